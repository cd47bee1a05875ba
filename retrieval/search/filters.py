"""Which passages may answer at all, and which of them are of the time that was asked about.

Stands in front of an index and looks like it, so that all that ranks passages ranks only those selected. A question
that names a time (2022年9月, 去年) prefers passages of reports published then, and passages that name a day of that
time without its year; the preference is small and never adds or takes away a passage.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from retrieval.analysis.dates import Period, find_dates
from retrieval.analysis.normalisation import normalise
from retrieval.index.bm25 import InvertedBM25
from retrieval.store.catalogue import Catalogue, Dated
from retrieval.types import Filters, Report

PREFERENCE: Final = 1.15
"""Factor on the score of a passage of the time asked about: it settles what words leave near a tie.

It touches only questions that name a time: 523 of the 7,345 of ncp-tune, cmrc-dev and drcd-dev, whose MRR@10 and
recall@1 are the same without it. The reports of these sets bear no dates, so they show that it harms nothing there,
not what it gains.
"""

_LOOKED_AT: Final = 4
"""Times as many passages are looked at as are wanted, before those not selected are left out."""


class Selection:
    """An index of which only some passages are seen. Calls belong into a `Store.reading` of the caller.

    Args:
        index: The whole index.
        catalogue: Its reports and passages.
        filters: Which reports are wanted.
        times: What the question names as its time.

    Attributes:
        wants: As `wanted` makes it.
    """

    def __init__(
        self, index: InvertedBM25, catalogue: Catalogue, filters: Filters, times: tuple[Period, ...] = ()
    ) -> None:
        self._index = index
        self._catalogue = catalogue
        self._filters = filters
        self._times = times
        self._everything = filters == Filters()
        self.wants = wanted(filters)

    def preferring(self, times: tuple[Period, ...]) -> "Selection":
        """The same for a question that names some times, or none."""
        return Selection(self._index, self._catalogue, self._filters, times) if times else self

    def top(self, query: Iterable[str] | Mapping[str, float], k: int) -> list[tuple[int, float]]:
        """As `InvertedBM25.top`, of the passages selected, those of the time asked about moved up."""
        if self._everything and not self._times:
            return self._index.top(query, k)
        query = query if isinstance(query, Mapping) else list(query)
        looked_at = k * _LOOKED_AT
        while True:
            scored = self._index.top(query, looked_at)
            about = self._catalogue.dated_passages(passage for passage, _ in scored)
            kept = [(passage, score) for passage, score in scored if self.wants(about[passage])]
            if len(kept) >= k or len(scored) < looked_at:
                break
            looked_at *= _LOOKED_AT
        if self._times:
            timely = self._timely({passage: about[passage].published for passage, _ in kept})
            kept = [(passage, score * PREFERENCE if passage in timely else score) for passage, score in kept]
            kept.sort(key=lambda pair: (-pair[1], pair[0]))
        return kept[:k]

    @property
    def corpus_size(self) -> int:
        """As `InvertedBM25.corpus_size`, of the whole index."""
        return self._index.corpus_size

    def document_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """As `InvertedBM25.document_frequencies`, of the whole index."""
        return self._index.document_frequencies(terms)

    def idfs(self, terms: Iterable[str]) -> dict[str, float]:
        """As `InvertedBM25.idfs`: how rare a term is does not depend on what is selected."""
        return self._index.idfs(terms)

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


def wanted(filters: Filters) -> Callable[[Dated | Report], bool]:
    """Tells whether a passage, or any of a report, may answer."""
    since, until = filters.since, filters.until
    source = normalise(filters.source) if filters.source else None

    def wants(about: Dated | Report) -> bool:
        if since or until:
            if about.published is None:
                return False
            day = date(about.published.year, about.published.month, about.published.day)
            if (since and day < since) or (until and day > until):
                return False
        return source is None or (about.source is not None and source in normalise(about.source))

    return wants


def extent(catalogue: Catalogue, filters: Filters) -> tuple[int, date | None]:
    """How many reports may answer, and when the newest of them was published."""
    if filters == Filters():
        return catalogue.report_count(), catalogue.newest()
    wants = wanted(filters)
    found = [(about, count) for about, count in catalogue.origins() if wants(about)]
    days = [about.published for about, _ in found if about.published]
    return sum(count for _, count in found), max(days, default=None)


def times_of(question: str, today: date) -> tuple[Period, ...]:
    """The times that a normalised question names: with a year in figures, or by a word such as 去年.

    A month without a year (9月3日) is none: nobody knows which year is meant.
    """
    return tuple(mention.period for mention in find_dates(question, today) if mention.year != "nearest")
