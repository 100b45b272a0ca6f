"""Rows that lost blank cells read as if they had not, or the doubt is reported."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.split import table
from jiping.forms import recognise
from jiping.model import Document, Line, Reading

T1 = [
    "年度绩效指标",
    "一级指标",
    "二级指标",
    "三级指标",
    "年初计划目标值(A)",
    "实际完成值(B)",
    "得分",
]
T2 = [
    "绩效指标",
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析及改进措施",
]
T3 = [
    "绩效指标",
    "一级指标",
    "二级指标",
    "三级指标",
    "分值",
    "年度指标值",
    "全年实际值",
    "得分",
    "未完成原因及拟采取的改进措施",
]
T5 = [
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "指标值",
    "度量单位",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析及改进措施",
]
LAYOUTS = {"T1": T1, "T2": T2, "T3": T3, "T5": T5}

LEVELS = {
    "产出指标": ["数量指标", "质量指标", "时效指标", "成本指标"],
    "效益指标": ["社会效益指标", "可持续影响指标", "生态效益指标"],
    "满意度指标": ["服务对象满意度指标"],
}
NAMES = [
    "清淤河道长度",
    "堤防加固验收合格率",
    "完工时间",
    "沿河居民满意度",
    "受益农田面积",
    "管护制度健全",
]
ANSWERS = [
    ("≥12公里", "12.5公里"),
    ("100%", "98%"),
    ("是", "是"),
    ("高于上年", "高于上年"),
    ("12月底前", "11月20日"),
]
REASONS = ["", "", "", "汛期停工两周，下年提前安排"]


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, list[dict[str, str]], list[list[str]]]:
    """A layout, what the rows say by heading, and the rows as printed with blanks lost."""
    layout = draw(st.sampled_from(sorted(LAYOUTS)))
    heading = LAYOUTS[layout]
    said: list[dict[str, str]] = []
    printed: list[list[str]] = []
    for first, seconds in LEVELS.items():
        above = ("", "")
        for second in draw(st.lists(st.sampled_from(seconds), min_size=1, max_size=2, unique=True)):
            for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True)):
                target, actual = draw(st.sampled_from(ANSWERS))
                points = draw(st.sampled_from(["2", "5", "10"]))
                row = {
                    "一级指标": first,
                    "二级指标": second,
                    "三级指标": name,
                    "指标性质": "≥",
                    "度量单位": "公里",
                    "指标值": "12",
                    "分值": points,
                    "得分": points,
                    "偏差": draw(st.sampled_from(REASONS)),
                    "目标": target,
                    "实际": actual,
                }
                said.append(row)
                cells = [value_of(row, label) for label in heading]
                levels = heading.index("一级指标")
                if above[0] == first:
                    cells[levels] = ""
                if above == (first, second):
                    cells[levels + 1] = ""
                above = (first, second)
                printed.append(lose(cells, draw))
    return layout, said, printed


def lose(cells: list[str], draw: st.DrawFn) -> list[str]:
    """The row without some of its blank cells, filled up on the right."""
    blanks = [number for number, text in enumerate(cells) if not text]
    lost = draw(st.sets(st.sampled_from(blanks))) if blanks else set()
    kept = [text for number, text in enumerate(cells) if number not in lost]
    return kept + [""] * (len(cells) - len(kept))


def value_of(row: dict[str, str], label: str) -> str:
    """What a row prints below a heading."""
    if "绩效指标" in label:
        return ""
    if "原因" in label:
        return row["偏差"]
    if label == "指标值":
        return row["指标值"]
    if "实际" in label:
        return row["实际"]
    if "标值" in label:
        return row["目标"]
    return row[label]


def read(heading: list[str], rows: list[list[str]]) -> Reading:
    """The reading of a form with these rows."""
    head = ["项目名称", "河道治理"] + [""] * (len(heading) - 2)
    end = ["总分"] + [""] * (len(heading) - 2) + ["88"]
    title = Line("2021年度河道治理项目支出绩效自评表", 1)
    return recognise(Document("md", (title, table([head, heading, *rows, end]))))


@given(damaged())
@settings(max_examples=150, deadline=None)
def test_rows_without_their_blanks(case: tuple[str, list[dict[str, str]], list[list[str]]]) -> None:
    layout, said, printed = case
    reading = read(LAYOUTS[layout], printed)
    (evaluation,) = reading.evaluations
    doubtful = {
        finding.where.indicator
        for finding in reading.form_findings[0]
        if finding.code == "RDG026" and finding.where
    }
    assert len(evaluation.indicators) == len(said)
    for number, (indicator, row) in enumerate(zip(evaluation.indicators, said, strict=True)):
        if number in doubtful:
            continue
        target = "≥12公里" if layout == "T5" else row["目标"]
        points = indicator.points.text if indicator.points else row["分值"]
        variance = indicator.variance.text if indicator.variance else row["偏差"]
        assert [cell.text for cell in indicator.path] == [
            row["一级指标"],
            row["二级指标"],
            row["三级指标"],
        ]
        assert indicator.target
        assert indicator.actual
        assert indicator.score
        assert (indicator.target.text, indicator.actual.text) == (target, row["实际"])
        assert (points, indicator.score.text, variance) == (row["分值"], row["得分"], row["偏差"])
