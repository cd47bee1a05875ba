"""Who or where it is now, which no figure tells: a later notice of the office that says it was changed to another."""

from collections.abc import Callable, Sequence
from typing import Final

from retrieval.doors import late_pattern
from retrieval.search.begun import Begun
from retrieval.search.extraction import NAME_KINDS
from retrieval.search.hits import Said
from retrieval.search.nameable import named_by_office
from retrieval.search.versions.holding import asks_of_before
from retrieval.search.versions.one_thing import words_of_it
from retrieval.search.versions.series import are_of_one_office, day_published

_LOOKED_AT: Final = 4
"""Candidates in which a later notice is looked for."""

_CHANGED: Final = late_pattern(
    "[迁搬移][至到往入]|改[为到在由至任]|变更[为至]|更[换改][为成]|调整[为至到]|换[为成]|接[任替]|继任|接手|新任|另由|转由"
)
"""What tells that somebody or some place took the part of another."""

_DEPUTY: Final = "副"
"""Whoever is that is not whom 县长 names, though both words have it."""


def successor(begun: Begun, best: Sequence[int], lay_out: Callable[[Sequence[int]], object]) -> int | None:
    """The newest of the next candidates that tells of a change to what the first one says; None without one.

    Args:
        begun: The question.
        best: The best candidate of each report, the best first.
        lay_out: Lays candidates out, in `begun`.
    """
    first = begun.said[best[0]]
    if first.located.context.expected.kind not in NAME_KINDS or asks_of_before(begun.lookup.question.asked):
        return None
    near = best[1 : _LOOKED_AT + 1]
    lay_out(near)
    later = [place for place in near if _succeeds(begun, begun.said[place], first)]
    return max(later, key=lambda place: day_published(begun.said[place].hit.report.published), default=None)


def _succeeds(begun: Begun, other: Said, first: Said) -> bool:
    """Whether a notice of the same office came later, tells of a change, and says in that sentence what is asked."""
    report, here = other.hit.report, first.hit.report
    if not are_of_one_office(report, here) or day_published(report.published) <= day_published(here.published):
        return False
    context = other.located.context
    start, end = context.part(other.located.sentence)
    sentence = context.text[start:end]
    if not _CHANGED.search(sentence) or (_DEPUTY in sentence and _DEPUTY not in begun.lookup.question.asked):
        return False
    office = named_by_office(here, begun.lookup.question.asked, begun.lookup.terms)
    counted = begun.weights * words_of_it(begun.lookup.terms) * ~office
    # Of the village asked about, not of the next one: all that the first says of the question.
    said = first.terms | first.titled
    return float(counted @ (said & other.terms)) > 0 and not float(counted @ (said & ~(other.terms | other.titled)))
