"""One writer at a time, across threads and processes, and its name for those who are turned away."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from retrieval.errors import BackendUnavailable, Busy
from retrieval.reasons import Code
from retrieval.store.database_files import create_private, give_to_owner_of, real_path

if TYPE_CHECKING:
    from retrieval.store.database import Store


_END: Final = ".lock"


def lock_beside(database: Path) -> FileLock:
    """The lock of a database, which lies beside it; the operating system's, so nobody's death leaves it locked."""
    real = real_path(database)
    # Without a mode: it is made, private, before it is held, and may have got that of its database.
    return FileLock(real.with_name(real.name + _END), is_singleton=False)


@contextmanager
def holding(lock: FileLock, patience: float, busy: Callable[[], Busy]) -> Iterator[None]:
    """Hold a lock until the end of the block.

    Args:
        lock: One that this thread does not hold.
        patience: Seconds to wait for somebody else to be done.
        busy: Makes what is raised where it still is held.

    Raises:
        Busy: Somebody else holds it.
        BackendUnavailable: The lock file cannot be made.
    """
    path = Path(lock.lock_file)
    try:
        if create_private(path):
            give_to_owner_of(path.with_name(path.name.removesuffix(_END)), path)
        lock.acquire(timeout=patience, poll_interval=0.01)
    except Timeout:
        raise busy() from None
    except OSError as error:
        raise BackendUnavailable(Code.UNWRITABLE_PATH, path=lock.lock_file, problem=error.strerror or error) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def sole_writer(store: "Store", task: str, *, patience: float = 0.0) -> Iterator[None]:
    """Hold the right to change the index until the end of the block.

    A block within another one of the same thread is a part of it.

    Args:
        store: The database.
        task: What the right is wanted for, as others are told: "reindex".
        patience: Seconds to wait for somebody else to be done.

    Raises:
        Busy: Somebody else holds it.
        BackendUnavailable: The lock file cannot be made.
    """
    if store.lock.is_locked:  # by this thread: each has a lock of its own
        yield
        return

    def busy() -> Busy:
        return Busy(Code.BUSY, holder=store.setting("writer") or "another process")

    with holding(store.lock, patience, busy):
        since = datetime.now(UTC).astimezone().strftime("%H:%M:%S")
        store.set_settings({"writer": f"process {os.getpid()} ({task} since {since})"})
        yield
