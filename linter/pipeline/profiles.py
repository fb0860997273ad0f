"""Which rules hold for which article."""

from functools import cache

from linter.pipeline.options import RunOptions
from linter.rulebook.catalogue import packaged_rules
from linter.rulebook.profile import Profile, selected


class Profiles:
    """The profiles of a run, each made once."""

    def __init__(self, options: RunOptions) -> None:
        """Choose the rules that the options ask for.

        Raises:
            LookupError: a selected or ignored rule does not exist; its argument is the name.
        """
        self._profile = Profile(selected(packaged_rules(), options.select, options.ignore))

    def of(self, path: str) -> Profile:
        """The rules that hold for the article at `path`."""
        return self._profile


@cache
def profiles_for(options: RunOptions) -> Profiles:
    """The profiles of runs with these options; made once in a process."""
    return Profiles(options)
