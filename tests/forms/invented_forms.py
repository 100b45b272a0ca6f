"""Invented forms of many layouts as rows of printed cells, with what they say.

Bodies, wording and figures are drawn at random (seeded); nothing is taken from a real form.
"""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from msgspec import Struct

COUNTIES = (
    "清河县 松岭县 云坪县 望江市 白溪区 丹霞县 金沙湾区 石鼓县 兰亭市 梧桐县 青岚州 雁门镇".split()
)
BODIES = (
    "农业农村局 卫生健康局 教育体育局 水务局 民政局 林业和草原局 文化和旅游局 应急管理局 住房和城乡建设局 "
    "人力资源和社会保障局 市场监督管理局 交通运输局 残疾人联合会 档案馆 司法局 人民政府办公室"
).split()
UNDER = "中心 站 所 第一小学 人民医院 服务中心 管理处 大队 图书馆".split()
PROJECTS = (
    "农村饮水安全巩固提升 校园安全改造 基本公共卫生服务 高标准农田建设 困难群众救助 森林防火 老旧小区改造 "
    "文化下乡 职业技能培训 乡村道路养护 食品安全抽检 电子档案扫描 法律援助 防汛物资储备 特殊教育补助 "
    "河道清淤 公厕改造 社区养老服务 科普宣传 动物疫病防控"
).split()
TAILS = ["项目", "", "经费", "专项资金", "补助资金", "工作经费"]
OBJECTS = (
    "管网 村医 教师 农户 路灯 图书 学员 档案 护林员 残疾人 孕产妇 老年人 水库 垃圾桶 监测点 社区 志愿者 "
    "宣传册 设备 卷宗 树苗 井盖 摄像头 食品样品 疫苗 桥梁 沟渠 文艺演出 讲座"
).split()
COUNTS = [
    ("培训{}人次", "人次"),
    ("补助{}人数", "人"),
    ("新建{}数量", "个"),
    ("改造{}长度", "公里"),
    ("购置{}台数", "台"),
    ("开展{}活动次数", "次"),
    ("维修{}面积", "平方米"),
    ("发放{}份数", "份"),
    ("{}巡查次数", "次"),
    ("覆盖{}户数", "户"),
    ("抽检{}批次", "批次"),
    ("整理{}卷数", "卷"),
    ("{}建设数量", "座"),
    ("服务{}数量", "人"),
    ("清理{}里程", "千米"),
    ("举办{}培训班", "期"),
]
RATES = [
    "{}验收合格率",
    "{}完好率",
    "{}规范化管理率",
    "{}达标率",
    "{}培训合格率",
    "{}覆盖率",
    "{}建档率",
    "{}抽检合格率",
]
TIMES = ["{}完成及时率", "{}工作按期完成率", "{}完工时间", "{}资金拨付及时率", "{}任务完成时限"]
COSTS = [
    ("{}建设成本", "万元"),
    ("{}人均补助标准", "元/人"),
    ("{}单位成本", "元"),
    ("{}项目总成本", "万元"),
]
BENEFITS = [
    "{}服务水平",
    "群众{}意识",
    "{}安全保障能力",
    "{}管理水平",
    "带动{}就业",
    "改善{}环境",
    "{}公众知晓率",
    "减少{}事故发生",
    "{}持续运行时间",
    "{}长效机制建设",
]
PLEASED = [
    "{}满意度",
    "受益群众满意度",
    "{}服务对象满意度",
    "家长对{}的满意度",
    "群众对{}工作的满意程度",
]
WISHES = [
    ("有效提升", "有效提升"),
    ("明显改善", "明显改善"),
    ("提高", "有所提高"),
    ("显著", "较显著"),
    ("长期", "长期"),
    ("持续改善", "持续改善"),
    ("是", "是"),
    ("健全", "已健全"),
    ("不断增强", "不断增强"),
    ("优良", "优良"),
    ("有所提升", "达成预期指标"),
    ("逐步提高", "部分达成预期指标"),
    ("良好", "良好"),
    ("完成", "完成"),
]
REASONS = [
    "受汛期影响，部分工程停工，下一步加快进度。",
    "预算下达较晚，明年提前部署。",
    "人员变动导致进度滞后。",
    "部分对象外出，参与率不高。",
    "价格上涨。",
    "指标值设置偏低，今后合理设定。",
    "招标节余",
]
PLANS = [
    "完成{o}建设{n}处，改善群众生产生活条件。",
    "保障{o}正常运转，提高服务能力",
    "对{n}个{o}进行改造，消除安全隐患",
    "开展{o}培训{n}期，提升业务水平。",
    "为{n}名{o}发放补助，减轻家庭负担",
    "建成{o}管理平台，实现信息共享",
]
DONE = {
    0: "已完成{o}建设{m}处，群众生产生活条件得到改善。",
    1: "{o}运转正常，服务能力明显提高",
    2: "改造{o}{m}个，安全隐患全部消除",
    3: "全年开展{o}培训{m}期，业务水平有所提升。",
    4: "为{m}名{o}发放补助，减轻了家庭负担",
    5: "{o}管理平台已建成并实现信息共享",
}
OUTPUT = ["数量指标", "质量指标", "时效指标", "成本指标"]
BENEFIT = ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"]

LAYOUTS = ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T12")


class Invented(Struct):
    """A form as rows of cells (blank ones are ""), and what is printed on it."""

    rows: list[list[str]]
    expected: dict[str, Any]


class Indicator(Struct):
    level1: str
    level2: str
    name: str
    sign: str
    amount: str
    unit: str
    actual: str
    points: Decimal
    score: Decimal
    reason: str

    @property
    def target(self) -> str:
        tail = "" if self.amount.endswith(self.unit) else self.unit
        return f"{self.sign}{self.amount}{tail}"


def invent(layout: str, seed: int) -> Invented:
    """A form of a layout."""
    return _LAYOUTS[layout](random.Random(f"{layout}-{seed}"))


def shown(amount: Decimal) -> str:
    """An amount as forms print it."""
    return format(amount.normalize(), "f")


def _round(amount: Decimal, places: str = "0.01") -> Decimal:
    return amount.quantize(Decimal(places), ROUND_HALF_UP)


def _who(draw: random.Random) -> dict[str, str]:
    county = draw.choice(COUNTIES)
    body = county + draw.choice(BODIES)
    return {
        "project": draw.choice([county, "", "2021年"]) + draw.choice(PROJECTS) + draw.choice(TAILS),
        "line_department": body,
        "implementing_agency": draw.choice([body, body + draw.choice(UNDER)]),
        "year": str(draw.randint(2018, 2024)),
    }


def _parts(draw: random.Random, whole: int, count: int) -> list[Decimal]:
    """Points that add up to a whole."""
    if whole % count == 0 and draw.random() < 0.5:
        return [Decimal(whole // count)] * count
    step = draw.choice([5, 5, 2, 1])
    left, parts = whole, []
    for number in range(count - 1):
        most = max(1, (left - (count - number - 1)) // step)
        part = min(step * draw.randint(1, max(1, most // 2)), left - (count - number - 1))
        part = max(1, part)
        parts.append(Decimal(part))
        left -= part
    return [*parts, Decimal(left)]


def _indicator(draw: random.Random, one: str, two: str, points: Decimal) -> Indicator:
    thing = draw.choice(OBJECTS)
    sign = draw.choice(["≥", "≥", "≥", "", "="])
    score, reason = points, ""
    short = draw.random() < 0.2
    if two == "数量指标" or (two == "经济效益指标" and draw.random() < 0.5):
        pattern, unit = draw.choice(COUNTS)
        if two == "经济效益指标":
            pattern, unit = draw.choice(
                [("带动{}增收", "万元"), ("{}户均增收", "元"), ("减少{}支出", "万元")]
            )
        wanted = Decimal(
            draw.choice([draw.randint(1, 30), draw.randint(30, 900), draw.randint(1000, 30000)])
        )
        reached = (
            wanted if draw.random() < 0.5 else wanted + draw.randint(0, max(1, int(wanted) // 5))
        )
        if short:
            reached = max(Decimal(1), wanted - draw.randint(1, max(1, int(wanted) // 3)))
        amount, done = shown(wanted), shown(reached)
        actual = done + (unit if draw.random() < 0.75 else "")
        ratio = min(Decimal(1), reached / wanted)
    elif two in ("质量指标", "服务对象满意度指标") or (two == "时效指标" and draw.random() < 0.5):
        pattern = draw.choice(
            RATES if two == "质量指标" else TIMES[:2] if two == "时效指标" else PLEASED
        )
        unit = "%"
        wanted = Decimal(draw.choice([80, 85, 90, 95, 98, 100]))
        reached = wanted if draw.random() < 0.5 else min(Decimal(100), wanted + draw.randint(0, 10))
        if short:
            reached = wanted - draw.randint(1, 20)
        amount, actual = f"{shown(wanted)}%", f"{shown(reached)}%"
        ratio = min(Decimal(1), reached / wanted)
    elif two == "时效指标":
        pattern, unit, sign = draw.choice(TIMES[2:5:2]), "", ""
        amount = draw.choice(["12月底前", "2021年12月", "10月31日前", "全年", "按时完成"])
        actual = draw.choice(["11月", "2021年12月", "12月底前", "已完成", "按时完成"])
        ratio = Decimal(1)
    elif two in ("成本指标", "经济成本指标"):
        pattern, unit = draw.choice(COSTS)
        sign = draw.choice(["≤", "≤", ""])
        wanted = Decimal(draw.randint(10, 900)) / draw.choice([1, 1, 10])
        reached = (
            wanted if draw.random() < 0.5 else _round(wanted * draw.randint(80, 100) / 100, "0.1")
        )
        amount, actual = shown(wanted), shown(reached) + (unit if draw.random() < 0.75 else "")
        ratio = Decimal(1)
    else:
        pattern, unit, sign = draw.choice(BENEFITS), "", ""
        amount, actual = draw.choice(WISHES)
        ratio = Decimal("0.9") if actual.startswith("部分") else Decimal(1)
    if ratio < 1:
        score = draw.choice([_round(points * ratio, "0.1"), _round(points * ratio, "1"), points])
        if score < points or draw.random() < 0.5:
            reason = draw.choice(REASONS) if draw.random() < 0.7 else ""
    name = pattern.format(thing)
    return Indicator(one, two, name, sign, amount, unit, actual, points, score, reason)


def _indicators(draw: random.Random, shares: dict[str, int]) -> list[Indicator]:
    found: list[Indicator] = []
    for one, whole in shares.items():
        if one == "产出指标":
            twos = [two for two in OUTPUT if two == "数量指标" or draw.random() < 0.75]
        elif one == "效益指标":
            twos = draw.sample(BENEFIT, draw.randint(1, 3))
        elif one == "成本指标":
            twos = ["经济成本指标"]
        else:
            twos = ["服务对象满意度指标"]
        twos = [
            two
            for two in (OUTPUT + BENEFIT + ["经济成本指标", "服务对象满意度指标"])
            if two in twos
        ]
        seconds = [two for two in twos for _ in range(draw.choice([1, 1, 1, 2, 3]))]
        if one == "满意度指标":
            seconds = seconds[:1]
        for two, points in zip(seconds, _parts(draw, whole, len(seconds)), strict=True):
            found.append(_indicator(draw, one, two, points))
    seen: set[str] = set()
    for it in found:
        while it.name in seen:
            it.name = draw.choice("东西南北新老") + it.name
        seen.add(it.name)
    return found


def _funds(draw: random.Random, points: int) -> dict[str, Any]:
    budget = Decimal(draw.randint(300, 99000)) / draw.choice([1, 10, 100])
    spent = budget if draw.random() < 0.45 else _round(budget * draw.randint(600, 999) / 1000)
    original = budget if draw.random() < 0.5 else _round(budget * draw.randint(80, 130) / 100)
    rate = _round(spent / budget * 100)
    style = draw.choice(["{:.2f}%", "{}%"])
    text = style.format(rate) if style == "{:.2f}%" else f"{shown(rate)}%"
    score = _round(Decimal(points) * spent / budget)
    fixed = draw.random() < 0.4
    write = (lambda amount: f"{amount:,.2f}") if fixed else shown
    return {
        "original": write(original),
        "adjusted": write(budget),
        "executed": write(spent),
        "points": str(points),
        "rate": text,
        "score": shown(score),
        "amount": score,
        "of_original": original,
        "of_budget": budget,
        "of_spent": spent,
        "write": write,
    }


def _objective(draw: random.Random) -> tuple[str, str]:
    number, thing, count = draw.randrange(len(PLANS)), draw.choice(OBJECTS), draw.randint(3, 80)
    planned = PLANS[number].format(o=thing, n=count)
    achieved = DONE[number].format(o=thing, n=count, m=count + draw.randint(0, 3))
    if draw.random() < 0.3:
        more, other = draw.randrange(len(PLANS)), draw.choice(OBJECTS)
        joint = "" if planned[-1] == "。" else "；"
        planned += joint + PLANS[more].format(o=other, n=count + 1)
        achieved += joint + DONE[more].format(o=other, m=count + 1)
    return planned, achieved


def _fund(line: dict[str, Any], name: str, **fields: str | None) -> dict[str, Any]:
    have = {
        key: line[key] for key in ("original", "adjusted", "executed", "points", "rate", "score")
    }
    return {"name": name, **have, **fields}


def _expected(who: dict[str, str], title: str, **more: Any) -> dict[str, Any]:
    return {
        "title": title,
        "fiscal_year": who["year"],
        "line_department": who["line_department"],
        "implementing_agency": who["implementing_agency"],
        "project": who["project"],
        **more,
    }


def _row(
    it: Indicator, order: list[str], above: Indicator | None, points_of: dict[str, int] | None
) -> list[str]:
    """An indicator's cells in the order of the columns; levels only where they change."""
    cells: dict[str, str] = {
        "3": it.name,
        "target": it.target,
        "sign": it.sign,
        "amount": it.amount,
        "unit": it.unit,
        "actual": it.actual,
        "points": shown(it.points),
        "score": shown(it.score),
        "reason": it.reason,
    }
    one = it.level1 + (f"({points_of[it.level1]}分)" if points_of else "")
    cells["1"] = one if above is None or above.level1 != it.level1 else ""
    cells["2"] = (
        it.level2 if above is None or (above.level1, above.level2) != (it.level1, it.level2) else ""
    )
    return [cells[key] for key in order]


def _rows(
    found: list[Indicator], order: list[str], points_of: dict[str, int] | None = None
) -> list[list[str]]:
    return [
        _row(it, order, found[number - 1] if number else None, points_of)
        for number, it in enumerate(found)
    ]


def _said(
    found: list[Indicator],
    points_of: dict[str, int] | None = None,
    objective: int | None = 0,
    **absent: None,
) -> list[dict[str, Any]]:
    return [
        {
            "objective": objective,
            "path": [
                it.level1 + (f"({points_of[it.level1]}分)" if points_of else ""),
                it.level2,
                it.name,
            ],
            "target": it.target,
            "actual": it.actual,
            "points": shown(it.points),
            "score": shown(it.score),
            "variance": it.reason or None,
            **absent,
        }
        for it in found
    ]


def _national(
    draw: random.Random, *, unit: str, split: bool, graded: bool, before: bool
) -> Invented:
    """T2, T3 (points before targets, no initial budget) and T5 (sign, amount and unit apart)."""
    who, line = _who(draw), _funds(draw, 10)
    shares = draw.choice(
        [
            {"产出指标": 50, "效益指标": 30, "满意度指标": 10},
            {"产出指标": 60, "效益指标": 20, "满意度指标": 10},
            {"成本指标": 20, "产出指标": 40, "效益指标": 20, "满意度指标": 10},
        ]
    )
    found = _indicators(draw, shares)
    if split:
        for it in found:
            it.amount = it.amount.removesuffix("%")
            it.unit = it.unit if it.amount.replace(".", "").isdigit() else ""
            it.sign = it.sign or ("=" if it.unit else "定性")
    planned, achieved = _objective(draw)
    printed = shares if draw.random() < 0.5 else None
    title = draw.choice(
        ["项目支出绩效自评表", f"{who['line_department'][:3]}项目支出绩效自评表", "绩效目标自评表"]
    )
    initial = not before
    total_name = draw.choice(["年度资金总额", "年度资金总额："])
    part_name = draw.choice(["其中：当年财政拨款", "其中：本年财政拨款", "其中:财政拨款"])
    heads = ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
    if before:
        heads = ["全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分"]
    keys = (["original"] if initial else []) + ["adjusted", "executed", "points", "rate", "score"]
    fill = draw.choice(["", "—", "-"])
    whole = [line[key] for key in keys]
    part = [line[key] if key not in ("points", "score") else fill for key in keys]
    rate_kept = draw.random() < 0.5
    part = [
        cell if key != "rate" or rate_kept else fill for key, cell in zip(keys, part, strict=True)
    ]
    blanks = [
        [name] + [fill if key in ("points", "rate", "score") else "" for key in keys]
        for name in draw.choice([[], ["其他资金"], ["上年结转资金", "其他资金"]])
    ]
    rows = [
        [title],
        [f"({who['year']}年度)"],
        ["项目名称", who["project"]],
        ["主管部门", who["line_department"], "实施单位", who["implementing_agency"]],
        [f"项目资金({unit})", *heads],
        [total_name, *whole],
        [part_name, *part],
        *blanks,
        [
            "年度总体目标",
            *(
                ["年初设定目标", "年度总体目标完成情况综述"]
                if before
                else ["预期目标", "实际完成情况"]
            ),
        ],
        [planned, achieved],
    ]
    reason = draw.choice(["偏差原因分析及改进措施", "未完成原因及拟采取的改进措施"])
    target = ["指标性质", "指标值", "度量单位"] if split else ["年度指标值"]
    columns = ["sign", "amount", "unit"] if split else ["target"]
    order = [
        "1",
        "2",
        "3",
        *(["points", *columns] if before else columns),
        "actual",
        *([] if before else ["points"]),
        "score",
        "reason",
    ]
    actual = "全年实际值" if before else "实际完成值"
    heading = [
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        *(["分值"] if before else []),
        *target,
        actual,
        *([] if before else ["分值"]),
        "得分",
        reason,
    ]
    rows += [heading, *_rows(found, order, printed)]
    total = sum(it.score for it in found) + line["amount"]
    grade = draw.choice(["优", "良"]) if graded else None
    rows.append(["总分", "100", shown(total), *([grade] if grade else [])])
    none = {"original": None} if before else {}
    bare: dict[str, str | None] = {"points": None, "score": None}
    funds = [
        _fund(line, total_name, **none),
        _fund(line, part_name, **none, **bare, **({} if rate_kept else {"rate": None})),
    ]
    funds += [dict.fromkeys(funds[0], None) | {"name": row[0]} for row in blanks]
    return Invented(
        rows,
        _expected(
            who,
            title,
            amount_unit=unit,
            funds=funds,
            objectives=[{"planned": planned, "achieved": achieved}],
            indicators=_said(found, printed),
            claimed_points="100",
            claimed_total=shown(total),
            claimed_grade=grade,
        ),
    )


def _t1(draw: random.Random) -> Invented:
    who, line = _who(draw), _funds(draw, 20)
    title = f"{who['year']}年度{who['line_department']}整体绩效自评表"
    basic, project = (
        shown(_round(line["of_budget"] / 3)),
        shown(line["of_budget"] - _round(line["of_budget"] / 3)),
    )
    rows = [
        [title],
        ["单位名称", who["line_department"]],
        ["基本支出总额", basic, "项目支出总额", project],
        ["预算执行情况(万元)(20分)", "预算数(A)", "执行数(B)", "执行率(B/A)", "得分(20分*执行率)"],
        ["部门整体支出总额", line["adjusted"], line["executed"], line["rate"], line["score"]],
    ]
    count = draw.choice([1, 2, 2, 4])
    objectives, said, total = [], [], line["amount"]
    for number in range(count):
        share = 80 // count
        shares = {"产出指标": share // 2, "效益指标": share - share // 2}
        if share >= 40:
            shares = {"产出指标": share // 2, "效益指标": share // 4, "满意度指标": share // 4}
        found = _indicators(draw, shares)
        planned, _ = _objective(draw)
        stated = draw.random() < 0.5
        rows.append([f"年度目标{number + 1}" + (f"({share}分)" if stated else "") + "：" + planned])
        rows.append(
            [
                "年度绩效指标",
                "一级指标",
                "二级指标",
                "三级指标",
                "年初目标值(A)",
                "实际完成值(B)",
                "得分",
            ]
        )
        rows += _rows(found, ["1", "2", "3", "target", "actual", "score"])
        objectives.append({"planned": planned, "points": str(share) if stated else None})
        said += _said(found, None, number, points=None, variance=None)
        total += sum(it.score for it in found)
    reason, measure = draw.choice(REASONS), "加强预算管理，压实责任；评价结果作为下年预算依据。"
    rows += [
        ["总分", shown(total)],
        ["偏差大或目标未完成原因分析", reason],
        ["改进措施及结果应用方案", measure],
    ]
    fund = {
        "name": "部门整体支出总额",
        "original": None,
        "adjusted": line["adjusted"],
        "executed": line["executed"],
        "points": "20",
        "rate": line["rate"],
        "score": line["score"],
    }
    return Invented(
        rows,
        {
            "title": title,
            "fiscal_year": who["year"],
            "unit": who["line_department"],
            "amount_unit": "万元",
            "basic_expenditure": basic,
            "project_expenditure": project,
            "funds": [fund],
            "objectives": objectives,
            "indicators": said,
            "claimed_total": shown(total),
            "variance": reason,
            "improvement": measure,
        },
    )


def _t4(draw: random.Random) -> Invented:
    who, line = _who(draw), _funds(draw, 10)
    found = _indicators(draw, {"产出指标": 50, "效益指标": 30, "满意度指标": 10})
    for it in found:
        it.amount = it.amount.removesuffix("%")
        it.unit = it.unit if it.amount.replace(".", "").isdigit() else ""
        it.sign = it.sign or ("＝" if it.unit else "定性")
    planned, achieved = _objective(draw)
    rows = [
        [
            "部门预算项目支出绩效自评表",
        ],
        [f"({who['year']}年度)"],
        ["项目名称", who["project"]],
        ["主管部门", who["line_department"], "实施单位", who["implementing_agency"]],
        [
            "项目预算执行情况(万元)",
            "年初预算",
            "调整后预算数",
            "预算执行数",
            "预算执行率",
            "权重",
            "得分",
            "原因",
        ],
        [
            "总额",
            line["original"],
            line["adjusted"],
            line["executed"],
            line["rate"],
            "10",
            line["score"],
            "",
        ],
        [
            "其中：财政资金",
            line["original"],
            line["adjusted"],
            line["executed"],
            line["rate"],
            "/",
            "/",
            "",
        ],
        ["年度总体目标", "预期目标", "实际完成情况"],
        [planned, achieved],
        [
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标性质",
            "指标值",
            "度量单位",
            "完成值",
            "权重",
            "得分",
            "未完成原因分析",
        ],
        *_rows(
            found, ["1", "2", "3", "sign", "amount", "unit", "actual", "points", "score", "reason"]
        ),
    ]
    total = sum(it.score for it in found) + line["amount"]
    problems, measure = draw.choice(["暂无", "部分指标设置不够细化。"]), "进一步加强绩效管理。"
    rows += [
        ["合计", "100", shown(total)],
        ["评价结论", "项目总体完成较好。"],
        ["存在问题", problems],
        ["改进措施", measure],
    ]
    fund = {
        "name": "总额",
        "original": line["original"],
        "adjusted": line["adjusted"],
        "executed": line["executed"],
        "rate": line["rate"],
        "score": line["score"],
    }
    part = fund | {"name": "其中：财政资金", "score": None}
    said = _said(found, points=None)
    for row, it in zip(said, found, strict=True):
        row["weight"] = shown(it.points)
        row["target"] = it.sign + it.amount + it.unit
    return Invented(
        rows,
        _expected(
            who,
            "部门预算项目支出绩效自评表",
            amount_unit="万元",
            funds=[fund, part],
            objectives=[{"planned": planned, "achieved": achieved}],
            indicators=said,
            claimed_total=shown(total),
            conclusion="项目总体完成较好。",
            problems=problems,
            improvement=measure,
        ),
    )


def _t6(draw: random.Random) -> Invented:
    who, line = _who(draw), _funds(draw, 10)
    found = _indicators(draw, {"产出指标": 50, "效益指标": 30, "满意度指标": 10})
    received = line["adjusted"]
    rows = [
        [f"{who['year']}年度项目支出绩效自评表"],
        [
            "项目名称",
            who["project"],
            "实施单位",
            who["implementing_agency"],
            "主管部门",
            who["line_department"],
        ],
        ["资金情况(万元)", "预算数", "到位数", "执行数", "执行率"],
        ["资金总额", line["adjusted"], received, line["executed"], line["rate"]],
        [
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标分值",
            "预期指标值",
            "实际完成值",
            "自评得分",
        ],
        *_rows(found, ["1", "2", "3", "points", "target", "actual", "score"]),
    ]
    total = sum(it.score for it in found)
    rows += [["总分", "90", shown(total)], ["备注", "无"]]
    fund = {
        "name": "资金总额",
        "original": None,
        "adjusted": line["adjusted"],
        "received": received,
        "executed": line["executed"],
        "rate": line["rate"],
        "score": None,
    }
    return Invented(
        rows,
        _expected(
            who,
            f"{who['year']}年度项目支出绩效自评表",
            amount_unit="万元",
            funds=[fund],
            objectives=[],
            indicators=_said(found, objective=None, variance=None),
            claimed_total=shown(total),
            claimed_points="90",
        ),
    )


def _t7(draw: random.Random) -> Invented:
    who, line = _who(draw), _funds(draw, 10)
    shares = {"产出指标": 50, "效益指标": 30, "满意度指标": 10}
    found = _indicators(draw, shares)
    rules = [
        draw.choice(
            [
                "达到目标得满分，未达到按比例扣分。",
                "每少一项扣1分，扣完为止。",
                "完成得满分，否则不得分。",
            ]
        )
        for _ in found
    ]
    rows = [
        ["项目支出绩效自评表"],
        [f"({who['year']}年度)"],
        ["项目名称", who["project"]],
        ["主管部门", who["line_department"], "实施单位", who["implementing_agency"]],
        ["项目资金(万元)", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        [
            "年度资金总额",
            line["original"],
            line["adjusted"],
            line["executed"],
            "10",
            line["rate"],
            line["score"],
        ],
        [
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "分值",
            "年度指标值",
            "实际完成值",
            "得分计算方法",
            "得分",
        ],
    ]
    body = _rows(found, ["1", "2", "3", "points", "target", "actual"])
    rows += [
        [*row, rule, shown(it.score)] for row, rule, it in zip(body, rules, found, strict=True)
    ]
    total = sum(it.score for it in found) + line["amount"]
    rows.append(["总分", shown(total)])
    said = _said(found, objective=None, variance=None)
    for row, rule in zip(said, rules, strict=True):
        row["criteria"] = rule
    return Invented(
        rows,
        _expected(
            who,
            "项目支出绩效自评表",
            amount_unit="万元",
            funds=[_fund(line, "年度资金总额")],
            objectives=[],
            indicators=said,
            claimed_total=shown(total),
        ),
    )


def _t8(draw: random.Random) -> Invented:
    who, line = _who(draw), _funds(draw, 10)
    found = _indicators(draw, {"产出指标": 50, "效益指标": 30, "满意度指标": 10})
    total = sum(it.score for it in found) + line["amount"]
    rows = [
        [f"{who['year']}年度部门整体绩效自评表"],
        ["部门名称", who["line_department"], "自评总分", shown(total)],
        [
            "部门支出预算情况(万元)",
            "年初预算数",
            "全年调整预算数",
            "全年执行数",
            "执行率",
            "执行率权重",
            "执行率得分",
        ][:5],
        ["年度支出总额", line["original"], line["adjusted"], line["executed"], line["rate"]],
        [
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "调整前指标值",
            "调整后指标值",
            "实际完成值",
            "分值",
            "得分系数",
            "得分",
        ],
    ]
    body = _rows(found, ["1", "2", "3", "target", "target", "actual", "points"])
    said = _said(found, objective=None, variance=None)
    for row, cells, it in zip(said, body, found, strict=True):
        ratio = f"{shown(_round(it.score / it.points * 100, '1'))}%"
        rows.append([*cells, ratio, shown(it.score)])
        row.pop("target")
        row |= {"initial_target": it.target, "adjusted_target": it.target, "coefficient": ratio}
    fund = {
        "name": "年度支出总额",
        "original": line["original"],
        "adjusted": line["adjusted"],
        "executed": line["executed"],
        "rate": line["rate"],
        "score": None,
    }
    return Invented(
        rows,
        {
            "title": f"{who['year']}年度部门整体绩效自评表",
            "fiscal_year": who["year"],
            "unit": who["line_department"],
            "amount_unit": "万元",
            "funds": [fund],
            "objectives": [],
            "indicators": said,
            "claimed_total": shown(total),
        },
    )


def _t12(draw: random.Random) -> Invented:
    who, line = _who(draw), _funds(draw, 10)
    found = _indicators(draw, {"产出指标": 50, "效益指标": 30, "满意度指标": 10})
    planned, _ = _objective(draw)
    rows = [
        ["项目支出绩效目标申报表"],
        [f"({who['year']}年度)"],
        ["项目名称", who["project"]],
        ["主管部门", who["line_department"], "实施单位", who["implementing_agency"]],
        ["年度绩效目标", planned],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
        *_rows(found, ["1", "2", "3", "target"]),
    ]
    del line
    return Invented(
        rows,
        _expected(
            who,
            "项目支出绩效目标申报表",
            objectives=[{"planned": planned, "achieved": None}],
            indicators=_said(found, actual=None, points=None, score=None, variance=None),
            claimed_total=None,
        ),
    )


_LAYOUTS = {
    "T1": _t1,
    "T2": lambda draw: _national(draw, unit="万元", split=False, graded=False, before=False),
    "T3": lambda draw: _national(draw, unit="万元", split=False, graded=False, before=True),
    "T4": _t4,
    "T5": lambda draw: _national(draw, unit="元", split=True, graded=True, before=False),
    "T6": _t6,
    "T7": _t7,
    "T8": _t8,
    "T12": _t12,
}
