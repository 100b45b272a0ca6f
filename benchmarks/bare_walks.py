"""What any reader must do at least: unzip, parse with lxml, take every cell's text."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def docx(data: bytes) -> list[str]:
    """Text of every table cell of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return [
        "".join(text.text or "" for text in cell.iter(f"{WORD}t"))
        for cell in root.iter(f"{WORD}tc")
    ]


def xlsx(data: bytes) -> list[str]:
    """Text of every cell of a workbook's first sheet, shared strings resolved."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        shared: list[str] = []
        if "xl/sharedStrings.xml" in names:
            strings = etree.fromstring(archive.read("xl/sharedStrings.xml"))
            shared = [
                "".join(text.text or "" for text in item.iter(f"{SHEET}t"))
                for item in strings.iter(f"{SHEET}si")
            ]
        root = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    found = []
    for cell in root.iter(f"{SHEET}c"):
        value = cell.find(f"{SHEET}v")
        if value is None:
            found.append("".join(text.text or "" for text in cell.iter(f"{SHEET}t")))
        elif cell.get("t") == "s":
            found.append(shared[int(value.text or 0)])
        else:
            found.append(value.text or "")
    return found
