"""Names inside names: a project called like another kind of form, satisfaction as an effect."""

from __future__ import annotations

import pytest

from forms.made import PROJECT, only, read

QUESTIONS = """
2021年度部门整体支出绩效自评表

| 单位名称 | 澄江市茶山镇 | | | | |
| 一级指标 | 二级指标 | 三级指标 | 分值 | 评价标准 | 自评得分 |
| 投入 | 目标设定 | 绩效目标合理性 | 20 | 合理得满分 | 20 |
| 过程 | 预算执行 | 预算完成率 | 30 | 按比例得分 | 29 |
| 产出 | 职责履行 | 实际完成率 | 30 | 按比例得分 | 30 |
| {effect} | 社会效益 | 带动就业 | 10 | 达到得满分 | 10 |
| | 满意度 | 居民评价 | 10 | 达到得满分 | 9 |
| 总分 | | | 100 | | 98 |
"""


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("山洪监测预警项目支出绩效自评表", "self_evaluation"),
        ("职称申报系统项目支出绩效自评表", "self_evaluation"),
        ("跟踪审计项目支出绩效评价表", "self_evaluation"),
        ("自评系统建设项目绩效运行监控表", "monitoring"),
        ("水质监测项目绩效目标申报表", "target"),
    ],
)
def test_the_last_word_of_a_title_names_the_form(title: str, stage: str) -> None:
    form, _ = only(read(PROJECT.replace("项目支出绩效自评表", title)))
    assert form.title
    assert form.title.text == title
    assert form.stage == stage


@pytest.mark.parametrize("effect", ["效果", "项目效益", "效益"])
def test_satisfaction_belongs_to_the_effect_where_the_form_has_its_own_set(effect: str) -> None:
    form, _ = only(read(QUESTIONS.replace("{effect}", effect)))
    path = form.indicators[-1].path
    assert [cell.text for cell in path] == [effect, "满意度", "居民评价"]
    assert path[0].place
    assert path[0].place.inherited
    assert not path[0].place.missing
