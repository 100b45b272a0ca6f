"""The walk through a rich text: its groups, and what it prints."""

from __future__ import annotations

import re
from collections.abc import Callable

from jiping.model import Words
from jiping.readers.base.edges import CellEdges
from jiping.readers.base.grid import Blocks
from jiping.readers.rich_text.characters import DOUBLE_BYTES, Characters
from jiping.readers.rich_text.definition import Definition, Definitions
from jiping.readers.rich_text.flow import Flow, add, too_many
from jiping.readers.rich_text.tokens import (
    CLOSE,
    DOUBLE,
    HEX,
    NUMBERED,
    OPEN,
    SINGLE,
    SYMBOL,
    TEXT,
    UNICODE,
    WORD,
    end_of_group,
)

PAGE = re.compile(r"\\ansicpg(\d{1,5})")
FIELD_SYMBOL = re.compile(r'SYMBOL\s+(0x[0-9A-Fa-f]{1,4}|\d{1,5})(?:[^"}]{0,40}"([\w ]{1,40})")?')
SYMBOLS = {"\\": "\\", "{": "{", "}": "}", "~": "\u00a0", "_": "-", "\t": "\t"}
PRINTS = re.compile(r"\\(?:par|cell|row)\b")
GROUPS = Words("括号的嵌套层数", "The levels of nested groups")
TOKENS = Words("文件中的控制字数", "The control words of the file")
BREAKS_OFF = Words("文件在中途断开，断开处以后的内容", "what follows the place where it breaks off")
BEHIND = Words("文件结束标记之后的内容", "what stands behind its end mark")
PER_CELL = 8
"""Tokens, beside those that print nothing, for each cell that the limits allow; files of many
forms have a third of that."""
PER_ESCAPE = 4
"""Bytes of escaped characters that count as one token."""

State = tuple[int, int, bool, bool, bool, int]


class RichText:
    """A rich text being read; what it met is counted in the public attributes.

    Those of them that hold for a group, and are as before when it ends, are named in `State`.
    """

    def __init__(self, source: str, blocks: Blocks) -> None:
        page = PAGE.search(source, 0, 4096)
        self.source = source
        self.blocks = blocks
        self.characters = Characters(int(page[1]) if page else None)
        self.objects = self.pictures = self.inserted = self.deleted = 0
        self.unread: Words | None = None
        self.skipped, self.font, self.depth = 1, 0, 0
        self.hidden = self.struck = self.in_table = False
        self.flow = Flow()
        self.position = 0
        """Where the next token begins; a word may set it to jump."""
        self.definition, self.nested, self.mark = Definition(), Definition(), CellEdges(0)
        self.rows = Definitions()
        self.in_nested = False
        self.symbol = ""
        """What a field prints if it has no result."""
        self.done = False
        self._outer: list[Flow] = []
        self._stack: list[State] = []
        self._ends: dict[int, Callable[[], None]] = {}
        self._pending = self._tokens = 0
        self._star = False

    def read(self, words: dict[str, Callable[[RichText, int | None], None]]) -> None:
        """Add everything to the blocks; `words` says what each control word does."""
        pattern = DOUBLE if self.characters.page in DOUBLE_BYTES else SINGLE
        while self._read_on(pattern, words):
            continue
        self._finish()

    def _read_on(
        self,
        pattern: re.Pattern[str],
        words: dict[str, Callable[[RichText, int | None], None]],
    ) -> bool:
        """Read tokens until a word jumps, which is True, or until the end."""
        for token in pattern.finditer(self.source, self.position):
            kind = token.lastindex
            if kind is None:
                continue
            self._tokens += 1
            if kind == TEXT:
                self._text(token[TEXT])
            elif kind == UNICODE:
                self._escapes(token[UNICODE])
            elif kind == HEX:
                self._hex(token[HEX])
            elif kind == OPEN:
                self._open()
            elif kind == CLOSE:
                self._close(token.end())
            elif kind == SYMBOL:
                self._one_symbol(token[SYMBOL])
            else:
                self.position = after = token.end()
                number = int(token[NUMBERED]) if kind == NUMBERED else None
                self._word(token[WORD], number, words)
                if self.position != after:
                    return not self.done
            if self._tokens > PER_CELL * self.blocks.limits.cells:
                self.blocks.cut(TOKENS, PER_CELL * self.blocks.limits.cells, "cells")
                self.done = True
            if self.done:
                return False
        return False

    def emit(self, text: str) -> None:
        """Print characters, unless they are hidden or struck out."""
        if not (self.hidden or self.struck):
            self.flow.text.append(text)

    def skip_group(self) -> str:
        """Pass over the rest of the group; gives what it held."""
        start = self.position
        self.position = end_of_group(self.source, start)
        return self.source[start : self.position]

    def at_end(self, act: Callable[[], None]) -> None:
        """Do something when the group ends."""
        self._ends[len(self._stack)] = act

    def begin_box(self) -> None:
        """What the group holds is printed apart, behind the block that is open."""
        self._outer.append(self.flow)
        self.flow = Flow()
        self.in_table, self.depth = False, 0
        self.at_end(self._end_box)

    def end_paragraph(self) -> None:
        """A paragraph ends; outside tables and boxes it is settled."""
        flow = self.flow
        flow.end_paragraph(flow.level(self.in_table, self.depth))
        self._settle()

    def end_row(self, level: int, definition: Definition) -> None:
        """A row of a table ends."""
        self.flow.end_row(level, definition, self.blocks.limits.rows)
        self._settle()

    def _settle(self) -> None:
        if not self._outer and self.flow.items:
            add(self.flow.items, self.blocks)
        self.done = self.done or too_many(self.flow, self.blocks) or self.blocks.full

    def _text(self, text: str) -> None:
        if self._pending:
            dropped = min(self._pending, len(text))
            self._pending -= dropped
            text = text[dropped:]
        if text:
            self.emit(self.characters.of_text(text, self.font))

    def _hex(self, escapes: str) -> None:
        data = bytes.fromhex(escapes.replace("\\'", ""))
        if self._pending:
            dropped = min(self._pending, len(data))
            self._pending -= dropped
            data = data[dropped:]
        if data:
            self.emit(self.characters.of_bytes(data, self.font))

    def _escapes(self, escapes: str) -> None:
        self._tokens += len(escapes) // PER_ESCAPE
        text, self._pending = self.characters.of_escapes(escapes, self.skipped, self.font)
        self.emit(text)

    def _one_symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._star = True
        elif self._pending:
            self._pending -= 1
        elif symbol in "\r\n":
            self.end_paragraph()
        elif symbol in SYMBOLS:
            self.emit(SYMBOLS[symbol])

    def _word(
        self,
        word: str,
        number: int | None,
        words: dict[str, Callable[[RichText, int | None], None]],
    ) -> None:
        star, self._star = self._star, False
        act = words.get(word)
        if act is not None:
            self._pending = 0
            act(self, number)
        elif star:
            self.skip_group()
        elif self._pending:
            self._pending -= 1

    def _open(self) -> None:
        self._pending = 0
        stack = self._stack
        if len(stack) >= self.blocks.limits.depth:
            self.blocks.cut(GROUPS, self.blocks.limits.depth, "depth")
            self.done = True
        stack.append((self.skipped, self.font, self.hidden, self.struck, self.in_table, self.depth))

    def _close(self, position: int) -> None:
        self._pending = 0
        stack = self._stack
        if self._ends and len(stack) in self._ends:
            self._ends.pop(len(stack))()
        if stack:
            (self.skipped, self.font, self.hidden, self.struck, self.in_table, self.depth) = (
                stack.pop()
            )
        if not stack:
            self.done = True
            if PRINTS.search(self.source, position):
                self.unread = BEHIND

    def _end_box(self) -> None:
        self.flow.end()
        box, self.flow = self.flow, self._outer.pop()
        self.flow.boxes += box.items
        self.flow.cells += box.cells

    def _finish(self) -> None:
        if not self.done:
            self.unread = BREAKS_OFF
        while self._outer:
            self._end_box()
        self.flow.end()
        self._settle()
