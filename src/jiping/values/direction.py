"""Whether less is better, from the words of an indicator's name."""

from __future__ import annotations

import re

_DIRECTION = re.compile(
    "(?P<less>成本|投诉|事故|费用|支出|能耗|违规|差错|死亡|发病|造价|失业|辍学|流失)"
    "|(?P<more>处理|办结|回复|化解|整改|下降|降低|减少|节约|完成|合格|满意|及时|达标|覆盖)"
)


def lower_is_better(name: str) -> bool | None:
    """True where less is better (成本, 投诉率), False where more is, None if the name is silent.

    The last telling word decides: 投诉率 counts complaints, 投诉办结率 counts settled ones.
    """
    last = None
    for last in _DIRECTION.finditer(name):
        pass
    return None if last is None else last["less"] is not None
