"""Markdown (.md), and any text whose table cells are divided by pipes.

Rows may lack the leading pipe, the delimiter row or cells at their end. A blank line ends a
table. HTML tables inside the text are read as in web pages. Marks of headings, bold text and
links are taken off; what only looks like a mark (≥**人) stays.

What it cannot do: Markdown cannot say that cells are merged, so tables have `merges` False and
rows keep the cells that they have; lists, quotations and code are read as the lines they are;
reference links stay as written.
"""

from __future__ import annotations

import re

from jiping.model import Document, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.markup.inline import printed
from jiping.readers.markup.lines import has_rows, is_one_cell_a_line, is_row, split
from jiping.readers.markup.pipes import Style, add_pipes, style_of, unwrapped
from jiping.readers.web.flow import add_html

FORMAT = "markdown"
TITLE = Words("Markdown 文本", "Markdown text")
SUFFIXES = (".md", ".markdown", ".mkd", ".txt")

HEADING = re.compile(r"#{1,6}[ \t]")
TABLE_TAG = re.compile(r"<(/?)table\b[^<>]*>", re.IGNORECASE)
RULES = (frozenset("- "), frozenset("* "), frozenset("_ "), frozenset("= "))
FENCES = ("```", "~~~")


def recognises(content: Content) -> int:
    """By the suffix, or by rows of cells divided by pipes; headings are a faint sign."""
    if not content.is_text:
        return 0
    if content.suffix in SUFFIXES[:3]:
        return 70
    if has_rows(content.text):
        return 65
    return 15 if HEADING.match(content.text) else 0


def read(content: Content) -> Document:
    """Lines with the numbers that they have in the file, and tables."""
    blocks = Blocks(content.limits)
    blocks.note_doubts(content.decoded)
    lines = split(_without_comments(content.text), blocks)
    style = style_of(lines)
    index = pictures = 0
    while index < len(lines) and not blocks.full:
        line = lines[index].strip()
        if TABLE_TAG.search(line):
            index = _add_html(lines, index, blocks)
        elif is_row(line):
            index = _add_rows(lines, index, style, blocks)
        else:
            pictures += line.count("![")
            _add_line(line, index + 1, blocks)
            index += 1
    return blocks.document(FORMAT, pictures)


def _add_line(line: str, number: int, blocks: Blocks) -> None:
    if line.startswith(FENCES) or any(len(line) > 2 and rule.issuperset(line) for rule in RULES):
        return
    if HEADING.match(line):
        line = line.lstrip("#").rstrip("#")
    if len(line) <= blocks.limits.cell_characters:
        line = printed(line)
    for part in line.split("\n"):
        blocks.line(part, number)


def _add_rows(lines: list[str], start: int, style: Style, blocks: Blocks) -> int:
    """Add the rows that follow one another from `start` on; gives the line after them."""
    rows: list[str] = []
    index = start
    while index < len(lines) and is_row(lines[index]) and not TABLE_TAG.search(lines[index]):
        row, index = unwrapped(lines, index, style)
        rows.append(row)
    if len(rows) == 1 and "|" not in (rows[0][0], rows[0][-1]):
        _add_line(rows[0], start + 1, blocks)
    elif len(rows) == index - start and is_one_cell_a_line(rows):
        for number, row in enumerate(rows, start + 1):
            blocks.line(printed(row.strip("| ")), number, blank=True)
    else:
        add_pipes(rows, style, blocks)
    return index


def _add_html(lines: list[str], start: int, blocks: Blocks) -> int:
    """Add the HTML table that begins in a line, nested ones included; gives where to go on."""
    deep = 0
    for index in range(start, len(lines)):
        for tag in TABLE_TAG.finditer(lines[index]):
            deep += -1 if tag[1] else 1
            if deep <= 0:
                rest = lines[index][tag.end() :]
                html = "\n".join([*lines[start:index], lines[index][: tag.end()]])
                add_html(html, blocks)
                lines[index] = rest
                return index
    add_html("\n".join(lines[start:]), blocks)
    return len(lines)


def _without_comments(text: str) -> str:
    """The text without HTML comments; line numbers stay."""
    if "<!--" not in text:
        return text
    kept: list[str] = []
    end = 0
    while (start := text.find("<!--", end)) >= 0:
        close = text.find("-->", start)
        if close < 0:
            break
        kept += (text[end:start], "\n" * text.count("\n", start, close))
        end = close + 3
    return "".join(kept) + text[end:]
