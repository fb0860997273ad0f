"""What stands more than once in articles, or stands in a reference collection already."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from linter.checks.kind import JoiningCheck
from linter.corpus import Cluster, Corpus, Duplicate, Place
from linter.documents import Document
from linter.findings import Problem
from linter.findings.duplicates import Copy, Duplicates, QuotedPassage, Repetition
from linter.pipeline.batch import Examined, Watch, examined, keys_of, unwatched
from linter.pipeline.cache import Cache
from linter.pipeline.discover import discover, shown
from linter.pipeline.files import UnreadableFile, read
from linter.pipeline.options import RunOptions
from linter.pipeline.profiles import Profiles
from linter.pipeline.repository import home
from linter.pipeline.texts import Texts, parsed
from linter.settings.program import cache_folder

RECORDS = frozenset({".jsonl", ".ndjson"})
"""The suffixes of files that hold a whole collection, one record a line."""


class Record(msgspec.Struct, frozen=True):
    """An article of a JSONL collection; `path`, or else `id`, names it and tells its format."""

    text: str
    id: str | int | None = None
    path: str | None = None


def find_duplicates(
    paths: Sequence[str],
    options: RunOptions,
    against: Sequence[str] = (),
    watch: "Watch[Examined | Problem]" = unwatched,
) -> Duplicates:
    """Compare articles with each other, or with reference articles.

    What articles silence and what a baseline accepts is listed too.

    Args:
        paths: files and folders.
        options: of the run; by its rules articles are compared, whichever of them join passages.
        against: files, folders and JSONL collections (`RECORDS`). If there are any, only what the
            articles share with these is listed. What is in both is a reference.
        watch: sees the articles that the cache does not know, one by one.

    Raises:
        NoSuchRule: a selected rule does not exist.
        FileError: a settings file is wrong.
    """
    profiles = Profiles(options, home(paths))
    files, missing = discover(paths, options.force_exclude, profiles.settings_of)
    problems = [Problem(path, "no such file or folder") for path in missing]
    texts: dict[str, str] = {}
    others: list[str] = []
    for path in against:
        if Path(path).suffix.lower() in RECORDS:
            try:
                texts.update(_records(path))
            except UnreadableFile as error:
                problems.append(error.problem)
        else:
            found, missing = discover([path], options.force_exclude, profiles.settings_of)
            others.extend(found)
            problems.extend(Problem(path, "no such file or folder") for path in missing)
    references = {*others, *texts}
    corpus = Corpus()
    compared: set[str] = set()
    for path, result in _examinations(sorted({*files, *references}), texts, profiles, watch):
        if isinstance(result, Problem):
            problems.append(result)
        else:
            compared.add(path)
            corpus.add(path, result.examination, reference=path in references)
    profiles.require_names()
    # Where all references are unreadable, the articles are not to be compared with each other.
    lost = bool(against) and not references & compared
    return Duplicates(
        articles=len(compared - references),
        references=len(references & compared),
        repetitions=() if lost else _repetitions(corpus, compared, texts, profiles),
        problems=tuple(sorted(problems, key=lambda problem: (problem.path, problem.message))),
        notices=tuple(profiles.notices),
    )


def _records(path: str) -> Iterator[tuple[str, str]]:
    """The articles of a JSONL collection: `FILE#NAME`, or `FILE:LINE` without a name; and text.

    Raises:
        UnreadableFile: the file, or a line of it.
    """
    decoder = msgspec.json.Decoder(Record)
    seen: dict[str, int] = {}
    try:
        with open(path, "rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    record = decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise UnreadableFile(Problem(path, f"no record: {error}", number)) from None
                name = record.path or record.id
                if name in {None, ""}:
                    yield f"{shown(path)}:{number}", record.text
                    continue
                if seen.setdefault(str(name), number) != number:
                    message = f"“{name}” is the record of line {seen[str(name)]} already"
                    raise UnreadableFile(Problem(path, message, number))
                yield f"{shown(path)}#{name}", record.text
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableFile(Problem(path, f"cannot be read: {reason}")) from None


def _examinations(
    paths: Sequence[str],
    texts: Mapping[str, str],
    profiles: Profiles,
    watch: "Watch[Examined | Problem]",
) -> Iterator[tuple[str, Examined | Problem]]:
    keys: dict[str, bytes] = {}
    for path, key in keys_of(paths, texts, profiles).items():
        if isinstance(key, Problem):
            yield path, key
        else:
            keys[path] = key
    cache = Cache(cache_folder() if profiles.options.cached else None)
    yield from examined(keys, texts, profiles, cache, watch)


def _repetitions(
    corpus: Corpus, paths: Iterable[str], texts: Mapping[str, str], profiles: Profiles
) -> tuple[Repetition, ...]:
    checks: dict[str, JoiningCheck] = {}
    for path in paths:
        checks.update(profiles.of(path).joining)

    def document_of(path: str) -> Document:
        return parsed(texts[path] if path in texts else read(path).text, path, profiles)

    articles = Texts(document_of, profiles.of)
    passage_at = _Passages(articles)
    found = []
    for cluster, duplicates in corpus.repetitions(checks, articles.prose):
        copies = tuple(
            _copy(duplicate, passage_at)
            for duplicate in duplicates
            if _reported(duplicate, profiles)
        )
        if copies:
            found.append(Repetition(cluster.rule, copies, _is_furniture(cluster, checks)))
    return tuple(sorted(found, key=_most_wasteful_first))


def _is_furniture(cluster: Cluster, checks: Mapping[str, JoiningCheck]) -> bool:
    return cluster.pages >= checks[cluster.rule].furniture


def _reported(duplicate: Duplicate, profiles: Profiles) -> bool:
    """Whether the rule runs on the article that repeats something, and would say it there."""
    rule = profiles.of(duplicate.place.path).rules.get(duplicate.rule)
    check = rule.check if rule is not None else None
    return isinstance(check, JoiningCheck) and check.reports(duplicate.similarity)


def _copy(duplicate: Duplicate, passage_at: "_Passages") -> Copy:
    # Of the passages that it is most like, the one nearest to the original.
    best = max(range(len(duplicate.matches)), key=lambda at: duplicate.matches[at].similarity)
    match = duplicate.matches[best]
    return Copy(
        passage_at(duplicate.extent),
        passage_at(duplicate.extents[best]),
        match.similarity,
        match.words,
    )


def _most_wasteful_first(repetition: Repetition) -> tuple[int, str, int, str]:
    first = repetition.copies[0].passage
    return -repetition.wasted_words, first.path, first.start.offset, repetition.rule


class _Passages:
    """Makes passages of places."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def __call__(self, place: Place) -> QuotedPassage:
        lines = self._texts.lines(place.path)
        return QuotedPassage(
            place.path,
            lines.position(place.start),
            lines.position(place.end),
            self._texts.text(place.path)[place.start : place.end],
        )
