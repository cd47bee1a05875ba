"""A question over the years: all reports that speak to it, in the order of time, with the course of a figure.

Where reports speak to one point in figures, these are the entries, also those that say the same figure later; else all
that speak of as much of the question as the best one. It goes the first steps of an answer with the searcher, over more
candidates, and declines where an answer would be.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from retrieval.analysis import MAX_QUESTION, Tokenizer
from retrieval.search.begun import Begun
from retrieval.search.extraction import expected_answer
from retrieval.search.filters import Selection
from retrieval.search.ranking import best_of_reports
from retrieval.search.versions.comparing import points_on_it
from retrieval.search.versions.holding import Dated, dated
from retrieval.search.versions.may_speak import speaking_of_it
from retrieval.search.versions.points import Point, says_the_same
from retrieval.search.versions.series import names_all
from retrieval.types import Hit, Report, Span, Timeline, TimelineEntry, by_date

if TYPE_CHECKING:
    from retrieval.search.searcher import Searcher

MOST_ENTRIES: Final = 100
"""Stories that are looked for: as many lines as somebody reads."""

_CHANGE: Final = re.compile(
    "的?(?:历年|历次|逐年|这些年|近年来?|一直以来)?来?的?"
    "(?:(?:变化|变动|变迁|走势|趋势|演变|沿革|时间线)(?:情况|过程)?|(?:是)?(?:怎么|怎样|如何)(?:变化?|调整|演变)(?:过?来)?的?)"
    r"(?:是?(?:什么|怎样|如何)样?的?)?\W*$"
    r"|^\W*(?:历年|历次|逐年)的?"
)
"""Words that ask for a timeline; reports do not say them."""

_MUCH: Final = "是多少"
"""Put behind a question that asks for nothing, as 渡轮船票: of what changes most is a figure."""

_NO_COURSE: Final = frozenset({"date", "clock", "contact"})
"""Kinds of figures that do not rise and fall."""


def timeline_of(searcher: "Searcher", question: str, tokenizer: Tokenizer, index: Selection, today: date) -> Timeline:
    """What reports say to a question over the years; arguments as of `Searcher.search`."""
    found: list[Hit] = []
    points: dict[int, Point] = {}
    begun = None
    for wording in _wordings(question, tokenizer):
        begun, found, points = _speaking(searcher, wording, tokenizer, index, today)
        if _differ(points):
            break
    if begun is None or not found:
        return Timeline(question, ())
    # The same words of another town are no repost.
    terms = begun.lookup.question
    places = [place for place in terms.places if names_all(found[0].report, [place], terms)]
    found = [hit for hit in found if names_all(hit.report, places, terms)]

    def wants(report: Report) -> bool:
        return index.wants(report) and names_all(report, places, terms)

    folded = searcher.folded(begun, sorted(found, key=_by_date), wants)
    own = {point.said.hit.report.id: point for point in points.values()}
    entries = [_entry(hit, own.get(hit.report.id)) for hit in sorted(folded, key=_by_date)]
    unit = _unit_of(own.values()) if _differ(points) else None
    if unit is None:
        entries = [replace(entry, value=None) for entry in entries]
    return Timeline(question, tuple(entries), unit)


def _by_date(hit: Hit) -> tuple[bool, str, int]:
    return by_date(hit.report)


def _wordings(question: str, tokenizer: Tokenizer) -> list[str]:
    """What to search for: the question without the words that ask for a timeline, first as one for a figure."""
    plain = _CHANGE.sub("", question).strip() or question
    kind = expected_answer(tokenizer.question(plain).asked).kind
    return [f"{plain}{_MUCH}", plain] if kind == "other" and len(plain) + len(_MUCH) <= MAX_QUESTION else [plain]


def _speaking(
    searcher: "Searcher", question: str, tokenizer: Tokenizer, index: Selection, today: date
) -> tuple[Begun, list[Hit], dict[int, Point]]:
    """What each report says that speaks to a question, and the figures that answer it, by place; else none differ."""
    begun, found = searcher.begin(question, tokenizer.question(question), index, MOST_ENTRIES, today)
    if found.support == "none" or begun.ranked is None:
        return begun, [], {}
    best = best_of_reports(begun.ranked)
    lay_out, reports_at = partial(searcher.laid_out, begun, begun.ranked), partial(searcher.reports_at, begun.ranked)
    lay_out(best[:1])
    missing = found.signals.missing if found.signals else ()
    # Each report by its own time, whichever the question names.
    points = points_on_it(begun, best, lay_out, reports_at, (), tokenizer.words, missing, MOST_ENTRIES)
    if not _differ(points):
        if found.support == "possible" and searcher.doubt(begun, found).support == "none":
            return begun, [], {}
        asked = {place: point for place, point in points.items() if point.exact}
        begun.said |= {place: point.said for place, point in asked.items()}
        return begun, lay_out([best[0], *speaking_of_it(begun, best, (), MOST_ENTRIES)]), asked
    times = {id(each.point): each for each in dated(list(points.values()))}
    return begun, [_told(point, times.get(id(point)), today) for point in points.values()], points


def _differ(points: dict[int, Point]) -> bool:
    values = list(points.values())
    return any(not says_the_same(values[0], other) for other in values[1:])


def _told(point: Point, own: Dated | None, today: date) -> Hit:
    """The hit of a point, told whether it holds today."""
    return replace(
        point.said.hit,
        begins=own.begins if own and own.begins > today else None,
        ended=own.ends if own and own.ends and own.ends < today else None,
    )


def _entry(hit: Hit, point: Point | None) -> TimelineEntry:
    if point is None:
        return TimelineEntry(hit, None, None)
    place = point.said.located.context.written(point.figure)
    figure = Span(place.start - hit.passage.start, place.end - hit.passage.start)
    values = [float(number) for number, _ in point.figures]
    return TimelineEntry(hit, figure, values[0] if len(values) == 1 else None)


def _unit_of(points: Collection[Point]) -> str | None:
    """The unit of all figures; None where they have several, or do not rise and fall."""
    units = {unit for point in points for _, unit in point.figures}
    single = all(len(point.figures) == 1 for point in points)
    kinds = {point.said.located.context.expected.kind for point in points}
    return next(iter(units)) if single and len(units) == 1 and kinds.isdisjoint(_NO_COURSE) else None
