"""What was put back in a row, and where two readings are equally good: words and findings."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from jiping.faults import fault
from jiping.forms.headings.columns import Columns
from jiping.forms.mending.torn import Mended
from jiping.forms.seen.rows import Row
from jiping.model import Finding, Where, Words
from jiping.terms import LevelName, place_words


class Move(Struct, frozen=True):
    """The filled cells of a row, the columns they stood in and those they belong to.

    `second` is another reading as good as `found`.
    """

    row: Row
    columns: Columns
    filled: Sequence[int]
    printed: tuple[int, ...]
    found: tuple[int, ...]
    second: tuple[int, ...] | None = None
    mended: Mended | None = None

    def reason(self) -> Words | None:
        """What was done to the row's cells, None if they stand where they were printed."""
        moved = self._moved()
        if self.mended is None:
            return moved
        how = self.mended.how
        return how if moved is None else Words(f"{how.zh}；{moved.zh}", f"{how.en}; {moved.en}")

    def _moved(self) -> Words | None:
        moves = [new - old for new, old in zip(self.found, self.printed, strict=True)]
        if not any(moves):
            return None
        if len(set(moves)) == 1:
            return self._as_a_whole(moves[0])
        told = [
            (self._text(order), self._heading(self.found[order]))
            for order, move in enumerate(moves)
            if move
        ]
        zh = "、".join(f"“{text}”移到“{heading}”列" for text, heading in told)
        en = ", ".join(f"“{text}” to column {heading}" for text, heading in told)
        return Words(f"单元格丢失或错位：{zh}", f"cells lost or displaced: {en}")

    def findings(self, where: Where, name: str) -> list[Finding]:
        """What is to be said about the row, `name` being its name as printed."""
        said: list[Finding] = []
        place = self.row.place(self.filled[0])
        told = self._row_name(name)
        if how := self.reason():
            said.append(fault("RDG025", where=where, place=place, row=told, how=how))
        if self.mended is not None and self.mended.rival is not None:
            first, second = self.mended.how, self.mended.rival
            said.append(
                fault("RDG026", where=where, place=place, row=told, first=first, second=second)
            )
        if self.second is not None and self.second != self.found:
            differing = [n for n, new in enumerate(self.found) if new != self.second[n]]
            first, second = (
                self._reading(differing, reading) for reading in (self.found, self.second)
            )
            said.append(
                fault("RDG026", where=where, place=place, row=told, first=first, second=second)
            )
        return said

    def _as_a_whole(self, move: int) -> Words:
        if move < 0:
            return Words(
                f"右移 {-move} 列：左侧多出空白单元格",
                f"{-move} column(s) to the right: a blank cell too many",
            )
        blanks = sum(1 for position in range(self.filled[0]) if not self.row.looks[position].shape)
        lost = [self._heading(number) for number in range(self.found[0])][blanks:] or ["左侧"]
        names = "、".join(dict.fromkeys(lost))
        return Words(
            f"左移 {move} 列：{names}的空白单元格丢失",
            f"{move} column(s) to the left: the blank cell of {names} was lost",
        )

    def _row_name(self, name: str) -> Words:
        short = name if len(name) <= 20 else name[:19] + "…"
        place = place_words(self.row.place(0), row_only=True)
        return Words(f"{place.zh}“{short}”", f"{place.en} “{short}”")

    def _reading(self, orders: list[int], reading: tuple[int, ...]) -> Words:
        told = [(self._text(order), self._heading(reading[order])) for order in orders]
        return Words(
            "、".join(f"“{text}”是{heading}" for text, heading in told),
            ", ".join(f"“{text}” is {heading}" for text, heading in told),
        )

    def _text(self, order: int) -> str:
        return self.row.looks[self.filled[order]].text[:12]

    def _heading(self, number: int) -> str:
        column = self.columns.columns[number]
        return column.heading or "首列"


def mended_level(row: Row, position: int, name: LevelName, index: int) -> Finding:
    """The finding for a level whose characters were put right (标指出产), of the row `index`."""
    text, meant = row.looks[position].text, name.canonical
    return fault(
        "RDG038",
        where=Where(indicator=index),
        place=row.place(position),
        seen=text,
        expected=meant,
        text=text,
        meant=meant,
        reason=name.mended,
    )


MOVED_TEXT = "左侧的空白单元格丢失，文字左移"


def moved_text(row: Row, position: int, where: Where) -> Finding:
    """The finding for texts that slid to the left of their headings."""
    how = Words(MOVED_TEXT, "the blank cell on the left was lost and the texts slid to the left")
    name = place_words(row.place(position), row_only=True)
    return fault("RDG025", where=where, place=row.place(position), row=name, how=how)
