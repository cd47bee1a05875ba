"""Word documents (`.docx`) -> `Report`: the text as it stands once all tracked changes are accepted.

Only the standard library: zipfile within bounds, and expat, which is never given a document type, so that no
entity can grow. Format: ECMA-376, parts `word/document.xml`, `word/styles.xml`, `docProps/core.xml`.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast
from xml.etree import ElementTree

from retrieval.errors import ReadError
from retrieval.readers import fields
from retrieval.readers.archives import open_archive, part_names, read_part
from retrieval.readers.assembly import assemble
from retrieval.readers.decoding import printable
from retrieval.readers.papers import understand_paper
from retrieval.reasons import Code
from retrieval.types import Origin, Report

_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_PROPERTIES = "docProps/core.xml"
# A book of 500,000 characters has about 10 MB of markup.
_MOST_DOCUMENT_BYTES = 40 << 20
_MOST_PART_BYTES = 4 << 20
_PIECE_BYTES = 1 << 16

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The same names in documents saved as "Strict Open XML".
_STRICT_WORD = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
# What was deleted or moved away, codes of fields, and the copy that old programs show.
_UNSEEN = frozenset(("del", "moveFrom", "delText", "instrText", "Fallback", "rPrChange", "pPrChange", "delInstrText"))
_TITLE_STYLES = frozenset(("title", "标题", "文件标题", "公文标题"))
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    style: str = ""


@dataclass(slots=True)
class _Row:
    cells: list[list[str]] = field(default_factory=list)


class DocxReader:
    """Reads `.docx`."""

    suffixes = frozenset({".docx", ".docm"})
    is_light = False

    def recognises(self, data: bytes) -> bool:
        """Whether it is a ZIP archive with a Word document in it."""
        return data.startswith(b"PK\x03\x04") and _DOCUMENT in part_names(data)

    def read(self, data: bytes, key: str) -> Report:
        """Read a Word document: insertions in, deletions out, a table row by row.

        Raises:
            ReadError: It is no Word document, damaged, encrypted, too large, or holds no text.
        """
        with open_archive(data, key) as archive:
            document = _part(archive, _DOCUMENT, key, _MOST_DOCUMENT_BYTES)
            if document is None:
                raise ReadError(key, Code.WORD_MISNAMED)
            titles = _title_styles(_part(archive, _STYLES, key, _MOST_PART_BYTES), key)
            title_property = _title_property(_part(archive, _PROPERTIES, key, _MOST_PART_BYTES), key)
        lines: list[str] = []
        styled: list[int] = []
        for text, style in _paragraphs(document, key):
            if style in titles and not (styled and styled[-1] != len(lines) - 1):
                styled.append(len(lines))
            lines.append(text)
        if not lines:
            raise ReadError(key, Code.WORD_NO_TEXT)
        paper = understand_paper(lines, styled, Origin("given", "title style"))
        title, origin = paper.title, paper.title_origin
        if title is None:
            title, origin = title_property, Origin("guessed", "document properties")
        elif title_property and title_property in (title, "".join(title.split())):
            origin = Origin("given", "document properties")
        body = [lines[place] for place in paper.body]
        if not body:
            raise ReadError(key, Code.NO_BODY)
        return assemble(
            data,
            key,
            "docx",
            title=title,
            title_origin=origin,
            layers=paper.layers,
            paragraphs=body,
            written=paper.written,
        )


def _part(archive: zipfile.ZipFile, name: str, key: str, limit: int) -> bytes | None:
    try:
        part = archive.getinfo(name)
    except KeyError:
        return None
    return read_part(archive, part, key, limit)


def _events(xml: bytes, key: str) -> Iterator[tuple[str, ElementTree.Element]]:
    """Starts and ends of elements, each forgotten at its end.

    Raises:
        ReadError: It is not well-formed, or has a document type, which no Office program writes.
    """
    if b"\0" in xml[:64]:
        xml = xml.decode("utf-16", errors="replace").encode().replace(b'encoding="UTF-16"', b"", 1)
    if _DOCTYPE.search(xml):
        raise ReadError(key, Code.WORD_ENTITIES)
    parser: ElementTree.XMLPullParser[ElementTree.Element] = ElementTree.XMLPullParser(events=("start", "end"))
    try:
        for start in range(0, len(xml), _PIECE_BYTES):
            parser.feed(xml[start : start + _PIECE_BYTES])
            for kind, element in cast("Iterator[tuple[str, ElementTree.Element]]", parser.read_events()):
                yield kind, element
                if kind == "end":
                    element.clear()
        parser.close()
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ReadError(key, Code.WORD_DAMAGED, problem=fields.one_line(str(error), 80)) from error


def _paragraphs(xml: bytes, key: str) -> Iterator[tuple[str, str]]:
    """The lines of a document in order, each with the style of its paragraph; a table row is a line."""
    unseen = 0
    open_paragraphs: list[_Paragraph] = []
    rows: list[_Row] = []
    for kind, element in _events(xml, key):
        name = _local(element.tag)
        if name in _UNSEEN:
            unseen += 1 if kind == "start" else -1
        elif unseen:
            continue
        elif kind == "start":
            if name == "p":
                open_paragraphs.append(_Paragraph())
            elif name == "tr":
                rows.append(_Row())
            elif name == "tc" and rows:
                rows[-1].cells.append([])
        elif name == "p" and open_paragraphs:
            done = open_paragraphs.pop()
            lines = _lines("".join(done.pieces))
            if rows and rows[-1].cells:
                rows[-1].cells[-1].extend(lines)
            else:
                yield from ((line, done.style) for line in lines)
        elif name == "tr" and rows:
            found = _row_lines(rows.pop())
            if rows and rows[-1].cells:
                rows[-1].cells[-1].extend(found)
            else:
                yield from ((line, "") for line in found)
        elif open_paragraphs:
            _add(open_paragraphs[-1], name, element)


def _add(paragraph: _Paragraph, name: str, element: ElementTree.Element) -> None:
    if name == "t":
        paragraph.pieces.append(element.text or "")
    elif name == "tab":
        paragraph.pieces.append(" ")
    elif name in ("br", "cr"):
        paragraph.pieces.append("\n")
    elif name == "noBreakHyphen":
        paragraph.pieces.append("-")
    elif name == "pStyle":
        paragraph.style = _value(element)


def _lines(text: str) -> list[str]:
    return [line for raw in printable(text).split("\n") if (line := raw.strip())]


def _row_lines(row: _Row) -> list[str]:
    """A row of several cells is a line; what stands alone in a row (a page laid out as a table) keeps its lines."""
    cells = [cell for cell in row.cells if cell]
    return cells[0] if len(cells) == 1 else [" | ".join(" ".join(cell) for cell in cells)] if cells else []


def _title_styles(xml: bytes | None, key: str) -> frozenset[str]:
    """The ids of the styles for titles: Word in Chinese gives them ids such as a3."""
    found = {"Title"}
    style = ""
    for kind, element in _events(xml, key) if xml else ():
        name = _local(element.tag)
        if kind == "start" and name == "style":
            style = element.get(f"{_WORD}styleId") or element.get(f"{_STRICT_WORD}styleId") or ""
        elif kind == "start" and name == "name" and _value(element).lower() in _TITLE_STYLES and style:
            found.add(style)
    return frozenset(found)


def _title_property(xml: bytes | None, key: str) -> str | None:
    for kind, element in _events(xml, key) if xml else ():
        if kind == "end" and _local(element.tag) == "title":
            return fields.one_line(element.text or "", fields.LONGEST_TITLE) or None
    return None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _value(element: ElementTree.Element) -> str:
    return element.get(f"{_WORD}val") or element.get(f"{_STRICT_WORD}val") or ""
