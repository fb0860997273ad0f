"""How hard an article is to read: counts, formulas, grade, and the rules over them."""

from linter.checks.readability.article import metrics

__all__ = ["metrics"]
