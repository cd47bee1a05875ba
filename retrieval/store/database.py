"""The SQLite file: opening it, connections, transactions, settings.

SQLite in WAL mode is the truth and the index at once: one file that the bot and the shell share, safe against
`kill -9`. Each thread has a connection of its own; a reader sees one state from the start of its transaction to
the end. Errors of SQLite leave this module as errors of ours.
"""

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from retrieval.errors import BackendUnavailable, Busy
from retrieval.reasons import Code
from retrieval.store.database_files import create_private, is_writable, real_path, size_of, sync_log, uri_of
from retrieval.store.translation import translated

if TYPE_CHECKING:
    from filelock import FileLock
    from sqlite_utils.migrations import Migrations

APPLICATION_ID: Final = 0x57454E4A
"""`PRAGMA application_id` of our files ("WENJ"), so that another program's database is never touched."""

LAST_STEP: Final = "m012_collection_of_question"
"""The last of `retrieval.store.migrations`: a file that has it is up to date, and those need not be loaded."""

BUSY_MILLISECONDS = 10_000
"""How long a writer waits for another one; readers never wait."""

PAGE_BYTES = 8192
"""Of 4096, a report of 2 KB leaves nearly half a page unused: 58,000 passages took 96 MB, and 87 MB like this."""


class Store:
    """One database file.

    Args:
        path: Where it is; made when missing. Of a link, what it leads to.

    Attributes:
        made: Whether the file was not there before.
        read_only: Whether it lies where nothing can be written: it is looked up, and never changed.

    Raises:
        BackendUnavailable: It cannot be opened, is not ours, or is from a newer version.
        Busy: Another process is making it just now, and takes long.
    """

    def __init__(self, path: Path) -> None:
        # SQLite keeps its log beside the file itself, and whoever came by another link must meet the same lock.
        path = self.path = real_path(path)
        self._lock: FileLock | None = None
        self._threads = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._closed = False
        self._opening = threading.Lock()
        self.made = create_private(path)
        self.read_only = not is_writable(path)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close every thread's connection; the store is of no use afterwards, and whoever still uses it is told so."""
        with self._opening:
            self._closed = True
            while self._connections:
                self._connections.pop().close()
        self._threads = threading.local()

    @property
    def lock(self) -> "FileLock":
        """Held by whoever changes the index; see `retrieval.store.lock`."""
        # A question takes no lock, and should not wait 14 ms for this.
        from retrieval.store.lock import lock_beside

        with self._opening:
            if self._lock is None:
                self._lock = lock_beside(self.path)
            return self._lock

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, for the modules that own tables, inside a `reading` or `writing`."""
        found: sqlite3.Connection | None = getattr(self._threads, "connection", None)
        if found is None:
            with translated(self.path):
                found = self._threads.connection = self._connect()
        return found

    def _connect(self) -> sqlite3.Connection:
        # isolation_level None: transactions begin where the code says so, nowhere else.
        connection = sqlite3.connect(
            uri_of(self.path),
            uri=True,
            timeout=BUSY_MILLISECONDS / 1000,
            isolation_level=None,
            check_same_thread=False,
        )
        with self._opening:
            if self._closed:
                # By a thread that goes on while its owner has gone; nobody would close it. SQLite's own words.
                connection.close()
                raise sqlite3.ProgrammingError("Cannot operate on a closed database.")
            self._connections.append(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        # In WAL mode a commit survives a crash of the program at NORMAL, and the machine's at FULL.
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one state of the database until the end of the block; writers go on meanwhile."""
        with translated(self.path):
            connection = self.connection
            if connection.in_transaction:
                # A part of a larger block, whose state it sees.
                yield
                return
            self._threads.settings = None
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
            connection = self.connection
            if getattr(self._threads, "writing", False):
                yield
                return
            # IMMEDIATE takes the write lock at once; a read that turns into a write can fail half way.
            connection.execute("BEGIN IMMEDIATE")
            self._threads.writing, self._threads.settings = True, None
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
        sync_log(self.path)

    # Settings

    def setting(self, name: str) -> str | None:
        """A stored value; None where it was never set. A transaction reads all of them once."""
        with self.reading():
            known: dict[str, str] | None = self._threads.settings
            if known is None:
                known = self._threads.settings = dict(self.connection.execute("SELECT name, value FROM setting"))
        return known.get(name)

    def set_settings(self, values: Mapping[str, str]) -> None:
        """Store values by name."""
        with self.writing():
            self.connection.executemany(
                "INSERT INTO setting (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                list(values.items()),
            )
            self._threads.settings = None

    # Room on the disk

    def shrink(self, *, spare: float = 0.0) -> None:
        """Give unused pages back to the file system, in short steps, so that no other writer waits long.

        Args:
            spare: Share of the file that may stay unused, since what comes next will use it: nothing is done below.
        """
        with translated(self.path):
            connection = self.connection
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
        return size_of(self.path)

    # Opening, and what can go wrong

    def migrate(self, steps: "Migrations") -> None:
        """Bring some tables up to date by the steps that their owner has for them: all that are missing, or none.

        Args:
            steps: All of them in order, under the owner's name; one that has shipped never changes.

        Raises:
            BackendUnavailable: A step fails, or the file has one that is not among them.
        """
        # A file that is up to date should not wait 80 ms for this.
        from sqlite_utils import Database

        db = Database(self.connection, execute_plugins=False)
        with self.reading():
            refuse_unknown(self.path, [step.name for step in steps.applied(db)], steps)
            missing = steps.pending(db)
        if missing:
            with self.writing():
                # Another process may have done it meanwhile.
                steps.apply(db)

    def _prepare(self) -> None:
        """Make the file or bring it up to date, or say why it is not for us."""
        last = self._last_step()
        if last is None:
            self._make()
        if last != LAST_STEP:
            from retrieval.store.migrations import migrations

            with self.writing():
                # Another process may have done it meanwhile.
                if self._last_step() != LAST_STEP:
                    self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                    self.migrate(migrations)
        if not self.read_only:
            self._let_many_in()

    def _last_step(self) -> str | None:
        """The last step of our schema that the file has; None where it is empty."""
        with self.reading():
            ours = self.connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            if not ours and self.connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                raise BackendUnavailable(Code.FOREIGN_DATABASE, path=self.path)
            if not ours:
                return None
            row = self.connection.execute(
                "SELECT name FROM _sqlite_migrations WHERE migration_set = 'wenju' ORDER BY rowid DESC LIMIT 1"
            ).fetchone()
            return str(row[0])

    def _let_many_in(self) -> None:
        """Go back to the log that lets readers go on, where a restore that was killed left the file without."""
        if self.connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            # Where another one has it open just now, the next one does it.
            with suppress(sqlite3.OperationalError):
                self.connection.execute("PRAGMA journal_mode = WAL")

    def _make(self) -> None:
        """Set what can be set of an empty file only; one process at a time, since SQLite lets nobody wait for that."""
        from retrieval.store.lock import holding

        busy = Busy(Code.LOCKED, path=self.path)
        with holding(self.lock, BUSY_MILLISECONDS / 1000, lambda: busy), translated(self.path):
            self.connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            self.connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            self.connection.execute("PRAGMA journal_mode = WAL")


def refuse_unknown(
    path: Path, applied: Sequence[str], steps: "Migrations", *, newer: Code = Code.NEWER_DATABASE
) -> None:
    """Refuse a file by the steps of some tables that it has; the first one stands for all that come before its name.

    Raises:
        BackendUnavailable: It has only such as were before the first release, or one that is not known here.
    """
    known = [step.name for step in steps._migrations]  # there is no public list
    if known[0] not in applied and any(name < known[0] for name in applied):
        raise BackendUnavailable(Code.UNRELEASED_DATABASE, path=path)
    if foreign := [name for name in applied if name > known[0] and name not in known]:
        raise BackendUnavailable(newer, path=path, step=foreign[-1])
