"""What rows of a table say together: the largest, the smallest, their sum, how many they are, which has a value.

Nothing is guessed: a cell that is no number, a rate that nobody adds up, a table of some rows only, and there is no
answer. Rows that say what others say together (合计) are not counted among them.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from retrieval.analysis import scale_of
from retrieval.doors import late_pattern
from retrieval.search.tabular.amounts import (
    CELL_NUMBER,
    Amount,
    amounts_of,
    in_unit,
    keys_of,
    limit_of,
    without_zeros,
)
from retrieval.search.tabular.laid_tables import LaidTable, unit_behind
from retrieval.search.tabular.naming import Naming
from retrieval.search.tabular.wishes import Wish
from retrieval.types import Tally, TallyItem, TallyKind

# Nobody adds up rates, numbers of things to find, days.
_NOT_ADDED: Final = late_pattern(
    "率|比|占|均|幅|速|指数|排名|名次|序号|编号|代码|电话|号码|年份|日期|时间|得分|评分|温度|人均|[月日时]租"
    "|(?:单|票|售|均|报|房|油|水|电|气|定|限|原|现|底)价|价格|票$|[月每]收费|收费标准"
)
# Over the months of a year nobody adds up what there is at the end of each.
_AT_A_TIME: Final = late_pattern("累计|余额|存量|保有量|[期年季月]末|[年季月]底|库存|结余|人口|在[校岗册职]")
_TIMES: Final = late_pattern(".*(?:[年月日周]|年度|季度?|月份|[上中下]旬|[上下]半年)")
# 最近一次 is the latest, and the nearest only of distances.
_LATEST_OR_NEAREST: Final = "最近"
_DISTANCE: Final = late_pattern("距|里程|路程|远近|公里|千米|米$")
_EARLY_OR_LATE: Final = late_pattern("最[早晚近]")
# First is who has the smallest rank; the fastest takes the least time.
_RANK: Final = late_pattern("排名|名次|位次|排序|序号|编号|电话|号码|手机|传真|邮编|代码")
_RATED: Final = late_pattern("最[快慢好差]|第一(?![季批期年产])|垫底")
_LESS_IS_BETTER: Final = late_pattern("时|耗|误差|事故|投诉|成本")
_SOME_ROWS: Final = late_pattern("部分|节选|摘[选录]|示例|举例|前[十百0-9]+|主要|代表性|典型|其中")
_PARTS: Final = late_pattern("其中|小计")
_LISTED: Final = 1_000
"""Items of a list at most."""

_DECIMALS: Final = 2
"""Decimal places of what is computed, at most."""

_Key = tuple[Decimal, ...]


def tally_of(naming: Naming, wish: Wish) -> tuple[Tally, Sequence[int]] | None:
    """What the rows that a question names, or all of them, say together.

    Args:
        naming: What it names; there is no rest.
        wish: What it wants.

    Returns:
        The tally, and the places of the rows that it rests on in the table, the one to show first; None where there is
        no sure answer.
    """
    laid = naming.laid
    rows = [row for row in naming.rows or range(len(laid.table.rows)) if row not in laid.totals]
    if not rows:
        return None
    if wish.how == "count":
        return _count(naming, rows)
    if wish.how == "difference":
        return _difference(naming)
    if len(naming.columns) != 1:
        return None
    (column,) = naming.columns
    match wish.how:
        case "list":
            kept = rows[:_LISTED]
            return _tally(laid, "list", column, kept, len(rows), ""), kept
        case "sum" | "average":
            return _sum(naming, rows, column, wish.how)
        case "top" | "bottom":
            return _ranked(naming, wish, rows, column)
        case _:
            return _extreme(naming, wish.how, rows, column)


def rows_with_value(naming: Naming) -> tuple[Tally, Sequence[int]] | None:
    """The rows in which the only column that a question names has the number that it says."""
    if len(naming.columns) != 1 or naming.rows:
        return None
    (column,) = naming.columns
    numbers = {without_zeros(match.group()) for match in CELL_NUMBER.finditer(naming.rest)}
    if len(numbers) != 1:
        return None
    (wanted,) = numbers
    laid = naming.laid
    values = {
        number: without_zeros(row.cells[column])
        for number, row in enumerate(laid.table.rows)
        if number not in laid.totals and CELL_NUMBER.fullmatch(row.cells[column])
    }
    rows = [number for number, value in values.items() if value == wanted]
    # A question is read without signs: it may ask for the other.
    if not rows or f"-{wanted}" in values.values():
        return None
    naming.take(CELL_NUMBER)
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
    keys = keys_of([laid.table.rows[row].cells[column] for row in rows])
    known: Sequence[tuple[_Key, int]] = [(key, row) for key, row in zip(keys, rows, strict=True) if key]
    if len(known) <= 1:
        return None
    if len(known[0][0]) > 1:
        if not _EARLY_OR_LATE.search(asked):
            return None
        how = "latest" if how == "largest" or _LATEST_OR_NEAREST in asked else "earliest"
    elif _LATEST_OR_NEAREST in asked and not _DISTANCE.search(about.name + about.unit):
        return None
    known = _without_parts(laid, known)
    best = (max if how in ("largest", "latest") else min)(key for key, _ in known)
    kept = [row for key, row in known if key == best]
    value = laid.table.value(laid.table.rows[kept[0]], column)
    return _tally(laid, how, column, kept, len(known), value), kept


def _without_parts(laid: LaidTable, known: Sequence[tuple[_Key, int]]) -> Sequence[tuple[_Key, int]]:
    """Rows with what they are compared by, without those that say a part of another: 其中：市本级."""
    whole = [(key, row) for key, row in known if not _PARTS.search(laid.table.label(laid.table.rows[row]))]
    return whole or known


def _ranked(naming: Naming, wish: Wish, rows: Sequence[int], column: int) -> tuple[Tally, Sequence[int]] | None:
    """The first or last rows by a column; of a rank the row itself is shown first."""
    laid, about = naming.laid, naming.laid.table.columns[column]
    if _RANK.search(about.name) or (_RATED.search(naming.asked) and _LESS_IS_BETTER.search(about.name)):
        return None
    keys = keys_of([laid.table.rows[row].cells[column] for row in rows])
    known = _without_parts(laid, [(key, row) for key, row in zip(keys, rows, strict=True) if key])
    if len(known) <= wish.count or len(known[0][0]) > 1:
        return None
    known = sorted(known, key=lambda each: each[0], reverse=wish.how == "top")
    # Where the next is equal to the last, which of the two is meant is open.
    borders = {wish.count, wish.rank - 1} if wish.rank else {wish.count}
    if any(known[border - 1][0] == known[border][0] for border in borders):
        return None
    kept = [row for _, row in known[: wish.count]]
    tally = _tally(laid, wish.how, column, kept, len(known), str(wish.count))
    return tally, [kept[wish.rank - 1], *kept] if wish.rank else kept


def extreme_across(naming: Naming, how: TallyKind) -> tuple[Tally, int] | None:
    """Of the only row that a question names the column of a year, or a month, with the largest or smallest cell."""
    laid, columns = naming.laid, naming.times
    row = laid.table.rows[naming.rows[0]]
    if len(columns) < 2 or how not in ("largest", "smallest") or _RANK.search(laid.table.label(row)):
        return None
    keys = keys_of([row.cells[column] for column in columns])
    known = [(key, column) for key, column in zip(keys, columns, strict=True) if len(key) == 1]
    if len(known) < 2:
        return None
    best = (max if how == "largest" else min)(key for key, _ in known)
    kept = [column for key, column in known if key == best]
    items = tuple(_item(laid, naming.rows[0], column, laid.table.columns[column].name) for column in kept)
    value = laid.table.value(row, kept[0])
    return Tally(how, laid.table.label(row), value, items, len(known)), kept[0]


def _sum(naming: Naming, rows: Sequence[int], column: int, how: TallyKind) -> tuple[Tally, Sequence[int]] | None:
    laid, about = naming.laid, naming.laid.table.columns[column]
    if _NOT_ADDED.search(about.name) or about.unit == "%" or "/" in about.unit or _SOME_ROWS.search(laid.about):
        return None
    labels = [laid.table.label(laid.table.rows[row]) for row in rows]
    if any(map(_PARTS.search, labels)):
        return None
    if how == "sum" and _AT_A_TIME.search(about.name) and all(map(_TIMES.fullmatch, labels)):
        return None
    amounts = amounts_of([laid.table.rows[row].cells[column] for row in rows])
    if amounts is None or None in amounts:
        return None
    known = [each for each in amounts if each is not None]
    if known[0].unit == "%" or (known[0].scaled and about.unit) or (how == "average" and len(known) == 1):
        return None
    total = sum((each.value for each in known), Decimal())
    value = _written(total / len(known) if how == "average" else total, known, about.unit)
    kept = rows[:_LISTED]
    return _tally(laid, how, column, kept, len(rows), value), kept


def _difference(naming: Naming) -> tuple[Tally, Sequence[int]] | None:
    """How much the cell of one row is more than that of another, or of one column than that of another."""
    laid = naming.laid
    rows = [row for row in naming.rows if row not in laid.totals]
    if sorted((len(rows), len(naming.columns))) != [1, 2]:
        return None
    places = [(row, column) for row in rows for column in naming.columns]
    if len({laid.table.columns[column].unit for _, column in places}) != 1:
        return None
    amounts = amounts_of([laid.table.rows[row].cells[column] for row, column in places])
    if amounts is None or amounts[0] is None or amounts[1] is None:
        return None
    about = laid.table.columns[places[0][1]]
    known = [amounts[0], amounts[1]]
    unit = about.unit or (unit_behind(laid.table.label(laid.table.rows[rows[0]])) if len(rows) == 1 else "")
    unit = "个百分点" if "%" in (known[0].unit, unit) else unit
    written = _written(abs(known[0].value - known[1].value), known, unit)
    if len(rows) == 2:
        return _tally(laid, "difference", places[0][1], rows, 2, written), rows
    items = tuple(_item(laid, row, column, laid.table.columns[column].name) for row, column in places)
    return Tally("difference", laid.table.label(laid.table.rows[rows[0]]), written, items, 2), rows


def rows_within(naming: Naming) -> tuple[Tally, Sequence[int]] | None:
    """The rows in which the only column that a question names is above, or below, the number that it says."""
    limit = limit_of(naming.asked)
    if limit is None or len(naming.columns) != 1 or naming.rows:
        return None
    laid, (column,) = naming.laid, naming.columns
    about = laid.table.columns[column]
    rows = [row for row in range(len(laid.table.rows)) if row not in laid.totals]
    amounts = amounts_of([laid.table.rows[row].cells[column] for row in rows])
    if amounts is None or _RANK.search(about.name):
        return None
    unit = next((each.unit for each in amounts if each is not None and each.unit), "")
    wanted = in_unit(limit, about.unit, decimal_unit=unit)
    if wanted is None:
        return None
    naming.take(re.compile(re.escape(limit.said)))
    known = [(each.value, row) for each, row in zip(amounts, rows, strict=True) if each is not None]
    kept = [row for value, row in known if limit.holds(value, wanted)]
    if not kept:
        return None
    value = f"{limit.sign} {limit.written or _in_digits(wanted) + _behind(about.unit or unit)}"
    return _tally(laid, "within", column, kept[:_LISTED], len(known), value), kept


def _written(number: Decimal, of: Sequence[Amount], unit: str) -> str:
    """A number computed of others with its unit, in as many decimal places as they have, or two more if it needs them.

    What they count in themselves, 万元 of 1.1万元, it counts in too.
    """
    if of[0].scaled:
        sign = "亿" if abs(number) >= scale_of("亿") else "万"
        # As exactly as it is known: 1.6375亿元.
        return f"{without_zeros(f'{number / scale_of(sign):f}')}{sign}{of[0].unit}"
    decimals = max(each.decimals for each in of)
    text = f"{number:.{decimals}f}"
    if Decimal(text) != number:
        text = _in_digits(number)
    return f"{text}{_behind(unit if unit == '个百分点' else of[0].unit or unit)}"


def _in_digits(number: Decimal) -> str:
    return without_zeros(f"{number:.{_DECIMALS}f}")


def _behind(unit: str) -> str:
    return unit if unit in ("%", "") else f" {unit}"


def _tally(laid: LaidTable, how: TallyKind, column: int, rows: Sequence[int], total: int, value: str) -> Tally:
    items = tuple(_item(laid, row, column, laid.table.label(laid.table.rows[row])) for row in rows)
    return Tally(how, laid.table.columns[column].name, value, items, total)


def _item(laid: LaidTable, row: int, column: int, name: str) -> TallyItem:
    of = laid.table.rows[row]
    return TallyItem(of.paragraph, of.number, name, laid.table.value(of, column))
