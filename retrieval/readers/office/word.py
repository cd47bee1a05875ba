"""Word documents (`.docx`) -> `Report`: the text as it stands once all tracked changes are accepted.

Format: ECMA-376, parts `word/document.xml`, `word/styles.xml`, `word/numbering.xml`, `docProps/core.xml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from retrieval.errors import ReadError
from retrieval.readers.archives import open_archive
from retrieval.readers.grids import ReadTable, above_table, read_grid
from retrieval.readers.office.documents import document_report
from retrieval.readers.office.numbering import Numbering
from retrieval.readers.office.parts import (
    MOST_TEXT_BYTES,
    attribute_of,
    elements,
    find_part,
    has_part,
    lines_of,
    local_name,
    stated_title,
)
from retrieval.reasons import Code
from retrieval.types import Report

_DOCUMENT = "word/document.xml"
# What was deleted or moved away, codes of fields, and the copy that old programs show.
_UNSEEN = frozenset(("del", "moveFrom", "delText", "instrText", "Fallback", "rPrChange", "pPrChange", "delInstrText"))
_TITLE_STYLES = frozenset(("title", "标题", "文件标题", "公文标题"))
_CONTENTS_STYLES = ("toc", "目录", "table of figures", "图表目录")
_CONTENTS_GALLERY = "Table of Contents"
_LEVELS = frozenset("012345678")
# A cell over several rows belongs to each, unless it is a text beside a table.
_LONGEST_SPANNING = 60
_MOST_SPAN = 50
_BEFORE = 3


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    parent: str = ""
    number: str = ""
    level: int = 0


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    style: str = ""
    number: str = ""
    level: int | None = None
    has_deletion: bool = False


@dataclass(slots=True)
class _Cell:
    lines: list[str] = field(default_factory=list)
    span: int = 1
    continues: bool = False


@dataclass(slots=True)
class _Row:
    cells: list[_Cell] = field(default_factory=list)


class DocxReader:
    """Reads `.docx`."""

    suffixes = frozenset({".docx", ".docm", ".dotx"})
    is_light = False

    def recognises(self, data: bytes) -> bool:
        """Whether it is a ZIP archive with a Word document in it."""
        return has_part(data, _DOCUMENT)

    def read(self, data: bytes, key: str) -> Report:
        """Read a Word document: insertions in, deletions out, a table row by row, numbers of lists as Word shows them.

        Raises:
            ReadError: It is no Word document, damaged, encrypted, too large, or holds no text.
        """
        with open_archive(data, key) as archive:
            document = find_part(archive, _DOCUMENT, key, MOST_TEXT_BYTES)
            if document is None:
                raise ReadError(key, Code.WORD_MISNAMED)
            styles = _read_styles(find_part(archive, "word/styles.xml", key), key)
            numbering = Numbering(find_part(archive, "word/numbering.xml", key), key)
            title_property = stated_title(archive, key)
        lines: list[str] = []
        styled: list[int] = []
        walk = _Document(styles, numbering)
        for text, style in walk.lines(document, key):
            name = styles.get(style, _Style()).name
            if name.startswith(_CONTENTS_STYLES):
                continue
            is_title = style == "Title" or name in _TITLE_STYLES
            if is_title and not (styled and styled[-1] != len(lines) - 1):
                styled.append(len(lines))
            lines.append(text)
        if not lines:
            raise ReadError(key, Code.WORD_NO_TEXT)
        return document_report(data, key, "docx", lines, styled, title_property, walk.tables)


class _Document:
    """Walks through a document and gives its lines in order, each with the style of its paragraph."""

    def __init__(self, styles: dict[str, _Style], numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._paragraphs: list[_Paragraph] = []
        self._rows: list[_Row] = []
        self.tables: list[ReadTable] = []
        self._table: list[_Row] = []
        self._before: list[str] = []
        # Of each open table, what stands in each column of the row above.
        self._above: list[dict[int, list[str]]] = []
        self._controls = 0
        self._contents: int | None = None

    def lines(self, xml: bytes, key: str) -> Iterator[tuple[str, str]]:
        """The lines; a table row is a line, with what its header says. Afterwards `tables` has the tables."""
        unseen = 0
        for kind, element in elements(xml, key):
            name = local_name(element.tag)
            if name in _UNSEEN:
                unseen += 1 if kind == "start" else -1
                if self._paragraphs:
                    self._paragraphs[-1].has_deletion = True
            elif unseen:
                continue
            elif kind == "start":
                self._begin(name, element)
            else:
                for line in self._end(name, element):
                    if self._contents is None:
                        self._before = [*self._before, line[0]][-_BEFORE:]
                        yield line

    def _begin(self, name: str, element: ElementTree.Element) -> None:
        if name == "p":
            self._paragraphs.append(_Paragraph())
        elif name == "tbl":
            self._above.append({})
        elif name == "tr":
            self._rows.append(_Row())
        elif name == "tc" and self._rows:
            self._rows[-1].cells.append(_Cell())
        elif name == "sdt":
            self._controls += 1
        elif name == "docPartGallery" and attribute_of(element, "val") == _CONTENTS_GALLERY and self._contents is None:
            self._contents = self._controls

    def _end(self, name: str, element: ElementTree.Element) -> Iterator[tuple[str, str]]:
        if name == "p" and self._paragraphs:
            done = self._paragraphs.pop()
            cell = self._open_cell()
            found = self._numbered(done, in_cell=cell is not None)
            if cell is not None:
                cell.lines += found
            else:
                yield from ((line, done.style) for line in found)
        elif name == "tr" and self._rows:
            row = self._filled(self._rows.pop())
            cell = self._open_cell()
            if cell is not None:
                cell.lines += _row_lines(row)
            else:
                self._table.append(row)
        elif name == "tbl" and self._above:
            self._above.pop()
            if not self._rows:
                yield from ((line, "") for line in self._table_lines())
        elif name == "sdt":
            if self._contents == self._controls:
                self._contents = None
            self._controls -= 1
        elif name in ("gridSpan", "vMerge") and (cell := self._open_cell()) is not None:
            _merge(cell, name, attribute_of(element, "val"))
        elif self._paragraphs:
            _add(self._paragraphs[-1], name, element)

    def _table_lines(self) -> list[str]:
        """The lines of a table that has ended: its rows, or where a page was laid out as one what stands in it."""
        rows, self._table = self._table, []
        cells = [
            [text for cell in row.cells for text in [" ".join(cell.lines)] * min(cell.span, _MOST_SPAN)] for row in rows
        ]
        read = read_grid(cells, above=above_table(self._before))
        if read is None:
            return [line for row in rows for line in _row_lines(row)]
        self.tables.append(read)
        return list(read.paragraphs())

    def _open_cell(self) -> _Cell | None:
        return self._rows[-1].cells[-1] if self._rows and self._rows[-1].cells else None

    def _numbered(self, paragraph: _Paragraph, *, in_cell: bool) -> list[str]:
        """The lines of a paragraph behind the number that Word counts; in a cell the number may be all there is."""
        lines = lines_of("".join(paragraph.pieces))
        if not lines and paragraph.has_deletion:
            return []
        number, level = self._place_in_list(paragraph)
        mark = self._numbering.next_mark(number, level) if number else ""
        if not lines:
            return [mark.strip()] if mark and in_cell else []
        return [mark + lines[0], *lines[1:]]

    def _place_in_list(self, paragraph: _Paragraph) -> tuple[str, int]:
        """The list and the level of a paragraph, by itself or by its style; "" and 0 for none."""
        style = self._styles.get(paragraph.style, _Style())
        seen = set()
        while not style.number and style.parent in self._styles and style.parent not in seen:
            seen.add(style.parent)
            style = self._styles[style.parent]
        number = paragraph.number or style.number
        return number, style.level if paragraph.level is None else paragraph.level

    def _filled(self, row: _Row) -> _Row:
        """The row with the text of cells that reach down into it."""
        above = self._above[-1] if self._above else {}
        column = 0
        for cell in row.cells:
            if cell.continues and not cell.lines and len("".join(above.get(column, ()))) <= _LONGEST_SPANNING:
                cell.lines = list(above.get(column, ()))
            above[column] = cell.lines
            column += cell.span
        return row


def _merge(cell: _Cell, name: str, value: str) -> None:
    if name == "vMerge":
        cell.continues = value != "restart"
    elif value.isascii() and value.isdigit() and len(value) < 4:
        cell.span = int(value)


def _add(paragraph: _Paragraph, name: str, element: ElementTree.Element) -> None:
    value = attribute_of(element, "val")
    if name == "t":
        paragraph.pieces.append(element.text or "")
    elif name == "tab":
        paragraph.pieces.append(" ")
    elif name in ("br", "cr"):
        paragraph.pieces.append("\n")
    elif name == "noBreakHyphen":
        paragraph.pieces.append("-")
    elif name == "pStyle":
        paragraph.style = value
    elif name == "numId":
        paragraph.number = value
    elif name == "ilvl":
        paragraph.level = int(value) if value in _LEVELS else 0


def _row_lines(row: _Row) -> list[str]:
    """A row of several cells is a line; what stands alone in a row (a page laid out as a table) keeps its lines."""
    cells = [cell.lines for cell in row.cells if cell.lines]
    return cells[0] if len(cells) == 1 else [" | ".join(" ".join(cell) for cell in cells)] if cells else []


def _read_styles(xml: bytes | None, key: str) -> dict[str, _Style]:
    """The styles by their ids: Word in Chinese gives that for titles an id such as a3."""
    found: dict[str, _Style] = {}
    style: dict[str, str] = {}
    for kind, element in elements(xml, key) if xml else ():
        name = local_name(element.tag)
        if name == "style" and kind == "start":
            style = {"id": attribute_of(element, "styleId")}
        elif name == "style":
            level = style.get("ilvl", "0")
            found[style["id"]] = _Style(
                style.get("name", "").lower(),
                style.get("basedOn", ""),
                style.get("numId", ""),
                int(level) if level in _LEVELS else 0,
            )
        elif kind == "end" and name in ("name", "basedOn", "numId", "ilvl"):
            style.setdefault(name, attribute_of(element, "val"))
    return found
