import sys
from pathlib import Path
from unittest import mock

from tests.cli.test_commands import contentlint


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    loaded = {name: None for name in sys.modules if name.partition(".")[0] == "pygls"}
    with mock.patch.dict(sys.modules, {**loaded, "pygls": None}):
        sys.modules.pop("linter.language_server.server", None)
        ran = contentlint("lsp", cwd=tmp_path)
    assert ran.status == 2
    assert ran.err == (
        "contentlint: the language server needs more: pip install 'contentlint[lsp]'\n"
    )
