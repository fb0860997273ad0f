"""Phase two: what articles say together. Joins passages, counts terms, and speaks of the rest."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import Protocol

from linter.checks.kind import JoiningCheck, Tally, TallyingCheck
from linter.corpus import Corpus, Duplicate, Place
from linter.corpus.clusters import ProseOf, unaccepted
from linter.documents import Document
from linter.findings import Examination, Related, Violation
from linter.pipeline.examine import line_window, quoted
from linter.pipeline.order import place_order
from linter.pipeline.texts import Texts
from linter.rulebook.profile import Profile


class Comparison(Protocol):
    """What articles are compared with: the corpus of a run, or a repository."""

    def tally(self, rule: str) -> Tally:
        """The sums of the rule's counts."""

    def duplicates(
        self, checks: Mapping[str, JoiningCheck], prose_of: ProseOf
    ) -> Iterable[Duplicate]:
        """One finding at each place that repeats an earlier one, by file and place."""


Articles = Mapping[str, Examination]
"""What phase one said, by path."""

Compared = tuple[str, Examination, tuple[Violation, ...]]
"""A path, what phase one said, and what both phases say."""


Accepts = Callable[[str, str], bool]
"""Whether settings let two articles share text; the second is the one that is not judged."""


def _accepts_nothing(path: str, other: str) -> bool:
    return False


def compare(
    articles: Articles,
    profile_of: Callable[[str], Profile],
    document_of: Callable[[str], Document],
    among: Comparison | None = None,
    shown: Callable[[str], str] = str,
    accepts: Accepts = _accepts_nothing,
) -> Iterator[Compared]:
    """All violations of each article, by path; those of one in the order of their places.

    Args:
        articles: what phase one said; each is asked for twice, and not held.
        profile_of: the rules that hold for a path.
        document_of: the article of a path; asked only for those that are alike in something.
        among: what the articles are compared with; each other unless given.
        shown: how a path is written in what is said of it.
        accepts: whether two articles may share text.
    """
    paths = sorted(articles)
    if among is None:
        corpus = among = Corpus()
        for path in paths:
            corpus.add(path, articles[path])
    duplicates = _duplicates(among, paths, profile_of, document_of, shown, accepts)
    repeated = next(duplicates, None)
    for path in paths:
        examination = articles[path]
        found = [*examination.violations, *_standing(examination, profile_of(path), among)]
        while repeated is not None and repeated[0] == path:
            found.append(repeated[1])
            repeated = next(duplicates, None)
        yield path, examination, tuple(sorted(found, key=place_order))


def _standing(examination: Examination, profile: Profile, among: Comparison) -> list[Violation]:
    standing = []
    for candidate in examination.candidates:
        rule = profile.rules[candidate.violation.rule]
        if isinstance(rule.check, TallyingCheck) and rule.check.stands(
            candidate.terms, candidate.payload, among.tally(rule.id)
        ):
            standing.append(candidate.violation)
    return standing


def _duplicates(
    among: Comparison,
    paths: Sequence[str],
    profile_of: Callable[[str], Profile],
    document_of: Callable[[str], Document],
    shown: Callable[[str], str],
    accepts: Accepts,
) -> Iterator[tuple[str, Violation]]:
    """What stands twice, by path and place."""
    checks: dict[str, JoiningCheck] = {}
    for path in paths:
        checks.update(profile_of(path).joining)
    texts = Texts(document_of, profile_of)
    judged = frozenset(paths)
    for known in among.duplicates(checks, texts.prose):
        path = known.place.path
        duplicate = unaccepted(known, accepts) if path in judged else None
        if duplicate is None:
            continue
        rule = profile_of(path).rules.get(duplicate.rule)
        if (
            rule is not None
            and isinstance(rule.check, JoiningCheck)
            and rule.check.reports(duplicate.similarity)
        ):
            yield path, _violation(duplicate, profile_of(path), texts, shown)


def _violation(
    duplicate: Duplicate, profile: Profile, texts: Texts, shown: Callable[[str], str]
) -> Violation:
    rule = profile.rules[duplicate.rule]
    place = duplicate.place
    lines = texts.lines(place.path)
    start, end = lines.position(place.start), lines.position(place.end)
    related = tuple(_related(other, place.path, texts, shown) for other in duplicate.related)
    excerpt = texts.text(place.path)[place.start : place.end]
    first = related[0]
    where = f"line {first.start.line}"
    if first.path:
        where = f"{first.path}:{first.start.line}"
    apart = min(
        texts.apart(place.path, other.end, place.start) if other.path == place.path else inf
        for other in duplicate.related
    )
    facts: Mapping[str, object] = {
        "match": quoted(excerpt),
        "where": where,
        "apart": apart,
        **duplicate.facts,
    }
    line_text, line_offset = line_window(lines, start)
    return Violation(
        rule=rule.id,
        severity=rule.severity_of(facts),
        message=rule.message.format(**facts),
        start=start,
        end=end,
        excerpt=excerpt,
        line_text=line_text,
        line_offset=line_offset,
        related=related,
    )


def _related(place: Place, path: str, texts: Texts, shown: Callable[[str], str]) -> Related:
    lines = texts.lines(place.path)
    return Related(
        lines.position(place.start),
        lines.position(place.end),
        place.message,
        "" if place.path == path else shown(place.path),
    )
