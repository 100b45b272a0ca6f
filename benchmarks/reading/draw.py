"""Draws what a form says as one of the kinds prints it: merges, headings, vertical labels."""

from __future__ import annotations

from itertools import groupby
from random import Random

from grid import Box, Paper, spread
from kind import Columns, Kind
from said import Said

TICKS = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他")
CHANCES = ("确定能", "有可能", "完全不可能")


def draw(kind: Kind, said: Said, pick: Random) -> Paper:
    """The form on paper."""
    paper = Paper(landscape=len(kind.columns) > 8)
    columns = _unticked(kind)
    side = 1 if kind.side else 0
    factor = pick.choice((1, 1, 2))
    needed = max(len(kind.funds) + 1, side + len(columns))
    paper.width = needed * factor
    _above(kind, said, paper, pick)
    for row in kind.head:
        boxes = []
        for labels, field in row:
            boxes += [Box(pick.choice(labels)), Box(said[field])]
        _spread(paper, boxes, [2, 7] if len(row) == 1 else [2, 3] * len(row))
    if kind.fund_rows:
        _funds(kind, said, paper, pick)
    if kind.objectives in ("pair", "planned"):
        _objectives(kind, said, paper, pick)
    if kind.objectives == "blocks":
        _blocks(kind, said, paper, pick)
    else:
        _indicators(kind, said["indicators"], columns, paper, pick)
    _total(kind, said, columns, paper, pick)
    for labels, field in kind.closing:
        _spread(paper, [Box(pick.choice(labels)), Box(said[field], left=True)], [2, 7])
    return paper


def _above(kind: Kind, said: Said, paper: Paper, pick: Random) -> None:
    title = said["title"]
    if pick.random() < 0.2:
        paper.above.append(pick.choice(("附件2", "附件1：", "附表3")))
    paper.above += title.split("\n")
    shown = said["fiscal_year"] in title
    if not shown:
        paper.above.append(f"（{said['fiscal_year']}年度）")
    said["title"] = title.split("\n")[0]
    for labels, field in kind.above:
        paper.above.append(f"{pick.choice(labels)}{said[field]}")


def _spread(paper: Paper, boxes: list[Box], weights: list[int], used: int = 0) -> None:
    """A row of boxes over the width, but for `used` columns that are taken from above."""
    for box, span in zip(boxes, spread(paper.width - used, weights), strict=True):
        box.columns = span
    paper.rows.append(boxes)


def _labels(columns: Columns, pick: Random) -> list[str]:
    return [pick.choice(labels) for _, labels in columns]


def _funds(kind: Kind, said: Said, paper: Paper, pick: Random) -> None:
    funds = said["funds"]
    side = kind.fund_side.format(unit=said.get("amount_unit"), points=funds[0].get("points", ""))
    weights = [2] + [1] * (len(kind.funds) - 1)
    if kind.stage == "target":
        for number, fund in enumerate(funds):
            boxes = [Box(fund["name"]), Box(fund["adjusted"])]
            if number == 0:
                boxes.insert(0, Box(side, 1, len(funds)))
                _sided(paper, boxes, [1, 1])
            else:
                _spread(paper, boxes, [1, 1], 1)
        return
    head = [Box(side, 1, len(funds) + 1), *map(Box, _labels(kind.funds, pick))]
    _sided(paper, head, weights)
    for fund in funds:
        _spread(paper, [Box(fund.get(role, "")) for role, _ in kind.funds], weights, 1)


def _sided(paper: Paper, boxes: list[Box], weights: list[int]) -> None:
    """A row whose first box is a vertical label one column wide."""
    for box, span in zip(boxes[1:], spread(paper.width - 1, weights), strict=True):
        box.columns = span
    paper.rows.append(boxes)


def _objectives(kind: Kind, said: Said, paper: Paper, pick: Random) -> None:
    label = pick.choice(("年度总体目标", "年度\n总体\n目标", "年度绩效目标"))
    [objective] = said["objectives"]
    if kind.objectives == "planned":
        _sided(paper, [Box(label), Box(objective["planned"], left=True)], [1])
        return
    heads = [Box(pick.choice(labels)) for labels in kind.objective_labels]
    _sided(paper, [Box(label, 1, 2), *heads], [1, 1])
    texts = [Box(objective[role], left=True) for role in ("planned", "achieved")]
    _spread(paper, texts, [1, 1], 1)


def _blocks(kind: Kind, said: Said, paper: Paper, pick: Random) -> None:
    mark = pick.choice(("：", ":", "（{}分）："))
    share = 80 // len(said["objectives"])
    for number, objective in enumerate(said["objectives"]):
        label = f"年度目标{number + 1}{mark.format(share)}"
        if "{" in mark:
            objective["points"] = str(share)
        paper.rows.append([Box(label + objective["planned"], paper.width, left=True)])
        rows = [it for it in said["indicators"] if it["objective"] == number]
        _indicators(kind, rows, kind.columns, paper, pick)


def _unticked(kind: Kind) -> Columns:
    """The columns as printed: causes and likelihood take one column for each tick."""
    if not kind.ticks:
        return kind.columns
    printed: list[tuple[str, tuple[str, ...]]] = []
    for role, labels in kind.columns:
        ticks = {"causes": TICKS, "likelihood": CHANCES}.get(role, ())
        printed += [(f"{role}:{tick}", (tick,)) for tick in ticks] or [(role, labels)]
    return tuple(printed)


def _indicators(kind: Kind, rows: list[Said], columns: Columns, paper: Paper, pick: Random) -> None:
    side = 1 if kind.side else 0
    weights = [3 if role == "level3" else 2 for role, _ in columns]
    spans = spread(paper.width - side, weights)
    heads = [Box(text, span) for text, span in zip(_labels(columns, pick), spans, strict=True)]
    first = len(paper.rows)
    paper.heading.append(first)
    if kind.ticks:
        first = _ticked(columns, heads, paper)
    else:
        paper.rows.append(heads)
    for number, row in enumerate(rows):
        boxes = []
        for (role, _), span in zip(columns, spans, strict=True):
            if role in ("level1", "level2"):
                depth = int(role[5:])
                if number and rows[number - 1]["path"][:depth] == row["path"][:depth]:
                    continue
                same = [it["path"][:depth] for it in rows[number:]]
                run = next(len(list(group)) for _, group in groupby(same))
                boxes.append(Box(row["path"][depth - 1], span, run))
            elif role == "level3":
                boxes.append(Box(row["path"][2], span))
            elif ":" in role:
                field, _, tick = role.partition(":")
                boxes.append(Box("√" if row[field] == tick else "", span))
            else:
                boxes.append(Box(_shown(row, role), span))
        paper.rows.append(boxes)
    if side:
        label = pick.choice(kind.side)
        paper.rows[paper.heading[-1]].insert(0, Box(label, 1, len(paper.rows) - paper.heading[-1]))


def _ticked(columns: Columns, heads: list[Box], paper: Paper) -> int:
    """Two heading rows, the ticks under a common heading; gives the index after them."""
    upper: list[Box] = []
    lower: list[Box] = []
    for (role, _), box in zip(columns, heads, strict=True):
        field = role.partition(":")[0]
        if field == role:
            box.rows = 2
            upper.append(box)
            continue
        text = {"causes": "偏差原因分析", "likelihood": "完成目标可能性"}[field]
        lower.append(box)
        if upper and upper[-1].text == text:
            upper[-1].columns += box.columns
        else:
            upper.append(Box(text, box.columns))
    paper.rows += [upper, lower]
    return len(paper.rows)


def _shown(row: Said, role: str) -> str:
    """A target without what its neighbours print."""
    text = str(row.get(role, ""))
    if role != "target" or "operator" not in row:
        return text
    text = text.removeprefix(row["operator"])
    unit = row["unit"]
    return text.removesuffix(unit) if unit and len(text) > len(unit) else text


def _total(kind: Kind, said: Said, columns: Columns, paper: Paper, pick: Random) -> None:
    if not kind.total:
        return
    side = 1 if kind.side else 0
    spans = spread(paper.width - side, [3 if role == "level3" else 2 for role, _ in columns])
    anchors = {"claimed_points": "points", "claimed_total": "score", "claimed_grade": "variance"}
    if "converted_score" in dict(columns):
        anchors["claimed_total"] = "converted_score"
    under = {anchors[field]: said[field] for field in kind.total}
    boxes = [Box(pick.choice(kind.total_labels), side)]
    for (role, _), span in zip(columns, spans, strict=True):
        if role in under:
            boxes.append(Box(under.pop(role), span))
        elif len(boxes) == 1:
            boxes[0].columns += span
        else:
            boxes.append(Box("", span))
    paper.rows.append(boxes)
