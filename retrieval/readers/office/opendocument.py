"""OpenDocument texts and slides (`.odt`, `.odp`) -> `Report`; of sheets (`.ods`) which cells are merged.

Format: ISO/IEC 26300, part 1.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from retrieval.errors import ReadError
from retrieval.readers.filled_rows import FilledRows, span_of
from retrieval.readers.grids import MOST_HEADS, ReadTable, above_table, read_grid
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
Merged = tuple[tuple[int, int], tuple[int, int]]
"""Row and column, from 0, of the first and the last of some cells that are one."""

_MOST_REPEATED = 100
_BEFORE = 3


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
        tables: list[ReadTable] = []
        for line, is_title in _lines(content, key, tables):
            if is_title and not (titles and titles[-1] != len(lines) - 1):
                titles.append(len(lines))
            lines.append(line)
        if not lines:
            raise ReadError(key, Code.WORD_NO_TEXT)
        return document_report(data, key, "odt", lines, titles, stated, tables)


@dataclass(slots=True)
class _Cell:
    lines: list[str] = field(default_factory=list)
    covered: bool = False
    down: int = 1
    across: int = 1
    times: int = 1


class _Rows:
    """The rows of one table."""

    def __init__(self) -> None:
        self.cells: list[_Cell] = []
        self.heads = 0
        self._filled = FilledRows()

    def end_row(self, times: int) -> None:
        """What comes next is of another row; an empty one may stand for several."""
        for _ in range(times if any(cell.lines for cell in self.cells) else 1):
            for cell in self.cells:
                for _ in range(0 if cell.covered else cell.times):
                    self._filled.add(" ".join(cell.lines), cell.across, cell.down)
            self._filled.end_row()
        self.cells = []

    @property
    def ended(self) -> int:
        """How many rows have ended."""
        return len(self._filled.rows)

    def read(self, above: Sequence[str], tables: list[ReadTable], *, inside: bool) -> list[str]:
        """The lines of the table that has ended: its rows; inside another one, or as a layout, what stands in them."""
        rows = [] if self._filled.too_many else self._filled.rows
        read = None if inside else read_grid(rows, above=above_table(above), heads=min(self.heads, MOST_HEADS))
        if read is None:
            return [line for row in self._filled.rows if (line := " | ".join(dict.fromkeys(filter(None, row))))]
        tables.append(read)
        return list(read.paragraphs())


def _lines(xml: bytes, key: str, found_tables: list[ReadTable]) -> Iterator[tuple[str, bool]]:
    """The lines in order, each with whether its style is that of a title; the tables are added to `found_tables`."""
    titles = set(_TITLE_STYLES)
    text: list[str] = []
    styles: list[str] = []
    tables: list[_Rows] = []
    before: list[str] = []
    repeated: list[int] = []
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
                times = _whole(values.get("number-columns-repeated"))
                tables[-1].cells.append(_Cell(covered=name[0] == "c", down=down, across=across, times=times))
            elif name == "table-row":
                repeated.append(_whole(values.get("number-rows-repeated")))
            elif styles and name in _SIGNS:
                text.append(_SIGNS[name] * (_whole(values.get("c")) if name == "s" else 1))
        elif name in ("p", "h") and styles:
            found, text = lines_of("".join(text)), []
            style = styles.pop()
            if tables and tables[-1].cells:
                tables[-1].cells[-1].lines += found
            else:
                before = [*before, *found][-_BEFORE:]
                yield from ((line, style in titles) for line in found)
        elif name == "table-row" and tables:
            tables[-1].end_row(repeated.pop() if repeated else 1)
        elif name == "table-header-rows" and tables:
            tables[-1].heads = tables[-1].ended
        elif name == "table" and tables:
            rows = tables.pop()
            outer = tables[-1].cells if tables else []
            found = rows.read(before, found_tables, inside=bool(tables))
            if outer:
                outer[-1].lines += found
            elif not tables:
                before = [*before, *found][-_BEFORE:]
                yield from ((line, False) for line in found)


def _whole(text: str | None) -> int:
    return min(int(text), _MOST_REPEATED) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1


def _stated_title(xml: bytes | None, key: str) -> str | None:
    for kind, element in elements(xml, key) if xml else ():
        if kind == "end" and local_name(element.tag) == "title":
            return (element.text or "").strip() or None
    return None


def merged_cells(data: bytes, key: str) -> dict[str, list[Merged]]:
    """The merged cells of each sheet, by its name.

    Raises:
        ReadError: The sheet is damaged, encrypted or too large.
    """
    with open_document(data, key, ".ods") as archive:
        content = find_part(archive, "content.xml", key, MOST_TEXT_BYTES) or b""
    found: dict[str, list[Merged]] = defaultdict(list)
    name, row, column, times = "", 0, 0, 1
    for kind, tag, values in mixed_content(content, key) if content else ():
        if kind != "start":
            row += times if tag == "table-row" and kind == "end" else 0
        elif tag == "table":
            name, row = values.get("name", ""), 0
        elif tag == "table-row":
            column, times = 0, _repeated(values.get("number-rows-repeated"))
        elif tag in ("table-cell", "covered-table-cell"):
            down, across = (span_of(values.get(f"number-{what}-spanned")) for what in ("rows", "columns"))
            if down * across > 1:
                found[name].append(((row, column), (row + down - 1, column + across - 1)))
            column += _repeated(values.get("number-columns-repeated"))
    return found


def _repeated(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 8 else 1
