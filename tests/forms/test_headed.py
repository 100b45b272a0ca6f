"""Headings in two rows and blank cells, in text with one cell a line."""

from __future__ import annotations

import pytest

from forms.made import only, paths, read, texts
from jiping.forms import recognise
from jiping.forms.headings.grouped import under
from jiping.forms.seen.look import look
from jiping.forms.vertical.headed import amounts_under, headings_end
from jiping.model import Document, Evaluation, Line

LEVELS = "一级指标 二级指标 三级指标"
CAUSES = "经费保障 制度保障 人员保障 硬件条件保障 其他"
LIKELIHOOD = "确定能 有可能 完全不可能"

MONITORING = f"""
2023年度项目支出绩效运行监控表 项目名称 堤岸植草 绩效指标 {LEVELS} 年度指标值 1至7月执行情况
全年预计完成情况 偏差原因分析 原因说明 完成目标可能性 备注 {CAUSES} {LIKELIHOOD}
产出指标 数量指标 植草面积 ≥40亩 22亩 40亩 _ _ √ _ _ 人手不足 _ √ _ _
巡护次数 ≥12次 8次 12次 _ _ _ _ _ _ √ _ _ 逐月巡护
效益指标 生态效益指标 岸坡稳固 稳固 稳固 稳固 _ _ _ _ _ _ √ _ _ _
"""
PAIRED = f"""
项目支出绩效目标申报表 项目名称 堤岸植草 绩效指标 {LEVELS} 指标值 二级指标 三级指标 指标值
产出指标 数量指标 三年植草面积 ≥120亩 数量指标 植草面积 ≥40亩
_ _ 巡护次数 ≥12次
质量指标 成活率 ≥90% 质量指标 当年成活率 ≥85%
效益指标 生态效益指标 岸坡稳固 稳固 生态效益指标 _ _
"""
POINTS = """
项目支出绩效自评表 项目名称 堤岸植草
一级指标 分值 二级指标 分值 三级指标 分值 评分标准 自评得分 扣分原因
立项 _ 论证过程 _ 论证充分性 10 按比例得分 9 材料不全
程序规范性 10 按比例得分 10 _
实施 _ 进度把控 _ 按期开工 40 按比例得分 40 _
质量把控 _ 一次验收 40 按比例得分 38 返工一处
"""


def written(text: str, gap: int) -> Evaluation:
    """The form with each cell a line and so many lines from one to the next; `_` is blank."""
    cells = text.split()
    lines = [Line(cell, 1 + n * gap) for n, cell in enumerate(cells) if cell != "_" or gap == 1]
    lines = [Line("", line.number) if line.text == "_" else line for line in lines]
    form, _ = only(recognise(Document("text", tuple(lines))))
    return form


@pytest.mark.parametrize("gap", [1, 2, 3], ids=["blank cells", "blank lines", "more of them"])
def test_ticks_under_two_rows_of_headings(gap: int) -> None:
    form = written(MONITORING, gap)
    assert [path[-1] for path in paths(form)] == ["植草面积", "巡护次数", "岸坡稳固"]
    fields = ("target", "actual_to_date", "forecast", "causes", "variance", "likelihood", "remark")
    assert [tuple(texts(it, *fields).values()) for it in form.indicators] == [
        ("≥40亩", "22亩", "40亩", "人员保障", "人手不足", "有可能", ""),
        ("≥12次", "8次", "12次", "", "", "确定能", "逐月巡护"),
        ("稳固", "稳固", "稳固", "", "", "确定能", ""),
    ]


@pytest.mark.parametrize("gap", [1, 2])
def test_targets_side_by_side(gap: int) -> None:
    form = written(PAIRED, gap)
    assert [
        (*path[1:], it.target.text) for path, it in zip(paths(form), form.indicators, strict=True)
    ] == [
        ("数量指标", "三年植草面积", "≥120亩"),
        ("质量指标", "成活率", "≥90%"),
        ("生态效益指标", "岸坡稳固", "稳固"),
        ("数量指标", "植草面积", "≥40亩"),
        ("数量指标", "巡护次数", "≥12次"),
        ("质量指标", "当年成活率", "≥85%"),
    ]


@pytest.mark.parametrize("gap", [1, 2])
def test_levels_in_words_of_their_own_with_blank_points(gap: int) -> None:
    form = written(POINTS, gap)
    assert paths(form) == [
        ["立项", "论证过程", "论证充分性"],
        ["立项", "论证过程", "程序规范性"],
        ["实施", "进度把控", "按期开工"],
        ["实施", "质量把控", "一次验收"],
    ]
    assert [texts(it, "score", "variance") for it in form.indicators][1:3] == [
        {"score": "10", "variance": ""},
        {"score": "40", "variance": ""},
    ]


def test_ticks_whose_column_nothing_tells_are_left_out() -> None:
    cells = [cell for cell in MONITORING.split() if cell != "_"]
    reading = recognise(Document("text", tuple(Line(text, n) for n, text in enumerate(cells, 1))))
    form, _ = only(reading)
    fields = ("target", "actual_to_date", "forecast", "variance", "likelihood", "remark")
    assert [tuple(texts(it, *fields).values()) for it in form.indicators] == [
        ("≥40亩", "22亩", "40亩", "人手不足", "", ""),
        ("≥12次", "8次", "12次", "", "", "逐月巡护"),
        ("稳固", "稳固", "稳固", "", "", ""),
    ]
    assert [it.code for it in reading.findings] == ["RDG026"] * 3


def test_one_of_two_targets_side_by_side_is_filled_in() -> None:
    cells = f"""项目支出绩效目标申报表 项目名称 堤岸植草 绩效指标 {LEVELS} 指标值 二级指标 三级指标
    指标值 产出指标 数量指标 植草面积 ≥40亩 巡护次数 ≥12次 质量指标 成活率 ≥90% 时效指标 按期完成率
    100% 效益指标 生态效益指标 岸坡稳固 稳固""".split()
    reading = recognise(Document("text", tuple(Line(text, n) for n, text in enumerate(cells, 1))))
    form, _ = only(reading)
    assert paths(form) == [
        ["产出指标", "数量指标", "植草面积"],
        ["产出指标", "数量指标", "巡护次数"],
        ["产出指标", "质量指标", "成活率"],
        ["产出指标", "时效指标", "按期完成率"],
        ["效益指标", "生态效益指标", "岸坡稳固"],
    ]
    assert [it.code for it in reading.findings] == ["RDG026"]


def test_a_total_where_the_score_stands_before_the_points() -> None:
    cells = f"""项目支出绩效自评表 项目名称 堤岸植草 {LEVELS} 指标值 完成值 得分 分值 产出指标 数量指标
    植草面积 ≥40亩 40亩 58 60 巡护次数 ≥12次 12次 40 40 总分 98 100""".split()
    form, _ = only(
        recognise(Document("text", tuple(Line(text, n) for n, text in enumerate(cells, 1))))
    )
    said = texts(form, "claimed_points", "claimed_total")
    assert said == {"claimed_points": "100", "claimed_total": "98"}


def test_what_stands_under_what() -> None:
    heads = f"{LEVELS} 年度指标值 偏差原因分析 完成目标可能性 备注".split()
    looks = [look(text) for text in (*heads, *CAUSES.split(), "原因说明", *LIKELIHOOD.split())]
    assert under(looks) == (len(heads), [4] * 6 + [5] * 3)
    signed = [look(text) for text in f"{LEVELS} 年度指标值 完成值 指标性质 指标值 度量单位".split()]
    assert under(signed) == (5, [3, 3, 3])
    assert under([look(text) for text in f"{LEVELS} 年度指标值 完成值 分值 得分".split()]) is None


def test_how_far_headings_run() -> None:
    own = [
        look(text) for text in "二级指标 具体事项 评分细则 定的数 得分 产出指标 质量指标".split()
    ]
    assert headings_end(own) == 5
    assert headings_end(own[:5]) == 0
    assert headings_end([look("修缮堤岸"), *own]) == 0


def test_parts_of_an_amount() -> None:
    heads = [look(text) for text in "任务名称 主要内容 预算金额".split()]
    parts = [look(text) for text in "总额 财政拨款 其他资金 资金总额 120 100 20".split()]
    assert amounts_under(heads, parts) == (2, 3)
    assert amounts_under(heads, parts[3:]) is None


def test_levels_told_by_headings_in_words_of_their_own() -> None:
    cells = """项目支出绩效自评表 项目名称 堤岸植草 第一级 第二级 考核指标 满分 目标值 完成情况 自己评的分
    产出指标 数量指标 植草面积 60 ≥40亩 40亩 58 巡护次数 40 ≥12次 12次 40 总分 100 98""".split()
    form, _ = only(
        recognise(Document("text", tuple(Line(text, n) for n, text in enumerate(cells, 1))))
    )
    assert paths(form) == [["产出指标", "数量指标", name] for name in ("植草面积", "巡护次数")]
    assert [
        tuple(texts(it, "points", "target", "actual", "score").values()) for it in form.indicators
    ] == [
        ("60", "≥40亩", "40亩", "58"),
        ("40", "≥12次", "12次", "40"),
    ]


def test_a_fund_in_words_of_its_own_and_criteria_behind_blank_reasons() -> None:
    text = f"""项目支出绩效自评表 项目名称 堤岸植草 资金（万元） 调整前预算 可执行预算 支付数 执行率 得分
    合计 90 90 90 100% 10 市县配套资金 30 30 30 100% _
    {LEVELS} 分值 指标值 失分说明 评分标准 得分 完成值
    产出指标 数量指标 植草面积 50 ≥40亩 _ 按比例得分 50 40亩
    巡护次数 40 ≥12次 逢汛期停巡 按比例得分 30 9次 总分 100 90"""
    for cells in (text.split(), [cell for cell in text.split() if cell != "_"]):
        lines = [Line(cell.strip("_"), n) for n, cell in enumerate(cells, 1)]
        form, _ = only(recognise(Document("text", tuple(lines))))
        assert [texts(it, "name")["name"] for it in form.funds] == ["合计", "市县配套资金"]
        assert [texts(it, "variance", "criteria") for it in form.indicators] == [
            {"variance": form.indicators[0].variance.text, "criteria": "按比例得分"},
            {"variance": "逢汛期停巡", "criteria": "按比例得分"},
        ]
        assert not form.indicators[0].variance.text


def test_short_levels_of_a_list_of_questions_without_its_blanks() -> None:
    cells = [cell for cell in POINTS.replace("论证过程", "立项论证").split() if cell != "_"]
    form, _ = only(
        recognise(Document("text", tuple(Line(text, n) for n, text in enumerate(cells, 1))))
    )
    assert [path[1:] for path in paths(form)] == [
        ["立项论证", "论证充分性"],
        ["立项论证", "程序规范性"],
        ["进度把控", "按期开工"],
        ["质量把控", "一次验收"],
    ]
    assert [texts(it, "variance")["variance"] or "" for it in form.indicators] == [
        "材料不全",
        "",
        "",
        "返工一处",
    ]


FORM = "项目绩效自评表\n项目名称\n陂塘清淤\n"
ROWS = """
一级指标
二级指标
三级指标
目标值
完成值
分值
得分
产出指标
数量指标
清淤口数
≥3口
4口
50
50
效益指标
社会效益指标
受益农户
≥80户
79户
40
39
"""


def test_amounts_without_a_name_below_their_headings() -> None:
    form, _ = only(
        read(
            FORM
            + "预算执行\n年初预算\n全年预算\n执行数\n执行率\n92万元\n90万元\n81万元\n90%"
            + ROWS
        )
    )
    assert texts(form.funds[0], "original", "adjusted", "executed", "rate") == {
        "original": "92万元",
        "adjusted": "90万元",
        "executed": "81万元",
        "rate": "90%",
    }
    assert len(form.funds) == 1
    assert [row.score and row.score.text for row in form.indicators] == ["50", "39"]


def test_of_which_on_a_line_of_its_own() -> None:
    form, _ = only(
        read(
            FORM
            + "资金（万元）\n预算数\n执行数\n总投资\n90\n81\n其中\n1.省级补助\n60\n60\n2.自筹\n30\n21"
            + ROWS
        )
    )
    assert [(fund.name and fund.name.text, fund.part_of) for fund in form.funds] == [
        ("总投资", None),
        ("1.省级补助", 0),
        ("2.自筹", 0),
    ]


def test_levels_go_on_below_a_subtotal() -> None:
    form, _ = only(
        read(
            FORM
            + ROWS
            + "小计\n90\n89\n满意度指标\n服务对象满意度\n村民满意度\n≥90%\n90%\n10\n10\n小计\n10\n10\n"
            + "自评得分\n100\n99\n存在问题\n管护不足。"
        )
    )
    assert [path[-1] for path in paths(form)] == ["清淤口数", "受益农户", "村民满意度"]
    assert texts(form, "claimed_total", "problems") == {
        "claimed_total": "99",
        "problems": "管护不足。",
    }


def test_dots_of_the_template_are_no_reason() -> None:
    form, _ = only(read(FORM + ROWS.replace("得分\n", "得分\n偏差原因\n", 1) + "……\n总分\n90\n89"))
    assert [row.variance and row.variance.text for row in form.indicators] == ["", ""]


def test_goals_that_begin_with_their_numbers_are_planned_and_achieved() -> None:
    form, _ = only(
        read(FORM + "年度总体目标\n预期目标\n实际完成情况\n目标1：清淤三口。\n清淤四口。" + ROWS)
    )
    assert [texts(goal, "planned", "achieved") for goal in form.objectives] == [
        {"planned": "清淤三口。", "achieved": "清淤四口。"}
    ]


def test_levels_numbered_to_several_depths() -> None:
    form, _ = only(
        read("""
项目绩效自评表
| 项目名称 | 清淤 | | | | |
| 一级指标 | 二级指标 | 三级指标 | 目标值 | 完成值 | 得分 |
| 1.产出指标 | 1.1数量指标 | 1.1.1清淤口数 | 3口 | 4口 | 60 |
| 2.满意度指标 | 2.1 服务对象满意度 | 2.1.1村民满意度 | 90% | 91% | 40 |
""")
    )
    assert [row.kind for row in form.indicators] == ["output.quantity", "satisfaction"]


def test_headings_again_on_a_new_page() -> None:
    head = ROWS.strip().split("\n")[:7]
    form, _ = only(
        read(
            FORM
            + ROWS
            + "第 2 页 共 3 页\n"
            + "\n".join(head)
            + "\n满意度指标\n服务对象满意度\n村民满意度\n≥90%\n90%\n10\n10\n总分\n100\n99"
        )
    )
    assert [path[-1] for path in paths(form)] == ["清淤口数", "受益农户", "村民满意度"]
    assert texts(form.indicators[1], "target", "actual") == {"target": "≥80户", "actual": "79户"}
    assert [extra.cell.text for extra in form.extra] == ["第 2 页 共 3 页"]


def test_parts_of_an_indicator_without_points_of_their_own() -> None:
    form, _ = only(
        read(
            FORM
            + ROWS.replace(
                "效益指标\n", "其中：大塘\n≥2口\n2口\n其中：小塘\n≥1口\n2口\n效益指标\n", 1
            )
            + "总分\n90\n89"
        )
    )
    assert [path[-1] for path in paths(form)] == [
        "清淤口数",
        "其中：大塘",
        "其中：小塘",
        "受益农户",
    ]
    assert [row.part_of for row in form.indicators] == [None, 0, 0, None]
    assert texts(form.indicators[2], "target", "actual", "score") == {
        "target": "≥1口",
        "actual": "2口",
        "score": "",
    }


def test_a_rate_without_its_sign_is_told_by_the_amounts() -> None:
    form, _ = only(
        read(
            FORM
            + "资金（万元）\n预算数\n执行数\n分值\n执行率\n得分\n资金总额\n1200\n1164\n10\n97\n9.7\n"
            + "其中：省级资金\n300\n280\n93.33"
            + ROWS
        )
    )
    assert texts(form.funds[1], "adjusted", "executed", "points", "rate") == {
        "adjusted": "300",
        "executed": "280",
        "points": "",
        "rate": "93.33",
    }


TWO_ROWS = """
绩效指标
目标值
完成值
自评
未完成原因
一级
二级
三级
分值
得分
产出指标
数量指标
清淤口数
≥3口
2口
50
40
汛期停工
满意度指标
服务对象满意度
村民满意度
≥90%
91%
50
50
总分
总分值
总得分
自评等级
100
90
良
"""


def test_headings_in_two_rows_with_levels_in_the_lower_one() -> None:
    form, findings = only(read(FORM + TWO_ROWS))
    assert paths(form) == [
        ["产出指标", "数量指标", "清淤口数"],
        ["满意度指标", "服务对象满意度", "村民满意度"],
    ]
    assert texts(form.indicators[0], "target", "actual", "points", "score", "variance") == {
        "target": "≥3口",
        "actual": "2口",
        "points": "50",
        "score": "40",
        "variance": "汛期停工",
    }
    assert texts(form, "claimed_points", "claimed_total", "claimed_grade") == {
        "claimed_points": "100",
        "claimed_total": "90",
        "claimed_grade": "良",
    }
    assert "RDG018" not in [finding.code for finding in findings]


def test_headings_in_two_rows_that_slid() -> None:
    form, _ = only(
        read("""
项目绩效自评表
| 项目名称 | 清淤 | | | | | | | |
| 绩效指标(100分) | 指标 | 计分标准 | 绩效值 | 评分 | | | | |
| 一级 | 二级 | 三级 | 目标值 | 实现值 | 分值 | 得分 | | |
| 产出指标 | 数量指标 | 清淤口数 | 按完成比例计分 | ≥3口 | 2口 | 50 | 40 | |
| 满意度指标 | 满意度 | 村民满意度 | 达标得满分 | ≥90% | 91% | 50 | 50 | |
| 总分 | 100 | 90 | | | | | | |
""")
    )
    assert [texts(row, "criteria", "target", "actual", "score") for row in form.indicators] == [
        {"criteria": "按完成比例计分", "target": "≥3口", "actual": "2口", "score": "40"},
        {"criteria": "达标得满分", "target": "≥90%", "actual": "91%", "score": "50"},
    ]


def test_a_total_whose_labels_stand_above_its_values_and_slid() -> None:
    form, _ = only(
        read("""
项目绩效自评表
| 一级指标 | 二级指标 | 三级指标 | 目标值 | 完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 清淤 | 3口 | 3口 | 100 | 98.2 |
| 总分 | 总分值 | 总得分 | 自评等级 | | | |
| 100 | 98.2 | 优 | | | | |
""")
    )
    assert texts(form, "claimed_points", "claimed_total", "claimed_grade") == {
        "claimed_points": "100",
        "claimed_total": "98.2",
        "claimed_grade": "优",
    }


def test_objectives_numbered_in_lines_of_their_own() -> None:
    form, _ = only(
        read(
            FORM
            + "总体目标\n序号\n预期目标\n完成情况\n1\n清淤三口。\n清淤四口。\n2\n修渠一里。\n修渠两里。"
            + ROWS
        )
    )
    assert [texts(goal, "planned", "achieved") for goal in form.objectives] == [
        {"planned": "清淤三口。", "achieved": "清淤四口。"},
        {"planned": "修渠一里。", "achieved": "修渠两里。"},
    ]
    assert len(form.indicators) == 2
