import multiprocessing
import sqlite3
from pathlib import Path

import msgspec
import pytest

from linter.corpus import join, spill
from linter.findings import RunReport
from linter.pipeline import batch, cache
from linter.pipeline.cache import Cache
from linter.pipeline.options import RunOptions, TextFile
from linter.pipeline.run import Run, check_paths

_ARTICLE = (
    "# Tide {n}\n\nThe harbour wall of the town was built by hand in 18{n:02}, in the winter, by "
    "two hundred men from the quarry above it.\n\nThe the tide number {n} came in at noon.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTENTLINT_CACHE_DIR", str(tmp_path / "cache"))
    articles = tmp_path / "articles"
    articles.mkdir()
    for n in range(40):
        (articles / f"{n:02}.md").write_text(_ARTICLE.format(n=n), encoding="utf-8")
    return articles


def _check(folder: Path, **options: object) -> RunReport:
    return check_paths([str(folder)], RunOptions(**options))  # type: ignore[arg-type]


def test_serial_parallel_fresh_and_cached_say_the_same(folder: Path) -> None:
    serial = _check(folder, jobs=1, cached=False)
    assert any(file.violations for file in serial.files)
    assert _check(folder, jobs=2, cached=False) == serial
    assert _check(folder, jobs=1) == serial
    assert _check(folder, jobs=1) == serial
    assert _check(folder, jobs=2) == serial


@pytest.mark.parametrize(
    "method",
    [
        pytest.param("spawn", id="macOS and Windows"),
        pytest.param("forkserver", id="Linux from Python 3.14 on"),
    ],
)
def test_it_does_not_matter_how_processes_are_started(
    folder: Path, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip("this system starts processes in another way")
    serial = _check(folder, jobs=1, cached=False)
    # A pool asks for the context that holds when it is made.
    context = multiprocessing.get_context(method)
    monkeypatch.setattr(multiprocessing, "get_context", lambda: context)
    assert _check(folder, jobs=2, cached=False) == serial


def test_what_lies_in_files_and_comes_in_parts_says_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = _check(folder, jobs=1, cached=False)
    monkeypatch.setattr(spill, "MOST", 100)
    monkeypatch.setattr(join, "_PART", 1)
    monkeypatch.setattr(join, "_BLOCK", 3)
    monkeypatch.setattr(join, "_BYTES", 50)
    monkeypatch.setattr(batch, "_KNOWN_AT_ONCE", 9)
    monkeypatch.setattr(batch, "_KEPT_AT_ONCE", 5)
    monkeypatch.setattr(cache, "_ARTICLES", 7)
    assert _check(folder, jobs=1, cached=False) == expected
    assert _check(folder) == expected
    assert _check(folder) == expected
    assert Cache(folder.parent / "cache").status().entries == 40 + 6
    (folder / "07.md").write_text("# Tide\n\nNothing to see.\n", encoding="utf-8")
    assert _check(folder) == _check(folder, cached=False) != expected


def test_a_run_of_which_a_part_is_lost_is_made_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_ARTICLES", 7)
    expected = _check(folder)
    with sqlite3.connect(folder.parent / "cache" / "articles.sqlite") as store:
        store.execute("DELETE FROM entry WHERE rowid = (SELECT max(rowid) - 2 FROM entry)")
    assert _check(folder) == expected


def test_a_report_can_be_encoded(folder: Path) -> None:
    encoded = msgspec.json.encode(_check(folder))
    assert msgspec.json.encode(msgspec.json.decode(encoded, type=RunReport)) == encoded


def test_a_changed_article_is_judged_anew(folder: Path) -> None:
    _check(folder)
    (folder / "07.md").write_text("# Tide\n\nNothing to see.\n", encoding="utf-8")
    assert _check(folder) == _check(folder, cached=False)


def test_other_rules_are_other_results(folder: Path) -> None:
    _check(folder)
    report = _check(folder, ignore=("typos",))
    assert not any(v.rule.startswith("typos/") for f in report.files for v in f.violations)


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 100])
def test_a_damaged_cache_is_a_silent_miss(folder: Path, damage: bytes) -> None:
    expected = _check(folder)
    (store,) = folder.parent.glob("cache/articles.sqlite")
    for file in folder.parent.glob("cache/articles.sqlite*"):
        file.unlink()
    store.write_bytes(damage)
    assert _check(folder) == expected
    assert _check(folder) == expected


def test_damaged_entries_are_misses(folder: Path) -> None:
    expected = _check(folder)
    with sqlite3.connect(folder.parent / "cache" / "articles.sqlite") as store:
        store.execute("UPDATE entry SET value = x'c1'")
    assert _check(folder) == expected


def test_a_cache_folder_that_cannot_be_made_is_done_without(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = _check(folder)
    blocked = folder.parent / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("CONTENTLINT_CACHE_DIR", str(blocked / "cache"))
    assert _check(folder) == expected


def test_status_and_clear(folder: Path) -> None:
    _check(folder)
    store = Cache(folder.parent / "cache")
    assert store.status().entries == 41
    store.clear()
    assert store.status().entries == 0


def test_an_article_in_hand_stands_for_the_one_on_disk(folder: Path) -> None:
    path = str(folder / "07.md")
    run = Run([path], RunOptions(), [TextFile(path, "# Tide\n\nNothing to see.\n")])
    (file,) = run.report().files
    assert (file.path, file.violations) == (path, ())


def test_a_text_is_judged_without_files(folder: Path) -> None:
    from linter import check_text

    report = check_text(_ARTICLE.format(n=3), select=["duplicates", "filler"])
    assert report.families.keys() == {"duplicates", "filler"}
    assert report.metrics["words"] > 30


def test_a_file_that_is_no_text_is_named_in_every_run(folder: Path) -> None:
    (folder / "07.md").write_bytes(b"\xff\xfe\xfa")
    first = _check(folder)
    assert [problem.path for problem in first.problems] == [f"{folder}/07.md"]
    assert _check(folder) == first


def test_sections_are_measured_where_the_report_is_asked_for_them(folder: Path) -> None:
    run = Run([str(folder)], RunOptions(cached=False))
    assert not any(file.sections for file in run.report().files)
    for file in run.report(by_section=True).files:
        assert sum(part.words for part in file.sections) > 0
