"""Documents whose tables were altered: as no reader should give them, and as some may."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from msgspec.structs import replace

from jiping.model import DocCell, Document, Line, Table

SIGNS = "()（）：:、。%≥□√-—/0"
MOST = 8
"""Alterations of one document."""

Rows = list[list[DocCell]]


def altered(document: Document, words: Sequence[str], random: Random) -> Document:
    """The document with some of its cells, rows and lines changed, moved or lost."""
    blocks = list(document.blocks)
    for _ in range(random.randint(1, MOST)):
        number = random.randrange(len(blocks))
        block = blocks[number]
        blocks[number] = (
            _line(block, words, random) if isinstance(block, Line) else _table(block, words, random)
        )
    return replace(document, blocks=tuple(blocks))


def _line(line: Line, words: Sequence[str], random: Random) -> Line:
    cut = line.text[: random.randint(0, len(line.text))]
    return replace(line, text=random.choice([cut, random.choice(words), ""]))


def _table(table: Table, words: Sequence[str], random: Random) -> Table:
    rows = [list(row) for row in table.rows]
    if not rows:
        return table
    if random.random() < 0.1:
        return replace(table, merges=not table.merges)
    kind = random.choice(KINDS)
    number = random.randrange(len(rows))
    if kind is _add:
        rows[number].append(DocCell(random.choice(words), number + 1, table.width + 1))
        width = table.width + 1
    else:
        kind(rows, number, words, random)
        width = table.width
    return replace(table, rows=tuple(map(tuple, rows)), width=width)


def _add(rows: Rows, number: int, words: Sequence[str], random: Random) -> None:
    """A cell beyond the last column; it makes the table wider."""


def _lose(rows: Rows, number: int, words: Sequence[str], random: Random) -> None:
    if rows[number]:
        rows[number].pop(random.randrange(len(rows[number])))


def _empty(rows: Rows, number: int, words: Sequence[str], random: Random) -> None:
    rows[number].clear()


def _say(rows: Rows, number: int, words: Sequence[str], random: Random) -> None:
    signs = "".join(random.choices(SIGNS, k=random.randint(1, 3)))
    _change(rows[number], random, text=random.choice([random.choice(words), signs, ""]))


def _span(rows: Rows, number: int, words: Sequence[str], random: Random) -> None:
    across, down = random.randint(1, 4), random.randint(1, 6)
    _change(rows[number], random, column_span=across, row_span=down)


def _move(rows: Rows, number: int, words: Sequence[str], random: Random) -> None:
    _change(rows[number], random, column=random.randint(1, 12))
    rows[number].sort(key=lambda cell: cell.column)


def _drop(rows: Rows, number: int, words: Sequence[str], random: Random) -> None:
    rows.pop(number)


def _repeat(rows: Rows, number: int, words: Sequence[str], random: Random) -> None:
    rows.insert(number, list(random.choice(rows)))


def _exchange(rows: Rows, number: int, words: Sequence[str], random: Random) -> None:
    other = random.randrange(len(rows))
    rows[number], rows[other] = rows[other], rows[number]


def _change(row: list[DocCell], random: Random, **fields: object) -> None:
    if row:
        at = random.randrange(len(row))
        row[at] = replace(row[at], **fields)


KINDS: tuple[Callable[[Rows, int, Sequence[str], Random], None], ...] = (
    *(_add, _lose, _empty, _say, _say, _say),
    *(_span, _move, _drop, _repeat, _exchange),
)
