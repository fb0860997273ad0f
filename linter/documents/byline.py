"""Bylines: the lines that say who wrote an article, when, and who has seen it."""

import re
from functools import cache

_NAME = r"(?:[A-Z][\w.'’-]*|de|van|von|der|den|la|le|al|bin|da|di|el)"
_AUTHOR = rf"(?:{_NAME}(?:[ ]{_NAME}){{0,5}}|admin|editor|staff|guest)"
_AUTHORS = rf"(?P<authors>{_AUTHOR}(?:(?:, and |, | and | & ){_AUTHOR}){{0,5}})"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?"
    rf",? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|{_MONTH},? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_COUNT = (
    r"(?:\d[\d.,]*[km]? (?:views?|reads?|comments?|shares?|likes?)"
    r"|\d{1,3}[ -]?min(?:ute)?s?\.?(?: read)?|\d{1,2}:\d{2}(?: ?[ap]\.?m\.?)?(?: [a-z]{2,4})?"
    r"|leave a comment|no comments)"
)
_EXTRA = rf"(?i:(?:(?:posted|published|updated|last updated|on|at|in)[: ]+)*(?:{_DATE}|{_COUNT}))"
_BETWEEN = r"(?:[ ]?[|·•—–,/-][ ]?|[ ])"
_VERB = r"(?i:(?:(?:posted|published|written|reported|story|text|words|article) )?by:?)"

_BY = rf"{_VERB} {_AUTHORS}(?P<extras>(?:{_BETWEEN}{_EXTRA})*)[ ]?"
_DATED = (
    rf"(?i:posted|published|updated|last updated)(?: on)?:? {_EXTRA}(?:{_BETWEEN}{_EXTRA})*"
    rf"(?:{_BETWEEN}{_VERB} {_AUTHORS})?(?:{_BETWEEN}{_EXTRA})*[ ]?"
)
_FIRST_WORDS_BY = frozenset("by posted published written reported story text words article".split())
_FIRST_WORDS_DATED = frozenset("posted published updated last".split())
_BEGINNINGS = frozenset({"by", "po", "pu", "wr", "up", "la", "re", "st", "te", "wo", "ar"})
_ACCOUNTS = frozenset({"admin", "editor", "staff", "guest"})


def begins_like_byline(text: str) -> bool:
    """Whether a text, of which two characters are enough, can be a byline at all."""
    return text[:2].lower() in _BEGINNINGS


def is_byline(text: str, heading: bool = False) -> bool:
    """Whether a short block is a byline: `by Admin 48 views`, `By Jane Doe | March 3, 2020`.

    A bare `By` and names must be of at least two words and no heading ("By Land" is a title).
    """
    if not begins_like_byline(text):
        return False
    text = " ".join(text.split())
    # Nearly all texts are told by their first word, and to compile a pattern takes milliseconds.
    first = text.partition(" ")[0].lower().rstrip(":")
    match = _compiled(_BY).fullmatch(text) if first in _FIRST_WORDS_BY else None
    if match is None:
        return first in _FIRST_WORDS_DATED and _compiled(_DATED).fullmatch(text) is not None
    if match["extras"] or match["authors"].lower() in _ACCOUNTS:
        return True
    return not heading and " " in match["authors"]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first needed: it takes longer than reading an article without a byline."""
    return re.compile(pattern)
