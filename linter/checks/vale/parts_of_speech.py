"""Parts of speech of English words in their sentence, as Vale's tagger gives them.

An averaged perceptron (Honnibal 2013, "A good part-of-speech tagger in about 200 lines of Python"),
with the tags of the Penn Treebank. The model and its terms: models/README.md.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from operator import add
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("parts_of_speech.bin")
ZERO = 128
"""The byte that stands for the weight 0."""

_STARTS = ("-START-", "-START2-")
_ENDS = ("-END-", "-END2-")

_WORD = re.compile(
    r"""
    n['’]t\b                                        # do n't
    | ['’](?:ll|re|ve|[smd])\b                      # it 's
    | [^\W_]+?(?=n['’]t\b)
    | \*+                                           # what is masked
    | (?:[^\W\d_]\.){2,}                            # U.S.
    | \d+(?:[.,]\d+)*(?![^\W_])
    | [^\W_]+(?:[-_][^\W_]+)*
    | \.\.+ | [^\w\s] | _
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Model(msgspec.Struct, frozen=True, array_like=True):
    """What the tagger learned.

    Attributes:
        tags: all tags.
        known: words that have but one, by its index.
        weights: of a feature, pairs of bytes: the index of a tag, and a weight from `ZERO` on.
    """

    tags: tuple[str, ...]
    known: dict[str, int]
    weights: dict[str, bytes]


@cache
def _model() -> Model:
    return msgspec.msgpack.decode(zlib.decompress(FILE.read_bytes()), type=Model)


def words_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words of a sentence stand, as the Treebank counts them: `do`, `n't`, `.`."""
    return [match.span() for match in _WORD.finditer(text, start, end)]


@lru_cache(maxsize=1024)
def tags_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The tag of each word of a sentence (`NN`, `VBZ`), apostrophes straight."""
    model = _model()
    context = (*_STARTS, *map(_shape, words), *_ENDS)
    tags: list[str] = []
    last, before = _STARTS
    for index, word in enumerate(words):
        choice = model.known.get(word)
        if choice is None:
            scores = list(map(add, _after(last, before), _alone(word)))
            _score(scores, _around(context, index + 2, last))
            scores.reverse()
            choice = len(scores) - 1 - scores.index(max(scores))  # of equals the last
        tag = model.tags[choice]
        tags.append(tag)
        last, before = tag, last
    return tuple(tags)


def _score(scores: list[int], features: Iterable[str]) -> None:
    """Add what features say for each tag."""
    weights = _model().weights
    for feature in features:
        pairs = weights.get(feature)
        if pairs is not None:
            for index, weight in zip(pairs[::2], pairs[1::2], strict=True):
                scores[index] += weight - ZERO


@cache
def _after(last: str, before: str) -> tuple[int, ...]:
    """How likely each tag is after two others."""
    scores = [0] * len(_model().tags)
    features = f"i-1 tag {last}", f"i-2 tag {before}", f"i tag+i-2 tag {last} {before}"
    _score(scores, ("bias", *features))
    return tuple(scores)


@lru_cache(maxsize=8192)
def _alone(word: str) -> tuple[int, ...]:
    """What a word by itself says for each tag."""
    scores = [0] * len(_model().tags)
    _score(scores, (f"i suffix {word[-3:]}", f"i pref1 {word[0]}", f"i word {_shape(word)}"))
    return tuple(scores)


def _around(context: tuple[str, ...], at: int, last: str) -> Iterator[str]:
    """What the words beside one say of it; `last` is the tag of the one before."""
    yield f"i-1 tag+i word {last} {context[at]}"
    yield f"i-1 word {context[at - 1]}"
    yield f"i-1 suffix {context[at - 1][-3:]}"
    yield f"i-2 word {context[at - 2]}"
    yield f"i+1 word {context[at + 1]}"
    yield f"i+1 suffix {context[at + 1][-3:]}"
    yield f"i+2 word {context[at + 2]}"


def _shape(word: str) -> str:
    if "-" in word and word[0] != "-":
        return "!HYPHEN"
    if word[0].isdigit():
        return "!YEAR" if word.isdigit() and len(word) == 4 else "!DIGITS"
    return word.lower()
