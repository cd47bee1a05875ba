"""Sheets (`.xlsx`, `.xls`, `.et`, `.ods`, `.csv`) -> `Report`, a row a paragraph.

All but `.csv` need the extra `office`.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import reduce
from typing import TYPE_CHECKING, Final

from retrieval.errors import ReadError
from retrieval.extras import require
from retrieval.readers import fields
from retrieval.readers.archives import MOST_BYTES, open_archive, part_names, read_part
from retrieval.readers.assembly import Layer, assemble, damage_note
from retrieval.readers.decoding import decode
from retrieval.readers.grids import MOST_CELLS, ReadTable, read_grid
from retrieval.readers.metadata import LONGEST_NAME, Metadata
from retrieval.readers.office.compound import OLE_MARK, goes_in_circles
from retrieval.readers.office.opendocument import Merged, merged_cells
from retrieval.readers.office.parts import lines_of, mixed_content
from retrieval.reasons import Code
from retrieval.types import ROW_PARTS, Origin, Report

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_BOOK: Final = "xl/workbook"
_SHEET_DATA: Final = b"sheetData"
# In a cell, what holds its value.
_VALUES: Final = frozenset(("v", "is"))
_PLACE = re.compile(r"([A-Za-z]*)([0-9]*)")
# The place of the last cell of all is XFD1048576.
_LONGEST_PLACE: Final = 32
_ODS: Final = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_STREAMS: Final = tuple(name.encode("utf-16-le") + b"\0\0" for name in ("Workbook", "Book"))
_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表)\s?\d*", re.IGNORECASE)
_LARGEST_FILL: Final = 2_000
# A failed assertion in Rust, which is no `Exception`, lest it be handled.
_PANIC: Final = "PanicException"


class SheetReader:
    """Reads `.xlsx`, `.xls`, `.et` and `.ods`."""

    suffixes = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ett", ".ods", ".xlsb"})
    is_light = False

    def recognises(self, data: bytes) -> bool:
        """Whether it is an archive or a compound file with a workbook in it."""
        if data.startswith(OLE_MARK):
            return any(name in data for name in _STREAMS)
        if not data.startswith(b"PK\x03\x04"):
            return False
        return _ODS in data[:120] or any(name.startswith(_BOOK) for name in part_names(data))

    def read(self, data: bytes, key: str) -> Report:
        """Read all sheets, hidden ones too: a row with its headers is a paragraph, merged cells are in each of theirs.

        Raises:
            UnsupportedFormat: The extra `office` is not installed.
            ReadError: It is no workbook, damaged, encrypted, too large, or empty.
        """
        require("office", "python_calamine", key=key, task=Code.READING_OFFICE)
        if not self.recognises(data):
            raise ReadError(key, Code.MISNAMED, ending=".xlsx")
        if data.startswith(b"PK"):
            _check_size(data, key)
        elif goes_in_circles(data):
            # The parser would follow it until its process has no memory left.
            raise ReadError(key, Code.PDF_DAMAGED, problem="EndlessChain")
        try:
            sheets = list(_sheets(data, key))
        except (ReadError, MemoryError):
            raise
        except BaseException as error:  # the border of a third-party parser fed with anything at all
            if not isinstance(error, Exception) and type(error).__name__ != _PANIC:
                raise
            if "assword" in str(error):
                raise ReadError(key, Code.PDF_ENCRYPTED) from error
            raise ReadError(key, Code.PDF_DAMAGED, problem=type(error).__name__) from error
        return _report(sheets, data, key, "xlsx")


class CommaReader:
    """Reads `.csv` and `.tsv`."""

    suffixes = frozenset({".csv", ".tsv"})
    is_light = True

    def recognises(self, data: bytes) -> bool:
        """Nothing tells it from text but its name."""
        del data
        return False

    def read(self, data: bytes, key: str) -> Report:
        """Read a table in text of any encoding, its cells parted by commas, semicolons or tabs.

        Raises:
            ReadError: It is no text, or empty.
        """
        decoded = decode(data, key)
        head = decoded.text[:4096]
        # A tab became a space among what is printable; it is asked for where it is the sign.
        tabs = data[:4096].count(b"\t")
        sign = max(",;|，", key=head.count)
        if tabs > head.count(sign):
            text, sign = data.decode(decoded.encoding, errors="replace").removeprefix("\ufeff"), "\t"
        else:
            text = decoded.text
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
        except csv.Error as error:
            raise ReadError(key, Code.PDF_DAMAGED, problem=fields.one_line(str(error), 80)) from error
        return _report([("", _even(rows, key))], data, key, "csv", damage_note(decoded.damaged))


def _report(
    sheets: Iterable[tuple[str, Sequence[Sequence[str]]]],
    data: bytes,
    key: str,
    format_name: str,
    notes: Sequence[str] = (),
) -> Report:
    """Make a report of sheets, each with its name."""
    caption = issuer = ""
    paragraphs: list[str] = []
    tables: list[ReadTable] = []
    for name, cells in sheets:
        rows = [[" ".join(lines_of(cell)) for cell in row] for row in cells]
        read = read_grid(rows, is_sheet=True)
        if read is None:
            # One column: lines of text.
            paragraphs += [" | ".join(dict.fromkeys(filter(None, row))) for row in rows if any(row)]
            continue
        issuer = issuer or read.issuer
        own, caption = read.table.caption, caption or read.table.caption
        shown = "" if _DEFAULT_NAME.fullmatch(name) else name
        # What is the report's title stands above each row anyway.
        told = ROW_PARTS.join(filter(None, (shown, "" if own in (caption, shown) else own)))
        read = replace(read, table=replace(read.table, sheet=name, caption=told))
        tables.append(read)
        paragraphs += read.paragraphs()
    if not paragraphs:
        raise ReadError(key, Code.WORD_NO_TEXT)
    return assemble(
        data,
        key,
        format_name,
        title=caption,
        title_origin=Origin("found", "above the table"),
        layers=[Layer(Metadata(source=fields.one_line(issuer, LONGEST_NAME) or None), Origin("given", "label"))],
        paragraphs=paragraphs,
        notes=notes,
        tables=tables,
    )


def _check_size(data: bytes, key: str) -> None:
    """Refuse what unpacks to very much, before a library unpacks it."""
    left = MOST_BYTES
    with open_archive(data, key) as archive:
        for part in archive.infolist():
            if part.filename.lower().endswith((".xml", ".bin")):
                content = read_part(archive, part, key, left)
                left -= len(content)
                if _SHEET_DATA in content and _area(content, key) > MOST_CELLS:
                    raise ReadError(key, Code.LARGE_TABLE, limit=MOST_CELLS)


def _area(sheet: bytes, key: str) -> int:
    """The cells of the rectangle around all that hold something, for which a library takes memory at once.

    Raises:
        ReadError: It is not well-formed, or has a document type.
    """
    places = _filled_places(sheet, key)
    row, column = next(places, (0, 0))
    top, bottom, left, right = row, row, column, column
    for row, column in places:
        top, bottom, left, right = min(top, row), max(bottom, row), min(left, column), max(right, column)
    return (bottom - top + 1) * (right - left + 1)


def _filled_places(sheet: bytes, key: str) -> Iterator[tuple[int, int]]:
    """The row and the column of each cell that holds a value, be it the empty string."""
    row = column = 0
    text_cell = in_value = holds = False
    for kind, name, attributes in mixed_content(sheet, key):
        if kind == "text":
            holds = holds or in_value
        elif kind == "end":
            in_value = in_value and name not in _VALUES
            if name == "c" and holds:
                yield row, column
        elif name == "row":
            stated = attributes.get("r", "")
            row, column = int(stated) if stated.isdecimal() and len(stated) < _LONGEST_PLACE else row + 1, 0
        elif name == "c":
            stated = attributes.get("r", "")[:_LONGEST_PLACE]
            letters, digits = _PLACE.match(stated).groups()  # type: ignore[union-attr]  # it matches anything
            row = int(digits or row)
            column = reduce(lambda number, letter: 26 * number + ord(letter) - 64, letters.upper(), 0) or column + 1
            text_cell, holds = attributes.get("t") == "str", False
        elif name in _VALUES:
            in_value = True
            holds = holds or name == "is" or text_cell


def _sheets(data: bytes, key: str) -> Iterator[tuple[str, list[list[str]]]]:
    """The sheets: their names, and their cells."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    # Of an OpenDocument sheet the library does not tell which cells are merged.
    merged = merged_cells(data, key) if _ODS in data[:120] else {}
    cells = 0
    names = book.sheet_names
    for name in names:
        sheet = book.get_sheet_by_name(name)
        cells += sheet.total_height * sheet.total_width
        if cells > MOST_CELLS:
            raise ReadError(key, Code.LARGE_TABLE, limit=MOST_CELLS)
        ranges = merged.get(name, sheet.merged_cell_ranges or ())
        yield fields.one_line(name, LONGEST_NAME), _even(_texts(sheet, ranges), key)


def _texts(sheet: "CalamineSheet", merged: Iterable[Merged]) -> list[list[str]]:
    """The cells as texts; what is merged stands in each of its cells."""
    rows = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in merged:
        if (bottom - top + 1) * (right - left + 1) > _LARGEST_FILL or top >= len(rows) or left >= len(rows[top]):
            continue
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])
    return rows


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(round(value, 10))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else str(value)


def _even(rows: Sequence[Sequence[str]], key: str) -> list[list[str]]:
    """The rows, all as long as the longest."""
    width = max(map(len, rows), default=0)
    if width * len(rows) > MOST_CELLS:
        raise ReadError(key, Code.LARGE_TABLE, limit=MOST_CELLS)
    return [[*row, *[""] * (width - len(row))] for row in rows]
