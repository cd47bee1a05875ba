"""Compare the hits of an answer: the one that holds comes first, and each is told of the others.

Next to nothing is done where the first hit says no figure, or no other report of another day says as much of the
question. Candidates that are not among the hits are laid out only where they could be of the same series.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from retrieval.analysis import Period, names_rule
from retrieval.search.begun import Begun
from retrieval.search.extraction import FIGURE_KINDS
from retrieval.search.hits import Said
from retrieval.search.ranking import Ranked
from retrieval.search.versions.elsewhere import LAID_OUT, naming_places
from retrieval.search.versions.holding import Dated, dated, in_order, validity_of
from retrieval.search.versions.may_speak import of_its_office, speaking_of_it
from retrieval.search.versions.one_thing import (
    OneThing,
    TextToWords,
    adds_to,
    compares,
)
from retrieval.search.versions.others_told import newer_than, repealed_by, told_of, with_validity
from retrieval.search.versions.points import Point, is_left, point_of, says_the_same
from retrieval.search.versions.series import (
    are_a_series,
    are_of_one_office,
    are_other_offices,
    day_published,
    may_add,
    of_its_series,
)
from retrieval.search.versions.steps import changed_from
from retrieval.search.versions.successors import successor
from retrieval.types import Hit, Report

_NEXT: Final = 4
"""Candidates in which is looked for what the first one leaves as it was."""

NEARLY_AS_GOOD: Final = 0.5
"""Share of the first candidate's score that one needs which says a figure where that says none."""


class Compared(NamedTuple):
    """The versions of what the first hit says.

    Attributes:
        places: The candidates that are put into another order; none where all stays as it is.
        points: What the reports say that speak to the same point; none where they say no different figures.
        versions: Those of them that have a date, with their times, the one that holds first.
    """

    places: tuple[int, ...] = ()
    points: tuple[Point, ...] = ()
    versions: tuple[Dated, ...] = ()

    def puts_words_before(self, report: Report) -> bool:
        """Whether what holds is said in words, and a report that has the point in a table is one of the others."""
        if not self.versions or self.versions[0].point.said.hit.passage.tabular:
            return False
        return report.id in {each.point.said.hit.report.id for each in self.versions[1:]}

    def order(self, ranked: Ranked) -> tuple[int, ...]:
        """The places of all candidates: versions in their order where they stood, what else their reports say last."""
        own, moved = iter(self.places), set(self.places)
        reports = [candidate.passage.report_id for candidate in ranked.candidates]
        theirs = {reports[place] for place in moved}
        kept = [place for place in ranked.order if place in moved or reports[place] not in theirs]
        left = [place for place in ranked.order if place not in moved and reports[place] in theirs]
        return (*(next(own) if place in moved else place for place in kept), *left)

    def told(self, hits: Sequence[Hit], today: date) -> tuple[Hit, ...]:
        """The hits, each of them with the versions of what it says."""
        ranks = {hit.report.id: rank for rank, hit in enumerate(hits, 1)}
        points = {each.said.hit.report.id: each for each in self.points}
        told = [told_of(hit, points.get(hit.report.id), self.versions, ranks, today) for hit in hits]
        if told and told[0].report.id not in points:
            told[0] = with_validity(told[0], today)
        if told and told[0].ended is None and (last := repealed_by(hits, today)):
            told[0] = replace(told[0], ended=last)
        if told and not told[0].versions and (newer := newer_than(told, today)):
            told[0] = replace(told[0], versions=(newer,))
        return tuple(told)


def compare(
    begun: Begun,
    best: Sequence[int],
    lay_out: Callable[[Sequence[int]], object],
    reports_at: Callable[[Sequence[int]], Sequence[Report]],
    times: Sequence[Period],
    words: TextToWords,
    missing: Sequence[str],
    shown: Collection[int],
    today: date,
    *,
    by_meaning: bool = False,
) -> Compared:
    """Find the versions of what the first candidate says, and put them in order.

    Args:
        begun: The question; the candidates that are versions keep in it what was found out about them.
        best: The best candidate of each report, the best first.
        lay_out: Lays candidates out, in `begun`.
        reports_at: The report of each of some candidates.
        times: The times that the question names.
        words: Of the tokeniser.
        missing: Places of the question that the report of the first candidate does not name.
        shown: Reports shown before: one of them stays the first.
        today: The day it is.
        by_meaning: Whether its meaning alone speaks for the first candidate.
    """
    points: dict[int, Point] = {}
    if len(best) > 1:
        points = points_on_it(begun, best, lay_out, reports_at, times, words, missing, by_meaning=by_meaning)
    if len(points) <= 1 and not times and len(best) > 1 and begun.said[best[0]].hit.report.id not in shown:
        newer = successor(begun, best, lay_out)
        if newer is not None:
            return Compared((newer, best[0]))
    if not points:
        return Compared()
    start, first = next(iter(points.items()))
    passed = () if start == best[0] else (best[0],)
    if all(says_the_same(point, first) for point in points.values()):
        kept = [start]
        if first.said.hit.report.id not in shown and _are_rules_of_one_office(first, points.values()):
            # What was said again is told by what says it now, or of the year asked about.
            ordered = in_order(dated(list(points.values())), begun.lookup.question.asked, times, today)
            reports = [each.point.said.hit.report.id for each in ordered]
            places = {point.said.hit.report.id: place for place, point in points.items()}
            kept = [places[report] for report in reports] or kept
        return Compared((*kept, *(place for place in passed if place not in kept)) if passed or kept != [start] else ())
    for place, point in points.items():
        begun.said[place] = point.said
    versions = dated(list(points.values()))
    by_point = {id(point): place for place, point in points.items()}
    ordered = in_order(versions, begun.lookup.question.asked, times, today)
    if first.said.hit.report.id in shown or not _may_move(first, points.values()):
        moved: list[int] = []
    else:
        moved = [by_point[id(each.point)] for each in ordered]
        moved += [place for place in passed if place not in moved]
    return Compared(tuple(moved), tuple(points.values()), tuple(ordered))


def _is_open_to(report: Report, other: Report, today: date | None) -> bool:
    """Whether another report may say more of the point of a report, or say it now that this one has ended."""
    if may_add(report, other):
        return True
    if today is None or not (are_of_one_office(report, other) and are_a_series(report, other)):
        return False
    ends = validity_of(report).ends
    return ends is not None and ends < today and day_published(other.published) > day_published(report.published)


def _said_beside(
    begun: Begun, best: Sequence[int], lay_out: Callable[[Sequence[int]], object], times: Sequence[Period]
) -> tuple[int, Point] | None:
    """The next candidate of the first one's office that says in figures what the first leaves as it was, or open."""
    assert begun.ranked is not None, "it is answered"
    here, left, scores = begun.said[best[0]].hit.report, is_left(begun.said[best[0]]), begun.ranked.words
    lay_out(best[1 : _NEXT + 1])
    for place in best[1 : _NEXT + 1]:
        near = left or scores[place] >= NEARLY_AS_GOOD * scores[best[0]]
        if near and are_of_one_office(here, begun.said[place].hit.report):
            point = point_of(begun.said[place], times)
            if point is not None and point.exact:
                return place, point
    return None


def _are_rules_of_one_office(first: Point, points: Collection[Point]) -> bool:
    reports = [point.said.hit.report for point in points]
    return first.exact and all(are_of_one_office(reports[0], each) and names_rule(each.title) for each in reports)


def _may_move(first: Point, points: Collection[Point]) -> bool:
    """Whether the newest may come first: figures of the kind asked for speak to one point, and so do titles alike.

    Two stories of one event, a day apart, that share most of a sentence tell each what the other does not.
    """
    reports = [point.said.hit.report for point in points if point is not first]
    return first.exact or all(are_a_series(first.said.hit.report, report) for report in reports)


def points_on_it(
    begun: Begun,
    best: Sequence[int],
    lay_out: Callable[[Sequence[int]], object],
    reports_at: Callable[[Sequence[int]], Sequence[Report]],
    times: Sequence[Period],
    words: TextToWords,
    missing: Sequence[str],
    most: int = LAID_OUT,
    *,
    by_meaning: bool = False,
) -> dict[int, Point]:
    """What reports say that speak to the point of the first candidate, by their places, be it one figure or several.

    Arguments are those of `compare`; `most` candidates are laid out that were not yet. Where meaning alone speaks for
    the first, the words of the question tell nothing of others: those of its series speak to the point. The first is
    the one that all others were compared with: the first candidate, or the one that names the places it is missing.
    Without a figure there it is nothing.
    """
    start, first = best[0], point_of(begun.said[best[0]], times)
    if first is None and begun.said[start].located.context.expected.kind in FIGURE_KINDS:
        start, first = _said_beside(begun, best, lay_out, times) or (start, None)
    if first is None:
        return {}
    if by_meaning:
        others = of_its_series(first.said.hit.report, best[1 : most + 1], reports_at(best[1 : most + 1]))
    else:
        others = speaking_of_it(begun, best, missing, most)
        others += of_its_office(first.said.hit.report, [place for place in best[1:] if place not in others], reports_at)
    if not missing:
        # Most of what is alike comes from other towns, and need not be laid out.
        pairs = zip(others, reports_at(others), strict=True)
        others = [place for place, other in pairs if not are_other_offices(first.said.hit.report, other)]
    lay_out(others)
    if missing and start == best[0] and (nearer := naming_places(begun, [start, *others], first, missing, times)):
        start, first = nearer
    thing, points = OneThing(begun.weights, first, words, by_meaning=by_meaning), {start: first}
    for place in (best[0], *others):
        if place == start:
            continue
        point = _point_like(first, begun.said[place], times)
        if point is not None and thing.is_spoken_of(point):
            points[place] = point
    for place in best[1:]:
        if place in points or place not in begun.said:
            continue
        other = begun.said[place].hit.report
        step = _changed_from(points.values(), begun.said[place], times)
        if step is not None:
            points[place] = step
            continue
        added = [known for known in points.values() if _is_open_to(known.said.hit.report, other, begun.today)]
        point = _point_like(first, begun.said[place], times) if added else None
        if point is not None and any(adds_to(known, point) for known in added):
            points[place] = point
    return points


def _point_like(first: Point, said: Said, times: Sequence[Period]) -> Point | None:
    """What a hit says on the point; of one office, where that is nothing like what the first says, what of it is."""
    point = point_of(said, times)
    if not are_of_one_office(first.said.hit.report, said.hit.report) or (point and compares(first, point)):
        return point
    return point_of(said, times, first)


def _changed_from(points: Collection[Point], said: Said, times: Sequence[Period]) -> Point | None:
    """What a report says that the figure of one of some points was changed from or to, where both are of one office."""
    steps = (
        changed_from(known, said, times)
        for known in points
        if known.exact and are_of_one_office(known.said.hit.report, said.hit.report)
    )
    return next((step for step in steps if step is not None), None)
