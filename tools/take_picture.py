"""Takes the picture of the report that the READMEs show: `python tools/take_picture.py`."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from jiping import pipeline
from jiping.cli.demonstrate import SAMPLE

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1280, 1450


def main() -> None:
    """The top of the report on the bundled sample, as a browser shows it."""
    sample = ROOT / "src" / "jiping" / "samples" / SAMPLE
    reports = pipeline.evaluate(sample.read_bytes(), name=SAMPLE, suffix=".md", lang="zh")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder, "report.html")
        page_file.write_text(pipeline.render(reports, "html"), encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(page_file.as_uri())
        page.screenshot(path=ROOT / "docs" / "report.png")
        browser.close()


if __name__ == "__main__":
    main()
