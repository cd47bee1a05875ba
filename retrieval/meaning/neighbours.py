"""The passages nearest to a question in meaning, by cosine.

Kept in memory is one bit a dimension, 48 bytes a passage: the signs of its vector. The passages whose signs are nearest
to the question are looked up in the database, and ordered by their stored vectors. Up to `LOOKED_UP` passages all are;
of 300,000 these hold nearly all that a comparison with every vector would find (see benchmarks/tried.md), in a tenth of
its time and memory.
"""

import threading
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from retrieval.arrays import Bools, Integers, Singles
from retrieval.meaning.quantisation import unpacked
from retrieval.store import Vectors

LOOKED_UP: Final = 2_000
"""Passages whose vectors are compared with the question's."""

_AT_ONCE: Final = 4_096
_BLOCK: Final = 16_384
"""Passages whose signs are added up together."""

_BYTES: Final[Singles] = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1).astype(np.float32) * 2 - 1
"""The eight signs that a byte stands for."""


class _Signs(NamedTuple):
    """The signs of passages' vectors.

    Attributes:
        passages: The passages, ascending; some may be gone.
        bits: The signs of eight dimensions in a byte, a row for each eight; passages by columns.
    """

    passages: Integers
    bits: NDArray[np.uint8]


class Neighbours:
    """Finds them in one index; may be shared between threads. Calls belong into a `Store.reading` of the caller.

    Args:
        vectors: Of its passages.
        encoder: The fingerprint of the encoder that made them.
    """

    def __init__(self, vectors: Vectors, encoder: str) -> None:
        self._vectors = vectors
        self._encoder = encoder
        self._loading = threading.Lock()
        self._known: _Signs | None = None

    def nearest(self, question: Singles, k: int, ranges: ArrayLike | None = None) -> list[tuple[int, float]]:
        """The passages whose vectors are nearest to a question's, those with the same vector once.

        Args:
            question: Of length 1.
            k: Largest number of them.
            ranges: int64 (r, 2) or flat, ascending: the first and last of each range of passages that may be found;
                None: all.

        Returns:
            (passage, cosine), the nearest first, ties by ascending passage.
        """
        known = self._up_to_date()
        if known is None:
            return []
        places = _near_by_signs(known, question, _within(known.passages, ranges))
        stored = self._vectors.of(known.passages[places].tolist())
        if 2 * len(stored) < len(places):
            self._known = None  # most are gone: the next question reads anew
        first: dict[bytes, int] = {}
        for passage in sorted(stored):
            first.setdefault(stored[passage], passage)
        cosines = _cosines(question, list(first))
        passages = list(first.values())
        return [(passages[place], float(cosines[place])) for place in np.argsort(-cosines, kind="stable")[:k]]

    def cosines(self, question: Singles, passages: Iterable[int]) -> dict[int, float]:
        """How near some passages are; one without a vector is left out."""
        stored = self._vectors.of(passages)
        return dict(zip(stored, _cosines(question, list(stored.values())).tolist(), strict=True))

    def _up_to_date(self) -> _Signs | None:
        """What is known of all vectors that there are in the caller's transaction; None without any."""
        until = self._vectors.until(self._encoder)
        with self._loading:
            known = self._known
            last = 0 if known is None else int(known.passages[-1])
            if until < last:
                known, last = None, 0  # another encoder has come and gone
            if until > last:
                known = self._known = self._grown(known, last, until)
        return known

    def _grown(self, known: _Signs | None, last: int, until: int) -> _Signs | None:
        """What is known, and the vectors behind a passage up to another."""
        rows = self._vectors.after(last, until)
        parts = [] if known is None else [known]
        while batch := list(islice(rows, _AT_ONCE)):
            numbers, stored = zip(*batch, strict=True)
            parts.append(_Signs(np.array(numbers, dtype=np.int64), np.packbits(unpacked(stored).T > 0, axis=0)))
        if len(parts) < 2:
            return parts[0] if parts else None
        passages = np.concatenate([part.passages for part in parts])
        return _Signs(passages, np.concatenate([part.bits for part in parts], axis=1))


def _near_by_signs(known: _Signs, question: Singles, among: Bools | None) -> Integers:
    """The places of the passages whose signs, as 1 and -1, are nearest to a question."""
    places: Integers = np.arange(len(known.passages)) if among is None else np.flatnonzero(among)
    if len(places) <= LOOKED_UP:
        return places
    bits = known.bits if among is None else known.bits[:, places]
    # For each row what every byte in it is worth, so that nothing is unpacked.
    worth = question.reshape(-1, 8) @ _BYTES.T
    near = np.zeros(len(places), dtype=np.float32)
    # In blocks that stay in the second cache: in 2.6 times less time, to the bit.
    size = min(len(near), _BLOCK)
    numbers, values = np.empty(size, dtype=np.intp), np.empty(size, dtype=np.float32)
    for start in range(0, len(near), size):
        block = near[start : start + size]
        here, value = numbers[: len(block)], values[: len(block)]
        for row, each in zip(bits[:, start : start + size], worth, strict=True):
            here[:] = row
            each.take(here, out=value, mode="clip")
            block += value
    return places[np.argpartition(-near, LOOKED_UP)[:LOOKED_UP]]


def _within(passages: Integers, ranges: ArrayLike | None) -> Bools | None:
    if ranges is None:
        return None
    ranges = np.asarray(ranges, dtype=np.int64).reshape(-1, 2)
    if not len(ranges):
        return np.zeros(len(passages), dtype=np.bool_)
    place = np.maximum(ranges[:, 0].searchsorted(passages, side="right") - 1, 0)
    within: Bools = (ranges[place, 0] <= passages) & (passages <= ranges[place, 1])
    return within


def _cosines(question: Singles, stored: Sequence[bytes]) -> Singles:
    # Rounded, so that equal passages tie wherever they stand in the product.
    return np.round(unpacked(stored) @ question, 6) if stored else np.zeros(0, dtype=np.float32)
