"""Scans and pictures: what is recognised, how sure it is, and what bounds it."""

from __future__ import annotations

import socket
import struct
import unicodedata
import zlib
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

import jiping
import mini
from jiping import readers
from jiping.model import Document, Line
from jiping.readers.scan import engine
from readers.fixed import ofd
from readers.grids import codes, read, tables
from readers.papers import paper, put
from readers.scanned import bound, pages, saved, worn
from readers.test_hostile import mutated

pytestmark = pytest.mark.needs_font


@cache
def printed() -> bytes:
    return jiping.write(mini.evaluation({"base": "hubei", "indicators.1.actual": "98%"}), "pdf")


@cache
def page() -> Image.Image:
    return pages(printed())[0]


@cache
def strip() -> Image.Image:
    """The upper part of the page: a title and the first rows."""
    third = tables(read(printed(), ".pdf"))[0].rows[2][0].area
    assert third is not None
    return page().crop((0, 0, page().width, round(float(third.rectangle[1]) / 0.36) + 5))


def cells(document: Document) -> list[tuple[int, int, int, int, str]]:
    """Place, spans and text of every cell; which width a character has does not count."""
    return [
        (c.row, c.column, c.row_span, c.column_span, _plain(c.text))
        for table in tables(document)
        for row in table.rows
        for c in row
    ]


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def share(document: Document, expected: Document) -> float:
    right = sum(a == b for a, b in zip(cells(document), cells(expected), strict=False))
    return right / max(len(cells(expected)), len(cells(document)))


def test_a_worn_scan_reads_like_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is asked of the network."""

    def never(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", never)
    monkeypatch.setattr(socket, "getaddrinfo", never)
    expected = read(printed(), ".pdf")
    document = read(bound([worn(page())]), ".pdf")
    assert document.format == "pdf"
    assert share(document, expected) >= 0.93
    assert "RDG036" in codes(document)
    for table in tables(document):
        for cell in (cell for row in table.rows for cell in row if cell.text):
            assert cell.area is not None and cell.area.confidence is not None


def test_places_are_those_of_the_page_as_it_is_shown() -> None:
    """A page upside down is read, and its first cell stands at the lower right."""
    upright = read(saved(strip(), dpi=(200, 200)))
    turned = read(saved(strip().rotate(180), dpi=(200, 200)))
    assert cells(turned) == cells(upright)
    first, other = (tables(it)[0].rows[0][0].area for it in (upright, turned))
    assert first is not None and other is not None
    width, height = strip().width * 0.36, strip().height * 0.36
    left, top, right, bottom = map(float, first.rectangle)
    mirrored = (width - right, height - bottom, width - left, height - top)
    assert all(abs(float(a) - b) < 2 for a, b in zip(other.rectangle, mirrored, strict=True))


def test_a_page_on_its_side_in_an_ofd() -> None:
    side = saved(strip().rotate(90, expand=True), "JPEG", quality=80)
    shared = (
        '<ofd:MultiMedias><ofd:MultiMedia ID="4" Type="Image"><ofd:MediaFile>a.jpg</ofd:MediaFile>'
        "</ofd:MultiMedia></ofd:MultiMedias>"
    )
    wide, high = strip().height * 0.127, strip().width * 0.127
    drawn = (
        f'<ofd:ImageObject ID="9" ResourceID="4" Boundary="5 5 {wide} {high}" '
        f'CTM="{wide} 0 0 {high} 0 0"/>'
    )
    document = read(ofd([drawn], resources=shared, parts={"Doc_0/Res/a.jpg": side}))
    assert document.format == "ofd" and "RDG036" in codes(document)
    assert "临江市柳桥街道办事处" in {text for *_, text in cells(document)}
    lost = read(ofd([drawn], resources=shared, parts={"Doc_0/Res/a.jpg": side[:3000]}))
    assert codes(lost) == ["RDG027"] or "RDG036" in codes(lost)


def test_several_pages_of_a_tiff_up_to_the_limit() -> None:
    blank = Image.new("1", (300, 300), 255)
    title = strip().crop((0, 0, strip().width, 250)).convert("1")
    data = saved(title, "TIFF", [blank, title], compression="group4")
    document = read(data, ".tif")
    assert document.format == "picture"
    assert {it.page for it in document.blocks} == {1, 3}
    cut = read(data, ".tif", scanned_pages=1)
    assert "RDG010" in codes(cut) and {it.page for it in cut.blocks} == {1}


def test_doubtful_figures_are_reported_with_their_place() -> None:
    assert "RDG035" not in codes(read(saved(strip())))
    blurred = strip().filter(ImageFilter.GaussianBlur(3.4))
    doubts = [it for it in read(saved(blurred)).findings if it.code == "RDG035"]
    assert 1 <= len(doubts) <= 20
    assert all(it.place and it.place.page == 1 and it.place.rectangle for it in doubts)


def test_without_recognition_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    engine.model.cache_clear()
    try:
        for data in (saved(strip()), bound([strip(), strip()])):
            document = readers.read(data)
            assert codes(document) == ["RDG034"] and not document.blocks
            assert 'pip install "jiping[ocr]"' in (document.findings[0].suggestion or "")
    finally:
        engine.model.cache_clear()


def latin(text: str) -> str:
    """Text in a font whose codes are those of Western Europe."""
    return f"BT /F2 10 Tf 50 650 Td <{text.encode('cp1252').hex()}> Tj ET\n"


def with_latin(content: str) -> bytes:
    both = b"/F1 3 0 R /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
    both += b" /Encoding /WinAnsiEncoding >>"
    return paper(content).replace(b"/F1 3 0 R", both)


GARBLED = put("得分", 50, 700) + latin("\xff\xdf98\xc0\xdc\xc4\xf1")
"""The table that says what the font's codes mean was lost: other letters come out."""


def test_pages_whose_codes_mean_nothing_are_recognised() -> None:
    document = readers.read(with_latin(GARBLED))
    assert "RDG036" in codes(document)
    named = readers.read(with_latin(put("管道直径由供货商", 50, 700) + latin("\xd8200 M\xfcller")))
    assert codes(named) == []


def test_letters_drawn_as_shapes_are_recognised() -> None:
    letter = "0 0 m 3 9 l 6 9 l 9 0 l 6 0 l 5 3 l 4 3 l 3 0 l f\n"
    drawn = "".join(f"q 1 0 0 1 {50 + 12 * i} 700 cm {letter} Q\n" for i in range(30))
    assert "RDG036" in codes(readers.read(paper(drawn)))


@pytest.mark.parametrize("content", [GARBLED, put("\ue021\ue022得分", 50, 700)])
def test_without_recognition_what_cannot_be_told_is_not_read(
    content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    engine.model.cache_clear()
    try:
        document = readers.read(with_latin(content))
        assert codes(document) == ["RDG032", "RDG034"]
        texts = [it.text for it in document.blocks if isinstance(it, Line)]
        assert all("\ufffd" in text for text in texts) and "98" not in "".join(texts)
    finally:
        engine.model.cache_clear()


def png(width: int, height: int) -> bytes:
    """A picture that claims a size and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


def test_bad_pictures_say_what_is_wrong() -> None:
    assert codes(read(png(60_000, 60_000), ".png")) == ["RDG006"]
    assert codes(read(saved(strip())[:2000], ".png")) == ["RDG001"]
    assert codes(read(b"\xff\xd8\xff" + bytes(900), ".jpg")) == ["RDG001"]
    assert codes(read(saved(Image.new("L", (40, 30), 255)))) == ["RDG036"]
    assert codes(read(saved(Image.new("L", (1, 1), 0)))) == ["RDG036"]
    assert codes(read(saved(Image.new("L", (1, 50_000), 255)))) == ["RDG036"]


@pytest.mark.parametrize("kind", ["PNG", "GIF", "BMP", "TIFF", "WEBP"])
@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "I;16", "1"])
def test_kinds_and_modes_of_pictures(kind: str, mode: str) -> None:
    blank = Image.new("L", (90, 60), 255)
    try:
        data = saved(blank.convert(mode), kind)
    except (OSError, ValueError):
        return  # no such picture
    document = read(data)
    assert (document.format, codes(document)) == ("picture", ["RDG036"])


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"])
@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), count=st.integers(1, 8))
def test_mutated_pictures(kind: str, seed: int, count: int) -> None:
    picture = Image.new("L", (64, 48), 255)
    picture.paste(0, (8, 8, 56, 9))
    document = read(mutated(saved(picture, kind), seed, count), ".png", pixels=100_000)
    assert document.blocks or document.findings
