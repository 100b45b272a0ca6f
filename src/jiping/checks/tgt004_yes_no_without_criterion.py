"""“是/完成”类目标没有验收标准

检查什么
    指标值只写“是”“完成”“落实”，而指标名称又不是一件可以直接核对有无的成果（印发办法、编制规划、建成
    平台、取得证书），本行也没有评分标准或指标解释时，凭什么认定做到了。

为什么
    没有验收标准的“是”，怎么写都对，填了等于没填。

依据
    财预〔2021〕101号（依据待核）。

反例
    “提高管护水平”填“是”，做到什么样算是：

    ```yaml
    indicators.10.path.2: 健全管护机制
    indicators.10.target: 是
    indicators.10.actual: 是
    落点: indicators.10.target
    ```

正例
    成果本身可以核对有无：

    ```yaml
    indicators.10.path.2: 印发供水设施管护办法
    indicators.10.target: 是
    indicators.10.actual: 是
    ```

    “合格”由验收或考核的一方按标准评定：

    ```yaml
    indicators.10.path.2: 县水务局年度考核
    indicators.10.target: 合格
    indicators.10.actual: 合格
    ```

怎么改
    写明验收标准（由谁、按什么文件、达到什么条件），或改成可以计量的指标。

不适用的情况
    合格、达标、通过等按既有标准评定的目标；时效指标里的“按时完成”（见 TGT009）。
"""

import re
from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import any_of, is_blank, shortened
from jiping.model import Basis, NotApplicable, Problem, Words
from jiping.model.evaluation import Stage

TITLE = Words("“是/完成”类目标没有验收标准", "Yes/no target without an acceptance criterion")
MESSAGE = Words(
    "“{name}”的指标值只写“{seen}”，没有说明做到什么程度才算。",
    "The target of {name} is just “{seen}”; nothing says what would count as done.",
)
ADVICE = Words(
    "请写明验收标准，或改成可以计量的指标值。",
    "State the acceptance criterion, or replace it by a measurable target.",
)
SEVERITY = "warning"
BASIS = Basis("财预〔2021〕101号")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")
GIVES_WAY_TO = ("TGT003", "TGT009")

NO_YES = NotApplicable(Words("没有是否类的指标值", "no target is yes or no"))

_GRADED = any_of(("合格", "达标", "通过", "符合", "合规", "标准"))
"""Answers that somebody gives by a standard that exists outside the form."""

# What is there or is not there: a document, a system, a permit, an opening.
_DELIVERABLE = re.compile(
    "(?:方案|制度|办法|规划|报告|台账|平台|系统|网站|预案|手册|名录|数据库|档案|合同|协议|证书|资质"
    "|条例|细则|清单|图集|刊物|公报|年鉴|文件|标准|审计|决算|目录|章程)"
    "(?:的?(?:制定|编制|编写|建设|出台|印发|建立|修订|完成|搭建|上线|公开|公示|签订|发布))?$"
    "|印发|出台|编制|制定|签订|公示|公开|发布|上线|挂牌|投入使用|投用|通车|开通|竣工|完工|取得|获得"
    "|验收|[0-9]"
)
_CLAUSES = re.compile("[,，;；。].")


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Targets of a bare yes whose row says nowhere how it would be verified."""
    seen_any = False
    for row in case.targeted:
        if row.target is None or row.target.type != "yes_no":
            continue
        seen_any = True
        if not has_criterion(row):
            yield Problem(
                row.at("target"), seen=row.target_text, fields={"name": shortened(row.name)}
            )
    if not seen_any:
        yield NO_YES


def has_criterion(row: Row) -> bool:
    """A standard, a deliverable, an explanation or a no stands for the criterion."""
    if row.target is not None and row.target.answer is False:
        return True
    if _GRADED.search(row.target_text):
        return True
    cells = (row.indicator.criteria, row.indicator.definition)
    if any(cell and not is_blank(cell.text) for cell in cells):
        return True
    return _CLAUSES.search(row.name) is None and _DELIVERABLE.search(row.name) is not None
