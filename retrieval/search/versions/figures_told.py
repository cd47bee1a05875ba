"""The figures that a sentence tells, as places in its text: whether one counts something, or is one at all."""

from datetime import date
from typing import Final

from retrieval.analysis import figure_at, find_dates, find_figures
from retrieval.doors import late_pattern
from retrieval.search.extraction.mentions import Stretch
from retrieval.search.hits import Said
from retrieval.search.versions.scopes import CHANGED, FORMER

_SHARE_ASKED: Final = late_pattern("百分之|几个?%")


def figures_of(said: Said) -> list[Stretch]:
    """Where figures stand in the sentence that answers, but for days; without those it says were changed to others."""
    context = said.located.context
    start, end = context.part(said.located.sentence)
    sentence = without_days(context.text[start:end], said.hit.report.published)
    found: list[Stretch] = []
    for at in range(len(sentence)):
        if _begins(sentence, at) and (not found or at >= found[-1][1]) and (each := _ends(sentence, at)):
            found.append(each)
    if any(CHANGED.search(sentence[:at]) for at, _ in found):
        found = [each for each in found if not FORMER.search(sentence[: each[0]])] or found
    return [(start + a, start + b) for a, b in found]


def counts_something(text: str, place: Stretch, kind: str) -> bool:
    """Whether a figure has a unit and is no year: not 第3条, nor the 12 of 12路; and no sum of money is of 16人.

    Args:
        text: A normalised text.
        place: Where the figure stands in it.
        kind: The kind of answer that is asked for.
    """
    found = figure_at(text, place[0])
    if found is None or (kind == "money" and found[0][1] != "%"):
        return False
    return bool(found[0][1]) and text[place[0] - 1 : place[0]] != "第"


def says_figure(text: str, place: Stretch) -> bool:
    """Whether what looks like a number is one: not 进一步, nor 一次性.

    Args:
        text: A normalised text.
        place: Where that stands in it.
    """
    found = figure_at(text, place[0])
    if found is None:
        return next(find_figures(text[place[0] : place[1]]), None) is not None
    return text[found[1] : found[1] + 1] != "性"


def without_days(sentence: str, day: date | None) -> str:
    """A sentence with blanks for its dates.

    Args:
        sentence: A normalised sentence.
        day: When its report was published, for dates without a year.
    """
    for start, end in [(mention.span.start, mention.span.end) for mention in find_dates(sentence, day)]:
        sentence = sentence[:start] + " " * (end - start) + sentence[end:]
    return sentence


def _ends(text: str, place: int) -> Stretch | None:
    """The figure that begins there."""
    found = figure_at(text, place)
    return (place, found[1]) if found else None


def _begins(text: str, place: int) -> bool:
    """Whether a figure may begin there: not in the middle of a number."""
    return text[place].isnumeric() and not (place and text[place - 1].isnumeric())


def of_the_kind(said: Said, mentions: list[Stretch]) -> list[Stretch]:
    """Of some mentions those that can be what is asked for, where any can."""
    text, expected = said.located.context.text, said.located.context.expected
    if expected.kind == "percentage" and _SHARE_ASKED.search(said.located.context.lookup.question.asked):
        return [each for each in mentions if "%" in units_at(text, each)] or mentions
    if expected.kind == "date":
        # 11月8日零时 is a day; and one in figures says more than 昨天.
        ends = {end for _, end in mentions}
        days = [(start, end) for start, end in mentions if start not in ends]
        return [each for each in days if any(map(str.isdigit, text[each[0] : each[1]]))] or days
    if expected.kind == "duration":
        # 31日 of 7月31日 is no spell of time.
        days_told = [each.span for each in find_dates(text, said.hit.report.published)]
        spells = [(start, end) for start, end in mentions if not any(day.start <= start < day.end for day in days_told)]
        return [each for each in spells if next(find_figures(text[each[0] : each[1]]), None)] or spells or mentions
    return mentions


def units_at(text: str, place: Stretch) -> set[str]:
    """The units of what looks like an answer, also where that leaves them out."""
    found = figure_at(text, place[0])
    return {unit for _, unit in find_figures(text[place[0] : max(place[1], found[1] if found else 0)])}
