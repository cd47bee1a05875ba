"""How sure one may be of an answer: from what of the question stands in the best passage, and what does not.

A logistic model of four signals, fitted by `benchmarks.fit`. Rare words weigh more than common ones, by their
IDF in the index mixed with how common they are in everyday Chinese: in an index of four passages every word that they
lack would else weigh the same, be it 搞 or 流片.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from retrieval.analysis import WORD_WEIGHT, QuestionTerms
from retrieval.arrays import Floats
from retrieval.search.evidence import Evidence, is_spaced, is_whole_word
from retrieval.search.weights import fitted

SIGNALS: Final = ("saturation", "coverage", "margin", "places")
"""Names of the signals:

* `saturation`: how often the passage says the question's terms, each saturating as in BM25, as a share of the most;
* `coverage`: the share of the question that the best two adjacent sentences cover, title counted in;
* `margin`: how far the next report's score stays behind, as a share;
* `places`: the share of the question's places and organisations that the report does not name.
"""

CLEAR_FROM: Final = 0.9
"""Confidence (that the reports answer) from which an answer may be clear; the other threshold is `HELD_FROM`."""

# Passages of everyday Chinese that the index is thought to hold besides its own. Of 0, 50, 200 and 1000 the best for
# near misses, with foreign questions unchanged.
_BACKGROUND: Final = 1000

USUAL_MARGIN: Final = 0.2
"""Where there is no other report to compare with: what answerable questions of the open sets have on average."""

_K1, _B = 0.9, 0.75
_USUAL_LENGTH: Final = 450
"""Characters of a passage of usual length."""


class Signals(NamedTuple):
    """The signals for one question, in the order of `SIGNALS`.

    Attributes:
        values: The signals.
        missing: Places and organisations of the question that the report does not name.
    """

    values: tuple[float, ...]
    missing: tuple[str, ...]


def confidence(found: Signals) -> float:
    """Chance that the passage answers, as the model sees it: from 0 to 1."""
    weights = fitted("confidence", (*SIGNALS, "constant"))
    return float(1 / (1 + np.exp(-(weights[:-1] @ np.array(found.values) + weights[-1]))))


def rarities(question: QuestionTerms, terms: Sequence[str], idf: Mapping[str, float], passages: int) -> Floats:
    """How much each term of a question says, a word's counted twice.

    Args:
        question: The question.
        terms: Its own terms.
        idf: ln((N + 1) / df) of each; one that stands nowhere counts as if it stood in one passage.
        passages: In the index.

    Returns:
        ln((N + M + 1) / (df + M p)), where p is the share of everyday passages with the term; never negative.
    """
    # The index remembers the IDF of terms, and counting passages anew would take long in a large one.
    df = (passages + 1) * np.exp(-np.array([idf[term] for term in terms]))
    common = np.array([question.common[term] for term in terms])
    mixed = np.log((passages + _BACKGROUND + 1) / (df + _BACKGROUND * common))
    words = np.array([WORD_WEIGHT if term.startswith("w:") else 1.0 for term in terms])
    weighted: Floats = np.maximum(mixed, 0.0) * words
    return weighted


def coverage(evidence: Evidence, place: int, weights: Floats) -> float:
    """The share of the weights that the best two adjacent sentences cover, with the title.

    Args:
        evidence: Where the question's terms stand.
        place: The passage's place in it.
        weights: Of the terms.
    """
    rows = evidence.rows(place) | evidence.title(place)[:, None]
    pairs = rows.copy()
    pairs[:, :-1] |= rows[:, 1:]
    return min(float((weights @ pairs).max() / (weights.sum() or 1.0)), 1.0)


def signals(
    question: QuestionTerms,
    evidence: Evidence,
    place: int,
    weights: Floats,
    margin: float | None,
    missing: Sequence[str],
) -> Signals:
    """Read the signals off the best passage.

    Args:
        question: The question.
        evidence: Where its terms stand.
        place: The best passage's place in it.
        weights: Of the terms, as `rarities` gives them.
        margin: Share of its score by which the best passage of another report stays behind; None without another.
        missing: Places of the question that the report does not name.
    """
    text = evidence.passages[place].characters
    counts = np.array([_count(text, term[2:]) for term in evidence.terms], dtype=np.float64)
    # A synonym counts as the word itself would, once.
    counts = np.maximum(counts, evidence.found[:, evidence.starts[place] : evidence.starts[place + 1]].any(axis=1))
    saturated = counts / (counts + _K1 * (1 - _B + _B * len(text) / _USUAL_LENGTH))
    return Signals(
        (
            float(weights @ saturated / (weights.sum() or 1.0)),
            coverage(evidence, place, weights),
            USUAL_MARGIN if margin is None else margin,
            len(missing) / max(len(question.places), 1),
        ),
        tuple(missing),
    )


def _count(text: str, word: str) -> int:
    """How often a word stands in a normalised text, one of letters or digits by itself: 5 is not in 2025."""
    if not is_spaced(word[0]) and not is_spaced(word[-1]):
        return text.count(word)
    count, at = 0, text.find(word)
    while at >= 0:
        count += is_whole_word(text, at, at + len(word))
        at = text.find(word, at + len(word))
    return count
