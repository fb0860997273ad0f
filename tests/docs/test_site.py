"""The documentation as a site: it builds without a warning, and its links lead somewhere."""

import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.site


class Page(HTMLParser):
    """What a page links to and loads, and the places in it that can be linked to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.places = {""}
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value for name, value in attrs if value}
        self.places.update(found[name] for name in ("id", "name") if name in found)
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        elif tag == "link" and "href" in found and found.get("rel") != "canonical":
            self.loaded.append(found["href"])
        elif "src" in found:
            self.loaded.append(found["src"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = ["mkdocs", "build", "--strict", "--config-file", "docs/site/mkdocs.yml"]
    built = subprocess.run(
        [sys.executable, "-m", *command, "--site-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path) for path in sorted(site.rglob("*.html")) if path.name != "404.html"}


def local(path: Path, pages: dict[Path, Page], links: list[str]) -> Iterator[tuple[str, Path, str]]:
    for link in links:
        address, place = urldefrag(link)
        if urlsplit(address).scheme:
            continue
        target = (path.parent / unquote(address)).resolve() if address else path
        yield link, target / "index.html" if target.is_dir() else target, unquote(place)


def test_every_link_leads_somewhere(pages: dict[Path, Page]) -> None:
    assert len(pages) > 100
    lost = [
        f"{path}: {link}"
        for path, page in pages.items()
        for link, target, place in local(path, pages, page.links)
        if not target.is_file() or (target in pages and place not in pages[target].places)
    ]
    assert lost == []


def test_nothing_is_loaded_from_elsewhere(pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        assert [each for each in page.loaded if urlsplit(each).netloc] == [], path
        assert all(target.is_file() for _, target, _ in local(path, pages, page.loaded)), path


def test_what_pages_link_to_in_the_repository_is_taken_in(site: Path) -> None:
    assert (site / "repository" / "benchmarks" / "RESULTS" / "index.html").is_file()
    assert (site / "repository" / "rules" / "score.yaml").is_file()
    assert "A linter for articles" in (site / "index.html").read_text(encoding="utf-8")
