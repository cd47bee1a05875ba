"""Words of a question that a report says in other words (更名 for 改名), or need not say at all (有着, 具体)."""

import re
from typing import Final

from retrieval.doors import late_pattern
from retrieval.search.extraction.answer_kinds import AnswerKind

_SLIGHT: Final = late_pattern(
    "有着|具有|拥有|叫[作做]|名叫|称[作呼]|担任|进行|予以|提及|文[中里]|所述|简述|简介|讲述|描述|上述|方面|有关|相关|具体|情况|所谓"
    "|大概|大约|究竟|到底|总共|共有|据说|听说|[来出]自于?|来源于|位于|处于|属于|那个|这个|那种|这种|的话|知道|告诉|现如今|如今"
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
    ("更名|改名", "改名|更名|改称|易名"),
    ("妻子|老婆", "之妻|夫人|太太|妻子"),
    ("丈夫|老公", "之夫|丈夫|老公"),
    ("接任|接替|接班", "接任|出任|继任|接替|接班"),
    ("收盘价", "收盘报|报收"),
    ("总投资额|投资额", "总投资"),
    ("参加|参与", "参加|参与"),
    ("举办|举行|召开", "举办|举行|召开"),
    ("打败|击败|战胜", "打败|击败|战胜|击溃"),
    ("制作|制造", "制作|制造"),
    ("体长|身长|全长", "体长|身长|全长"),
    ("创办|创建|成立|创立|设立", "创办|创建|创立|成立|设立"),
    ("百姓|老百姓|市民", "群众|居民|市民|百姓"),
    ("罚款|罚金", "罚款|罚金"),
    ("降低|下降|下跌|下调", "降低|下降|下跌|下调"),
    ("提高|上升|上涨|上调|增长", "提高|上升|上涨|上调|增长"),
    ("卖出|售出|卖掉", "卖出|售出|卖掉"),
    ("购买|买下", "购买|买下|购入|买入"),
    ("缴纳|交钱", "缴纳|交纳|缴费"),
    ("领取|领到", "领取|申领|领到"),
    ("被抓|抓获|抓住", "抓获|抓住|被抓|被捕|落网|归案|到案"),
    ("闺女|女儿", "女儿|之女|爱女|千金"),
    ("抽查|抽检", "抽查|抽检"),
    ("净赚|赚了|挣了", "净利|获利|盈利|利润"),
    ("一天|每天", "每天|每日|日均|一天"),
    ("一年|每年", "每年|年均|一年"),
    ("一个月|每月", "每个?月|月均|一个月"),
)
"""A word, and whole words that say it, too: single characters stand in others (奖 in 颁奖典礼, 日 in 8月8日)."""

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
