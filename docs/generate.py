"""`python -m docs.generate [--check]`: write the pages made from rules and code, or check them."""

import sys
from collections.abc import Iterable
from pathlib import Path

from docs.command_pages import commands_page
from docs.schema_pages import checks_page, settings_page
from linter.rulebook.catalogue import rules_folder
from linter.rulebook.load import load_rules
from linter.rulebook.page import page
from linter.rulebook.rule import Rule
from linter.rulebook.schema import rule_schema, schema_text, settings_schema

FOLDER = Path(__file__).resolve().parent / "rules"
SCHEMAS = FOLDER.parent / "schemas"
REFERENCE = FOLDER.parent / "reference"


def pages() -> dict[Path, str]:
    """Every generated page, by where it lies."""
    rules = load_rules(rules_folder())
    made = {FOLDER / f"{rule.id}.md": page(rule) for rule in rules.values()}
    made[FOLDER / "index.md"] = "".join(_index(rules.values()))
    settings, rule = settings_schema(rules.values()), rule_schema()
    made[SCHEMAS / "settings.json"] = schema_text(settings)
    made[SCHEMAS / "rule.json"] = schema_text(rule)
    made[REFERENCE / "settings.md"] = settings_page(settings)
    made[REFERENCE / "checks.md"] = checks_page(rule)
    made[REFERENCE / "commands.md"] = commands_page()
    return made


def stale() -> list[Path]:
    """The pages that are missing, out of date, or left from a rule that is gone."""
    made = pages()
    written = {*FOLDER.rglob("*.md"), *SCHEMAS.glob("*.json"), *REFERENCE.glob("*.md")}
    differing = {
        path
        for path, text in made.items()
        if path not in written or path.read_text(encoding="utf-8") != text
    }
    return sorted(differing | (written - made.keys()))


def main() -> int:
    """Write what is stale; with `--check`, only name it and end with 1 if there is any."""
    found = stale()
    if "--check" in sys.argv[1:]:
        for path in found:
            print(f"not current: {path.relative_to(FOLDER.parent)}")
        return int(bool(found))
    made = pages()
    for path in found:
        if path in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made[path], encoding="utf-8")
        else:
            path.unlink()
    print(f"{len(made)} pages, {len(found)} written")
    return 0


def _index(rules: Iterable[Rule]) -> Iterable[str]:
    yield "# Rules\n"
    family = ""
    for rule in sorted(rules, key=lambda rule: rule.id):
        if rule.family != family:
            family = rule.family
            yield f"\n## {family}\n\n| rule | severity | why |\n|---|---|---|\n"
        state = "preview" if rule.preview else rule.severity.value
        yield f"| [{rule.id}]({rule.id}.md) | {state} | {' '.join(rule.why.split())} |\n"


if __name__ == "__main__":
    sys.exit(main())
