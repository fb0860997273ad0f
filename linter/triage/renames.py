"""Files that were renamed, known by their lines: no git, no history, so any clone says the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import xxhash

Sketch = str
"""The smallest hashes of a text's lines, 8 hexadecimal digits each, in order."""

SIZE = 16
ALIKE = 0.5
"""The share of lines, estimated from the sketches, from which on two files are one; git's too."""

_DIGITS = 8


def sketch(text: str) -> Sketch:
    """The sketch of a text: a bottom-k sample (Broder 1997) of its distinct lines."""
    lines = {" ".join(line.split()) for line in text.splitlines()}
    hashes = {
        xxhash.xxh32_intdigest(line.encode("utf-8", "surrogatepass")) for line in lines if line
    }
    return "".join(f"{value:08x}" for value in sorted(hashes)[:SIZE])


def similarity(first: Sketch, second: Sketch) -> float:
    """The estimated Jaccard similarity of the lines of two texts, 0 to 1."""
    one, other = set(_hashes(first)), set(_hashes(second))
    if not one or not other:
        return float(one == other)
    union = sorted(one | other)[:SIZE]
    return sum(value in one and value in other for value in union) / len(union)


def renames(
    vanished: Mapping[str, Sketch], unknown: Iterable[str], sketch_of: Callable[[str], Sketch]
) -> dict[str, str]:
    """Which of the vanished files stand under which of the unknown paths now.

    Args:
        vanished: paths that no longer exist, with what they were like.
        unknown: paths that were not there before.
        sketch_of: what an unknown path is like; not asked where nothing vanished.
    """
    if not vanished:
        return {}
    by_hash: dict[str, set[str]] = defaultdict(set)
    for path, known in vanished.items():
        for value in _hashes(known):
            by_hash[value].add(path)
    found = []
    for path in unknown:
        now = sketch_of(path)
        near = set().union(*(by_hash.get(value, ()) for value in _hashes(now)))
        for old in near:
            alike = similarity(vanished[old], now)
            if alike >= ALIKE:
                found.append((-alike, old, path))
    renamed: dict[str, str] = {}
    taken: set[str] = set()
    for _, old, new in sorted(found):
        if old not in renamed and new not in taken:
            renamed[old] = new
            taken.add(new)
    return renamed


def _hashes(value: Sketch) -> list[str]:
    return [value[at : at + _DIGITS] for at in range(0, len(value), _DIGITS)]
