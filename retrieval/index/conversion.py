"""Segments as rows of the database, and the segments of the first schema (m002) made into such.

The first schema kept a row a posting list, `posting.slots` uint32 and `frequencies` uint16, and for each segment the
passage ids as int64, `lengths` as int32 and `dead` as int32 slots, all little-endian.
"""

import sqlite3
from typing import Final

import numpy as np

from retrieval.index import codec
from retrieval.index.inverted import Inverted
from retrieval.index.segment import Segment, make_runs

INSERT_SEGMENT: Final = (
    "INSERT INTO segment (id, live, size, dead_count, first, last, runs, lengths, dead)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
INSERT_BLOCK: Final = "INSERT INTO block (segment_id, first_term, data) VALUES (?, ?, ?)"

SegmentRow = tuple[int, int, int, int, bytes, bytes, bytes]


def segment_row(segment: Segment) -> SegmentRow:
    """The values of `INSERT_SEGMENT` behind id and live."""
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


def convert_segment(
    connection: sqlite3.Connection, number: int, passages: bytes, lengths: bytes, dead: bytes
) -> tuple[SegmentRow, list[tuple[str, bytes]]]:
    """Make a segment of the first schema into one of the second.

    Args:
        connection: To the database, which still has the table `posting`.
        number: The segment's id.
        passages: Its old columns...
        lengths: ...
        dead: ...

    Returns:
        Its row and its blocks.
    """
    segment = Segment(
        number,
        make_runs(np.frombuffer(passages, dtype="<i8")),
        np.frombuffer(lengths, dtype="<i4"),
        np.frombuffer(dead, dtype="<i4"),
    )
    rows = connection.execute(
        "SELECT term, slots, frequencies FROM posting WHERE segment_id = ? ORDER BY term", [number]
    ).fetchall()
    inverted = Inverted(
        [term for term, _, _ in rows],
        np.array([len(slots) // 4 for _, slots, _ in rows], dtype=np.int64),
        np.frombuffer(b"".join(slots for _, slots, _ in rows), dtype="<u4").astype(np.int32),
        np.frombuffer(b"".join(frequencies for _, _, frequencies in rows), dtype="<u2"),
    )
    return segment_row(segment), list(codec.encode(inverted, segment.size))
