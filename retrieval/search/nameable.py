"""What a report names: all in which it may name something, and whether a place or an organisation stands there."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np

from retrieval.analysis import Word, normalise, normalise_name
from retrieval.arrays import Bools
from retrieval.doors import late_pattern
from retrieval.types import Report

MEDIA: Final = late_pattern("报|网|社$|电视|新闻|客户端|广播|在线|频道|传媒|杂志|周刊|头条|播报|融媒|财经|记者|微博")
"""In the name of a source that tells of others, and is no office."""

_UNIT: Final = "省市区县州旗盟乡镇"
_OFFICE: Final = "局行队所会校社"
_OTHER: Final = re.compile("镇|乡|村|[东西南北中]?路|街道|[东西南北]街|大[道街]")
"""Words that make another place of one that they follow: 河北镇, 南京西路; but 华东路桥, 湖南乡亲."""

_OF_REGION: Final = late_pattern("(.{2,3})([省市区县州].{1,4})")
"""An office by its region and by what it is called there."""

_LONGEST: Final = 6
"""Characters behind a place that are read for the word which begins there: 大街小巷."""


def nameable_text(report: Report) -> str:
    """All in which a report may name something, normalised: its title, its source and its text."""
    return _normalised(f"{report.title}\n{report.source or ''}\n{report.text}")


def named_by_office(report: Report, asked: str, terms: Sequence[str], *, of_media: bool = False) -> Bools:
    """Which terms of a question the name of the office has that a report is from: 我市 goes without saying there.

    Args:
        report: The report.
        asked: The normalised question.
        terms: Its terms, with their prefixes. One of a single character counts as part of a name that no dictionary
            has: 平澜市.
        of_media: Whether papers tell of their own place, too.
    """
    source = normalise_name(report.source or "")
    if not source or (not of_media and MEDIA.search(source)):
        return np.zeros(len(terms), dtype=np.bool_)
    named = " ".join(pair for pair in map("".join, pairwise(asked)) if pair in source)
    return np.array(
        [term[2:] in source if len(term) > len("w:平") else term[2:] in named for term in terms], dtype=np.bool_
    )


@lru_cache(maxsize=2)
def _normalised(text: str) -> str:
    # One report is looked into several times for a question, and a million characters take .15 s each time.
    return normalise(text)


def names_place(text: str, place: str, words_of: Callable[[str], Sequence[Word]]) -> bool:
    """Whether a normalised text names a place, with or without its 省, 市, 区 or 县, or an office by its parts.

    Args:
        text: The text.
        place: The place, or the organisation.
        words_of: Finds the words of a text, as `Tokenizer.words`.
    """
    if place in text:
        return place[-1] in _UNIT or _is_itself(text, place, words_of)
    if len(place) <= len("北京"):
        return False
    if place[-1] in _UNIT:
        return place[:-1] in text
    # 江苏 tells of its 省政府, and 上海 of its 市教委, where no other region stands before that.
    region = _OF_REGION.fullmatch(place)
    if region and region[1] in text and re.search(f"(?<![\u4e00-\u9fff]){re.escape(region[2])}", text):
        return True
    return place[-1] in _OFFICE and any(f"{place[:-1]}{rank}{place[-1]}" in text for rank in "总分支")


def _is_itself(text: str, place: str, words_of: Callable[[str], Sequence[Word]]) -> bool:
    """Whether a place that a text has is anywhere more than the beginning of another."""
    for found in re.finditer(re.escape(place), text):
        behind = text[found.end() : found.end() + _LONGEST]
        if not _OTHER.match(behind) or not _OTHER.fullmatch(words_of(behind)[0].text):
            return True
    return False
