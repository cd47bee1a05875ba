"""One writer at a time, across threads and processes, and its name for those who are turned away."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from filelock import Timeout

from retrieval.errors import BackendUnavailable, Busy
from retrieval.reasons import Code
from retrieval.store.database import Store


@contextmanager
def sole_writer(store: Store, task: str, *, patience: float = 0.0) -> Iterator[None]:
    """Hold the right to change the index until the end of the block.

    The lock is the operating system's, so a writer that is killed leaves nothing to clean up. A block within another
    one of the same thread is a part of it.

    Args:
        store: The database; the lock file lies beside it.
        task: What the right is wanted for, as others are told: "reindex".
        patience: Seconds to wait for somebody else to be done.

    Raises:
        Busy: Somebody else holds it.
        BackendUnavailable: The lock file cannot be made.
    """
    if store.lock.is_locked:  # by this thread: each has a lock of its own
        yield
        return
    try:
        store.lock.acquire(timeout=patience, poll_interval=0.01)
    except Timeout:
        with store.reading():
            holder = store.setting("writer") or "another process"
        raise Busy(Code.BUSY, holder=holder) from None
    except OSError as error:
        raise BackendUnavailable(
            Code.UNWRITABLE_PATH, path=store.lock.lock_file, problem=error.strerror or error
        ) from error
    try:
        with store.writing():
            since = datetime.now(UTC).astimezone().strftime("%H:%M:%S")
            store.set_settings({"writer": f"process {os.getpid()} ({task} since {since})"})
        yield
    finally:
        store.lock.release()
