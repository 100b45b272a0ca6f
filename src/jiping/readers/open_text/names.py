"""Element and attribute names of OpenDocument text documents."""

from __future__ import annotations

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLES = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLES = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FORMATTING = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

BODY = f"{OFFICE}text"
PARAGRAPHS = frozenset((f"{TEXT}p", f"{TEXT}h"))
SPACES, COUNT = f"{TEXT}s", f"{TEXT}c"
SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}soft-page-break": ""}
CHANGES = f"{TEXT}tracked-changes"
INSERTION, DELETION = f"{TEXT}insertion", f"{TEXT}deletion"
NOT_PRINTED = frozenset(
    (
        CHANGES,
        f"{TEXT}note",
        f"{TEXT}ruby-text",
        f"{TEXT}sequence-decls",
        f"{TEXT}variable-decls",
        f"{TEXT}user-field-decls",
        f"{OFFICE}annotation",
        f"{OFFICE}forms",
        f"{DRAWING}control",
        f"{DRAWING}object",
        f"{DRAWING}object-ole",
        f"{TABLES}shapes",
        "{http://www.w3.org/2000/svg}title",
        "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
        "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
    )
)
OBJECTS = frozenset((f"{DRAWING}object", f"{DRAWING}object-ole"))
PICTURE = f"{DRAWING}image"
HIDDEN_MARKS = (f"{TEXT}is-hidden", f"{TEXT}display")
STYLE_NAME = f"{TEXT}style-name"

TABLE = f"{TABLES}table"
ROW = f"{TABLES}table-row"
CELLS = (f"{TABLES}table-cell", f"{TABLES}covered-table-cell")
ROWS_REPEATED = f"{TABLES}number-rows-repeated"
COLUMNS_REPEATED = f"{TABLES}number-columns-repeated"
ROWS_SPANNED = f"{TABLES}number-rows-spanned"
COLUMNS_SPANNED = f"{TABLES}number-columns-spanned"

STYLE = f"{STYLES}style"
STYLE_ID = f"{STYLES}name"
PROPERTIES = f"{STYLES}text-properties"
DISPLAY = f"{TEXT}display"
FONTS = (f"{STYLES}font-name", f"{FORMATTING}font-family")
