"""A look at a repository, for the settings file that it starts with."""

import re
from collections import Counter
from pathlib import Path

from linter.pipeline.discover import discover
from linter.settings.template import Survey

_LOOKED_AT = 200
_DOCS_FILES = (
    "mkdocs.yml", "docusaurus.config.js", "docusaurus.config.ts", "conf.py", "book.toml",
    "antora.yml", "mint.json", "docs/conf.py", "docs/mkdocs.yml", "src/SUMMARY.md",
)  # fmt: skip
_BLOG_PARTS = frozenset({"_posts", "blog", "posts", "articles", "stories"})
_NEWS_PARTS = frozenset({"news", "press", "newsroom", "releases", "press-releases"})
_DOCS_PARTS = frozenset({"docs", "doc", "documentation", "guide", "guides", "manual", "reference"})
_COPIED = frozenset({"vendor", "third_party", "third-party", "external", "fixtures", "testdata"})
_CHANGELOG = re.compile(r"(?:changelog|changes|history|news|release[-_]?notes)\.\w+", re.I)
_LANGUAGE = re.compile(
    r"^lang(?:uage)?:\s*[\"']?([a-z]{2})\b|<html[^>]*\slang=[\"']?([a-z]{2})", re.M
)


def survey(folder: Path) -> Survey:
    """What the articles below a folder have in common."""
    articles = [Path(path).relative_to(folder).as_posix() for path in discover([str(folder)])[0]]
    parts = [{part.lower() for part in Path(path).parts[:-1]} for path in articles]
    profile, reason = _profile(folder, parts)
    languages = Counter(_languages(folder, articles))
    language = ""
    if languages and languages.most_common(1)[0][1] * 2 > min(len(articles), _LOOKED_AT):
        language = languages.most_common(1)[0][0]
    copied = {name for found in parts for name in found & _COPIED}
    changelogs = {Path(path).name for path in articles if _CHANGELOG.fullmatch(Path(path).name)}
    return Survey(
        articles=len(articles),
        profile=profile,
        reason=reason,
        language=language,
        exclude=tuple(f"{name}/" for name in sorted(copied)),
        changelogs=tuple(sorted(changelogs)),
    )


def _profile(folder: Path, parts: list[set[str]]) -> tuple[str, str]:
    for name in _DOCS_FILES:
        if (folder / name).is_file():
            return "docs", f"There is a {name}."
    for profile, names in (("news", _NEWS_PARTS), ("blog", _BLOG_PARTS), ("docs", _DOCS_PARTS)):
        inside = Counter(name for found in parts for name in found & names)
        if inside and 2 * inside.total() > len(parts):
            name = inside.most_common(1)[0][0]
            return profile, f"Most articles are in {name}/."
    return "default", "Nothing points to one of the others."


def _languages(folder: Path, articles: list[str]) -> list[str]:
    found = []
    for path in articles[:_LOOKED_AT]:
        try:
            head = (folder / path).read_bytes()[:2000].decode("utf-8", "replace")
        except OSError:
            continue
        if said := _LANGUAGE.search(head):
            found.append(said.group(1) or said.group(2))
    return found
