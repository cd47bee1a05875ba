"""OpenDocument texts and slides (`.odt`, `.odp`) -> `Report`. Format: ISO/IEC 26300, part 1."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from retrieval.errors import ReadError
from retrieval.readers.office.documents import document_report
from retrieval.readers.office.parts import (
    MOST_TEXT_BYTES,
    elements,
    find_part,
    has_part,
    lines_of,
    local_name,
    mixed_content,
    open_document,
)
from retrieval.reasons import Code
from retrieval.types import Report

_CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_SHEETS = b"opendocument.spreadsheet"
# What was deleted, numbers of notes, comments, and lists of what stands where.
_UNSEEN = frozenset(("tracked-changes", "note-citation", "annotation", "table-of-content", "notes", "forms"))
_TITLE_STYLES = frozenset(("Title", "标题"))
_SIGNS = {"line-break": "\n", "tab": " ", "s": " "}
_MOST_REPEATED = 100


class OpenDocumentReader:
    """Reads `.odt` and `.odp`."""

    suffixes = frozenset({".odt", ".ott", ".odp"})
    is_light = False

    def recognises(self, data: bytes) -> bool:
        """Whether it is an OpenDocument archive of anything but a sheet."""
        return has_part(data, _CONTENT) and has_part(data, _MANIFEST) and _SHEETS not in data[:200]

    def read(self, data: bytes, key: str) -> Report:
        """Read a text: a table row a paragraph, what was deleted left out.

        Raises:
            ReadError: It is no OpenDocument, damaged, encrypted, too large, or holds no text.
        """
        with open_document(data, key, ".odt") as archive:
            manifest = find_part(archive, _MANIFEST, key)
            if manifest and b"encryption-data" in manifest:
                raise ReadError(key, Code.PDF_ENCRYPTED)
            content = find_part(archive, _CONTENT, key, MOST_TEXT_BYTES)
            if content is None:
                raise ReadError(key, Code.MISNAMED, ending=".odt")
            stated = _stated_title(find_part(archive, "meta.xml", key), key)
        lines: list[str] = []
        titles: list[int] = []
        for line, is_title in _lines(content, key):
            if is_title and not (titles and titles[-1] != len(lines) - 1):
                titles.append(len(lines))
            lines.append(line)
        if not lines:
            raise ReadError(key, Code.WORD_NO_TEXT)
        return document_report(data, key, "odt", lines, titles, stated)


@dataclass(slots=True)
class _Cell:
    lines: list[str] = field(default_factory=list)
    covered: bool = False
    down: int = 1
    across: int = 1


class _Rows:
    """The rows of one table, with the text of a cell that covers those below it in each."""

    def __init__(self) -> None:
        self.cells: list[_Cell] = []
        # By the column: how many rows below are still covered, and with what.
        self._covering: dict[int, tuple[int, str]] = {}

    def end_row(self) -> str:
        """The row as a line."""
        texts = []
        for column, cell in enumerate(self.cells):
            text = " ".join(cell.lines)
            left, above = self._covering.get(column, (0, ""))
            if cell.covered and left:
                text = text or above
                self._covering[column] = (left - 1, above)
            elif cell.down > 1:
                self._covering |= {column + place: (cell.down - 1, "") for place in range(1, cell.across)}
                self._covering[column] = (cell.down - 1, text)
            texts.append(text)
        self.cells = []
        return " | ".join(filter(None, texts))


def _lines(xml: bytes, key: str) -> Iterator[tuple[str, bool]]:
    """The lines in order, each with whether its style is that of a title; a table row is a line."""
    titles = set(_TITLE_STYLES)
    text: list[str] = []
    styles: list[str] = []
    tables: list[_Rows] = []
    unseen = 0
    for kind, name, values in mixed_content(xml, key):
        if kind == "text":
            # Between paragraphs stands nothing but white space.
            text += [name] if styles and not unseen else []
        elif name in _UNSEEN:
            unseen += 1 if kind == "start" else -1
        elif unseen:
            continue
        elif kind == "start":
            if name in ("p", "h"):
                styles.append(values.get("style-name", ""))
            elif name == "style" and values.get("parent-style-name") in _TITLE_STYLES:
                titles.add(values.get("name", ""))
            elif name == "table":
                tables.append(_Rows())
            elif name in ("table-cell", "covered-table-cell") and tables:
                down, across = (_whole(values.get(f"number-{what}-spanned")) for what in ("rows", "columns"))
                tables[-1].cells.append(_Cell(covered=name[0] == "c", down=down, across=across))
            elif styles and name in _SIGNS:
                text.append(_SIGNS[name] * (_whole(values.get("c")) if name == "s" else 1))
        elif name in ("p", "h") and styles:
            found, text = lines_of("".join(text)), []
            style = styles.pop()
            if tables and tables[-1].cells:
                tables[-1].cells[-1].lines += found
            else:
                yield from ((line, style in titles) for line in found)
        elif name == "table-row" and tables:
            line = tables[-1].end_row()
            outer = tables[-2].cells if len(tables) > 1 else []
            if line and outer:
                outer[-1].lines.append(line)
            elif line:
                yield line, False
        elif name == "table" and tables:
            tables.pop()


def _whole(text: str | None) -> int:
    return min(int(text), _MOST_REPEATED) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1


def _stated_title(xml: bytes | None, key: str) -> str | None:
    for kind, element in elements(xml, key) if xml else ():
        if kind == "end" and local_name(element.tag) == "title":
            return (element.text or "").strip() or None
    return None
