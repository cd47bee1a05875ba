"""Parts of office documents, which are ZIP archives of XML: taken out within bounds, and their elements one by one.

Only the standard library: zipfile, and expat, which is never given a document type, so that no entity can grow.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import Final, cast
from xml.etree import ElementTree
from xml.parsers import expat

from retrieval.errors import ReadError
from retrieval.readers import fields
from retrieval.readers.archives import open_archive, part_names, read_part
from retrieval.readers.decoding import printable
from retrieval.reasons import Code

MOST_TEXT_BYTES: Final = 40 << 20
"""Bytes of a part that holds text; a book of 500,000 characters has about 10 MB of markup."""

MOST_SMALL_BYTES: Final = 4 << 20
"""Bytes of a part that says something about the others."""

_PIECE_BYTES = 1 << 16
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
PROPERTIES: Final = "docProps/core.xml"


def has_part(data: bytes, name: str) -> bool:
    """Whether a file is a ZIP archive with a part of that name."""
    return data.startswith(b"PK\x03\x04") and name in part_names(data)


def open_document(data: bytes, key: str, ending: str) -> zipfile.ZipFile:
    """Open the archive that a document is.

    Raises:
        ReadError: It is none, or damaged, or has too many parts.
    """
    if not data.startswith(b"PK"):
        raise ReadError(key, Code.MISNAMED, ending=ending)
    return open_archive(data, key)


def find_part(archive: zipfile.ZipFile, name: str, key: str, limit: int = MOST_SMALL_BYTES) -> bytes | None:
    """Take one part out; None where there is none of that name.

    Args:
        archive: An open archive.
        name: Its path inside.
        key: What an error names.
        limit: Largest number of bytes.

    Raises:
        ReadError: It is encrypted, damaged or too large.
    """
    try:
        part = archive.getinfo(name)
    except KeyError:
        return None
    return read_part(archive, part, key, limit)


def elements(xml: bytes, key: str) -> Iterator[tuple[str, ElementTree.Element]]:
    """Starts and ends of elements ("start" or "end" with each), each forgotten at its end.

    Raises:
        ReadError: It is not well-formed, or has a document type, which no office program writes.
    """
    xml = _without_types(xml, key)
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


def mixed_content(xml: bytes, key: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Elements and the words between them: "start" or "end" with a name and attributes, "text" with words.

    Names are local ones, without their namespace.

    Raises:
        ReadError: As that of `elements`.
    """
    xml = _without_types(xml, key)
    parser = expat.ParserCreate(namespace_separator="}")
    found: list[tuple[str, str, dict[str, str]]] = []
    parser.StartElementHandler = lambda name, attributes: found.append(
        ("start", local_name(name), {local_name(key): value for key, value in attributes.items()})
    )
    parser.EndElementHandler = lambda name: found.append(("end", local_name(name), {}))
    parser.CharacterDataHandler = lambda words: found.append(("text", words, {}))
    try:
        for start in range(0, len(xml), _PIECE_BYTES):
            parser.Parse(xml[start : start + _PIECE_BYTES], False)
            yield from found
            found.clear()
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise ReadError(key, Code.WORD_DAMAGED, problem=fields.one_line(str(error), 80)) from error


def _without_types(xml: bytes, key: str) -> bytes:
    """The bytes in an encoding of one byte a letter, and certainly without a document type."""
    if b"\0" in xml[:64]:
        xml = xml.decode("utf-16", errors="replace").encode().replace(b'encoding="UTF-16"', b"", 1)
    if _DOCTYPE.search(xml):
        raise ReadError(key, Code.WORD_ENTITIES)
    return xml


def local_name(tag: str) -> str:
    """The name of an element or an attribute without its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: ElementTree.Element, name: str) -> str:
    """An attribute by its name in whatever namespace; "" without it."""
    return next((value for tag, value in element.attrib.items() if local_name(tag) == name), "")


def lines_of(text: str) -> list[str]:
    """The lines of a text, stripped, none empty, all printable."""
    return [line for raw in printable(text).split("\n") if (line := raw.strip())]


def stated_title(archive: zipfile.ZipFile, key: str) -> str | None:
    """The title among a document's properties."""
    xml = find_part(archive, PROPERTIES, key)
    for kind, element in elements(xml, key) if xml else ():
        if kind == "end" and local_name(element.tag) == "title":
            return fields.one_line(element.text or "", fields.LONGEST_TITLE) or None
    return None
