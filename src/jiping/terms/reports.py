"""How narrative reports say things: their titles, their headings, figures inside sentences."""

from __future__ import annotations

import re

TITLE = re.compile(r"(?:绩效|自评|评价).{0,24}报告(?:\(.{0,12}\))?$")
"""The title of a report, by its key."""

TAIL = re.compile(
    r"(?:支出|资金|经费)?(?:绩效)?(?:管理)?(?:自我评价|自评价|自评|评价)(?:情况|工作|结果)*的?(?:总结)?报告"
    r"(?:\(.{0,12}\))?$"
)
YEAR = re.compile(r"[(（]?20[0-9]{2}年?(?:度)?[)）]?")
WHOLE = re.compile(r"(?:部门|单位)?(?:\(单位\)|\(部门\))?整体(?:支出)?$")
NO_PROJECT = re.compile(r"^(?:部门|单位)?(?:预算)?(?:项目)?(?:支出|资金)?$")
BODY = re.compile(
    r"[局委办院校所厅站队馆部处镇乡学社台园库]$|中心$|公司$|街道$|法院$|检察院$|协会$|联合会$|总工会$|"
    r"政府$|委员会$|办公室$|幼儿园$|小学$|中学$"
)
SUBJECT = re.compile(
    r"^(?:(?P<project>项目名称|专项名称)|(?P<unit>单位名称|部门名称|填报单位|自评单位|评价单位|报告单位)"
    r"|(?P<line_department>主管部门)|(?P<implementing_agency>实施单位|项目单位)"
    r"|(?P<filled_on>填报日期|报告日期))[:：]\s*(?P<value>\S.{0,60})$"
)

HEADING1 = re.compile(
    r"^(?:第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十]{1,3})[、.．:：\s]\s*(.+)$"
)
HEADING2 = re.compile(r"^[（(][一二三四五六七八九十]{1,3}[)）]\s*(.+)$")
CONTENTS = re.compile(r"[.…·．]{3,}\s*[0-9]{1,3}$|^目\s*录$")
ROLES = re.compile(
    r"(?P<conclusion>自评结果|评价结果|综合评价|自评情况及结论|总体情况评价)"
    r"|(?P<improvement>建议|改进|整改|下步|今后)"
)
"""Sections that `closing_field` does not know, by words of their headings."""

_AMOUNT = r"(?P<number>[0-9][0-9,，]*(?:\.[0-9]+)?)\s*(?P<money>万元|亿元|元)"
_IS = (
    r"(?:总额|资金|金额|经费|安排|合计|共计|累计|批复|下达|完成|数|共|总|的|为|是|计|达到|达"
    r"|[:：\s]){0,4}"
)
MONEY = re.compile(
    r"(?:(?P<original>年初(?:部门|财政)?(?:批复)?预算|年初批复|年初安排|批复预算|预算批复)"
    r"|(?P<received>(?:资金|实际)到位|到位资金)"
    r"|(?P<basic_expenditure>基本支出)(?!预算)|(?P<project_expenditure>项目支出)(?!预算|年初|全年)"
    r"|(?P<executed>(?:全年|实际|累计|当年|本年|年度|年末|已|共|资金)(?:预算|财政|资金|共|已)?"
    r"(?:执行|支出|使用|支付)|预算执行|执行(?=[数金为0-9])|支出决算|决算支出)"
    r"|(?P<adjusted>(?:全年|调整后的?(?:全年)?|年度|项目|总|调整|资金)预算|预算(?:调整|追加)(?:后|为|至)"
    r"|预算(?=[总资数金为安0-9])))" + _IS + _AMOUNT
)
"""Money of the whole: 年初预算100万元, 全年执行数为95万元."""

RATE = re.compile(
    r"(?:预算|资金|全年|总体|支出|的)*(?:执行率|支出率|使用率|预算完成率|执行进度|支出进度)(?:均|约)?(?:为|是|达到|达|[:：\s])*(?P<rate>[0-9]+(?:\.[0-9]+)?\s*[%％])"
)
PARTS = re.compile(
    r"其中|基本|人员|公用|三公|中央|省级|市级|县级|区级|上年|结转|自筹|采购|其他|第[一二三四]|一季度|上半年|人均"
)
"""Words that make an amount one of a part."""

SCORE = re.compile(
    r"(?P<before>[一-鿿“”\"（）()0-9a-zA-Z]{0,16}?)(?P<of>得分|总分|评分|自评分|分数|自评得|评价得|自评(?=[0-9]))(?:合计|结果)?"
    r"(?:为|是|达到|达|计|[:：\s])*(?P<score>[0-9]{1,3}(?:\.[0-9]+)?)\s*分"
)
OF_A_PART = re.compile(
    r"指标|执行率|产出|效益|满意|成本|数量|质量|时效|一级|管理|决策|过程|投入|满分|效果|应得|扣|平均|标准"
)
OF_THE_WHOLE = re.compile(
    r"自评|综合|总|最终|最后|绩效|项目|单位|部门|评价|我[局院校镇委]|本[局院校镇委]"
)
GRADE = re.compile(
    r"(?:等级|等次|评级|档次|评定|评价结果|自评结果|结果)(?:被|均)?(?:评定为|评为|定为|认定为|为|是|属于|[:：\s])*"
    r"[“\"「]?(?P<grade>优秀|良好|中等|较差|优|良|中|差)[”\"」]?(?=$|[^一-鿿]|等|级|档)"
)
