"""`python -m docs.screenshots [FROM..TO]`: the images of the HTML report that the pages show.

Needs Chromium with its driver, and selenium. The report is that of this repository's own pages and
of the two articles in `seeds/`; a range of its commits gives the overview its history.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from linter.findings import RunReport
from linter.pipeline.history import scores_of_the_past
from linter.pipeline.options import RunOptions
from linter.pipeline.run import Run
from linter.reports import REPORTS, ReportOptions

FOLDER = Path(__file__).resolve().parent
ARTICLES = ("seeds", "docs", "benchmarks", "models", "README.md", "CONTRIBUTING.md")
SEED = "seeds/spun-news.txt"
WIDTH = 1200


def main() -> None:
    """Judge, draw, and write `report.png` and `article.png` beside this file."""
    os.chdir(FOLDER.parent)
    options = RunOptions(threshold=None, isolated=True)
    run = Run(ARTICLES, options)
    report = run.report(by_section=True)
    if sys.argv[1:]:
        past = tuple(scores_of_the_past(ARTICLES, sys.argv[1], options))
        report = RunReport(report.files, report.problems, report.rules, None, past)
    texts = {file.path: run.text(file.path) for file in report.files}
    number = [file.path for file in report.files].index(SEED)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text("".join(REPORTS["html"](report, ReportOptions(texts=texts))), "utf-8")
        draw(page.as_uri(), {"report.png": ("", 1000), "article.png": (f"article/{number}", 760)})


def draw(address: str, views: dict[str, tuple[str, int]]) -> None:
    """Write images of some views of a page: their file names, addresses and heights in pixels."""
    options = Options()
    options.binary_location = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    for flag in ("--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        for name, (view, height) in views.items():
            size = {"width": WIDTH, "height": height, "deviceScaleFactor": 1, "mobile": False}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            browser.get("about:blank")
            browser.get(f"{address}#/{view}")
            browser.save_screenshot(str(FOLDER / name))
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
