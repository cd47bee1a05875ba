"""A PDF -> the lines of its pages, each at its place, and what it says of itself; by pypdf, which only this knows."""

import io
import logging
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from retrieval.errors import ReadError
from retrieval.readers.decoding import printable
from retrieval.readers.pdf.layout import Cell, Line
from retrieval.readers.pdf.pieces import LineMaker, PlacedText
from retrieval.readers.pdf.ruled import Grid, grids_of
from retrieval.reasons import Code

if TYPE_CHECKING:
    from pypdf import PageObject

MOST_PAGES = 3_000
MOST_CHARACTERS = 5_000_000

# What pypdf gives for letters of a font that says nothing but how its outlines are called: /G21/G22/G23.
_GLYPH_NAMES = re.compile(r"/(?P<begin>[A-Za-z]{1,8}_?)[0-9A-F]{1,5}(?:/(?P=begin)[0-9A-F]{1,5}){2,}")

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
        lines = _lines(page, _grids(_tell_each_place(page)))
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


def _tell_each_place(page: "PageObject") -> list[tuple[Any, bytes]]:
    """The operations of a page, made so that pypdf tells the place of all text that is moved to.

    Else it tells that of text alone which begins a line or a font.

    A transformation that changes nothing, put before it, makes pypdf hand on what it has gathered.
    """
    from pypdf.generic import ContentStream, NameObject

    if (stored := page.get("/Contents")) is None:
        return []
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
    return operations


def _grids(operations: list[tuple[Any, bytes]]) -> list[Grid]:
    try:
        return grids_of(operations)
    except (ValueError, TypeError, OverflowError):
        return []  # Lines that nobody can draw take nothing from the text.


def _cleaned(line: Line) -> Line:
    cells = tuple(Cell(text, cell.x) for cell in line.cells if (text := _shown(cell.text)) or line.ruled)
    return replace(line, text=_shown(line.text), cells=cells)


def _shown(text: str) -> str:
    return printable(_GLYPH_NAMES.sub("", text)).replace("\n", " ").strip()


def _lines(page: "PageObject", grids: Sequence[Grid]) -> list[Line]:
    """The lines of a page in the order of its content, with the place and the size of their first letters.

    What stands in a grid of ruled lines comes where the first of it does.
    """
    maker = LineMaker()
    # Of the grids that something stands in, after which line.
    places: dict[int, int] = {}
    last: Grid | None = None

    def visit(piece: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        x = round(float(tm[4] * cm[0] + tm[5] * cm[2] + cm[4]), 1)
        y = round(float(tm[4] * cm[1] + tm[5] * cm[3] + cm[5]), 1)
        scale = (abs(tm[0] * tm[3] - tm[1] * tm[2]) * abs(cm[0] * cm[3] - cm[1] * cm[2])) ** 0.5
        nonlocal last
        grid = next((number for number, each in enumerate(grids) if each.holds(x, y)), None) if piece.strip() else None
        for number, part in enumerate(piece.split("\n")):
            if number and last is not None:
                last.pieces.append(None)
            elif number:
                maker.end_line()
            height = round(float(size) * float(scale), 1)
            if grid is None or not part.strip():
                if part.strip() or last is None:
                    last = None
                    maker.add(part, x, y, height)
                continue
            if grid not in places:
                maker.end_line()
                places[grid] = len(maker.lines)
            last = grids[grid]
            last.pieces.append(PlacedText(part, x, y, height))

    page.extract_text(visitor_text=visit)
    maker.end_line()
    lines = maker.lines
    for number, place in sorted(places.items(), key=lambda each: each[1], reverse=True):
        lines[place:place] = grids[number].lines()
    return lines
