"""Sheets too wide for their paper: the pages that show their columns, made one wide page again.

A spreadsheet program prints the columns that fit, all rows of them, then the next columns; or
each stretch of rows with all its columns. Either way the pages that belong side by side have
lines across at the same heights. So do the pages of a table of even rows, whose lines down stand
at the same places, too, and whose first page alone begins below a title; and forms of one kind,
which say much the same at the same places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from jiping.readers.drawn.page import Beside, DrawnPage, Glyph, Rule

MOST = 40
"""Longer documents are not looked at."""
LINES = 5
"""A page has so many lines across,"""
SHARE = 0.9
"""of which so many stand at the same heights on that beside it."""
ALIKE = 0.6
"""Of the lines down of two pages so many stand at the same places if their columns are the same,"""
REPEATED = 0.1
"""and of their characters if they say the same."""

Heights = frozenset[int]


def widened(pages: Iterable[DrawnPage]) -> Iterator[DrawnPage]:
    """The pages, those that show one sheet side by side put together."""
    stream = iter(pages)
    held = list(islice(stream, MOST + 1))
    rows = _rows_of(held) if 1 < len(held) <= MOST else []
    while not rows and held:
        yield held.pop(0)
    for row in rows:
        yield _together([held[number] for number in row])
    yield from stream


def _rows_of(pages: list[DrawnPage]) -> list[list[int]]:
    """Which pages stand side by side, left to right, [] where none do."""
    if any(glyph.turn for page in pages for glyph in page.glyphs[:1]):
        return []
    across = [frozenset(round(r.top) for r in page.rules if _is_across(r)) for page in pages]
    count = len(pages)
    for high in range(1, count // 2 + 1):
        if count % high:
            continue
        wide = count // high
        for rows in (
            [[row + high * column for column in range(wide)] for row in range(high)],
            [[row * wide + column for column in range(wide)] for row in range(high)],
        ):
            levels = [[across[number] for number in row] for row in rows]
            if not (_begin_level(levels[0]) and all(map(_are_level, levels))):
                continue
            if _are_beside([[pages[number] for number in row] for row in rows]):
                return rows
    return []


def _is_across(rule: Rule) -> bool:
    return rule.right - rule.left > rule.bottom - rule.top


def _begin_level(across: list[Heights]) -> bool:
    """Whether tables of several rows begin at the same height on pages."""
    tops = [min(it, default=0) for it in across]
    return min(map(len, across)) >= LINES and max(tops) - min(tops) <= 1


def _are_level(across: list[Heights]) -> bool:
    """Whether the rows of pages stand at the same heights; merged cells leave lines out."""
    widest = max(across, key=len)
    return all(it and _shared(it, widest) >= SHARE for it in across)


def _are_beside(rows: list[list[DrawnPage]]) -> bool:
    """Whether pages whose lines are level show columns of one sheet."""
    if any(_repeats(row[0], other) >= REPEATED for row in rows for other in row[1:]):
        return False
    first, second = rows[0][:2]
    down = [frozenset(round(r.left) for r in p.rules if not _is_across(r)) for p in (first, second)]
    return _shared(*sorted(down, key=len)) < ALIKE or _above(first) > _above(second)


def _repeats(one: DrawnPage, other: DrawnPage) -> float:
    """How many characters stand in both at the same places."""
    said = [{(g.text, round(g.left), round(g.top)) for g in page.glyphs} for page in (one, other)]
    return len(said[0] & said[1]) / max(1, min(map(len, said)))


def _above(page: DrawnPage) -> int:
    """How many characters stand above its lines."""
    top = min(rule.top for rule in page.rules)
    return sum(glyph.bottom <= top for glyph in page.glyphs)


def _shared(few: Heights, many: Heights) -> float:
    """How much of one is in the other, to the point."""
    found = sum(1 for at in few if not many.isdisjoint((at - 1, at, at + 1)))
    return found / max(len(few), 1)


def _together(pages: list[DrawnPage]) -> DrawnPage:
    """The pages as one, each moved to where the lines of the one before end."""
    first = pages[0]
    glyphs, rules = list(first.glyphs), list(first.rules)
    beside: list[Beside] = []
    edge = max(rule.right for rule in rules if _is_across(rule))
    for page in pages[1:]:
        across = [rule for rule in page.rules if _is_across(rule)]
        shift = edge - min(rule.left for rule in across)
        beside.append((edge, page.number, shift))
        edge = max(rule.right for rule in across) + shift
        for glyph in page.glyphs:
            left, right = glyph.left + shift, glyph.right + shift
            glyphs.append(
                Glyph(glyph.text, left, glyph.top, right, glyph.bottom, 0, glyph.confidence)
            )
        for rule in page.rules:
            left, right = rule.left + shift, rule.right + shift
            rules.append(Rule(left, rule.top, right, rule.bottom, rule.weak))
    width = first.width + sum(page.width for page in pages[1:])
    return DrawnPage(first.number, width, first.height, glyphs, rules, beside)
