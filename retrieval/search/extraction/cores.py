"""The core of an answer: its likeliest clause, to be read first where there is room for no more."""

from typing import Final

from retrieval.analysis import tears
from retrieval.search.extraction.context import HitText
from retrieval.search.extraction.located import Located
from retrieval.search.extraction.mentions import Stretch
from retrieval.types import Span

CORE: Final = 24
"""Characters of a core that stands beside others: four of them, or one that is whole and two, fit into a
notification."""

_BEFORE: Final = 2 / 3
"""Of the room beside what may answer so much is before it, where what it is about stands as a rule."""

_STOPS: Final = " ,;:。"


def core_of(located: Located) -> Span | None:
    """The clause of the words that answer which is likeliest; None for a kind of answer that is whole sentences."""
    if located.clauses is None:
        return None
    context, answer = located.context, located.context.part(located.answer)
    inside = [
        (float(value), place)
        for (_, place), value in zip(located.clauses.places, located.clauses.values, strict=True)
        if answer[0] <= place[0] < answer[1]
    ]
    if not inside:
        return None
    start, end = max(inside)[1]
    return context.written(without_stop(context.text, start, min(end, answer[1]), _STOPS))


def short_core(context: HitText, clause: Stretch) -> tuple[Stretch, str | None]:
    """What of a clause stands beside others, and what in it may answer.

    Args:
        context: The hit.
        clause: A part of its text.

    Returns:
        All of the clause, or where it is long the part around what is of the kind asked for; then that, in words, or
        None where nothing is.
    """
    start, end = without_stop(context.text, *clause, _STOPS)
    start += len(context.text[start:end]) - len(context.text[start:end].lstrip())
    mention = _nearest_mention(context, clause)
    said = mention and context.text[slice(*mention)]
    if end - start <= CORE:
        return (start, end), said
    first, last = mention or (start, start)
    room = max(CORE - (last - first), 0)
    begin = max(start, min(first - int(room * _BEFORE), end - CORE))
    stop = min(end, begin + CORE)
    while begin < first and tears(context.text, begin):
        begin += 1
    # A measure word begins nothing without its number: 13座.
    while begin > start and context.text[begin - 1].isdecimal():
        begin -= 1
    while stop > max(last, begin + 1) and tears(context.text, stop):
        stop -= 1
    return (begin, stop), said


def holds_exactly(context: HitText, clause: Stretch) -> bool:
    """Whether a clause holds what surely is of the kind asked for."""
    return any(clause[0] <= start < clause[1] for start, _ in context.mentions.exact)


def without_stop(text: str, start: int, end: int, stops: str = " ,;:") -> Stretch:
    """A part of a text without the stop or space it ends with."""
    return start, start + len(text[start:end].rstrip(stops))


def _nearest_mention(context: HitText, clause: Stretch) -> Stretch | None:
    """Of what may be of the kind asked for, in a clause, that which stands nearest to the question's words."""
    for mentions in (context.mentions.exact, context.mentions.loose):
        near = context.nearness(mentions)
        here = [
            (float(value), (start, min(end, clause[1])))
            for (start, end), value in zip(mentions, near, strict=False)
            if clause[0] <= start < clause[1]
        ]
        if here:
            return max(here)[1]
    return None
