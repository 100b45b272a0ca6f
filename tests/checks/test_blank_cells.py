"""A blank cell is the clerk's omission unless the form or its conversion accounts for it."""

from __future__ import annotations

from msgspec.structs import replace

import mini
from jiping import standards
from jiping.checks import act001_actual_blank, tgt011_target_blank
from jiping.checks.case import Case
from jiping.model import Cell, Evaluation, Missing, Place, Problem, Value


def case_of(evaluation: Evaluation) -> Case:
    standard, _ = standards.find(evaluation, standard="cn_2020")
    return Case(evaluation, standard, standards.score(evaluation, standard))


def with_blank_last_actual(place: Place | None = None) -> Evaluation:
    form = mini.evaluation()
    blank: Cell[Value] = Cell("", None, place)
    return replace(
        form, indicators=(*form.indicators[:-1], replace(form.indicators[-1], actual=blank))
    )


def test_a_printed_blank_is_reported() -> None:
    said = list(act001_actual_blank.check(case_of(with_blank_last_actual())))
    assert [type(one) for one in said] == [Problem]


def test_a_cell_lost_in_conversion_is_not_judged() -> None:
    form = with_blank_last_actual(Place(missing=True))
    assert [type(one) for one in act001_actual_blank.check(case_of(form))] == [Missing]


def test_the_row_in_which_a_form_breaks_off_is_not_judged() -> None:
    form = replace(with_blank_last_actual(), truncated=True)
    assert [type(one) for one in act001_actual_blank.check(case_of(form))] == [Missing]


def test_an_unused_row_of_the_template_is_passed_over() -> None:
    unused = {
        "path": ["效益指标", "社会效益指标", "指标2"],
        "target": "",
        "actual": "",
        "score": "",
    }
    case = case_of(mini.evaluation({"indicators.+": {**unused, "points": ""}}))
    assert [*tgt011_target_blank.check(case), *act001_actual_blank.check(case)] == []
