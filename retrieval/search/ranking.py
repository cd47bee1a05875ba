"""The final order of the candidates: a linear sum of few features, each of which can be shown.

The first stage counts terms wherever they stand in a passage; this one looks closer at its best thirty: whether one
sentence or two hold what was asked, whether words stand side by side as in the question, what else the report has.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

import numpy as np

from retrieval.analysis import WORD_WEIGHT, QuestionTerms, mask_asking
from retrieval.arrays import Bools, Floats
from retrieval.search.candidates import Candidate
from retrieval.search.evidence import BREAK, Evidence
from retrieval.search.lookups import Lookup
from retrieval.search.matching import gather

Published = Callable[[Iterable[int]], Mapping[int, date | None]]

FEATURES: Final = ("bm25", "sentence", "characters", "words", "title", "phrases", "longest", "report")
"""Names of the features, in the order of their columns:

* `bm25`: score of the first stage;
* `sentence`: IDF of the words and bigrams in the best sentence, and 0.4 of that in the sentences beside it;
* `characters`: IDF of the single characters in the best two adjacent sentences, the title counted in;
* `words`: the same for words and bigrams;
* `title`: 1 where the whole title stands in the question;
* `phrases`: IDF of words that stand side by side in the question and here;
* `longest`: length of the longest part of the question that stands here, in characters;
* `report`: first-stage scores of the report's candidates, its best in full and each further one half as much as the
  one before it: a report that says something to the point in several places.
"""

PREFERENCES: Final = {"asked": 2.0, "year": -3.0}
"""What is added to the sum of the features, by name, and its weight. Few questions have either, so that they are not
fitted with the rest; between half and twice as much they score the same:

* `asked`: how well a line that itself asks something (问：…) asks the same: F1 of the pairs of characters;
* `year`: 1 where the question names a year that neither passage, title nor publication date has.
"""

SHARES: Final = (*FEATURES, *PREFERENCES)
"""What a score is made of, in this order."""

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|上半|下半|[一二三四]季|[-/.]\d)")
_ASKS: Final = re.compile(r"[?][”\"』」)]*$")

_NEIGHBOUR: Final = 0.4

SHOWN_FIRST: Final = 1.2
"""Factor on what a follow-up's candidates count in the report shown before, for their order alone: how sure one may be
of an answer does not depend on what was shown. Of 31 second questions searched as they were typed, without what the
first one named, the right report came first with the answer in sight 14 times without it and 21 times with it."""

_FURTHER: Final = 0.5
"""How much a report's next candidate counts against the one before; a third, .5 and .7 score the same within .1."""


class Ranked(NamedTuple):
    """The candidates of a question.

    Attributes:
        candidates: By descending first-stage score.
        evidence: Where the question's terms stand in them.
        features: Candidates by `FEATURES`.
        shares: What each of `SHARES` adds to the score of each candidate; last what its meaning does, where known.
        order: Places of the candidates, the best first, ties by passage id.
        scores: A candidate each: the sum of its shares.
        words: The same, of what words alone say.
        by_words: How many of the candidates words found; they come first.
    """

    candidates: tuple[Candidate, ...]
    evidence: Evidence
    features: Floats
    shares: Floats
    order: tuple[int, ...]
    scores: Floats
    words: Floats
    by_words: int

    @property
    def names(self) -> tuple[str, ...]:
        """Of the columns of `shares`."""
        return (*SHARES, "meaning")[: self.shares.shape[1]]


def idf_terms(question: QuestionTerms) -> set[str]:
    """The terms whose IDF `rank` wants to know."""
    return {*question.own, *("w:" + word for pair in question.pairs for word in pair)}


def rank(
    lookup: Lookup,
    candidates: Sequence[Candidate],
    scores: Sequence[float],
    idf: Mapping[str, float],
    weights: Floats,
    published: Published | None = None,
    shown: Collection[int] = (),
) -> Ranked:
    """Order the candidates of a question by the weighted sums of their features, and what else is preferred.

    Args:
        lookup: What is looked up of the question.
        candidates: What the first stage found, at least one, by descending score.
        scores: Their scores.
        idf: Of `idf_terms` of the question.
        weights: Of the features.
        published: Tells the days of passages by their numbers; asked for questions that name a year.
        shown: Reports shown before, which are asked first.
    """
    evidence = gather(lookup, [candidate.text for candidate in candidates])
    features = _features(lookup, candidates, scores, idf, evidence)
    preferences = _preferences(lookup, candidates, idf, evidence, published)
    shares = np.concatenate([features * weights, preferences * np.array([*PREFERENCES.values()])], axis=1)
    # Rounded, so that equal passages tie whatever the order of the sums.
    totals = np.round(shares.sum(axis=1), 9)
    preferred = totals
    if shown:
        preferred = totals * [SHOWN_FIRST if each.passage.report_id in shown else 1.0 for each in candidates]
    numbers = np.array([candidate.passage.id for candidate in candidates])
    order = tuple(np.lexsort((numbers, -preferred)).tolist())
    return Ranked(tuple(candidates), evidence, features, shares, order, totals, totals, len(candidates))


def best_of_reports(ranked: Ranked) -> list[int]:
    """The place of the best candidate of each report, the best first."""
    best: dict[int, int] = {}
    for place in ranked.order:
        best.setdefault(ranked.candidates[place].passage.report_id, place)
    return list(best.values())


def _features(
    lookup: Lookup,
    candidates: Sequence[Candidate],
    scores: Sequence[float],
    idf: Mapping[str, float],
    evidence: Evidence,
) -> Floats:
    """Look closer at candidates: they by `FEATURES`."""
    terms = lookup.terms
    first = evidence.starts[:-1]
    own = np.array([idf[term] * (WORD_WEIGHT if term.startswith("w:") else 1.0) for term in terms], dtype=np.float64)
    kinds = np.zeros((2, own.size))
    # The terms are sorted: bigrams, characters, words.
    one, other = (bisect_left(terms, prefix) for prefix in ("u:", "w:"))
    kinds[1, one:other] = own[one:other]
    kinds[0] = own - kinds[1]
    alone = kinds[0] @ evidence.found
    words, characters = kinds @ _with_next(evidence)
    both = np.array([idf["w:" + one] + idf["w:" + other] for one, other in lookup.question.pairs])
    columns: dict[str, Any] = {
        "bm25": scores,
        "sentence": np.maximum.reduceat(_with_neighbours(alone, evidence), first),
        "characters": np.maximum.reduceat(characters, first),
        "words": np.maximum.reduceat(words, first),
        "title": evidence.title_asked,
        "phrases": both @ evidence.pairs,
        "longest": evidence.longest,
        "report": _report_evidence(candidates, scores),
    }
    values = np.empty((len(FEATURES), first.size))
    for place, name in enumerate(FEATURES):
        values[place] = columns[name]
    return values.T


def _preferences(
    lookup: Lookup,
    candidates: Sequence[Candidate],
    idf: Mapping[str, float],
    evidence: Evidence,
    published: Published | None,
) -> Floats:
    """What else speaks for candidates and against them: they by `PREFERENCES`."""
    values = np.zeros((len(candidates), len(PREFERENCES)))
    for place, candidate in enumerate(candidates):
        if "?" in candidate.text.characters:
            values[place, 0] = _asks_the_same(lookup, idf, evidence, place)
    years = set(_YEAR.findall(lookup.question.asked))
    if years and published is not None:
        days = published([candidate.passage.id for candidate in candidates])
        for place, candidate in enumerate(candidates):
            day = days.get(candidate.passage.id)
            known = (day is not None and str(day.year) in years) or any(y in candidate.text.characters for y in years)
            values[place, 1] = not known
    return values


def _asks_the_same(lookup: Lookup, idf: Mapping[str, float], evidence: Evidence, place: int) -> float:
    pairs = [number for number, term in enumerate(lookup.terms) if term.startswith("b:")]
    worth = np.array([idf[lookup.terms[number]] for number in pairs])
    best = 0.0
    lines = evidence.passages[place].characters.split(BREAK)[1:-1]
    for number, line in enumerate(lines):
        if _ASKS.search(line) and worth.any():
            here = evidence.rows(place)[pairs, number]
            recall = float(worth @ here / worth.sum())
            size = sum(len(run) - 1 for run in mask_asking(line).split() if len(run) > 1)
            precision = min(float(here.sum()) / max(size, 1), 1.0)
            best = max(best, 2 * recall * precision / (recall + precision or 1.0))
    return best


def _with_next(evidence: Evidence) -> Bools:
    """What each row covers together with the next of the same passage and the title."""
    starts = evidence.starts
    rows = evidence.found[:, starts[:-1]].repeat(starts[1:] - starts[:-1], axis=1)
    rows |= evidence.found
    pairs = rows.copy()
    pairs[:, :-1] |= rows[:, 1:]
    last = starts[1:] - 1
    pairs[:, last] = rows[:, last]
    return pairs


def _with_neighbours(values: Floats, evidence: Evidence) -> Floats:
    """Each row's value with a part of those beside it in the same passage."""
    beside = np.zeros((2, values.size))
    beside[0, 1:] = values[:-1]
    beside[1, :-1] = values[1:]
    beside[0, evidence.starts[:-1]] = 0.0
    beside[1, evidence.starts[1:] - 1] = 0.0
    together: Floats = values + _NEIGHBOUR * (beside[0] + beside[1])
    return together


def _report_evidence(candidates: Sequence[Candidate], scores: Sequence[float]) -> list[float]:
    reports = [candidate.passage.report_id for candidate in candidates]
    total = dict.fromkeys(reports, 0.0)
    share = dict.fromkeys(reports, 1.0)
    for report, score in zip(reports, scores, strict=True):
        total[report] += share[report] * score
        share[report] *= _FURTHER
    return [total[report] for report in reports]
