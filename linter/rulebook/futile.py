"""Rules that can never fire: a silent rule looks like a clean text.

A phrase is proved by all the texts that it stands for. Where those are too many, or what stands
around the phrase decides (lookarounds), nothing is said.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, product
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from linter.checks.existence import Existence
from linter.checks.kind import CheckKind
from linter.checks.occurrence import Occurrence
from linter.checks.phrase import compile_phrases, phrase_pattern
from linter.checks.substitution import Substitution
from linter.documents import PARSERS
from linter.rulebook.rule import Rule
from linter.settings.nearest import did_you_mean

_MOST = 200
"""Texts of a phrase that are looked at; of one with more nothing is said."""
_REPEATS = 2


def reasons(rule: Rule) -> Iterator[str]:
    """Why a rule, or a part of it, can never find anything."""
    for format in rule.formats:
        if format not in PARSERS:
            yield f"there is no format “{format}”{did_you_mean(format, PARSERS)}"
    yield from _of_check(rule.check, rule.scope == "raw")


def _of_check(check: CheckKind, raw: bool) -> Iterator[str]:
    if isinstance(check, Existence):
        yield from _of_phrases(check.tokens, check.ignorecase, check.whole_words, raw)
        yield from _of_exceptions(
            check.exceptions, check.tokens, check.ignorecase, check.whole_words
        )
    elif isinstance(check, Substitution):
        keys = tuple(check.swap)
        yield from _of_phrases(keys, check.ignorecase, True, raw)
        yield from _of_exceptions(check.exceptions, keys, check.ignorecase, True)
        for wrong, right in check.swap.items():
            if wrong == right:
                yield f"“{wrong}” is replaced by itself"
    elif isinstance(check, Occurrence):
        least, most = getattr(check, "min", None), getattr(check, "max", None)
        if least is not None and most is not None and least > most:
            yield f"nothing stands at least {least} and at most {most} times"


def _of_phrases(
    phrases: Sequence[str], ignorecase: bool, whole_words: bool, raw: bool
) -> Iterator[str]:
    if not phrases:
        yield "it has no phrases"
    for index, phrase in enumerate(phrases):
        texts = texts_of(phrase)
        if phrase in phrases[:index]:
            yield f"“{phrase}” stands twice"
        elif texts is None:
            continue
        elif not any(texts):
            yield f"“{phrase}” matches only the empty text"
        elif not raw and all("\n\n" in text for text in texts):
            yield f"“{phrase}” needs a blank line, which parts blocks; only scope `raw` has those"
        elif whole_words and not any(_stands(phrase, text, ignorecase) for text in texts):
            yield f"“{phrase}” never stands as whole words"


def _stands(phrase: str, text: str, ignorecase: bool) -> bool:
    """Whether a phrase is found in its own text, between words or at the edge of a block."""
    pattern = compile_phrases((phrase,), ignorecase)
    return any(pattern.search(f"{edge}{text}{edge}") for edge in ("", " ", "a "))


def _of_exceptions(
    exceptions: Sequence[str], phrases: Sequence[str], ignorecase: bool, whole_words: bool
) -> Iterator[str]:
    """Exceptions that hold no phrase, and phrases that stand only in exceptions."""
    if not exceptions or not phrases:
        return
    texts = {phrase: texts_of(phrase) for phrase in phrases}
    if all(found is not None for found in texts.values()):
        pattern = compile_phrases(tuple(phrases), ignorecase, whole_words)
        for exception in exceptions:
            held = texts_of(exception)
            if held is not None and not any(pattern.search(text) for text in held):
                yield f"no phrase of the rule stands in the exception “{exception}”"
    fine = compile_phrases(tuple(exceptions))
    for phrase, found in texts.items():
        if found and all(text and fine.fullmatch(text) for text in found):
            yield f"every “{phrase}” is an exception"


def texts_of(phrase: str) -> tuple[str, ...] | None:
    """Every text that a phrase stands for, each white space a space; None where nobody can say.

    That is where it stands for very many, or where what is around it decides.

    Raises:
        re.error: the phrase is no regular expression.
    """
    parsed = _parser.parse(phrase_pattern(phrase).replace(r"\s+", " "))
    try:
        texts = tuple(islice(_of_sequence(parsed), _MOST + 1))
    except _Unclear:
        return None
    return texts if len(texts) <= _MOST else None


class _Unclear(Exception):
    """A part of a pattern whose texts cannot be told."""


def _of_sequence(parsed: Any) -> Iterator[str]:
    parts = [list(islice(_of_part(str(name), value), _MOST + 1)) for name, value in parsed]
    for pieces in product(*parts):
        yield "".join(pieces)


def _of_part(name: str, argument: Any) -> Iterator[str]:
    if name == "LITERAL":
        yield chr(argument)
    elif name == "IN" and all(str(kind) == "LITERAL" for kind, _ in argument):
        for _, code in argument:
            yield chr(code)
    elif name == "BRANCH":
        for branch in argument[1]:
            yield from _of_sequence(branch)
    elif name == "SUBPATTERN":
        yield from _of_sequence(argument[-1])
    elif name in ("MAX_REPEAT", "MIN_REPEAT") and int(argument[1]) <= _REPEATS:
        least, most, repeated = argument
        pieces = list(_of_sequence(repeated))
        for count in range(least, int(most) + 1):
            for chosen in product(pieces, repeat=count):
                yield "".join(chosen)
    else:
        raise _Unclear
