"""Postings as bytes: blocks of neighbouring terms, about two bytes a posting.

A segment's terms, in ascending order, are cut into blocks of about 32 KB; a block is found by its first term. In
it each term's slots are stored as the gaps between them, in the narrowest of three codes:

* 8 bits, as in `gaps` (the frequent terms: most postings);
* 16 bits, where no gap is larger;
* 32 bits.

Frequencies of 1 are not stored at all; the others are, with the places of their postings coded as gaps of 8 bits.
A term that one passage in eight holds has a block of its own with two bits a passage, which needs no decoding.
Every array is preceded by its item size and length, and stored little-endian with the smallest item that fits.
The terms of a block and their counts, a third of it, are deflated to a third of that in one piece; deflating the gaps
as well would save another sixth and take 0.2 ms a look-up.

Measured on 58,000 passages of 230 characters: 1.7 bytes a posting, terms included.
"""

import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from retrieval.index.compact import PackedPostings, TermPostings, span_count
from retrieval.index.compiled.loading import loops
from retrieval.index.gaps import code_counts, decode_gaps, decode_list, encode_gaps, gaps_between, sums_of
from retrieval.index.inversion import Inverted
from retrieval.index.postings import DensePostings, SparsePostings

BLOCK_BYTES: Final = 32_768
"""Size aimed at. A look-up reads one block; SQLite wastes half a page (2 KB) at the end of each."""

DENSE_PART: Final = 8
"""A term is dense where one passage in so many holds it: two bits a passage then take no more room than lists."""

DENSE_FROM: Final = 16_384
"""Passages of a segment from which terms may be dense; below, everything is small anyway, and scored as lists."""

_DENSE: Final = 1
_SPARSE: Final = 2
"""Kinds of block, the first byte."""

_HEAD: Final = 6
"""Arrays of a sparse block that are deflated."""

_HEADER: Final = struct.Struct("<BI")
_LENGTH: Final = struct.Struct("<I")
_ITEMS: Final[dict[int, np.dtype[Any]]] = {1: np.dtype("<u1"), 2: np.dtype("<u2"), 4: np.dtype("<u4")}

Array = NDArray[Any]


def encode_blocks(inverted: Inverted, size: int) -> Iterator[tuple[str, bytes]]:
    """Cut postings into blocks.

    Args:
        inverted: Postings of ascending terms.
        size: Passages of their segment.

    Yields:
        The first term of a block, and the block, by ascending first term.
    """
    if not len(inverted.terms):
        return
    ends = inverted.counts.cumsum()
    starts = ends - inverted.counts
    dense = inverted.counts * DENSE_PART >= size if size >= DENSE_FROM else np.zeros(len(starts), dtype=np.bool_)
    # Bytes of a term, about: its text, its five counts, its postings.
    weight = np.where(dense, 0, 16 + 2 * inverted.counts)
    before = 0
    block = weight.cumsum() // BLOCK_BYTES + 2 * dense.cumsum() - dense
    for last in [*(np.flatnonzero(np.diff(block)) + 1).tolist(), len(starts)]:
        terms = inverted.terms[before:last]
        part = slice(int(starts[before]), int(ends[last - 1]))
        slots, frequencies = inverted.slots[part], inverted.frequencies[part]
        if dense[before]:
            yield terms[0], _encode_dense(terms[0], DensePostings.pack(size, slots, frequencies))
        else:
            yield terms[0], _encode_sparse(terms, inverted.counts[before:last], slots, frequencies)
        before = last


class Block:
    """A block taken apart, for the terms that are asked of it one after the other.

    Args:
        data: Its bytes.

    Attributes:
        first: Its first term.
        last: Its last term.
        nbytes: The memory it takes, about.
    """

    def __init__(self, data: bytes) -> None:
        kind, arrays = _unpack(data)
        # Found in one piece: some 1,600 terms as strings would take longer to make than all else here.
        self._terms = b"\n" + arrays[0].tobytes() + b"\n"
        self.first = self._terms[1 : self._terms.index(b"\n", 1)].decode()
        self.last = self._terms[self._terms.rindex(b"\n", 0, -1) + 1 : -1].decode()
        self.nbytes = len(data) + len(self._terms) + 1_000
        self._dense = _dense(arrays) if kind == _DENSE else None
        if self._dense is not None:
            return
        _, counts, widths, sizes, repeats, repeat_sizes, *self._codes, repeat_codes, frequencies = arrays
        self._counts, self._widths = counts.astype(np.int32), widths
        self._sizes = sizes, repeats, repeat_sizes
        self._bounds: Sequence[NDArray[np.int32]] | None = None
        self._repeat_codes, self._frequencies = repeat_codes, frequencies
        self.nbytes += 24 * counts.size

    def _places(self, number: int) -> list[slice]:
        """Where the codes of a term stand, its repeated postings, and the codes of these."""
        if self._bounds is None:
            if not number:
                # The term is frequent, and perhaps the only one that is ever looked for in a block so large.
                return [slice(0, int(sizes[0])) for sizes in self._sizes]
            self._bounds = [_bounds(sizes) for sizes in self._sizes]
        return [slice(bounds[number], bounds[number + 1]) for bounds in self._bounds]

    def find(self, term: str, size: int) -> TermPostings | None:
        """The postings of a term; None where it does not stand here.

        Args:
            term: The term.
            size: Passages of the segment.

        Returns:
            Sparse ones packed where the compiled loops are in use, which alone can search those.
        """
        if self._dense is not None:
            return self._dense if term == self.first else None
        at = self._terms.find(b"\n%b\n" % term.encode())
        if at < 0:
            return None
        number = self._terms.count(b"\n", 0, at)
        width = self._widths[number]
        coded, repeated, coded_repeated = self._places(number)
        if width == 1:
            slots = decode_list(self._codes[0][coded])
        else:
            start = int(self._counts[:number][self._widths[:number] == width].sum())
            codes = self._codes[1 if width == 2 else 2]
            slots = codes[start : start + self._counts[number]].cumsum(dtype=np.int32) - 1
        places = decode_list(self._repeat_codes[coded_repeated])
        frequencies = self._frequencies[repeated].astype(np.uint16)
        frequencies += np.uint16(2)
        return _lists(slots, places, frequencies, size)


def read_terms(read: Callable[[int], bytes]) -> bytes:
    """The terms of a block, parted by line breaks.

    Args:
        read: Hands out the next so many bytes of the block: its beginning suffices.
    """
    if read(1)[0] == _SPARSE:
        head = zlib.decompress(read(_LENGTH.unpack(read(_LENGTH.size))[0]))
        return _part(head, 0)[0].tobytes()
    return read(_HEADER.unpack(read(_HEADER.size))[1])


def decode_block(block: bytes) -> Inverted:
    """All postings of a block."""
    kind, arrays = _unpack(block)
    if kind == _DENSE:
        name = arrays[0].tobytes().decode()
        found = _dense(arrays).sparse()
        all_frequencies = np.ones(found.df, dtype=np.uint16)
        all_frequencies[found.places] = found.frequencies
        return Inverted([name], np.array([found.df]), found.slots, all_frequencies)
    names, counts, widths, _, repeats, _, codes, codes16, codes32, repeat_codes, frequencies = arrays
    counts, widths = counts.astype(np.int64), widths.astype(np.int64)
    gaps = np.empty(int(counts.sum()), dtype=np.int64)
    width_of = np.repeat(widths, counts)
    gaps[width_of == 1] = decode_gaps(codes)
    gaps[width_of == 2] = codes16
    gaps[width_of == 4] = codes32
    starts = counts.cumsum() - counts
    slots = sums_of(gaps, counts)
    all_frequencies = np.ones(slots.size, dtype=np.uint16)
    if frequencies.size:
        repeats = repeats.astype(np.int64)
        places = sums_of(decode_gaps(repeat_codes), repeats)
        all_frequencies[places + np.repeat(starts, repeats)] = frequencies.astype(np.uint16) + np.uint16(2)
    return Inverted(names.tobytes().decode().split("\n"), counts, slots.astype(np.int32), all_frequencies)


def _bounds(sizes: Array) -> NDArray[np.int32]:
    """Where what has these sizes begins and ends, one behind the other."""
    bounds = np.zeros(sizes.size + 1, dtype=np.int32)
    np.cumsum(sizes, out=bounds[1:])
    return bounds


def _dense(arrays: Sequence[Array]) -> DensePostings:
    _, df, size, quarters, codes, frequencies = arrays
    heavy = partial(decode_list, codes)
    return DensePostings(int(size[0]), int(df[0]), quarters, heavy, frequencies.astype(np.uint16))


def _lists(
    slots: NDArray[np.int32], places: NDArray[np.int32], frequencies: NDArray[np.uint16], size: int
) -> SparsePostings | PackedPostings:
    if (compiled := loops(wanted=False)) is None:
        return SparsePostings(slots, places, frequencies)
    return PackedPostings(*compiled.pack(slots, places, frequencies, span_count(size)))


def _encode_dense(term: str, postings: DensePostings) -> bytes:
    gaps = gaps_between(postings.heavy.astype(np.int64), np.zeros(min(postings.heavy.size, 1), dtype=np.int64))
    return _pack(
        _DENSE,
        [
            np.frombuffer(term.encode(), dtype=np.uint8),
            np.array([postings.df]),
            np.array([postings.size]),
            postings.quarters,
            encode_gaps(gaps),
            postings.heavy_frequencies,
        ],
    )


def _encode_sparse(
    terms: Sequence[str], counts: NDArray[np.int64], slots: NDArray[np.int32], frequencies: NDArray[np.uint16]
) -> bytes:
    starts = counts.cumsum() - counts
    gaps = gaps_between(slots.astype(np.int64), starts)
    largest = np.maximum.reduceat(gaps, starts)
    size8 = np.add.reduceat(code_counts(gaps), starts)
    size16 = np.where(largest < 2**16, 2 * counts, 4 * counts)
    widths = np.where(size8 <= size16, 1, size16 // counts)
    width_of = np.repeat(widths, counts)
    again = np.flatnonzero(frequencies > 1)
    term_of = starts.searchsorted(again, side="right") - 1
    repeats = np.bincount(term_of, minlength=len(counts))
    # Of the repeated postings, their places among the term's, as gaps.
    first_repeats = repeats.cumsum() - repeats
    places = again - starts[term_of]
    repeat_gaps = gaps_between(places, first_repeats[repeats > 0])
    return _pack(
        _SPARSE,
        [
            np.frombuffer("\n".join(terms).encode(), dtype=np.uint8),
            counts,
            widths,
            np.where(widths == 1, size8, 0),
            repeats,
            np.bincount(term_of, weights=code_counts(repeat_gaps), minlength=len(counts)).astype(np.int64),
            encode_gaps(gaps[width_of == 1]),
            gaps[width_of == 2],
            gaps[width_of == 4],
            encode_gaps(repeat_gaps),
            frequencies[again] - np.uint16(2),
        ],
    )


def _pack(kind: int, arrays: Sequence[Array]) -> bytes:
    if kind != _SPARSE:
        return bytes([kind]) + _join(arrays)
    head = zlib.compress(_join(arrays[:_HEAD]), 1)
    return bytes([kind]) + _LENGTH.pack(len(head)) + head + _join(arrays[_HEAD:])


def _unpack(block: bytes) -> tuple[int, list[Array]]:
    if block[0] != _SPARSE:
        return block[0], _part(block, 1)
    start = 1 + _LENGTH.size
    end = start + _LENGTH.unpack_from(block, 1)[0]
    return _SPARSE, _part(zlib.decompress(block[start:end]), 0) + _part(block, end)


def _join(arrays: Sequence[Array]) -> bytes:
    parts = []
    for array in arrays:
        largest = int(array.max()) if array.size else 0
        item = 1 if largest < 2**8 else 2 if largest < 2**16 else 4
        parts += [_HEADER.pack(item, array.size), array.astype(_ITEMS[item]).tobytes()]
    return b"".join(parts)


def _part(joined: bytes, at: int) -> list[Array]:
    arrays: list[Array] = []
    while at < len(joined):
        item, count = _HEADER.unpack_from(joined, at)
        at += _HEADER.size
        arrays.append(np.frombuffer(joined, dtype=_ITEMS[item], count=count, offset=at))
        at += item * count
    return arrays
