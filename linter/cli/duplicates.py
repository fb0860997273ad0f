"""`contentlint duplicates`: what stands more than once, by the words that it wastes."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from linter.cli.options import Config, Isolated

if TYPE_CHECKING:
    from linter.pipeline.duplicates import Copy, Duplicates, Repetition
    from linter.reports.options import ReportOptions

_COPIES = 3
_LINES = 4


class DuplicatesFormat(StrEnum):
    """How the clusters are written."""

    TEXT = "text"
    JSON = "json"


def duplicates(
    paths: Annotated[list[str], typer.Argument(help="Files and folders.")],
    against: Annotated[
        Optional[list[str]],  # noqa: UP045 - typer reads this form
        typer.Option(
            metavar="PATH",
            help="Compare with these files, folders or JSONL records instead; may be repeated.",
        ),
    ] = None,
    threshold: Annotated[
        Optional[float],  # noqa: UP045 - typer reads this form
        typer.Option(min=0.3, max=1, help="The least similarity of near-duplicates."),
    ] = None,
    select: Annotated[
        Optional[list[str]],  # noqa: UP045 - typer reads this form
        typer.Option(metavar="RULE", help="Rules to compare by, instead of all that are on."),
    ] = None,
    output_format: Annotated[
        DuplicatesFormat, typer.Option(help="How the clusters are written.")
    ] = DuplicatesFormat.TEXT,
    show_all: Annotated[bool, typer.Option("--all", help="Show all copies, in full.")] = False,
    config: Config = None,
    isolated: Isolated = False,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 for as many as help.")] = 0,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Keep and use no results.")] = False,
) -> None:
    """List what stands more than once, most wasteful first, with the differences.

    Comments and baselines that accept a duplicate do not hide it here.
    """
    from linter.cli.output import complain, report_options, write
    from linter.cli.progress import with_bar
    from linter.cli.runs import listed
    from linter.pipeline.duplicates import find_duplicates
    from linter.pipeline.options import RunOptions

    options = RunOptions(
        select=listed(select or ()) or ("duplicates",),
        similarity=threshold,
        jobs=jobs,
        config=config or "",
        isolated=isolated,
        cached=not no_cache,
    )
    found = find_duplicates(paths, options, against or (), with_bar)
    if output_format is DuplicatesFormat.JSON:
        write(_json(found))
    else:
        write(_text(found, report_options(show_all, quiet=False)))
    for notice in found.notices:
        complain(notice)
    for problem in found.problems:
        line = f":{problem.line}" if problem.line is not None else ""
        complain(f"{problem.path}{line}: {problem.message}")
    raise typer.Exit(2 if found.problems else 0)


def _text(found: "Duplicates", options: "ReportOptions") -> Iterator[str]:
    from linter.reports.wording import count

    for number, repetition in enumerate(found.repetitions, 1):
        yield from _cluster(number, repetition, options)
    said = f"{count(len(found.repetitions), 'cluster')}, {count(found.wasted_words, 'word')} wasted"
    said += f", in {count(found.articles, 'article')}"
    if found.references:
        said += f" compared with {count(found.references, 'reference')}"
    yield said + "\n"


def _cluster(number: int, repetition: "Repetition", options: "ReportOptions") -> Iterator[str]:
    from linter.reports.ansi import Style, paint
    from linter.reports.wording import count

    words = paint(count(repetition.wasted_words, "word"), options, Style.BOLD)
    places = count(len(repetition.passages), "place")
    furniture = ", part of the site" if repetition.furniture else ""
    yield f"{number}. {words} wasted in {places}{furniture}  {repetition.rule}\n"
    copies = repetition.copies if options.show_all else repetition.copies[:_COPIES]
    shown: set[tuple[str, str]] = set()
    for copy in copies:
        texts = copy.original.text, copy.passage.text
        yield from _copy(copy, options, in_full=texts not in shown)
        shown.add(texts)
    left = len(repetition.copies) - len(copies)
    if left:
        yield f"   … and {left:,} more; --all shows them\n"
    yield "\n"


def _copy(copy: "Copy", options: "ReportOptions", in_full: bool) -> Iterator[str]:
    import msgspec

    from linter.reports.aligned import aligned
    from linter.reports.ansi import Style, link, paint
    from linter.reports.wording import place

    here, there = (
        link(paint(place(passage.path, passage.start), options, Style.CYAN), passage.path, options)
        for passage in (copy.passage, copy.original)
    )
    yield f"   {here}  {int(copy.similarity * 100)} % the same as {there}\n"
    if in_full:
        inner = msgspec.structs.replace(options, width=options.width - 5)
        for line in aligned(copy.original.text, copy.passage.text, inner, _LINES):
            yield f"     {line}".rstrip() + "\n"


def _json(found: "Duplicates") -> Iterator[str]:
    import msgspec

    content = {
        "version": 1,
        "articles": found.articles,
        "references": found.references,
        "wasted_words": found.wasted_words,
        "clusters": [
            {
                "rule": repetition.rule,
                "wasted_words": repetition.wasted_words,
                "furniture": repetition.furniture,
                "copies": repetition.copies,
            }
            for repetition in found.repetitions
        ],
        "problems": found.problems,
    }
    yield msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"
