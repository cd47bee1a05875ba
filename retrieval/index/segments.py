"""Segments of postings in SQLite: read lazily through a cache, written in short steps, retired, merged.

The choice: a log of segments that never change (as Lucene's), each a few blocks of `retrieval.index.codec`. A change
writes a small segment of its own and marks the passages it replaces as dead in the segments that hold them; nothing
else is rewritten. When `FAN_OUT` segments of about one size have gathered they are merged into one, dead passages
left out. Its cost: n passages lie in O(log n) segments, which a question visits one by one; each posting is
rewritten O(log n) times in all; until the merge the dead take room. A single added report merges small segments
only (`SMALL` passages), so that it never waits for the index to be rewritten; `reindex` does the rest.

A question reads the lengths of the passages (two bytes each) and the blocks of its terms; the decoded postings of
late questions stay in memory up to a bound: 2.5 bytes each for the compiled loops, 5.5 for numpy, or two bits a
passage, which is less. (Those of 500 questions: 233 MB at 932,780 passages.) The blocks read last stay as well, taken
apart: every question of a small index comes back to the same few.

Whatever is large is written as an unfinished segment (`live` 0: nobody sees it) in transactions of about 1 MB, and
becomes visible in one short transaction; what it replaces is deleted afterwards in the same way. So no other writer
waits long, readers never wait, and after a crash `drop_unfinished` finds all that nobody needs. Deleted pages are
used again, and after much was merged given back in short steps (`Store.shrink`); nothing ever runs VACUUM.

Columns: `segment.runs` int64 pairs (first passage id, count), `lengths` uint16 or int32, `dead` int32 slots, all
little-endian; `size` and `dead_count` count passages, `first` and `last` are passage ids. `block` as in `blocks`.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Final

import numpy as np
from cachetools import LRUCache

from retrieval.index import codec
from retrieval.index.bm25 import InvertedBM25
from retrieval.index.compact import TermPostings
from retrieval.index.compiled.loading import load_loops, loops
from retrieval.index.inversion import Inverted
from retrieval.index.maxscore import WORTH_COMPILING
from retrieval.index.merge import BlockPlace, Run, merge_blocks, merge_segments
from retrieval.index.segment import Segment
from retrieval.options import CACHE_BYTES
from retrieval.store import Store

FAN_OUT: Final = 8
"""Segments of one size class before they are merged. 8 keeps a question's look-ups near 8 a size class and the
rewriting near log8(n)."""

SMALL: Final = 16_384
"""Passages that the adding of a single report merges at most: about 10 MB of postings."""

BLOCK_BYTES: Final = 32 * 2**20
"""Bound of the blocks kept taken apart, beside the postings: those of 3,000 passages, all of them. The next question
asks for other terms of the same blocks, and reading one and taking it apart takes .1 ms, for whichever of its terms."""

STEP_BYTES: Final = 2**20
"""Bytes written or deleted in one transaction."""

_INSERT_SEGMENT: Final = (
    "INSERT INTO segment (id, live, size, dead_count, first, last, runs, lengths, dead)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_BLOCK: Final = "INSERT INTO block (segment_id, first_term, data) VALUES (?, ?, ?)"


@dataclass(frozen=True, slots=True)
class _Size:
    """What merging wants to know of a segment."""

    id: int
    passages: int
    live: int


class SegmentStore:
    """The inverted index's home; instances may be shared between threads.

    Args:
        store: The database.
        cache_bytes: Largest size of the postings kept in memory.
    """

    def __init__(self, store: Store, *, cache_bytes: int = CACHE_BYTES) -> None:
        self._store = store
        self._cache: LRUCache[tuple[int, str, bool], TermPostings | None] = LRUCache(cache_bytes, getsizeof=_memory)
        self._opened: LRUCache[tuple[int, int], codec.Block] = LRUCache(BLOCK_BYTES, getsizeof=lambda b: b.nbytes)
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
        index = InvertedBM25(self.segments(known), self)
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

    # Writing inside the caller's `Store.writing`, so that postings change with their report.

    def write(self, segment: Segment, postings: Inverted) -> int:
        """Store a small segment just made; returns its id, never used before."""
        number = self._insert(segment, live=True)
        self._insert_blocks(number, codec.encode(postings, segment.size))
        return number

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

    # Writing in steps, outside of transactions; the caller holds `locking.sole_writer`.

    def stage(self, segment: Segment, encoded: Iterable[tuple[str, bytes]]) -> int:
        """Store an unfinished segment of any size.

        Returns:
            Its id, for `publish`.
        """
        with self._store.writing():
            number = self._insert(segment, live=False)
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

    def merge(self, *, largest: int | None = None, tidy: bool = False, run: Run = map) -> bool:
        """Merge one group of segments, if one is due.

        Args:
            largest: Most passages to merge at once; None for any number.
            tidy: Make one segment of all but those far larger than the rest together.
            run: Does the work, here or in other processes; see `merge_blocks`.

        Returns:
            Whether anything was merged: call again until nothing is.
        """
        due = _tidied(self._sizes()) if tidy else _due(self._sizes(), largest)
        if not due:
            return False
        parts = [self._load(size.id) for size in due]
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

    def _sizes(self) -> list[_Size]:
        with self._store.reading():
            rows = self._store.connection.execute(
                "SELECT id, size, size - dead_count FROM segment WHERE live ORDER BY id"
            ).fetchall()
        return [_Size(*row) for row in rows]

    def _load(self, number: int) -> Segment:
        with self._store.reading():
            size, runs, dead = self._store.connection.execute(
                "SELECT size, runs, dead FROM segment WHERE id = ?", [number]
            ).fetchone()
            lengths = self._blob("segment", "lengths", number)
        return Segment(
            number,
            np.frombuffer(runs, dtype="<i8").reshape(-1, 2),
            np.frombuffer(lengths, dtype="<u2" if len(lengths) == 2 * size else "<i4"),
            np.frombuffer(dead, dtype="<i4"),
        )

    def _insert(self, segment: Segment, *, live: bool) -> int:
        # Ids must not return after a deletion: the cache is kept by id.
        number = int(self._store.setting("last_segment") or 0) + 1
        self._store.set_settings({"last_segment": str(number)})
        self._store.connection.execute(_INSERT_SEGMENT, [number, int(live), *_row(segment)])
        return number

    def _insert_blocks(self, number: int, encoded: Iterable[tuple[str, bytes]]) -> None:
        self._store.connection.executemany(_INSERT_BLOCK, ((number, first, data) for first, data in encoded))

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
            block = codec.Block(self._blob("block", "data", row[0]))
            if block.first != block.last:
                with self._lock, suppress(ValueError):
                    self._opened[key] = block
        return block.find(term, segment.size)

    def _blob(self, table: str, column: str, row: int) -> bytes:
        """A large value, which a SELECT would copy once more."""
        with self._store.connection.blobopen(table, column, row, readonly=True) as blob:
            return blob.read()

    def _places(self, part: int, segment_id: int) -> Iterator[BlockPlace]:
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


def _due(segments: list[_Size], largest: int | None) -> list[_Size]:
    """The segments to merge next: those of a size class that is full, or one that is half dead."""
    classes: dict[int, list[_Size]] = {}
    for segment in segments:
        classes.setdefault(int(np.log(segment.live) / np.log(FAN_OUT)), []).append(segment)
    for size in sorted(classes):
        if len(classes[size]) >= FAN_OUT:
            # Everything smaller goes along: it costs little, and would be left behind otherwise.
            group = list(chain.from_iterable(classes[smaller] for smaller in sorted(classes) if smaller <= size))
            if largest is None or sum(segment.live for segment in group) <= largest:
                return group
    half_dead = (segment for segment in segments if 2 * segment.live < segment.passages)
    return next(([segment] for segment in half_dead if largest is None or segment.live <= largest), [])


def _tidied(segments: list[_Size]) -> list[_Size]:
    """All segments but those `FAN_OUT` times as large as all smaller ones together; none if that is one."""
    group = sorted(segments, key=lambda segment: segment.live)
    while len(group) > 1 and group[-1].live > FAN_OUT * sum(smaller.live for smaller in group[:-1]):
        group.pop()
    return group if len(group) > 1 else []


def _memory(postings: TermPostings | None) -> int:
    # 400 bytes: about what the key, the arrays' headers and the cache's own entry take.
    return 400 + (0 if postings is None else postings.nbytes)


def _row(segment: Segment) -> tuple[int, int, int, int, bytes, bytes, bytes]:
    """The values of `_INSERT_SEGMENT` behind id and live."""
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
