"""Which kind of answer a question asks for, and what such an answer looks like, by the table of `answer_kinds`.

The first line of the table whose words of asking match is the kind. Where these say little (多少, 什么, or none at
all), what is asked about decides (净利润 is money).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, Literal, NamedTuple

from retrieval.search.extraction.answer_kinds import (
    COARSE,
    HEAD_ASKED,
    LISTING,
    SAYING_LITTLE,
    TABLE,
    AnswerKind,
    CoarseKind,
    WayToAsk,
)
from retrieval.search.extraction.answer_patterns import COUNTED_IN, MEASURE_WORDS, NUMBER, SIZES, UNITS_OF

_NAMED_BY: Final = 2
"""Characters of what is asked for that name its kind: 城市 of 哪个城市."""

_NOT_COUNTING: Final = "\\d.年月日号时点:%元"
"""What follows figures that count nothing."""


_COUNTED_BEHIND: Final = "(?:总数|人数|数量|规模|数)?(?:已?达到?|共?有|总?共计?|总计|约|为|超过?|:)*"
"""What may stand between a thing and how many of it there are."""

_ENDS: Final = r"(?![\u4e00-\u9fff](?<![的被将已在和及等参失下受获]))"
"""Behind a thing that is no part of a longer word."""


class Expected(NamedTuple):
    """What a question wants to know.

    Attributes:
        kind: The kind of answer.
        focus: Where the words of asking stand in the question: start and end.
        unit: What is counted, as it is asked (名 of 多少名); "" where nothing is.
        head: What is asked for (城市 of 哪个城市); "" where no word says so.
        looks: What may be an answer of the kind; None where no pattern tells.
        exact: What surely is one, with the very unit that was asked for; None likewise.
        never: What looks like one and is none; None where nothing does.
    """

    kind: AnswerKind
    focus: tuple[int, int]
    unit: str
    head: str
    looks: re.Pattern[str] | None
    exact: re.Pattern[str] | None
    never: re.Pattern[str] | None = None


def expected_answer(asked: str) -> Expected:
    """Which kind of answer a normalised question asks for; "other" where no line of the table matches."""
    asking = next(_matching(asked, "asks"), None)
    if asking is None or asking[0].kind in SAYING_LITTLE:
        for line, found in _matching(asked, "about"):
            if asking is None:
                asking = line, found
            # The words of asking stay the focus: what is asked of a thing stands beside them.
            elif asking[0].kind == "number" or found.end() == asking[1].start():
                asking = line, asking[1]
            break
    elif asking[0].kind == "count":
        # 多少押金 counts nothing.
        unit = asking[1].groupdict().get("unit") or ""
        asking = next((line for line, found in _matching(unit, "about") if not found.start()), asking[0]), asking[1]
    if asking is None:
        return Expected("other", (len(asked), len(asked)), "", "", None, None)
    line, found = asking
    groups = found.groupdict()
    unit, size = groups.get("unit") or "", groups.get("size") or groups.get("size_")
    heads = _compiled(HEAD_ASKED).search(asked)
    head = heads["head"] if heads else ""
    looks = _compiled(line.looks) if line.looks else None
    exact = _compiled(line.surely) if line.surely else looks
    if line.kind == "which":
        exact = _compiled(re.escape(head[:_NAMED_BY])) if len(head) >= _NAMED_BY else None
    elif size:
        exact = _compiled(f"{NUMBER}(?:{UNITS_OF[size]})")
    elif unit and line.kind == "duration":
        exact = _compiled(_spell_in(unit))
    elif unit and line.kind in {"count", "rank"}:
        exact = _compiled(_count_of(unit.strip()))
    never = _compiled(line.never) if line.never else None
    return Expected(line.kind, found.span(), unit, head, looks, exact, never)


def _count_of(unit: str) -> str:
    """Of a pattern: how many of something there are.

    Of 几个人 4个 as 4人; where no measure word says in what it is counted (多少会员), in any that stands beside it.
    """
    if unit == "个":
        return f"{NUMBER}(?:[{MEASURE_WORDS}]|(?<=[万亿]))"
    counted = f"[{re.escape(unit[: 2 if unit.startswith('个') else 1])}]"
    others = f"|{COUNTED_IN[unit]}" if unit in COUNTED_IN else ""
    told = f"(?<!第){NUMBER}(?:[{MEASURE_WORDS}]?{counted}{others})"
    if len(unit) < _NAMED_BY or unit.startswith("个"):
        return told
    # 12 of 学生公寓12栋 are no students, and 9 of 家长委员会共9人 no parents.
    things = "|".join(dict.fromkeys([re.escape(unit[:_NAMED_BY]), re.escape(unit[-_NAMED_BY:])]))
    measured = f"{NUMBER}(?:[{MEASURE_WORDS}]|{SIZES})"
    before = rf"{measured}[^,;:。\d]{{0,8}}(?:{things}){_ENDS}"
    return f"{told}|{before}|(?:{things}){_COUNTED_BEHIND}(?:{measured}|{NUMBER}(?![{_NOT_COUNTING}]))"


def _spell_in(unit: str) -> str:
    """Of a pattern: how long something takes, told in the unit asked for, or in halves and quarters of the next one."""
    own = f"{unit}|钟头" if unit == "小时" else unit
    told = f"(?:{NUMBER}个?[半多余]?|半)个?(?:{own})"
    return told + (f"|(?:{NUMBER}个)?半个?(?:小时|钟头)|{NUMBER}刻钟" if unit == "分钟" else "")


def _matching(asked: str, column: Literal["asks", "about"]) -> Iterator[tuple[WayToAsk, re.Match[str]]]:
    for line in TABLE:
        pattern: str = getattr(line, column)
        if pattern and (column == "about" or all(not set(cues).isdisjoint(asked) for cues in line.cues.split())):
            found = _compiled(pattern).search(asked)
            if found and not (line.unless and _compiled(line.unless).search(asked)):
                yield line, found


def asks_for_list(asked: str) -> bool:
    """Whether a normalised question wants several things told one by one: 分别是多少, 五个聚焦是什么."""
    return _compiled(LISTING).search(asked) is not None


def coarse_kinds(asked: str) -> frozenset[CoarseKind]:
    """Which of the coarse kinds of answer a normalised question asks for; empty where no word of asking tells."""
    return frozenset(kind for kind, (asks, _) in COARSE.items() if _compiled(asks).search(asked))


def looks_coarsely(kinds: frozenset[CoarseKind], text: str) -> bool:
    """Whether a normalised text looks like an answer of one of these kinds."""
    return any(_compiled(COARSE[kind][1]).search(text) for kind in kinds)


@cache  # Some take 2 ms to compile, and a question needs few of them.
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
