import pytest
from jsonschema import Draft202012Validator

from linter.rulebook.catalogue import packaged_rules
from linter.rulebook.schema import settings_schema


def test_editors_are_told_what_a_key_is_for() -> None:
    definitions = settings_schema(packaged_rules().values())["$defs"]
    settings = definitions["SettingsSection"]["properties"]
    assert settings["exclude"]["description"].startswith("which files are left out")
    assert settings["required-version"]["description"].startswith("of contentlint")
    entry = definitions["rules"]["properties"]["filler/cliche"]
    assert entry["anyOf"][1] == {"$ref": "#/$defs/existence-parameters"}
    detailed = definitions["existence-parameters"]["properties"]
    assert detailed["tokens"]["description"] == "the phrases."
    assert detailed["extend-tokens"]["type"] == "array"
    assert "exceptions" in detailed


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"rules": {"filler": False, "filler/cliche": "error"}}, id="switches"),
        pytest.param({"rules": {"filler/cliche": {"tokens": ["a"]}}}, id="a parameter"),
        pytest.param({"rules": {"house/any": {"anything": 3}}}, id="a rule that it does not know"),
        pytest.param({"extends": ["docs", "more.yaml"]}, id="profiles and files"),
        pytest.param({"vocabulary": {"reject": {"a": "b"}}}, id="a mapping of rejected terms"),
        pytest.param({"vocabulary": {"reject": ["a"]}}, id="a list of rejected terms"),
    ],
)
def test_right_settings_are_accepted(settings: object) -> None:
    validator = Draft202012Validator(settings_schema(packaged_rules().values()))
    validator.validate(settings)
