"""The layouts met in published forms, T1 to T13, as the generator draws them.

Each is described apart from jiping's own layouts: labels in several spellings, from which a form
takes one; columns in the order in which the form prints them. T14, the narrative report, is in
`narrative.py`; what jiping's layouts print comes through `own_layouts.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Labels = tuple[str, ...]
Columns = tuple[tuple[str, Labels], ...]

L1 = ("level1", ("一级指标",))
L2 = ("level2", ("二级指标",))
L3 = ("level3", ("三级指标",))
ACTUAL = ("actual", ("实际完成值", "全年实际值", "实际完成情况", "全年完成值"))
POINTS = ("points", ("分值",))
SCORE = ("score", ("得分", "自评得分"))
VARIANCE = ("variance", ("偏差原因分析及改进措施", "偏差原因分析与改进措施"))
NATIONAL = (
    ("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金"),
    ("年度资金总额：", "其中：本年财政拨款", "其他资金"),
    ("资金总额", "其中：财政拨款", "其他资金"),
)


@dataclass(frozen=True)
class Kind:
    """One layout. `funds` begins with the name's column; `objectives`: pair, blocks (one block of
    indicators each), planned (no completion) or None. `total`: fields of the total row."""

    id: str
    titles: Labels
    scope: str
    head: tuple[tuple[tuple[Labels, str], ...], ...]
    columns: Columns
    funds: Columns = ()
    fund_rows: tuple[Labels, ...] = ()
    fund_side: str = "项目资金\n（{unit}）"
    execution: int = 10
    objectives: str | None = "pair"
    objective_labels: tuple[Labels, Labels] = (
        ("预期目标", "年初设定目标"),
        ("实际完成情况", "全年实际完成情况"),
    )
    side: Labels = ("绩效指标",)
    total: tuple[str, ...] = ("claimed_points", "claimed_total")
    total_labels: Labels = ("总分", "总计", "合计")
    closing: tuple[tuple[Labels, str], ...] = ()
    above: tuple[tuple[Labels, str], ...] = ()
    stage: str = "self_evaluation"
    amounts: Labels = ("万元",)
    questions: bool = False
    worth_in_level1: bool = False
    cost: float = 0.0
    ticks: bool = False
    notes: Labels = field(default=())

    def head_fields(self) -> list[str]:
        pairs = [*self.above, *(pair for row in self.head for pair in row)]
        return list(dict.fromkeys(field for _, field in pairs if field not in NOT_DRAWN))

    def prints_unit(self) -> bool:
        """Whether the unit of amounts stands somewhere on the form."""
        in_side = bool(self.fund_rows) and (
            "{unit}" in self.fund_side or "_unit}" in self.fund_side
        )
        return in_side or any(field == "amount_unit" for _, field in self.above)

    def closing_fields(self) -> list[str]:
        return [field for _, field in self.closing]

    def total_fields(self) -> list[str]:
        return [*self.total, *(f for row in self.head for _, f in row if f in COMPUTED)]


COMPUTED = ("claimed_total", "claimed_points", "claimed_grade")
NOT_DRAWN = (*COMPUTED, "amount_unit")
PROJECT_HEAD = (
    ((("项目名称",), "project"),),
    (
        (("主管部门", "项目主管部门"), "line_department"),
        (("实施单位", "项目实施单位"), "implementing_agency"),
    ),
)
FUNDS_2020: Columns = (
    ("name", ("",)),
    ("original", ("年初预算数",)),
    ("adjusted", ("全年预算数",)),
    ("executed", ("全年执行数",)),
    ("points", ("分值",)),
    ("rate", ("执行率",)),
    ("score", ("得分",)),
)
SIGNED: Columns = (
    ("operator", ("指标性质",)),
    ("target", ("指标值", "年度指标值")),
    ("unit", ("度量单位", "计量单位")),
)
HUBEI_FUNDS: Columns = (
    ("name", ("",)),
    ("adjusted", ("预算数（A）", "预算数(A)")),
    ("executed", ("执行数（B）", "执行数(B)")),
    ("rate", ("执行率(B/A)", "执行率（B/A）")),
    ("score", ("得分（20分*执行率）", "得分(20分×执行率)")),
)
HUBEI_COLUMNS: Columns = (
    L1,
    L2,
    L3,
    ("target", ("年初目标值(A)", "年初计划目标值（A）", "年度目标值（A）")),
    ("actual", ("实际完成值(B)", "实际完成值（B）")),
    ("score", ("得分",)),
)
HUBEI_CLOSING: tuple[tuple[Labels, str], ...] = (
    (("偏差大或目标未完成原因分析", "偏差大或\n目标未完成\n原因分析"), "variance"),
    (("改进措施及结果应用方案", "改进措施及\n结果应用方案"), "improvement"),
)

KINDS: tuple[Kind, ...] = (
    Kind(
        "T1d",
        ("{fiscal_year}年度{unit}整体绩效自评表", "{unit}{fiscal_year}年度部门整体绩效自评表"),
        "department",
        (
            ((("单位名称",), "unit"),),
            (
                (("基本支出总额",), "basic_expenditure"),
                (("项目支出总额",), "project_expenditure"),
            ),
        ),
        HUBEI_COLUMNS,
        HUBEI_FUNDS,
        (("部门整体支出总额",), ("整体支出总额",)),
        "预算执行情况\n（{unit}）\n（{points}分）",
        20,
        "blocks",
        side=("年度绩效指标", "年度绩效\n指标"),
        total=("claimed_total",),
        closing=HUBEI_CLOSING,
        above=((("单位名称：", "填报单位："), "unit"), (("填报日期：",), "filled_on")),
    ),
    Kind(
        "T1p",
        ("{fiscal_year}年度{project}项目自评表",),
        "project",
        PROJECT_HEAD,
        HUBEI_COLUMNS,
        HUBEI_FUNDS,
        (("年度财政资金总额",),),
        "预算执行情况\n（{unit}）\n（{points}分）",
        20,
        "blocks",
        side=("年度绩效指标",),
        total=("claimed_total",),
        closing=HUBEI_CLOSING,
        above=((("填报日期：",), "filled_on"),),
    ),
    Kind(
        "T2",
        ("项目支出绩效自评表\n（{fiscal_year}年度）", "{fiscal_year}年度项目支出绩效自评表"),
        "project",
        PROJECT_HEAD,
        (
            L1,
            L2,
            L3,
            ("target", ("年度指标值", "年度\n指标值")),
            ACTUAL,
            POINTS,
            SCORE,
            VARIANCE,
        ),
        FUNDS_2020,
        NATIONAL,
        worth_in_level1=True,
        cost=0.3,
    ),
    Kind(
        "T3",
        ("绩效目标自评表\n（{fiscal_year}年度）", "衔接资金项目绩效自评表（{fiscal_year}年度）"),
        "project",
        PROJECT_HEAD,
        (
            L1,
            L2,
            L3,
            POINTS,
            ("target", ("年度指标值",)),
            ("actual", ("全年实际值",)),
            ("score", ("得分",)),
            ("variance", ("未完成原因及拟采取的改进措施",)),
        ),
        (
            ("name", ("",)),
            ("adjusted", ("全年预算数(A)", "全年预算数（A）")),
            ("executed", ("全年执行数(B)", "全年执行数（B）")),
            ("points", ("分值",)),
            ("rate", ("执行率(B/A)",)),
            ("score", ("得分",)),
        ),
        NATIONAL,
        "资金情况\n（{unit}）",
        objective_labels=(("年初设定目标",), ("年度总体目标完成情况综述",)),
        worth_in_level1=True,
    ),
    Kind(
        "T4",
        ("{fiscal_year}年部门预算项目支出绩效自评表", "项目支出绩效自评表（{fiscal_year}年度）"),
        "project",
        PROJECT_HEAD,
        (
            L1,
            L2,
            L3,
            *SIGNED,
            ("actual", ("完成值",)),
            ("weight", ("权重",)),
            ("score", ("得分",)),
            ("variance", ("未完成原因分析",)),
        ),
        (
            ("name", ("",)),
            ("original", ("年初预算",)),
            ("adjusted", ("调整后预算数",)),
            ("executed", ("预算执行数",)),
            ("rate", ("预算执行率",)),
            ("weight", ("权重",)),
            ("score", ("得分",)),
            ("variance", ("原因",)),
        ),
        (("总额", "其中：财政资金", "财政专户管理资金", "单位资金", "其他资金"),),
        "预算执行情况\n（10分）",
        side=("绩效指标\n（90分）",),
        total=("claimed_total",),
        closing=(
            (("评价结论",), "conclusion"),
            (("存在问题",), "problems"),
            (("改进措施",), "improvement"),
        ),
        cost=0.5,
        above=((("金额单位：",), "amount_unit"),),
    ),
    Kind(
        "T5",
        ("{fiscal_year}年度项目支出绩效自评表",),
        "project",
        PROJECT_HEAD,
        (L1, L2, L3, *SIGNED, ("actual", ("实际完成值",)), POINTS, ("score", ("得分",)), VARIANCE),
        FUNDS_2020,
        NATIONAL,
        total=("claimed_points", "claimed_total", "claimed_grade"),
        amounts=("元",),
        cost=0.3,
    ),
    Kind(
        "T6",
        ("{fiscal_year}年度预算项目绩效自评表", "{fiscal_year}年度项目绩效自评结果表"),
        "project",
        PROJECT_HEAD,
        (
            L1,
            L2,
            L3,
            ("points", ("指标分值",)),
            ("operator", ("符号",)),
            ("target", ("预期指标值",)),
            ("unit", ("单位",)),
            ("actual", ("实际完成值",)),
            ("score", ("单项得分",)),
            ("weight", ("权重占比",)),
            ("converted_score", ("折算得分",)),
        ),
        (
            ("name", ("",)),
            ("adjusted", ("预算数",)),
            ("received", ("到位数",)),
            ("executed", ("执行数",)),
            ("rate", ("执行率",)),
        ),
        (("预算资金总额", "其中：财政资金", "其他资金"),),
        "预算情况\n（{unit}）",
        total=("claimed_total",),
    ),
    Kind(
        "T7",
        ("项目支出绩效自评表\n（{fiscal_year}年度）",),
        "project",
        PROJECT_HEAD,
        (
            L1,
            L2,
            L3,
            POINTS,
            ("target", ("年度指标值(A)", "年度指标值（A）")),
            ("actual", ("全年实际值(B)", "全年实际值（B）")),
            ("criteria", ("得分计算方法",)),
            ("score", ("得分",)),
            ("variance", ("未完成原因分析",)),
        ),
        (
            ("name", ("",)),
            ("original", ("年初预算数",)),
            ("adjusted", ("全年预算数（A）",)),
            ("executed", ("全年执行数（B）",)),
            ("points", ("分值",)),
            ("rate", ("执行率（B/A）",)),
            ("score", ("得分",)),
        ),
        NATIONAL,
    ),
    Kind(
        "T8",
        ("{fiscal_year}年度部门整体绩效自评表", "{unit}{fiscal_year}年度部门整体支出绩效自评表"),
        "department",
        (((("部门名称", "预算部门"), "unit"), (("自评总分", "自评总分（分）"), "claimed_total")),),
        (
            L1,
            L2,
            L3,
            ("initial_target", ("年初指标值", "年初绩效指标值")),
            ("adjusted_target", ("调整指标值", "调整后指标值")),
            ("actual", ("全年完成值",)),
            ("coefficient", ("得分系数",)),
            ("points", ("指标权重分值", "分值")),
            ("score", ("指标得分", "得分")),
            ("is_core", ("是否核心指标",)),
        ),
        (
            ("name", ("",)),
            ("original", ("年初预算数",)),
            ("adjusted", ("全年（调整）预算数", "全年调整预算数")),
            ("executed", ("全年执行数",)),
            ("rate", ("执行率",)),
            ("points", ("权重分值", "分值")),
            ("score", ("执行率得分", "得分")),
        ),
        (("部门支出总额", "其中：财政拨款"),),
        "部门支出预算\n（{unit}）",
        total=(),
    ),
    Kind(
        "T9",
        ("{fiscal_year}年度部门整体支出绩效自评表",),
        "department",
        (((("单位名称", "部门名称"), "unit"),),),
        (
            L1,
            L2,
            L3,
            POINTS,
            ("definition", ("指标解释", "指标说明")),
            ("criteria", ("评价标准", "评分标准")),
            ("score", ("自评得分", "得分")),
        ),
        objectives=None,
        side=(),
        total=("claimed_points", "claimed_total"),
        questions=True,
    ),
    Kind(
        "T10",
        ("{fiscal_year}年度项目支出绩效自评评分表",),
        "project",
        (((("项目名称",), "project"), (("项目单位",), "implementing_agency")),),
        (L1, L2, L3, ("points", ("分值",)), ("criteria", ("评分标准",)), ("score", ("得分",))),
        objectives=None,
        side=(),
        questions=True,
    ),
    Kind(
        "T11",
        ("转移支付区域绩效目标自评表\n（{fiscal_year}年度）",),
        "project",
        (
            ((("转移支付（项目）名称", "转移支付名称"), "project"),),
            (
                (("地方主管部门", "主管部门"), "line_department"),
                (("资金使用单位",), "implementing_agency"),
            ),
        ),
        (
            L1,
            L2,
            L3,
            ("target", ("指标值",)),
            ("actual", ("全年实际完成值",)),
            ("variance", ("未完成原因和改进措施",)),
        ),
        (
            ("name", ("",)),
            ("adjusted", ("全年预算数（A）",)),
            ("executed", ("全年执行数（B）",)),
            ("rate", ("预算执行率（B/A×100%）", "预算执行率（B/A）")),
        ),
        (("年度资金总额：", "其中：中央补助", "地方资金", "其他资金"),),
        "资金投入情况\n（{unit}）",
        side=("绩效指标",),
        total=(),
        execution=0,
        objective_labels=(("总体目标", "年初设定目标"), ("全年实际完成情况",)),
    ),
    Kind(
        "T12",
        (
            "项目支出绩效目标申报表\n（{fiscal_year}年度）",
            "{fiscal_year}年部门预算项目绩效目标申报表",
        ),
        "project",
        PROJECT_HEAD,
        (L1, L2, L3, ("target", ("指标值", "年度指标值"))),
        (("name", ("",)), ("adjusted", ("",))),
        (("年度资金总额：", "其中：财政拨款", "其他资金"),),
        "项目资金\n（{unit}）",
        objectives="planned",
        total=(),
        execution=0,
        stage="target",
        cost=0.3,
    ),
    Kind(
        "T13",
        ("{fiscal_year}年度项目支出绩效运行监控表", "项目绩效运行监控表\n（{fiscal_year}年度）"),
        "project",
        PROJECT_HEAD,
        (
            L1,
            L2,
            L3,
            ("target", ("年度指标值",)),
            ("actual_to_date", ("1-7月执行情况", "1至7月执行情况")),
            ("forecast", ("全年预计完成情况",)),
            ("causes", ("偏差原因分析",)),
            ("variance", ("原因说明",)),
            ("likelihood", ("完成目标可能性",)),
            ("remark", ("备注",)),
        ),
        (
            ("name", ("",)),
            ("original", ("年初预算数",)),
            ("executed_to_date", ("1-7月执行数",)),
            ("rate", ("1-7月执行率",)),
            ("forecast", ("全年预计执行数",)),
        ),
        (("年度资金总额", "其中：本年一般公共预算拨款", "其他资金"),),
        "项目资金\n（{unit}）",
        objectives="planned",
        total=(),
        execution=0,
        stage="monitoring",
        ticks=True,
    ),
)
