"""Whether two reports belong together, whatever is asked of them: a series, a correction, notices of one office."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final

from retrieval.analysis import QuestionTerms, find_validity, normalise_name, stem_of
from retrieval.search.evidence import PassageText
from retrieval.search.nameable import MEDIA, nameable_text, names_place
from retrieval.types import Report

ALIKE: Final = 0.7
"""Share of the pairs of characters of the shorter title, less years and the words of notices, that makes a series."""

FEWEST_PAIRS: Final = 4
"""Of characters: of fewer nothing follows."""

CORRECTED_WITHIN: Final = timedelta(days=45)
"""How long after a report another one may correct it."""


def are_a_series(one: Report, other: Report) -> bool:
    """Whether their titles are alike but for years, or one quotes the other's."""
    first, second = stem_of(one.title), stem_of(other.title)
    if first and second and alike(first, second) >= ALIKE:
        return True
    return _quotes(one, other) or _quotes(other, one)


def of_its_series(first: Report, places: Sequence[int], reports: Sequence[Report]) -> list[int]:
    """Those of some candidates that belong to a report's series, be it that they correct another one of it."""
    series = [first]
    for _ in range(2):
        series += [each for each in reports if each not in series and any(are_a_series(each, one) for one in series)]
    return [place for place, report in zip(places, reports, strict=True) if report in series]


def _quotes(one: Report, other: Report) -> bool:
    return f"《{other.title}》" in one.title or f"《{other.title}》" in one.text


def corrects(one: Report, other: Report) -> bool:
    """Whether one of two reports is a correction of the other, whatever the question calls the point."""
    return are_a_series(one, other) and _follows(one, other)


def may_add(one: Report, other: Report) -> bool:
    """Whether one of two reports of an office corrects something said a little earlier, maybe by the other."""
    return are_of_one_office(one, other) and _follows(one, other)


def _follows(one: Report, other: Report) -> bool:
    if one.published is None or other.published is None:
        return False
    first, later = sorted((one, other), key=lambda report: (day_published(report.published), report.id))
    if day_published(later.published) - day_published(first.published) > CORRECTED_WITHIN:
        return False
    return find_validity(later.title, later.text, later.published).corrects


def day_published(published: date | None) -> date:
    """The day of a publication, with or without a time; the first of all for none."""
    return date(published.year, published.month, published.day) if published else date.min


def names_all(report: Report, places: Sequence[str], question: QuestionTerms) -> bool:
    """Whether a report names all of some places of a question."""
    text = nameable_text(report)
    return all(names_place(text, place, question.words_of) for place in places)


def are_other_offices(one: Report, other: Report) -> bool:
    """Whether both are of offices, not of the media, and of different ones: another office decides something else."""
    first, second = (normalise_name(each.source or "") for each in (one, other))
    if not first or not second or MEDIA.search(first) or MEDIA.search(second):
        return False
    return first not in second and second not in first


def are_of_one_office(one: Report, other: Report) -> bool:
    """Whether both are of the same office, not of the media."""
    return are_of_one_source(one, other) and not MEDIA.search(normalise_name(one.source or ""))


def are_of_one_source(one: Report, other: Report) -> bool:
    """Whether both are of the same office or the same paper."""
    first, second = (normalise_name(each.source or "") for each in (one, other))
    return first == second and bool(first)


def is_next(later: Report, one: Report) -> bool:
    """Whether a report is of the same series as another one: one title but for years, one office."""
    stem = stem_of(one.title)
    return len(stem) >= FEWEST_PAIRS and stem == stem_of(later.title) and not are_other_offices(one, later)


def are_kin(one: PassageText, other: PassageText) -> bool:
    """Whether two passages may be of one series, whatever they say of the question: by their titles, or a quotation."""
    if len(one.title) < FEWEST_PAIRS or len(other.title) < FEWEST_PAIRS:
        return False
    if one.title in other.characters or other.title in one.characters:
        return True
    stem = stem_of(one.title)
    return len(stem) >= FEWEST_PAIRS and stem == stem_of(other.title)


@lru_cache(maxsize=4096)  # the titles of a question's candidates are compared again and again
def alike(one: str, other: str) -> float:
    """The share of pairs of characters of the shorter of two texts that the other has too."""
    first, second = ({a + b for a, b in pairwise(text)} for text in (one, other))
    return len(first & second) / (min(len(first), len(second)) or 1)
