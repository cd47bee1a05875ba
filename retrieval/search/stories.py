"""Hits of which each tells another story: reposts stand with the hit whose answer they repeat.

A repost is put with a hit only where it says the answering sentence word for word. A version that differs there,
be it by one number, stays a hit of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from retrieval.store.catalogue import Catalogue
from retrieval.store.reposts import Reposts, find_sentence
from retrieval.types import Hit, Report, Repost

MOST_REPOSTS = 50
"""Reposts told of one hit; nobody reads more."""


def each_story_once(
    hits: Sequence[Hit],
    catalogue: Catalogue,
    reposts: Reposts,
    wants: Callable[[Report], bool] = lambda _: True,
) -> list[Hit]:
    """Put hits of one story together.

    Args:
        hits: The best first, each of another report.
        catalogue: Loads the reports.
        reposts: Knows which reports tell the same story.
        wants: Whether a report may answer: who asks of some reports only is told of no others.

    Returns:
        The hits in their order, each story once, reposts with them.
    """
    paired = reposts.paired([hit.report.id for hit in hits])
    shown: list[Hit] = []
    told: set[int] = set()
    own = {hit.report.id: hit for hit in hits}
    for hit in hits:
        if hit.report.id in told:
            continue
        if hit.report.id not in paired:
            shown.append(hit)
            continue
        same: list[Repost] = []
        for number in reposts.story(hit.report.id):
            if number in told:
                continue
            report = own[number].report if number in own else catalogue.report(number)
            repost = _repost(hit, report, own.get(number)) if wants(report) else None
            if repost:
                same.append(repost)
                told.add(number)
        told.add(hit.report.id)
        same.sort(key=lambda repost: _by_date(repost.report))
        shown.append(replace(hit, reposts=tuple(same[:MOST_REPOSTS])))
    return shown


def _repost(hit: Hit, report: Report, own: Hit | None) -> Repost | None:
    """The report as a repost of the hit; None where it says something else on what was asked."""
    place = find_sentence(_sentence(hit), report.paragraphs)
    if place is None:
        return None
    if own is not None and find_sentence(_sentence(own), hit.report.paragraphs) is None:
        return None
    return Repost(report, place)


def _sentence(hit: Hit) -> str:
    return hit.passage.text[hit.sentence.start : hit.sentence.end]


def _by_date(report: Report) -> tuple[bool, str, int]:
    """Earliest first, those without a date last; a day without a time before the times of that day."""
    published = report.published
    return published is None, published.isoformat() if published else "", report.id
