"""Check kind `pile-up`: too many passives, or too many abstract nouns, in one sentence."""

from collections.abc import Callable, Iterator
from typing import Literal

from linter.checks.kind import CheckKind, Hit, RelatedSpan, View
from linter.checks.readability.counts import sentence_counts
from linter.checks.readability.pieces import FORMS_OF_BE, is_abstract_noun
from linter.text.folding import folded
from linter.text.words import WORD, word_spans

_Range = tuple[int, int]
"""The first and the last word of a construction, counted from the beginning of the sentence."""


class PileUp(CheckKind, frozen=True, kw_only=True, tag="pile-up"):
    """Counts a construction in each sentence that begins in a unit of the scope.

    The first one too many is marked, the others are related. Facts: `count`.

    Attributes:
        of: `passive`, a form of *to be* and a participle; or `abstract-noun`, a noun made from a
            verb or adjective.
        max: how many are fine.
    """

    of: Literal["passive", "abstract-noun"]
    max: int

    def facts(self) -> frozenset[str]:
        return frozenset({"count"})

    def hits(self, view: View) -> Iterator[Hit]:
        counts = view.document.derived(sentence_counts)
        sentences = view.document.sentences
        sign, find = _CONSTRUCTIONS[self.of]
        text = view.prose.lintable
        for index in counts.with_more(sign, self.max):
            sentence = sentences[index]
            if view.unit_of(sentence.start, sentence.start + 1) is None:
                continue
            words = _words(text, sentence.start, sentence.end)
            found = list(find(words))
            if len(found) > self.max:
                # Where the words stand is asked for the few sentences that are found.
                spans = list(word_spans(text, sentence.start, sentence.end))
                places = [(spans[first][0], spans[last][1]) for first, last in found]
                start, end = places.pop(self.max)
                related = tuple(RelatedSpan(*place, "also here") for place in places)
                yield Hit(start, end, {"count": len(places) + 1}, related=related)


def _words(text: str, start: int, end: int) -> list[str]:
    """The words of a sentence, in lower case with straight apostrophes."""
    return WORD.findall(folded(text[start:end]))


def _abstract_nouns(words: list[str]) -> Iterator[_Range]:
    for at, word in enumerate(words):
        if len(word) > 6 and is_abstract_noun(word):
            yield at, at


_BETWEEN = frozenset("not never also always often then now still already just only both so".split())
_IRREGULAR = frozenset(
    """beaten begun bent bitten bought bound broken brought built cast caught chosen cut dealt done
    drawn driven eaten fed felt forbidden forgotten fought found frozen given ground grown heard
    held hidden hit held kept known laid led left lent lost made meant met paid put read ridden rung
    run said seen sent set shaken shot shown shut sold sought spent split spoken spread stolen stuck
    struck sung sunk sworn swept taken taught thought thrown told torn understood undone withdrawn
    woken won worn woven written""".split()
)
_ADJECTIVES = frozenset(
    """bored concerned confused convinced dedicated delighted disappointed embarrassed excited
    experienced frustrated interested limited married overwhelmed pleased prepared qualified
    relieved satisfied scared skilled supposed surprised talented thrilled tired worried""".split()
)
"""Participles that after *to be* mostly say how somebody is."""


def _passives(words: list[str]) -> Iterator[_Range]:
    for at, word in enumerate(words):
        if word not in FORMS_OF_BE:
            continue
        for last, follower in enumerate(words[at + 1 : at + 4], at + 1):
            if follower in _IRREGULAR or (
                follower.endswith("ed") and len(follower) > 4 and follower not in _ADJECTIVES
            ):
                yield at, last
                break
            if follower not in _BETWEEN and not follower.endswith("ly"):
                break


_CONSTRUCTIONS: dict[str, tuple[str, Callable[[list[str]], Iterator[_Range]]]] = {
    "passive": ("forms_of_be", _passives),
    "abstract-noun": ("abstract_nouns", _abstract_nouns),
}
"""What is looked for -> the field of `Counts` that tells where to look, and how to find it."""
