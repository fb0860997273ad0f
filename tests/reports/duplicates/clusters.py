"""Clusters for the tests of the formats that show them."""

from linter.findings import Problem
from linter.findings.duplicates import Copy, Duplicates, QuotedPassage, Repetition
from linter.text.position import Position

ATTACK = (
    "</details><script>document.title = 'owned'</script> ```` | *a* <img src=http://x.test/a.png>"
)
TWICE = f"The rent is too high for most people {ATTACK} who work in the town."
ALMOST = TWICE.replace("is too high", "was far too\nhigh")


def passage(path: str, text: str, line: int = 3) -> QuotedPassage:
    start, end = Position(10, line, 1), Position(10 + len(text), line, 1 + len(text))
    return QuotedPassage(path, start, end, text)


def copy(path: str, text: str, original: str = "a.md") -> Copy:
    same = text == TWICE
    return Copy(passage(path, text), passage(original, TWICE), 1.0 if same else 0.914, 12)


def found(copies: int = 2, clusters: int = 1) -> Duplicates:
    """Clusters of one passage that is changed in `b.md` and copied to others."""
    repetition = Repetition(
        "duplicates/copied-paragraph",
        (copy("b.md", ALMOST), *(copy(f"c{n}.md", TWICE) for n in range(copies - 1))),
        furniture=copies > 5,
    )
    return Duplicates(
        articles=3,
        references=0,
        repetitions=(repetition,) * clusters,
        problems=(Problem("<b>.md", "is no text"),),
    )
