"""Segments of postings in SQLite: written in short steps, retired, merged.

The choice: a log of segments that never change (as Lucene's), each a few blocks of `retrieval.index.codec`. A change
writes a small segment of its own and marks the passages it replaces as dead in the segments that hold them; nothing
else is rewritten. Which are merged into one, dead passages left out, `merge_policy` says. A single added report merges
small segments only (`SMALL_MERGE` passages), so that it never waits for the index to be rewritten; `reindex` does the
rest. A question reads the lengths of the passages (two bytes each) and, by `postings_cache`, the blocks of its terms.

Whatever is large is written as an unfinished segment (`live` 0: nobody sees it) in transactions of about 1 MB, and
becomes visible in one short transaction; what it replaces is deleted afterwards in the same way. So no other writer
waits long, readers never wait, and after a crash `drop_unfinished` finds all that nobody needs. Deleted pages are
used again, and after much was merged given back in short steps (`Store.shrink`); nothing ever runs VACUUM.

Columns: `segment.runs` int64 pairs (first passage id, count), `lengths` uint16 or int32, `dead` int32 slots, all
little-endian; `size` and `dead_count` count passages, `first` and `last` are passage ids. `block` as in `codec`.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from retrieval.index import codec
from retrieval.index.bm25 import InvertedBM25
from retrieval.index.compiled.loading import load_loops
from retrieval.index.maxscore import WORTH_COMPILING
from retrieval.index.postings_cache import PostingsCache, read_blob
from retrieval.index.segment import Segment
from retrieval.options import CACHE_BYTES
from retrieval.store import Store

if TYPE_CHECKING:
    from retrieval.index.merge import BlockPlace, Run
    from retrieval.index.merge_policy import SegmentSize

STEP_BYTES: Final = 2**20
"""Bytes written or deleted in one transaction."""

_INSERT_SEGMENT: Final = (
    "INSERT INTO segment (id, live, size, dead_count, first, last, runs, lengths, dead)"
    " VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_BLOCK: Final = "INSERT INTO block (segment_id, first_term, data) VALUES (?, ?, ?)"


class SegmentStore:
    """The inverted index's home; instances may be shared between threads.

    Args:
        store: The database.
        cache_bytes: Largest size of the postings kept in memory.
    """

    def __init__(self, store: Store, *, cache_bytes: int = CACHE_BYTES) -> None:
        self._store = store
        self._postings = PostingsCache(store, cache_bytes)
        self._lock = threading.Lock()
        self._current: tuple[str, InvertedBM25] | None = None

    def index(self) -> InvertedBM25:
        """The index as this thread's transaction sees it."""
        generation = self._store.setting("generation") or "0"
        with self._lock:
            current = self._current
        if current is not None and current[0] == generation:
            return current[1]
        known = () if current is None else current[1].segments
        index = InvertedBM25(self.segments(known), self._postings)
        with self._lock:
            self._current = generation, index
        return index

    def warm_up(self) -> None:
        """Load what a question reads of every segment, and wait for the compiled loops where they are worth it."""
        with self._store.reading():
            segments = self.index().segments
        if any(segment.size > WORTH_COMPILING for segment in segments):
            load_loops()

    def segments(self, known: Iterable[Segment] = ()) -> list[Segment]:
        """Every finished segment, by id.

        Args:
            known: Segments loaded before; those that are still the same are not read again.
        """
        kept = {(segment.id, segment.dead.size): segment for segment in known}
        rows = self._store.connection.execute("SELECT id, dead_count FROM segment WHERE live ORDER BY id").fetchall()
        return [kept.get((number, dead)) or self._load(number) for number, dead in rows]

    # Writing inside the caller's `Store.writing`, so that postings change with their report.

    def bury(self, passages: Iterable[int]) -> list[int]:
        """Mark passages as dead where they are alive; a segment without a live passage is retired.

        Returns:
            The retired segments, for `delete`.
        """
        dying = np.array(sorted(passages), dtype=np.int64)
        if not dying.size:
            return []
        retired = []
        rows = self._store.connection.execute(
            "SELECT id FROM segment WHERE live AND first <= ? AND last >= ?", [int(dying[-1]), int(dying[0])]
        )
        for (number,) in rows.fetchall():
            segment = self._load(number)
            dead = np.union1d(segment.dead, segment.slots_of(dying))
            if dead.size == segment.size:
                retired.append(number)
            if dead.size > segment.dead.size:
                self._store.connection.execute(
                    "UPDATE segment SET dead = ?, dead_count = ?, live = ? WHERE id = ?",
                    [dead.astype("<i4").tobytes(), dead.size, dead.size < segment.size, number],
                )
        return retired

    def publish(self, finished: Iterable[int], *, instead_of: Iterable[int] = ()) -> None:
        """Let unfinished segments be seen, and others not any more."""
        for live, numbers in ((0, instead_of), (1, finished)):
            self._store.connection.executemany(
                "UPDATE segment SET live = ? WHERE id = ?", [(live, number) for number in numbers]
            )

    def changed(self) -> None:
        """Let every process see, at its next question, that the index is another."""
        generation = int(self._store.setting("generation") or 0) + 1
        self._store.set_settings({"generation": str(generation)})

    # Writing in steps, outside of transactions; the caller holds `lock.sole_writer`.

    def stage(self, segment: Segment, encoded: Iterable[tuple[str, bytes]]) -> int:
        """Store an unfinished segment of any size.

        Returns:
            Its id, for `publish`.
        """
        with self._store.writing():
            number = self._insert(segment)
        step: list[tuple[str, bytes]] = []
        size = 0
        for block in encoded:
            step.append(block)
            size += len(block[1])
            if size >= STEP_BYTES:
                with self._store.writing():
                    self._insert_blocks(number, step)
                step, size = [], 0
        with self._store.writing():
            self._insert_blocks(number, step)
        return number

    def delete(self, segment_ids: Iterable[int]) -> None:
        """Delete retired or unfinished segments with their blocks."""
        for number in segment_ids:
            limit = STEP_BYTES // codec.BLOCK_BYTES
            left = True
            while left:
                with self._store.writing():
                    left = (
                        self._store.connection.execute(
                            "DELETE FROM block WHERE id IN (SELECT id FROM block WHERE segment_id = ? LIMIT ?)",
                            [number, limit],
                        ).rowcount
                        == limit
                    )
                    if not left:
                        self._store.connection.execute("DELETE FROM segment WHERE id = ? AND NOT live", [number])

    def drop_unfinished(self) -> None:
        """Delete what a process that was killed has left behind."""
        with self._store.reading():
            rows = self._store.connection.execute("SELECT id FROM segment WHERE NOT live").fetchall()
        self.delete(number for (number,) in rows)

    def merge(self, *, largest: int | None = None, tidy: bool = False, run: "Run" = map) -> bool:
        """Merge one group of segments, if one is due.

        Args:
            largest: Most passages to merge at once; None for any number.
            tidy: Make one segment of all but those far larger than the rest together.
            run: Does the work, here or in other processes; see `merge_blocks`.

        Returns:
            Whether anything was merged: call again until nothing is.
        """
        # A question merges nothing, and should not wait for what does.
        from retrieval.index.merge import merge_blocks, merge_segments
        from retrieval.index.merge_policy import due, tidied

        chosen = tidied(self._sizes()) if tidy else due(self._sizes(), largest)
        if not chosen:
            return False
        parts = [self._load(size.id) for size in chosen]
        merged, moved = merge_segments(parts)
        places = [place for part, segment in enumerate(parts) for place in self._places(part, segment.id)]
        read = partial(self._blocks, [segment.id for segment in parts])
        number = self.stage(merged, merge_blocks(places, read, moved, merged.size, run))
        old = [segment.id for segment in parts]
        with self._store.writing():
            self.publish([number], instead_of=old)
            self.changed()
        self.delete(old)
        return True

    def passage_count(self) -> int:
        """How many passages are indexed; counting their rows, of which there may be a million, takes far longer."""
        return sum(size.live for size in self._sizes())

    def live(self) -> list[int]:
        """The ids of all finished segments."""
        return [size.id for size in self._sizes()]

    # Rows

    def _sizes(self) -> "list[SegmentSize]":
        from retrieval.index.merge_policy import SegmentSize

        with self._store.reading():
            rows = self._store.connection.execute(
                "SELECT id, size, size - dead_count FROM segment WHERE live ORDER BY id"
            ).fetchall()
        return [SegmentSize(*row) for row in rows]

    def _load(self, number: int) -> Segment:
        with self._store.reading():
            size, runs, dead = self._store.connection.execute(
                "SELECT size, runs, dead FROM segment WHERE id = ?", [number]
            ).fetchone()
            lengths = read_blob(self._store, "segment", "lengths", number)
        return Segment(
            number,
            np.frombuffer(runs, dtype="<i8").reshape(-1, 2),
            np.frombuffer(lengths, dtype="<u2" if len(lengths) == 2 * size else "<i4"),
            np.frombuffer(dead, dtype="<i4"),
        )

    def _insert(self, segment: Segment) -> int:
        # Ids must not return after a deletion: the cache is kept by id.
        number = int(self._store.setting("last_segment") or 0) + 1
        self._store.set_settings({"last_segment": str(number)})
        self._store.connection.execute(_INSERT_SEGMENT, [number, *_row(segment)])
        return number

    def _insert_blocks(self, number: int, encoded: Iterable[tuple[str, bytes]]) -> None:
        self._store.connection.executemany(_INSERT_BLOCK, ((number, first, data) for first, data in encoded))

    def _places(self, part: int, segment_id: int) -> "Iterator[BlockPlace]":
        with self._store.reading():
            rows = self._store.connection.execute(
                "SELECT first_term, length(data) FROM block WHERE segment_id = ?", [segment_id]
            ).fetchall()
        return ((term, part, size) for term, size in rows)

    def _blocks(self, segment_ids: Sequence[int], part: int, start: str, end: str | None) -> list[bytes]:
        number = segment_ids[part]
        with self._store.reading():
            rows = self._store.connection.execute(
                "SELECT data FROM block WHERE segment_id = ? AND first_term >= coalesce((SELECT max(first_term) FROM"
                " block WHERE segment_id = ? AND first_term <= ?), ?) AND (? IS NULL OR first_term < ?)"
                " ORDER BY first_term",
                [number, number, start, start, end, end],
            ).fetchall()
        return [data for (data,) in rows]


def _row(segment: Segment) -> tuple[int, int, int, int, bytes, bytes, bytes]:
    """The values of `_INSERT_SEGMENT` behind the id."""
    narrow = segment.lengths.max(initial=0) < 2**16
    first, last = (int(segment.runs[0, 0]), int(segment.runs[-1].sum()) - 1) if segment.size else (0, -1)
    return (
        segment.size,
        segment.dead.size,
        first,
        last,
        segment.runs.astype("<i8").tobytes(),
        segment.lengths.astype("<u2" if narrow else "<i4").tobytes(),
        segment.dead.astype("<i4").tobytes(),
    )
