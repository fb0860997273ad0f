"""What identifies a finding and a file to other programs: fingerprints, paths, URIs."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import quote

from linter.findings import FileReport
from linter.reports.wording import one_line


def fingerprints(file: FileReport, root: str = "") -> Iterator[str]:
    """One fingerprint for each violation of `file`, in order: 64 hexadecimal digits, all different.

    They come from the path, the rule and the marked text, never from a line number, so that a
    finding keeps its fingerprint when text is added before it or its paragraph is wrapped anew.
    The second finding of the same text counts as the second, whichever it was before.
    """
    path = relative_path(file.path, root)
    seen: Counter[tuple[str, str]] = Counter()
    for violation in file.violations:
        what = (violation.rule, " ".join(violation.excerpt.split()))
        seen[what] += 1
        yield sha256("\0".join((path, *what, str(seen[what]))).encode(errors="replace")).hexdigest()


def relative_path(path: str, root: str) -> str:
    """`path` as it stands below `root`, or as it is where it does not."""
    pure = PurePosixPath(path)
    if root and pure.is_absolute() and pure.is_relative_to(root):
        pure = pure.relative_to(root)
    return str(pure)


def uri(path: str, root: str = "") -> str:
    """A path as a URI reference (RFC 3986): relative where it can be."""
    shown = relative_path(path, root)
    drive = shown[1:3] == ":/"
    if drive or shown.startswith("/"):
        return "file://" + quote(f"/{shown}" if drive else shown, safe="/:")
    return quote(shown)


def last_line(start_line: int, end_line: int, end_column: int) -> int:
    """The line of the last marked character; an exclusive end in column 1 marks none of its line.

    Args:
        start_line: the line of the first marked character.
        end_line: the line of the exclusive end.
        end_column: the column of the exclusive end.
    """
    return end_line - 1 if end_line > start_line and end_column == 1 else end_line


def title(rule: str) -> str:
    """A rule's id in plain words: `Typos: missing space` of `typos/missing-space`."""
    family, separator, name = rule.rpartition("/")
    words = one_line(name.replace("-", " "))
    return f"{family.capitalize()}: {words}" if separator else words
