"""Numbered items of a report -> the heads of the list a question asks for (五个聚焦分别是哪些), of whatever passages.

A list is a run of items that count 1, 2, 3 in one way: 第一个聚焦, 一是, （一）, 1. It is the one asked for where the
question names what it counts, or where the sentence that answers stands in it or leads to it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from retrieval.analysis import normalise, sentence_bounds
from retrieval.types import Hit, Report, Tally, TallyItem

_DIGITS: Final = "一二三四五六七八九十"
_STATED: Final = re.compile(
    rf"(?<![第{_DIGITS}\d])(?P<number>[{_DIGITS}两]|\d{{1,2}})(?:[个项条类步点]|大(?=[\u4e00-\u9fff]))"
)
_MARKS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"第(?P<number>[{_DIGITS}]{{1,3}})",
        rf"(?P<number>[{_DIGITS}]{{1,3}})[是要]",
        rf"[（(](?P<number>[{_DIGITS}]{{1,3}})[)）]",
        rf"(?P<number>[{_DIGITS}]{{1,3}})、",
        r"[（(]?(?P<number>[0-9]{1,2})[)）.．、](?![0-9])",
    )
)
_MEASURE: Final = "个项条类步大点"
# By these many characters items that count other things are kept apart: 第一个聚焦 and 第一季度.
_APART: Final = 2
_WORD: Final = re.compile("[\u4e00-\u9fff]{1,8}")
_STOP: Final = re.compile(r"[。！？；;]|[，,：:]")
_SHORTEST_HEAD: Final = 8
_LONGEST_HEAD: Final = 60
_FEWEST: Final = 2


class _Marked(NamedTuple):
    """An item: its way of counting with how what it counts begins, its number and place, what follows, its head."""

    kind: tuple[int, str]
    number: int
    paragraph: int
    behind: str
    head: str


def list_asked(question: str, hit: Hit) -> Tally | None:
    """The list of a hit's report that a question asks for.

    Args:
        question: Normalised; it asks for a list.
        hit: The first hit.

    Returns:
        It; None where the report has none there.
    """
    stated = _STATED.search(question)
    size = _value(stated["number"].replace("两", "二")) if stated else None
    runs = [run for run in _runs(hit.report) if size in (None, len(run))]
    named = [run for run in runs if (noun := _noun(run)) and normalise(noun) in question]
    here = hit.paragraphs
    around = [run for run in runs if run[0].paragraph - 1 <= here.stop - 1 and here.start <= run[-1].paragraph]
    run = next(iter(named or around), None)
    if run is None:
        return None
    items = tuple(TallyItem(each.paragraph, 0, each.head, "") for each in run)
    return Tally("list", _noun(run), "", items, len(items))


def _noun(run: Sequence[_Marked]) -> str:
    """What a list counts: 聚焦 of 第一个聚焦 and its like; "" where it does not say."""
    if run[0].kind[0]:
        return ""
    same = takewhile(lambda characters: len(set(characters)) == 1, zip(*[item.behind for item in run], strict=False))
    found = _WORD.match("".join(characters[0] for characters in same))
    return found.group().lstrip(_MEASURE) if found else ""


def _runs(report: Report) -> Iterator[list[_Marked]]:
    """The lists of a report, each counted from 1 without a gap."""
    open_runs: dict[tuple[int, str], list[_Marked]] = {}
    for item in _items(report):
        run = open_runs.get(item.kind)
        if run is not None and item.number == run[-1].number + 1:
            run.append(item)
        elif item.number == 1:
            if run is not None and len(run) >= _FEWEST:
                yield run
            open_runs[item.kind] = [item]
    yield from (run for run in open_runs.values() if len(run) >= _FEWEST)


def _items(report: Report) -> Iterator[_Marked]:
    for number, paragraph in enumerate(report.paragraphs, start=1):
        for start, end in sentence_bounds(paragraph):
            yield from _marked(paragraph[start:end], number)


def _marked(sentence: str, paragraph: int) -> Iterator[_Marked]:
    for way, pattern in enumerate(_MARKS):
        # 一是…；二是… stand in one sentence.
        starts = [0, *(stop.end() for stop in re.finditer("[；;：:]", sentence))]
        for start in starts:
            if found := pattern.match(sentence, start):
                # Cut, for a sentence may be a whole file with an item in each clause.
                behind = sentence[found.end() : found.end() + _LONGEST_HEAD]
                kind = behind[:_APART] if not way and _WORD.match(behind) else ""
                yield _Marked(
                    (way, kind),
                    _value(found["number"]),
                    paragraph,
                    behind,
                    _head(sentence[start : start + _LONGEST_HEAD + 1]),
                )


def _head(item: str) -> str:
    """How an item begins: its first clause, or two where that is short."""
    for stop in _STOP.finditer(item):
        if stop.start() >= _SHORTEST_HEAD or stop.group() in "。！？；;":
            return item[: stop.start()][:_LONGEST_HEAD]
    return item[:_LONGEST_HEAD]


def _value(number: str) -> int:
    """1 to 99, in digits or in Chinese."""
    if number.isascii():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return _DIGITS.index(number) + 1 if len(number) == 1 else 0
    return (_DIGITS.index(tens) + 1 if tens in _DIGITS[:9] and tens else 1) * 10 + (
        _DIGITS.index(ones) + 1 if ones and ones in _DIGITS else 0
    )
