"""The HTML report in a real browser: what a reader does with it, and what an article cannot do."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from linter.findings import RunReport, SectionReadability, Severity
from linter.findings.report import PastScore
from linter.reports import REPORTS, ReportOptions
from linter.reports.duplicates import FORMATS
from tests.reports.duplicates.clusters import found
from tests.reports.samples import file, mark, related, run

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no Chromium with its driver"),
]

TWICE = "The rent is too high for most people who work in the town."
ALMOST = "The rent was **too** [high](/a) for nearly all people who work in the town."
ATTACK = "<img src=x onerror=\"document.title='owned'\"></script><script>owned=1</script>"
FRONT = "---\ntitle: One\n---\n"
ONE = f"{FRONT}# One\n\nHere stands teh 👍 first teh.\n\n{TWICE}\n\n{ATTACK}\n"
TWO = f"# Two\n\n{ALMOST}\n\nעברית teh.\n"


def articles() -> tuple[RunReport, dict[str, str]]:
    """Two articles that share text, one of them hostile, and enough others to be drawn lazily."""
    same = related(ONE, TWICE, "first here", "site/one.md")
    attack = mark(ONE, ATTACK, "claims/x", message=ATTACK, severity=Severity.WARNING)
    others = [file(f"site/more/{n:04}.md", score=60 + n % 40, words=100 + n) for n in range(5_000)]
    one = file(
        "site/one.md",
        [mark(ONE, "teh"), mark(ONE, "teh", nth=1, replacement="the"), attack],
        score=12,
        words=3_000,
    )
    sections = (
        SectionReadability("", 0, 1, 40, 3.0, 90.0),
        SectionReadability("One", 1, 4, 150, 8.25, 61.0),
        SectionReadability(ATTACK, 2, 8, 300, 14.5, None),
    )
    report = run(
        *others,
        msgspec.structs.replace(one, sections=sections),
        file(
            "site/two.md",
            [mark(TWO, ALMOST, "duplicates/sentence", related=(same,)), mark(TWO, "teh")],
            score=34,
            words=2_000,
        ),
    )
    history = tuple(
        PastScore(f"{n}" * 40, f"2024-05-0{n}", tags, 2, 900, 3 - n, 0, 0, 60.0 + 10 * n, {})
        for n, tags in enumerate([("v1",), (), ("<b>", "v2")], 1)
    )
    report = msgspec.structs.replace(report, history=history)
    return report, {"site/one.md": ONE, "site/two.md": TWO}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = Options()
    options.binary_location = CHROMIUM or ""
    for flag in FLAGS:
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    report, texts = articles()
    path: Path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text("".join(REPORTS["html"](report, ReportOptions(texts=texts))), "utf-8")
    return path.as_uri()


class Reader:
    """Somebody who reads the report."""

    def __init__(self, browser: webdriver.Chrome, address: str) -> None:
        self.browser = browser
        self._address = address

    def open(self, view: str, width: int = 1280, height: int = 900) -> None:
        self.browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500},
        )
        self.browser.get("about:blank")
        self.browser.get(f"{self._address}#/{view}")

    def all(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        return [each.text for each in self.all(selector)]

    def run(self, script: str) -> Any:
        return self.browser.execute_script(f"return {script}")

    def wait(self, condition: Any) -> None:
        WebDriverWait(self.browser, 5).until(lambda _: condition())


@pytest.fixture
def reader(browser: webdriver.Chrome, address: str) -> Iterator[Reader]:
    found = Reader(browser, address)
    yield found
    assert found.run("typeof owned") == "undefined"
    assert "owned" not in browser.title
    assert [each["message"] for each in browser.get_log("browser")] == []  # type: ignore[no-untyped-call]


def test_the_overview_leads_to_the_worst(reader: Reader) -> None:
    reader.open("")
    assert reader.one("h1").text == "Overview"
    assert reader.one(".histogram li:nth-child(2) .amount").text == "1"
    assert reader.texts(".ranking a")[0] == "site/one.md"
    reader.one(".histogram li:nth-child(2) a").click()
    reader.wait(lambda: reader.one("h1").text == "Articles")
    assert reader.texts(".listing tbody tr th") == ["site/one.md"]


def test_articles_are_sorted_searched_and_filtered(reader: Reader) -> None:
    reader.open("articles")
    assert reader.texts(".listing tbody tr th")[:2] == ["site/one.md", "site/two.md"]
    assert len(reader.all(".listing tbody tr")) <= 300
    reader.one("[data-sort=words]").click()
    assert reader.one(".listing thead .words").get_attribute("aria-sort") == "descending"
    assert reader.texts(".listing tbody tr th")[0] == "site/more/4999.md"
    reader.one("[data-sort=words]").click()
    assert reader.texts(".listing tbody tr th")[0] == "site/more/0000.md"
    reader.one("#search").send_keys("MORE 0042")
    assert reader.texts(".listing tbody tr th") == ["site/more/0042.md"]
    assert reader.one("[role=status]").text == "1 of 5,002 articles"
    assert not reader.one(".more").is_displayed()
    reader.one("#search").clear()
    reader.one("#search").send_keys(" ")
    Select(reader.one("select[name=severity]")).select_by_value("warning")
    assert reader.texts(".listing tbody tr th") == ["site/one.md"]
    Select(reader.one("select[name=severity]")).select_by_value("")
    Select(reader.one("select[name=family]")).select_by_value("duplicates")
    assert reader.texts(".listing tbody tr th") == ["site/two.md"]


def test_more_articles_are_drawn_as_one_comes_to_them(reader: Reader) -> None:
    reader.open("articles")
    before = len(reader.all(".listing tbody tr"))
    reader.run("window.scrollTo(0, document.body.scrollHeight)")
    reader.wait(lambda: len(reader.all(".listing tbody tr")) > before)


def test_an_article_has_its_passages_marked_in_place(reader: Reader) -> None:
    reader.open("articles")
    reader.all(".listing tbody tr th a")[0].click()
    reader.wait(lambda: reader.one("h1").text == "site/one.md")
    assert reader.texts("mark.error") == ["teh", "teh"]
    assert reader.texts("mark.warning") == [ATTACK]
    assert reader.texts(".finding .message")[2] == ATTACK
    assert reader.texts(".finding .hint") == ["fix: “the”"]
    block = reader.all(".block.marked")[0]
    assert block.find_element(By.CSS_SELECTOR, ".source").text == "Here stands teh 👍 first teh."
    assert len(block.find_elements(By.CSS_SELECTOR, ".finding")) == 2


def test_findings_are_walked_with_the_keyboard(reader: Reader) -> None:
    reader.open("article/5000")
    body = reader.one("body")
    for expected in ("1 of 3", "2 of 3", "3 of 3", "1 of 3"):
        body.send_keys("j")
        assert reader.one(".position").text == expected
    body.send_keys("k")
    assert reader.one(".position").text == "3 of 3"
    assert reader.run("document.activeElement.id") == "finding-2"
    assert reader.texts("mark.lit") == [ATTACK]
    body.send_keys("/")
    assert reader.run("document.activeElement.id") == "search"


def test_every_control_is_reached_by_tab(reader: Reader) -> None:
    reader.open("articles")
    reached = set()
    for _ in range(24):
        reader.browser.switch_to.active_element.send_keys(Keys.TAB)
        reached.add(reader.run("document.activeElement.tagName"))
    assert reached >= {"A", "BUTTON", "INPUT", "SELECT"}


def test_severities_can_be_hidden(reader: Reader) -> None:
    reader.open("article/5000")
    reader.one(".toggle.error input").click()
    assert reader.all("mark.error") == []
    assert len(reader.all(".finding")) == 1


def test_a_shared_passage_is_followed(reader: Reader) -> None:
    reader.open("article/5001")
    reader.one(".finding .foot a").click()
    reader.wait(lambda: reader.one("h1").text == "Shared text")
    assert reader.texts(".side h3") == ["site/one.md:8", "site/two.md:3"]
    assert reader.texts(".side:first-child ins") == ["is", "most"]
    assert reader.texts(".side:last-child ins") == ["was", "nearly all"]
    assert len(reader.all(".maps circle")) == 2
    assert len(reader.all(".maps line")) == 1
    reader.one(".side h3 a").click()
    reader.wait(lambda: reader.one("h1").text == "site/one.md")
    assert reader.texts("mark.aimed") == [TWICE]


def test_the_overview_shows_how_the_score_went(reader: Reader) -> None:
    reader.open("")
    assert len(reader.all(".trend circle")) == 3
    said = reader.run(
        "[...document.querySelectorAll('.trend title')].map((each) => each.textContent)"
    )
    assert said[0].startswith("2024-05-01, 11111111, v1, score 70, 2 articles, 2 errors")
    assert "+20 points" in reader.one(".over .foot").text


def test_sections_are_listed_with_the_hardest_first(reader: Reader) -> None:
    reader.open("readability")
    assert reader.texts(".sections tbody a") == [ATTACK, "One"]
    assert reader.texts(".sections tbody .value") == ["14.5", "8.3"]
    reader.one(".sections tbody tr:nth-child(2) a").click()
    reader.wait(lambda: reader.one("h1").text == "site/one.md")
    assert reader.one(".arrived .source").text == "# One"
    reader.one(".sections-of summary").click()
    assert reader.texts(".sections-of tbody a") == [ATTACK, "One", "(before the first heading)"]


def test_front_matter_is_one_block(reader: Reader) -> None:
    reader.open("article/5000")
    assert reader.one(".front .source").text == FRONT.strip()
    assert reader.texts(".block .line")[:3] == ["1", "4", "6"]


def test_the_rules_say_why(reader: Reader) -> None:
    reader.open("rules")
    assert "typos/misspelling" in reader.texts(".rules h2")[0]
    assert "Why typos/misspelling matters." in reader.one(".rules p").text


def test_light_and_dark(reader: Reader) -> None:
    reader.open("")
    color = "getComputedStyle(document.body).backgroundColor"
    before = reader.run(color)
    reader.one(".theme").click()
    assert reader.run(color) != before
    reader.one(".theme").click()
    assert reader.run(color) == before


@pytest.mark.parametrize(
    "view", ["", "articles", "article/5000", "readability", "duplicates", "rules"]
)
def test_a_phone_shows_every_view_without_scrolling_sideways(reader: Reader, view: str) -> None:
    reader.open(view, width=360, height=740)
    assert reader.run("document.documentElement.scrollWidth") <= 360


def test_an_unknown_page_says_so(reader: Reader) -> None:
    reader.open("article/99999")
    assert reader.one("h1").text == "There is no such page"


def test_clusters_are_drawn_without_a_script(browser: webdriver.Chrome, tmp_path: Path) -> None:
    path = tmp_path / "clusters.html"
    text = "".join(FORMATS["html"](found(clusters=5), ReportOptions()))
    path.write_text(text, "utf-8")
    reader = Reader(browser, path.as_uri())
    for width in (1280, 390):
        reader.open("", width)
        assert browser.title == "Shared text · contentlint"
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        sides = [side.rect for side in reader.all(".cluster .sides > .side")[:2]]
        assert (sides[0]["y"] == sides[1]["y"]) == (width == 1280)
        marks = reader.all(".cluster[open] ins")
        assert [mark.text for mark in marks[:2]] == ["is", "was far"]
        assert marks[0].value_of_css_property("background-color") != "rgba(0, 0, 0, 0)"
        closed = reader.all(".cluster:not([open])")
        assert len(closed) == 2
        closed[0].find_element(By.CSS_SELECTOR, "summary").click()
        assert closed[0].find_element(By.CSS_SELECTOR, "blockquote").is_displayed()
    assert not browser.get_log("browser")  # type: ignore[no-untyped-call]
