"""How far Vale's rules say the same here as in Vale: recorded cases, run and compared.

    python -m benchmarks.vale_conformance --cases DIR [--suite micro] [--json] [--failures]

A case is a `.vale.ini`, its styles and vocabularies, one article, and the alerts that Vale gave.
Alerts are compared by check, line and message; columns are counted apart, because Vale searches
for the place of an alert after it was found, and often finds another. Each case is one of

- passed: the alerts are those that Vale gave;
- corrected: `vale_declined.py` says on which other lines they truly stand and why; that is where
  they were found, and each stands on the text that it speaks of;
- declined: `vale_declined.py` says why contentlint does otherwise;
- failed.
"""

import argparse
import json
import os
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.vale_declined import CORRECTED, DECLINED
from linter.findings import Violation
from linter.pipeline.options import RunOptions
from linter.pipeline.run import Run
from linter.settings.nodes import FileError

_EXTENDS = re.compile(r"^extends:\s*['\"]?(\w+)", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")

Alert = tuple[str, int, str]
"""Check, line, message."""


class Result(msgspec.Struct, frozen=True):
    """What came of a case.

    Attributes:
        outcome: `passed`, `corrected` (Vale's place is wrong; ours is the right one), `declined`
            or `failed`.
        columns: alerts whose column agrees too, and alerts that agree at all.
    """

    name: str
    suite: str
    format: str
    kinds: tuple[str, ...]
    apart: str
    outcome: str
    columns: tuple[int, int]
    missing: tuple[Alert, ...]
    surplus: tuple[Alert, ...]
    problem: str = ""


def cases(folder: Path, suite: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every case of a folder with its suite; texts that lie apart are put in their place."""
    for path in sorted(folder.rglob("*.json")):
        if path.parent.name == "_blobs" or (suite and path.parent.name != suite):
            continue
        case = json.loads(path.read_text(encoding="utf-8"))
        for group in ("styles", "assets"):
            for name, text in (case.get(group) or {}).items():
                case[group][name] = _text(text, path.parent)
        case["input_text"] = _text(case["input_text"], path.parent)
        case["name"] = path.stem
        yield path.parent.name, case


def _text(text: Any, folder: Path) -> str:
    if isinstance(text, dict):
        found = next((folder / "_blobs").glob(f"{text['blob']}*"))
        return found.read_bytes().decode("utf-8")
    return str(text)


def run_case(suite: str, case: dict[str, Any]) -> Result:
    """Run one case in a folder of its own."""
    expected = {(a["check"], a["line"], a["message"]) for a in case["expected"]}
    columns = {(a["check"], a["line"], a["message"], a["col"]) for a in case["expected"]}
    problem = ""
    try:
        violations = _found(case)
        failed = case.get("exit_status") == 2
    except FileError as error:
        violations, problem = [], str(error)
        failed = case.get("exit_status") != 2
    found = [((v.rule, v.start.line, v.message), v.start.column) for v in violations]
    shown = all(_words(v.excerpt) in _words(v.message) for v in violations)
    alerts = {alert for alert, _ in found}
    agreeing = alerts & expected
    right_columns = sum((*alert, column) in columns for alert, column in found)
    name = case["name"]
    if alerts == expected and not failed:
        outcome = "passed"
    elif name in CORRECTED and _lines(alerts) == CORRECTED[name][0] and shown:
        outcome = "corrected"
    else:
        outcome = "declined" if name in DECLINED else "failed"
    return Result(
        name=name,
        suite=suite,
        format=case.get("format") or Path(case["input_path"]).suffix.lstrip("."),
        kinds=tuple(sorted(set(_kinds(case)))),
        apart=_apart(case),
        outcome=outcome,
        columns=(right_columns, sum(alert in agreeing for alert, _ in found)),
        missing=tuple(sorted(expected - alerts)),
        surplus=tuple(sorted(alerts - expected)),
        problem=problem,
    )


def _words(text: str) -> str:
    """The words alone, without the marks of a format between them."""
    return " ".join(_WORD.findall(text))


def _lines(alerts: set[Alert]) -> list[int]:
    return sorted(line for _, line, _ in alerts)


def _kinds(case: dict[str, Any]) -> Iterator[str]:
    for text in case["styles"].values():
        yield from _EXTENDS.findall(text)[:1]


def _apart(case: dict[str, Any]) -> str:
    """Why a case of the suite is reported apart; empty for the others."""
    if case.get("needs_builtin_dictionary"):
        return "needs Vale's dictionary"
    if case.get("flags"):
        return "command-line flags"
    return "standard input" if case.get("stdin") else ""


def _found(case: dict[str, Any]) -> list[Violation]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ".git").mkdir()
        config = _with_flags(case["config"], case.get("flags") or [], case["input_path"])
        _write(folder / ".vale.ini", config)
        styles = re.search(r"^StylesPath\s*=\s*(\S+)", config, re.MULTILINE)
        styles_path = folder / (styles.group(1) if styles else "styles")
        for group in ("styles", "assets"):
            for path, text in (case.get(group) or {}).items():
                _write(styles_path / path, text)
        _write(folder / case["input_path"], case["input_text"])
        before = os.getcwd()
        os.chdir(folder)
        try:
            options = RunOptions(cached=False, jobs=1, config=".vale.ini")
            run = Run([case["input_path"]], options)
            violations = run.violations()
        finally:
            os.chdir(before)
        return [v for found in violations.values() for v in found if "/" not in v.rule]


def _with_flags(config: str, flags: list[str], path: str) -> str:
    """The settings with what flags of Vale's command say; contentlint's has no such options."""
    extension = Path(path).suffix.lstrip(".")
    for flag in flags:
        name, _, value = flag.partition("=")
        if name == "--minAlertLevel":
            others = re.sub(r"^MinAlertLevel\b.*$", "", config, flags=re.MULTILINE)
            config = f"MinAlertLevel = {value}\n{others}"
        elif name == "--ext":
            config += f"\n[formats]\n{extension} = {value.lstrip('.')}\n"
        elif name == "--ignore-syntax":
            config += f"\n[formats]\n{extension} = txt\n"
    return config


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def tables(results: list[Result]) -> dict[str, Any]:
    """Counts of outcomes by suite, and there by format, by kind and by what is reported apart."""
    answer: dict[str, Any] = {}
    for suite in sorted({result.suite for result in results}):
        of_suite = [result for result in results if result.suite == suite]
        plain = [result for result in of_suite if not result.apart]
        by_kind: dict[str, list[Result]] = defaultdict(list)
        for result in plain:
            for kind in result.kinds or ("none",):
                by_kind[kind].append(result)
        formats = sorted({result.format for result in plain})
        apart = sorted({result.apart for result in of_suite if result.apart})
        right, agreeing = (sum(r.columns[i] for r in plain) for i in (0, 1))
        answer[suite] = {
            "all": _counts(plain),
            "formats": {f: _counts([r for r in plain if r.format == f]) for f in formats},
            "kinds": {kind: _counts(found) for kind, found in sorted(by_kind.items())},
            "apart": {why: _counts([r for r in of_suite if r.apart == why]) for why in apart},
            "columns": {"right": right, "of": agreeing},
            "corrected": {name: CORRECTED[name][1] for name in _names(of_suite, "corrected")},
            "declined": {name: DECLINED[name] for name in _names(of_suite, "declined")},
            "failed": _names(of_suite, "failed"),
        }
    return answer


def _names(results: list[Result], outcome: str) -> list[str]:
    return [result.name for result in results if result.outcome == outcome]


def _counts(results: list[Result]) -> dict[str, int]:
    outcomes = Counter(result.outcome for result in results)
    return {"total": len(results), **{name: outcomes[name] for name in _OUTCOMES}}


_OUTCOMES = ("passed", "corrected", "declined", "failed")


def _print(answer: dict[str, Any]) -> None:
    for suite, of_suite in answer.items():
        print(f"{suite:<30}{'total':>7}" + "".join(f"{name:>11}" for name in _OUTCOMES))
        _row("all", of_suite["all"])
        for title in ("formats", "kinds", "apart"):
            print(f"  {title}")
            for name, counts in of_suite[title].items():
                _row(f"  {name}", counts)
        print("  columns that agree: {right} of {of}".format(**of_suite["columns"]))
        for outcome in ("corrected", "declined"):
            for name, reason in of_suite[outcome].items():
                print(f"  {outcome}: {name}: {reason}")
        for name in of_suite["failed"]:
            print(f"  failed: {name}")


def _row(name: str, counts: dict[str, int]) -> None:
    outcomes = "".join(f"{counts[outcome]:>11}" for outcome in _OUTCOMES)
    print(f"  {name:<28}{counts['total']:>7}{outcomes}")


def main() -> int:
    """Run the cases and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cases", type=Path, required=True, help="folder of cases")
    parser.add_argument("--suite", default="", help="only this folder of cases")
    parser.add_argument("--only", default="", help="only cases whose name has this in it")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--failures", action="store_true", help="print what differs, case by case")
    options = parser.parse_args()
    results = [
        run_case(suite, case)
        for suite, case in cases(options.cases, options.suite)
        if options.only in case["name"]
    ]
    if options.failures:
        for result in results:
            if result.outcome in ("failed", "corrected", "declined"):
                print(f"== {result.outcome} {result.suite}/{result.name} {result.problem}")
                for sign, alerts in (("-", result.missing), ("+", result.surplus)):
                    for check, line, message in alerts:
                        print(f"   {sign} {line} {check}: {message}")
    answer = tables(results)
    if options.json:
        json.dump(answer, sys.stdout, indent=1, ensure_ascii=False)
        print()
    else:
        _print(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
