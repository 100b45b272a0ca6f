"""Archives and messages as folders."""

from __future__ import annotations

import io
import struct
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest

from jiping import readers
from jiping.model import Limits
from jiping.readers.folders import by_tool, packed
from readers.grids import codes, lines
from readers.packages import archive, docx, p
from readers.test_mail import MAIL, message, part

WORD = docx(p("甲"))


def members(data: bytes, name: str = "a.zip", **limits: int) -> list[readers.Packed]:
    found = readers.members(data, name, Limits(**limits))
    assert found is not None
    return found


def named(data: bytes, name: str = "a.zip", **limits: int) -> list[str]:
    return [file.name for file in members(data, name, **limits)]


def faults(data: bytes, name: str = "a.zip", **limits: int) -> list[str]:
    return [code for file in members(data, name, **limits) for code in codes(readers.read(file))]


def in_gbk(names: dict[str, bytes]) -> bytes:
    """A zip as old programs write it: names in GBK, bit 11 unset."""
    data = archive(
        {
            f"{n}x{'y' * len(name.encode('gbk'))}"[: len(name.encode("gbk"))]: body
            for n, (name, body) in enumerate(names.items())
        }
    )
    for n, name in enumerate(names):
        raw = name.encode("gbk")
        data = data.replace(f"{n}x{'y' * len(raw)}"[: len(raw)].encode(), raw)
    return data


def test_the_files_of_an_archive_are_read_one_by_one() -> None:
    found = members(archive({"甲/一.docx": WORD, "二.md": "# 乙", "甲/": ""}))
    assert [file.name for file in found] == ["a.zip/甲/一.docx", "a.zip/二.md"]
    assert [lines(readers.read(file)) for file in found] == [["甲"], ["乙"]]
    assert found[0].stem == "一"


def test_names_in_gbk() -> None:
    assert named(in_gbk({"自评表.docx": b"x", "一\\二.md": b"y"})) == [
        "a.zip/自评表.docx",
        "a.zip/一/二.md",
    ]


def test_two_files_with_one_name() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        target.writestr("a.md", "一")
        with pytest.warns(UserWarning, match="Duplicate"):
            target.writestr("a.md", "二")
    found = members(buffer.getvalue())
    assert [file.name for file in found] == ["a.zip/a.md", "a.zip/a (2).md"]
    assert [lines(readers.read(file)) for file in found] == [["一"], ["二"]]


def test_a_file_without_a_name() -> None:
    assert named(archive({"": "甲"})) == ["a.zip/-"]


def test_a_document_is_no_folder() -> None:
    assert readers.members(WORD, "a.zip") is None
    assert readers.members(b"text", "a.zip") is None
    assert readers.members(b"# text", "a.md") is None


def test_archives_in_archives() -> None:
    data = archive({"x.docx": WORD})
    for level in range(4):
        data = archive({f"{level}.zip": data, f"{level}.docx": WORD})
    folder = "a.zip/3.zip/2.zip"
    assert named(data) == [
        f"{folder}/1.zip",
        f"{folder}/1.docx",
        "a.zip/3.zip/2.docx",
        "a.zip/3.docx",
    ]
    assert "RDG003" in faults(data)


def test_many_archives_are_held_a_few_at_a_time() -> None:
    inner = archive({"x.docx": WORD})
    found = members(archive({f"{n}.zip": inner for n in range(20)}))
    assert all(lines(readers.read(file)) == ["甲"] for file in found)
    assert len(packed.Held._recent) <= packed.KEPT


def test_what_is_wrong_with_one_file_stays_there() -> None:
    data = bytearray(archive({"a.docx": WORD, "b.docx": WORD}, zipfile.ZIP_STORED))
    data[80] ^= 0xFF
    first, second = members(bytes(data))
    assert codes(readers.read(first)) == ["RDG001"]
    assert codes(readers.read(second)) == []


@pytest.mark.parametrize(
    ("data", "limits", "code"),
    [
        (archive({"a.md": "甲"})[:-9], {}, "RDG001"),
        (archive({f"{n}.md": "甲" for n in range(9)}), {"packed_files": 8}, "RDG006"),
        (archive({"a.md": "甲" * 999, "b.md": "甲"}), {"packed_bytes": 2999}, "RDG006"),
        (
            archive({"a.zip": archive({f"{n}.md": "甲" for n in range(9)}), "b.md": ""}),
            {"packed_files": 9},
            "RDG006",
        ),
        (archive({"a.md": "甲" * 5_000_000}), {}, "RDG007"),
        (archive({"a.md": "甲" * 500}), {"file_bytes": 1000}, "RDG006"),
    ],
)
def test_limits(data: bytes, limits: dict[str, int], code: str) -> None:
    assert faults(data, **limits) == [code]


def test_a_file_larger_than_the_archive_claims() -> None:
    data = archive({"a.md": "甲" * 300})
    at = data.rindex(b"PK\x01\x02") + 24
    assert faults(data[:at] + struct.pack("<I", 5) + data[at + 4 :]) == ["RDG001"]


def test_a_password() -> None:
    data = bytearray(archive({"a.md": "甲"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert faults(bytes(data)) == ["RDG004"]


def test_attachments_of_a_message() -> None:
    file = part(
        WORD, "application/x", more='Content-Disposition: attachment; filename="自评.docx"\r\n'
    )
    packed_file = part(archive({"b.docx": WORD}), "application/zip; name=b.zip")
    page = part(("<table>" + "<td>甲</td>" * 12 + "</table>").encode(), "text/html; charset=utf-8")
    mail = message(page, file, packed_file, head=MAIL, kind="multipart/mixed")
    found = members(mail, "a.eml")
    assert [item.name for item in found] == ["a.eml", "a.eml/自评.docx", "a.eml/b.zip/b.docx"]
    documents = [readers.read(item) for item in found]
    assert [document.format for document in documents] == ["eml", "docx", "docx"]
    assert [codes(document) for document in documents] == [[], [], []]
    short = message(part(b"<p>x", "text/html"), file, head=MAIL, kind="multipart/mixed")
    assert named(short, "a.eml") == ["a.eml/自评.docx"]
    assert readers.members(MAIL.encode() + b"\r\nx", "a.eml") is None


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in place of bsdtar that prints what `answer` holds."""
    program, answer = tmp_path / "bsdtar", tmp_path / "answer"
    program.write_text(f"#!/bin/sh\n[ -f {answer}.sh ] && exec sh {answer}.sh\nexec cat {answer}\n")
    program.chmod(0o755)
    monkeypatch.setattr(by_tool, "program", lambda: str(program))
    return answer


def tar(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as target:
        for name, body in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(body)
            target.addfile(entry, io.BytesIO(body))
    return buffer.getvalue()


RAR = b"Rar!\x1a\x07\x00"


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
class TestByTool:
    def test_files_come_from_the_program(self, tool: Path) -> None:
        tool.write_bytes(tar({"./甲/一.docx": WORD, "二.md": "乙".encode()}))
        found = members(RAR, "a.rar")
        assert [file.name for file in found] == ["a.rar/甲/一.docx", "a.rar/二.md"]
        assert [lines(readers.read(file)) for file in found] == [["甲"], ["乙"]]

    @pytest.mark.parametrize(
        ("script", "code"),
        [
            ("echo 'Passphrase required' >&2; exit 1", "RDG004"),
            ("echo bad >&2; exit 1", "RDG001"),
            ("echo this is no tar stream", "RDG001"),
            ("yes", "RDG001"),
            ("exec sleep 60", "RDG001"),
        ],
    )
    def test_a_program_that_fails(
        self, tool: Path, script: str, code: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(by_tool, "PATIENCE", 1.0)
        Path(f"{tool}.sh").write_text(script)
        assert faults(RAR, "a.rar") == [code]

    def test_a_stream_without_end_is_left(self, tool: Path) -> None:
        tool.write_bytes(tar({f"{n}.md": b"x" * 1000 for n in range(50)}))
        assert faults(RAR, "a.rar", packed_files=20) == ["RDG006"]
        assert faults(RAR, "a.rar", unpacked_bytes=20_000) == ["RDG006"]


def test_without_a_program_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_tool, "program", lambda: None)
    assert faults(RAR, "a.rar") == ["RDG003"]


def stored_rar(name: str, body: bytes) -> bytes:
    """An archive of RAR 4 with one file that is not compressed."""

    def block(kind: int, flags: int, rest: bytes) -> bytes:
        head = struct.pack("<BHH", kind, flags, 7 + len(rest)) + rest
        return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head

    raw = name.encode()
    entry = struct.pack(
        "<IIBIIBBHI",
        len(body),
        len(body),
        2,
        zlib.crc32(body),
        0x58210000,
        20,
        0x30,
        len(raw),
        0x20,
    )
    return (
        RAR
        + block(0x73, 0, bytes(6))
        + block(0x74, 0x8000, entry + raw)
        + body
        + block(0x7B, 0x4000, b"")
    )


@pytest.mark.skipif(by_tool.program() is None, reason="no program that unpacks on this machine")
def test_a_real_archive_through_the_real_program() -> None:
    [file] = members(stored_rar("dir\\a.docx", WORD), "a.rar")
    assert Path(file.name).as_posix() == "a.rar/dir/a.docx"
    assert lines(readers.read(file)) == ["甲"]
