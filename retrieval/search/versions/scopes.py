"""What each of several figures of a sentence is said of, as notices list them: 六人间800元，四人间1200元.

The words that say it stand before a figure, back to the figure before it; what stands before that may hold for it, too
(一类地区每月1950元、每小时19元), and what follows behind a comma is said of the next one.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from retrieval.arrays import Floats
from retrieval.doors import late_pattern
from retrieval.search.extraction import HitText
from retrieval.search.extraction.mentions import Stretch

_BORDER: Final = late_pattern(r"[,;、。\n](?!(?<=\d[,])\d)")
_FADING: Final = 0.98
"""What a word counts one part further back: less than it, so that the own one decides, and little less."""

_ALL: Final = 0.25
"""Share of the question that is said of figures at all, from which on it counts fully of which one."""

# What stands before figures of any kind: 每生每学年, 调整为.
_PLAIN: Final = late_pattern(
    "(?:每[^\\W\\d每][·/]?)+(?:学年|方米|平方米|立方米)?|调整|提高|降低|上调|下调|核定|执行|标准|统一|不超过|不低于|最高|最低|分别|增加|减少"
)
_FIGURES: Final = late_pattern(r"\d[\d.,:]*\s?(?:[万亿]?元|%|[年月日人名个])?")
_RUN: Final = late_pattern("[\u4e00-\u9fff]+")
# 上限 is 最高不超过 elsewhere.
_LEAST: Final = late_pattern("(?:最[低少小]|至少)(?:.{0,2}(?:多少|几)|\\W*$)|下限|起付|保底")
_MOST: Final = late_pattern("(?:最[高多大]|至多)(?:.{0,2}(?:多少|几)|\\W*$)|上限|封顶|顶格")
_LEAST_BEFORE: Final = late_pattern("(?:最[低少小]|不低于|不少于|下限|起付|至少|保底)[^,;。0-9]{0,6}$")
_MOST_BEFORE: Final = late_pattern("(?:最[高多大]|不超过|不高于|不多于|上限|封顶|至多)[^,;。0-9]{0,6}$")
_UNCHANGED: Final = late_pattern("不变|不[作做再]调整|一致(?!认为|同意|通过)|照旧|仍按|继续按")
_ALONE: Final = 0.1
"""Share of the question that a clause has to say alone, to say it of what is asked."""
CHANGED: Final = late_pattern(
    "(?:调整|提高|降低|下降|上升|增加|提升|更正|修改|变更|[升降涨跌增减改应调延缩扩移迁]|推迟|提前|延[后迟长]|顺延|压缩|放宽|核减)"
    "[为到至][^,;。0-9]{0,6}$"
    "|执行[^,;。0-9]{0,4}$"
)
"""What stands before a figure that another one was changed to."""
# 末班车延长至23:00，首班车不变 may well be asked about the first; a price set anew is what is asked for.
_SET: Final = late_pattern(
    "(?:调整|提高|降低|下降|上升|增加|提升|更正|修改|变更|上调|下调|升|降|增|改|应)[为到至][^,;。0-9]{0,6}$"
)
FORMER: Final = late_pattern("(?:由|从|原|自(?!来|行|费|动)|(?<!不)低于|不足)[^,;。0-9]{0,12}$")
"""What stands before one that was changed to another."""
# 直降500元 is no price.
_BY: Final = late_pattern("(?:[升降涨增减]|上调|下调|提高|优惠|下降|降低|上涨|增加|减少)了?$")
_BY_HOW_MUCH: Final = late_pattern("[升降涨增减调]|提高|优惠|差")
_SHARED: Final = len("开放时间")
"""Characters in one piece that two labels share: three (居住证) say what a notice is about, not which figure."""


def said_of(context: HitText, figures: Sequence[Stretch]) -> Floats:
    """How much of the question is said of each of some figures of a text: from 0 to 1.

    Args:
        context: The text.
        figures: Where they stand in it, in its order.
    """
    places = context.places
    found = np.zeros((len(figures), len(context.lookup.terms)))
    own = np.zeros(found.shape, dtype=np.bool_)
    for number, figure in enumerate(figures):
        for back, (start, end) in enumerate(_parts(context, figures, figure)):
            inside = places.which[(places.starts >= start) & (places.ends <= end)]
            found[number, inside] = np.maximum(found[number, inside], _FADING**back)
            if not back:
                own[number, inside] = True
    # Which of them is meant the words tell that are said of few.
    worth = context.weights * np.log((len(figures) + 1) / (own.sum(axis=0) + 0.5)) * (found > 0).any(axis=0)
    values: Floats = found @ worth / (max(worth.sum(), _ALL * context.weights.sum()) or 1.0)
    return values


def _parts(context: HitText, figures: Sequence[Stretch], figure: Stretch) -> Iterator[Stretch]:
    """The parts of a sentence that tell what a figure is said of, the nearest first."""
    start, end = context.sentence_at(figure[0], figure)
    borders = {match.end() for match in _BORDER.finditer(context.text, start, end)}
    borders |= {last for _, last in figures if start < last <= figure[0]} | {start}
    before = sorted((place for place in borders if place <= figure[0]), reverse=True)
    behind = min([place for place in borders if place >= figure[1]] + [end])
    if any(figure[1] <= first < behind for first, _ in figures):
        behind = figure[1]
    last = behind
    for place in before:
        yield place, last
        last = place


def changed(before: str, asked: str) -> int:
    """Whether what stands before a figure says that another was changed to it (1), or it to another, or by it (-1)."""
    if CHANGED.search(before):
        return 1
    return -int(bool(FORMER.search(before) or (_BY.search(before) and not _BY_HOW_MUCH.search(asked))))


def of_the_bound(before: str, asked: str) -> int:
    """Whether what stands before a figure says that it is the bound asked for, in whatever words (1), or the other."""
    least, most = (bool(pattern.search(before)) for pattern in (_LEAST_BEFORE, _MOST_BEFORE))
    if least == most or bool(_LEAST.search(asked)) == bool(_MOST.search(asked)):
        return 0
    return 1 if least == bool(_LEAST.search(asked)) else -1


def is_unchanged(context: HitText, sentence: Stretch) -> bool:
    """Whether a sentence says of what is asked that it stays as it was: 首班车时间不变; not of 其他收费不变."""
    borders = [sentence[0], *(match.end() for match in _BORDER.finditer(context.text, *sentence)), sentence[1]]
    clauses = [each for each in pairwise(borders) if _UNCHANGED.search(context.text, *each)]
    if not clauses:
        return False
    beside = np.zeros(len(context.weights), dtype=np.bool_)
    for each in pairwise(borders):
        if each not in clauses:
            beside |= context.says(*each)
    is_set = any(
        _SET.search(context.text[sentence[0] : start])
        for start, _ in context.mentions.exact
        if sentence[0] <= start < sentence[1]
    )
    # 每小时调整为5元，月卡不变 sets nothing that is asked for where beside what is left only the subject is named.
    if is_set and (beside & ~context.titled).any():
        return False
    alone = [context.says(*each) & ~beside for each in clauses if not _FIGURES.search(context.text, *each)]
    return any(float(context.weights @ said) >= _ALONE * float(context.weights.sum()) for said in alone)


def share_a_label(one: HitText, figure: Stretch, other: HitText, other_figure: Stretch) -> bool:
    """Whether two figures are called the same by their texts, in four characters or more (开放时间, 护理学专业)."""
    first, second = _label(one, figure), _label(other, other_figure)
    at = next(
        (
            at
            for at in range(len(first) - _SHARED + 1)
            if _RUN.fullmatch(first, at, at + _SHARED) and first[at : at + _SHARED] in second
        ),
        None,
    )
    if at is None:
        return False
    # 图书馆开放时间 is not what 体育馆开放时间 is.
    before, other_before = first[:at][-1:], second[: second.index(first[at : at + _SHARED])][-1:]
    return not (_RUN.fullmatch(before) and _RUN.fullmatch(other_before))


def _label(context: HitText, figure: Stretch) -> str:
    """What stands before a figure in its sentence, back to the figure before, be it that this one was changed to it."""
    start, _ = context.sentence_at(figure[0], figure)
    before = context.text[start : figure[0]]
    named = [_PLAIN.sub(" ", part) for part in _FIGURES.split(before) if _RUN.search(part)]
    last = "".join(_RUN.findall(named[-1])) if named else ""
    # 缴存基数上限30128元，下限2200元: what the two have in common stands before the first.
    if len(named) > 1 and (CHANGED.search(before) or len(last) < _SHARED):
        named[-2:] = [" ".join(named[-2:])]
    return named[-1] if named else ""
