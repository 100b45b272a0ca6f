"""What the control words of a rich text do; words not named here change only how it looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from jiping.readers.base.edges import CellEdges
from jiping.readers.rich_text.definition import Definition
from jiping.readers.rich_text.reading import FIELD_SYMBOL, RichText

Act = Callable[[RichText, int | None], None]

CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "softline": "\n",
    "page": "\n",
    "column": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
NOT_PRINTED = (
    "colortbl stylesheet info listtable listoverridetable revtbl filetbl header headerl headerr "
    "headerf footer footerl footerr footerf footnote ftnsep ftnsepc aftnsep aftnsepc annotation "
    "xe tc nonesttables nonshppict shprslt objdata objclass objname sp private bkmkstart bkmkend "
    "atnid atnauthor atrfstart atrfend"
).split()
"""Groups that are no part of the printed text, although not marked as such."""
LOOKED_INTO = ("shpinst", "do", "shppict", "ud", "result")
"""Groups that other readers may pass over and that hold text."""


def _characters(text: str, reading: RichText, number: int | None) -> None:
    reading.emit(text)


def _pass_over(reading: RichText, number: int | None) -> None:
    reading.skip_group()


def _look_into(reading: RichText, number: int | None) -> None:
    """Nothing to be done: the group is read on."""


def _fonts(reading: RichText, number: int | None) -> None:
    reading.characters.learn_fonts(reading.skip_group())


def _bytes(reading: RichText, number: int | None) -> None:
    reading.position += max(number or 0, 0)


def _picture(reading: RichText, number: int | None) -> None:
    reading.pictures += 1
    reading.skip_group()


def _object(reading: RichText, number: int | None) -> None:
    reading.objects += 1


def _doubled(reading: RichText, number: int | None) -> None:
    """The same text twice: the one in the old encoding is passed over."""
    start = reading.source.find("{", reading.position, reading.position + 8)
    if start >= 0:
        reading.position = start + 1
        reading.skip_group()
        reading.position += 1


def _box(reading: RichText, number: int | None) -> None:
    reading.begin_box()


def _instruction(reading: RichText, number: int | None) -> None:
    symbol = FIELD_SYMBOL.search(reading.skip_group()[:400])
    if symbol:
        code = int(symbol[1], 16 if symbol[1].startswith("0x") else 10)
        reading.symbol = reading.characters.symbol(code, symbol[2] or "")


def _result(reading: RichText, number: int | None) -> None:
    text, before = reading.flow.text, len(reading.flow.text)

    def end() -> None:
        if reading.symbol and len(text) == before:
            reading.emit(reading.symbol)
        reading.symbol = ""

    reading.at_end(end)


def _font(reading: RichText, number: int | None) -> None:
    reading.font = number or 0


def _substitutes(reading: RichText, number: int | None) -> None:
    reading.skipped = min(max(1 if number is None else number, 0), 8)


def _plain(reading: RichText, number: int | None) -> None:
    reading.font = 0
    reading.hidden = reading.struck = False


def _hidden(reading: RichText, number: int | None) -> None:
    reading.hidden = number != 0


def _deleted(reading: RichText, number: int | None) -> None:
    if number != 0 and not reading.struck:
        reading.deleted += 1
    reading.struck = number != 0


def _inserted(reading: RichText, number: int | None) -> None:
    reading.inserted += number != 0


def _paragraph(reading: RichText, number: int | None) -> None:
    reading.in_table, reading.depth = False, 0


def _in_table(reading: RichText, number: int | None) -> None:
    reading.in_table = number != 0


def _depth(reading: RichText, number: int | None) -> None:
    reading.depth = number or 0


def _end_paragraph(reading: RichText, number: int | None) -> None:
    if not reading.struck:
        reading.end_paragraph()


def _end_section(reading: RichText, number: int | None) -> None:
    if reading.flow.text:
        reading.end_paragraph()


def _cell(reading: RichText, number: int | None) -> None:
    reading.flow.end_cell(1, reading.blocks.limits.columns)


def _row(reading: RichText, number: int | None) -> None:
    reading.end_row(1, reading.definition)


def _nested_cell(reading: RichText, number: int | None) -> None:
    reading.flow.end_cell(_level(reading), reading.blocks.limits.columns)


def _nested_row(reading: RichText, number: int | None) -> None:
    reading.end_row(_level(reading), reading.nested)


def _level(reading: RichText) -> int:
    return reading.flow.level(True, max(reading.depth, 2))


def _nested_properties(reading: RichText, number: int | None) -> None:
    reading.in_nested = True

    def end() -> None:
        reading.in_nested = False

    reading.at_end(end)


def _row_begins(reading: RichText, number: int | None) -> None:
    row, reading.position = reading.rows.begins(reading.source, reading.position)
    if reading.in_nested:
        reading.nested = row
    else:
        reading.definition = row
    reading.mark = CellEdges(0)


def _row_of(reading: RichText) -> Definition:
    return reading.nested if reading.in_nested else reading.definition


def _row_left(reading: RichText, number: int | None) -> None:
    _row_of(reading).left = number or 0


def _cell_right(reading: RichText, number: int | None) -> None:
    cells = _row_of(reading).cells
    mark, reading.mark = reading.mark, CellEdges(0)
    mark.right = number or 0
    if len(cells) <= reading.blocks.limits.columns:
        cells.append(mark)


def _merged(vertical: str | None, horizontal: str | None) -> Act:
    def act(reading: RichText, number: int | None) -> None:
        mark = reading.mark
        mark.vertical = vertical or mark.vertical
        mark.horizontal = horizontal or mark.horizontal

    return act


WORDS: dict[str, Act] = {
    **{word: partial(_characters, text) for word, text in CHARACTERS.items()},
    **dict.fromkeys(NOT_PRINTED, _pass_over),
    **dict.fromkeys(LOOKED_INTO, _look_into),
    "fonttbl": _fonts,
    "bin": _bytes,
    "pict": _picture,
    "object": _object,
    "upr": _doubled,
    "shptxt": _box,
    "dptxbxtext": _box,
    "fldinst": _instruction,
    "fldrslt": _result,
    "f": _font,
    "uc": _substitutes,
    "plain": _plain,
    "v": _hidden,
    "deleted": _deleted,
    "revised": _inserted,
    "pard": _paragraph,
    "intbl": _in_table,
    "itap": _depth,
    "par": _end_paragraph,
    "sect": _end_section,
    "cell": _cell,
    "row": _row,
    "nestcell": _nested_cell,
    "nestrow": _nested_row,
    "nesttableprops": _nested_properties,
    "trowd": _row_begins,
    "trleft": _row_left,
    "cellx": _cell_right,
    "clvmgf": _merged("restart", None),
    "clvmrg": _merged("continue", None),
    "clmgf": _merged(None, "restart"),
    "clmrg": _merged(None, "continue"),
}
