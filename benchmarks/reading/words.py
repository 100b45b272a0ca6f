"""Invented bodies, projects, indicators, reasons: random, and spelt otherwise than in the tests."""

from __future__ import annotations

from random import Random

PLACES = "栖云 渌湾 绛溪 沅坪 蘅阳 桐岭 鹿鸣 碧浦 岚塘 澄溪 檀州 沛泽 荆台 芦汀 燕矶 松陵".split()
KINDS = "市 县 区".split()
OFFICES = (
    "气象局 水文站 民政局 司法局 财政局 园林局 统计局 审计局 文化馆 体育中心 疾控中心 博物馆 "
    "农技站 房管所 殡仪馆 第三中学 中心小学 城管局 史志办 供销社 残联 妇联 科协 海事处"
).split()
SUBJECTS = (
    "古树名木 乡道桥涵 校舍屋顶 山洪预警 雨水管网 农贸市场 公共厕所 非遗技艺 残疾儿童 孤寡老人 "
    "退役军人 蔬菜大棚 垃圾中转 消防栓 图书阅览 健身路径 防汛物资 犬只防疫 候鸟监测 渔政码头 "
    "地名标志 病险塘坝 公墓绿化 政务热线 档案库房 应急广播 红火蚁 烟花爆竹 山塘清淤 公租房"
).split()
ACTS = "修缮 巡查 普查 补贴 采购 清运 监测 改建 购置 扶持 整治 培育 换装 复核 抽检 评定".split()
UNITS = "座 株 台 套 户 人次 公里 平方米 处 场 份 吨 亩 条 项 期".split()
QUALITY = "验收合格率 完好率 达标率 准确率 覆盖率 合格比例 抽检通过率 入库率".split()
SOCIAL = "受益人口 带动就业人数 服务半径内居民 事故起数下降 知晓率 投诉办结率".split()
PLAIN = (
    "稳步提高 明显改善 有效保障 逐步完善 长期发挥作用 持续向好 得到巩固 显著增强 长效机制健全"
).split()
GROUPS = "居民 村民 家长 学生 企业 商户 群众 服务对象 参训人员 老人".split()
REASONS = (
    "汛期停工两个月",
    "供货商延期交货，已催促",
    "下年一季度补齐",
    "上级资金12月才下达",
    "指标值设定偏低，下年调高",
    "受雨雪天气影响，工期顺延；今后提早安排",
    "参与人数少于预期，拟扩大宣传",
    "合同尾款未到支付节点",
)
RULES = (
    "完成得满分，每少1个百分点扣0.5分，扣完为止",
    "按比例得分",
    "达到目标值得满分，否则按完成比例计分",
    "每发现一起扣2分，扣完为止",
    "制度健全得满分，缺一项扣1分",
)
MEANINGS = (
    "反映部门预算的执行进度",
    "考核项目立项是否规范",
    "用以反映资金使用的合规程度",
    "评价产出与计划的一致情况",
    "反映服务对象的认可程度",
)


def body(pick: Random) -> str:
    """A body that does not exist."""
    return f"{pick.choice(PLACES)}{pick.choice(KINDS)}{pick.choice(OFFICES)}"


def project(pick: Random) -> str:
    """A project's name."""
    tail = pick.choice(("专项", "工程", "经费", "补助资金", "服务", "行动", ""))
    return f"{pick.choice(SUBJECTS)}{pick.choice(ACTS)}{tail}"


def sentence(pick: Random, clauses: int = 2) -> str:
    """What was planned or done, with or without figures."""
    parts = []
    for _ in range(clauses):
        count = f"{pick.randint(2, 980)}{pick.choice(UNITS)}" if pick.random() < 0.6 else "工作"
        parts.append(f"{pick.choice(ACTS)}{pick.choice(SUBJECTS)}{count}")
    return "，".join(parts) + pick.choice(("。", "", "；", "。"))


def money(pick: Random, yuan: bool) -> int:
    """An amount in hundredths of the form's unit."""
    amount = pick.randint(1, 9999) * 10 ** pick.randint(0, 3)
    return amount * 10_000 if yuan else amount
