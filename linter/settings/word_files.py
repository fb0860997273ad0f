"""Files of terms: one a line, as people keep them in a repository."""

from pathlib import Path

from linter.settings.nodes import FileError


def read_terms(path: Path, shown_as: str) -> dict[str, str]:
    """The terms of a file, with their replacements where it names some after `->`.

    Empty lines, and what follows a `#` at the start of a line or after white space, say nothing.

    Raises:
        FileError: the file cannot be read as UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FileError(shown_as, 1, 1, f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise FileError(shown_as, 1, 1, "not UTF-8 text") from None
    terms = {}
    for line in text.splitlines():
        term, _, replacement = _without_comment(line).partition("->")
        if term.strip():
            terms[term.strip()] = replacement.strip()
    return terms


def with_term(text: str, term: str) -> str:
    """A file's text with one term more: in its place if the terms are sorted, else at the end."""
    lines = text.splitlines(keepends=True)
    if any(_term(line) == term for line in lines):
        return text
    ending = "\r\n" if "\r\n" in text else "\n"
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += ending
    terms = [(_term(line), index) for index, line in enumerate(lines) if _term(line)]
    keys = [_order(known) for known, _ in terms]
    at = len(lines)
    if len(keys) > 1 and keys == sorted(keys):
        at = next((index for known, index in terms if _order(known) > _order(term)), at)
    lines.insert(at, term + ending)
    return "".join(lines)


def _term(line: str) -> str:
    return _without_comment(line).partition("->")[0].strip()


def _without_comment(line: str) -> str:
    if line.lstrip().startswith("#"):
        return ""
    return line.partition(" #")[0].partition("\t#")[0]


def _order(term: str) -> tuple[str, str]:
    return term.lower(), term
