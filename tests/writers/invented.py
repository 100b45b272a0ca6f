"""Forms of invented bodies for the writers' tests: printed texts, as the recogniser gives them."""

from __future__ import annotations

from typing import Any

import msgspec

from jiping.model import Evaluation

INDICES = ("objective", "part_of")
PLAIN = ("scope", "stage", "form", "kind", "horizon", "truncated", "table", "row", "header")


def evaluation(texts: dict[str, Any]) -> Evaluation:
    """An Evaluation of printed texts; values are not understood."""
    return msgspec.convert(_cells(texts), Evaluation)


def _cells(texts: Any, name: str = "") -> Any:
    if isinstance(texts, dict):
        return {key: _cells(value, key) for key, value in texts.items()}
    if isinstance(texts, list | tuple):
        return [_cells(item) for item in texts]
    if isinstance(texts, str) and name not in PLAIN:
        return {"text": texts}
    return texts


def _rows(block: str) -> list[dict[str, Any]]:
    """Indicators: objective, three levels, then the fields of the block's head, by bars."""
    head, *lines = block.strip().splitlines()
    fields = [field.strip() for field in head.split("|")]
    rows: list[dict[str, Any]] = []
    path = ["", "", ""]
    for line in lines:
        parts = [part.strip() for part in line.split("|")]
        path = [new or old for new, old in zip(parts[1:4], path, strict=True)]
        row: dict[str, Any] = {"path": list(path)}
        if parts[0]:
            row["objective"] = int(parts[0])
        row |= dict(zip(fields[4:], parts[4:], strict=True))
        rows.append(row)
    return rows


DEPARTMENT: dict[str, Any] = {
    "scope": "department",
    "form": "hb_department_2020",
    "title": "2020年度云梦泽市柳荫街道办事处整体绩效自评表",
    "fiscal_year": "2020",
    "unit": "云梦泽市柳荫街道办事处",
    "filled_on": "2021年5月18日",
    "amount_unit": "万元",
    "basic_expenditure": "2,415.30",
    "project_expenditure": "5,184.70",
    "funds": [
        {
            "name": "部门整体支出总额",
            "adjusted": "7,600.00",
            "executed": "7,600.00",
            "points": "20",
            "rate": "100.00%",
            "score": "20",
        }
    ],
    "objectives": [
        {"planned": "抓好基层党组织建设，让党员在社区治理中走在前面。"},
        {"planned": "办好民生实事。"},
        {"planned": "妇幼健康工作。"},
        {"planned": "农林水工作。"},
        {"planned": "兵役与民兵工作。"},
        {"planned": "市容环境整治。"},
        {"planned": "做好公共卫生应急准备，保障辖区企业按期恢复生产，为全年经济目标打下基础。"},
    ],
    "indicators": _rows(
        """
0|1|2|3|target|actual|score
0|产出指标|质量指标|主题党日按期开展率|100%|开展主题党日12次; 走访困难党员“回头看”36户|4
0|效益指标|社会效益指标|党组织凝聚力|增强党组织凝聚力|培育先锋小区6个|2
0|||接收新党员|接收预备党员≥12名|接收预备党员15名|2
0||可持续影响指标|党建阵地覆盖面|党的工作向楼栋延伸|建成楼栋党小组18个|2
1|产出指标|质量指标|救助对象核查率|100%|100%|2
1|||老年食堂开办率|100%|100%|2
1|||残疾人证办理及时率|100%|100%|2
1|||社区减负清单落实率|100%|100%|2
1|效益指标|社会效益指标|居民生活更方便、邻里更和睦|居民生活更方便、邻里更和睦|新增便民服务点5处，调解邻里纠纷64起，居民办事平均少跑1.5趟，社区活动室全天开放，老人小孩有了去处。|2
1|满意度指标|社会公众或服务对象满意度|居民满意度|≥85%|97.60%|2
2|产出指标|质量指标|妇幼健康服务落实率|100%|100%|4
2|效益指标|社会效益指标|育龄妇女健康知识普及，孕产期保健服务规范，出生缺陷早发现早干预，家庭发展能力逐步增强。|是|是|2
2||可持续影响指标|妇幼健康档案逐年完善，服务队伍稳定，流动人口同等享受服务，形成长效机制。|是|是|2
2|满意度指标|社会公众或服务对象满意度|服务家庭满意度|≥85%|94%|2
2|||育龄妇女满意度|≥80%|91%|2
3|产出指标|质量指标|农林水任务完成率|100%|100%|4
3|效益指标|社会效益指标|农产品抽检到位，汛期巡堤到人，灾害损失降到最低。|是|是|2
3||生态效益指标|林地面积不减少|是|是|2
3||可持续影响指标|农村集体经济持续发展|是|是|2
3|满意度指标|社会公众或服务对象满意度|农业主管部门考核|合格|合格|2
3|||自然资源部门考核|合格|合格|2
4|产出指标|数量指标|适龄青年登记|100%|100%|2
4|||入户宣传次数|≥3次|5次|2
4|||民兵整组|完成|完成|2
4||质量指标|武装部规范化建设|按规范建设，年底前通过验收|通过验收|2
4|效益指标|社会效益指标|全社会关心国防、支持国防的氛围更浓|全社会关心国防、支持国防的氛围更浓|是|2
5|产出指标|质量指标|市容整治任务完成率|100%|90%|3.6
5|效益指标|社会效益指标|背街小巷面貌改善，居民出行环境更好。|背街小巷面貌改善，居民出行环境更好。|是|2
5||生态效益指标|街面整洁有序|街面整洁有序|是|2
5|||湖岸水质改善|湖岸水质改善|湖岸水质由Ⅳ类变为Ⅲ类|2
5|满意度指标|社会公众或服务对象满意度|市容考核名次|高于上年|高于上年|2
6|产出指标|质量指标|应急任务完成率|100%|90%|3.6
6|效益指标|社会效益|聚集性事件|无发生|无发生|2
6|||居民安全感|增强居民安全感|是|2
6|||常态化准备|达到物资储备目标|完成|2
"""
    ),
    "claimed_total": "99.20",
    "variance": (
        "1、市容整治中部分沿街商户配合程度不高，夜间占道经营反弹；保洁力量分布不均，"
        "个别公厕巡查记录不完整；部分保洁员交接班有空档。\n"
        "2、应急物资储备点分布不合理。辖区有两处在建工地不属于社区管理范围，储备责任没有落到人，"
        "演练次数不足，是工作中的薄弱环节。"
    ),
    "improvement": (
        "1、由城管中心在2021年9月底前重新划分保洁网格，夜间增加两个巡查班组；把商户配合情况"
        "纳入信用积分，逐月公布；对公厕巡查实行电子打卡，按月通报结果，并与服务费支付挂钩。\n"
        "2、由应急办牵头，2021年7月底前与建设单位签订责任书，明确两处工地的储备责任；"
        "评价结果用于安排2022年应急经费。"
    ),
}

PROJECT: dict[str, Any] = {
    "scope": "project",
    "form": "cn_project_2020",
    "title": "项目支出绩效自评表",
    "fiscal_year": "2020",
    "project": "老旧小区加装电梯补助项目",
    "line_department": "澄江县住房和城乡建设局",
    "implementing_agency": "澄江县房屋安全服务中心",
    "amount_unit": "万元",
    "funds": [
        {
            "name": "年度资金总额",
            "original": "620.00",
            "adjusted": "580.00",
            "executed": "551.00",
            "points": "10",
            "rate": "95.00%",
            "score": "9.50",
        },
        {
            "name": "其中：当年财政拨款",
            "original": "520.00",
            "adjusted": "480.00",
            "executed": "455.00",
            "points": "—",
            "rate": "94.79%",
            "score": "—",
            "part_of": 0,
        },
        {
            "name": "上年结转资金",
            "original": "100.00",
            "adjusted": "100.00",
            "executed": "96.00",
            "points": "—",
            "rate": "96.00%",
            "score": "—",
            "part_of": 0,
        },
        {
            "name": "其他资金",
            "original": "",
            "adjusted": "",
            "executed": "",
            "points": "—",
            "rate": "",
            "score": "—",
            "part_of": 0,
        },
    ],
    "objectives": [
        {
            "planned": "补助老旧小区加装电梯40部，改善1,200户居民出行条件，"
            "推动建立居民自筹与财政补助相结合的机制。",
            "achieved": "补助加装电梯38部，惠及1,140户居民；出台自筹与补助相结合的管理办法1项。",
        }
    ],
    "indicators": _rows(
        """
0|1|2|3|target|actual|points|score|variance
0|产出指标|数量指标|补助加装电梯数量|≥40部|38部|10|9.50|两处小区地下管线迁改未完成；2021年6月底前补装。
0|||技术指导次数|≥20次|22次|10|10.00|
0||质量指标|竣工验收合格率|100%|100%|10|10.00|
0||时效指标|补助资金发放时限|验收后30日内|25日|10|10.00|
0||成本指标|单部电梯补助标准|≤15万元|14.5万元|10|10.00|
0|效益指标|经济效益指标|带动居民自筹资金|≥800万元|812万元|5|5.00|
0||社会效益指标|惠及居民户数|≥1200户|1140户|10|9.50|随电梯数量减少。
0||生态效益指标|使用节能曳引机的电梯占比|≥90%|94.74%|5|5.00|
0||可持续影响指标|出台管理办法|1项|1项|5|5.00|
0|||落实管护单位的小区占比|100%|100%|5|5.00|
0|满意度指标|服务对象满意度指标|居民满意度|≥90%|93.2%|5|5.00|
0|||业主委员会满意度|≥90%|95%|5|5.00|
"""
    ),
    "claimed_points": "100",
    "claimed_total": "98.50",
}

ODD = "竖线|小于<大于>和&井#元$星*下划_艾特@反斜\\引\"'`[方](圆){花}~波^尖=等 - + 1. //斜 %百"
"""Characters that some format or other takes for its own."""


def department() -> Evaluation:
    """A department form of Hubei's layout: seven objectives, 35 rows, uneven levels."""
    return evaluation(DEPARTMENT)


def project() -> Evaluation:
    """A national project form: four fund lines, twelve rows."""
    return evaluation(PROJECT)
