"""Targets and actuals that are words: yes and no, levels reached, zero wishes, comparisons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.model import Value
from jiping.model.evaluation import LevelName, Operator
from jiping.values.operators import BEFORE, operator_before

TEXT = Value(type="text")
NOTHING = Value(type="text", rest="无")
ZERO = Value(type="zero")
_YES = Value(type="yes_no", answer=True)
_NO = Value(type="yes_no", answer=False)

_HOW = (
    "已 均 均已 已经 全部 已全部 全面 按时 按期 如期 按时间 按计划 按要求 及时 已按时 已按期"
    " 已及时 顺利 按规定 按进度"
)
_NOT_HOW = "全部 按时 按期 及时 能 能按时 按计划"
_DONE = (
    "完成 完工 竣工 达标 合格 达到 达成 实现 落实 到位 通过 验收 通过验收 验收通过 验收合格 支付"
    " 拨付 发放 办结 交付 完成任务 完成目标任务 完成建设 完成验收 开展 执行 实施 建成 落实到位"
    " 发放到位 拨付到位 保障到位"
)
_AFFIRMED = (
    "是 有 对 √ ✓ ✔ Y YES Yes yes 是的 按时 按期 如期 及时 准时 按计划 符合 符合要求 符合标准"
    " 符合规定 符合相关规定 符合相关要求 达到要求 达到标准 合规 合法合规"
)
_DENIED = (
    "否 不是 × ✗ ✘ N NO No no 不及时 不按时 未按时 未按期 未及时 不符合 不符合要求 不符合规定"
    " 不合规 不合格 不达标 不通过 无法完成"
)
_LEVELS: dict[LevelName, str] = {
    "excellent": "优 优秀 优等",
    "good": "良 良好 优良 较好 好 很好",
    "fair": "中 中等 一般 尚可",
    "poor": "差 较差 不好 很差",
    "reached": "基本完成 基本达标 基本合格 基本实现 基本落实 基本到位 基本达成 达成预期",
    "partly": "部分完成 部分达标 部分达成 部分实现 部分落实 部分合格",
    "not_reached": "未达成预期 未达预期 未达到预期",
}
_SCALES = (
    "优良中差 优良中低差 优良一般差 优良合格差 优中差 高中低 高中低差 好中差 好坏 优、良、中、差"
    " 优/良/中/差"
)
_NEVER = "零 〇 为零 零起 零次 零例 没有发生 无发生"


def _said() -> Iterator[tuple[str, Value]]:
    """Every text of the vocabulary above and its value."""
    done = _DONE.split()
    for how in ("", *_HOW.split()):
        yield from ((how + word, _YES) for word in done)
    for how in ("", *_NOT_HOW.split()):
        yield from ((f"未{how}{word}", _NO) for word in done)
    yield from ((word, _YES) for word in _AFFIRMED.split())
    yield from ((word, _NO) for word in _DENIED.split())
    yield from ((word, ZERO) for word in _NEVER.split())
    for level, names in _LEVELS.items():
        value = Value(type="level", level=level)
        yield from ((name, value) for name in names.split())
    scale = Value(type="level")
    yield from ((name, scale) for name in _SCALES.split())
    yield from (("无", NOTHING), ("没有", NOTHING))


WORDS: dict[str, Value] = dict(_said())
"""What a whole cell may say; every other text has to be taken apart."""

_LEVEL = re.compile(
    "(?P<partly>部分[达完实])"
    "|(?P<not>未能?(?:达成|达到|完成|实现)(?=.*[标果求期]))"
    "|(?:已经?|全部或基本|全面|全部|基本|完全|较好地?|均)*(?:达成|达到|完成|实现)了?"
    "(?:全部|年度|全年|预期|既定|设定|绩效|总体|的)*(?:指标|目标|效果|要求|标准|任务)值?"
    r"(?:要求)?(?:\(.*\))?"
)
_EVENTS = (
    "事故|事件|投诉|上访|信访|舆情|纠纷|扩散|违[规纪法约反章]|差错|失误|错误|遗漏|漏[报登发诊管]"
    "|拖欠|逾期|延误|延期|超[支标期时限概]|浪费|污染|[伤死]亡|案件|问题|疫情|流失|损[坏失毁]"
    "|重大|较大|不良|返[贫工]|新增|挪用|截留|挤占|虚报|冒领|套取|瞒报|迟报|错报|误报|隐患|故障|中断"
    "|异常|缺陷|泄[漏露密]|举报|处罚|病例|感染|火灾|灾害|发生|缺[项失课岗]|重复|破坏|积[压水]"
    "|失[信联窃火密]|脱[逃岗]|腐败|矛盾|冲突|不合格|风险|质疑|退[货学]|辍学|反弹|复发|偏差|丢失"
    "|塌方|溃坝|断[电供水]|停[电水]|负面|曝光"
)
_ZERO = re.compile(
    "(?:全年|年内|本年度?|当年|期间|辖区内?|做到|确保|实现|力争|保持|全[县市区省]|达到|项目|施工)*"
    "(?:(?:未|不|没有?|无)发生过?[^,;。:0-9]{0,20}"
    f"|(?:未|不|没有|无|零|杜绝)(?=[^,;。:0-9]{{0,10}}?(?:{_EVENTS}))"
    "(?:出现|发现|产生|造成|引发|存在)?[^,;。:0-9]{2,18})"
)
_BAD = re.compile(_EVENTS)

_BASE = (
    "(?:(?:上年度?|上一年度?|去年|往年|前年|上期|上季度|上月|历年|前[三五]年|近[三五]年"
    "|(?:19|20)[0-9]{2}年度?)(?:同期|末|底)?"
    "|同期|基期|[一-龥]{0,6}?平均(?:水平|值|数)?)"
)
_UP = "提高|提升|增长|增加|上升|改善|增强|扩大|好转|增多|上涨|增幅|增速|进步|优化"
_DOWN = "下降|降低|减少|下滑|缩短|压缩|压减|降幅|减轻|缩小|回落|节约"
_EVEN = "持平|不变|相当|一致|相同"
_HINT = re.compile(
    "[上去往前]一?年|同[期比]|环比|平均|上[期季月]|[较比于≥≤><=](?:19|20)[0-9]{2}年|历年|基期"
)
_AGAINST = re.compile(
    f"({BEFORE}|[≥≤><=])(?:等于)?({_BASE})(?:的?(?:实际)?(?:水平|数|值|标准|指标))?"
)
_CHANGE = re.compile(
    "(?P<subject>[^,;。:0-9]{0,16}?)(?:20[0-9]{2}年度?)?"
    f"(?:(?:相?较于?|比|与|同|和|相比|对比|在)?(?P<base>{_BASE})(?:实际|水平|数)?"
    "(?:相比|对比|的?基础上)?|(?P<ratio>同比|环比))"
    "(?P<how>(?:保持|有所|略有|稳步|明显|显著|持续|进一步|大幅|逐步|基本|要|均|有|实现|得到|的)*)"
    f"(?P<not>不|未)?(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<even>{_EVEN}))"
    "(?:幅度|率|额|了|至少|达到|达|为)*"
)
_RATIOS = {"同比": "上年同期", "环比": "上期"}


def level_of(text: str) -> Value | None:
    """A declared level of attainment (部分达成预期指标并具有一定效果); None if it is none."""
    found = _LEVEL.match(text)
    if found is None:
        return None
    if found["partly"]:
        return WORDS["部分完成"]
    if found["not"]:
        return WORDS["未达成预期"]
    return WORDS["基本完成"] if found.end() == len(text) else None


def zero_of(text: str) -> Value | None:
    """A wish, or a report, that something bad does not happen (无扩散, 未发生安全事故)."""
    return ZERO if _ZERO.fullmatch(text) else None


def is_bad(text: str) -> bool:
    """Whether the text names something that ought not to happen (投诉, 事故)."""
    return _BAD.search(text) is not None


def comparison_of(text: str) -> tuple[Operator, str, str, str] | None:
    """Operator, baseline, what stands before and what behind a comparison; None if it is none.

    高于上年 is >, 较上年下降5% is < with "5%" behind, 与上年持平 is =, 不增长 is ≤.
    """
    if _HINT.search(text) is None:
        return None
    if found := _AGAINST.match(text):
        return operator_before(found[1]) or "=", found[2], "", text[found.end() :]
    found = _CHANGE.match(text)
    if found is None:
        return None
    change: Operator = "="
    if not found["even"]:
        up = found["up"] is not None
        change = ("≤" if up else "≥") if found["not"] else (">" if up else "<")
    base = found["base"] or _RATIOS[found["ratio"]]
    return change, base, found["subject"], text[found.end() :]
