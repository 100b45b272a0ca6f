"""Mutated files never raise, and what they give stays within the limits."""

from __future__ import annotations

import io
import random
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiping import readers
from jiping.model import Document, Limits, Line, Table
from readers.biff import formula, label, merged, number, part, record, shared, unicode, xls
from readers.fixed import grid, ofd, page, path, text
from readers.grids import complete
from readers.packages import archive, docx, p, tbl, tc, tr, xlsx
from readers.test_mail import MAIL, message
from readers.test_mail import part as mail_part
from readers.test_ods import ods, repeated, td
from readers.test_ods import row as sheet_row
from readers.test_odt import COVERED, cell, table
from readers.test_odt import document as open_text
from readers.test_odt import row as open_row
from readers.test_rtf import row, rtf

LIMITS = Limits(cells=500, rows=50, columns=20, cell_characters=200, unpacked_bytes=10**6)

WORD = (
    p("题目")
    + tbl(
        tr(tc("标题", span=3, width=900)),
        tr(tc("甲", merge="restart"), "乙", tc(p("丙") + tbl(tr("里", "表")))),
        tr(tc("", merge="continue"), tc("丁", span=2)),
    )
    + "<w:p><w:del w:id='1'><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>新</w:t></w:r></w:p>"
)
SHEET = (
    '<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>'
    '<c r="B1" s="1"><v>0.984</v></c></row><row r="3" hidden="1"><c r="C3" t="inlineStr"><is><t>内</t></is></c>'
    '<c r="D3"><f>A1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
)
PAGE = "<html><p>甲</p><table><tr><td rowspan=2 colspan=2>乙<td hidden>丙<tr><td>丁<table><tr><td>里</table></table>"
MARKED = "# 甲\n| 一 | 二 |\n|---|---|\n| **1** | <br>2 |\n\n<table><tr><td>三</td></tr></table>\n"
PLAIN = '自评表 |\n一\t"二\n三"\n1\t2\n|\n绩效'

RICH = rtf(
    row("\\'bc\\'d7", r"\u20057?{\v x}\par y", edges=(r"\clvmgf\cellx900", r"\cellx1800"))
    + row(
        "",
        r"\pard\intbl\itap2 a\nestcell{\*\nesttableprops\trowd\cellx9\nestrow}",
        edges=(r"\clvmrg\cellx900", r"\cellx1800"),
    )
    + r"\pard{\field{\*\fldinst SYMBOL 179}{\fldrslt}}{\shp{\*\shpinst{\shptxt b\par}}}{\pict\bin2 {}}\par"
)
OPEN = open_text(
    table(
        open_row(cell("甲", rows_spanned=2), cell("乙", columns_repeated=2)),
        open_row(COVERED, "丙", repeated=2),
    )
    + "<text:p>丁<text:s text:c='3'/><draw:frame><draw:text-box><text:p>戊</text:p></draw:text-box></draw:frame></text:p>"
)
OLD = part(
    record(0x0208, struct.pack("<6HI", 1, 0, 3, 0, 0, 0, 0x20)),
    number(0, 0, 0.984, 1),
    shared(0, 1, 0),
    label(1, 0, unicode("标题")),
    record(0x00BD, struct.pack("<2HHIHIH", 2, 0, 1, 4002, 0, 1 << 29, 1)),
    formula(3, 0, b"\0\0\0\0\0\0\xff\xff"),
    record(0x0207, unicode("算出")),
    merged((0, 0, 1, 3), (4, 6, 0, 2)),
)
OPEN_SHEET = (
    '<table:table-column table:visibility="collapse"/>'
    + sheet_row("甲", repeated(3, "乙"), repeated=2)
    + sheet_row(td("丙", ' table:number-columns-spanned="2" table:number-rows-spanned="2"'))
)
DELIMITED = '甲,"3,265.06","上\n下 ""引"""\n乙,二,三\n,,\n'

FIXED = ofd(
    [
        '<ofd:Template TemplateID="3"/><ofd:Content><ofd:Layer ID="1">'
        + text("甲乙", 22, 37, code=' DeltaX="g 1 4"')
        + text("丙", 62, 47, more=' CTM="1 0 0 1 0 0"')
        + '<ofd:CompositeObject ResourceID="5" Boundary="0 60 1 1"/></ofd:Layer></ofd:Content>',
        path("M 0 0 L 8 0 L 8 2 L 0 2 C", ' Stroke="false" Fill="true"') + text("丁", 2, 5),
    ],
    common='<ofd:TemplatePage ID="3" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
    resources='<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="5"><ofd:Content>'
    + text("戊", 10, 20)
    + "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>",
    parts={"Doc_0/Tpls/Tpl_0/Content.xml": page(grid([20, 60, 100], [30, 40, 50]))},
)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


STORED = {
    ".docx": archive(_parts(docx(WORD)), zipfile.ZIP_STORED),
    ".xlsx": archive(
        _parts(xlsx(SHEET, strings=["<t>共享</t>"], codes=["0.00%"])), zipfile.ZIP_STORED
    ),
    ".ods": archive(_parts(ods(OPEN_SHEET)), zipfile.ZIP_STORED),
    ".xls": xls(
        [OLD, part(number(0, 0, 1))], strings=["共享", "字"], codes=["0.00%"], states=[0, 1]
    ),
    ".csv": DELIMITED.encode("gb18030"),
    ".html": PAGE.encode(),
    ".md": MARKED.encode(),
    ".txt": PLAIN.encode("gb18030"),
    ".rtf": RICH,
    ".odt": archive(_parts(OPEN), zipfile.ZIP_STORED),
    ".ofd": archive(_parts(FIXED), zipfile.ZIP_STORED),
    ".mht": message(
        mail_part(PAGE.encode(), "text/html", "quoted-printable"), mail_part(b"x", "image/png")
    ),
    ".eml": message(
        mail_part(PAGE.encode(), "text/html"),
        mail_part(PLAIN.encode(), "text/plain; name=a.txt"),
        head=MAIL,
        kind="multipart/mixed",
    ),
}


def bounded(document: Document) -> bool:
    """Whether a document keeps to the limits and its grids are sound."""
    cells = 0
    for block in document.blocks:
        if isinstance(block, Line):
            assert len(block.text) <= LIMITS.cell_characters
            continue
        assert len(block.rows) <= LIMITS.rows
        assert block.width <= LIMITS.columns
        assert not block.merges or complete(block)
        cells += sum(bool(cell.text) for row in block.rows for cell in row)
        assert all(len(c.text) <= LIMITS.cell_characters for row in block.rows for c in row)
    return cells <= LIMITS.cells and bool(document.blocks or document.findings)


def mutated(data: bytes, seed: int, count: int) -> bytes:
    """Bytes changed, dropped, doubled and swapped at places the seed picks."""
    dice = random.Random(seed)
    body = bytearray(data)
    for _ in range(count):
        at = dice.randrange(len(body) or 1)
        act = dice.randrange(5)
        if act == 0 and body:
            body[at % len(body)] = dice.randrange(256)
        elif act == 1:
            del body[at : at + dice.randrange(1, 20)]
        elif act == 2:
            body[at:at] = body[at : at + dice.randrange(1, 40)]
        elif act == 3:
            body[at:at] = dice.choice(
                [b"<", b">", b"|", b"\t", b"\0", b"9" * 12, b"&", b'"', b"-1"]
            )
        else:
            body[at : at + 4] = bytes(reversed(body[at : at + 4]))
    return bytes(body)


@pytest.mark.parametrize("suffix", sorted(STORED))
@settings(max_examples=300, deadline=2000)
@given(seed=st.integers(0, 2**32), count=st.integers(1, 12))
def test_mutated_bytes(suffix: str, seed: int, count: int) -> None:
    data = mutated(STORED[suffix], seed, count)
    assert bounded(readers.read(data, suffix=suffix, limits=LIMITS))


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".odt", ".ods", ".ofd"])
@settings(max_examples=300, deadline=2000)
@given(seed=st.integers(0, 2**32), count=st.integers(1, 6))
def test_mutated_parts_in_a_sound_archive(suffix: str, seed: int, count: int) -> None:
    parts = _parts(STORED[suffix])
    name = sorted(parts)[seed % len(parts)]
    parts[name] = mutated(parts[name], seed, count)
    assert bounded(readers.read(archive(parts), suffix=suffix, limits=LIMITS))


@settings(max_examples=200, deadline=2000)
@given(
    seed=st.integers(0, 2**32), count=st.integers(1, 12), name=st.sampled_from(["a.zip", "a.eml"])
)
def test_mutated_folders(seed: int, count: int, name: str) -> None:
    folder = archive(
        {"一/a.docx": docx(WORD), "b.zip": archive({"c.md": MARKED})}, zipfile.ZIP_STORED
    )
    whole = folder if name == "a.zip" else STORED[".eml"]
    found = readers.members(mutated(whole, seed, count), name, LIMITS)
    for file in found or ():
        assert file.name.startswith(name)
        assert bounded(readers.read(file, limits=LIMITS))


@settings(max_examples=300, deadline=2000)
@given(st.binary(max_size=300), st.sampled_from([*sorted(STORED), "", ".doc", ".xyz"]))
def test_any_bytes(data: bytes, suffix: str) -> None:
    assert bounded(readers.read(data, suffix=suffix, limits=LIMITS))


@settings(max_examples=300, deadline=2000)
@given(
    st.text('|-\t\n <>*_#",\\$&;:一二12td/rbp', max_size=200),
    st.sampled_from([".md", ".txt", ".html", ".csv"]),
)
def test_any_text(text: str, suffix: str) -> None:
    assert bounded(readers.read(text.encode(), suffix=suffix, limits=LIMITS))


def test_the_unmutated_files_are_read() -> None:
    for suffix, data in STORED.items():
        document = readers.read(data, suffix=suffix, limits=LIMITS)
        assert any(isinstance(block, Table) for block in document.blocks), suffix
        assert not any(finding.severity == "block" for finding in document.findings)
