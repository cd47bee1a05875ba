"""Which passages may answer at all, and which of them are of the time that was asked about.

Stands in front of an index and looks like it, so that all that ranks passages ranks only those selected. A question
that names a time (2022年9月, 去年) prefers passages of reports published then, and passages that name a day of that
time without its year: of four times as many as are wanted the best are kept, so one may come in that a little more
of the words left out.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from threading import Lock
from typing import Any, Final

from cachetools import LRUCache

from retrieval.analysis import Period, find_dates, normalise
from retrieval.backend import ReportRecords, TermIndex
from retrieval.store import Story
from retrieval.types import ALL_REPORTS, Filters, Report

_Asked = tuple[Filters, frozenset[str] | None]

PREFERENCE: Final = 1.15
"""Factor on the score of a passage of the time asked about: it settles what words leave near a tie.

The open sets show that it harms nothing there, not what it gains: their reports bear no dates.
"""

_LOOKED_AT: Final = 4
"""Times as many passages are looked at as are wanted, before those of the time asked about are moved up."""

_REMEMBERED: Final = 8
"""Filters, each with the collections asked, of which is kept what they let through: of 233,000 passages 3 MB each."""


class Selections:
    """Makes the selections of one engine; may be shared between threads.

    What a filter lets through is worked out once a state of the index and kept for the filters used last.

    Args:
        catalogue: The reports and passages of the index.
    """

    def __init__(self, catalogue: ReportRecords) -> None:
        self._catalogue = catalogue
        self._known: LRUCache[_Asked, tuple[TermIndex, Any, Any]] = LRUCache(_REMEMBERED)
        self._lock = Lock()

    def of(self, index: TermIndex, filters: Filters, collections: frozenset[str] | None = None) -> "Selection":
        """What filters let through of some collections of an index (None for all); inside a `Store.reading`."""
        if filters == ALL_REPORTS and collections is None:
            return Selection(index, self._catalogue, filters, all_seen=True)
        seen = self._catalogue if collections is None else self._catalogue.within(collections)
        with self._lock:
            known = self._known.get((filters, collections))
        if known is None or known[0] is not index:
            ranges = seen.passage_ranges(*_columns(seen, filters))
            known = index, index.among(ranges), ranges
            with self._lock:
                self._known[filters, collections] = known
        return Selection(index, seen, filters, *known[1:], all_seen=collections is None)


class Selection:
    """An index of which only some passages are seen. Calls belong into a `Store.reading` of the caller.

    Args:
        index: The whole index.
        catalogue: Its reports and passages, those that may be seen.
        filters: Which reports are wanted.
        selected: Their passages, as `TermIndex.among` gives them; None for all.
        ranges: The same, as the catalogue found them; None for all.
        all_seen: Whether the catalogue has all that the index has.

    Attributes:
        ranges: As given.
        shown: Reports shown before, which are asked first.
        wants: As `wanted` makes it.
    """

    def __init__(
        self,
        index: TermIndex,
        catalogue: ReportRecords,
        filters: Filters,
        selected: Any = None,  # noqa: ANN401 - the backend's own
        ranges: Any = None,  # noqa: ANN401 - likewise
        *,
        all_seen: bool,
    ) -> None:
        self._index = index
        self._catalogue = catalogue
        self._selected = selected
        self.ranges = ranges
        self._all_seen = all_seen
        self._times: tuple[Period, ...] = ()
        self._known_timely: dict[int, bool] = {}
        self.shown: Collection[int] = ()
        self.wants = wanted(filters)

    def preferring(self, times: tuple[Period, ...]) -> "Selection":
        """The same for a question that names some times, or none."""
        if not times:
            return self
        preferring = copy(self)
        preferring._times = times
        preferring._known_timely = {}
        return preferring

    def asking_first(self, shown: Collection[int]) -> "Selection":
        """The same for a question that goes on with what reports were shown for, or with none."""
        asking = copy(self)
        asking.shown = shown
        return asking

    def seen(self, stories: Mapping[int, Story]) -> Mapping[int, Story]:
        """Stories as those reports tell them that may be seen; a story of one alone is none."""
        if self._all_seen or not stories:
            return stories
        kept = set(self._catalogue.stored({number for story in stories.values() for number in story.reports}))
        cut = {
            story: Story(story.reports & kept, {one: at for one, at in story.passages.items() if one in kept})
            for story in set(stories.values())
        }
        return {number: cut[story] for number, story in stories.items() if len(cut[story].reports) > 1}

    def top(self, query: Mapping[str, float], k: int) -> list[tuple[int, float]]:
        """As `TermIndex.top`, of the passages selected, those of the time asked about, or shown, moved up."""
        return self.preferred(self._index.top(query, self.looked_at(k), self._selected), k)

    def looked_at(self, k: int) -> int:
        """How many passages to look at for the best k."""
        return k * _LOOKED_AT if self._times or self.shown else k

    def preferred(self, scored: list[tuple[int, float]], k: int) -> list[tuple[int, float]]:
        """The best k of passages with their scores, those of the time asked about, or shown, moved up."""
        if not self._times and not self.shown:
            return scored[:k]
        if self._times:
            timely = self._known_timely
            # More are asked for until enough are found: those known already are not read again.
            if new := [passage for passage, _ in scored if passage not in timely]:
                found = self._timely(self._catalogue.published(new))
                timely.update((passage, passage in found) for passage in new)
            scored = [(passage, score * PREFERENCE if timely[passage] else score) for passage, score in scored]
        # Those keep their score: they are to be looked at, not to seem surer.
        shown = set(self._catalogue.passage_ids(self.shown)) if self.shown else ()
        scored.sort(key=lambda pair: (-pair[1] * (PREFERENCE if pair[0] in shown else 1), pair[0]))
        return scored[:k]

    @property
    def corpus_size(self) -> int:
        """As `TermIndex.corpus_size`, of the whole index."""
        return self._index.corpus_size

    def document_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """As `TermIndex.document_frequencies`, of the whole index."""
        return self._index.document_frequencies(terms)

    def idfs(self, terms: Iterable[str]) -> dict[str, float]:
        """As `TermIndex.idfs`: how rare a term is does not depend on what is selected."""
        return self._index.idfs(terms)

    def runs(self, parts: Sequence[str], whole: Sequence[str]) -> Sequence[bytes]:
        """As `TermIndex.runs`, of the whole index."""
        return self._index.runs(parts, whole)

    def _timely(self, published: Mapping[int, date | None]) -> set[int]:
        """The passages that were published in the time asked about, or name a day of it without its year."""
        dated = {passage: day for passage, day in published.items() if day}
        timely = {passage for passage, day in dated.items() if any(day in time for time in self._times)}
        # Read for those alone that need it: a passage's text lies behind all that its report says.
        texts = self._catalogue.passage_texts(dated.keys() - timely)
        return timely | {
            passage
            for passage, text in texts.items()
            if any(
                mention.year != "named" and mention.period in time
                for mention in find_dates(text, dated[passage])
                for time in self._times
            )
        }


def wanted(filters: Filters) -> Callable[[Report], bool]:
    """Tells whether a report may answer: what `Selections` finds of all reports, for one at hand."""
    since, until = filters.since, filters.until
    source = normalise(filters.source) if filters.source else None

    def wants(report: Report) -> bool:
        if filters.among is not None and report.id not in filters.among:
            return False
        if since or until:
            if report.published is None:
                return False
            day = date(report.published.year, report.published.month, report.published.day)
            if (since and day < since) or (until and day > until):
                return False
        return source is None or (report.source is not None and source in normalise(report.source))

    return wants


def extent(catalogue: ReportRecords, filters: Filters) -> tuple[int, date | None]:
    """How many reports may answer, and when the newest of them was published."""
    if filters == ALL_REPORTS:
        return catalogue.report_count(), catalogue.newest()
    return catalogue.published_between(*_columns(catalogue, filters))


def _columns(
    catalogue: ReportRecords, filters: Filters
) -> tuple[date | None, date | None, list[str] | None, frozenset[int] | None]:
    """Filters as the catalogue takes them: of the source its names, of which there are far fewer than reports."""
    if not filters.source:
        return filters.since, filters.until, None, filters.among
    part = normalise(filters.source)
    names = [name for name in catalogue.source_names() if part in normalise(name)]
    return filters.since, filters.until, names, filters.among


def times_of(question: str, today: date, *, nearest: bool = False) -> tuple[Period, ...]:
    """The times that a normalised question names: with a year in figures, or by a word such as 去年.

    A month without a year (9月3日) is none: nobody knows which year is meant; unless the `nearest` will do, as where
    what speaks of it is known and only has to be put in order.
    """
    mentions = list(find_dates(question, today))
    found = [mention.period for mention in mentions if nearest or mention.year != "nearest"]
    if nearest and any(mention.year == "nearest" and mention.period.first > today for mention in mentions):
        # Of a day to come that of the year before is meant as well, if anything is known of it.
        before = find_dates(question, today.replace(year=today.year - 1, day=1))
        found += [mention.period for mention in before if mention.year == "nearest" and mention.period.last < today]
    return tuple(dict.fromkeys(found))
