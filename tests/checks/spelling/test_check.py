import pytest

from linter.pipeline.api import check_text

_CAREFUL = (
    "The committee met on Monday and read the report that its members had written. They found "
    "that most of the money had been spent on roads, and that little of it had reached the "
    "schools. Nobody could say why, though several people had asked. The chair promised an answer "
    "by the end of the month, and the meeting closed early because of the weather outside. "
)


def _misspelt(text: str, format: str = "markdown") -> list[str]:
    report = check_text(text, format, select=["typos/misspelling"])
    return [violation.excerpt for violation in report.violations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("They shook hands wiht Japan.", ["wiht"], id="a slip in a sentence"),
        pytest.param("Becuase it rained, they left.", ["Becuase"], id="at a sentence's head"),
        pytest.param("The *recie*ved letter came.", ["recie*ved"], id="markup inside the word"),
        pytest.param("See `wiht` and http://wiht.example.", [], id="code and an address"),
        pytest.param("Ask @recieve or #seperate or $adress.", [], id="handle, hashtag, variable"),
        pytest.param("Open adress.txt in adress/ and adress_book.", [], id="files and identifiers"),
        pytest.param("He wrote “seperate” for separate.", [], id="a word spoken of"),
        pytest.param("It takes 10adress or adress2.", [], id="numbers at its edge"),
        pytest.param("Il est arrivé avec les enfants pour manger.", [], id="a French sentence"),
        pytest.param("Er hat das Haus nicht gesehen und ist gegangen.", [], id="a German one"),
        pytest.param("It is an a priori argument of sola scriptura.", [], id="Latin phrases"),
        pytest.param("They were dancin’ and lovin’ it.", [], id="letters dropped on purpose"),
        pytest.param("Jon Swedin spoke with Ana Stepes.", [], id="names in two parts"),
    ],
)
def test_what_stands_around_a_word_counts(text: str, found: list[str]) -> None:
    assert _misspelt(text) == found


def test_an_unlikely_slip_is_reported_only_where_care_was_lacking() -> None:
    doubtful = "They called it a drolk in the end. "
    assert _misspelt(_CAREFUL + doubtful) == []
    careless = "Becuase of teh goverment thier freind recieved a lettre. "
    assert "drolk" in _misspelt(doubtful + careless)


def test_a_word_that_one_article_uses_again_and_again_is_its_own() -> None:
    once = "The deisgn is new. "
    assert _misspelt(_CAREFUL + once) == ["deisgn"]
    assert _misspelt(_CAREFUL + once * 3) == []


def test_a_common_misspelling_stays_one_however_often_it_stands() -> None:
    assert _misspelt(_CAREFUL + "They recieve it. " * 4) == ["recieve"] * 4


def test_a_word_of_several_articles_is_vocabulary() -> None:
    from linter.checks.spelling import Spelling

    class Counts:
        def __init__(self, articles: int) -> None:
            self._articles = articles

        def occurrences(self, term: str) -> int:
            return self._articles

        def articles(self, term: str) -> int:
            return self._articles

    check = Spelling()
    assert check.stands(("frobnic",), b"likely", Counts(1))
    assert not check.stands(("frobnic",), b"likely", Counts(2))
    assert Spelling(articles=0).stands(("frobnic",), b"likely", Counts(2))


def test_accepted_words_are_right_in_any_case() -> None:
    from linter.checks.kind import View
    from linter.checks.spelling import Spelling
    from linter.documents import parse
    from linter.text.span import Span

    document = parse("Wiht and wiht.", "text", "en")
    view = View(document, document.prose, (Span(0, len(document.prose.text)),), True)
    assert [hit.start for hit in Spelling().hits(view)] == [0, 9]
    assert list(Spelling(accept=("WIHT",)).hits(view)) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("It was a long lifo for them.\n", ["lifo"], id="prose"),
        pytest.param("The stack `s` is a lifo of sorts.\n", [], id="beside inline code"),
        pytest.param("Push it on a lifo.\n\n```\nf()\n```\n", [], id="beside a code block"),
        pytest.param("The `f` is definately there.\n", ["definately"], id="no word of any list"),
        pytest.param("Start blackd first.\n\n```\nblackd -h\n```\n", [], id="a name in a block"),
        pytest.param("Start blackd with `blackd -h`.\n", [], id="a name in inline code"),
        pytest.param("I recieve https://a.example/recieve/b.\n", ["recieve"], id="in an address"),
        pytest.param("Start blackd with `xblackd`.\n", ["blackd"], id="part of a name in code"),
    ],
)
def test_seldom_words_are_terms_beside_code(source: str, found: list[str]) -> None:
    assert _misspelt(source) == found


def test_the_name_of_a_linked_site_is_a_name() -> None:
    assert _misspelt("It was made by trie and by recieve.\n") == ["trie", "recieve"]
    linked = "It was made by [trie](https://www.trie.example/a) and by recieve.\n"
    assert _misspelt(linked) == ["recieve"]


def test_a_link_of_the_text_that_its_address_ends_with_is_a_name() -> None:
    assert _misspelt("Thanks to [hackedd](https://host.example/Hackedd/).\n") == []
    assert _misspelt("Thanks to [hackedd](hackedd).\n") == ["hackedd"]
