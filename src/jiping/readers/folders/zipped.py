"""Zip archives as folders: names in the encoding that was meant, files unpacked one by one."""

from __future__ import annotations

from functools import partial
from zipfile import ZipInfo

from jiping.model import Limits
from jiping.readers.base.archive import Archive
from jiping.readers.folders.bounds import check_count, check_file, check_total
from jiping.readers.folders.packed import Held, Packed

NAMED_IN_UTF8 = 0x800
NAMELESS = "-"
PARTS_OF_ONE = ("[Content_Types].xml", "mimetype", "OFD.xml")
"""Names by which an archive is one document rather than a folder."""


def files_of(source: Held[bytes], limits: Limits) -> list[Packed] | None:
    """The files in the archive, in its order; None where it is one document. Raises Refused."""
    archive = Archive(source.get(), limits)
    if any(name in archive for name in PARTS_OF_ONE):
        return None
    infos = [info for info in archive.infos if not info.filename.endswith("/")]
    check_count(len(infos), limits)
    check_total(sum(info.file_size for info in infos), limits)
    return [
        Packed(name_of(info), partial(_unpacked, source, info, limits), size=info.file_size)
        for info in infos
    ]


def name_of(info: ZipInfo) -> str:
    """The name of a file; old programs wrote it in GBK without saying so."""
    name = info.orig_filename
    if not info.flag_bits & NAMED_IN_UTF8 and not name.isascii():
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.partition("\0")[0].replace("\\", "/") or NAMELESS


def _unpacked(source: Held[bytes], info: ZipInfo, limits: Limits) -> bytes:
    """Raises Refused, also for a file that is larger than the archive claims."""
    check_file(info.file_size, limits)
    return Archive(source.get(), limits, (info,)).unpack(info, info.file_size)
