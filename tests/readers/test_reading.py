"""`read`: what a file is, and every way in which it can be bad."""

from __future__ import annotations

import struct
import types
import zipfile
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from jiping import discovery, readers
from jiping.faults import known
from jiping.language import speaking
from jiping.model import Document, Limits, Line, Table
from readers.grids import codes, lines, read, tables, texts
from readers.packages import HEAD, archive, cells, docx, p, relations, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = (
    '<!DOCTYPE a [<!ENTITY e0 "xxxxxxxxxx">'
    + "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    + "]>"
)


def compound(*streams: str) -> bytes:
    """A compound file's header and one sector of directory entries."""
    entries = b""
    for name in streams:
        written = name.encode("utf-16-le")
        entries += written.ljust(64, b"\0") + struct.pack("<H", len(written) + 2) + b"\0" * 62
    return OLE.ljust(512, b"\0") + entries


def message(document: Document) -> str:
    return document.findings[0].message


def test_a_path_bytes_and_a_string_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(docx(p("甲")))
    documents = [
        readers.read(path),
        readers.read(str(path)),
        readers.read(path.read_bytes(), suffix=".docx"),
        readers.read(path.read_bytes()),
    ]
    assert all(document == documents[0] for document in documents)
    assert lines(documents[0]) == ["甲"]


@pytest.mark.parametrize("missing", ["没有.docx", "a\0b", "没有/更没有.md"])
def test_a_path_that_does_not_exist_raises(missing: str, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        readers.read(tmp_path / missing)


def test_a_folder(tmp_path: Path) -> None:
    document = readers.read(tmp_path)
    assert (document.format, document.blocks, codes(document)) == ("unknown", (), ["RDG005"])


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "表.md"
    path.write_text("甲")

    opened = Path.open

    def denied(asked: Path, *rest: Any, **named: Any) -> Any:
        if asked == path:
            raise PermissionError(13, "denied")
        return opened(asked, *rest, **named)

    monkeypatch.setattr(Path, "open", denied)
    document = readers.read(path)
    assert codes(document) == ["RDG001"]
    assert "权限" in message(document)


@pytest.mark.parametrize("data", [b"", b"  \r\n\t", b"\0" * 9000, b"\xef\xbb\xbf", archive({})])
def test_an_empty_file(data: bytes) -> None:
    document = read(data, ".docx")
    assert codes(document) == ["RDG002"]
    assert document.findings[0].severity == "block"


@pytest.mark.parametrize(
    ("data", "kind", "format"),
    [
        (b"\0\0\0\x18ftypheic\0\0", "图片", "picture"),
        (b"\0\0\0\x18ftypmp42\0\0", "音频或视频", "media"),
        (b"Rar!\x1a\x07\0", "压缩包", "archive"),
        (b"7z\xbc\xaf\x27\x1c\0", "压缩包", "archive"),
        (archive({"a/表.docx": "x"}), "压缩包", "archive"),
        (compound("Root Entry", "PowerPoint Document"), "旧版演示文稿", "ppt"),
        (compound("Root Entry", "Other"), "旧版 Office 文件", "ole"),
        (b'<?xml version="1.0"?><data/>', "XML", "xml"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><a/>', "XML", "xml"),
        (b'{"schema": "x"}', "JSON", "json"),
        (b"MZ\x90\0\x03\0", "可执行程序", "program"),
        (bytes(range(1, 32)) * 9, "二进制", "unknown"),
        (
            archive(
                {
                    "mimetype": "application/vnd.oasis.opendocument.graphics",
                    "content.xml": "<a/>",
                }
            ),
            "其他类型的 Office 文件",
            "office",
        ),
        (archive({"xl/workbook.bin": "x"}), "xlsb", "xlsb"),
    ],
)
def test_kinds_that_are_not_read_are_named(data: bytes, kind: str, format: str) -> None:
    document = read(data, ".docx")
    assert codes(document) == ["RDG003"]
    assert kind in message(document)
    assert document.format == format
    assert document.findings[0].suggestion


def test_slides_and_other_packages() -> None:
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("r", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"{HEAD}<p:presentation xmlns:p='x'/>",
    }
    assert read(archive(parts), ".pptx").format == "pptx"
    drawing = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("r", "officeDocument", "visio/document.xml")),
        "visio/document.xml": "<VisioDocument/>",
    }
    assert read(archive(drawing), ".vsdx").format == "office"


def test_a_password() -> None:
    locked = compound("Root Entry", "EncryptionInfo", "EncryptedPackage")
    assert codes(read(locked, ".xlsx")) == ["RDG004"]
    body = bytearray(docx(p("甲")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = body.find(mark)
        while start >= 0:
            body[start + at] |= 1
            start = body.find(mark, start + 4)
    assert codes(read(bytes(body), ".docx")) == ["RDG004"]


def test_a_name_in_the_text_of_an_old_file_is_no_stream() -> None:
    text = "EncryptedPackage".encode("utf-16-le")
    document = read(
        compound("Root Entry", "WordDocument") + b"\0" * 128 + text + b"\0" * 200, ".doc"
    )
    assert document.format == "doc"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_package(share: float) -> None:
    whole = docx(p("甲" * 3000))
    document = read(whole[: int(len(whole) * share)], ".docx")
    assert codes(document) == ["RDG001"]
    assert document.blocks == ()


def test_a_damaged_part() -> None:
    whole = archive(
        {
            "_rels/.rels": relations(("r", "officeDocument", "word/document.xml")),
            "word/document.xml": f"{HEAD}<w:document xmlns:w='x'/>",
        },
        zipfile.ZIP_STORED,
    )
    document = read(whole.replace(b"xmlns:w='x'", b"xmlns:w='y'"), ".docx")
    assert codes(document) == ["RDG001"]
    assert "word/document.xml" in message(document)


@pytest.mark.parametrize(
    "parts",
    [
        {"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"},
        {"[Content_Types].xml": "<a/>", "_rels/.rels": relations(("r", "officeDocument", "x.xml"))},
        {"[Content_Types].xml": "<a/>", "_rels/.rels": relations()},
        {"[Content_Types].xml": "<a/>", "_rels/.rels": "<broken"},
        {
            "_rels/.rels": relations(("r", "officeDocument", "d.xml")),
            "d.xml": "<document xmlns='urn:other'/>",
        },
        {
            "_rels/.rels": relations(("r", "officeDocument", "b.xml")),
            "b.xml": "<workbook xmlns='urn:other'/>",
        },
    ],
)
def test_packages_without_what_they_need(parts: dict[str, str]) -> None:
    document = read(archive(parts), ".docx")
    assert codes(document) == ["RDG001"]


def test_a_missing_sheet() -> None:
    whole = {
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": relations(("s1", "worksheet", "worksheets/sheet1.xml")),
        "xl/workbook.xml": (
            '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<sheets><sheet name="一" r:id="s1"/></sheets></workbook>'
        ),
    }
    assert codes(read(archive(whole), ".xlsx")) == ["RDG001"]


def test_files_above_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "大.md"
    path.write_bytes(b"x" * 5000)
    document = readers.read(path, limits=Limits(file_bytes=4096))
    assert codes(document) == ["RDG006"]
    assert "4.0 KiB" in message(document)
    assert "file_bytes" in (document.findings[0].suggestion or "")
    assert codes(read(b"x" * 5000, ".md", file_bytes=4096)) == ["RDG006"]


def test_a_zip_bomb_by_its_ratio_and_by_its_size() -> None:
    body = p("甲") + " " * 8_000_000
    by_ratio = read(docx(body), ".docx", compression_ratio=200)
    assert codes(by_ratio) == ["RDG007"]
    assert "word/document.xml" in message(by_ratio)
    by_size = read(docx(body), ".docx", unpacked_bytes=4_000_000)
    assert codes(by_size) == ["RDG006"]
    assert codes(read(docx(body), ".docx")) == []


def test_sizes_are_counted_whatever_the_directory_claims() -> None:
    whole = bytearray(docx(p("甲") + " " * 8_000_000))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = whole.find(mark)
        while start >= 0:
            whole[start + at : start + at + 4] = struct.pack("<I", 10)
            start = whole.find(mark, start + 4)
    assert codes(read(bytes(whole), ".docx", unpacked_bytes=4_000_000)) == ["RDG006"]


@pytest.mark.parametrize("padding", [0, 5_000_000])
def test_xml_entities_are_refused(padding: int) -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    bomb = (
        f"<?xml version='1.0'?>{BOMB}<w:document xmlns:w='{word}'><w:body>"
        f"<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>{' ' * padding}</w:body></w:document>"
    )
    parts = {
        "_rels/.rels": relations(("r", "officeDocument", "word/document.xml")),
        "word/document.xml": bomb,
    }
    assert codes(read(archive(parts), ".docx")) == ["RDG008"]


def test_entities_of_a_page_are_not_expanded() -> None:
    page = f"{BOMB.replace('DOCTYPE a', 'DOCTYPE html')}<html><p>&e9;甲</p>"
    document = read(page, ".html")
    assert len("".join(lines(document))) < 2000


def test_deep_xml_is_refused() -> None:
    document = read(docx("<w:sdt>" * 500 + "</w:sdt>" * 500), ".docx")
    assert codes(document) == ["RDG001"]
    assert "256" in message(document)


@pytest.mark.parametrize(
    ("data", "suffix", "format"),
    [
        (docx(p("甲")), ".xlsx", "docx"),
        (docx(p("甲")), ".doc", "docx"),
        (xlsx(cells({1: {"A": "甲"}})), ".docx", "xlsx"),
        (b"<html><p>x</p>", ".xls", "html"),
        ("| 一 | 二 |\n|---|---|\n| 1 | 2 |".encode(), ".docx", "markdown"),
        ("甲乙丙".encode(), ".pdf", "text"),
    ],
)
def test_a_wrong_suffix_is_said_and_the_content_read(data: bytes, suffix: str, format: str) -> None:
    document = read(data, suffix)
    assert document.format == format
    assert document.blocks
    assert codes(document) == ["RDG013"]
    assert suffix in message(document)


@pytest.mark.parametrize("suffix", ["", ".bak", ".DOCX", ".docm"])
def test_suffixes_that_do_not_contradict(suffix: str) -> None:
    assert codes(read(docx(p("甲")), suffix)) == []


def test_brackets_alone_do_not_make_json() -> None:
    assert lines(read('["甲"]乙', ".txt")) == ['["甲"]乙']
    assert lines(read("{ }", ".txt")) == []
    assert lines(read("[" * 100_000, ".txt"))


def test_suffixes_are_those_of_all_readers() -> None:
    assert {".docx", ".xlsx", ".html", ".htm", ".md", ".txt"} <= readers.suffixes()


def test_findings_speak_the_language_of_the_task() -> None:
    with speaking("en"):
        assert message(read(b"", ".docx")) == "The file is empty."
    assert message(read(b"", ".docx")) == "文件是空的，没有任何内容。"


def test_every_reader_is_a_documented_unit() -> None:
    for name, reader in readers.formats().items():
        page = reader.__doc__ or ""
        assert "cannot do" in page, name
        assert name == reader.FORMAT
        assert reader.TITLE.zh
        assert reader.TITLE.en
        assert all(suffix.startswith(".") for suffix in reader.SUFFIXES)


def fable() -> Any:
    """A format that a third party might add."""
    module = types.ModuleType("fable")
    module.__dict__.update(
        FORMAT="fable",
        TITLE=types.SimpleNamespace(zh="寓言", en="fable"),
        SUFFIXES=(".fable",),
        recognises=lambda content: 100 if b"FABLE" in content.head else 0,
        read=lambda content: Document("fable", (Line(content.text[6:], 1),)),
    )
    return module


def test_a_new_reader_is_found_without_editing_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "fable", fable())
    monkeypatch.setattr(
        discovery,
        "entry_points",
        lambda group: [EntryPoint("fable", "fable", group)] if group == "jiping.readers" else [],
    )
    discovery.modules.cache_clear()
    readers.suffixes.cache_clear()
    try:
        document = readers.read(b"FABLE once", suffix=".txt")
        sure = readers.read(b"MZ\x90\0 FABLE", suffix="")
        assert ".fable" in readers.suffixes()
    finally:
        monkeypatch.undo()
        discovery.modules.cache_clear()
        readers.suffixes.cache_clear()
    assert document.format == sure.format == "fable"
    assert lines(document) == ["once"]
    assert codes(document) == ["RDG013"]


def test_a_file_dropped_into_the_folder_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "saga.py").write_text("", encoding="utf-8")
    (tmp_path / "base").mkdir()
    (tmp_path / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(discovery, "files", lambda _: tmp_path)
    discovery.modules.cache_clear()
    found = discovery.modules("readers", readers.UNIT)
    discovery.modules.cache_clear()
    assert found == {"saga": "jiping.readers.saga"}


@pytest.mark.forms
@pytest.mark.parametrize(
    ("name", "format", "count"),
    [
        ("seed.md", "markdown", 5),
        ("pipe-subrows.txt", "markdown", 1),
        ("pipe-missing-initial-cell.txt", "markdown", 1),
        ("cap-exceeded-full-marks.txt", "text", 0),
        ("goal-amount-with-text.txt", "text", 0),
        ("flattened-zero-total-row.txt", "text", 0),
    ],
)
def test_forms_as_converters_leave_them(forms: Path, name: str, format: str, count: int) -> None:
    document = readers.read(forms / name)
    assert (document.format, len(tables(document)), codes(document)) == (format, count, [])


@pytest.mark.forms
def test_every_printed_character_of_the_forms_is_kept(forms: Path) -> None:
    for path in [*forms.glob("*.txt"), forms / "seed.md"]:
        document = readers.read(path)
        kept = "".join(
            "".join(cell.text for row in block.rows for cell in row)
            if isinstance(block, Table)
            else block.text
            for block in document.blocks
        )
        source = path.read_text(encoding="utf-8")
        for mark in ("<br>", "<p>", "</p>", "##", "---", "|", "-"):
            source = source.replace(mark, "")
            kept = kept.replace(mark, "")
        assert "".join(kept.split()) == "".join(source.split()), path.name


@pytest.mark.forms
def test_the_seed_has_its_rows(forms: Path) -> None:
    first = tables(readers.read(forms / "seed.md"))[0]
    assert first.width == 7
    assert texts(first)[3][1:6] == ["部门整体支出\n总额", "10,744.00", "10,744.00", "100.00%", "20"]


def test_all_codes_used_are_known() -> None:
    import re

    folder = Path(readers.__file__).parent
    used = {
        code
        for path in folder.rglob("*.py")
        for code in re.findall(r'"(RDG\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= set(known())
