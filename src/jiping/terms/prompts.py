"""Words of the template that tell how to fill a cell, left standing where the answer belongs."""

from __future__ import annotations

import re

from jiping.terms.fold import fold

_LONGEST = 60
BEGINS = frozenset("请此根据按填例如示样举简概没无有未（(【[請據樣舉簡無沒")
"""Signs that a prompt may begin with."""
_PROMPT = re.compile(
    r"[（(【\[]?(?:"
    r"请(?:在此处?|如实|据实|按要求|按照要求|简要|具体|逐项|详细|根据[^，。；]{0,12}?)*(?:填写|填报|填列|填入|输入|说明|描述|简述|列明|填)"
    r"|此处(?:请)?(?:填写|填报|填列|填|输入)"
    r"|(?:根据|按照?|据)实?(?:际)?(?:完成)?(?:情况)?(?:如实|据实)?(?:填写|填报|填列)"
    r"|填写(?:具体|实际|说明|完成|指标|目标|数值|定量|定性|内容|要求)"
    r"|(?:例如?|如|示例|样例|举例)(?:[:：]|(?=[≥≤＞＜]))"
    r"|(?:简述|简要说明|概述)(?:偏差|原因|未完成|改进|情况|完成)"
    r"|(?:如有?|若有?)?(?:未完成|没有偏差|无偏差|有偏差|没有|无)的?[^，。；]{0,6}?[，,]?(?:请说明|需说明|可?不填|不用填|无需填写?)"
    r")"
)


def is_prompt(text: str) -> bool:
    """Whether a cell holds what the template asks for (请填写…, 如：≥95%), not an answer."""
    if not text or text[0] not in BEGINS or len(text) > _LONGEST:
        return False
    return _PROMPT.match(fold(text)) is not None
