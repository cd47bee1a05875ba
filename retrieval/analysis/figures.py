"""Figures in running text, the same whichever way they are written: 3.5万元 and 35000元, 百分之五十 and 50%.

Everything here reads normalised text.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from retrieval.doors import late_pattern

_DIGITS: Final = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_MYRIADS: Final = {"万": 10**4, "亿": 10**8}
_WRITTEN: Final = "零〇一二三四五六七八九十百千万亿两"

# What is counted or measured. A single 一 before anything else is mostly part of a word (一般, 统一).
_UNIT: Final = (
    "个[小]?时|个工作日|工作日|个月|个百分点|个|小时|分钟|星期|[年月日号天周时点分秒岁名人位家户项次条种类座所间层栋批期届倍成"
    "元角米吨度亩斤克升台辆部册本张份篇件场班套只支枚]|平方米|平方公里|公里|千米|公斤|千克|美元|[%‰℃]|[a-z]{1,3}"
)
_FIGURE: Final = late_pattern(
    rf"""
    百分之\s?(?P<share>[0-9]+(?:\.[0-9]+)?|[{_WRITTEN}]+(?:点[{_WRITTEN}]+)?)
  | (?P<number>[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?)\s?(?P<myriad>[百千]?[万亿]*)(?P<of>余|多)?\s?(?P<unit>{_UNIT})?
  | (?P<written>[{_WRITTEN}]+)(?P<written_unit>{_UNIT})
  | (?P<bare>[{_WRITTEN}]{{2,}})
    """,
    re.VERBOSE,
)
_SAME_UNIT: Final = {"号": "日", "个工作日": "工作日", "个时": "小时", "个小时": "小时"}

Figure = tuple[Decimal, str]
"""A number and what it counts; "" where nothing that is known follows."""


def find_figures(text: str) -> Iterator[Figure]:
    """The figures of a normalised text, in their order, as many times as they stand there."""
    for match in _FIGURE.finditer(text):
        yield _figure(match)


def figure_at(text: str, place: int) -> tuple[Figure, int] | None:
    """The figure that begins at a place of a normalised text, and where it ends; None where none does."""
    match = _FIGURE.match(text, place)
    return (_figure(match), match.end()) if match else None


def _figure(match: re.Match[str]) -> Figure:
    if match["share"]:
        return read_numeral(match["share"]), "%"
    if match["number"]:
        number = Decimal(match["number"].replace(",", "")) * scale_of(match["myriad"])
        return _in_units(number, match["unit"] or "")
    if match["written"]:
        return _in_units(read_numeral(match["written"]), match["written_unit"])
    return read_numeral(match["bare"]), ""


def scale_of(signs: str) -> int:
    """What 万, 千万 and their like multiply by; 1 for nothing."""
    scale = 1
    for sign in signs:
        scale *= _TENS.get(sign) or _MYRIADS[sign]
    return scale


def without_figures(text: str) -> str:
    """A normalised text with a blank for each figure."""
    return _FIGURE.sub(" ", text)


def read_numeral(written: str) -> Decimal:
    """The number that digits or Chinese numerals say: 二〇二二 and 两千零二十二 are both 2022, 三点五 is 3.5."""
    if written[0] in "0123456789":
        return Decimal(written)
    whole, _, part = written.partition("点")
    number = Decimal(_whole(whole))
    if part:
        number += Decimal("0." + "".join(str(_DIGITS.get(digit, 0)) for digit in part))
    return number


def _whole(written: str) -> int:
    if not any(sign in _TENS or sign in _MYRIADS for sign in written):
        return int("".join(str(_DIGITS[sign]) for sign in written))
    for sign in "亿万":
        before, found, after = written.partition(sign)
        if found:
            return (_whole(before) if before else 1) * _MYRIADS[sign] + (_whole(after) if after else 0)
    total = digit = 0
    for sign in written:
        if sign in _TENS:
            total += (digit or 1) * _TENS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def _in_units(number: Decimal, unit: str) -> Figure:
    if unit == "成":
        return (number * 10).normalize(), "%"
    return number.normalize(), _SAME_UNIT.get(unit, unit)
