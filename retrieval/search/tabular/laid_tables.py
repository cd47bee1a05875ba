"""Tables of reports, ready for looking up which of their rows and columns a question names."""

import re
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from cachetools import LRUCache

from retrieval.analysis import QuestionTerms, normalise, normalise_each
from retrieval.doors import late_pattern
from retrieval.search.candidates import CandidateCache, first_of_report
from retrieval.types import NUMERIC, Passage, Report, Row, Table

_KEPT_CELLS: Final = 200_000
"""Cells kept ready, about 50 MB; of a larger table rows are found as passages only."""

_FEWEST_ALIKE: Final = 3
_SHARED: Final = 0.8
_SHORTEST: Final = 2
_LONGEST: Final = 60
"""Characters of a cell, or of a header, by which a question may name a row or a column."""

# Signs that one writes and another leaves out: 1,100, 《…》, the space in 第 3 号.
_SIGNS: Final = late_pattern(r"(?<=\d)[.](?=\d)|[^\w%+]|_")
_YEAR: Final = late_pattern(r"((?:19|20)\d\d年)")
# 常住人口(万人) in the cell that says what its row is about.
_UNIT_BEHIND: Final = late_pattern(r"(\w{2,}?)\s?[(\[](?:单位[:：]?)?([^)\]]{1,12})[)\]]")
_BARE_YEAR: Final = late_pattern(r"(?:19|20)\d\d")
_YEAR_WORDS: Final = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1}
_RELATIVE: Final = f"({'|'.join(_YEAR_WORDS)})度?"
_RELATIVE_YEAR: Final = late_pattern(_RELATIVE)
_YEAR_TO_TELL: Final = late_pattern(rf"{_RELATIVE}|(?:19|20)\d\d年度")
_CONTINUED: Final = late_pattern(
    r"(?:续附?表|附?表续|接上表)\s*[\d一二三四五六七八九十]*\s*[:：]?\s*|[(（]\s*(?:续表?|接上表)\s*[一二三1-9]?\s*[)）]"
)
_ALL_OF_THEM: Final = "(?:合|总|共)计数?|总数|全[国省市区县州镇乡校院]"
_SUM: Final = late_pattern(_ALL_OF_THEM)
# 东区小计, 上半年累计, 全市平均 say it of some rows, or say no sum.
_TOTAL: Final = late_pattern(f"{_ALL_OF_THEM}|.{{0,8}}(?:[合总小共累]计|平均)(?:值|数|水平)?|全部|总体")


def year_told(text: str, day: date | None) -> str:
    """A normalised text with its years as 2024年: 去年 of a text of 2025, 2024年度."""
    if day is not None:
        text = _RELATIVE_YEAR.sub(lambda word: f"{day.year + _YEAR_WORDS[word[1]]}年", text)
    return re.sub(r"((?:19|20)\d\d年)度", r"\1", text)


def asked_of(question: QuestionTerms, today: date) -> tuple[str, str]:
    """A question with its years as tables have them, and the same without the words of asking, a blank for each."""
    asked, masked, reached = [], [], 0
    for word in _YEAR_TO_TELL.finditer(question.asked):
        told = year_told(word.group(), today)
        asked += [question.asked[reached : word.start()], told]
        masked += [question.text[reached : word.start()], told]
        reached = word.end()
    return "".join((*asked, question.asked[reached:])), "".join((*masked, question.text[reached:]))


def unit_behind(label: str) -> str:
    """The unit that a label says behind what its row is about: 万人 of 常住人口（万人）; "" where it says none."""
    found = _UNIT_BEHIND.search(normalise(label))
    return found[2] if found else ""


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
        homes: The tables that rows are of, by their paragraphs, where it goes on from page to page.
    """

    report: Report
    table: Table
    names: Sequence[tuple[str, ...]]
    cells: Mapping[str, Sequence[tuple[int, int]]]
    totals: frozenset[int]
    sums: frozenset[int]
    about: str
    homes: Mapping[int, Table]

    def home(self, row: Row) -> Table:
        """The table that a row stands in."""
        return self.homes.get(row.paragraph, self.table)

    def shortened(self, column: int, text: str) -> Sequence[tuple[int, int]]:
        """The rows of the only name in a column that begins with a text, or has one of three characters; else none."""
        if len(text) < _SHORTEST:
            return ()
        names = [
            name
            for name, places in self.cells.items()
            if places[0][1] == column and (name.startswith(text) or (len(text) > _SHORTEST and text in name))
        ]
        rows = {tuple(self.cells[name]) for name in names}
        return self.cells[names[0]] if len(rows) == 1 else ()

    @classmethod
    def of(cls, report: Report, table: Table) -> "LaidTable":
        """Lay a table out, with those of its report that go on with it."""
        parts = _parts_of(report, table)
        homes = {row.paragraph: part for part in parts for row in part.rows} if len(parts) > 1 else {}
        table = replace(parts[0], rows=tuple(row for part in parts for row in part.rows))
        day = report.published
        rows = table.rows
        said = [row.group for row in rows]
        said += [cell for row in rows for cell in row.cells]
        normal = [year_told(each.text, day) for each in normalise_each(said)]
        plain = [bare(text) for text in normal]
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
                if is_label and _BARE_YEAR.fullmatch(text):
                    cells[f"{text}年"].append((number, column))
                if NUMERIC.fullmatch(text) and (not is_label or len(text) < _SHORTEST):
                    continue
                if _SHORTEST <= len(text) <= _LONGEST:
                    cells[text].append((number, column))
                if is_label and column >= 0 and (named := _UNIT_BEHIND.fullmatch(normal[first + column])):
                    cells[bare(named[1])].append((number, column))
        _add_short_names(cells, table.labels[:1], len(rows))
        names = [tuple(_parts(column.names, day)) for column in table.columns]
        about = bare_lines(f"{report.title}\n{table.caption}\n{table.sheet}", day)
        told = any(_BARE_YEAR.search(line) for line in (about, *("".join(name) for name in names)))
        # Where the table says which years it is about, the one in which it was published is not one of them.
        dated = day is not None and not told and not any(map(_YEAR.fullmatch, cells))
        when = f"{day.year}年{day.month}月{day.day}日" if day and dated else ""
        about = "\n".join((about, bare(normalise(report.source or "")), when))
        return cls(report, table, names, cells, frozenset(totals), frozenset(sums), about, homes)


def _parts_of(report: Report, table: Table) -> list[Table]:
    """A table and those that go on with it: 续表, or the same caption, over the same columns, one after the other."""
    found: list[Table] = []
    for each in report.tables:
        if found and each.columns == found[-1].columns and _goes_on(each, found[0]):
            found.append(each)
        elif table in found:
            break
        else:
            found = [each]
    return found if table in found else [table]


def _goes_on(later: Table, first: Table) -> bool:
    if later.sheet != first.sheet:
        return False
    left = _CONTINUED.sub("", later.caption)
    return left != later.caption and left.strip() in ("", _CONTINUED.sub("", first.caption).strip())


def _parts(names: Sequence[str], day: date | None) -> Iterator[str]:
    """The names above a column, a year in them by itself: people ask for 2025年的收入 where 收入2025年 stands."""
    for name in names:
        yield from filter(None, _YEAR.split(bare(year_told(normalise(name), day))[:_LONGEST]))


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


def bare_lines(text: str, day: date | None) -> str:
    """The lines of a text of a day, each `bare`."""
    return "\n".join(bare(year_told(normalise(line), day)) for line in text.split("\n"))


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
            parts = _parts_of(report, placed[0])
            key = first_of_report(passage), parts[0].number
            if key not in found and sum(len(part.rows) for part in parts) * len(parts[0].columns) <= _KEPT_CELLS:
                found[key] = self._laid(key, report, parts[0])
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
