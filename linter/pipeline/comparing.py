"""What articles are examined for where others are compared with them: passages and terms alone."""

import os
from collections.abc import Sequence
from pathlib import Path

import xxhash

from linter.pipeline.options import RunOptions
from linter.pipeline.profiles import Profiles
from linter.rulebook.profile import Profile
from linter.settings.choice import Settings


class Comparing:
    """The rules of a run that compare articles, or count what stands in them.

    Attributes:
        options: of the run.
    """

    def __init__(self, profiles: Profiles) -> None:
        self._profiles = profiles
        self.options: RunOptions = profiles.options

    def of(self, path: str) -> Profile:
        """The rules that an article at `path` is examined by, none of which reports anything."""
        return self._profiles.of(path).comparing

    def settings_of(self, path: str | Path) -> Settings:
        """See `Profiles.settings_of`."""
        return self._profiles.settings_of(path)

    @property
    def index_name(self) -> str:
        """The file for an index of these rules; each choice on the command line has its own.

        Settings need none: articles that they judge in another way are indexed again.
        """
        options = self.options
        chosen = (
            options.select,
            options.ignore,
            options.similarity,
            options.config and os.path.abspath(options.config),
            options.isolated,
        )
        if not any(chosen):
            return "articles.sqlite"
        return f"articles-{xxhash.xxh3_64_hexdigest(repr(chosen).encode())}.sqlite"


def comparing(profiles: Profiles, paths: Sequence[str]) -> Comparing:
    """The rules by which the articles at `paths` are compared with others.

    Where the command line only leaves rules out, these are the rules of the settings, so that one
    index serves.
    """
    options = profiles.options
    if not (options.select or options.ignore):
        return Comparing(profiles)
    everything = profiles.unselected()
    fewer = all(
        everything.of(path).comparing.includes(profiles.of(path).comparing) for path in {*paths, ""}
    )
    return Comparing(everything if fewer else profiles)
