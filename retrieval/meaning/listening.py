"""A question encoded, by somebody who does not wait long.

The encoder is code of others: where it fails or takes too long, words alone answer, and the log says so. What takes too
long goes on by itself, and the encoder is asked nothing more meanwhile; nor is it asked two things at once.
"""

import threading
import time
from collections.abc import Sequence

from retrieval.arrays import Singles
from retrieval.meaning.encoder import Encoder


class Listener:
    """Has questions encoded; may be shared between threads.

    Args:
        encoder: Does it.
        patience: Seconds that it may take: a question takes .02 where the machine is free, one of 500 characters .3.
    """

    def __init__(self, encoder: Encoder, patience: float) -> None:
        self._encoder = encoder
        self._patience = patience
        self._free = threading.Lock()
        self._late: _Call | None = None

    def vectors(self, texts: Sequence[str], patience: float | None = None) -> Singles | None:
        """The vectors of questions, or of what is compared with one; None where they are not to be had in time.

        Args:
            texts: The questions.
            patience: Seconds that it may take this time; None for as many as ever.
        """
        patience = self._patience if patience is None else patience
        until = time.monotonic() + patience
        is_late = self._late is not None and not self._late.done.is_set()
        if is_late or not self._free.acquire(timeout=_left(until)):
            return None
        call = _Call(self._encoder, texts)
        threading.Thread(target=self._run, args=(call,), name="encode", daemon=True).start()
        if not call.done.wait(_left(until)):
            self._late = call
            _warn("the encoder has not answered for %s s: words alone do", patience)
        elif call.problem is not None:
            _warn("the encoder failed (%r): words alone answer", call.problem)
        return call.vectors

    def _run(self, call: "_Call") -> None:
        call.run()
        self._free.release()


def _left(until: float) -> float:
    """Seconds until a time of the monotonic clock, as a lock takes them."""
    return min(max(until - time.monotonic(), 0.0), threading.TIMEOUT_MAX)


class _Call:
    """Texts that are being encoded, or have been."""

    def __init__(self, encoder: Encoder, texts: Sequence[str]) -> None:
        self._encoder, self._texts = encoder, texts
        self.done = threading.Event()
        self.vectors: Singles | None = None
        self.problem: Exception | None = None

    def run(self) -> None:
        try:
            self.vectors = self._encoder.questions(self._texts)
        except Exception as error:  # noqa: BLE001 - whatever ails the encoder, words answer
            self.problem = error
        finally:
            self.done.set()


def _warn(words: str, *values: object) -> None:
    # Of use where something is wrong only, and it takes 10 ms to load.
    import logging

    logging.getLogger(__name__).warning(words, *values)
