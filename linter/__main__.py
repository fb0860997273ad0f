"""The command `contentlint`."""

import sys


def main() -> None:
    """Run the command line; the shortest questions are answered without importing it."""
    if sys.argv[1:] == ["--version"]:
        from linter import __version__

        sys.stdout.write(f"contentlint {__version__}\n")
        return
    from linter.cli import app

    app()


if __name__ == "__main__":
    main()
