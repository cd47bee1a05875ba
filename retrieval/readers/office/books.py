"""Books (`.epub`) -> `Report`: the chapters in their order. Format: EPUB 3, of which the older ones are a part."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from retrieval.analysis import parse_published
from retrieval.errors import ReadError
from retrieval.readers import fields
from retrieval.readers.assembly import Layer, assemble
from retrieval.readers.decoding import decode
from retrieval.readers.metadata import LONGEST_NAME, Metadata
from retrieval.readers.office.hypertext import read_hypertext
from retrieval.readers.office.parts import MOST_TEXT_BYTES, find_part, has_part, mixed_content, open_document
from retrieval.readers.office.relations import resolved
from retrieval.reasons import Code
from retrieval.types import Byline, Origin, Report

if TYPE_CHECKING:
    from retrieval.readers.grids import ReadTable

_CONTAINER: Final = "META-INF/container.xml"
_RIGHTS: Final = "META-INF/rights.xml"
_PACKED = Origin("given", "package document")
_MOST_CHARACTERS: Final = 5_000_000


class BookReader:
    """Reads `.epub`."""

    suffixes = frozenset({".epub"})
    is_light = False

    def recognises(self, data: bytes) -> bool:
        """Whether it is a ZIP archive that says where its book begins."""
        return has_part(data, _CONTAINER)

    def read(self, data: bytes, key: str) -> Report:
        """Read a book: its chapters one after the other, title, publisher and date as its package says.

        Raises:
            ReadError: It is no book, damaged, sold for one reader alone, too large, or holds no text.
        """
        with open_document(data, key, ".epub") as archive:
            container = find_part(archive, _CONTAINER, key)
            if container is None:
                raise ReadError(key, Code.MISNAMED, ending=".epub")
            if _RIGHTS in archive.namelist():
                raise ReadError(key, Code.PDF_ENCRYPTED)
            name = _package_name(container, key)
            package = find_part(archive, name, key)
            if package is None:
                raise ReadError(key, Code.ZIP_DAMAGED)
            about, chapters = _read_package(package, key)
            lines: list[str] = []
            tables: list[ReadTable] = []
            characters = 0
            for chapter in chapters:
                part = find_part(
                    archive, resolved(unquote(chapter), str(PurePosixPath(name).parent)), key, MOST_TEXT_BYTES
                )
                if part:
                    read = read_hypertext(decode(part, key).text)
                    lines += read.lines
                    tables += read.tables
                    characters += len(part)
                if characters > _MOST_CHARACTERS * 4:
                    raise ReadError(key, Code.PDF_LONG, limit=_MOST_CHARACTERS)
        if not lines:
            raise ReadError(key, Code.WORD_NO_TEXT)
        return assemble(
            data,
            key,
            "epub",
            title=about.get("title"),
            title_origin=_PACKED,
            layers=[
                Layer(
                    Metadata(
                        source=fields.one_line(about.get("publisher", ""), LONGEST_NAME) or None,
                        published=parse_published(about.get("date", "")),
                        bylines=tuple(Byline("作者", name) for name in [about.get("creator", "")] if name),
                    ),
                    _PACKED,
                )
            ],
            paragraphs=lines,
            tables=tables,
        )


def _package_name(container: bytes, key: str) -> str:
    for kind, name, values in mixed_content(container, key):
        if kind == "start" and name == "rootfile":
            return unquote(values.get("full-path", ""))
    raise ReadError(key, Code.ZIP_DAMAGED)


def _read_package(xml: bytes, key: str) -> tuple[dict[str, str], list[str]]:
    """What a package says of its book, and the chapters in the order in which they are read."""
    about: dict[str, str] = {}
    files: dict[str, str] = {}
    order: list[str] = []
    inside = ""
    for kind, name, values in mixed_content(xml, key):
        if kind == "text":
            if inside:
                about[inside] = fields.one_line(about.get(inside, "") + name, fields.LONGEST_TITLE)
        elif kind == "end":
            inside = ""
        elif name in ("title", "creator", "publisher", "date") and name not in about:
            inside = name
        elif name == "item" and "nav" not in values.get("properties", "").split():
            files[values.get("id", "")] = values.get("href", "")
        elif name == "itemref":
            order.append(values.get("idref", ""))
    return about, [files[mark] for mark in order if mark in files]
