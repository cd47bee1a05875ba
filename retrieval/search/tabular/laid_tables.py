"""Tables of reports, ready for looking up which of their rows and columns a question names."""

import re
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cachetools import LRUCache

from retrieval.analysis import normalise, normalise_each
from retrieval.search.candidates import CandidateCache, first_of_report
from retrieval.types import NUMERIC, Passage, Report, Table

_KEPT_CELLS: Final = 200_000
"""Cells kept ready, about 50 MB; of a larger table rows are found as passages only."""

_FEWEST_ALIKE: Final = 3
_SHARED: Final = 0.8
_SHORTEST: Final = 2
_LONGEST: Final = 60
"""Characters of a cell, or of a header, by which a question may name a row or a column."""

# Signs that one writes and another leaves out: 1,100, 《…》, the space in 第 3 号.
_SIGNS: Final = re.compile(r"(?<=\d)[.](?=\d)|[^\w%+]|_")
_YEAR: Final = re.compile(r"((?:19|20)\d\d年)")
_ALL_OF_THEM: Final = "(?:合|总|共)计数?|总数|全[国省市区县州镇乡校院]"
_SUM: Final = re.compile(_ALL_OF_THEM)
# 东区小计, 上半年累计, 全市平均 say it of some rows, or say no sum.
_TOTAL: Final = re.compile(f"{_ALL_OF_THEM}|.{{0,8}}(?:[合总小共累]计|平均)(?:值|数|水平)?|全部|总体")


def bare(text: str) -> str:
    """A normalised text without the signs and spaces in it, the points of numbers kept."""
    return _SIGNS.sub(lambda sign: sign.group() if sign.group() == "." else "", text)


@dataclass(frozen=True)
class LaidTable:
    """A table as it is looked up; all texts `bare`.

    Attributes:
        report: Its report.
        table: The table.
        names: Of each column what its header says, from above.
        cells: The rows that say something, by what it is, each with the column; -1 for the line it stands below.
        totals: The rows that say what others say together.
        sums: Those of them that say the sum of all.
        about: All that every row belongs to: title, source and day of the report, caption, sheet.
    """

    report: Report
    table: Table
    names: Sequence[tuple[str, ...]]
    cells: Mapping[str, Sequence[tuple[int, int]]]
    totals: frozenset[int]
    sums: frozenset[int]
    about: str

    @classmethod
    def of(cls, report: Report, table: Table) -> "LaidTable":
        """Lay a table out."""
        rows = table.rows
        said = [row.group for row in rows]
        said += [cell for row in rows for cell in row.cells]
        plain = [bare(normal.text) for normal in normalise_each(said)]
        width = len(table.columns)
        cells: dict[str, list[tuple[int, int]]] = defaultdict(list)
        totals, sums = set(), set()
        last_label = max(table.labels, default=-1)
        for number in range(len(rows)):
            own = [(-1, plain[number])]
            first = len(rows) + number * width
            own += enumerate(plain[first : first + width])
            for column, text in own:
                is_label = column < 0 or column in table.labels
                # 合计 may stand in the column that counts the rows, before the label.
                if column <= last_label and _TOTAL.fullmatch(text):
                    totals.add(number)
                    if _SUM.fullmatch(text):
                        sums.add(number)
                if NUMERIC.fullmatch(text) and (not is_label or len(text) < _SHORTEST):
                    continue
                if _SHORTEST <= len(text) <= _LONGEST:
                    cells[text].append((number, column))
        _add_short_names(cells, table.labels[:1], len(rows))
        source, day = report.source or "", report.published
        when = f"{day.year}年{day.month}月{day.day}日" if day else ""
        about = "\n".join((report.title, table.caption, table.sheet, source, when, *_years(report.title)))
        names = [tuple(_parts(column.names)) for column in table.columns]
        return cls(report, table, names, cells, frozenset(totals), frozenset(sums), bare_lines(about))


def _parts(names: Sequence[str]) -> Iterator[str]:
    """The names above a column, a year in them by itself: people ask for 2025年的收入 where 收入2025年 stands."""
    for name in names:
        yield from filter(None, _YEAR.split(bare(normalise(name))[:_LONGEST]))


def _add_short_names(cells: dict[str, list[tuple[int, int]]], columns: Sequence[int], rows: int) -> None:
    """Have rows found by their names without the ending that nearly all share: 紫竹 for 紫竹街道."""
    names = [text for text, places in cells.items() if any(column in columns for _, column in places)]
    for size in (2, 1):
        endings = Counter(name[-size:] for name in names)
        ending, count = endings.most_common(1)[0] if endings else ("", 0)
        if count < max(_FEWEST_ALIKE, _SHARED * len(names)) or rows < _FEWEST_ALIKE:
            continue
        for name in names:
            short = name.removesuffix(ending)
            if len(short) >= _SHORTEST and short not in cells:
                cells[short] = cells[name]
        return


def bare_lines(text: str) -> str:
    """The lines of a text, each `bare`."""
    return "\n".join(bare(normalise(line)) for line in text.split("\n"))


def _years(title: str) -> Sequence[str]:
    """2025年 for a title that says 2025年度."""
    return [f"{year}年" for year in re.findall(r"(?:19|20)\d\d(?=年度)", title)]


class LaidTables:
    """The tables of one index, kept while there is room; may be shared between threads.

    Args:
        cache: Where their reports are found.
    """

    def __init__(self, cache: CandidateCache) -> None:
        self._cache = cache
        self._kept: LRUCache[tuple[int, int], LaidTable] = LRUCache(
            _KEPT_CELLS, getsizeof=lambda laid: len(laid.table.rows) * len(laid.table.columns)
        )
        self._lock = threading.Lock()

    def of(self, passages: Sequence[Passage], most: int) -> list[LaidTable]:
        """The tables that some passages are of, each once, in the order given.

        Args:
            passages: Those of tables.
            most: Tables at most.
        """
        found: dict[tuple[int, int], LaidTable] = {}
        for passage, report in zip(passages, self._cache.reports(passages), strict=True):
            placed = report.row_at(passage.paragraphs.start)
            if placed is None:
                continue
            key = first_of_report(passage), placed[0].number
            if key not in found and len(placed[0].rows) * len(placed[0].columns) <= _KEPT_CELLS:
                found[key] = self._laid(key, report, placed[0])
                if len(found) == most:
                    break
        return list(found.values())

    def _laid(self, key: tuple[int, int], report: Report, table: Table) -> LaidTable:
        with self._lock:
            kept = self._kept.get(key)
        if kept is None:
            kept = LaidTable.of(report, table)
            with self._lock:
                self._kept[key] = kept
        return kept
