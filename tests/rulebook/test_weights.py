"""The file that says what violations cost."""

import pytest

from linter.findings import Severity
from linter.rulebook.weights import packaged_weights, parse_weights
from linter.settings.nodes import FileError

RIGHT = "severities: {error: 5, warning: 3, suggestion: 1}\nsaturation: 20\nhalving: 30\n"


def test_the_packaged_weights_rise_with_severity() -> None:
    severities = packaged_weights().severities
    assert severities[Severity.SUGGESTION] < severities[Severity.WARNING]
    assert severities[Severity.WARNING] < severities[Severity.ERROR]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(RIGHT.replace("30", "0"), "weights.yaml:3:10", id="not above nought"),
        pytest.param(
            RIGHT.replace("error: 5, ", ""), "weights.yaml:1:", id="a severity is missing"
        ),
        pytest.param(RIGHT + "colour: 1\n", "weights.yaml:1:1", id="an unknown key"),
        pytest.param("- 1\n", "weights.yaml:1:", id="no mapping"),
        pytest.param("a: [\n", "weights.yaml:2:", id="no YAML"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(FileError) as error:
        parse_weights(text, "weights.yaml")
    assert str(error.value).startswith(place)
