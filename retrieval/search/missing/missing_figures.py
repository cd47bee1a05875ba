"""Figures of a question, and names with figures, that are not in what is shown: X9 is not X2, 2024 is not 2023."""

import re
from datetime import date
from typing import Final

from retrieval.analysis import figure_at, find_figures
from retrieval.doors import late_pattern
from retrieval.search.evidence import find_word
from retrieval.search.missing.saying import find_ordinals

# With the Chinese character on either side: the 5 of 暗黑破坏神5 is not that of 5月.
_DIGITS: Final = re.compile(r"\d")
_FIGURE: Final = late_pattern(
    r"(?P<before>[\u4e00-\u9fff]?)(?P<figure>[a-z0-9][a-z0-9.+-]*)(?P<behind>[\u4e00-\u9fff]?)"
)
_YEAR: Final = late_pattern(r"(?:19|20)\d\d")
_DECADE: Final = late_pattern(r"(?:1\d|20)\d0年代")
_SHARE: Final = late_pattern(r"([1-9])/([1-9])(?!\d)")
_UNTIL: Final = "至到"
_LETTERS_AND_NUMBER: Final = late_pattern(r"([a-z]{2,})(\d+)")
_MODEL: Final = late_pattern(r"(?<![a-z0-9])(?P<name>[a-z]+)[ -]?(?P<number>\d+)(?![\d.%])")
_COMPARED: Final = late_pattern(r"(?:[较比]|相比)\s?(?:19|20)\d\d\s?年|(?:19|20)\d\d\s?年(?:同期|相比)")
"""A year that something is only compared with: 较2022年同期."""
_SPACE: Final = re.compile(r"\s+")
# 2023 年, but DEEBOT X2 are two names.
_GAP: Final = late_pattern(r"\s+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s+")

LINKING: Final = frozenset("的是有为叫达了都")
"""What joins a thing and what is said of it, and says nothing itself."""


def missing_figures(asked: str, shown: str, published: date | None) -> list[str]:
    """Figures of a question that a text does not have.

    Args:
        asked: The normalised question.
        shown: The normalised text.
        published: The day of its report, whose year it need not say.
    """
    if not _DIGITS.search(asked):
        return []
    if "同期" not in asked:
        shown = _COMPARED.sub("", shown)
    together = _SPACE.sub("", shown)
    missing = []
    for match in _FIGURE.finditer(_GAP.sub("", asked)):
        before, figure, behind = match.group("before", "figure", "behind")
        if not any(character.isdigit() for character in figure):
            continue
        if figure.isdecimal():
            # Of 小米14的 the 的 says nothing: 安卓14的 has it too.
            beside = (before + figure, figure + behind if behind not in LINKING else figure)
            wanted = [part for part in beside if part != figure]
            if not wanted or not behind or behind in _UNTIL:
                wanted = [figure]
            if any(part in together for part in wanted) or _is_said_otherwise(match, shown):
                continue
        elif find_word(shown, figure) or _otherwise(figure, shown, together):
            continue
        if _YEAR.fullmatch(figure) and published is not None and int(figure) == published.year:
            continue
        missing.append(figure)
    return missing


def of_another_model(asked: str, sentence: str, title: str) -> list[str]:
    """Names with a number of which a sentence tells another one alone: R8, where it says what the R9 costs.

    Args:
        asked: The normalised question.
        sentence: The normalised sentence that answers.
        title: The normalised title of its report.
    """
    others = {(found["name"], found["number"]) for found in _MODEL.finditer(sentence)}
    return [
        found.group()
        for found in _MODEL.finditer(asked)
        if any(name == found["name"] and number != found["number"] for name, number in others)
        and found.group("name", "number")
        not in others | {each.group("name", "number") for each in _MODEL.finditer(title)}
    ]


def _is_said_otherwise(match: re.Match[str], shown: str) -> bool:
    """Whether a number stands there in other writing: 九成 for 90%, 第十轮 for 第10轮, 50年代 for 1950年代."""
    at, asked = match.start("figure"), match.string
    if match["before"] == "第" and match["figure"].isdecimal() and int(match["figure"]) in find_ordinals(shown):
        return True
    if _DECADE.match(asked, at):
        return f"{asked[at + 2 : at + 4]}年代" in shown
    if share := _SHARE.match(asked, at) or _SHARE.match(asked, max(at - 2, 0)):
        parts, of = ("零一二三四五六七八九十"[int(number)] for number in share.groups())
        return share.group() in shown or f"{of}分之{parts}" in shown
    found = figure_at(asked, at)
    return found is not None and bool(found[0][1]) and found[0] in find_figures(shown)


def _otherwise(figure: str, shown: str, together: str) -> bool:
    """Whether a name with figures is written with a space (Mate 60), or longer (Win11, Windows 11)."""
    if re.search(rf"(?<![a-z0-9]){re.escape(figure)}(?![a-z0-9])", together):
        return True
    parts = _LETTERS_AND_NUMBER.fullmatch(figure)
    return parts is not None and re.search(rf"(?<![a-z]){parts[1]}[a-z]*\s?{parts[2]}(?!\d)", shown) is not None
