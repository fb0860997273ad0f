from pathlib import Path

from docs import generate


def test_rule_pages_and_schemas_are_current() -> None:
    assert [path.name for path in generate.stale()] == [], "run `python -m docs.generate`"


def test_every_page_that_is_linked_exists() -> None:
    root = Path(generate.__file__).resolve().parent
    index = (root / "rules" / "index.md").read_text(encoding="utf-8")
    linked = [part.split(")")[0] for part in index.split("](")[1:]]
    assert linked
    assert all((root / "rules" / name).is_file() for name in linked)
