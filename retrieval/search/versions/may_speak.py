"""Candidates that may speak to the first one's point: that say as much of the question, or are of its office."""

from collections.abc import Callable, Sequence
from typing import Final

from retrieval.search.begun import Begun
from retrieval.search.nameable import named_by_office
from retrieval.search.versions.elsewhere import LAID_OUT
from retrieval.search.versions.one_thing import SEEN_OF_A_SERIES, words_of_it
from retrieval.search.versions.series import are_kin, are_of_one_source
from retrieval.types import Report

_OF_ITS_OFFICE: Final = 6
"""Candidates that are looked at for more of the first one's office."""

LACKED_THERE: Final = 0.2
"""Share of the question that the first candidate has and another one may lack before it is laid out."""


def speaking_of_it(begun: Begun, best: Sequence[int], missing: Sequence[str], most: int = LAID_OUT) -> list[int]:
    """Candidates that say about as much of the question as the first one, wherever in their passage.

    Args:
        begun: The search.
        best: Places of candidates, the best one first.
        missing: Words of the question that the first one lacks.
        most: How many are taken at most that are not laid out yet.
    """
    assert begun.ranked is not None, "it is answered"
    present = begun.ranked.evidence.present
    counted = begun.weights * words_of_it(begun.lookup.terms)
    here = present[:, best[0]]
    chosen: list[int] = []
    new = 0
    # One that names the place may say more.
    little = not missing and float(counted[here].sum()) < SEEN_OF_A_SERIES * float(counted.sum())
    first = begun.ranked.candidates[best[0]].text
    # What the office is called another notice of it need not say.
    office = begun.said[best[0]].hit.report
    counted = counted * ~named_by_office(office, begun.lookup.question.asked, begun.lookup.terms)
    lacks = (counted * here) @ ~present > LACKED_THERE * float(counted.sum())
    for place in best[1:]:
        # What is of one series by its title need not have been asked for in its own words.
        if (little or lacks[place]) and not are_kin(first, begun.ranked.candidates[place].text):
            continue
        if place not in begun.said:
            if new == most:
                continue
            new += 1
        chosen.append(place)
    return chosen


def of_its_office(
    report: Report, places: Sequence[int], reports_at: Callable[[Sequence[int]], Sequence[Report]]
) -> list[int]:
    """The first candidates of a report's office, which may say the point in other words than those asked for.

    Args:
        report: That of the first candidate.
        places: Places of the others, the best one first.
        reports_at: Gives the reports of candidates by their places.
    """
    near = places[:_OF_ITS_OFFICE]
    return [place for place, other in zip(near, reports_at(near), strict=True) if are_of_one_source(report, other)]
