"""Which cells of an OpenDocument sheet (`.ods`) are merged. Format: ISO/IEC 26300, part 1."""

from collections import defaultdict

from retrieval.readers.filled_rows import span_of
from retrieval.readers.office.parts import MOST_TEXT_BYTES, find_part, mixed_content, open_document

Merged = tuple[tuple[int, int], tuple[int, int]]
"""Row and column, from 0, of the first and the last of some cells that are one."""


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
