"""The manual is complete: a page for every unit, a line for every command, option and limit."""

from __future__ import annotations

import importlib.util
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import sync_playwright

from jiping import checks, discovery, faults, forms, readers, standards, writers
from jiping.cli.command_line import parser
from jiping.model import Limits

ROOT = Path(__file__).resolve().parents[2]


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_manual", ROOT / "tools/build_manual.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("manual") / "site"
    builder().build(folder)
    return folder


def text_of(page: Path) -> str:
    return unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8")))


def test_every_unit_has_a_page(site: Path) -> None:
    expected = {
        *(f"checks/{code}" for code in (*checks.units(), *faults.known())),
        *(f"standards/{name}" for name in standards.standards()),
        *(f"forms/{name}" for name in forms.layouts()),
    }
    built = {page.relative_to(site).with_suffix("").as_posix() for page in site.rglob("*.html")}
    assert expected - built == set()
    for name in expected:
        assert len(text_of(site / f"{name}.html")) > 200, name


def test_every_format_is_described_in_chinese(site: Path) -> None:
    reading, printing = (site / "readers.html").read_text(encoding="utf-8").split("<h2>打印")
    for names, text in ((readers.formats(), reading), (writers.formats(), printing)):
        parts = dict(part.split("</h3>", 1) for part in text.split("<h3>")[1:])
        assert set(parts) == set(names)
        assert [name for name, part in parts.items() if len(re.findall("[一-龥]", part)) < 15] == []


def test_every_command_and_option_is_listed(site: Path) -> None:
    text = text_of(site / "commands.html")
    for name, command in builder().subcommands(parser()).items():
        assert f"jiping {name}" in text
        options = [option for action in command._actions for option in action.option_strings]
        assert [option for option in options if option not in text] == []


def test_every_limit_is_listed(site: Path) -> None:
    text = text_of(site / "limits.html")
    assert [name for name in Limits.__struct_fields__ if name not in text] == []
    meanings = [line for line in text.splitlines() if re.search("[a-z]{4} [a-z]{2,}", line)]
    assert meanings == [line for line in meanings if line.strip().startswith("jiping")]


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def test_no_link_is_broken(site: Path) -> None:
    broken = []
    for page in site.rglob("*.html"):
        links = Links()
        links.feed(page.read_text(encoding="utf-8"))
        broken += [
            f"{page.name}: {link}" for link in links.found if not (page.parent / link).exists()
        ]
    assert broken == []


def test_third_parties_are_told_how_to_add_units() -> None:
    told = discovery.__doc__ or ""
    for group in ("readers", "checks", "writers", "standards", "layouts", "faults"):
        assert f"jiping.{group}" in told


@pytest.mark.needs_browser
def test_the_manual_fits_a_phone(site: Path, chromium: str) -> None:
    too_wide = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page(viewport={"width": 390, "height": 800})
        for name in ("index", "tutorial", "commands", "checks/index", "checks/ARI004", "limits"):
            page.goto((site / f"{name}.html").as_uri())
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > 390:
                too_wide[name] = width
        browser.close()
    assert too_wide == {}
