"""Segments of postings in SQLite: read with a cache, written, retired, merged.

A change writes a small segment of its own and marks the passages it replaces as dead in the segments that hold
them; nothing else is rewritten. When `FAN_OUT` segments of about one size have gathered, they are merged into
one, so that n passages lie in O(log n) segments and each posting is rewritten O(log n) times in all.

Columns: `segment.passages` int64, `lengths` int32, `dead` int32 slots; `posting.slots` uint32, `frequencies`
uint16; all little-endian. `segment.live` is 0 while a segment is being built and nobody may see it.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import numpy as np

from retrieval.bm25 import InvertedBM25
from retrieval.postings import Postings, Segment, merge_segments
from retrieval.store import Store

FAN_OUT = 8
"""Segments of one size class before they are merged. 8 keeps a question's look-ups near 8 a size class and the
rewriting near log8(n)."""

CACHE_BYTES = 256 * 2**20
"""Default bound of the postings kept in memory."""


class SegmentStore:
    """The inverted index's home; instances may be shared between threads.

    Args:
        store: The database.
        cache_bytes: Largest size of the postings kept in memory.
    """

    def __init__(self, store: Store, *, cache_bytes: int = CACHE_BYTES) -> None:
        self._store = store
        self._cache: OrderedDict[tuple[int, str], Postings | None] = OrderedDict()
        self._cache_bytes = cache_bytes
        self._cached_bytes = 0
        self._lock = threading.Lock()
        self._current: tuple[str, InvertedBM25] | None = None

    def index(self) -> InvertedBM25:
        """The index as this thread's transaction sees it."""
        generation = self._store.setting("generation") or "0"
        with self._lock:
            if self._current is not None and self._current[0] == generation:
                return self._current[1]
        index = InvertedBM25(self.segments(), self)
        with self._lock:
            self._current = generation, index
        return index

    def segments(self) -> list[Segment]:
        """Every finished segment, by id."""
        rows = self._store.db.conn.execute("SELECT id, passages, lengths, dead FROM segment WHERE live ORDER BY id")
        return [_segment(*row) for row in rows]

    def postings(self, segment: Segment, term: str) -> Postings | None:
        """The postings of a term in a segment: from the cache, or else from this thread's transaction."""
        key = segment.id, term
        with self._lock:
            if key in self._cache:
                self._cache.move_to_end(key)
                return self._cache[key]
        row = self._store.db.conn.execute(
            "SELECT slots, frequencies FROM posting WHERE segment_id = ? AND term = ?", key
        ).fetchone()
        found = None if row is None else _postings(*row)
        with self._lock:
            if key not in self._cache:
                self._cache[key] = found
                self._cached_bytes += _size(found)
            while self._cached_bytes > self._cache_bytes:
                self._cached_bytes -= _size(self._cache.popitem(last=False)[1])
        return found

    # Writing: always inside the caller's `Store.writing`, so that postings change with their report.

    def write(self, segment: Segment, postings: Iterable[tuple[str, Postings]], *, live: bool = True) -> int:
        """Store a segment with its postings.

        Returns:
            Its id, never used before.
        """
        connection = self._store.db.conn
        # Ids must not return after a deletion: the cache is kept by id.
        number = int(self._store.setting("last_segment") or 0) + 1
        self._store.set_settings({"last_segment": str(number)})
        connection.execute(
            "INSERT INTO segment (id, live, passages, lengths, dead) VALUES (?, ?, ?, ?, ?)",
            [
                number,
                int(live),
                segment.passages.astype("<i8").tobytes(),
                segment.lengths.astype("<i4").tobytes(),
                np.flatnonzero(~segment.alive).astype("<i4").tobytes(),
            ],
        )
        connection.executemany(
            "INSERT INTO posting (segment_id, term, slots, frequencies) VALUES (?, ?, ?, ?)",
            (
                (number, term, found.slots.astype("<u4").tobytes(), found.frequencies.astype("<u2").tobytes())
                for term, found in postings
            ),
        )
        return number

    def write_new(self, segment: Segment, postings: Mapping[str, Postings], *, live: bool = True) -> int:
        """Store a segment just built, its terms in the order the table keeps them."""
        return self.write(segment, ((term, postings[term]) for term in sorted(postings)), live=live)

    def bury(self, passages: Iterable[int]) -> None:
        """Mark passages as dead where they are alive; a segment without a live passage is dropped."""
        dying = np.array(sorted(passages), dtype=np.int64)
        if not dying.size:
            return
        for segment in self.segments():
            hit = np.isin(segment.passages, dying) & segment.alive
            if not hit.any():
                continue
            dead = np.flatnonzero(~segment.alive | hit)
            if dead.size == segment.passages.size:
                self.drop([segment.id])
            else:
                self._store.db.conn.execute(
                    "UPDATE segment SET dead = ? WHERE id = ?", [dead.astype("<i4").tobytes(), segment.id]
                )

    def drop(self, segment_ids: Iterable[int]) -> None:
        """Delete segments with their postings."""
        for number in segment_ids:
            self._store.db.conn.execute("DELETE FROM posting WHERE segment_id = ?", [number])
            self._store.db.conn.execute("DELETE FROM segment WHERE id = ?", [number])

    def drop_unfinished(self) -> None:
        """Delete what a rebuild that was killed has left behind."""
        self.drop([row[0] for row in self._store.db.conn.execute("SELECT id FROM segment WHERE NOT live").fetchall()])

    def publish(self, segment_ids: Iterable[int]) -> None:
        """Replace every finished segment with these unfinished ones."""
        self.drop([segment.id for segment in self.segments()])
        for number in segment_ids:
            self._store.db.conn.execute("UPDATE segment SET live = 1 WHERE id = ?", [number])

    def changed(self) -> None:
        """Let every process see, at its next question, that the index is another."""
        generation = int(self._store.setting("generation") or 0) + 1
        self._store.set_settings({"generation": str(generation)})

    def merge(self) -> bool:
        """Merge one group of segments, if one is due.

        Returns:
            Whether anything was merged: call again until nothing is.
        """
        due = _due(self.segments())
        if not due:
            return False
        self.write(*merge_segments([(segment, self._all_postings(segment.id)) for segment in due]))
        self.drop([segment.id for segment in due])
        self.changed()
        return True

    def _all_postings(self, segment_id: int) -> Iterator[tuple[str, Postings]]:
        rows = self._store.db.conn.execute(
            "SELECT term, slots, frequencies FROM posting WHERE segment_id = ? ORDER BY term", [segment_id]
        )
        return ((term, _postings(slots, frequencies)) for term, slots, frequencies in rows)


def _due(segments: list[Segment]) -> list[Segment]:
    """The segments to merge next: those of a size class that is full, or one that is half dead."""
    classes: dict[int, list[Segment]] = {}
    for segment in segments:
        classes.setdefault(int(np.log(segment.live) / np.log(FAN_OUT)), []).append(segment)
    for size in sorted(classes):
        if len(classes[size]) >= FAN_OUT:
            # Everything smaller goes along: it costs little, and would be left behind otherwise.
            return list(chain.from_iterable(classes[smaller] for smaller in sorted(classes) if smaller <= size))
    return next(([segment] for segment in segments if 2 * segment.live < segment.passages.size), [])


def _segment(number: int, passages: bytes, lengths: bytes, dead: bytes) -> Segment:
    ids = np.frombuffer(passages, dtype="<i8")
    alive = np.ones(len(ids), dtype=np.bool_)
    alive[np.frombuffer(dead, dtype="<i4")] = False
    return Segment(number, ids, np.frombuffer(lengths, dtype="<i4"), alive)


def _postings(slots: bytes, frequencies: bytes) -> Postings:
    return Postings(np.frombuffer(slots, dtype="<u4"), np.frombuffer(frequencies, dtype="<u2"))


def _size(postings: Postings | None) -> int:
    # 200 bytes: about what the key, the arrays' headers and the cache's own entry take.
    return 200 + (0 if postings is None else postings.slots.nbytes + postings.frequencies.nbytes)
