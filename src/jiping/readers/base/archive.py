"""Zip archives, unpacked within limits whatever their headers claim."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator, Sequence
from zipfile import BadZipFile, ZipFile, ZipInfo

from jiping.model import Limits, Words
from jiping.readers.base.refusal import Refused, refused, unreadable

STORED, DEFLATED = 0, 8
ENCRYPTED = 0x1
LOCAL_HEADER = struct.Struct("<4s22xHH")
FREE_SIZE = 1024 * 1024
"""Parts that unpack to less than this may have any compression ratio."""
CHUNK = 64 * 1024
WHAT = Words("文件解压后的大小", "the unpacked size of the file")


class Archive:
    """The parts of a zip file by name; counts what it unpacks, all parts together.

    Names are compared without case and with forward slashes, as office packages want it.
    Raises Refused: damaged, encrypted, too large, or compressed beyond belief.
    """

    def __init__(self, data: bytes, limits: Limits, infos: Sequence[ZipInfo] | None = None) -> None:
        self._data = data
        self._ratio = limits.compression_ratio
        self._limit = self._left = limits.unpacked_bytes
        self.infos = tuple(_directory(data) if infos is None else infos)
        self._parts = {_plain(info.filename): info for info in self.infos}

    @property
    def names(self) -> frozenset[str]:
        """Part names in lower case."""
        return frozenset(self._parts)

    @property
    def pictures(self) -> int:
        """How many pictures an office package holds."""
        return sum("/media/" in name for name in self._parts)

    @property
    def encrypted(self) -> bool:
        """Whether any part is protected by a password."""
        return any(info.flag_bits & ENCRYPTED for info in self._parts.values())

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._parts

    def size(self, name: str) -> int:
        """Unpacked size as the directory claims it, for choosing a way of reading only."""
        info = self._parts.get(_plain(name))
        return info.file_size if info else 0

    def read(self, name: str) -> bytes:
        """A whole part, its checksum verified."""
        return self.unpack(self._info(name))

    def unpack(self, info: ZipInfo, most: int | None = None) -> bytes:
        """A whole part by its entry, its checksum verified; one larger than `most` is damaged."""
        _check_readable(info)
        data = b"".join(self._unpacked(info, whole=True))
        if zlib.crc32(data) != info.CRC or (most is not None and len(data) > most):
            raise _damaged(info.filename)
        return data

    def head(self, name: str, length: int = 2048) -> bytes:
        """The beginning of a part, for recognising it."""
        info = self._info(name)
        packed = self._packed(info, length)
        if info.compress_type == STORED:
            return packed[:length]
        try:
            return zlib.decompressobj(-15).decompress(packed, length)
        except zlib.error as error:
            raise _damaged(name) from error

    def chunks(self, name: str) -> Iterator[bytes]:
        """A large part piece by piece, unpacked while it is read; checksum not verified."""
        return self._unpacked(self._info(name), whole=False)

    def _info(self, name: str) -> ZipInfo:
        info = self._parts.get(_plain(name))
        if info is None:
            raise unreadable(f"缺少必需的部分 {name}", f"its part {name} is missing")
        _check_readable(info)
        return info

    def _packed(self, info: ZipInfo, most: int | None = None) -> bytes:
        start = info.header_offset
        header = self._data[start : start + 30]
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise _damaged(info.filename)
        _, name_length, extra_length = LOCAL_HEADER.unpack(header)
        start += 30 + name_length + extra_length
        size = info.compress_size if most is None else min(info.compress_size, most)
        packed = self._data[start : start + size]
        if len(packed) < size:
            raise _damaged(info.filename)
        return packed

    def _unpacked(self, info: ZipInfo, *, whole: bool) -> Iterator[bytes]:
        packed = self._packed(info)
        believable = max(FREE_SIZE, self._ratio * len(packed))
        if info.compress_type == STORED:
            self._count(len(packed), info, believable, 0)
            yield packed
            return
        engine = zlib.decompressobj(-15)
        step = len(packed) if whole else CHUNK
        done = start = 0
        rest = b""
        try:
            while not engine.eof:
                if not rest:
                    rest = packed[start : start + step]
                    start += step
                    if not rest:
                        raise _damaged(info.filename)
                most = min(self._left, believable - done) + 1
                data = engine.decompress(rest, most if whole else min(most, CHUNK))
                rest = engine.unconsumed_tail
                done += len(data)
                self._count(len(data), info, believable, done)
                yield data
        except zlib.error as error:
            raise _damaged(info.filename) from error

    def _count(self, length: int, info: ZipInfo, believable: int, done: int) -> None:
        self._left -= length
        if done > believable:
            ratio = done // max(1, info.compress_size)
            raise refused("RDG007", part=info.filename, ratio=ratio)
        if self._left < 0:
            raise refused(
                "RDG006",
                what=WHAT,
                limit=mebibytes(self._limit),
                actual=over(self._limit),
                setting="unpacked_bytes",
            )


def _directory(data: bytes) -> list[ZipInfo]:
    try:
        with ZipFile(io.BytesIO(data)) as directory:
            return directory.infolist()
    except (BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as error:
        raise unreadable(
            "压缩包结构不完整，可能没有传完或已损坏", "its zip structure is incomplete or damaged"
        ) from error


def _check_readable(info: ZipInfo) -> None:
    name = info.filename
    if info.flag_bits & ENCRYPTED:
        raise refused("RDG004")
    if info.compress_type not in (STORED, DEFLATED):
        raise unreadable(
            f"{name} 用了不支持的压缩方式", f"its part {name} has an unsupported compression"
        )


def mebibytes(size: int) -> str:
    """A size for people."""
    return f"{size / 1024 / 1024:.0f} MiB" if size >= 1024 * 1024 else f"{size / 1024:.1f} KiB"


def over(size: int) -> Words:
    """More than a size, where how much more is not known or too little to show."""
    return Words(f"{mebibytes(size)} 以上", f"over {mebibytes(size)}")


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _damaged(name: str) -> Refused:
    return unreadable(f"其中的 {name} 已损坏", f"its part {name} is damaged")
