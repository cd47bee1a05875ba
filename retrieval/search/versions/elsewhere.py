"""Candidates whose reports name the places of a question, where the first one's does not."""

from collections.abc import Sequence
from typing import Final

from retrieval.analysis import Period, QuestionTerms
from retrieval.search.begun import Begun
from retrieval.search.candidates import CandidateCache
from retrieval.search.ranking import Ranked, best_of_reports
from retrieval.search.versions.one_thing import compares
from retrieval.search.versions.points import Point, point_of
from retrieval.search.versions.series import names_all

LAID_OUT: Final = 12
"""Candidates beside the hits that are laid out at most."""

NEARLY: Final = 0.8
"""Share of the first candidate's score that one needs which names a place that the question names and the first does
not."""


def of_the_place(ranked: Ranked, missing: Sequence[str], question: QuestionTerms, cache: CandidateCache) -> int | None:
    """The best candidate nearly as good as the first whose report names the places that the first one's does not."""
    scores, best = ranked.words, best_of_reports(ranked)
    near = [place for place in best[1 : LAID_OUT + 1] if scores[place] >= NEARLY * scores[best[0]]]
    reports = cache.reports([ranked.candidates[place].passage for place in near])
    return next(
        (place for place, report in zip(near, reports, strict=True) if names_all(report, missing, question)), None
    )


def naming_places(
    begun: Begun, places: Sequence[int], first: Point, missing: Sequence[str], times: Sequence[Period]
) -> tuple[int, Point] | None:
    """The first candidate that says as much in such a figure, and names the places that the first hit does not."""
    assert begun.ranked is not None, "it is answered"
    scores = begun.ranked.words
    for place in places[1:]:
        report = begun.said[place].hit.report
        if scores[place] >= NEARLY * scores[places[0]] and names_all(report, missing, begun.lookup.question):
            point = point_of(begun.said[place], times)
            if point is not None and compares(first, point):
                return place, point
    return None
