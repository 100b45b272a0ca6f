"""Files damaged as disks, networks, programs and enemies damage them.

Every mutation takes the bytes of a sound file and a dice; the same seed gives the same file. Cases
(`tests/cases`) are the sound files.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

CASES = Path(__file__).resolve().parents[1] / "cases"
NO_CASES = {".py", ".json", ".pyc"}
EXTREMES = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)
OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
NUMBER = re.compile(rb"(?<![A-Za-z0-9])[0-9]{1,10}(?![A-Za-z0-9])")
NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"65536",
    b"2147483647",
    b"4294967295",
    b"99999999999999999999",
    b"1e999",
)
NESTED = (
    b"<table><tr><td>",
    b"<w:tbl><w:tr><w:tc>",
    b"{\\trowd ",
    b"[[",
    b"<<",
    b"(",
    b"| ",
    b"<div>",
)
BOMB = (
    b'<!DOCTYPE a [<!ENTITY b "xxxxxxxxxxxxxxxx">'
    + b"".join(
        b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10) for c in range(ord("c"), ord("l"))
    )
    + b"]>"
)
Mutation = Callable[[bytes, Random], bytes]


class Damaged(NamedTuple):
    """A damaged file and how it came about."""

    name: str
    suffix: str
    data: bytes


def flip(data: bytes, dice: Random) -> bytes:
    """A few bytes changed."""
    body = bytearray(data)
    for _ in range(dice.choice((1, 2, 5, 20, 100))):
        body[dice.randrange(len(body))] = dice.randrange(256)
    return bytes(body)


def cut(data: bytes, dice: Random) -> bytes:
    """The download broke off."""
    return data[: dice.randrange(1, len(data))]


def blank(data: bytes, dice: Random) -> bytes:
    """A block of the disk was lost."""
    start, size = dice.randrange(len(data)), dice.choice((16, 512, 4096))
    return data[:start] + bytes(min(size, len(data) - start)) + data[start + size :]


def splice(data: bytes, dice: Random) -> bytes:
    """A block is missing, stands twice or stands elsewhere."""
    start, size = dice.randrange(len(data)), dice.choice((1, 7, 64, 512, 3000))
    piece, rest = data[start : start + size], data[:start] + data[start + size :]
    where = dice.randrange(len(rest) + 1)
    return dice.choice((rest, rest[:where] + piece * dice.choice((1, 3)) + rest[where:]))


def integers(data: bytes, dice: Random) -> bytes:
    """Lengths, counts and offsets that lie: binary ones anywhere, of a compound file's head first."""
    body = bytearray(data)
    reach = 512 if data.startswith(OLE) and dice.random() < 0.4 else len(body) - 4
    for _ in range(dice.choice((1, 1, 3, 10))):
        at, width = dice.randrange(max(1, reach)), dice.choice((2, 4))
        value = dice.choice(EXTREMES) & (256**width - 1)
        body[at : at + width] = struct.pack("<H" if width == 2 else "<I", value)
    return bytes(body)


def digits(data: bytes, dice: Random) -> bytes:
    """The same for written numbers: /Length 12, colspan="2", w:val="3", offsets of a PDF."""
    found = [match.span() for match in NUMBER.finditer(data)]
    for start, end in sorted(
        dice.sample(found, min(len(found), dice.choice((1, 2, 8)))), reverse=True
    ):
        data = data[:start] + dice.choice(NUMBERS) + data[end:]
    return data


def references(data: bytes, dice: Random) -> bytes:
    """Cycles: a reference of a PDF, or an id in XML, leads elsewhere."""
    found = list(re.finditer(rb"[0-9]+ 0 R|\"rId[0-9]+\"|\"[a-z]{1,9}[0-9]{1,3}\"", data))
    if not found:
        return digits(data, dice)
    for match in sorted(dice.sample(found, min(len(found), 3)), key=lambda it: -it.start()):
        data = data[: match.start()] + dice.choice(found)[0] + data[match.end() :]
    return data


def nest(data: bytes, dice: Random) -> bytes:
    """Something is opened thousands of times, or goes on and on."""
    at = dice.randrange(len(data))
    more = dice.choice((*NESTED, b"\xe8\xa1\xa8", b"9", b"\n", b" ", b"\0")) * dice.choice(
        (300, 20_000)
    )
    return data[:at] + more + data[at:]


def entities(data: bytes, dice: Random) -> bytes:
    """Entities that swell, and one that looks into this machine."""
    outer = b'<!DOCTYPE a [<!ENTITY k SYSTEM "file:///etc/hostname">]>'
    at = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    text = data.find(b">", at + 5) + 1
    return data[:at] + dice.choice((BOMB, outer)) + data[at:text] + b"&k;" + data[text:]


PLAIN: tuple[Mutation, ...] = (flip, cut, blank, splice, integers, digits, references, nest)
INNER: tuple[Mutation, ...] = (flip, cut, splice, digits, references, nest, entities)


def repack(data: bytes, dice: Random) -> bytes:
    """A sound archive again, with its members damaged, swapped, renamed, lost or twice there."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            parts = [(it.filename, source.read(it)) for it in source.infolist()]
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return flip(data, dice)
    act, one, two = dice.randrange(6), dice.randrange(len(parts)), dice.randrange(len(parts))
    if act <= 2 and parts[one][1]:
        parts[one] = (parts[one][0], dice.choice(INNER)(parts[one][1], dice))
    elif act == 3:
        parts[one], parts[two] = (parts[one][0], parts[two][1]), (parts[two][0], parts[one][1])
    elif act == 4:
        del parts[one]
    else:
        dice.shuffle(parts)
        parts.append((dice.choice((parts[two][0], "../../" + parts[two][0])), parts[one][1]))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts:
            if name in target.NameToInfo:
                target.filelist.append(target.NameToInfo.pop(name))
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            target.writestr(info, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def damaged(count: int, seed: int = 1) -> Iterator[Damaged]:
    """So many damaged files, every format about as often as any other."""
    files = sorted(it for it in CASES.iterdir() if it.is_file() and it.suffix not in NO_CASES)
    kinds = sorted({path.suffix for path in files})
    for number in range(count):
        dice = Random(f"{seed} {number}")
        path = dice.choice([it for it in files if it.suffix == kinds[number % len(kinds)]])
        data = path.read_bytes()
        packed = data.startswith(ZIP) and dice.random() < 0.7
        mutation = repack if packed else dice.choice(PLAIN)
        name = f"{number}-{mutation.__name__}-{path.name}"
        yield Damaged(name, path.suffix, mutation(data, dice))
