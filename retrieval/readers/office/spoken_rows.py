"""Rows of a sheet -> paragraphs as people read them: 紫竹街道 · 2025年收入：1100 万元；2025年支出：980 万元.

A row carries what tells it from all others: the sheet, its label, and the header of each of its cells.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from retrieval.readers.office.parts import lines_of

# Between a sheet, a row's label and what the row says.
_BETWEEN = " · "

_UNIT_LINE = re.compile(r".*?(?:计量)?单位\s*[:：]\s*(?P<unit>[^\s:：，,；;)）]{1,8})\s*[)）]?")
_UNIT_IN_HEADER = re.compile(r"(?P<name>.+?)\s*[（(](?:单位[:：])?(?P<unit>[^（()）\d]{1,6}|%|℃)[)）]")
_ISSUER = re.compile(r"(?:填报|编制|制表|报送|填表|公开|发布)(?:单位|部门|机关)\s*[:：]\s*(?P<name>\S{2,40}).*")
_COUNTING = re.compile(r"序\s?号|编\s?号|行\s?次|No\.?|#|№", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\d[\d,，]*(?:\.\d+)?")
_MOST_HEAD_ROWS = 12
_LONGEST_HEADER = 40


@dataclass(frozen=True, slots=True)
class SheetText:
    """What a sheet says.

    Attributes:
        caption: The line above its header; "" without one.
        issuer: Who filled it in, where it says so.
        paragraphs: Its rows.
    """

    caption: str
    issuer: str
    paragraphs: tuple[str, ...]


def read_rows(rows: Sequence[Sequence[str]], name: str) -> SheetText:
    """Turn the rows of a sheet into paragraphs.

    Args:
        rows: Its cells as texts, merged ones filled; "" for none.
        name: What each row is told to belong to; "" for nothing.
    """
    kept = [row for raw in rows if any(row := [" ".join(lines_of(cell)) for cell in raw])]
    start = next((place for place, row in enumerate(kept[:_MOST_HEAD_ROWS]) if len(set(filter(None, row))) > 1), None)
    head = kept if start is None else kept[:start]
    above = [next(filter(None, row)) for row in head]
    if start is None:
        # One column: lines of text.
        return SheetText("", "", tuple(" ".join(dict.fromkeys(filter(None, row))) for row in kept))
    unit = issuer = ""
    while start < len(kept) and not _is_header(kept[start]):
        # 填报单位：水务局 on the left, 单位：万元 on the right.
        above += list(dict.fromkeys(filter(None, kept[start])))
        start += 1
    captions = []
    for line in above:
        if found := _ISSUER.fullmatch(line):
            issuer = issuer or found["name"]
        elif found := _UNIT_LINE.fullmatch(line):
            unit = unit or found["unit"]
        else:
            captions.append(line)
    headers, start = _headers(kept, start)
    paragraphs = [_paragraph(row, headers, unit, name) for row in kept[start:]]
    return SheetText(captions[0] if captions else "", issuer, (*captions[1:], *paragraphs))


def _is_header(row: Sequence[str]) -> bool:
    return not any(_UNIT_LINE.fullmatch(cell) or _ISSUER.fullmatch(cell) for cell in row)


def _headers(rows: Sequence[Sequence[str]], start: int) -> tuple[list[str], int]:
    """The name of each column, and where the rows below begin; a header may have two rows."""
    if start >= len(rows):
        return [], start
    first = list(rows[start])
    below = rows[start + 1] if start + 1 < len(rows) else []
    if len(below) == len(first) and _is_second_header(first, below):
        return [
            one if one == other or not other else f"{one}{other}" for one, other in zip(first, below, strict=True)
        ], start + 2
    return first, start + 1


def _is_second_header(first: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a header goes on: a name stands over several columns, and below it are names, no figures."""
    spans = any(left and left == right for left, right in pairwise(first))
    goes_down = any(one and one == other for one, other in zip(first, below, strict=True))
    return spans and goes_down and not any(_NUMBER.fullmatch(cell) for cell in below)


def _paragraph(row: Sequence[str], headers: Sequence[str], unit: str, name: str) -> str:
    texts = set(filter(None, row))
    if len(texts) == 1:
        return _BETWEEN.join(filter(None, (name, *texts)))
    label = next((place for place, cell in enumerate(row) if cell and not _is_count(cell, _at(headers, place))), 0)
    parts = []
    for place, cell in enumerate(row):
        if place <= label or not cell or (cell == row[place - 1] and _at(headers, place) == _at(headers, place - 1)):
            continue
        header, value = _at(headers, place), cell
        if _NUMBER.fullmatch(cell):
            found = _UNIT_IN_HEADER.fullmatch(header)
            header, of = (found["name"], found["unit"]) if found else (header, unit)
            value = f"{cell}{of}" if of == "%" else f"{cell} {of}".strip()
        parts.append(f"{header}：{value}" if header else value)
    return _BETWEEN.join(filter(None, (name, row[label], "；".join(parts))))


def _is_count(cell: str, header: str) -> bool:
    """Whether a cell only counts the rows; 合计 in such a column is a label."""
    return _COUNTING.fullmatch(header) is not None and _NUMBER.fullmatch(cell) is not None


def _at(headers: Sequence[str], place: int) -> str:
    return headers[place][:_LONGEST_HEADER] if place < len(headers) else ""
