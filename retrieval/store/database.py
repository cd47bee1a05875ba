"""The SQLite file: opening it, connections, transactions, settings.

SQLite in WAL mode is the truth and the index at once: one file that the bot and the shell share, safe against
`kill -9`. Each thread has a connection of its own; a reader sees one state from the start of its transaction to
the end. Errors of SQLite leave this module as errors of ours.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock
from sqlite_utils import Database

from retrieval.errors import BackendUnavailable
from retrieval.reasons import Code
from retrieval.store.files import address, create_private, is_writable
from retrieval.store.migrations import APPLICATION_ID, UNRELEASED, migrations
from retrieval.store.translation import translated

BUSY_MILLISECONDS = 10_000
"""How long a writer waits for another one; readers never wait."""

PAGE_BYTES = 8192
"""Of 4096, a report of 2 KB leaves nearly half a page unused: 58,000 passages took 96 MB, and 87 MB like this."""


class Store:
    """One database file.

    Args:
        path: Where it is; made when missing.

    Attributes:
        lock: Held by whoever changes the index; see `retrieval.store.lock`.
        made: Whether the file was not there before.
        read_only: Whether it lies where nothing can be written: it is looked up, and never changed.

    Raises:
        BackendUnavailable: It cannot be opened, is not ours, or is from a newer version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = FileLock(path.with_name(path.name + ".lock"), mode=0o600, is_singleton=False)
        self._threads = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._opening = threading.Lock()
        self.made = create_private(path)
        self.read_only = not is_writable(path)
        try:
            with translated(self.path):
                self._prepare()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close every thread's connection; the store is of no use afterwards."""
        with self._opening:
            while self._connections:
                self._connections.pop().close()
        self._threads = threading.local()

    @property
    def db(self) -> Database:
        """This thread's connection, for the modules that own other tables."""
        if not hasattr(self._threads, "db"):
            # isolation_level None: transactions begin where the code says so, nowhere else.
            connection = sqlite3.connect(
                address(self.path),
                uri=True,
                timeout=BUSY_MILLISECONDS / 1000,
                isolation_level=None,
                check_same_thread=False,
            )
            with self._opening:
                self._connections.append(connection)
            self._threads.db = Database(connection, execute_plugins=False)
            connection.execute("PRAGMA foreign_keys = ON")
            # In WAL mode a commit survives a crash of the program at NORMAL, and the machine's at FULL.
            connection.execute("PRAGMA synchronous = NORMAL")
        database: Database = self._threads.db
        return database

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one state of the database until the end of the block; writers go on meanwhile."""
        with translated(self.path):
            connection = self.db.conn
            if connection.in_transaction:
                # A part of a larger block, whose state it sees.
                yield
                return
            connection.execute("BEGIN")
            try:
                yield
            finally:
                if connection.in_transaction:
                    connection.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Change the database: all of the block or, after an error, nothing of it.

        A block within another one of the same thread belongs to its transaction. What is committed survives the end
        of the program, however sudden; a power cut only after the next `sync`.
        """
        with translated(self.path):
            connection = self.db.conn
            if getattr(self._threads, "writing", False):
                yield
                return
            # IMMEDIATE takes the write lock at once; a read that turns into a write can fail half way.
            connection.execute("BEGIN IMMEDIATE")
            self._threads.writing = True
            try:
                yield
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            finally:
                self._threads.writing = False

    def sync(self) -> None:
        """Wait until the disk has all that was committed, so that it survives a power cut.

        It is what SQLite does after every commit at `synchronous = FULL`; here after those that are worth the wait.
        """
        try:
            with self._log.open("rb") as log:
                os.fsync(log.fileno())
        except FileNotFoundError:
            return  # All is in the database itself.
        except OSError as error:
            raise BackendUnavailable(Code.UNWRITABLE_PATH, path=self._log, problem=error.strerror or error) from error

    # Settings

    def setting(self, name: str) -> str | None:
        """A stored value; None where it was never set."""
        row = self.db.conn.execute("SELECT value FROM setting WHERE name = ?", [name]).fetchone()
        return None if row is None else str(row[0])

    def set_settings(self, values: Mapping[str, str]) -> None:
        """Store values by name."""
        self.db.table("setting").upsert_all(
            [{"name": name, "value": value} for name, value in values.items()], pk="name"
        )

    def shrink(self, *, spare: float = 0.0) -> None:
        """Give unused pages back to the file system, in short steps, so that no other writer waits long.

        Args:
            spare: Share of the file that may stay unused, since what comes next will use it: nothing is done below.
        """
        connection = self.db.conn
        unused = connection.execute("PRAGMA freelist_count").fetchone()[0]
        if unused <= spare * connection.execute("PRAGMA page_count").fetchone()[0]:
            return
        while unused:
            with self.writing():
                connection.execute("PRAGMA incremental_vacuum(256)").fetchall()
            before, unused = unused, connection.execute("PRAGMA freelist_count").fetchone()[0]
            if unused >= before:
                break
        # The file itself shrinks when the log is written back; whoever reads just now keeps it for the next time.
        connection.execute("PRAGMA busy_timeout = 100")
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")

    def size(self) -> int:
        """Bytes of the database file and its write-ahead log."""
        return self.path.stat().st_size + (self._log.stat().st_size if self._log.exists() else 0)

    @property
    def _log(self) -> Path:
        return self.path.with_name(self.path.name + "-wal")

    # Opening, and what can go wrong

    def _prepare(self) -> None:
        """Make or migrate the schema, or say why this file is not for us."""
        db = self.db
        if db.conn.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID and db.table_names():
            raise BackendUnavailable(Code.FOREIGN_DATABASE, path=self.path)
        known = {step.name for step in migrations._migrations}  # there is no public list
        foreign = [step.name for step in migrations.applied(db) if step.name not in known]
        if UNRELEASED in foreign:
            raise BackendUnavailable(Code.UNRELEASED_DATABASE, path=self.path)
        if foreign:
            raise BackendUnavailable(Code.NEWER_DATABASE, path=self.path, step=foreign[-1])
        if migrations.pending(db):
            # Both take effect in a new file only, before its first table, and in this order.
            db.conn.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            db.conn.execute("PRAGMA auto_vacuum = INCREMENTAL")
            db.conn.execute("PRAGMA journal_mode = WAL")
            migrations.apply(db)
