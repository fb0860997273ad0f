"""Blocks as Vale cuts them, at their true places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.vale.formats import article
from linter.checks.vale.reading import Article, Reading
from linter.checks.vale.scopes import units_of
from linter.documents import parse

_SOURCE = """---
title: Front
tags: [x]
---
# Head

Text `code` **bold** ![alt](a.png) <kbd>key</kbd>.

- item

> quote

| cell | b |
|------|---|
| data | c |

```
block
```
"""


def _read(source: str, format: str = "markdown", **reading: object) -> Article:
    return article(parse(source, format), Reading(**reading))  # type: ignore[arg-type]


def _texts(read: Article, *scopes: str) -> list[str]:
    return [read.prose.lintable[start:end] for start, end in units_of(read, scopes)]


@pytest.mark.parametrize(
    ("scope", "texts"),
    [
        pytest.param("heading", ["Head"], id="headings"),
        pytest.param("heading.h2", [], id="of one level"),
        pytest.param("list", ["item"], id="list items"),
        pytest.param("blockquote", ["quote"], id="quotes"),
        pytest.param("table.header", ["cell", "b"], id="header cells"),
        pytest.param("table.cell", ["data", "c"], id="other cells"),
        pytest.param("alt", ["alt"], id="alternative texts"),
        pytest.param("frontmatter", ["Front"], id="texts of the front matter"),
        pytest.param("paragraph", ["Text **** bold  ***."], id="code and keys are masked"),
        pytest.param("text & ~heading & ~table & ~list", ["Front", "alt", "Text **** bold  ***.",
                     "quote"], id="all of several conditions"),
        pytest.param("raw", [_SOURCE], id="the source"),
        pytest.param("text.html", [], id="of another format"),
    ],
)  # fmt: skip
def test_scopes(scope: str, texts: list[str]) -> None:
    assert _texts(_read(_SOURCE), scope) == texts


def test_ignored_tokens_are_masked_and_ignored_blocks_left_out() -> None:
    read = _read(
        "a {{b}} c\n\n{% x %}\nd\n{% y %}\n\ne\n",
        token_ignores=(r"(\{\{[^}]+\}\})",),
        block_ignores=(r"(?s)(\{% x %\}.*?\{% y %\})",),
    )
    assert _texts(read, "text") == ["a ***** c", "e"]


def test_classes_and_skipped_elements_are_left_out() -> None:
    source = '<div class="skip"><p>a</p></div><p>b <span class="skip">c</span></p><pre>d</pre>'
    assert _texts(_read(source, "html", ignored_classes=("skip",)), "text") == ["b *"]


_PARTS = st.sampled_from(
    ["# a b\n", "x *y* z\n", "- p\n  - q\n", "> r &amp; s\n", "\n", "`c` é 😀 [l](m)\n",
     "| t | u |\n|---|---|\n| v | w |\n"]
)  # fmt: skip


@given(st.lists(_PARTS))
def test_every_run_stands_where_it_says(parts: list[str]) -> None:
    source = "\n".join(parts)
    prose = _read(source).prose
    for run in prose.runs:
        if run.verbatim:
            assert prose.text[run.start : run.end] == source[run.source_start : run.source_end]
