"""Vectors for all passages that have none yet, by a process of its own that takes one core, and lets others go first.

After each few passages they are committed, so that a process that is killed has lost a second's work. Who else changes
the index meanwhile waits for none of it but those commits.
"""

import logging
import os
import threading
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from retrieval.errors import WenjuError, WorkerLost, name_of_fault
from retrieval.meaning.encoder import find_encoder
from retrieval.processes import Gone, Hosted
from retrieval.reasons import Code
from retrieval.store import Catalogue, Store, Vectors
from retrieval.types import Progress, ReportProgress

AT_ONCE: Final = 8
"""Passages between two commits: some two seconds of a core."""

_BEHIND: Final = 10
"""How much nicer it is: whoever answers questions gets a core ten times as readily."""

_log = logging.getLogger(__name__)

_THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def fill(database: Path, progress: ReportProgress, stop: threading.Event | None = None) -> None:
    """Make the vectors that are wanting; there is an encoder.

    Args:
        database: The file with the passages.
        progress: Told how far it is.
        stop: Ends it when set; the next time goes on from there.

    Raises:
        WorkerLost: The process was killed, or the encoder fails; the next time goes on from there, too.
    """
    process = Hosted(_Filler, database, name="wenju-meaning", patient=True)
    try:
        while not (stop and stop.is_set()) and (step := process.call("step")):
            progress(step)
    except Gone as error:
        if not (stop and stop.is_set()):
            raise WorkerLost(Code.FILLING_LOST) from error
    except (WenjuError, OSError):
        raise
    except Exception as error:  # the encoder is code of others
        _log.warning("meanings cannot be worked out: %s: %s", type(error).__name__, error)
        raise WorkerLost(Code.FILLING_FAILED, problem=name_of_fault(error)) from error
    finally:
        process.stop()


class _Filler:
    """Makes vectors in the other process; a context manager.

    Args:
        database: The file.
    """

    def __init__(self, database: Path) -> None:
        # Before numpy is loaded, which asks for it then.
        os.environ |= dict.fromkeys(_THREADS, "1")
        os.nice(_BEHIND)
        encoder = find_encoder()
        assert encoder is not None, "whoever starts this has one"
        self._encoder = encoder
        self._store = Store(database)
        self._vectors, self._catalogue = Vectors(self._store), Catalogue(self._store)
        self._done = self._total = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.close()

    def step(self) -> Progress | None:
        """Make some; None where there are no more to make."""
        encoder = self._encoder
        with self._store.reading():
            last = self._vectors.until(encoder.fingerprint)
            passages = self._catalogue.passages_after(last, AT_ONCE)
            # Counting takes long in a large index, and new passages come in meanwhile.
            if self._done >= self._total:
                self._done, self._total = self._vectors.count(encoder.fingerprint), self._catalogue.counts()[1]
        if not passages:
            return None
        from retrieval.meaning.quantisation import packed

        texts = [f"{title}\n{passage.text}" for passage, title in passages]
        found = packed(encoder.passages(texts))
        with self._store.writing():
            numbers = [passage.id for passage, _ in passages]
            self._vectors.add(encoder.fingerprint, dict(zip(numbers, found, strict=True)))
        self._done = min(self._done + len(passages), self._total)
        return Progress("meaning", self._done, self._total)
