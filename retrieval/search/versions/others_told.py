"""What hits are told of each other: whether what they say holds today, and which reports say otherwise, or newer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from retrieval import types
from retrieval.analysis import normalise_name
from retrieval.search.versions.holding import Dated, validity_of
from retrieval.search.versions.points import Point, says_the_same
from retrieval.search.versions.series import day_published, is_next
from retrieval.types import Hit

OLD_DAYS: Final = 365
"""Days after which the age of an answer is told, where something newer of its series is there."""


def with_validity(hit: Hit, today: date) -> Hit:
    """A hit of which there is no other version, or none is known, told whether it holds today."""
    rule = validity_of(hit.report)
    return replace(
        hit,
        begins=rule.begins if rule.begins and rule.begins > today else None,
        ended=rule.ends if rule.ends and rule.ends < today else None,
    )


def repealed_by(hits: Sequence[Hit], today: date) -> date | None:
    """The last day of the first hit's rule, where another hit puts it out of force, be it without a rule of its own."""
    first, title = hits[0].report, normalise_name(hits[0].report.title)
    days = []
    for other in hits[1:]:
        if day_published(other.report.published) > day_published(first.published):
            rule = validity_of(other.report)
            if any(repealed in title for repealed in rule.repeals):
                days.append((rule.begins or day_published(other.report.published)) - timedelta(days=1))
    return min((day for day in days if day < today), default=None)


def newer_than(hits: Sequence[Hit], today: date) -> "types.Version | None":
    """The newest report of the first hit's series, where that is old; no figure tells what has changed."""
    first = hits[0].report
    if first.published is None or (today - day_published(first.published)).days < OLD_DAYS:
        return None
    begun = day_published(first.published)
    later = [
        (day_published(hit.report.published), -rank)
        for rank, hit in enumerate(hits, 1)
        if day_published(hit.report.published) > begun and is_next(hit.report, first)
    ]
    if not later:
        return None
    rank = -max(later)[1]
    return types.Version(rank, hits[rank - 1].report, hits[rank - 1].paragraphs, "")


def told_of(hit: Hit, point: Point | None, versions: Sequence[Dated], ranks: dict[int, int], today: date) -> Hit:
    """A hit with the versions of what it says, the newest first, and whether that holds today.

    Args:
        hit: The hit.
        point: What it says on the point; None where it speaks to none.
        versions: All of them.
        ranks: Of the hits, by report.
        today: The day it is.
    """
    if point is None:
        return hit
    own = next((each for each in versions if each.point is point), None)
    others = [each for each in versions if not says_the_same(each.point, point)]
    newest = sorted(others, key=lambda each: (each.begins, each.published), reverse=True)
    return replace(
        hit,
        versions=tuple(_version(each, ranks.get(each.point.said.hit.report.id, 0), today) for each in newest),
        begins=own.begins if own and own.begins > today else None,
        ended=own.ends if own and own.ends and own.ends < today else None,
    )


def _version(one: Dated, rank: int, today: date) -> "types.Version":
    hit = one.point.said.hit
    return types.Version(
        rank,
        hit.report,
        hit.paragraphs,
        one.point.written,
        one.begins if one.begins > today else None,
        one.ends if one.ends and one.ends < today else None,
    )
