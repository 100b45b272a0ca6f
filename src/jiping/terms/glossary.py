"""The terms of the code and the 官方用语 they stand for; the manual prints this table."""

from __future__ import annotations

from msgspec import Struct

from jiping.model import Words

__all__ = ["TERMS", "Term", "term"]


class Term(Struct, frozen=True):
    """An English id used in code and JSON, with its 官方用语 and its name in English prose."""

    code: str
    words: Words


_TERMS = """
self_evaluation|绩效自评|self-evaluation
target_stage|绩效目标申报|submission of targets
monitoring|绩效运行监控|performance monitoring
report|自评报告|narrative report
review|复核|review
check|审核|check
finding|审核发现|finding
department|部门整体支出|whole-department expenditure
project_scope|项目支出|project expenditure
title|标题|title
fiscal_year|年度|fiscal year
unit|单位名称|unit
line_department|主管部门|line department
implementing_agency|实施单位|implementing agency
project|项目名称|project
filled_on|填报日期|filing date
amount_unit|金额单位|unit of amounts
basic_expenditure|基本支出总额|basic expenditure
project_expenditure|项目支出总额|project expenditure
funds|预算执行情况|budget execution
name|名称|name
original|年初预算数|original budget
adjusted|全年预算数|adjusted budget
executed|全年执行数|outturn
adjustment|年度调整数|adjustment
received|到位数|funds received
received_rate|到位率|receipt rate
executed_to_date|截至监控日执行数|executed to date
forecast|全年预计|forecast for the year
forecast_rate|预计执行率|forecast rate
source_code|资金来源代码|fund source code
content|主要内容|content
appropriation|财政拨款|appropriation
other_funds|其他资金|other funds
part_of|其中项|part of
objectives|年度目标|annual objectives
objective|年度目标|annual objective
planned|预期目标|planned objective
achieved|实际完成情况|achievement
horizon|目标期限|horizon
indicators|绩效指标|indicators
indicator|绩效指标|indicator
path|指标级次|levels
level1|一级指标|level-1 indicator
level2|二级指标|level-2 indicator
level3|三级指标|level-3 indicator
kind|指标类别|kind of indicator
output|产出指标|output
benefit|效益指标|benefit
satisfaction|满意度指标|satisfaction
cost|成本指标|cost
output.quantity|数量指标|quantity
output.quality|质量指标|quality
output.timeliness|时效指标|timeliness
output.cost|成本指标|cost (under outputs)
benefit.economic|经济效益指标|economic benefit
benefit.social|社会效益指标|social benefit
benefit.ecological|生态效益指标|ecological benefit
benefit.sustainable|可持续影响指标|lasting effect
cost.economic|经济成本指标|economic cost
cost.social|社会成本指标|social cost
cost.ecological|生态环境成本指标|ecological cost
target|指标值|target
actual|实际完成值|actual
initial_target|调整前指标值|initial target
adjusted_target|调整后指标值|adjusted target
baseline|基期值|baseline
operator|指标性质|operator
unit_of_measure|度量单位|unit of measure
points|分值|points
weight|权重|weight
score|得分|score
converted_score|折算得分|converted score
coefficient|得分系数|coefficient
rate|执行率|rate
is_core|核心指标|core indicator
definition|指标解释|definition
criteria|评分标准|criteria
actual_to_date|截至监控日完成值|actual to date
causes|偏差原因类别|causes
likelihood|完成目标可能性|likelihood
remark|备注|remark
levels|一、二级指标分值|points of levels
claimed_points|分值合计|total points
claimed_total|得分合计|claimed total
claimed_grade|等级|claimed grade
variance|偏差原因分析|explanation of variance
improvement|改进措施|improvement measures
use_of_results|结果应用|use of evaluation results
conclusion|评价结论|conclusion
problems|存在问题|problems
reviews|审核意见|reviews
people|人员|people
role|职责|role
phone|联系电话|phone
opinion|意见|opinion
date|日期|date
notes|备注|notes
extra|其他内容|other text
truncated|表不完整|cut off
"""

TERMS: tuple[Term, ...] = tuple(
    Term(code, Words(zh, en))
    for code, zh, en in (line.split("|") for line in _TERMS.strip().splitlines())
)
_BY_CODE = {entry.code: entry.words for entry in TERMS}


def term(code: str) -> Words | None:
    """The 官方用语 of an English id, e.g. of a field of Evaluation; None for an unknown one."""
    return _BY_CODE.get(code)
