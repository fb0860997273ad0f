"""Comments of programs."""

import pytest

from linter.checks.vale.comments import LANGUAGES
from linter.checks.vale.formats import article, syntax_of
from linter.checks.vale.reading import Reading
from linter.documents import PARSERS, parse


def _read(source: str, language: str) -> list[str]:
    read = article(parse(source, "text"), Reading(extension=f".{language}", syntax=language))
    return [
        f"{'block' if 'block' in b.scope else 'line'}: {read.prose.text[b.start : b.end]}"
        for b in read.blocks
    ]


@pytest.mark.parametrize(
    ("language", "source", "comments"),
    [
        pytest.param("go", 'x := "// no" // yes\n', ["line: yes"], id="not in a literal"),
        pytest.param("go", "a := `\n// no\n` /* yes */\n", ["line: yes"], id="nor in a raw one"),
        pytest.param("rs", "fn f<'a>() {} //! yes\n", ["line: yes"], id="a lifetime is no literal"),
        pytest.param("c", "/**/ char c = '\"'; /* yes */", ["line: yes"], id="an empty comment"),
        pytest.param("js", "// One\n// sentence.\n\n// Another.\n",
                     ["line: One\nsentence.", "line: Another."], id="lines below each other"),
        pytest.param("js", "a() // One\nb() // Two\n", ["line: One", "line: Two"],
                     id="beside code each is its own"),
        pytest.param("java", "/**\n * One\n * two.\n */\n", ["block: One\ntwo."],
                     id="stars before lines are no text"),
        pytest.param("css", "a { b: url(//c) } /* yes */", ["line: yes"], id="blocks alone"),
        pytest.param("ts", "f('http://a.b') // see http://c.d\n", ["line: see http://c.d"],
                     id="addresses"),
        pytest.param("rb", "x = '# no' # yes\n=begin\none\ntwo\n=end\n",
                     ["line: yes", "block: one\ntwo"], id="Ruby"),
        pytest.param("yml", "a: b#c\n# yes\n", ["line: yes"], id="a mark inside a word is none"),
        pytest.param("lua", "--[[ one\ntwo\nthree ]] x = 1 -- yes\n",
                     ["block: one\ntwo\nthree", "line: yes"], id="Lua"),
        pytest.param("hs", "x --> y {- yes -}\n-- also\n", ["line: yes", "line: also"],
                     id="Haskell"),
        pytest.param("php", "# one\n// two\n", ["line: one\ntwo"], id="PHP has two marks"),
        pytest.param("ps1", "<# yes #>\n", ["line: yes"], id="PowerShell"),
        pytest.param("clj", "(a) ;; yes\n", ["line: yes"], id="Clojure"),
        pytest.param("jl", "#= yes =# f() # also\n", ["line: yes", "line: also"], id="Julia"),
        pytest.param("r", "#' yes\n", ["line: yes"], id="R"),
        pytest.param("c", "/* never\nends", ["line: never\nends"], id="nothing ends it"),
        pytest.param("py", '# One\n# two.\ndef f():\n    """Yes."""\n    return "# no"  # also\n',
                     ["line: One\ntwo.", "line: Yes.", "line: also"], id="Python"),
    ],
)  # fmt: skip
def test_comments(language: str, source: str, comments: list[str]) -> None:
    assert _read(source, language) == comments


def test_each_comment_knows_its_place() -> None:
    source = "/*\n * One fooo\n */\n// and\n// bar\n"
    read = article(parse(source, "text"), Reading(extension=".c", syntax="c"))
    for word in ("fooo", "bar"):
        at = read.prose.text.index(word)
        span = read.prose.source_span(at, at + len(word))
        assert source[span.start : span.end] == word


def test_a_language_is_known_by_the_extension() -> None:
    assert syntax_of("src/a.RS") == "rs"
    assert syntax_of("a.md") == "markdown"
    assert syntax_of("a.zzz") == "plain"
    assert not LANGUAGES.keys() & PARSERS.keys()
