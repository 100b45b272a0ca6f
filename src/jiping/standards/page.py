"""The manual page of a standard: every number beside its source, dates, worked examples."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jiping.model import Example, Ruled, Standard
from jiping.standards.methods import METHODS, plain
from jiping.standards.store import standards

_LEVELS = {
    "execution": "预算执行",
    "objectives": "各项绩效指标合计",
    "output": "产出指标",
    "benefit": "效益指标",
    "satisfaction": "满意度指标",
    "cost": "成本指标",
}
_KINDS = {
    "execution": "预算执行",
    "at_least": "不少于（≥）",
    "at_most": "不超过（≤）",
    "equal": "等于（=）",
    "range": "区间",
    "zero": "零目标",
    "date": "日期",
    "yes_no": "是否、完成、合格",
    "comparison": "与上期比较",
    "level": "档次",
    "text": "文字描述",
}
_THRESHOLDS = {
    "over_completion": "超额完成",
    "low_execution": "执行率偏低",
    "full_mark_share": "满分指标占比",
    "near_duplicate": "近似重复",
    "name_characters": "指标名称字数",
    "max_decimals": "得分小数位数",
}
_SCOPES = {"department": "部门整体支出", "project": "项目支出"}
_SEVERITIES = {"block": "阻断", "error": "错误", "warning": "警示", "info": "提示"}


def page(standard: Standard) -> str:
    """The manual page in Chinese Markdown: notice and dates, rules, examples, differences."""
    parent = standards().get(standard.extends or "")
    parts = [
        f"# {standard.id} {standard.title.zh}",
        _identity(standard),
        "## 分值\n\n" + _numbers(standard.level_points, _LEVELS),
        "## 计分方法\n\n" + _methods(standard),
        "## 定性档次\n\n下限属于上一档：得分恰在界线上的，归较高的一档。\n\n" + _bands(standard),
        "## 等级\n\n下限属于上一级。\n\n"
        + _table(
            ("等级", "总分（百分制）不低于", "依据"),
            ((one.name, plain(one.low), one.basis.say()) for one in standard.grades),
        ),
        "## 审核阈值\n\n阈值是默认做法，不是规定，可以调整。\n\n"
        + _numbers(standard.thresholds, _THRESHOLDS),
    ]
    if standard.severity:
        changed = (f"- {code}：{_SEVERITIES[to]}" for code, to in sorted(standard.severity.items()))
        parts.append("## 审核规则等级的调整\n\n" + "\n".join(changed))
    parts.append(
        "## 算例\n\n算例由人工算出，每次测试都重新运行。\n\n" + _examples(standard.examples)
    )
    if parent is not None:
        parts.append(f"## 与 {parent.id} 的不同\n\n" + _differences(standard, parent))
    if standard.remarks:
        parts.append("## 说明\n\n" + "\n".join(f"- {remark}" for remark in standard.remarks))
    return "\n\n".join(parts) + "\n"


def _identity(standard: Standard) -> str:
    last = standard.last_fiscal_year
    until = "起" if last is None else f"至{last}年度"
    checked = "尚无人与正式文本核对"
    if standard.checked_by:
        checked = f"{standard.checked_by}，{_day(standard.checked_on)}"
    rows = (
        ("文件", standard.notice),
        ("发文机关", standard.issuer),
        ("印发日期", _day(standard.issued)),
        ("施行日期", _day(standard.in_force_from)),
        ("适用年度", f"{standard.first_fiscal_year}年度{until}"),
        ("适用地区", standard.region[0] if standard.region else "全国"),
        ("适用范围", "、".join(_SCOPES.get(scope, scope) for scope in standard.scopes)),
        ("满分", f"{plain(standard.full)}分，得分四舍五入到小数点后{standard.score_places}位"),
        ("修订", standard.revision),
        ("核对", checked),
    )
    return _table(("项目", "内容"), rows)


def _day(day: date | None) -> str:
    return "待核" if day is None else day.isoformat()


def _numbers(entries: dict[str, Ruled], names: dict[str, str]) -> str:
    return _table(
        ("项目", "数值", "依据", "备注"),
        (
            (f"{names.get(key, key)}（{key}）", plain(one.value), one.basis.say(), one.note or "")
            for key, one in entries.items()
        ),
    )


def _methods(standard: Standard) -> str:
    return _table(
        ("目标", "方法", "规则", "依据", "备注"),
        (
            (
                _KINDS.get(kind, kind),
                f"{METHODS[named.method].label.zh}（{named.method}）",
                METHODS[named.method].rule.zh,
                named.basis.say(),
                named.note or "",
            )
            for kind, named in standard.methods.items()
        ),
    )


def _bands(standard: Standard) -> str:
    return _table(
        ("档次", "占分值", "也写作", "依据"),
        (
            (
                band.name,
                f"{plain(band.low * 100)}%–{plain(band.high * 100)}%",
                "、".join(band.synonyms),
                band.basis.say(),
            )
            for band in standard.bands
        ),
    )


def _examples(examples: Iterable[Example]) -> str:
    return _table(
        ("目标", "实际", "分值", "得分", "备注"),
        (
            (
                f"{one.name}：{one.target}" if one.name else one.target,
                one.actual,
                plain(one.points),
                "沿用填报得分" if one.score is None else format(one.score, "f"),
                "；".join(
                    filter(None, (METHODS[one.method].label.zh if one.method else "", one.note))
                ),
            )
            for one in examples
        ),
    )


def _differences(standard: Standard, parent: Standard) -> str:
    """What changes from parent to child, entry by entry."""
    found = []
    for key in (*standard.level_points, *parent.level_points):
        mine, theirs = standard.level_points.get(key), parent.level_points.get(key)
        found.append(_change(_LEVELS.get(key, key), _value(theirs), _value(mine)))
    for key, named in standard.methods.items():
        other = parent.methods.get(key)
        before = (other.method, other.basis) if other else None
        if before != (named.method, named.basis):
            same = other is not None and other.method == named.method
            rule = "方法相同，依据不同" if same else METHODS[named.method].rule.zh
            found.append(f"- {_KINDS.get(key, key)}：{rule}；{named.basis.say()}")
    for mine_band, band in zip(standard.bands, parent.bands, strict=False):
        limits = [f"{plain(one.low * 100)}%–{plain(one.high * 100)}%" for one in (band, mine_band)]
        found.append(_change(f"档次“{mine_band.name}”", *limits))
    for key in standard.thresholds:
        mine, theirs = standard.thresholds[key], parent.thresholds.get(key)
        found.append(_change(_THRESHOLDS.get(key, key), _value(theirs), _value(mine)))
    for code, severity in standard.severity.items():
        if parent.severity.get(code) != severity:
            found.append(f"- 审核规则 {code} 改为{_SEVERITIES[severity]}")
    return "\n".join(dict.fromkeys(line for line in found if line)) or "没有不同。"


def _value(ruled: Ruled | None) -> str:
    return "不规定" if ruled is None else plain(ruled.value)


def _change(name: str, before: str, after: str) -> str:
    return "" if before == after else f"- {name}：{before} → {after}"


def _table(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heading, ("---",) * len(heading), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
