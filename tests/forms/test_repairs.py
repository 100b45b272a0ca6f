"""Rows that slid are put back, with the reason at every moved cell and a finding at the row."""

from __future__ import annotations

import pytest

from forms.made import codes, only, paths, read, read_merged, texts

HEAD = """
2020年度澄江市柳湾街道办事处整体绩效自评表

| 单位名称 | 澄江市柳湾街道办事处 | | | | | |
| 基本支出总额 | 10 | | 项目支出总额 | 20 | | |
| 预算执行情况(万元)(20分) | | 预算数(A) | 执行数(B) | 执行率(B/A) | 得分(20分*执行率) | |
| | 部门整体支出总额 | 30 | 30 | 100% | 20 | |
| 年度目标1：整治市容。 | | | | | | |
| 年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年初计划目标值(A) | 实际完成值(B) | 得分 |
| | 产出指标 | 质量指标 | 路面保洁率 | 100% | 95% | 3.8 |
| | 效益指标 | 社会效益指标 | 街面有序 | 有序 | 有序 | 2 |
"""
END = """
| 总计 | | | | | | 9.80 |
| 偏差大或目标未完成原因分析 | 保洁员少两名。 | | | | | |
| 改进措施及结果应用方案 | 补招。 | | | | | |
"""


def slid(row: str) -> tuple[list[str], dict[str, str | None], str, list[str]]:
    """Path, texts and reason of the last row, and the codes of all findings."""
    form, findings = only(read(HEAD + row + END))
    last = form.indicators[-1]
    place = last.score.place if last.score else None
    assert len(form.indicators) == 3
    return (
        paths(form)[-1],
        texts(last, "target", "actual", "score"),
        (place.repaired or "") if place else "",
        codes(findings),
    )


@pytest.mark.parametrize(
    ("row", "path"),
    [
        (
            "| | 可持续影响指标 | 长效管护 | 建立制度 | 已建立 | 2 | |",
            ["效益指标", "可持续影响指标", "长效管护"],
        ),
        (
            "| 效益指标 | 社会效益指标 | 长效管护 | 建立制度 | 已建立 | 2 | |",
            ["效益指标", "社会效益指标", "长效管护"],
        ),
        (
            "| 服务对象满意度指标 | 长效管护 | 建立制度 | 已建立 | 2 | | |",
            ["满意度指标", "服务对象满意度指标", "长效管护"],
        ),
        (
            "| 长效管护 | | | 建立制度 | 已建立 | 2 | |",
            ["效益指标", "社会效益指标", "长效管护"],
        ),
        (
            "| 长效管护 | 建立制度 | 已建立 | 2 |",
            ["效益指标", "社会效益指标", "长效管护"],
        ),
    ],
    ids=["level 1 lost", "first cell lost", "two cells lost", "irregular", "all blanks lost"],
)
def test_slides(row: str, path: list[str]) -> None:
    found, values, reason, said = slid(row)
    assert found == path
    assert values == {"target": "建立制度", "actual": "已建立", "score": "2"}
    assert reason
    assert said == ["RDG025"]


def test_a_slide_of_the_whole_row_says_how_far_and_what_was_lost() -> None:
    _, _, reason, _ = slid("| | 可持续影响指标 | 长效管护 | 建立制度 | 已建立 | 2 | |")
    assert reason == "左移 1 列：一级指标的空白单元格丢失"


def test_level_1_that_level_2_speaks_against_is_supplied_and_marked() -> None:
    form, _ = only(read(HEAD + "| 服务对象满意度指标 | 居民满意度 | ≥90% | 93% | 2 | | |" + END))
    level1 = form.indicators[-1].path[0]
    assert (level1.text, level1.value) == ("满意度指标", "满意度指标")
    assert level1.place
    assert level1.place.missing
    assert level1.place.repaired == "一级指标的单元格丢失，按二级指标补为“满意度指标”"
    assert form.indicators[-1].kind == "satisfaction"


def test_level_1_that_level_2_agrees_with_is_inherited() -> None:
    form, _ = only(read(HEAD + "| | 可持续影响指标 | 长效管护 | 建立制度 | 已建立 | 2 | |" + END))
    level1 = form.indicators[-1].path[0]
    assert level1.place
    assert (level1.text, level1.place.inherited, level1.place.missing) == ("效益指标", True, False)


def test_two_readings_as_good_as_each_other_are_reported() -> None:
    _, values, _, said = slid("| 长效管护 | 已建立 | 2 | | | | |")
    assert "RDG026" in said
    assert values["score"] == "2"
    assert "已建立" in (values["target"], values["actual"])


def test_a_row_that_reads_as_printed_is_left_alone() -> None:
    found, values, reason, said = slid("| | | | 夜间保洁 | 每日一次 | 每日一次 | 2 |")
    assert found == ["效益指标", "社会效益指标", "夜间保洁"]
    assert values["target"] == "每日一次"
    assert (reason, said) == ("", [])


def test_own_names_of_levels_are_not_mistaken_for_a_slide() -> None:
    form, findings = only(
        read(
            HEAD
            + "| | 履职效能 | 重点工作 | 夜间保洁 | 每日一次 | 每日一次 | 2 |\n"
            + "| | | 重点工作 | 节日保障 | 每日一次 | 每日一次 | 2 |"
            + END
        )
    )
    assert paths(form)[-2:] == [
        ["履职效能", "重点工作", "夜间保洁"],
        ["履职效能", "重点工作", "节日保障"],
    ]
    assert findings == []
    assert form.indicators[-1].kind is None


def test_rows_that_lack_the_cell_of_the_vertical_label() -> None:
    form, findings = only(
        read(
            """
绩效目标自评表

| 项目名称 | 果园滴灌 | | | | | | | |
| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 | 未完成原因 |
| 产出指标(50分) | 数量指标 | 安装面积 | 25 | 150亩 | 152亩 | 25 | | |
| | | 其中新建 | | 100亩 | 100亩 | | | |
| | 质量指标 | 合格率 | 25 | 95% | 96% | 25 | | |
| 总分 | 100 | | | 50 | | | | |
"""
        )
    )
    assert [path[2] for path in paths(form)] == ["安装面积", "其中新建", "合格率"]
    assert texts(form.indicators[1], "points", "target", "actual", "score") == {
        "points": "",
        "target": "100亩",
        "actual": "100亩",
        "score": "",
    }
    assert form.indicators[1].part_of == 0
    assert codes(findings).count("RDG025") == 3
    assert texts(form, "claimed_points", "claimed_total") == {
        "claimed_points": "100",
        "claimed_total": "50",
    }


def test_texts_under_no_heading_stand_beside_their_row() -> None:
    """In a table with merged cells nothing moved; what stands in the margin is no answer."""
    reading = read_merged(
        [
            ["项目名称", ("更新缆道", 6)],
            ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "得分"],
            [("产出指标", 1, 2), "数量指标", "更新缆道", "3条", "3条", "30", "页边字"],
            ["质量指标", "合格率", "100%", "是", "好", "页边字"],
            ["效益指标", "社会效益指标", "报汛", "≥90%", "95%", "40", ""],
        ],
        "项目支出绩效自评表",
    )
    [form] = reading.evaluations
    assert paths(form)[0] == ["产出指标", "数量指标", "更新缆道"]
    assert texts(form.indicators[0], "target", "actual", "score") == {
        "target": "3条",
        "actual": "3条",
        "score": "30",
    }
    assert paths(form)[1:] == [
        ["产出指标", "质量指标", "合格率"],
        ["效益指标", "社会效益指标", "报汛"],
    ]
    assert [extra.cell.text for extra in form.extra].count("页边字") == 2
