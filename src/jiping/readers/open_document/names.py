"""Namespaces of OpenDocument, and the names that texts and spreadsheets share."""

from __future__ import annotations

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLES = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLES = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FORMATTING = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

TABLE = f"{TABLES}table"
ROW = f"{TABLES}table-row"
CELL = f"{TABLES}table-cell"
COVERED = f"{TABLES}covered-table-cell"
CELLS = (CELL, COVERED)
ROWS_REPEATED = f"{TABLES}number-rows-repeated"
COLUMNS_REPEATED = f"{TABLES}number-columns-repeated"
ROWS_SPANNED = f"{TABLES}number-rows-spanned"
COLUMNS_SPANNED = f"{TABLES}number-columns-spanned"

PARAGRAPHS = frozenset((f"{TEXT}p", f"{TEXT}h"))
SPACES, COUNT = f"{TEXT}s", f"{TEXT}c"
SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}soft-page-break": ""}
MOST_SPACES = 1000

STYLE = f"{STYLES}style"
STYLE_ID = f"{STYLES}name"
"""The name under which a style is referred to."""
