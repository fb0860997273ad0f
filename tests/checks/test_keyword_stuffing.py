from linter.checks.keyword_stuffing import KeywordStuffing
from linter.checks.kind import View
from linter.documents import parse
from linter.text.span import Span
from tests.checks.views import view_of

CHECK = KeywordStuffing(expected=0.03, deviations=3, sentences=0.8, min_words=50)
STUFFED = "Shoes for running are the shoes that a runner of shoes will want. " * 6
FILLER = "The quick fox sees a lazy dog near the old barn by the river. "


def test_a_term_in_every_sentence_is_marked_once_with_all_its_places() -> None:
    view = view_of(STUFFED)
    (hit,) = CHECK.hits(view)
    assert view.prose.text[hit.start : hit.end] == "Shoes"
    assert hit.facts["count"] == 18
    assert hit.facts["sentences"] == 100
    assert len(hit.related) == 17


def test_plural_and_possessive_are_the_same_term() -> None:
    text = "A shoe and the shoes and this shoe’s sole need a shoe tree of wood. " * 6
    (hit,) = CHECK.hits(view_of(text))
    assert hit.facts["count"] == 24


def test_function_words_are_no_terms() -> None:
    assert not list(CHECK.hits(view_of("What they would have had with those others there. " * 9)))


def test_short_articles_are_not_judged() -> None:
    assert not list(CHECK.hits(view_of("Shoes, shoes, shoes, and more shoes.")))


def test_a_term_in_knots_is_no_stuffing() -> None:
    knots = "Run `npm install`: shoes shoes shoes shoes shoes shoes shoes shoes shoes shoes. "
    assert not list(CHECK.hits(view_of(knots + FILLER * 4)))


def test_a_list_of_what_an_article_is_about_is_no_stuffing() -> None:
    entries = "".join(f"- The {name} shoe of ours\n" for name in "abcdefghijklmnopqrst")
    document = parse(f"All of our shoes.\n\n{entries}", "markdown")
    units = tuple(Span(block.start, block.end) for block in document.blocks)
    view = View(document, document.prose, units, anywhere=True)
    assert not list(CHECK.hits(view))
    as_sentences = entries.replace("ours\n", "ours.\n")
    assert list(CHECK.hits(view_of(as_sentences.replace("- ", ""))))
