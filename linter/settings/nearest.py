"""The nearest valid name, for the error that names a wrong one."""

import difflib
from collections.abc import Iterable

_LISTED = 12


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: what may have been meant, or what there is."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1) or [
        other for other in names if other.rpartition("/")[2] == name
    ]
    if near:
        return f"; did you mean “{near[0]}”?"
    if not names or len(names) > _LISTED:
        return ""
    return f"; there are {', '.join(names)}"
