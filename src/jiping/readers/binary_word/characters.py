"""Changes to single characters: removed and hidden ones, symbols, fields."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right

from msgspec import Struct

from jiping.readers.base.refusal import unreadable
from jiping.readers.binary_word.header import CHARACTER_PAGES, FONTS, Header
from jiping.readers.binary_word.modifiers import FONTS as FONT_CHANGES
from jiping.readers.binary_word.modifiers import HIDDEN, INSERTED, REMOVED, SYMBOL, changes
from jiping.readers.binary_word.paragraphs import PAGE, pages
from jiping.readers.binary_word.pieces import Piece

TELLING = re.compile(rb"[\x00\x01\x3c]\x08|\x09\x6a")
"""What a page holds on which characters are removed, inserted, hidden or symbols."""
IN_SYMBOL_FONT = re.compile("[\uf020-\uf0ff]")
"""Where Word keeps characters of fonts that are not letters."""
FIELD = re.compile("[\x13-\x15]")
BEGINS, SEPARATES = "\x13", "\x14"
OTHERS = re.compile("[^\x07]")
NOTHING = "\0"
"""What stands in for a character that is not printed, so that positions stay."""
EXCHANGED = str.maketrans({"\x1e": "-", "\x0e": "\n"})
MOST = 200_000
"""Special runs, and fields, in one file; a thousand pages of real text have fewer."""
NESTED = 100
"""Fields inside one another; Word itself takes 20."""
NAME_AT = 40
"""Where in the entry of a font its name begins."""


class Run(Struct, gc=False):
    """A stretch of the main stream and what is special about its characters."""

    start: int
    end: int
    removed: bool = False
    inserted: bool = False
    hidden: bool = False
    symbol: int | None = None
    font: int | None = None


class Settled(Struct):
    """The text as printed, position by position; what was tracked; rows that were removed."""

    text: str
    inserted: int = 0
    deleted: int = 0
    removed_rows: frozenset[int] = frozenset()


def settle(header: Header, text: str, pieces: list[Piece]) -> Settled:
    """Changes accepted, hidden text and instructions of fields blanked, symbols put in."""
    coded = IN_SYMBOL_FONT.search(text) is not None
    runs = _runs(header, coded)
    settled = Settled(text)
    for piece in pieces:
        if piece.modifiers:
            whole = Run(piece.at, piece.at + (piece.end - piece.start) * piece.width)
            if _read(whole, piece.modifiers):
                _edit(settled, [(piece.start, piece.end, whole)], [])
    if runs:
        _edit(settled, _stretches(runs, pieces), _fonts(header))
    if BEGINS in settled.text:
        settled.text = _without_instructions(settled.text)
    if "\x1e" in text or "\x0e" in text:
        settled.text = settled.text.translate(EXCHANGED)
    return settled


def _runs(header: Header, coded: bool) -> list[Run]:
    """The runs that are special, in the order of the main stream."""
    main = header.main
    found: list[Run] = []
    for page in pages(header, CHARACTER_PAGES):
        if not coded and not TELLING.search(main, page, page + PAGE):
            continue
        count = main[page + PAGE - 1]
        first = page + 4 * (count + 1)
        if not count or first + count >= page + PAGE:
            continue
        places = struct.unpack_from(f"<{count + 1}I", main, page)
        for number, half in enumerate(main[first : first + count]):
            if half:
                at = page + 2 * half
                run = Run(places[number], places[number + 1])
                if _read(run, main[at + 1 : min(at + 1 + main[at], page + PAGE - 1)]):
                    found.append(run)
        if len(found) > MOST:
            raise unreadable("字符属性太多", "it has too many properties of characters")
    found.sort(key=_start)
    kept: list[Run] = []
    for run in found:
        if run.end > run.start and (not kept or run.start >= kept[-1].end):
            kept.append(run)
    return kept


def _start(run: Run) -> int:
    return run.start


def _read(run: Run, changed: bytes) -> bool:
    """Put what the changes say into the run; whether that is anything special."""
    for code, start, end in changes(changed):
        if code == REMOVED:
            run.removed = changed[start] & 1 != 0
        elif code == INSERTED:
            run.inserted = changed[start] & 1 != 0
        elif code == HIDDEN:
            # 0x80 and 0x81 mean as in the style and its opposite; styles are seldom hidden.
            run.hidden = changed[start] & 1 != 0
        elif code == SYMBOL:
            run.font, run.symbol = struct.unpack_from("<HH", changed, start)
        elif code in FONT_CHANGES and run.symbol is None:
            run.font = int.from_bytes(changed[start:end], "little")
    plain = not (run.removed or run.inserted or run.hidden)
    return not plain or run.symbol is not None or run.font is not None


def _stretches(runs: list[Run], pieces: list[Piece]) -> list[tuple[int, int, Run]]:
    """The runs by positions in the text, ascending."""
    ends = [run.end for run in runs]
    found: list[tuple[int, int, Run]] = []
    for piece in pieces:
        limit = piece.at + (piece.end - piece.start) * piece.width
        for number in range(bisect_right(ends, piece.at), len(runs)):
            run = runs[number]
            if run.start >= limit:
                break
            start = piece.start + max(0, run.start - piece.at) // piece.width
            end = piece.start + (min(run.end, limit) - piece.at) // piece.width
            if end > start:
                found.append((start, end, run))
    return found


def _edit(settled: Settled, stretches: list[tuple[int, int, Run]], fonts: list[str]) -> None:
    text = settled.text
    parts: list[str] = []
    removed_rows: set[int] = set()
    done = 0
    last_removed = last_inserted = -1
    for start, end, run in stretches:
        old = text[start:end]
        new = old
        if run.removed:
            settled.deleted += start != last_removed
            last_removed = end
            removed_rows.update(start + found.start() for found in re.finditer("\x07", old))
        elif run.inserted:
            settled.inserted += start != last_inserted
            last_inserted = end
        if run.removed or run.hidden:
            new = _blank(old)
        elif run.font is not None:
            new = _shown(old, run.symbol, fonts[run.font] if run.font < len(fonts) else "")
        if new is not old:
            parts += (text[done:start], new)
            done = end
    if parts:
        settled.text = "".join((*parts, text[done:]))
    settled.removed_rows |= removed_rows


def _blank(text: str) -> str:
    """As many characters that print nothing; ends of cells stay."""
    return OTHERS.sub(NOTHING, text) if "\x07" in text else NOTHING * len(text)


def _shown(text: str, symbol: int | None, font: str) -> str:
    """Text in a font as it shows: with the symbol put in, or typed in a font of symbols."""
    if symbol is not None:
        return _symbol(font, symbol) * len(text)
    if not IN_SYMBOL_FONT.search(text):
        return text
    return IN_SYMBOL_FONT.sub(lambda found: _symbol(font, ord(found[0])), text)


def _symbol(font: str, number: int) -> str:
    """A character of a symbol font, always a single one."""
    from jiping.readers.base.symbols import SYMBOLS

    known = SYMBOLS.get(font.lower(), {}).get(number & 0xFF)
    if known:
        return known
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE else NOTHING


def _fonts(header: Header) -> list[str]:
    """Names of the fonts by their number."""
    table = header.part(FONTS)
    names: list[str] = []
    at = 4
    while at < len(table):
        entry = table[at + 1 : at + 1 + table[at]]
        name = entry[NAME_AT - 1 :]
        text = name[: len(name) // 2 * 2].decode("utf-16-le", "replace")
        names.append(text.partition("\0")[0].strip())
        at += 1 + table[at]
    return names


def _without_instructions(text: str) -> str:
    """Fields as printed: their results stay, their instructions go.

    A field without a result prints nothing; a mark without its counterpart is left out alone.
    """
    if text.count(BEGINS) > MOST or text.count(SEPARATES) > MOST:
        raise unreadable("域太多", "it has too many fields")
    hidden: list[tuple[int, int]] = []
    opened: list[tuple[int, bool]] = []
    for mark in FIELD.finditer(text):
        at, sign = mark.start(), mark[0]
        if sign == BEGINS:
            # Beyond that the mark alone is left out.
            if len(opened) < NESTED:
                opened.append((at, False))
        elif opened and not (sign == SEPARATES and opened[-1][1]):
            begin, separated = opened.pop()
            if not separated:
                hidden.append((begin, at + 1))
            if sign == SEPARATES:
                opened.append((begin, True))
    parts: list[str] = []
    done = 0
    for start, end in sorted(hidden):
        if end > done:
            start = max(start, done)
            parts += (text[done:start], _blank(text[start:end]))
            done = end
    return "".join((*parts, text[done:]))
