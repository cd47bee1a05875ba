"""What an index has: its reports listed, grouped and counted, the last that came, and what an owner should look at."""

from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from retrieval import types
from retrieval.errors import ReportNotFound, RulesError
from retrieval.holdings.within_reach import WithinReach
from retrieval.meaning import find_encoder
from retrieval.reasons import Code
from retrieval.types import Grouping, Report, collection_of, folded_name, meant_by

if TYPE_CHECKING:
    from collections.abc import Generator

    from retrieval.types import Failure, Stats

_ARRIVALS_READ: Final = 1_000
"""Arrivals that are looked through at once."""

_NAMED: Final = 20
"""Collections that are named to who asked for one that is not there."""


class Inventory(WithinReach):
    """Lists and counts what there is; may be shared between threads."""

    def sources(
        self, *, limit: int | None = None, offset: int = 0, group: "types.Group | None" = None
    ) -> "list[types.ListedReport]":
        """Reports without their text, newest first, those without a date last.

        Args:
            limit: Largest number of them; None for all.
            offset: How many to leave out first.
            group: Only those of this group.
        """
        with self._index.store.reading():
            return list(self._records.sources(limit=limit, offset=offset, group=group))

    def each_source(self, by: Grouping | None = None) -> "Generator[types.ListedReport, None, None]":
        """All reports in the same order one by one, for lists too long to be held; all are of one state of the index.

        Args:
            by: What to put together; the groups come in the order of `groups`.
        """
        with self._index.store.reading():
            yield from self._records.sources(limit=None, by=by)

    def groups(self, by: Grouping) -> "list[types.Group]":
        """The sources or collections of the reports, those with most first, or their months, the newest first."""
        with self._index.store.reading():
            return self._records.groups(by)

    def group(self, by: Grouping, sample: int) -> "types.Group":
        """The group of reports that one belongs to.

        Raises:
            ReportNotFound: No report has that number.
        """
        with self._index.store.reading():
            found = self._records.group(by, sample)
        if found is None:
            raise ReportNotFound(Code.NO_REPORT_NUMBER, number=sample)
        return found

    def collection(self, name: str) -> "types.Group":
        """Find a collection by its name as people write it.

        Raises:
            RulesError: There is none of that name.
        """
        with self._index.store.reading():
            there = self._records.groups("collection")
        # Folders may be called alike but for their case.
        unread = (collection_of(failure.key) for failure in self.failures())
        wanted = meant_by(name, chain((group.name for group in there), unread))
        alike = [group for group in there if folded_name(group.name) == wanted]
        if not alike:
            names = ", ".join([*(group.name for group in there[:_NAMED]), *(["…"] if there[_NAMED:] else [])])
            raise RulesError(Code.NO_SUCH_COLLECTION, name=name, names=names)
        return next((group for group in alike if group.name == name), alike[0])

    def last_arrival(self) -> int:
        """The number of the last report that came in, in the order of their coming; 0 before the first.

        Whoever may not see all of them hears of none that they may not see.
        """
        with self._index.store.reading():
            arrivals = self._index.arrivals
            if self._index.collections(self.reach) is None:
                return arrivals.last()
            # From the end: what somebody may see seldom came long ago.
            before: int | None = None
            while came := arrivals.before(before, _ARRIVALS_READ):
                there = set(self._records.stored(arrival.report for arrival in came))
                for arrival in came:
                    if arrival.report in there:
                        return arrival.number
                before = came[-1].number
            return 0

    def arrivals_after(self, number: int, limit: int) -> "list[types.Arrival]":
        """The next reports that came in after one and are still there, the earliest first."""
        with self._index.store.reading():
            seen: list[types.Arrival] = []
            while came := self._index.arrivals.after(number, limit):
                there = set(self._records.stored(arrival.report for arrival in came))
                seen += (arrival for arrival in came if arrival.report in there)
                if len(seen) >= limit or len(came) < limit:
                    break
                number = came[-1].number
            return seen[:limit]

    def doubtful(self) -> list[Report]:
        """Reports whose title, source or date is missing or was guessed, by key."""
        with self._index.store.reading():
            suspicious = self._records.suspicious_report_ids()
            found = self._records.reports(suspicious)
            reports = [found[number] for number in suspicious]
        return [report for report in reports if report.doubtful]

    def superseded(self) -> "list[types.Superseded]":
        """Notices and rules that a newer one of the same series and source seems to replace, where no owner says so."""
        from retrieval.analysis import names_rule, stem_of

        series: dict[tuple[str, str | None], list[types.ListedReport]] = {}
        with self._index.store.reading():
            for listed in self._records.sources(limit=None):
                if listed.published and names_rule(listed.title) and (stem := stem_of(listed.title)):
                    series.setdefault((stem, listed.source), []).append(listed)
            together = [group for group in series.values() if len(group) > 1]
            found = self._records.reports(listed.id for group in together for listed in group)
        pairs = [
            types.Superseded(found[older.id], found[group[0].id])
            for group in together
            for older in group[1:]
            if older.published != group[0].published
        ]
        return [
            pair
            for pair in pairs
            if pair.report.valid_until is None
            and pair.by.replaces not in (pair.report.key, pair.report.title, f"r{pair.report.id}")
        ]

    def stats(self) -> "Stats":
        """The size and state of the index."""
        # Here, since a question need not wait for what tells of an index.
        from retrieval.types import Stats

        with self._index.store.reading():
            records = self._records
            reports, passages = records.counts()
            whole = self._index.collections(self.reach) is None
            return Stats(
                reports=reports,
                passages=passages,
                tokens=self._index.segments.index().total_length if whole else None,
                database_bytes=self._index.store.size() if whole else None,
                fingerprint=self._index.store.setting("fingerprint") or "",
                newest=records.newest(),
                indexed_at=self.indexed_at(),
                vectors=self._vectors() if whole else None,
            )

    def _vectors(self) -> int | None:
        vectors = self._index.vectors
        encoder = None if vectors is None else find_encoder()
        return None if vectors is None or encoder is None else vectors.count(encoder.fingerprint)

    def failures(self) -> "tuple[Failure, ...]":
        """The files that could not be read when last tried."""
        with self._index.store.reading():
            return tuple(
                failure for failure in self._index.files.failures() if self._index.may_see(self.reach, failure.key)
            )

    def indexed_at(self) -> datetime | None:
        """When what may be seen was last changed, in UTC; None where that was never, or before this was noted."""
        from retrieval.types import ChangeTimes  # likewise

        with self._index.store.reading():
            times = ChangeTimes.read(self._index.store.setting)
            if self._index.collections(self.reach) is None:
                return times.whole
            rules = self._index.rules()
            # By the rules: of a collection that is gone the end is remembered, and time does not go back.
            return times.of(lambda name: rules.admit(self.reach, name))

    def indexed_corpus(self) -> Path | None:
        """The folder that was indexed last; None if none was."""
        with self._index.store.reading():
            folder = self._index.store.setting("corpus")
        return None if folder is None else Path(folder)
