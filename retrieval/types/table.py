"""A table of a report: its header, and its rows, each of which is a paragraph that people can read by itself."""

import re
from dataclasses import dataclass
from typing import Final

NUMERIC: Final = re.compile(r"[-+]?\d[\d,，]*(?:\.\d+)?%?")
"""A cell that is a number, with its per cent sign."""

ROW_PARTS: Final = " · "
"""Stands between what a row belongs to, its label, and what the row says."""

_AND: Final = "；"
_LONGEST_HEADER: Final = 40
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_YEARS: Final = frozenset(("年", "年份", "年度"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        names: What its header says, from above: one, or two where a name stands over several columns; none without.
        unit: What its numbers count: 万元; "" where the table does not say.
    """

    names: tuple[str, ...]
    unit: str = ""

    @property
    def name(self) -> str:
        """Its header in one."""
        return "".join(self.names)[:_LONGEST_HEADER]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        paragraph: The body paragraph that says it, from 1; 0 until the report is put together.
        number: Which row it is: of a sheet as its program counts them, else from 1 below the header.
        group: The line across the table that it stands below; "" for none.
        cells: Its cells, as many as there are columns, "" for none; merged ones are in each of theirs.
    """

    paragraph: int
    number: int
    group: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpokenRow:
    """A row as people read it.

    Attributes:
        text: 紫竹街道 · 2025年收入：1100 万元；2025年支出：980 万元.
        parts: Of each cell that stands behind its header: the column, and where header and value start and end.
    """

    text: str
    parts: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        number: Which of its report it is, from 1.
        sheet: The name of the sheet that it is; "" where it is none.
        caption: What each row is told to belong to, as what stands above it; "" for nothing.
        columns: Its columns.
        labels: Which of them say what a row is about, ascending; the others are said of it.
        rows: Its rows, header and lines across it left out.
    """

    number: int
    sheet: str
    caption: str
    columns: tuple[Column, ...]
    labels: tuple[int, ...]
    rows: tuple[Row, ...]

    def label(self, row: Row) -> str:
        """What a row is about: 后勤服务处 · 夜班."""
        cells = [self._labelled(place, row.cells[place]) for place in self.labels]
        if not any(cells) and self.labels:
            # 合计 stands in the column that counts the rows.
            cells = [next(filter(None, row.cells[: self.labels[0]]), "")]
        return ROW_PARTS.join(dict.fromkeys(filter(None, (row.group, *cells))))

    def value(self, row: Row, column: int) -> str:
        """A cell with its unit: 1100 万元."""
        cell, unit = row.cells[column], self.columns[column].unit
        if not unit or not NUMERIC.fullmatch(cell) or cell.endswith("%"):
            return cell
        return f"{cell}{unit}" if unit == "%" else f"{cell} {unit}"

    def spoken(self, row: Row) -> SpokenRow:
        """A row as people read it, with all that tells it from others: caption, label, the header of each cell."""
        text = ROW_PARTS.join(dict.fromkeys(filter(None, (self.caption, self.label(row)))))
        parts: list[tuple[int, int, int]] = []
        before = 0 if not self.labels else self.labels[-1]
        for place, cell in enumerate(row.cells):
            # What counts the rows stands in front of the label.
            if not cell or place in self.labels or (self.labels and place < before) or self._repeats(row, place):
                continue
            said = self.value(row, place)
            if name := self.columns[place].name:
                said = f"{name}：{said}"
            text += (_AND if parts else ROW_PARTS) if text else ""
            parts.append((place, len(text), len(text) + len(said)))
            text += said
        return SpokenRow(text, tuple(parts))

    def _labelled(self, place: int, cell: str) -> str:
        if not NUMERIC.fullmatch(cell):
            return cell
        name = self.columns[place].name
        return f"{cell}年" if name in _YEARS and _YEAR.fullmatch(cell) else f"{name}{cell}"

    def _repeats(self, row: Row, place: int) -> bool:
        """Whether a cell is the one before it, merged with it, header and all."""
        return (
            place > 0
            and row.cells[place] == row.cells[place - 1]
            and self.columns[place].names == self.columns[place - 1].names
        )
