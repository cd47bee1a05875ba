"""Texts -> postings by arrays: the terms of `Tokenizer.terms`, without a Python string for each that occurs.

All texts of a batch are laid end to end as code points. Words, bigrams and single characters are then spans of that
text; a span is packed into an integer that sorts as its characters do, the passage beside it, and one sort of these
integers is the inverted index. Only each different term becomes a string, once. A span too long for an integer (four
characters fit, as a rule) goes through a dictionary.

1,000 passages of 180 characters take a quarter of the processor time of `Tokenizer.terms` and a dictionary for all.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis import BETWEEN, LONGEST_RUN, NARROW, OTHER, WIDE, Lattice, kinds_of, normalise_all
from retrieval.arrays import Integers
from retrieval.index.segment import Segment, make_segment

MAX_FREQUENCY: Final = 65_535
"""A term frequency above this is stored as this: at k1 = 0.9 the weight of a term has reached 99.99 % of its bound
long before."""

TitledPassages = Sequence[tuple[str, Sequence[str]]]
"""Reports to invert: the title of each, and the text of its passages."""


_KEY_BITS: Final = 63


class Inverted(NamedTuple):
    """The postings of many terms, one after the other.

    Attributes:
        terms: The terms, ascending.
        counts: int64 (len(terms),): how many passages hold each, at least 1.
        slots: int32 (sum of counts,): ascending for each term.
        frequencies: uint16 (sum of counts,): how often each of those passages holds the term.
    """

    terms: Sequence[str]
    counts: NDArray[np.int64]
    slots: NDArray[np.int32]
    frequencies: NDArray[np.uint16]


def invert(passages: Mapping[int, Sequence[str]]) -> tuple[Segment, Inverted]:
    """Make a segment of some passages.

    Args:
        passages: The index terms of each passage, by passage id.

    Returns:
        The segment (id 0) and its postings.
    """
    ids = sorted(passages)
    numbers: dict[str, int] = {}
    lengths = np.array([len(passages[passage]) for passage in ids], dtype=np.int64)
    occurrences = np.fromiter(
        (numbers.setdefault(term, len(numbers)) for passage in ids for term in passages[passage]),
        dtype=np.int64,
        count=int(lengths.sum()),
    )
    return make_segment(np.array(ids, dtype=np.int64), lengths), invert_numbered(list(numbers), occurrences, lengths)


def invert_numbered(vocabulary: Sequence[str], occurrences: NDArray[np.int64], lengths: NDArray[np.int64]) -> Inverted:
    """Invert passages whose terms are numbers already.

    Args:
        vocabulary: The term behind each number, each once; every one occurs.
        occurrences: The terms of all passages, one passage after the other.
        lengths: How many of them belong to each passage.
    """
    order = sorted(range(len(vocabulary)), key=vocabulary.__getitem__)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    size = max(lengths.size, 1)
    pairs = rank[occurrences] * size + np.repeat(np.arange(lengths.size), lengths)
    pairs.sort()
    first = np.flatnonzero(np.diff(pairs, prepend=-1))
    frequencies = np.diff(first, append=pairs.size)
    pairs = pairs[first]
    return Inverted(
        [vocabulary[number] for number in order],
        np.bincount(pairs // size, minlength=len(order)),
        (pairs % size).astype(np.int32),
        np.minimum(frequencies, MAX_FREQUENCY).astype(np.uint16),
    )


def invert_texts(lattice: Lattice, texts: TitledPassages) -> tuple[NDArray[np.int32], Inverted]:
    """Make postings of passages.

    The title is indexed with each passage: it often names what the passage then leaves unsaid.

    Args:
        lattice: Finds the words.
        texts: The reports; their passages are numbered from 0 in the order given.

    Returns:
        Index terms in each passage, and the postings.
    """
    copies = [count for _, parts in texts for count in (len(parts), *[1] * len(parts))]
    page = _Page(normalise_all([text for title, parts in texts for text in (title, *parts)]))
    first, passages = [], 0
    for _, parts in texts:
        first += [passages, *range(passages, passages + len(parts))]
        passages += len(parts)
    owners = _Owners(page, np.array(first, dtype=np.int64), np.array(copies, dtype=np.int64), passages)
    begins = lattice.begins(page.codes, page.units, page.ends, page.blocks)
    kinds = (("b:", *page.bigrams()), ("u:", page.units, page.ends), ("w:", *page.spans(begins)))
    found = [owners.invert(prefix, starts, ends) for prefix, starts, ends in kinds]
    return owners.lengths.astype(np.int32), _in_order([one for pair in found for one in pair])


class _Page:
    """Texts end to end, and the units that index terms are made of: Chinese characters, runs of letters and digits.

    Attributes:
        text: The texts, each closed by `BETWEEN`.
        codes: uint32: its characters.
        borders: int64 (texts,): where each text ends.
        units: int64 (u,), ascending: where each unit starts.
        ends: int64 (u,): where it ends.
        blocks: int64 (b + 1,): the first unit of each block of units without a gap, and at last u.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
        self.borders = np.flatnonzero(self.codes == ord(BETWEEN))
        kinds = kinds_of(self.codes)
        self._wide = kinds == WIDE
        changes = np.flatnonzero(np.diff(kinds, prepend=OTHER))
        runs = changes[kinds[changes] == NARROW]
        closed = np.append(changes, kinds.size)[np.searchsorted(changes, runs) + 1]
        pieces = -(-(closed - runs) // LONGEST_RUN)
        within = np.arange(pieces.sum()) - np.repeat(pieces.cumsum() - pieces, pieces)
        starts = self._wide.copy()
        starts[np.repeat(runs, pieces) + LONGEST_RUN * within] = True
        self.units = np.flatnonzero(starts)
        inside = kinds != OTHER
        edges = np.diff(inside, prepend=False, append=False)
        opened, shut = np.flatnonzero(edges)[::2], np.flatnonzero(edges)[1::2]
        self.blocks = np.append(np.searchsorted(self.units, opened), self.units.size)
        self.ends = np.append(self.units[1:], 0)
        self.ends[self.blocks[1:] - 1] = shut

    def bigrams(self) -> tuple[Integers, Integers]:
        """Where neighbouring Chinese characters start and end, and runs of letters and digits."""
        pairs = self._wide[:-1] & self._wide[1:]
        narrow = ~self._wide[self.units]
        starts = np.concatenate([np.flatnonzero(pairs), self.units[narrow]])
        return starts, np.concatenate([starts[: starts.size - int(narrow.sum())] + 2, self.ends[narrow]])

    def spans(self, begins: NDArray[np.bool_]) -> tuple[Integers, Integers]:
        """Where spans of units start and end, of which the first unit of each is given."""
        last = np.append(begins[1:], True) if begins.size else begins
        return self.units[begins], self.ends[last]


class _Owners:
    """Which passages a span of the page belongs to; counts their index terms on the way.

    Args:
        page: The texts.
        first: int64 (texts,): the first passage that a text belongs to.
        copies: int64 (texts,): how many it belongs to.
        passages: How many there are.

    Attributes:
        lengths: int64 (passages,): index terms inverted so far.
    """

    def __init__(self, page: _Page, first: Integers, copies: Integers, passages: int) -> None:
        self._page = page
        self._first = first
        self._copies = copies
        self.lengths = np.zeros(passages, dtype=np.int64)
        self._passage_bits = max(passages - 1, 0).bit_length()
        used = np.flatnonzero(np.bincount(page.codes))
        self._alphabet = np.append(np.uint32(0), used).astype(np.uint32)
        # Characters by rank, from 1; 0 stands behind the end of a span, so that it sorts before any character.
        self._ranks = np.zeros(int(used[-1]) + 1 if used.size else 1, dtype=np.int64)
        self._ranks[used] = np.arange(1, used.size + 1)
        self._bits = max(used.size.bit_length(), 1)
        self._width = (_KEY_BITS - self._passage_bits) // self._bits

    def invert(self, prefix: str, starts: Integers, ends: Integers) -> tuple[Inverted, Inverted]:
        """The postings of the short spans, and those of the long ones, each by ascending term."""
        text_of = np.searchsorted(self._page.borders, starts)
        sizes = ends - starts
        long = sizes > self._width
        short = ~long
        return (
            self._invert_short(prefix, starts[short], sizes[short], text_of[short]),
            self._invert_long(prefix, starts[long], ends[long], text_of[long]),
        )

    def _invert_short(self, prefix: str, starts: Integers, sizes: Integers, text_of: Integers) -> Inverted:
        widest = int(sizes.max(initial=1))
        ranks = self._ranks[self._page.codes]
        keys = ranks[starts]
        for place in range(1, widest):
            keys <<= self._bits
            within = sizes > place
            keys[within] |= ranks[starts[within] + place]
        terms, counts, slots, frequencies = self._sorted(keys, text_of)
        characters = np.zeros((terms.size, widest + len(prefix)), dtype=np.uint32)
        for place in range(widest):
            rank = (terms >> (self._bits * (widest - 1 - place))) & ((1 << self._bits) - 1)
            characters[:, len(prefix) + place] = self._alphabet[rank]
        characters[:, : len(prefix)] = [ord(character) for character in prefix]
        names = characters.view(f"<U{characters.shape[1]}").ravel().tolist()
        return Inverted(names, counts, slots, frequencies)

    def _invert_long(self, prefix: str, starts: Integers, ends: Integers, text_of: Integers) -> Inverted:
        text = self._page.text
        spans = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        names = sorted(set(spans))
        numbers = {name: number for number, name in enumerate(names)}
        keys = np.fromiter((numbers[span] for span in spans), dtype=np.int64, count=len(spans))
        # The title of a report without passages is in none.
        there, counts, slots, frequencies = self._sorted(keys, text_of)
        return Inverted([prefix + names[number] for number in there.tolist()], counts, slots, frequencies)

    def _sorted(
        self, keys: Integers, text_of: Integers
    ) -> tuple[Integers, Integers, NDArray[np.int32], NDArray[np.uint16]]:
        """The different keys, ascending, how many passages have each, which, and how often."""
        copies = self._copies[text_of]
        ends = copies.cumsum()
        which = np.arange(ends[-1] if ends.size else 0) - np.repeat(ends - copies - self._first[text_of], copies)
        self.lengths += np.bincount(which, minlength=self.lengths.size)
        pairs = np.repeat(keys << self._passage_bits, copies) | which
        pairs.sort()
        begins = np.flatnonzero(np.diff(pairs, prepend=-1))
        frequencies = np.minimum(np.diff(begins, append=pairs.size), MAX_FREQUENCY).astype(np.uint16)
        pairs = pairs[begins]
        keys = pairs >> self._passage_bits
        slots = (pairs & ((1 << self._passage_bits) - 1)).astype(np.int32)
        begins = np.flatnonzero(np.diff(keys, prepend=-1))
        return keys[begins], np.diff(begins, append=keys.size), slots, frequencies


def _in_order(parts: Sequence[Inverted]) -> Inverted:
    """Put postings of different terms together, by ascending term."""
    terms = [term for part in parts for term in part.terms]
    order = sorted(range(len(terms)), key=terms.__getitem__)
    counts = np.concatenate([part.counts for part in parts])
    starts = counts.cumsum() - counts
    rank = np.array(order, dtype=np.int64)
    moved = np.repeat(starts[rank] - (counts[rank].cumsum() - counts[rank]), counts[rank]) + np.arange(counts.sum())
    return Inverted(
        [terms[number] for number in order],
        counts[rank],
        np.concatenate([part.slots for part in parts])[moved],
        np.concatenate([part.frequencies for part in parts])[moved],
    )
