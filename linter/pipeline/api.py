"""The Python API: articles in, reports out, as at the command line."""

from collections.abc import Iterable

from linter.findings import Examination, FileReport, RunReport
from linter.pipeline.examine import examine
from linter.pipeline.options import RunOptions
from linter.pipeline.profiles import Profiles
from linter.pipeline.run import check_paths as _check_paths
from linter.pipeline.run import check_texts


def check_text(
    text: str,
    format: str = "markdown",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> FileReport:
    """Judge one article by itself, whatever settings files say.

    Args:
        text: its source.
        format: what it is written in: `markdown`, `mdx`, `html`, `text` ...
        select: rule ids and families; all default rules unless given.
        ignore: rule ids and families that do not run.

    Raises:
        LookupError: a named rule does not exist.
    """
    options = RunOptions(select=tuple(select), ignore=tuple(ignore), isolated=True)
    profiles = Profiles(options)
    profiles.require_names()
    return check_texts({"": text}, format, profiles.of(""))[""]


def check_paths(
    paths: Iterable[str], select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> RunReport:
    """Judge files and folders together; see `check_text`."""
    return _check_paths(paths, RunOptions(select=tuple(select), ignore=tuple(ignore)))


def examine_text(text: str, format: str = "markdown") -> Examination:
    """What is known of one article before it is compared: metrics, assessment, candidates."""
    return examine(text, format, Profiles(RunOptions(isolated=True)).of(""), assess=True)
