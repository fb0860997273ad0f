import pytest

from linter.documents import parse
from tests.documents.laws import assert_lawful
from tests.documents.reading import blocks, references


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "=====\nTitle\n=====\n\nPart\n----\n\nText\n\nNext\n----\n",
            [
                ("heading1", "Title"),
                ("heading2", "Part"),
                ("paragraph", "Text"),
                ("heading2", "Next"),
            ],
            id="levels-by-order-of-adornments",
        ),
        pytest.param(
            "One\ntwo\n\n----\n\nthree",
            [("paragraph", "One\ntwo"), ("paragraph", "three")],
            id="transition",
        ),
        pytest.param(
            "- one\n  more\n\n  two\n\n  * deep\n\n1. first\n#. second\n",
            [
                ("list-item1", "one\nmore"),
                ("list-item1", "two"),
                ("list-item2", "deep"),
                ("list-item1", "first"),
                ("list-item1", "second"),
            ],
            id="lists",
        ),
        pytest.param(
            "Term\n   Meaning\n\nText:\n\n   Quoted.\n",
            [
                ("list-item1", "Term"),
                ("list-item1", "Meaning"),
                ("paragraph", "Text:"),
                ("quote", "Quoted."),
            ],
            id="definitions-and-quotes",
        ),
        pytest.param(
            "Like this::\n\n   x = 1\n\nAnd ::\n\n   y\n\n>>> 1 + 1\n2\n",
            [
                ("paragraph", "Like this:"),
                ("code", ""),
                ("paragraph", "And"),
                ("code", ""),
                ("code", ""),
            ],
            id="literal-blocks",
        ),
        pytest.param(
            ".. note:: Mind\n   this.\n\n   And that.\n\n.. code:: py\n\n   x = 1\n\n"
            ".. versionadded:: 3.1\n   It is new.\n\n.. toctree::\n\n   intro\n\n"
            ".. console::\n\n   $ make all\n   All is made.\n",
            [
                ("paragraph", "Mind\nthis."),
                ("paragraph", "And that."),
                ("code", ""),
                ("paragraph", "It is new."),
                ("code", ""),
            ],
            id="directives",
        ),
        pytest.param(
            ".. figure:: a.png\n   :width: 5\n   :alt: An alt\n\n   The caption.\n",
            [("alt-text", "An alt"), ("caption", "The caption.")],
            id="figure",
        ),
        pytest.param(
            "+----+-----+\n| A  | B   |\n+====+=====+\n| c  | d e |\n+----+-----+\n",
            [
                ("table-header", "A"),
                ("table-header", "B"),
                ("table-cell", "c"),
                ("table-cell", "d e"),
            ],
            id="grid-table",
        ),
        pytest.param(
            "==  ===\nA   B\n==  ===\nc   d e\n==  ===\n",
            [
                ("table-header", "A"),
                ("table-header", "B"),
                ("table-cell", "c"),
                ("table-cell", "d e"),
            ],
            id="simple-table",
        ),
        pytest.param("| Rose\n| is a rose\n", [("paragraph", "Rose\nis a rose")], id="line-block"),
        pytest.param(
            ":Author: Me\n:Date: now\n\nBy Jane Doe, 3 March 2020\n",
            [("byline", "By Jane Doe, 3 March 2020")],
            id="fields-and-byline",
        ),
        pytest.param(
            "The ``code``, :func:`f`, :ref:`label <x>`, *emph*, **strong**, |sub|, `cite` \\*.",
            [("paragraph", "The ####, #, label, emph, strong, ###, #### *.")],
            id="inline-marks",
        ),
        pytest.param(
            "A :class:`falcon.Result <x.Result>` and :meth:`what it does <x.does>`.",
            [("paragraph", "A ############# and what it does.")],
            id="names-of-code-as-titles",
        ),
        pytest.param(
            "- :doc:`x`: New (but\n  slow).\n\n:doc:`y`: Old.\n",
            [("list-item1", "x: New (but\nslow)."), ("paragraph", "y: Old.")],
            id="a-role-and-a-colon-are-no-field",
        ),
        pytest.param(
            "A :term:`python:decorator` of :ref:`web: the start <x>`.",
            [("paragraph", "A decorator of web: the start.")],
            id="terms-of-other-projects",
        ),
        pytest.param(
            "2 * 3 * 4 and snake_case_name stay, so does a*b*c.",
            [("paragraph", "2 * 3 * 4 and snake_case_name stay, so does a*b*c.")],
            id="no-marks",
        ),
        pytest.param(
            "Text [1]_.\n\n.. [1] The note.\n\n.. _name: http://x\n",
            [("paragraph", "Text ."), ("footnote", "The note.")],
            id="footnote-and-target",
        ),
        pytest.param(
            ".. method:: f(a,\n            b=0)\n   :async:\n\n   Calls it.\n",
            [("list-item1", "Calls it.")],
            id="signature-of-two-lines",
        ),
        pytest.param(
            ".. class:: A\n\n   Is a.\n\n   .. attribute:: b\n\n      Is b.\n\n"
            ".. only:: html\n\n   Is read.\n",
            [("list-item1", "Is a."), ("list-item2", "Is b."), ("paragraph", "Is read.")],
            id="what-names-mean-is-a-list",
        ),
        pytest.param(
            ".. note:: Some (the\n          two) may.\n\n          Or not.\n",
            [("paragraph", "Some (the\ntwo) may."), ("paragraph", "Or not.")],
            id="a-note-that-hangs-from-its-name",
        ),
        pytest.param(
            "1. Run it (and\ngo on).\n\n2. Two\n3. three.\n",
            [
                ("paragraph", "1. Run it (and\ngo on)."),
                ("list-item1", "Two"),
                ("list-item1", "three."),
            ],
            id="a-number-that-is-no-items",
        ),
        pytest.param(
            ".. glossary::\n\n   sum\n   sum total\n      All of it.\n\n   part\n      Not all.\n",
            [
                ("list-item1", "sum"),
                ("list-item1", "sum total"),
                ("list-item1", "All of it."),
                ("list-item1", "part"),
                ("list-item1", "Not all."),
            ],
            id="glossary-with-two-terms-for-one-definition",
        ),
        pytest.param(
            ".. versionadded:: 1.2 The `a`\n   and more.\n\n"
            ".. versionchanged:: 2.0\n   It is so.\n",
            [("paragraph", "The #\nand more."), ("paragraph", "It is so.")],
            id="what-came-with-a-version",
        ),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    for article in (source, source.replace("\n", "\r\n")):
        document = parse(article, "rst")
        assert blocks(document) == expected
        assert_lawful(document)


def test_references_and_comments() -> None:
    document = parse(
        "A `link\nhere <http://a>`_, name_, `two words`__, [2]_ and [Doe20]_.\n\n"
        ".. _name: http://n\n\n.. linter off\n\n.. image:: i.png\n",
        "rst",
    )
    assert references(document) == [
        ("link", "link\nhere", "http://a"),
        ("link", "name", "http://n"),
        ("link", "two words", "two words"),
        ("footnote", "", "2"),
        ("citation", "", "Doe20"),
        ("image", "", "i.png"),
    ]
    assert [comment.text for comment in document.comments] == ["linter off"]
