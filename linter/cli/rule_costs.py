"""What rules cost: `contentlint check --profile-rules`."""

from collections import Counter
from collections.abc import Iterator, Mapping

from linter.pipeline.examine import READING

_SHOWN = 25


def table(spent: Mapping[str, int]) -> Iterator[str]:
    """A line for each of the dearest rules, and what reading and all rules cost.

    Args:
        spent: nanoseconds of processor time by rule; see `examine`.
    """
    rules = Counter({rule: time for rule, time in spent.items() if rule != READING})
    total = sum(spent.values()) or 1
    width = max(map(len, (READING, *rules)))

    def line(name: str, time: int) -> str:
        return f"{name:<{width}}  {time / 1e6:>9,.1f} ms  {time / total:>6.1%}\n"

    for rule, time in sorted(rules.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]:
        yield line(rule, time)
    if len(rules) > _SHOWN:
        rest = rules.total() - sum(time for _, time in rules.most_common(_SHOWN))
        yield line(f"{len(rules) - _SHOWN} more", rest)
    yield line("all rules", rules.total())
    yield line(READING, spent.get(READING, 0))
