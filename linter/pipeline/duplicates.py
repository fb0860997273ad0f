"""What stands more than once in articles, or stands in a reference collection already."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from linter.checks.kind import JoiningCheck
from linter.corpus import Cluster, Corpus, Duplicate, Place
from linter.corpus.neighbourhood import Neighbourhood
from linter.documents import Document
from linter.findings import Examination, Problem
from linter.findings.duplicates import Copy, Duplicates, QuotedPassage, Repetition
from linter.pipeline.batch import Examined, Watch, examined, keys_of, unwatched
from linter.pipeline.cache import Cache
from linter.pipeline.discover import discover, shown
from linter.pipeline.files import UnreadableFile, read
from linter.pipeline.options import RunOptions
from linter.pipeline.profiles import Profiles
from linter.pipeline.repository import home
from linter.pipeline.surroundings import Surroundings
from linter.pipeline.texts import Texts, parsed
from linter.rulebook.profile import Profile
from linter.settings.program import cache_folder

RECORDS = frozenset({".jsonl", ".ndjson"})
"""The suffixes of files that hold a whole collection, one record a line."""

INDEX = "index"
"""What stands for all other articles of the repository."""


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
        against: files, folders and JSONL collections (`RECORDS`), or `INDEX` alone. If there are
            any, only what the articles share with these is listed. What is in both is a
            reference; with `INDEX` it is not.
        watch: sees the articles that the cache does not know, one by one.

    Raises:
        NoSuchRule: a selected rule does not exist.
        FileError: a settings file is wrong.
        NoRepository: there is no index, and there can be none.
    """
    compared = _Compared(paths, options, watch)
    if INDEX in against:
        return compared.with_repository()
    return compared.with_references(against)


class _Compared:
    """The articles that are compared, and how."""

    def __init__(
        self, paths: Sequence[str], options: RunOptions, watch: "Watch[Examined | Problem]"
    ) -> None:
        self._paths = paths
        self._options = options
        self._watch = watch
        self._profiles = Profiles(options, home(paths))
        self._files, self._problems = discover(
            paths, options.force_exclude, self._profiles.settings_of
        )
        self._texts: dict[str, str] = {}

    def with_references(self, against: Sequence[str]) -> Duplicates:
        """What the articles share with references, or with each other if there are none."""
        others: list[str] = []
        for path in against:
            if Path(path).suffix.lower() in RECORDS:
                try:
                    self._texts.update(_records(path))
                except UnreadableFile as error:
                    self._problems.append(error.problem)
            else:
                found, problems = discover(
                    [path], self._options.force_exclude, self._profiles.settings_of
                )
                others.extend(found)
                self._problems.extend(problems)
        references = {*others, *self._texts}
        corpus = Corpus()
        compared: set[str] = set()
        for path, examination in self._examinations(sorted({*self._files, *references})):
            compared.add(path)
            corpus.add(path, examination, reference=path in references)
        # Where all references are unreadable, the articles are not to be compared with each other.
        lost = bool(against) and not references & compared
        return self._said(
            len(compared - references),
            len(references & compared),
            () if lost else self._repetitions(corpus, compared, str),
        )

    def with_repository(self) -> Duplicates:
        """What the articles share with all others of their repository.

        If they are all there are, what they share with each other.
        """
        indexed = msgspec.structs.replace(self._options, index=True)
        around = Surroundings(self._paths, indexed, home(self._paths))
        examinations = dict(self._examinations(self._files))
        cache = Cache(cache_folder() if self._options.cached else None)
        index = around.index(self._profiles, sorted(examinations), cache)
        if index is None:
            return self.with_references(())
        paths = {index.name(path): path for path in examinations}
        index.refresh(frozenset(paths), self._watch)

        def path_of(name: str) -> str:
            return paths.get(name) or around.shown(index.path(name))

        repetitions = index.among(
            {name: examinations[path] for name, path in paths.items()},
            self._checks(examinations),
            {},
            lambda corpus: self._repetitions(corpus, examinations, path_of),
            references=True,
        )
        found = self._said(len(paths), index.others(paths), repetitions)
        index.close()
        return found

    def _said(
        self, articles: int, references: int, repetitions: tuple[Repetition, ...]
    ) -> Duplicates:
        return Duplicates(
            articles=articles,
            references=references,
            repetitions=repetitions,
            problems=tuple(sorted(self._problems, key=lambda each: (each.path, each.message))),
            notices=tuple(self._profiles.notices),
        )

    def _examinations(self, paths: Sequence[str]) -> Iterator[tuple[str, Examination]]:
        """What phase one says of articles; what cannot be read is a problem."""
        keys: dict[str, bytes] = {}
        for path, key in keys_of(paths, self._texts, self._profiles).items():
            if isinstance(key, Problem):
                self._problems.append(key)
            else:
                keys[path] = key
        cache = Cache(cache_folder() if self._options.cached else None)
        for path, result in examined(keys, self._texts, self._profiles, cache, self._watch):
            if isinstance(result, Problem):
                self._problems.append(result)
            else:
                yield path, result.examination
        self._profiles.require_names()

    def _checks(self, paths: Iterable[str]) -> dict[str, JoiningCheck]:
        checks: dict[str, JoiningCheck] = {}
        for path in paths:
            checks.update(self._profiles.of(path).joining)
        return checks

    def _repetitions(
        self, corpus: Corpus | Neighbourhood, paths: Iterable[str], path_of: Callable[[str], str]
    ) -> tuple[Repetition, ...]:
        """What is alike.

        Args:
            corpus: what is compared.
            paths: by whose rules.
            path_of: where what the corpus has under a name is.
        """
        checks = self._checks(paths)
        profiles, texts = self._profiles, self._texts

        def document_of(name: str) -> Document:
            path = path_of(name)
            return parsed(texts[path] if path in texts else read(path).text, path, profiles)

        articles = Texts(document_of, lambda name: profiles.of(path_of(name)))
        passage_at = _Passages(articles, path_of)
        found = []
        for cluster, duplicates in corpus.repetitions(checks, articles.prose):
            copies = tuple(
                _copy(duplicate, passage_at)
                for duplicate in duplicates
                if _reported(duplicate, profiles.of(path_of(duplicate.place.path)))
            )
            if copies:
                found.append(Repetition(cluster.rule, copies, _is_furniture(cluster, checks)))
        return tuple(sorted(found, key=_most_wasteful_first))


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


def _is_furniture(cluster: Cluster, checks: Mapping[str, JoiningCheck]) -> bool:
    return cluster.pages >= checks[cluster.rule].furniture


def _reported(duplicate: Duplicate, profile: Profile) -> bool:
    """Whether the rule runs on the article that repeats something, and would say it there."""
    rule = profile.rules.get(duplicate.rule)
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

    def __init__(self, texts: Texts, path_of: Callable[[str], str]) -> None:
        self._texts = texts
        self._path_of = path_of

    def __call__(self, place: Place) -> QuotedPassage:
        lines = self._texts.lines(place.path)
        return QuotedPassage(
            self._path_of(place.path),
            lines.position(place.start),
            lines.position(place.end),
            self._texts.text(place.path)[place.start : place.end],
        )
