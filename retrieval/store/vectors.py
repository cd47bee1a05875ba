"""What passages mean, as an encoder put it into vectors of one byte a dimension: stored, counted, read in order.

They are made after their passages, in ascending order, so that one number tells how far their encoder has come; and
they go with their passages, by a foreign key. What another encoder left behind is replaced as this one comes along.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from retrieval.store.database import Store

_BY: Final = "vectors_by"
_UNTIL: Final = "vectors_until"


class Vectors:
    """Those of one store; every call belongs into a `Store.reading` or `Store.writing` of the caller.

    Args:
        store: The database.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def until(self, encoder: str) -> int:
        """The last passage that an encoder has come to, by its fingerprint; 0 where it has not begun."""
        return int(self._store.setting(_UNTIL) or 0) if self._store.setting(_BY) == encoder else 0

    def wanting(self, encoder: str) -> bool:
        """Whether there is a passage that an encoder has not come to."""
        row = self._store.connection.execute("SELECT 1 FROM passage WHERE id > ? LIMIT 1", [self.until(encoder)])
        return row.fetchone() is not None

    def count(self, encoder: str) -> int:
        """How many passages have one of an encoder."""
        row = self._store.connection.execute("SELECT count(*) FROM passage WHERE id <= ?", [self.until(encoder)])
        return int(row.fetchone()[0])

    def add(self, encoder: str, found: Mapping[int, bytes]) -> None:
        """Store those of the passages that come next; of one that is gone meanwhile nothing is kept.

        Args:
            encoder: Its fingerprint.
            found: Vectors by passage, at least one.
        """
        last = max(found)
        if last <= self.until(encoder):
            return  # another process was faster
        self._store.connection.executemany(
            "INSERT OR REPLACE INTO vector (passage_id, data) SELECT id, ? FROM passage WHERE id = ?",
            [(data, passage) for passage, data in found.items()],
        )
        self._store.set_settings({_BY: encoder, _UNTIL: str(last)})

    def after(self, passage: int, until: int) -> Iterator[tuple[int, bytes]]:
        """Those of the passages behind one, up to another, in their order."""
        yield from self._store.connection.execute(
            "SELECT passage_id, data FROM vector WHERE passage_id > ? AND passage_id <= ? ORDER BY passage_id",
            [passage, until],
        )

    def of(self, passages: Iterable[int]) -> dict[int, bytes]:
        """Those of some passages; one without is left out."""
        rows = self._store.connection.execute(
            "SELECT passage_id, data FROM vector WHERE passage_id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(passages))],
        )
        return dict(rows.fetchall())
