"""The paper as text: Markdown, tabs, a cell a line, nothing between; merged cells get lost."""

from __future__ import annotations

import csv
import io
from random import Random

from grid import Paper


def _flat(text: str) -> str:
    return text.replace("\n", "")


def lattice(paper: Paper) -> list[list[str | None]]:
    """The table's rows on its own columns that begin somewhere; None where a cell goes on."""
    heading = set(paper.heading)
    heading |= {row + 1 for row in heading if any(box.rows == 2 for box in paper.rows[row][1:])}
    starts = sorted({column for row, column, _ in paper.placed() if row in heading})
    starts = starts or sorted({column for _, column, _ in paper.placed()})
    width = len(starts)
    table: list[list[str | None]] = [[None] * width for _ in paper.rows]
    for row, column, box in paper.placed():
        at = max((i for i, start in enumerate(starts) if start <= column), default=0)
        while at < width - 1 and table[row][at] is not None:
            at += 1
        if table[row][at] is None:
            table[row][at] = box.text
        else:
            table[row].append(box.text)
    return table


def markdown(paper: Paper, pick: Random, slides: float = 0.0) -> bytes:
    """Pipes; a cell that goes on is blank. With `slides`, so many of the rows whose first cells
    go on from above lose those blanks: what is left moves to the left."""
    lines = [f"## {paper.above[0]}", ""]
    lines += [line for text in paper.above[1:] for line in (text, "")]
    table = lattice(paper)
    width = max(map(len, table))
    for number, row in enumerate(table):
        cells = ["" if text is None else text.replace("\n", "<br>") for text in row]
        cells = [cell.replace("|", "\\|").replace("*", "\\*") for cell in cells]
        below_heading = {number - 1, number - 2} & set(paper.heading)
        slid = row[0] is None and not below_heading and pick.random() < slides
        if slid and any(cells):
            first = next(i for i, cell in enumerate(cells) if cell)
            cells = cells[pick.randint(1, first) if first else 0 :]
        lines.append("| " + " | ".join(cells + [""] * (width - len(cells))) + " |")
        if number == 0:
            lines.append("|" + "---|" * width)
    lines += [line for text in paper.below for line in ("", text)]
    return ("\n".join(lines) + "\n").encode()


def cell_a_line(paper: Paper, pick: Random) -> bytes:
    """Every cell a line with a blank line after it, blank cells a space; merged ones once."""
    gap = pick.choice(("\n\n", " |\n"))
    cells = [_flat(box.text) or " " for row in paper.rows for box in row]
    return (gap.join([*paper.above, *cells, *paper.below]) + "\n").encode()


def filled_cell_a_line(paper: Paper, pick: Random) -> bytes:
    """Every cell that says something a line; blank cells leave nothing."""
    cells = [text for row in paper.rows for box in row if (text := _flat(box.text).strip())]
    return ("\n".join([*paper.above, *cells, *paper.below]) + "\n").encode()


def tabs(paper: Paper, pick: Random) -> bytes:
    """Tabs between cells; a cell that goes on is blank."""
    rows = ["\t".join(_flat(text or "") for text in row) for row in lattice(paper)]
    return ("\n".join([*paper.above, *rows, *paper.below]) + "\n").encode("gb18030")


def commas(paper: Paper, pick: Random) -> bytes:
    """As a spreadsheet saves it: every column of the grid."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([line] + [""] * (paper.width - 1) for line in paper.above)
    table = [[""] * paper.width for _ in paper.rows]
    for row, column, box in paper.placed():
        table[row][column] = box.text
    writer.writerows(table)
    return out.getvalue().encode("gb18030")


def run_together(paper: Paper, pick: Random) -> bytes:
    """Nothing between cells, or a blank between rows."""
    gap = pick.choice(("", "", " "))
    rows = ["".join(_flat(box.text) for box in row) for row in paper.rows]
    return (gap.join(["".join(paper.above), *rows, *paper.below]) + "\n").encode()
