"""Articles for the tests of the corpus: paragraphs already normalised, keyed for copies."""

import random
from collections.abc import Mapping

from linter.checks.kind import JoiningCheck
from linter.checks.near_duplicate.copy import NearDuplicate
from linter.findings import Examination, Passages
from linter.findings.passages import Row
from linter.text.prose import Prose

RULE = "duplicates/copied-paragraph"
CHECK = NearDuplicate(min_words=4)
CHECKS: Mapping[str, JoiningCheck] = {RULE: CHECK}


def examination(
    *texts: str, published: str = "", counts: dict[str, dict[str, int]] | None = None
) -> Examination:
    """An article whose paragraphs follow each other in its source."""
    rows: list[tuple[Row, bytes]] = []
    start = 0
    for text in texts:
        end = start + len(text)
        rows.append(((start, end, start, end, 0), b""))
        start = end + 2
    return Examination(
        passages={RULE: Passages.of(rows)} if rows else {},
        compared="  ".join(texts).encode(),
        published=published,
        counts=counts or {},
    )


def prose_of(rule: str, path: str) -> Prose:
    """Of articles whose source is their prose; what stands there does not matter."""
    return Prose.verbatim(" " * 10_000)


def random_articles(seed: int, count: int) -> dict[str, Examination]:
    """Articles that share paragraphs, edited ones, and one that stands in very many."""
    source = random.Random(seed)
    vocabulary = [f"w{index}" for index in range(300)]
    pool = [source.choices(vocabulary, k=source.randrange(8, 40)) for _ in range(count)]
    articles = {}
    for index in range(count):
        texts = []
        for _ in range(source.randrange(1, 5)):
            words = list(source.choice(pool))
            if source.random() < 0.5:
                words[source.randrange(len(words))] = source.choice(vocabulary)
            texts.append(" ".join(words))
        if source.random() < 0.6:
            texts.append("this paragraph stands at the foot of every page of the site")
        terms = {"typos/unknown": {source.choice(vocabulary): source.randrange(1, 4)}}
        published = f"20{source.randrange(10, 25)}-01-01" if source.random() < 0.5 else ""
        path = f"{source.choice(('a', 'b', 'v1', 'v2'))}/{index:03}.md"
        articles[path] = examination(*texts, published=published, counts=terms)
    return articles
