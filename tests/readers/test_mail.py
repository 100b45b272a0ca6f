"""Web pages in one file, and messages."""

from __future__ import annotations

import base64
import quopri

import pytest

from jiping.readers.mail.parts import parts_of
from readers.grids import codes, lines, read, tables, texts

PAGE = "<html><meta charset=gb2312><p>自评表</p><table><tr><td rowspan=2>≥15</td><td>乙</td></tr><tr><td>丙</td></tr></table></html>"


def message(*parts: bytes, head: str = "", kind: str = "multipart/related") -> bytes:
    start = (
        f'{head}MIME-Version: 1.0\r\nContent-Type: {kind};\r\n\tboundary="=_b"\r\n\r\npreamble\r\n'
    )
    inside = b"".join(b"--=_b\r\n" + part + b"\r\n" for part in parts)
    return start.encode("gbk") + inside + b"--=_b--\r\nepilogue"


def part(body: bytes, kind: str, encoding: str = "base64", more: str = "") -> bytes:
    coded = {
        "base64": base64.encodebytes,
        "quoted-printable": quopri.encodestring,
        "8bit": bytes,
    }[encoding](body)
    return (
        f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n{more}\r\n".encode("gbk")
        + coded
    )


MAIL = "From: a@b\r\nTo: c@d\r\nSubject: =?gb2312?B?1NrGwA==?=\r\n"


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("kind", ['text/html; charset="gb2312"', "text/html"])
def test_a_page_in_one_file(encoding: str, kind: str) -> None:
    data = message(part(PAGE.encode("gbk"), kind, encoding), part(b"x", "image/png"))
    document = read(data, ".mht")
    assert (document.format, codes(document), lines(document)) == ("mht", [], ["自评表"])
    assert texts(tables(document)[0]) == [["≥15", "乙"], ["丙"]]


def test_a_page_alone() -> None:
    data = b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>\xe7\x94\xb2</p>"
    assert lines(read(data)) == ["甲"]


def test_a_workbook_saved_as_pages() -> None:
    def page(body: str, where: str) -> bytes:
        return part(
            body.encode(),
            "text/html; charset=utf-8",
            more=f"Content-Location: file:///C:/{where}\r\n",
        )

    data = message(
        page("<html><frameset><frame src=sheet001.htm></frameset></html>", "a.htm"),
        page("<table><tr><td>一</td></tr></table>", "a.files/sheet001.htm"),
        page("<table><tr><td>二</td></tr></table>", "a.files/sheet002.htm"),
        page("<table><tr><td>表名</td></tr></table>", "a.files/tabstrip.htm"),
    )
    assert [texts(table) for table in tables(read(data))] == [[["一"]], [["二"]]]


def test_a_message_with_a_table() -> None:
    inner = (
        message(
            part("无".encode(), "text/plain"),
            part(PAGE.encode(), "text/html; charset=utf-8"),
            kind="multipart/alternative",
        )
        .replace(b"=_b", b"=_a")
        .replace(b"MIME-Version: 1.0\r\n", b"")
    )
    file = part(
        b"x",
        "application/msword",
        more='Content-Disposition: attachment; filename="=?gb2312?B?1tTGwLHt?=.docx"\r\n',
    )
    document = read(message(inner, file, head=MAIL, kind="multipart/mixed"))
    assert (document.format, lines(document), len(tables(document))) == ("eml", ["自评表"], 1)
    assert codes(document) == ["RDG027"]


def test_a_message_of_plain_text() -> None:
    data = (
        MAIL.encode()
        + b"Content-Type: text/plain; charset=gbk\r\n\r\n"
        + "甲\t乙\n1\t2\n完".encode("gbk")
    )
    document = read(data, ".eml")
    assert texts(tables(document)[0]) == [["甲", "乙"], ["1", "2"]]
    assert lines(document) == ["完"]


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="自评表.docx"', "自评表.docx"),
        ("attachment; filename*=utf-8''%E8%87%AA%E8%AF%84.docx", "自评.docx"),
        (
            "attachment; filename*0*=gb18030''%D7%D4; filename*1*=%C6%C0; filename*2=.docx",
            "自评.docx",
        ),
        ('attachment; filename="=?GB2312?Q?=D7=D4?= =?GB2312?B?xsA=?="', "自评"),
        ("attachment; filename=a.docx; size=3", "a.docx"),
    ],
)
def test_names_of_attachments(disposition: str, name: str) -> None:
    data = message(part(b"x", "application/x", more=f"Content-Disposition: {disposition}\r\n"))
    assert [found.name for found in parts_of(data)] == [name]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (message(part(b"x", "image/png")), "RDG001"),
        (message(part(b"<html></html>", "text/html")), "RDG002"),
        (message(head=MAIL, kind="multipart/mixed"), "RDG002"),
        (message(part(b"<p><img></p>", "text/html"), part(b"x", "image/png")), "RDG030"),
    ],
)
def test_what_holds_nothing(data: bytes, code: str) -> None:
    assert codes(read(data)) == [code]


def test_parts_within_parts_without_end() -> None:
    data = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    )
    assert len(parts_of(data)) <= 2000
    assert (
        len(parts_of(b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 50_000))
        <= 2001
    )
