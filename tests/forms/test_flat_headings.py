"""Headings in text without cell borders: words of their own, two rows, groups, columns of ticks."""

from __future__ import annotations

from typing import Any

import pytest

from forms.made import codes, only, paths, texts
from jiping.forms import recognise
from jiping.forms.flat.headings import runs
from jiping.model import Document, Line, Reading

MONITORED = (
    "2023年度项目绩效跟踪监控表项目名称灌区渠系维修主管部门柳河县水利局实施单位柳河县灌区所"
    "资金情况（万元）年初预算数1-9月执行数1-9月执行率全年预计执行数年度资金总额260.00182.0070%260.00"
    "其中：省级补助200.00140.0070%200.00自筹资金60.0042.0070%60.00"
    "年度总体目标维修渠道18公里，改善灌溉面积2.4万亩。绩效指标一级指标二级指标三级指标年度指标值"
    "1-9月执行情况全年预计完成情况偏差原因分析完成目标可能性备注经费保障制度保障人员保障"
    "硬件条件保障其他原因说明确定能有可能完全不可能"
    "产出指标数量指标维修渠道长度≥18公里12.5公里18公里√质量指标工程验收合格率100%未验收100%√汛后集中验收√"
    "时效指标完工时间11月底前10月20日11月底前√效益指标社会效益指标受益农户≥3200户2800户3200户√√"
    "满意度指标服务对象满意度指标用水户满意度≥90%未调查90%√√"
)
OWN_WORDS = (
    "2022年度财政专项绩效自我评价表项目名称村道安防主管单位柳河县交通局资金（万元）核定预算本年支出支出进度"
    "年度资金总额320.00288.0090%其中：县级配套320.00288.0090%"
    "第一级第二级考评事项应达到的程度年终达到情况标准分值给的分失分原因"
    "产出指标数量指标波形护栏长度≥12公里12公里2020质量指标交工验收合格率100%96%2018复检两处"
    "时效指标完工时间10月底前10月20日2020效益指标社会效益指标事故起数≤3起2起3030"
    "满意度指标服务对象满意度指标村民满意度≥90%93%1010总得分10098"
)


def joined(text: str) -> Reading:
    return recognise(Document("text", (Line(text, 1),)))


def test_headings_in_two_rows_and_ticks_that_nothing_places() -> None:
    reading = joined(MONITORED)
    form, _ = only(reading)
    assert form.stage == "monitoring"
    assert paths(form)[1] == ["产出指标", "质量指标", "工程验收合格率"]
    assert [texts(it, "target", "actual_to_date", "forecast") for it in form.indicators] == [
        {"target": "≥18公里", "actual_to_date": "12.5公里", "forecast": "18公里"},
        {"target": "100%", "actual_to_date": "未验收", "forecast": "100%"},
        {"target": "11月底前", "actual_to_date": "10月20日", "forecast": "11月底前"},
        {"target": "≥3200户", "actual_to_date": "2800户", "forecast": "3200户"},
        {"target": "≥90%", "actual_to_date": "未调查", "forecast": "90%"},
    ]
    assert texts(form.indicators[1], "variance", "causes", "likelihood", "remark") == {
        "variance": "汛后集中验收",
        "causes": "",
        "likelihood": "",
        "remark": "",
    }
    assert codes(list(reading.findings)) == ["RDG041", *["RDG026"] * 5]
    assert "维修渠道长度" in reading.findings[1].message
    assert "完全不可能" in reading.findings[1].message


def test_what_was_spent_by_some_month_and_is_expected() -> None:
    form, _ = only(joined(MONITORED))
    assert [
        texts(fund, "original", "executed_to_date", "rate", "forecast") for fund in form.funds
    ] == [
        {"original": "260.00", "executed_to_date": "182.00", "rate": "70%", "forecast": "260.00"},
        {"original": "200.00", "executed_to_date": "140.00", "rate": "70%", "forecast": "200.00"},
        {"original": "60.00", "executed_to_date": "42.00", "rate": "70%", "forecast": "60.00"},
    ]


def test_headings_in_words_of_their_own() -> None:
    form, _ = only(joined(OWN_WORDS))
    assert paths(form)[0] == ["产出指标", "数量指标", "波形护栏长度"]
    assert [texts(it, "target", "actual", "points", "score") for it in form.indicators] == [
        {"target": "≥12公里", "actual": "12公里", "points": "20", "score": "20"},
        {"target": "100%", "actual": "96%", "points": "20", "score": "18"},
        {"target": "10月底前", "actual": "10月20日", "points": "20", "score": "20"},
        {"target": "≤3起", "actual": "2起", "points": "30", "score": "30"},
        {"target": "≥90%", "actual": "93%", "points": "10", "score": "10"},
    ]
    assert texts(form.indicators[1], "variance") == {"variance": "复检两处"}
    assert texts(form.funds[0], "adjusted", "executed", "rate") == {
        "adjusted": "320.00",
        "executed": "288.00",
        "rate": "90%",
    }


def test_known_headings_are_parted_where_they_could_be_read_as_longer_ones() -> None:
    text = OWN_WORDS.replace(
        "第一级第二级考评事项应达到的程度年终达到情况标准分值给的分失分原因",
        "一级指标二级指标三级指标目标值完成值权重得分原因",
    )
    form, _ = only(joined(text))
    assert texts(form.indicators[1], "target", "actual", "weight", "score", "variance") == {
        "target": "100%",
        "actual": "96%",
        "weight": "20",
        "score": "18",
        "variance": "复检两处",
    }


def test_prose_between_a_heading_and_a_level_is_no_run_of_headings() -> None:
    reading = joined(
        "本表一级指标由财政部门统一设定不得调整各单位可以结合实际细化二级指标和三级指标产出指标主要"
        "反映数量质量时效成本，得分以百分制计算。"
    )
    assert reading.evaluations == ()


def test_a_remark_is_no_beginning_of_the_next_name() -> None:
    text = MONITORED.replace("18公里√质量指标", "18公里√详见台账拆除旧闸≥3座2座3座√√质量指标")
    form, _ = only(joined(text))
    assert paths(form)[1] == ["产出指标", "数量指标", "拆除旧闸"]
    assert texts(form.indicators[0], "forecast", "remark") == {
        "forecast": "18公里",
        "remark": "详见台账",
    }
    assert texts(form.indicators[1], "target", "actual_to_date", "forecast", "remark") == {
        "target": "≥3座",
        "actual_to_date": "2座",
        "forecast": "3座",
        "remark": "",
    }


def test_a_row_of_plain_words_is_no_reason() -> None:
    text = MONITORED.replace(
        "18公里√质量指标", "18公里√管护队伍能力逐步提高完成岗前培训2期。完成√质量指标"
    )
    form, _ = only(joined(text))
    assert paths(form)[1] == ["产出指标", "数量指标", "管护队伍能力"]
    assert texts(form.indicators[1], "target", "actual_to_date", "forecast") == {
        "target": "逐步提高",
        "actual_to_date": "完成岗前培训2期。",
        "forecast": "完成",
    }


QUESTIONS = (
    "2021年度部门整体支出绩效评价指标评分表填报单位：柳河县档案馆一级指标分值二级指标分值三级指标分值"
    "指标解释评分标准自评得分备注投入目标设定绩效目标合理性8考核目标与职责是否相符每有一项不符扣1分8详见附件"
    "绩效指标明确性8考核目标与职责是否相符按比例得分6产出职责履行实际完成率10反映年度任务的完成程度按比例得分9.5"
    "质量达标率10反映年度任务的完成程度每有一项不符扣1分10详见附件"
    "效果履职效益经济效益12考核目标与职责是否相符按比例得分12社会公众满意度12反映年度任务的完成程度按比例得分12"
    "总分6057.5"
)


def test_questions_with_points_of_levels_meanings_and_remarks() -> None:
    form, _ = only(joined(QUESTIONS))
    assert paths(form) == [
        ["投入", "目标设定", "绩效目标合理性"],
        ["投入", "目标设定", "绩效指标明确性"],
        ["产出", "职责履行", "实际完成率"],
        ["产出", "职责履行", "质量达标率"],
        ["效果", "履职效益", "经济效益"],
        ["效果", "履职效益", "社会公众满意度"],
    ]
    assert texts(form.indicators[0], "points", "definition", "criteria", "score", "remark") == {
        "points": "8",
        "definition": "考核目标与职责是否相符",
        "criteria": "每有一项不符扣1分",
        "score": "8",
        "remark": "详见附件",
    }
    assert [it.score.text for it in form.indicators if it.score] == "8 6 9.5 10 12 12".split()
    assert form.funds == ()


def test_a_target_in_two_columns_beside_one_that_is_blank() -> None:
    heading = (
        "2022年度部门整体绩效自评表部门名称柳河县档案馆一级指标二级指标三级指标指标性质年度指标值"
        "年初指标值调整指标值计量单位全年完成值得分系数权重分值指标得分是否核心指标说明"
    )
    rows = (
        "产出指标数量指标整理档案≥≥900卷≥880卷卷900165050是效益指标社会效益指标查档便利定性"
        "明显改善明显改善明显改善0.94036否详见附件"
    )
    form, _ = only(joined(heading + rows.replace("900165050", "9001.05050")))
    assert texts(
        form.indicators[0], "operator", "initial_target", "adjusted_target", "unit", "actual"
    ) == {
        "operator": "≥",
        "initial_target": "≥900卷",
        "adjusted_target": "≥880卷",
        "unit": "卷",
        "actual": "900",
    }
    assert texts(form.indicators[1], "coefficient", "points", "score", "is_core") == {
        "coefficient": "0.9",
        "points": "40",
        "score": "36",
        "is_core": "否",
    }


BESIDE = (
    "2023年度项目支出绩效目标申报表项目名称渡口改造主管部门柳河县交通局实施单位柳河县航运所"
    "总体目标实施期目标年度目标三年内改造渡口12处，更新渡船9艘。2023年改造渡口4处，更新渡船3艘。"
    "绩效指标一级指标二级指标三级指标指标值二级指标三级指标指标值"
    "产出指标数量指标改造渡口≥12处数量指标改造渡口≥4处更新渡船9艘更新渡船3艘{more}"
    "质量指标验收合格率100%质量指标验收合格率100%时效指标完工时间2025年12月底前时效指标完工时间2023年12月底前"
    "效益指标社会效益指标受益人口≥5.2万人社会效益指标受益人口≥1.6万人"
)


def test_targets_side_by_side_with_levels_of_their_own() -> None:
    reading = joined(BESIDE.format(more=""))
    form, _ = only(reading)
    assert [(it.horizon, it.planned and it.planned.text) for it in form.objectives] == [
        ("long_term", "三年内改造渡口12处，更新渡船9艘。"),
        ("annual", "2023年改造渡口4处，更新渡船3艘。"),
    ]
    assert [it.target.text for it in form.indicators if it.target] == [
        *("≥12处", "9艘", "100%", "2025年12月底前", "≥5.2万人"),
        *("≥4处", "3艘", "100%", "2023年12月底前", "≥1.6万人"),
    ]
    assert [it.objective for it in form.indicators] == [0] * 5 + [1] * 5
    assert paths(form)[6] == ["产出指标", "数量指标", "更新渡船"]
    assert "并列" not in "".join(finding.message for finding in reading.findings)


def test_a_target_that_may_stand_on_either_side_is_reported() -> None:
    reading = joined(BESIDE.format(more="培训船员≥60人次"))
    form, _ = only(reading)
    assert [it.path[-1].text for it in form.indicators if it.objective == 0][2] == "培训船员"
    assert any("“培训船员”" in finding.message for finding in reading.findings)


def test_targets_on_one_side_only_are_read_as_those_of_the_year() -> None:
    text = BESIDE[: BESIDE.index("产出指标")] + (
        "产出指标数量指标改造渡口≥4处更新渡船3艘质量指标验收合格率100%效益指标社会效益指标受益人口≥1.6万人"
    )
    reading = joined(text)
    form, _ = only(reading)
    assert [it.objective for it in form.indicators] == [1] * 4
    assert "并列的两栏指标有两种同样说得通的读法：在右边一栏" in "".join(
        finding.message for finding in reading.findings
    )


def test_a_reason_before_a_criterion_and_the_number_of_an_annex() -> None:
    heading = "附表22021年度专项资金绩效自评表项目名称渡口改造第一级第二级考评事项目标值完成值分值得分失分原因评分标准"
    rows = (
        "产出指标数量指标改造渡口4处4处2020按比例得分更新渡船3艘2艘1510汛期停航按比例得分"
        "质量指标验收合格率100%96%1512材料不足每低1个百分点扣1分船检合格率100%100%2020每低1个百分点扣1分"
        "满意度指标服务对象满意度指标群众满意度90%93%3030按比例得分合计10092"
    )
    form, _ = only(joined(heading + rows))
    assert form.title and form.title.text == "2021年度专项资金绩效自评表"
    assert [texts(it, "variance", "criteria") for it in form.indicators] == [
        {"variance": "", "criteria": "按比例得分"},
        {"variance": "汛期停航", "criteria": "按比例得分"},
        {"variance": "材料不足", "criteria": "每低1个百分点扣1分"},
        {"variance": "", "criteria": "每低1个百分点扣1分"},
        {"variance": "", "criteria": "按比例得分"},
    ]


def test_a_label_with_brackets_inside_and_rows_with_a_space_between_them() -> None:
    text = (
        "转移支付区域绩效目标自评表（2022年度）转移支付（项目）名称农村客运补贴地方主管部门柳河县交通局 "
        "资金使用单位柳河县客运站 一级指标二级指标三级指标指标值全年实际完成值未完成原因和改进措施 "
        "产出指标数量指标通客车村≥60个60个 效益指标社会效益指标群众出行条件逐步改善新增班线3条。 "
        "线路运营情况稳定良好开行率逐月提高 满意度指标服务对象满意度指标乘客满意度≥90%92%"
    )
    form, _ = only(joined(text))
    assert texts(form, "title", "project", "line_department") == {
        "title": "转移支付区域绩效目标自评表（2022年度）",
        "project": "农村客运补贴",
        "line_department": "柳河县交通局",
    }
    assert [it.path[-1].text for it in form.indicators][1] == "群众出行条件"
    assert len(form.indicators) == 4


def test_labels_of_the_end_with_nothing_between_them() -> None:
    text = OWN_WORDS + "评价结论总体较好存在问题两处护栏返工改进措施加强材料检验"
    form, _ = only(joined(text))
    assert texts(form, "conclusion", "problems", "improvement") == {
        "conclusion": "总体较好",
        "problems": "两处护栏返工",
        "improvement": "加强材料检验",
    }


def test_a_level_behind_a_reason_is_no_part_of_it() -> None:
    heading = "2021年度项目支出绩效自评评分表项目名称甲一级指标二级指标三级指标分值评分标准自评得分扣分原因"
    rows = (
        "项目决策项目立项立项依据充分性20按比例得分18材料未及时补齐项目管理业务管理管理制度健全性20按比例得分20"
        "财务管理资金使用合规性20每有一项不符扣1分19凭证滞后预算执行预算执行率40按比例得分40总分10097"
    )
    form, _ = only(joined(heading + rows))
    assert paths(form) == [
        ["项目决策", "项目立项", "立项依据充分性"],
        ["项目管理", "业务管理", "管理制度健全性"],
        ["项目管理", "财务管理", "资金使用合规性"],
        ["项目管理", "预算执行", "预算执行率"],
    ]
    assert [texts(it, "variance")["variance"] for it in form.indicators] == [
        *("材料未及时补齐", "", "凭证滞后", ""),
    ]


def test_a_first_level_under_a_heading_of_many_meanings() -> None:
    text = OWN_WORDS.replace(
        "第一级第二级考评事项应达到的程度年终达到情况标准分值给的分失分原因",
        "指标类别二级指标名称考评事项应达到的程度年终达到情况配分评分失分原因",
    )
    form, _ = only(joined(text))
    assert paths(form)[1] == ["产出指标", "质量指标", "交工验收合格率"]
    assert texts(form.indicators[1], "target", "actual", "points", "score", "variance") == {
        "target": "100%",
        "actual": "96%",
        "points": "20",
        "score": "18",
        "variance": "复检两处",
    }


@pytest.mark.parametrize("end", range(1, 9))
def test_a_text_that_ends_inside_a_heading(end: int) -> None:
    reading = joined(("一级指标二级指标三级指标分值" * 3)[:-end])
    assert len(reading.evaluations) <= 1


def test_headings_are_looked_for_a_bounded_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pieces that are asked whether they are headings are counted: they grow with the text,
    not with its square."""
    counts: list[int] = []
    original = runs._pieces

    def counted(*asked: Any) -> Any:
        counts[-1] += 1
        return original(*asked)

    monkeypatch.setattr(runs, "_pieces", counted)
    for times in (40, 160):
        counts.append(0)
        joined("一级指标二级怪项三级指标分值怪怪得分怪怪产出指标" * times)
    assert 0 < counts[1] <= 5 * counts[0]


def test_headings_that_run_into_known_longer_ones() -> None:
    text = OWN_WORDS.replace(
        "第一级第二级考评事项应达到的程度年终达到情况标准分值给的分失分原因",
        "第一级第二级指标名称目标值实际完成值分值得分失分原因",
    ).replace("核定预算本年支出支出进度", "全年预算执行数执行率分值得分")
    text = text.replace("320.00288.0090%其中：县级", "320.00288.0090%109其中：县级")
    form, _ = only(joined("附表3" + text.removeprefix("2022年度")))
    assert form.title and form.title.text == "财政专项绩效自我评价表"
    assert paths(form)[1] == ["产出指标", "质量指标", "交工验收合格率"]
    assert texts(form.funds[0], "adjusted", "executed", "rate", "points", "score") == {
        "adjusted": "320.00",
        "executed": "288.00",
        "rate": "90%",
        "points": "10",
        "score": "9",
    }


def test_parts_have_no_more_decimals_than_their_total() -> None:
    text = MONITORED.replace(
        "其中：省级补助200.00140.0070%200.00", "其中：省级补助200.00133.2070%200.00"
    )
    form, _ = only(joined(text))
    assert texts(form.funds[1], "original", "executed_to_date", "rate", "forecast") == {
        "original": "200.00",
        "executed_to_date": "133.20",
        "rate": "70%",
        "forecast": "200.00",
    }


def test_levels_under_two_headings_of_many_meanings() -> None:
    text = OWN_WORDS.replace(
        "第一级第二级考评事项应达到的程度年终达到情况标准分值给的分失分原因",
        "指标类别指标分类考评事项目标值完成值分值得分失分原因",
    )
    form, _ = only(joined(text))
    assert paths(form)[1] == ["产出指标", "质量指标", "交工验收合格率"]
    assert [it.score.text for it in form.indicators if it.score] == "20 18 20 30 10".split()


def test_headings_that_only_the_rows_can_part() -> None:
    """Two headings in words of a body's own look like one; the cells below need both."""
    heading = "2022年度专项绩效自评表项目名称村道安防指标类别指标分类考评事项实际完成值失分说明最高可得定的数打分"
    rows = (
        "产出指标数量指标波形护栏长度12公里20≥12公里20质量指标交工验收合格率96%复检两处20100%18"
        "时效指标完工时间10月20日2010月底前20效益指标社会效益指标事故起数2起30≤3起30"
        "满意度指标服务对象满意度指标村民满意度93%10≥90%10总得分10098"
    )
    form, _ = only(joined(heading + rows))
    assert [texts(it, "target", "actual", "points", "score") for it in form.indicators][:2] == [
        {"target": "≥12公里", "actual": "12公里", "points": "20", "score": "20"},
        {"target": "100%", "actual": "96%", "points": "20", "score": "18"},
    ]


def test_several_ways_to_part_headings_are_tried_with_the_rows() -> None:
    text = (
        "2022年度预算绩效自我评价表专项名称林道养护业务主管部门云溪县林业局"
        "一级指标指标分类具体事项定的数完成情况权重分值得分偏差及措施"
        "产出指标数量指标铺筑林道≥14公里14公里2020架设护栏≥3503米3503米2018供货商延期交货，已催促"
        "质量指标路面检测合格率92%90%3030满意度指标服务对象满意度指标护林员满意度≥90%93%3030总得分10098"
    )
    form, _ = only(joined(text))
    assert [texts(it, "target", "actual", "points", "score") for it in form.indicators] == [
        {"target": "≥14公里", "actual": "14公里", "points": "20", "score": "20"},
        {"target": "≥3503米", "actual": "3503米", "points": "20", "score": "18"},
        {"target": "92%", "actual": "90%", "points": "30", "score": "30"},
        {"target": "≥90%", "actual": "93%", "points": "30", "score": "30"},
    ]
