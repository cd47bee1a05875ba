"""OFD, the fixed layout of Chinese offices (`.ofd`) -> `Report`: texts at their places, as of a PDF. GB/T 33190."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from retrieval.errors import ReadError
from retrieval.readers.decoding import looks_readable, printable
from retrieval.readers.office.parts import MOST_TEXT_BYTES, find_part, has_part, mixed_content, open_document
from retrieval.readers.office.relations import resolved
from retrieval.readers.pdf.layout import Line
from retrieval.readers.pdf.pieces import PlacedText, lines_of_pieces
from retrieval.readers.pdf.placed import placed_report
from retrieval.reasons import Code
from retrieval.types import Report

_ROOT: Final = "OFD.xml"
_MOST_PAGES: Final = 3_000
_POINTS_A_MILLIMETRE = 72 / 25.4
_A4 = (0.0, 0.0, 210.0, 297.0)
_NUMBER = re.compile(r"-?\d{1,6}(?:\.\d{1,9})?")


class OfdReader:
    """Reads `.ofd`."""

    suffixes = frozenset({".ofd"})
    is_light = False

    def recognises(self, data: bytes) -> bool:
        """Whether it is a ZIP archive with the entry of an OFD."""
        return has_part(data, _ROOT)

    def read(self, data: bytes, key: str) -> Report:
        """Read an OFD: lines out of texts at places, paragraphs out of lines, with the page on which each begins.

        Raises:
            ReadError: It is no OFD, damaged, encrypted, a scan, or too large.
        """
        with open_document(data, key, ".ofd") as archive:
            entry = find_part(archive, _ROOT, key)
            if entry is None:
                raise ReadError(key, Code.MISNAMED, ending=".ofd")
            if "Encryptions.xml" in archive.namelist():
                raise ReadError(key, Code.PDF_ENCRYPTED)
            about = _texts(entry, key, ("DocRoot", "Title"))
            root = resolved(about.get("DocRoot", ""), "")
            document = find_part(archive, root, key, MOST_TEXT_BYTES)
            if document is None:
                raise ReadError(key, Code.ZIP_DAMAGED)
            pages = list(_pages(archive, document, root, key))
        text = "".join(line.text for page in pages for line in page)
        if not text:
            raise ReadError(key, Code.PDF_SCAN)
        if not looks_readable(text):
            raise ReadError(key, Code.PDF_FONTS)
        return placed_report(data, key, "ofd", pages, stated=about.get("Title", ""))


def _texts(xml: bytes, key: str, names: tuple[str, ...]) -> dict[str, str]:
    """The words inside the first element of each name."""
    found: dict[str, str] = {}
    inside = ""
    for kind, name, _ in mixed_content(xml, key):
        if kind == "text":
            if inside:
                found[inside] += name
        elif kind == "start" and name in names and name not in found:
            inside, found[name] = name, ""
        elif kind == "end":
            inside = ""
    return {name: value.strip() for name, value in found.items()}


def _pages(archive: zipfile.ZipFile, document: bytes, root: str, key: str) -> Iterator[list[Line]]:
    folder = str(PurePosixPath(root).parent)
    box = _box(_texts(document, key, ("PhysicalBox",)).get("PhysicalBox", "")) or _A4
    names = [
        values.get("BaseLoc", "")
        for kind, name, values in mixed_content(document, key)
        if kind == "start" and name == "Page" and "BaseLoc" in values
    ]
    if len(names) > _MOST_PAGES:
        raise ReadError(key, Code.PDF_PAGES, pages=len(names), limit=_MOST_PAGES)
    for name in names:
        page = find_part(archive, resolved(name, folder), key, MOST_TEXT_BYTES)
        own = _box(_texts(page, key, ("PhysicalBox",)).get("PhysicalBox", "")) if page else None
        yield lines_of_pieces(_pieces(page, (own or box)[3], key)) if page else []


def _pieces(xml: bytes, height: float, key: str) -> Iterator[PlacedText]:
    """The texts of a page; it counts in millimetres from above, lines are laid out in points from below."""
    boundary = _A4
    size, scale = 0.0, 1.0
    x = y = 0.0
    text: list[str] | None = None
    for kind, name, values in mixed_content(xml, key):
        if kind == "text" and text is not None:
            text.append(name)
        elif kind == "start" and name == "TextObject":
            boundary = _box(values.get("Boundary", "")) or _A4
            size = _first(values.get("Size", ""), 3.7)
            # A text may be written large and drawn small.
            matrix = [float(number) for number in _NUMBER.findall(values.get("CTM", ""))[:6]]
            scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5 if len(matrix) == 6 else 0.0
            scale = scale or 1.0
        elif kind == "start" and name == "TextCode":
            text = []
            # Left out, they are those of the text before.
            x, y = _first(values.get("X", ""), x), _first(values.get("Y", ""), y)
        elif kind == "end" and name == "TextCode" and text is not None:
            shown = printable("".join(text)).replace("\n", " ")
            if shown.strip():
                yield PlacedText(
                    shown,
                    _in_points(boundary[0] + x * scale),
                    _in_points(height - boundary[1] - y * scale),
                    _in_points(size * scale),
                )
            text = None


def _in_points(millimetres: float) -> float:
    return round(millimetres * _POINTS_A_MILLIMETRE, 1)


def _box(text: str) -> tuple[float, float, float, float] | None:
    numbers = [float(number) for number in _NUMBER.findall(text)]
    return (numbers[0], numbers[1], numbers[2], numbers[3]) if len(numbers) == 4 else None


def _first(text: str, otherwise: float) -> float:
    found = _NUMBER.match(text)
    return float(found[0]) if found else otherwise
