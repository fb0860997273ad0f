import csv
import io
import json
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
