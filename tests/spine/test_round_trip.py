"""A form written in any format and read again says the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import sync_playwright

import jiping
import mini
from jiping import discovery, samples
from jiping.model import Evaluation

PLACES = ("place", "table", "row")
READABLE = ("docx", "xlsx", "html", "md")
FORMATS = [*READABLE, pytest.param("pdf", marks=pytest.mark.needs_font)]


def without_places(value: Any) -> Any:
    """Plain data without what says where it stood."""
    if isinstance(value, dict):
        return {k: without_places(v) for k, v in value.items() if k not in PLACES}
    if isinstance(value, list | tuple):
        return [without_places(item) for item in value]
    return value


def said(evaluation: Evaluation) -> Any:
    return without_places(msgspec.to_builtins(evaluation))


def read_again(evaluation: Evaluation, form: str) -> Evaluation:
    data = jiping.write(evaluation, form)
    reading = jiping.recognise(jiping.read(data, suffix=f".{form}"))
    assert len(reading.evaluations) == 1
    return reading.evaluations[0]


def test_every_writer_of_a_readable_format_is_tested() -> None:
    written = {name.removeprefix("form_") for name in discovery.modules("writers", "form_[a-z]+")}
    assert written - {"json"} == {*READABLE, "pdf"}


@pytest.mark.parametrize("form", FORMATS)
def test_the_sample_comes_back(form: str) -> None:
    [evaluation] = jiping.recognise(jiping.read(samples.path("hb_department.md"))).evaluations
    assert said(read_again(evaluation, form)) == said(evaluation)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("base", mini.NAMES)
def test_a_clean_form_comes_back(form: str, base: str) -> None:
    evaluation = mini.evaluation({"base": base})
    assert said(read_again(evaluation, form)) == said(evaluation)


@pytest.mark.forms
@pytest.mark.parametrize("form", FORMATS)
def test_the_published_form_comes_back(form: str, forms: Path) -> None:
    [evaluation] = jiping.recognise(jiping.read(forms / "seed.md")).evaluations
    assert said(read_again(evaluation, form)) == said(evaluation)


@pytest.mark.needs_browser
@pytest.mark.needs_font
def test_the_page_as_a_browser_prints_it_comes_back(chromium: str, tmp_path: Path) -> None:
    [evaluation] = jiping.recognise(jiping.read(samples.path("hb_department.md"))).evaluations
    page, paper = tmp_path / "form.html", tmp_path / "form.pdf"
    page.write_bytes(jiping.write(evaluation, "html"))
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        sheet = browser.new_page()
        sheet.goto(page.as_uri())
        sheet.pdf(path=paper, format="A4")
        browser.close()
    [again] = jiping.recognise(jiping.read(paper)).evaluations
    assert said(again) == said(evaluation)
