"""T14, the narrative report: score and money stand inside sentences."""

from __future__ import annotations

from random import Random

import words
from grid import Paper
from said import Said, amount, rate


def narrative(pick: Random) -> tuple[Said, Paper]:
    """What a report says and its paragraphs."""
    year = pick.randint(2016, 2025)
    unit, project = words.body(pick), words.project(pick)
    whole = pick.random() < 0.5
    budget = words.money(pick, False) // 100 * 100 + 100
    spent = budget * pick.randint(70, 100) // 100
    total = pick.choice(
        (f"{pick.randint(80, 99)}.{pick.randint(1, 9)}", str(pick.randint(80, 100)))
    )
    grade = "优" if float(total) >= 90 else "良"
    share = rate(spent, budget, pick)
    one, two = amount(budget, "plain", 2), amount(spent, "plain", 2)
    about = f"{unit}{year}年度部门整体支出" if whole else f"{year}年度{project}项目"
    title = f"{about}绩效自评报告"
    paragraphs = [
        title,
        "一、基本情况",
        (
            f"{unit}承担{words.sentence(pick, 2).rstrip('，。；')}等职责，"
            f"内设机构{pick.randint(3, 12)}个，在职人员{pick.randint(9, 200)}人。"
        ),
        "二、预算执行情况",
        f"{year}年度预算安排{one}万元，实际支出{two}万元，预算执行率为{share}。",
        "三、绩效目标完成情况",
        f"（一）{words.sentence(pick, 3)}",
        f"（二）{words.sentence(pick, 2)}",
        "四、自评结论",
        f"经综合评价，自评得分{total}分，评价等级为“{grade}”。",
        "五、存在的问题",
        f"{pick.choice(words.REASONS)}。",
        "六、下一步改进措施",
        "加强预算编制，细化绩效指标。",
    ]
    said: Said = {
        "scope": "department" if whole else "project",
        "stage": "report",
        "title": title,
        "fiscal_year": str(year),
        "funds": [{"adjusted": one, "executed": two, "rate": share}],
        "claimed_total": total,
        "claimed_grade": grade,
    }
    return said, Paper(above=paragraphs)
