"""Rows whose cells stand below each other on a page -> a table."""

from collections.abc import Sequence
from typing import Final

from retrieval.readers.grids import ReadTable, above_table, read_grid
from retrieval.readers.pdf.layout import Line, shares_column

_FEWEST: Final = 3
"""Rows of a table, with its header: two lines side by side may be anything."""


def read_columns(rows: Sequence[Line], above: Sequence[str]) -> ReadTable | None:
    """Read lines that are rows of a table.

    Args:
        rows: They, from above.
        above: The paragraphs before them.

    Returns:
        The table; None where a cell stands below none of the row that has most.
    """
    if len(rows) < _FEWEST and not rows[0].ruled:
        return None
    widest = max(rows, key=lambda row: len(row.cells))
    cells = [_placed(row, widest) for row in rows]
    if any(row is None for row in cells):
        return None
    return read_grid([row for row in cells if row is not None], above=above_table(above))


def _placed(row: Line, widest: Line) -> list[str] | None:
    """The cells of a row by the columns of another; None where one is in no column, or two are in one."""
    if len(row.cells) == len(widest.cells):
        return [cell.text for cell in row.cells]
    placed = [""] * len(widest.cells)
    for cell in row.cells:
        found = [n for n, other in enumerate(widest.cells) if shares_column(cell, row, other, widest)]
        if len(found) != 1 or placed[found[0]]:
            return None
        placed[found[0]] = cell.text
    return placed
