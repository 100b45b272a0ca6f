"""Files that a hostile or clumsy user hands in: what is said of each, and what it costs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import jiping
from jiping import pipeline
from readers.packages import HEAD, SHEET, WORD, archive, docx, p, relations, tbl, tc, tr, xlsx
from spine.conftest import Checked
from spine.sample_forms import FORMS, REPORT, SAMPLE, changed, parts

TEXT = SAMPLE.decode()
ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/hostname">]>'


def word(content: str, before: str = "") -> bytes:
    """A Word package whose main part has `before` in front of its root element."""
    body = f'<w:document xmlns:w="{WORD}"><w:body>{content}</w:body></w:document>'
    links = relations(("r1", "officeDocument", "word/document.xml"))
    return archive({"_rels/.rels": links, "word/document.xml": f"{HEAD}{before}{body}"})


def strings(content: str, before: str = "") -> bytes:
    """A workbook with one cell that shows the one shared string."""
    shared = f'{HEAD}{before}<sst xmlns="{SHEET}"><si><t>{content}</t></si></sst>'
    cell = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
    return xlsx(cell, **{"xl/sharedStrings.xml": shared})


def directory(at: int, value: bytes) -> bytes:
    """The sample's docx with bytes of every entry of its central directory overwritten."""
    data = bytearray(FORMS[".docx"])
    start = data.find(b"PK\x01\x02")
    while start >= 0:
        data[start + at : start + at + len(value)] = value
        start = data.find(b"PK\x01\x02", start + 4)
    return bytes(data)


def protected() -> bytes:
    """A compound file with the stream that encrypted office packages have."""
    name = "EncryptedPackage".encode("utf-16-le")
    entry = name.ljust(64, b"\0") + (len(name) + 2).to_bytes(2, "little") + bytes(62)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + entry + bytes(2048)


DEEP = "<w:tbl><w:tr><w:tc>" * 2000 + "</w:tc></w:tr></w:tbl>" * 2000
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "only white space": ("a.md", lambda: b" \n\t\n", "RDG002"),
    "photograph": ("a.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(900), "RDG001"),
    "data": ("a.json", lambda: b'{"a": 1}', "RDG003"),
    "password": ("a.xlsx", protected, "RDG004"),
    "password on the parts": ("a.docx", lambda: directory(8, b"\1\0"), "RDG004"),
    "cut in the middle": ("a.xlsx", lambda: FORMS[".xlsx"][:4000], "RDG001"),
    "last bytes missing": ("a.docx", lambda: FORMS[".docx"][:-30], "RDG001"),
    "half a document part": (
        "a.docx",
        lambda: changed(".docx", "word/document.xml", lambda data: data[:9000]),
        "RDG001",
    ),
    "half a sheet": (
        "a.xlsx",
        lambda: changed(".xlsx", "xl/worksheets/sheet1.xml", lambda data: data[:9000]),
        "RDG001",
    ),
    "checksums wrong": ("a.docx", lambda: directory(16, b"abcd"), "RDG001"),
    "no main part": (
        "a.docx",
        lambda: archive({"_rels/.rels": relations(("r", "officeDocument", "word/document.xml"))}),
        "RDG003",
    ),
    "entities, docx": ("a.docx", lambda: word("<w:p>&b;</w:p>", ENTITIES), "RDG008"),
    "entities, xlsx": ("a.xlsx", lambda: strings("&b;", ENTITIES), "RDG008"),
    "entity from outside": ("a.docx", lambda: word("<w:p>&b;</w:p>", OUTSIDE), "RDG008"),
    "deep nesting": ("a.docx", lambda: docx(DEEP), "RDG001"),
    "huge text, docx": ("a.docx", lambda: docx(p("0" * 12_000_000)), "RDG007"),
    "huge text, xlsx": ("a.xlsx", lambda: strings("0" * 12_000_000), "RDG001"),
    "zip bomb": (
        "a.docx",
        lambda: docx("", **{"word/styles.xml": "", "_rels/.rels": " " * 9_000_000}),
        "RDG007",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_read_is_one_clear_finding(
    case: str, tmp_path: Path, checked: Checked
) -> None:
    name, made, code = REFUSED[case]
    (tmp_path / name).write_bytes(made())
    status, (report,), said = checked(tmp_path / name)
    assert (status, said) == (1, "")
    assert report["evaluation"] is report["standard"] is report["scorecard"] is None
    (finding,) = report["findings"]
    assert (finding["code"], finding["severity"]) == (code, "block")
    assert finding["message"].endswith("。")
    assert finding["suggestion"].endswith("。")
    assert "/etc/" not in json.dumps(report)
    _, (report,), _ = checked(tmp_path / name, "--lang", "en")
    (finding,) = report["findings"]
    assert not re.search("[\u4e00-\u9fff]", finding["message"] + finding["suggestion"])


@pytest.mark.parametrize("at", [20, 24, 42])
def test_sizes_and_offsets_that_lie_never_break_the_run(
    at: int, tmp_path: Path, checked: Checked
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(directory(at, b"\xff\xff\0\0"))
    status, (report,), said = checked(path)
    assert (status, said) == (1, "")
    assert report["evaluation"] or report["findings"][0]["code"] == "RDG001"


LIMITED = {
    "file_bytes=1000": (".xlsx", "RDG006", False),
    "unpacked_bytes=1000": (".docx", "RDG006", False),
    "cells=20": (".md", "RDG010", True),
    "rows=20": (".docx", "RDG010", True),
    "columns=3": (".xlsx", "RDG010", None),
    "cell_characters=60": (".html", "RDG009", True),
    "indicators=5": (".md", "RDG010", True),
}


@pytest.mark.parametrize("limit", LIMITED)
def test_a_limit_is_named_where_it_strikes(limit: str, tmp_path: Path, checked: Checked) -> None:
    suffix, code, read = LIMITED[limit]
    path = tmp_path / f"a{suffix}"
    path.write_bytes(FORMS[suffix])
    status, (report, *_), _ = checked(path, "--limit", limit)
    struck = [finding for finding in report["findings"] if finding["code"] == code]
    assert (status, bool(struck)) == (1, True)
    assert any(limit.partition("=")[0] in finding["suggestion"] for finding in struck)
    assert read is None or (report["evaluation"] is not None) is read


def test_forms_beyond_the_limit_are_said(tmp_path: Path, checked: Checked) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\n\n".join([SAMPLE] * 3))
    _, reports, _ = checked(path, "--limit", "forms=2")
    assert len(reports) == 2
    assert "RDG028" in {finding["code"] for finding in reports[0]["findings"]}


def heading(title: str, *rows: str) -> str:
    return "\n".join((title, "（2024年度）", *rows)) + "\n"


COLUMNS = "|绩效指标|一级指标|二级指标|三级指标|"
OTHER_STAGES = {
    "target": heading(
        "项目支出绩效目标申报表",
        "|项目名称|渡槽加固||||",
        f"{COLUMNS}指标值|",
        "||产出指标|数量指标|加固渡槽||",
        "||满意度指标|服务对象满意度|农户满意度|≥90%|",
    ),
    "monitoring": heading(
        "项目支出绩效运行监控表",
        "|项目名称|渡槽加固||||||",
        f"{COLUMNS}年度指标值|1至7月执行情况|全年预计完成情况|完成目标可能性|",
        "||产出指标|数量指标|加固渡槽||1座|3座|确定能|",
        "||满意度指标|服务对象满意度|农户满意度|≥90%|未调查|≥90%|确定能|",
    ),
}
KINDS = {
    "ex-ante evaluation": (
        heading(
            "渡槽加固项目事前绩效评估表",
            "|项目名称|渡槽加固||||",
            f"{COLUMNS}指标值|",
            "||产出指标|数量指标|加固渡槽|≥3座|",
        ),
        "RDG020",
    ),
    "budget": (
        heading("部门收支总表", "|收入|预算数|支出|预算数|", "|拨款|120|教育|120|"),
        "RDG019",
    ),
    "blank": (
        heading(
            "项目支出绩效自评表",
            "|项目名称||||||||",
            "|项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|",
            "||年度资金总额||||10|||",
            f"{COLUMNS}年度指标值|实际完成值|分值|得分|",
            "||产出指标|数量指标|指标1：|||||",
            "||效益指标|社会效益指标|指标1：|||||",
            "|总分||||||100||",
        ),
        "RDG021",
    ),
    "digits as boxes": (re.sub(r"\d", "□", TEXT), "RDG022"),
    "digits as replacement signs": (re.sub(r"\d", "\ufffd", TEXT), "RDG022"),
    "digits gone": (re.sub(r"\d", "", TEXT), "RDG022"),
    "columns too narrow": (re.sub(r"(?<=\|)\s*[\d,.]+%?\s*(?=\|)", "####", TEXT), "RDG022"),
    "cells of numbers blank": (re.sub(r"(?<=\|) *[≥≤]?[\d,.]+%? *(?=\|)", " ", TEXT), "RDG022"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_filled_in_form_is_named_and_not_judged(
    kind: str, tmp_path: Path, checked: Checked
) -> None:
    text, code = KINDS[kind]
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    status, (report,), _ = checked(path)
    codes = {finding["code"] for finding in report["findings"]}
    assert status == 1
    assert code in codes
    assert all(found.startswith("RDG") for found in codes)
    shown = pipeline.render(jiping.evaluate(path), "text")
    assert re.search("没有审核：|无法判读：", shown)


@pytest.mark.parametrize("stage", OTHER_STAGES)
def test_a_form_of_another_stage_is_judged_by_what_it_holds(
    stage: str, tmp_path: Path, checked: Checked
) -> None:
    path = tmp_path / "a.md"
    path.write_text(OTHER_STAGES[stage], encoding="utf-8")
    _, (report,), _ = checked(path)
    codes = {finding["code"] for finding in report["findings"]}
    assert report["evaluation"]["stage"] == stage
    assert "TGT011" in codes
    assert not {"RDG020", "ACT001", "ARI004", "SCO001"} & codes
    assert "不计分" in pipeline.render(jiping.evaluate(path), "text")


def test_an_example_of_lost_digits_holds_none(tmp_path: Path) -> None:
    found = jiping.evaluate(KINDS["columns too narrow"][0].encode(), suffix=".md")[0].findings
    (message,) = [finding.message for finding in found if finding.code == "RDG022"]
    assert "####" in message
    assert not re.search(r"\d", message)


ROWS = [number for number, line in enumerate(TEXT.splitlines()) if line.count("|") == 8]


@pytest.mark.parametrize("end", ROWS[8:-12:4])
def test_a_form_cut_between_or_inside_rows_says_where_it_ends(end: int) -> None:
    lines = TEXT.splitlines()
    whole = "\n".join(lines[:end])
    inside = f"{whole}\n{lines[end][: len(lines[end]) // 2]}"
    for text in (whole, inside):
        (report,) = jiping.evaluate(text.encode(), suffix=".md")
        (said,) = [finding.message for finding in report.findings if finding.code == "RDG023"]
        assert report.evaluation is not None
        assert report.evaluation.truncated
        rows = report.evaluation.indicators
        assert (rows[-1].path[-1].text if rows else "年度目标") in said


def ten(suffix: str) -> bytes:
    """The sample's form ten times in one file, sheet after sheet in a workbook."""
    if suffix == ".docx":
        return changed(
            suffix,
            "word/document.xml",
            lambda data: re.sub(
                rb"(?s)(<w:body>)(.*)(<w:sectPr.*)",
                lambda found: found[1] + found[2] * 10 + found[3],
                data,
            ),
        )
    inside = parts(FORMS[".xlsx"])
    book, links = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    for number in range(2, 11):
        inside[f"xl/worksheets/sheet{number}.xml"] = inside["xl/worksheets/sheet1.xml"]
        sheet = f'<sheet name="表{number}" sheetId="{number}" r:id="s{number}"/></sheets>'
        link = (
            f'<Relationship Id="s{number}" Type="http://schemas.openxmlformats.org/officeDocument/'
            f'2006/relationships/worksheet" Target="worksheets/sheet{number}.xml"/></Relationships>'
        )
        inside[book] = inside[book].replace(b"</sheets>", sheet.encode())
        inside[links] = inside[links].replace(b"</Relationships>", link.encode())
    return archive(inside)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_ten_forms_in_one_office_file_are_ten_reports(suffix: str) -> None:
    reports = jiping.evaluate(ten(suffix), suffix=suffix)
    assert len(reports) == 10
    assert {len(r.evaluation.indicators) for r in reports if r.evaluation} == {
        len(REPORT.evaluation.indicators) if REPORT.evaluation else 0
    }


BOUND = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (900 << 20, 900 << 20))
from jiping.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by Linux's means")
def test_monsters_stay_within_900_mib_and_their_neighbour_is_done(tmp_path: Path) -> None:
    row = "<row><c><v>1</v></c><c><v>2</v></c></row>"
    head = "|一级指标|二级指标|三级指标|指标值|完成值|得分|\n"
    monsters = {
        "rows.xlsx": xlsx(f"<sheetData>{row * 200_000}</sheetData>"),
        "rows.docx": docx(tbl(tr("甲", "1") * 30_000)),
        "cell.md": f"{head}|产出|数量|x|{'宜' * 9_000_000}|1|1|\n".encode(),
        "digits.md": f"{head}|产出|数量|x|{'9' * 49_000}|{'9' * 49_000}|1|\n".encode(),
        "rows.md": (head + "|产出指标|数量指标|做|≥5个|5个|2|\n" * 60_000).encode(),
        "cell.html": b"<html><table><tr><td>" + b"a" * 20_000_000,
        "deep.html": b"<html>" + b"<table><tr><td>" * 20_000,
        "span.docx": docx(tbl(tr(tc("甲", span=2_000_000_000)), tr("乙"))),
        "far.xlsx": xlsx(
            '<sheetData><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>'
        ),
        "z_good.md": SAMPLE,
    }
    for name, data in monsters.items():
        (tmp_path / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", BOUND, "check", "--format", "json", str(tmp_path)],
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "JIPING_LANG": "zh"},
    )
    reports = json.loads(done.stdout)["reports"]
    assert (done.returncode, done.stderr) == (1, b"")
    assert [Path(report["source"]).name for report in reports] == sorted(monsters)
    assert reports[-1]["scorecard"]["total"] == "99.20"
    messages = [f["message"] for report in reports for f in report["findings"]]
    assert max(map(len, messages)) < 600
