"""Clusters as one self-contained HTML page: passages side by side, their differences marked.

The page has no script, and its content security policy lets nothing be loaded or run.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from linter.findings.duplicates import Copy, Duplicates, QuotedPassage, Repetition
from linter.reports.aligned import Part, parts
from linter.reports.duplicates.wording import extent, percent, totals, waste
from linter.reports.markup import element, xml_text
from linter.reports.options import ReportOptions
from linter.reports.resources import filled, resource, source_hash
from linter.reports.wording import count, one_line, shorten

CLUSTERS = 500
"""Clusters drawn, those that waste most, unless all are wanted."""

ARTICLES = 10
"""Articles named, those that repeat most words."""

PLACES = 20
"""Copies of a cluster that are shown or named, unless all are wanted."""

_OPENING = 300
_OPEN = 3


def render(found: Duplicates, options: ReportOptions) -> Iterator[str]:
    """The page, one piece a cluster."""
    style = resource("style.css")
    pieces = {
        "policy": f"default-src 'none'; style-src '{source_hash(style)}'; "
        "base-uri 'none'; form-action 'none'",
        "version": xml_text(options.version),
        "style": style,
        "totals": xml_text(totals(found)),
        "problems": _problems(found),
        "articles": _articles(found),
    }
    yield from filled("duplicates.html", pieces, {"clusters": _clusters(found, options)})


def _problems(found: Duplicates) -> str:
    if not found.problems:
        return ""
    items = (
        element("li", {}, f"{_text(problem.path)}: {_text(problem.message)}")
        for problem in found.problems
    )
    listed = element("h2", {}, "Not read") + element("ul", {}, "".join(items))
    return element("section", {"class": "card problems"}, listed)


def _articles(found: Duplicates) -> str:
    """The articles that repeat most of what stands elsewhere."""
    wasted: Counter[str] = Counter()
    for repetition in found.repetitions:
        for copy in repetition.copies:
            wasted[copy.passage.path] += copy.words
    if len(wasted) < 2:
        return ""
    most = sorted(wasted.items(), key=lambda item: (-item[1], item[0]))[:ARTICLES]
    items = (
        element(
            "li",
            {},
            element("span", {"class": "value"}, f"{words:,}") + element("span", {}, _text(path)),
        )
        for path, words in most
    )
    head = element("h2", {}, "Articles by the words that stand elsewhere already")
    return element(
        "section", {"class": "card"}, head + element("ol", {"class": "bars"}, "".join(items))
    )


def _clusters(found: Duplicates, options: ReportOptions) -> Iterator[str]:
    shown = found.repetitions if options.show_all else found.repetitions[:CLUSTERS]
    for number, repetition in enumerate(shown):
        yield _cluster(number, repetition, options)
    if not shown:
        yield element("p", {"class": "empty"}, "No passage stands more than once.")
    left = len(found.repetitions) - len(shown)
    if left:
        yield element(
            "p", {"class": "foot"}, f"And {count(left, 'more cluster')}; --all shows them."
        )


def _cluster(number: int, repetition: Repetition, options: ReportOptions) -> str:
    articles = len({passage.path for passage in repetition.passages})
    said = f"{extent(repetition)} · {count(articles, 'article')} · {_text(repetition.rule)}"
    opening = shorten(one_line(repetition.copies[0].original.text), _OPENING)
    summary = element(
        "summary",
        {},
        element("span", {"class": "opening", "dir": "auto"}, xml_text(opening))
        + element(
            "span", {"class": "aside"}, element("b", {}, waste(repetition)) + f" wasted · {said}"
        ),
    )
    copies = repetition.copies if options.show_all else repetition.copies[:PLACES]
    body = "".join(_alike(alike) for alike in _grouped(copies))
    left = len(repetition.copies) - len(copies)
    if left:
        body += element("p", {"class": "foot"}, f"And {left:,} more; --all shows them.")
    opened = {"open": ""} if number < _OPEN else {}
    return element(
        "details", {"class": "card cluster", **opened}, summary + element("div", {}, body)
    )


def _grouped(copies: Iterable[Copy]) -> Iterable[Sequence[Copy]]:
    """Those together whose texts are the same on both sides."""
    groups: dict[tuple[str, str], list[Copy]] = {}
    for copy in copies:
        groups.setdefault((copy.original.text, copy.passage.text), []).append(copy)
    return groups.values()


def _alike(copies: Sequence[Copy]) -> str:
    copy, *others = copies
    first, second = parts(copy.original.text, copy.passage.text)
    differing = any(part.differs for part in (*first, *second))
    if differing:
        said = f"{percent(copy)} the same, {count(copy.words, 'word')} shared"
        sides = _side(_place(copy.original), first) + _side(_place(copy.passage), second)
    else:
        said = f"Word for word the same, {count(copy.words, 'word')}"
        sides = _side(f"{_place(copy.original)} and {_place(copy.passage)}", first)
    shape = "sides" if differing else "whole"
    found = element("p", {"class": "aside"}, said) + element("div", {"class": shape}, sides)
    if others:
        places = ", ".join(_place(other.passage) for other in others)
        found += element("p", {"class": "foot"}, f"The same also stands at {places}.")
    return element("div", {"class": "pair"}, found)


def _side(title: str, shown: Sequence[Part]) -> str:
    marked = "".join(
        element("ins", {}, xml_text(part.text)) if part.differs else xml_text(part.text)
        for part in shown
    )
    quoted = element("blockquote", {"dir": "auto"}, marked)
    return element("section", {"class": "side"}, element("h3", {}, title) + quoted)


def _place(passage: QuotedPassage) -> str:
    return f"{_text(passage.path)}:{passage.start.line}"


def _text(text: str) -> str:
    return xml_text(one_line(text))
