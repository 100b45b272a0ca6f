"""PDF files written by hand: a font that needs no file, and text and lines where we say."""

from __future__ import annotations

FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
    b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000"
    b" /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4"
    b" /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880"
    b" /StemV 80 >> >>] >>"
)
SIZE = 10


def put(text: str, x: float, y: float, matrix: str = "1 0 0 1", mode: int = 0) -> str:
    """Text of 10 points with its baseline at a point; every character is as wide as high."""
    code = text.encode("utf-16-be").hex()
    return f"BT /F1 {SIZE} Tf {mode} Tr {matrix} {x} {y} Tm <{code}> Tj ET\n"


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{x1} {y1} m {x2} {y2} l S\n"


def grid(xs: list[float], ys: list[float]) -> str:
    """All lines of a table."""
    across = "".join(line(xs[0], y, xs[-1], y) for y in ys)
    return across + "".join(line(x, ys[0], x, ys[-1]) for x in xs)


def table(xs: list[float], ys: list[float], texts: list[list[str]]) -> str:
    """A table with its texts, rows from top to bottom; `ys` descend."""
    return grid(xs, ys) + "".join(
        put(text, x + 3, y - 12)
        for row, y in zip(texts, ys, strict=False)
        for text, x in zip(row, xs, strict=False)
        if text
    )


def paper(*pages: str, more: str = "", objects: tuple[bytes, ...] = (), root: str = "") -> bytes:
    """A file with these pages, A4; `more` goes into each page, `objects` are numbered from 4,
    `root` goes into the catalogue."""
    bodies: list[bytes] = [b"", b"", FONT, *objects]
    kids = []
    for content in pages:
        stream = content.encode("latin-1")
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(bodies) + 1)
        bodies.append(
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(bodies)} 0 R"
                f" /Resources << /Font << /F1 3 0 R >> >> {more} >>"
            ).encode()
        )
    bodies[0] = f"<< /Type /Catalog /Pages 2 0 R {root} >>".encode()
    inside = " ".join(f"{kid} 0 R" for kid in kids)
    bodies[1] = f"<< /Type /Pages /Kids [{inside}] /Count {len(kids)} >>".encode()
    return bound(bodies)


def bound(bodies: list[bytes]) -> bytes:
    """Objects numbered from 1 as a file; the first is the catalogue."""
    data = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(bodies) + 1,
        start,
    )
