"""Readability in languages other than English, by the formulas that textstat has for each."""

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.readability.counts import block_counts, is_running
from linter.documents.model import Document
from linter.text.words import words

if TYPE_CHECKING:
    from pyphen import Pyphen


class _Flesch(NamedTuple):
    base: float
    words_per_sentence: float
    syllables_per_word: float


_FLESCH = {
    "de": _Flesch(180, 1, 58.5),  # Amstad (1978)
    "es": _Flesch(206.84, 1.02, 60),  # Fernández Huerta (1959)
    "fr": _Flesch(207, 1.015, 73.6),  # Kandel and Moles (1958)
    "hu": _Flesch(206.835, 1.015, 58.5),
    "it": _Flesch(217, 1.3, 60),  # Franchina and Vacca (1972)
    "nl": _Flesch(206.835, 0.93, 77),  # Douma (1960)
    "ru": _Flesch(206.835, 1.3, 60.1),  # Oborneva (2006)
}
"""Flesch's reading ease as fitted to other languages; the numbers of textstat 0.7.13.

It is measured for every article, and textstat takes a second to import (nltk, scipy).
"""

TEXTSTAT_FORMULAS: dict[str, dict[str, str]] = {
    "ar": {"osman": "osman"},
    "de": {"wiener_sachtextformel": "wiener_sachtextformel"},
    "es": {
        "fernandez_huerta": "fernandez_huerta",
        "szigriszt_pazos": "szigriszt_pazos",
        "gutierrez_polini": "gutierrez_polini",
        "crawford": "crawford",
    },
    "it": {"gulpease": "gulpease_index"},
}
"""Language -> our name of a formula -> textstat's; those with numbers for that language only."""

_VARIANTS = {"wiener_sachtextformel": 1}
_INNER_STOPS = str.maketrans(".!?", "   ")

_RIX_GRADES = (0.2, 0.5, 0.8, 1.3, 1.8, 2.4, 3.0, 3.7, 4.5, 5.3, 6.2, 7.2)


def grade_of_rix(rix: float) -> float:
    """A school grade, 1 to 13 (college). Anderson (1983), Journal of Reading 26."""
    return 1.0 + sum(rix >= least for least in _RIX_GRADES)


def flesch(document: Document, first: int, last: int) -> float | None:
    """Flesch's reading ease with the numbers for the document's language; None where it has none.

    Syllables are counted as textstat does, by the hyphenation patterns of pyphen.

    Args:
        document: not in English.
        first: the first of the blocks that are measured.
        last: the one after them.
    """
    language = _root(document)
    if language not in _FLESCH:
        return None
    found = Counter(
        word for text in _running_sentences(document, first, last) for word in words(text)
    )
    if not found:
        return 0.0
    sentences = block_counts(document, first, last).sentences
    hyphenation = _hyphenation(language)
    syllables = sum(
        count * (len(hyphenation.positions(word.lower())) + 1) for word, count in found.items()
    )
    total = found.total()
    fitted = _FLESCH[language]
    return (
        fitted.base
        - fitted.words_per_sentence * total / sentences
        - fitted.syllables_per_word * syllables / total
    )


@cache
def _hyphenation(language: str) -> "Pyphen":
    from pyphen import Pyphen

    return Pyphen(lang=language)


def textstat_value(document: Document, name: str, first: int, last: int) -> float | None:
    """The value of a formula for the document's language; None where there is none.

    textstat sees our sentences, each with one full stop, so that its count of them is ours.

    Args:
        document: not in English, whose syllables textstat would fetch from the network.
        name: our name of the formula.
        first: the first of the blocks that are measured.
        last: the one after them.
    """
    language = _root(document)
    formula = TEXTSTAT_FORMULAS.get(language, {}).get(name)
    if formula is None:
        return None
    sentences = [
        text.translate(_INNER_STOPS).strip() + "."
        for text in _running_sentences(document, first, last)
    ]
    if not sentences:
        return 0.0

    from textstat.textstat import textstatistics  # two seconds, for other languages only

    formulas = textstatistics()
    formulas.set_lang(language)
    arguments = [_VARIANTS[name]] if name in _VARIANTS else []
    return float(getattr(formulas, formula)(" ".join(sentences), *arguments))


def _running_sentences(document: Document, first: int, last: int) -> list[str]:
    text = document.prose.lintable
    return [
        text[sentence.start : sentence.end]
        for sentence in document.sentences
        if first <= sentence.block < last and is_running(document.blocks[sentence.block], text)
    ]


def _root(document: Document) -> str:
    """The document's language without its country."""
    return document.language.partition("-")[0].lower()
