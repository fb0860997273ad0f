"""What a command costs: processor time, wall time and memory of it and its children."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
_KILOBYTES = 1 if sys.platform != "darwin" else 1 / 1024


class Cost(NamedTuple):
    """Seconds of processor time (user and system), seconds on the clock, and peak memory.

    The memory is that of the largest process, in megabytes (2^20 bytes).
    """

    cpu: float
    wall: float
    memory: float


def cost(
    command: Sequence[str], folder: Path, settings: Mapping[str, str], statuses: int = 2
) -> Cost:
    """Run a command, its output thrown away.

    Args:
        command: the program and its arguments.
        folder: where it runs.
        settings: environment variables besides those of this process.
        statuses: an exit status of more is a failure.

    Raises:
        RuntimeError: the command failed.
    """
    # Linux counts what a process held before it ran the command: that of a benchmark may be more
    # than the command's own, so that a small process stands between.
    between = [sys.executable, "-S", __file__, *command]
    process = _started(between, folder, settings, subprocess.PIPE)
    answer, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} could not be run")
    status, *used = json.loads(answer)
    if not 0 <= status <= statuses:
        raise RuntimeError(f"{' '.join(command)} ended with {status}")
    return Cost(*used)


def main() -> int:
    """Run the command that the arguments are, and print its exit status and what it cost."""
    start = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    memory = used.ru_maxrss * _KILOBYTES / 1024
    process.returncode = os.waitstatus_to_exitcode(status)
    print(json.dumps([process.returncode, used.ru_utime + used.ru_stime, wall, memory]))
    return 0


def peak_together(command: Sequence[str], folder: Path, settings: Mapping[str, str]) -> float:
    """The most memory that a command and its children take at one time, in MB (2^20 bytes).

    What processes share is counted once: the sum of their proportional set sizes, looked at every
    50 ms. Only Linux says so.

    Raises:
        RuntimeError: the command failed.
    """
    most = 0
    ended = threading.Event()
    process = _started(command, folder, settings)

    def watch() -> None:
        nonlocal most
        while not ended.wait(0.05):
            most = max(most, sum(map(_proportional, _family(process.pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    status = process.wait()
    ended.set()
    watcher.join()
    if not 0 <= status <= 2:
        raise RuntimeError(f"{' '.join(command)} ended with {status}")
    return most / 1024


def _started(
    command: Sequence[str],
    folder: Path,
    settings: Mapping[str, str],
    output: int = subprocess.DEVNULL,
) -> "subprocess.Popen[bytes]":
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.Popen(
        command,
        cwd=folder,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.DEVNULL,
    )


def _family(process: int) -> list[int]:
    """A process and all below it."""
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return [process]
    return [process, *(below for child in listed for below in _family(int(child)))]


def _proportional(process: int) -> int:
    """The proportional set size of a process, in KB; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*map(median, zip(*costs, strict=True)))


def contentlint(*arguments: str) -> list[str]:
    """The command of this checkout."""
    return [sys.executable, "-m", "linter", *arguments]


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are numbers."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
