"""Fixes as `contentlint check` applies them: written, shown, or asked about."""

import difflib
from collections.abc import Iterator, Sequence

from linter.cli.keys import read_key
from linter.cli.output import complain, write
from linter.findings import Edit, Problem, Violation
from linter.pipeline.files import read
from linter.pipeline.files import write as write_file
from linter.pipeline.fix import apply_edits, breaks, fix_run
from linter.pipeline.run import Run

_KEYS = "123456789"
_CONTEXT = 40
"""Characters that are shown before and after what is asked about."""


def mend(run: Run, unsafe: bool, stdin_name: str | None = None) -> int:
    """Write the mended files, standard input's text to standard output; how many changed."""
    changed = fix_run(run, unsafe)
    for path, change in changed.items():
        if path != stdin_name:
            _save(run, path, change.after)
    if stdin_name is not None:
        write([run.text(stdin_name)])
    return len(changed)


def differences(run: Run, unsafe: bool) -> Iterator[str]:
    """What `mend` would change, as a unified diff."""
    for path, change in fix_run(run, unsafe).items():
        before, after = (t.splitlines(keepends=True) for t in (change.before, change.after))
        for line in difflib.unified_diff(before, after, path, path):
            yield line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"


def mend_interactively(run: Run) -> int:
    """Apply the safe fixes, then ask about every violation that has corrections to choose from.

    What was chosen for a file is written when its last question is answered, or when the user
    stops; how many files changed.
    """
    changed = {path for path, change in fix_run(run).items() if _save(run, path, change.after)}
    ended = False
    for path, violations in run.violations().items():
        asked = [violation for violation in violations if _choices(violation)]
        chosen: list[Edit] = []
        for number, violation in enumerate(asked, 1):
            if _overlaps(violation, chosen):
                continue
            _ask(path, violation, f"{number} of {len(asked)} here")
            answer = _answer(len(_choices(violation)))
            if isinstance(answer, int):
                chosen += _choices(violation)[answer][1]
            elif answer != "s":
                ended = answer == "q"
                break
        if chosen and _apply(run, path, chosen):
            changed.add(path)
        if ended:
            break
    write(["\n"])
    return len(changed)


def _choices(violation: Violation) -> list[tuple[str, tuple[Edit, ...]]]:
    """What could be done about a violation, best first: in words, and as edits."""
    choices: dict[str, tuple[Edit, ...]] = {}
    if violation.fix is not None:
        shown = " … ".join(edit.replacement for edit in violation.fix.edits)
        choices[shown or "(take it out)"] = violation.fix.edits
    for suggestion in violation.suggestions:
        edit = Edit(violation.start, violation.end, suggestion)
        choices.setdefault(suggestion, (edit,))
    return list(choices.items())[: len(_KEYS)]


def _overlaps(violation: Violation, chosen: Sequence[Edit]) -> bool:
    return any(
        edit.start.offset <= other.end.offset and other.start.offset <= edit.end.offset
        for _, edits in _choices(violation)
        for edit in edits
        for other in chosen
    )


def _ask(path: str, violation: Violation, number: str) -> None:
    start = violation.start
    before = start.column - 1 - violation.line_offset
    width = min(len(violation.excerpt.split("\n")[0]), len(violation.line_text) - before)
    cut = max(0, before - _CONTEXT)
    options = [
        f"[{key}] {text}" for key, (text, _) in zip(_KEYS, _choices(violation), strict=False)
    ]
    write(
        [
            f"\n{path}:{start.line}:{start.column} {violation.rule} ({number})\n",
            f"{violation.message}\n",
            f"  {violation.line_text[cut : before + width + _CONTEXT]}\n",
            f"  {' ' * (before - cut)}{'^' * max(width, 1)}\n",
            f"{'  '.join(options)}  [s]kip  [n]ext file  [q]uit: ",
        ]
    )


def _answer(choices: int) -> int | str:
    """An index of the choices, or `s`, `n` or `q`; the end of the input means quit."""
    while True:
        key = read_key()
        write([f"{key}\n"])
        if key in ("s", "n", "q", ""):
            return key or "q"
        if key in _KEYS[:choices]:
            return _KEYS.index(key)


def _apply(run: Run, path: str, edits: Sequence[Edit]) -> bool:
    before = run.text(path)
    after = apply_edits(before, edits)
    if breaks(path, before, after):
        complain(f"{path}: left as it is; its front matter could not be read any more")
        return False
    run.replace(path, after)
    return _save(run, path, after)


def _save(run: Run, path: str, text: str) -> bool:
    try:
        write_file(path, read(path).encode(text))
    except OSError as error:
        run.problems = (*run.problems, Problem(path, f"cannot be written: {error.strerror}"))
        return False
    return True
