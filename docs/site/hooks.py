"""Hooks of mkdocs: the README as the first page, and what pages link to outside of `docs/`.

The pages are written to be read in the repository too, where a link to `../rules/score.yaml` leads
to the file. The site takes such files in, below `repository/`.
"""

import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[2]
DOCS = "docs"
TAKEN_IN = "repository"

_LINK = re.compile(
    r"^(?P<fence>```+)[^\n]*\n.*?^(?P=fence)|`[^`\n]*`|\]\((?!\w+:|#|/)(?P<target>[^)#\s]+)",
    re.MULTILINE | re.DOTALL,
)
"""Code, whose links are none; or the beginning of a link to another file."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the README and every file of the repository that a page leads to, one after the other."""
    files.append(File.generated(config, "index.md", abs_src_path=str(ROOT / "README.md")))
    unread = [file.src_uri for file in files.documentation_pages()]
    while unread:
        uri = unread.pop()
        source = _source(uri)
        for link in _LINK.finditer((ROOT / source).read_text(encoding="utf-8")):
            if not link["target"]:
                continue
            path = _target(source, link["target"])
            taken_in = _uri(path)
            if (ROOT / path).is_file() and files.get_file_from_path(taken_in) is None:
                files.append(File.generated(config, taken_in, abs_src_path=str(ROOT / path)))
                if path.endswith(".md"):
                    unread.append(taken_in)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lead links to where the files are in the site."""
    uri = page.file.src_uri
    source = _source(uri)

    def led(link: re.Match[str]) -> str:
        if not link["target"]:
            # What the tests of the pages read there, a highlighter does not understand.
            return re.sub(r"^(```+console)[^\n]*", r"\1", link[0])
        target = _uri(_target(source, link["target"]))
        return "](" + posixpath.relpath(target, posixpath.dirname(uri) or ".")

    return _LINK.sub(led, markdown)


def _source(uri: str) -> str:
    """The path in the repository of a page of the site."""
    if uri == "index.md":
        return "README.md"
    if uri.startswith(f"{TAKEN_IN}/"):
        return uri.removeprefix(f"{TAKEN_IN}/")
    return f"{DOCS}/{uri}"


def _uri(path: str) -> str:
    """The page or file of the site for a path in the repository."""
    if path == "README.md":
        return "index.md"
    if path.startswith(f"{DOCS}/"):
        return path.removeprefix(f"{DOCS}/")
    return f"{TAKEN_IN}/{path}"


def _target(source: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), link))
