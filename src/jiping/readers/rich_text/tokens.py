"""Rich text cut into tokens; runs of words that print nothing are one token without a group."""

from __future__ import annotations

import re

OPEN, CLOSE, UNICODE, HEX, TEXT, WORD, NUMBERED, SYMBOL = range(1, 9)
"""Which group of `TOKEN` a token is (`lastindex`); None for what prints nothing."""

_QUIET = (
    r"(?:(?:\\(?:"
    r"c(?:l(?:brdr|pad|vertal|cb|shd|fts|wW|tx|NoWrap)|harrsid|[fbs]\d)"
    r"|br(?:dr|sp)"
    r"|t(?:r(?:pad|brdr|rh|keep|q|fts|auto|sp|hdr|gaph)|bl|scell)"
    r"|l(?:tr|ang|och|i(?:n)?\d)|r(?:tl|i(?:n)?\d)|hich|dbch|insrsid"
    r"|a(?:f?s?\d|spalpha|spnum|djust|[bi]\b)"
    r"|f(?:s\d|i-?\d|aauto)|s(?:\d|l|b\d|a\d|next|based)|q[lcjr]"
    r"|widctl|no(?:widctl|proof|overflow|snap)|wrapdefault|k(?:erning|eepn)|expnd|outline|yts"
    r")[a-zA-Z]*(?:-?\d{1,10})? ?|[\r\n\0]+)++)"
)
"""Words that are frequent and change only how the text looks, by what they begin with."""
_REST = (
    r"|(\{)|(\})"
    r"|((?:\\u-?\d{1,7} ?(?:\\'[0-9A-Fa-f]{2}|\?){0,9}+){1,999}+)"
    r"|((?:\\'[0-9A-Fa-f]{2}){1,9999}+)"
    r"|(TEXT)"
    r"|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"
    r"|\\([^a-zA-Z])|\\"
)
SINGLE = re.compile(_QUIET + _REST.replace("TEXT", r"[^\\{}\r\n\0]++"), re.DOTALL)
DOUBLE = re.compile(
    _QUIET
    + _REST.replace("TEXT", r"(?:[^\\{}\r\n\0\x81-\xfe]|[\x81-\xfe][\x40-\xfe]|[\x81-\xfe])++"),
    re.DOTALL,
)
"""For encodings with two bytes a character, the second of which may look like a brace."""
ESCAPE = re.compile(r"\\u(-?\d{1,7}) ?((?:\\'[0-9A-Fa-f]{2}|\?){0,9})")
_BRACE = re.compile(r"\\bin(\d{1,10}) ?|\\[\\{}]|[{}]")


def end_of_group(source: str, start: int) -> int:
    """Where the brace stands that closes the group inside which `start` is; the end of the
    source where none does."""
    deep, position = 1, start
    while True:
        for found in _BRACE.finditer(source, position):
            mark = found[0]
            if mark == "{":
                deep += 1
            elif mark == "}":
                deep -= 1
                if not deep:
                    return found.start()
            elif found[1]:
                position = found.end() + int(found[1])
                break
        else:
            return len(source)
