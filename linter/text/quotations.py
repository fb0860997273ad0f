"""Quoted speech: what somebody else said, and so nobody may mend unseen."""

import re

from linter.text.span import Span

_QUOTATION = re.compile(r"“[^“”\x00]*”|\"[^\"\x00]*\"|«[^«»\x00]*»")
_SPEECH_WORDS = 3


def quotations(text: str) -> tuple[Span, ...]:
    """The quotations of at least three words in a prose text, their marks included, in order.

    A shorter one is a term or a title, which its writer chose.
    """
    return tuple(
        Span(*match.span())
        for match in _QUOTATION.finditer(text)
        if len(match.group().split()) >= _SPEECH_WORDS
    )
