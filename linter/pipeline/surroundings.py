"""The repository around the articles of a run: found, and asked what it has to do with them."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from linter.checks.kind import JoiningCheck, Reach, TallyingCheck
from linter.documents import Document
from linter.findings import Examination
from linter.pipeline.cache import Cache
from linter.pipeline.compare import Articles, Compared, Comparison, compare
from linter.pipeline.comparing import comparing
from linter.pipeline.git_tree import git_tree, sees_all_of
from linter.pipeline.options import RunOptions
from linter.pipeline.profiles import Profiles
from linter.pipeline.repository import repository_of
from linter.pipeline.repository_index import RepositoryIndex
from linter.settings.find import repository_root


class NoRepository(Exception):
    """The index is asked for, and nothing says what the repository is."""

    def __init__(self) -> None:
        super().__init__(
            "there is no repository to compare with: neither git nor a settings file says which "
            "articles belong together"
        )


class Surroundings:
    """What the articles of a run are compared with besides each other."""

    def __init__(self, paths: Sequence[str], options: RunOptions, folder: Path) -> None:
        """Have git look for changes, which takes as long as reading the settings.

        Args:
            paths: of the run.
            options: of the run.
            folder: what the run is about lies in its repository.
        """
        self._paths = paths
        self._options = options
        root = repository_root(folder)
        wanted = options.index is not False and not self.sees_all_of(root)
        self._git = git_tree(root) if wanted else None
        self._absolute = bool(paths) and all(map(os.path.isabs, paths))

    def index(
        self, profiles: Profiles, articles: Sequence[str], cache: Cache
    ) -> RepositoryIndex | None:
        """The index of the repository; None where the articles are compared with each other alone.

        Args:
            profiles: of the run.
            articles: paths of the run.
            cache: of the run.

        Raises:
            NoRepository: the options ask for an index, and there can be none.
        """
        if self._options.index is False or not articles:
            return None
        root = repository_of(profiles)
        if root is None:
            if self._options.index:
                raise NoRepository
            return None
        settings = profiles.settings_of(root / "article")
        if not (self._options.index or settings.index) or self.sees_all_of(root):
            return None
        if not any(_compares(profiles, path) for path in articles):
            return None
        return RepositoryIndex(root, comparing(profiles, articles), self._git, cache)

    def compared(
        self,
        index: RepositoryIndex,
        articles: Articles,
        others: Mapping[str, Examination | None],
        profiles: Profiles,
        document_of: Callable[[str], Document],
    ) -> list[Compared]:
        """As `compare`, among all articles of the repository.

        Args:
            index: up to date.
            articles: of the run, by path, and what phase one said.
            others: articles that are not as they are on disk, by path; None for no such article.
            profiles: of the run.
            document_of: the article of a path.
        """
        paths = {index.name(path): path for path in articles}
        named = {name: articles[path] for name, path in paths.items()}
        changed = {index.name(path): found for path, found in others.items()}
        paths.update((index.name(path), path) for path in others)
        checks: dict[str, JoiningCheck] = {}
        for path in articles:
            checks.update(profiles.of(path).joining)

        def path_of(name: str) -> str:
            return paths.get(name) or self.shown(index.path(name))

        def judged(among: Comparison) -> list[Compared]:
            found = compare(
                named,
                lambda name: profiles.of(path_of(name)),
                lambda name: document_of(path_of(name)),
                among,
                path_of,
                lambda name, other: profiles.accepts(path_of(name), path_of(other)),
            )
            return [(paths[name], examination, said) for name, examination, said in found]

        return index.among(named, checks, changed, judged)

    def shown(self, path: str) -> str:
        """How reports write the path of an article that the run did not name."""
        return (path if self._absolute else os.path.relpath(path)).replace(os.sep, "/")

    def sees_all_of(self, root: Path) -> bool:
        """Whether the run itself looks through the whole repository."""
        return sees_all_of(root, self._paths)


def index_here(options: RunOptions) -> RepositoryIndex:
    """The index of the repository that the current folder belongs to.

    Raises:
        NoRepository: it belongs to none.
    """
    profiles = Profiles(options)
    root = repository_of(profiles)
    if root is None:
        raise NoRepository
    return RepositoryIndex(root, comparing(profiles, ()), git_tree(root), Cache(None))


def _compares(profiles: Profiles, path: str) -> bool:
    """Whether any rule there depends on other articles."""
    return any(
        isinstance(rule.check, TallyingCheck)
        or (isinstance(rule.check, JoiningCheck) and rule.check.reach is not Reach.ARTICLE)
        for rule in profiles.of(path).rules.values()
    )
