"""The command `contentlint`."""

import gc
import os
import sys

_MADE_WHILE_STARTING = 100_000
"""More objects than imports and rules have."""


def main() -> None:
    """Run the command line; the shortest questions are answered without importing it."""
    if sys.argv[1:] == ["--version"]:
        from linter import __version__

        sys.stdout.write(f"contentlint {__version__}\n")
        return
    # numpy's linear algebra, which nothing here uses, would start a thread for each core.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Of what is made while starting little is garbage; see `cli.runs.open_run`.
    gc.set_threshold(_MADE_WHILE_STARTING)
    from linter.cli import app

    app()


if __name__ == "__main__":
    main()
