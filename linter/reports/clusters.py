"""Passages that stand more than once, gathered from the findings that relate them."""

from collections import Counter

import msgspec

from linter.findings import FileReport, RunReport, Violation
from linter.text.position import Position

FAMILY = "duplicates/"


class Place(msgspec.Struct, frozen=True, order=True, gc=False):
    """A range of one article's source."""

    path: str
    start: Position
    end: Position


class Cluster(msgspec.Struct, frozen=True):
    """Places whose texts are the same or nearly so.

    Attributes:
        rule: the rule that most of the findings come from.
        places: in the order of paths and offsets, at least two.
        excerpt: the text of one of the findings.
    """

    rule: str
    places: tuple[Place, ...]
    excerpt: str


class Clusters(msgspec.Struct, frozen=True):
    """The clusters of a run, those with the most text first.

    Attributes:
        all: the clusters.
        by_place: the index in `all` of the cluster that holds a place.
    """

    all: tuple[Cluster, ...]
    by_place: dict[Place, int]


def clusters(report: RunReport) -> Clusters:
    """Join what duplicate findings point at: a chain of copies is one cluster."""
    above: dict[Place, Place] = {}
    found: list[tuple[Place, Violation]] = []
    for file, violation in _duplicates(report):
        place = Place(file.path, violation.start, violation.end)
        found.append((place, violation))
        for related in violation.related:
            other = Place(related.path or file.path, related.start, related.end)
            first, second = _root(above, place), _root(above, other)
            if first != second:
                above[max(first, second)] = min(first, second)
    members: dict[Place, list[Place]] = {}
    for place in above:
        members.setdefault(_root(above, place), []).append(place)
    violations: dict[Place, list[Violation]] = {}
    for place, violation in found:
        violations.setdefault(_root(above, place), []).append(violation)
    joined = sorted(
        (
            Cluster(
                rule=Counter(each.rule for each in violations[root]).most_common(1)[0][0],
                places=tuple(sorted(places)),
                excerpt=violations[root][0].excerpt,
            )
            for root, places in members.items()
            if len(places) > 1
        ),
        key=lambda cluster: (-len(cluster.places) * len(cluster.excerpt), cluster.places),
    )
    by_place = {place: index for index, cluster in enumerate(joined) for place in cluster.places}
    return Clusters(tuple(joined), by_place)


def _duplicates(report: RunReport) -> list[tuple[FileReport, Violation]]:
    return [
        (file, violation)
        for file in report.files
        for violation in file.violations
        if violation.related and violation.rule.startswith(FAMILY)
    ]


def _root(above: dict[Place, Place], place: Place) -> Place:
    """The first place of the set that `place` is in; the way there is shortened as it is gone."""
    above.setdefault(place, place)
    path = []
    while above[place] != place:
        path.append(place)
        place = above[place]
    for each in path:
        above[each] = place
    return place
