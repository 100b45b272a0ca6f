"""Places between two words where one cell may end and the next begin, though no number, no sign and
no known answer tells: beside what recurs in the form, behind the usual ends of names and reasons,
beside dates."""

from __future__ import annotations

import re
from functools import lru_cache

from jiping.forms.flat.rows.phrases import phrases, reasons
from jiping.forms.flat.rows.repeats import is_word
from jiping.forms.flat.stream import NONE, Stream

_SHORTEST = 3
_DEAR = 5.0
_BEGINS, _ENDS = 0.4, 0.3
"""Off the cost for each character of what comes again, behind the place and before it."""
_LEAST = 1.0
_WHOLE = 4
_NAME_ENDS = re.compile(
    r"(?:覆盖|合格|完好|达标|及时|准确|知晓|完成|控制|通过|入库|利用|增长|办结|执行|到位|使用|参与|[一-鿿])率"
    r"|满意度|知晓度|(?:完善|健全|规范|公开|合理|有效|及时|完整|充分|明确|合规|可持续|安全)性"
    r"|数量|数(?![量据额值目])|(?:面积|长度|里程|总量|规模|批次)"
    r"|(?:时间|时限|期限|进度|情况|水平|作用|能力|质量|程度|比例|标准|意识|环境|效率|效益|影响|机制)"
    r"|(?:成本|费用|金额|支出|投入|造价|成本控制|按期完成|按时完成|收入|增收)"
)
_DEED_ENDS = re.compile(
    r"工作(?=[一-鿿])(?![机制人量经任完计开的和日目质要满方有推得落进情及与等])"
)
"""What was done ends so too: 养护林道工作."""
_NO_ANSWER = re.compile(r"(?:率|满意度|数量|数|情况|完成时间|成本)$")
_LAST_NAME = re.compile(rf"(?:{_NAME_ENDS.pattern}|完成)$")
_DATE = re.compile(
    r"(?:20[0-9]{2}年)?(?:[1-9]|1[0-2])月(?:[1-3]?[0-9]日)?(?:底|末|份|上旬|中旬|下旬)?(?:之?前|以前|前?完成)?"
    r"|20[0-9]{2}年(?:年?底|末|全年)?(?:之?前|前?完成)"
)
_LIMIT = re.compile(
    r"(?:20[0-9]{2}年)?(?:[1-9]|1[0-2])月(?:[1-3]?[0-9]日)?(?:底|末|份|上旬|中旬|下旬)?(?:之?前|以前|前完成)"
)
_LIMITED = re.compile(
    rf"(?:按期|按时|[0-9]{{1,2}}月[0-9]{{1,2}}日)?[0-9]{{0,3}}(?:\.[0-9])?[0-9]{{0,2}}{_LIMIT.pattern}"
)
"""A limit with points, scores and an answer before it, as the cells of a row may stand."""
_IN_TIME = re.compile(r"(?<=[前底日末])(?:按期|按时|及时)(?:完成)?")
_PUNCTUAL = re.compile(rf"{_IN_TIME.pattern}|(?:按期|按时)(?![完达]|.{{0,4}}率)")
"""What answers a time limit, in a form that has some."""
_REASON_ENDS = re.compile(
    r"影响|滞后|延期|延后|延迟|延误|推迟|顺延|停工|误工|不足|不高|不够|[偏过][低高少多大小慢晚]|较[少多大慢晚]|减少|增加|取消|变化|变动|调整|"
    r"上涨|下达|拨付|支付|结算|节点|节余|结余|催促|补齐|安排|宣传|整改|落实|推进|加快|进度|部署|设定|申报|"
    r"调高|调低|解决|改进|完善|验收|实施|开展|公告|通知|协调|沟通|改造|维修|更换|采购|招标|督促|"
    r"监管|跟踪|对接|报批|施工|办理|审批|发放|统筹|衔接|治理|养护|频次|力度|人手|资金|预算|预期|计划|要求|所致|导致|原因|执行|缩减|压减|核减|到位|规划"
)
_RULE_STARTS = re.compile(
    r"每(?:[低少高超增减缺差有]|[发出]现)|按比例|按完成|达到目标|完成得|达标得|得满分"
)
_REASON_AND_RULE = re.compile(f"(?:{_REASON_ENDS.pattern})(?:{_RULE_STARTS.pattern})")
_RULE_ENDS = re.compile(
    r"(?:扣完为止|为止|比例(?:得|计|扣|给)分|不得分|得[满零0]?分|(?:扣|得|计)[0-9.]{1,4}分)(?=[一-鿿])(?!的|为|或|与|和|及|以|值|数|标|项)"
)
"""What rules of scoring end with."""
_NAME = 2.0
_REASON = 3.0
_IDIOM = 2.0
"""Behind four characters that stand behind a name: 稳中有升."""
_FIVE = re.compile(r"[一-鿿]{5}")
_YES = frozenset("是否有无优良")
_DATED = 1.0
_ANSWERED = 0.5
"""Between the end of a name and an answer."""


def seams(stream: Stream, start: int, end: int, *, told: bool) -> dict[int, float]:
    """Where cells may meet between two words, with what a cut costs there; `told` = the block has
    a column for reasons or other prose."""
    text = stream.text
    off: dict[int, float] = {}
    patterns = ((_NAME_ENDS, _NAME), (_DEED_ENDS, _NAME), (_REASON_ENDS, _REASON if told else 0.0))
    for pattern, less in patterns:
        for it in pattern.finditer(text, start, end) if less else ():
            off[it.end()] = max(off.get(it.end(), 0.0), less)
            if pattern is _DEED_ENDS:
                continue
            if less == _NAME and text[it.end() : it.end() + 1] in _YES:
                off[it.end() + 1] = less
            if less == _NAME and _FIVE.match(text, it.end(), end):
                off[it.end() + 4] = max(off.get(it.end() + 4, 0.0), _IDIOM)
    for it in _RULE_STARTS.finditer(text, start, end) if told else ():
        off[it.start()] = max(off.get(it.start(), 0.0), _REASON)
    for it in _RULE_ENDS.finditer(text, start, end) if told else ():
        off[it.end()] = max(off.get(it.end(), 0.0), _REASON)
    begins, ends = stream.repeats.beginning, stream.repeats.ending
    for place in range(start + 1, end):
        if not (is_word(text[place - 1]) and is_word(text[place])):
            continue
        if max(begins[place], ends[place]) >= _SHORTEST:
            recurs = _BEGINS * begins[place] + _ENDS * ends[place]
            off[place] = off.get(place, 0.0) + recurs
    found = {place: max(_LEAST, _DEAR - less) for place, less in off.items() if start < place < end}
    for first, last in phrases(text[start:end]):
        if off.get(start + first, 0.0) >= _NAME:
            found[start + first] = min(found[start + first], _ANSWERED)
            if start + last < end:
                found[start + last] = min(found.get(start + last, _DATED), _DATED)
    limited = _LIMIT.search(text, start, end) is not None
    in_time = _PUNCTUAL if limited else _IN_TIME
    for it in (*_DATE.finditer(text, start, end), *in_time.finditer(text, start, end)):
        for place in it.span():
            if start < place < end:
                found[place] = min(found.get(place, _DATED), _DATED)
    return found


def reasons_end(text: str, start: int, end: int) -> set[int]:
    """Where words stand that reasons usually end with."""
    return {it.end() for it in _REASON_ENDS.finditer(text, start, end)}


def both_recur(stream: Stream, start: int, end: int) -> list[int]:
    """Where both what stands before a place and what stands behind it come again elsewhere, beside
    something else: two texts of a form that are each used often."""
    begins, ends = stream.repeats.beginning, stream.repeats.ending
    return [
        place
        for place in range(start + 1, end)
        if begins[place] >= _WHOLE <= ends[place] and stream.gaps[place] == NONE
    ]


def tells_and_rules(text: str) -> bool:
    """Whether a text goes on from a reason to how something is scored."""
    return _REASON_AND_RULE.search(text) is not None


def rules_and_tells(text: str) -> bool:
    """Whether a text goes on from how something is scored to a reason."""
    ends = [it.end() for it in _RULE_ENDS.finditer(text)]
    return bool(ends) and "分" not in text[ends[-1] :] and reasons(text[ends[-1] :]) > 0


def is_ending(text: str) -> bool:
    """Whether a text is but the end of a name: 及时率."""
    return _NAME_ENDS.fullmatch(text) is not None


def ends_with_name(text: str) -> bool:
    """Whether the end of a name stands at the end of a text behind the words of a reason:
    工期顺延|林相改造作用."""
    told = _REASON_ENDS.search(text)
    return told is not None and _LAST_NAME.search(text, told.end() + 2) is not None


def ends_as_name(text: str) -> bool:
    """Whether a text ends as names of indicators do and answers do not: …及时率, …采购数量."""
    return _NO_ANSWER.search(text) is not None


@lru_cache(maxsize=16384)
def named(text: str, least: int = 4) -> int:
    """How many ends of names with an answer right behind them a text holds: …数量有效保障,
    …按期完成6月底前."""
    ends = {it.end() for it in _NAME_ENDS.finditer(text)}
    if not ends:
        return 0
    answers = [start for start, end in phrases(text) if end - start >= least]
    answers += [it.start() for it in _LIMITED.finditer(text)]
    return sum(1 for start in answers if start in ends)
