"""What an error of SQLite means to the person who runs Wenju: in the store's own errors, and what to do."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from retrieval.errors import BackendUnavailable, Busy, WenjuError
from retrieval.reasons import Code

_ROOM: Final = 1 << 15
"""Bytes that readers and writers share beside the file: without room for them SQLite only speaks of an I/O error."""


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
        return Busy(Code.LOCKED, path=path)
    if "readonly" in text:
        return BackendUnavailable(Code.UNWRITABLE_PATH, path=path, problem=text)
    if "not a database" in text or "malformed" in text:
        return BackendUnavailable(Code.DAMAGED_DATABASE, path=path, problem=text)
    if "unable to open" in text:
        return BackendUnavailable(Code.NO_DATABASE_FOLDER, path=path)
    if "full" in text or ("I/O" in text and _is_full(path)):
        return BackendUnavailable(Code.DISK_FULL, path=path)
    return BackendUnavailable(Code.DATABASE_PROBLEM, path=path, problem=text)


def _is_full(path: Path) -> bool:
    """Whether the disk has no room; unknown, and so no, where it cannot be asked."""
    try:
        return shutil.disk_usage(path.parent).free < _ROOM
    except OSError:
        return False
