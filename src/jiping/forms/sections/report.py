"""Narrative reports (自评报告): what sentences and headed sections say of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct

from jiping.forms import cells
from jiping.forms.sections.head import year_in
from jiping.forms.seen.look import clean
from jiping.model import Cell, DocCell, Document, Evaluation, Fund, Line, Place, Table
from jiping.model.evaluation import Scope
from jiping.terms import closing_field, key, label
from jiping.terms import reports as said

FORM = "cn_report"
_TITLE_WITHIN = 12
_LONGEST_TITLE = 60
_END_OF_TITLE = 10
_HEADING = 30
_INLINE = 20
_LINES = 4000
_CLAUSE = re.compile(r"[，。；、,;]")
_SENTENCE = re.compile(r"[。；;]")
_REST = re.compile(r"[\s，。；、：,;:其中为的]*")


class _Said(Struct, frozen=True):
    """A line of text, or the one text in a row of a table."""

    text: str
    at: Line | DocCell
    table: Table | None = None

    @property
    def place(self) -> Place:
        """Where it stands."""
        area = self.at.area
        page, rectangle = (area.page, area.rectangle) if area else (None, None)
        if isinstance(self.at, Line):
            return Place(page or self.at.page, rectangle, line=self.at.number)
        table, cell = self.table, self.at
        sheet, number = (table.sheet, table.number) if table else (None, None)
        return Place(page, rectangle, sheet, number, cell.row, cell.column)


class _Figure(Struct, frozen=True):
    """A figure met in a sentence: its field, text, unit of money, and where it stood."""

    field: str
    text: str
    unit: str | None
    place: Place


class _Section(Struct):
    """A section with a field of its own and its lines so far."""

    field: str
    texts: list[str]
    place: Place | None = None


def read_report(document: Document, forms: Sequence[Evaluation]) -> Evaluation | None:
    """The report that a Document holds, None where it holds none or only what a form says.

    A report in the same file as a form of the same body or project is the text around it.
    """
    texts = list(islice(_said(document, _TITLE_WITHIN), _TITLE_WITHIN))
    if not any("报" in one.text for one in texts):
        return None
    first = next((number for number, one in enumerate(texts) if _is_title(one.text)), None)
    if first is None:
        return None
    texts = list(islice(_said(document), _LINES))
    fields = _head(texts, first)
    body = texts[first + 1 :]
    figures, bare = _figures(body)
    notes = _sections(body, bare, fields)
    _put_figures(figures, fields)
    held = ("claimed_total", "claimed_grade", "funds", "conclusion", "problems", "improvement")
    if not any(field in fields for field in held):
        return None
    scope: Scope = "department" if "整体" in fields["title"].text else "project"
    if any(_same_subject(fields, scope, form) for form in forms):
        return None
    return Evaluation(scope=scope, stage="report", form=FORM, notes=tuple(notes), **fields)


def _same_subject(fields: dict[str, Any], scope: str, form: Evaluation) -> bool:
    """Whether a form in the same file is about what the report is about, as far as they tell."""
    if form.scope is not None and form.scope != scope:
        return False
    names = [
        (fields.get(field), getattr(form, field)) for field in ("project", "unit", "fiscal_year")
    ]
    for one, other in names:
        if one is not None and other is not None and one.text and other.text:
            ours, theirs = key(one.text), key(other.text)
            if ours not in theirs and theirs not in ours:
                return False
    return True


def _said(document: Document, rows: int | None = None) -> Iterator[_Said]:
    """The lines of text, and the rows of tables (the first few of each) that hold one text over
    their width."""
    for block in document.blocks:
        if isinstance(block, Line):
            if text := clean(block.text):
                yield _Said(text, block)
            continue
        for cells_ in block.rows[:rows]:
            filled = [cell for cell in cells_ if cell.text]
            if len(filled) == 1 and filled[0].column == 1 and (text := clean(filled[0].text)):
                yield _Said(text, filled[0], block)


def _is_title(text: str) -> bool:
    name = key(text)
    return len(name) <= _LONGEST_TITLE and bool(said.TITLE.search(name)) and "。" not in text


def _cell(field: str, text: str, place: Place) -> Cell[Any]:
    return Cell(text, cells.EVALUATION[field](text, cells.Reader()) if text else None, place)


def _head(texts: Sequence[_Said], first: int) -> dict[str, Any]:
    """Title, year, body and project, from the title's lines and the labels below it."""
    begun, title = first, texts[first].text
    if len(key(title)) < _END_OF_TITLE:  # a title over several lines
        while begun and _begins_title(texts[begun - 1].text):
            begun -= 1
            title = texts[begun].text + title
    place = texts[begun].place
    fields: dict[str, Any] = {"title": Cell(title, title, place)}
    year = year_in(title) or next(
        (found for one in texts[:_TITLE_WITHIN] if (found := year_in(one.text))), None
    )
    if year:
        fields["fiscal_year"] = Cell(year, year, place)
    for one in texts[begun:]:
        subject = said.SUBJECT.match(one.text)
        if subject is not None:
            value = subject["value"]
            field = next(n for n, part in subject.groupdict().items() if part and n != "value")
            fields.setdefault(field, _cell(field, value.strip(), one.place))
    _from_title(title, place, fields)
    return fields


def _begins_title(text: str) -> bool:
    name = key(text)
    return (
        3 <= len(name) <= 40 and not re.search(r"[。；：:，]", text) and not name.startswith("附")
    )


def _from_title(title: str, place: Place, fields: dict[str, Any]) -> None:
    """The body before the year and the project behind it, where the title names them."""
    core = said.TAIL.sub("", re.sub(r"\s+", "", title)).removeprefix("关于").rstrip("的")
    parts = said.YEAR.split(core, maxsplit=1)
    before, behind = (parts[0], parts[1]) if len(parts) == 2 else ("", parts[0])
    if said.WHOLE.search(key(behind)) or said.WHOLE.search(key(before)):
        body = said.WHOLE.sub("", before or behind)
        behind = ""
    else:
        body = before
    if "unit" not in fields and body and said.BODY.search(body):
        fields["unit"] = Cell(body, body, place)
    if "project" not in fields and behind and not said.NO_PROJECT.match(key(behind)):
        fields["project"] = Cell(behind, behind, place)


def _sections(body: Sequence[_Said], bare: set[str], fields: dict[str, Any]) -> list[Cell[str]]:
    """Fill the fields of headed sections; what stands elsewhere are notes."""
    notes: list[Cell[str]] = []
    open_: _Section | None = None
    found: list[_Section] = []
    for one in body:
        text = one.text
        if said.CONTENTS.search(text) or said.SUBJECT.match(text):
            continue
        top, under = said.HEADING1.match(text), said.HEADING2.match(text)
        heading = top or under
        if heading is not None:
            name, _, rest = _parted(heading[1])
            field = _role(name, _INLINE if rest else _HEADING)
            own = field is not None and (open_ is None or field != open_.field)
            if not own and open_ is not None and not open_.texts and top is None and not rest:
                meaning = label(name)
                if meaning is not None and meaning.closing is not None:
                    continue  # 存在的问题 again, below 存在的问题及改进措施
            if top is not None or own:
                open_ = _Section(field, []) if field is not None else None
                if open_ is not None:
                    found.append(open_)
                    text = rest
                elif not rest and len(name) <= _HEADING:
                    continue  # a heading like a label: what it says is what follows
        if open_ is None and one.text in bare:
            continue
        if open_ is None:
            notes.append(Cell(text, text, one.place))
        elif text:
            open_.texts.append(text)
            open_.place = open_.place or one.place
    for section in found:
        if section.texts and section.field not in fields:
            whole = "\n".join(section.texts)
            fields[section.field] = Cell(whole, whole, section.place)
        elif section.texts:
            notes += [Cell(text, text, section.place) for text in section.texts]
    return notes


def _parted(heading: str) -> tuple[str, str, str]:
    """A heading's name, and the text that goes on behind it in the same line."""
    found = re.search(r"[。：:]", heading)
    if found is None:
        return heading.strip(), "", ""
    return heading[: found.start()].strip(), found[0], heading[found.end() :].strip()


def _role(name: str, longest: int) -> str | None:
    if len(name) > longest:
        return None
    field = closing_field(name)
    if field is not None:
        return field
    other = said.ROLES.search(name)
    return other.lastgroup if other is not None else None


def _figures(body: Sequence[_Said]) -> tuple[list[_Figure], set[str]]:
    """The figures of the whole that sentences give, and the lines that hold nothing else."""
    figures: list[_Figure] = []
    bare: set[str] = set()
    for one in body:
        text = one.text
        if not any(sign in text for sign in "元分%％优良中差"):
            continue
        spans: list[tuple[int, int]] = []
        place = one.place
        for field, value, unit, span in _in_sentence(text):
            figures.append(_Figure(field, value, unit, place))
            spans.append(span)
        left = "".join(
            part
            for start, end in zip(
                [0, *(end for _, end in sorted(spans))],
                [*(start for start, _ in sorted(spans)), len(text)],
                strict=True,
            )
            for part in text[start:end]
        )
        if spans and _REST.fullmatch(left):
            bare.add(one.text)
    return figures, bare


def _in_sentence(text: str) -> list[tuple[str, str, str | None, tuple[int, int]]]:
    """Field, text, unit of money and span of each figure of the whole."""
    found: list[tuple[str, str, str | None, tuple[int, int]]] = []
    for match in said.MONEY.finditer(text):
        field = next(
            name
            for name, value in match.groupdict().items()
            if value and name not in ("number", "money")
        )
        before = _before(text, match.start())
        within = _SENTENCE.split(text[: match.start()])[-1]
        apart = "其中" in within or said.PARTS.search(before)
        whole = field.endswith("_expenditure") or not apart
        if whole:
            found.append((field, match["number"], match["money"], match.span()))
    found += [
        ("rate", match["rate"], None, match.span())
        for match in said.RATE.finditer(text)
        if not said.PARTS.search(_before(text, match.start()))
    ]
    for match in said.SCORE.finditer(text):
        before = _before(text, match.start("of"))
        if not said.OF_A_PART.search(before) and (
            not before or said.OF_THE_WHOLE.search(before + match["of"])
        ):
            start = match.start("of") - len(before)
            found.append(("claimed_total", match["score"], None, (start, match.end())))
    for match in said.GRADE.finditer(text):
        before = _before(text, match.start())
        if not said.OF_A_PART.search(before):
            span = (match.start() - len(before), match.end())
            found.append(("claimed_grade", match["grade"], None, span))
    return found


def _before(text: str, position: int) -> str:
    """What stands before a position in the same clause."""
    return _CLAUSE.split(text[:position])[-1]


def _put_figures(figures: list[_Figure], fields: dict[str, Any]) -> None:
    """The figures on which all sentences agree; money in one unit is one fund."""
    chosen = {
        field: figure
        for field in dict.fromkeys(figure.field for figure in figures)
        if (figure := _agreed([it for it in figures if it.field == field])) is not None
    }
    units = [figure.unit for figure in figures if figure.unit]
    usual = max(dict.fromkeys(units), key=units.count) if units else None
    reader = cells.Reader(None, cells.amount_unit(usual, cells.Reader()) if usual else None)
    if usual:
        place = next(figure.place for figure in figures if figure.unit == usual)
        fields["amount_unit"] = Cell(usual, reader.amount_unit, place)
    values: dict[str, Any] = {}
    for field, figure in chosen.items():
        text = figure.text if figure.unit in (None, usual) else figure.text + str(figure.unit)
        if field in cells.FUND:
            values[field] = Cell(text, cells.FUND[field](text, reader), figure.place)
        elif field not in fields:
            fields[field] = Cell(text, cells.EVALUATION[field](text, reader), figure.place)
    if values.keys() & {"original", "adjusted", "executed", "received"}:
        fields["funds"] = (Fund(**values),)


def _agreed(figures: list[_Figure]) -> _Figure | None:
    """The first of figures that all say the same, None where they differ."""
    values = {(figure.text.replace(",", "").replace("，", ""), figure.unit) for figure in figures}
    return figures[0] if len(values) == 1 else None
