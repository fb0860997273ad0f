"""From Vale's rule files to rules of ours."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from linter.checks import Check
from linter.checks.vale.action import Action
from linter.checks.vale.capitalization import ValeCapitalization
from linter.checks.vale.existence import ValeExistence, ValeOccurrence
from linter.checks.vale.kind import FACT
from linter.checks.vale.pattern import PatternError
from linter.checks.vale.reading import Reading
from linter.checks.vale.repetition import ValeConditional, ValeConsistency, ValeRepetition
from linter.checks.vale.sequence import SequenceToken, ValeSequence
from linter.checks.vale.substitution import ValeSubstitution
from linter.checks.vale.summary import FORMULAS, ValeMetric, ValeReadability
from linter.findings import Severity
from linter.rulebook.rule import Rule
from linter.rulebook.vale.dictionaries import spelling_check
from linter.rulebook.vale.fields import Fields, NotRun
from linter.rulebook.vale.yaml_text import RuleText
from linter.settings.nodes import FileError


class Surroundings(msgspec.Struct, frozen=True):
    """What a rule gets from settings.

    Attributes:
        styles_path: where dictionaries and word files lie.
        accepted: the terms of the vocabularies, as regular expressions.
        reading: how articles are read.
        template: Vale's `WordTemplate`; empty for its default.
    """

    styles_path: Path
    accepted: tuple[str, ...] = ()
    reading: Reading = Reading()
    template: str = ""


def read_rule(text: str, rule_id: str, path: str, around: Surroundings) -> Rule:
    """The rule that a file's text describes.

    Raises:
        FileError: the file is wrong; with line and key.
        NotRun: it is a rule that cannot run here.
    """
    fields = Fields(RuleText(text, path))
    level = fields.text("level", "warning")
    if level not in tuple(Severity):
        raise fields.error("level", f"expected suggestion, warning or error, not “{level}”")
    try:
        check = _MAKERS[fields.kind](fields, around)
        check.prepare()
    except PatternError as error:
        raise FileError(path, 1, 1, f"no regular expression: {error}") from None
    described = fields.text("description") or fields.text("message")
    return Rule(
        id=rule_id,
        severity=Severity(level),
        message="{" + FACT + "}",
        why=described,
        link=fields.text("link"),
        check=check,
        languages=(),
    )


def _shared(fields: Fields, around: Surroundings, scope: str = "text") -> dict[str, object]:
    scopes = fields.texts("scope") or (scope,)
    name, params = fields.action()
    return {
        "message": fields.text("message"),
        "scopes": scopes,
        "reading": msgspec.to_builtins(around.reading),
        "limit": fields.integer("limit"),
        "action": msgspec.to_builtins(Action(name, params)),
    }


def _exceptions(fields: Fields, around: Surroundings) -> tuple[str, ...]:
    terms = fields.texts("exceptions")
    if fields.flag("vocab", True) and not (fields.kind == "existence" and fields.flag("nonword")):
        terms = tuple(dict.fromkeys((*terms, *around.accepted)))
    return terms


def _existence(fields: Fields, around: Surroundings) -> Check:
    return msgspec.convert(
        {
            "kind": "vale-existence",
            **_shared(fields, around),
            "tokens": [token for token in fields.texts("tokens") if token.strip()],
            "raw": fields.texts("raw"),
            "append": fields.flag("append"),
            "ignorecase": fields.flag("ignorecase"),
            "nonword": fields.flag("nonword"),
            "exceptions": _exceptions(fields, around),
            "template": around.template,
        },
        ValeExistence,
    )


def _substitution(fields: Fields, around: Surroundings) -> Check:
    return msgspec.convert(
        {
            "kind": "vale-substitution",
            **_shared(fields, around),
            "swap": fields.mapping("swap"),
            "ignorecase": fields.flag("ignorecase"),
            "nonword": fields.flag("nonword"),
            "capitalize": fields.flag("capitalize"),
            "exceptions": _exceptions(fields, around),
            "template": around.template,
        },
        ValeSubstitution,
    )


def _occurrence(fields: Fields, around: Surroundings) -> Check:
    return msgspec.convert(
        {
            "kind": "vale-occurrence",
            **_shared(fields, around),
            "token": fields.text("token"),
            "min": fields.integer("min"),
            "max": fields.integer("max"),
            "ignorecase": fields.flag("ignorecase"),
        },
        ValeOccurrence,
    )


def _repetition(fields: Fields, around: Surroundings) -> Check:
    return msgspec.convert(
        {
            "kind": "vale-repetition",
            **_shared(fields, around),
            "tokens": fields.texts("tokens"),
            "max": fields.integer("max"),
            "ignorecase": fields.flag("ignorecase"),
            "alpha": fields.flag("alpha"),
            "exceptions": _exceptions(fields, around),
        },
        ValeRepetition,
    )


def _consistency(fields: Fields, around: Surroundings) -> Check:
    return msgspec.convert(
        {
            "kind": "vale-consistency",
            **_shared(fields, around),
            "either": fields.mapping("either"),
            "ignorecase": fields.flag("ignorecase"),
            "nonword": fields.flag("nonword"),
        },
        ValeConsistency,
    )


def _conditional(fields: Fields, around: Surroundings) -> Check:
    return msgspec.convert(
        {
            "kind": "vale-conditional",
            **_shared(fields, around),
            "first": fields.text("first"),
            "second": fields.text("second"),
            "exceptions": _exceptions(fields, around),
        },
        ValeConditional,
    )


def _capitalization(fields: Fields, around: Surroundings) -> Check:
    style = fields.text("style", "AP")
    if style not in ("AP", "Chicago"):
        raise fields.error("style", f"expected AP or Chicago, not “{style}”")
    return msgspec.convert(
        {
            "kind": "vale-capitalization",
            **_shared(fields, around),
            "match": fields.text("match"),
            "style": style,
            "exceptions": _exceptions(fields, around),
            "indicators": fields.texts("indicators"),
            "threshold": fields.number("threshold", 0.8) or 0.8,
            "prefix": fields.text("prefix"),
        },
        ValeCapitalization,
    )


def _readability(fields: Fields, around: Surroundings) -> Check:
    names = fields.texts("metrics") or ("Flesch-Kincaid",)
    for name in names:
        if name not in FORMULAS:
            raise fields.error("metrics", f"there is no formula “{name}”")
    return msgspec.convert(
        {
            "kind": "vale-readability",
            **_shared(fields, around, "summary"),
            "metrics": names,
            "grade": fields.number("grade", 0),
        },
        ValeReadability,
    )


def _metric(fields: Fields, around: Surroundings) -> Check:
    return msgspec.convert(
        {
            "kind": "vale-metric",
            **_shared(fields, around, "summary"),
            "formula": fields.text("formula"),
            "condition": fields.text("condition"),
        },
        ValeMetric,
    )


def _spelling(fields: Fields, around: Surroundings) -> Check:
    return spelling_check(
        fields, _shared(fields, around), around.styles_path, _exceptions(fields, around)
    )


def _sequence(fields: Fields, around: Surroundings) -> Check:
    shared = _shared(fields, around)
    shared["scopes"] = ("sentence",)
    tokens = [_sequence_token(fields, token) for token in fields.items("tokens")]
    if not any(token.pattern and not token.negate for token in tokens):
        raise NotRun("no token of it has a pattern to look for")
    return msgspec.convert(
        {
            "kind": "vale-sequence",
            **shared,
            "tokens": msgspec.to_builtins(tokens),
            "ignorecase": fields.flag("ignorecase"),
        },
        ValeSequence,
    )


def _sequence_token(fields: Fields, written: dict[str, Any]) -> SequenceToken:
    later = written.keys() - set(SequenceToken.__struct_fields__)
    if later:
        raise NotRun(f"contentlint does not know a token's `{min(later)}`")
    return SequenceToken(
        pattern=str(written.get("pattern") or ""),
        tag=str(written.get("tag") or ""),
        negate=str(written.get("negate")).lower() == "true",
        skip=int(written.get("skip") or 0),
    )


def _script(fields: Fields, around: Surroundings) -> Check:
    raise NotRun("scripts in Tengo are not run")


_MAKERS: dict[str, Callable[[Fields, Surroundings], Check]] = {
    "existence": _existence,
    "substitution": _substitution,
    "occurrence": _occurrence,
    "repetition": _repetition,
    "consistency": _consistency,
    "conditional": _conditional,
    "capitalization": _capitalization,
    "readability": _readability,
    "metric": _metric,
    "spelling": _spelling,
    "sequence": _sequence,
    "script": _script,
}
