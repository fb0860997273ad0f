import pytest

from linter.documents import parse
from linter.text.language import language_of

ENGLISH = (
    "The harbour of the town is not what it was, and the people that live with it are few. " * 3
)
SPANISH = "El puerto de la ciudad no es lo que era, y los que viven con él son muy pocos. " * 8
GERMAN = "Der Hafen der Stadt ist nicht mehr das, was er war, und die Leute sind auch fort. " * 6


@pytest.mark.parametrize(
    ("text", "expected", "language"),
    [
        pytest.param(ENGLISH, "en", "en", id="as expected"),
        pytest.param(SPANISH, "en", "es", id="Spanish"),
        pytest.param(GERMAN, "en", "de", id="German"),
        pytest.param(ENGLISH, "de", "en", id="English among German"),
        pytest.param(ENGLISH + GERMAN, "en", "en", id="a long quotation changes nothing"),
        pytest.param("La ville.", "en", "en", id="too few words to tell"),
        pytest.param(SPANISH, "fi", "fi", id="a language that is not known here stands"),
        pytest.param(f"---\nlang: pt-BR\n---\n\n{ENGLISH}", "en", "pt", id="the article says so"),
        pytest.param(f"---\nlanguage: 3\n---\n\n{ENGLISH}", "en", "en", id="no language at all"),
    ],
)
def test_the_language_of_an_article(text: str, expected: str, language: str) -> None:
    assert parse(text, "markdown", expected).language == language


def test_no_words_say_nothing() -> None:
    assert language_of({}, "en") == "en"
