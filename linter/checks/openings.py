"""How the sentences of an article begin: a string of characters, which is quick to look through."""

import re

from linter.checks.readability.counts import sentence_counts
from linter.documents.model import Document
from linter.text.folding import folded
from linter.text.words import WORD

REACH = 80
"""Characters in which the first words of a sentence are looked for."""

_NO_LETTER = re.compile(r"[\W\d_]")


def first_characters(document: Document) -> str:
    """The character that each sentence begins with; ask for them by `document.derived`."""
    starts = document.derived(sentence_counts).starts
    return "".join(map(document.prose.lintable.__getitem__, starts))


def first_letters(document: Document) -> str:
    """The letter that each sentence's first word begins with, in lower case; ask as above.

    A line end for a sentence without words.
    """
    letters = folded(document.derived(first_characters))
    found = list(_NO_LETTER.finditer(letters))
    if not found:
        return letters
    text = document.prose.lintable
    mended = list(letters)
    for match in found:
        sentence = document.sentences[match.start()]
        word = WORD.search(text, sentence.start, min(sentence.end, sentence.start + REACH))
        mended[match.start()] = folded(word[0][0]) if word else "\n"
    return "".join(mended)
