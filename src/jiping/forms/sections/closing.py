"""The end of a form: totals, reasons and measures, notes, opinions."""

from __future__ import annotations

from jiping.forms.draft import Draft, text_cell
from jiping.forms.headings.columns import Columns
from jiping.forms.seen.look import Look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import BIG_NUMBER, LEVEL_SHAPES, NUMBER, NUMBERS, PERCENT, TEXT
from jiping.model import Cell, Review
from jiping.terms import Label, closing_field, key

_GRADES = frozenset("优 良 中 差 优秀 良好 中等 较差 合格 不合格 一般 优等 良等 中等 差等".split())
_POINTS_LABELS = frozenset(("总分值", "分值合计", "分值", "总分", "满分", "标准分", "权重"))
_SCORE_ROLES = ("score", "converted_score")
_POINTS_ROLES = ("points", "weight")


def is_total(row: Row) -> bool:
    """A total row: its label, then nothing but numbers, grades and labels of these."""
    looks, filled = row.looks, row.filled
    first = looks[filled[0]].label
    if first is None or not (first.total or _names_score(first)):
        return False
    if not first.total and not any(looks[position].shape in NUMBERS for position in filled[1:]):
        return False
    return all(_total_part(looks[position]) for position in filled[1:])


def _names_score(meaning: Label) -> bool:
    """Whether a label names a score: above one or before it (自评得分 | | 100 | 96)."""
    return meaning.head == "claimed_total" or meaning.column == "score"


def read_total(row: Row, below: Row | None, columns: Columns | None, draft: Draft) -> int:
    """The total row; how many rows it takes (two where values stand below labels)."""
    filled = row.filled
    draft.closed = True
    labelled = [p for p in filled if row.looks[p].label is not None]
    if 1 < len(labelled) == len(filled) and below is not None and _values_only(below):
        _by_labels_above(row, labelled, below, draft)
        return 2
    if len(labelled) > 1 and len(labelled) < len(filled):
        _by_labels_beside(row, draft)
        return 1
    numbers = [p for p in filled[1:] if row.looks[p].shape in NUMBERS or _is_share(row, p, columns)]
    placed = _by_columns(row, numbers, columns) or _by_order(numbers, columns)
    for field, position in placed.items():
        _put(draft, field, row, position)
    if "claimed_total" not in placed:
        blanks = [p for p, seen in enumerate(row.looks) if not seen.shape]
        if blanks and not numbers:
            draft.put("claimed_total", "", row, blanks[-1])
    taken = {*placed.values(), filled[0]}
    for position in filled:
        if position in taken:
            continue
        if _is_grade(row.looks[position]):
            draft.put("claimed_grade", row.looks[position].text, row, position)
        else:
            draft.put_extra(row, position, row.looks[filled[0]].text)
    return 1


def read_ending(
    row: Row, below: Row | None, columns: Columns | None, draft: Draft
) -> tuple[int, str | None]:
    """A row of the form's end: how many rows it takes (0 = it is none), and the field whose text
    may stand in the next row."""
    if is_total(row):
        return read_total(row, below, columns, draft), None
    field = closing_of(row)
    if field is not None:
        return 1, None if read_closing(field, row, draft) else field
    meaning = row.first.label
    if meaning is not None and (meaning.note or meaning.review):
        (read_note if meaning.note else read_review)(row, draft)
        return 1, None
    return 0, None


def closing_of(row: Row) -> str | None:
    """The field that a row of the form's end fills, None for another row, such as one that begins
    with a label and its text in one cell."""
    filled = row.filled
    first = row.looks[filled[0]]
    if first.pair is not None:
        return None
    if first.label is not None:
        if first.label.note or first.label.review:
            return None
        if first.label.closing is not None:
            return closing_field(first.text) or first.label.closing
    if len(filled) > 2 or filled[0] > 0 or first.shape in LEVEL_SHAPES or first.shape < TEXT:
        return None
    if len(filled) == 2 and row.looks[filled[1]].shape in (NUMBER, BIG_NUMBER):
        return None
    return closing_field(first.text)


def read_closing(field: str, row: Row, draft: Draft) -> bool:
    """A label of the form's end and its text; False where the text may stand in the next row."""
    draft.seen.add(("closing", field))
    draft.closed = True
    label, *behind = row.filled
    if behind:
        draft.add_text(field, row, behind)
        return True
    if label + 1 < len(row.looks):
        draft.put(field, "", row, label + 1)
    return False


def read_ahead(row: Row, draft: Draft) -> bool:
    """A label of the form's end with its text above the indicators; False for another row."""
    meaning = row.first.label
    if meaning is None or meaning.closing is None or len(row.filled) != 2:
        return False
    if draft.indicators or meaning.closing in draft.fields:
        return False
    draft.seen.add(("closing", meaning.closing))
    draft.add_text(meaning.closing, row, row.filled[1:])
    return True


def read_note(row: Row, draft: Draft) -> None:
    """备注 and the like: each cell behind the label is a note."""
    draft.closed = draft.closed or bool(draft.indicators)
    for position in row.filled[1:]:
        draft.notes.append(text_cell(row, position))


def read_review(row: Row, draft: Draft) -> None:
    """The opinions of others, each behind its label."""
    draft.closed = draft.closed or bool(draft.indicators)
    first, *behind = row.filled
    labels = [first]
    labels += [p for p in behind if (it := row.looks[p].label) is not None and it.review]
    for label, until in zip(labels, [*labels[1:], len(row.cells)], strict=True):
        said = [position for position in behind if label < position < until]
        text = "\n".join(row.looks[position].text for position in said)
        opinion = Cell(text, text or None, row.place((said or [label])[0]))
        draft.reviews.append(Review(role=text_cell(row, label), opinion=opinion))


def read_inline(name: str, meaning: Label, cell: Cell[str], row: Row, draft: Draft) -> bool:
    """A label of the form's end with its text in the same cell or line; False for another."""
    if meaning.note:
        draft.notes.append(cell)
        draft.closed = draft.closed or bool(draft.indicators)
        return True
    if not draft.indicators:
        return False
    reasons = meaning.closing or meaning.column in ("variance", "improvement")
    field = closing_field(name) if reasons else None
    if meaning.total or meaning.head == "claimed_total":
        field = "claimed_total"
    if field is not None:
        draft.put_cell(field, cell, row)
    elif meaning.review:
        draft.reviews.append(Review(role=Cell(name, name, cell.place), opinion=cell))
    else:
        return False
    draft.closed = True
    return True


def _is_share(row: Row, position: int, columns: Columns | None) -> bool:
    """A percentage below weights."""
    if columns is None or row.looks[position].shape != PERCENT:
        return False
    number = columns.at.get(row.columns[position], -1)
    return number >= 0 and columns.roles[number] == "weight"


def _total_part(seen: Look) -> bool:
    if not seen.shape or seen.shape in NUMBERS or _is_grade(seen):
        return True
    if seen.label is not None:
        return _total_field(seen.label, seen) is not None
    return len(seen.key) <= 6 and seen.shape != TEXT


def _values_only(row: Row) -> bool:
    looks = [row.looks[position] for position in row.filled]
    return all(seen.label is None and _total_part(seen) for seen in looks)


def _is_grade(seen: Look) -> bool:
    return seen.key.strip("()") in _GRADES


def _total_field(meaning: Label, seen: Look) -> str | None:
    """The field of the total line that a label in it names."""
    name = key(seen.text)
    if meaning.head == "claimed_grade":
        return "claimed_grade"
    if name in _POINTS_LABELS or meaning.column in _POINTS_ROLES:
        return "claimed_points"
    if meaning.total or meaning.head == "claimed_total" or meaning.column in _SCORE_ROLES:
        return "claimed_total"
    return None


def _by_columns(row: Row, numbers: list[int], columns: Columns | None) -> dict[str, int]:
    """Numbers that stand in the columns of points and score, if the row is complete."""
    if columns is None or not (row.merges or len(row.cells) >= len(columns)):
        return {}
    placed: dict[str, int] = {}
    for position in numbers:
        number = columns.at.get(row.columns[position], -1)
        role = columns.roles[number] if number >= 0 else ""
        if role in _SCORE_ROLES:
            placed["claimed_total"] = position
        elif role in _POINTS_ROLES:
            placed.setdefault("claimed_points", position)
    return placed if len(placed) == min(len(numbers), 2) else {}


def _by_order(numbers: list[int], columns: Columns | None) -> dict[str, int]:
    """The last number is the total; one before it, the sum of points. The other way round where
    scores stand before points."""
    if not numbers:
        return {}
    if len(numbers) == 1:
        return {"claimed_total": numbers[0]}
    order = columns.index if columns is not None else {}
    if order.get("score", 0) < order.get("points", 0):
        return {"claimed_total": numbers[0], "claimed_points": numbers[-1]}
    return {"claimed_points": numbers[0], "claimed_total": numbers[-1]}


def _by_labels_above(row: Row, labelled: list[int], below: Row, draft: Draft) -> None:
    """Values in the row below their labels: 总分值 总得分 自评等级."""
    fields = [
        (field, start := row.columns[position], start + row.cells[position].column_span)
        for position in labelled[1:]
        if (meaning := row.looks[position].label) is not None
        and (field := _total_field(meaning, row.looks[position])) is not None
    ]
    headed = [field for field, *_ in fields[-len(below.filled) :]]
    columns = [below.columns[position] for position in below.filled]
    slid = not below.merges and columns[0] == 1 and len(headed) == len(columns)
    if slid:
        fields = []  # blanks before the values got lost
    elif any(start <= column < end for _, start, end in fields for column in columns):
        headed = []  # the columns tell, not the order
    found: dict[str, int] = {}
    for order, position in enumerate(below.filled):
        column = below.columns[position]
        above = [field for field, start, end in fields if start <= column < end]
        field = above[0] if above else headed[order] if order < len(headed) else None
        if field is not None and field not in found:
            found[field] = position
            _put(draft, field, below, position)
        elif field is None or below.looks[position].text != below.looks[found[field]].text:
            draft.put_extra(below, position)


def _by_labels_beside(row: Row, draft: Draft) -> None:
    """Labels and values in turn: 总分 100 得分 95 等级 优; a lone 总分 is the total."""
    found: dict[str, int] = {}
    field: str | None = None
    for position in row.filled:
        seen = row.looks[position]
        if seen.label is not None:
            field = _total_field(seen.label, seen)
        elif field is not None and field not in found:
            found[field] = position
            field = None
        else:
            draft.put_extra(row, position)
    if "claimed_total" not in found and "claimed_points" in found:
        found["claimed_total"] = found.pop("claimed_points")
    for name, position in found.items():
        _put(draft, name, row, position)


def _put(draft: Draft, field: str, row: Row, position: int) -> None:
    draft.seen.add(("total", field))
    draft.put(field, row.looks[position].text, row, position)
