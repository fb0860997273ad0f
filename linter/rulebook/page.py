"""A rule as a page to read: on the terminal, and in the documentation."""

from collections.abc import Iterator

import msgspec

from linter.rulebook.rule import Example, Rule


def page(rule: Rule) -> str:
    """The rule's page, in Markdown."""
    return "\n".join(_lines(rule)) + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    yield f"# {rule.id}"
    yield ""
    state = "off unless asked for (preview)" if rule.preview else "on by default"
    severity = f"Severity **{rule.severity.value}**{_milder(rule)}"
    yield f"{severity}, {state}. Judges: {', '.join(rule.scopes)}."
    yield ""
    yield rule.why.strip()
    yield ""
    yield f"> {rule.message}"
    if rule.link:
        yield ""
        yield f"See <{rule.link}>."
    yield ""
    yield "## Check"
    yield ""
    yield from _parameters(rule)
    for note in rule.check.notes():
        yield ""
        yield note
    if rule.examples:
        yield ""
        yield "## Examples"
    for example in rule.examples:
        yield from _example(example)


def _milder(rule: Rule) -> str:
    """Where its findings are suggestions only."""
    bounds = [
        f"`{name}` {side} {bound:g}"
        for name, bounds in rule.suggestion_where.items()
        for side, bound in (("above", bounds.above), ("below", bounds.below))
        if bound is not None
    ]
    return f" (**suggestion** with {' and '.join(bounds)})" if bounds else ""


def _parameters(rule: Rule) -> Iterator[str]:
    described = msgspec.to_builtins(rule.check)
    yield f"`{described.pop('kind')}`"
    yield ""
    for name, value in described.items():
        if value is None or value in ((), [], {}, ""):
            continue
        if isinstance(value, list | tuple):
            yield f"- `{name}`:"
            yield from (f"    - `{item}`" for item in value)
        elif isinstance(value, dict):
            yield f"- `{name}`:"
            yield from (f"    - `{key}` → `{item}`" for key, item in value.items())
        else:
            yield f"- `{name}`: `{value}`"


def _example(example: Example) -> Iterator[str]:
    for title, text in (("Marked", example.bad), ("Fine", example.good)):
        if text is None:
            continue
        files = {"": text} if isinstance(text, str) else text
        for name, content in files.items():
            yield ""
            yield f"{title}{f', `{name}`' if name else ''}:"
            yield ""
            fence = "````" if "```" in content else "```"
            yield f"{fence}{example.format}"
            yield content.rstrip("\n")
            yield fence
