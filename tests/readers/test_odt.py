"""OpenDocument texts, their XML written by hand."""

from __future__ import annotations

import pytest

from jiping.model import Document
from jiping.readers.open_document import source
from readers.grids import codes, complete, lines, read, spans, tables, texts
from readers.packages import HEAD, archive

SPACES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
    )
)
KIND = "application/vnd.oasis.opendocument.text"


def document(body: str, styles: str = "", **more: str) -> bytes:
    content = (
        f"{HEAD}<office:document-content{SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return archive({"mimetype": KIND, "content.xml": content, **more})


def p(inside: str) -> str:
    return f"<text:p>{inside}</text:p>"


def cell(inside: str = "", **spans: int) -> str:
    attributes = "".join(f' table:number-{key.replace("_", "-")}="{n}"' for key, n in spans.items())
    inside = inside if inside.startswith("<") or not inside else p(inside)
    return f"<table:table-cell{attributes}>{inside}</table:table-cell>"


def row(*cells: str, repeated: int = 1) -> str:
    inside = "".join(c if c.startswith("<") else cell(c) for c in cells)
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inside}</table:table-row>'


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


COVERED = "<table:covered-table-cell/>"


@pytest.fixture(params=[source.LARGE, 0], ids=["whole", "piecewise"], autouse=True)
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test runs over both ways of reading."""
    monkeypatch.setattr(source, "LARGE", request.param)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("甲<text:s text:c='2'/>乙<text:tab/>丙<text:line-break/>丁"), ["甲  乙\t丙", "丁"]),
        (p("\n 甲 \n <text:span>乙</text:span>"), ["甲 乙"]),
        (
            p("甲<text:note><text:note-body><text:p>注</text:p></text:note-body></text:note>"),
            ["甲"],
        ),
        (p("甲<office:annotation><text:p>批</text:p></office:annotation>乙"), ["甲乙"]),
        ("<text:list><text:list-item><text:p>甲</text:p></text:list-item></text:list>", ["甲"]),
        (
            "<text:section text:display='none'><text:p>无</text:p></text:section><text:h>乙</text:h>",
            ["乙"],
        ),
        (p("甲<text:span text:style-name='T1'>无</text:span>乙"), ["甲乙"]),
        (p("<text:span text:style-name='T2'>\uf0b3</text:span>15\uf0a3"), ["≥15≤"]),
        (
            p("甲<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>乙"),
            ["甲乙", "框"],
        ),
        (
            "<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>" + p("甲"),
            ["框", "甲"],
        ),
        (p("<text:a>链</text:a><draw:a><text:span>接</text:span></draw:a>"), ["链接"]),
    ],
)
def test_what_is_printed(body: str, expected: list[str]) -> None:
    styles = (
        "<style:style style:name='T1'><style:text-properties text:display='none'/></style:style>"
        "<style:style style:name='T2'><style:text-properties style:font-name='Symbol'/></style:style>"
    )
    assert lines(read(document(body, styles))) == expected


def test_merged_cells() -> None:
    body = table(
        row(cell("A", columns_spanned=3), COVERED, COVERED),
        f"<table:table-header-rows>{row(cell('B', rows_spanned=2), 'C', 'D')}</table:table-header-rows>",
        row(COVERED, cell("E", columns_spanned=2), COVERED),
        row(cell("F", columns_repeated=2), ""),
    )
    [found] = tables(read(document(body)))
    assert complete(found)
    assert spans(found) == {
        "A": (1, 1, 1, 3),
        "B": (2, 1, 2, 1),
        "C": (2, 2, 1, 1),
        "D": (2, 3, 1, 1),
        "E": (3, 2, 1, 2),
        "F": (4, 2, 1, 1),
    }
    assert texts(found)[3] == ["F", "F", ""]


def test_covered_cells_that_are_not_named() -> None:
    body = table(
        row(cell("A", rows_spanned=2, columns_spanned=2), "B"), row("C"), row("D", "E", "F")
    )
    [found] = tables(read(document(body)))
    assert complete(found)
    assert spans(found)["C"] == (2, 3, 1, 1)


def test_spans_beyond_the_table_end_with_it() -> None:
    [found] = tables(read(document(table(row("A", cell("B", rows_spanned=9)), row("C", COVERED)))))
    assert complete(found)
    assert spans(found)["B"] == (1, 2, 2, 1)


def test_repeated_rows() -> None:
    body = table(row("A", repeated=2), row("", repeated=3), row("B"), row("", repeated=900_000))
    [found] = tables(read(document(body)))
    assert [line[0] for line in texts(found)] == ["A", "A", "", "", "", "B"]


def test_a_nested_table_follows_the_one_that_it_stands_in() -> None:
    inner = table(row("I", cell(p("J") + table(row("K")))))
    outer, *nested = tables(read(document(table(row(cell(p("A") + inner + p("B")), "C")))))
    assert texts(outer) == [["A\nB", "C"]]
    assert [texts(found) for found in nested] == [[["I", "J"]], [["K"]]]


def test_changes_and_objects_are_reported() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:insertion/></text:changed-region>"
        "<text:changed-region><text:deletion><text:p>旧</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>"
        + p("新<draw:frame><draw:object><text:p>嵌</text:p></draw:object></draw:frame>")
    )
    found = read(document(body))
    assert lines(found) == ["新"]
    assert codes(found) == ["RDG016", "RDG027"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (document(p("甲"), **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "RDG004"),
        (document(""), "RDG002"),
        (document(p("<draw:frame><draw:image/></draw:frame>")), "RDG030"),
        (document(p("甲")[:-4]), "RDG001"),
        (
            archive({"mimetype": KIND, "content.xml": f"<!DOCTYPE a><a{SPACES}>{p('甲')}</a>"}),
            "RDG008",
        ),
        (archive({"mimetype": KIND}), "RDG001"),
    ],
)
def test_what_cannot_be_read(data: bytes, code: str) -> None:
    found = read(data, ".odt")
    assert (found.format, codes(found)) == ("odt", [code])


def test_limits() -> None:
    body = table(*(row("甲", cell("乙", columns_repeated=99999), repeated=99999) for _ in range(9)))
    found = read(document(body), rows=20, columns=10, cells=500)
    assert isinstance(found, Document)
    assert [(len(t.rows), t.width) for t in tables(found)] == [(20, 10)]
    assert set(codes(found)) == {"RDG010"}


def test_a_document_in_one_xml_file_reads_like_the_archive() -> None:
    hidden = (
        '<style:style style:name="h"><style:text-properties text:display="none"/></style:style>'
    )
    body = (
        p("项目支出绩效自评表")
        + table(
            row(cell("一级指标", rows_spanned=2), "分值"),
            f"<table:table-row>{COVERED}</table:table-row>",
        )
        + '<text:p text:style-name="h">不印的</text:p>'
    )
    packed = read(document(body, hidden))
    flat = read(flat_document(body, hidden), ".fodt")
    assert flat.blocks == packed.blocks
    assert codes(flat) == codes(packed) == []
    assert flat.format == "odt"
    assert lines(flat) == ["项目支出绩效自评表"]


def test_a_damaged_document_in_one_xml_file_says_so() -> None:
    whole = flat_document(p("部门整体绩效自评表"), "")
    assert codes(read(whole, ".fodt")) == []
    assert codes(read(whole[:-40], ".fodt")) == ["RDG001"]


def flat_document(body: str, styles: str) -> bytes:
    return (
        f'{HEAD}<office:document{SPACES} office:version="1.3" office:mimetype="{KIND}">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()
