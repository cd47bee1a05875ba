"""The marks of all reports in memory, while a corpus is loaded: a search for each report would be half of the work."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_HELD: Final = 2_000_000
"""Reports up to which it is worth its room, about 110 bytes each; beyond that they are searched for again."""

_LATE: Final = 65_536
_MOST_SAME: Final = 1_000


class MarkTable:
    """Which reports have a mark; one thread uses it.

    Most of it is sorted arrays, 12 bytes a mark; what came lately is looked up in a dictionary until there is enough
    of it to be sorted in.
    """

    def __init__(self) -> None:
        self.reports = 0
        self._marks: NDArray[np.uint32] = np.empty(0, np.uint32)
        self._numbers: NDArray[np.int64] = np.empty(0, np.int64)
        self._late: dict[int, list[int]] = {}
        self._waiting = 0
        self._highest = 0

    def add(self, number: int, marks: Sequence[int]) -> None:
        """Note the marks of a report that is not there yet."""
        self.reports += 1
        self._highest = max(self._highest, number)
        for mark in marks:
            self._late.setdefault(mark, []).append(number)
        self._waiting += len(marks)
        if self._waiting >= _LATE:
            self._sort_in()

    def forget(self, numbers: Collection[int]) -> None:
        """Let go of some reports, which need not be there."""
        if min(numbers, default=self._highest + 1) > self._highest:
            return
        self._sort_in()
        left = np.isin(self._numbers, np.fromiter(numbers, np.int64, len(numbers)), invert=True)
        if not left.all():
            self._marks, self._numbers = self._marks[left], self._numbers[left]

    def sharing(self, marks: Sequence[int]) -> Counter[int]:
        """The reports that have some of these marks, and how many of them each; of a mark that very many have, some."""
        asked = np.array(marks, np.uint32)
        starts = np.searchsorted(self._marks, asked, "left")
        ends = np.minimum(np.searchsorted(self._marks, asked, "right"), starts + _MOST_SAME)
        found: Counter[int] = Counter()
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            if start < end:
                found.update(self._numbers[start:end].tolist())
        for mark in marks:
            found.update(self._late.get(mark, ())[:_MOST_SAME])
        return found

    def _sort_in(self) -> None:
        if not self._waiting:
            return
        pairs = [(mark, number) for mark, numbers in self._late.items() for number in numbers]
        marks = np.concatenate([self._marks, np.array([mark for mark, _ in pairs], np.uint32)])
        numbers = np.concatenate([self._numbers, np.array([number for _, number in pairs], np.int64)])
        order = np.argsort(marks, kind="stable")
        self._marks, self._numbers = marks[order], numbers[order]
        self._late, self._waiting = {}, 0
