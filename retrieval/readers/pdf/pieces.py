"""Pieces of text at their places -> lines: what stands apart becomes cells, what is drawn again is read once."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from retrieval.readers.pdf.layout import Cell, Line, width_in_ems

# Bold is imitated by drawing a text several times within this share of its size; in ems, what overlaps itself along a
# line is drawn again too.
_SAME_PLACE = 0.15
_OVERLAPPING = 0.6
_REMEMBERED_TEXTS = 64
# In ems: what stands further apart on a line are cells of a table, or columns.
_CELL_GAP = 1.2
# In ems: base lines that differ by less are of one line.
_SAME_LINE = 0.4


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A piece of text.

    Attributes:
        text: Not empty.
        x: Where it begins, from the left, in any unit.
        y: Its base line, from below.
        size: Of its letters.
        sure: Whether that is what stands there.
    """

    text: str
    x: float
    y: float
    size: float
    sure: bool = True


def lines_of_pieces(pieces: Iterable[PlacedText]) -> list[Line]:
    """Put pieces in any order together where their base lines are one, from above and from the left."""
    rows: list[list[PlacedText]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.y, piece.x)):
        if rows and abs(piece.y - rows[-1][0].y) <= _SAME_LINE * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    maker = LineMaker()
    for row in rows:
        for piece in sorted(row, key=lambda piece: piece.x):
            maker.add(piece.text, piece.x, piece.y, piece.size, sure=piece.sure)
        maker.end_line()
    return maker.lines


class LineMaker:
    """Puts lines together of pieces of text, which come in their order.

    Attributes:
        lines: Those that have ended.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._cells: list[Cell] = []
        self._text: list[str] = []
        # Of the line, of the cell, of the last piece and where that ends.
        self._place = (0.0, 0.0, 0.0)
        self._cell_x = self._end = 0.0
        self._piece = (0.0, 0.0)
        self._sure = True
        self._drawn: deque[tuple[str, float, float]] = deque(maxlen=_REMEMBERED_TEXTS)

    def end_line(self) -> None:
        """What comes next stands on another line."""
        self._end_cell()
        if self._cells:
            text = " ".join(cell.text for cell in self._cells)
            self.lines.append(Line(text, *self._place, cells=tuple(self._cells), sure=self._sure))
        self._cells = []
        self._sure = True

    def _end_cell(self) -> None:
        if text := "".join(self._text).strip():
            self._cells.append(Cell(text, self._cell_x))
        self._text = []

    def add(self, part: str, x: float, y: float, size: float, *, sure: bool = True) -> None:
        """Add a piece to the line.

        Args:
            part: Its text.
            x: Where it begins, in points from the left.
            y: Its base line, in points from below.
            size: Of its letters, in points.
            sure: Whether that is what stands there.
        """
        self._sure = self._sure and sure
        if not part.strip():
            self._text += [part] if self._text else []
            return
        known = self._drawn_before(part.lstrip(), x, y, size)
        if known:
            part = part.lstrip()[len(known) :]
            x += width_in_ems(known) * size
        if not (shown := part.strip()):
            return
        self._drawn.append((shown, x, y))
        if x - self._end > _CELL_GAP * size > 0:
            self._end_cell()
        if not self._text:
            self._cell_x = x
            if not self._cells:
                self._place = (x, y, size)
        self._text.append(part)
        # In another font pypdf tells the place of the text before once more.
        self._end = (self._end if (x, y) == self._piece else x) + width_in_ems(shown) * size
        self._piece = (x, y)

    def _drawn_before(self, text: str, x: float, y: float, size: float) -> str:
        """What a text begins with that stands at its place already."""
        near = _SAME_PLACE * size
        found = ""
        for known, left, base in self._drawn:
            if len(known) > len(found) and abs(y - base) <= near and text.startswith(known):
                # A single letter after the same one, in another font, is told at its place too.
                apart = abs(x - left)
                if apart <= _OVERLAPPING * size if len(known) > 1 else apart <= near and (x, y) != (left, base):
                    found = known
        return found
