"""Ruled lines on a page -> grids, and the pieces of text in them -> rows of cells.

A cell without a line between it and the next is one with it: merged cells say what they say in each of theirs. Two
columns and two rows at least; a frame around text, or lines above and below a table, make no grid.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from retrieval.readers.grids import read_grid
from retrieval.readers.pdf.layout import Cell, Line, join_pieces
from retrieval.readers.pdf.pieces import LineMaker, PlacedText, lines_of_pieces

_THIN: Final = 2.5
"""Points: what is filled and not wider is a line."""

_SHORTEST: Final = 5.0
_NEAR: Final = 3.0
"""Points by which ends of lines that meet may stand apart."""

_MOST_RULES: Final = 20_000
_MOST_CELLS: Final = 20_000

_Matrix = tuple[float, float, float, float, float, float]
_Rule = tuple[float, float, float]
"""Where a line stands across, and from where to where it goes along."""

_STROKED: Final = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*"))
_FILLED: Final = frozenset((b"f", b"F", b"f*"))
_PLAIN: Final[_Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass
class Grid:
    """A grid of ruled lines, and what stands in it.

    Attributes:
        xs: Its columns' borders, from the left.
        ys: Its rows' borders, from below.
        upright: Its vertical lines.
        level: Its horizontal ones.
        pieces: What was drawn in it, in that order; None where a line ended.
    """

    xs: Sequence[float]
    ys: Sequence[float]
    upright: Sequence[_Rule]
    level: Sequence[_Rule]
    pieces: list[PlacedText | None] = field(default_factory=list)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.xs[0] - 1 <= x < self.xs[-1] and self.ys[0] - 1 <= y < self.ys[-1]

    def lines(self) -> list[Line]:
        """What stands in it: a line a row where it is a table, else the lines as they were drawn."""
        return self._rows() or self._drawn()

    def _drawn(self) -> list[Line]:
        maker = LineMaker()
        for piece in self.pieces:
            if piece is None:
                maker.end_line()
            else:
                maker.add(piece.text, piece.x, piece.y, piece.size)
        maker.end_line()
        return maker.lines

    def _rows(self) -> list[Line]:
        width, height = len(self.xs) - 1, len(self.ys) - 1
        areas = self._areas(width, height)
        inside: dict[int, list[PlacedText]] = defaultdict(list)
        for piece in self.pieces:
            if piece is not None and piece.text.strip():
                column = min(max(bisect_right(self.xs, piece.x + 1) - 1, 0), width - 1)
                row = min(max(bisect_right(self.ys, piece.y + 1) - 1, 0), height - 1)
                inside[areas[row * width + column]].append(piece)
        texts = {area: join_pieces([line.text for line in lines_of_pieces(found)]) for area, found in inside.items()}
        rows = [[texts.get(areas[row * width + column], "") for column in range(width)] for row in range(height)]
        if read_grid([row for row in reversed(rows) if any(row)]) is None:
            return []
        size = next(piece.size for piece in self.pieces if piece is not None)
        return [
            Line(
                " | ".join(dict.fromkeys(filter(None, row))),
                self.xs[0],
                self.ys[number],
                size,
                tuple(map(Cell, row, self.xs)),
                is_row=True,
                ruled=True,
            )
            for number, row in reversed(list(enumerate(rows)))
            if any(row)
        ]

    def _areas(self, width: int, height: int) -> list[int]:
        """Of each cell, from below, the number of the first one that no line parts from it."""
        areas = list(range(width * height))

        def first(cell: int) -> int:
            while areas[cell] != cell:
                cell = areas[cell]
            return cell

        for row in range(height):
            middle = (self.ys[row] + self.ys[row + 1]) / 2
            for column in range(width):
                here = row * width + column
                if column and not _parts(self.upright, self.xs[column], middle):
                    areas[first(here)] = first(here - 1)
                if row and not _parts(self.level, self.ys[row], (self.xs[column] + self.xs[column + 1]) / 2):
                    areas[first(here)] = first(here - width)
        return [first(cell) for cell in range(width * height)]


def _parts(rules: Sequence[_Rule], place: float, along: float) -> bool:
    return any(abs(at - place) <= _NEAR and start <= along <= end for at, start, end in rules)


def grids_of(operations: Iterable[tuple[Any, bytes]]) -> list[Grid]:
    """The grids that the operations of a page draw."""
    upright, level = _rules_of(operations)
    upright, level = _merged(upright), _merged(level)
    if len(upright) * len(level) > _MOST_CELLS:
        return []
    found = []
    for ups, levels in _joined(upright, level):
        # The outer lines at the sides are often left out.
        xs = _borders([*(x for x, _, _ in ups), min(a for _, a, _ in levels), max(b for _, _, b in levels)])
        ys = _borders([*(y for y, _, _ in levels), min(a for _, a, _ in ups), max(b for _, _, b in ups)])
        if len(xs) > 2 and len(ys) > 2:
            found.append(Grid(xs, ys, ups, levels))
    return found


def _rules_of(operations: Iterable[tuple[Any, bytes]]) -> tuple[list[_Rule], list[_Rule]]:
    """The vertical and the horizontal lines, also those that are thin areas."""
    matrix, kept = _PLAIN, []
    upright: list[_Rule] = []
    level: list[_Rule] = []
    sides: list[tuple[float, float, float, float]] = []
    boxes: list[tuple[float, float, float, float]] = []
    at = (0.0, 0.0)
    for operands, operator in operations:
        if operator == b"q":
            kept.append(matrix)
        elif operator == b"Q":
            matrix = kept.pop() if kept else _PLAIN
        elif operator == b"cm":
            matrix = _times(_numbers(operands, 6), matrix)
        elif operator == b"re":
            x, y, width, height = _numbers(operands, 4)
            boxes.append((*_moved(x, y, matrix), *_moved(x + width, y + height, matrix)))
        elif operator == b"m":
            x, y = _numbers(operands, 2)
            at = _moved(x, y, matrix)
        elif operator == b"l":
            x, y = _numbers(operands, 2)
            end = _moved(x, y, matrix)
            sides.append((*at, *end))
            at = end
        elif operator in _STROKED or operator in _FILLED or operator == b"n":
            drawn = list(sides) if operator in _STROKED else []
            for x, y, right, top in boxes if operator != b"n" else ():
                if operator in _STROKED and abs(right - x) > _THIN and abs(top - y) > _THIN:
                    drawn += [(x, y, x, top), (right, y, right, top), (x, y, right, y), (x, top, right, top)]
                else:
                    drawn.append((x, y, right, top))
            for x, y, right, top in drawn:
                across, up = abs(right - x), abs(top - y)
                if across <= _THIN and up >= _SHORTEST:
                    upright.append(((x + right) / 2, min(y, top), max(y, top)))
                elif up <= _THIN and across >= _SHORTEST:
                    level.append(((y + top) / 2, min(x, right), max(x, right)))
            sides, boxes = [], []
            if len(upright) + len(level) > _MOST_RULES:
                return [], []
    return upright, level


def _numbers(operands: Sequence[Any], count: int) -> Any:  # noqa: ANN401  # a tuple of as many as are asked for
    numbers = tuple(float(each) for each in operands[:count])
    if len(numbers) < count:
        raise ValueError("an operation lacks a number")
    return numbers


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, l = other  # noqa: E741
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return x * a + y * c + e, x * b + y * d + f


def _merged(rules: Sequence[_Rule]) -> list[_Rule]:
    """Lines that go on with each other as one."""
    found: list[_Rule] = []
    for group in _close(sorted(rules), key=lambda rule: rule[0]):
        place = sum(at for at, _, _ in group) / len(group)
        start, end = group[0][1], group[0][1]
        for _, first, last in sorted(group, key=lambda rule: rule[1]):
            if first > end + _NEAR:
                found.append((place, start, end))
                start = first
            end = max(end, last)
        found.append((place, start, end))
    return [rule for rule in found if rule[2] > rule[1]]


def _close(ordered: Sequence[_Rule], key: Callable[[_Rule], float]) -> list[list[_Rule]]:
    groups: list[list[_Rule]] = []
    for one in ordered:
        if groups and key(one) - key(groups[-1][-1]) <= _NEAR / 2:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _joined(upright: Sequence[_Rule], level: Sequence[_Rule]) -> list[tuple[list[_Rule], list[_Rule]]]:
    """Lines that cross or meet, together."""
    open_upright, open_level = list(upright), list(level)
    found = []
    while open_upright:
        ups = [open_upright.pop()]
        levels: list[_Rule] = []
        waiting: list[tuple[bool, _Rule]] = [(True, ups[0])]
        while waiting:
            is_upright, rule = waiting.pop()
            others = open_level if is_upright else open_upright
            met = [other for other in others if _meet(*((rule, other) if is_upright else (other, rule)))]
            for other in met:
                others.remove(other)
                (levels if is_upright else ups).append(other)
                waiting.append((not is_upright, other))
        if levels:
            found.append((ups, levels))
    return found


def _meet(up: _Rule, across: _Rule) -> bool:
    return across[1] - _NEAR <= up[0] <= across[2] + _NEAR and up[1] - _NEAR <= across[0] <= up[2] + _NEAR


def _borders(places: Sequence[float]) -> list[float]:
    ordered = sorted(places)
    return [ordered[0], *(other for one, other in pairwise(ordered) if other - one > _NEAR)]
