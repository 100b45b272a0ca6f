"""The lines of low rows in a scan, told from strokes of characters."""

from __future__ import annotations

from typing import Any

import cv2
import numpy
import pytest

from jiping.readers.scan.page import Seen

ROW, LEFT, RIGHT, TOP = 28, 60, 1060, 50
COLUMNS = (60, 250, 640, 820, 1060)


def sheet(rows: int, columns: list[tuple[int, ...]], stroke: int = 21) -> Any:
    """A table with low rows; strokes stand in each, `stroke` dots high, three dots below a line."""
    paper = numpy.full((TOP + rows * ROW + 300, RIGHT + 60), 255, numpy.uint8)
    for row in range(rows + 1):
        y = TOP + row * ROW
        paper[y : y + 2, LEFT : RIGHT + 2] = 0
    for row in range(rows):
        y = TOP + row * ROW
        for x in columns[row % len(columns)]:
            paper[y : y + ROW, x : x + 2] = 0
        for x in (80, 290, 291, 512, 668, 860):
            paper[y + 4 : y + 4 + stroke, x : x + 2] = 0
            paper[y + 9 : y + 11, x - 7 : x + 12] = 0
            paper[y + 22 : y + 24, x - 9 : x + 11] = 0
    return paper


def widths(seen: Seen) -> list[list[int]]:
    """By row, where its cells begin, in dots."""
    grid = seen.grids[0]
    rows: dict[int, list[int]] = {}
    for spot in grid.spots:
        rows.setdefault(spot.row, []).append(round(grid.xs[spot.column] / seen.scale))
    return [rows[row] for row in sorted(rows)]


def close(found: list[list[int]], expected: list[tuple[int, ...]]) -> bool:
    return len(found) == len(expected) and all(
        len(a) == len(b) and all(abs(x - y) <= 2 for x, y in zip(a, b, strict=True))
        for a, b in zip(found, expected, strict=True)
    )


@pytest.mark.parametrize("worn", [False, True])
def test_a_line_in_a_single_low_row_is_found_and_a_stroke_is_none(worn: bool) -> None:
    columns = [COLUMNS, (60, 400, 1060), COLUMNS, (60, 1060)]
    paper = sheet(8, columns)
    if worn:
        grain = numpy.random.default_rng(5).normal(0, 8, paper.shape)
        soft = cv2.GaussianBlur(paper, (0, 0), 0.7).astype(float)
        paper = (soft * 0.86 + 22 + grain).clip(0, 255).astype(numpy.uint8)
    expected = [row[:-1] for row in columns] * 2
    assert close(widths(Seen(paper, 0.36)), expected)


def test_a_row_alone_has_its_lines() -> None:
    expected = [(60, 1060), (60, 400, 730, 1060), (60, 1060)]
    found = widths(Seen(sheet(3, expected), 0.36))
    assert close(found, [row[:-1] for row in expected])


def test_the_feet_of_characters_are_no_line() -> None:
    """They lie right above the line below a row, and strokes run up from them to the one above."""
    paper = sheet(4, [COLUMNS])
    for row in range(4):
        y = TOP + row * ROW
        paper[y + 22 : y + 24, 270:420] = 0
        paper[y : y + 24, 270:272] = paper[y : y + 24, 418:420] = 0
    assert close(widths(Seen(paper, 0.36)), [COLUMNS[:-1]] * 4)


def test_a_page_photographed_aslant_is_set_straight_and_leads_back() -> None:
    columns = [COLUMNS, (60, 400, 1060)]
    paper = sheet(20, columns)
    height, width = paper.shape
    corners = numpy.array([[0, 0], [width, 0], [width, height], [0, height]], numpy.float32)
    moved = corners + numpy.array([[12, 8], [-9, 0], [0, 0], [0, -9]], numpy.float32)
    there = cv2.getPerspectiveTransform(corners, moved)
    aslant = cv2.warpPerspective(paper, there, (width, height), borderValue=(255,))
    seen = Seen(aslant, 0.36)
    assert [len(row) for row in widths(seen)] == [4, 2] * 10
    left, top, right, bottom = (edge / seen.scale for edge in seen.grids[0].box)
    for x, y, a, b in ((left, top, LEFT, TOP), (right, bottom, RIGHT, TOP + 20 * ROW)):
        shown = seen.paper.back @ numpy.array([x, y, 1.0])
        meant = there @ numpy.array([a, b, 1.0])
        assert abs(shown[:2] / shown[2] - meant[:2] / meant[2]).max() < 4
