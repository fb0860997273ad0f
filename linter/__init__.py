"""contentlint: a linter for articles.

`check_text` and `check_paths` judge articles from Python. They are imported when first used, so
that `import linter` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linter.pipeline.api import check_paths, check_text, examine_text

__version__ = "0.1.0"
__all__ = ["__version__", "check_paths", "check_text", "examine_text"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from linter.pipeline import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
