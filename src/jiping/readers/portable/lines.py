"""The lines of a page: paths that are drawn, and the edges of areas that are filled."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from msgspec import Struct

from jiping.readers.drawn.page import Box, Rule
from jiping.readers.drawn.rules import THICK
from jiping.readers.portable.boxes import outlines
from jiping.readers.portable.pdfium import direct, pdfium
from jiping.readers.portable.view import View

MOST = 100_000
"""Objects of one page that are looked at."""
DEEP = 8
"""Drawings inside drawings that are looked into."""
LONG = 4_000
"""Pieces of one path; a picture has more, a table has not."""
FIRST = 20
"""Pieces of text that are looked at more closely on each page."""
WITHIN = 16
"""Areas inside one another outside which nothing is painted that are looked at, the inner ones."""
ROUND = 64
"""Corners of such an area; one with more is not looked at."""
THIN = 0.01
"""Text smaller than this has no width."""
AROUND = 12.0
"""Boxes of characters reach so far beyond their ink."""
FAR_AROUND = 60.0
"""Those of spaces in the large letters of watermarks so far."""
SLOPE = 0.1
"""Text that rises or falls by more does not run to the right."""
HEAVY = 12.0
"""A line drawn no thicker than this is one."""
NEARLY = 0.1
"""Corners this close are one."""
BOX = 6
"""Corners of a box, the first of them perhaps twice or three times; a shape has more."""
PALE, LIGHT, LARGE = 153, 170, 2.5
"""Text that lets so much of 255 through is a watermark, or that is so light in each colour and so
many times as high as others,"""
FEW = 2
"""if it is no more than one in so many."""
DOTS = 4
"""A picture that is thin and has no more dots across is a line."""
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
    boxes: list[Box] = []
    """What is drawn in one piece, as frames of cells and of fields are."""
    pale: int = 0
    """Pieces of text that are hardly seen, as watermarks are."""
    shapes: int = 0
    """Areas of another form than a box, as letters drawn as shapes are."""
    moved: dict[int, tuple[Box, Matrix]] = {}
    """By address, marked texts in drawings: their box there, and how their drawing is placed."""
    turned: bool = False
    """Whether some text does not run to the right."""


class Lines:
    """Gathers what one page after another draws; the memory that pdfium writes to is kept."""

    def __init__(self) -> None:
        raw = pdfium()
        self._raw = raw
        self.cut = False
        """Whether some page had more than was looked at."""
        self._marked = False
        """Whether some page had a watermark: others may hold little else."""
        self._matrix = raw.FS_MATRIX()
        self._edges = (ctypes.c_float * 4)()
        start = ctypes.addressof(self._edges)
        self._pointers = tuple(start + 4 * number for number in range(4))
        self._ink = (ctypes.c_uint * 4)()
        start = ctypes.addressof(self._ink)
        self._inks = tuple(start + 4 * number for number in range(4))
        self._point = ctypes.c_float(), ctypes.c_float()
        self._dots = ctypes.c_uint(), ctypes.c_uint()
        self._at = tuple(ctypes.addressof(edge) for edge in self._point)
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._modes = ctypes.addressof(self._fill), ctypes.addressof(self._stroke)
        self._kind_of = direct("FPDFPageObj_GetType", "ip")
        self._bounds_of = direct("FPDFPageObj_GetBounds", "ippppp")
        self._clip_of = direct("FPDFPageObj_GetClipPath", "pp")
        self._clips_of = direct("FPDFClipPath_CountPaths", "ip")
        self._marks_of = direct("FPDFPageObj_CountMarks", "ip")
        self._mode_of = direct("FPDFTextObj_GetTextRenderMode", "ip")
        self._modes_of = direct("FPDFPath_GetDrawMode", "ippp")
        self._fill_of = direct("FPDFPageObj_GetFillColor", "ippppp")
        self._stroke_of = direct("FPDFPageObj_GetStrokeColor", "ippppp")

    def drawn(self, page: Any, view: View) -> Drawn:
        """The rules and pictures of a page."""
        raw = self._raw
        found = Drawn([], [], [])
        heights: list[float] = []
        fill_of, ink, inks = self._fill_of, self._ink, self._inks
        faint: list[tuple[int, Matrix, bool, float]] = []
        path, text, image = raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE
        for item, kind, placed in self._objects(page):
            if kind == text:
                heights.append(self._text(item, placed, view, found))
                if fill_of(item, *inks) and (
                    ink[3] <= PALE or (ink[0] >= LIGHT and min(ink[:3]) >= LIGHT)
                ):
                    faint.append((item, placed, ink[3] <= PALE, heights[-1]))
            elif kind == path:
                self._path(item, placed, view, found)
            elif kind == image:
                self._picture(item, view.box(*self._bounds(item, placed)), found)
        if found.boxes:
            found.rules += list(outlines(found.boxes, found.rules))
        if faint:
            usual = LARGE * sorted(heights)[len(heights) // 2]
            pale = [(item, placed) for item, placed, thin, high in faint if thin or high > usual]
            self._marked = self._marked or FEW * len(pale) <= found.texts
            if self._marked:
                found.hidden += (
                    (self._box(item, placed, view, FAR_AROUND), item) for item, placed in pale
                )
                found.pale = len(pale)
        return found

    def _box(self, item: int, placed: Matrix, view: View, around: float = AROUND) -> Box:
        """The box around the characters of a text, as shown."""
        left, top, right, bottom = view.box(*self._bounds(item, placed))
        return (left - around, top - around, right + around, bottom + around)

    def _objects(self, page: Any) -> Iterator[tuple[int, int, Matrix]]:
        """Every object of a page, those in drawings too, its kind and how its drawing is placed."""
        kind_of, drawing = self._kind_of, self._raw.FPDF_PAGEOBJ_FORM
        left = MOST
        waiting: list[tuple[Iterator[int], Matrix]] = [(self._on(page), SAME)]
        while waiting:
            items, placed = waiting[-1]
            for item in items:
                left -= 1
                if left < 0:
                    self.cut = True
                    return
                kind = kind_of(item)
                if kind != drawing:
                    yield item, kind, placed
                elif len(waiting) < DEEP:
                    waiting.append((self._inside(item), _times(self._matrix_of(item), placed)))
                    break
            else:
                waiting.pop()

    def _on(self, page: Any) -> Iterator[int]:
        raw, where = self._raw, address(page)
        object_of = direct("FPDFPage_GetObject", "ppi")
        return (object_of(where, i) for i in range(raw.FPDFPage_CountObjects(page)))

    def _inside(self, drawing: int) -> Iterator[int]:
        count = direct("FPDFFormObj_CountObjects", "ip")(drawing)
        object_of = direct("FPDFFormObj_GetObject", "ppi")
        return (object_of(drawing, i) for i in range(max(count, 0)))

    def _matrix_of(self, item: int) -> Matrix:
        m = self._matrix
        if not direct("FPDFPageObj_GetMatrix", "ipp")(item, ctypes.addressof(m)):
            return SAME
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def _bounds(self, item: int, placed: Matrix) -> Box:
        """Left, bottom, right, top of an object."""
        if not self._bounds_of(item, *self._pointers):
            return (0.0, 0.0, 0.0, 0.0)
        left, bottom, right, top = self._edges
        box = (left, bottom, right, top)
        return box if placed is SAME else placed_box(box, placed)

    def _text(self, item: int, placed: Matrix, view: View, found: Drawn) -> float:
        """Notice text that does not run to the right or is not shown; gives its height.

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
        if first and self._mode_of(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            found.unseen += 1
        if right - left < THIN:
            _outline(item)
        if placed is not SAME and self._marks_of(item) > 0:
            found.moved[item] = ((left, bottom, right, top), placed)
        clip = self._clip_of(item)
        if clip and self._clips_of(clip) > 0 and self._is_cut_off(item, clip, placed):
            found.hidden.append((self._box(item, placed, view), item))
        return top - bottom

    def _picture(self, item: int, box: Box, found: Drawn) -> None:
        """Keep where a picture stands; one that is a line counts as one, too."""
        found.pictures.append(box)
        wide, high = box[2] - box[0], box[3] - box[1]
        if min(wide, high) > THICK:
            return
        across, down = self._dots
        at = (ctypes.addressof(across), ctypes.addressof(down))
        measured = direct("FPDFImageObj_GetImagePixelSize", "ippp")(item, *at)
        if measured and min(across.value, down.value) <= DOTS:
            found.rules.append(Rule(*box))

    def _is_cut_off(self, item: int, clip: int, placed: Matrix) -> bool:
        """Whether the middle of an object lies outside the area that is painted."""
        left, bottom, right, top = self._bounds(item, SAME)
        x, y = (left + right) / 2, (bottom + top) / 2
        return any(
            not (box[0] <= x <= box[2] and box[1] <= y <= box[3]) for box in self._painted(clip)
        )

    def _painted(self, clip: int) -> Iterator[Box]:
        """The boxes around each path outside which nothing is painted."""
        x, y = self._point
        pieces_of = direct("FPDFClipPath_CountPathSegments", "ipi")
        piece_of = direct("FPDFClipPath_GetPathSegment", "ppii")
        point_of = direct("FPDFPathSegment_GetPoint", "ippp")
        count = self._clips_of(clip)
        for path in range(max(0, count - WITHIN), count):
            corners: Corners = []
            pieces = pieces_of(clip, path)
            for index in range(pieces if pieces <= ROUND else 0):
                point_of(piece_of(clip, path, index), *self._at)
                corners.append((x.value, y.value))
            if corners:
                yield _around(corners)

    def _as_cut(self, item: int) -> Box:
        """What is seen of an area: left, bottom, right, top."""
        left, bottom, right, top = self._bounds(item, SAME)
        clip = self._clip_of(item)
        for box in self._painted(clip) if clip else ():
            left, bottom = max(left, box[0]), max(bottom, box[1])
            right, top = min(right, box[2]), min(top, box[3])
        return (left, bottom, right, top)

    def _path(self, item: int, placed: Matrix, view: View, found: Drawn) -> None:
        """Add the straight lines of a path that is seen."""
        rules = found.rules
        if not self._modes_of(item, *self._modes):
            return
        fills = self._fill.value and self._seen(self._fill_of, item)
        strokes = self._stroke.value and self._seen(self._stroke_of, item)
        if not (fills or strokes):
            return
        box = self._bounds(item, placed)
        if min(box[2] - box[0], box[3] - box[1]) <= THICK:
            rules.append(Rule(*view.box(*box)))
            return
        pieces = direct("FPDFPath_CountSegments", "ip")(item)
        if pieces > LONG or (pieces == 2 and min(box[2] - box[0], box[3] - box[1]) > HEAVY):
            return
        if fills and pieces > BOX:
            found.shapes += 1
        if fills and not strokes and pieces <= BOX:
            seen = self._as_cut(item)
            if min(seen[2] - seen[0], seen[3] - seen[1]) <= THICK:
                if seen[0] < seen[2] and seen[1] < seen[3]:
                    rules.append(Rule(*view.box(*placed_box(seen, placed))))
                return
        corners = self._corners(item, pieces, _times(self._matrix_of(item), placed))
        for part in corners:
            edges = _around(part)
            if strokes and _is_box(part, edges):
                found.boxes.append(view.box(*edges))
            elif strokes:
                rules += (Rule(*view.box(*edge)) for edge in _straight(part))
            elif min(edges[2] - edges[0], edges[3] - edges[1]) <= THICK:
                rules.append(Rule(*view.box(*edges)))
            elif len(part) >= 4:
                rules += (Rule(*view.box(*edge), weak=True) for edge in _straight(part))

    def _seen(self, ink_of: Any, item: int) -> bool:
        """Whether ink is neither white nor transparent."""
        if not ink_of(item, *self._inks):
            return True
        red, green, blue, alpha = self._ink
        return alpha > 0 and min(red, green, blue) < WHITE

    def _corners(self, item: int, pieces: int, placed: Matrix) -> list[Corners]:
        """The corners of each part of a path; curves are left out."""
        raw = self._raw
        x, y = self._point
        piece_of = direct("FPDFPath_GetPathSegment", "ppi")
        point_of = direct("FPDFPathSegment_GetPoint", "ippp")
        kind_of = direct("FPDFPathSegment_GetType", "ip")
        closes = direct("FPDFPathSegment_GetClose", "ip")
        parts: list[Corners] = []
        for index in range(pieces):
            piece = piece_of(item, index)
            point_of(piece, *self._at)
            kind = kind_of(piece)
            if kind == raw.FPDF_SEGMENT_MOVETO or not parts:
                parts.append([])
            if kind == raw.FPDF_SEGMENT_BEZIERTO:
                continue
            parts[-1].append(_moved(x.value, y.value, placed))
            if closes(piece):
                parts[-1].append(parts[-1][0])
        return [part for part in parts if len(part) > 1]


def _is_box(part: Corners, edges: Box) -> bool:
    """Whether corners are those of a box whose sides run level and upright."""
    left, bottom, right, top = edges
    found = set()
    for x, y in part:
        if min(x - left, right - x) > NEARLY or min(y - bottom, top - y) > NEARLY:
            return False
        found.add((x - left > NEARLY, y - bottom > NEARLY))
    return len(found) == 4


def _outline(item: int) -> None:
    """Give the characters of a text an outline."""
    raw = pdfium()
    text = ctypes.cast(item, raw.FPDF_PAGEOBJECT)
    raw.FPDFTextObj_SetTextRenderMode(text, raw.FPDF_TEXTRENDERMODE_STROKE)
    raw.FPDFPageObj_SetStrokeWidth(text, 0.5)
    raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, 0, 0)


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


def placed_box(box: Box, placed: Matrix) -> Box:
    """A box of a drawing on the page: left, bottom, right, top."""
    if placed is SAME:
        return box
    left, bottom, right, top = box
    return _around([_moved(x, y, placed) for x in (left, right) for y in (bottom, top)])


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
