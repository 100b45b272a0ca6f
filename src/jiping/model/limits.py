"""How much of a file is read before it is refused."""

from __future__ import annotations

from msgspec import Struct


class Limits(Struct, frozen=True):
    """Bounds on time and memory per file; far above any real form, far below what hurts."""

    file_bytes: int = 64 * 1024 * 1024
    """The file as it lies on disk."""
    unpacked_bytes: int = 256 * 1024 * 1024
    """All parts of a zip-based file together, counted while unpacking."""
    compression_ratio: int = 1000
    """Unpacked to packed size of one part; more is taken for a bomb (above 1 MiB)."""
    cells: int = 500_000
    """Cells with text in one document."""
    rows: int = 20_000
    """Rows of one sheet or table."""
    columns: int = 512
    """Columns of one sheet or table."""
    cell_characters: int = 50_000
    """Text of one cell; what is longer is cut and reported."""
    pages: int = 5000
    """Pages of one document that has pages."""
    depth: int = 200
    """Nesting of tables or of XML elements."""
    indicators: int = 1000
    """Rows of indicators in one form."""
    forms: int = 1000
    """Forms in one file."""
    packed_files: int = 5000
    """Files in one archive."""
    packed_bytes: int = 1024 * 1024 * 1024
    """All files of one archive together, unpacked one after another."""
    pixels: int = 100_000_000
    """Dots of one picture."""
    scanned_pages: int = 30
    """Pages of one file that are recognised; each takes some seconds."""
    seconds: int = 60
    """Time to read and check one file on the command line; 15 more for each MiB of the file."""
    memory_bytes: int = 2 * 1024 * 1024 * 1024
    """Memory in use while one file is read on the command line."""
