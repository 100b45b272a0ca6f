"""OFD: what its pages draw."""

from __future__ import annotations

import pytest

import jiping
import mini
from jiping.model import DocCell, Document, Table
from readers.fixed import SPACE, Style, entry, grid, ofd, page, path, printed, text
from readers.grids import codes, lines, read, tables, texts
from readers.packages import HEAD

TWO_BY_TWO = grid([20, 60, 100], [30, 40, 50])


def cells(*written: str) -> str:
    """A grid of two by two with these texts."""
    spots = [(22, 37), (62, 37), (22, 47), (62, 47)]
    return TWO_BY_TWO + "".join(text(it, x, y) for it, (x, y) in zip(written, spots, strict=False))


def said(document: Document) -> list[object]:
    """What a document says, and on which page, without where on it; spaces and line breaks
    do not count, as how wide the last character of a line is differs a little."""
    return [
        (block.page, [("".join(c.text.split()), *_on_grid(c)) for row in block.rows for c in row])
        if isinstance(block, Table)
        else block.text
        for block in document.blocks
    ]


def _on_grid(cell: DocCell) -> tuple[int, int, int, int]:
    return cell.row, cell.column, cell.row_span, cell.column_span


@pytest.mark.needs_font
@pytest.mark.parametrize("base", ["national", "hubei"])
@pytest.mark.parametrize("style", ["lines", "characters", "bars"])
def test_what_a_pdf_prints_reads_the_same(style: Style, base: str) -> None:
    pdf = jiping.write(mini.evaluation({"base": base}), "pdf")
    document = read(printed(pdf, style), ".ofd")
    assert document.format == "ofd" and not document.findings
    assert said(document) == said(read(pdf, ".pdf"))


def test_cells_have_their_place_on_the_page() -> None:
    [table] = tables(read(ofd([cells("甲", "乙", "丙", "丁")])))
    assert texts(table) == [["甲", "乙"], ["丙", "丁"]]
    place = table.rows[1][1].area
    assert place is not None and place.page == 1
    millimetres = [round(float(edge) * 25.4 / 72, 1) for edge in place.rectangle]
    assert millimetres == [60.0, 40.0, 100.0, 50.0]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (text("甲乙丙", 10, 20, code=' DeltaX="g 2 4"'), ["甲乙丙"]),
        (text("甲乙丙丁", 10, 20, code=' DeltaX="4 g 2 4.2"'), ["甲乙丙丁"]),
        (text("甲乙丙", 10, 20), ["甲乙丙"]),
        (text("甲乙丙丁", 10, 20, code=' DeltaX="4"'), ["甲乙丙丁"]),
        (text("3,265.06", 10, 20), ["3,265.06"]),
        (text("甲乙", 10, 20, code=' DeltaX="g 1 40"'), ["甲", "乙"]),
        (text("甲乙", 10, 20, code=' DeltaY="g 1 6"'), ["甲", "乙"]),
        (text("乙", 14, 20) + text("甲", 10, 20), ["甲乙"]),
        (text("A<&>", 10, 20), ["A<&>"]),
        (text("甲", 10, 20).replace("Size=", "size="), ["甲"]),
        (text("甲", 10, 20).replace("ofd:", ""), ["甲"]),
        (
            text("甲", 10, 20).replace(
                "</ofd:TextCode>", '</ofd:TextCode><ofd:TextCode X="4">乙</ofd:TextCode>'
            ),
            ["甲乙"],
        ),
        (text("甲", 10, 20, more=' Visible="false"') + text("乙", 10, 30), ["乙"]),
        (text("甲", 10, 20, size=0) + text("乙", 10, 30), ["乙"]),
        (f"<ofd:PageBlock>{text('甲', 10, 20)}</ofd:PageBlock>", ["甲"]),
    ],
)
def test_text_stands_where_it_is_set(written: str, expected: list[str]) -> None:
    assert lines(read(ofd([written]))) == expected


@pytest.mark.parametrize(
    ("drawn", "count"),
    [
        (TWO_BY_TWO, 4),
        (path("M 20 30 L 100 30 L 100 50 L 20 50 C M 60 30 L 60 50 M 20 40 L 100 40"), 4),
        (path("M 0 0 L 80 0 L 80 20 L 0 20 C M 40 0 L 40 20", boundary="20 30 80 20"), 2),
        (
            path("M 0 0 L 8 0 L 8 2 L 0 2 C M 4 0 L 4 2", ' CTM="10 0 0 10 0 0"', "20 30 80 20"),
            2,
        ),
        (TWO_BY_TWO.replace(">M", ' Stroke="false">M').replace("<ofd:Path", "<ofd:Path"), 4),
        (path("S 20 30 L 100 30 B 1 2 3 4 100 31 L 100 50 L 20 50 L 20 30"), 1),
    ],
)
def test_lines_make_cells(drawn: str, count: int) -> None:
    written = text("甲", 22, 37) + text("乙", 90, 48)
    [table] = tables(read(ofd([drawn + written])))
    assert sum(map(len, table.rows)) == count


@pytest.mark.parametrize(
    "unseen",
    [
        TWO_BY_TWO.replace(' LineWidth="0.2"', ' LineWidth="0.2" Stroke="false"'),
        TWO_BY_TWO.replace(' LineWidth="0.2"', ' LineWidth="0.2" Visible="false"'),
        TWO_BY_TWO.replace("<ofd:Abbr", '<ofd:StrokeColor Value="255 255 255"/><ofd:Abbr'),
        TWO_BY_TWO.replace("<ofd:Abbr", '<ofd:StrokeColor Value="0 0 0" Alpha="0"/><ofd:Abbr'),
        path("M 20 30 L 100 50 M 20 50 L 100 30"),
        path("B 20 30 40 30 100 30"),
        path("M 20 L 100"),
    ],
)
def test_what_is_not_seen_makes_no_table(unseen: str) -> None:
    document = read(ofd([unseen + text("甲", 22, 37)]))
    assert not tables(document) and lines(document) == ["甲"]


def test_drawing_parameters_hold_for_what_says_nothing() -> None:
    shared = (
        '<ofd:DrawParams><ofd:DrawParam ID="7" Relative="8"/><ofd:DrawParam ID="8" Relative="7">'
        '<ofd:StrokeColor Value="255 255 255"/></ofd:DrawParam></ofd:DrawParams>'
    )
    hidden = TWO_BY_TWO.replace("<ofd:PathObject", '<ofd:PathObject DrawParam="7"')
    assert not tables(read(ofd([hidden + text("甲", 22, 37)], resources=shared)))


def test_a_composite_object_is_drawn_in_its_place() -> None:
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="5" Width="80" Height="20">'
        f"<ofd:Content>{grid([0, 40, 80], [0, 10, 20])}{text('甲', 42, 17)}"
        '<ofd:CompositeObject ID="6" Boundary="1 1 1 1" ResourceID="5"/></ofd:Content>'
        "</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    use = '<ofd:CompositeObject ID="6" Boundary="20 30 80 20" ResourceID="5"/>'
    document = read(ofd([use], resources=unit))
    assert "甲" in "".join(cell.text for row in tables(document)[0].rows for cell in row)


@pytest.mark.parametrize("order", ["Background", "Foreground"])
def test_templates_are_drawn_with_the_page(order: str) -> None:
    common = '<ofd:TemplatePage ID="3" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
    use = f'<ofd:Template TemplateID="3" ZOrder="{order}"/>'
    content = f'{use}<ofd:Content><ofd:Layer ID="1">{text("甲", 22, 37)}</ofd:Layer></ofd:Content>'
    parts = {"Doc_0/Tpls/Tpl_0/Content.xml": page(TWO_BY_TWO)}
    document = read(ofd([content, content], common=common, parts=parts))
    [table] = tables(document)
    areas = [cell.area for row in table.rows for cell in row if cell.text]
    assert [area.page for area in areas if area] == [1, 2] and not document.findings
    missing = read(ofd([content], common=common))
    assert codes(missing) == ["RDG027"] and lines(missing) == ["甲"]


def test_turned_text_reads_along_its_line() -> None:
    turned = text("甲乙", 50, 20, more=' CTM="0 1 -1 0 0 0"', code=' DeltaX="g 1 4"')
    document = read(ofd([turned]))
    assert "".join(lines(document)) == "甲乙"


def test_text_aslant_is_a_watermark() -> None:
    slanted = text("内部资料", 50, 90, more=' CTM="0.7 -0.7 0.7 0.7 0 0"')
    document = read(ofd([slanted + text("甲", 10, 20)]))
    assert lines(document) == ["甲"] and codes(document) == ["RDG027"]
    assert "4 个字" in document.findings[0].message


def test_several_documents_follow_one_another() -> None:
    second = {
        "OFD.xml": entry("/Doc_0/Document.xml", "Doc_1/Document.xml", "Doc_2/Document.xml"),
        "Doc_1/Document.xml": f"{HEAD}<ofd:Document{SPACE}><ofd:Pages>"
        '<ofd:Page ID="1" BaseLoc="Page.xml"/></ofd:Pages></ofd:Document>',
        "Doc_1/Page.xml": page(text("乙", 10, 20)),
    }
    document = read(ofd([text("甲", 10, 20)], parts=second))
    assert [(it.text, it.page) for it in document.blocks if not isinstance(it, Table)] == [
        ("甲", 1),
        ("乙", 2),
    ]
    assert codes(document) == ["RDG027"]


def test_the_page_says_its_own_size_and_corner() -> None:
    area = "<ofd:Area><ofd:PhysicalBox>10 10 100 100</ofd:PhysicalBox></ofd:Area>"
    layer = f'<ofd:Content><ofd:Layer ID="1">{cells("甲")}</ofd:Layer></ofd:Content>'
    [table] = tables(read(ofd([area + layer])))
    place = table.rows[0][0].area
    assert place is not None
    assert [round(float(edge) * 25.4 / 72, 1) for edge in place.rectangle] == [10, 20, 50, 30]


def test_annotations_and_attachments_are_told_apart_from_seals() -> None:
    beside = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
    beside += "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>"
    noted = f"<ofd:Appearance>{text('请补充', 1, 1)}</ofd:Appearance>"
    parts = {
        "Doc_0/Annots/Annotations.xml": f"{HEAD}<ofd:Annotations{SPACE}><ofd:Page PageID='0'>"
        "<ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>",
        "Doc_0/Annots/Page_0/Annotation.xml": f"{HEAD}<ofd:PageAnnot{SPACE}>"
        f"<ofd:Annot Type='Path'>{noted}</ofd:Annot><ofd:Annot Type='Watermark'>{noted}</ofd:Annot>"
        "<ofd:Annot Type='Stamp'><ofd:Appearance><ofd:ImageObject/></ofd:Appearance></ofd:Annot>"
        "</ofd:PageAnnot>",
        "Doc_0/Attachs/Attachments.xml": f"{HEAD}<ofd:Attachments{SPACE}>"
        "<ofd:Attachment ID='1'/></ofd:Attachments>",
    }
    document = read(ofd([text("甲", 10, 20)], document=beside, parts=parts))
    assert [f.message for f in document.findings] == [
        "文件里有未读取的部分：附件 1 个。",
        "文件里有未读取的部分：带文字的批注 1 处。",
    ]


def test_what_cannot_be_read_says_why() -> None:
    assert codes(read(ofd([text("甲", 10, 20)], parts={"Encryptions.xml": "<a/>"}))) == ["RDG004"]
    assert codes(read(ofd([]))) == ["RDG002"]
    lost = read(ofd([text("甲", 10, 20)], parts={"OFD.xml": entry("Doc_9/Document.xml")}))
    assert codes(lost) == ["RDG001"]
    broken = {"Doc_0/Pages/Page_1/Content.xml": "<ofd:Page"}
    document = read(ofd([text("甲", 10, 20), ""], parts=broken))
    assert lines(document) == ["甲"] and codes(document) == ["RDG027"]
    bomb = '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'
    entity = {"Doc_0/Pages/Page_0/Content.xml": bomb}
    assert codes(read(ofd([""], parts=entity))) == ["RDG008"]


def test_numbers_without_sense_draw_nothing() -> None:
    wild = (
        text("甲", 10, 20, code=' DeltaX="g 999999999999 1e308 g"')
        + text("乙", 10, 30, code=' DeltaX="g x y nan inf"')
        + text("丙", 10, 40).replace('Size="4"', 'Size="1e999"')
        + path("M 1e400 -1e400 L nan 5 A 1")
        + '<ofd:PathObject/><ofd:TextObject/><ofd:ImageObject ResourceID="5"/>'
    )
    document = read(ofd([wild], paper="0 0 1e99 -5"))
    assert lines(document) == ["甲", "乙"]


def test_endless_copies_end() -> None:
    unit = "".join(
        f'<ofd:CompositeGraphicUnit ID="{n}"><ofd:Content>'
        + f'<ofd:CompositeObject ResourceID="{n + 1}"/>' * 30
        + "</ofd:Content></ofd:CompositeGraphicUnit>"
        for n in range(10)
    )
    use = text("甲", 10, 20) + '<ofd:CompositeObject ID="6" ResourceID="0"/>'
    shared = f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits>"
    document = read(ofd([use], resources=shared))
    assert lines(document) == ["甲"] and codes(document) == ["RDG027"]
