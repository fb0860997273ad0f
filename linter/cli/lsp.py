"""`contentlint lsp`: the language server, for editors to start."""

import typer

from linter.cli.options import USAGE


def lsp() -> None:
    """Serve an editor, by the language server protocol.

    It speaks on standard input and output; the editor starts it.
    """
    from linter.cli.output import complain

    try:
        from linter.language_server.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        complain("the language server needs more: pip install 'contentlint[lsp]'")
        raise typer.Exit(USAGE) from None
    serve()
