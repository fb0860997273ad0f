import gc
import weakref

import pytest

from linter.documents import Document, parse
from linter.pipeline import examine as phase_one
from linter.rulebook.catalogue import packaged_rules
from linter.rulebook.profile import Profile, selected


def test_an_examined_article_is_let_go_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[weakref.ref[Document]] = []

    def noted(text: str, format: str, language: str) -> Document:
        document = parse(text, format, language)
        made.append(weakref.ref(document))
        return document

    monkeypatch.setattr(phase_one, "parse", noted)
    text = "# Mills\n\nMany experts say teh mill is old. It was built in 1820, they say.\n"
    gc.disable()
    try:
        assert phase_one.examine(text, "markdown", Profile(selected(packaged_rules()))).violations
        assert made[0]() is None
    finally:
        gc.enable()
