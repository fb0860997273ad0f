"""What the duplicate rules find in the seeds and in small articles, through the real pipeline."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from linter.findings import Violation
from linter.pipeline.options import RunOptions
from linter.pipeline.profiles import Profiles
from linter.pipeline.run import check_texts

SEEDS = Path(__file__).parents[3] / "seeds"
POST = (SEEDS / "keyword-stuffed-post.txt").read_text(encoding="utf-8")

REPEATED = [
    "It's a win-win situation.",
    "This would not only aid Ukraine's immediate needs but also enhance NATO's overall "
    "capabilities in the region.",
    "Japan's involvement could have a significant impact.",
    "It could enhance NATO's capacity to support Ukraine, send a strong message of international "
    "solidarity against aggression, and boost Japan's standing as a key player in global security.",
    "It's a win-win situation, really.",
]

HEDGES = "The fund pays farmers in the valley for planting hedges along rivers and canals. "
FILLING = "Inspectors come in June and count what has grown since the year before. "


def findings(
    texts: Mapping[str, str], *rules: str, format: str = "text"
) -> list[tuple[str, Violation]]:
    selected = tuple(f"duplicates/{rule}" for rule in rules) or ("duplicates",)
    profile = Profiles(RunOptions(select=selected, isolated=True)).of("")
    reports = check_texts(texts, format, profile)
    return [(name, v) for name, report in reports.items() for v in report.violations]


@pytest.mark.parametrize("sentence", REPEATED)
def test_each_repeated_sentence_of_the_seed_is_found_once(sentence: str) -> None:
    first = POST.index(sentence)
    second = POST.index(sentence, first + 1)
    found = [
        v
        for _, v in findings({"post.txt": POST}, "repeated-sentence")
        if v.start.offset < second + len(sentence) and second < v.end.offset
    ]
    assert [(v.excerpt, v.severity) for v in found] == [(sentence, "error")]
    assert (found[0].start.offset, found[0].end.offset) == (second, second + len(sentence))
    (earlier,) = found[0].related
    assert (earlier.path, earlier.start.offset, earlier.end.offset) == (
        "",
        first,
        first + len(sentence),
    )


def test_nothing_else_in_the_seed_is_a_repeated_sentence() -> None:
    assert len(findings({"post.txt": POST}, "repeated-sentence")) == len(REPEATED)


def test_near_repeats_of_the_seed_are_found_at_the_later_place() -> None:
    found = findings({"post.txt": POST}, "repeated-passage")
    assert len(found) == 2
    enhanced, expertise = sorted((v for _, v in found), key=lambda v: v.start.offset)
    assert "It could also boost Japan's standing as a key player" in enhanced.excerpt
    assert "contribute valuable expertise in areas such as logistics" in expertise.excerpt
    for violation in (enhanced, expertise):
        (earlier,) = violation.related
        assert earlier.end.offset <= violation.start.offset


def test_what_stands_many_times_is_found_at_each_later_place_once() -> None:
    said = "pays farmers in the valley for planting hedges along rivers and irrigation canals"
    text = "\n\n".join(f"The {n} fund of {n} {said} since {n} at the {n}." for n in range(5))
    found = findings({"a.md": text}, "repeated-passage", format="markdown")
    lines = [violation.start.line for _, violation in found]
    assert lines == [3, 5, 7, 9]
    for _, violation in found:
        places = [(related.start.line, related.end.line) for related in violation.related]
        assert places[0] == (1, 1)
        assert len(places) == len(set(places))
        assert all(line < violation.start.line for line, _ in places)


def test_the_same_places_are_reported_by_one_rule_only() -> None:
    post = findings({"post.txt": POST})
    copied = findings({"a.md": HEDGES + FILLING, "b.md": HEDGES + FILLING}, format="markdown")
    for found in (post, copied):
        places = [(name, v.start.offset, v.end.offset) for name, v in found]
        assert len(places) == len(set(places))
    assert [v.rule for _, v in copied] == ["duplicates/copied-paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("What do you think? Much.\n\nWhat do you think? Little.", id="says little"),
        pytest.param("Filename: src/main.rs\n\nFilename: src/main.rs", id="a caption, no stop"),
        pytest.param("- Buy fresh bread.\n- Buy fresh bread.", id="items of lists"),
        pytest.param("> Bread is life itself.\n\n> Bread is life itself.", id="quotations"),
        pytest.param(
            "---\ndescription: Bread needs a warm kitchen and patience.\n---\n"
            "Bread needs a warm kitchen and patience.",
            id="a description that is the article's own words",
        ),
    ],
)
def test_what_may_be_repeated(text: str) -> None:
    assert findings({"a.md": text}, format="markdown") == []


def test_a_repeated_sentence_is_exact_in_decorated_source() -> None:
    text = "*The  bridge* was [closed](/x) for caf&eacute; repairs.\r\n\r\nTraffic stood.\r\n\r\n"
    text += "Still, **the bridge was closed\r\nfor café repairs.** The bridge was closed for café "
    text += "repairs.\r\n"
    found = findings({"a.md": text}, "repeated-sentence", format="markdown")
    assert [v.excerpt for _, v in found] == ["The bridge was closed for café repairs."]
    assert text[found[0][1].start.offset :].startswith("The bridge was closed for café repairs.")
    (earlier,) = found[0][1].related
    assert text[earlier.start.offset : earlier.end.offset].startswith("The  bridge* was [closed]")


_RETURNS = "Returns the object of the folder that was created."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(f"# A\n\n{_RETURNS} {_RETURNS}\n", 1, id="in one section"),
        pytest.param(f"# A\n\n## B\n\n{_RETURNS}\n\n## C\n\n{_RETURNS}\n", 1, id="in two"),
        pytest.param(
            f"# A\n\n## Returns\n\n{_RETURNS}\n\n## Returns\n\n{_RETURNS}\n",
            0,
            id="in sections of one heading",
        ),
        pytest.param(
            f"# A\n\n## `b`\n\n{_RETURNS}\n\n## onCreate(c)\n\n{_RETURNS}\n",
            0,
            id="in sections about code",
        ),
        pytest.param(
            f"# A\n\n## `b`\n\n{_RETURNS}\n\n## The end\n\n{_RETURNS}\n", 1, id="in one about code"
        ),
        pytest.param(
            f"# A\n\n`b` **object**\\\n{_RETURNS}\n\n`c` **object**\\\n{_RETURNS}\n",
            0,
            id="of pieces of code",
        ),
        pytest.param(
            "# A\n\nSee [the guide to storage](s.md) for details.\n\n"
            "Files are kept. See [the guide to storage](s.md) for details.\n",
            0,
            id="what only points elsewhere",
        ),
        pytest.param(
            "# A\n\n## B\n\nLists the existing folders.\n\n## C\n\nLists the existing folders.\n",
            0,
            id="short, a paragraph each time",
        ),
    ],
)
def test_what_a_reference_says_of_each_entry_may_be_repeated(text: str, count: int) -> None:
    assert len(findings({"a.md": text}, "repeated-sentence", format="markdown")) == count


_SHORT = "The gate is opened by the keeper when the tide is in and the wind stands in the north. "
_LONG = _SHORT + "He rings a bell before he does so, and whoever stands on the wall leaves it. " * 2


@pytest.mark.parametrize(
    ("texts", "rule", "severity"),
    [
        pytest.param(
            {"a.md": f"{_SHORT}{HEDGES}", "b.md": f"{_SHORT}{HEDGES}"},
            "copied-paragraph",
            "suggestion",
            id="two lines on two pages: a standing note as often as a copy",
        ),
        pytest.param(
            {"a.md": f"{_LONG}{HEDGES}", "b.md": f"{_LONG}{HEDGES}"},
            "copied-paragraph",
            "warning",
            id="a whole paragraph on two pages",
        ),
        pytest.param(
            {"a.md": f"{_SHORT}{HEDGES}\n\n{_SHORT}{HEDGES}"},
            "copied-paragraph",
            "warning",
            id="two lines twice in one section",
        ),
        pytest.param(
            {"a.md": f"- {_SHORT}{HEDGES}\n- {_SHORT}{HEDGES}"},
            "copied-paragraph",
            "suggestion",
            id="two lines in two entries of a list",
        ),
        pytest.param(
            {"a.md": f"# A\n\n{_SHORT}\n\n{_SHORT}"},
            "repeated-sentence",
            "error",
            id="a sentence twice in one section",
        ),
        pytest.param(
            {"a.md": f"# A\n\n{_SHORT}\n\n## B\n\n{_SHORT}"},
            "repeated-sentence",
            "error",
            id="a sentence in two sections of an article that is read as a whole",
        ),
        pytest.param(
            {"a.md": f"# A\n\n{_SHORT}\n\n    gate open\n\n## B\n\n{_SHORT}"},
            "repeated-sentence",
            "suggestion",
            id="a sentence in two sections, which are read one by one",
        ),
        pytest.param(
            {"a.md": f"# A\n\n- Gates.\n- Tides, and walls.\n\n{_SHORT}\n\n## B\n\n{_SHORT}"},
            "repeated-sentence",
            "suggestion",
            id="a sentence in two sections of an article with lists",
        ),
        pytest.param(
            {"a.md": f"# A\n\n{_SHORT}\n\n```\ngate\n```\n\n## B\n\n{_SHORT}\n\n{_SHORT}"},
            "repeated-sentence",
            "suggestion error",
            id="in two sections, and in the second of them twice",
        ),
        pytest.param(
            {"a.md": f"<Mac>\n\n{_SHORT}\n\n</Mac>\n\n<Linux>\n\n{_SHORT}\n\n</Linux>\n"},
            "repeated-sentence",
            "suggestion",
            id="a sentence in what different readers are shown",
        ),
        pytest.param(
            {"a.mdx": f"<Tab>\n  {_SHORT}\n</Tab>\n<Tab>\n  {_SHORT}\n</Tab>\n"},
            "repeated-sentence",
            "suggestion",
            id="a sentence in two tabs",
        ),
        pytest.param(
            {"a.md": f'=== "Mac"\n\n    {_SHORT}\n\n=== "Linux"\n\n    {_SHORT}\n'},
            "repeated-sentence",
            "suggestion",
            id="a sentence in two tabs of MkDocs",
        ),
        pytest.param(
            {"a.md": f"A <b>bell</b>.\n\n<p>{_SHORT}</p>\n\n<p>{_SHORT}</p>\n"},
            "repeated-sentence",
            "error",
            id="a sentence twice in HTML",
        ),
    ],
)
def test_what_may_be_meant_is_a_suggestion(texts: dict[str, str], rule: str, severity: str) -> None:
    form = "mdx" if "a.mdx" in texts else "markdown"
    found = findings(texts, rule, format=form)
    assert " ".join(violation.severity for _, violation in found) == severity


def test_a_passage_is_found_inside_other_text_in_either_direction() -> None:
    passage = (
        "its walls are of granite from the quarries above the town, and every block carries "
        "the number of the man who cut it in the winter of that year"
    )
    texts = {
        "a.md": f"Granite is hard to cut; {passage}, as visitors are told by the guides.",
        "b.md": f"The old harbour has been filled in: {passage}. Nothing else is left of it now.",
    }
    for names in (("a.md", "b.md"), ("b.md", "a.md")):
        renamed = {"1.md": texts[names[0]], "2.md": texts[names[1]]}
        ((name, found),) = findings(renamed, "copied-passage", format="markdown")
        assert (name, found.excerpt) == ("2.md", passage)
        (earlier,) = found.related
        assert renamed["1.md"][earlier.start.offset : earlier.end.offset] == passage


def test_rewritings_are_off_unless_asked_for() -> None:
    texts = {
        "1.md": "The ferry Orion ran aground off Kvalholm on Tuesday night with 212 passengers. "
        "Fishermen reached the ship before the coast guard and took the children ashore.",
        "2.md": "With 212 passengers, the ferry Orion went aground near Kvalholm on Tuesday. "
        "Before the coast guard got there, fishermen took the children from the ship ashore.",
    }
    assert findings(texts, format="markdown") == []
    assert [v.rule for _, v in findings(texts, "rewriting", format="markdown")] == [
        "duplicates/rewriting"
    ]
