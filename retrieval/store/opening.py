"""A database as files: who may read them, and how SQLite opens them where nothing can be written."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path


def create_private(path: Path) -> bool:
    """Make an empty file that its owner alone can read, as SQLite then makes those beside it; questions stand there.

    Returns:
        False where there is something already, or nothing can be made.
    """
    # Exclusive, too, since closing a file that is in use here would give up all locks of this process on it.
    with suppress(OSError):
        os.close(os.open(_real(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        return True
    return False


def is_writable(path: Path) -> bool:
    """Whether a database can be changed where it lies; its log is written into the folder. True where there is none."""
    real = _real(path)
    return not os.path.lexists(real) or (os.access(real, os.W_OK) and os.access(real.parent, os.W_OK))


def uri_of(path: Path) -> str:
    """The URI by which SQLite opens a database; for reading alone where nothing can be written."""
    real = _real(path)
    if is_writable(path):
        return real.as_uri()
    if os.access(real.parent, os.W_OK) or os.path.lexists(f"{real}-wal"):
        # Somebody else may be writing.
        return f"{real.as_uri()}?mode=ro"
    # SQLite opens no log of its own, for which there is no place.
    return f"{real.as_uri()}?mode=ro&immutable=1"


@contextmanager
def opened_alone(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that keeps everybody else out until the end of the block; the log is written back and gone.

    Raises:
        sqlite3.OperationalError: Somebody has the database open.
    """
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        # SQLite leaves the mode that lets many in only where nobody else is.
        connection.execute("PRAGMA journal_mode = DELETE")
        yield connection


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
