"""The articles of a run as they were at a revision."""

import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import msgspec

from linter.documents import format_of
from linter.pipeline.discover import is_article
from linter.pipeline.options import RunOptions
from linter.pipeline.profiles import Profiles
from linter.pipeline.revision import Revision


class Earlier:
    """Reads revisions, each once.

    Attributes:
        options: for a run over what stood there; nothing of it is accepted or left out, and it
            looks at no working files.
    """

    def __init__(self, options: RunOptions, paths: Sequence[str], profiles: Profiles) -> None:
        """Revisions that the options of a run name.

        Raises:
            RevisionError: git does not know one of them.
        """
        self.options = msgspec.structs.replace(
            options,
            baseline="",
            unbaselined=True,
            baseline_from="",
            changed_since="",
            index=False,
        )
        self._paths = paths
        self._profiles = profiles
        self._revisions = {
            name: Revision(name, profiles.root)
            for name in (options.baseline_from, options.changed_since)
            if name
        }

    def revision(self, name: str) -> Revision:
        """A revision that the options name."""
        return self._revisions[name]

    def texts(self, name: str, now: Iterable[str]) -> dict[str, str]:
        """The articles of the revision, by their paths as a run has them.

        Args:
            name: of the revision.
            now: the paths of the run. Articles that are gone are read too: they may have been
                renamed.
        """
        revision = self.revision(name)
        paths = {_real(path): path for path in now}
        wanted = {}
        for inside in revision.paths():
            absolute = revision.top / inside
            path = paths.get(_real(absolute)) or self._gone(absolute)
            if path and "\n" not in inside:
                wanted[inside] = path
        texts = revision.texts(list(wanted))
        return {wanted[inside]: text for inside, text in texts.items()}

    def others(self, name: str, known: Collection[str]) -> dict[str, str | None]:
        """The articles that are not as they were at the revision, as they were then.

        Args:
            name: of the revision.
            known: paths that are left out.

        Returns:
            Texts by absolute path; None for what was not there.
        """
        revision = self.revision(name)
        left_out = {_real(path) for path in known}
        found: dict[str, str | None] = {}
        wanted = {}
        for inside in revision.differing():
            path = str(revision.top / inside)
            if "\n" not in inside and format_of(path) and _real(path) not in left_out:
                found[path] = None
                wanted[inside] = path
        texts = revision.texts(list(wanted))
        found.update((wanted[inside], text) for inside, text in texts.items())
        return found

    def _gone(self, absolute: Path) -> str:
        """The path of a file that stood below a folder of the run and no longer exists."""
        if absolute.exists():
            return ""
        for path in self._paths:
            if os.path.isdir(path) and absolute.is_relative_to(_real(path)):
                shown = os.path.join(path, absolute.relative_to(_real(path)))
                shown = os.path.normpath(shown).replace(os.sep, "/")
                return shown if is_article(shown, self._profiles.settings_of(shown)) else ""
        return ""


def _real(path: str | Path) -> str:
    return os.path.realpath(path)
