"""A database that somebody made and then had no use for: taken away again."""

import sqlite3
from contextlib import closing, suppress
from typing import Final

from retrieval.errors import WenjuError
from retrieval.store.database import Store
from retrieval.store.database_files import opened_alone
from retrieval.store.lock import sole_writer

# What nobody can do without; files that failed are found again.
_HOLDS_SOMETHING: Final = (
    "SELECT EXISTS (SELECT 1 FROM report) OR EXISTS (SELECT 1 FROM question)"
    # Tables of others, as the bot's.
    " OR EXISTS (SELECT 1 FROM _sqlite_migrations WHERE migration_set != 'wenju')"
)


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
        store.close()
        with closing(sqlite3.connect(store.path)) as connection:
            if connection.execute(_HOLDS_SOMETHING).fetchone()[0]:
                return
        with opened_alone(store.path) as connection:
            # Written back, so that no log is left without its database.
            connection.execute("PRAGMA journal_mode = DELETE")
            store.path.unlink()
        # Whoever waits for this lock takes one of a file that is there: filelock sees to that.
        store.path.with_name(store.path.name + ".lock").unlink(missing_ok=True)
