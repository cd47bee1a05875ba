"""Follow the corpus folder: index what changes soon after its last write, many changes together."""

import threading
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Final

import watchfiles

from retrieval.corpus import RULES_FILE, SUFFIX, stands_alone
from retrieval.engine import Engine
from retrieval.errors import Busy, IndexOutdated, WenjuError
from retrieval.readers import container_key, is_container, takes
from retrieval.types import Changes

QUIET_SECONDS: Final = 0.5
"""A file that changed less than this ago may be half written; it waits, the others do not."""

FEW_FILES: Final = 100
"""Changed files that are looked at by themselves; beyond, a walk through the folder is no slower."""

_TICK_MILLISECONDS: Final = 200
_LISTS: Final = frozenset({"_words.txt", "_synonyms.txt", RULES_FILE})


def watch(engine: Engine, tell: Callable[[Changes | WenjuError], None], *, stop: threading.Event | None = None) -> None:
    """Reindex once, then again whenever the folder has changed, until told to stop or interrupted (Ctrl-C).

    Args:
        engine: Whose corpus folder is followed.
        tell: Told, from this thread, of each change of the index that did something and of each that failed.
        stop: Ends it when set.

    Raises:
        WenjuError: The first reindex failed: there is no folder, or nothing in it.
    """
    if not engine.corpus.is_dir():
        engine.reindex()  # says what is wrong with it
    corpus = engine.corpus.resolve()
    waiting: dict[str, float] = {}
    began = False
    for changes in watchfiles.watch(
        corpus,
        watch_filter=None,
        debounce=_TICK_MILLISECONDS,
        step=50,
        stop_event=stop,
        rust_timeout=_TICK_MILLISECONDS,
        yield_on_timeout=True,
        raise_interrupt=True,
    ):
        if not began:
            # Only now: what changes while this runs is seen by the watcher already.
            tell(engine.reindex())
            began = True
        now = time.monotonic()
        waiting |= {key: now for _, path in changes if (key := file_of_change(corpus, path)) is not None}
        unsettled = {key for key, changed in waiting.items() if now - changed < QUIET_SECONDS}
        if len(unsettled) == len(waiting):
            continue
        try:
            done = _index(engine, waiting.keys() - unsettled, unsettled)
        except Busy:
            continue  # the next tick tries again
        except WenjuError as error:
            tell(error)
        else:
            if done.added or done.updated or done.removed or done.failed:
                tell(done)
        waiting = {key: waiting[key] for key in unsettled}


def _index(engine: Engine, changed: Collection[str], unsettled: Collection[str]) -> Changes:
    """Bring the index in line with what changed; by a walk through the folder where more may be meant."""
    # What vanished may have been a folder, or all there was; a word list, or who may ask, means every report.
    if len(changed) <= FEW_FILES and all(stands_alone(engine.corpus, key) for key in changed):
        with suppress(IndexOutdated):
            return engine.index_files(changed)
    return engine.reindex(leaving=unsettled)


def file_of_change(corpus: Path, path: str) -> str | None:
    """The report that a change is about; None where it is about none (temporary and hidden files)."""
    try:
        key = PurePath(path).relative_to(corpus)
    except ValueError:
        return None
    name = key.name
    if name in _LISTS:
        return str(key)
    if any(part.startswith((".", "_")) for part in key.parts):
        return None
    # Where a sidecar is written, its report is; a name without an ending may be a folder that came or went.
    report = name.removesuffix(SUFFIX)
    if not takes(report) and key.suffix:
        return None
    changed = key.with_name(report).as_posix()
    archive = container_key(changed)
    # 2024.zip!/a.html.yaml corrects what is inside 2024.zip; another folder may be named so too.
    return archive if archive and name != report and is_container(archive) else changed
