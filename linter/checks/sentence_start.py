"""Check kind `sentence-start`: a sentence that begins in lower case."""

import re
from collections.abc import Iterator

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.openings import first_characters
from linter.checks.spelling.lexicon import Standing, english, fold
from linter.documents.model import BlockKind
from linter.text.prose import OPAQUE

_ENDED = re.compile(r"(?<![\w.])([a-z]{4,})[.]\s*\Z")
_LOWER = re.compile("[a-z]")
_CREDIT = re.compile(rf"by [@{OPAQUE}]")
"""Who made a change, in lists of them: `Fixed the build. by @somebody`."""
_FIRST = re.compile(r"[a-z]+(?:['’][a-z]+)?(?![\w.@/\\(_=:-])")
_ABBREVIATED = frozenset(
    "approx assoc assn capt corp dept dist ext govt incl intl maj messrs misc orig pres prof resp "
    "univ vols chap sect illus transl".split()
)
_KINDS = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.FRONT_MATTER}
)


class SentenceStart(CheckKind, frozen=True, kw_only=True, tag="sentence-start"):
    """Finds sentences behind a full stop that begin in lower case; mended by a capital.

    Attributes:
        least: frequency class (see `spelling.lexicon.Entry`) that both the first word and the word
            before the full stop must have: names and abbreviations keep their lower case.
    """

    least: int = 9

    def hits(self, view: View) -> Iterator[Hit]:
        document = view.document
        text = view.prose.lintable
        for found in _LOWER.finditer(document.derived(first_characters)):
            if not found.start():
                continue
            before, sentence = document.sentences[found.start() - 1 : found.end()]
            if before.block != sentence.block:
                continue
            if document.blocks[sentence.block].kind not in _KINDS:
                continue
            ended = _ENDED.search(text, before.start, sentence.start)
            first = _FIRST.match(text, sentence.start, sentence.end)
            if ended is None or first is None or ended[1] in _ABBREVIATED:
                continue
            if _CREDIT.match(text, sentence.start):
                continue
            if not document.text[view.prose.source_span(*first.span()).start - 1].isspace():
                continue  # set apart by markup: the name of something, which keeps its lower case
            if self._is_usual(ended[1], 6) and self._is_usual(first[0], self.least):
                capital = first[0][0].upper() + first[0][1:]
                yield Hit(sentence.start, first.end(), {}, (capital,), capital)

    def _is_usual(self, word: str, least: int) -> bool:
        entry = english().get(fold(word))
        return (
            entry is not None and entry.frequency >= least and entry.standing is not Standing.PROPER
        )
