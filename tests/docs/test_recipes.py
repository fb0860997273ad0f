"""The recipes for CI: they name what there is, and their commands run."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from docs.generate import pages
from tests.cli.test_commands import contentlint

ROOT = Path(__file__).resolve().parents[2]
CI = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
GENERATED = pages().keys()
PAGES = sorted((ROOT / "docs").glob("*.md"))
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def recipes(language: str, containing: str) -> list[Any]:
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", CI, re.MULTILINE | re.DOTALL)
    return [block for block in blocks if containing in block]


def load(containing: str) -> Any:
    (block,) = recipes("yaml", containing)
    return yaml.safe_load(block)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("# Notes\n\nWe recieved it.\n", encoding="utf-8")
    for command in ("init -q", "add .", "-c user.name=A -c user.email=a@b.org commit -qm one"):
        subprocess.run(["git", "-C", str(tmp_path), *command.split()], check=True)
    (tmp_path / "docs" / "b.md").write_text("# More\n\nThe the ship left.\n", encoding="utf-8")
    return tmp_path


def test_inputs_of_the_action_are_those_it_has() -> None:
    known = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    steps = [
        *load("runs-on:")["jobs"]["contentlint"]["steps"],
        *load("security-events")["steps"],
    ]
    used = [step["with"] for step in steps if "OWNER/contentlint" in step["uses"]]
    assert len(used) == 2
    assert all(with_.keys() <= known.keys() for with_ in used)
    table = CI[CI.index("| input |") :].partition("\n\n")[0]
    assert re.findall(r"^\| `([\w-]+)` \| (?:`(.*?)`)?", table, re.MULTILINE) == [
        (name, each["default"]) for name, each in known.items()
    ]


def test_hooks_are_those_there_are() -> None:
    known = [
        hook["id"]
        for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    ]
    used = [hook["id"] for hook in load("rev: REVISION")["repos"][0]["hooks"]]
    assert set(used) <= set(known)
    table = CI[CI.index("| hook |") :].partition("\n\n")[0]
    assert re.findall(r"^\| `([\w-]+)`", table, re.MULTILINE) == known


@pytest.mark.git
@pytest.mark.parametrize(
    ("base", "expected"),
    [
        pytest.param("", ["docs/a.md", "docs/b.md"], id="a push"),
        pytest.param("HEAD", ["docs/b.md"], id="a merge request"),
    ],
)
def test_the_job_for_gitlab(repository: Path, base: str, expected: list[str]) -> None:
    job = load("CI_MERGE_REQUEST_DIFF_BASE_SHA")["contentlint"]
    install, script = job["script"]
    assert install == "pip install --quiet contentlint"
    shim = f'contentlint() {{ "{sys.executable}" -m linter "$@"; }}\n'
    done = subprocess.run(
        ["bash", "-e", "-c", shim + script],
        cwd=repository,
        env={
            "PYTHONPATH": str(ROOT),
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
            "PATH": "/usr/bin:/bin",
        },
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    found = yaml.safe_load((repository / reports["codequality"]).read_text(encoding="utf-8"))
    assert sorted({each["location"]["path"] for each in found}) == expected
    assert (repository / reports["junit"]).is_file()


@pytest.mark.git
@pytest.mark.parametrize(("language", "mark"), [("groovy", "pipeline {"), ("yaml", "- task:")])
def test_other_systems(repository: Path, language: str, mark: str) -> None:
    (recipe,) = recipes(language, mark)
    (command,) = re.findall(r"contentlint (check .*)", recipe)
    assert contentlint(*shlex.split(command), cwd=repository).status == 1
    read = re.findall(r"'([\w.]+\.xml)'|testResultsFiles: (\S+)", recipe)
    assert read
    assert all((repository / (one or other)).is_file() for one, other in read)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        path = (page.parent / target).resolve()
        assert path.exists() or path in GENERATED, target
