"""Vale's scopes: which blocks of an article a rule judges."""

from functools import cache

import msgspec

from linter.checks.vale.reading import Article

SPECIAL = ("raw", "summary", "sentence", "paragraph")
"""Scopes of which none but the rules that ask for them see the units."""


class Part(msgspec.Struct, frozen=True):
    """One condition of a scope: the block has all of these words in its own, or has not."""

    words: frozenset[str]
    negated: bool


@cache
def parts_of(scope: str) -> tuple[Part, ...]:
    """The conditions of a scope as rules write it: `heading & ~heading.h1`."""
    parts = []
    for piece in scope.split("&"):
        words = piece.strip()
        negated = words.startswith("~")
        parts.append(Part(frozenset(words.lstrip("~ ").split(".")), negated))
    return tuple(parts)


def units_of(article: Article, scopes: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """The units of the article that any of the scopes names, in order."""
    known = article.units.get(scopes)
    if known is None:
        found: set[tuple[int, int]] = set()
        for scope in scopes:
            found.update(_units(article, scope))
        known = article.units[scopes] = tuple(sorted(found))
    return known


def layers_of(article: Article, scopes: tuple[str, ...]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The units of `units_of`, parted so that none overlaps another of its part."""
    known = article.layers.get(scopes)
    if known is not None:
        return known
    special = tuple(scope for scope in scopes if _special(scope))
    plain = tuple(scope for scope in scopes if not _special(scope))
    layers = [units_of(article, plain)] if plain else []
    layers += (units_of(article, (scope,)) for scope in special)
    made = article.layers[scopes] = tuple(layers)
    return made


def is_raw(scope: str) -> bool:
    """Whether a scope is the source as it stands."""
    return _special(scope) == "raw"


def _special(scope: str) -> str:
    """The special scope that this one is, alone or with an extension; empty for any other.

    A condition on paragraphs or sentences makes no units of them: Vale cuts a text only for rules
    that ask for nothing else.
    """
    parts = parts_of(scope)
    if len(parts) > 1 or parts[0].negated:
        return ""
    return next((name for name in SPECIAL if name in parts[0].words), "")


def _units(article: Article, scope: str) -> list[tuple[int, int]]:
    parts = parts_of(scope)
    special = _special(scope)
    if special:
        allowed = {special, "text", article.extension}
        if not parts[0].words <= allowed:
            return []
        if special == "raw":
            return [article.raw] if article.raw[1] > article.raw[0] else []
        if special == "summary":
            return list(article.summary)
        return list(article.sentences if special == "sentence" else article.paragraphs)
    return [
        (block.start, block.end)
        for block in article.blocks
        if all((part.words <= block.scope) is not part.negated for part in parts)
    ]
