"""How often each rule spoke: `contentlint check --statistics`."""

from collections import Counter
from collections.abc import Iterator

from linter.findings import RunReport


def table(report: RunReport) -> Iterator[str]:
    """A line for each rule that found something, the busiest first."""
    found: Counter[str] = Counter()
    files: Counter[str] = Counter()
    fixable: Counter[str] = Counter()
    for file in report.files:
        found.update(violation.rule for violation in file.violations)
        files.update({violation.rule for violation in file.violations})
        fixable.update(v.rule for v in file.violations if v.fix is not None)
    if not found:
        yield "nothing found\n"
        return
    width = max(map(len, found))
    yield f"{'found':>6}  {'files':>6}  {'fixes':>6}  {'rule':<{width}}  severity\n"
    for rule, count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        severity = report.rules[rule].severity.value
        yield (
            f"{count:>6,}  {files[rule]:>6,}  {fixable[rule] or '–':>6}  {rule:<{width}}  "
            f"{severity}\n"
        )
    yield f"{found.total():>6,}  in {len(report.files):,} articles\n"
