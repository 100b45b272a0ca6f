"""Every layout in every format, looked at with other libraries; odd characters; same bytes."""

from __future__ import annotations

import shutil
from collections import Counter
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from jiping import writers
from jiping.forms.layouts import layouts
from jiping.model import Evaluation, Layout
from jiping.writers import form_pdf, form_xlsx
from jiping.writers.labels import printable
from jiping.writers.measure import needed
from jiping.writers.printed import lines_above
from writers import second_opinion
from writers.invented import ODD, PROJECT, department, evaluation, project

NATIONAL = layouts()["cn_project_2020"]
ALL = ("docx", "html", "json", "md", "pdf", "xlsx")

each_layout = pytest.mark.parametrize("layout", layouts().values(), ids=layouts())
each_form = pytest.mark.parametrize("form", [department(), project()], ids=["T1", "T2"])
each_format = pytest.mark.parametrize(
    "format", [pytest.param(it, marks=[pytest.mark.needs_font] * (it == "pdf")) for it in ALL]
)

odd_texts = st.text(
    st.one_of(st.sampled_from(ODD + "\n0123456789.,%年目标≥—“”"), st.characters(codec="utf-8")),
    max_size=40,
).map(lambda text: printable(text).strip())


def noted(text: str) -> Evaluation:
    """A project form with `text` in cells of all kinds and in its notes."""
    row = {"path": ["产出指标", "数量指标", text], "target": text, "actual": text, "points": text}
    return evaluation(
        {
            "form": "cn_project_2020",
            "title": f"表{text}",
            "project": text,
            "objectives": [{"planned": text, "achieved": text}],
            "indicators": [row],
            "notes": [f"注{text}"],
        }
    )


def test_formats_are_found() -> None:
    assert writers.formats() == ALL


@each_format
@each_layout
@each_form
def test_same_bytes_each_time(form: Evaluation, layout: Layout, format: str) -> None:
    written = writers.write(form, layout, format)
    assert len(written) > 1000
    assert writers.write(form, layout, format) == written


@each_layout
@each_form
def test_word(form: Evaluation, layout: Layout) -> None:
    printed = writers.lay_out(form, layout)
    written = writers.write(form, layout, "docx")
    assert second_opinion.docx_grid(written) == second_opinion.grid(printed)
    above = ["\t".join(line.text for line in ends) for ends in lines_above(printed)]
    lines = [printed.title.text, *above, *(line.text for line in printed.below)]
    assert [line for line in second_opinion.docx_lines(written) if line] == lines


@each_layout
@each_form
def test_excel(form: Evaluation, layout: Layout) -> None:
    printed = writers.lay_out(form, layout)
    rows = second_opinion.xlsx_rows(writers.write(form, layout, "xlsx"))
    above = 1 + len(lines_above(printed))
    texts = [text for row in rows[:above] for text in row if text]
    assert texts == [it.text for it in (printed.title, *printed.above) if it.text]
    assert rows[above:] == second_opinion.grid(printed)


@each_layout
@each_form
def test_html(form: Evaluation, layout: Layout) -> None:
    printed = writers.lay_out(form, layout)
    written = writers.write(form, layout, "html")
    assert second_opinion.html_grid(written) == second_opinion.grid(printed)
    page = html.fromstring(written.decode())
    assert page.xpath("string(//h1)") == printed.title.text
    assert page.xpath("//p/text()") == [line.text for line in printed.above if line.text]
    assert page.xpath("//script|//link|//img") == []


@each_layout
@each_form
def test_markdown(form: Evaluation, layout: Layout) -> None:
    printed = writers.lay_out(form, layout)
    written = writers.write(form, layout, "md")
    rows = second_opinion.markdown_rows(written)
    assert len({len(row) for row in rows}) == 1
    texts = [[text for text in row if text] for row in rows]
    assert texts == [[cell.text for cell in row.cells if cell.text] for row in printed.rows]
    head = next(row for row in rows if "三级指标" in row)
    totals = [number for number, row in enumerate(printed.rows) if row.kind == "total"]
    if any(section.kind == "total" for section in layout.sections):
        scores = [n for n, text in enumerate(head) if text.endswith("得分")]
        assert any(rows[number][score] for number in totals for score in scores)


@pytest.mark.needs_font
@each_layout
@each_form
def test_pdf(form: Evaluation, layout: Layout) -> None:
    printed = writers.lay_out(form, layout)
    written = writers.write(form, layout, "pdf")
    text = second_opinion.pdf_text(written)
    cells = [cell for row in printed.rows for cell in row.cells]
    lines = [line.text for line in (printed.title, *printed.above, *printed.below)]
    expected = "".join([*(cell.text for cell in cells), *lines])
    assert Counter("".join(expected.split())) <= Counter(text)
    for cell in cells:
        width = sum(printed.widths[cell.column - 1 : cell.column - 1 + cell.column_span])
        if needed(cell.text) < width * 0.9:  # where pdfium need not find the order of lines
            assert "".join(cell.text.split()) in text
    assert "".join(printed.title.text.split()) in text
    pages = second_opinion.pdf_pages(written)
    assert 1 <= len(pages) <= (6 if layout.stage == "self_evaluation" else 8)
    landscape = layout.page.orientation == "landscape"
    assert all((width > height) == landscape for width, height in pages)


@each_form
def test_json_is_that_of_read(form: Evaluation) -> None:
    written = writers.write(form, NATIONAL, "json")
    found = msgspec.json.decode(written)
    assert found["schema"] == "jiping.read/1"
    (source,) = found["sources"]
    assert msgspec.convert(source["evaluations"][0], Evaluation) == form


def test_word_breaks_lines_into_paragraphs_and_fixes_widths() -> None:
    written = writers.write(noted("一\n二"), NATIONAL, "docx")
    assert second_opinion.docx_grid(written)[0][2] == "一\n二"
    assert second_opinion.docx_lines(written)[-1] == "备注：注一\n二"


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("3,265.06", 3265.06, "#,##0.00"),
        ("100.00%", 1.0, "0.00%"),
        ("98.4%", 0.984, "0.0%"),
        ("20", 20.0, "0"),
        ("-5.10", -5.1, "0.00"),
        ("1,000", 1000.0, "#,##0"),
    ],
)
def test_numbers_are_numbers_in_excel(text: str, value: float, shown: str) -> None:
    assert form_xlsx.number(text) == (value, shown)
    sheet = openpyxl.load_workbook(BytesIO(writers.write(noted(text), NATIONAL, "xlsx"))).active
    assert sheet is not None
    stored = {(it.value, it.number_format) for row in sheet.iter_rows() for it in row}
    assert (value, shown) in stored


@pytest.mark.parametrize(
    "text",
    [
        "007",
        "1,00",
        "12,345,6",
        "0,123",
        "-0.0",
        "1e5",
        "5.",
        ".5",
        "１２",
        "≥3",
        "1" * 16,
        "",
        "—",
    ],
)
def test_what_excel_would_show_differently_stays_text(text: str) -> None:
    assert form_xlsx.number(text) is None


@given(st.decimals(-(10**9), 10**9, places=3), st.sampled_from([",", ""]), st.sampled_from("% "))
@settings(max_examples=50, deadline=None)
def test_excel_shows_a_number_as_printed(value: Decimal, separator: str, sign: str) -> None:
    text = f"{value:{separator}.3f}{sign.strip()}"
    found = form_xlsx.number(text)
    if found is not None:
        assert second_opinion.shown(*found) == text


def test_excel_refuses_a_text_that_it_cannot_hold() -> None:
    with pytest.raises(writers.Unprintable, match=r"32,767"):
        writers.write(noted("长" * 40_000), NATIONAL, "xlsx")


def test_a_row_higher_than_excel_allows_takes_several() -> None:
    text = "很长的原因分析。" * 400
    form = noted(text)
    rows = second_opinion.xlsx_rows(writers.write(form, NATIONAL, "xlsx"))
    assert sum(text in row for row in rows) == 3
    below = [row for row in rows if not any(row)]
    assert len(below) > len(writers.lay_out(form, NATIONAL).rows)


@each_format
def test_odd_characters_survive(format: str) -> None:
    assert lost(ODD, format) == []


@pytest.mark.parametrize("format", ["docx", "html", "md", "xlsx"])
@given(text=odd_texts)
@settings(max_examples=25, deadline=None)
def test_any_characters_survive(format: str, text: str) -> None:
    assert lost(text, format) == []


@pytest.mark.needs_font
@given(text=odd_texts)
@settings(max_examples=10, deadline=None)
def test_any_characters_can_be_drawn(text: str) -> None:
    assert writers.write(noted(text), NATIONAL, "pdf").startswith(b"%PDF")


def lost(text: str, format: str) -> list[str]:
    """What of a form with this text in it does not come back from a file: "note", "grid"."""
    form = noted(text)
    printed = writers.lay_out(form, NATIONAL)
    written = writers.write(form, NATIONAL, format)
    grid = second_opinion.grid(printed)
    note = printed.below[-1].text
    assert note.endswith(text)
    match format:
        case "docx":
            back = second_opinion.docx_lines(written)[-1], second_opinion.docx_grid(written)
        case "xlsx":
            rows = second_opinion.xlsx_rows(written)
            back = rows[-1][0], rows[1:-1]
        case "html":
            back = note, second_opinion.html_grid(written)
        case "md":
            grid = [[it for it in row if it] for row in grid]
            rows = second_opinion.markdown_rows(written)
            back = (
                second_opinion.markdown_lines(written)[-1],
                [[it for it in row if it] for row in rows],
            )
        case "pdf":
            whole = "".join(text.split()) in second_opinion.pdf_text(written)
            back = note if whole else "", grid
        case "json":
            (source,) = msgspec.json.decode(written)["sources"]
            same = source["evaluations"][0]["project"]["text"] == text
            back = note if same else "", grid
        case _:
            raise AssertionError(f"nothing reads {format} back")
    return [
        name
        for name, it, was in zip(("note", "grid"), back, (note, grid), strict=True)
        if it != was
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_missing_font_is_one_sentence(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIPING_FONTS", str(tmp_path))
    monkeypatch.setenv("JIPING_LANG", lang)
    with pytest.raises(writers.MissingFont) as raised:
        writers.write(project(), NATIONAL, "pdf")
    sentence = str(raised.value)
    assert "JIPING_FONTS" in sentence
    assert "\n" not in sentence
    assert ("字体" in sentence) == (lang == "zh")


@pytest.mark.needs_font
def test_fonts_come_from_the_folder_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {*form_pdf.TEXT_FONTS, *form_pdf.HEAD_FONTS}
    found = next(it.path for it in typst.Fonts().fonts() if it.family in known and it.path)
    shutil.copy(found, tmp_path)
    monkeypatch.setenv("JIPING_FONTS", str(tmp_path))
    text = second_opinion.pdf_text(writers.write(project(), NATIONAL, "pdf"))
    assert "老旧小区加装电梯补助项目" in text


@pytest.mark.needs_font
def test_headings_are_repeated_on_every_page() -> None:
    rows: list[dict[str, Any]] = PROJECT["indicators"] * 6
    form = evaluation(PROJECT | {"indicators": rows})
    text = second_opinion.pdf_text(writers.write(form, NATIONAL, "pdf"))
    pages = second_opinion.pdf_pages(writers.write(form, NATIONAL, "pdf"))
    assert len(pages) > 2
    assert text.count("一级指标二级指标三级指标") == len(pages)


def test_a_vertical_label_is_drawn_beside_its_heading() -> None:
    groups = form_pdf.drawing(writers.lay_out(project(), NATIONAL))["groups"]
    head = next(number for number, group in enumerate(groups) if group["repeat"])
    assert groups[head]["cells"][0]["stroke"] == "open-below"
    (rest,) = groups[head + 1]["cells"]
    assert (rest["text"], rest["stroke"], rest["rows"]) == ("绩效\n指标", "open-above", 12)
