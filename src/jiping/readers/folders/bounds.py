"""How much of an archive is unpacked."""

from __future__ import annotations

from jiping.model import Limits, Words
from jiping.readers.base.archive import mebibytes
from jiping.readers.base.refusal import refused

COUNT = Words("压缩包里的文件数", "the number of files in the archive")
FILE = Words("压缩包里的这个文件", "this file in the archive")
TOTAL = Words("压缩包里全部文件的大小", "the size of all files in the archive")


def check_count(count: int, limits: Limits) -> None:
    """Raises Refused where there are more files than the limits take."""
    if count > limits.packed_files:
        actual = f">{limits.packed_files}" if count == limits.packed_files + 1 else str(count)
        raise refused(
            "RDG006", what=COUNT, limit=limits.packed_files, actual=actual, setting="packed_files"
        )


def check_total(
    size: int, limits: Limits, most: int | None = None, setting: str = "packed_bytes"
) -> None:
    """Raises Refused where all files together are larger than `most`, the limit `setting`."""
    _check(size, limits.packed_bytes if most is None else most, TOTAL, setting)


def check_file(size: int, limits: Limits) -> None:
    """Raises Refused where one file is larger than the limits take."""
    _check(size, limits.file_bytes, FILE, "file_bytes")


def _check(size: int, most: int, what: Words, setting: str) -> None:
    if size > most:
        raise refused(
            "RDG006", what=what, limit=mebibytes(most), actual=mebibytes(size), setting=setting
        )
