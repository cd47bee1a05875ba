"""RTF documents (`.rtf`) -> `Report`; needs the extra `office`. Format: Microsoft's specification 1.9.1."""

import re
import warnings
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from retrieval.errors import ReadError
from retrieval.extras import require
from retrieval.readers.grids import ReadTable, above_table, read_grid
from retrieval.readers.office.documents import document_report
from retrieval.readers.office.parts import lines_of
from retrieval.reasons import Code
from retrieval.types import Report

_MARK: Final = b"{\\rtf"
# Pictures and the theme, as digits: most of the file, and no text.
_DIGITS = re.compile(rb"[0-9a-fA-F\s]{400,}")
_BEFORE = 3
_PAGE_ENCODING = re.compile(rb"\\ansicpg(\d{3,5})")


class RichTextReader:
    """Reads `.rtf`."""

    suffixes = frozenset({".rtf"})
    is_light = False

    def recognises(self, data: bytes) -> bool:
        """Whether its first letters are those of RTF."""
        return data.startswith(_MARK)

    def read(self, data: bytes, key: str) -> Report:
        """Read an RTF document: a table row a paragraph.

        Raises:
            UnsupportedFormat: The extra `office` is not installed.
            ReadError: It is damaged, too large, or holds no text.
        """
        require("office", "striprtf", key=key, task=Code.READING_OFFICE)
        if not self.recognises(data):
            raise ReadError(key, Code.MISNAMED, ending=".rtf")
        from striprtf.striprtf import rtf_to_text

        data = _DIGITS.sub(b"", data)
        page = _PAGE_ENCODING.search(data[:4096])
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                encoding = f"cp{int(page[1])}" if page else "gb18030"
                text: str = rtf_to_text(data.decode("latin-1"), encoding=encoding, errors="replace")  # type: ignore[no-untyped-call]
        except (MemoryError, RecursionError):
            raise
        except Exception as error:  # the border of a third-party parser fed with anything at all
            raise ReadError(key, Code.PDF_DAMAGED, problem=type(error).__name__) from error
        tables: list[ReadTable] = []
        lines = list(_lines(text, tables))
        if not lines:
            raise ReadError(key, Code.WORD_NO_TEXT)
        return document_report(data, key, "rtf", lines, tables=tables)


def _lines(text: str, tables: list[ReadTable]) -> Iterator[str]:
    """The lines of a text; lines that end in a bar, as each of their cells does, are rows of a table."""
    before: list[str] = []
    for is_row, group in groupby(lines_of(text), key=lambda line: line.endswith("|")):
        found = list(group)
        if is_row:
            found = _rows([[cell.strip() for cell in line.split("|")[:-1]] for line in found], before, tables)
        before = [*before, *found][-_BEFORE:]
        yield from found


def _rows(rows: list[list[str]], before: list[str], tables: list[ReadTable]) -> list[str]:
    """The lines of rows; they are a table where each has as many cells, of which none is torn by a line break."""
    read = read_grid(rows, above=above_table(before)) if len({len(row) for row in rows}) == 1 else None
    if read is None:
        return [line for row in rows if (line := " | ".join(filter(None, row)))]
    tables.append(read)
    return list(read.paragraphs())
