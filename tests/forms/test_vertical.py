"""Text with one cell a line gives the same as the table it was."""

from __future__ import annotations

from typing import Any

import pytest

from forms.made import DEPARTMENT, PROJECT, only, paths, read, texts
from forms.split import RULER
from jiping.forms import recognise
from jiping.forms.mending.segment import Cut
from jiping.forms.seen.look import Look
from jiping.forms.vertical import lines as lines_room
from jiping.model import DocCell, Document, Evaluation, Line, Table

FIELDS = ("target", "actual", "points", "score", "variance")


def on_end(text: str) -> list[str]:
    """Every cell of a form written with pipes, blank ones too."""
    cells: list[str] = []
    for line in text.strip().splitlines():
        if not line.startswith("|"):
            cells += [line] if line else []
        elif not RULER.fullmatch(line) or "-" not in line:
            cells += [cell.strip().replace("<br>", "") for cell in line.strip("| ").split("|")]
    return cells


def rows(evaluation: Evaluation) -> list[tuple[list[str], dict[str, str]]]:
    """What an evaluation says of its indicators; no column and a blank are alike."""
    said = []
    for path, indicator in zip(paths(evaluation), evaluation.indicators, strict=True):
        said.append((path, {name: text or "" for name, text in texts(indicator, *FIELDS).items()}))
    return said


def same(one: Evaluation, other: Evaluation) -> None:
    assert rows(one) == rows(other)
    heads = ("title", "unit", "project", "line_department", "implementing_agency", "filled_on")
    totals = ("claimed_points", "claimed_total", "variance", "improvement")
    for field in (*heads, *totals):
        before, after = texts(one, field)[field], texts(other, field)[field]
        assert (before or "").replace("\n", "") == (after or "").replace("\n", "")
    for fund, again in zip(one.funds, other.funds, strict=True):
        assert texts(fund, "name", "adjusted", "executed") == texts(
            again, "name", "adjusted", "executed"
        ) or {texts(again, "adjusted")["adjusted"]} <= {"—", ""}
    assert [texts(objective, "planned") for objective in one.objectives] == [
        texts(objective, "planned") for objective in other.objectives
    ]


@pytest.mark.parametrize("text", [DEPARTMENT, PROJECT], ids=["department", "project"])
def test_lines_without_the_blanks(text: str) -> None:
    lines = [Line(cell, number) for number, cell in enumerate(on_end(text), start=1) if cell]
    form, _ = only(recognise(Document("text", tuple(lines))))
    table, _ = only(read(text))
    same(table, form)
    assert form.indicators[0].path[2].place
    assert form.indicators[0].path[2].place.line


def test_lines_with_blank_lines_between_them() -> None:
    cells = [cell for cell in on_end(PROJECT) if cell]
    lines = [Line(text, number) for number, text in enumerate("\n\n".join(cells).splitlines(), 1)]
    form, _ = only(recognise(Document("text", tuple(lines))))
    table, _ = only(read(PROJECT))
    same(table, form)
    assert len(form.indicators) == len(table.indicators) > 0


def test_a_table_of_one_column() -> None:
    cells = tuple((DocCell(cell, row, 1),) for row, cell in enumerate(on_end(PROJECT), start=1))
    form, findings = only(recognise(Document("md", (Table(1, cells, 1, False),))))
    table, _ = only(read(PROJECT))
    same(table, form)
    assert findings == []


def test_a_name_of_a_level_broken_over_two_lines() -> None:
    text = "绩效目标申报表\n项目名称\n渡槽加固\n一级指标\n二级指标\n三级指标\n指标值\n效益指标\n经济效益\n指标\n节约水费\n≥3万元"
    lines = [Line(cell, number) for number, cell in enumerate(text.splitlines(), start=1)]
    form, _ = only(recognise(Document("text", tuple(lines))))
    assert paths(form) == [["效益指标", "经济效益指标", "节约水费"]]


def test_headings_without_end_are_given_up() -> None:
    """Heading after heading, none of them of a form: each further one is not tried again."""
    words = ["一级指标", "二级指标", "完成", "得分", "评分"]
    lines = tuple(Line(words[number % 5], number + 1) for number in range(3000))
    reading = recognise(Document("text", lines))
    assert reading.evaluations == ()
    assert [finding.code for finding in reading.findings] == ["RDG019"]


def test_runs_of_headings_wider_than_any_form_are_not_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The cells that are dealt to columns, each time, are counted: none where nothing but
    headings follow one another, all of them once or twice where a form's headings do."""
    dealt: list[int] = []
    original = lines_room.segment

    def counted(looks: list[Look], *rest: Any) -> Cut:
        dealt.append(len(looks))
        return original(looks, *rest)

    monkeypatch.setattr(lines_room, "segment", counted)
    for words, most in (
        (["一级指标", "三级指标", "分值"], 0),
        (["一级指标", "三级指标", "分值", "5"], 2),
    ):
        dealt.clear()
        printed = tuple(Line(words[n % len(words)], n + 1) for n in range(900))
        recognise(Document("text", printed))
        assert sum(dealt) <= most * len(printed)
