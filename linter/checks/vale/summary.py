"""Check kinds `vale-metric` and `vale-readability`: numbers about the whole article."""

import ast
import math
import operator
import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

import msgspec

from linter.checks.vale.kind import Answer, ValeCheck
from linter.checks.vale.pattern import PatternError
from linter.checks.vale.reading import Article

_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:[^\W_]|')+")
_LONG = 7
"""Letters from which on a word is long."""


class Counts(msgspec.Struct, frozen=True):
    """How much running text an article has."""

    words: int
    sentences: int
    paragraphs: int
    characters: int
    syllables: int
    long_words: int
    polysyllabic_words: int


@lru_cache(maxsize=1)
def counts_of(read: Article) -> Counts:
    """Counts of the summary; headings, code, table cells and attributes are not in it."""
    from linter.checks.vale.syllables import syllables  # few rules count them

    text = read.prose.lintable
    words: list[str] = []
    sentences = paragraphs = 0
    for start, end in read.summary:
        paragraphs += len([part for part in text[start:end].split("\n\n") if part.strip()])
        sentences += len(read.sentence_spans(start, end))
        words += _WORD.findall(text[start:end])
    spoken = [syllables(word.lower().replace("’", "'")) for word in words]
    return Counts(
        words=len(words),
        sentences=sentences,
        paragraphs=paragraphs,
        characters=sum(map(len, words)),
        syllables=sum(spoken),
        long_words=sum(len(word) >= _LONG for word in words),
        polysyllabic_words=sum(count > 2 for count in spoken),
    )


def _gunning_fog(c: Counts) -> float:
    return 0.4 * (c.words / c.sentences + 100 * c.polysyllabic_words / c.words)


def _coleman_liau(c: Counts) -> float:
    return 5.88 * c.characters / c.words - 29.6 * c.sentences / c.words - 15.8


def _flesch_kincaid(c: Counts) -> float:
    return 0.39 * c.words / c.sentences + 11.8 * c.syllables / c.words - 15.59


def _smog(c: Counts) -> float:
    return 1.0430 * math.sqrt(30 * c.polysyllabic_words / c.sentences) + 3.1291


def _automated(c: Counts) -> float:
    return 4.71 * c.characters / c.words + 0.5 * c.words / c.sentences - 21.43


FORMULAS: dict[str, Callable[[Counts], float]] = {
    "Gunning Fog": _gunning_fog,
    "Coleman-Liau": _coleman_liau,
    "Flesch-Kincaid": _flesch_kincaid,
    "SMOG": _smog,
    "Automated Readability": _automated,
}
"""Vale's names of readability formulas; each gives a grade of American schools."""


class ValeReadability(ValeCheck, frozen=True, kw_only=True, tag="vale-readability"):
    """Vale's `readability`: the mean of some formulas is above a grade.

    Attributes:
        metrics: names of `FORMULAS`.
        grade: that the text may have.
    """

    metrics: tuple[str, ...] = ("Flesch-Kincaid",)
    grade: float = 0

    def answers(self, read: Article) -> Iterator[Answer]:
        counts = counts_of(read)
        if not counts.words or not counts.sentences or not self.metrics:
            return
        grade = sum(FORMULAS[name](counts) for name in self.metrics) / len(self.metrics)
        if grade > self.grade:
            yield Answer(0, 1, (f"{grade:.2f}",))


class ValeMetric(ValeCheck, frozen=True, kw_only=True, tag="vale-metric"):
    """Vale's `metric`: a number made of counts meets a condition.

    Attributes:
        formula: an arithmetic expression of counts.
        condition: a comparison that the result may meet, `> 25`.
    """

    formula: str
    condition: str

    def prepare(self) -> None:
        super().prepare()
        _compiled(self.formula)
        _compiled(f"x {self.condition}")

    def answers(self, read: Article) -> Iterator[Answer]:
        counts = counts_of(read)
        if not counts.words:
            return
        known = msgspec.structs.asdict(counts)
        known["complex_words"] = counts.polysyllabic_words
        values = {name: float(value) for name, value in {**read.counts, **known}.items()}
        value = _value(_compiled(self.formula), values)
        if value is not None and _value(_compiled(f"x {self.condition}"), {"x": value}):
            yield Answer(0, 1, (f"{value:.2f}",))


_OPERATORS: dict[type, Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: math.fmod,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_FUNCTIONS: dict[str, Callable[..., float]] = {
    "sqrt": math.sqrt,
    "abs": abs,
    "floor": math.floor,
    "ceil": math.ceil,
    "pow": math.pow,
    "log": math.log,
    "log10": math.log10,
    "log2": math.log2,
    "exp": math.exp,
    "min": min,
    "max": max,
    "trunc": math.trunc,
    "cbrt": lambda x: math.copysign(abs(x) ** (1 / 3), x),
}


@cache
def _compiled(expression: str) -> ast.expr:
    try:
        tree = ast.parse(" ".join(expression.split()), mode="eval").body
        _known(tree)
    except (SyntaxError, ValueError) as error:
        raise PatternError(f"“{expression.strip()}” is no formula: {error}") from None
    return tree


def _known(node: ast.expr) -> None:
    """Refuse what is no arithmetic."""
    allowed = (
        ast.BinOp | ast.UnaryOp | ast.Compare | ast.BoolOp | ast.Call | ast.Name
        | ast.Attribute | ast.Constant
    )  # fmt: skip
    for inner in ast.walk(node):
        if isinstance(inner, ast.expr) and not isinstance(inner, allowed):
            raise ValueError("only numbers, counts and arithmetic")
        if (
            isinstance(inner, ast.Call)
            and _name(inner.func).removeprefix("math.") not in _FUNCTIONS
        ):
            raise ValueError(f"there is no function “{_name(inner.func)}”")


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_name(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def _value(node: ast.expr, values: dict[str, float]) -> float | None:
    """The value of an expression; None where it has none (a division by zero)."""
    try:
        return _evaluated(node, values)
    except (ZeroDivisionError, ValueError, OverflowError, TypeError):
        return None


def _evaluated(node: ast.expr, values: dict[str, float]) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    if isinstance(node, ast.Name | ast.Attribute):
        # Counts of elements that the article does not have are 0.
        return values.get(_name(node).removeprefix("heading."), 0.0)
    if isinstance(node, ast.BinOp):
        made = _OPERATORS[type(node.op)]
        return made(_evaluated(node.left, values), _evaluated(node.right, values))
    if isinstance(node, ast.UnaryOp):
        return _OPERATORS[type(node.op)](_evaluated(node.operand, values))
    if isinstance(node, ast.Call):
        function = _FUNCTIONS[_name(node.func).removeprefix("math.")]
        return float(function(*(_evaluated(argument, values) for argument in node.args)))
    if isinstance(node, ast.Compare):
        left = _evaluated(node.left, values)
        for comparison, operand in zip(node.ops, node.comparators, strict=True):
            right = _evaluated(operand, values)
            if not _OPERATORS[type(comparison)](left, right):
                return 0.0
            left = right
        return 1.0
    if isinstance(node, ast.BoolOp):
        answers = [_evaluated(value, values) for value in node.values]
        return float(all(answers) if isinstance(node.op, ast.And) else any(answers))
    raise ValueError("not a number")
