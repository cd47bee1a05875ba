"""What a person types to narrow down the reports: `--since 2022-09`, `:until 2022年`, `来源：晚报`.

In a question the words stand before it or behind it: `--source 晚报 几点关门？`, `几点关门？ 自：2022-09 至：2023`.
"""

import re
from dataclasses import dataclass, field

from bot.talk.filter_values import ENDS, QUOTES, period_of, read_filters
from retrieval.types import Filters

_NAMES = {
    **dict.fromkeys(("since", "自", "从", "從"), "since"),
    **dict.fromkeys(("until", "至", "到"), "until"),
    **dict.fromkeys(("source", "来源", "來源"), "source"),
}
# Phones make a dash of two hyphens; a value that begins with one is the next option.
_WORD = (
    r"(?:(?:--|—|–|——)(?P<option>since|until|source)(?:\s*[=＝:：]\s*|\s+)|(?P<label>自|从|從|至|到|来源|來源)\s*[:：]\s*)"
    rf"(?P<value>[\"“「'‘][^\"”」'’]{{1,60}}[\"”」'’]|[^\s{ENDS}{QUOTES}\-—–－][^\s{ENDS}]{{0,59}})"
)
_BEFORE = re.compile(rf"{_WORD}(?:[{ENDS}]+\s*|\s+|$)", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:^|(?<=\s)){_WORD}[{ENDS}]*$", re.IGNORECASE)
# 从 and 到 with a colon may belong to the question (到：3号线), 自 and 至 hardly ever do.
_MEANT_AS_DATE = re.compile(r"[12]\d{3}(?:[年./\-–—]|\d{4}$|$)")
_MEANT_AS_TIME = re.compile(
    rf"{_MEANT_AS_DATE.pattern}|[\d〇零一二三四五六七八九十]{{1,4}}(?:[年月日]|号(?![楼线院店路馆桥厅门]))|[前昨今明后去上下本这][一两几]?个?[年月周天日星]|最近"
)
# What is written in letters alone, or in figures alone, is where nothing begins (自：1号楼 does).
_NO_PLACE = re.compile(r"[a-z]+|[\d./\-–—]+", re.IGNORECASE)
_LONGEST = 1_000
"""Characters of a text that is searched for filters; no question has as many."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A question and the reports it is asked of.

    Attributes:
        question: Without the words of the filters.
        filters: Which reports may answer.
        words: The filters as they were typed, so that they can be kept with a question; "" without any.
    """

    question: str
    filters: Filters = field(default_factory=Filters)
    words: str = ""


def part_filters(text: str) -> Narrowed:
    """Part the filters from a question.

    A label whose value is no time is a word of the question (`从：北京 到：上海 几点？`), and so is one on a line of
    its own, for a pasted text says so where it comes from. One that is meant as a time and is none is refused,
    and so is what can be no place either (`自：abc`).

    Args:
        text: As it was typed.

    Raises:
        DateError: The date of `--since` or `--until` is none.
        ExcludingError: The first day is after the last.
    """
    values: dict[str, str] = {}
    words: list[str] = []
    rest = text.strip()
    while len(rest) <= _LONGEST and (found := _next(rest)):
        name = _NAMES[(found["option"] or found["label"]).lower()]
        values.setdefault(name, found["value"])
        words.append(found.group().strip().rstrip(ENDS))
        rest = f"{rest[: found.start()]}{rest[found.end() :]}".strip()
    return Narrowed(rest, read_filters(**values), " ".join(words)) if words else Narrowed(text)


def _next(text: str) -> re.Match[str] | None:
    """A filter at the beginning or the end of a text."""
    for found in (_BEFORE.match(text), _BEHIND.search(text)):
        if found and (found["option"] or (_is_value(found) and not _on_own_line(text, found))):
            return found
    return None


def _is_value(found: re.Match[str]) -> bool:
    label, value = found["label"], found["value"]
    if _NAMES[label] == "source" or period_of(value) is not None:
        return True
    # A time that is none is refused, not asked for.
    if label in "自至":
        return bool(_MEANT_AS_TIME.match(value) or _NO_PLACE.fullmatch(value))
    return bool(_MEANT_AS_DATE.match(value))


def _on_own_line(text: str, found: re.Match[str]) -> bool:
    """Whether the line of a filter holds nothing else, and is one of several."""
    first = text.rfind("\n", 0, found.start()) + 1
    last = text.find("\n", found.start())
    line = text[first : len(text) if last < 0 else last]
    return line != text and _is_all_filters(line.strip())


def _is_all_filters(line: str) -> bool:
    # One after the other: a value may hold labels, and one expression for all would try every way to part them.
    while line and (found := _BEFORE.match(line)):
        line = line[found.end() :]
    return not line
