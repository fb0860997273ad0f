"""The doubtful words of an article, and what they say of its writer's care."""

import re
from enum import Enum

from linter.checks.spelling.judgement import (
    Verdict,
    is_seldom,
    judge_careless,
    judge_initial,
    settle,
)
from linter.checks.spelling.lexicon import fold
from linter.checks.spelling.remarkable import remarks
from linter.documents.model import BlockKind, Document
from linter.text.prose import OPAQUE

_SHORT = 60
"""Words below which an article says nothing about its writer's care."""
_SOME_EVERY, _NONE_EVERY = 150, 40
"""Words among which a writer of some care, or of none, makes one likely slip."""
_UNLIKELY = 0.3
"""What a word counts that no list holds and that is no likely slip: it may be a term."""
_FOREIGN = 0.35
"""Share of distinct words that no list holds, from which a document is in another language."""
_FEW = 12
_OPAQUE_RUN = re.compile(f"{OPAQUE}+")
_HOST = re.compile(r"\nhttps?://([a-z0-9.-]+)")


class Care(Enum):
    """How carefully an article was written, as its likely slips show."""

    TAKEN = "few slips or none: an unknown word is rather a term"
    UNKNOWN = "too short to say"
    SOME = "several slips"
    NONE = "a slip in every third line: an unknown word is rather one more"


def doubtful_words(document: Document) -> list[tuple[str, Verdict]]:
    """The distinct words of a document that may be misspelt, in order.

    None where too many are unknown: such a document is in another language. Unlikely slips are
    among them only where care was lacking, seldom words that may be slips only where none was
    taken. Beside code a seldom word that a list has is a term (`callee`, `lifo`), not a slip.
    """
    return document.derived(_doubtful_words)


def doubted_words(document: Document) -> list[str]:
    """The distinct words that no list holds and nothing explains, likely slips or not."""
    return [word for word, _ in document.derived(_unaccepted)]


def _doubtful_words(document: Document) -> list[tuple[str, Verdict]]:
    found = document.derived(_unaccepted)
    care = care_of(document)
    if care is Care.TAKEN:
        return [item for item in found if item[1].likely]
    judge_here = judge_careless if care is Care.NONE else settle
    doubted = {word for word, remark in remarks(document).items() if not remark.accepted}
    if care is Care.NONE:
        doubted.update(filter(is_seldom, document.words))
    doubted.difference_update(word for word, _ in found)
    others = ((word, judge_here(word)) for word in doubted if not _is_term(word, document))
    settled = ((word, verdict if verdict.settled else settle(word)) for word, verdict in found)
    return sorted((item for item in (*settled, *others) if not item[1].accepted), key=_word)


def care_of(document: Document) -> Care:
    """How carefully the article was written."""
    return document.derived(_care)


def _word(item: tuple[str, Verdict]) -> str:
    return item[0]


def likely_slips(document: Document) -> int:
    """How many distinct words are likely slips."""
    return sum(verdict.likely for _, verdict in document.derived(_unaccepted))


def _care(document: Document) -> Care:
    count = document.word_count
    found = document.derived(_unaccepted)
    slips = sum(1.0 if verdict.likely else _UNLIKELY for _, verdict in found)
    if slips >= 2 and slips * _NONE_EVERY >= count:
        return Care.NONE
    if count < _SHORT:
        return Care.UNKNOWN
    return Care.SOME if slips * _SOME_EVERY >= count else Care.TAKEN


def _unaccepted(document: Document) -> list[tuple[str, Verdict]]:
    found = remarks(document)
    unlisted = sum(not remark.listed for remark in found.values())
    if unlisted >= _FEW and unlisted > _FOREIGN * len(document.words):
        return []
    doubted = sorted(
        word
        for word, remark in found.items()
        if not remark.accepted and not _is_term(word, document)
    )
    judged = ((word, judge_initial(word)) for word in doubted)
    return [(word, verdict) for word, verdict in judged if not verdict.accepted]


def _is_term(word: str, document: Document) -> bool:
    """Whether a remarkable word is a term or a name, going by what stands beside it."""
    remark = remarks(document).get(word)
    if remark is None:
        return False
    if remark.listed and document.derived(_is_about_code):
        return True
    folded = fold(word)
    return _is_linked(folded, document) or _is_in_code(folded, document)


def _is_about_code(document: Document) -> bool:
    """Whether an article has code, and so terms of computing, which some list has."""
    return OPAQUE in document.prose.lintable or any(
        block.kind is BlockKind.CODE for block in document.blocks
    )


def _is_in_code(word: str, document: Document) -> bool:
    """Whether a folded word stands in the article's code too."""
    code = document.derived(_code)
    at = code.find(word)
    while at >= 0:
        end = at + len(word)
        if not (_goes_on(code[at - 1 : at]) or _goes_on(code[end : end + 1])):
            return True
        at = code.find(word, at + 1)
    return False


def _goes_on(character: str) -> bool:
    """Whether a word does not end beside this character, or where there is none."""
    return character.isalnum() or character == "_"


def _code(document: Document) -> str:
    """What stands in code, in blocks and in the text, in lower case; addresses are none."""
    blocks = [
        document.text[block.source.start : block.source.end]
        for block in document.blocks
        if block.kind is BlockKind.CODE
    ]
    prose = document.prose
    runs = [prose.text[slice(*run.span())] for run in _OPAQUE_RUN.finditer(prose.lintable)]
    return "\n".join((*blocks, *(run for run in runs if "://" not in run))).lower()


def _is_linked(word: str, document: Document) -> bool:
    """Whether a folded word names a site, account or project to which the article links."""
    return word in document.derived(_targets) and (
        word in document.derived(_linked_hosts) or word in document.derived(_linked_names)
    )


def _targets(document: Document) -> str:
    """Where the links of an article lead, in lower case, each on a line."""
    return "".join(f"\n{reference.target}" for reference in document.references).lower()


def _linked_hosts(document: Document) -> frozenset[str]:
    """The parts of the names of the sites to which the article links."""
    return frozenset(".".join(_HOST.findall(document.derived(_targets))).split("."))


def _linked_names(document: Document) -> frozenset[str]:
    """The texts of links that are the last part of their address: accounts and projects."""
    text = document.prose.text
    return frozenset(
        name
        for link in document.references
        if "//" in link.target
        and (name := link.target.rstrip("/").rpartition("/")[2].lower())
        and fold(text[link.start : link.end]) == name
    )
