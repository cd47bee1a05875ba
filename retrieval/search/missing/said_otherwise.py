"""Words of a question that a report says in other words (更名 for 改名), or need not say at all (有着, 具体)."""

import re
from typing import Final

from retrieval.doors import late_pattern
from retrieval.search.extraction.answer_kinds import AnswerKind

_SLIGHT: Final = late_pattern(
    "有着|具有|拥有|叫[作做]|名叫|称[作呼]|人为|担任|给予|进行|予以|提及|文[中里]|所述|简述|简介|讲述|描述|上述|方面|有关|相关|具体|情况|所谓"
    "|大概|大约|究竟|到底|总共|共有|大多|大部分|主要|分别|一起|一路|起先|预计|据说|听说|[来出]自于?|来源于|位于|处于|属于|那个|这个|那种|这种|的话"
    "|给了|帮忙|搞定|弄好|知道|告诉|现如今|如今"
)
"""What says neither of which thing something is asked, nor what of it."""

_OF_KIND: Final[dict[AnswerKind, str]] = {
    "percentage": "百分[比率]|比例|比率|幅度",
    "date": "日期|时间|日子|年份|月份|时刻",
    "clock": "时间|时刻|钟头",
    "duration": "时长|时间",
    "place": "地点|地方|位置|场所|地址|区域",
    "contact": "地址|号码",
    "money": "金额|价钱|价位|数额",
    "count": "数量|个数|总数",
    "person": "人物|人士|姓名",
    "reason": "原因|缘故|缘由",
}
"""Words that name the kind of answer, which the answer tells by itself."""

_ALSO: Final = (
    (r"出生地", "生于|出生|籍|人士"),
    (r"更名|改名", "改名|更名|改称|改为|易名"),
    (r"妻子|老婆", "之妻|夫人|太太|妻"),
    (r"丈夫|老公", "之夫|夫君|丈夫|老公|先生"),
    (r"接任|接替|接班", "[出接继]任|接[替手班]|继任"),
    (r"收盘价", "收[盘报]|报收"),
    (r"总投资额|投资额", "总?投资"),
    (r"参加|参与|参赛", "参[加与赛]|出席|加入"),
    (r"举办|举行|召开", "举[办行]|召开|开[幕展]|启幕"),
    (r"帮助|帮忙|帮扶", "协助|支[持援]|帮[助扶]|援助"),
    (r"打败|击败|战胜", "[打击]败|战胜|击溃"),
    (r"制作|制造", "制[作成造]|做"),
    (r"体长|身长|全长", "体长|身长|全长|长[达度约\\d]"),
    (r"通往|开往|开到", "来?往|[至到]|终点"),
    (r"奔赴|前往|赶到", "[赴到往至来抵]"),
    (r"创办|创建|成立|创立|设立", "创[办建立]|成立|设立|[组兴]建"),
    (r"百姓|老百姓|市民", "群众|居民|市民|百姓"),
    (r"学生|孩子", "学生|[儿学]童|孩|子女|少年"),
    (r"补助|补贴|补偿", "补[助贴偿]|资助"),
    (r"奖励|奖金", "奖"),
    (r"罚款|罚金", "罚"),
    (r"降低|下降|下跌|下调|降了|跌了", "[降跌减]|下[降调滑]"),
    (r"提高|上升|上涨|上调|涨了|增长", "[升涨增高]|提高"),
    (r"堵住|拦住|拦下", "[堵拦]截|[堵拦]"),
    (r"卖出|售出|卖掉", "[售销卖]"),
    (r"购买|买下", "购|买"),
    (r"缴纳|交钱", "[缴交]"),
    (r"领取|领到", "领|发放"),
    (r"被抓|抓获|抓住", "抓|捕|落网|归案|到案"),
    (r"叫停|停办|停止|停掉", "[叫暂]停|停[止办]|取消|关闭"),
    (r"一天|每天", r"[每单]?[天日](?![津本])|日均"),
    (r"一年|每年", "每年|年均|年度|全年|一年"),
    (r"一个月|每月", "每个?月|月均|月薪|一个月"),
)
"""A word, and what else says it."""

_PATTERNS: Final = [(late_pattern(asked), late_pattern(said)) for asked, said in _ALSO]


def is_slight(word: str, kind: AnswerKind) -> bool:
    """Whether a report need not say a word of a question.

    Args:
        word: The word, normalised.
        kind: The kind of answer that is asked for.
    """
    named = _OF_KIND.get(kind)
    return _SLIGHT.fullmatch(word) is not None or (named is not None and re.fullmatch(named, word) is not None)


def says_otherwise(word: str, text: str) -> bool:
    """Whether a normalised text says a word of a question by another one."""
    return any(asked.fullmatch(word) and said.search(text) for asked, said in _PATTERNS)
