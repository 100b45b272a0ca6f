"""Element and attribute names of Excel's XML spreadsheets."""

from __future__ import annotations

SPREADSHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"
EXCEL = "{urn:schemas-microsoft-com:office:excel}"

STYLE = f"{SPREADSHEET}Style"
NUMBER_FORMAT = f"{SPREADSHEET}NumberFormat"
SHEET = f"{SPREADSHEET}Worksheet"
TABLE = f"{SPREADSHEET}Table"
COLUMN = f"{SPREADSHEET}Column"
ROW = f"{SPREADSHEET}Row"
CELL = f"{SPREADSHEET}Cell"
DATA = f"{SPREADSHEET}Data"

ID = f"{SPREADSHEET}ID"
PARENT = f"{SPREADSHEET}Parent"
FORMAT = f"{SPREADSHEET}Format"
STYLE_ID = f"{SPREADSHEET}StyleID"
NAME = f"{SPREADSHEET}Name"
INDEX = f"{SPREADSHEET}Index"
SPAN = f"{SPREADSHEET}Span"
HIDDEN = f"{SPREADSHEET}Hidden"
ACROSS = f"{SPREADSHEET}MergeAcross"
DOWN = f"{SPREADSHEET}MergeDown"
TYPE = f"{SPREADSHEET}Type"
FORMULA = f"{SPREADSHEET}Formula"

VISIBLE = f"{EXCEL}Visible"
NO_ZEROS = f"{EXCEL}DoNotDisplayZeros"
FROM_1904 = f"{EXCEL}Date1904"
