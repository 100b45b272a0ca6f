"""评价等级与总分不符

检查什么
    表上印的等级，是否与总分在评分办法中对应的等级一致。界线上的分数归上一级（90.00 为优）。

为什么
    等级直接用于预算安排和公开；同样的分数应当得到同样的等级。

依据
    财预〔2020〕10号第十八条、绩效自评质量检查清单（依据待核）。

反例
    总分 98.40，等级却填“良”：

    ```yaml
    claimed_grade: 良
    ```

正例
    总分 98.40，等级“优秀”：

    ```yaml
    claimed_grade: 优秀
    ```

怎么改
    按总分重填等级；如果总分错了，先改总分。

不适用的情况
    表上没有印等级，或者所用评分办法不分等级。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.model import Basis, Missing, NotApplicable, Problem, Where, Words
from jiping.model.evaluation import Stage

TITLE = Words("评价等级与总分不符", "Grade does not match the total")
MESSAGE = Words(
    "总分 {total}，等级印为“{seen}”，应为“{expected}”。",
    "The total is {total}; the grade is printed as {seen}, it should be {expected}.",
)
ADVICE = Words("请按总分重填等级。", "Set the grade that the total calls for.")
SEVERITY = "error"
BASIS = Basis("财预〔2020〕10号第十八条；绩效自评质量检查清单")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "report")

NO_GRADE = NotApplicable(Words("表上没有印等级", "the form prints no grade"))
NO_GRADES = NotApplicable(Words("所用评分办法不分等级", "the standard has no grades"))
NO_TOTAL = Missing("claimed_total", Words("表上没有总分", "the form prints no total"))


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """The printed grade against the one of the printed total."""
    printed = case.evaluation.claimed_grade
    if printed is None or not printed.text:
        yield NO_GRADE
        return
    if not case.standard.grades:
        yield NO_GRADES
        return
    total = case.evaluation.claimed_total
    if total is None or total.value is None:
        yield NO_TOTAL
        return
    share = total.value * 100 / case.standard.full
    expected = next((g.name for g in case.standard.grades if share >= g.low), None)
    if expected is not None and not printed.text.strip("“”\"'（）()").startswith(expected):
        yield Problem(
            Where(field="claimed_grade"),
            seen=printed.text,
            expected=expected,
            fields={"total": total.text},
            proposed=expected,
        )
