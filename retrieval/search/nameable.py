"""What a report names: all in which it may name something, and whether a place or an organisation stands there."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from retrieval.analysis import Word, normalise
from retrieval.types import Report

_UNIT: Final = "省市区县州旗盟乡镇"
_OFFICE: Final = "局行队所会校社"
_OTHER: Final = re.compile("镇|乡|村|[东西南北中]?路|街道|[东西南北]街|大[道街]")
"""Words that make another place of one that they follow: 河北镇, 南京西路; but 华东路桥, 湖南乡亲."""

_LONGEST: Final = 6
"""Characters behind a place that are read for the word which begins there: 大街小巷."""


def nameable_text(report: Report) -> str:
    """All in which a report may name something, normalised: its title, its source and its text."""
    return _normalised(f"{report.title}\n{report.source or ''}\n{report.text}")


@lru_cache(maxsize=2)
def _normalised(text: str) -> str:
    # One report is looked into several times for a question, and a million characters take .15 s each time.
    return normalise(text)


def names_place(text: str, place: str, words_of: Callable[[str], Sequence[Word]]) -> bool:
    """Whether a normalised text names a place, with or without its 省, 市, 区 or 县; 税务总局 is the 税务局 too.

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
    return place[-1] in _OFFICE and any(f"{place[:-1]}{rank}{place[-1]}" in text for rank in "总分支")


def _is_itself(text: str, place: str, words_of: Callable[[str], Sequence[Word]]) -> bool:
    """Whether a place that a text has is anywhere more than the beginning of another."""
    for found in re.finditer(re.escape(place), text):
        behind = text[found.end() : found.end() + _LONGEST]
        if not _OTHER.match(behind) or not _OTHER.fullmatch(words_of(behind)[0].text):
            return True
    return False
