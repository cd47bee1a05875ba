"""Passages and reports, ready for looking things up, kept while there is room."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Final, NamedTuple

from cachetools import LRUCache

from retrieval.backend import ReportRecords
from retrieval.search.evidence import PassageText, lay_out
from retrieval.types import Passage, Report

CACHED_PASSAGES: Final = 16_384
"""Passages kept ready for looking things up, about 4 KB each."""

CACHED_CHARACTERS: Final = 4_000_000
"""Characters of the reports kept for citing them, 8 MB: a report is shown far more often than it changes."""


class Candidate(NamedTuple):
    """A passage, ready for looking things up."""

    passage: Passage
    text: PassageText


class CandidateCache:
    """Those of one index; may be shared between threads. Calls belong into a `Store.reading` of the caller.

    Args:
        catalogue: Its reports and passages.
    """

    def __init__(self, catalogue: ReportRecords) -> None:
        self._catalogue = catalogue
        # A passage's number is never given to another text or title, so that neither of the two can be stale; but what
        # is kept may be gone from the index, and is found only by who has its number from an older state.
        self._ready: LRUCache[int, Candidate] = LRUCache(CACHED_PASSAGES)
        self._reports: LRUCache[int, Report] = LRUCache(CACHED_CHARACTERS, getsizeof=_characters)
        self._lock = threading.Lock()

    def find(self, numbers: Sequence[int]) -> tuple[Candidate, ...]:
        """Passages by their numbers, in the order given, without those that are gone."""
        with self._lock:
            ready = {number: self._ready[number] for number in numbers if number in self._ready}
        missing = sorted({number for number in numbers if number not in ready})
        if missing:
            loaded = self.read(missing)
            with self._lock:
                self._ready.update(loaded)
            ready |= loaded
        return tuple([ready[number] for number in numbers if number in ready])

    def read(self, numbers: Iterable[int]) -> dict[int, Candidate]:
        """Passages as they stand in the database now, by their numbers, without those that are gone."""
        found = self._catalogue.passages_by_id(numbers)
        texts = lay_out((passage.text, title, passage.tabular) for passage, title in found)
        return {passage.id: Candidate(passage, text) for (passage, _), text in zip(found, texts, strict=True)}

    def published(self, numbers: Iterable[int]) -> Mapping[int, date | None]:
        """When the reports of passages were published, by the passages' numbers."""
        return self._catalogue.published(numbers)

    def passage_at(self, report: int, paragraph: int) -> Passage | None:
        """The passage of a report that a body paragraph begins in, from the database."""
        return self._catalogue.passage_at(report, paragraph)

    def reports(self, passages: Sequence[Passage]) -> list[Report]:
        """The report of each passage."""
        first = {first_of_report(passage): passage.report_id for passage in passages}
        found = dict(zip(first, self.reports_of({report: number for number, report in first.items()}), strict=True))
        return [found[first_of_report(passage)] for passage in passages]

    def reports_of(self, firsts: Mapping[int, int]) -> list[Report]:
        """Some reports, in the order given.

        Args:
            firsts: The number of the first passage of each, by the report's number: see `first_of_report`.
        """
        first = {number: report for report, number in firsts.items()}
        with self._lock:
            kept = {number: self._reports[number] for number in first if number in self._reports}
        missing = {report: number for number, report in first.items() if number not in kept}
        if missing:
            loaded = {missing[number]: report for number, report in self._catalogue.reports(missing).items()}
            for number, report in loaded.items():
                # What is larger than the whole cache is not kept.
                with self._lock, suppress(ValueError):
                    self._reports[number] = report
            kept |= loaded
        return [kept[number] for number in first]


def _characters(report: Report) -> int:
    return sum(map(len, report.paragraphs))


def first_of_report(passage: Passage) -> int:
    """The number of the first passage of its report: it tells a report, and what it said, from all others."""
    return passage.id - passage.ordinal
