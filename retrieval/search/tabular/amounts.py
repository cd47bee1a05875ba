"""Cells as numbers and days that can be compared and added: 1,100.5, １１００, 1.1亿, 85.2%, 2025-03-01.

A cell that is none of these is nothing, and where one of a column is nothing, nothing is computed of the column.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from retrieval.analysis import normalise, scale_of
from retrieval.doors import late_pattern

NO_CELL: Final = frozenset(("", "-", "--", "—", "——", "–", "/", "无", "…", "*"))
"""What stands in a cell that says nothing."""

_NUMBER: Final = r"[-+]?\d[\d,]*(?:\.\d+)?"
CELL_NUMBER: Final = late_pattern(_NUMBER)

_MYRIADS: Final = "[百千]?[万亿]{0,2}"
_AMOUNT: Final = late_pattern(
    rf"(?P<number>{_NUMBER})\s*(?P<times>{_MYRIADS})\s*(?P<unit>[^\d\s*＊()（）]{{0,5}}?)\s*[*＊①-⑳]?"
)
_DATE: Final = late_pattern(r"(\d{4})(?:[-/.年](\d{1,2}))?(?:[-/.月](\d{1,2}))?日?")
_CLOCK: Final = late_pattern(r"(\d{1,2})[:时点](\d{2})分?")
_FIRST_HOUR: Final = 4
_COUNTED: Final = (
    "个百分点|元|块钱?|人|个|户|家|亩|公顷|吨|公斤|斤|平方米|平方公里|立方米|公里|千米|米|千瓦时|张|辆|台|套|名|次|件|岁|天|小时"
    "|%|度|册|头|只|座|所|条|项|处|艘|栋|间|门|份"
)
# 1000万元以上, 超过1000万元, 不到5个.
_LIMIT: Final = late_pattern(
    "(?P<cue>不超过|不高于|不多于|不大于|超过|高于|多于|大于|不低于|不少于|不小于|至少|达到|低于|少于|小于|不足|不到|未到|未达到?)?了?"
    rf"(?P<number>\d+(?:\.\d+)?)(?P<times>{_MYRIADS})(?P<unit>{_COUNTED})?"
    "(?P<tail>及?以上|及?以下|以内|之上|之下)?"
)
_CUES: Final = {
    "≤": ("不超过", "不高于", "不多于", "不大于", "以下", "以内", "及以下", "之下"),
    "＞": ("超过", "高于", "多于", "大于"),
    "≥": ("不低于", "不少于", "不小于", "至少", "达到", "以上", "及以上", "之上"),
    "＜": ("低于", "少于", "小于", "不足", "不到", "未到", "未达", "未达到"),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as a cell has it: its value, what it counts (元 of 1.1亿元), its decimal places, if 万 or 亿 is said."""

    value: Decimal
    unit: str
    decimals: int
    scaled: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """What a question wants numbers to be: a sign of ＞ ≥ ＜ ≤, the number, its unit, and the words that say so."""

    sign: str
    number: Decimal
    times: int
    unit: str
    said: str

    @property
    def written(self) -> str:
        """The number as the question has it: 1000万元; "" where it does not say of what."""
        digits = re.search(rf"[\d.]+{_MYRIADS}", self.said)
        return f"{digits.group()}{self.unit}" if digits and (self.unit or self.times > 1) else ""

    def holds(self, value: Decimal, wanted: Decimal) -> bool:
        """Whether a number is as wanted."""
        return {"＞": value > wanted, "≥": value >= wanted, "＜": value < wanted, "≤": value <= wanted}[self.sign]


def amount_of(cell: str) -> Amount | None:
    """A cell as a number; None where it is none."""
    found = _AMOUNT.fullmatch(normalise(cell).strip())
    if found is None:
        return None
    number = found["number"].replace(",", "")
    scale = scale_of(found["times"])
    return Amount(Decimal(number) * scale, found["unit"], len(number.partition(".")[2]), scale > 1)


def amounts_of(cells: Sequence[str]) -> list[Amount | None] | None:
    """Cells as numbers that count one thing, None for empty ones; None where one of them is no number."""
    found = [None if cell.strip() in NO_CELL else amount_of(cell) for cell in cells]
    units = {(each.unit, each.scaled) for each in found if each is not None}
    whole = all((each is None) == (cell.strip() in NO_CELL) for each, cell in zip(found, cells, strict=True))
    return found if whole and len(units) <= 1 else None


def keys_of(cells: Sequence[str]) -> list[tuple[Decimal, ...]]:
    """What cells are compared by, all numbers or all days; () for an empty one, and for all where they are neither."""
    amounts = amounts_of(cells)
    if amounts is not None:
        return [() if each is None else (each.value,) for each in amounts]
    for read in (_day, _clock):
        days = [() if cell.strip() in NO_CELL else read(normalise(cell)) for cell in cells]
        if all(bool(day) == (cell.strip() not in NO_CELL) for day, cell in zip(days, cells, strict=True)):
            return days
    return [()] * len(cells)


def _day(cell: str) -> tuple[Decimal, ...]:
    found = _DATE.fullmatch(cell)
    return tuple(Decimal(part or 0) for part in found.groups()) if found else ()


def _clock(cell: str) -> tuple[Decimal, ...]:
    """A time of day; none after midnight, which is late of one day or early of the next."""
    found = _CLOCK.fullmatch(cell)
    return tuple(map(Decimal, found.groups())) if found and int(found[1]) >= _FIRST_HOUR else ()


def limit_of(asked: str) -> Limit | None:
    """What a question wants numbers to be; None where it says no limit, or two."""
    found = [match for match in _LIMIT.finditer(asked) if match["cue"] or match["tail"]]
    if len(found) != 1:
        return None
    (match,) = found
    word = match["tail"] if match["tail"] and not match["cue"] else match["cue"]
    sign = next(sign for sign, words in _CUES.items() if word in words)
    return Limit(sign, Decimal(match["number"]), scale_of(match["times"]), match["unit"] or "", match.group())


def in_unit(limit: Limit, unit: str, *, decimal_unit: str = "") -> Decimal | None:
    """The number of a limit counted in a column's unit; None where the two count different things.

    Args:
        limit: The limit: 1000万元.
        unit: Of the column: 万元; "" where it does not say.
        decimal_unit: What the cells themselves say that they count.
    """
    own = re.match(_MYRIADS, unit)
    scale = scale_of(own.group()) if own else 1
    counted = unit[own.end() :] if own else unit
    counted = counted or decimal_unit
    asked = re.sub("^(?:块钱?|钱)$", "元", limit.unit)
    if asked and counted and asked != counted:
        return None
    if limit.times == 1 and not asked:
        return limit.number  # 超过1000 counts as the column does
    return limit.number * limit.times / scale


def without_zeros(number: str) -> str:
    """A number without what only parts its digits, and without zeros at its end."""
    text = number.replace(",", "").removeprefix("+")
    return text.rstrip("0").rstrip(".") if "." in text else text
