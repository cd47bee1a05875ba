"""In which order reports came in: whoever was told of all up to one asks what came since.

A report arrives once: one that changes, is taken out and comes back, or whose file was only renamed is nothing new.
"""

from collections.abc import Sequence
from typing import Final

from retrieval import types
from retrieval.store.database import Store

_LAST: Final = 2**63 - 1
"""No arrival has a number beyond what the database can count."""


class Arrivals:
    """Those of one store; every call belongs into a `Store.reading` or `Store.writing` of the caller.

    Args:
        store: The database.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def note(self, reports: Sequence[int]) -> None:
        """Note that reports are there, in this order, after what is known of their files was written down."""
        self._store.connection.executemany(
            "INSERT INTO arrival (report_id, is_new) SELECT id, NOT EXISTS (SELECT 1 FROM file AS earlier"
            " WHERE earlier.content = file.content AND earlier.id < file.id) FROM file WHERE id = ?"
            " ON CONFLICT DO NOTHING",
            [(number,) for number in reports],
        )

    def last(self) -> int:
        """The number of the last one; 0 where none came yet."""
        return int(self._store.connection.execute("SELECT coalesce(max(number), 0) FROM arrival").fetchone()[0])

    def after(self, number: int, limit: int) -> "list[types.Arrival]":
        """The next of what came after an arrival and is still there, the earliest first."""
        return self._of("number > ? AND is_new ORDER BY number LIMIT ?", [number, limit])

    def before(self, number: int | None, limit: int) -> "list[types.Arrival]":
        """What came before an arrival (None: at all) and is still there, the latest first."""
        # One plain bound, or the database would look at all that came later first.
        bound = _LAST if number is None else number
        return self._of("number < ? AND is_new ORDER BY number DESC LIMIT ?", [bound, limit])

    def _of(self, condition: str, values: list[int]) -> "list[types.Arrival]":
        # `condition` is always a literal of this module.
        rows = self._store.connection.execute(
            f"SELECT number, report_id FROM arrival JOIN report ON report.id = report_id WHERE {condition}",  # noqa: S608
            values,
        )
        return [types.Arrival(*row) for row in rows]
