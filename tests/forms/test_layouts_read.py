"""Each layout, as a converter leaves it or with its merged cells, gives what is printed on it."""

from __future__ import annotations

from decimal import Decimal

from forms.made import (
    DEPARTMENT,
    LINKAGE,
    PROJECT,
    YUNNAN,
    codes,
    only,
    paths,
    read,
    read_merged,
    texts,
)


def test_department_form_with_two_objectives() -> None:
    form, findings = only(read(DEPARTMENT))
    assert (form.form, form.scope, form.stage) == (
        "hb_department_2020",
        "department",
        "self_evaluation",
    )
    assert findings == []
    assert texts(form, "fiscal_year", "unit", "filled_on", "amount_unit") == {
        "fiscal_year": "2020",
        "unit": "澄江市柳湾街道办事处",
        "filled_on": "2021年4月9日",
        "amount_unit": "万元",
    }
    assert form.filled_on
    assert form.filled_on.value == "2021-04-09"
    assert form.amount_unit
    assert form.amount_unit.value == "10k_yuan"
    assert form.basic_expenditure
    assert form.basic_expenditure.value == Decimal("1200.50")
    [fund] = form.funds
    assert texts(fund, "name", "original", "adjusted", "executed", "points", "rate", "score") == {
        "name": "部门整体支出总额",
        "original": None,
        "adjusted": "3,501.00",
        "executed": "3,430.98",
        "points": "20",
        "rate": "98.00%",
        "score": "19.60",
    }
    assert fund.rate
    assert fund.rate.value == Decimal("0.98")


def test_department_form_indicators_and_end() -> None:
    form, _ = only(read(DEPARTMENT))
    assert [texts(objective, "planned", "points") for objective in form.objectives] == [
        {"planned": "建成社区食堂，方便老人就餐。", "points": "40"},
        {"planned": "疏通排水管道。", "points": "40"},
    ]
    assert [indicator.objective for indicator in form.indicators] == [0, 0, 0, 0, 1, 1]
    assert paths(form)[1] == ["产出指标", "数量指标", "培训厨师人次"]
    assert paths(form)[5] == ["效益指标", "可持续影响指标", "建立巡查制度"]
    assert [indicator.kind for indicator in form.indicators] == [
        "output.quantity",
        "output.quantity",
        "benefit.social",
        "satisfaction",
        "output.quality",
        "benefit.sustainable",
    ]
    second = form.indicators[1]
    assert second.points is None
    assert second.path[0].place
    assert second.path[0].place.inherited
    assert form.indicators[2].path[1].value == "社会效益指标"
    assert form.claimed_total
    assert form.claimed_total.value == Decimal("98.60")
    assert form.claimed_points is None
    assert texts(form, "variance", "improvement") == {
        "variance": "1、厨师培训少办一期。\n2、部分食堂晚开业。",
        "improvement": "明年一季度补办培训。",
    }
    assert [note.text for note in form.notes] == [
        "1.预算数为调整后财政资金总额。",
        "2.执行数为财政资金实际支出数。",
    ]
    assert [extra.cell.text for extra in form.extra] == ["附件1"]
    assert not form.truncated


def test_national_project_form() -> None:
    form, findings = only(read(PROJECT))
    assert (form.form, form.scope) == ("cn_project_2020", "project")
    assert findings == []
    assert texts(form, "title", "project", "line_department", "implementing_agency") == {
        "title": "项目支出绩效自评表",
        "project": "渡槽加固",
        "line_department": "澄江市水务局",
        "implementing_agency": "澄江市灌区管理所",
    }
    assert [fund.part_of for fund in form.funds] == [None, 0, 0, 0]
    assert texts(form.funds[1], "original", "points") == {"original": "100", "points": "—"}
    assert form.funds[1].points
    assert form.funds[1].points.value is None
    assert texts(form.objectives[0], "planned", "achieved") == {
        "planned": "加固渡槽3座",
        "achieved": "加固渡槽3座，恢复通水",
    }
    assert [path[2] for path in paths(form)] == [
        "指标1：加固渡槽座数",
        "完工时间",
        "恢复灌溉面积",
        "受益农户满意度",
    ]
    assert form.indicators[0].path[2].value == "加固渡槽座数"
    assert form.indicators[1].variance
    assert form.indicators[1].variance.value == "汛期停工，明年提前开工"
    assert form.indicators[1].actual
    assert form.indicators[1].actual.value
    assert form.indicators[1].actual.value.date == "2021-11-20"
    assert [
        (level.path[-1].value, level.points and level.points.text) for level in form.levels
    ] == [
        ("产出指标", "50"),
        ("效益指标", "30"),
        ("满意度指标", "10"),
    ]
    assert texts(form, "claimed_points", "claimed_total") == {
        "claimed_points": "100",
        "claimed_total": "97.55",
    }
    assert [extra.cell.text for extra in form.extra] == ["指标2："]


def test_linkage_funds_form_with_merged_cells() -> None:
    form, findings = only(read_merged(LINKAGE))
    assert form.form == "cn_linkage_funds_2019"
    assert findings == []
    assert texts(form, "title", "fiscal_year", "implementing_agency") == {
        "title": "绩效目标自评表",
        "fiscal_year": "2019",
        "implementing_agency": "望溪镇人民政府",
    }
    assert texts(form.funds[1], "original", "adjusted", "executed", "points", "rate") == {
        "original": None,
        "adjusted": "36",
        "executed": "36",
        "points": "",
        "rate": "",
    }
    assert paths(form) == [
        ["产出指标(50分)", "数量指标", "★安装滴灌面积"],
        ["产出指标(50分)", "数量指标", "其中新建"],
        ["效益指标(30分)", "经济效益指标", "亩均增收"],
        ["满意度指标(10分)", "满意度指标(10分)", "果农满意度"],
    ]
    assert [indicator.part_of for indicator in form.indicators] == [None, 0, None, None]
    assert form.indicators[0].path[2].value == "安装滴灌面积"
    assert texts(form.indicators[2], "points", "target", "actual", "score", "variance") == {
        "points": "30",
        "target": "≥300元",
        "actual": "280元",
        "score": "28",
        "variance": "价格下跌",
    }
    assert texts(form, "claimed_points", "claimed_total", "claimed_grade") == {
        "claimed_points": "100",
        "claimed_total": "98",
        "claimed_grade": None,
    }


def test_yunnan_form_with_headings_in_two_rows_and_targets_in_three_cells() -> None:
    form, findings = only(
        read_merged(YUNNAN, "2022年度项目支出绩效自评表", "部门：澜溪县林草局　　　　公开14表")
    )
    assert form.form == "yn_project_2022"
    assert codes(findings) == []
    assert texts(form, "unit", "amount_unit", "claimed_total", "claimed_grade") == {
        "unit": "澜溪县林草局",
        "amount_unit": "元",
        "claimed_total": "99.3",
        "claimed_grade": "优",
    }
    assert [
        texts(indicator, "target", "operator", "unit", "actual") for indicator in form.indicators
    ] == [
        {"target": "≥30000亩", "operator": "≥", "unit": "亩", "actual": "31000"},
        {"target": "=100%", "operator": "=", "unit": "%", "actual": "100%"},
        {"target": "定性明显", "operator": "定性", "unit": "", "actual": "明显"},
        {"target": "≥90%", "operator": "≥", "unit": "%", "actual": "92"},
    ]
    value = form.indicators[0].target
    assert value
    assert value.value
    assert (value.value.operator, value.value.number, value.value.unit) == ("≥", 30000, "亩")
    assert [note.text for note in form.notes] == ["无"]
    assert [extra.cell.text for extra in form.extra] == ["公开14表"]
