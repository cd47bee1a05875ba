"""Whether hits speak to one point with the first of them: of one thing, as much of the question, in like figures.

Better one too few than one too many: what names other places, organisations or models is about something else.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

import numpy as np

from retrieval.analysis import Figure, Word, figure_at, find_figures, names_rule, normalise
from retrieval.arrays import Bools, Floats
from retrieval.doors import late_pattern
from retrieval.search.nameable import named_by_office
from retrieval.search.versions.named_things import A_MODEL, BY_NUMBER, names_each, names_of, unknown_to
from retrieval.search.versions.points import TIMES, Point
from retrieval.search.versions.scopes import share_a_label
from retrieval.search.versions.series import (
    FEWEST_PAIRS,
    are_a_series,
    are_of_one_office,
    are_other_offices,
    corrects,
    is_next,
)

TextToWords = Callable[[str], tuple[Word, ...]]
"""Takes a normalised text apart into its words."""

APART: Final = 0.1
"""Share of the question that one report speaks of in what is shown and the other does not: at most."""

UNSAID: Final = 0.2
"""Share of what the first one says of the question that a correction of it may say nowhere."""

SEEN: Final = 0.7
"""Share of the question that each of them speaks of in what is shown."""

SEEN_OF_A_SERIES: Final = 0.4
"""The same where they belong to one series: people ask 最多能借几册 where notices say 借阅上限."""

SAID: Final = 0.6
"""Share of the question that the sentence of each says, its title included."""

SAID_BESIDE: Final = 0.25
"""The same where they belong to one series: there the title says what it is about, and the sentence the figure."""

TEMPLATE: Final = 0.6
"""Share of the shorter sentence's pairs of characters that the other has too, where no kind of figure is asked for."""


# Words of one meaning of which a question has one and the news another.
_SAME: Final = (
    frozenset({"死亡", "遇难", "身亡", "丧生", "罹难", "死者", "遇难者"}),
    frozenset({"失联", "失踪"}),
    frozenset({"补贴", "补助"}),
    frozenset({"封顶", "封顶线", "上限", "限额", "最高", "最多", "至多"}),
    frozenset({"下限", "起付", "起付线", "最低", "最少", "至少"}),
    frozenset({"末班", "末班车", "最后一班", "一班"}),
)
_KINDS: Final = frozenset(
    {"时间", "价格", "金额", "费用", "标准", "人数", "数量", "点", "钱", "元", "多久", "多长时间"}
)
"""Words that say of which kind the answer is, and nothing of what it is about."""
_HAN: Final = late_pattern("[\u4e00-\u9fff]+")
_WHEN: Final = late_pattern(
    "一[年月天次张斤吨平套户辆条晚]|[今去明前后昨本上下][年天日月周]|现在|目前|最新|最近|如今|当前|现行|眼下|[本上]?年[度底初末]|[0-9年月日级届]+"
)


class OneThing:
    """What the first hit speaks to, and whether others do too; what is to know of the first is worked out once.

    Args:
        weights: How much each of the question's own terms says.
        first: The hit.
        words: Of the tokeniser.
        by_meaning: Whether its meaning alone speaks for it, so that the others were chosen by their series.
    """

    def __init__(self, weights: Floats, first: Point, words: TextToWords, *, by_meaning: bool = False) -> None:
        self._weights = weights
        self._first = first
        self._words = words
        self._by_meaning = by_meaning

    def is_spoken_of(self, other: Point) -> bool:
        """Whether another hit speaks to it: of one thing, as much of the question, in figures that can be compared."""
        if not compares(self._first, other):
            return False
        # Names are looked at last: their reports have to be cut into words.
        asked = self._by_meaning or self._is_asked(other)
        asked = asked or (corrects(self._first.said.hit.report, other.said.hit.report) and self._says_it(other))
        return asked and not self._is_another(other)

    @cached_property
    def _named(self) -> set[str]:
        return names_of(self._first, self._words)

    @cached_property
    def _titled(self) -> set[str]:
        return names_of(self._first, self._words, in_title=True)

    @cached_property
    def _of_first(self) -> tuple[Bools, Bools]:
        return self._terms_of(self._first)

    @cached_property
    def _counted(self) -> Floats:
        """How much each word of the question says."""
        counted: Floats = self._weights * words_of_it(self._asked)
        return counted

    @property
    def _asked(self) -> tuple[str, ...]:
        """The terms of the question."""
        return self._first.said.located.context.lookup.terms

    @cached_property
    def _otherwise(self) -> list[tuple[int, frozenset[str]]]:
        """Terms of which there are other words of the same meaning, with these."""
        words = [term[2:] for term in self._asked]
        return [(n, group) for n, word in enumerate(words) for group in _SAME if any(word in each for each in group)]

    @cached_property
    def _shorter(self) -> list[tuple[int, str]]:
        """Terms of three characters and more, with what one office may call them in short: 末班 for 末班车."""
        words = [(number, term[2:]) for number, term in enumerate(self._asked) if term.startswith("w:")]
        return [(number, word[:-1]) for number, word in words if len(word) > len("末班") and _HAN.fullmatch(word)]

    @cached_property
    def _models(self) -> set[str]:
        """Models that the question names."""
        words = {term[2:] for term in self._asked if term.startswith("w:")}
        return {word for word in words if A_MODEL.fullmatch(word) and any(map(str.isdigit, word))}

    @cached_property
    def _numbered(self) -> list[str]:
        """Things that the question tells from others by a number: 12路, 2号线."""
        return BY_NUMBER.findall(self._first.said.located.context.lookup.question.asked)

    @cached_property
    def _figures(self) -> list[tuple[int, Figure]]:
        """Words that are figures, which may stand there in other writing: 一年, 1年."""
        found = [(number, figure_at(term[2:], 0)) for number, term in enumerate(self._asked) if term.startswith("w:")]
        return [(n, each[0]) for n, each in found if each and each[0][1] and each[1] == len(self._asked[n]) - len("w:")]

    def _is_another(self, other: Point) -> bool:
        """Whether they name other places, organisations or models, or are of other offices."""
        report, others = self._first.said.hit.report, other.said.hit.report
        if are_other_offices(report, others):
            return True
        if self._models and self._models <= _models_of(self._first) & _models_of(other):
            return False  # another one may be told of beside the one asked about
        if self._numbered and not names_each(self._numbered, others) and names_each(self._numbered, report):
            return True
        # What one office names in passing is a stop or a street of the same thing.
        by_title = are_of_one_office(report, others)
        named = self._titled if by_title else self._named
        return bool(unknown_to(named, others)) and bool(
            unknown_to(names_of(other, self._words, in_title=by_title), report)
        )

    def _is_asked(self, other: Point) -> bool:
        """Whether both say most of the question, and neither lacks more of it than the other."""
        (first, one), (second, another), counted = self._of_first, self._terms_of(other), self._counted
        report, others = self._first.said.hit.report, other.said.hit.report
        total = float(counted.sum()) or 1.0
        if are_called_the_same(self._first, other):
            # What all of it is about a notice says once, above its list.
            first, second = (said | _anywhere(point) for said, point in ((first, self._first), (second, other)))
            apart = float(counted[first ^ second].sum())
            return apart <= APART * total and float(counted[first & second].sum()) >= SEEN_OF_A_SERIES * total
        apart = max(float(counted[first & ~second].sum()), float(counted[second & ~first].sum()))
        if apart > APART * total:
            return False
        if is_next(report, others):
            return True
        least = min(float(counted[terms].sum()) for terms in (one, another))
        seen = min(float(counted[present].sum()) for present in (first, second))
        series, office = are_a_series(report, others), are_of_one_office(report, others)
        in_sight = SEEN_OF_A_SERIES if series else SEEN
        if not office:
            return seen >= in_sight * total and least >= (SAID_BESIDE if series else SAID) * total
        # What neither notice of an office says (打车, 那次) tells nothing of whether they speak to one point.
        told = float(counted[first | second].sum())
        return seen >= max(in_sight * told, SEEN_OF_A_SERIES * total) and least >= SAID_BESIDE * told

    def _says_it(self, other: Point) -> bool:
        """Whether a report says somewhere what the first one says of the question, be it not all in one sentence."""
        (first, _), (second, _) = self._of_first, self._terms_of(other)
        lacks = first & ~(second | _anywhere(other))
        return float(self._counted[lacks].sum()) <= UNSAID * (float(self._counted[first].sum()) or 1.0)

    def _terms_of(self, point: Point) -> tuple[Bools, Bools]:
        """Which terms of the question are in sight, in those words or in others; and which the sentence itself says.

        3人 says 人数, and an office need not name itself.
        """
        context, shown, titled = point.said.located.context, point.said.located.shown, point.said.titled
        by_itself: Bools = titled | named_by_office(
            point.said.hit.report, context.lookup.question.asked, self._asked, of_media=True
        )
        present = context.says(*shown) | by_itself
        for number, _ in context.shown(shown):
            present |= context.found[:, number]
        text, title = context.text[shown[0] : shown[1]], context.texts[0].title
        units = {unit for _, unit in point.figures if unit}
        if units:
            present |= np.array([any(unit in term[2:] for unit in units) for term in self._asked], dtype=np.bool_)
        for number, figure in self._figures:
            present[number] |= figure in find_figures(text)
        if are_of_one_office(point.said.hit.report, self._first.said.hit.report):
            for number, short in self._shorter:
                present[number] |= short in text or short in title
        for number, group in self._otherwise:
            if any(each in text or each in title for each in group):
                present[number] = True
        return present, point.said.terms | by_itself


def _models_of(point: Point) -> set[str]:
    """The models that the sentence of a point names."""
    hit = point.said.hit
    return set(A_MODEL.findall(normalise(hit.passage.text[hit.sentence.start : hit.sentence.end])))


def _anywhere(point: Point) -> Bools:
    """Which terms of the question stand anywhere in what is read of a report."""
    context = point.said.located.context
    anywhere: Bools = context.found.any(axis=1) | context.titled
    return anywhere


def compares(one: Point, other: Point) -> bool:
    """Whether two hits say figures of one kind, or the same but for figures."""
    if one.exact != other.exact:
        return False
    if one.exact:
        first, second = one.said.hit.report, other.said.hit.report
        if one.said.located.context.expected.kind in TIMES and (
            (names_rule(first.title) and are_a_series(first, second)) or are_called_the_same(one, other)
        ):
            return True  # 3个工作日 becomes 4小时, 12月31日 next year's 2月28日
        # A table may say what it counts in its title alone.
        unsaid = any(each.said.hit.passage.tabular and _units(each) == [""] for each in (one, other))
        return (unsaid and len(one.figures) == len(other.figures) == 1) or _units(one) == _units(other)
    pairs = min(len(one.pairs), len(other.pairs))
    if pairs >= FEWEST_PAIRS and len(one.pairs & other.pairs) >= TEMPLATE * pairs:
        return True
    return _units(one) == _units(other) and are_a_series(one.said.hit.report, other.said.hit.report)


def adds_to(one: Point, other: Point) -> bool:
    """Whether a point says more of another, where its report may: what that was about it need not say again."""
    return are_called_the_same(one, other) and compares(one, other)


def are_called_the_same(one: Point, other: Point) -> bool:
    """Whether both say a figure of the kind asked for, and are of one office, which calls it the same."""
    if not (one.exact and other.exact and are_of_one_office(one.said.hit.report, other.said.hit.report)):
        return False
    return share_a_label(one.said.located.context, one.figure, other.said.located.context, other.figure)


def _units(point: Point) -> list[str]:
    return sorted(unit for _, unit in point.figures)


def words_of_it(terms: Sequence[str]) -> Bools:
    """Which terms of the question are words, but for those that name a time: pairs across words say nothing more."""
    words = [term[2:] if term.startswith("w:") else "" for term in terms]
    return np.array(
        [bool(word) and word not in _KINDS and _WHEN.fullmatch(word) is None for word in words], dtype=np.bool_
    )
