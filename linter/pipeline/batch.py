"""Phase one over many files: what is known already, and the rest in one process or in several."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Protocol, TypeVar

import msgspec
import xxhash

from linter.documents import format_of
from linter.findings import Examination, Problem
from linter.pipeline.cache import Cache
from linter.pipeline.examine import RuleOutOfTime, examine
from linter.pipeline.files import UnreadableFile, decoded, read_bytes
from linter.pipeline.options import RunOptions
from linter.pipeline.profiles import Profiles
from linter.rulebook.profile import Profile

_POOL_BYTES = 600_000
"""Below this much text, starting processes takes longer than the work."""
_CHUNK = 8
_KNOWN_AT_ONCE = 500
"""Articles that the cache is asked for together."""
_KEPT_AT_ONCE = 250
"""New ones that it is given together."""

T = TypeVar("T")


_ENCODER = msgspec.msgpack.Encoder()
EXAMINATIONS = msgspec.msgpack.Decoder(Examination)


class Examined(msgspec.Struct, frozen=True, gc=False):
    """What phase one says of a text, as workers hand it over and the cache keeps it.

    Attributes:
        key: that the text and its rules have in the cache.
        encoded: the examination, in MessagePack.
    """

    key: bytes
    encoded: bytes

    @property
    def examination(self) -> Examination:
        """What phase one says; decoded each time."""
        return EXAMINATIONS.decode(self.encoded)


class RulesOf(Protocol):
    """By which rules articles are examined; it can be handed to another process."""

    options: RunOptions

    def of(self, path: str) -> Profile:
        """The rules that hold for the article at `path`."""


def content_key(data: bytes, path: str, profiles: RulesOf) -> bytes:
    """16 bytes that name all that an examination depends on: text, format, rules, program."""
    digest = xxhash.xxh3_128(profiles.of(path).digest)
    digest.update(f"{format_of(path)}\0".encode())
    digest.update(data)
    return digest.digest()


def keys_of(
    paths: Sequence[str], texts: Mapping[str, str], profiles: Profiles
) -> dict[str, bytes | Problem]:
    """The key of each article, or what keeps it from being read."""
    found: dict[str, bytes | Problem] = {}
    for path in paths:
        try:
            data = texts[path].encode() if path in texts else read_bytes(path)
            found[path] = content_key(data, path, profiles)
        except UnreadableFile as error:
            found[path] = error.problem
    return found


Watch = Callable[[Iterable[T], int], Iterable[T]]
"""Passes results on as they come, told how many there will be: a progress bar."""


def unwatched(results: Iterable[T], total: int) -> Iterable[T]:
    """No progress bar."""
    return results


def examined(
    keys: Mapping[str, bytes],
    texts: Mapping[str, str],
    profiles: RulesOf,
    cache: Cache,
    watch: "Watch[Examined | Problem]" = unwatched,
) -> Iterator[tuple[str, Examined | Problem]]:
    """What phase one says of each article; the same however it is found out.

    What the cache knows comes first, then the rest; either in the order of the keys.

    Args:
        keys: of the articles, by path.
        texts: of those that are not on disk.
        profiles: of the run.
        cache: asked first, and given what is new.
        watch: sees the articles that the cache does not know, one by one.
    """
    missing: list[str] = []
    paths = iter(keys)
    while some := list(islice(paths, _KNOWN_AT_ONCE)):
        known = cache.examinations({keys[path] for path in some})
        for path in some:
            key = keys[path]
            if key in known:
                yield path, Examined(key, known[key])
            else:
                missing.append(path)
    fresh: list[Examined] = []
    articles = [(path, texts.get(path)) for path in missing]
    results = watch(_results(articles, profiles), len(articles))
    for path, result in zip(missing, results, strict=True):
        yield path, result
        if isinstance(result, Examined):
            fresh.append(result)
        if len(fresh) == _KEPT_AT_ONCE:
            cache.keep(fresh)
            fresh.clear()
    cache.keep(fresh)


def _results(articles: Sequence["_Article"], profiles: RulesOf) -> Iterator[Examined | Problem]:
    """What phase one says of articles, in their order."""
    work = partial(_examined, profiles=profiles)
    jobs = _jobs(articles, profiles.options.jobs)
    if jobs == 1:
        yield from map(work, articles)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_start_method

    # What the first article has this process import and compile, others have when they are forked.
    alone = 1 if get_start_method() == "fork" else 0
    yield from map(work, articles[:alone])
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(work, articles[alone:], chunksize=_CHUNK)


_Article = tuple[str, str | None]
"""A path, and the text where it is not on disk."""


def _examined(article: _Article, profiles: RulesOf) -> Examined | Problem:
    path, given = article
    try:
        data = read_bytes(path) if given is None else given.encode()
        text = decoded(data, path).text
    except UnreadableFile as error:
        return error.problem
    profile = profiles.of(path)
    # The file may have changed since its key was made: the key is of what was judged.
    try:
        found = examine(text, format_of(path) or "text", profile)
    except RuleOutOfTime as error:
        return Problem(path, f"the rule {error.rule} takes too long here; see its pattern")
    return Examined(content_key(data, path, profiles), _ENCODER.encode(found))


def _jobs(articles: Sequence[_Article], wanted: int) -> int:
    if wanted:
        return max(1, min(wanted, len(articles)))
    if len(articles) < 2 * _CHUNK or sum(map(_size, articles)) < _POOL_BYTES:
        return 1
    return min(os.cpu_count() or 1, len(articles) // _CHUNK)


def _size(article: _Article) -> int:
    path, given = article
    if given is not None:
        return len(given)
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
