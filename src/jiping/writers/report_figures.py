"""The figures at the head of a report: totals, severities, and a bar for each objective."""

from __future__ import annotations

from decimal import Decimal
from html import escape

from msgspec import Struct

from jiping import language
from jiping.model import Evaluation, Report, ScoreLine, Words
from jiping.writers import report_words as words

CLAIMED = Words("自评总分", "claimed total")
COMPUTED = Words("复算总分", "recomputed total")
CARRIED = Words("其中无法复算、沿用自评", "of it carried over from the claim")
RATE = Words("预算执行率", "execution rate")
STANDARD = Words("评分办法：{id}（{found_by}）", "Standard: {id} ({found_by})")
SCORES = Words("得分：自评与复算", "Scores: claimed and recomputed")
LEGEND = Words(
    "蓝条为自评得分，黑线为复算得分，整条为分值。",
    "The blue bar is the claim, the black line the recomputed score, the whole bar the points.",
)
EXECUTION = Words("预算执行", "budget execution")
INDICATORS = Words("绩效指标", "indicators")


class Bar(Struct):
    """One bar: what it is for, the points, the claim and the recomputed score."""

    label: str
    points: Decimal = Decimal(0)
    claimed: Decimal = Decimal(0)
    computed: Decimal = Decimal(0)

    def add(self, line: ScoreLine) -> None:
        self.points += line.points or 0
        self.claimed += line.claimed or 0
        self.computed += line.score or 0


def figures(report: Report) -> str:
    """Cards with the totals, and a badge for each severity that occurs."""
    evaluation, card = report.evaluation, report.scorecard
    if evaluation is None or card is None:
        return ""
    claimed = evaluation.claimed_total
    execution = next((line for line in card.lines if line.fund is not None), None)
    differs = claimed is not None and claimed.value is not None and claimed.value != card.total
    cards = []
    if words.has_scores(report) or (claimed is not None and claimed.text):
        cards.append(
            _card(language.say(CLAIMED), claimed.text if claimed and claimed.text else "—")
        )
    if words.has_scores(report):
        state = "differs" if differs else ""
        cards.append(_card(language.say(COMPUTED), words.number(card.total), state))
    if card.carried_points:
        cards.append(_card(language.say(CARRIED), words.number(card.carried_points)))
    if execution is not None and execution.ratio is not None:
        cards.append(_card(language.say(RATE), f"{execution.ratio * 100:.2f}%"))
    standard = ""
    if report.standard is not None:
        said = language.say(STANDARD, id=report.standard.id, found_by=report.standard.found_by)
        standard = f'<div class="small">{escape(said)}</div>'
    badges = "".join(
        f'<span class="badge {severity}">{language.say(name)} {count}</span>'
        for severity, name in words.SEVERITY.items()
        if (count := sum(finding.severity == severity for finding in report.findings))
    )
    return f'<div class="cards">{"".join(cards)}</div>{standard}<div class="tally">{badges}</div>'


def _card(label: str, figure: str, state: str = "") -> str:
    return f'<div class="card {state}">{escape(label)}<b>{escape(figure)}</b></div>'


def bars(report: Report) -> str:
    """A bar for budget execution and one for each objective; "" where nothing is scored."""
    if report.evaluation is None or report.scorecard is None or not words.has_scores(report):
        return ""
    rows = "".join(_bar(bar) for bar in _gathered(report.evaluation, report.scorecard.lines))
    return (
        f"<section><h2>{language.say(SCORES)}</h2>{rows}"
        f'<p class="small">{language.say(LEGEND)}</p></section>'
    )


def _gathered(evaluation: Evaluation, lines: tuple[ScoreLine, ...]) -> list[Bar]:
    gathered: dict[object, Bar] = {}
    for line in lines:
        if line.indicator is None:
            key: object = "execution"
            label = language.say(EXECUTION)
        else:
            key = evaluation.indicators[line.indicator].objective
            label = _objective(evaluation, key)
        gathered.setdefault(key, Bar(label)).add(line)
    return list(gathered.values())


def _objective(evaluation: Evaluation, index: object) -> str:
    if not isinstance(index, int) or len(evaluation.objectives) < 2:
        return language.say(INDICATORS)
    planned = evaluation.objectives[index].planned
    head = language.say(words.OBJECTIVE, number=index + 1)
    text = planned.text if planned else ""
    return f"{head} {text[:18]}{'…' if len(text) > 18 else ''}"


def _bar(bar: Bar) -> str:
    whole = max(bar.points, bar.claimed, bar.computed) or Decimal(1)
    state = " differs" if bar.claimed != bar.computed else ""
    return (
        f'<div class="score"><div class="what">{escape(bar.label)}</div>'
        f'<div class="bar"><i style="width:{bar.claimed / whole * 100:.1f}%"></i>'
        f'<u style="left:{bar.computed / whole * 100:.1f}%"></u></div>'
        f'<div class="figures{state}">{bar.claimed} → {bar.computed} / {bar.points}</div></div>'
    )
