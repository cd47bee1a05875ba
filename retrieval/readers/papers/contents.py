"""Tables of contents in papers: lines that say where something stands, and nothing of what is said there."""

import re
from collections import Counter
from collections.abc import Sequence

_HEADING = re.compile(r"[【\[]?\s*(?:目\s*[录錄次]|contents|table of contents)\s*[】\]]?\s*[:：]?", re.IGNORECASE)
# 1.1 项目背景 ……… 7
_ENTRY = re.compile(r"(?P<name>.{1,80}?)(?P<lead>[\s.．。·•…⋯‥_-]*)[-—(（]?(?P<page>\d{1,4}|[ivxIVX]{1,6})[-—)）]?")
_LEADER = re.compile(r"[.．·•…⋯‥_]{3,}|…")
_SPACES = re.compile(r"\s+")
# A heading further down belongs to a list of its own.
_FIRST_LINES = 80
_LONGEST_ENTRY = 100
_FEWEST = 2


def contents_lines(lines: Sequence[str]) -> frozenset[int]:
    """The places of the lines that are a table of contents, its heading included.

    Lines below 目录 belong to it as long as they end in a page's number, or come once more below as headings.

    Args:
        lines: The lines of a paper in their order.
    """
    counts = Counter(map(_dense, lines))
    found: set[int] = set()
    for start, line in enumerate(lines[:_FIRST_LINES]):
        if start in found or not _HEADING.fullmatch(line):
            continue
        end = start + 1
        while end < len(lines) and _is_entry(lines[end], counts):
            counts[_dense(lines[end])] -= 1
            end += 1
        if end - start > _FEWEST:
            found |= set(range(start, end))
    return frozenset(found)


def _is_entry(line: str, counts: Counter[str]) -> bool:
    if len(line) > _LONGEST_ENTRY or line.endswith(("。", "；", "，")):
        return False
    if counts[_dense(line)] > 1:
        return True
    entry = _ENTRY.fullmatch(line)
    if entry is None:
        return False
    # 2021年末总人口 12 is one where 2021年末总人口 is a heading; dots say so by themselves.
    return bool(_LEADER.search(line)) or counts[_dense(entry["name"])] > 0 or entry["lead"].isspace()


def _dense(line: str) -> str:
    return _SPACES.sub("", line)
