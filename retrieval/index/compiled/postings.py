"""Lists of postings decoded and packed by compiled loops, for `retrieval.index.codec` and `retrieval.index.compact`."""

import numpy as np
from numba import types
from numpy.typing import NDArray

from retrieval.index.compiled.jit import compile_loop
from retrieval.index.postings import LIGHT


def decode_list(codes: NDArray[np.uint8], skip: int) -> NDArray[np.int32]:
    """Running sums of gaps in 8 bits, less 1; after a code of `skip` the gap goes on (see `retrieval.index.codec`)."""
    values = np.empty(codes.size, dtype=np.int32)
    count = 0
    value = -1
    for code in codes:
        value += code
        values[count] = value
        count += code != skip
    return values[:count].copy()


def pack(
    slots: NDArray[np.int32], places: NDArray[np.int32], frequencies: NDArray[np.uint16], spans: int
) -> tuple[NDArray[np.uint16], NDArray[np.int32], NDArray[np.uint8], NDArray[np.int32], NDArray[np.uint16]]:
    """What `retrieval.index.compact.PackedPostings` holds.

    Args:
        slots: int32 (n,), ascending: the passages that hold the term.
        places: int32 (m,), ascending: which of them hold it more than once.
        frequencies: uint16 (m,): how often they do.
        spans: Of the segment.
    """
    many = 0
    for frequency in frequencies:
        many += frequency > LIGHT
    repeated = places.size - many
    once = slots.size - places.size
    offsets = np.empty(once + repeated, dtype=np.uint16)
    starts = np.zeros(2 * spans + 1, dtype=np.int32)
    repeats = np.empty(repeated, dtype=np.uint8)
    heavy = np.empty(many, dtype=np.int32)
    heavy_frequencies = np.empty(many, dtype=np.uint16)
    at, at_repeated, at_heavy, before = 0, 0, 0, 0
    for number in range(places.size + 1):
        end = places[number] if number < places.size else slots.size
        for place in range(before, end):
            offsets[at] = slots[place]
            starts[(slots[place] >> 16) + 1] += 1
            at += 1
        if number < places.size:
            slot, frequency = slots[end], frequencies[number]
            if frequency > LIGHT:
                heavy[at_heavy] = slot
                heavy_frequencies[at_heavy] = frequency
                at_heavy += 1
            else:
                offsets[once + at_repeated] = slot
                repeats[at_repeated] = frequency
                starts[spans + (slot >> 16) + 1] += 1
                at_repeated += 1
        before = end + 1
    for run in range(2 * spans):
        starts[run + 1] += starts[run]
    return offsets, starts, repeats, heavy, heavy_frequencies


decode_list = compile_loop(decode_list, types.int32[::1](types.Array(types.uint8, 1, "C", readonly=True), types.int64))
pack = compile_loop(
    pack,
    types.Tuple((types.uint16[::1], types.int32[::1], types.uint8[::1], types.int32[::1], types.uint16[::1]))(
        types.int32[::1], types.int32[::1], types.uint16[::1], types.int64
    ),
)
