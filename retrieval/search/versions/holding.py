"""Which of several versions of one thing holds at the time asked about, and in which order the others follow.

Without a time, or now: the newest that is in force. A time named: what is of that time, then what was in force then. A
correction comes before what it corrects whatever is asked.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from retrieval.analysis import Period, Validity, find_dates, find_validity, names_rule, normalise_name
from retrieval.doors import late_pattern
from retrieval.search.versions.points import Point, years_of
from retrieval.search.versions.series import CORRECTED_WITHIN, day_published
from retrieval.types import Report

_FIRST_YEAR: Final = 1900
_A_YEAR: Final = timedelta(days=365)
_SPELLS: Final = frozenset({"date", "duration"})
_TO: Final = late_pattern(r"\s?(?:起?至|到|[-–—~])\s?")
_FORMERLY: Final = late_pattern("原来|原先|以前|之前|此前|从前|过去|当初|当时|最初|最早|起初|调整前|修订前")


class Dated(NamedTuple):
    """A version with what is known of its time.

    Attributes:
        point: What it says.
        published: The day of its report.
        begins: The first day on which it holds.
        ends: The last one, if it is known.
        years: The years it is about.
        rule: What its report says of its validity.
    """

    point: Point
    published: date
    begins: date
    ends: date | None
    years: frozenset[int]
    rule: Validity

    def is_in_force(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.begins <= day and (self.ends is None or day <= self.ends)


def validity_of(report: Report) -> Validity:
    """From when to when a report's rule holds: as its owner says, else as it says so itself."""
    rule = find_validity(report.title, report.text, report.published)
    return replace(rule, begins=report.valid_from or rule.begins, ends=report.valid_until or rule.ends)


def dated(points: Sequence[Point]) -> list[Dated]:
    """Versions with their times, as far as those of one thing tell them of each other; without those of no date."""
    found = []
    for point in points:
        report, rule = point.said.hit.report, validity_of(point.said.hit.report)
        if report.published is not None:
            day = day_published(report.published)
            # A day with its year says itself which year it is about, where the title names none.
            told = frozenset(int(number) for number, unit in point.figures if unit == "年" and point.exact)
            told = told if told and min(told) > _FIRST_YEAR else frozenset()
            years = years_of(report.title, None) or told or years_of(report.title, report.published)
            begins, ends = spell_of(point, day) or (rule.begins or day, rule.ends)
            found.append(Dated(point, day, begins, ends, years, rule))
    found = [_as_corrected(each, found) for each in found]
    return [_as_repealed(each, found) for each in found]


def spell_of(point: Point, day: date) -> tuple[date, date] | None:
    """The first and the last day for which alone a sentence tells a figure: 2月16日至22日，每天只开13:00—18:00."""
    context = point.said.located.context
    if context.expected.kind in _SPELLS:
        return None  # there from when to when is what is asked
    start, _ = context.sentence_at(point.figure[0], point.figure)
    before = context.text[start : point.figure[0]]
    found = list(find_dates(before, day))
    for one, other in pairwise(found):
        between = before[one.span.end : other.span.start]
        # 旺季（4月至10月） comes again every year.
        once = one.year == "named" or one.period.first == one.period.last
        if once and _TO.fullmatch(between) and "每年" not in before:
            first, last = one.period.first, other.period.last
            # 7月31日, read in January, is that of the year before, were it not for what it ends.
            return (first, last) if last >= first else (first, last + _A_YEAR)
    return None


def _as_corrected(one: Dated, all_of_them: Sequence[Dated]) -> Dated:
    """A correction holds for as long as what it corrects."""
    if not one.rule.corrects:
        return one
    before = [
        other
        for other in all_of_them
        if not other.rule.corrects and timedelta() <= one.published - other.published <= CORRECTED_WITHIN
    ]
    if not before:
        return one
    corrected = max(before, key=lambda each: each.published)
    return one._replace(
        begins=one.rule.begins or corrected.begins,
        ends=one.ends or corrected.ends,
        years=one.years | corrected.years,
    )


def _as_repealed(one: Dated, all_of_them: Sequence[Dated]) -> Dated:
    """What a later one puts out of force ends on the day before that begins."""
    report = one.point.said.hit.report
    title = normalise_name(report.title)
    by = [
        other.begins - timedelta(days=1)
        for other in all_of_them
        if (other.published > one.published and any(repealed in title for repealed in other.rule.repeals))
        or (other is not one and _takes_place_of(other.point.said.hit.report, report))
    ]
    return one._replace(ends=min([*by, *([one.ends] if one.ends else [])])) if by else one


def _takes_place_of(report: Report, other: Report) -> bool:
    """Whether the owner of a report says that it takes the place of another one."""
    return report.replaces is not None and report.replaces in (other.key, other.title, f"r{other.id}")


def asks_of_before(asked: str) -> bool:
    """Whether a normalised question asks how it was before, at no time that it names."""
    return _FORMERLY.search(asked) is not None


def in_order(versions: Sequence[Dated], asked: str, times: Collection[Period], today: date) -> list[Dated]:
    """Versions, the one that holds at the time asked about first.

    Args:
        versions: In the order of the ranking.
        asked: The normalised question.
        times: Those that it names.
        today: The day it is.
    """
    if not times and asks_of_before(asked):
        return list(versions)
    newest = sorted(versions, key=lambda each: (each.begins, each.published), reverse=True)
    if not times:
        return sorted(newest, key=lambda each: not each.is_in_force(today))
    days = all(period.first == period.last for period in times)
    rules = any(names_rule(each.point.said.hit.report.title) for each in versions)
    if days and not rules and not any(_is_of(each, times) for each in versions):
        return list(versions)  # stories of other days: none of them is nearer to that one
    last = max(period.last for period in times)
    if any(period.first <= today for period in times):
        last = min(last, today)  # what is yet to come is told by what will be in force then
    return sorted(newest, key=lambda each: (not _is_of(each, times), not each.is_in_force(last)))


def _is_of(one: Dated, times: Collection[Period]) -> bool:
    """Whether a version is of a time: its title names the year, or without any it was published then."""
    named = one.years - {one.published.year}
    if named and one.rule.begins is None:
        # 2026年寒假安排 is of 2026, though it was published the year before.
        return any(period.first.year <= year <= period.last.year for year in one.years for period in times)
    if any(one.begins in period for period in times):
        return True
    if all(one.begins > period.last for period in times):
        return False
    if named:
        return any(period.first.year <= year <= period.last.year for year in one.years for period in times)
    return any(one.published in period for period in times)
