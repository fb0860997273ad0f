"""Misspelling: each distinct word judged by lexicon, likely slips, case, context and counts."""

from linter.checks.spelling.check import Spelling
from linter.checks.spelling.judgement import explain

__all__ = ["Spelling", "explain"]
