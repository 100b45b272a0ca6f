"""Pictures of forms (.png, .jpg, .bmp, .tif with several pages, .gif, .webp), by recognition.

Straight lines make up the tables, characters are recognised cell by cell; pages laid on askew,
on their side or upside down are set right, and those photographed a little aslant. It needs the
optional part `jiping[ocr]`.

What it cannot do: handwriting, photographs of bent or much slanted pages, faint broken lines and
seals over text are not read reliably; without lines a table is guessed from how its texts stand.
What recognition is not sure of is reported; what it is sure of may still be wrong. Where the file
does not say its resolution, places are measured as if characters were of usual size.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.model import Document, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.base.refusal import Refused
from jiping.readers.drawn.document import add_pages
from jiping.readers.drawn.page import DrawnPage
from jiping.readers.scan.images import images
from jiping.readers.scan.scans import Scans

FORMAT = "picture"
TITLE = Words("图片（.png、.jpg、.tif 等）", "picture (.png, .jpg, .tif and others)")
SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".gif", ".webp")

BEGINNINGS = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")


def recognises(content: Content) -> int:
    """Certain by the first bytes."""
    head = content.head
    bitmap = head.startswith(b"BM") and head[6:10] == b"\0\0\0\0"
    web = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    return 100 if head.startswith(BEGINNINGS) or bitmap or web else 0


def read(content: Content) -> Document:
    """The tables and lines of each picture, a page each."""
    blocks = Blocks(content.limits)
    scans = Scans(blocks)
    add_pages(_pages(content, scans, blocks), blocks)
    scans.note()
    return scans.finished(blocks.document(FORMAT, 1))


def _pages(content: Content, scans: Scans, blocks: Blocks) -> Iterator[DrawnPage]:
    number = 0
    try:
        for image in images(content.data, content.limits) if scans.wants() else ():
            if number and not scans.wants():
                return
            number += 1
            yield scans.page(number, image)
    except Refused as refusal:
        if not number:
            raise
        blocks.note(refusal.finding)
