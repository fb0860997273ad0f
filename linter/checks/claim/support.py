"""Where an article says how it knows: references, citations, named sources, its own evidence."""

import re
from bisect import bisect_left
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from linter.checks.claim.attribution import names_source, refers_to_source
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

SHOWN = (
    r"\b(?:table|figure|fig\.|chart|graph|exhibit|appendix|listing|section) (?:\d|[A-Z]\b)"
    r"|\b(?:table|figure|chart|graph|graphic|diagram|map|screenshot|image|list|example|data)"
    r" (?:below|above|here|shows?)\b"
    r"|\b(?:shown|seen|listed|pictured|summarized|summarised) (?:below|above|here)\b"
)
"""What the article itself shows."""

_SOURCE_KEYS = frozenset(
    "source sources reference references citation citations bibliography cite cites via".split()
)
_LIST_HEADING = (
    r"(?:references?|sources?|bibliography|works cited|further reading|footnotes|endnotes|citations"
    r"|literature|notes|data sources|sources and methods|methodology)\W*"
)
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico)$", re.IGNORECASE)
_SHOP_HOST = (
    r"(?:^|\.)(?:amazon|ebay|etsy|walmart|aliexpress|alibaba|shopify|gumroad|temu|bestbuy|target)"
    r"\.(?:com|co)|^(?:shop|store|buy|checkout|amzn)\."
)
_SHOP_PATH = (
    r"/(?:shop|store|cart|checkout|basket|buy|products?|pricing|order|subscribe|sign-?up)(?:/|$)"
)
_HOME_PATH = re.compile(r"(?:\./|/)?(?:index|home|default)?(?:\.\w+)?", re.IGNORECASE)
_TEMPLATE_TARGET = re.compile(r"\{\{-?\s*[\"']?([^\"'|}]*)[\"']?[^}]*\}\}")


def is_home(target: str) -> bool:
    """Whether a link leads to the front page of a site."""
    parts = urlsplit(_plain(target))
    return not parts.query and _HOME_PATH.fullmatch(parts.path) is not None


def leads_to_source(reference: Reference) -> bool:
    """Whether a reference can support anything: a shop, an image or the own home page cannot."""
    if reference.kind is ReferenceKind.IMAGE:
        return False
    if reference.kind is not ReferenceKind.LINK:
        return True
    target = _plain(reference.target)
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    if parts.scheme not in ("", "http", "https", "doi", "ftp") or not target:
        return False
    if not parts.netloc and not parts.path:
        return bool(re.match(r"#(?:fn|note|ref|cite|source)", target))
    if not parts.netloc and parts.scheme != "doi" and is_home(target):
        return False
    if _IMAGE.search(parts.path) or compiled(_SHOP_HOST).search(parts.netloc.lower()):
        return False
    return not compiled(_SHOP_PATH, re.IGNORECASE).search(parts.path)


def _plain(target: str) -> str:
    template = _TEMPLATE_TARGET.match(target.strip())
    return (template.group(1) if template else target).strip()


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
        sentences = self._document.sentences
        sentence = sentences[index]
        if self.listed:
            return Support.LISTED
        if self._referenced(sentence.start, sentence.end):
            return Support.REFERENCE
        text = self._text[sentence.start : sentence.end]
        if compiled(CITATION).search(text):
            return Support.CITATION
        if compiled(SHOWN, re.IGNORECASE).search(text):
            return Support.SHOWN
        if names_source(text):
            return Support.ATTRIBUTION
        return self._from_neighbours(index, text)

    def _from_neighbours(self, index: int, text: str) -> Support | None:
        sentences = self._document.sentences
        sentence = sentences[index]
        block = self._document.blocks[sentence.block]
        if self._marked_group(sentence.end, block.end):
            return Support.CITATION
        for near in (index - 1, index + 1):
            if 0 <= near < len(sentences) and sentences[near].block == sentence.block:
                other = sentences[near]
                if self._referenced(other.start, other.end):
                    return Support.REFERENCE
                other_text = self._text[other.start : other.end]
                if near < index and refers_to_source(text) and names_source(other_text):
                    return Support.ATTRIBUTION
        if refers_to_source(text) and self._named_before(index):
            return Support.ATTRIBUTION
        if block.kind is BlockKind.LIST_ITEM and self._introduced(sentence.block):
            return Support.REFERENCE
        return None

    def _referenced(self, start: int, end: int) -> bool:
        """Whether a reference stands in this range, or directly after its full stop."""
        at = bisect_left(self._starts, start)
        if at and self._references[at - 1].end > start:
            return True
        return (
            at < len(self._starts)
            and self._starts[at] <= end + 1
            and (self._starts[at] < end or self._references[at].kind is not ReferenceKind.LINK)
        )

    def _marked_group(self, start: int, end: int) -> bool:
        """Whether a footnote or citation at the end of the sentence group covers what is before."""
        for at in range(bisect_left(self._starts, start), len(self._starts)):
            if self._starts[at] > end:
                break
            if self._references[at].kind is not ReferenceKind.LINK:
                return True
        return compiled(CITATION).search(self._text, start, end) is not None

    def _named_before(self, index: int) -> bool:
        sentences = self._document.sentences
        for near in range(index - 1, max(index - 4, -1), -1):
            other = sentences[near]
            if names_source(self._text[other.start : other.end]):
                return True
            if self._referenced(other.start, other.end):
                return True
        return False

    def _introduced(self, block: int) -> bool:
        """Whether the sentence that leads in a list has a reference or a named source."""
        blocks = self._document.blocks
        at = block
        while at > 0 and blocks[at].kind is BlockKind.LIST_ITEM:
            at -= 1
        lead = blocks[at]
        text = self._text[lead.start : lead.end].rstrip()
        if not text.endswith(":"):
            return False
        return self._referenced(lead.start, lead.end) or names_source(text[-300:])
