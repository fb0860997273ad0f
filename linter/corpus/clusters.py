"""Passages that hang together, which of them is the original, and what to say at the others."""

from collections.abc import Callable, Container, Sequence

import msgspec

from linter.checks.kind import Fact, JoiningCheck, Match, Reach
from linter.corpus.editions import are_editions, of_one_edition, page
from linter.findings.passages import Passage
from linter.text.prose import Prose
from linter.text.span import Span

RELATED = 16
"""With how many earlier members of its cluster a passage is compared, and how many it names."""


ProseOf = Callable[[str, str], Prose]
"""The prose that a rule judged in an article: of the rule's id and the path."""


class Member(msgspec.Struct, frozen=True, gc=False):
    """A passage and the article it stands in."""

    path: str
    passage: Passage


class Cluster(msgspec.Struct, frozen=True):
    """Passages of one rule each of which matches another; the original comes first."""

    rule: str
    members: tuple[Member, ...]

    @property
    def pages(self) -> int:
        """In how many pages it stands; versions and translations of a page are one."""
        return len({page(member.path) for member in self.members})

    @property
    def wasted_words(self) -> int:
        """The words of all members but the original."""
        return sum(member.passage.words for member in self.members[1:])


class Place(msgspec.Struct, frozen=True, order=True, gc=False):
    """Source characters of a file, from 0, and what to say of them."""

    path: str
    start: int
    end: int
    message: str = ""

    def covers(self, other: "Place") -> bool:
        """Whether half or more of the other is in this one."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        return self.path == other.path and 2 * shared >= other.end - other.start


class Duplicate(msgspec.Struct, frozen=True):
    """A finding of phase two: what stands at `place` stood earlier at each of `related`.

    Attributes:
        place, related: where to point, the nearest to the original first.
        extent, extents: how far what matches reaches there; more than the place where a finding
            points at the head of an article.
        matches: how the passage at each of `related` matches this one.
        similarity: the greatest among them, 0 to 1; what it measures is the check's.
        facts: for the message: those of the best match, `similarity` in percent, `words` shared
            and `copies`, the number of other places. The caller, who knows the articles, adds
            `where`, the first related place, and `apart`, how many headings and the like stand
            between it and the nearest of them (infinite if all are in other articles).
    """

    rule: str
    place: Place
    related: tuple[Place, ...]
    extent: Place
    extents: tuple[Place, ...]
    matches: tuple[Match, ...]
    similarity: float
    facts: dict[str, Fact]


def duplicates(
    cluster: Cluster,
    check: JoiningCheck,
    prose_of: ProseOf,
    compared: int,
    references: Container[str] = (),
) -> list[Duplicate]:
    """One finding at each place of the cluster that repeats earlier ones.

    Args:
        cluster: what hangs together.
        check: of the cluster's rule.
        prose_of: the texts of the articles in it.
        compared: among how many passages it was found.
        references: if there are any, the files that the others are compared with.
    """
    found: list[Duplicate] = []
    places = _Places(cluster.rule, check, prose_of)
    for index, member in enumerate(cluster.members):
        if member.path in references:
            continue
        earlier = [
            other
            for other in cluster.members[:index]
            if not are_editions(other.path, member.path)
            and (check.reach is not Reach.OTHERS or other.path != member.path)
            and (not references or other.path in references)
        ]
        matches: list[tuple[Member, Match]] = []
        for other in earlier[:RELATED]:
            match = check.match(other.passage.payload, member.passage.payload)
            if match is not None and check.stands_among(match, compared):
                matches.append((other, match))
        found.extend(
            _duplicate(cluster.rule, member, _each_page_once(group, member), places)
            for group in _by_part(matches, member, places)
        )
    return found


class _Places:
    """Where passages of a rule stand in the source."""

    def __init__(self, rule: str, check: JoiningCheck, prose_of: ProseOf) -> None:
        self._rule = rule
        self._check = check
        self._prose_of = prose_of

    def place(self, member: Member, part: tuple[int, int] | None = None) -> Place:
        """The place of a passage, or of what a match says it is about."""
        prose = self._prose_of(self._rule, member.path)
        start, end = member.passage.start, member.passage.end
        if part is not None:
            first, last = self._check.part(prose.text[start:end], part)
            start, end = start + first, start + last
        return self._of(member.path, prose.source_span(start, end))

    def head(self, member: Member, part: tuple[int, int] | None) -> Place:
        """As `place`, but of what is to be pointed at where a whole passage matches."""
        passage = member.passage
        if part is not None or not passage.head:
            return self.place(member, part)
        prose = self._prose_of(self._rule, member.path)
        span = prose.source_span(passage.start, passage.start + passage.head)
        return self._of(member.path, span)

    def _of(self, path: str, span: Span) -> Place:
        return Place(path, span.start, span.end)


def _by_part(
    matches: Sequence[tuple[Member, Match]], to: Member, places: _Places
) -> list[list[tuple[Member, Match]]]:
    """The matches put together by the part of the passage that they are about."""
    groups: list[tuple[Span, list[tuple[Member, Match]]]] = []
    for member, match in matches:
        place = places.place(to, match.second)
        part = Span(place.start, place.end)
        for span, group in groups:
            if span.overlaps(part):
                group.append((member, match))
                break
        else:
            groups.append((part, [(member, match)]))
    return [group for _, group in groups]


def _each_page_once(group: list[tuple[Member, Match]], to: Member) -> list[tuple[Member, Match]]:
    """The matches without further editions of a page."""
    named = of_one_edition((other.path for other, _ in group), to.path)
    return [pair for pair in group if pair[0].path in named]


def _duplicate(
    rule: str, member: Member, group: list[tuple[Member, Match]], places: _Places
) -> Duplicate:
    best = max(group, key=lambda pair: (pair[1].similarity, pair[1].words))[1]
    return Duplicate(
        rule=rule,
        place=places.head(member, best.second),
        related=tuple(
            msgspec.structs.replace(
                places.head(other, match.first),
                message=f"{_percent(match)} % the same",
            )
            for other, match in group
        ),
        extent=places.place(member, best.second),
        extents=tuple(places.place(other, match.first) for other, match in group),
        matches=tuple(match for _, match in group),
        similarity=best.similarity,
        facts={
            **best.facts,
            "similarity": _percent(best),
            "words": best.words,
            "copies": len(group),
        },
    )


def _percent(match: Match) -> int:
    # 100 is for what is the same in every word.
    return int(match.similarity * 100)


Extents = tuple[Place, tuple[Place, ...]]
"""The extent and the extents of a duplicate."""


def uncovered(duplicate: Duplicate, larger: Sequence[Extents]) -> Duplicate | None:
    """The duplicate without what larger findings in its file say already; None if that is all."""
    left = [
        index
        for index, extent in enumerate(duplicate.extents)
        if not any(
            whole.covers(duplicate.extent) and any(other.covers(extent) for other in others)
            for whole, others in larger
        )
    ]
    return _only(duplicate, left)


def unaccepted(duplicate: Duplicate, accepts: Callable[[str, str], bool]) -> Duplicate | None:
    """The duplicate without places in articles that may share text with its own.

    Args:
        duplicate: what was found.
        accepts: says so of two paths. What stands twice in one article it is not asked of.
    """
    path = duplicate.place.path
    left = [
        index
        for index, place in enumerate(duplicate.related)
        if place.path == path or not accepts(path, place.path)
    ]
    return _only(duplicate, left)


def _only(duplicate: Duplicate, left: Sequence[int]) -> Duplicate | None:
    """The duplicate with these of its related places; None if there are none of them."""
    if len(left) == len(duplicate.related):
        return duplicate
    if not left:
        return None
    return msgspec.structs.replace(
        duplicate,
        related=tuple(duplicate.related[index] for index in left),
        extents=tuple(duplicate.extents[index] for index in left),
        matches=tuple(duplicate.matches[index] for index in left),
        facts={**duplicate.facts, "copies": len(left)},
    )
