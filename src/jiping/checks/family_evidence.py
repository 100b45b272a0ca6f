"""Evidence behind the actual values."""

from jiping.checks.beyond import unit

UNITS = (
    unit(
        "EVD001",
        "指标没有佐证材料",
        "Indicator without evidence",
        "每个指标是否至少有一份佐证材料",
        "warning",
        "财预〔2021〕101号",
        "evidence",
    ),
    unit(
        "EVD002",
        "佐证材料的日期不在评价年度内",
        "Evidence dated outside the year",
        "佐证材料的日期是否在评价年度内、填报日期之前",
        "error",
        "复核实践",
        "evidence",
    ),
    unit(
        "EVD003",
        "没有注明取数方式",
        "Way of obtaining the value not stated",
        "完成值的取得方式是否属于规定的五种之一",
        "info",
        "财预〔2021〕101号",
        "evidence",
    ),
    unit(
        "EVD005",
        "佐证文件不存在或已改动",
        "Evidence file missing or altered",
        "登记的佐证文件是否存在、内容是否与登记时一致",
        "error",
        "复核实践",
        "evidence",
    ),
    unit(
        "EVD006",
        "同一份材料佐证过多指标",
        "One file used for too many indicators",
        "同一份材料是否被用来佐证过多的指标",
        "info",
        "复核实践",
        "evidence",
    ),
    unit(
        "EVD007",
        "佐证力度与分值不相称",
        "Evidence too weak for the points",
        "分值高的指标是否有足够力度的佐证，而不只是单位自己的说明",
        "warning",
        "复核实践",
        "evidence",
    ),
    unit(
        "EVD010",
        "指标与佐证材料没有逐项对应",
        "Indicators and evidence not linked one by one",
        "一个指标的多份材料、一份材料佐证的多个指标，是否逐项对应登记",
        "info",
        "复核实践",
        "evidence",
    ),
)
