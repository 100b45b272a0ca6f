"""A plain table read from flat text.

What stands before the text of a cell repeats all over a table (the row that ends, the tag of the
cell, the paragraph in it), and so does what stands behind it. Each is looked at once; the cells
around which nothing new stands are then gathered in runs.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from jiping.model import Limits
from jiping.readers.base.grid import Blocks
from jiping.readers.web.grid import ONE, Layout, Spans, spans
from jiping.readers.web.plain import MORE, TAG, Texts, attributes, without_fonts, wraps

CELL = re.compile(r">([^<>]*+)</(p></td|td|(?:[^t<>][^<>]*+>\s*+</){0,6}+t[dh])>")
"""The last text of a cell, and the ends behind it up to the cell's own, the usual ones first."""
MARK = re.compile(rf"<t[dh]{MORE}")
NEXT_ROW = re.compile(r"\s*</tr>\s*<tr(?:\s[^<>]*)?>\s*")
SECTIONS = frozenset("tbody thead tfoot".split())
COLUMNS = frozenset(("colgroup", "col"))
"""What stands before rows and shows nothing."""
SPANNING = frozenset(("colspan", "rowspan"))
MIXED = 12
"""Mixed cells from which it pays to take changes of the font out of a table first."""
KEPT = 1024 * 1024
"""Characters of which all that is remembered from table to table consists."""


class _Begun(NamedTuple):
    """A cell as it begins: the ends that belong to it, whether a row begins, what it spans."""

    ends: str
    begins_row: bool
    spans: Spans


class _Met:
    """What was met before the texts of cells, in this table and others; forgotten when full."""

    def __init__(self) -> None:
        self.usual: dict[str, str] = {}
        """Before cells that begin no row and span nothing; the ends that belong to it."""
        self.other: dict[str, _Begun] = {}
        self._length = 0

    def keep(self, before: str, begun: _Begun) -> None:
        self._length += len(before)
        if self._length > KEPT:
            self.usual.clear()
            self.other.clear()
            self._length = len(before)
        if begun.begins_row or begun.spans != ONE:
            self.other[before] = begun
        else:
            self.usual[before] = begun.ends


MET = _Met()


def flat_table(written: str, texts: Texts, limits: Limits) -> Layout | None:
    """The rows of a table from its tag to before its end; None where it is not plain, or larger
    than the limits allow."""
    if not written.startswith("<table"):
        return None
    table = _Table(texts, limits)
    if not table.read(written):
        if table.mixed < MIXED:
            return None
        even = without_fonts(written)
        table = _Table(texts, limits, again=True)
        if even is None or not table.read(even):
            return None
    layout, longest = table.layout, limits.cell_characters
    cut = len(written) > longest and any(len(c.text) > longest for row in layout.rows for c in row)
    return layout if layout.within_limits and not cut else None


class _Table:
    """A table being read: the section and the row that are open."""

    def __init__(self, texts: Texts, limits: Limits, *, again: bool = False) -> None:
        self.mixed = 0
        """Cells with more in them than one text in its elements; with many, the table is given up
        for the first time."""
        self._again = again
        self.layout = Layout(Blocks(limits))
        self._most_rows = limits.rows
        self._texts = texts
        self._section = ""
        self._sections = self._group = self._laid_out = 0
        self._begun = self._in_row = False

    def read(self, written: str) -> bool:
        """Whether the table is plain to its end."""
        *cells, rest = CELL.split(written)
        befores, ends = cells[::3], cells[2::3]
        texts = self._texts.all_alone(cells[1::3])
        if texts is None:
            return False
        usual, other, layout = MET.usual, MET.other, self.layout
        unusual = [
            index
            for index, (before, end) in enumerate(zip(befores, ends, strict=True))
            if usual.get(before) != end
        ]
        at = 0
        for index in unusual:
            if at < index:
                layout.add_all(texts[at:index])
            at = index
            begun = other.get(befores[index])
            if begun is not None and begun.ends == ends[index]:
                if begun.begins_row:
                    layout.begin_row()
                    if len(layout.rows) > self._most_rows:
                        return False
                if begun.spans != ONE:
                    layout.add(texts[index], *begun.spans)
                    at += 1
            elif usual.get(befores[index]) != ends[index]:
                if not self._look_at(befores[index], cells[3 * index + 1], ends[index]):
                    return False
                at += 1
        layout.add_all(texts[at:])
        if not self._between_cells(rest) or self._in_row or self._section:
            return False
        layout.end_group()
        return True

    def _look_at(self, before: str, last: str, ends: str) -> bool:
        """Add a cell with what stands before it, none like which was met; False if not plain."""
        at = max(before.rfind("<td"), before.rfind("<th"))
        between, (mark, _, inside) = before[:at], f"{before[at:]}>".partition(">")
        found = MARK.fullmatch(mark)
        said = attributes(found[1]) if found is not None else None
        if at < 0 or said is None or not mark.startswith(ends[-2:], 1):
            return False
        behind = f"</{ends}"[: -len("</td")]
        wrapped, texts = wraps(inside, behind), self._texts
        if not wrapped:
            self.mixed += 1
            if self.mixed >= MIXED and not self._again:
                return False
        text = texts.alone(last) if wrapped else texts.within(f"{inside}{last}{behind}")
        follows = self._in_row and (not between or between.isspace())
        begins = self._in_row and NEXT_ROW.fullmatch(between) is not None
        if text is None or not self._between_cells(between) or not self._in_row:
            return False
        spanned = ONE
        if not SPANNING.isdisjoint(said):
            spanned = spans(said.get("colspan"), said.get("rowspan"))
        self.layout.add(text, *spanned)
        if wrapped and (follows or begins):
            MET.keep(before, _Begun(ends, begins, spanned))
        return True

    def _between_cells(self, written: str) -> bool:
        """Follow the rows and sections that begin and end between cells; False if not plain."""
        first, *pieces = TAG.split(written)
        if first and not first.isspace():
            return False
        for end, tag, more, text in zip(*(iter(pieces),) * 4, strict=True):
            if text and not text.isspace():
                return False
            if end and tag == "tr" and self._in_row:
                self._in_row = False
            elif end and tag == self._section and not self._in_row:
                self._section, self._group = "", 0
            elif tag == "tr" and not (end or self._in_row):
                if not self._begin_row():
                    return False
            elif tag in SECTIONS and not (end or self._section or self._in_row):
                self._sections += 1
                self._section, self._group = tag, self._sections
            elif tag == "table" and not (end or self._begun):
                self._begun = True
            elif tag in COLUMNS and not (self.layout.rows or self._sections):
                more = more.rstrip("/")
            else:
                return False
            if more and (end or attributes(more) is None):
                return False
        return True

    def _begin_row(self) -> bool:
        """Begin a row, perhaps of another group of rows; False beyond the limits."""
        self._in_row = True
        if self._group != self._laid_out:
            self.layout.end_group()
            self._laid_out = self._group
        self.layout.begin_row()
        return len(self.layout.rows) <= self._most_rows
