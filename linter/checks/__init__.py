"""The check kinds: `Check`, the union of them all, is the registry."""

from linter.checks.capitalization import Capitalization
from linter.checks.conditional import Conditional
from linter.checks.consistency import Consistency
from linter.checks.existence import Existence
from linter.checks.occurrence import Occurrence
from linter.checks.repetition import Repetition
from linter.checks.substitution import Substitution

Check = (
    Capitalization | Conditional | Consistency | Existence | Occurrence | Repetition | Substitution
)

__all__ = ["Check"]
