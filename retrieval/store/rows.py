"""The rows of reports and passages: put in and deleted; dates are text in them, lists JSON, and the way back.

Whoever writes does so inside a `Store.writing`, of all collections.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from retrieval import types
from retrieval.reasons import Code, Reason, reason
from retrieval.types import Byline, Origin, Reading, RelatedReport, Report

Columns = tuple[str | None, ...]
"""The row of a report without its id: title, source, published, url, bylines, text, related, sha256, reading, pages,
written, tables, valid_from, valid_until, replaces."""

TEXT: Final = 5
"""Where the text stands in that row."""

Place = tuple[int, int, int, int, int, bool]
"""Where a passage stands: its ordinal, first and last paragraph, first character, the one behind its last, and whether
it is of a table."""


def columns_of(report: Report) -> Columns:
    """The row of a report."""
    return (
        report.title,
        report.source,
        date_to_text(report.published),
        report.url,
        to_json([asdict(byline) for byline in report.bylines]),
        report.text,
        to_json(
            [{"title": r.title, "source": r.source, "published": date_to_text(r.published)} for r in report.related]
        ),
        report.sha256,
        to_json(asdict(report.reading)),
        to_json(report.pages),
        date_to_text(report.written),
        _tables_to_text(report.tables),
        date_to_text(report.valid_from),
        date_to_text(report.valid_until),
        report.replaces,
    )


def insert_reports(connection: sqlite3.Connection, rows: Iterable[tuple[int, Columns]]) -> None:
    """Store reports under the ids given."""
    # Plain SQL: sqlite-utils' insert takes ten times as long, inside a transaction that others wait for.
    connection.executemany(
        "INSERT INTO report (id, title, source, published, url, bylines, text, related, sha256, reading, pages,"
        " written, tables, valid_from, valid_until, replaces)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((number, *columns) for number, columns in rows),
    )


def insert_passages(connection: sqlite3.Connection, rows: Iterable[tuple[int, int, Place]]) -> None:
    """Store passages, each with its id and its report's; the reports are there already."""
    connection.executemany(
        'INSERT INTO passage (id, report_id, ordinal, first, last, start, "end", tabular)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((number, report, *place) for number, report, place in rows),
    )


def delete_report(connection: sqlite3.Connection, report_id: int) -> None:
    """Delete a report with its passages; its id stays with its key."""
    connection.execute("DELETE FROM passage WHERE report_id = ?", [report_id])
    connection.execute("DELETE FROM report WHERE id = ?", [report_id])


def report_from_row(
    number: int,
    key: str,
    title: str,
    source: str | None,
    published: str | None,
    url: str | None,
    bylines: str,
    related: str,
    text: str,
    sha256: str,
    reading: str,
    pages: str,
    written: str | None,
    tables: str,
    valid_from: str | None,
    valid_until: str | None,
    replaces: str | None,
) -> Report:
    """A report from its columns, in the order of its fields."""
    return Report(
        id=number,
        key=key,
        title=title,
        source=source,
        published=date_from_text(published),
        url=url,
        bylines=read_bylines(bylines),
        paragraphs=tuple(text.split("\n")),
        related=read_related(related),
        sha256=sha256,
        reading=_reading(reading),
        pages=tuple(json.loads(pages)),
        written=date_from_text(written),
        tables=_read_tables(tables) if tables else (),
        valid_from=date_from_text(valid_from),
        valid_until=date_from_text(valid_until),
        replaces=replaces,
    )


def _tables_to_text(tables: "Sequence[types.Table]") -> str:
    if not tables:
        return ""
    # Lists, since a sheet may have a million cells.
    return to_json(
        [
            [
                table.number,
                table.sheet,
                table.caption,
                [[column.names, column.unit] for column in table.columns],
                table.labels,
                [[row.paragraph, row.number, row.group, row.cells] for row in table.rows],
            ]
            for table in tables
        ]
    )


def _read_tables(text: str) -> "tuple[types.Table, ...]":
    return tuple(
        types.Table(
            number,
            sheet,
            caption,
            tuple([types.Column(tuple(names), unit) for names, unit in columns]),
            tuple(labels),
            tuple([types.Row(paragraph, place, group, tuple(cells)) for paragraph, place, group, cells in rows]),
        )
        for number, sheet, caption, columns, labels, rows in json.loads(text)
    )


def to_json(value: object) -> str:
    """A list or record for a column."""
    return json.dumps(value, ensure_ascii=False)


def read_bylines(text: str) -> tuple[Byline, ...]:
    """Bylines from their column."""
    return tuple(Byline(**byline) for byline in json.loads(text))


def read_related(text: str) -> tuple[RelatedReport, ...]:
    """Related reports from their column."""
    return tuple(
        RelatedReport(item["title"], item["source"], date_from_text(item["published"])) for item in json.loads(text)
    )


def reason_to_text(why: Reason) -> str:
    """A reason for its column: the name of its code and its values, as JSON."""
    return json.dumps({"code": why.code, "values": why.values}, default=_plain)


def _plain(value: Code | Reason) -> object:
    return value.name if isinstance(value, Code) else {"code": value.code, "values": value.values}


def reason_from_text(text: str) -> Reason:
    """What `reason_to_text` wrote; what a version with other codes wrote is kept as it stands."""
    try:
        found = json.loads(text, object_hook=_reason_of)
        str(found)
    except (ValueError, KeyError):
        found = None
    return found if isinstance(found, Reason) else reason(Code.PLAIN, sentence=text)


def _reason_of(stored: dict[str, Any]) -> object:
    return Reason(Code[stored["code"]], stored["values"]) if "code" in stored else stored


@lru_cache(maxsize=256)  # Reports of one kind are read in one way.
def _reading(text: str) -> Reading:
    stored = json.loads(text)
    origins = {name: Origin(**stored[name]) for name in ("title", "source", "published", "body") if name in stored}
    return Reading(
        stored.get("format", ""),
        notes=tuple(stored.get("notes", ())),
        recognised=stored.get("recognised", False),
        unsure=tuple(stored.get("unsure", ())),
        **origins,
    )


def date_to_text(value: date | None) -> str | None:
    """A day, or a moment, for a column that sorts by time."""
    return None if value is None else value.isoformat()


def date_from_text(text: str | None) -> date | None:
    """What `date_to_text` wrote; a day is a `date`, a moment a `datetime`."""
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == len("2022-09-04") else datetime.fromisoformat(text)
