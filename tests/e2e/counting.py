"""What a piece of work asks of SQLite and of the folder of reports, counted: how much work, however fast it is done."""

import functools
import os
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

STEP = 10
"""SQLite tells of every so many instructions of its virtual machine; to look at a row takes about as many."""

_counts: Counter[str] = Counter()
_folder: list[str] = []


class Connection(sqlite3.Connection):
    """One that counts from its first statement on."""

    def __init__(self, *values, **named):
        super().__init__(*values, **named)
        self.set_progress_handler(lambda: _counts.update(tens=1), STEP)
        self.set_trace_callback(lambda _: _counts.update(statements=1))


def _hear(event: str, values: tuple) -> None:
    looks = _folder and event in ("open", "os.scandir", "os.listdir") and isinstance(values[0], str | os.PathLike)
    if looks and os.fspath(values[0]).startswith(_folder[0]):
        _counts.update(files=1)


@functools.cache
def _listen() -> None:
    # Python has no way to take a hook out again.
    sys.addaudithook(_hear)


@contextmanager
def counted(corpus: Path) -> Iterator[Counter[str]]:
    """Count in all threads what the block does over connections of its own, and in a folder.

    Args:
        corpus: The folder.

    Yields:
        The counts so far: `statements` of SQL; `tens` of instructions of SQLite; `files`, opened, and folders, listed.
    """
    _listen()
    _counts.clear()
    _folder.append(str(corpus))
    try:
        with mock.patch.object(sqlite3, "connect", functools.partial(sqlite3.connect, factory=Connection)):
            yield _counts
    finally:
        _folder.clear()
