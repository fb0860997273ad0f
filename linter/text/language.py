"""Which language a text is in, by its commonest words: enough to leave alone what is not ours."""

from collections.abc import Mapping

_COMMON: dict[str, tuple[str, ...]] = {
    "en": tuple("the of and to is that it was for with as be this are not have from they".split()),
    "de": tuple(
        "der die und das ist nicht den ein eine mit auf dem zu sich auch wird sind".split()
    ),
    "es": tuple("el los las que una del por para con como más pero sus este son está muy".split()),
    "fr": tuple("le les des est une dans qui que pour pas sur avec sont cette aux plus ce".split()),
    "it": tuple("il di che è per una sono della con non gli nel del alla anche più questo".split()),
    "nl": tuple(
        "het een van en dat niet zijn voor met op aan wordt deze ook maar naar bij".split()
    ),
    "pt": tuple("o os as que não uma para com por mais dos das ao são como pelo também".split()),
}
_ENOUGH = 20
_CLEARLY = 3
"""How many times commoner another language's words must be than those of the expected one."""


def language_of(words: Mapping[str, int], expected: str) -> str:
    """The language of a text, or the expected one where the text does not clearly say otherwise.

    Args:
        words: its distinct words as written, and how often each stands there.
        expected: a language code, `en` or `en-GB`.
    """
    base = expected.partition("-")[0].lower()
    if base not in _COMMON:
        return expected
    counts = {code: sum(map(words.get, common, _ZEROS)) for code, common in _COMMON.items()}
    found = max(counts, key=lambda code: (counts[code], code == base))
    if counts[found] >= _ENOUGH and counts[found] > _CLEARLY * counts[base]:
        return found
    return expected


_ZEROS = (0,) * max(map(len, _COMMON.values()))
