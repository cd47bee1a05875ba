"""The words of much text at once, by arrays: what `Segmenter.cut_units` does one run of characters after the other.

All runs of a batch are cut side by side: first every dictionary word that begins anywhere is looked up (the lattice),
then the best way through it is chosen from the end of each run to its beginning. The same numbers are added in the
same order as in `retrieval.analysis.segmentation`, so that the words are the same to the last tie (a test holds the two
together), in a sixth of the processor time.

The dictionary is a trie in one hash table. A node is the place of its entry in the table, and the entry's key holds the
place of the parent and the character that leads on from there.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from retrieval.arrays import Floats, Integers

Codes = NDArray[np.uint32]

_CHARACTER_BITS: Final = 21
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_ROOT: Final = -1
_CHARACTERS: Final = 0x110000

_KEYS: Final = "keys.npy"
_WORTH: Final = "worth.npy"
_ROOTS: Final = "roots.npy"
_REST: Final = "unknown.txt"


class Lattice:
    """A dictionary that many texts are looked up in together; safe to share between threads.

    Args:
        logs: What each word is worth; -inf for the beginning of one, which is none itself.
        unknown: What a unit is worth that is in no word.
    """

    def __init__(self, logs: Mapping[str, float], unknown: float) -> None:
        self._unknown = unknown
        room = 1 << (2 * len(logs)).bit_length()
        self._keys = np.zeros(room, dtype=np.int64)
        self._worth = np.full(room, np.nan)
        self._fill(logs)
        self._roots = self._children(np.full(_CHARACTERS, _ROOT), np.arange(_CHARACTERS, dtype=np.uint32)).astype(
            np.int32
        )

    def save(self, folder: Path) -> None:
        """Write it into a folder, for other processes."""
        np.save(folder / _KEYS, self._keys)
        np.save(folder / _WORTH, self._worth)
        np.save(folder / _ROOTS, self._roots)
        (folder / _REST).write_text(repr(self._unknown))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """One that was written; its tables are mapped, so that processes have them in memory once."""
        self = cls.__new__(cls)
        self._keys = np.load(folder / _KEYS, mmap_mode="r")
        self._worth = np.load(folder / _WORTH, mmap_mode="r")
        self._roots = np.load(folder / _ROOTS, mmap_mode="r")
        self._unknown = float((folder / _REST).read_text())
        return self

    def begins(self, codes: Codes, units: Integers, ends: Integers, blocks: Integers) -> NDArray[np.bool_]:
        """Cut blocks of text into their most probable words.

        Args:
            codes: uint32: the characters of a text.
            units: int64 (u,), ascending: where a word may begin.
            ends: int64 (u,): where each of these units ends.
            blocks: int64 (b + 1,), ascending: the first unit of each block, none empty, and at last u. The units of
                a block adjoin, and no word reaches beyond it.

        Returns:
            Whether a word begins with each unit; bool (u,).
        """
        block_of = np.repeat(np.arange(blocks.size - 1), np.diff(blocks))
        left = blocks[1:][block_of] - np.arange(units.size)
        if left.size and left.max() < 2**16:
            left = left.astype(np.uint16)  # which numpy sorts in a third of the time
        # A place for each unit and one behind each block, where the best that can follow is worth nothing.
        places = np.arange(units.size) + block_of
        after = np.arange(1, units.size + blocks.size)
        steps = np.arange(1, int(left.max(initial=0)) + 2)
        order = np.argsort(left, kind="stable")
        words = [
            (length, places[first], worth, np.searchsorted(left[first], steps).tolist())
            for length, (first, worth) in enumerate(self._words(codes, units, ends, left, order), start=1)
        ]
        waiting, bounds = places[order], np.searchsorted(left[order], steps).tolist()
        best = np.zeros(after.size)
        best[places] = -np.inf
        for step in range(steps.size - 1):
            for length, first, worth, limits in words:
                here = first[limits[step] : limits[step + 1]]
                if here.size:
                    total = worth[limits[step] : limits[step + 1]] + best[here + length]
                    better = total >= best[here]  # of two equal ways jieba takes the longer word
                    here = here[better]
                    best[here] = total[better]
                    after[here] = here + length
            here = waiting[bounds[step] : bounds[step + 1]]
            lost = here[best[here] == -np.inf]
            best[lost] = self._unknown + best[lost + 1]
        begins = np.zeros(after.size, dtype=np.bool_)
        inside = np.zeros(after.size, dtype=np.bool_)
        inside[places] = True
        here = places[blocks[:-1]]
        while here.size:
            begins[here] = True
            here = after[here]
            here = here[inside[here]]
        cut: NDArray[np.bool_] = begins[places]
        return cut

    def _words(
        self, codes: Codes, units: Integers, ends: Integers, left: NDArray[Any], first: Integers
    ) -> Iterator[tuple[Integers, Floats]]:
        """The dictionary's words of 1, 2, 3 ... units: the unit that each begins with, and its worth.

        Units are looked at, and come back, in the order of the last argument.
        """
        long = ends - units > 1
        nodes = self._roots[codes[units[first]]].astype(np.int64)
        length = 1
        while first.size:
            found = nodes >= 0
            first, nodes = first[found], nodes[found]
            if (more := np.flatnonzero(long[first + (length - 1)])).size:
                last = first[more] + (length - 1)
                nodes[more] = self._walk(codes, units[last] + 1, ends[last], nodes[more])
                found = nodes >= 0
                first, nodes = first[found], nodes[found]
            worth = self._worth[nodes]
            word = worth > -np.inf
            yield first[word], worth[word]
            # Where the dictionary has no entry, a longer word of it is not looked for either.
            going_on = (left[first] > length) & ~np.isnan(worth)
            first, nodes = first[going_on], nodes[going_on]
            nodes = self._children(nodes, codes[units[first + length]])
            length += 1

    def _walk(self, codes: Codes, at: Integers, ends: Integers, nodes: Integers) -> Integers:
        """The nodes to which the characters from a place to an end lead, a run for each node; -1 where none does."""
        nodes = nodes.copy()
        on = np.arange(nodes.size)
        while on.size:
            nodes[on] = self._children(nodes[on], codes[at[on]])
            at = at + 1
            on = on[(nodes[on] >= 0) & (at[on] < ends[on])]
        return nodes

    def _children(self, nodes: Integers, codes: Codes) -> Integers:
        """The node that a character leads to from each node; -1 where none does."""
        keys, places = self._entries(nodes, codes)
        there = self._keys[places]
        children = np.where(there == keys, places, -1)
        looking = np.flatnonzero((there != keys) & (there != 0))
        places, keys = places[looking], keys[looking]
        while looking.size:
            places = (places + 1) & (self._keys.size - 1)
            there = self._keys[places]
            hit = there == keys
            children[looking[hit]] = places[hit]
            on = ~hit & (there != 0)
            looking, places, keys = looking[on], places[on], keys[on]
        return children

    def _entries(self, nodes: Integers, codes: Codes) -> tuple[Integers, Integers]:
        """The keys of children, and where in the table each is looked for first."""
        keys = ((nodes + 2) << _CHARACTER_BITS) | codes
        shift = np.uint64(65 - self._keys.size.bit_length())
        return keys, ((keys.astype(np.uint64) * _FACTOR) >> shift).astype(np.int64)

    def _fill(self, logs: Mapping[str, float]) -> None:
        codes = np.frombuffer("".join(logs).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        lengths = np.fromiter(map(len, logs), dtype=np.int64, count=len(logs))
        values = np.fromiter(logs.values(), dtype=np.float64, count=len(logs))
        at = lengths.cumsum() - lengths
        nodes = np.full(len(logs), _ROOT)
        while nodes.size:
            nodes = self._insert(nodes, codes[at])
            at, lengths = at + 1, lengths - 1
            self._worth[nodes[lengths == 0]] = values[lengths == 0]
            on = lengths > 0
            at, lengths, values, nodes = at[on], lengths[on], values[on], nodes[on]

    def _insert(self, nodes: Integers, codes: Codes) -> Integers:
        """`_children`, made where they are missing."""
        keys, places = self._entries(nodes, codes)
        looking = np.arange(keys.size)
        while looking.size:
            tried = places[looking]
            # Of several that claim an empty place one is in, and the others look on.
            empty = self._keys[tried] == 0
            self._keys[tried[empty]] = keys[looking[empty]]
            looking = looking[self._keys[tried] != keys[looking]]
            places[looking] = (places[looking] + 1) & (self._keys.size - 1)
        return places
