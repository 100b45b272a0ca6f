"""What a file is that no reader reads, by its content, in words a clerk knows."""

from __future__ import annotations

import re
import struct

import msgspec
from msgspec import Struct

from jiping.faults import fault
from jiping.model import Words
from jiping.readers.base.compound import SIGNATURE
from jiping.readers.base.content import Content
from jiping.readers.base.refusal import Refused, refused, unreadable


class Kind(Struct, frozen=True):
    """A kind of file, its short name, and what to do with it."""

    format: str
    name: Words
    remedy: Words


SAVE_AS_DOCX = Words(
    "请在 Word 或 WPS 中打开，另存为 .docx 后重试。",
    "Open it in Word or WPS, save it as .docx and try again.",
)
SAVE_AS_XLSX = Words(
    "请在 Excel 或 WPS 中打开，另存为 .xlsx 后重试。",
    "Open it in Excel or WPS, save it as .xlsx and try again.",
)
ASK_FOR_ORIGINAL = Words(
    "请索取 Word 或 Excel 原件；只有这一份时，请先转换为 .docx 或 .xlsx 并核对数字后重试。",
    "Ask for the Word or Excel original; if there is none, convert it to .docx or .xlsx, "
    "compare the figures and try again.",
)
UNPACK = Words("请先解压，再读其中的文件。", "Unpack it first and read the files inside.")
CHOOSE_ANOTHER = Words(
    "请确认文件是否选对；自评表应是 Word、Excel（.xlsx、.xls）、PDF、OFD、网页、Markdown "
    "或文本文件。",
    "Make sure that this is the right file; forms are read from Word, Excel (.xlsx, .xls), "
    "PDF, OFD, HTML, Markdown and text files.",
)

OTHER_OFFICE = Kind(
    "office", Words("其他类型的 Office 文件", "another kind of Office file"), CHOOSE_ANOTHER
)
OLD_SLIDES = Kind(
    "ppt", Words("旧版演示文稿（.ppt）", "old PowerPoint file (.ppt)"), CHOOSE_ANOTHER
)
OLD_OFFICE = Kind("ole", Words("旧版 Office 文件", "old Office file"), SAVE_AS_DOCX)
SLIDES = Kind("pptx", Words("演示文稿（.pptx）", "presentation (.pptx)"), CHOOSE_ANOTHER)
BINARY_EXCEL = Kind(
    "xlsb", Words("Excel 二进制工作簿（.xlsb）", "Excel binary workbook (.xlsb)"), SAVE_AS_XLSX
)
PICTURE = Kind(
    "picture",
    Words("图片（HEIC、SVG 等）", "picture (HEIC, SVG or the like)"),
    ASK_FOR_ORIGINAL,
)
ARCHIVE = Kind("archive", Words("压缩包", "archive"), UNPACK)
XML = Kind("xml", Words("XML 数据文件", "XML data file"), CHOOSE_ANOTHER)
JSON = Kind("json", Words("JSON 数据文件", "JSON data file"), CHOOSE_ANOTHER)
MEDIA = Kind("media", Words("音频或视频", "audio or video"), CHOOSE_ANOTHER)
PROGRAM = Kind("program", Words("可执行程序", "program"), CHOOSE_ANOTHER)
BINARY = Kind("unknown", Words("无法识别的二进制文件", "unknown binary file"), CHOOSE_ANOTHER)

BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ", ARCHIVE),
    (b"MSCF", ARCHIVE),
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"ID3", MEDIA),
    (b"OggS", MEDIA),
)
PATTERNS: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (re.compile(rb".{4}ftyp(?:hei|mif|avi)", re.DOTALL), PICTURE),
    (re.compile(rb"RIFF.{4}|.{4}ftyp", re.DOTALL), MEDIA),
    (re.compile(rb".{257}ustar", re.DOTALL), ARCHIVE),
)
TEXTS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"\s*<(?:svg)\b"), PICTURE),
    (re.compile(r"\s*<\?xml(?!.*<(?:!DOCTYPE\s+)?html)", re.DOTALL | re.IGNORECASE), XML),
    (re.compile(r"\s*(?:\{\s*\"|\[\s*[{\[\"]|\{\s*\}\s*$)"), JSON),
)
STREAMS = (("PowerPoint Document", OLD_SLIDES),)
"""Streams of a compound file that tell what it holds."""
WORKBOOKS = ("Workbook", "Book")
"""Streams that a reader reads where the file is sound."""
ROOT = "Root Entry"
"""First entry of every compound file."""
MEMBERS = (
    ("ppt/presentation.xml", SLIDES),
    ("xl/workbook.bin", BINARY_EXCEL),
    ("[content_types].xml", OTHER_OFFICE),
)
"""Parts of a zip file that tell what it holds."""
BY_SUFFIX = {
    ".ppt": OLD_SLIDES,
    ".pptx": SLIDES,
    ".xlsb": BINARY_EXCEL,
    ".xml": XML,
    ".json": JSON,
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar"), ARCHIVE),
}
"""Suffixes that say something although no reader reads them."""


def unreadable_kind(content: Content) -> Refused | None:
    """What the file is where its first bytes leave no doubt that it is none of the texts that
    readers guess at; to be asked when no reader is certain."""
    if content.data.startswith(SIGNATURE):
        return _compound(content)
    if content.archive:
        if not content.archive.names:
            return refused("RDG002")
        return refused("RDG004") if content.archive.encrypted else None
    if content.is_text:
        head = content.text[:2048]
        kind = next((kind for known, kind in TEXTS if known.match(head)), None)
        if kind is JSON and not _is_json(content.text):
            kind = None
    else:
        kind = next((kind for start, kind in BEGINNINGS if content.head.startswith(start)), None)
        kind = kind or next((kind for known, kind in PATTERNS if known.match(content.head)), None)
    return unsupported(kind) if kind else None


def _is_json(text: str) -> bool:
    try:
        msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def leftover(content: Content) -> Refused:
    """What a file is that no reader recognised."""
    archive = content.archive
    if archive is None:
        return unsupported(BINARY)
    package = content.package
    for part in ("_rels/.rels", package.main if package else ""):
        if "[Content_Types].xml" in archive and part and part not in archive:
            return unreadable(f"缺少必需的部分 {part}", f"its part {part} is missing")
    if "content.xml" in archive and "mimetype" in archive:
        return unsupported(OTHER_OFFICE)
    return unsupported(next((kind for name, kind in MEMBERS if name in archive), ARCHIVE))


def unsupported(kind: Kind) -> Refused:
    """What to raise for a kind of file that no reader reads."""
    finding = fault("RDG003", kind=kind.name, remedy=kind.remedy)
    return Refused(finding, kind.format)


def _compound(content: Content) -> Refused:
    try:
        compound = content.compound
        names = compound.names if compound else frozenset()
    except Refused:
        # Of a damaged file the names of its streams are mostly still there.
        wanted = ("EncryptedPackage", *WORKBOOKS, *(name for name, _ in STREAMS))
        names = frozenset(name.lower() for name in wanted if has_stream(content.data, name))
    if "encryptedpackage" in names:
        return refused("RDG004")
    kind = next((kind for name, kind in STREAMS if name.lower() in names), None)
    if kind is None and any(name.lower() in names for name in WORKBOOKS):
        return unreadable("其中的工作簿已损坏", "the workbook in it is damaged")
    if not has_stream(content.data, ROOT):
        return unreadable(
            "文件不完整，可能没有传完", "it is incomplete, perhaps not fully transferred"
        )
    return unsupported(kind or OLD_OFFICE)


def has_stream(data: bytes, name: str) -> bool:
    """Whether a directory entry of the compound file bears the name.

    An entry is 128 bytes on a 128-byte boundary: the name in UTF-16, and at 64 its length.
    """
    wanted = name.encode("utf-16-le")
    start = data.find(wanted)
    while start >= 0:
        if start % 128 == 0 and len(data) >= start + 66:
            (length,) = struct.unpack_from("<H", data, start + 64)
            if length == len(wanted) + 2:
                return True
        start = data.find(wanted, start + 2)
    return False
