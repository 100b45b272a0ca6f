"""Element and attribute names of OpenDocument."""

from __future__ import annotations

TABLE_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAWING_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

TABLE = f"{TABLE_SPACE}table"
ROW = f"{TABLE_SPACE}table-row"
COLUMN = f"{TABLE_SPACE}table-column"
CELL = f"{TABLE_SPACE}table-cell"
COVERED = f"{TABLE_SPACE}covered-table-cell"
NAME = f"{TABLE_SPACE}name"
STYLE_NAME = f"{TABLE_SPACE}style-name"
VISIBILITY = f"{TABLE_SPACE}visibility"
DISPLAY = f"{TABLE_SPACE}display"
FORMULA = f"{TABLE_SPACE}formula"
ROWS_REPEATED = f"{TABLE_SPACE}number-rows-repeated"
COLUMNS_REPEATED = f"{TABLE_SPACE}number-columns-repeated"
ROWS_SPANNED = f"{TABLE_SPACE}number-rows-spanned"
COLUMNS_SPANNED = f"{TABLE_SPACE}number-columns-spanned"

PARAGRAPHS = (f"{TEXT_SPACE}p", f"{TEXT_SPACE}h")
SPACES = f"{TEXT_SPACE}s"
COUNT = f"{TEXT_SPACE}c"
SIGNS = {f"{TEXT_SPACE}tab": "\t", f"{TEXT_SPACE}line-break": "\n"}
NOT_PRINTED = frozenset(
    (f"{OFFICE_SPACE}annotation", f"{TEXT_SPACE}ruby-text", f"{TEXT_SPACE}note")
)

VALUE_TYPE = f"{OFFICE_SPACE}value-type"
VALUE = f"{OFFICE_SPACE}value"
DATE = f"{OFFICE_SPACE}date-value"
TIME = f"{OFFICE_SPACE}time-value"
TRUTH = f"{OFFICE_SPACE}boolean-value"
STRING = f"{OFFICE_SPACE}string-value"

STYLE = f"{STYLE_SPACE}style"
STYLE_ID = f"{STYLE_SPACE}name"
"""The name under which a style is referred to."""
TABLE_PROPERTIES = f"{STYLE_SPACE}table-properties"
