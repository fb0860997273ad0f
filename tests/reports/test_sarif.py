"""SARIF: valid by the schema, within the limits of code scanning, fingerprints that last."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from linter.findings import Problem, RunReport, Severity
from linter.reports import REPORTS, ReportOptions
from linter.reports import sarif as sarif_format
from tests.reports.samples import FIRST, file, mark, related, run, sample

SCHEMA = json.loads((Path(__file__).parent / "schemas/sarif-2.1.0-rtm.5.json").read_text("utf-8"))


def log(report: RunReport, **options: Any) -> dict[str, Any]:
    """The run of a log that is valid by the schema."""
    value = json.loads("".join(REPORTS["sarif"](report, ReportOptions(**options))))
    validator = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(value)] == []
    assert len(value["runs"]) == 1
    found: dict[str, Any] = value["runs"][0]
    return found


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(sample(), id="findings, fixes, related places, a problem"),
        pytest.param(run(file("a.md")), id="nothing found"),
        pytest.param(run(), id="nothing read"),
        pytest.param(
            run(problems=(Problem("a b/ü#?.md", "broken", line=3, column=2),)), id="only a problem"
        ),
        pytest.param(
            msgspec.structs.replace(sample(), rules={}), id="rules that nobody says more of"
        ),
    ],
)
def test_logs_are_valid(report: RunReport) -> None:
    found = log(report, version="1.2.3")
    assert len(found["results"]) == sum(len(each.violations) for each in report.files)


def test_a_result_says_all_that_is_known() -> None:
    result = log(sample())["results"][0]
    assert result["ruleId"] == "typos/misspelling"
    assert result["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "articles/first.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {
        "startLine": 3,
        "startColumn": 20,
        "endLine": 3,
        "endColumn": 24,
        "snippet": {"text": "wiht"},
    }
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "with"}


def test_rules_are_indexed_and_explained() -> None:
    found = log(sample())
    rules = found["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(rule["id"] for rule in rules)
    for result in found["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert rules[1]["help"]["markdown"].startswith("Why duplicates/sentence matters.")
    assert rules[1]["shortDescription"]["text"] == "Duplicates: sentence"
    assert len(rules[1]["properties"]["tags"]) <= 10


def test_related_places_are_linked_from_the_message() -> None:
    result = log(sample())["results"][4]
    assert result["message"]["text"].endswith("See [first here](1).")
    place = result["relatedLocations"][0]
    assert place["id"] == 1
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "articles/first.md"
    assert place["physicalLocation"]["region"]["startLine"] == 6


def test_article_text_makes_no_links() -> None:
    text = "see [here](1) now"
    report = run(file("a.md", [mark(text, "[here](1)")]))
    assert log(report)["results"][0]["message"]["text"] == "“\\[here\\](1)” is misspelt."


def fingerprints(text: str, count: int) -> list[str]:
    report = run(file("a.md", [mark(text, "teh", nth=n) for n in range(count)]))
    return [each["partialFingerprints"]["contentlint/v1"] for each in log(report)["results"]]


def test_fingerprints_differ_and_outlast_added_lines() -> None:
    before = fingerprints("teh cat, teh dog", 2)
    assert len(set(before)) == 2
    assert fingerprints("A new line.\n\nteh cat,\nteh dog", 2) == before


def test_a_fingerprint_belongs_to_its_rule_and_path() -> None:
    one = mark("teh", "teh")
    other = mark("teh", "teh", "typos/other")
    report = run(file("a.md", [one, other]), file("b.md", [one]))
    prints = [each["partialFingerprints"]["contentlint/v1"] for each in log(report)["results"]]
    assert len(set(prints)) == 3


def test_a_run_keeps_the_most_severe_results(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif_format, "MAX_RESULTS", 4)
    text = "a b c d e f"
    severities = [Severity.SUGGESTION, Severity.WARNING, Severity.ERROR] * 2
    found = [
        mark(text, letter, severity=severity)
        for letter, severity in zip("abcdef", severities, strict=True)
    ]
    kept = log(run(file("a.md", found)))
    levels = [each["level"] for each in kept["results"]]
    assert levels == ["warning", "error", "warning", "error"]
    (note,) = kept["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("2 results left out")


def test_related_locations_are_limited() -> None:
    places = tuple(related(FIRST, "wiht", "again", f"{n}.md") for n in range(2_000))
    result = log(run(file("a.md", [mark(FIRST, "wiht", related=places)])))["results"][0]
    assert len(result["relatedLocations"]) == sarif_format.MAX_RELATED


@pytest.mark.parametrize(
    ("path", "root", "expected"),
    [
        pytest.param("a b/ü.md", "", "a%20b/%C3%BC.md", id="characters that a URI cannot hold"),
        pytest.param("a#1?.md", "", "a%231%3F.md", id="characters with a meaning in a URI"),
        pytest.param("./a.md", "", "a.md", id="a leading dot"),
        pytest.param("x:y.md", "", "x%3Ay.md", id="a colon that is no scheme"),
        pytest.param("/srv/site/a.md", "/srv/site", "a.md", id="absolute, below the root"),
        pytest.param("/other/a.md", "/srv/site", "file:///other/a.md", id="absolute, elsewhere"),
        pytest.param("C:/site/a.md", "", "file:///C:/site/a.md", id="a drive"),
    ],
)
def test_paths_become_uris(path: str, root: str, expected: str) -> None:
    result = log(run(file(path, [mark("teh", "teh")])), root=root)["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == expected


def test_what_could_not_be_read_is_a_notification() -> None:
    invocation = log(sample())["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"].startswith("not utf-8")
