"""A PDF -> the lines of its pages, each at its place, and what it says of itself; by pypdf, which only this knows."""

import io
import logging
import re
import warnings
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrieval.errors import ReadError
from retrieval.readers.decoding import printable
from retrieval.readers.pdf.layout import Cell, Line, width_in_ems
from retrieval.reasons import Code

if TYPE_CHECKING:
    from pypdf import PageObject

MOST_PAGES = 3_000
MOST_CHARACTERS = 5_000_000

# What pypdf gives for letters of a font that says nothing but how its outlines are called: /G21/G22/G23.
_GLYPH_NAMES = re.compile(r"/(?P<begin>[A-Za-z]{1,8}_?)[0-9A-F]{1,5}(?:/(?P=begin)[0-9A-F]{1,5}){2,}")
# Bold is imitated by drawing a text several times within this share of its size; in ems, what overlaps itself along a
# line is drawn again too.
_SAME_PLACE = 0.15
_OVERLAPPING = 0.6
_REMEMBERED_TEXTS = 64
# In ems: what stands further apart on a line are cells of a table, or columns.
_CELL_GAP = 1.2

_MOVES = frozenset((b"BT", b"Td", b"TD", b"Tm", b"T*"))
_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """What stands in a PDF.

    Attributes:
        pages: The lines of each page, in the order of its content.
        title: Its property of that name; "" without one.
        made: When it was made, as it says.
        characters: Of all lines, those that cannot be shown too.
    """

    pages: list[list[Line]]
    title: str
    made: str
    characters: int


def read_pages(data: bytes, key: str) -> PdfDocument:
    """Take the lines out of a PDF.

    Raises:
        ReadError: It is damaged, encrypted, nested too deeply or too long, or unpacks to too much.
    """
    # What pypdf finds odd about a file is nothing to tell its owner.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(data, key)
    except (ReadError, MemoryError):
        raise
    except RecursionError as error:
        raise ReadError(key, Code.PDF_NESTED) from error
    except Exception as error:  # the border of a third-party parser fed with anything at all
        name = type(error).__name__
        if "Limit" in name:
            raise ReadError(key, Code.PDF_BOMB) from error
        raise ReadError(key, Code.PDF_DAMAGED, problem=name) from error


def _read(data: bytes, key: str) -> PdfDocument:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReadError(key, Code.PDF_ENCRYPTED)
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise ReadError(key, Code.PDF_PAGES, pages=count, limit=MOST_PAGES)
    pages: list[list[Line]] = []
    characters = 0
    for page in reader.pages:
        _tell_each_place(page)
        lines = _lines(page)
        if not lines and (contents := page.get_contents()) is not None:
            # extract_text() says nothing of a page whose content it could not unpack.
            contents.get_data()
        characters += sum(len(line.text) for line in lines)
        if characters > MOST_CHARACTERS:
            raise ReadError(key, Code.PDF_LONG, limit=MOST_CHARACTERS)
        pages.append([line for found in lines if (line := _cleaned(found)).text])
    about = reader.metadata
    title, made = (about.title, about.get("/CreationDate")) if about else (None, None)
    return PdfDocument(pages, str(title or ""), str(made or ""), characters)


def _tell_each_place(page: "PageObject") -> None:
    """Have pypdf tell the place of all text that is moved to, not of that alone which begins a line or a font.

    A transformation that changes nothing, put before it, makes pypdf hand on what it has gathered.
    """
    from pypdf.generic import ContentStream, NameObject

    if (stored := page.get("/Contents")) is None:
        return
    contents = ContentStream(stored, page.pdf, "bytes")
    operations = []
    moved = False
    for operands, operator in contents.operations:
        if operator in _MOVES:
            moved = True
        elif moved and operator in _SHOWS:
            operations.append(([1, 0, 0, 1, 0, 0], b"cm"))
            moved = False
        operations.append((operands, operator))
    contents.operations = operations
    page[NameObject("/Contents")] = contents


def _cleaned(line: Line) -> Line:
    cells = tuple(Cell(text, cell.x) for cell in line.cells if (text := _shown(cell.text)))
    return Line(_shown(line.text), line.x, line.y, line.size, cells)


def _shown(text: str) -> str:
    return printable(_GLYPH_NAMES.sub("", text)).replace("\n", " ").strip()


def _lines(page: "PageObject") -> list[Line]:
    """The lines of a page in the order of its content, with the place and the size of their first letters."""
    maker = _LineMaker()
    page.extract_text(visitor_text=maker.add)
    maker.end_line()
    return maker.lines


class _LineMaker:
    """Puts lines together of the pieces that pypdf tells one after the other."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._cells: list[Cell] = []
        self._text: list[str] = []
        # Of the line, of the cell, of the last piece and where that ends.
        self._place = (0.0, 0.0, 0.0)
        self._cell_x = self._end = 0.0
        self._piece = (0.0, 0.0)
        self._drawn: deque[tuple[str, float, float]] = deque(maxlen=_REMEMBERED_TEXTS)

    def add(self, piece: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        x = round(float(tm[4] * cm[0] + tm[5] * cm[2] + cm[4]), 1)
        y = round(float(tm[4] * cm[1] + tm[5] * cm[3] + cm[5]), 1)
        scale = (abs(tm[0] * tm[3] - tm[1] * tm[2]) * abs(cm[0] * cm[3] - cm[1] * cm[2])) ** 0.5
        for number, part in enumerate(piece.split("\n")):
            if number:
                self.end_line()
            self._add_part(part, x, y, round(float(size) * float(scale), 1))

    def end_line(self) -> None:
        self._end_cell()
        if self._cells:
            text = " ".join(cell.text for cell in self._cells)
            self.lines.append(Line(text, *self._place, cells=tuple(self._cells)))
        self._cells = []

    def _end_cell(self) -> None:
        if text := "".join(self._text).strip():
            self._cells.append(Cell(text, self._cell_x))
        self._text = []

    def _add_part(self, part: str, x: float, y: float, size: float) -> None:
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
