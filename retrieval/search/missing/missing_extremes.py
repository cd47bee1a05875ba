"""Of what the extreme is told that a question asks for: the longest river is not told by the longest highland river.

An answer has all words of the question and yet tells of another thing (世界上岛屿最多的湖 for 海), of one sort of it
(最长的高原河流 for 河流), or of one place (西亚面积最大的国家) where none was named.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from retrieval.analysis import QuestionTerms, Word
from retrieval.search.extraction.context import CLAUSE_END
from retrieval.search.extraction.located import Located

_ASKED: Final = re.compile("(最(?![后近新终初先])[\u4e00-\u9fff])的")
_TOLD: Final = re.compile(f"{_ASKED.pattern[:-1]}(?:[\u4e00-\u9fff]?的)?")
"""As 最大城市, or 最强烈的 for 最强的."""

_EVERYWHERE: Final = frozenset({"世界", "全球", "地球", "全世界", "中国", "我国", "全国"})
"""Places that go without saying where none is named: a report in Chinese tells of 全国最大 or of 我国最大 alike."""

_ENDING: Final = frozenset("是为叫有在属于")
"""Words behind a thing that are no part of its name."""

_JOINED: Final = re.compile("[和与及、]?[^,。;]{0,4}最")
"""A second extreme of the same thing follows: 最深的、蓄水量最大的湖."""

_NAMING: Final = ("n", "vn", "a", "b", "z", "s", "j", "l")
"""Classes of words that a thing is called by, as are words that have none."""

_BEFORE: Final = 8
"""Characters before an extreme in which the place stands that it is told of: 西亚面积."""


class _Extreme(NamedTuple):
    """An extreme, and of what it is told.

    Attributes:
        degree: As 最长.
        thing: What follows it; "" where nothing does.
        place: The place of which it is told; "" where none is named.
    """

    degree: str
    thing: str
    place: str


def missing_extremes(located: Located) -> list[str]:
    """Extremes of a question that the sentence which answers tells only of something else.

    Args:
        located: Where to look in the hit.
    """
    context, question = located.context, located.context.lookup.question
    asked = list(_extremes(_ASKED, question, question.asked))
    if not asked:
        return []
    start = context.part(located.answer)[0]
    first, last = context.sentence_at(start, (start, start))
    sentence, place = context.text[first:last], context.expected.kind == "place"
    told = list(_extremes(_TOLD, question, sentence))
    missing = []
    for one in asked:
        same = [other for other in told if other.degree == one.degree]
        if one.thing and same and not any(_tells(other, one, question, asks_place=place) for other in same):
            missing.append(f"{one.degree}的{_name(one.thing, question, sentence, same)}")
    return missing


def _name(thing: str, question: QuestionTerms, sentence: str, told: Sequence[_Extreme]) -> str:
    """A thing without what is asked of it: 铁路大桥 of 铁路大桥主跨, of which the sentence tells what it is."""
    words = [word.text for word in question.words_of(thing)]
    while len(words) > 1 and words[-1] in sentence and not any(other.thing.endswith(words[-1]) for other in told):
        words.pop()
    return "".join(words)


def _tells(other: _Extreme, one: _Extreme, question: QuestionTerms, *, asks_place: bool) -> bool:
    """Whether what is told of is what was asked for."""
    # Where a place is asked for, it is named beside the extreme (东南亚最大的经济体).
    if other.place and not one.place and other.place not in question.asked and not asks_place:
        return False
    # 最高的失业率 says where 失业率最高; but 高原河流 is no 河流, nor 咸水湖 any 湖泊.
    return other.thing in question.asked or other.thing.startswith(one.thing)


def _extremes(pattern: re.Pattern[str], question: QuestionTerms, text: str) -> Iterator[_Extreme]:
    """The extremes of a normalised text."""
    for match in pattern.finditer(text):
        behind = text[match.end() :]
        end = CLAUSE_END.search(behind)
        behind = behind[: end.start()] if end else behind
        thing = "" if _JOINED.match(behind) else _thing(question.words_of(behind))
        before = CLAUSE_END.split(text[max(match.start() - _BEFORE, 0) : match.start()])[-1]
        yield _Extreme(match[1], thing, _place(question.words_of(before)))


def _thing(words: Sequence[Word]) -> str:
    """What a thing is called, by the first of the words behind an extreme."""
    name = ""
    for word in words:
        if word.text in _ENDING or (word.kind and not word.kind.startswith(_NAMING)):
            break
        name += word.text
    return name


def _place(words: Sequence[Word]) -> str:
    """The place of which an extreme is told: the last word before it, or that before its measure (面积, 人口)."""
    for word in reversed(words[-2:]):
        if word.kind == "ns":
            return "" if word.text in _EVERYWHERE else word.text
        if not word.kind.startswith("n"):
            break
    return ""
