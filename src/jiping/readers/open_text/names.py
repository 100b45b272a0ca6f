"""Element and attribute names of OpenDocument text documents."""

from __future__ import annotations

from jiping.readers.open_document.names import DRAWING, FORMATTING, OFFICE, STYLES, TABLES, TEXT

BODY = f"{OFFICE}text"
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

PROPERTIES = f"{STYLES}text-properties"
DISPLAY = f"{TEXT}display"
FONTS = (f"{STYLES}font-name", f"{FORMATTING}font-family")
