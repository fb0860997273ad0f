"""Regular expressions of .NET in the words of Python's engines."""

import pytest

from linter.checks.vale.pattern import OutOfTime, Pattern, PatternError, compile_pattern, translated


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        pytest.param("a(?i)b", "aB AB", ["aB"], id="an inline flag holds from where it stands"),
        pytest.param("x|a(?i)b|c", "aB C X", ["aB", "C"], id="a flag holds over alternatives"),
        pytest.param("(?:a(?i)b)c", "aBc aBC", ["aBc"], id="a flag ends with its group"),
        pytest.param(r"(?<=\bfoo\s{1,3})bar", "foo  bar", ["bar"], id="look-behind of any width"),
        pytest.param("{{[^}]*}}", "a {{b}} c", ["{{b}}"], id="a brace that is no quantifier"),
        pytest.param("a{,2}", "a{,2} aa", ["a{,2}"], id="without a first number it is text"),
        pytest.param(r"\p{Lu}+", "aÀB", ["ÀB"], id="classes of Unicode"),
        pytest.param(r"(?<n>a)\k<n>", "aab", ["aa"], id="named groups"),
        pytest.param(r"b\z", "b\nb", ["b"], id="the very end"),
        pytest.param(r"\x{201C}[\x{2018}x]", "“‘ “’", ["“‘"], id="a number in braces"),
    ],
)
def test_what_patterns_match(pattern: str, text: str, found: list[str]) -> None:
    assert [match.group() for match in Pattern(pattern).finditer(text)] == found


def test_what_is_no_pattern_is_refused() -> None:
    with pytest.raises(PatternError):
        compile_pattern("(a")


def test_a_translated_pattern_is_left_alone() -> None:
    once = translated(r"\bfoo(?:bar|baz){2}\b")
    assert once == r"\bfoo(?:bar|baz){2}\b"


def test_a_pattern_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.checks.vale.pattern.LIMIT", 0.05)
    from linter.checks.vale.pattern import start_clock

    start_clock()
    with pytest.raises(OutOfTime):
        list(Pattern(r"(a|aa)+$").finditer("a" * 60 + "b"))
    start_clock()
