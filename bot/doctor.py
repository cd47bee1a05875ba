"""`wenju doctor`: looks at everything the bot needs, says what it sees and what to do, and changes nothing."""

import asyncio
import glob
import os
import shlex
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from bot.config import FILE, Settings
from bot.credentials import FILE_VARIABLE, VARIABLE, read_token
from bot.errors import SettingsError
from bot.findings import Finding, good, note, problem
from bot.telegram.checkup import check_telegram
from retrieval.engine import Engine
from retrieval.errors import EmptyQuestion, IndexOutdated, WenjuError
from retrieval.types import Failure, Stats

CLOCKS_APART = 5.0
"""Seconds by which clocks may differ before somebody is told."""


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
    if settings.backend == "opensearch":
        yield from _cluster(settings)
        return
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
    yield from _contents(stats, failures, settings.db)
    if not os.access(settings.db, os.W_OK):
        yield problem("database", f"{settings.db} cannot be written", "check its owner and permissions")


def _cluster(settings: Settings) -> Iterator[Finding]:
    """The cluster that keeps the index: can it be asked, is it whole, does its clock agree."""
    try:
        # Opened for its errors: what speaks to a cluster may not be installed.
        with Engine(settings.db, settings.corpus, settings.options()) as engine:
            health = engine.health()
            assert health is not None  # of a cluster it is known
            yield good("cluster", f"OpenSearch {health.version}, {health.nodes} nodes, {health.status}")
            if health.status == "red":
                yield problem("cluster", "parts of the index lie nowhere", "bring the nodes back that hold them")
            elif health.missing:
                words = f"{health.missing} copies lie nowhere: a node less, and questions may fail"
                yield note("cluster", words, "give it as many nodes as copies; with one node alone that is so")
            if not health.alias:
                yield note("cluster", "the alias of the passages leads elsewhere", "`wenju reindex` puts it right")
            if abs(health.clock) > CLOCKS_APART:
                words = f"a clock of it is {health.clock:+.0f} s off this machine's"
                yield problem("clock", words, "set both by NTP: the right to change the index ends by the clock")
            if not health.indexed:
                yield note("index", "nothing is indexed there yet", "`wenju reindex` or `wenju serve` fills it")
                return
            stats, failures = engine.stats(), engine.failures()
            yield _fingerprint(engine)
    except WenjuError as error:
        yield problem("cluster", str(error), "")
        return
    yield from _contents(stats, failures, settings.opensearch_index)


def _contents(stats: Stats, failures: Sequence[Failure], name: object) -> Iterator[Finding]:
    yield good("database", f"{name}: {stats.reports} reports, {stats.passages} passages")
    if not stats.reports:
        yield problem("index", "it holds no report", "run `wenju reindex`")
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
