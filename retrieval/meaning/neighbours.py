"""The passages nearest to a question in meaning, by cosine: the question is compared with every one of them.

The vectors stay in memory as they are stored, a byte a dimension: 396 bytes a passage, and some .1 ms a thousand to
compare. Above `MOST_KEPT` passages none are kept: words alone find candidates then, and meaning has a part in their
order.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from retrieval.arrays import Bools, Integers, Singles
from retrieval.meaning.quantisation import unpacked
from retrieval.store import Vectors

MOST_KEPT: Final = 500_000
"""Passages whose vectors are kept: 200 MB."""

_AT_ONCE: Final = 4_096
_BLOCK: Final = 512
"""Vectors multiplied together: as 32-bit numbers they stay in the second cache of a core, which is 4 times as fast."""

_LOOKED_UP: Final = 4_096
"""Passages that are looked up for one question at most, where thousands share one vector, as empty forms do."""

_ROUNDING: Final = 1e-5
"""By how much a cosine may differ that was added up in another order."""


class _Kept(NamedTuple):
    """Vectors of passages.

    Attributes:
        passages: int64 (n): the passages, ascending; some may be gone.
        vectors: int8 (n, dimensions), as they are stored.
        lengths: float32 (n): theirs.
    """

    passages: Integers
    vectors: NDArray[np.int8]
    lengths: Singles


class Nearness(NamedTuple):
    """A question, compared with all passages.

    Attributes:
        question: float32 (dimensions), of length 1.
        passages: int64 (n), ascending; some may be gone.
        near: float32 (n): their cosines.
    """

    question: Singles
    passages: Integers
    near: Singles


class Neighbours:
    """Finds them in one index; may be shared between threads. Calls belong into a `Store.reading` of the caller.

    Args:
        vectors: Of its passages.
        encoder: The fingerprint of the encoder that made them.
        most: Largest number of passages whose vectors are kept.
    """

    def __init__(self, vectors: Vectors, encoder: str, most: int = MOST_KEPT) -> None:
        self._vectors = vectors
        self._encoder = encoder
        self._most = most
        self._loading = threading.Lock()
        self._known: tuple[_Kept, ...] = ()
        self._too_many: int | None = None  # how far passages went when they were more than `most`

    def nearness(self, question: Singles) -> Nearness:
        """How near every passage is to a question; none is known of more than `most`.

        Args:
            question: float32 (dimensions), of length 1.
        """
        known = self._up_to_date()
        if not known:
            return Nearness(question, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
        passages = np.concatenate([part.passages for part in known])
        return Nearness(question, passages, np.concatenate([_near(part, question) for part in known]))

    def nearest(self, nearness: Nearness, k: int, ranges: ArrayLike | None = None) -> list[tuple[int, float]]:
        """The passages whose vectors are nearest to a question's, those with the same vector once.

        Args:
            nearness: Of the question, found in the same `Store.reading`.
            k: Largest number of them.
            ranges: int64 (r, 2) or flat, ascending: the first and last of each range of passages that may be found;
                None: all.

        Returns:
            (passage, cosine), the nearest first, ties by ascending passage.
        """
        first: dict[bytes, int] = {}
        stored: dict[int, bytes] = {}
        for places in _widening(nearness, 2 * k, ranges):
            stored |= self._vectors.of([each for each in nearness.passages[places].tolist() if each not in stored])
            if 2 * len(stored) < len(places):
                self._known = ()  # most are gone: the next question reads anew
            first = {}
            for passage in sorted(stored):
                first.setdefault(stored[passage], passage)
            if len(first) >= k:
                break
        cosines = _cosines(nearness.question, list(first))
        passages = list(first.values())
        return [(passages[place], float(cosines[place])) for place in np.argsort(-cosines, kind="stable")[:k]]

    def cosines(self, question: Singles, passages: Iterable[int]) -> dict[int, float]:
        """How near some passages are; one without a vector is left out."""
        stored = self._vectors.of(passages)
        return dict(zip(stored, _cosines(question, list(stored.values())).tolist(), strict=True))

    def _up_to_date(self) -> tuple[_Kept, ...]:
        """What is known of all vectors that there are in the caller's transaction."""
        until = self._vectors.until(self._encoder)
        with self._loading:
            known = self._known
            last = int(known[-1].passages[-1]) if known else 0
            if until < last:
                known, last = (), 0  # another encoder has come and gone
            if until > last and until != self._too_many:
                if self._too_many is None or self._vectors.count(self._encoder) <= self._most:
                    # What is gone may have made room: then all are read anew.
                    grown = self._grown(known, last, until)
                    known = self._known = grown if grown or not known else self._grown((), 0, until)
                self._too_many = None if known else until
        return known

    def _grown(self, known: tuple[_Kept, ...], last: int, until: int) -> tuple[_Kept, ...]:
        """What is known, and the vectors behind a passage up to another; nothing of more than `most`."""
        rows = self._vectors.after(last, until)
        parts = list(known)
        while batch := list(islice(rows, _AT_ONCE)):
            numbers, stored = zip(*batch, strict=True)
            vectors = np.frombuffer(b"".join(stored), dtype=np.int8).reshape(len(stored), -1)
            lengths = np.linalg.norm(vectors.astype(np.float32), axis=1)
            parts.append(_Kept(np.array(numbers, dtype=np.int64), vectors, lengths))
            if sum(len(part.passages) for part in parts) > self._most:
                return ()
            # Each part is larger than the next, so that few are kept however often some reports come.
            while len(parts) > 1 and len(parts[-2].passages) <= len(parts[-1].passages):
                last_two = zip(*parts[-2:], strict=True)
                parts[-2:] = [_Kept(*(np.concatenate(pair) for pair in last_two))]
        return tuple(parts)


def _near(part: _Kept, question: Singles) -> Singles:
    """The cosines of passages to a question."""
    near = np.empty(len(part.passages), dtype=np.float32)
    block = np.empty((_BLOCK, len(question)), dtype=np.float32)
    for start in range(0, len(near), _BLOCK):
        vectors = part.vectors[start : start + _BLOCK]
        here = block[: len(vectors)]
        here[:] = vectors
        np.dot(here, question, out=near[start : start + _BLOCK])
    near /= part.lengths
    return near


def _widening(nearness: Nearness, count: int, ranges: ArrayLike | None) -> Iterator[Integers]:
    """The places of the `count` nearest passages within some ranges, then of four times as many, and so on."""
    within = _within(nearness.passages, ranges)
    places: Integers = np.arange(len(nearness.passages)) if within is None else np.flatnonzero(within)
    near = nearness.near[places]
    while count < min(len(places), _LOOKED_UP):
        taken = np.flatnonzero(near >= np.partition(near, -count)[-count] - _ROUNDING)
        if len(taken) > _LOOKED_UP:
            break
        yield places[taken]
        count *= 4
    yield places if len(places) <= _LOOKED_UP else places[np.argsort(-near, kind="stable")[:_LOOKED_UP]]


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
