"""Cells over several columns and rows -> rows of cells, in which each of theirs says what they say."""

from typing import Final

MOST_SPAN: Final = 200
"""Columns or rows that a cell may reach over; what says more is mistaken."""

_MOST_CELLS: Final = 200_000


class FilledRows:
    """The rows of one table, as they come.

    Attributes:
        rows: Those that have ended.
        too_many: Whether it has more cells than are read: then it is no table, and no row of it is lost.
    """

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.too_many = False
        self._line: list[str] = []
        # By column: how many rows a cell still reaches down, and what it says.
        self._reaching: dict[int, tuple[int, str]] = {}
        self._cells = 0

    def add(self, text: str, across: int = 1, down: int = 1) -> None:
        """Add a cell to the row, after those that reach down into it from above."""
        self._fill()
        across = min(max(across, 1), MOST_SPAN)
        self._cells += across
        self.too_many = self.too_many or self._cells > _MOST_CELLS
        for _ in range(across if not self.too_many else 0):
            if down > 1:
                self._reaching[len(self._line)] = (min(down, MOST_SPAN) - 1, text)
            self._line.append(text)

    def end_row(self) -> None:
        """What is added next is of another row."""
        self._fill()
        self.rows.append(self._line)
        self._line = []

    def _fill(self) -> None:
        while not self.too_many and (above := self._reaching.pop(len(self._line), None)) is not None:
            left, text = above
            if left > 1:
                self._reaching[len(self._line)] = (left - 1, text)
            self._cells += 1
            self._line.append(text)


def span_of(value: str | None) -> int:
    """How many columns or rows a cell says it reaches over; 1 where that is no number."""
    value = (value or "").strip()
    return min(max(int(value), 1), MOST_SPAN) if value.isascii() and value.isdigit() and len(value) < 6 else 1
