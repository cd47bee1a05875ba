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
from bot.findings import Finding, Matter, good, note, problem
from bot.setup_codes import SetupCode
from bot.telegram.checkup import check_telegram
from retrieval.engine import Engine
from retrieval.errors import EmptyQuestion, IndexOutdated, WenjuError
from retrieval.reasons import reason
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
        yield problem("token", error.reason)
        return
    yield good("token", reason(SetupCode.TOKEN_THERE))
    yield from asyncio.run(_collected(settings, token))


def _corpus(settings: Settings) -> Iterator[Finding]:
    folder = settings.corpus
    if not folder.is_dir():
        yield problem("corpus", reason(SetupCode.NO_FOLDER, path=folder), reason(SetupCode.INIT))
        return
    files = sum(1 for path in folder.rglob("*") if path.is_file() and not path.name.startswith((".", "_", "README")))
    if not files:
        yield problem("corpus", reason(SetupCode.NO_FILE, path=folder), reason(SetupCode.PUT_REPORTS))
    elif not os.access(folder, os.W_OK):
        seen = reason(SetupCode.FILES_READ_ONLY, path=folder, count=files)
        yield note("corpus", seen, reason(SetupCode.ADD_NEEDS_IT))
    else:
        yield good("corpus", reason(SetupCode.FILES, path=folder, count=files))


def _index(settings: Settings) -> Iterator[Finding]:
    if settings.backend == "opensearch":
        yield from _cluster(settings)
        return
    if settings.db.exists() and _is_blank(settings.db):
        # An engine would make its tables in it.
        yield note("index", reason(SetupCode.BLANK_INDEX, path=settings.db), reason(SetupCode.FILL_INDEX))
        return
    if not settings.db.exists():
        folder = settings.db.absolute().parent
        if not folder.is_dir():
            yield problem("database", reason(SetupCode.NO_FOLDER_OF_INDEX, path=folder), reason(SetupCode.MAKE_FOLDER))
        elif not os.access(folder, os.W_OK):
            yield problem("database", reason(SetupCode.FOLDER_READ_ONLY, path=folder), reason(SetupCode.CHECK_OWNER))
        else:
            yield note("index", reason(SetupCode.NO_INDEX_YET, path=settings.db), reason(SetupCode.MAKE_INDEX))
        return
    try:
        with Engine(settings.db, settings.corpus, settings.options()) as engine:
            stats, failures = engine.stats(), engine.failures()
            yield _fingerprint(engine)
    except WenjuError as error:
        yield problem("database", error.reason)
        return
    yield from _contents(stats, failures, settings.db)
    if not os.access(settings.db, os.W_OK):
        yield problem("database", reason(SetupCode.READ_ONLY, path=settings.db), reason(SetupCode.CHECK_OWNER))


def _cluster(settings: Settings) -> Iterator[Finding]:
    """The cluster that keeps the index: can it be asked, is it whole, does its clock agree."""
    try:
        # Opened for its errors: what speaks to a cluster may not be installed.
        with Engine(settings.db, settings.corpus, settings.options()) as engine:
            health = engine.health()
            assert health is not None, "of a cluster it is known"
            seen = reason(SetupCode.CLUSTER, version=health.version, nodes=health.nodes, status=health.status)
            yield good("cluster", seen)
            if health.status == "red":
                yield problem("cluster", reason(SetupCode.PARTS_AWAY), reason(SetupCode.BRING_NODES_BACK))
            elif health.missing:
                seen = reason(SetupCode.COPIES_AWAY, count=health.missing)
                yield note("cluster", seen, reason(SetupCode.ADD_NODES))
            if not health.alias:
                yield note("cluster", reason(SetupCode.ALIAS_ASTRAY), reason(SetupCode.RUN_REINDEX))
            if abs(health.clock) > CLOCKS_APART:
                seen = reason(SetupCode.CLOCK_ASTRAY, seconds=f"{health.clock:+.0f}")
                yield problem("clock", seen, reason(SetupCode.SET_CLOCKS))
            if settings.semantic:
                yield good("meaning", reason(SetupCode.NO_VECTORS))
            if not health.indexed:
                blank = reason(SetupCode.BLANK_INDEX, path=settings.opensearch_index)
                yield note("index", blank, reason(SetupCode.FILL_INDEX))
                return
            stats, failures = engine.stats(), engine.failures()
            yield _fingerprint(engine)
    except WenjuError as error:
        yield problem("cluster", error.reason)
        return
    yield from _contents(stats, failures, settings.opensearch_index)


def _contents(stats: Stats, failures: Sequence[Failure], name: object) -> Iterator[Finding]:
    yield good("database", reason(SetupCode.COUNTS, path=name, reports=stats.reports, passages=stats.passages))
    if not stats.reports:
        yield problem("index", reason(SetupCode.EMPTY_INDEX), reason(SetupCode.RUN_REINDEX))
    if stats.vectors is not None:
        seen = reason(SetupCode.VECTORS, vectors=stats.vectors, passages=stats.passages)
        if stats.vectors < stats.passages:
            yield note("meaning", seen, reason(SetupCode.MAKE_VECTORS))
        else:
            yield good("meaning", seen)
    if failures:
        names = ", ".join(failure.key for failure in failures[:3])
        seen = reason(SetupCode.NOT_READ, count=len(failures), names=names)
        yield note("reports", seen, reason(SetupCode.REINDEX_SAYS))


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
        return problem("fingerprint", error.reason)
    except EmptyQuestion:
        pass
    return good("fingerprint", reason(SetupCode.FITS))


def _access(settings: Settings) -> Iterator[Finding]:
    if settings.admins:
        yield good("admins", reason(SetupCode.ADMINS, count=len(settings.admins)))
    else:
        yield note("admins", reason(SetupCode.NO_ADMINS), reason(SetupCode.SET_ADMINS))
    if settings.access == "open":
        yield note("access", reason(SetupCode.OPEN_ACCESS), reason(SetupCode.LIMIT_ACCESS))
    else:
        yield good("access", reason(SetupCode.ACCESS, access=settings.access))


def _readable_by_others(settings: Settings) -> Iterator[Finding]:
    """The files with secrets or with people's questions that not their owner alone can read."""
    token = os.environ.get(FILE_VARIABLE)
    # Its log and its copies lie beside it, not beside a link.
    database = Path(os.path.realpath(settings.db)) if settings.db.is_symlink() else settings.db
    private: dict[Matter, list[Path]] = {
        "token": [Path(token)] if token and not os.environ.get(VARIABLE) else [],
        "keys": [settings.http_keys],
        "settings": [FILE] if settings.webhook_secret and not os.environ.get("WENJU_WEBHOOK_SECRET") else [],
        "cluster": [settings.opensearch_secret] if settings.opensearch_secret else [],
        "database": sorted(database.parent.glob(f"{glob.escape(database.name)}*")),
    }
    for matter, paths in private.items():
        for path in paths:
            with suppress(OSError):
                state = path.stat()
                # Not a pipe: its reader is the one it was made for.
                mode = stat.S_IMODE(state.st_mode)
                if stat.S_ISREG(state.st_mode) and mode & 0o077:
                    seen = reason(SetupCode.READ_BY_OTHERS, path=path, mode=f"{mode:04o}")
                    yield note(matter, seen, reason(SetupCode.CHMOD, path=shlex.quote(str(path))))


async def _collected(settings: Settings, token: str) -> list[Finding]:
    return [finding async for finding in check_telegram(settings, token)]
