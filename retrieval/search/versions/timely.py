"""Which times of a question a report need not name: that of its own date, and those at which its rule was in force."""

from collections.abc import Iterator
from datetime import date

from retrieval.analysis import find_dates, names_rule
from retrieval.search.nameable import MEDIA
from retrieval.search.versions.holding import validity_of
from retrieval.search.versions.points import years_of
from retrieval.search.versions.series import day_published
from retrieval.types import Report, Span


def told_by_date(asked: str, report: Report, today: date | None, *, lasting: bool = False) -> Iterator[Span]:
    """Where a normalised question names a time that the date of a report tells.

    Args:
        asked: The question.
        report: The report; one without a date tells none.
        today: What 去年 is counted from; without it such words are left out.
        lasting: Whether what the report says holds until another one says otherwise, whatever it is called.
    """
    if report.published is None:
        return
    day = day_published(report.published)
    mentions = [mention for mention in find_dates(asked, day) if mention.year != "word"]
    mentions += [mention for mention in find_dates(asked, today) if mention.year == "word"]
    for mention in mentions:
        # A story of July need not tell of all of July.
        told = day in mention.period and (mention.period.first == mention.period.last or names_rule(report.title))
        begun = today is None or mention.period.first <= today
        holds = begun and mention.year != "nearest" and _was_in_force(report, mention.period.last, lasting=lasting)
        if told or holds:
            yield mention.span


def _was_in_force(report: Report, day: date, *, lasting: bool) -> bool:
    """Whether a rule held on a day that it need not name, of no year but that of its publication."""
    assert report.published is not None, "it has a date"
    if not report.source or MEDIA.search(report.source):
        return False  # a story of prices is no rule
    rule = validity_of(report)
    if not (lasting or names_rule(report.title) or rule.begins) or years_of(report.title, None):
        return False
    return (rule.begins or day_published(report.published)) <= day and (rule.ends is None or day <= rule.ends)
