"""Which layout a form is printed in, and the manual page of a layout."""

from __future__ import annotations

from jiping import language
from jiping.forms.layouts import layouts
from jiping.model import Evaluation, Layout, Section, Words

HEADS = Words(
    "{scope} · {stage}\n\n依据：{basis}\n\n纸张：{size}，{orientation}",
    "{scope} · {stage}\n\nBasis: {basis}\n\nPaper: {size}, {orientation}",
)
NAMES = {
    "department": Words("部门整体支出", "whole department"),
    "project": Words("项目支出", "project"),
    "self_evaluation": Words("绩效自评", "self-evaluation"),
    "target": Words("绩效目标申报", "submission of targets"),
    "monitoring": Words("绩效运行监控", "monitoring"),
    "report": Words("自评报告", "report"),
    "portrait": Words("纵向", "portrait"),
    "landscape": Words("横向", "landscape"),
    "pairs": Words("表头", "head"),
    "funds": Words("预算执行", "budget execution"),
    "amounts": Words("资金", "funds"),
    "objective": Words("年度目标", "objective"),
    "objectives": Words("年度目标", "objectives"),
    "indicators": Words("绩效指标", "indicators"),
    "total": Words("总分", "total"),
    "text": Words("正文", "text"),
    "closing": Words("表末", "closing rows"),
}
FIELDS = Words("| 栏目 | 字段 |\n|---|---|", "| label | field |\n|---|---|")


def layout_for(evaluation: Evaluation, form: str | None = None) -> Layout:
    """The layout to print in: the one asked for, the one that was recognised, else the nearest.

    Nearest is the layout of the same scope and stage that has most of the columns the form
    fills and fewest that it does not. Raises KeyError for an unknown `form`.
    """
    known = layouts()
    if form is not None:
        return known[form]
    if evaluation.form in known:
        return known[evaluation.form]
    filled = _filled(evaluation)
    same = [it for it in known.values() if it.scope == (evaluation.scope or "project")]
    same = [it for it in same if it.stage == evaluation.stage] or same or list(known.values())
    return max(same, key=lambda it: (_overlap(filled, it), it.id))


def _filled(evaluation: Evaluation) -> set[str]:
    rows = (*evaluation.indicators, *evaluation.funds, *evaluation.objectives, evaluation)
    return {
        name
        for row in rows
        for name in row.__struct_fields__
        if getattr(row, name) not in (None, (), "", False)
    }


def _overlap(filled: set[str], layout: Layout) -> int:
    roles = {column.role for section in layout.sections for column in section.columns}
    roles |= {pair.field for section in layout.sections for pair in section.pairs if pair.field}
    return len(filled & roles) - len(roles - filled)


def page(layout: Layout) -> str:
    """The manual page of a layout, as Markdown."""
    head = language.say(
        HEADS,
        scope=language.say(NAMES[layout.scope]),
        stage=language.say(NAMES[layout.stage]),
        basis=layout.basis.say(),
        size=layout.page.size,
        orientation=language.say(NAMES[layout.page.orientation]),
    )
    parts = [f"# {layout.id} {language.say(layout.title)}", head]
    parts += [_section(section) for section in layout.sections]
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    labels = [(column.label, column.role) for column in section.columns]
    labels += [(pair.label, pair.field or "") for pair in section.pairs]
    if section.label:
        labels.insert(0, (section.label, section.kind))
    rows = "\n".join(f"| {label.replace(chr(10), '')} | `{role}` |" for label, role in labels)
    return f"## {language.say(NAMES[section.kind])}\n\n{language.say(FIELDS)}\n{rows}"
