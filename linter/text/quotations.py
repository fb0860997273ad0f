"""Quoted speech: what somebody else said, and so nobody may mend unseen."""

import re

from linter.text.span import Span

_QUOTATIONS = {
    "“": re.compile(r"“[^“”\x00]*”"),
    '"': re.compile(r"\"[^\"\x00]*\""),
    "«": re.compile(r"«[^«»\x00]*»"),
}
_QUOTATION = re.compile("|".join(pattern.pattern for pattern in _QUOTATIONS.values()))
_SPEECH_WORDS = 3


def quotations(text: str) -> tuple[Span, ...]:
    """The quotations of at least three words in a prose text, their marks included, in order.

    A shorter one is a term or a title, which its writer chose.
    """
    marks = [opening for opening in _QUOTATIONS if opening in text]
    if not marks:
        return ()
    # With one kind of mark the search is for a character, which is many times as quick.
    quotation = _QUOTATIONS[marks[0]] if len(marks) == 1 else _QUOTATION
    return tuple(
        Span(*match.span())
        for match in quotation.finditer(text)
        if len(match.group().split()) >= _SPEECH_WORDS
    )
