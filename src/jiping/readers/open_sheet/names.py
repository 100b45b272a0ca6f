"""Element and attribute names of OpenDocument spreadsheets."""

from __future__ import annotations

from jiping.readers.open_document.names import OFFICE, STYLES, TABLES, TEXT

COLUMN = f"{TABLES}table-column"
NAME = f"{TABLES}name"
STYLE_NAME = f"{TABLES}style-name"
VISIBILITY = f"{TABLES}visibility"
DISPLAY = f"{TABLES}display"
FORMULA = f"{TABLES}formula"
TABLE_PROPERTIES = f"{STYLES}table-properties"
NOT_PRINTED = frozenset((f"{OFFICE}annotation", f"{TEXT}ruby-text", f"{TEXT}note"))

VALUE_TYPE = f"{OFFICE}value-type"
VALUE = f"{OFFICE}value"
DATE = f"{OFFICE}date-value"
TIME = f"{OFFICE}time-value"
TRUTH = f"{OFFICE}boolean-value"
STRING = f"{OFFICE}string-value"
