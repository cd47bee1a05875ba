"""`wenju doctor`: looks at everything the bot needs, says what it sees and what to do, and changes nothing."""

import asyncio
import glob
import os
import shlex
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from bot.config import FILE, Settings
from bot.credentials import FILE_VARIABLE, VARIABLE, read_token
from bot.errors import SettingsError
from bot.findings import Finding, good, note, problem
from bot.telegram.checkup import check_telegram
from retrieval.engine import Engine
from retrieval.errors import EmptyQuestion, IndexOutdated, WenjuError


def examine(settings: Settings) -> Iterator[Finding]:
    """Check corpus, index, access, token and Telegram, in the order in which they are set up.

    Args:
        settings: The owner's.

    Yields:
        One finding a matter.
    """
    yield from _corpus(settings)
    yield from _index(settings)
    yield from _access(settings)
    yield from _readable_by_others(settings)
    try:
        token = read_token()
    except SettingsError as error:
        yield problem("token", str(error), "")
        return
    yield good("token", "there is one, of the right form")
    yield from asyncio.run(_collected(settings, token))


def _corpus(settings: Settings) -> Iterator[Finding]:
    folder = settings.corpus
    if not folder.is_dir():
        yield problem("corpus", f"{folder} is no folder", "`wenju init` makes it with a report, or set WENJU_CORPUS")
        return
    files = sum(1 for path in folder.rglob("*") if path.is_file() and not path.name.startswith((".", "_", "README")))
    if not files:
        yield problem("corpus", f"{folder} holds no file", "put .txt or .md reports there")
    elif not os.access(folder, os.W_OK):
        yield note("corpus", f"{folder}: {files} files, not writable", "/add needs to write there; all else works")
    else:
        yield good("corpus", f"{folder}: {files} files")


def _index(settings: Settings) -> Iterator[Finding]:
    if settings.db.exists() and _is_blank(settings.db):
        # An engine would make its tables in it.
        yield note("index", f"{settings.db} holds nothing yet", "`wenju reindex` or `wenju serve` fills it")
        return
    if not settings.db.exists():
        folder = settings.db.absolute().parent
        if not folder.is_dir():
            yield problem("database", f"its folder {folder} does not exist", "make it, or set WENJU_DB")
        elif not os.access(folder, os.W_OK):
            yield problem("database", f"its folder {folder} cannot be written", "check its owner and permissions")
        else:
            yield note("index", f"{settings.db} does not exist yet", "`wenju reindex` or `wenju serve` makes it")
        return
    try:
        with Engine(settings.db, settings.corpus, settings.options()) as engine:
            stats, failures = engine.stats(), engine.failures()
            yield _fingerprint(engine)
    except WenjuError as error:
        yield problem("database", str(error), "")
        return
    yield good("database", f"{settings.db}: {stats.reports} reports, {stats.passages} passages")
    if not stats.reports:
        yield problem("index", "it holds no report", "run `wenju reindex`")
    if not os.access(settings.db, os.W_OK):
        yield problem("database", f"{settings.db} cannot be written", "check its owner and permissions")
    if stats.vectors is not None:
        words = f"{stats.vectors} of {stats.passages} passages have a vector"
        if stats.vectors < stats.passages:
            yield note("meaning", f"{words}; words alone answer", "`wenju reindex` or `wenju serve` makes the others")
        else:
            yield good("meaning", words)
    if failures:
        names = ", ".join(failure.key for failure in failures[:3])
        yield note("reports", f"{len(failures)} could not be read: {names}", "`wenju reindex` says why")


def _is_blank(database: Path) -> bool:
    """Whether a file is a database without a table; what is no database, or cannot be read, is not."""
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("SELECT count(*) = 0 FROM sqlite_schema").fetchone()[0])
    except sqlite3.Error:
        return False


def _fingerprint(engine: Engine) -> Finding:
    """Whether the index was built with the present dictionary: any question finds out."""
    try:
        engine.search("报告")
    except IndexOutdated as error:
        return problem("fingerprint", str(error), "")
    except EmptyQuestion:
        pass
    return good("fingerprint", "the index fits the present dictionary and synonyms")


def _access(settings: Settings) -> Iterator[Finding]:
    if settings.admins:
        yield good("admins", f"{len(settings.admins)} set")
    else:
        yield note("admins", "none: nobody can /reindex or /add by chat", "set WENJU_ADMINS to your Telegram number")
    if settings.access == "open":
        yield note("access", "open: everyone who finds the bot may ask", "WENJU_ACCESS=invite or allowlist limits it")
    else:
        yield good("access", settings.access)


def _readable_by_others(settings: Settings) -> Iterator[Finding]:
    """The files with secrets or with people's questions that not their owner alone can read."""
    token = os.environ.get(FILE_VARIABLE)
    # Its log and its copies lie beside it, not beside a link.
    database = settings.db.resolve() if settings.db.is_symlink() else settings.db
    private = {
        "token": [Path(token)] if token and not os.environ.get(VARIABLE) else [],
        "settings": [FILE] if settings.webhook_secret and not os.environ.get("WENJU_WEBHOOK_SECRET") else [],
        "database": sorted(database.parent.glob(f"{glob.escape(database.name)}*")),
    }
    for matter, paths in private.items():
        for path in paths:
            with suppress(OSError):
                state = path.stat()
                # Not a pipe: its reader is the one it was made for.
                mode = stat.S_IMODE(state.st_mode)
                if stat.S_ISREG(state.st_mode) and mode & 0o077:
                    words = f"{path} can be read by others (mode {mode:04o})"
                    yield note(matter, words, f"chmod 600 {shlex.quote(str(path))}")


async def _collected(settings: Settings, token: str) -> list[Finding]:
    return [finding async for finding in check_telegram(settings, token)]
