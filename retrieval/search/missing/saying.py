"""Whether a text says a word of the question, though it does not write it so."""

import re
from typing import Final

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


def known_share(word: str, text: str) -> float:
    """The share of a word's characters that a text has."""
    return sum(character in text for character in word) / len(word)


def says_time(word: str, text: str) -> bool:
    """Whether a text names a time by other words: 中报 for 上半年."""
    return word in _ALSO_SAID and _ALSO_SAID[word].search(text) is not None


def says_parts(word: str, text: str) -> bool:
    """Whether a text says a long word in two parts: 学生 and 票 for 学生票."""
    return (
        any(word[:at] in text and word[at:] in text for at in range(1, len(word))) if len(word) > len("二字") else False
    )
