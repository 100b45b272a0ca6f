"""Drawings inside drawings: how many pdfium would have to draw.

A few hundred bytes can ask for more drawings than there is time, and pdfium draws them all before
it gives a page back. Only what stands in the file as it is can be looked at; drawings whose
resources lie in compressed object streams are not counted.
"""

from __future__ import annotations

import re
import zlib

FORM = re.compile(rb"/Subtype\s*/Form\b")
OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,9})\s+[0-9]{1,5}\s+obj\b")
REFERENCE = re.compile(rb"([0-9]{1,9})\s+[0-9]{1,5}\s+R\b")
DRAW = re.compile(rb"/[^\s/\[\]<>()]+\s+Do\b")
HEAD = 4096
"""Bytes of an object that are looked at for what it refers to,"""
INSIDE = 256 * 1024
"""and of its content, unpacked, for what it draws."""
MOST = 1_000_000
"""Drawings in one another; a page that is printed has a few dozen."""
HOPS = 2
"""Objects between a drawing and the one it draws: resources, and the list of drawings in them."""


def too_many_drawings(data: bytes) -> bool:
    """Whether drawings hold one another so often that drawing them would not end in time."""
    if FORM.search(data) is None:
        return False
    objects = _objects(data)
    forms = {number for number, (head, _) in objects.items() if FORM.search(head)}
    inside = {number: _drawn(number, forms, objects) for number in forms}
    times = {number: _times(objects[number][1]) for number in forms}
    total = dict.fromkeys(forms, 1)
    for _ in range(len(forms) + 1):
        again = {
            number: 1 + times[number] * max((total[it] for it in inside[number]), default=0)
            for number in forms
        }
        if again == total:
            return False
        total = again
        if max(total.values()) > MOST:
            return True
    return True


def _objects(data: bytes) -> dict[int, tuple[bytes, bytes]]:
    """By number, the beginning of each object and, where it has one, of its stream."""
    found: dict[int, tuple[bytes, bytes]] = {}
    for match in OBJECT.finditer(data):
        head = data[match.end() : match.end() + HEAD].partition(b"endobj")[0]
        head, stream, _ = head.partition(b"stream")
        content = b""
        if stream and FORM.search(head):
            start = match.end() + len(head) + len(stream)
            content = _unpacked(head, data[start : start + INSIDE].lstrip(b"\r\n"))
        found[int(match[1])] = (head, content)
    return found


def _unpacked(head: bytes, packed: bytes) -> bytes:
    content = packed.partition(b"endstream")[0]
    if b"/FlateDecode" not in head and b"/Fl " not in head:
        return content
    try:
        return zlib.decompressobj().decompress(packed, INSIDE)
    except zlib.error:
        return content


def _drawn(number: int, forms: set[int], objects: dict[int, tuple[bytes, bytes]]) -> set[int]:
    """The drawings that one may draw: those that it refers to, over its resources."""
    found: set[int] = set()
    seen = {number}
    step = [number]
    for _ in range(HOPS + 1):
        after = []
        for at in step:
            for match in REFERENCE.finditer(objects[at][0]):
                target = int(match[1])
                if target in forms:
                    found.add(target)
                elif target in objects and target not in seen:
                    seen.add(target)
                    after.append(target)
        step = after
    return found


def _times(content: bytes) -> int:
    return max(1, sum(1 for _ in DRAW.finditer(content)))
