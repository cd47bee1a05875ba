"""A PDF -> the lines of its pages, each at its place, and what it says of itself; by pypdf, which only this knows."""

import io
import logging
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrieval.errors import ReadError
from retrieval.readers.decoding import printable
from retrieval.readers.pdf.layout import Line
from retrieval.reasons import Code

if TYPE_CHECKING:
    from pypdf import PageObject

MOST_PAGES = 3_000
MOST_CHARACTERS = 5_000_000


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
        lines = _lines(page)
        if not lines and (contents := page.get_contents()) is not None:
            # extract_text() says nothing of a page whose content it could not unpack.
            contents.get_data()
        characters += sum(len(line.text) for line in lines)
        if characters > MOST_CHARACTERS:
            raise ReadError(key, Code.PDF_LONG, limit=MOST_CHARACTERS)
        cleaned = ((printable(line.text).replace("\n", " ").strip(), line) for line in lines)
        pages.append([Line(text, line.x, line.y, line.size) for text, line in cleaned if text])
    about = reader.metadata
    title, made = (about.title, about.get("/CreationDate")) if about else (None, None)
    return PdfDocument(pages, str(title or ""), str(made or ""), characters)


def _lines(page: "PageObject") -> list[Line]:
    """The lines of a page in the order of its content, with the place and the size of their first letters."""
    lines: list[Line] = []
    text: list[str] = []
    place = (0.0, 0.0, 0.0)

    def end() -> None:
        if joined := "".join(text).strip():
            lines.append(Line(joined, *place))
        text.clear()

    def visit(piece: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        nonlocal place
        for number, part in enumerate(piece.split("\n")):
            if number:
                end()
            if part.strip() and not text:
                x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                scale = (abs(tm[0] * tm[3] - tm[1] * tm[2]) * abs(cm[0] * cm[3] - cm[1] * cm[2])) ** 0.5
                place = (round(float(x), 1), round(float(y), 1), round(float(size) * float(scale), 1))
            if part and (text or part.strip()):
                text.append(part)

    page.extract_text(visitor_text=visit)
    end()
    return lines
