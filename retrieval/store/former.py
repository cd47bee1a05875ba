"""What reports said before they changed, so that what was cited then can still be told: of each the last few texts.

They go with their report: what is taken out of the index leaves nothing here.
"""

import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from retrieval import types
from retrieval.store.database import Store
from retrieval.store.rows import TEXT, Columns

_KEPT: Final = 3
"""Texts of a report before its present one."""


class FormerTexts:
    """Those of one store; every call belongs into a `Store.reading` or `Store.writing` of the caller.

    Args:
        store: The database.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, report_id: int, new: Columns) -> None:
        """Keep the text that a report has, if its row to be has another one.

        Args:
            report_id: Its number.
            new: The row to be.
        """
        connection = self._store.connection
        row = connection.execute("SELECT text FROM report WHERE id = ?", [report_id]).fetchone()
        if row is None or row[0] == new[TEXT]:
            return
        connection.execute(
            "INSERT INTO former_text (report_id, until, text) VALUES (?, ?, ?)",
            [report_id, datetime.now(UTC).isoformat(timespec="microseconds"), zlib.compress(row[0].encode())],
        )
        connection.execute(
            "DELETE FROM former_text WHERE report_id = ? AND until NOT IN"
            " (SELECT until FROM former_text WHERE report_id = ? ORDER BY until DESC LIMIT ?)",
            [report_id, report_id, _KEPT],
        )

    def forget(self, report_ids: Iterable[int]) -> None:
        """Keep nothing of some reports."""
        connection = self._store.connection
        connection.executemany("DELETE FROM former_text WHERE report_id = ?", [(number,) for number in report_ids])

    def of(self, report_id: int) -> "list[types.FormerText]":
        """What a report said before, the latest first."""
        rows = self._store.connection.execute(
            "SELECT until, text FROM former_text WHERE report_id = ? ORDER BY until DESC", [report_id]
        )
        return [
            types.FormerText(datetime.fromisoformat(until), tuple(zlib.decompress(text).decode().split("\n")))
            for until, text in rows
        ]
