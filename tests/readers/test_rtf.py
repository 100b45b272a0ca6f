"""Rich text as Word, WPS and LibreOffice write it."""

from __future__ import annotations

import pytest

from jiping.model import Document
from readers.grids import codes, complete, lines, read, spans, tables, texts

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f3\froman\fcharset2 Symbol;}"
    r"{\f13\fnil\fcharset134{\*\panose 02010600030101010101}\'cb\'ce\'cc\'e5{\*\falt SimSun};}}"
)


def rtf(body: str, head: str = r"\ansi\ansicpg936\deff0") -> bytes:
    return ("{\\rtf1" + head + FONTS + body + "}").encode("latin-1")


def row(*cells: str, edges: tuple[str, ...], left: int = -108) -> str:
    """A row as Word writes it: its definition before and behind the cells."""
    marks = "".join(f"\\clvertalc{edge}" for edge in edges)
    defined = f"\\trowd \\irow0\\trgaph108\\trleft{left}{marks}"
    inside = "".join(f"\\pard\\plain \\intbl {cell}\\cell " for cell in cells)
    return f"{defined}{inside}\\pard\\intbl {{{defined}\\row }}"


def hexed(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gbk"))


def only_lines(body: str, **more: str) -> list[str]:
    return lines(read(rtf(body, **more)))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\pard " + hexed("自评表") + r"\par", ["自评表"]),
        (r"\pard\f13 " + hexed("自评") + r"\f0 2024\par", ["自评2024"]),
        (r"\uc2\u33258\'d7\'d4\u35780\'c6\'c0{\uc1\u8805?}15\par", ["自评≥15"]),
        (r"\uc0\u33258\u35780 ?\par", ["自评?"]),
        (r"\u33258\'d7\'d4\u35780\'c6\'c0\par", ["自评"]),
        (r"\u-10174?\u-8263?\par", ["𠮹"]),
        (r"\'81@\'81\par", ["丂"]),
        (r"a\line b\tab c\par d\page e", ["a", "b\tc", "d", "e"]),
        (r"{\f3\'b3}15{\f3\u-3933?}\par", ["≥15≤"]),
        (r'{\field{\*\fldinst SYMBOL 179 \\f "Symbol" \\s 10}{\fldrslt\f3}}15\par', ["≥15"]),
        (
            r'{\field{\*\fldinst {HYPERLINK "http://a"}}{\fldrslt {\ul 看}}}\par'.replace(
                "看", hexed("看")
            ),
            ["看"],
        ),
        (r"a{\v no}b{\deleted no}c{\pard no\v0}\par", ["abcno"]),
        (r"a{\*\unknown no{no}}b{\pict\wmetafile8 00ff}c{\footnote no}d\par", ["abcd"]),
        (r"\{a\\b\}\~c\_d\-e\par", [r"{a\b} c-de"]),
        (r"a{\upr{no}{\*\ud{\u33258?}}}b\par", ["a自b"]),
        (r"{\listtext 1.\tab}a\par", ["1.\ta"]),
        ("{\\pict\\bin3 }}}}a\\par", ["a"]),
        (
            "a{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt box\\par}}{\\shprslt no}}b\\par c",
            ["ab", "box", "c"],
        ),
        ("a\\\nb\\'0ac", ["a", "b", "c"]),
    ],
)
def test_what_is_printed(body: str, expected: list[str]) -> None:
    assert only_lines(body) == expected


def test_bytes_without_escapes_are_read_in_the_encoding_of_the_document() -> None:
    data = b"{\\rtf1\\ansi\\ansicpg936 " + "自评表：誠\\par}".encode("gbk")
    assert lines(read(data)) == ["自评表：誠"]


@pytest.mark.parametrize("head", [r"\ansi", r"\ansi\ansicpg1252", r"\ansi\ansicpg99999"])
def test_chinese_is_seen_where_no_encoding_says_so(head: str) -> None:
    assert only_lines(hexed("自评表") + r"\par", head=head) == ["自评表"]
    assert only_lines(r"caf\'e9\par", head=head) == ["café"]


def test_big5_by_font() -> None:
    big5 = "".join(f"\\'{byte:02x}" for byte in "績效".encode("big5"))
    body = r"{\fonttbl{\f1\fcharset136 MingLiU;}}\f1 " + big5 + r"\par"
    assert only_lines(body) == ["績效"]


def test_what_cannot_be_decoded_is_said() -> None:
    document = read(rtf(r"\'ff\'ff\'ff\par"))
    assert codes(document) == ["RDG014"]


def test_merged_cells() -> None:
    body = (
        row("A", edges=(r"\cellx9000",))
        + row("B", "C", "D", edges=(r"\clvmgf\cellx3000", r"\cellx6010", r"\cellx9000"))
        + row("", "E", edges=(r"\clvmrg\cellx3000", r"\cellx9000"))
        + row("F", "", "G", edges=(r"\clmgf\cellx3000", r"\clmrg\cellx6000", r"\cellx8990"))
        + r"\pard end\par"
    )
    document = read(rtf(body))
    [table] = tables(document)
    assert spans(table) == {
        "A": (1, 1, 1, 3),
        "B": (2, 1, 2, 1),
        "C": (2, 2, 1, 1),
        "D": (2, 3, 1, 1),
        "E": (3, 2, 1, 2),
        "F": (4, 1, 1, 2),
        "G": (4, 3, 1, 1),
    }
    assert complete(table)
    assert lines(document) == ["end"]
    assert codes(document) == []


def test_a_narrow_column_stays_one() -> None:
    body = row("A", "B", "C", edges=(r"\cellx3000", r"\cellx3050", r"\cellx9000"))
    [table] = tables(read(rtf(body)))
    assert texts(table) == [["A", "B", "C"]]


def test_a_row_without_definition_is_like_the_one_above() -> None:
    body = row("A", "B", edges=(r"\cellx3000", r"\cellx9000")) + r"\pard\intbl C\cell D\cell\row "
    [table] = tables(read(rtf(body + row("E", edges=(r"\cellx9000",)))))
    assert texts(table) == [["A", "B"], ["C", "D"], ["E"]]
    assert spans(table)["E"] == (3, 1, 1, 2)


def test_cells_without_any_place_are_kept_and_doubted() -> None:
    body = r"\intbl A\cell B\cell\row\intbl C\cell\row\pard"
    document = read(rtf(body))
    assert texts(tables(document)[0]) == [["A", "B"], ["C", ""]]
    assert codes(document) == ["RDG017"]


def test_paragraphs_in_a_cell_are_its_lines() -> None:
    body = row(r"A\par B\line C", "", edges=(r"\cellx3000", r"\cellx9000"))
    assert texts(tables(read(rtf(body)))[0]) == [["A\nB\nC", ""]]


def test_a_nested_table_follows_the_one_that_it_stands_in() -> None:
    inner = (
        r"\pard\intbl\itap2 I\nestcell J\nestcell{\*\nesttableprops\trowd\cellx500\cellx1000\nestrow}"
        r"{\nonesttables\par}\pard\intbl\itap2 K\nestcell"
        r"{\*\nesttableprops\trowd\cellx1000\nestrow}{\nonesttables\par}\pard\intbl "
    )
    body = row(r"A\par" + inner + "B", "C", edges=(r"\cellx3000", r"\cellx9000"))
    outer, nested = tables(read(rtf(body + row("D", edges=(r"\cellx9000",)))))
    assert texts(outer) == [["A\nB", "C"], ["D"]]
    assert spans(nested) == {"I": (1, 1, 1, 1), "J": (1, 2, 1, 1), "K": (2, 1, 1, 2)}


def test_changes_and_objects_are_reported() -> None:
    body = r"{\revised new}{\deleted old}{\object\objemb{\*\objdata 00}{\result{\pict 00}}}\par"
    document = read(rtf(body))
    assert lines(document) == ["new"]
    assert codes(document) == ["RDG016", "RDG027"]


def test_a_file_that_breaks_off_says_so() -> None:
    whole = rtf(row("A", "B", edges=(r"\cellx3000", r"\cellx9000")) + r"\pard end\par")
    document = read(whole[: whole.index(b"\\pard end")])
    assert texts(tables(document)[0]) == [["A", "B"]]
    assert codes(document) == ["RDG027"]
    assert codes(read(rtf(r"a\par}b\par"))) == ["RDG027"]
    assert codes(read(rtf(r"a\par") + b"}\0\n")) == []


def test_rich_text_is_found_under_another_suffix() -> None:
    document = read(rtf(r"a\par"), ".doc")
    assert (document.format, codes(document)) == ("rtf", ["RDG013"])


@pytest.mark.parametrize(
    "unit", ["{", r"{\b ", r"\cell", r"\row", r"\cell\row", r"\itap9\nestcell ", r"\par a"]
)
def test_repetitions_stay_within_the_limits(unit: str) -> None:
    document = read(
        rtf(r"\trowd\cellx1\cellx2 x\par\intbl a" + unit * 30_000), cells=500, rows=50, columns=20
    )
    assert isinstance(document, Document)
    assert sum(len(table.rows) for table in tables(document)) <= 5000
    assert all(complete(table) for table in tables(document))


def test_pictures_alone_are_said_to_be_pictures() -> None:
    assert codes(read(rtf(r"{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}\par"))) == ["RDG030"]
    assert codes(read(rtf(""))) == ["RDG002"]
