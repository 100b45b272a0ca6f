"""三级指标名称是句子或口号

检查什么
    三级指标名称是否是一个长短合适的名词性词组：不超过规定字数（括号里的说明和前面的星号不算），
    不以句号结尾，不由几个分句连成，不以“切实”“进一步”“不断”“全力”一类的口号词开头。

为什么
    一句话里往往有几件事，不知道考核哪一件；口号无法衡量。

依据
    财预〔2015〕88号；预算管理一体化系统技术标准（依据待核）。

反例
    几个分句连成一个名称：

    ```yaml
    indicators.8.path.2: 改善农村居民饮水条件，提高供水保障水平，完善管护体系。
    落点: indicators.8.path
    ```

    口号：

    ```yaml
    indicators.10.path.2: 进一步健全管护机制
    落点: indicators.10.path
    ```

正例
    动宾词组，一件事，字数不多：

    ```yaml
    indicators.9.path.2: 促进地下水位回升
    ```

    名称里有顿号和括号，仍是一个词组：

    ```yaml
    indicators.6.path.2: 每公里管网改造成本（含管材、土方、人工和临时占地补偿等全部费用，不含设计监理费）
    ```

怎么改
    用名词写明考核的对象和量的名称，例如“供水保障率”“管护制度覆盖的行政村数量”；几件事分成几个指标。

不适用的情况
    名称空白（见 STR003）。
"""

import re
from collections.abc import Iterator

from jiping import language
from jiping.checks.case import Case
from jiping.checks.facts.words import letters, shortened
from jiping.model import Basis, Problem, Words
from jiping.model.evaluation import Stage

TITLE = Words("三级指标名称是句子或口号", "Indicator name is a sentence or slogan")
MESSAGE = Words("指标名称“{name}”{why}。", "The name “{name}” {why}.")
ADVICE = Words(
    "请改成名词性的词组，一个指标只写一件事。",
    "Use a noun phrase; one thing for each indicator.",
)
SEVERITY = "warning"
BASIS = Basis("财预〔2015〕88号；预算管理一体化系统技术标准")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

TOO_LONG = Words("有 {count} 个字，超过 {limit} 个字", "has {count} characters, more than {limit}")
SENTENCE = Words("是一句话", "is a sentence")
CLAUSES = Words("由几个分句连成", "strings several clauses together")
SLOGAN = Words("以“{word}”开头，是口号", "opens with “{word}”, as a slogan does")

SHORT = 12
"""Up to this length a full stop behind a noun phrase is a slip, not a sentence."""
IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
CLAUSE = re.compile("[，,；;]")
OPENINGS = (
    *("切实", "进一步", "不断", "全力", "大力", "努力", "狠抓", "着力", "扎实", "奋力", "稳步"),
    *("全面加强", "全面提升", "全面提高", "持续加强", "持续提升", "持续提高", "坚决", "牢固树立"),
)
FIRST_SIGNS = frozenset(word[0] for word in OPENINGS)


def check(case: Case) -> Iterator[Problem]:
    """Level-3 names that are too long, end in a full stop, hold clauses or open as a slogan."""
    limit = int(case.threshold("name_characters"))
    for row in case.rows:
        name = IN_BRACKETS.sub("", row.name) if "（" in row.name or "(" in row.name else row.name
        name = name.strip()
        why = None
        if len(name) > limit and len(letters(name)) > limit:
            why = language.say(TOO_LONG, count=len(letters(name)), limit=limit)
        elif len(name) > SHORT and name.endswith(("。", "！")):
            why = language.say(SENTENCE)
        elif len(CLAUSE.findall(name)) > 1:
            why = language.say(CLAUSES)
        elif name[:1] in FIRST_SIGNS and name.startswith(OPENINGS):
            word = next(word for word in OPENINGS if name.startswith(word))
            why = language.say(SLOGAN, word=word)
        if why is not None:
            yield Problem(
                row.at("path"), seen=row.name, fields={"name": shortened(row.name), "why": why}
            )
