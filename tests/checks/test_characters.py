import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.characters import beyond_ascii
from linter.checks.homoglyph import _LATIN_FOR, Homoglyph
from linter.checks.invisible_character import InvisibleCharacter
from tests.checks.views import found, view_of


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_beyond_ascii_is_the_set_of_the_characters_that_are(text: str) -> None:
    view = view_of(text)
    expected = sorted(char for char in set(view.prose.lintable) if not char.isascii())
    assert beyond_ascii(view) == "".join(expected)


@pytest.mark.parametrize(
    ("text", "marked", "safe"),
    [
        pytest.param("a \u200bword", ["\u200b"], True, id="zero width space beside a space"),
        pytest.param("key\u200bboard", ["\u200b"], False, id="between letters a person decides"),
        pytest.param("end.\ufeff\u2060 Next", ["\ufeff\u2060"], True, id="a run is one place"),
        pytest.param("wa\u200dter", ["\u200d"], False, id="joiner between Latin letters"),
        pytest.param("می\u200cخواهم", [], True, id="non-joiner in Persian"),
        pytest.param("👩\u200d👧", [], True, id="joiner in an emoji"),
        pytest.param("hyphen\u00adation", [], True, id="soft hyphen in a word"),
        pytest.param("\u00adand", ["\u00ad"], True, id="soft hyphen before a word"),
        pytest.param("Agency\u200e to", ["\u200e"], True, id="direction mark, all text one way"),
        pytest.param("שלום\u200e to", [], True, id="direction mark beside Hebrew"),
        pytest.param("x\U000e0041\U000e0042 y", ["\U000e0041\U000e0042"], True, id="hidden tags"),
        pytest.param("🏴\U000e0067\U000e0062\U000e007f", [], True, id="tags of a flag"),
        pytest.param("a\u00a0b — “c” é", [], True, id="visible or wide ones are fine"),
    ],
)
def test_invisible_characters(text: str, marked: list[str], safe: bool) -> None:
    check = InvisibleCharacter()
    assert found(check, text) == marked
    assert all(hit.safe is safe and hit.fix == "" for hit in check.hits(view_of(text)))


def test_an_invisible_character_is_named() -> None:
    (hit,) = InvisibleCharacter().hits(view_of("a \u200bb"))
    assert hit.facts == {"name": "zero width space", "code": "U+200B"}


@pytest.mark.parametrize(
    ("text", "fixes"),
    [
        pytest.param("P\u0430ris", ["Paris"], id="Cyrillic а"),
        pytest.param("Bj\u04e7rk’s", ["Björk"], id="Cyrillic ӧ"),
        pytest.param("G\u03bfogle", ["Google"], id="Greek omicron"),
        pytest.param("𝐁𝐮𝐲 now", ["Buy"], id="mathematical bold"),
        pytest.param("\uff26\uff32\uff25\uff25", ["FREE"], id="full width"),
        pytest.param("Москва", [], id="a Cyrillic word"),
        pytest.param("10 μm, Δt, π", [], id="symbols of quantities"),
        pytest.param("𝑥 + 𝑦", [], id="single letters of a formula"),
        pytest.param("Čapek, naïve, Łódź", [], id="Latin letters with marks"),
        pytest.param("Ωmega", [], id="a letter that looks like no other"),
    ],
)
def test_homoglyphs(text: str, fixes: list[str]) -> None:
    assert [hit.fix for hit in Homoglyph().hits(view_of(text))] == fixes


def test_lookalikes_stand_for_latin_letters() -> None:
    for letter, latin in _LATIN_FOR.items():
        assert not unicodedata.name(letter).startswith("LATIN"), letter
        assert unicodedata.name(latin).startswith("LATIN"), latin
        assert latin.isupper() or not letter.isupper(), letter


@given(st.text("Paris о\u0430\u0435 μ\u03bf𝐁𝐮𝐲", max_size=40))
def test_a_fix_leaves_nothing_to_mark(text: str) -> None:
    check = Homoglyph()
    view = view_of(text)
    hits = list(check.hits(view))
    text = view.prose.text
    for hit in reversed(hits):
        text = text[: hit.start] + (hit.fix or "") + text[hit.end :]
    assert not list(check.hits(view_of(text)))
