"""Our formulas against textstat 0.7.13, on plain text where the definitions agree.

They do where a sentence has more than two words and one full stop, where a word is letters, and
where both know its syllables and whether it is familiar. textstat asks nltk for a pronouncing
dictionary, which nltk would download: the test gives it one made from our own table.
"""

from collections.abc import Callable
from copy import copy
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.checks.readability.article import measure
from linter.checks.readability.counts import article_counts
from linter.checks.readability.syllables import syllables
from linter.checks.readability.vocabulary import acquaintance, vocabulary
from linter.documents import parse
from linter.text.sentences import sentence_spans

LONGEST = 12
SAMPLED = [word for word in sorted(vocabulary()) if word.isalpha() and word.isascii()][::23]
"""Every twenty-third word that we know."""


@pytest.fixture(scope="module")
def textstat(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    module = pytest.importorskip("textstat")
    nltk = pytest.importorskip("nltk")
    folder = tmp_path_factory.mktemp("nltk_data")
    corpus = folder / "corpora" / "cmudict"
    corpus.mkdir(parents=True)
    write_pronunciations(corpus / "cmudict")
    nltk.data.path.insert(0, str(folder))
    found: ModuleType = module.textstat
    return found


def write_pronunciations(file: Path) -> None:
    lines = [f"{word.upper()} 1 {' '.join(['AH0'] * syllables(word))}" for word in SAMPLED]
    file.write_text("\n".join(lines) + "\n", encoding="ascii")


def agreed(textstat: ModuleType) -> list[str]:
    """The sampled words on which both have one opinion, and which are no abbreviations."""
    words = []
    for word in SAMPLED:
        hard = textstat.difficult_words_list(word, 0) == [word]
        inflected = word.endswith(("es", "ed", "ing"))
        ends = len(sentence_spans(f"The end is {word}. Abdomen hurts.")) == 2
        known = acquaintance(word)
        same_list = known.familiar is not hard and not known.name
        easy_but_long = not hard and syllables(word) >= 3
        if ends and same_list and not easy_but_long and not inflected and len(word) > 3:
            words.append(word)
    return words


FORMULAS: dict[str, Callable[[ModuleType, str], float]] = {
    "flesch": lambda textstat, text: textstat.flesch_reading_ease(text),
    "flesch_kincaid": lambda textstat, text: textstat.flesch_kincaid_grade(text),
    "gunning_fog": lambda textstat, text: textstat.gunning_fog(text),
    "smog": lambda textstat, text: textstat.smog_index(text),
    "ari": lambda textstat, text: textstat.automated_readability_index(text),
    "dale_chall": lambda textstat, text: textstat.dale_chall_readability_score(text),
    "lix": lambda textstat, text: textstat.lix(text),
    "rix": lambda textstat, text: textstat.rix(text),
    "linsear_write": lambda textstat, text: textstat.linsear_write_formula(
        text, strict_upper=False
    ),
    "eflaw": lambda textstat, text: textstat.mcalpine_eflaw(text),
    "reading_time": lambda textstat, text: textstat.reading_time(text),
}


def test_formulas_equal_those_of_textstat(textstat: ModuleType) -> None:
    words = agreed(textstat)
    assert len(words) > 500
    sentences = st.lists(st.sampled_from(words), min_size=3, max_size=LONGEST)

    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(sentences, min_size=2, max_size=8))
    def equal(chosen: list[list[str]]) -> None:
        text = " ".join(" ".join(words).capitalize() + "." for words in chosen)
        document = parse(text, "text")
        assert article_counts(document).sentences == len(chosen)
        for name, theirs in FORMULAS.items():
            assert measure(document, name) == pytest.approx(theirs(textstat, text)), name

    equal()


def test_coleman_liau_has_the_coefficient_that_textstat_rounds(textstat: ModuleType) -> None:
    text = "The small house stands beside a river. People often walk there in summer."
    letters = 100 * textstat.letter_count(text) / textstat.lexicon_count(text)
    ours = measure(parse(text, "text"), "coleman_liau")
    assert ours == pytest.approx(textstat.coleman_liau_index(text) + 0.0008 * letters)


OTHER_LANGUAGES = {
    "de": ["Verwaltung", "über", "Straße", "Häuser", "gemeinsam", "und", "Bürgermeisterin"],
    "es": ["ciudad", "información", "niños", "aquí", "trabajo", "pero", "desarrollo"],
    "fr": ["élève", "bibliothèque", "où", "maison", "travailler", "et", "gouvernement"],
    "hu": ["város", "könyvtár", "és", "gyerekek", "munka", "önkormányzat", "ház"],
    "it": ["città", "biblioteca", "perché", "lavoro", "bambini", "anche", "governo"],
    "nl": ["gemeente", "bibliotheek", "en", "kinderen", "werkzaamheden", "huis", "reünie"],
    "ru": ["город", "библиотека", "или", "дети", "правительство", "работа", "ёлка"],
}


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_reading_ease_in_other_languages_equals_that_of_textstat(
    language: str, textstat: ModuleType
) -> None:
    sentences = st.lists(st.sampled_from(OTHER_LANGUAGES[language]), min_size=3, max_size=LONGEST)

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(sentences, min_size=1, max_size=5))
    def equal(chosen: list[list[str]]) -> None:
        text = " ".join(" ".join(words).capitalize() + "." for words in chosen)
        theirs = copy(textstat)  # the fixture's language stays English
        theirs.set_lang(language)
        ours = measure(parse(text, "text", language), "flesch")
        assert ours == pytest.approx(theirs.flesch_reading_ease(text))

    equal()
