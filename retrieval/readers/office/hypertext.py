"""Hypertext of mails and books -> its lines, all of them: no article is looked for, as there is nothing around it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from retrieval.readers.filled_rows import FilledRows, span_of
from retrieval.readers.grids import MOST_HEADS, ReadTable, above_table, read_grid
from retrieval.readers.office.parts import lines_of

_UNSEEN = frozenset(("script", "style", "template", "head", "noscript", "svg", "math", "object", "rp", "rt"))
_BLOCKS = frozenset(
    """address article aside blockquote br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead title tr ul""".split()  # noqa: SIM905
)
_CELLS = frozenset(("td", "th"))
_HEADINGS = frozenset(("h1", "h2"))
_BEFORE: Final = 3
# A table of links is a menu, or a list of other pages.
_MOST_LINKED: Final = 0.3


@dataclass(frozen=True, slots=True)
class Hypertext:
    """What stands in a piece of hypertext.

    Attributes:
        lines: Stripped, none empty; a table row is a line.
        heading: The first heading; "" without one.
        tables: The tables whose rows are among the lines; where a table only lays out, a row is a line with ` | `
            between its cells.
    """

    lines: tuple[str, ...]
    heading: str
    tables: tuple[ReadTable, ...] = ()


def read_hypertext(text: str) -> Hypertext:
    """Read hypertext, however it is written."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    parser.end()
    return Hypertext(tuple(parser.lines), parser.heading, tuple(parser.tables))


@dataclass(slots=True)
class _OpenTable:
    """A table that has not ended: its cells as far as they are known, and its lines if it should be none."""

    is_layout: bool
    rows: FilledRows = field(default_factory=FilledRows)
    lines: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    spans: tuple[int, int] = (1, 1)
    heads: int = 0
    plain: bool = False
    in_row: bool = False
    size: int = 0
    linked: int = 0


class LooseParser(HTMLParser):
    """Python's parser, but for `<![x`, at which some versions fail: it reads on, as browsers do behind a comment."""

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Where a marked section that begins at `i` ends; below 0 where that is not known yet."""
        try:
            end: int = super().parse_marked_section(i, report)  # type: ignore[arg-type]
        except AssertionError:  # what the library raises for a word that it does not know there
            end = self.parse_bogus_comment(i)
        return end


class _Parser(LooseParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.heading = ""
        self.tables: list[ReadTable] = []
        self._text: list[str] = []
        self._unseen = 0
        self._open: list[_OpenTable] = []
        self._links = 0
        self._in_cell = False
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._end_cell()
            self._end_line()
            if self._open:
                self._open[-1].is_layout = True
            self._open.append(_OpenTable(about.get("role") in ("presentation", "none")))
        elif tag == "tr" and self._open:
            self._end_row()
            self._open[-1].in_row, self._open[-1].plain = True, False
        elif tag in _CELLS and self._open:
            self._end_cell()
            self._end_line()
            self._in_cell = True
            self._open[-1].spans = span_of(about.get("colspan")), span_of(about.get("rowspan"))
            self._open[-1].plain = self._open[-1].plain or tag == "td"
        elif tag in ("form", "input") and self._open:
            self._open[-1].is_layout = True
        elif tag == "a":
            self._links += 1
        elif tag in _BLOCKS:
            self._break()
            self._in_heading = tag in _HEADINGS

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table" and self._open:
            self._end_table()
        elif tag == "tr" and self._open:
            self._end_row()
        elif tag in _CELLS and self._open:
            self._end_cell()
        elif tag == "a":
            self._links = max(0, self._links - 1)
        elif tag in _BLOCKS:
            self._break()
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        self._text.append(data.replace("\r", " ").replace("\n", " "))
        if self._open:
            size = len(data.strip())
            self._open[-1].size += size
            self._open[-1].linked += size if self._links else 0

    def end(self) -> None:
        """End what was left open."""
        while self._open:
            self._end_table()
        self._end_line()

    def _break(self) -> None:
        """In a cell what begins a line elsewhere only parts words."""
        if self._in_cell:
            self._text.append(" ")
        else:
            self._end_line()

    def _taken(self) -> str:
        line = " ".join(" ".join(lines_of("".join(self._text))).split()).strip("| ")
        self._text.clear()
        return line

    def _end_line(self) -> None:
        if line := self._taken():
            (self._open[-1].lines if self._open else self.lines).append(line)
            if self._in_heading and not self.heading:
                self.heading = line

    def _end_cell(self) -> None:
        if not self._in_cell:
            return
        table, text = self._open[-1], self._taken()
        table.rows.add(text, *table.spans)
        table.cells += [text] if text else []
        self._in_cell = False

    def _end_row(self) -> None:
        self._end_cell()
        self._end_line()
        table = self._open[-1]
        if not table.in_row:
            return
        table.rows.end_row()
        table.heads += not table.plain and table.heads == len(table.rows.rows) - 1
        table.lines += [" | ".join(table.cells)] if table.cells else []
        table.cells, table.in_row = [], False

    def _end_table(self) -> None:
        self._end_row()
        table = self._open.pop()
        above = self._open[-1].lines if self._open else self.lines
        read = None
        if not table.is_layout and not table.rows.too_many and table.linked <= _MOST_LINKED * table.size:
            heads = table.heads if table.heads <= MOST_HEADS else 0
            read = read_grid(table.rows.rows, above=above_table(["", *above[-_BEFORE:]]), heads=heads)
        if read is not None:
            self.tables.append(read)
        above += read.paragraphs() if read else table.lines
        self._in_cell = bool(self._open) and self._open[-1].in_row
