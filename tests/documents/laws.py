"""What holds for every document, whatever its source and format."""

from linter.documents import Document
from linter.text.prose import BLOCK_SEPARATOR, OPAQUE


def assert_lawful(document: Document) -> None:
    _assert_runs(document)
    _assert_blocks(document)
    _assert_source_spans(document)
    text = document.text
    for reference in document.references:
        assert 0 <= reference.source.start <= reference.source.end <= len(text)
        assert 0 <= reference.start <= reference.end <= len(document.prose.text)
    for comment in document.comments:
        assert 0 <= comment.source.start < comment.source.end <= len(text)
    assert list(document.references) == sorted(document.references, key=lambda r: r.source)
    assert list(document.comments) == sorted(document.comments, key=lambda c: c.source)


def _assert_runs(document: Document) -> None:
    prose = document.prose
    until = 0
    for run in prose.runs:
        assert until <= run.start < run.end <= len(prose.text)
        assert 0 <= run.source_start < run.source_end <= len(document.text)
        if run.verbatim:
            source = document.text[run.source_start : run.source_end]
            assert prose.text[run.start : run.end] == source
        assert prose.text[until : run.start] in ("", BLOCK_SEPARATOR)
        until = run.end
    assert until == len(prose.text)


def _assert_blocks(document: Document) -> None:
    prose = document.prose
    until = 0
    inside = set()
    for block in document.blocks:
        assert until <= block.start <= block.end <= len(prose.text)
        assert 0 <= block.source.start <= block.source.end <= len(document.text)
        text = prose.text[block.start : block.end]
        assert text == text.strip()
        assert "\x00" not in text
        if text:
            inside.add((block.start, block.end))
            until = block.end
            runs = document.prose.source_span(block.start, block.end)
            assert block.source.contains(runs) or block.kind in ("alt-text", "front-matter")
    pieces = [prose.text[start:end] for start, end in sorted(inside)]
    assert BLOCK_SEPARATOR.join(pieces) == prose.text
    assert len(prose.lintable) == len(prose.text)
    for readable, lintable in zip(prose.text, prose.lintable, strict=True):
        assert lintable in (readable, OPAQUE)


def _assert_source_spans(document: Document) -> None:
    """Each sentence's span slices back to its own characters, where it is verbatim."""
    prose = document.prose
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        span = prose.source_span(sentence.start, sentence.end)
        quoted = prose.text[sentence.start : sentence.end]
        if prose.is_verbatim(sentence.start, sentence.end):
            assert document.text[span.start : span.end] == quoted
        assert span.start < span.end
