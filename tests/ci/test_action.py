"""The action as a runner would run it: its shell steps, with a runner's files and variables."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
OLD = "# Notes\n\nWe recieved the letter.\n"
ADDED = "\nThe the ship left the port.\n"

pytestmark = pytest.mark.git


class Step(NamedTuple):
    """What a step left behind."""

    status: int
    log: str
    files: dict[str, str]


class Runner:
    """Runs the shell steps of the action in a checkout."""

    def __init__(self, checkout: Path, temp: Path, event: str) -> None:
        self.checkout = checkout
        self.temp = temp
        temp.mkdir()
        bin = temp / "bin"
        bin.mkdir()
        command = f'#!/bin/sh\nexec "{sys.executable}" -m linter "$@"\n'
        (bin / "contentlint").write_text(command, encoding="utf-8")
        (bin / "contentlint").chmod(0o755)
        self.variables = {
            "PATH": f"{bin}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(temp),
            "RUNNER_TEMP": str(temp),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_EVENT_NAME": event,
            "GITHUB_SHA": git(checkout, "rev-parse", "HEAD"),
            "GITHUB_BASE_REF": "main",
        }

    def step(self, name: str, **inputs: str) -> Step:
        """Run a step with these inputs, and the default of every other."""
        (step,) = (step for step in ACTION["runs"]["steps"] if step.get("name") == name)
        values = {key: str(each["default"]) for key, each in ACTION["inputs"].items()}
        values.update({key.replace("_", "-"): value for key, value in inputs.items()})
        known = {f"inputs.{key}": value for key, value in values.items()}
        known |= {"runner.temp": str(self.temp), "steps.python.outputs.python-path": sys.executable}
        given = {
            key: re.sub(r"\$\{\{ (.*?) \}\}", lambda found: known[found[1]], value)
            for key, value in step["env"].items()
        }
        files = {}
        for variable in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH"):
            files[variable] = self.temp / variable
            files[variable].write_text("", encoding="utf-8")
        # As the runner starts `shell: bash`.
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.checkout,
            env={**self.variables, **given, **{key: str(path) for key, path in files.items()}},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        left = {key: path.read_text(encoding="utf-8") for key, path in files.items()}
        return Step(done.returncode, done.stdout + done.stderr, left)


def git(folder: Path, *arguments: str) -> str:
    person = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    done = subprocess.run(
        ["git", "-C", str(folder), *person, *arguments], capture_output=True, check=True
    )
    return done.stdout.decode().strip()


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository whose branch `change` adds a line; main has gone on since."""
    origin = tmp_path / "origin"
    origin.mkdir()
    git(origin, "init", "--quiet", "--initial-branch=main")
    git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")
    (origin / "a.md").write_text(OLD, encoding="utf-8")
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "-m", "one")
    git(origin, "checkout", "--quiet", "-b", "change")
    (origin / "a.md").write_text(OLD + ADDED, encoding="utf-8")
    git(origin, "commit", "--quiet", "-am", "two")
    git(origin, "checkout", "--quiet", "main")
    (origin / "b.md").write_text(OLD, encoding="utf-8")
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "-m", "three")
    git(origin, "checkout", "--quiet", "-b", "merge")
    git(origin, "merge", "--quiet", "--no-ff", "-m", "merged", "change")
    git(origin, "update-ref", "refs/pull/1/merge", "merge")
    git(origin, "checkout", "--quiet", "main")
    return origin


def checkout(origin: Path, reference: str) -> Path:
    """As actions/checkout does it: one commit, nothing of its history."""
    folder = origin.parent / "checkout"
    folder.mkdir()
    git(folder, "init", "--quiet")
    git(folder, "remote", "add", "origin", origin.as_uri())
    git(folder, "fetch", "--quiet", "--no-tags", "--depth=1", "origin", reference)
    git(folder, "checkout", "--quiet", "--detach", "FETCH_HEAD")
    return folder


def annotated(step: Step) -> list[str]:
    return re.findall(r"^::error file=([^,]+),line=(?:\d+)", step.log, re.MULTILINE)


@pytest.mark.parametrize("reference", ["refs/pull/1/merge", "refs/heads/change"])
def test_a_pull_request_is_told_of_its_own_lines(origin: Path, reference: str) -> None:
    runner = Runner(checkout(origin, reference), origin.parent / "temp", "pull_request")
    step = runner.step("Check articles", sarif_file="out/contentlint.sarif")
    assert step.status == 1, step.log
    assert annotated(step) == ["a.md"]
    assert "::error file=a.md,line=5,endLine=5,col=1," in step.log
    assert step.files["GITHUB_OUTPUT"] == "status=1\n"
    assert "doubled-word" in step.files["GITHUB_STEP_SUMMARY"]
    sarif = json.loads((runner.checkout / "out" / "contentlint.sarif").read_text(encoding="utf-8"))
    assert len(sarif["runs"][0]["results"]) == 1
    assert list((runner.temp / "contentlint-cache").glob("*.sqlite"))


@pytest.mark.parametrize(
    ("event", "inputs", "expected"),
    [
        pytest.param("push", {}, ["a.md", "a.md", "b.md"], id="a push is judged whole"),
        pytest.param(
            "pull_request",
            {"changed_lines_only": "false"},
            ["a.md", "a.md", "b.md"],
            id="so is a pull request where that is wanted",
        ),
        pytest.param("push", {"paths": "b.md"}, ["b.md"], id="some paths"),
        pytest.param(
            "push",
            {"paths": "a.md\n'b.md'", "args": "--ignore typos/doubled-word"},
            ["a.md", "b.md"],
            id="more options",
        ),
    ],
)
def test_inputs(origin: Path, event: str, inputs: dict[str, str], expected: list[str]) -> None:
    runner = Runner(checkout(origin, "refs/pull/1/merge"), origin.parent / "temp", event)
    step = runner.step("Check articles", **inputs)
    assert (step.status, annotated(step)) == (1, expected), step.log


@pytest.mark.parametrize(
    ("args", "status"),
    [
        pytest.param("--select claims", 0, id="nothing found"),
        pytest.param("--select nothing-like-that", 2, id="asked for something wrong"),
    ],
)
def test_the_status_is_passed_on(origin: Path, args: str, status: int) -> None:
    runner = Runner(checkout(origin, "refs/pull/1/merge"), origin.parent / "temp", "push")
    step = runner.step("Check articles", args=args)
    assert step.status == status, step.log
    assert step.files["GITHUB_OUTPUT"] == f"status={status}\n"


@pytest.mark.registry
def test_it_installs_itself(origin: Path) -> None:
    runner = Runner(checkout(origin, "refs/pull/1/merge"), origin.parent / "temp", "push")
    # The index that pip is set to use here, by variables or a file in the home folder.
    pip = {key: os.environ[key] for key in os.environ if key.startswith("PIP_") or key == "HOME"}
    runner.variables |= pip | {"PIP_NO_COMPILE": "1"}
    step = runner.step("Install contentlint")
    assert step.status == 0, step.log
    command = Path(step.files["GITHUB_PATH"].strip()) / "contentlint"
    done = subprocess.run([command, "--version"], capture_output=True, check=True)
    assert done.stdout.startswith(b"contentlint ")
