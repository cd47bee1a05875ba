"""A database as files: who may read them, how SQLite opens them, how large they are and whether the disk has them."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from retrieval.errors import BackendUnavailable
from retrieval.reasons import Code


def real_path(path: Path) -> Path:
    """Where a database is whose path may be a link: there its log and its lock lie beside it. Else the path itself."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def create_private(path: Path) -> bool:
    """Make an empty file that its owner alone can read, as SQLite then makes those beside it; questions stand there.

    Returns:
        False where there is something already, or nothing can be made.
    """
    # Exclusive, too, since closing a file that is in use here would give up all locks of this process on it.
    with suppress(OSError):
        os.close(os.open(real_path(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        return True
    return False


def is_writable(path: Path) -> bool:
    """Whether a database can be changed where it lies; its log is written into the folder. True where there is none."""
    real = real_path(path)
    return not os.path.lexists(real) or (os.access(real, os.W_OK) and os.access(real.parent, os.W_OK))


def uri_of(path: Path) -> str:
    """The URI by which SQLite opens a database; for reading alone where nothing can be written."""
    real = real_path(path).absolute()
    if is_writable(path):
        return real.as_uri()
    if os.access(real.parent, os.W_OK) or os.path.lexists(f"{real}-wal"):
        # Somebody else may be writing.
        return f"{real.as_uri()}?mode=ro"
    # SQLite opens no log of its own, for which there is no place.
    return f"{real.as_uri()}?mode=ro&immutable=1"


def size_of(path: Path) -> int:
    """Bytes of a database and its write-ahead log.

    Raises:
        BackendUnavailable: They cannot be looked at.
    """
    log = _log_of(path)
    try:
        return path.stat().st_size + (log.stat().st_size if log.exists() else 0)
    except OSError as error:
        raise BackendUnavailable(Code.INDEX_UNOPENABLE, path=path, problem=error.strerror or error) from error


def sync_log(path: Path) -> None:
    """Wait until the disk has all that was committed to a database.

    Raises:
        BackendUnavailable: The disk does not take it.
    """
    log = _log_of(path)
    try:
        with log.open("rb") as opened:
            os.fsync(opened.fileno())
    except FileNotFoundError:
        return  # All is in the database itself.
    except OSError as error:
        raise BackendUnavailable(Code.UNWRITABLE_PATH, path=log, problem=error.strerror or error) from error


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


@contextmanager
def opened_alone(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that keeps everybody else out until the end of the block; the file itself stays as it is.

    Raises:
        sqlite3.OperationalError: Somebody has the database open.
    """
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        # In that mode, what was locked once stays locked.
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        yield connection


def give_to_owner_of(database: Path, path: Path) -> None:
    """Let a file belong to whom a database belongs: what root makes beside it must not lock out who serves from it.

    Args:
        database: Owner, group and mode are its; where there is none, the owner of its folder alone can read the file.
        path: The file.
    """
    try:
        found = database.stat()
        mode = stat.S_IMODE(found.st_mode) | stat.S_IRUSR | stat.S_IWUSR
    except FileNotFoundError:
        found, mode = database.parent.stat(), 0o600
    # Only root can give a file away; a group can be given by whoever is in it.
    # No link is followed: whoever owns the folder could have put one there.
    file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        for owner in (found.st_uid, -1):
            with suppress(PermissionError):
                os.fchown(file, owner, found.st_gid)
                os.fchmod(file, mode)
                return
    finally:
        os.close(file)
