"""Run reports made by hand, on real positions, for the tests of the report formats."""

from collections.abc import Iterable

from linter.findings import (
    Edit,
    FamilyScore,
    FileReport,
    Fix,
    Problem,
    Related,
    RuleSummary,
    RunReport,
    Safety,
    Severity,
    Violation,
)
from linter.text.position import LineTable

FAMILIES = ("claims", "duplicates", "filler", "readability", "typos")


def mark(
    text: str,
    needle: str,
    rule: str = "typos/misspelling",
    *,
    message: str = "“{match}” is misspelt.",
    severity: Severity = Severity.ERROR,
    nth: int = 0,
    window: int | None = None,
    suggestions: tuple[str, ...] = (),
    replacement: str | None = None,
    safety: Safety = Safety.SAFE,
    related: tuple[Related, ...] = (),
) -> Violation:
    """A violation at the `nth` place where `needle` stands in `text`.

    Args:
        window: characters of the line kept on each side of the place; None keeps the line.
        replacement: what a fix puts in the needle's place; None for no fix.
    """
    offset = -1
    for _ in range(nth + 1):
        offset = text.index(needle, offset + 1)
    table = LineTable(text)
    start, end = table.position(offset), table.position(offset + len(needle))
    line = table.line_text(start.line)
    cut = 0
    if window is not None:
        cut = max(0, start.column - 1 - window)
        line = line[cut : start.column - 1 + len(needle) + window]
    fix = None if replacement is None else Fix(safety, (Edit(start, end, replacement),))
    return Violation(
        rule=rule,
        severity=severity,
        message=message.format(match=needle),
        start=start,
        end=end,
        excerpt=needle,
        line_text=line,
        line_offset=cut,
        suggestions=suggestions,
        fix=fix,
        related=related,
    )


def related(text: str, needle: str, message: str, path: str = "") -> Related:
    """The place where `needle` first stands in `text`, as a related place."""
    table = LineTable(text)
    offset = text.index(needle)
    return Related(table.position(offset), table.position(offset + len(needle)), message, path)


def file(
    path: str,
    violations: Iterable[Violation] = (),
    *,
    score: int | None = 88,
    words: int = 500,
) -> FileReport:
    """A report of one file; every family has the file's score."""
    violations = tuple(sorted(violations, key=lambda each: each.start))
    counts = dict.fromkeys(FAMILIES, 0)
    for each in violations:
        counts[each.rule.partition("/")[0]] += 1
    grade = None
    if score is not None:
        grade = next(
            letter
            for floor, letter in ((90, "A"), (80, "B"), (70, "C"), (60, "D"), (0, "F"))
            if score >= floor
        )
    return FileReport(
        path=path,
        score=score,
        grade=grade,
        families={family: FamilyScore(score, count) for family, count in counts.items()},
        metrics={
            "words": float(words),
            "sentences": float(words // 20),
            "paragraphs": float(words // 100 + 1),
            "grade": 9.25,
        },
        violations=violations,
    )


def run(*files: FileReport, problems: tuple[Problem, ...] = ()) -> RunReport:
    """A run over these files, with a summary of every rule that they name."""
    named = {each.rule: each for file in files for each in file.violations}
    return RunReport(
        files=files,
        problems=problems,
        rules={
            rule: RuleSummary(
                id=rule,
                severity=each.severity,
                why=f"Why {rule} matters. It does.",
                link=f"https://example.org/{rule}",
                fixable=each.fix is not None,
            )
            for rule, each in sorted(named.items())
        },
    )


FIRST = """# Rent in Europe

The law was passed wiht few votes in Ukraine.This changed little for the people who rent, and
many experts say that it will never change anything at all for anyone.

It goes without saying that rent is high. The rent is too high for most people who work in town.
"""

SECOND = (
    "Die Miete.\r\n\r\n"
    "The rent is too high for most people who work in town.\r\n"
    "日本 is teh place.\r\n"
)


def sample() -> RunReport:
    """Two articles with one finding of each sort, one clean article, one unreadable file."""
    twice = "The rent is too high for most people who work in town."
    return run(
        file(
            "articles/first.md",
            [
                mark(FIRST, "wiht", suggestions=("with", "wight"), replacement="with"),
                mark(
                    FIRST,
                    "Ukraine.This",
                    "typos/missing-space",
                    message="No space after “Ukraine.”",
                    replacement="Ukraine. This",
                ),
                mark(
                    FIRST,
                    "many experts",
                    "claims/weasel-attribution",
                    message="“{match}” names nobody; say who.",
                    severity=Severity.WARNING,
                ),
                mark(
                    FIRST,
                    "It goes without saying that ",
                    "filler/empty-opener",
                    message="“{match}” says nothing.",
                    severity=Severity.SUGGESTION,
                    replacement="",
                    safety=Safety.UNSAFE,
                ),
            ],
            score=41,
            words=61,
        ),
        file(
            "articles/second.txt",
            [
                mark(
                    SECOND,
                    twice,
                    "duplicates/sentence",
                    message="This sentence stands in another article too.",
                    related=(related(FIRST, twice, "first here", "articles/first.md"),),
                ),
                mark(SECOND, "teh", suggestions=("the",)),
            ],
            score=None,
            words=18,
        ),
        file("articles/third.md", score=97, words=900),
        problems=(Problem("articles/broken.md", "not utf-8 text: byte 'ff'"),),
    )


def texts() -> dict[str, str]:
    """The sample's articles."""
    return {"articles/first.md": FIRST, "articles/second.txt": SECOND}
