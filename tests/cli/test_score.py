import csv
import io
import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_check import contentlint

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def test_worst_first_with_what_to_fix_first() -> None:
    ran = contentlint("score", "seeds", cwd=SEEDS.parent)
    first, second = ran.out.splitlines()[:2]
    assert int(first.split()[0]) <= int(second.split()[0])
    assert "typos/missing-space (5) +" in ran.out
    assert ran.status == 0


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("1,2\n", encoding="utf-8")
    assert contentlint("score", ".", cwd=tmp_path).out == "No articles to score.\n"


def test_json_and_csv_say_the_same() -> None:
    content = json.loads(
        contentlint("score", "seeds", "--output-format", "json", cwd=SEEDS.parent).out
    )
    table = contentlint("score", "seeds", "--output-format", "csv", cwd=SEEDS.parent).out
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(row["path"], int(row["score"])) for row in rows] == [
        (file["path"], file["score"]) for file in content["files"]
    ]
    assert content["grade"] == "F"


@pytest.mark.parametrize(("least", "status"), [("1", 0), ("99", 1)])
def test_fail_under_looks_at_the_mean(least: str, status: int) -> None:
    assert contentlint("score", "seeds", "--fail-under", least, cwd=SEEDS.parent).status == status


@pytest.mark.parametrize("output_format", ["json", "csv", "text"])
def test_folders_are_means_by_words(tmp_path: Path, output_format: str) -> None:
    good = "The harbour was dug in 1887 by a company that the town had founded. " * 6
    for path, text in {"a/b/c.md": good, "a/d.md": f"{good}\n\nIt was teh wrong word.\n"}.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text(text, encoding="utf-8")
    ran = contentlint(
        "score", "site", "--folders", "--isolated", "--output-format", output_format, cwd=tmp_path
    )
    if output_format == "json":
        content = json.loads(ran.out)
        folders = content["folders"]
        assert folders[0]["score"] == content["score"]
        assert sum(file["words"] for file in content["files"]) == folders[0]["words"]
    elif output_format == "csv":
        folders = list(csv.DictReader(io.StringIO(ran.out)))
    else:
        assert ran.out.splitlines()[0].split()[2:5] == ["site/a", "2", "articles"]
        return
    assert [folder["path"] for folder in folders] == ["site/a", "site/a/b"]
    assert float(folders[0]["score"]) < float(folders[1]["score"])


@pytest.mark.git
def test_the_history_of_the_score(tmp_path: Path) -> None:
    text = "The harbour was dug in 1887 by a company that the town had founded. " * 6
    for command in ("init -q", "config user.name A", "config user.email a@b.org"):
        subprocess.run(["git", "-C", tmp_path, *command.split()], check=True)
    for ending in ("It was teh wrong word.", "It was the wrong word."):
        (tmp_path / "a.md").write_text(f"{text}\n\n{ending}\n", encoding="utf-8")
        subprocess.run(["git", "-C", tmp_path, "add", "."], check=True)
        subprocess.run(["git", "-C", tmp_path, "commit", "-qm", ending], check=True)
    subprocess.run(["git", "-C", tmp_path, "tag", "v1"], check=True)
    asked = ("score", ".", "--isolated", "--history", "HEAD~1..v1")
    said = contentlint(*asked, cwd=tmp_path)
    heading, first, second = said.out.splitlines()
    assert heading.split()[:4] == ["date", "commit", "score", "change"]
    assert len(first.split()) == 9
    assert second.split()[-1] == "v1"
    assert second.split()[4].startswith("+")
    listed = json.loads(contentlint(*asked, "--output-format", "json", cwd=tmp_path).out)
    assert [commit["errors"] for commit in listed["commits"]] == [1, 0]
    table = contentlint(*asked, "--output-format", "csv", cwd=tmp_path).out
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [float(row["score"]) for row in rows] == [
        commit["score"] for commit in listed["commits"]
    ]
    wrong = contentlint("score", ".", "--history", "v1", cwd=tmp_path)
    assert wrong.status == 2
    assert "say FROM..TO" in wrong.err


def test_a_badge_is_drawn_beside(tmp_path: Path) -> None:
    ran = contentlint("score", str(SEEDS), "--badge", "out/badge.svg", cwd=tmp_path)
    assert ran.status == 0
    assert "contentlint: " in (tmp_path / "out" / "badge.svg").read_text(encoding="utf-8")


def test_a_missing_path_is_no_score(tmp_path: Path) -> None:
    ran = contentlint("score", "gone.md", cwd=tmp_path)
    assert ran.status == 2
    assert "gone.md: no such file" in ran.err


def test_a_word_is_explained(tmp_path: Path) -> None:
    ran = contentlint("spell", "wiht", "house", cwd=tmp_path)
    assert "misspelling of “with”" in ran.out
    assert ran.out.rstrip().endswith("accepted")


def test_the_cache_can_be_seen_and_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTENTLINT_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "a.md").write_text("A sentence.\n", encoding="utf-8")
    contentlint("check", "a.md", cwd=tmp_path)
    assert contentlint("cache", "status", cwd=tmp_path).out.splitlines()[1].startswith("2 entries")
    contentlint("cache", "clear", cwd=tmp_path)
    assert contentlint("cache", "status", cwd=tmp_path).out.splitlines()[1].startswith("0 entries")
