"""Messages as Go's `Sprintf` makes them."""

import re
from functools import lru_cache

_VERB = re.compile(r"%(?:\[(\d+)\])?([sdvqf%])")


@lru_cache(maxsize=4096)
def formatted(message: str, arguments: tuple[str | int, ...]) -> str:
    """The message with its arguments; too few count as empty, those left over are dropped."""
    following = 0

    def filled(match: re.Match[str]) -> str:
        nonlocal following
        index, verb = match.groups()
        if verb == "%":
            return "%"
        if index is not None:
            following = int(index) - 1
        value: str | int = arguments[following] if following < len(arguments) else ""
        following += 1
        if isinstance(value, int) and verb not in "dv":
            return f"%!{verb}(int={value})"
        return f'"{value}"' if verb == "q" else str(value)

    return _VERB.sub(filled, message).replace("\n", " ")
