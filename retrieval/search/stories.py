"""Hits of which each tells another story: reposts stand with the hit whose answer they repeat.

A repost is put with a hit only where it says the answering sentence word for word. A version that differs there,
be it by one number, stays a hit of its own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import Final

from retrieval import types
from retrieval.search.candidates import Candidate, CandidateCache
from retrieval.store import Story
from retrieval.types import Hit, Report, by_date

MOST_REPOSTS: Final = 50
"""Reposts told of one hit; nobody reads more."""

KEPT: Final = 8
"""Reports of one story that are candidates where its reposts would keep out all others."""

RETOLD_WITHIN: Final = timedelta(days=30)
"""How long after the first report of a story others are reposts of it in a timeline."""

Stories = Mapping[int, Story]
"""Its story, for each report whose story others tell too."""


def crowd_of(reports: Sequence[int], stories: Stories) -> frozenset[int]:
    """The passages of stories that many tell, but for those of the first reports of each.

    Args:
        reports: Those found, the best first.
        stories: Of these reports.
    """
    seen: dict[Story, set[int]] = {}
    for number in reports:
        story = stories.get(number)
        if story is not None and len(kept := seen.setdefault(story, set())) < KEPT:
            kept.add(number)
    return frozenset(
        passage
        for story, kept in seen.items()
        for number, passages in story.passages.items()
        if number not in kept
        for passage in passages
    )


def without_copies(places: Sequence[int], candidates: Sequence[Candidate], stories: Stories) -> list[int]:
    """The places of candidates without those that repeat another one of their story to the letter.

    Whatever an answer says of such a copy it says of the first one, with the copy among its reposts.
    """
    kept: list[int] = []
    seen: set[tuple[Story, str]] = set()
    for place in places:
        passage = candidates[place].passage
        story = stories.get(passage.report_id)
        if story is not None:
            if (story, passage.text) in seen:
                continue
            seen.add((story, passage.text))
        kept.append(place)
    return kept


def each_story_once(
    hits: Sequence[Hit],
    stories: Stories,
    cache: CandidateCache,
    wants: Callable[[Report], bool] = lambda _: True,
) -> list[Hit]:
    """Put hits of one story together.

    Args:
        hits: The best first, each of another report.
        stories: Of their reports.
        cache: Where reports are found.
        wants: Whether a report may answer: who asks of some reports only is told of no others.

    Returns:
        The hits in their order, each story once, reposts with them.
    """
    shown: list[Hit] = []
    told: set[int] = set()
    own = {hit.report.id: hit for hit in hits}
    for hit in hits:
        if hit.report.id in told:
            continue
        told.add(hit.report.id)
        story = stories.get(hit.report.id)
        if story is None or story.reports <= told:
            shown.append(hit)
            continue
        others = story.reports - told
        repeated = [other for number in others & own.keys() if (other := _repost(hit, own[number].report, own[number]))]
        told.update(repost.report.id for repost in repeated)
        more = (
            repost
            for report in _in_order(story, others - own.keys(), cache)
            if wants(report) and (repost := _repost(hit, report, None))
        )
        same = sorted([*islice(more, MOST_REPOSTS), *repeated], key=lambda repost: by_date(repost.report))
        shown.append(replace(hit, reposts=tuple(same[:MOST_REPOSTS])))
    return shown


def tellings(hits: Sequence[Hit], stories: Stories) -> list[list[Hit]]:
    """Hits parted so that those of one story stand together only where they are of one time.

    Who says a year later what was said before tells something: that it still holds.

    Args:
        hits: The earliest first, each of another report.
        stories: Of their reports.
    """
    parted: list[list[Hit]] = []
    latest: dict[Story, list[Hit]] = {}
    for hit in hits:
        story = stories.get(hit.report.id)
        if story is not None and story in latest and is_retold(latest[story][0].report, hit.report):
            latest[story].append(hit)
            continue
        parted.append([hit])
        if story is not None:
            latest[story] = parted[-1]
    return parted


def is_retold(report: Report, other: Report, wants: Callable[[Report], bool] = lambda _: True) -> bool:
    """Whether another report of a story is wanted, and of the same time; one without a date may be."""
    if report.published is None or other.published is None:
        return wants(other)
    return abs(_day(other.published) - _day(report.published)) <= RETOLD_WITHIN and wants(other)


def _day(published: date) -> date:
    return date(published.year, published.month, published.day)


def _in_order(story: Story, numbers: frozenset[int], cache: CandidateCache) -> Iterator[Report]:
    """Some reports of a story, the earliest first, no more of them loaded than are asked for."""
    order = ((number, passages.start) for number, passages in story.passages.items() if number in numbers)
    while firsts := dict(islice(order, MOST_REPOSTS)):
        yield from cache.reports_of(firsts)


def _repost(hit: Hit, report: Report, own: Hit | None) -> "types.Repost | None":
    """The report as a repost of the hit; None where it says something else on what was asked."""
    place = _find_sentence(_sentence(hit), report.paragraphs)
    if place is None:
        return None
    if own is not None and _find_sentence(_sentence(own), hit.report.paragraphs) is None:
        return None
    return types.Repost(report, place)


@lru_cache(maxsize=256)  # Reposts have the same paragraphs, mostly to the letter.
def _find_sentence(sentence: str, paragraphs: tuple[str, ...]) -> range | None:
    # Here, since a question without reposts need not wait until this is loaded.
    from retrieval.analysis import find_sentence

    return find_sentence(sentence, paragraphs)


def _sentence(hit: Hit) -> str:
    return hit.passage.text[hit.sentence.start : hit.sentence.end]
