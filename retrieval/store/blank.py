"""A database that somebody made and then had no use for: taken away again."""

import sqlite3
from contextlib import closing, suppress
from typing import Final

from retrieval.errors import WenjuError
from retrieval.store.database import Store
from retrieval.store.lock import sole_writer

_HOLDING: Final = ("report", "question", "access", "invitation", "update_inbox")
"""Tables whose rows nobody can do without; files that failed are found again."""


def discard_blank(store: Store) -> None:
    """Delete a database that this store made, where nothing came to be in it and nobody else has it open.

    A command that fails leaves no empty index behind in whatever folder it was typed.

    Args:
        store: It is of no use afterwards.
    """
    if not store.made:
        return
    # Whatever hinders this, an empty database does no harm.
    with suppress(WenjuError, OSError, sqlite3.Error), sole_writer(store, "leaving"):
        if any(store.db.table(name).count for name in _HOLDING):
            return
        store.close()
        with closing(sqlite3.connect(store.path, timeout=0, isolation_level=None)) as connection:
            # SQLite leaves the mode that lets many in only where nobody else is.
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            store.path.unlink()
        # Whoever waits for this lock takes one of a file that is there: filelock sees to that.
        store.path.with_name(store.path.name + ".lock").unlink(missing_ok=True)
