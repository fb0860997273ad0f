"""`contentlint cache`: what is kept from one run to the next."""

import typer

cache = typer.Typer(help="Show or clear what earlier runs found out.", no_args_is_help=True)


@cache.command()
def status() -> None:
    """Show where the cache lies and how large it is."""
    from linter.cli.output import write
    from linter.pipeline.cache import Cache
    from linter.settings.program import cache_folder

    found = Cache(cache_folder()).status()
    write([f"{found.path}\n{found.entries:,} entries, {found.bytes / 1e6:.1f} MB\n"])


@cache.command()
def clear() -> None:
    """Forget what earlier runs found out.

    The next one takes longer, and says the same.
    """
    from linter.cli.output import complain
    from linter.pipeline.cache import Cache
    from linter.settings.program import cache_folder

    try:
        Cache(cache_folder()).clear()
    except OSError as error:
        complain(f"the cache cannot be cleared: {error.strerror}")
        raise typer.Exit(2) from None
