"""Repositories for tests: articles that share passages, words, names and spellings."""

import os
import random
import subprocess
from pathlib import Path

_PARAGRAPHS = (
    "In the flood of {year} the sea broke 67 dykes along the coast, drowned 1,836 people in one "
    "night and made the country build the barriers that close the delta in every storm today.",
    "Each barrier is tested in every autumn by a crew of twelve, who close the doors at slack "
    "water and open them again before the tide turns, which takes {year} minutes in all.",
    "Harbour masters from nine towns met in {year} to agree on one set of lights, because captains "
    "who knew the old colours of one port had run aground on the sands before another.",
    "The ferry to the island leaves at noon from the old quay in {year}, with room for 40 cars.",
    "All barriers have to close in storms above force nine.",
)
_SENTENCES = (
    "The Kvalholm wall is one of them.",
    "Visitors like kvalholm in spring.",
    "Nobody travells there in winter.",
    "The colour of the doors is grey.",
    "The color of the lamps is red.",
    "The Zwirtel runs under the wall.",
    "A zwirtel is a kind of pump.",
    "We sent an email to the crew.",
    "The e-mail came back.",
)
FILES = ("a.md", "b.md", "guide/c.md", "guide/d.md", "v1/e.md", "v2/e.md", "z.md")


def article(source: random.Random) -> str:
    """Some paragraphs; many are those of other articles, as they are or with words changed."""
    parts = [f"# {source.choice(('Floods', 'Barriers', 'Harbours', 'Ferries'))}"]
    for paragraph in source.sample(_PARAGRAPHS, source.randrange(1, 4)):
        text = paragraph.format(year=source.choice((1953, 1916)))
        if source.random() < 0.3:
            text = text.replace("every", "each", 1)
        parts.append(text)
    parts.append(" ".join(source.sample(_SENTENCES, source.randrange(1, 5))))
    if source.random() < 0.2:
        parts.insert(1, "<!-- contentlint-disable-next-line duplicates -->")
    return "\n\n".join(parts) + "\n"


def write(root: Path, name: str, text: str) -> None:
    """Write an article, in a folder that may not be there yet."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def repository(root: Path, source: random.Random) -> Path:
    """A repository of git with random articles, committed."""
    root.mkdir(parents=True)
    git(root, "init", "-q")
    for name in FILES:
        write(root, name, article(source))
    commit(root)
    return root


def change(root: Path, source: random.Random) -> None:
    """Do something that people do to a working folder."""
    name = source.choice(FILES)
    deed = source.choice(("write", "write", "new", "delete", "move", "commit", "ignore", "stage"))
    if deed == "write":
        write(root, name, article(source))
    elif deed == "new":
        write(root, f"new/{source.randrange(3)}.md", article(source))
    elif deed == "delete":
        (root / name).unlink(missing_ok=True)
    elif deed == "move" and (root / name).exists():
        (root / "moved").mkdir(exist_ok=True)
        os.replace(root / name, root / "moved" / Path(name).name)
    elif deed == "commit":
        commit(root)
    elif deed == "ignore":
        write(root, ".gitignore", source.choice(("guide/\n", "v1/\n", "\n")))
    elif deed == "stage":
        git(root, "add", "--all")


def articles(root: Path) -> list[str]:
    """The articles there are, tracked or not."""
    found = (path.relative_to(root).as_posix() for path in root.rglob("*.md"))
    return sorted(found)


def commit(root: Path) -> None:
    """Commit all there is."""
    git(root, "add", "--all")
    git(root, "commit", "-q", "--allow-empty", "-m", "work")


def git(root: Path, *arguments: str) -> None:
    """Run git there."""
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *names, *arguments], cwd=root, check=True, capture_output=True)
