"""Copies of a database: made while others write, checked on the disk, put in its place again."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final

from retrieval.errors import BackendUnavailable, Busy
from retrieval.reasons import Code
from retrieval.store.database import APPLICATION_ID
from retrieval.store.lock import holding, lock_beside
from retrieval.store.migrations import migrations
from retrieval.store.opening import create_private, is_writable, opened_alone, uri_of
from retrieval.store.translation import translated
from retrieval.types import Progress, ReportProgress

PAGES_AT_ONCE: Final = 2048
"""Of a copy, between two words on how far it is: 16 MB."""

_BESIDE: Final = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Copied:
    """What is in a copy.

    Attributes:
        bytes: Its size.
        reports: How many it has.
        passages: How many they have.
        questions: How many are on record.
        aside: Where the database is kept that was in its place; None where none was.
    """

    bytes: int
    reports: int
    passages: int
    questions: int
    aside: Path | None = None


def back_up(database: Path, copy: Path, progress: ReportProgress, *, replace: bool = False) -> Copied:
    """Copy a database as it is at this moment, whoever writes to it meanwhile.

    Args:
        database: Which.
        copy: The file to make: whole and checked, or not at all; its owner alone can read it.
        progress: Told how far it is.
        replace: Whether it may take the place of another file.

    Raises:
        BackendUnavailable: The database is not ours or damaged, or the file is there already or cannot be written.
    """
    _check_ours(database)
    if copy.exists() and any(_same(copy, database.with_name(database.name + end)) for end in ("", *_BESIDE)):
        raise BackendUnavailable(Code.COPY_OVER_INDEX, path=copy)
    if copy.is_dir():
        raise BackendUnavailable(Code.COPY_IS_FOLDER, path=copy)
    if os.path.lexists(copy) and not replace:
        raise BackendUnavailable(Code.COPY_EXISTS, path=copy)
    with _copied(database, copy, progress) as (temporary, found):
        for end in _BESIDE:
            # The log of another file would be taken for one of this.
            copy.with_name(copy.name + end).unlink(missing_ok=True)
        temporary.replace(copy)
    return found


def restore(copy: Path, database: Path, progress: ReportProgress) -> Copied:
    """Put a copy in the place of a database, which is kept aside.

    Args:
        copy: What `back_up` made, by this version or an earlier one; it stays as it is.
        database: Where to; there may be none.
        progress: Told how far it is.

    Raises:
        BackendUnavailable: The copy is missing, not ours, damaged, or of a newer version; or nothing can be written.
        Busy: Somebody has the database open: a bot that serves from it, say.
    """
    if not copy.is_file():
        raise BackendUnavailable(Code.NO_BACKUP, path=copy)
    if _same(copy, database):
        raise BackendUnavailable(Code.BACKUP_IS_INDEX, path=copy)
    if not is_writable(database):
        raise BackendUnavailable(Code.UNWRITABLE_PATH, path=database, problem="Read-only file system")
    _check_ours(copy)
    with _copied(copy, database, progress) as (temporary, found), translated(database), _unused(database):
        aside = _put_aside(database)
        temporary.replace(database)
    return Copied(found.bytes, found.reports, found.passages, found.questions, aside)


@contextmanager
def _copied(source: Path, target: Path, progress: ReportProgress) -> Iterator[tuple[Path, Copied]]:
    """A checked copy beside where it is to be, for the block to put there; gone afterwards."""
    temporary = target.with_name(f".wenju-{secrets.token_hex(8)}")
    if not create_private(temporary):
        raise BackendUnavailable(Code.NO_DATABASE_FOLDER, path=target)
    try:
        _copy(source, temporary, target, progress)
        yield temporary, _checked(source, temporary, progress)
        with suppress(OSError):  # a folder is no file on Windows
            _to_disk(target.absolute().parent)
    except OSError as error:
        raise BackendUnavailable(Code.UNWRITABLE_PATH, path=target, problem=error.strerror or error) from error
    finally:
        for end in ("", *_BESIDE):
            temporary.with_name(temporary.name + end).unlink(missing_ok=True)


def _copy(source: Path, temporary: Path, target: Path, progress: ReportProgress) -> None:
    def tell(_: int, remaining: int, total: int) -> None:
        progress(Progress("copy", total - remaining, total))

    with (
        translated(source),
        closing(sqlite3.connect(uri_of(source), uri=True, isolation_level=None)) as reading,
    ):
        # One state from here on: without it, whoever writes meanwhile would make the copy begin anew, again and again.
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        with translated(target), closing(sqlite3.connect(temporary, isolation_level=None)) as writing:
            reading.backup(writing, pages=PAGES_AT_ONCE, progress=tell)
    _to_disk(temporary)


def _checked(source: Path, temporary: Path, progress: ReportProgress) -> Copied:
    """What is in a copy, which is read from the disk once more and found whole."""
    progress(Progress("check", 0, 0))
    with (
        translated(source),
        closing(sqlite3.connect(f"{temporary.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection,
    ):
        wrong = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if wrong != "ok":
            raise BackendUnavailable(Code.COPY_DAMAGED, path=source, problem=wrong)
        reports, passages, questions = connection.execute(
            "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM passage), (SELECT count(*) FROM question)"
        ).fetchone()
    return Copied(temporary.stat().st_size, reports, passages, questions)


def _check_ours(path: Path) -> None:
    """Refuse another program's database, and one of a newer version."""
    with translated(path), closing(sqlite3.connect(uri_of(path), uri=True)) as connection:
        try:
            is_ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            is_ours = False
        if not is_ours:
            raise BackendUnavailable(Code.FOREIGN_COPY, path=path)
        ours = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'wenju' ORDER BY rowid")
        steps = [row[0] for row in ours]
    known = {step.name for step in migrations._migrations}  # there is no public list
    if foreign := [step for step in steps if step not in known]:
        raise BackendUnavailable(Code.NEWER_COPY, path=path, step=foreign[-1])


@contextmanager
def _unused(database: Path) -> Iterator[None]:
    """Keep everybody else from changing a database until the end of the block; its log is written back before.

    Raises:
        Busy: Somebody has it open.
    """
    with holding(lock_beside(database), 0, lambda: Busy(Code.LOCKED, path=database)):
        if database.exists():
            try:
                with opened_alone(database):
                    pass
            except sqlite3.OperationalError as error:
                if "locked" in str(error):
                    raise Busy(Code.IN_USE, path=database) from None
                raise
            except sqlite3.DatabaseError:
                pass  # It is damaged, perhaps the reason why a backup is wanted.
        yield


def _put_aside(database: Path) -> Path | None:
    """Rename a database, and what stands beside a damaged one; returns its new name, None where there is none."""
    moment = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    names = (f"{database.name}.before-{moment}" + (f"-{number}" if number > 1 else "") for number in count(1))
    aside = next(path for name in names if not os.path.lexists(path := database.with_name(name)))
    for end in (*_BESIDE, ""):
        with suppress(FileNotFoundError):
            database.with_name(database.name + end).rename(aside.with_name(aside.name + end))
    if not aside.exists():
        return None
    with suppress(sqlite3.Error), closing(sqlite3.connect(aside)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    return aside


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
