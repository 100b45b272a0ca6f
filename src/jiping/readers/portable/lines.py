"""The lines of a page: paths that are drawn, and the edges of areas that are filled."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from msgspec import Struct

from jiping.readers.drawn.page import Box, Rule
from jiping.readers.drawn.rules import THICK
from jiping.readers.portable.pdfium import pdfium
from jiping.readers.portable.view import View

MOST = 100_000
"""Objects of one page that are looked at."""
DEEP = 8
"""Drawings inside drawings that are looked into."""
LONG = 4_000
"""Pieces of one path; a picture has more, a table has not."""
FIRST = 20
"""Pieces of text that are looked at more closely on each page."""
THIN = 0.01
"""Text smaller than this has no width."""
AROUND = 12.0
"""Boxes of characters reach so far beyond their ink."""
SLOPE = 0.1
"""Text that rises or falls by more does not run to the right."""
WHITE = 250
"""From here on, in each of three colours, ink is taken for none."""

Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Corners = list[tuple[float, float]]


class Drawn(Struct, gc=False):
    """What a page draws beside its text."""

    rules: list[Rule]
    pictures: list[Box]
    """Where pictures stand, as shown."""
    hidden: list[tuple[Box, int]]
    """Where text stands that is cut off and not seen, and the address of its object."""
    texts: int = 0
    """Pieces of text, and how many of the first are not painted, as over a recognised scan."""
    unseen: int = 0
    left_out: int = 0
    """Characters beyond what is read of one page."""
    aslant: int = 0
    """Characters that stand aslant."""
    turned: bool = False
    """Whether some text does not run to the right."""


class Lines:
    """Gathers what one page after another draws; the memory that pdfium writes to is kept."""

    def __init__(self) -> None:
        raw = pdfium()
        self._raw = raw
        self.cut = False
        """Whether some page had more than was looked at."""
        self._matrix = raw.FS_MATRIX()
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._pointers = [ctypes.byref(edge) for edge in self._edges]
        self._ink = [ctypes.c_uint() for _ in range(4)]
        self._inks = [ctypes.byref(part) for part in self._ink]
        self._point = ctypes.c_float(), ctypes.c_float()
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()

    def drawn(self, page: Any, view: View) -> Drawn:
        """The rules and pictures of a page."""
        raw = self._raw
        found = Drawn([], [], [])
        for item, placed in self._objects(page):
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(item, placed, view, found.rules)
            elif kind == raw.FPDF_PAGEOBJ_TEXT:
                self._text(item, placed, view, found)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                found.pictures.append(view.box(*self._bounds(item, placed)))
        return found

    def _objects(self, page: Any) -> Iterator[tuple[Any, Matrix]]:
        """Every object of a page, those in drawings too, and how its drawing is placed."""
        raw = self._raw
        left = MOST
        waiting: list[tuple[Iterator[Any], Matrix]] = [
            (
                (raw.FPDFPage_GetObject(page, i) for i in range(raw.FPDFPage_CountObjects(page))),
                SAME,
            )
        ]
        while waiting:
            items, placed = waiting[-1]
            item = next(items, None)
            if item is None:
                waiting.pop()
                continue
            left -= 1
            if left < 0:
                self.cut = True
                return
            if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_FORM:
                if len(waiting) < DEEP:
                    waiting.append((self._inside(item), _times(self._matrix_of(item), placed)))
                continue
            yield item, placed

    def _inside(self, drawing: Any) -> Iterator[Any]:
        raw = self._raw
        count = raw.FPDFFormObj_CountObjects(drawing)
        return (raw.FPDFFormObj_GetObject(drawing, i) for i in range(max(count, 0)))

    def _matrix_of(self, item: Any) -> Matrix:
        if not self._raw.FPDFPageObj_GetMatrix(item, ctypes.byref(self._matrix)):
            return SAME
        m = self._matrix
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def _bounds(self, item: Any, placed: Matrix) -> Box:
        """Left, bottom, right, top of an object."""
        if not self._raw.FPDFPageObj_GetBounds(item, *self._pointers):
            return (0.0, 0.0, 0.0, 0.0)
        left, bottom, right, top = (edge.value for edge in self._edges)
        if placed is SAME:
            return (left, bottom, right, top)
        return _around([_moved(x, y, placed) for x in (left, right) for y in (bottom, top)])

    def _text(self, item: Any, placed: Matrix, view: View, found: Drawn) -> None:
        """Notice text that does not run to the right or is not shown.

        Text whose font gives its characters no width, as fonts that are not in the file may, is
        passed over by pdfium; an outline gives it some.
        """
        raw = self._raw
        left, bottom, right, top = self._bounds(item, SAME)
        first = found.texts < FIRST
        found.texts += 1
        if not found.turned and (first or top - bottom > right - left):
            a, b, *_ = _times(self._matrix_of(item), placed)
            found.turned = abs(b) > SLOPE * abs(a) or a < 0
        if first and raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            found.unseen += 1
        if right - left < THIN:
            raw.FPDFTextObj_SetTextRenderMode(item, raw.FPDF_TEXTRENDERMODE_STROKE)
            raw.FPDFPageObj_SetStrokeWidth(item, 0.5)
            raw.FPDFPageObj_Transform(item, 1, 0, 0, 1, 0, 0)
        clip = raw.FPDFPageObj_GetClipPath(item)
        if clip and raw.FPDFClipPath_CountPaths(clip) > 0 and self._is_cut_off(item, clip, placed):
            left, top, right, bottom = view.box(*self._bounds(item, placed))
            box = (left - AROUND, top - AROUND, right + AROUND, bottom + AROUND)
            found.hidden.append((box, address(item)))

    def _is_cut_off(self, item: Any, clip: Any, placed: Matrix) -> bool:
        """Whether the middle of an object lies outside the area that is painted."""
        raw, (x, y) = self._raw, self._point
        left, bottom, right, top = self._bounds(item, SAME)
        middle = ((left + right) / 2, (bottom + top) / 2)
        for path in range(raw.FPDFClipPath_CountPaths(clip)):
            corners: Corners = []
            for index in range(min(raw.FPDFClipPath_CountPathSegments(clip, path), 16)):
                piece = raw.FPDFClipPath_GetPathSegment(clip, path, index)
                raw.FPDFPathSegment_GetPoint(piece, ctypes.byref(x), ctypes.byref(y))
                corners.append((x.value, y.value))
            if corners:
                box = _around(corners)
                if not (box[0] <= middle[0] <= box[2] and box[1] <= middle[1] <= box[3]):
                    return True
        return False

    def _path(self, item: Any, placed: Matrix, view: View, rules: list[Rule]) -> None:
        """Add the straight lines of a path that is seen."""
        raw = self._raw
        if not raw.FPDFPath_GetDrawMode(item, ctypes.byref(self._fill), ctypes.byref(self._stroke)):
            return
        fills = self._fill.value and self._seen(raw.FPDFPageObj_GetFillColor, item)
        strokes = self._stroke.value and self._seen(raw.FPDFPageObj_GetStrokeColor, item)
        if not (fills or strokes):
            return
        box = self._bounds(item, placed)
        if min(box[2] - box[0], box[3] - box[1]) <= THICK:
            rules.append(Rule(*view.box(*box)))
            return
        pieces = raw.FPDFPath_CountSegments(item)
        if pieces == 2 or pieces > LONG:
            return
        corners = self._corners(item, pieces, _times(self._matrix_of(item), placed))
        for part in corners:
            edges = _around(part)
            if strokes:
                rules += (Rule(*view.box(*edge)) for edge in _straight(part))
            elif min(edges[2] - edges[0], edges[3] - edges[1]) <= THICK:
                rules.append(Rule(*view.box(*edges)))
            elif len(part) >= 4:
                rules += (Rule(*view.box(*edge), weak=True) for edge in _straight(part))

    def _seen(self, ink_of: Any, item: Any) -> bool:
        """Whether ink is neither white nor transparent."""
        if not ink_of(item, *self._inks):
            return True
        red, green, blue, alpha = (part.value for part in self._ink)
        return alpha > 0 and min(red, green, blue) < WHITE

    def _corners(self, item: Any, pieces: int, placed: Matrix) -> list[Corners]:
        """The corners of each part of a path; curves are left out."""
        raw = self._raw
        x, y = self._point
        parts: list[Corners] = []
        for index in range(pieces):
            piece = raw.FPDFPath_GetPathSegment(item, index)
            raw.FPDFPathSegment_GetPoint(piece, ctypes.byref(x), ctypes.byref(y))
            kind = raw.FPDFPathSegment_GetType(piece)
            if kind == raw.FPDF_SEGMENT_MOVETO or not parts:
                parts.append([])
            if kind == raw.FPDF_SEGMENT_BEZIERTO:
                continue
            parts[-1].append(_moved(x.value, y.value, placed))
            if raw.FPDFPathSegment_GetClose(piece):
                parts[-1].append(parts[-1][0])
        return [part for part in parts if len(part) > 1]


def address(item: Any) -> int:
    """Where an object of pdfium lies in memory: what tells it from others."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def _straight(corners: Corners) -> Iterator[Box]:
    """The edges that run level or upright: left, bottom, right, top."""
    for (x1, y1), (x2, y2) in pairwise(corners):
        if abs(x1 - x2) <= 1 or abs(y1 - y2) <= 1:
            yield (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _around(corners: Corners) -> Box:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))


def _moved(x: float, y: float, m: Matrix) -> tuple[float, float]:
    return (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First one, then the other."""
    if n is SAME:
        return m
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )
