"""What rows of a table say together: the largest, the smallest, their sum, how many they are, which has a value.

Nothing is guessed: a cell that is no number, a rate that nobody adds up, a table of some rows only, and there is no
answer. Rows that say what others say together (合计) are not counted among them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.analysis import normalise
from retrieval.search.tabular.laid_tables import LaidTable
from retrieval.search.tabular.naming import Naming
from retrieval.types import Tally, TallyItem, TallyKind

_WISHES: Final[tuple[tuple[TallyKind, str], ...]] = (
    (
        "count",
        "(?:有|共有?|总共有?|一共有?)?(?:多少|几)(?:个|家|所|座|处|条|项|名|位|行|种|类|只|辆|台|间|户)(?:不同的?)?",
    ),
    ("smallest", "最[少低小短早轻慢差近]|最便宜|倒数第一|垫底"),
    ("largest", "最[多高大长晚贵重快好远]|排名?第一|居首位?|第一名"),
    ("sum", "合计|总和|总计|总共|一共|共计|加起来|总(?=[额数量值]|[投收支费产])"),
    ("list", "分别|各自|各个|各(?!类)|每[个家所座处条项名位一]?|都有?哪些|有哪些|哪些|哪几"),
)
_WHOSE: Final = re.compile("哪|谁|何人|何处|什么(?!时)")
# Nobody adds up rates, numbers of things to find, days.
_NOT_ADDED: Final = re.compile(
    "率|比|占|均|幅|速|指数|排名|名次|序号|编号|代码|电话|号码|年份|日期|时间|单价|价格|得分|评分|温度|人均"
)
# Over the months of a year nobody adds up what there is at the end of each.
_AT_A_TIME: Final = re.compile("累计|余额|存量|保有量|[期年季月]末|[年季月]底|库存|结余|人口|在[校岗册职]")
_TIMES: Final = re.compile(".*(?:[年月日周]|年度|季度?|月份|[上中下]旬|[上下]半年)")
# 最近一次 is the latest, and the nearest only of distances.
_LATEST_OR_NEAREST: Final = "最近"
_DISTANCE: Final = re.compile("距|里程|路程|远近|公里|千米|米$")
_EARLY_OR_LATE: Final = re.compile("最[早晚近]")
# First is who has the smallest rank; the fastest takes the least time.
_RANK: Final = re.compile("排名|名次|位次|排序|序号|编号")
_RATED: Final = re.compile("最[快慢好差]|第一(?![季批期年产])|垫底")
_LESS_IS_BETTER: Final = re.compile("时|耗|误差|事故|投诉|成本")
_SOME_ROWS: Final = re.compile("部分|节选|摘[选录]|示例|举例|前[十百0-9]+|主要|代表性|典型|其中")
_PARTS: Final = re.compile("其中|小计")
_NUMBER: Final = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
_DATE: Final = re.compile(r"(\d{4})(?:[-/.年](\d{1,2}))?(?:[-/.月](\d{1,2}))?日?")
_EMPTY: Final = frozenset(("", "-", "--", "—", "——", "/", "无", "…"))
_LISTED: Final = 1_000
"""Items of a list at most."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a question wants of several rows.

    Attributes:
        how: What.
        said: Matches the words that say so.
        of_whom: Whether it asks which row, not how much.
    """

    how: TallyKind
    said: re.Pattern[str]
    of_whom: bool


def wishes_of(asked: str) -> list[Wish]:
    """What a normalised question may want of several rows; nothing where it asks for one."""
    of_whom = _WHOSE.search(asked) is not None
    return [Wish(how, re.compile(pattern), of_whom) for how, pattern in _WISHES if re.search(pattern, asked)]


def tally_of(naming: Naming, wish: Wish) -> tuple[Tally, Sequence[int]] | None:
    """What the rows that a question names, or all of them, say together.

    Args:
        naming: What it names; there is no rest.
        wish: What it wants.

    Returns:
        The tally, and the places of the rows that it rests on in the table; None where there is no sure answer.
    """
    laid = naming.laid
    rows = [row for row in naming.rows or range(len(laid.table.rows)) if row not in laid.totals]
    if not rows:
        return None
    if wish.how == "count":
        return _count(naming, rows)
    if len(naming.columns) != 1:
        return None
    (column,) = naming.columns
    if wish.how == "list":
        kept = rows[:_LISTED]
        return _tally(laid, "list", column, kept, len(rows), ""), kept
    if wish.how == "sum":
        return _sum(naming, rows, column)
    return _extreme(naming, wish.how, rows, column)


def rows_with_value(naming: Naming) -> tuple[Tally, Sequence[int]] | None:
    """The rows in which the only column that a question names has the number that it says."""
    if len(naming.columns) != 1 or naming.rows:
        return None
    (column,) = naming.columns
    numbers = {_plain(match.group()) for match in _NUMBER.finditer(naming.rest)}
    if len(numbers) != 1:
        return None
    (wanted,) = numbers
    laid = naming.laid
    values = {
        number: _plain(row.cells[column])
        for number, row in enumerate(laid.table.rows)
        if number not in laid.totals and _NUMBER.fullmatch(row.cells[column])
    }
    rows = [number for number, value in values.items() if value == wanted]
    # A question is read without signs: it may ask for the other.
    if not rows or f"-{wanted}" in values.values():
        return None
    naming.take(_NUMBER)
    return _tally(laid, "rows", column, rows, len(rows), ""), rows


def _count(naming: Naming, rows: Sequence[int]) -> tuple[Tally, Sequence[int]] | None:
    laid = naming.laid
    if naming.columns or _SOME_ROWS.search(laid.about):
        return None
    if not naming.label_columns:
        return None
    column = naming.label_columns[0]
    first: dict[str, int] = {}
    for row in rows:
        first.setdefault(laid.table.rows[row].cells[column], row)
    first.pop("", None)
    kept = list(first.values())[:_LISTED]
    items = tuple(
        TallyItem(laid.table.rows[row].paragraph, laid.table.rows[row].number, laid.table.rows[row].cells[column], "")
        for row in kept
    )
    return Tally("count", laid.table.columns[column].name, str(len(first)), items, len(rows)), kept


def _extreme(naming: Naming, how: TallyKind, rows: Sequence[int], column: int) -> tuple[Tally, Sequence[int]] | None:
    laid, about, asked = naming.laid, naming.laid.table.columns[column], naming.asked
    if _RANK.search(about.name) or (_RATED.search(asked) and _LESS_IS_BETTER.search(about.name)):
        return None
    keys = _keys([laid.table.rows[row].cells[column] for row in rows])
    known = [(key, row) for key, row in zip(keys, rows, strict=True) if key]
    if len(known) <= 1:
        return None
    if len(known[0][0]) > 1:
        if not _EARLY_OR_LATE.search(asked):
            return None
        how = "latest" if how == "largest" or _LATEST_OR_NEAREST in asked else "earliest"
    elif _LATEST_OR_NEAREST in asked and not _DISTANCE.search(about.name + about.unit):
        return None
    best = (max if how in ("largest", "latest") else min)(key for key, _ in known)
    kept = [row for key, row in known if key == best]
    value = laid.table.value(laid.table.rows[kept[0]], column)
    return _tally(laid, how, column, kept, len(known), value), kept


def _sum(naming: Naming, rows: Sequence[int], column: int) -> tuple[Tally, Sequence[int]] | None:
    laid, about = naming.laid, naming.laid.table.columns[column]
    if _NOT_ADDED.search(about.name) or about.unit == "%" or _SOME_ROWS.search(laid.about):
        return None
    labels = [laid.table.label(laid.table.rows[row]) for row in rows]
    if any(map(_PARTS.search, labels)) or (_AT_A_TIME.search(about.name) and all(map(_TIMES.fullmatch, labels))):
        return None
    cells = [laid.table.rows[row].cells[column] for row in rows]
    if not all(_NUMBER.fullmatch(cell) for cell in cells):
        return None
    decimals = max(len(cell.partition(".")[2]) for cell in cells)
    total = sum(float(_plain(cell)) for cell in cells)
    value = f"{total:.{decimals}f}{f' {about.unit}' if about.unit else ''}"
    kept = rows[:_LISTED]
    return _tally(laid, "sum", column, kept, len(rows), value), kept


def _tally(laid: LaidTable, how: TallyKind, column: int, rows: Sequence[int], total: int, value: str) -> Tally:
    table = laid.table
    items = tuple(
        TallyItem(
            table.rows[row].paragraph,
            table.rows[row].number,
            table.label(table.rows[row]),
            table.value(table.rows[row], column),
        )
        for row in rows
    )
    return Tally(how, table.columns[column].name, value, items, total)


def _keys(cells: Sequence[str]) -> list[tuple[float, ...]]:
    """What cells are compared by, all numbers or all days; () for an empty one, and for all where they are neither."""
    for read in (_number, _day):
        keys = [() if cell in _EMPTY else read(normalise(cell)) for cell in cells]
        if all(bool(key) == (cell not in _EMPTY) for key, cell in zip(keys, cells, strict=True)):
            return keys
    return [()] * len(cells)


def _number(cell: str) -> tuple[float, ...]:
    found = _NUMBER.match(cell)
    if found is None or cell[found.end() :].strip() not in ("", "%"):
        return ()
    return (float(_plain(found.group())),)


def _day(cell: str) -> tuple[float, ...]:
    found = _DATE.fullmatch(cell)
    return tuple(float(part or 0) for part in found.groups()) if found else ()


def _plain(number: str) -> str:
    """A number without what only parts its digits, and without zeros at its end."""
    text = number.replace(",", "").removeprefix("+")
    return text.rstrip("0").rstrip(".") if "." in text else text
