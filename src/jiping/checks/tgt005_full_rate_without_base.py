"""100% 的目标没有可以计数的基数

检查什么
    指标值是 100% 时，看得出这 100% 是“多少分之多少”吗：名称是一项职责或一项工作（“宣传工作完成率”
    “某某职责履行”），或名称里根本没有比率（“兵役登记”），又没有写出应完成多少件、多少户的，报告。

为什么
    “工作完成率 100%”数不出分母，怎样做都可以填 100%，也就评不出好坏。

依据
    财预〔2015〕88号（依据待核）。

反例
    一项工作的“完成率”：

    ```yaml
    indicators.4.path.2: 水源保护工作完成率
    indicators.4.target: 100%
    indicators.4.actual: 100%
    落点: indicators.4.target
    ```

    名称里没有比率，不知道是什么的 100%：

    ```yaml
    indicators.4.path.2: 水源地巡护
    indicators.4.target: "=100%"
    indicators.4.actual: 100%
    落点: indicators.4.target
    ```

正例
    合格率的基数是验收的工程，数得出来：

    ```yaml
    indicators.3.target: 100%
    indicators.3.actual: 100%（84/84）
    ```

    虽是一项工作，但实际完成值写明了件数：

    ```yaml
    indicators.4.path.2: 水源保护工作完成率
    indicators.4.target: 100%
    indicators.4.actual: 100%（12项全部完成）
    ```

怎么改
    写明基数（应完成的件数、户数、项数），或改用数量指标。

不适用的情况
    合格率、覆盖率、及时率等对可数的人和事计算的比率；预算执行率；时效指标（见 TGT009）。
"""

import re
from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import has_digit, is_blank, shortened
from jiping.model import Basis, NotApplicable, Problem, Words
from jiping.model.evaluation import Stage

TITLE = Words("100% 的目标没有可以计数的基数", "100 % of something that cannot be counted")
MESSAGE = Words(
    "“{name}”的指标值是 {seen}，但没有说明是多少分之多少，基数无法计数。",
    "The target of {name} is {seen}, but nothing says of how many: the base cannot be counted.",
)
ADVICE = Words(
    "请写明应完成的件数、户数或项数，或改用数量指标。",
    "State the number of items, households or cases due, or use a quantity instead.",
)
SEVERITY = "warning"
BASIS = Basis("财预〔2015〕88号")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

NO_FULL_RATES = NotApplicable(Words("没有 100% 的指标值", "no target is 100 %"))

_DUTY = re.compile(
    "工作(?!日|量|站|室|点|队|组|人员|者|餐|服|票|证|单位)|职责|职能|任务(?!数)|履职|履行|事务(?!所)"
)
# Measured over people, things or money that can be counted, whoever's duty it is …
_COUNTED = re.compile(
    "合格|验收|达标|覆盖|及时|按时|按期|准时|到账|发放|拨付|支付|兑付|兑现|准确|办结|整改|通过|完好|满意|知晓"
    "|(?:资金|经费|物资|设备|人员|配套).{0,2}到位|重点工作|[0-9]"
)
# … and what is counted unless the name makes a duty of it.
_DEED = re.compile(
    "办理|参保|入学|就业|检测|抽检|普查|体检|接种|签约|建档|报销|回复|执行|公开|公示|采购|使用|利用|上报|报送"
    "|救助|救治|安置|受理|处理|处置|化解|解决|补助|补贴|资助|应.尽.|纳入|安装|更换|维修|购置|配备|开工|竣工|完工|率|比例|占比|比重|百分比|度(?:$|[(（])"
)
_PERCENT = re.compile(r"[0-9][0-9.,]*\s*[%％]")


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Targets of 100 % over a duty, or over nothing that is named."""
    seen_any = False
    for row in case.targeted:
        target = row.target
        if target is None or target.unit != "%" or target.number != 1:
            continue
        if target.operator not in (None, "=", "≥"):
            continue
        if row.kind == "output.timeliness" and not _DUTY.search(row.name):
            continue
        seen_any = True
        if not has_base(row):
            yield Problem(
                row.at("target"), seen=row.target_text, fields={"name": shortened(row.name)}
            )
    if not seen_any:
        yield NO_FULL_RATES


def has_base(row: Row) -> bool:
    """Name, explanation, or an actual that answers, say of what the 100 % are."""
    if _COUNTED.search(row.name) or (_DEED.search(row.name) and not _DUTY.search(row.name)):
        return True
    cells = (row.indicator.definition, row.indicator.criteria)
    if any(cell and not is_blank(cell.text) for cell in cells):
        return True
    if row.actual is None or row.actual.type != "number":
        return False
    return has_digit(_PERCENT.sub("", row.actual_text))
