"""Candidates by meaning beside those by words, the order of both together, and what may be said of the best.

Words go first: a question in the words of its report is told right by them. One that is not by nothing else (驾照到期了
怎么办, where the notice says 驾驶证审验换证): so meaning counts the more, the less sure words are, and where they are
quite sure it is not asked for. It is a further share of a candidate's score: its cosine, weighed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from retrieval.arrays import Singles
from retrieval.search.filters import Selection
from retrieval.search.ranking import SHOWN_FIRST, Ranked
from retrieval.search.weights import fitted

if TYPE_CHECKING:
    from retrieval.meaning import Encoder
    from retrieval.store import Vectors

NEAR: Final = 30
"""Passages near in meaning that are looked at closer, beside those that words find."""

FITTED: Final = Path(__file__).with_name("weights.toml")

MIXING: Final = ("weight", "fall")
"""What a cosine counts where words are not sure at all, and how fast that falls: weight x (1 - confidence) ^ fall."""

_ANY_QUESTION: Final = "怎么办理"

_LOADING: Final = 60.0
"""Seconds that may pass before the first question is encoded, as nobody waits for it."""

_SURE: Final = 0.97
"""Confidence from which words alone answer: meaning would count for nothing."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a question means, and how near to it passages are.

    Attributes:
        vector: The question's.
        near: The cosines of the nearest passages that may answer, by passage.
        usual: The mean cosine of the nearest of all passages: be few of them asked, one is as good as among all.
    """

    vector: Singles
    near: Mapping[int, float]
    usual: float


class Meanings:
    """Of one index; may be shared between threads. Calls belong into a `Store.reading` of the caller.

    Args:
        vectors: Of its passages.
        encoder: Of questions.
        patience: Seconds that it may take.
    """

    def __init__(self, vectors: "Vectors", encoder: "Encoder", patience: float) -> None:
        from retrieval.meaning import Listener, Neighbours

        self._stored = vectors
        self._encoder = encoder.fingerprint
        self._listener = Listener(encoder, patience)
        self.vectors = self._listener.vectors
        self._neighbours = Neighbours(vectors, encoder.fingerprint)

    def warm_up(self) -> None:
        """Load now what the first question would wait for, and might not be given the time for."""
        vectors = self._listener.vectors([_ANY_QUESTION], _LOADING)
        if vectors is not None:
            self._neighbours.nearness(vectors[0])

    def meant(self, question: str, sure: float, index: Selection) -> Meant | None:
        """What a question means; None where words alone answer: they are sure, or vectors are wanting.

        Args:
            question: As it was asked.
            sure: How sure words are.
            index: The passages that may answer.
        """
        if sure >= _SURE or self._stored.wanting(self._encoder):
            return None
        vectors = self.vectors([question])
        if vectors is None:
            return None
        nearness = self._neighbours.nearness(vectors[0])
        near = every = self._neighbours.nearest(nearness, index.looked_at(NEAR))
        if index.ranges is not None:
            near = self._neighbours.nearest(nearness, index.looked_at(NEAR), index.ranges)
        usual = float(np.mean([cosine for _, cosine in every[:NEAR]] or [0.0]))
        return Meant(vectors[0], dict(index.preferred(near, NEAR)), usual)

    def joined(self, meant: Meant, sure: float, ranked: Ranked, by_words: int, index: Selection) -> Ranked:
        """Candidates in the order of words and meaning together.

        Args:
            meant: What the question means.
            sure: How sure words are.
            ranked: They, and their order by words.
            by_words: How many of them words found.
            index: The passages that may answer.
        """
        passages = [candidate.passage.id for candidate in ranked.candidates]
        found = self._neighbours.cosines(meant.vector, [number for number in passages if number not in meant.near])
        cosines = dict(index.preferred(list(found.items()), len(found))) | dict(meant.near)
        weight, fall = fitted("meaning", MIXING, FITTED)
        column = weight * (1 - sure) ** fall * np.array([cosines.get(number, 0.0) for number in passages])
        scores = np.round(ranked.scores + column, 9)
        shown = [SHOWN_FIRST if each.passage.report_id in index.shown else 1.0 for each in ranked.candidates]
        order = tuple(np.lexsort((np.array(passages), -scores * shown)).tolist())
        shares = np.column_stack([ranked.shares, column])
        return ranked._replace(shares=shares, order=order, scores=scores, by_words=by_words)
