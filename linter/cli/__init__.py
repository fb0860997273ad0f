"""The command line: options in, reports and an exit status out."""

from linter.cli.app import app

__all__ = ["app"]
