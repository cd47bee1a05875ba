"""What of a question is nowhere in what is shown of a report: then it may be about something near, not the answer.

Confidence weighs words by their rarity, so that a rare name carries a question whose attribute stands nowhere
(科沃斯的董事长是谁 over a story of its products). What is looked for here must stand there whatever it weighs: the
figures and names with figures (X9 is not X2, 2024 is not 2023), and the words beside the word of asking (董事长).
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from retrieval.search.extraction.context import Context
from retrieval.search.extraction.located import Located
from retrieval.search.extraction.mentions import Place

# Letters and digits with the Chinese character on either side: the 5 of 暗黑破坏神5 is not that of 5月.
_FIGURE: Final = re.compile(r"(?P<before>[\u4e00-\u9fff]?)(?P<figure>[a-z0-9][a-z0-9.+-]*)(?P<behind>[\u4e00-\u9fff]?)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SPACE: Final = re.compile(r"\s+")

_TWO: Final = len("w:字")
_MUCH: Final = 0.08
"""Of what all its words say: a word that says less may be missing."""
_MOST: Final = 0.6
"""Of the characters of a word: 贬值 and 贬了 are near enough."""

_BESIDE: Final = 2
"""Characters that may stand between the words of asking and the attribute before them (的, 是)."""


def lacking(located: Located, published: date | None) -> tuple[str, ...]:
    """What of a question a hit does not show: figures, what is asked of a thing, words that say much.

    Args:
        located: Where to look in the hit.
        published: The day of its report.

    Returns:
        It, as the normalised question writes it.
    """
    context, (start, end) = located.context, located.shown
    shown = f"{context.texts[0].title}\n{context.text[start:end]}"
    figures = _figures(context.lookup.question.asked, shown, published)
    return (*figures, *_attribute(context, located.shown), *_words(context, shown))


def as_written(question: str, asked: str, words: Sequence[str]) -> tuple[str, ...]:
    """Words of a normalised question as the question writes them, each once.

    Args:
        question: As it was asked.
        asked: The same, normalised.
        words: Words of it.
    """
    question = question.strip()
    if len(question) != len(asked):
        return tuple(dict.fromkeys(words))
    places = [(asked.find(word), len(word)) for word in words]
    return tuple(dict.fromkeys([question[at : at + size] for at, size in places if at >= 0]))


def _figures(asked: str, shown: str, published: date | None) -> list[str]:
    together = _SPACE.sub("", shown)
    missing = []
    for match in _FIGURE.finditer(_SPACE.sub("", asked)):
        before, figure, behind = match.group("before", "figure", "behind")
        wanted = [part for part in (before + figure, figure + behind) if part != figure] or [figure]
        if any(part in together for part in wanted):
            continue
        if _YEAR.fullmatch(figure) and published is not None and int(figure) == published.year:
            continue
        missing.append(figure)
    return missing


def _attribute(context: Context, window: Place) -> list[str]:
    """The words beside the word of asking, where less than half of them is shown."""
    numbers = attribute(context)
    if not numbers:
        return []
    said = context.says(*window) | context.titled
    for number, _ in context.shown(window):
        said = said | context.found[:, number]
    missing = [number for number in numbers if not said[number]]
    return [context.lookup.terms[number][2:] for number in missing] if 2 * len(missing) > len(numbers) else []


def _words(context: Context, shown: str) -> list[str]:
    """The words that say much of the question, and of whose characters most are not shown."""
    words = [number for number, term in enumerate(context.lookup.terms) if term.startswith("w:") and len(term) > _TWO]
    total = float(context.weights[words].sum()) or 1.0
    found = context.found.any(axis=1) | context.titled
    missing = []
    for number in words:
        word = context.lookup.terms[number][2:]
        known = sum(character in shown for character in word) / len(word)
        if context.weights[number] >= _MUCH * total and known < _MOST and not found[number]:
            missing.append(word)
    return missing


def attribute(context: Context) -> list[int]:
    """Which terms say what is asked of a thing: the words in and beside the words of asking."""
    asked, (start, end) = context.lookup.question.asked, context.expected.focus
    found = []
    for number, term in enumerate(context.lookup.terms):
        word = term[2:]
        if not term.startswith("w:") or (len(word) == 1 and not word.isascii()):
            continue
        places = [match.start() for match in re.finditer(re.escape(word), asked)]
        if any(at - end <= 1 and start - at - len(word) <= _BESIDE for at in places):
            found.append(number)
    return found
