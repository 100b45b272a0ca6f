"""What a cell shows: its value laid out by the number format of its style."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from lxml import etree

from jiping.readers.base.grid import clean
from jiping.readers.excel.dates import DAY, EPOCH_1900
from jiping.readers.excel.number_format import show, show_text
from jiping.readers.sheet_xml.names import FORMAT, ID, NUMBER_FORMAT, PARENT, TYPE

GENERAL = "General"
NAMED = {
    "General Number": GENERAL,
    "General Date": "yyyy/m/d h:mm",
    "Long Date": 'yyyy"年"m"月"d"日"',
    "Medium Date": "d-mmm-yy",
    "Short Date": "yyyy/m/d",
    "Long Time": "h:mm:ss",
    "Medium Time": "h:mm AM/PM",
    "Short Time": "h:mm",
    "Currency": "¥#,##0.00",
    "Euro Currency": "€#,##0.00",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
    "Yes/No": '"Yes";"Yes";"No"',
    "True/False": '"True";"True";"False"',
    "On/Off": '"On";"On";"Off"',
}
"""Formats that the file format names, as the code that Excel's Chinese edition takes for them."""
TRUTH = {"1": "TRUE", "0": "FALSE"}


class Formats:
    """Number formats by style."""

    def __init__(self) -> None:
        self.from_1904 = False
        self._codes: dict[str, str] = {}

    def learn(self, style: etree._Element) -> None:
        """Take note of a style; one without a format of its own has that of its parent."""
        own = style.find(NUMBER_FORMAT)
        code = None if own is None else own.get(FORMAT)
        if code is None:
            code = GENERAL if own is not None else self.of(style.get(PARENT, ""))
        self._codes[style.get(ID, "")] = NAMED.get(code, code)

    def of(self, style: str) -> str:
        """The code of a style, of the workbook's default where it has none."""
        return self._codes.get(style) or self._codes.get("Default", GENERAL)


def shown(data: etree._Element, code: str, *, from_1904: bool) -> tuple[str, bool]:
    """What the value of a cell shows, and whether it is the number 0."""
    stored = "".join(map(str, data.itertext()))
    kind = data.get(TYPE)
    if kind == "Number":
        number = stored.strip()
        return clean(show(number, code, from_1904=from_1904)), not number.strip("0.-+")
    if kind == "DateTime":
        return clean(_date(stored.strip(), code)), False
    if kind == "Boolean":
        return TRUTH.get(stored.strip(), clean(stored)), False
    return clean(show_text(stored, code)), False


def _date(stored: str, code: str) -> str:
    try:
        moment = datetime.fromisoformat(stored.removesuffix("Z"))
    except ValueError:
        return stored
    apart = moment.replace(tzinfo=None) - EPOCH_1900
    serial = apart.days + Decimal(apart.seconds) / DAY
    return show(f"{serial:f}", code)
