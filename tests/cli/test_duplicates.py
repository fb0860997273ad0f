"""`contentlint duplicates`: clusters by wasted words, references, what is shown."""

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from linter.reports.snippet import cells
from tests.cli.test_commands import Ran, contentlint

SEEDS = Path(__file__).parents[2] / "seeds"

FLOOD = (
    "The flood of 1953 broke the dykes in 67 places, drowned 1,836 people along the coast and "
    "made the country build the barriers that close the delta during the storms of every winter."
)
GREAT = FLOOD.replace("the barriers", "the great barriers")
BEES = (
    "Hives on roofs give more honey than hives in fields, because the parks and the gardens of a "
    "town flower from March to October while a field of rape flowers for three short weeks."
)


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTENTLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "a.md", "# Dykes", FLOOD)
    write(tmp_path, "b.md", "# Barriers", "Each barrier is tested every autumn.", GREAT)
    write(tmp_path, "c.md", "# Bees", BEES, f"Other things. {BEES}")
    return tmp_path


def write(folder: Path, name: str, *blocks: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def duplicates(*arguments: str, cwd: Path) -> Ran:
    return contentlint("duplicates", *arguments, cwd=cwd)


def found(*arguments: str, cwd: Path) -> dict[str, Any]:
    """What the command says as JSON; it must have read everything."""
    ran = duplicates(*arguments, "--output-format", "json", cwd=cwd)
    assert (ran.status, ran.err) == (0, "")
    content: dict[str, Any] = json.loads(ran.out)
    return content


def places(content: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [
        (cluster["rule"], copy["passage"]["path"], copy["original"]["path"])
        for cluster in content["clusters"]
        for copy in cluster["copies"]
    ]


def test_most_wasteful_first_and_the_listing_is_no_failure(folder: Path) -> None:
    content = found(".", cwd=folder)
    wasted = [cluster["wasted_words"] for cluster in content["clusters"]]
    assert wasted == sorted(wasted, reverse=True)
    assert content["wasted_words"] == sum(wasted)
    assert content["articles"] == 3
    assert ("duplicates/copied-paragraph", "b.md", "a.md") in places(content)
    assert ("duplicates/copied-paragraph", "c.md", "c.md") in places(content)


def test_passages_stand_where_they_are_said_to(folder: Path) -> None:
    for cluster in found(".", cwd=folder)["clusters"]:
        for copy in cluster["copies"]:
            for passage in (copy["passage"], copy["original"]):
                text = (folder / passage["path"]).read_text(encoding="utf-8")
                start, end = passage["start"], passage["end"]
                assert text[start["offset"] : end["offset"]] == passage["text"]
                assert text.count("\n", 0, start["offset"]) + 1 == start["line"]


def test_the_seeds_have_five_sentences_twice() -> None:
    content = found("keyword-stuffed-post.txt", "spun-news.txt", cwd=SEEDS)
    sentences = [c for c in content["clusters"] if c["rule"] == "duplicates/repeated-sentence"]
    assert len(sentences) == 5
    for cluster in sentences:
        (copy,) = cluster["copies"]
        assert copy["similarity"] == 1
        assert copy["passage"]["text"] == copy["original"]["text"]
        assert copy["original"]["start"]["offset"] < copy["passage"]["start"]["offset"]


def test_text_shows_the_differences_word_below_word(folder: Path) -> None:
    ran = duplicates("a.md", "b.md", cwd=folder)
    assert ran.status == 0
    assert "\x1b" not in ran.out
    lines = ran.out.splitlines()
    assert re.fullmatch(r"1\. \d\d words wasted in 2 places  duplicates/copied-paragraph", lines[0])
    assert re.fullmatch(r"   b\.md:5:1  \d\d % the same as a\.md:3:1", lines[1])
    (added,) = [number for number, line in enumerate(lines) if "great" in line]
    removed, marks = lines[added - 1], lines[added + 1]
    assert removed.startswith("     - ")
    assert lines[added].startswith("     + ")
    assert removed == lines[added].replace("+", "-", 1).replace("great", "     ")
    assert marks == " " * lines[added].index("great") + "~~~~~"
    assert lines[-1] == f"1 cluster, {lines[0].split()[1]} words wasted, in 2 articles"


@pytest.mark.parametrize("columns", [40, 61, 120])
def test_lines_of_passages_keep_the_width(
    folder: Path, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = duplicates(".", "--all", cwd=folder).out.splitlines()
    passages = [line for line in shown if line.startswith("     ")]
    assert passages
    assert max(map(cells, passages)) <= columns


def test_all_shows_copies_and_lines_that_are_left_out_otherwise(tmp_path: Path) -> None:
    for number in range(9):
        write(tmp_path, f"{number}.md", f"# Page {number}", FLOOD, f"Nothing else on {number}.")
    some, all_of_them = duplicates(".", cwd=tmp_path), duplicates(".", "--all", cwd=tmp_path)
    assert "part of the site" in some.out
    assert "… and 5 more; --all shows them" in some.out
    assert "lines the same" in some.out
    assert "--all" not in all_of_them.out
    assert "…" not in all_of_them.out
    assert all(f"   {number}.md:3:1  100 % the same" in all_of_them.out for number in range(1, 9))


def test_a_copy_stands_beside_the_passage_that_it_is_most_like(tmp_path: Path) -> None:
    for name, text in (("a.md", FLOOD), ("b.md", GREAT), ("c.md", GREAT)):
        write(tmp_path, name, text)
    (cluster,) = found(".", cwd=tmp_path)["clusters"]
    second, third = cluster["copies"]
    assert second["original"]["path"] == "a.md"
    assert 0.7 < second["similarity"] < 1
    assert third["original"]["path"] == "b.md"
    assert third["similarity"] == 1
    # As words are compared, “1,836” is two.
    assert third["words"] == len(GREAT.split()) + 1
    assert cluster["wasted_words"] == second["words"] + third["words"]


def test_a_lower_threshold_finds_what_is_less_alike(tmp_path: Path) -> None:
    write(tmp_path, "a.md", FLOOD)
    write(tmp_path, "b.md", f"{FLOOD} {' '.join(BEES.split()[:20])}.")
    paragraph = ("duplicates/copied-paragraph", "b.md", "a.md")
    assert paragraph not in places(found(".", cwd=tmp_path))
    assert paragraph in places(found(".", "--threshold", "0.5", cwd=tmp_path))
    assert paragraph in places(found(".", "--threshold", "0.5", "--no-cache", cwd=tmp_path))
    assert duplicates(".", "--threshold", "0.1", cwd=tmp_path).status == 2


def test_the_threshold_of_the_command_line_wins_over_settings(folder: Path) -> None:
    settings = "rules: {duplicates/copied-paragraph: {threshold: 1.0}}\n"
    (folder / ".contentlint.yaml").write_text(settings, encoding="utf-8")
    paragraph = ("duplicates/copied-paragraph", "b.md", "a.md")
    assert paragraph not in places(found(".", cwd=folder))
    assert paragraph in places(found(".", "--threshold", "0.7", cwd=folder))
    assert paragraph in places(found(".", "--isolated", cwd=folder))


def test_references_are_compared_with_and_not_among_themselves(folder: Path) -> None:
    write(folder, "archive/old.md", FLOOD)
    write(folder, "archive/older.md", FLOOD)
    content = found("b.md", "c.md", "--against", "archive", cwd=folder)
    assert (content["articles"], content["references"]) == (2, 2)
    assert {path for _, path, _ in places(content)} == {"b.md"}
    assert {original for _, _, original in places(content)} == {"archive/old.md"}
    within = found(".", "--against", "archive", cwd=folder)
    assert (within["articles"], within["references"]) == (3, 2)
    assert {path for _, path, _ in places(within)} == {"a.md", "b.md"}


def test_records_are_named_by_path_or_id_or_line(folder: Path) -> None:
    records: list[dict[str, object]] = [
        {"text": FLOOD, "id": 7, "source": "wire"},
        {"text": BEES, "id": 8, "path": "old/bees.md"},
        {"text": GREAT},
    ]
    for record, name in zip(records, ("#7", "#old/bees.md", ":5"), strict=True):
        lines = [json.dumps({"text": f"Number {n}.", "id": f"n{n}"}) for n in range(2)]
        lines.append(json.dumps(record))
        (folder / "wire.jsonl").write_text("\n\n".join(lines), encoding="utf-8")
        content = found(".", "--against", "wire.jsonl", cwd=folder)
        assert content["references"] == 3
        assert {original for _, _, original in places(content)} == {f"wire.jsonl{name}"}


@pytest.mark.parametrize(
    ("names", "alike"),
    [
        pytest.param({"path": "bees.md"}, False, id="in Markdown it is a quotation"),
        pytest.param({"path": "bees.txt"}, True, id="in plain text it is a paragraph"),
        pytest.param({}, True, id="as is what has no name"),
    ],
)
def test_the_path_of_a_record_tells_its_format(
    folder: Path, names: dict[str, str], alike: bool
) -> None:
    record = {"text": f"> {BEES}", **names}
    (folder / "wire.jsonl").write_text(json.dumps(record), encoding="utf-8")
    content = found("c.md", "--against", "wire.jsonl", cwd=folder)
    rules = {rule for rule, _, _ in places(content)}
    assert ("duplicates/copied-paragraph" in rules) == alike


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param('{"txt": "a"}', "missing required field `text`", id="no text"),
        pytest.param('{"text": 3}', "Expected `str`, got `int`", id="text of another type"),
        pytest.param('{"text": "a"', "truncated", id="cut short"),
        pytest.param('{"text": "\xff"}', "no record", id="not UTF-8"),
        pytest.param('{"text": "a", "id": "x"}', "the record of line 1 already", id="twice"),
    ],
)
def test_a_broken_record_is_named_by_file_and_line(folder: Path, line: str, message: str) -> None:
    good = json.dumps({"text": FLOOD, "id": "x"})
    (folder / "wire.jsonl").write_bytes(f"{good}\n\n{line}\n".encode("latin-1"))
    ran = duplicates("a.md", "--against", "wire.jsonl", cwd=folder)
    assert ran.status == 2
    assert ran.err.startswith("contentlint: wire.jsonl:3: ")
    assert message in ran.err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        pytest.param(["nowhere"], "nowhere", id="an article"),
        pytest.param([".", "--against", "nowhere"], "nowhere", id="a reference"),
        pytest.param([".", "--against", "no.jsonl"], "no.jsonl", id="a collection"),
        pytest.param(["binary.md"], "binary.md", id="no text"),
        pytest.param([".", "--select", "duplicate"], "did you mean", id="no such rule"),
    ],
)
def test_what_cannot_be_read_ends_with_2(folder: Path, arguments: list[str], named: str) -> None:
    (folder / "binary.md").write_bytes(b"\x00\x01\x02")
    ran = duplicates(*arguments, cwd=folder)
    assert ran.status == 2
    assert named in ran.err


def test_articles_are_not_compared_with_each_other_where_references_are_lost(folder: Path) -> None:
    ran = duplicates(".", "--against", "nowhere", cwd=folder)
    assert ran.out == "0 clusters, 0 words wasted, in 3 articles\n"


def test_one_process_or_several_cached_or_not(tmp_path: Path) -> None:
    source = random.Random(6)
    words = sorted(set(f"{FLOOD} {BEES}".split()))
    pool = [" ".join(source.choices(words, k=40)) + "." for _ in range(12)]
    for number in range(24):
        write(tmp_path, f"{number}.md", f"# Page {number}", *source.sample(pool, 3))
    (tmp_path / "pool.jsonl").write_text(
        "\n".join(json.dumps({"text": text}) for text in pool[:4]), encoding="utf-8"
    )
    for more in ([], ["--against", "pool.jsonl"]):
        alone = duplicates(".", "--no-cache", "--jobs", "1", *more, cwd=tmp_path)
        assert alone.out.startswith("1. ")
        assert duplicates(".", "--no-cache", "--jobs", "2", *more, cwd=tmp_path) == alone
        assert duplicates(".", *more, cwd=tmp_path) == alone
        assert duplicates(".", *more, cwd=tmp_path) == alone


def test_a_rule_that_is_off_for_a_path_lists_nothing_there(folder: Path) -> None:
    settings = "overrides: [{files: [b.md], rules: {duplicates: off}}]\n"
    (folder / ".contentlint.yaml").write_text(settings, encoding="utf-8")
    assert {path for _, path, _ in places(found(".", cwd=folder))} == {"c.md"}


def repository(folder: Path) -> None:
    """What a repository is without git: the folder of its settings."""
    (folder / ".contentlint.yaml").write_text("extends: default\n", encoding="utf-8")
    write(folder, "guide/x.md", "# Storms", GREAT, f"More of it. {FLOOD}")
    write(folder, "guide/y.md", "# Roofs", BEES, BEES)


def test_the_index_stands_for_all_other_articles_of_the_repository(folder: Path) -> None:
    repository(folder)
    content = found("guide", "--against", "index", cwd=folder)
    assert (content["articles"], content["references"]) == (2, 3)
    # The same as where the others are named, and nothing of what the articles have in common.
    named = [option for name in ("a.md", "b.md", "c.md") for option in ("--against", name)]
    assert content == found("guide", *named, cwd=folder)
    assert {path for _, path, _ in places(content)} == {"guide/x.md", "guide/y.md"}
    assert {original for _, _, original in places(content)} == {"a.md", "b.md", "c.md"}


def test_paths_of_the_index_are_shown_as_they_are_reached(folder: Path) -> None:
    repository(folder)
    content = found("x.md", "--against", "index", cwd=folder / "guide")
    assert (content["articles"], content["references"]) == (1, 4)
    assert {original for _, _, original in places(content)} == {"../a.md", "../b.md"}


def test_where_there_are_no_others_articles_are_compared_with_each_other(folder: Path) -> None:
    repository(folder)
    assert found(".", "--against", "index", cwd=folder) == found(".", cwd=folder)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--against", "index"], "there is no repository", id="nothing to index"),
        pytest.param(["--against", "index", "--against", "b.md"], "combined", id="and others"),
    ],
)
def test_an_index_that_cannot_be_is_said(folder: Path, arguments: list[str], said: str) -> None:
    ran = duplicates("a.md", *arguments, cwd=folder)
    assert ran.status == 2
    assert said in " ".join(ran.err.split())


@pytest.mark.parametrize(
    ("format", "start"),
    [
        pytest.param("markdown", "## Shared text\n", id="for a comment"),
        pytest.param("html", "<!doctype html>\n", id="a page"),
    ],
)
def test_there_are_other_formats(folder: Path, format: str, start: str) -> None:
    ran = duplicates("a.md", "b.md", "--output-format", format, cwd=folder)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(start)
    assert "great" in ran.out
    assert ran.out.endswith("\n")
