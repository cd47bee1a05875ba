"""The final order of the candidates: a linear sum of few features, each of which can be shown (after M10).

The first stage counts terms wherever they stand in a passage; this one looks closer at its best thirty: whether one
sentence or two hold what was asked, whether words stand side by side as in the question, what else the report has.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from retrieval.evidence import Bools, Counts, Evidence, Floats, term_weights
from retrieval.questions import QuestionTerms

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


def idf_terms(question: QuestionTerms) -> set[str]:
    """The terms whose IDF `features` wants to know."""
    return {*question.own, *("w:" + word for pair in question.pairs for word in pair)}


def features(
    question: QuestionTerms,
    evidence: Evidence,
    idf: Mapping[str, float],
    scores: Sequence[float],
    reports: Sequence[int],
) -> Floats:
    """Look closer at candidates.

    Args:
        question: The question.
        evidence: Where its terms stand in the candidates.
        idf: Of `idf_terms(question)`.
        scores: Of the first stage, a candidate each, descending.
        reports: Their reports.

    Returns:
        Candidates by `FEATURES`.
    """
    own = term_weights(evidence.terms, idf)
    character = np.array([term.startswith("u:") for term in evidence.terms])
    first = evidence.starts[:-1]
    pairs = _pairs(evidence).astype(np.float64)
    alone = np.where(character, 0.0, own) @ evidence.found
    phrases = np.array([idf["w:" + one] + idf["w:" + other] for one, other in question.pairs])
    bm25 = np.asarray(scores, dtype=np.float64)
    columns = {
        "bm25": bm25,
        "sentence": np.maximum.reduceat(_with_neighbours(alone, evidence), first),
        "characters": np.maximum.reduceat(np.where(character, own, 0.0) @ pairs, first),
        "words": np.maximum.reduceat(np.where(character, 0.0, own) @ pairs, first),
        "title": evidence.title_asked,
        "phrases": phrases @ evidence.pairs,
        "longest": evidence.longest,
        "report": _report_evidence(bm25, np.asarray(reports, dtype=np.int64)),
    }
    return np.column_stack([columns[name] for name in FEATURES]).astype(np.float64)


def _pairs(evidence: Evidence) -> Bools:
    """What each row covers together with the next of the same passage and the title."""
    titles = np.repeat(evidence.found[:, evidence.starts[:-1]], np.diff(evidence.starts), axis=1)
    rows = evidence.found | titles
    pairs = rows.copy()
    pairs[:, :-1] |= rows[:, 1:]
    last = evidence.starts[1:] - 1
    pairs[:, last] = rows[:, last]
    return pairs


def _with_neighbours(values: Floats, evidence: Evidence) -> Floats:
    """Each row's value with a part of those beside it in the same passage."""
    before = np.concatenate(([0.0], values[:-1]))
    after = np.concatenate((values[1:], [0.0]))
    before[evidence.starts[:-1]] = 0.0
    after[evidence.starts[1:] - 1] = 0.0
    return values + _NEIGHBOUR * (before + after)


def _report_evidence(scores: Floats, reports: Counts) -> Floats:
    same = reports[:, None] == reports
    further = np.tril(same, -1).sum(axis=1)
    total: Floats = same @ (scores * _FURTHER**further)
    return total
