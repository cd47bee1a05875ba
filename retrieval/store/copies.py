"""Copies of a database: made while others write, checked on the disk, put in its place again."""

import errno
import os
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from retrieval.errors import BackendUnavailable, Busy
from retrieval.reasons import Code
from retrieval.store.database import APPLICATION_ID, refuse_unknown
from retrieval.store.database_files import (
    create_private,
    give_to_owner_of,
    is_writable,
    opened_alone,
    real_path,
    uri_of,
)
from retrieval.store.lock import holding, lock_beside
from retrieval.store.migrations import migrations
from retrieval.store.translation import translated
from retrieval.types import Progress, ReportProgress

if TYPE_CHECKING:
    from sqlite_utils.migrations import Migrations

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


def back_up(
    database: Path,
    copy: Path,
    progress: ReportProgress,
    *,
    replace: bool = False,
    further: Sequence["Migrations"] = (),
) -> Copied:
    """Copy a database as it is at this moment, whoever writes to it meanwhile.

    Args:
        database: Which.
        copy: The file to make: whole and checked, or not at all; its owner alone can read it.
        progress: Told how far it is.
        replace: Whether it may take the place of another file.
        further: Steps of others who keep tables in the database, as for `Store.migrate`.

    Raises:
        BackendUnavailable: The database is not ours or damaged, or the file is there already or cannot be written.
    """
    _check_ours(database, further)
    real = real_path(database)
    if copy.exists() and any(_same(copy, real.with_name(real.name + end)) for end in ("", *_BESIDE, ".lock")):
        raise BackendUnavailable(Code.COPY_OVER_INDEX, path=copy)
    if copy.is_dir():
        raise BackendUnavailable(Code.COPY_IS_FOLDER, path=copy)
    if copy.exists() and not copy.is_file():
        raise BackendUnavailable(Code.COPY_NO_REGULAR_FILE, path=copy)
    taken = [path for end in ("", *_BESIDE) if os.path.lexists(path := copy.with_name(copy.name + end))]
    if taken and not replace:
        raise BackendUnavailable(Code.COPY_EXISTS, path=taken[0])
    with _copied(database, copy, progress) as (temporary, found):
        for end in _BESIDE:
            # The log of another file would be taken for one of this.
            copy.with_name(copy.name + end).unlink(missing_ok=True)
        temporary.replace(copy)
    return found


def restore(copy: Path, database: Path, progress: ReportProgress, *, further: Sequence["Migrations"] = ()) -> Copied:
    """Put a copy in the place of a database, which is kept aside.

    Args:
        copy: What `back_up` made, by this version or an earlier one; it stays as it is.
        database: Where to; there may be none. Owner and mode stay as they were, and a link to it stays one.
        progress: Told how far it is.
        further: Steps of others who keep tables in the database, as for `Store.migrate`.

    Raises:
        BackendUnavailable: The copy is missing, not ours, damaged, or of a newer version; or nothing can be written.
        Busy: Somebody has the database open: a bot that serves from it, say.
    """
    if not copy.is_file():
        raise BackendUnavailable(Code.NO_BACKUP, path=copy)
    if _same(copy, database):
        raise BackendUnavailable(Code.BACKUP_IS_INDEX, path=copy)
    if not is_writable(database):
        raise BackendUnavailable(Code.UNWRITABLE_PATH, path=database, problem=_hindrance(database))
    _check_ours(copy, further)
    database = real_path(database)
    if not os.access(database.parent, os.W_OK):
        raise BackendUnavailable(Code.NO_DATABASE_FOLDER, path=database)
    # Whoever has it open is told of before minutes of copying, and nobody comes in between.
    with translated(database), _unused(database) as alone, _copied(copy, database, progress) as (temporary, found):
        give_to_owner_of(database, temporary)
        if alone:
            # The log is written back, so that one file is all there is to keep.
            alone.execute("PRAGMA journal_mode = DELETE")
        aside = _put_aside(database, damaged=alone is None)
        temporary.replace(database)
    if aside:
        with suppress(sqlite3.Error), closing(sqlite3.connect(aside)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
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


def _check_ours(path: Path, further: Sequence["Migrations"]) -> None:
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
        steps = connection.execute("SELECT migration_set, name FROM _sqlite_migrations ORDER BY rowid").fetchall()
    for each in (migrations, *further):
        refuse_unknown(path, [step for name, step in steps if name == each.name], each, newer=Code.NEWER_COPY)


@contextmanager
def _unused(database: Path) -> Iterator[sqlite3.Connection | None]:
    """Keep everybody else out of a database until the end of the block.

    Returns:
        The connection that does; None where there is no database, or a damaged one.

    Raises:
        Busy: Somebody has it open.
    """
    with holding(lock_beside(database), 0, lambda: Busy(Code.LOCKED, path=database)), ExitStack() as open_until_end:
        alone = None
        if database.exists():
            try:
                alone = open_until_end.enter_context(opened_alone(database))
            except sqlite3.OperationalError as error:
                if "locked" in str(error):
                    raise Busy(Code.IN_USE, path=database) from None
                raise
            except sqlite3.DatabaseError:
                pass  # It is damaged, perhaps the reason why a backup is wanted.
        yield alone


def _put_aside(database: Path, *, damaged: bool) -> Path | None:
    """Rename a database, and what stands beside a damaged one; returns its new name, None where there is none."""
    moment = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    names = (f"{database.name}.before-{moment}" + (f"-{number}" if number > 1 else "") for number in count(1))
    aside = next(path for name in names if not os.path.lexists(path := database.with_name(name)))
    with suppress(FileNotFoundError):
        database.rename(aside)
    for end in _BESIDE:
        # It would be taken for one of the file that comes here.
        beside = database.with_name(database.name + end)
        with suppress(FileNotFoundError):
            beside.rename(aside.with_name(aside.name + end)) if damaged else beside.unlink()
    return aside if aside.exists() else None


def _hindrance(path: Path) -> str:
    """Why a file that is there cannot be written."""
    return os.strerror(errno.EROFS if os.statvfs(path).f_flag & os.ST_RDONLY else errno.EACCES)


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
