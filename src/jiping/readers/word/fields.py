"""What is printed without being written as text: form fields, characters laid over one another,
and letters in fonts of symbols."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree
from msgspec import Struct

from jiping.readers.base.grid import whole
from jiping.readers.base.symbols import SYMBOLS, in_font
from jiping.readers.word.names import Names

Element = etree._Element

OFF = ("0", "false", "off")
CHECKED, UNCHECKED = "☒", "☐"
"""As Word draws its check boxes."""
OVERLAY = re.compile(r"\s*eq\s*\\o\s*(?:\\[a-z]+\s*)*\((.*)\)\s*", re.IGNORECASE | re.DOTALL)
"""The instruction that lays characters over one another, as for a character in a circle."""
APART = re.compile("[,;，；]")
BOXES = frozenset("□☐▢◻囗口")
ROUND = frozenset("○◯〇")
ENCLOSING = BOXES | ROUND | frozenset("△▲◇◆")
IN_BOX = {"√": "☑", "✓": "☑", "✔": "☑", "×": "☒", "✗": "☒", "✕": "☒"}
CIRCLED = dict(zip(map(str, range(1, 21)), map(chr, range(0x2460, 0x2474)), strict=True))
INSTRUCTION = 1_000
"""Characters of an instruction that is looked at."""


class _Field(Struct):
    """A field being read: its instruction, and whether its result has begun."""

    parts: list[str]
    shown: bool = False


class _Parts(Struct, frozen=True):
    """Qualified names of what fields and fonts are made of."""

    fonts: str
    latin: str
    mark: str
    kind: str
    data: str
    instruction: str
    box: str
    checked: str
    choices: str
    choice: str
    chosen: str
    default: str


@cache
def _parts(run: str) -> _Parts:
    """The names in the namespace of a run."""
    space = run[: run.index("}") + 1]
    words = (
        "rFonts ascii fldChar fldCharType ffData instrText checkBox checked ddList listEntry"
        " result default"
    )
    return _Parts(*(space + word for word in words.split()))


def settle_fields(root: Element, names: Names) -> None:
    """Give form fields and characters laid over one another the text that they print."""
    known = _parts(names.run)
    open_fields: list[_Field] = []
    for element in list(root.iter(known.mark, known.instruction)):
        if element.tag == known.instruction:
            if open_fields and not open_fields[-1].shown:
                open_fields[-1].parts.append(element.text or "")
            continue
        kind = element.get(known.kind)
        if kind == "begin":
            open_fields.append(_Field([]))
            data = element.find(known.data)
            if data is not None:
                _add_text(element, _form_field(data, known, names.value), names)
        elif kind == "separate" and open_fields:
            open_fields[-1].shown = True
        elif kind == "end" and open_fields:
            field = open_fields.pop()
            if not field.shown:
                _add_text(element, overlaid("".join(field.parts)), names)


def overlaid(instruction: str) -> str:
    """What an instruction to lay characters over one another shows; "" for any other."""
    found = OVERLAY.fullmatch(instruction[:INSTRUCTION])
    if found is None:
        return ""
    parts = [part.strip() for part in APART.split(found[1])]
    inside = "".join(part for part in parts if part not in ENCLOSING)
    if not BOXES.isdisjoint(parts):
        return IN_BOX.get(inside, inside) or "□"
    if not ROUND.isdisjoint(parts):
        return CIRCLED.get(inside, inside) or "○"
    return inside


def settle_symbols(root: Element, names: Names) -> None:
    """Letters in a font of symbols become what it shows for them."""
    parts = _parts(names.run)
    for fonts in root.iter(parts.fonts):
        font = (fonts.get(parts.latin) or "").lower()
        properties = fonts.getparent()
        run = None if properties is None else properties.getparent()
        if font in SYMBOLS and run is not None and run.tag == names.run:
            for text in run.iter(names.text):
                text.text = in_font(text.text or "", font)


def _form_field(data: Element, known: _Parts, value: str) -> str:
    box = data.find(known.box)
    if box is not None:
        state = box.find(known.checked)
        state = box.find(known.default) if state is None else state
        on = state is not None and (state.get(value) or "1").lower() not in OFF
        return CHECKED if on else UNCHECKED
    choices = data.find(known.choices)
    if choices is None:
        return ""
    texts = [choice.get(value) or "" for choice in choices.iter(known.choice)]
    chosen = choices.find(known.chosen)
    chosen = choices.find(known.default) if chosen is None else chosen
    at = whole(None if chosen is None else chosen.get(value), 0, len(texts))
    return texts[at] if at < len(texts) else ""


def _add_text(mark: Element, text: str, names: Names) -> None:
    run = mark.getparent()
    if text and run is not None and run.tag == names.run:
        added = etree.SubElement(run, names.text)
        added.text = text
