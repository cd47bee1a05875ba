"""Ascending numbers as the gaps between them, in 8 bits each: most are small.

A code of 255 means "skip 255, no number yet", so that a gap of any size has codes. The first gap counts from -1.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from retrieval.index.compiled.loading import loops

_SKIP: Final = 255


def gaps_between(values: NDArray[np.int64], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Differences of ascending values, counted from -1 at each start."""
    gaps = np.diff(values, prepend=0)
    gaps[starts] = values[starts] + 1
    return gaps


def sums_of(gaps: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The values again: the running sum of gaps, less 1, begun anew for each list of so many."""
    starts = counts.cumsum() - counts
    running = gaps.cumsum()
    some = counts > 0
    before = running[starts[some]] - gaps[starts[some]]
    values: NDArray[np.int64] = running - np.repeat(before, counts[some]) - 1
    return values


def code_counts(gaps: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many codes each gap takes."""
    return gaps // _SKIP + 1


def encode_gaps(gaps: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Gaps in 8 bits each, after as many skips as are needed."""
    ends = code_counts(gaps).cumsum()
    codes = np.full(int(ends[-1]) if ends.size else 0, _SKIP, dtype=np.uint8)
    codes[ends - 1] = gaps % _SKIP
    return codes


def decode_gaps(codes: NDArray[Any]) -> NDArray[np.int64]:
    """The gaps of several lists from their codes."""
    # Skips belong to the gap of the number that follows: the last code of each run is below 255.
    gaps: NDArray[np.int64] = np.diff(codes.cumsum(dtype=np.int64)[codes != _SKIP], prepend=0)
    return gaps


def decode_list(codes: NDArray[Any]) -> NDArray[np.int32]:
    """The ascending values of one list from the codes of its gaps."""
    if (compiled := loops(wanted=False)) is not None:
        decoded: NDArray[np.int32] = compiled.decode_list(codes, _SKIP)
        return decoded
    values: NDArray[np.int32] = codes.cumsum(dtype=np.int32)[codes != _SKIP]
    values -= 1
    return values
