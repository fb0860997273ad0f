from pathlib import Path

import pytest

from linter.pipeline.api import check_text

_SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.mark.parametrize(
    ("seed", "found"),
    [
        pytest.param(
            "spun-news.txt",
            [
                "Ukraine.This",
                "japan",
                "efforts,especially",
                "japan",
                "involvement,shaped",
                "wiht",
                "Francisco),which",
                "japan",
                "challenges.Only",
            ],
            id="five missing spaces, three names, one slip, and nothing else",
        ),
        pytest.param("keyword-stuffed-post.txt", [], id="spelt without a slip"),
    ],
)
def test_the_typos_of_the_seeds(seed: str, found: list[str]) -> None:
    report = check_text((_SEEDS / seed).read_text("utf-8"), "text", select=["typos"])
    assert [violation.excerpt for violation in report.violations] == found
