"""The final order of the candidates: a linear sum of few features, each of which can be shown (after M10).

The first stage counts terms wherever they stand in a passage; this one looks closer at its best thirty: whether one
sentence or two hold what was asked, whether words stand side by side as in the question, what else the report has.
"""

import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from retrieval.analysis.questions import QuestionTerms
from retrieval.search.candidates import Candidate
from retrieval.search.evidence import Bools, Counts, Evidence, Floats, Gathered, term_weights
from retrieval.search.lookups import Probe
from retrieval.search.matching import gather_each

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

WEIGHTS: Final = Path(__file__).with_name("weights.toml")

_NEIGHBOUR: Final = 0.4

_FURTHER: Final = 0.5
"""How much a report's next candidate counts against the one before; a third, .5 and .7 score the same within .1."""


@cache
def weights() -> Floats:
    """The fitted weights, in the order of `FEATURES`."""
    fitted = tomllib.loads(WEIGHTS.read_text("utf-8"))["ranking"]
    return np.array([fitted[name] for name in FEATURES], dtype=np.float64)


def use_weights(values: Floats) -> None:
    """Rank by other weights from now on, in this process: window and confidence are fitted to what comes first."""
    weights()[:] = values


@dataclass(frozen=True, slots=True)
class Found:
    """What the first stage found for a question.

    Attributes:
        probe: What is looked up of the question.
        candidates: The passages, at least one, by descending score.
        scores: Their scores.
        idf: Of `idf_terms` of the question.
    """

    probe: Probe
    candidates: tuple[Candidate, ...]
    scores: Sequence[float]
    idf: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidates of a question.

    Attributes:
        candidates: By descending first-stage score.
        evidence: Where the question's terms stand in them.
        features: Candidates by `FEATURES`.
        order: Places of the candidates, the best first, ties by passage id.
        scores: A candidate each: the weighted sum of its features.
    """

    candidates: tuple[Candidate, ...]
    evidence: Evidence
    features: Floats
    order: tuple[int, ...]
    scores: Floats


def idf_terms(question: QuestionTerms) -> set[str]:
    """The terms whose IDF `rank` wants to know."""
    return {*question.own, *("w:" + word for pair in question.pairs for word in pair)}


def rank(found: Sequence[Found]) -> list[Ranked]:
    """Order the candidates of questions by the weighted sums of their features."""
    gathered = gather_each([(each.probe, [candidate.text for candidate in each.candidates]) for each in found])
    values = _features(found, gathered)
    # Rounded, so that equal passages tie whatever the order of the sums.
    totals = np.round(values @ weights(), 9)
    numbers = np.array([candidate.passage.id for each in found for candidate in each.candidates])
    ranked = []
    for number, (each, begin, end) in enumerate(zip(found, *_spans(gathered.first), strict=True)):
        order = tuple(np.lexsort((numbers[begin:end], -totals[begin:end])).tolist())
        ranked.append(Ranked(each.candidates, gathered.of(number), values[begin:end], order, totals[begin:end]))
    return ranked


def _spans(first: Counts) -> tuple[list[int], list[int]]:
    """Where the parts begin and end whose first places are given."""
    places = first.tolist()
    return places[:-1], places[1:]


def _features(found: Sequence[Found], evidence: Gathered) -> Floats:
    """Look closer at candidates: of all questions, one behind the other, by `FEATURES`."""
    first = evidence.starts[:-1]
    pairs = _pairs(evidence)
    alone, characters, words = np.empty((3, evidence.found.shape[1]))
    phrases = np.empty(first.size)
    for each, terms, begin, end in zip(found, evidence.terms, *_spans(evidence.first), strict=True):
        own = term_weights(terms, each.idf)
        rows = slice(evidence.starts[begin], evidence.starts[end])
        kinds = np.zeros((2, own.size))
        # The terms are sorted: bigrams, characters, words.
        one, other = (bisect_left(terms, prefix) for prefix in ("u:", "w:"))
        kinds[1, one:other] = own[one:other]
        kinds[0] = own - kinds[1]
        alone[rows] = kinds[0] @ evidence.found[: own.size, rows]
        words[rows], characters[rows] = kinds @ pairs[: own.size, rows]
        joined = each.probe.question.pairs
        both = np.array([each.idf["w:" + one] + each.idf["w:" + other] for one, other in joined])
        phrases[begin:end] = both @ evidence.pairs[: len(joined), begin:end]
    columns: dict[str, Any] = {
        "bm25": [score for each in found for score in each.scores],
        "sentence": np.maximum.reduceat(_with_neighbours(alone, evidence), first),
        "characters": np.maximum.reduceat(characters, first),
        "words": np.maximum.reduceat(words, first),
        "title": evidence.title_asked,
        "phrases": phrases,
        "longest": evidence.longest,
        "report": [value for each in found for value in _report_evidence(each)],
    }
    values = np.empty((len(FEATURES), first.size))
    for place, name in enumerate(FEATURES):
        values[place] = columns[name]
    return values.T


def _pairs(evidence: Gathered) -> Bools:
    """What each row covers together with the next of the same passage and the title."""
    starts = evidence.starts
    rows = evidence.found[:, starts[:-1]].repeat(starts[1:] - starts[:-1], axis=1)
    rows |= evidence.found
    pairs = rows.copy()
    pairs[:, :-1] |= rows[:, 1:]
    last = starts[1:] - 1
    pairs[:, last] = rows[:, last]
    return pairs


def _with_neighbours(values: Floats, evidence: Gathered) -> Floats:
    """Each row's value with a part of those beside it in the same passage."""
    beside = np.zeros((2, values.size))
    beside[0, 1:] = values[:-1]
    beside[1, :-1] = values[1:]
    beside[0, evidence.starts[:-1]] = 0.0
    beside[1, evidence.starts[1:] - 1] = 0.0
    together: Floats = values + _NEIGHBOUR * (beside[0] + beside[1])
    return together


def _report_evidence(found: Found) -> list[float]:
    reports = [candidate.passage.report_id for candidate in found.candidates]
    total = dict.fromkeys(reports, 0.0)
    share = dict.fromkeys(reports, 1.0)
    for report, score in zip(reports, found.scores, strict=True):
        total[report] += share[report] * score
        share[report] *= _FURTHER
    return [total[report] for report in reports]
