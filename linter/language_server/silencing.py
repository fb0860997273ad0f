"""The comment that silences a rule on the line of a violation, in the syntax of the article."""

from linter.documents import format_of, parse
from linter.findings import Edit, Violation
from linter.text.position import LineTable
from linter.triage.directives import PREFIX, suppressions

_COMMENTS = {
    "markdown": "<!-- {} -->",
    "mdx": "{{/* {} */}}",
    "html": "<!-- {} -->",
}
_YAML = "# {}"
"""For a violation in front matter."""


def silencing(text: str, path: str, violation: Violation, language: str) -> Edit | None:
    """The edit after which the rule says nothing on this line.

    A comment at the end of the line is preferred, since one above a line would end its paragraph;
    where that is no comment, as in a code block or a table, one above is tried.

    Returns:
        None where no comment can say so: in plain text, and within code.
    """
    format = format_of(path) or "text"
    lines = LineTable(text)
    number = violation.start.line
    line = lines.line_text(number)
    start = lines.line_start(number)
    end = start + len(line.rstrip(" \t\\"))
    for form in (_COMMENTS.get(format), _YAML):
        if form is None:
            continue
        here = form.format(f"{PREFIX}disable-line {violation.rule}")
        above = form.format(f"{PREFIX}disable-next-line {violation.rule}")
        indent = line[: len(line) - len(line.lstrip())]
        ending = "\r\n" if "\r\n" in text else "\n"
        for at, insertion in ((end, f" {here}"), (start, f"{indent}{above}{ending}")):
            after = text[:at] + insertion + text[at:]
            moved = violation.start.offset + (len(insertion) if at == start else 0)
            if _silences(after, format, language, violation.rule, moved):
                place = lines.position(at)
                return Edit(place, place, insertion)
    return None


def _silences(text: str, format: str, language: str, rule: str, offset: int) -> bool:
    return any(
        said.rule == rule and said.start <= offset < said.end and not said.problem
        for said in suppressions(parse(text, format, language))
    )
