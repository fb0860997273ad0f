"""Whether a version of contentlint is one that settings ask for."""

import re

_CLAUSE = re.compile(r"\s*(>=|<=|==|!=|~=|>|<)?\s*v?(\d+(?:\.\d+)*)(?:[a-z.+-][\w.+-]*)?\s*")


def satisfies(version: str, wanted: str) -> bool:
    """Whether `version` meets every clause of `wanted`.

    Args:
        version: `1.2.3`; what follows the numbers is not looked at.
        wanted: clauses joined by commas, each a comparison (`>=`, `<=`, `==`, `!=`, `~=`, `>`,
            `<`; none is `==`) and a version. Missing numbers are 0, except that `==1.2` and
            `!=1.2` speak of every 1.2.x. `~=1.2` is `>=1.2,<2`.

    Raises:
        ValueError: a clause is none.
    """
    given = _numbers(version)
    return all(_meets(given, clause) for clause in wanted.split(","))


def _numbers(version: str) -> tuple[int, ...]:
    found = _CLAUSE.fullmatch(version)
    if found is None:
        raise ValueError(f"“{version}” is no version")
    return tuple(int(part) for part in found.group(2).split("."))


def _meets(given: tuple[int, ...], clause: str) -> bool:
    found = _CLAUSE.fullmatch(clause)
    if found is None:
        raise ValueError(f"“{clause.strip()}” is no comparison with a version, such as “>=1.2”")
    operator, wanted = found.group(1) or "==", tuple(map(int, found.group(2).split(".")))
    length = max(len(given), len(wanted))
    padded = given + (0,) * (length - len(given))
    target = wanted + (0,) * (length - len(wanted))
    if operator in ("==", "!="):
        return (padded[: len(wanted)] == wanted) is (operator == "==")
    if operator == "~=":
        return padded >= target and padded[: len(wanted) - 1] == wanted[:-1]
    if operator == ">=":
        return padded >= target
    if operator == "<=":
        return padded <= target
    return padded > target if operator == ">" else padded < target
