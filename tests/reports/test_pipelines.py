"""Reports that pipelines read, each read again by its schema or its documented rules."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import msgspec
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from linter.findings import Problem, RunReport, Severity
from linter.reports import REPORTS, ReportOptions
from tests.reports.samples import file, mark, run, sample, texts

AWKWARD = 'a, b: 100% "quoted" <b> & \x1b[0m\r\nline two ::error::x ]]> \uffff'


def rendered(name: str, report: RunReport, **options: Any) -> str:
    return "".join(REPORTS[name](report, ReportOptions(**options)))


def awkward() -> RunReport:
    """Text and paths with every character that some format gives a meaning to."""
    found = mark("teh", "teh", message=AWKWARD.replace("{", "{{"), suggestions=(AWKWARD,))
    return run(file('a,b:c%20"d"/é&<x>.md', [found]), problems=(Problem("x,y.md", AWKWARD),))


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def commands(output: str) -> list[Command]:
    """Workflow commands as actions/runner parses them (ActionCommand.TryParseV2)."""
    found = []
    for line in output.splitlines():
        match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        assert match is not None, line
        properties = dict(each.split("=", 1) for each in match[2].split(","))
        for key, value in properties.items():
            properties[key] = unescape(value.replace("%3A", ":").replace("%2C", ","))
        found.append(Command(match[1], properties, unescape(match[3])))
    return found


def unescape(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_github_annotations() -> None:
    found = commands(rendered("github", sample()))
    assert [each.name for each in found] == [
        *["error"] * 3,
        "warning",
        "notice",
        *["error"] * 2,
    ]
    assert found[1].properties == {
        "file": "articles/first.md",
        "line": "3",
        "endLine": "3",
        "col": "20",
        "endColumn": "24",
        "title": "contentlint (typos/misspelling)",
    }
    assert found[1].message == (
        "articles/first.md:3:20: typos/misspelling “wiht” is misspelt. (fix: “with”)"
    )


def test_github_columns_are_left_out_of_places_over_several_lines() -> None:
    text = "One two\nthree\nfour"
    found = commands(rendered("github", run(file("a.md", [mark(text, "two\nthree\n")]))))
    assert found[0].properties["line"] == "1"
    assert found[0].properties["endLine"] == "2"
    assert "col" not in found[0].properties


def test_github_escapes() -> None:
    problem, finding = commands(rendered("github", awkward()))
    assert finding.properties["file"] == 'a,b:c%20"d"/é&<x>.md'
    assert "a, b: 100% " in finding.message
    assert problem.properties["file"] == "x,y.md"


@given(st.text(), st.text(min_size=1))
def test_github_prints_one_command_whatever_the_text(message: str, path: str) -> None:
    violation = msgspec.structs.replace(mark("teh", "teh"), message=message)
    output = rendered("github", run(file(path, [violation])))
    assert output.count("\n") == 1
    assert "\r" not in output


def test_gitlab_issues_have_what_the_report_needs() -> None:
    issues = json.loads(rendered("gitlab", sample()))
    assert len(issues) == 7
    for issue in issues:
        assert issue["description"]
        assert issue["check_name"]
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert re.fullmatch(r"[0-9a-f]{64}", issue["fingerprint"])
        assert not issue["location"]["path"].startswith(("/", "./"))
        assert issue["location"]["positions"]["begin"]["line"] >= 1
        assert issue["type"] == "issue"
        assert set(issue["categories"]) <= {
            "Bug Risk", "Clarity", "Compatibility", "Complexity", "Duplication", "Performance",
            "Security", "Style",
        }  # fmt: skip
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert issues[0]["location"]["positions"] == {
        "begin": {"line": 3, "column": 20},
        "end": {"line": 3, "column": 24},
    }
    assert issues[-1]["severity"] == "critical"


def test_gitlab_fingerprints_are_of_the_text_and_not_of_the_line() -> None:
    def prints(text: str) -> list[str]:
        report = run(file("./a.md", [mark(text, "teh", nth=n) for n in range(2)]))
        return [issue["fingerprint"] for issue in json.loads(rendered("gitlab", report))]

    assert prints("teh teh") == prints("\n\nteh\n\nx teh")


def test_gitlab_without_findings_is_an_empty_array() -> None:
    assert json.loads(rendered("gitlab", run(file("a.md")))) == []


@pytest.fixture(scope="module")
def junit_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(Path(__file__).parent / "schemas/junit-10.xsd")


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(sample(), id="findings and a problem"),
        pytest.param(awkward(), id="awkward characters"),
        pytest.param(run(file("a.md")), id="nothing found"),
        pytest.param(run(), id="nothing read"),
    ],
)
def test_junit_is_valid_and_adds_up(report: RunReport, junit_schema: xmlschema.XMLSchema) -> None:
    output = rendered("junit", report)
    junit_schema.validate(output)
    suites = ET.fromstring(output.encode())
    for node in [suites, *suites.iter("testsuite")]:
        assert int(node.attrib["tests"]) == len(list(node.iter("testcase")))
        assert int(node.attrib["failures"]) == len(list(node.iter("failure")))
        assert int(node.attrib["errors"]) == len(list(node.iter("error")))
        assert int(node.attrib.get("skipped", "0")) in (0, len(list(node.iter("skipped"))))


@pytest.mark.parametrize(
    ("threshold", "failures"),
    [
        pytest.param(Severity.ERROR, 4, id="errors fail"),
        pytest.param(Severity.WARNING, 5, id="warnings fail too"),
        pytest.param(Severity.SUGGESTION, 6, id="everything fails"),
        pytest.param(None, 0, id="nothing fails"),
    ],
)
def test_junit_fails_where_the_run_fails(threshold: Severity | None, failures: int) -> None:
    report = msgspec.structs.replace(sample(), threshold=threshold)
    suites = ET.fromstring(rendered("junit", report).encode())
    assert len(list(suites.iter("failure"))) == failures
    assert len(list(suites.iter("skipped"))) == 6 - failures


def test_junit_names_the_place() -> None:
    suites = ET.fromstring(rendered("junit", sample()).encode())
    case = next(suites.iter("testcase"))
    assert case.attrib == {
        "name": "typos/misspelling at 3:20",
        "classname": "articles/first",
    }
    failure = case[0]
    assert failure.attrib["message"] == "“wiht” is misspelt."
    assert failure.text is not None
    assert failure.text.startswith("articles/first.md:3:20: error")


def logging_commands(output: str) -> list[Command]:
    """Logging commands as the agent of Azure Pipelines parses them (Command.TryParse)."""
    found = []
    for line in output.splitlines():
        match = re.fullmatch(r"##vso\[(\S+) (.*?)\](.*)", line)
        assert match is not None, line
        properties = {}
        for pair in filter(None, match[2].split(";")):
            key, value = pair.split("=", 1)
            for escaped, char in (("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]")):
                value = value.replace(escaped, char)
            properties[key] = value.replace("%AZP25", "%")
        message = match[3].replace("%0D", "\r").replace("%0A", "\n").replace("%AZP25", "%")
        found.append(Command(match[1], properties, message))
    return found


def test_azure_issues() -> None:
    found = logging_commands(rendered("azure", sample()))
    assert {each.name for each in found} == {"task.logissue"}
    assert [each.properties["type"] for each in found] == [
        *["error"] * 3,
        *["warning"] * 2,
        *["error"] * 2,
    ]
    assert found[1].properties == {
        "type": "error",
        "sourcepath": "articles/first.md",
        "linenumber": "3",
        "columnnumber": "20",
        "code": "typos/misspelling",
    }
    assert found[1].message == "articles/first.md:3:20: “wiht” is misspelt. (fix: “with”)"
    assert "suggestion: “It goes" in found[4].message


def test_azure_escapes() -> None:
    path = "a;b]c%3B/x.md"
    report = run(file(path, [mark("teh", "teh", message="50% [x]; y\r\nz")]))
    (found,) = logging_commands(rendered("azure", report))
    assert found.properties["sourcepath"] == path
    assert found.message == f"{path}:1:1: 50% [x]; y z"


@pytest.mark.parametrize("report", [sample(), awkward(), run(file("a.md")), run()])
def test_checkstyle_has_its_form(report: RunReport) -> None:
    root = ET.fromstring(rendered("checkstyle", report).encode())
    assert root.tag == "checkstyle"
    assert root.attrib == {"version": "4.3"}
    assert len(root) == len(report.files) + len(report.problems)
    for node in root:
        assert node.tag == "file"
        assert set(node.attrib) == {"name"}
        for error in node:
            assert error.tag == "error"
            assert set(error.attrib) == {"line", "column", "severity", "message", "source"}
            assert error.attrib["severity"] in {"ignore", "info", "warning", "error"}
            assert int(error.attrib["line"]) >= 1
            assert int(error.attrib["column"]) >= 1


def test_checkstyle_says_where_and_what() -> None:
    root = ET.fromstring(rendered("checkstyle", sample()).encode())
    assert root[0].attrib["name"] == "articles/first.md"
    assert root[0][0].attrib == {
        "line": "3",
        "column": "20",
        "severity": "error",
        "message": "“wiht” is misspelt. (fix: “with”)",
        "source": "contentlint.typos/misspelling",
    }


RDFORMAT = json.loads((Path(__file__).parent / "schemas/rdformat.json").read_text("utf-8"))


def diagnostics(report: RunReport, **options: Any) -> list[dict[str, Any]]:
    value = json.loads(rendered("rdjson", report, **options))
    jsonschema.Draft7Validator(RDFORMAT).validate(value)
    assert value["source"] == {"name": "contentlint"}
    found: list[dict[str, Any]] = value["diagnostics"]
    return found


@pytest.mark.parametrize("report", [sample(), awkward(), run(file("a.md")), run()])
@pytest.mark.parametrize("known", [{}, texts()])
def test_rdjson_is_valid(report: RunReport, known: dict[str, str]) -> None:
    found = diagnostics(report, texts=known)
    expected = sum(len(each.violations) for each in report.files) + len(report.problems)
    assert len(found) == expected


def test_rdjson_counts_bytes_and_offers_replacements() -> None:
    text = "é 👍 teh end"
    found = mark(text, "teh", suggestions=("the", "ten"))
    (diagnostic,) = diagnostics(run(file("a.md", [found])), texts={"a.md": text})
    span = diagnostic["location"]["range"]
    assert span == {"start": {"line": 1, "column": 9}, "end": {"line": 1, "column": 12}}
    assert text.encode()[8:11] == b"teh"
    assert [each["text"] for each in diagnostic["suggestions"]] == ["the", "ten"]
    assert diagnostic["suggestions"][0]["range"] == span


def test_rdjson_names_lines_only_where_it_has_no_text() -> None:
    (diagnostic,) = diagnostics(run(file("a.md", [mark("é teh", "teh", suggestions=("the",))])))
    assert diagnostic["location"]["range"] == {"start": {"line": 1}, "end": {"line": 1}}
    assert "suggestions" not in diagnostic
