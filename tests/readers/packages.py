"""Small office files written by hand, so that a test shows the XML it is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def archive(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with fixed dates."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as target:
        for name, content in parts.items():
            target.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, method)
    return buffer.getvalue()


def relations(*entries: tuple[str, str, str], office: str = OFFICE) -> str:
    """A relationships part from (id, last word of the type, target)."""
    inside = "".join(
        f'<Relationship Id="{name}" Type="{office}/{kind}" Target="{target}"/>'
        for name, kind, target in entries
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def docx(body: str, *, main: str = "word/document.xml", word: str = WORD, **more: str) -> bytes:
    """A Word document with the XML of its body (prefix w); `more` are parts by name."""
    spaces = (
        f'xmlns:w="{word}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        f'xmlns:r="{OFFICE}"'
    )
    return archive(
        {
            "[Content_Types].xml": f"{HEAD}<Types/>",
            "_rels/.rels": relations(("rId1", "officeDocument", main)),
            main: f"{HEAD}<w:document {spaces}><w:body>{body}</w:body></w:document>",
            **more,
        }
    )


def p(*texts: str) -> str:
    """A paragraph of runs."""
    return "<w:p>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"


def tc(content: str = "", *, span: int = 1, merge: str | None = None, width: int = 0) -> str:
    """A cell; `content` is text or paragraphs, `merge` is restart or continue."""
    inside = content if content.startswith("<") else p(content) if content else "<w:p/>"
    properties = (
        (f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else "")
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + (f'<w:vMerge w:val="{merge}"/>' if merge else "")
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; a cell that is not XML is made one."""
    made = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"


def tbl(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def styles(*codes: str) -> str:
    """A styles part whose cell style number n has the n-th code; the first is General."""
    formats = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode="{_escaped(code)}"/>'
        for n, code in enumerate(codes)
    )
    cells = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{164 + n}"/>' for n in range(len(codes)))
    return (
        f'{HEAD}<styleSheet xmlns="{SHEET}"><numFmts>{formats}</numFmts>'
        f"<cellXfs>{cells}</cellXfs></styleSheet>"
    )


def xlsx(
    sheets: Mapping[str, str] | str,
    *,
    strings: Sequence[str] = (),
    codes: Sequence[str] = (),
    states: Mapping[str, str] | None = None,
    properties: str = "",
    space: str = SHEET,
    office: str = OFFICE,
    **more: str | bytes,
) -> bytes:
    """A workbook; each sheet is the XML inside <worksheet>, a bare string the only sheet.

    `strings` are the XML inside each <si>, `codes` the number formats of styles 1, 2, ….
    """
    if isinstance(sheets, str):
        sheets = {"表1": sheets}
    states = states or {}
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="s{n}"'
        + (f' state="{states[name]}"' if name in states else "")
        + "/>"
        for n, name in enumerate(sheets, 1)
    )
    links = [(f"s{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    links += [("st", "styles", "styles.xml"), ("ss", "sharedStrings", "sharedStrings.xml")]
    items = "".join(f"<si>{item}</si>" for item in strings)
    return archive(
        {
            "[Content_Types].xml": f"{HEAD}<Types/>",
            "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml"), office=office),
            "xl/_rels/workbook.xml.rels": relations(*links, office=office),
            "xl/workbook.xml": (
                f'{HEAD}<workbook xmlns="{space}" xmlns:r="{office}">{properties}'
                f"<sheets>{listed}</sheets></workbook>"
            ),
            "xl/styles.xml": styles(*codes),
            "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{space}">{items}</sst>',
            **{
                f"xl/worksheets/sheet{n}.xml": (
                    f'{HEAD}<worksheet xmlns="{space}">{inside}</worksheet>'
                )
                for n, inside in enumerate(sheets.values(), 1)
            },
            **more,
        }
    )


def cells(rows: Mapping[int, Mapping[str, str | float]]) -> str:
    """Sheet data with inline texts and numbers, by row and column letter."""
    return (
        "<sheetData>"
        + "".join(
            f'<row r="{number}">'
            + "".join(
                f'<c r="{letters}{number}" t="inlineStr"><is><t>{content}</t></is></c>'
                if isinstance(content, str)
                else f'<c r="{letters}{number}"><v>{content}</v></c>'
                for letters, content in row.items()
            )
            + "</row>"
            for number, row in rows.items()
        )
        + "</sheetData>"
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
