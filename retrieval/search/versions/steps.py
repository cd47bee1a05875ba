"""From which figure to which a report says that one was changed: 由60万元上调到90万元, 120元有误，应为105元.

What another report of the same office says is the figure it was changed from is of the same thing, whatever either of
them calls it.
"""

from collections.abc import Collection

from retrieval.analysis import Figure, Period, find_figures
from retrieval.search.extraction.mentions import Stretch
from retrieval.search.hits import Said
from retrieval.search.versions.points import Point, mentions_of, point_at
from retrieval.search.versions.scopes import CHANGED


def changed_from(point: Point, said: Said, times: Collection[Period]) -> Point | None:
    """What a report says the figure of a point was changed from or to; None where it says neither.

    Args:
        point: What another report of its office says.
        said: The hit of the report.
        times: Those that the question names.
    """
    mentions = mentions_of(said)
    text = said.located.context.text
    for place in mentions:
        if point.figures in _steps_before(said, place, mentions):
            return point_at(said, place, times)
    before = _steps_before(point.said, point.figure, mentions_of(point.said))
    for place in mentions:
        if frozenset(find_figures(text[place[0] : place[1]])) in before:
            return point_at(said, place, times)
    return None


def _steps_before(said: Said, place: Stretch, mentions: Collection[Stretch]) -> list[frozenset[Figure]]:
    """The figures of its sentence that one is said to have been changed from."""
    context = said.located.context
    start, _ = context.sentence_at(place[0], place)
    if not CHANGED.search(context.text[start : place[0]]):
        return []
    return [frozenset(find_figures(context.text[a:b])) for a, b in mentions if start <= a and b <= place[0]]
