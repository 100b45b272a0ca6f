"""有偏差而没有原因说明或改进措施

检查什么
    有偏差（扣分、未完成、大幅超额、没有证明完成）时：表上有没有偏差原因一栏（表末的，或各行的），
    是否填写；表末另有“改进措施”一栏的，是否也填写。

为什么
    自评不是打分，而是找出偏差、说明原因、提出改进；没有这一栏，自评等于没做完。

依据
    财预〔2020〕10号第十一条；湖北省绩效自评表填表说明（依据待核）。

反例
    原因写了，改进措施空着：

    ```yaml
    base: hubei
    improvement: ""
    连带: [DEV004]
    落点: improvement
    ```

    表上根本没有原因和措施两栏：

    ```yaml
    base: hubei
    variance: null
    improvement: null
    连带: [SCO009]
    ```

    两个扣分的行，本行的原因都空着：

    ```yaml
    indicators.2.variance: ""
    indicators.8.variance: ""
    连带: [SCO009]
    ```

正例
    表末没有原因和措施两栏，扣分的行各自写明了原因和措施：

    ```yaml
    variance: null
    improvement: null
    ```

    没有偏差，两栏都空着（全部满分另有提示）：

    ```yaml
    base: hubei
    indicators.2.actual: 310人
    indicators.2.score: "10.00"
    claimed_total: "99.60"
    variance: ""
    improvement: ""
    连带: [SCO014]
    ```

怎么改
    补写：哪个指标、差多少、什么原因、怎么改、谁负责、什么时候完成。

不适用的情况
    没有偏差。固定问题的评分表（没有指标值和完成值）不设原因栏的。没有分值、又有指标无法判断是否完成，且没有说明的，报“无法核对”。
"""

from collections.abc import Iterator

from jiping import language
from jiping.checks.case import Case
from jiping.checks.facts.words import says_nothing
from jiping.model import Basis, Cell, Missing, NotApplicable, Problem, Where, Words

TITLE = Words(
    "有偏差而没有原因说明或改进措施", "Deviation without explanation or improvement measures"
)
MESSAGE = Words(
    "有偏差（{deviations}），{what}。", "There are deviations ({deviations}), yet {what}."
)
ADVICE = Words(
    "请补写偏差原因和改进措施。", "State the causes of the deviations and the measures taken."
)
SEVERITY = "error"
BASIS = Basis("财预〔2020〕10号第十一条；湖北省绩效自评表填表说明")
SINCE = "0.1"
GIVES_WAY_TO = ("DEV011",)

NO_PLACE = NotApplicable(
    Words("评分表没有说明原因的栏目", "a question list without a place for reasons")
)
NO_DEVIATION = NotApplicable(Words("没有偏差", "nothing deviates"))
UNKNOWN = Missing(
    "points", Words("没有分值，看不出是否有偏差", "without points no deviation can be told")
)
CUT_OFF = Missing("variance", Words("表不完整，末尾的说明看不到", "the form is cut off"))
ABSENT = Words("表上没有偏差原因一栏", "the form has no place to explain them")
BLANK = Words("偏差原因没有填写", "the explanation is blank")
NO_MEASURES = Words("改进措施没有填写", "the improvement measures are blank")
SHOWN = 3


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """The form's explanation (or one at the deviating rows), then its measures."""
    form = case.evaluation
    if case.explains_nothing:
        yield NO_PLACE
        return
    deviating = case.deviating
    if not deviating:
        unknown = any(row.points is None and row.met is None for row in case.counted)
        yield UNKNOWN if unknown and not case.explanation else NO_DEVIATION
        return
    named = "、".join(row.name for row in deviating[:SHOWN])
    if not case.explanation and not any(case.reason(row) for row in deviating):
        columns = (form.variance, *(row.indicator.variance for row in deviating))
        absent = all(cell is None for cell in columns)
        if absent and form.truncated:
            yield CUT_OFF
        else:
            yield _problem("variance", named, ABSENT if absent else BLANK)
    if form.improvement is not None and says_nothing(form.improvement.text):
        yield _problem("improvement", named, NO_MEASURES, form.improvement)


def _problem(field: str, named: str, what: Words, cell: Cell[str] | None = None) -> Problem:
    return Problem(
        Where(field=field),
        seen=cell.text if cell else None,
        fields={"deviations": named, "what": language.say(what)},
    )
