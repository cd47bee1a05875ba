"""What an error of SQLite means to the person who runs Wenju: in the store's own errors, and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retrieval.errors import BackendUnavailable, Busy, WenjuError


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn errors of SQLite into ours until the end of the block.

    Args:
        path: Of the database, for people.

    Raises:
        Busy: Another program holds it.
        BackendUnavailable: It cannot be used.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _translation(path, str(error)) from error


def _translation(path: Path, text: str) -> WenjuError:
    if "locked" in text or "busy" in text:
        return Busy(f"{path} is locked by another program; try again when it is done")
    if "readonly" in text:
        return BackendUnavailable(f"{path} cannot be written; check the permissions of the file and its folder")
    if "not a database" in text or "malformed" in text:
        return BackendUnavailable(
            f"{path} is not a Wenju database or is damaged ({text}); move it away and run `wenju reindex`,"
            " or name another file with --db or WENJU_DB"
        )
    if "unable to open" in text:
        return BackendUnavailable(f"{path} cannot be opened; check that its folder exists and can be written")
    if "full" in text:
        return BackendUnavailable(f"{path}: the disk is full; free some space and try again, nothing was lost")
    return BackendUnavailable(f"{path}: {text}")
