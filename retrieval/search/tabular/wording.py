"""How people call what a column says: 挣 for 收入, 花 for 支出, 几口人 for 人口; and in what units they ask.

A column that a question does not name by its header may be meant by such words, where no other column is.
"""

import re
from collections.abc import Sequence
from typing import Final

from retrieval.doors import late_pattern
from retrieval.search.extraction.answer_kinds import AnswerKind

_MUCH: Final = "(?:多少|几|多大|多高)"

# What stands in a header, and what people say instead; of several columns of a kind none is sure.
_CALLED: Final[tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]] = tuple(
    (late_pattern(header), late_pattern(said))
    for header, said in (
        ("收入|营收|进账|盈利|利润|所得", "挣(?:了|到)?|赚(?:了|到)?|进账|入账|收(?:了|到)(?=[多几])|创收|进项"),
        ("支出|花费|开支|费用|经费|成本", "花(?:了|掉|费)?(?=[^园卉木草])|开销|开支|用掉|用了(?=[多几])"),
        ("投资|投入|造价", "投(?:了|入|资)?(?=[多几])|砸了?|造价"),
        ("人口|人数|户籍人|常住", f"{_MUCH}口?人|人口|住着?"),
        ("户数", f"{_MUCH}户"),
        ("面积", "(?:占?地|面积)?(?:有|是)?多大|占地|面积"),
        ("票价|价格|单价|收费|租金|费$|费用|门票", f"{_MUCH}钱|收费|要价|怎么卖|怎么收|贵不贵|票钱|租多少|交多少"),
        ("工资|薪|收入|津贴", "拿多少|发多少|一?个?月(?:能)?拿|开多少|待遇"),
        ("补贴|补助|奖励|奖补|补偿|资助", "补多少|补(?:几|多)|奖多少|奖(?:几|多)|赔多少|能领|给多少"),
        ("产量|收成|总产", "产了?(?=[多几])|出产|收成|打了?(?=[多几])"),
        ("销量|销售", "卖了?(?:出去)?(?=[多几])|卖掉|销(?:了|出)"),
        ("增[速幅长]|涨幅|同比|增长率", "涨了?(?=[多几])|增长|增加了?(?=[多几])|升了"),
        ("降幅|下降", "跌了?|降了?(?=[多几])"),
        ("死亡|遇难", "死了?"),
        ("电话|热线|手机|联系方式", "打哪|打什么|怎么联系|电话|号码"),
        ("地址|地点|位置|所在|场所", "在哪(?:里|儿|办)?|哪儿|什么地方|去哪"),
        (
            "时间|日期|时段|日$|[首末]班|[首末]航|期限",
            "几点(?:到几点|[开关]门|[上下]班|[开关])?|什么时候|哪一?天|何时|多会儿",
        ),
        ("负责人|联系人|经办人|管理员|责任人|主任|站长|院长|校长", "谁管|谁负责|找谁|归谁|谁当|谁是"),
        ("里程|长度|全长", "多长|几公里|多远"),
        ("教师|教职工", "老师"),
        ("学生|在校生", "孩子|娃"),
        ("医生|医师", "大夫"),
        ("职工|员工|人员|从业", "人手|工作人员|员工|职工"),
        ("床位", f"{_MUCH}张床"),
        ("完成率|完成比例|进度", "完成了?(?:百分之)?(?:多少|几)|干了多少"),
        ("名额|计划|招生", "招(?:了)?(?=[多几])|收(?=[多几])|录(?:取)?(?=[多几])"),
        ("学历|条件|要求", "什么学历|啥学历|要求"),
        ("余额|存款", "剩(?:下|了)?(?=[多几])|还有(?=[多几])"),
    )
)
# What a column is called whose cells answer a kind of question, where the question does not name it.
_ANSWERING: Final[dict[AnswerKind, str]] = {
    "person": "人|员|姓名|负责|长$|师$",
    "date": "时间|日期|日$|期限",
    "clock": "时间|时段",
    "place": "地点|地址|位置|场所|场地|所在",
    "contact": "电话|手机|联系|邮箱|热线|传真",
    "organisation": "单位|公司|机构|部门|企业",
    "money": "金额|费|价|款|投资|收入|支出|预算",
    "percentage": "率|比|幅|速",
}
# Words of asking, and what a column is called that has what they ask for.
_WANTED: Final = (
    ("谁|哪家|哪个?(?:公司|单位|企业)", "单位|公司|机构|企业|人$|商$|方$"),
    ("多少钱|多少[万亿]?元|什么价|几块", "价|额|费|款|元"),
    ("哪天|什么时候|何时|几号", "时间|日期|日$"),
)
_UNIT_ASKED: Final = late_pattern(
    "(?:多少|几)(?P<unit>[百千]?[万亿]?(?:元|块钱?|钱|人|吨|亩|公顷|平方?米?|公里|千米|米|斤|公斤|户|个点|个百分点|%)?)"
)
_MONEY: Final = late_pattern("元$")
_PRICED: Final = late_pattern("[价费金额款]$|收入|支出|投资|预算|经费|工资|补贴|补助|票")


def meant(left: str, names: Sequence[str]) -> tuple[int, int] | None:
    """Where a question, in what of it is still open, says in other words what stands above a column; None for nowhere.

    Args:
        left: The question, a blank for what is found.
        names: What the header of the column says.
    """
    header = "".join(names)
    for pattern, said in _CALLED:
        if pattern.search(header) and (found := said.search(left)) and found.group():
            return found.span()
    return None


def header_answering(kind: AnswerKind) -> str | None:
    """A pattern of what stands above a column whose cells answer a kind of question; None where none surely does."""
    return _ANSWERING.get(kind)


def header_wanted(asked: str) -> str | None:
    """A pattern of what stands above the column that words of asking want: 谁 one of firms, 多少钱 one of prices."""
    return next((header for cue, header in _WANTED if re.search(cue, asked)), None)


def unit_asked(asked: str, unit: str, header: str) -> tuple[int, int] | None:
    """Where a question says the unit that it wants, 多少万, if that is one of what a column counts.

    Args:
        asked: The question.
        unit: Of the column, `bare`; "" where the table does not say.
        header: What stands above it.
    """
    for found in _UNIT_ASKED.finditer(asked):
        word = found["unit"]
        if not word:
            continue
        money = _MONEY.search(unit) or (not unit and _PRICED.search(header))
        counts = word in unit or (money and re.fullmatch("[百千]?[万亿]?(?:元|块钱?|钱)?", word))
        counts = counts or (unit == "%" and "点" in word) or (not unit and word[-1] in header)
        if counts:
            return found.span("unit")
    return None
