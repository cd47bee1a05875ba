"""The tables of reports as somebody may see them: cut down to collections, in front of every statement that reads."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Final

from retrieval.store.database import Store

# Each row is looked at whose file it is: a list of all that may be seen would be made for each statement.
_SEEN: Final = """WITH
    seen AS MATERIALIZED (SELECT value AS name FROM json_each(?)),
    file AS NOT MATERIALIZED (SELECT * FROM main.file WHERE collection IN (SELECT name FROM seen)),
    report AS NOT MATERIALIZED (SELECT * FROM main.report AS own WHERE EXISTS (SELECT 1 FROM main.file AS its
        WHERE its.id = own.id AND its.collection IN (SELECT name FROM seen))),
    passage AS NOT MATERIALIZED (SELECT * FROM main.passage AS own WHERE EXISTS (SELECT 1 FROM main.file AS its
        WHERE its.id = own.report_id AND its.collection IN (SELECT name FROM seen)))
"""
"""In front of a statement, these stand in the place of the tables of the same names."""


class SeenTables:
    """Reads of one store what is of some collections.

    Args:
        store: The database.
        collections: Those whose reports, passages and files are there, by name; None for all.
    """

    def __init__(self, store: Store, collections: frozenset[str] | None = None) -> None:
        self._store = store
        self._collections = None if collections is None else json.dumps(sorted(collections))

    def read(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Run a statement that reads; of its tables, `file`, `report` and `passage` are cut down."""
        if self._collections is None:
            return self._store.connection.execute(statement, values)
        return self._store.connection.execute(_SEEN + statement, [self._collections, *values])
