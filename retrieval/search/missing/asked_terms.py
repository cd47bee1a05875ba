"""Which terms of a question are its words, which of them ask, and which say what is asked of a thing."""

import re
from typing import Final

from retrieval.search.extraction.answer_kinds import AnswerKind
from retrieval.search.extraction.context import HitText
from retrieval.search.missing.said_otherwise import is_slight

# 几本 and 那段, which the dictionary has as one word; of ordinals others are in their place (首趟 for 第一趟).
_ASKING: Final = re.compile(r"[几哪谁多那这]|第[一二三四五六七八九十百\d]")
_ASKED_WITHIN: Final = re.compile("[几啥哪谁]")
"""What asks wherever in a word it stands: 百分之几, 啥病, 是哪里人."""

_NAMELESS: Final = re.compile("名字|姓名|名称|[一总][共计]|合计")
"""What is beside words of asking and says nothing of what is asked."""
_TWO: Final = len("w:字")
_EVERYDAY: Final = 0.12
"""Share of everyday passages with a word that tells nothing beside a word of asking either; 面积 and 人口 do."""

_WITHIN: Final[frozenset[AnswerKind]] = frozenset({"person", "count", "money", "measure", "percentage"})
"""Kinds whose words of asking hold the attribute (董事长是谁, 多少人口); of others they name the kind (哪个城市)."""

_BESIDE: Final = 2
"""Characters that may stand between the words of asking and the attribute before them (的, 是)."""


def words_of_question(context: HitText) -> list[int]:
    """Which terms are words, of two characters or more; figures are looked for as such."""
    terms = enumerate(context.lookup.terms)
    return [n for n, term in terms if term.startswith("w:") and len(term) > _TWO and not term[2:].isdecimal()]


def asks_within(word: str) -> bool:
    """Whether a word of a question holds one of asking: 百分之几."""
    return _ASKED_WITHIN.search(word) is not None


def is_counting(word: str, context: HitText) -> bool:
    """Whether a word belongs to the words of asking: 几本, 个人 of 几|个人, 一段 of 哪|一段, or 大面积 of 多|大面积."""
    if _ASKING.match(word) or asks_within(word):
        return True
    start, end = context.expected.focus
    at = context.lookup.question.asked.find(word, start)
    inside = start < at < end and (word.startswith("个") or at + len(word) > end)
    return inside or (at == end and word.startswith("一"))


def attribute_terms(context: HitText) -> list[int]:
    """Which terms say what is asked of a thing: the words in and beside the words of asking."""
    asked, (start, end) = context.lookup.question.asked, context.expected.focus

    def is_beside(first: int, last: int) -> bool:
        if first < end and start < last:
            return context.expected.kind in _WITHIN
        return 0 <= start - last <= _BESIDE or 0 <= first - end <= 1

    found = []
    for number, term in enumerate(context.lookup.terms):
        word = term[2:]
        if not term.startswith("w:") or word.isdecimal() or (len(word) == 1 and not word.isascii()):
            continue
        if context.lookup.question.common[term] > _EVERYDAY or _NAMELESS.fullmatch(word) or is_counting(word, context):
            continue
        if is_slight(word, context.expected.kind):
            continue
        if any(asked.startswith(word, at) and is_beside(at, at + len(word)) for at in range(len(asked))):
            found.append(number)
    return found
