"""Reports for people: verdict, findings by row, what was not checked; in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, sync_playwright

import jiping
import mini
from jiping import checks, language, pipeline
from jiping.model import Report

FOLDER = Path(__file__).parent.parent / "forms/stages"
BROKEN = {
    "base": "hubei",
    "indicators.2.score": "10.5",
    "indicators.6.actual": "1800平方米 & <b>",
    "claimed_total": "98.10",
}


@pytest.fixture(scope="module")
def report() -> Report:
    return mini.report(BROKEN)


@pytest.fixture(scope="module")
def page(report: Report) -> str:
    return pipeline.render([report], "html")


def test_text_begins_with_the_verdict_and_ends_with_what_was_not_checked(report: Report) -> None:
    lines = pipeline.render([report], "text", colour=False, width=90).splitlines()
    assert lines[0].startswith("2020年度临江市柳桥街道办事处整体绩效自评表")
    assert lines[1].startswith("总分 98.10，复算 ")
    assert re.search(r"阻断 \d+", lines[1])
    assert any(line.startswith("没有核对的") for line in lines)
    heads = [line for line in lines if line.startswith("年度目标")]
    assert heads == sorted(heads)
    assert any("PRC001" in line for line in lines[-12:])


def test_text_is_coloured_only_where_asked(report: Report) -> None:
    assert "\x1b[" not in pipeline.render([report], "text", colour=False, width=90)
    assert "\x1b[" in pipeline.render([report], "text", colour=True, width=90)


def test_english_is_english(report: Report) -> None:
    with language.speaking("en"):
        found = mini.report(BROKEN)
        text = pipeline.render([found], "text", colour=False, width=90)
        titles = {unit.title.en for unit in checks.units().values()}
    assert "checks could not be made" in " ".join(text.split())
    assert "Not checked" in text
    assert not re.search("[\u4e00-\u9fff]", "".join(titles))
    messages = "".join(finding.message for finding in found.findings)
    assert not re.search("[\u4e00-\u9fff]{2} is |应", messages)


def test_html_needs_nothing_from_outside(page: str) -> None:
    tree = html.fromstring(page)
    assert not tree.xpath("//link | //img | //*[@src]")
    assert not re.search(r"url\(|@import|https?://", page)


def test_every_finding_has_its_page_and_a_mark_or_the_whole_form(page: str, report: Report) -> None:
    tree = html.fromstring(page)
    shown = [node.get("data-code") for node in tree.xpath("//details[@data-code]")]
    assert sorted(shown) == sorted(finding.code for finding in report.findings)
    assert {f"page-{code}" for code in shown} == set(tree.xpath("//template/@id"))
    numbers = set(tree.xpath("//details/@id"))
    marks = {link.removeprefix("#") for link in tree.xpath("//a[contains(@class,'mark')]/@href")}
    about_rows = [f for f in report.findings if f.where and f.where.indicator is not None]
    assert marks <= numbers
    assert len(marks) >= len(about_rows) > 0


def test_what_a_form_says_cannot_become_markup(page: str) -> None:
    assert "1800平方米 &amp; &lt;b&gt;" in page
    assert "1800平方米 & <b>" not in page


def test_several_reports_have_an_index_and_pages_only_once(report: Report) -> None:
    page = pipeline.render([report, report], "html")
    tree = html.fromstring(page)
    assert tree.xpath("//nav//a/@href") == ["#form-1", "#form-2"]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.fixture(scope="module")
def opened(chromium: str, page: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(page, encoding="utf-8")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1366, "height": 768})
        tab.goto(Path(path).as_uri())
        yield tab
        browser.close()


@pytest.mark.needs_browser
def test_a_mark_leads_to_its_finding_and_its_manual_page(opened: Page) -> None:
    opened.locator("a.mark").first.click()
    target = opened.locator("details:target")
    target.locator(".page h2").first.wait_for()
    assert "检查什么" in target.inner_text()


@pytest.mark.needs_browser
@pytest.mark.parametrize("width", [390, 1366])
def test_the_page_fits_the_screen(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 768})
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_places_and_what_was_mended_are_said() -> None:
    lines = (
        "项目支出绩效自评表",
        "",
        "| 一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分 |",
        "|---|---|---|---|---|---|---|",
        "| 产出指标 | 质量指标 | 餐食合格率 | 2100% | 100% | 45 | 45 |",
        "| 数量指标 | 送餐人次 | ≥100人次 | 80人次 | 45 | 45 | |",
        "| 总分 | | | | | 90 | 90 |",
    )
    reports = jiping.evaluate("\n".join(lines).encode(), suffix=".md")
    text = pipeline.render(reports, "text", colour=False, width=200)
    assert "位置：第1个表格第2行第4列，“指标值”栏" in text
    assert "“2100%”按“≥100%”理解" in text
    assert "读取时已修补：左移 1 列：一级指标的空白单元格丢失" in text
    assert "<dt>读取时已修补</dt>" in pipeline.render(reports, "html")


def test_a_form_without_scores_shows_none() -> None:
    """A monitoring form is not scored: no cards, no bars, no sums."""
    [found] = jiping.evaluate(FOLDER / "monitoring-ticked-columns.html")
    text = html.fromstring(pipeline.render([found], "html")).text_content()
    assert "不计分" in text
    assert "自评总分" not in text
    assert "每一分的算式" not in text
    assert "得分：自评与复算" not in text
