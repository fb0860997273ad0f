"""A baseline over a generated repository: does anything old come back, is anything new missed?

    python -m benchmarks.baseline [--articles 10000] [--edited 100] [--seed 1]

Articles with mistakes of every family are written to a new git repository and accepted by
`contentlint baseline create`. Then paragraphs of some are inserted, moved and deleted, and some
files are renamed. Each inserted paragraph has one mistake with a text of its own, so that what is
reported can be told from what was there.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

_SUBJECTS = (
    "council", "library", "harbour", "teacher", "engineer", "museum", "farmer", "bakery",
    "orchestra", "village", "hospital", "station", "committee", "gardener", "printer", "school",
)  # fmt: skip
_VERBS = (
    "opened", "repaired", "described", "measured", "collected", "moved", "painted", "counted",
    "visited", "closed", "sold", "studied", "planned", "copied", "found", "kept",
)  # fmt: skip
_OBJECTS = (
    "bridge", "garden", "letter", "window", "archive", "machine", "market", "river", "map",
    "table", "road", "story", "picture", "wall", "boat", "field",
)  # fmt: skip
_PLACES = (
    "near the old mill", "behind the church", "after the storm", "before the winter",
    "in the northern part of town", "with the help of two neighbours", "on a quiet afternoon",
    "along the coast", "for the second time", "under a clear sky",
)  # fmt: skip
_MISTAKES = (
    "The {s} {v} teh {o} {p}.",
    "The {s} {v} the the {o} {p}.",
    "At the end of the day, the {s} {v} the {o} {p}.",
    "Many experts agree that the {s} {v} the {o} {p}.",
    "The {s} {v} the {o} {p}, and noone recieved it.",
    "The {s} {v} the {o} {p}.The {o} was new.",
)


_JSON = ("--output-format", "json")


class Article(msgspec.Struct):
    """An article of the generated repository.

    Attributes:
        inserted: the paragraphs that an edit has put in, each with a new mistake.
    """

    title: str
    paragraphs: list[str]
    inserted: list[str] = []

    @property
    def text(self) -> str:
        """The article as a Markdown file."""
        return "\n\n".join((f"# {self.title}", *self.paragraphs)) + "\n"


class Outcome(msgspec.Struct):
    """What a run over the edited repository came to.

    Attributes:
        came_back: violations that were there before, as `path:line rule: excerpt`.
        arisen: violations in old paragraphs that were not there before: a copy next to which the
            original now stands, an article that has grown too long for its lack of sources.
        missed: inserted paragraphs in which nothing is reported.
        reported: all violations of the run.
    """

    came_back: list[str]
    arisen: list[str]
    missed: list[str]
    reported: int


def articles(count: int, randomness: random.Random) -> Iterator[tuple[str, Article]]:
    """Articles with old mistakes, and passages that stand in several of them."""
    shared = [_paragraph(randomness, 5) for _ in range(max(2, count // 20))]
    for number in range(count):
        paragraphs = [_paragraph(randomness, 4) for _ in range(randomness.randint(3, 7))]
        for _ in range(randomness.randint(0, 3)):
            paragraphs.insert(
                randomness.randint(0, len(paragraphs)),
                " ".join((_paragraph(randomness, 2), _sentence(randomness, _mistake(randomness)))),
            )
        if randomness.random() < 0.2:
            paragraphs.append(randomness.choice(shared))
        title = f"{_title(randomness)} {number}"
        yield f"part-{number % 40:02}/article-{number}.md", Article(title, paragraphs)


def edit(articles: dict[str, Article], count: int, randomness: random.Random) -> dict[str, str]:
    """Change some articles at random; old and new paths of those that were renamed."""
    renamed = {}
    for number, path in enumerate(randomness.sample(sorted(articles), count)):
        article = articles[path]
        for change in randomness.sample(("insert", "move", "delete", "rename"), 2):
            paragraphs = article.paragraphs
            if change == "insert":
                # A word of its own makes the mistake one that was nowhere before.
                own = f"The {_word(number)} is hte {_word(number + 7000)}."
                added = f"{own} {_paragraph(randomness, 2)}"
                paragraphs.insert(randomness.randint(0, len(paragraphs)), added)
                article.inserted.append(added)
            elif change == "move":
                moved = paragraphs.pop(randomness.randrange(len(paragraphs)))
                paragraphs.insert(randomness.randint(0, len(paragraphs)), moved)
            elif change == "delete" and len(paragraphs) > 3:
                gone = paragraphs.pop(randomness.randrange(len(paragraphs)))
                article.inserted = [text for text in article.inserted if text != gone]
            elif change == "rename" and path not in renamed:
                renamed[path] = f"moved/{number}-{Path(path).name}"
    for old, new in renamed.items():
        articles[new] = articles.pop(old)
    return renamed


Reported = dict[str, list[tuple[str, int, int, str]]]
"""By path: rule, start, end and excerpt of each violation."""


def judged(
    articles: dict[str, Article], before: Reported, reported: Reported, renamed: dict[str, str]
) -> Outcome:
    """What of the reported violations is old, and what is missing.

    Args:
        articles: after editing.
        before: everything found before editing, accepted or not.
        reported: what is reported after editing.
        renamed: old paths and new ones.
    """
    outcome = Outcome([], [], [], 0)
    known = {
        (renamed.get(path, path), rule, " ".join(excerpt.split()))
        for path, found in before.items()
        for rule, _, _, excerpt in found
    }
    for path, article in articles.items():
        text = article.text
        places = [(text.index(added), text.index(added) + len(added)) for added in article.inserted]
        found = reported.get(path, [])
        outcome.reported += len(found)
        for rule, start, end, excerpt in found:
            if not any(low <= start and end <= high for low, high in places):
                line = text.count("\n", 0, start) + 1
                old = (path, rule, " ".join(excerpt.split())) in known
                listed = outcome.came_back if old else outcome.arisen
                listed.append(f"{path}:{line} {rule}: {excerpt[:60]}")
        for added, (low, high) in zip(article.inserted, places, strict=True):
            if not any(low <= start < high for _, start, _, _ in found):
                outcome.missed.append(f"{path}: {added[:60]}")
    return outcome


def write(folder: Path, articles: dict[str, Article]) -> None:
    """Write articles as files."""
    for path, article in articles.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(article.text, encoding="utf-8")


def _title(randomness: random.Random) -> str:
    return _sentence(randomness, "How the {s} {v} a {o}")


def _paragraph(randomness: random.Random, sentences: int) -> str:
    return " ".join(_sentence(randomness, "The {s} {v} the {o} {p}.") for _ in range(sentences))


def _sentence(randomness: random.Random, pattern: str) -> str:
    return pattern.format(
        s=randomness.choice(_SUBJECTS),
        v=randomness.choice(_VERBS),
        o=_object(randomness),
        p=randomness.choice(_PLACES),
    )


def _mistake(randomness: random.Random) -> str:
    return randomness.choice(_MISTAKES)


def _object(randomness: random.Random) -> str:
    return randomness.choice(_OBJECTS)


def _word(number: int) -> str:
    return f"{_OBJECTS[number % 16]} of {_SUBJECTS[number // 16 % 16]} number {number}"


def _contentlint(folder: Path, *arguments: str) -> tuple[int, str, float]:
    began = time.perf_counter()
    environment = {**os.environ, "CONTENTLINT_CACHE_DIR": str(folder / ".git" / "contentlint")}
    command = [sys.executable, "-m", "linter", *arguments]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode > 1:
        raise SystemExit(done.stderr)
    return done.returncode, done.stdout, time.perf_counter() - began


def _reported(said: str) -> Reported:
    return {
        file["path"]: [
            (v["rule"], v["start"]["offset"], v["end"]["offset"], v["excerpt"])
            for v in file["violations"]
        ]
        for file in msgspec.json.decode(said)["files"]
    }


def main() -> None:
    """Run the benchmark and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--edited", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    randomness = random.Random(options.seed)  # noqa: S311 - repeatable, not secret
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["git", "init", "-q", name], check=True)
        known = dict(articles(options.articles, randomness))
        write(folder, known)
        _, said, seconds = _contentlint(folder, "baseline", "create")
        print(f"create: {said.strip()}, {seconds:.1f} s")
        _, said, _ = _contentlint(folder, "check", ".", "--no-baseline", *_JSON)
        found = _reported(said)
        status, _, seconds = _contentlint(folder, "check", ".", "--fail-on", "suggestion")
        print(f"clean run: status {status}, {seconds:.1f} s")
        before = set(known)
        renamed = edit(known, options.edited, randomness)
        for path in before - known.keys():
            (folder / path).unlink()
        write(folder, known)
        _, said, seconds = _contentlint(folder, "check", ".", *_JSON)
        outcome = judged(known, found, _reported(said), renamed)
        inserted = sum(len(article.inserted) for article in known.values())
        print(
            f"after editing {options.edited} articles ({len(renamed)} renamed, {inserted} new "
            f"mistakes): {len(outcome.came_back)} old came back, {len(outcome.missed)} new missed, "
            f"{len(outcome.arisen)} have arisen, {outcome.reported} reported, {seconds:.1f} s"
        )
        for title in ("came_back", "missed", "arisen"):
            for line in getattr(outcome, title)[:20]:
                print(f"  {title.replace('_', ' ')}: {line}")


if __name__ == "__main__":
    main()
