"""Postings of single terms, read from the blocks of their segments when a question asks for them, and kept.

The decoded postings of late questions stay in memory up to a bound: 2.5 bytes each for the compiled loops, 5.5 for
numpy, or two bits a passage, which is less. (Those of 500 questions: 233 MB at 932,780 passages.) The blocks read last
stay as well, taken apart: every question of a small index comes back to the same few.
"""

import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from cachetools import LRUCache

from retrieval.index import codec
from retrieval.index.compact import TermPostings
from retrieval.index.compiled.loading import loops
from retrieval.index.segment import Segment
from retrieval.store import Store

OPENED_BYTES: Final = 32 * 2**20
"""Bound of the blocks kept taken apart, beside the postings: those of 3,000 passages, all of them. The next question
asks for other terms of the same blocks, and reading one and taking it apart takes .1 ms, for whichever of its terms."""

RUNS_BYTES: Final = 32 * 2**20
"""Bound of the runs of letters and digits kept: about three million of them."""

_RUNS: Final = "u:0", "u:{"
"""The terms from the first to before the second are such runs: what has no letter of ASCII is sorted behind them."""


class PostingsCache:
    """Finds the postings of terms; instances may be shared between threads.

    Args:
        store: The database.
        cache_bytes: Largest size of the postings kept in memory.
    """

    def __init__(self, store: Store, cache_bytes: int) -> None:
        self._store = store
        self._cache: LRUCache[tuple[int, str, bool], TermPostings | None] = LRUCache(cache_bytes, getsizeof=_memory)
        self._opened: LRUCache[tuple[int, int], codec.Block] = LRUCache(OPENED_BYTES, getsizeof=lambda b: b.nbytes)
        self._runs: LRUCache[int, bytes] = LRUCache(RUNS_BYTES, getsizeof=len)
        self._lock = threading.Lock()

    def postings(self, segment: Segment, terms: Sequence[str]) -> list[TermPostings | None]:
        """The postings of terms in a segment: from the cache, or else from this thread's transaction."""
        found: dict[str, TermPostings | None] = {}
        # What was read for numpy is of no use to the compiled loops, and leaves the cache in its turn.
        packed = loops(wanted=False) is not None
        with self._lock:
            for term in terms:
                key = segment.id, term, packed
                if key in self._cache:
                    found[term] = self._cache[key]
        missing = [term for term in terms if term not in found]
        if missing:
            read = {term: self._read(segment, term) for term in missing}
            found |= read
            with self._lock:
                for term, one in read.items():
                    # What is larger than the whole cache is not kept.
                    with suppress(ValueError):
                        self._cache[segment.id, term, packed] = one
        return [found[term] for term in terms]

    def runs(self, segment: Segment) -> bytes:
        """All runs of letters and digits in a segment that begin with one of ASCII, a line break around each."""
        with self._lock:
            known = self._runs.get(segment.id)
        if known is None:
            known = self._read_runs(segment)
            with self._lock, suppress(ValueError):
                self._runs[segment.id] = known
        return known

    def _read_runs(self, segment: Segment) -> bytes:
        first, last = _RUNS
        rows = self._store.connection.execute(
            "SELECT id FROM block WHERE segment_id = ? AND first_term >= coalesce((SELECT max(first_term) FROM block"
            " WHERE segment_id = ? AND first_term <= ?), ?) AND first_term < ? ORDER BY first_term",
            [segment.id, segment.id, first, first, last],
        )
        terms = []
        for (row,) in rows.fetchall():
            with self._store.connection.blobopen("block", "data", row, readonly=True) as blob:
                terms += codec.read_terms(blob.read).split(b"\n")
        prefix = first[:2].encode()
        runs = [term.removeprefix(prefix) for term in terms if first.encode() <= term < last.encode()]
        return b"\n" + b"\n".join(runs) + b"\n" if runs else b""

    def _read(self, segment: Segment, term: str) -> TermPostings | None:
        row = self._store.connection.execute(
            "SELECT id FROM block WHERE segment_id = ? AND first_term <= ? ORDER BY first_term DESC LIMIT 1",
            [segment.id, term],
        ).fetchone()
        if row is None:
            return None
        # The number of a block may return after a deletion, that of its segment does not.
        key = segment.id, row[0]
        with self._lock:
            block = self._opened.get(key)
        if block is None:
            block = codec.Block(read_blob(self._store, "block", "data", row[0]))
            if block.first != block.last:
                with self._lock, suppress(ValueError):
                    self._opened[key] = block
        return block.find(term, segment.size)


def read_blob(store: Store, table: str, column: str, row: int) -> bytes:
    """A large value, which a SELECT would copy once more."""
    with store.connection.blobopen(table, column, row, readonly=True) as blob:
        return blob.read()


def _memory(postings: TermPostings | None) -> int:
    # 400 bytes: about what the key, the arrays' headers and the cache's own entry take.
    return 400 + (0 if postings is None else postings.nbytes)
