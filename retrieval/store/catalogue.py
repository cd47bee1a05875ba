"""Reports and passages looked up and counted: what the index is about, as it stands in SQLite.

Every call belongs into a `Store.reading` of the caller, which decides what is seen together. Who writes them is
`rows`.
"""

import json
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any

from retrieval import types
from retrieval.errors import ReportNotFound
from retrieval.reasons import Code
from retrieval.store.database import Store
from retrieval.store.filter_condition import published_condition
from retrieval.store.known_files import BELOW, bounds_below
from retrieval.store.rows import date_from_text, read_bylines, read_related, report_from_row
from retrieval.store.seen_tables import SeenTables
from retrieval.types import Grouping, Passage, Report


class Catalogue:
    """Reads the reports and passages of one store.

    Args:
        store: The database.
        collections: Those whose reports are read, by name; None for all.
    """

    def __init__(self, store: Store, collections: frozenset[str] | None = None) -> None:
        self._store = store
        # All goes through here: no statement sees more than that.
        self._read = SeenTables(store, collections).read

    def within(self, collections: frozenset[str]) -> "Catalogue":
        """The same of some collections only: no other report is found, counted or named by it."""
        return Catalogue(self._store, collections)

    def stored(self, report_ids: Iterable[int]) -> list[int]:
        """Those of some ids under which there is a report."""
        rows = self._read(
            "SELECT id FROM report WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(list(report_ids))]
        )
        return [number for (number,) in rows.fetchall()]

    def reports_of_file(self, key: str) -> list[Report]:
        """The report of a file, or those inside it, the newest first."""
        rows = self._read(
            f"SELECT id FROM report WHERE id IN (SELECT id FROM file WHERE key = ? OR {BELOW})"  # noqa: S608
            " ORDER BY published DESC, id DESC",
            [key, *bounds_below(key)],
        )
        numbers = [number for (number,) in rows.fetchall()]
        found = self.reports(numbers)
        return [found[number] for number in numbers]

    def report(self, report_id: int) -> Report:
        """Load a report.

        Raises:
            ReportNotFound: No report has that id.
        """
        found = self.reports([report_id])
        if not found:
            raise ReportNotFound(Code.NO_REPORT_NUMBER, number=report_id)
        return found[report_id]

    def reports(self, ids: Iterable[int]) -> dict[int, Report]:
        """Load reports; an id that no report has is left out."""
        rows = self._read(
            "SELECT report.id, key, title, source, published, url, bylines, related, text, report.sha256,"
            " reading, pages, written, tables, valid_from, valid_until, replaces"
            " FROM report JOIN file USING (id) WHERE report.id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(ids))],
        )
        return {row[0]: report_from_row(*row) for row in rows}

    def report_ids(self, *, key: str | None = None, title: str | None = None) -> list[int]:
        """Numbers of the reports with that key, or that title."""
        column, value = ("key", key) if key is not None else ("title", title)
        rows = self._read(
            f"SELECT report.id FROM report JOIN file USING (id) WHERE {column} = ? ORDER BY report.id",  # noqa: S608  # one of two literals
            [value],
        )
        return [row[0] for row in rows]

    def titles(self) -> list[tuple[int, str, str | None, date | None]]:
        """Id, title, source and date of every report, the newest first; none of their texts is read."""
        rows = self._read("SELECT id, title, source, published FROM report ORDER BY published DESC, id DESC")
        return [(number, title, source, date_from_text(published)) for number, title, source, published in rows]

    def titled_by_file(self, report_ids: Iterable[int]) -> list[int]:
        """Those of some reports whose title is the name of their file."""
        rows = self._read(
            "SELECT id FROM report WHERE json_extract(reading, '$.title.how') = 'file name'"
            " AND id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(report_ids))],
        )
        return [number for (number,) in rows.fetchall()]

    def standing_in(self, report_id: int) -> int | None:
        """The report with the bytes of one whose file is gone: there was another file of the same; None without one."""
        row = self._read(
            "SELECT min(other.id) FROM file AS other JOIN file AS gone USING (content)"
            " WHERE gone.id = ? AND gone.state = 'gone' AND other.state = 'indexed'",
            [report_id],
        ).fetchone()
        return None if row[0] is None else int(row[0])

    def passages(self, report_id: int) -> list[Passage]:
        """All passages of a report, in order."""
        return [passage for passage, _ in self._load_passages("report_id = ? ORDER BY ordinal", [report_id])]

    def passage_at(self, report_id: int, paragraph: int) -> Passage | None:
        """The passage in which a body paragraph of a report begins; None where it has no such paragraph."""
        condition = "report_id = ? AND first <= ? AND last >= ? ORDER BY ordinal LIMIT 1"
        return next((found for found, _ in self._load_passages(condition, [report_id, paragraph, paragraph])), None)

    def passage_ids(self, report_ids: Iterable[int]) -> list[int]:
        """The ids of all passages of some reports."""
        rows = self._read(
            "SELECT id FROM passage WHERE report_id IN (SELECT value FROM json_each(?))", [json.dumps(list(report_ids))]
        )
        return [number for (number,) in rows.fetchall()]

    def passages_by_id(self, ids: Iterable[int]) -> list[tuple[Passage, str]]:
        """Load passages, each with its report's title, in no promised order; an id that no passage has is left out."""
        wanted = json.dumps(list(ids))
        return self._load_passages("passage.id IN (SELECT value FROM json_each(?))", [wanted])

    def passages_after(self, passage_id: int, limit: int) -> list[tuple[Passage, str]]:
        """The next passages by id, each with its report's title: to go through all in steps."""
        return self._load_passages("passage.id > ? ORDER BY passage.id LIMIT ?", [passage_id, limit])

    def suspicious_report_ids(self) -> list[int]:
        """Numbers of the reports that may have a doubtful field, by key."""
        rows = self._read(
            "SELECT report.id FROM report JOIN file USING (id) WHERE source IS NULL OR published IS NULL"
            " OR reading LIKE '%\"guessed\"%' OR reading LIKE '%\"missing\"%' ORDER BY key"
        )
        return [number for (number,) in rows]

    def published(self, ids: Iterable[int]) -> dict[int, date | None]:
        """When the reports of passages were published; an id that no passage has is left out."""
        rows = self._read(
            "SELECT passage.id, published FROM passage JOIN report ON report.id = report_id"
            " WHERE passage.id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(ids))],
        )
        return {number: date_from_text(published) for number, published in rows}

    def passage_texts(self, ids: Iterable[int]) -> dict[int, str]:
        """What passages say; an id that no passage has is left out."""
        rows = self._read(
            'SELECT report_id, id, start, "end" FROM passage WHERE id IN (SELECT value FROM json_each(?))',
            [json.dumps(list(ids))],
        )
        asked: dict[int, list[tuple[int, int, int]]] = {}
        for report, *passage in rows:
            asked.setdefault(report, []).append(tuple(passage))
        # Each report once: SQLite would read all of it anew for each of its passages.
        texts = self._read(
            "SELECT id, text FROM report WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(list(asked))]
        )
        return {number: text[start:end] for report, text in texts for number, start, end in asked[report]}

    def source_names(self) -> list[str]:
        """Every source, as the reports have it."""
        rows = self._read("SELECT DISTINCT source FROM report WHERE source IS NOT NULL")
        return [name for (name,) in rows]

    def published_between(
        self,
        since: date | None,
        until: date | None,
        sources: Sequence[str] | None,
        among: Collection[int] | None = None,
    ) -> tuple[int, date | None]:
        """How many reports were published from one day to another by some sources, and the newest day of them.

        Args:
            since: The first day; None for any.
            until: The last day; None for any.
            sources: As the reports have them; None for any.
            among: The only reports that count, by number; None for all.
        """
        condition, values = published_condition(since, until, sources, among)
        count, newest = self._read(
            f"SELECT count(*), max(published) FROM report WHERE {condition}",  # noqa: S608 - made of literals
            values,
        ).fetchone()
        return count, date_from_text(newest)

    def passage_ranges(
        self,
        since: date | None,
        until: date | None,
        sources: Sequence[str] | None,
        among: Collection[int] | None = None,
    ) -> "array[int]":
        """The passages of the reports that `published_between` counts.

        Returns:
            The first and the last number of each range, one after the other, ascending: a report's passages are
            stored one after the other.
        """
        condition, values = published_condition(since, until, sources, among)
        wanted = f"SELECT id FROM report WHERE {condition}"  # noqa: S608
        rows = self._read(
            f"SELECT min(id), max(id) FROM passage WHERE report_id IN ({wanted}) GROUP BY report_id ORDER BY 1",  # noqa: S608
            values,
        )
        return array("q", chain.from_iterable(rows))

    def sources(
        self, *, limit: int | None, offset: int = 0, group: "types.Group | None" = None, by: Grouping | None = None
    ) -> "Iterator[types.ListedReport]":
        """Reports without their text, newest first, those without a date last; of one group, or all.

        With `by` a group stands together, and the groups in the order of `groups`.
        """
        among = f"WHERE {_GROUP_NAMES[group.by]} = ?" if group else ""
        # Months are in the order of the dates anyway.
        name = _GROUP_NAMES[by or "month"]
        together = "" if by in (None, "month") else f"{name} = '', count(*) OVER (PARTITION BY {name}) DESC, {name}, "
        rows = self._read(
            "SELECT report.id, key, title, source, published, url, bylines,"  # noqa: S608  # of this module's own words
            " length(text) - length(replace(text, char(10), '')) + 1,"
            " (SELECT count(*) FROM passage WHERE report_id = report.id), related"
            f" FROM report JOIN file USING (id) {among}"
            f" ORDER BY {together}published DESC, report.id DESC LIMIT ? OFFSET ?",
            [*([group.name] if group else []), -1 if limit is None else limit, offset],
        )
        for number, key, title, source, published, url, bylines, paragraphs, passages, related in rows:
            yield types.ListedReport(
                id=number,
                key=key,
                title=title,
                source=source,
                published=date_from_text(published),
                url=url,
                bylines=read_bylines(bylines),
                paragraphs=paragraphs,
                passages=passages,
                related=read_related(related),
            )

    def groups(self, by: Grouping) -> "list[types.Group]":
        """As `ReportRecords.groups`."""
        order = "name = '', name DESC" if by == "month" else "name = '', count(*) DESC, name"
        rows = self._read(
            f"SELECT {_GROUP_NAMES[by]} AS name, count(*), min(id) FROM report GROUP BY 1 ORDER BY {order}"  # noqa: S608
        )
        return [types.Group(by, name, reports, sample) for name, reports, sample in rows]

    def group(self, by: Grouping, sample: int) -> "types.Group | None":
        """The group that a report belongs to; None where there is no such report."""
        name = _GROUP_NAMES[by]
        row = self._read(
            f"SELECT {name}, count(*), min(id) FROM report"  # noqa: S608
            f" WHERE {name} = (SELECT {name} FROM report WHERE id = ?) GROUP BY 1",
            [sample],
        ).fetchone()
        return types.Group(by, *row) if row else None

    def counts(self) -> tuple[int, int]:
        """How many reports and how many passages there are."""
        row = self._read("SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM passage)")
        reports, passages = row.fetchone()
        return reports, passages

    def report_count(self) -> int:
        """How many reports there are; counting the passages, of which there may be a million, takes far longer."""
        return int(self._read("SELECT count(*) FROM report").fetchone()[0])

    def newest(self) -> date | None:
        """The publication date of the newest report."""
        return date_from_text(self._read("SELECT max(published) FROM report").fetchone()[0])

    def _load_passages(self, condition: str, values: list[Any]) -> list[tuple[Passage, str]]:
        # `condition` is always a literal of this module; what people write comes in `values`.
        columns = 'passage.id, report_id, ordinal, first, last, start, "end", substr(text, start + 1, "end" - start)'
        tables = "passage JOIN report ON report.id = report_id"
        rows = self._read(f"SELECT {columns}, tabular, title FROM {tables} WHERE {condition}", values)  # noqa: S608
        return [
            (Passage(number, report, ordinal, range(first, last + 1), start, end, text, bool(tabular)), title)
            for number, report, ordinal, first, last, start, end, text, tabular, title in rows
        ]


_GROUP_NAMES: dict[Grouping, str] = {
    "source": "coalesce(source, '')",
    "month": "coalesce(substr(published, 1, 7), '')",
    "collection": "(SELECT collection FROM file WHERE file.id = report.id)",
}
