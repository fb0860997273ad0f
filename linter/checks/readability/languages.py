"""Readability in languages other than English, by the formulas that textstat has for each."""

from linter.checks.readability.counts import is_running
from linter.documents.model import Document

TEXTSTAT_FORMULAS: dict[str, dict[str, str]] = {
    "ar": {"osman": "osman"},
    "de": {"flesch": "flesch_reading_ease", "wiener_sachtextformel": "wiener_sachtextformel"},
    "es": {
        "flesch": "flesch_reading_ease",
        "fernandez_huerta": "fernandez_huerta",
        "szigriszt_pazos": "szigriszt_pazos",
        "gutierrez_polini": "gutierrez_polini",
        "crawford": "crawford",
    },
    "fr": {"flesch": "flesch_reading_ease"},
    "hu": {"flesch": "flesch_reading_ease"},
    "it": {"flesch": "flesch_reading_ease", "gulpease": "gulpease_index"},
    "nl": {"flesch": "flesch_reading_ease"},
    "ru": {"flesch": "flesch_reading_ease"},
}
"""Language -> our name of a formula -> textstat's; those with numbers for that language only."""

_VARIANTS = {"wiener_sachtextformel": 1}
_INNER_STOPS = str.maketrans(".!?", "   ")

_RIX_GRADES = (0.2, 0.5, 0.8, 1.3, 1.8, 2.4, 3.0, 3.7, 4.5, 5.3, 6.2, 7.2)


def grade_of_rix(rix: float) -> float:
    """A school grade, 1 to 13 (college). Anderson (1983), Journal of Reading 26."""
    return 1.0 + sum(rix >= least for least in _RIX_GRADES)


def textstat_value(document: Document, name: str, first: int, last: int) -> float | None:
    """The value of a formula for the document's language; None where there is none.

    textstat sees our sentences, each with one full stop, so that its count of them is ours.

    Args:
        document: not in English, whose syllables textstat would fetch from the network.
        name: our name of the formula.
        first: the first of the blocks that are measured.
        last: the one after them.
    """
    language = document.language.partition("-")[0].lower()
    formula = TEXTSTAT_FORMULAS.get(language, {}).get(name)
    if formula is None:
        return None
    text = document.prose.lintable
    sentences = [
        text[sentence.start : sentence.end].translate(_INNER_STOPS).strip() + "."
        for sentence in document.sentences
        if first <= sentence.block < last and is_running(document.blocks[sentence.block], text)
    ]
    if not sentences:
        return 0.0

    from textstat.textstat import textstatistics  # two seconds, for other languages only

    formulas = textstatistics()
    formulas.set_lang(language)
    arguments = [_VARIANTS[name]] if name in _VARIANTS else []
    return float(getattr(formulas, formula)(" ".join(sentences), *arguments))
