"""The report for people at a terminal: every finding with its source line, then the scores."""

from collections import Counter
from collections.abc import Iterable, Iterator

from linter.findings import FileReport, Problem, RunReport, Severity, Violation
from linter.reports.ansi import Style, link, paint
from linter.reports.options import ReportOptions
from linter.reports.snippet import cells, snippet
from linter.reports.summary import Summary, summarize, tally, word_count, worst_first
from linter.reports.wording import count, hint, one_line, place, related_place

MIN_WIDTH = 40
MAX_LINE = 120
"""Columns of a source line that are shown however wide the terminal is: more is hard to scan."""

ARTICLES = 10
"""Articles listed in the summary, the worst, before the rest is only counted."""

RELATED = 3
"""Related places listed under a finding before the rest is only counted."""

COLORS = {
    Severity.ERROR: Style.RED,
    Severity.WARNING: Style.YELLOW,
    Severity.SUGGESTION: Style.CYAN,
}


def render(report: RunReport, options: ReportOptions) -> Iterator[str]:
    """The report in the manner of a compiler: a place, a message, the line with its marks."""
    printed: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    for file in report.files:
        for violation in file.violations:
            if not options.show_all and printed[violation.rule] >= options.limit:
                left_out[violation.rule] += 1
                continue
            printed[violation.rule] += 1
            yield _finding(file.path, violation, options)
    for problem in report.problems:
        yield problem_line(problem, options) + "\n\n"
    if left_out:
        yield _left_out(left_out, options)
    if not options.quiet:
        yield from _summary(report, options)


def problem_line(problem: Problem, options: ReportOptions) -> str:
    """`path: not checked: message`, with the line where there is one."""
    where = one_line(problem.path)
    if problem.line is not None:
        where += f":{problem.line}:{problem.column or 1}"
    where = link(paint(where, options, Style.BOLD), problem.path, options)
    return f"{where}: {paint('not checked', options, Style.RED, Style.BOLD)}: " + one_line(
        problem.message
    )


def verdict(report: RunReport, summary: Summary) -> str:
    """The run in one sentence: what was read, what was found, what `--fix` mends."""
    articles = count(summary.files, "article")
    missed = f", {len(report.problems):,} not checked" if report.problems else ""
    accepted = f" ({report.accepted:,} accepted as they stand)" if report.accepted else ""
    if not summary.tally.total:
        if not summary.files:
            return f"No articles to check{missed}."
        nothing = "nothing new to mend" if accepted else "nothing to mend"
        return f"{articles}, {count(summary.words, 'word')}{missed}: {nothing}{accepted}."
    parts = [
        count(number, noun)
        for number, noun in zip(
            (summary.tally.errors, summary.tally.warnings, summary.tally.suggestions),
            ("error", "warning", "suggestion"),
            strict=True,
        )
        if number
    ]
    fixable = f"; --fix mends {summary.fixable:,} of them" if summary.fixable else ""
    found = ", ".join(parts) + fixable + accepted
    return f"{articles}, {count(summary.words, 'word')}{missed}: {found}."


def _finding(path: str, violation: Violation, options: ReportOptions) -> str:
    color = COLORS[violation.severity]
    where = place(path, violation.start)
    head = (
        f"{link(paint(where, options, Style.BOLD), path, options)}: "
        f"{paint(violation.severity, options, color, Style.BOLD)} "
        f"{paint(violation.rule, options, Style.DIM)} "
    )
    used = cells(where) + len(violation.severity) + len(violation.rule) + 4
    lines = [head + wrapped(one_line(violation.message), used, options)]
    gutter = max(4, len(str(violation.start.line)) + 2)
    advice = hint(violation)
    if violation.line_text.strip():
        lines += _source(violation, gutter, advice, options)
    elif advice:
        lines.append(_note(gutter, advice, options))
    for related in violation.related[:RELATED]:
        where = link(related_place(path, related), related.path or path, options)
        lines.append(_note(gutter, f"{where}: {one_line(related.message)}", options))
    if len(violation.related) > RELATED:
        more = count(len(violation.related) - RELATED, "more place")
        lines.append(_note(gutter, f"and {more}", options))
    return "\n".join(lines) + "\n\n"


def _source(violation: Violation, gutter: int, advice: str, options: ReportOptions) -> list[str]:
    """The source line, the caret run under it, and the advice beside it where it fits."""
    color = COLORS[violation.severity]
    width = min(max(options.width, MIN_WIDTH) - gutter - 3, MAX_LINE)
    start = violation.start.column - 1 - violation.line_offset
    length = violation.end.offset - violation.start.offset
    cut = snippet(
        violation.line_text, start, start + length, width, cut_before=violation.line_offset > 0
    )
    bar = paint("|", options, Style.BLUE)
    number = paint(f"{violation.start.line:>{gutter - 1}}", options, Style.BLUE)
    # Bold marks in the line itself are right also where a terminal reorders right-to-left text.
    marked = paint(cut.marked, options, color, Style.BOLD)
    carets = paint("^" * cut.run, options, color, Style.BOLD)
    blank = " " * gutter
    lines = [
        f"{number} {bar} {cut.before}{marked}{cut.after}".rstrip(),
        f"{blank}{bar} {' ' * cut.indent}{carets}",
    ]
    if not advice:
        return lines
    if cut.indent + cut.run + 1 + cells(advice) <= width:
        lines[-1] += " " + paint(advice, options, Style.GREEN)
    else:
        lines.append(_note(gutter, advice, options, Style.GREEN))
    return lines


def _note(gutter: int, text: str, options: ReportOptions, *styles: Style) -> str:
    lead = f"{' ' * gutter}{paint('=', options, Style.BLUE)} "
    return lead + paint(text, options, *styles)


def _left_out(left_out: Counter[str], options: ReportOptions) -> str:
    named = ", ".join(f"{rule} {number:,}" for rule, number in left_out.most_common())
    lead = f"{left_out.total():,} more not shown (--all shows them): "
    return lead + wrapped(named, len(lead), options, indent=2) + "\n\n"


def _summary(report: RunReport, options: ReportOptions) -> Iterator[str]:
    summary = summarize(report)
    if summary.tally.total:
        yield "\n".join(_families(summary, options)) + "\n\n"
        yield "\n".join(_articles(report.files, options)) + "\n\n"
    yield paint(verdict(report, summary), options, Style.BOLD) + "\n"


def _families(summary: Summary, options: ReportOptions) -> Iterator[str]:
    width = max(map(len, [*summary.families, "family"]))
    yield paint(
        f"{'family':<{width}}  errors  warnings  suggestions  mean score", options, Style.DIM
    )
    for name, family in summary.families.items():
        found = family.tally
        if not found.total and family.score is None:
            continue
        score = "–" if family.score is None else str(family.score)
        yield (
            f"{name:<{width}}  {_number(found.errors):>6}  {_number(found.warnings):>8}"
            f"  {_number(found.suggestions):>11}  {score:>10}"
        )


def _articles(files: Iterable[FileReport], options: ReportOptions) -> Iterator[str]:
    """The worst articles, with a path cut at its beginning where the table would be too wide."""
    listed = [file for file in worst_first(files) if file.violations or options.show_all]
    more = 0 if options.show_all else max(0, len(listed) - ARTICLES)
    listed = listed[: len(listed) - more]
    numbers = "   words  errors  warnings  suggestions  score"
    room = max(options.width, MIN_WIDTH) - len(numbers)
    width = min(max(cells(one_line(file.path)) for file in listed), max(room, 16))
    width = max(width, len("worst first"))
    yield paint(f"{'worst first':<{width}}{numbers}", options, Style.DIM)
    for file in listed:
        found = tally(file.violations)
        score = "–" if file.score is None else f"{file.grade} {file.score:>3}"
        path = link(_cut_path(one_line(file.path), width), file.path, options)
        blank = " " * max(0, width - cells(_cut_path(one_line(file.path), width)))
        yield (
            f"{path}{blank}  {word_count(file):>6,}  {_number(found.errors):>6}"
            f"  {_number(found.warnings):>8}  {_number(found.suggestions):>11}  {score:>5}"
        )
    if more:
        yield paint(f"and {count(more, 'more article')}", options, Style.DIM)


def _cut_path(path: str, width: int) -> str:
    if cells(path) <= width:
        return path
    cut = path
    while cells(cut) > width - 1:
        cut = cut[1:]
    return "…" + cut


def _number(value: int) -> str:
    return f"{value:,}" if value else "–"


def wrapped(text: str, used: int, options: ReportOptions, indent: int = 4) -> str:
    """`text` broken at blanks to the width, where lines are to be broken.

    Args:
        text: on one line.
        used: columns that are taken in its first line.
        options: of the report.
        indent: columns that further lines begin with.
    """
    width = max(options.width, MIN_WIDTH)
    if not options.wrap or used + cells(text) <= width:
        return text
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and used + cells(line) + 1 + cells(word) > width:
            lines.append(line)
            line, used = word, indent
        else:
            line = f"{line} {word}" if line else word
    return ("\n" + " " * indent).join([*lines, line])
