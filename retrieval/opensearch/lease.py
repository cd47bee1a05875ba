"""The right to change the index, held by one writer at a time on whatever machine: a document with an end and a number.

Its holder renews it while it works; when it dies the right ends by itself, at once where somebody on the same machine
can see that the process is gone. Each holder has a higher number (epoch) than the one before, and all that it writes
bears that number: a late write of a holder that was taken for dead is refused by the cluster.
"""

import os
import platform
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from retrieval.errors import BackendUnavailable, Busy, WenjuError
from retrieval.opensearch.client import ClusterClient, Doc
from retrieval.reasons import Code

LEASE_SECONDS: Final = 30.0
"""How long the right lasts without being renewed; clocks that differ by more than that are told by `wenju doctor`."""

_POLL: Final = 0.2
_DOCUMENT: Final = "lease"


class Lease:
    """That of one index; may be shared between threads, of which one has it at a time.

    Args:
        client: Of the cluster.
        index: Where its document lies.
    """

    def __init__(self, client: ClusterClient, index: str) -> None:
        self._client = client
        self._path = f"/{index}/_doc/{_DOCUMENT}"
        self._free = threading.Lock()
        self._owner: int | None = None
        self._seen: dict[str, int] = {}
        self._epoch = 0

    @property
    def epoch(self) -> int:
        """The number of the present holder, who is this thread.

        Raises:
            Busy: Another one has taken over.
        """
        if self._owner != threading.get_ident() or not self._epoch:
            raise Busy(Code.LEASE_LOST, cluster=self._client.name)
        return self._epoch

    @property
    def held(self) -> bool:
        """Whether this thread has the right."""
        return self._owner == threading.get_ident()

    @contextmanager
    def holding(self, task: str, patience: float) -> Iterator[None]:
        """Hold the right until the end of the block.

        Args:
            task: What for, as others are told.
            patience: Seconds to wait for somebody else to be done.

        Raises:
            Busy: Somebody else has it.
        """
        until = time.monotonic() + patience
        if not self._free.acquire(timeout=max(patience, 0)):
            raise Busy(Code.BUSY, holder=self._read()[0].get("holder", "another thread"))
        try:
            self._owner = threading.get_ident()
            self._take(task, until)
            done = threading.Event()
            renewing = threading.Thread(target=self._renew, args=(done,), name="lease", daemon=True)
            renewing.start()
            try:
                yield
            finally:
                done.set()
                renewing.join()
                # Where the cluster is away the right ends by itself.
                with suppress(WenjuError):
                    self._give_back()
        finally:
            self._owner, self._epoch = None, 0
            self._free.release()

    def _take(self, task: str, until: float) -> None:
        while True:
            found, self._seen = self._read()
            if _ended(found):
                since = datetime.now(UTC).astimezone().strftime("%H:%M:%S")
                holder = f"process {os.getpid()} on {platform.node()} ({task} since {since})"
                mine = {"holder": holder, "epoch": found.get("epoch", 0) + 1, "machine": _machine(), "pid": os.getpid()}
                if self._write(mine):
                    self._epoch = mine["epoch"]
                    return
            elif time.monotonic() >= until:
                raise Busy(Code.BUSY, holder=found["holder"])
            time.sleep(min(_POLL, max(until - time.monotonic(), 0)))

    def _renew(self, done: threading.Event) -> None:
        while not done.wait(LEASE_SECONDS / 3):
            # An outage may pass before the right ends; what is written afterwards is refused if it did not.
            with suppress(BackendUnavailable):
                found, seen = self._read()
                if found.get("epoch") != self._epoch:
                    self._epoch = 0
                    return
                self._seen = seen
                self._write(found)

    def _give_back(self) -> None:
        found, self._seen = self._read()
        if self._epoch and found.get("epoch") == self._epoch:
            self._write(found, ends=0)

    def _read(self) -> tuple[Doc, dict[str, int]]:
        """The document, and what tells whether it is still the same."""
        answer = self._client.ask("GET", self._path, allowed=(404,))
        if not answer.get("found"):
            return {}, {}
        return answer["_source"], {"if_seq_no": answer["_seq_no"], "if_primary_term": answer["_primary_term"]}

    def _write(self, lease: Doc, *, ends: float | None = None) -> bool:
        """Store the document if it is still the one that was read; says whether it was."""
        lease = {**lease, "until": time.time() + LEASE_SECONDS if ends is None else ends}
        only: Doc = {**self._seen} or {"op_type": "create"}
        return "error" not in self._client.ask("PUT", self._path, lease, allowed=(409,), **only)


def _ended(lease: Doc) -> bool:
    if not lease or lease["until"] < time.time():
        return True
    if lease["machine"] != _machine() or lease["pid"] == os.getpid():
        return False
    try:
        os.kill(lease["pid"], 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        pass
    return False


def _machine() -> str:
    """This machine, and the part of it (as a container is) in which process ids mean the same."""
    try:
        return f"{platform.node()} {Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return platform.node()
