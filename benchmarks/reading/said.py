"""What a form says: a random body, its year, figures, objectives and indicators, as printed.

The result has the keys of the public JSON with the printed text in place of a cell; only what the
layout prints is there. It is made before any layout draws it and never asks jiping.
"""

from __future__ import annotations

from random import Random
from typing import Any

import words
from kind import Kind

Said = dict[str, Any]

LEVELS: dict[str, tuple[tuple[str, ...], ...]] = {
    "产出指标": (
        ("数量指标", "产出数量"),
        ("质量指标", "产出质量"),
        ("时效指标",),
        ("成本指标",),
    ),
    "效益指标": (
        ("社会效益指标", "社会效益"),
        ("经济效益指标", "经济效益"),
        ("生态效益指标",),
        ("可持续影响指标", "可持续影响"),
    ),
    "满意度指标": (("服务对象满意度指标", "服务对象满意度", "社会公众或服务对象满意度指标"),),
}
COST = ("经济成本指标", "社会成本指标", "生态环境成本指标")
QUESTIONS: tuple[dict[str, dict[str, tuple[str, ...]]], ...] = (
    {
        "投入": {
            "目标设定": ("绩效目标合理性", "绩效指标明确性"),
            "预算配置": ("在职人员控制率", "三公经费变动率", "重点支出安排率"),
        },
        "过程": {
            "预算执行": ("预算完成率", "预算调整率", "支付进度率", "结转结余率"),
            "预算管理": ("管理制度健全性", "资金使用合规性", "预决算信息公开性"),
            "资产管理": ("资产管理完整性", "固定资产利用率"),
        },
        "产出": {"职责履行": ("实际完成率", "完成及时率", "质量达标率", "重点工作办结率")},
        "效果": {"履职效益": ("经济效益", "社会效益", "生态效益", "社会公众或服务对象满意度")},
    },
    {
        "项目决策": {
            "项目立项": ("立项依据充分性", "立项程序规范性"),
            "资金落实": ("资金到位率", "到位及时率"),
        },
        "项目管理": {
            "业务管理": ("管理制度健全性", "制度执行有效性"),
            "财务管理": ("资金使用合规性", "财务监控有效性"),
        },
        "项目产出": {"产出数量": ("实际完成率",), "产出质量": ("质量达标率",)},
        "项目效益": {"社会效益": ("带动就业",), "满意度": ("服务对象满意度",)},
    },
)
BLANKS = ("", "", "—", "-", "/")


def generate(kind: Kind, pick: Random) -> Said:
    """One form of a kind."""
    said: Said = {"scope": kind.scope, "stage": kind.stage}
    said["fiscal_year"] = str(pick.randint(2016, 2025))
    unit = pick.choice(kind.amounts)
    if kind.prints_unit():
        said["amount_unit"] = unit
    for field in kind.head_fields():
        said[field] = _head(field, said, pick)
    said["title"] = pick.choice(kind.titles).format(**{"unit": "", "project": "", **said})
    if kind.fund_rows:
        said["funds"] = _funds(kind, unit == "元", pick)
    said["objectives"] = _objectives(kind, pick)
    said["indicators"] = _indicators(kind, said, pick)
    _totals(kind, said)
    for field in kind.closing_fields():
        said[field] = pick.choice(words.REASONS) if pick.random() < 0.8 else "无"
    said["truncated"] = False
    return said


def _head(field: str, said: Said, pick: Random) -> str:
    if field == "project":
        return words.project(pick)
    if field == "filled_on":
        year = int(said["fiscal_year"]) + 1
        day = f"{year}年{pick.randint(1, 6)}月{pick.randint(1, 28)}日"
        return pick.choice((day, f"{year}-0{pick.randint(1, 6)}-1{pick.randint(0, 9)}"))
    if field in ("basic_expenditure", "project_expenditure"):
        return amount(words.money(pick, False), "commas", 2)
    return words.body(pick)


def amount(hundredths: int, style: str, digits: int) -> str:
    """An amount as a form prints it."""
    if digits == 0:
        hundredths = hundredths // 100 * 100
    text = f"{hundredths / 100:,.{digits}f}"
    if digits == 2 and style == "short":
        text = text.rstrip("0").rstrip(".")
    return text if style == "commas" else text.replace(",", "")


def _funds(kind: Kind, yuan: bool, pick: Random) -> list[Said]:
    style, digits = pick.choice((("commas", 2), ("plain", 2), ("short", 2), ("plain", 0)))
    worth = kind.execution
    names = list(pick.choice(kind.fund_rows))
    parts = len(names) - 1
    shares = [words.money(pick, yuan) // 100 * 100 + 100 for _ in range(max(1, parts))]
    rows: list[Said] = []
    used = [share * pick.randint(60, 100) // 100 // 100 * 100 for share in shares]
    if pick.random() < 0.5:
        used = list(shares)
    amounts = [(sum(shares), sum(used)), *zip(shares, used, strict=True)][: len(names)]
    blank = pick.choice(BLANKS)
    for number, name in enumerate(names):
        budget, spent = amounts[number]
        nothing = number == len(names) - 1 and number > 1 and pick.random() < 0.6
        row: Said = {"name": name}
        for role, _labels in kind.funds[1:]:
            row[role] = blank
            if nothing:
                continue
            if role in ("original", "adjusted", "received"):
                row[role] = amount(budget, style, digits)
            elif role == "executed":
                row[role] = amount(spent, style, digits)
            elif role == "executed_to_date":
                row[role] = amount(spent * 6 // 10, style, digits)
            elif role == "forecast":
                row[role] = amount(spent, style, digits)
            elif role in ("rate", "received_rate"):
                row[role] = rate(spent, budget, pick) if role == "rate" else "100%"
            elif number == 0 and role in ("points", "weight"):
                row[role] = str(worth)
            elif number == 0 and role == "score":
                row[role] = trim(f"{worth * spent / budget:.2f}")
        rows.append(row)
    if "points" not in dict(kind.funds) and "{points}" in kind.fund_side:
        for row in rows[:1]:
            row["points"] = str(worth)
    return rows


def rate(spent: int, budget: int, pick: Random) -> str:
    share = spent * 100 / budget
    return pick.choice((f"{share:.2f}%", trim(f"{share:.2f}") + "%"))


def trim(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _objectives(kind: Kind, pick: Random) -> list[Said]:
    if kind.objectives is None:
        return []
    count = pick.randint(2, 4) if kind.objectives == "blocks" else 1
    found = []
    for _ in range(count):
        objective: Said = {"planned": words.sentence(pick, pick.randint(1, 3))}
        if kind.objectives == "pair":
            objective["achieved"] = words.sentence(pick, pick.randint(1, 3))
        found.append(objective)
    return found


def _indicators(kind: Kind, said: Said, pick: Random) -> list[Said]:
    rows: list[Said] = []
    seen: set[str] = set()
    blocks = len(said["objectives"]) if kind.objectives == "blocks" else 1
    roles = [role for role, _ in kind.columns if not role.startswith("level")]
    for block in range(blocks):
        for path in _paths(kind, pick, seen, blocks):
            row: Said = {"objective": block if said["objectives"] else None, "path": list(path)}
            row.update(_row(path, roles, pick))
            rows.append(row)
    _points(kind, rows, pick)
    return rows


def _paths(kind: Kind, pick: Random, seen: set[str], blocks: int) -> list[tuple[str, ...]]:
    if kind.questions:
        chosen = pick.choice(QUESTIONS)
        return [(a, b, c) for a, it in chosen.items() for b, names in it.items() for c in names]
    levels = dict(LEVELS)
    if pick.random() < kind.cost:
        levels = {"成本指标": (COST,), **levels}
    if blocks > 1 and pick.random() < 0.5:
        levels.pop("满意度指标")
    paths = []
    for level1, level2s in levels.items():
        worth = {"产出指标": 50, "效益指标": 30, "满意度指标": 10, "成本指标": 20}[level1]
        shown = f"{level1}（{worth}分）" if kind.worth_in_level1 and pick.random() < 0.5 else level1
        some = [names for names in level2s if pick.random() < 0.7] or [level2s[0]]
        if level1 == "产出指标" and "成本指标" in levels:
            some = [names for names in some if "成本指标" not in names] or [level2s[0]]
        for names in some:
            level2 = pick.choice(names)
            for _ in range(pick.choice((1, 1, 2, 2, 3, 4))):
                name = _name(level2, pick)
                while name in seen:
                    name = _name(level2, pick)
                seen.add(name)
                paths.append((shown, level2, name))
    return paths


def _name(level2: str, pick: Random) -> str:
    subject = f"{pick.choice(words.SUBJECTS)}{pick.choice(words.ACTS)}"
    if "质量" in level2:
        return subject + pick.choice(words.QUALITY)
    if "满意" in level2:
        return f"{pick.choice(words.SUBJECTS)}{pick.choice(words.GROUPS)}满意度"
    if "时效" in level2:
        return subject + pick.choice(("完成时间", "及时率", "按期完成"))
    if "成本" in level2:
        return subject + pick.choice(("总成本", "单位成本", "成本控制"))
    if level2.startswith("社会效益"):
        return pick.choice((pick.choice(words.SOCIAL), subject + "惠及人数"))
    return subject + pick.choice(("数", "数量", "情况", "作用", "水平", ""))


def _target(path: tuple[str, ...], pick: Random) -> tuple[str, str, str, str]:
    """Operator, value, unit and actual."""
    level2, name = path[1], path[2]
    sign = pick.choice(("≥", "≥", "=", "≤", ""))
    if "率" in name[-2:] or "满意度" in name or "比例" in name:
        goal = pick.randint(70, 100)
        reached = pick.choice((f"{goal}%", f"{pick.randint(60, 99)}.{pick.randint(1, 99):02d}%"))
        return pick.choice(("≥", "≥", "")), str(goal), "%", reached
    if "时效" in level2:
        month = pick.randint(3, 12)
        return "", f"{month}月底前", "", pick.choice((f"{month}月{pick.randint(1, 28)}日", "按期"))
    if "成本" in level2:
        goal = pick.randint(3, 900)
        return "≤", str(goal), "万元", f"{goal - pick.choice((0, 0, 1, 2))}万元"
    if "可持续" in level2 or "生态" in level2 or pick.random() < 0.15:
        wish = pick.choice(words.PLAIN)
        return "", wish, "", pick.choice((wish, "完成", words.sentence(pick, 1)))
    unit, goal = pick.choice(words.UNITS), pick.randint(1, 4000)
    reached = goal if pick.random() < 0.6 else goal + pick.randint(-goal // 2, goal // 2 + 1)
    if pick.random() < 0.08:
        return "", f"{goal}-{goal + 10}", unit, f"{goal + 3}{unit}"
    return sign, str(goal), unit, f"{reached}{unit}"


def _row(path: tuple[str, ...], roles: list[str], pick: Random) -> Said:
    sign, value, unit, actual = _target(path, pick)
    whole = f"{sign}{value}{unit}"
    apart = "operator" in roles
    row: Said = {}
    for role in roles:
        if role == "target" or role in ("initial_target", "adjusted_target"):
            row[role] = whole
        elif role == "operator":
            row[role] = sign if sign or value[0].isdigit() else "定性"
        elif role == "unit":
            row[role] = unit
        elif role == "actual":
            bare = actual.removesuffix(unit) if apart and unit != "%" else actual
            row[role] = bare if pick.random() < 0.5 else actual
        elif role == "actual_to_date":
            row[role] = actual
        elif role == "forecast":
            row[role] = pick.choice((value + unit, "完成"))
        elif role == "definition":
            row[role] = pick.choice(words.MEANINGS)
        elif role == "criteria":
            row[role] = pick.choice(words.RULES)
        elif role == "variance":
            row[role] = pick.choice(words.REASONS) if pick.random() < 0.15 else ""
        elif role == "improvement":
            row[role] = ""
        elif role == "is_core":
            row[role] = pick.choice(("是", "否"))
        elif role == "likelihood":
            row[role] = pick.choice(("确定能", "有可能", "完全不可能"))
        elif role == "causes":
            row[role] = pick.choice(("", "", "经费保障", "人员保障", "其他"))
        elif role == "remark":
            row[role] = "" if pick.random() < 0.8 else "详见附件"
    if row.get("operator") == "定性":
        row["target"] = "定性" + whole
    return row


def _points(kind: Kind, rows: list[Said], pick: Random) -> None:
    """Points that add up to what the form is worth, and scores that fit them."""
    roles = dict(kind.columns)
    worth = 100 - (kind.execution if kind.fund_rows else 0)
    left, count = worth * 10, len(rows)
    for number, row in enumerate(rows):
        share = left if number == count - 1 else max(10, left // (count - number) // 10 * 10)
        left -= share
        points = trim(f"{share / 10:.1f}")
        score = share
        if pick.random() < 0.2:
            score = share * pick.randint(5, 9) // 10
            if "variance" in row and not row["variance"] and pick.random() < 0.7:
                row["variance"] = pick.choice(words.REASONS)
        row["_score"] = score
        if "points" in roles:
            row["points"] = points
        if "weight" in roles:
            row["weight"] = points if "points" not in roles else "30%"
        if "score" in roles:
            row["score"] = trim(f"{score / 10:.1f}")
        if "coefficient" in roles:
            row["coefficient"] = trim(f"{score / share:.2f}")
        if "converted_score" in roles:
            row["converted_score"] = trim(f"{score / 10 * 0.3:.2f}")


def _totals(kind: Kind, said: Said) -> None:
    scores = [row.pop("_score") for row in said["indicators"]]
    funds = float(said["funds"][0].get("score") or 0) if said.get("funds") else 0.0
    fields = kind.total_fields()
    total = trim(f"{funds + sum(scores) / 10:.2f}")
    if "claimed_points" in fields:
        said["claimed_points"] = "100"
    if "claimed_total" in fields:
        said["claimed_total"] = total
    if "claimed_grade" in fields:
        number = float(total)
        said["claimed_grade"] = "优" if number >= 90 else "良" if number >= 80 else "中"
