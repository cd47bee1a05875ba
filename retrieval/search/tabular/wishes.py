"""What a question wants of several rows: the largest, the first three, a sum, how much one has more than another."""

import re
from dataclasses import dataclass
from typing import Final

from retrieval.analysis import read_numeral
from retrieval.doors import late_pattern
from retrieval.types import TallyKind

_DIGITS: Final = "一二三四五六七八九十"
_HOW_MANY: Final = rf"(?:[{_DIGITS}两]|[0-9]{{1,2}})"
_MOST: Final = "[多高大长晚贵重快好远]"
_LEAST: Final = "[少低小短早轻慢差近]"

_OF_THEM: Final = "[个名家位项座处所]"
_TOP: Final = (
    f"(?:排名?|排在|位居|位列)?前{_HOW_MANY}[名位强甲大个家项]?的?(?![季年月天周日期批届次轮])|第{_HOW_MANY}{_MOST}"
    f"|最{_MOST}的?前?{_HOW_MANY}{_OF_THEM}|排名?第{_HOW_MANY}|第[二三]名"
)
_BOTTOM: Final = (
    f"倒数[第前]?{_HOW_MANY}|第{_HOW_MANY}{_LEAST}|最{_LEAST}的?前?{_HOW_MANY}{_OF_THEM}|后{_HOW_MANY}[名位]"
)
_OF_EACH: Final = "各(?:[个家所座处条名位]|项(?!目))?"
_WISHES: Final[tuple[tuple[TallyKind, str], ...]] = (
    ("within", "超过|高于|多于|大于|[不未](?:低于|少于|小于|足|到|达到?)|至少|达到|低于|少于|小于|以上|以下|以内"),
    (
        "difference",
        "相差|之差|差(?:额|距|多少|几|值)|(?:比|较)[^,;。?]{1,30}[多少高低大小贵长短重轻]出?了?(?:多少|几)|多出(?:多少|几)",
    ),
    ("bottom", _BOTTOM),
    ("top", _TOP),
    (
        "count",
        "(?:有|共有?|总共有?|一共有?)?(?:多少|几)(?:个|家|所|座|处|条|项|名|位|行|种|类|只|辆|台|间|户)(?:不同的?)?",
    ),
    ("smallest", "最[少低小短早轻慢差近]|最便宜|倒数第一|垫底"),
    ("largest", "最[多高大长晚贵重快好远]|排名?第一|居首位?|第一名"),
    ("average", "平均(?:值|数|每[个家所座处条项名位年月])?|均值"),
    ("sum", "合计|总和|总计|总共|一共|共计|加起来|总(?=[额数量值]|[投收支费产])"),
    ("list", f"分别|各自|{_OF_EACH}(?!类)|每[个家所座处条项名位一]?|都有?哪些|有哪些|哪些|哪几"),
)
_WHOSE: Final = late_pattern("哪|谁|何人|何处|什么(?!时)")
_RANK: Final = late_pattern(rf"第(?P<rank>{_HOW_MANY})")
_NUMBER: Final = late_pattern(_HOW_MANY)
_EACH: Final = late_pattern("分别|各自")


# Where more than the words of wishing stands in a pattern, these alone.
_SAID: Final[dict[TallyKind, str]] = {
    "sum": f"合计|总和|总计|总共|一共|共计|加起来|总(?=[额数量值]|[投收支费产])|{_OF_EACH}|所有|全部",
    "difference": "比|较|相差|之差|差(?:额|距|值)|差(?=多少|几)|[多少高低大小贵长短重轻]出?了?(?=多少|几)|多出",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a question wants of several rows.

    Attributes:
        how: What.
        said: Matches the words that say so.
        of_whom: Whether it asks which row, not how much.
        count: How many rows it wants, of the first or the last.
        rank: Which of these alone, 第二高; 0 for all.
    """

    how: TallyKind
    said: re.Pattern[str]
    of_whom: bool
    count: int = 1
    rank: int = 0


def wishes_of(asked: str) -> list[Wish]:
    """What a normalised question may want of several rows; nothing where it asks for one."""
    of_whom = _WHOSE.search(asked) is not None
    found: list[Wish] = []
    for how, pattern in _WISHES:
        match = re.search(pattern, asked)
        if match is None or (how == "list" and any(each.how == "sum" for each in found)):
            continue  # 各水库一共 is one sum
        words = match.group()
        if words == "总" and _EACH.search(asked):
            continue  # 总投资分别 is what each has
        ranked = _RANK.search(words) if how in ("top", "bottom") else None
        number = ranked["rank"] if ranked else next((n.group() for n in _NUMBER.finditer(words)), "1")
        count = int(read_numeral(number)) if how in ("top", "bottom") else 1
        if ranked and count == 1:
            continue  # 第一高 is the largest
        found.append(Wish(how, late_pattern(_SAID.get(how, pattern)), of_whom, count, count if ranked else 0))
    return found
