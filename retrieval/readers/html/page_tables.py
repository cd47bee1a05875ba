"""The tables of a web page -> one paragraph a row; pages laid out as tables are left as they are."""

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from retrieval.readers.filled_rows import FilledRows, span_of
from retrieval.readers.grids import LONGEST_CAPTION, MOST_HEADS, ReadTable, above_table, read_grid

# A table of links is a menu, or a list of other pages.
_MOST_LINKED: Final = 0.3
# Blocks above a table, or above what holds it alone, that may be its caption and its unit.
_ABOVE: Final = 2
_HOLDERS: Final = frozenset(("div", "section", "figure", "center", "span", "p"))
_TEXTS: Final = frozenset(("p", "div", "center", "h2", "h3", "h4", "h5", "h6", "strong", "b", "span", "figcaption"))


def spell_tables(root: Any) -> list[ReadTable]:  # noqa: ANN401  # lxml has no types
    """Put in the place of each table its rows, a paragraph each, as people read them.

    Args:
        root: The tree of the page; it is changed.

    Returns:
        The tables, in the page's order.
    """
    found = []
    for element in list(root.iter("table")):
        if _is_frame(element):
            continue
        rows, heads = _cells(element)
        read = read_grid(rows, above=_above(element), heads=heads)
        if read is not None:
            found.append(read)
            _replace(element, list(read.paragraphs()))
    return found


def _is_frame(table: Any) -> bool:  # noqa: ANN401
    """Whether a table only lays out a page, or lists ways to other pages."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return True
    if table.find(".//form") is not None or table.find(".//input") is not None:
        return True
    every = len(_text(table))
    linked = sum(len(_text(link)) for link in table.iter("a"))
    return not every or linked > _MOST_LINKED * every


def _cells(table: Any) -> tuple[list[list[str]], int]:  # noqa: ANN401
    """The cells of a table, merged ones in each of theirs, and how many rows its header has; 0 where unsaid.

    None where they are too many: then it stays as it is, and no row of it is lost.
    """
    rows = FilledRows()
    heads, marked = 0, True
    for row in table.iter("tr"):
        own = [cell for cell in row if cell.tag in ("td", "th")]
        for cell in own:
            rows.add(_text(cell), span_of(cell.get("colspan")), span_of(cell.get("rowspan")))
        if rows.too_many:
            return [], 0
        parent = row.getparent()
        marked = marked and bool(own) and (parent.tag == "thead" or all(cell.tag == "th" for cell in own))
        heads += marked
        rows.end_row()
    return rows.rows, heads if heads <= MOST_HEADS else 0


def _above(table: Any) -> list[str]:  # noqa: ANN401
    """The caption and the unit of a table: its own, or what stands right above it."""
    lines = [text for caption in table.iter("caption") if (text := _text(caption))]
    before = list(_before(table))
    # The first line given is taken for a title; here none is.
    return above_table(["", *reversed(before), *lines])


def _before(table: Any) -> Iterator[str]:  # noqa: ANN401
    """The texts right above a table, the nearest first."""
    node, left = table, _ABOVE
    while node is not None and left:
        above = node.getprevious()
        while above is not None and left:
            if not isinstance(above.tag, str) or above.tag == "br":
                above = above.getprevious()
                continue
            text = _text(above)
            if text:
                if above.tag not in _TEXTS or len(text) > LONGEST_CAPTION:
                    return
                yield text
                left -= 1
            above = above.getprevious()
        node = node.getparent()
        if node is None or node.tag not in _HOLDERS:
            return


def _replace(table: Any, lines: list[str]) -> None:  # noqa: ANN401
    """Put lines in the place of a table."""
    tail = table.tail
    table.clear()
    table.tag, table.tail = "div", tail
    for line in lines:
        etree.SubElement(table, "p").text = line


def _text(element: Any) -> str:  # noqa: ANN401
    return " ".join("".join(element.itertext()).split())
