"""What a search looks at before it decides: its candidates, what of the best may be shown, and the signals."""

from dataclasses import dataclass

from retrieval.arrays import Floats
from retrieval.engine import Engine
from retrieval.errors import EmptyQuestion, QuestionTooLong
from retrieval.search.answers import sentences_of
from retrieval.search.begun import Begun
from retrieval.search.candidate_search import CandidateSearch
from retrieval.search.candidates import CandidateCache
from retrieval.search.hits import around
from retrieval.search.judging.confidence import Signals
from retrieval.search.judging.verdict import signals_of
from retrieval.search.ranking import Ranked
from retrieval.search.windows import runs
from retrieval.types import Span


@dataclass(frozen=True, slots=True)
class Seen:
    """What was looked at for one question.

    Attributes:
        ranked: The candidates.
        signals: How sure one may be of the best.
        runs: What of the best and the passages beside it may be shown: spans of its report's text.
        features: These by `retrieval.search.windows.WINDOW_FEATURES`.
    """

    ranked: Ranked
    signals: Signals
    runs: tuple[Span, ...]
    features: Floats


class Looker:
    """Looks as the engine does, with the ranking's weights that it is given.

    Args:
        engine: Over the documents of a question set.
        weights: Of the ranking; None: the fitted ones.

    Attributes:
        engine: The engine.
    """

    def __init__(self, engine: Engine, weights: Floats | None = None) -> None:
        self.engine = engine
        self._index = engine._index
        self._cache = CandidateCache(self._index.catalogue)
        self._candidates = CandidateSearch(self._cache, None, weights)

    def look(self, question: str) -> Seen | None:
        """None for a question that cannot be asked, or where no passage shares a term with it."""
        with self._index.store.reading():
            try:
                terms = self._index.tokenizer_of_index().question(question)
            except (EmptyQuestion, QuestionTooLong):
                return None
            begun = Begun.of(terms, self._index.segments.index())
            ranked = self._candidates.best(begun, 1)
            if ranked is None:
                return None
            best = around(self._cache, begun.lookup, ranked, [ranked.order[0]])
            sentences = sentences_of(begun.lookup, best, begun.weights)
            last, features = runs(sentences, self.engine.options.window)
            spans = map(Span, sentences.starts.tolist(), sentences.ends[last].tolist())
            return Seen(ranked, signals_of(begun, ranked, self._cache), tuple(spans), features)
