"""What a hit says on the point asked about: the figure that answers, and the sentence it stands in.

Of several figures in sight the one is taken that the words of the question stand nearest to and that is of the time
asked about: not the one that the text tells of an earlier year, nor the one that it says was raised to another.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from decimal import Context, Decimal
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from retrieval.analysis import (
    Figure,
    Period,
    figure_at,
    find_dates,
    find_figures,
    names_rule,
    normalise_name,
    without_figures,
)
from retrieval.doors import late_pattern
from retrieval.search.extraction import FIGURE_KINDS, HitText
from retrieval.search.hits import Said
from retrieval.search.versions.figures_told import (
    counts_something,
    figures_of,
    of_the_kind,
    says_figure,
    units_at,
    without_days,
)
from retrieval.search.versions.scopes import changed, is_unchanged, of_the_bound, said_of
from retrieval.types import Span

_Part = tuple[int, int]


_CHOSEN: Final = 0.1
"""How much nearer a figure counts that stands in the words chosen as the answer."""
_SAID_OF: Final = 2.0
"""How much of the question is said of a figure, beside how near its words stand."""
_OF_ANOTHER_TIME: Final = 1.0
_LABELLED: Final = 1.0
"""The same for one behind a label that the question names, as in a row: 收入：100 万元；支出：110 万元."""
_SAID_TO_CHANGE: Final = 0.5

TIMES: Final[frozenset[str]] = frozenset({"date", "clock", "duration"})
"""Kinds of answer whose units say nothing about whether two speak to one point."""

_LABEL: Final = late_pattern(r"([^,;:。·\s]{1,20}):\s?$")

_LARGE: Final = 100_000
_FEWEST_DIGITS: Final = 3
_YEAR_ALONE: Final = late_pattern(r"\d{4}\s?年[底初末]?")

_NO_WORD: Final = late_pattern(r"[\W_]+")
_ISSUED: Final = late_pattern("\\s?(?:发布|印发|公布|刊发|下发|发出|刊登)")
_CLAUSE: Final = late_pattern(r"[,;:](?!(?<=\d[,:])\d)")
_AFTER: Final = 4
"""Characters behind what looks like an answer in which its unit may stand."""


class Point(NamedTuple):
    """What one hit says.

    Attributes:
        said: The hit; where another figure in it is of the time asked about, with that as its answer.
        figures: What it says, as far as it can be compared.
        figure: Where the figure stands in the text of `said.located.context`.
        pairs: Pairs of characters of its sentence beside figures, question and blanks.
        exact: Whether `figures` are of the kind asked for; else they are all of the sentence.
    """

    said: Said
    figures: frozenset[Figure]
    figure: _Part
    pairs: frozenset[str]
    exact: bool

    @property
    def written(self) -> str:
        """The figure as the report writes it."""
        span = self.said.located.context.written(self.figure)
        return self.said.hit.report.text[span.start : span.end]


def says_the_same(one: Point, other: Point) -> bool:
    """Whether two hits say one figure, be it that one rounds it: 13.922亿元 and 13.92亿元."""
    if one.figures == other.figures:
        return True
    if not one.exact:
        return False
    if one.said.located.context.expected.kind == "date":
        # 12月31日 of a year that the other names.
        return bool(one.figures & other.figures) and {unit for _, unit in one.figures ^ other.figures} <= {"年"}
    if len(one.figures) != 1 or len(other.figures) != 1:
        return False
    ((first, unit),), ((second, other_unit),) = one.figures, other.figures
    return unit == other_unit and (_rounds(first, second) or _rounds(second, first))


def _rounds(value: Decimal, other: Decimal) -> bool:
    """Whether the other is the value with fewer digits, of the many that large sums have."""
    digits = len(other.as_tuple().digits)
    return min(value, other) >= _LARGE and digits >= _FEWEST_DIGITS and Context(prec=digits).plus(value) == other


def point_of(said: Said, times: Collection[Period], like: Point | None = None) -> Point | None:
    """What a hit says on the point; None where no figure says it.

    Args:
        said: The hit.
        times: Those that the question names.
        like: What another one says: of several figures one in its unit is taken.
    """
    context, kind = said.located.context, said.located.context.expected.kind
    if kind in FIGURE_KINDS:
        if is_left(said):
            return None
        mentions = mentions_of(said)
        if like is not None and like.exact and kind not in TIMES:
            units = {unit for _, unit in like.figures}
            mentions = [each for each in mentions if units_at(context.text, each) == units] or mentions
        return point_at(said, _nearest(said, mentions, times), times) if mentions else None
    found = figures_of(said)
    if not found:
        return None
    start, end = context.part(said.located.sentence)
    figures = frozenset(figure for a, b in found for figure in find_figures(context.text[a:b]))
    return Point(said, figures, found[0], _pairs(context, (start, end)), exact=False)


def mentions_of(said: Said) -> list[_Part]:
    """What in sight looks like the figure asked for."""
    context, kind = said.located.context, said.located.context.expected.kind
    mentions = [place for place in _mentions(said) if _is_inside(place, said.located.shown)]
    mentions = [place for place in mentions if kind in TIMES or says_figure(context.text, place)]
    mentions = of_the_kind(said, mentions)
    if not mentions and kind not in TIMES:
        # 多少个名额 is told as 18名, 招多少护士 as 84人, 贷款利率 as 3%.
        mentions = [place for place in figures_of(said) if counts_something(context.text, place, kind)]
    return mentions


def is_left(said: Said) -> bool:
    """Whether a hit says of the point that it stays as it was."""
    context = said.located.context
    return context.expected.kind in FIGURE_KINDS and is_unchanged(context, context.part(said.located.sentence))


def _mentions(said: Said) -> list[_Part]:
    """What looks like the figure asked for, also where the question has its number in a date: 3人, asked on 6月3日."""
    context, expected = said.located.context, said.located.context.expected
    if expected.kind in TIMES or expected.exact is None:
        # When another notice came is no time that this one tells.
        return [place for place in context.mentions.exact if not _ISSUED.match(context.text, place[1])]
    asked = context.lookup.question.asked
    named = frozenset(find_figures(asked))
    places = [
        (start, end)
        for start, end in (match.span() for match in expected.exact.finditer(context.text))
        if context.text[start : end + 1].strip() not in asked
        and not ((figure := figure_at(context.text, start)) and figure[0] in named)
    ]
    days = [each.span for each in find_dates(context.text, said.hit.report.published)] if places else []
    return [(start, end) for start, end in places if not any(day.start <= start < day.end for day in days)]


def _nearest(said: Said, mentions: list[_Part], times: Collection[Period]) -> _Part:
    """The one of some mentions that the question asks for."""
    context, day = said.located.context, said.hit.report.published
    near = context.nearness(mentions)
    mentions = mentions[: near.size]
    if len(mentions) == 1:
        return mentions[0]
    own, answer = _own_years(said, times), context.part(said.located.answer)
    values = near + _SAID_OF * said_of(context, mentions)
    values = values + np.array([_fits(context, place, answer, own, day) for place in mentions])
    return mentions[int(np.round(values, 9).argmax())]


def _own_years(said: Said, times: Collection[Period]) -> set[int]:
    """The years of which a hit is to tell."""
    day = said.hit.report.published
    own = {year for period in times for year in (period.first.year, period.last.year)}
    if not own or not any(mention.period.first.year in own for mention in find_dates(said.located.context.text, day)):
        # What was in force in 2022 was told in 2021, as of 本年度.
        return set(years_of(said.hit.report.title, day))
    return own


def point_at(said: Said, best: _Part, times: Collection[Period]) -> Point:
    """What a hit says by the figure at a place.

    Args:
        said: The hit.
        best: Where the figure stands, one of `mentions_of`.
        times: Those that the question names.
    """
    context, report = said.located.context, said.hit.report
    answer, own, day = context.part(said.located.answer), _own_years(said, times), report.published
    found = figure_at(context.text, best[0])
    end = max(best[1], min(found[1], best[1] + _AFTER)) if found else best[1]
    while context.expected.kind in TIMES and (more := figure_at(context.text, end)):
        end = more[1]  # 3年6个月
    end = best[0] + len(context.text[best[0] : end].rstrip())
    figures = frozenset(find_figures(context.text[best[0] : end]))
    number, sentence = next((n, s) for n, s in enumerate(context.sentences) if s[0] <= best[0] < s[1])
    told = _tells_of(context, best, own, day)
    # That the words chosen are told of another time makes none of those without a time the answer, unless the notice
    # itself is of the time asked about.
    of_it = told is None and names_rule(report.title) and not own.isdisjoint(years_of(report.title, day))
    if not _is_inside(best, answer) and (not times or told or of_it):
        said = _answered_by(said, number, sentence, best)
    return Point(said, figures, (best[0], end), _pairs(context, sentence), exact=True)


def _fits(context: HitText, place: _Part, answer: _Part, own: Collection[int], day: date | None) -> float:
    """What else speaks for a figure, and against it."""
    sentence = context.sentence_at(place[0], place)
    before = context.text[sentence[0] : place[0]]
    value = _CHOSEN * _is_inside(place, answer)
    if own and _tells_of(context, place, own, day) is False:
        value -= _OF_ANOTHER_TIME
    label = _LABEL.search(before)
    if label and any(term[2:] in label[1] for term in context.lookup.terms if term.startswith("w:")):
        value += _LABELLED
    if _YEAR_ALONE.fullmatch(context.text[place[0] : place[1]].strip()):
        value -= _SAID_TO_CHANGE
    asked = context.lookup.question.asked
    return value + _SAID_TO_CHANGE * changed(before, asked) + _LABELLED * of_the_bound(before, asked)


def _tells_of(context: HitText, place: _Part, years: Collection[int], day: date | None) -> bool | None:
    """Whether a figure is told of one of some years; None where its sentence names none before it."""
    sentence = context.sentence_at(place[0], place)
    dates = find_dates(context.text[sentence[0] : place[0]], day)
    told = next((mention.period for mention in reversed(list(dates)) if mention.year != "nearest"), None)
    return None if told is None else told.first.year in years or told.last.year in years


def _answered_by(said: Said, number: int, sentence: _Part, figure: _Part) -> Said:
    """The hit with the clause of another of its figures as its answer."""
    context, hit = said.located.context, said.hit
    shown = said.located.shown
    start, end = max(sentence[0], shown[0]), min(sentence[1], shown[1])
    borders = [start, *(match.end() for match in _CLAUSE.finditer(context.text, start, end)), end]
    clause = next((a, b) for a, b in pairwise(borders) if a <= figure[0] < b)
    whole, answer = context.written((start, end)), context.written(clause)
    offset = hit.passage.start
    return said._replace(
        located=said.located._replace(sentence=whole, answer=answer, terms=context.found[:, number]),
        hit=replace(
            hit,
            sentence=Span(whole.start - offset, whole.end - offset),
            answer=Span(answer.start - offset, answer.end - offset),
        ),
        terms=context.found[:, number],
    )


_TITLE_YEAR: Final = late_pattern(r"(?<![\d〔\[])(?:19|20)\d\d(?=\s?[年级届])")


def years_of(title: str, published: date | None) -> frozenset[int]:
    """The years that a report is about: those that its title names, else that of its publication."""
    named = frozenset(map(int, _TITLE_YEAR.findall(normalise_name(title))))
    return named or (frozenset({published.year}) if published else frozenset())


def _pairs(context: HitText, place: _Part) -> frozenset[str]:
    asked = set(_bigrams(context.lookup.question.asked))
    text = without_figures(without_days(context.text[place[0] : place[1]], None))
    return frozenset(pair for part in text.split() for pair in _bigrams(part)) - asked


def _bigrams(text: str) -> list[str]:
    return [first + second for first, second in pairwise(_NO_WORD.sub("", text))]


def _is_inside(place: _Part, part: _Part) -> bool:
    # A figure that begins behind a part is not in it, though its last space may be.
    return part[0] <= place[0] < part[1] and place[1] <= part[1] + 1
