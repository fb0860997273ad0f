"""What all readers of Markdown do alike with the parser's events."""

from collections.abc import Iterator
from typing import Any

Event = Any
"""A pulldown-cmark event: a name, or a mapping of one name to its value."""
Events = Iterator[tuple[Event, Any]]
"""Events with their places, read one after the other."""


def pass_over(events: Events, tag: str) -> None:
    """Go on behind the end of a block that is open."""
    for event, _ in events:
        if event.__class__ is dict and event.get("End") == tag:
            return


def html_runs(events: Events, text: str) -> Iterator[tuple[int, int]]:
    """The source ranges of an HTML block, without the marks of a quote before its lines."""
    first = last = -1
    for event, place in events:
        if event.__class__ is dict and "End" in event:
            break
        at = place["start"]
        if first < 0:
            first = at
        elif at != last and text[last:at].strip():
            yield first, last
            first = at
        last = place["end"]
    if first >= 0:
        yield first, last


def image_text(events: Events, source: str) -> list[tuple[str, int, int]]:
    """The texts of an image that is open, with the source ranges that they stand for."""
    pieces: list[tuple[str, int, int]] = []
    depth = 1
    for event, place in events:
        start, end = place["start"], place["end"]
        if event.__class__ is str:
            pieces.append((" ", start, end))
        elif "Text" in event:
            text = event["Text"]
            pieces.append((source[start:end] if end - start == len(text) else text, start, end))
        elif "Code" in event:
            pieces.append((source[start + 1 : end - 1], start + 1, end - 1))
        elif "Image" in event.get("Start", ()):
            depth += 1
        elif event.get("End") == "Image":
            depth -= 1
            if not depth:
                break
    return pieces


def inside_code(text: str, start: int, end: int) -> tuple[int, int]:
    """What stands between the marks of inline code."""
    if text[start + 1] != "`":
        return start + 1, end - 1
    inner = text[start:end].strip("`")
    at = start + (end - start - len(inner)) // 2
    return at, at + len(inner)
