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
from jiping.readers.markup.lines import Lines, split
from jiping.readers.markup.pipes import (
    Style,
    add_pipes,
    count,
    is_delimiter,
    is_ruling,
    style_of,
    unwrapped,
)
from jiping.readers.web.flow import add_html

FORMAT = "markdown"
TITLE = Words("Markdown 文本", "Markdown text")
SUFFIXES = (".md", ".markdown", ".mkd", ".txt")
