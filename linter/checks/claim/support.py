"""Where an article says how it knows: references, citations, named sources, its own evidence."""

import re
from bisect import bisect_left
from enum import StrEnum
from typing import Any

from linter.checks.claim.attribution import names_source, refers_to_source
from linter.checks.claim.features import WORD, fold
from linter.checks.claim.lexicon import FIRST_PERSON, REPORTING, SPEECH_ACT
from linter.checks.claim.patterns import compiled
from linter.documents.model import BlockKind, Document, Reference, ReferenceKind


class Support(StrEnum):
    """What stands behind a sentence."""

    REFERENCE = "reference"
    CITATION = "citation"
    ATTRIBUTION = "attribution"
    SHOWN = "shown"
    LISTED = "listed"


CITATION = (
    r"\[(?:\d{1,3}(?:[,;–-] ?\d{1,3})*|\^[^\]]+|@[^\]]+)\]"
    r"|\\cite[a-z]*\{"
    r"|\((?:(?:see|e\.g\.|cf\.),? )?[A-Z][\w’'-]+"
    r"(?: (?:et al\.?|and [A-Z][\w’'-]+|& [A-Z][\w’'-]+))?,?"
    r" (?:1[89]|20)\d\d[a-z]?(?:[,:;] [^()]*)?\)"
    r"|\b[A-Z][\w’'-]+(?: et al\.?| and [A-Z][\w’'-]+)?,? \((?:1[89]|20)\d\d[a-z]?\)"
)
"""A bracketed number, a citation key, an author and a year."""

_CITED = re.compile(r"\[[\d^@]|\\cite|1[89]\d\d[a-z]?[),:;]|20\d\d[a-z]?[),:;]")
"""What every citation has, in a form that is quick to look for."""

SHOWN = (
    r"\b(?:table|figure|fig\.|chart|graph|exhibit|appendix|listing|section) (?:\d|[A-Z]\b)"
    r"|\b(?:table|figure|chart|graph|graphic|diagram|map|screenshot|image|list|example|data)"
    r" (?:below|above|here|shows?)\b"
    r"|\b(?:analytics|logs|telemetry) (?:also )?(?:show|shows|showed|tell|told)\b"
    r"|\b(?:shown|seen|listed|pictured|summarized|summarised) (?:below|above|here)\b"
)
"""What the article itself shows, or was measured by those who write."""

_SOURCE_KEYS = frozenset(
    "source sources reference references citation citations bibliography cite cites via".split()
)
_LIST_HEADING = (
    r"(?:references?|sources?|bibliography|works cited|further reading|footnotes|endnotes|citations"
    r"|literature|notes|data sources|sources and methods|methodology)\W*"
)
_URL = re.compile(r"(?:([a-z][a-z\d+.-]*):)?(?://([^/?#]*))?([^?#]*)(\?[^#]+)?", re.IGNORECASE)
"""Scheme, authority, path and query: RFC 3986, appendix B."""
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico)$", re.IGNORECASE)
_SHOP_HOST = (
    r"(?:^|\.)(?:amazon|ebay|etsy|walmart|aliexpress|alibaba|shopify|gumroad|temu|bestbuy|target)"
    r"\.(?:com|co)|^(?:shop|store|buy|checkout|amzn)\."
)
_SHOP_PATH = (
    r"/(?:shop|store|cart|checkout|basket|buy|products?|pricing|order|subscribe|sign-?up)(?:/|$)"
)
_HOME_PATH = re.compile(r"(?:\./|/)?(?:index|home|default)?(?:\.\w+)?", re.IGNORECASE)
_NOTE = re.compile(r"#(?:fn|note|ref|cite|source)")
_TEMPLATE_TARGET = re.compile(r"\{\{-?\s*[\"']?([^\"'|}]*)[\"']?[^}]*\}\}")


def is_home(target: str) -> bool:
    """Whether a link leads to the front page of a site."""
    _, _, path, query = _parts(_plain(target))
    return not query and _HOME_PATH.fullmatch(path) is not None


def leads_to_source(reference: Reference) -> bool:
    """Whether a reference can support anything: a shop, an image or the own home page cannot."""
    if reference.kind is ReferenceKind.IMAGE:
        return False
    if reference.kind is not ReferenceKind.LINK:
        return True
    target = _plain(reference.target)
    scheme, host, path, _ = _parts(target)
    if scheme not in ("", "http", "https", "doi", "ftp") or not target:
        return False
    if "[" in host:  # an address in numbers, or none at all
        return False
    if not host and not path:
        return _NOTE.match(target) is not None
    if not host and scheme != "doi" and is_home(target):
        return False
    if _IMAGE.search(path) or compiled(_SHOP_HOST).search(host):
        return False
    return not compiled(_SHOP_PATH, re.IGNORECASE).search(path)


def _parts(target: str) -> tuple[str, str, str, str]:
    """Scheme and host in lower case, path and query of a link; each may be empty."""
    match = _URL.match(target)
    scheme, host, path, query = match.groups("") if match else ("", "", "", "")
    return scheme.lower(), host.lower(), path, query


def _plain(target: str) -> str:
    template = _TEMPLATE_TARGET.match(target.strip())
    return (template.group(1) if template else target).strip()


def cites(text: str) -> bool:
    """Whether a text has a citation; the pattern for all of them is dear where none is near."""
    return _CITED.search(text) is not None and compiled(CITATION).search(text) is not None


def names_sources(front_matter: dict[str, Any]) -> bool:
    """Whether the metadata lists what the article rests on."""
    return any(key.lower() in _SOURCE_KEYS and bool(front_matter[key]) for key in front_matter)


def has_source_list(document: Document) -> bool:
    """Whether a section headed “References”, “Sources” or the like holds anything."""
    text = document.prose.text
    for section in document.sections:
        if section.last <= section.first + 1:
            continue
        head = document.blocks[section.first]
        if head.kind is BlockKind.HEADING and compiled(_LIST_HEADING, re.IGNORECASE).fullmatch(
            text[head.start : head.end]
        ):
            return True
    return False


_SPEAKING = (REPORTING | SPEECH_ACT | FIRST_PERSON) - {"state", "states"}


class Sources:
    """What of a document can support a sentence, found by place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.prose.text
        self._references = [r for r in document.references if leads_to_source(r)]
        self._references.sort(key=lambda reference: reference.start)
        self._starts = [reference.start for reference in self._references]
        self.listed = names_sources(document.front_matter)

    def support(self, index: int) -> Support | None:
        """What supports the sentence at this place in `document.sentences`; None: nothing."""
        if self.listed:
            return Support.LISTED
        sentence = self._document.sentences[index]
        text = self._text[sentence.start : sentence.end]
        found = self._referenced(sentence.start, sentence.end)
        if found is None and compiled(SHOWN, re.IGNORECASE).search(text):
            found = Support.SHOWN
        if found is None and names_source(text):
            found = Support.ATTRIBUTION
        return found or self._from_neighbours(index, text)

    def has_speech_around(self, index: int) -> bool:
        """Whether the sentence or one of its neighbours says that somebody speaks.

        A quotation in an interview, a list or a run of quotations has its speaker elsewhere.
        """
        sentences = self._document.sentences
        sentence = sentences[index]
        if self._document.blocks[sentence.block].kind is not BlockKind.PARAGRAPH:
            return True
        first = sentences[max(index - 2, 0)]
        last = sentences[min(index + 2, len(sentences) - 1)]
        around = self._text[first.start : last.end]
        spoken = around.count("“") + around.count('"') // 2 > 1 or ":" in around
        return spoken or not _SPEAKING.isdisjoint(WORD.findall(fold(around)))

    def _from_neighbours(self, index: int, text: str) -> Support | None:
        sentence = self._document.sentences[index]
        block = self._document.blocks[sentence.block]
        if self._marked_group(sentence.end, block.end):
            return Support.CITATION
        for near in (index - 1, index + 1):
            if self._same_block(near, sentence.block):
                other = self._document.sentences[near]
                if found := self._referenced(other.start, other.end):
                    return found
        if refers_to_source(text) and self._named_before(index):
            return Support.ATTRIBUTION
        if block.kind is BlockKind.LIST_ITEM:
            return self._introduced(sentence.block)
        return None

    def _same_block(self, index: int, block: int) -> bool:
        sentences = self._document.sentences
        return 0 <= index < len(sentences) and sentences[index].block == block

    def _referenced(self, start: int, end: int) -> Support | None:
        """What points from this range to a source; a mark may also follow the full stop."""
        at = bisect_left(self._starts, start)
        if at and self._references[at - 1].end > start:
            at -= 1
        if at < len(self._starts) and self._starts[at] <= end + 1:
            reference = self._references[at]
            if reference.kind is not ReferenceKind.LINK:
                return Support.CITATION
            if reference.start < end:
                return Support.REFERENCE
        if compiled(CITATION).search(self._text, start, end):
            return Support.CITATION
        return None

    def _marked_group(self, start: int, end: int) -> bool:
        """Whether a footnote or citation at the end of the sentence group covers what is before."""
        for at in range(bisect_left(self._starts, start), len(self._starts)):
            if self._starts[at] > end:
                break
            if self._references[at].kind is not ReferenceKind.LINK:
                return True
        return compiled(CITATION).search(self._text, start, end) is not None

    def _named_before(self, index: int) -> bool:
        """Whether one of the three sentences before has a source to go on with."""
        for near in range(index - 1, max(index - 4, -1), -1):
            other = self._document.sentences[near]
            if names_source(self._text[other.start : other.end]):
                return True
            if self._referenced(other.start, other.end):
                return True
        return False

    def _introduced(self, block: int) -> Support | None:
        """What supports the sentence that leads in a list."""
        blocks = self._document.blocks
        at = block
        while at > 0 and blocks[at].kind is BlockKind.LIST_ITEM:
            at -= 1
        lead = blocks[at]
        text = self._text[lead.start : lead.end].rstrip()
        if not text.endswith(":"):
            return None
        found = self._referenced(lead.start, lead.end)
        if found is None and names_source(text[-300:]):
            return Support.ATTRIBUTION
        return found
