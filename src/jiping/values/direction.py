"""Whether less is better, from the words of an indicator's name."""

from __future__ import annotations

import re

_LESS = (
    "成本|费用|造价|单价|花费|开支|支出|投诉|事故|伤亡|死亡|发病|患病|感染|违[规纪法约章]|差错|失误|错误|错案"
    "|能耗|物耗|水耗|电耗|煤耗|损耗|耗[水电能]|排放|污染|超标|超支|超编|超限|逾期|延期|延误|拖欠|欠费|结转|结余"
    "|失业|辍学|流失|返贫|贫困发生|闲置|空置|空编|浪费|上访|信访|纠纷|舆情|案件|发案|故障|中断|停[电水]"
    "|漏[损报水]|退货|退件|退回|次品|废品|不合格|不达标|负债|债务|风险|隐患|用时|耗时|时限|等待|响应时间"
    "|办理时间|周期|变动率|调整率|偏差率|误差|公用经费|人员控制率|上限|限额|三公经费|发生率|缺陷|破损|损失|复发"
)
_MORE = (
    "达标排放|处理|处置|办结|办理率|回复|答复|化解|调解|整改|整治|排查|查处|消除|治理|防范|防控|预防|监测|检测|下降|降低|减少"
    "|减排|节约|节省|节能|缩短|压缩|压减|降幅|完成|合格|达标|满意|及时|准确|覆盖|到位|执行率|支付率|利用"
    "|使用率|就业|入学|巩固|参保|知晓|提高|提升|增长|增加|增收|改善|保障|成功|通过率|优良|优秀|增幅|回收|安排率|产值"
    "|收入|培训|宣传|进度|合规|规范|防治|效益|查获|破案|结案|审结|执结|节支|采购执行|返还|收缴|清理|清欠|盘活|受理"
)
_DIRECTION = re.compile(f"(?P<less>{_LESS})|(?P<more>{_MORE})")


def lower_is_better(name: str) -> bool | None:
    """True where less is better (成本, 投诉率), False where more is, None if the name is silent.

    The last telling word decides: 投诉率 counts complaints, 投诉办结率 counts settled ones.
    """
    last = None
    for found in _DIRECTION.finditer(name):
        last = found
    return None if last is None else last["less"] is not None
