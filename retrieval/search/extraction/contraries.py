"""Words that exclude each other: what is said of the one answers nothing that is asked of the other.

男子50米蝶泳冠军 is not told by a clause about 女子50米蝶泳, nor where to renew a card that has expired (过期) by a line
on cards that were lost (丢失), though both share all other words. Each group is a line of `_GROUPS`, its sides patterns
of normalised text; that a text has both sides, or neither, tells nothing.
"""

import re
from functools import cache, lru_cache
from typing import Final

_OFFICES: Final = "(?:[行局厅市县区省院校部处所站队会科州镇乡村司署台社馆厂]长|主[席任]|书记|总裁|总经理|总统|首相)"

# 男子 is also who did something.
_EVENT: Final = r"(?=[^,。;]{0,4}(?:\d|米|组|[单双]人|[单双]打|团体|接力|赛|冠军|决赛|[篮足排手]球|举重|跳[高远水]))"

_GROUPS: Final = (
    (f"男(?:[单双足篮排性生]|子{_EVENT})", f"女(?:[单双足篮排性生]|子{_EVENT})"),
    ("上半年", "下半年"),
    ("[一首]季度|第1季度?", "二季度|第2季度?", "三季度|第3季度?", "四季度|第4季度?"),
    ("国内", "国际|国外|海外"),
    ("境内", "境外"),
    ("进口", "出口"),
    ("入境", "出境"),
    ("流入", "流出"),
    ("城镇", "农村"),
    ("成人|(?<!未)成年人", "儿童|未成年"),
    ("室内", "室外"),
    ("白天|日间", "夜间|夜晚"),
    ("工作日", "周末|节假日|双休日"),
    ("线上", "线下"),
    ("出生|诞生", "去世|逝世|病逝|辞世"),
    ("结婚", "离婚"),
    ("开门|开馆", "关门|闭馆"),
    ("上班", "下班"),
    ("上行", "下行"),
    ("最高", "最低"),
    ("最大", "最小"),
    ("最多", "最少"),
    ("最早", "最晚|最迟"),
    ("最长", "最短"),
    ("小学", "中学|初中|高中"),
    ("本科", "硕士", "博士"),
    ("冠军|金牌", "亚军|银牌", "季军|铜牌"),
    ("过期|到期|失效|逾期", "丢失|遗失|丢了|弄丢|被盗|挂失", "损坏|破损|损毁|摔坏"),
    # 行长 is no 副行长, and who holds an office is not who held it.
    (f"(?<!副){_OFFICES}", f"副{_OFFICES}"),
    ("现任", f"原[^,。;]{{0,4}}{_OFFICES}|前任|前{_OFFICES}|时任"),
)


def contrary(asked: str, said: str) -> str:
    """The word of a normalised question beside which a normalised text says the contrary alone; "" where it does not.

    Args:
        asked: The question.
        said: A clause, say.
    """
    for word, own, others in _sides(asked):
        if not own.search(said) and any(other.search(said) for other in others):
            return word
    return ""


@lru_cache(maxsize=4)  # Asked of each clause.
def _sides(asked: str) -> list[tuple[str, re.Pattern[str], list[re.Pattern[str]]]]:
    """Of each group of which a question has one side: its word, that side and the others."""
    found = []
    for group in _GROUPS:
        sides = [_compiled(side) for side in group]
        asked_for = [(match.group(), side) for side in sides if (match := side.search(asked))]
        # 男女各多少 asks for both.
        if len(asked_for) == 1:
            word, own = asked_for[0]
            found.append((word, own, [side for side in sides if side is not own]))
    return found


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
