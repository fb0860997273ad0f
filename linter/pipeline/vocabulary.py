"""Accepting words in the settings of a repository."""

from collections.abc import Iterable
from pathlib import Path

from linter.pipeline.files import write
from linter.settings.find import Finder, repository_root
from linter.settings.vocabulary_edit import accepting, target


def accept(words: Iterable[str], folder: Path, file: Path | None = None) -> tuple[Path, bool]:
    """Accept words: in the vocabulary file that settings name, else in the settings file.

    Args:
        words: terms as they are written, without white space around them.
        folder: absolute; its settings are meant. Where it has none, the repository gets some.
        file: the settings file, if not that of the folder.

    Returns:
        The file that accepts them, and whether it had to be changed.

    Raises:
        FileError: the settings file is written in a way that cannot be added to.
        OSError: it cannot be read or written.
    """
    file = file or Finder().settings_file(folder)
    if file is None:
        file = repository_root(folder) / ".contentlint.yaml"
        file.write_text("", encoding="utf-8")
    place = target(file)
    before = place.read_text(encoding="utf-8")
    after = before
    for word in words:
        after = accepting(after, word, place, file)
    if after == before:
        return place, False
    write(str(place), after.encode())
    return place, True
