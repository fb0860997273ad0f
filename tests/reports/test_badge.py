"""The badge: well-formed, wide enough, and the same for the same score."""

import re
from xml.etree import ElementTree as ET

import pytest

from linter.reports.badge import badge


@pytest.mark.parametrize(
    ("score", "said"),
    [
        pytest.param(100.0, "100 A", id="the best"),
        pytest.param(89.5, "90 A", id="rounded before its letter is chosen"),
        pytest.param(0.0, "0 F", id="the worst"),
        pytest.param(None, "no score", id="nothing long enough"),
    ],
)
def test_it_says_the_score_and_its_letter(score: float | None, said: str) -> None:
    drawn = badge(score)
    root = ET.fromstring(drawn)
    assert root.get("aria-label") == f"contentlint: {said}"
    texts = [each for each in root.iter() if each.tag.endswith("}text")]
    assert [each.text for each in texts] == ["contentlint", said]
    ends = [int(each.get("x", "")) + int(each.get("textLength", "")) for each in texts]
    assert ends[0] < int(texts[1].get("x", ""))
    assert ends[1] < int(root.get("width", ""))
    assert drawn == badge(score)


def test_nothing_is_loaded() -> None:
    assert not re.search(r"href|url\((?!#)|<image|@import", badge(50))
