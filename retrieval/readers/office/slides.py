"""Slides (`.pptx`) -> `Report`: a slide is a page, its title a heading above what it says. Format: ECMA-376, 19."""

import zipfile
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree

from retrieval.errors import ReadError
from retrieval.readers.assembly import assemble
from retrieval.readers.grids import ReadTable, above_table, read_grid
from retrieval.readers.office.parts import (
    MOST_TEXT_BYTES,
    attribute_of,
    elements,
    find_part,
    has_part,
    lines_of,
    local_name,
    open_document,
    stated_title,
)
from retrieval.readers.office.relations import related_parts
from retrieval.readers.papers.official import understand_paper
from retrieval.reasons import Code
from retrieval.types import Origin, Report

_PRESENTATION: Final = "ppt/presentation.xml"
_TITLES = frozenset(("title", "ctrTitle"))
_SUBTITLE = "subTitle"
# Number, date and footer stand on every slide.
_FURNITURE = frozenset(("sldNum", "dt", "ftr", "hdr"))
_UNSEEN = frozenset(("Fallback",))
_TRUE = frozenset(("1", "true"))


@dataclass(slots=True)
class _Shape:
    """A shape: what is said in it, or the rows of the table that it is."""

    kind: str = ""
    lines: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


class SlidesReader:
    """Reads `.pptx`."""

    suffixes = frozenset({".pptx", ".pptm", ".ppsx", ".potx"})
    is_light = False

    def recognises(self, data: bytes) -> bool:
        """Whether it is a ZIP archive with a presentation in it."""
        return has_part(data, _PRESENTATION)

    def read(self, data: bytes, key: str) -> Report:
        """Read slides in the order in which they are shown, a table row a paragraph; notes of the speaker are left out.

        Raises:
            ReadError: It is no presentation, damaged, encrypted, too large, or holds no text.
        """
        lines: list[str] = []
        pages: list[int] = []
        titles: list[int] = []
        tables: list[ReadTable] = []
        with open_document(data, key, ".pptx") as archive:
            xml = find_part(archive, _PRESENTATION, key)
            if xml is None:
                raise ReadError(key, Code.MISNAMED, ending=".pptx")
            stated = stated_title(archive, key)
            for number, name in enumerate(_slides(archive, xml, key), start=1):
                slide = find_part(archive, name, key, MOST_TEXT_BYTES)
                head, rest = _slide_lines(slide, key, tables) if slide else ([], [])
                if head and not lines:
                    titles = list(range(len(head)))
                lines += [*head, *rest]
                pages += [number] * (len(head) + len(rest))
        if not lines:
            raise ReadError(key, Code.WORD_NO_TEXT)
        paper = understand_paper(lines, titles, Origin("given", "title of the first slide"))
        body = paper.body or tuple(range(len(lines)))
        title, origin = paper.title, paper.title_origin
        if title is None:
            title, origin = stated, Origin("guessed", "document properties")
        return assemble(
            data,
            key,
            "pptx",
            title=title,
            title_origin=origin,
            layers=paper.layers,
            paragraphs=[lines[place] for place in body],
            pages=[pages[place] for place in body],
            written=paper.written,
            tables=tables,
        )


def _slides(archive: zipfile.ZipFile, xml: bytes, key: str) -> list[str]:
    """The names of the parts that are slides, in their order."""
    related = related_parts(archive, _PRESENTATION, key)
    marks: list[str] = []
    for kind, element in elements(xml, key):
        if kind == "start" and local_name(element.tag) == "sldId":
            # Of its two attributes of that name the one of relations is meant.
            marks += [value for name, value in element.attrib.items() if name.endswith("}id")]
    return [related[mark] for mark in marks if mark in related]


def _slide_lines(xml: bytes, key: str, tables: list[ReadTable]) -> tuple[list[str], list[str]]:
    """The title of a slide, and what else stands on it; its tables are added to `tables`."""
    title: list[str] = []
    subtitle: list[str] = []
    rest: list[str] = []
    for shape in _shapes(xml, key):
        if shape.kind in _TITLES and not title:
            title = ["".join(shape.lines)] if shape.lines else []
        elif shape.kind == _SUBTITLE:
            subtitle += shape.lines
        elif shape.kind not in _FURNITURE:
            rest += _table_lines(shape, title, rest, tables) if shape.rows else shape.lines
    return title, subtitle + rest


def _table_lines(shape: _Shape, title: list[str], above: list[str], tables: list[ReadTable]) -> list[str]:
    """The rows of a table; where nothing else is said above it, the title of its slide is what it is called."""
    read = read_grid(shape.rows, above=above_table(["", *above]) or above_table(["", *title]))
    if read is None:
        return [line for row in shape.rows if (line := " | ".join(dict.fromkeys(filter(None, row))))]
    tables.append(read)
    return list(read.paragraphs())


def _shapes(xml: bytes, key: str) -> list[_Shape]:
    shapes = [_Shape()]
    text: list[str] = []
    cells: list[str] | None = None
    unseen = 0
    for kind, element in elements(xml, key):
        name = local_name(element.tag)
        if name in _UNSEEN:
            unseen += 1 if kind == "start" else -1
        elif unseen:
            continue
        elif kind == "start":
            if name in ("sp", "graphicFrame"):
                shapes.append(_Shape())
            elif name == "ph":
                shapes[-1].kind = attribute_of(element, "type")
            elif name == "tr":
                cells = []
            elif name == "tc" and cells is not None:
                cells.append("")
        elif name == "p":
            found = lines_of("".join(text))
            text = []
            if cells:
                cells[-1] = " ".join([*filter(None, [cells[-1]]), *found])
            else:
                shapes[-1].lines += found
        elif name == "tc" and cells:
            _fill(cells, shapes[-1].rows, element)
        elif name == "tr":
            shapes[-1].rows += [cells] if cells else []
            cells = None
        elif name == "t":
            text.append(element.text or "")
        elif name == "br":
            text.append("\n")
        elif name == "tab":
            text.append(" ")
    return shapes


def _fill(cells: list[str], rows: list[list[str]], element: ElementTree.Element) -> None:
    """Give a cell that continues the one above, or the one before it, its text."""
    column = len(cells) - 1
    if cells[-1]:
        return
    if attribute_of(element, "hMerge") in _TRUE and column:
        cells[-1] = cells[-2]
    elif attribute_of(element, "vMerge") in _TRUE and rows:
        cells[-1] = rows[-1][column] if column < len(rows[-1]) else ""
