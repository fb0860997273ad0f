"""What every check kind is: parameters in, hits out, and the two forms of the second phase."""

import sys
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from enum import Enum
from functools import cached_property
from math import inf
from typing import Any, Protocol, TypeVar

import msgspec
import xxhash

from linter.checks.literals import literals_of
from linter.documents.model import Document
from linter.text.occurrences import Occurrences, Searches
from linter.text.prose import Prose
from linter.text.span import Span
from linter.text.vocabulary import NO_VOCABULARY, Vocabulary

T = TypeVar("T")

Fact = str | int | float
"""A value that a rule's message may name."""


class RelatedSpan(msgspec.Struct, frozen=True, gc=False):
    """Another place in the same prose that a hit is about."""

    start: int
    end: int
    message: str


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A place that a check points at, in offsets of the view's prose.

    Attributes:
        facts: what the rule's message may name; `match`, the text of the hit, is always there.
        suggestions: texts that could stand instead, best first.
        fix: the text that should stand instead; None where a person must decide.
        safe: whether the fix may be applied unseen.
        related: other places in this article.
    """

    start: int
    end: int
    facts: dict[str, Fact] = {}
    suggestions: tuple[str, ...] = ()
    fix: str | None = None
    safe: bool = False
    related: tuple[RelatedSpan, ...] = ()


class View:
    """The part of a document that a rule judges.

    Attributes:
        prose: `document.prose`, or `document.raw` for scope `raw`.
        units: the ranges of the prose that are judged one by one, in order: blocks, sentences,
            sections or the whole article, as the rule's scope says.
        anywhere: whether the units are all of the blocks, so that one scan over the whole text
            serves (a match must still lie inside one unit).
        searches: where the literals of all rules stand, in any text of the article.
        vocabulary: the terms that settings accept and reject.
    """

    def __init__(
        self,
        document: Document,
        prose: Prose,
        units: tuple[Span, ...],
        anywhere: bool,
        searches: Searches | None = None,
        vocabulary: Vocabulary = NO_VOCABULARY,
    ) -> None:
        self.document = document
        self.prose = prose
        self.units = units
        self.anywhere = anywhere
        self.searches = Searches() if searches is None else searches
        self.vocabulary = vocabulary
        self._derived: dict[Callable[[View], Any], Any] = {}

    def narrowed(self, units: tuple[Span, ...]) -> "View":
        """The same with only these of its units."""
        return View(self.document, self.prose, units, False, self.searches, self.vocabulary)

    def derived(self, make: "Callable[[View], T]") -> T:
        """What `make` says of this view, computed once; as `Document.derived`."""
        if make not in self._derived:
            self._derived[make] = make(self)
        value: T = self._derived[make]
        return value

    @cached_property
    def occurrences(self) -> Occurrences:
        """Where the literals of all rules stand in the view's prose."""
        return self.searches.within(self.prose.lintable)

    @cached_property
    def unit_starts(self) -> list[int]:
        """Where the units begin."""
        return [unit.start for unit in self.units]

    def unit_of(self, start: int, end: int) -> Span | None:
        """The unit that holds a range of the prose; None where it reaches beyond one."""
        index = bisect_right(self.unit_starts, start) - 1
        if index < 0 or end > self.units[index].end:
            return None
        return self.units[index]


class CheckKind(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True
):
    """A kind of check; its fields are its parameters.

    Subclasses are pure: the same view gives the same hits, and they know no rule, severity, path
    or line.
    """

    def facts(self) -> frozenset[str]:
        """The facts that a message may name besides `match`."""
        return frozenset()

    def notes(self) -> tuple[str, ...]:
        """What a reader of the rule's page may want to know besides the parameters, in Markdown."""
        return ()

    def prepare(self) -> None:
        """Compile what the check needs, so that a wrong parameter is found when rules are loaded.

        Raises:
            re.error: a pattern is no regular expression.
        """

    def own_view(self, view: View) -> View:
        """The view that it judges: this one, unless it reads articles in a way of its own."""
        return view

    @property
    def reader(self) -> Hashable:
        """The way of its own in which it reads articles; None for that of the documents.

        Checks of equal readers read the same text (`read_by`), so that it is searched once.
        """
        return None

    def read_by(self, document: Document) -> str:
        """The text that it looks for its literals in, by its `reader`."""
        return document.prose.lintable

    def phrases(self) -> tuple[str, ...]:
        """The phrases that it looks for with `scan`."""
        return ()

    def literals(self) -> frozenset[str]:
        """Texts whose places it asks for (`View.occurrences`), whatever the case and white space.

        The profile looks for those of all rules in one pass. A check may ask for others, one by
        one and at a price. One that reads articles in its own way gives its view the searches of
        the view that it was given, `View(..., searches=view.searches)`, and so its places are
        those in its own prose.
        """
        return literals_of(self.phrases())

    def needs(self) -> frozenset[str] | None:
        """Texts one of which stands in any article with a hit, whatever the case and white space.

        The check runs only on articles that have one. None: no such set is known, and it runs on
        every article.
        """
        return None

    @property
    def of_article(self) -> bool:
        """Whether a hit speaks of the article as a whole, wherever it points."""
        return False

    def hits(self, view: View) -> Iterable[Hit]:
        """What the check finds in this article alone, in any order."""
        return ()


class PassageHit(msgspec.Struct, frozen=True, gc=False):
    """A range of the view's prose that is worth comparing; see `findings.Passage`.

    Attributes:
        text: what the payloads of several passages are parts of; it is kept once.
        first, last: the payload, from and to which byte of it.
        head: how many characters from the start a finding points at; 0 for the whole passage.
        key: what keys it has that cannot be made of the payload; see `JoiningCheck.keys`.
    """

    start: int
    end: int
    text: bytes
    first: int
    last: int
    head: int = 0
    key: bytes = b""


class Match(msgspec.Struct, frozen=True, gc=False):
    """Two passages that belong together.

    Attributes:
        similarity: 0 to 1; what it measures is the check's.
        words: about how many words they share.
        first, second: the part of either that it is about, in terms of the payload (see
            `JoiningCheck.part`); None where it is the whole passage.
        evidence: how improbable it is by chance, in bits; what it rests on is the check's.
        facts: for the message.
    """

    similarity: float
    words: int = 0
    first: tuple[int, int] | None = None
    second: tuple[int, int] | None = None
    evidence: float = inf
    facts: dict[str, Fact] = {}


class Reach(Enum):
    """Where two passages that are compared may stand."""

    ARTICLE = "in one article"
    OTHERS = "in two articles"
    ALL = "anywhere"


class JoiningCheck(CheckKind, frozen=True, kw_only=True):
    """A check that compares passages, in one article or across many.

    Where a passage is part of a finding of a check of higher `rank` that relates the same two
    places, only that one is reported: an article that stands twice is one finding, not twenty.
    """

    @property
    def reporting_parameters(self) -> frozenset[str]:
        """The parameters that `reports` looks at.

        All others are one for the whole run: keys and payloads fit together only if those of all
        articles are made in one way.
        """
        return frozenset()

    def reports(self, similarity: float) -> bool:
        """Whether a match that the run found is reported in an article with these parameters."""
        return True

    @property
    def rank(self) -> int:
        """How large a thing the check compares; 0 for checks that stand by themselves."""
        return 0

    @property
    def furniture(self) -> int:
        """From how many pages on a cluster is part of the site, and no finding on any of them."""
        return sys.maxsize

    @property
    def shared_keys(self) -> float:
        """Which part of the keys of the one that has fewer two passages must share; 0: any one."""
        return 0.0

    @property
    def reach(self) -> Reach:
        """Which passages are compared: those of one article, of different ones, or all."""
        return Reach.ALL

    def passages(self, view: View) -> Iterable[PassageHit]:
        """The passages of this article that others may match."""
        raise TypeError(f"{type(self).__name__} does not say which passages it compares")

    def keys(self, payloads: Sequence[bytes]) -> Sequence[bytes]:
        """The keys of passages: for each its packed 64-bit little-endian hashes.

        Passages of one rule that share a key are candidates for a match. Of very many payloads
        keys are made at once, which is what makes them cheap; no payload's depend on another's.
        """
        return [xxhash.xxh3_64_digest(payload) for payload in payloads]

    def match(self, first: bytes, second: bytes) -> Match | None:
        """Whether two passages with a common key belong together, from their payloads."""
        raise TypeError(f"{type(self).__name__} does not say which passages match")

    def matches(
        self, payloads: Sequence[bytes], pairs: Sequence[tuple[int, int]]
    ) -> list[Match | None]:
        """What `match` says of each of many pairs, given by their indices."""
        return [self.match(payloads[first], payloads[second]) for first, second in pairs]

    def part(self, text: str, part: tuple[int, int]) -> tuple[int, int]:
        """Where the part of a passage that a match is about stands in the passage's prose."""
        return part

    def stands_among(self, match: Match, passages: int) -> bool:
        """Whether a match is one among so many different passages.

        The more are compared, the more two that have nothing to do with each other may share.
        """
        return True

    def finer_keys(self, payloads: Sequence[bytes]) -> Sequence[bytes] | None:
        """Keys that part a crowd, for passages that all share one key, in the same order.

        The check sees the whole crowd, so that it can choose what is rare in it. Two passages
        that match must still share a key. None: there are no better keys.
        """
        return None


class Tally(Protocol):
    """How often terms occur in the run, and in the index where there is one."""

    def occurrences(self, term: str) -> int:
        """How often the term stands in all articles."""

    def articles(self, term: str) -> int:
        """In how many articles the term stands."""


class CandidateHit(msgspec.Struct, frozen=True):
    """A hit that stands only if the counts of the run allow it."""

    hit: Hit
    terms: tuple[str, ...]
    payload: bytes = b""


class TallyingCheck(CheckKind, frozen=True, kw_only=True):
    """A check whose verdict depends on what the other articles say."""

    def counts(self, view: View) -> Mapping[str, int]:
        """The terms of this article that decide, here or elsewhere, and how often they stand."""
        raise TypeError(f"{type(self).__name__} does not say what it counts")

    def candidates(self, view: View) -> Iterable[CandidateHit]:
        """The hits that the counts may drop."""
        raise TypeError(f"{type(self).__name__} has no candidates")

    def stands(self, terms: tuple[str, ...], payload: bytes, tally: Tally) -> bool:
        """Whether a candidate with these terms is a finding."""
        raise TypeError(f"{type(self).__name__} does not say which candidates stand")
