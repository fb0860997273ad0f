"""How all formats word what stands more than once."""

from linter.findings.duplicates import Copy, Duplicates, Repetition
from linter.reports.wording import count


def totals(found: Duplicates) -> str:
    """`3 clusters, 75 words wasted, in 12 articles`."""
    said = f"{count(len(found.repetitions), 'cluster')}, {count(found.wasted_words, 'word')} wasted"
    said += f", in {count(found.articles, 'article')}"
    if found.references:
        said += f" compared with {count(found.references, 'reference')}"
    return said


def waste(repetition: Repetition) -> str:
    """`24 words`."""
    return count(repetition.wasted_words, "word")


def extent(repetition: Repetition) -> str:
    """`2 places`, and whether they are of the site."""
    furniture = ", part of the site" if repetition.furniture else ""
    return count(len(repetition.passages), "place") + furniture


def percent(copy: Copy) -> str:
    """`81 %`; 100 only where every word is the same."""
    return f"{int(copy.similarity * 100)} %"
