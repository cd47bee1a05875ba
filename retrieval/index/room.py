"""How much an engine keeps in memory beside its postings: more while it answers many questions at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

BATCH_ROOM: Final = 8
"""How many times the usual passages and blocks of postings are kept while a batch is answered: up to .7 GB more in each
process. (Processor seconds of 15,806 questions for 1, 2, 4, 8 times: at 58,000 passages 53.6, 48.0, 41.1, 42.1; at
233,195 for 4 and 8 63.6 and 59.3; at 932,780 no difference between these.)"""


class Room:
    """What the caches of one engine ask how much they may keep; may be shared between threads.

    It takes no lock: a batch that nobody wants any more may be closed by the garbage collector, in the midst of
    whatever some thread does with a cache.
    """

    def __init__(self) -> None:
        self._batches: set[object] = set()

    @property
    def times(self) -> int:
        """How many times the usual amount; what is too much goes when something new is kept."""
        return BATCH_ROOM if self._batches else 1

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Give more room meanwhile."""
        own = object()
        try:
            self._batches.add(own)
            yield
        finally:
            self._batches.discard(own)
