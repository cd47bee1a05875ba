"""Blocks of postings that were read lately, taken apart: the next question asks for other terms of the same blocks.

Reading a block and taking it apart takes .1 ms, for whichever of its some 1,600 terms. In a small index all blocks are
kept soon, and a term that nobody asked for before costs a fifth of that.
"""

import threading
from bisect import bisect_left, bisect_right, insort
from collections import OrderedDict
from typing import Final

from retrieval.index.codec import Block

OPEN_BYTES: Final = 32 * 2**20
"""Memory of all blocks kept, beside the cache of postings: those of 3,000 passages, all of them."""


class OpenBlocks:
    """The blocks used last; may be shared between threads.

    Args:
        limit: The memory of all together.
    """

    def __init__(self, limit: int = OPEN_BYTES) -> None:
        self._limit = limit
        self._size = 0
        self._blocks: OrderedDict[tuple[int, str], Block] = OrderedDict()
        self._firsts: dict[int, list[str]] = {}
        self._changing = threading.Lock()

    def find(self, segment: int, term: str) -> Block | None:
        """The block of a segment in which a term stands, or would; None where it is not kept, or nobody knows."""
        with self._changing:
            firsts = self._firsts.get(segment, ())
            place = bisect_right(firsts, term) - 1
            if place < 0:
                return None
            key = segment, firsts[place]
            block = self._blocks[key]
            if term > block.last:
                return None
            self._blocks.move_to_end(key)
            return block

    def keep(self, segment: int, block: Block) -> None:
        """Keep a block of a segment; segments never change."""
        key = segment, block.first
        with self._changing:
            if key in self._blocks:
                return
            self._blocks[key] = block
            self._size += block.nbytes
            insort(self._firsts.setdefault(segment, []), block.first)
            while self._size > self._limit:
                (other, first), old = self._blocks.popitem(last=False)
                self._size -= old.nbytes
                firsts = self._firsts[other]
                del firsts[bisect_left(firsts, first)]
                if not firsts:
                    del self._firsts[other]
