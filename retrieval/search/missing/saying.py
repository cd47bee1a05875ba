"""Whether a text says a word of the question, though it does not write it so."""

import re
from typing import Final

from retrieval.analysis import read_numeral
from retrieval.doors import late_pattern

KNOWN: Final = 0.6
"""Share of the characters of a word from which a text has it: 贬值 and 贬了 are near enough."""

ANY_TIME: Final = re.compile("[今去明前后昨本上下][年天日月周]|现在|目前|最新|最近|[一总][共计]|合计")
"""Told by the report's day, or by nothing; no report need say so."""

_ALSO_SAID: Final = {
    "上半年": re.compile("半年[报度]|中报|[1一][-—~至到]6月|前[6六]个?月"),
    "一季度": re.compile("一季报|[1一][-—~至到]3月|首季|前[3三]个?月"),
    "三季度": re.compile("三季报|7[-—~至到]9月"),
    "全年": re.compile("年报|年度"),
}
"""What else says a time, by the words of reports of results."""

_SUFFIXES: Final = "了着过里子儿"

_ORDINAL: Final = late_pattern(
    r"(?:第\s?|(?<![0-9零一二三四五六七八九十])(?=[1-4一二三四]季[度报]))([0-9]+|[零一二三四五六七八九十百千]+)\s?([^,。;?]?)"
)


def known_share(word: str, text: str) -> float:
    """The share of a word's characters that a text has."""
    return sum(character in text for character in word) / len(word)


def says_stem(word: str, text: str) -> bool:
    """Whether a text says a short word but for the particle or suffix it ends with: 亏损 for 亏了, 案件 for 案子."""
    return len(word) == len("二字") and word[-1] in _SUFFIXES and word[0] in text


def says_time(word: str, text: str) -> bool:
    """Whether a text names a time by other words: 中报 for 上半年."""
    return word in _ALSO_SAID and _ALSO_SAID[word].search(text) is not None


def says_parts(word: str, text: str) -> bool:
    """Whether a text says a long word in two parts: 学生 and 票 for 学生票."""
    return (
        any(word[:at] in text and word[at:] in text for at in range(1, len(word))) if len(word) > len("二字") else False
    )


def find_ordinals(text: str) -> dict[int, re.Match[str]]:
    """The ordinals of a normalised text, in whichever figures, with where each is said first and what it counts."""
    found: dict[int, re.Match[str]] = {}
    for match in _ORDINAL.finditer(text):
        found.setdefault(int(read_numeral(match[1])), match)
    return found
