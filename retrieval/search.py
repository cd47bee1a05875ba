"""One question through all stages: candidates, their order, where the answer stands, how sure one may be."""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from retrieval.answers import find_answer, gather_sentences
from retrieval.bm25 import InvertedBM25
from retrieval.catalogue import Catalogue
from retrieval.confidence import CLEAR_FROM, Signals, confidence, names, signals, term_weights
from retrieval.evidence import Evidence, Floats, PassageText, gather, lay_out
from retrieval.normalisation import normalise
from retrieval.options import Options
from retrieval.questions import QuestionTerms
from retrieval.ranking import FEATURES, features, idf_terms
from retrieval.ranking import weights as ranking_weights
from retrieval.selection import Selection
from retrieval.suggestions import suggest
from retrieval.types import Answer, Hit, Passage, Report, Span, Support
from retrieval.windows import Run, Sentences, runs

CANDIDATES: Final = 30
"""Passages that are looked at closer; twice as many, and so on, while reports are wanting."""

CACHED_PASSAGES: Final = 4096
"""Passages kept ready for looking things up, about 5 KB each."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage, ready for looking things up."""

    passage: Passage
    text: PassageText


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


class Searcher:
    """Searches one index; may be shared between threads. Calls belong into a `Store.reading` of the caller.

    Args:
        catalogue: Its reports and passages.
        options: How much to show, when to decline.
    """

    def __init__(self, catalogue: Catalogue, options: Options) -> None:
        self._catalogue = catalogue
        self._options = options
        self._ready: OrderedDict[int, Candidate] = OrderedDict()
        self._changing = threading.Lock()

    def search(self, question: str, terms: QuestionTerms, index: InvertedBM25 | Selection, k: int) -> Answer:
        """Answer a question.

        Args:
            question: As it was asked.
            terms: Its terms.
            index: The state of the index to look in, or what is selected of it.
            k: Largest number of hits.
        """
        ranked = self.ranked(terms, index, k)
        if ranked is None:
            return Answer(question, (), 0.0, answered=False)
        best: dict[int, int] = {}
        for place in ranked.order:
            best.setdefault(ranked.candidates[place].passage.report_id, place)
        chosen = list(best.values())[:k]
        weights = self._weights(terms, index, ranked)
        hits = tuple(self._hit(terms, ranked, place, weights) for place in chosen)
        found = self.signals(terms, index, ranked)
        sure = confidence(found)
        answered = sure >= self._options.needed
        clear = sure >= CLEAR_FROM and not found.missing
        support: Support = "none" if not answered else "clear" if clear else "possible"
        meant = None if answered else self._suggestion(question.strip(), terms, index, ranked)
        return Answer(question, hits, sure, answered, support, meant)

    def ranked(self, terms: QuestionTerms, index: InvertedBM25 | Selection, k: int) -> Ranked | None:
        """The candidates in order, from at least k reports where there are as many; None without any."""
        wanted = max(CANDIDATES, k)
        while True:
            scored = index.top(terms.weights, wanted)
            candidates = self._candidates(passage for passage, _ in scored)
            if len({candidate.passage.report_id for candidate in candidates}) >= k or len(scored) < wanted:
                break
            wanted *= 2
        return rank(terms, index, candidates, [score for _, score in scored]) if candidates else None

    def signals(self, terms: QuestionTerms, index: InvertedBM25 | Selection, ranked: Ranked) -> Signals:
        """What speaks for and against the best candidate."""
        best = ranked.order[0]
        weights = self._weights(terms, index, ranked)
        reports = [candidate.passage.report_id for candidate in ranked.candidates]
        others = [float(ranked.scores[place]) for place in ranked.order if reports[place] != reports[best]]
        score = float(ranked.scores[best])
        margin = (score - others[0]) / score if others and score > 0 else None
        return signals(terms, ranked.evidence, best, weights, margin, self._missing_places(terms, ranked, best))

    @staticmethod
    def _weights(terms: QuestionTerms, index: InvertedBM25 | Selection, ranked: Ranked) -> Floats:
        own = ranked.evidence.terms
        return term_weights(terms, own, index.idfs(own), index.corpus_size)

    def _suggestion(
        self, question: str, terms: QuestionTerms, index: InvertedBM25 | Selection, ranked: Ranked
    ) -> str | None:
        df = index.document_frequencies(term for term in terms.own if term.startswith("b:"))
        found = suggest(
            terms.asked,
            lambda pair: df.get(f"b:{pair}") == 0,
            lambda word: bool(index.document_frequencies([f"w:{word}"])[f"w:{word}"]),
            (ranked.candidates[place].text.normal.text for place in ranked.order),
        )
        if found is None:
            return None
        start, end, word = found
        # Where normalising has moved characters, the normalised question is what can be mended.
        written = question if len(question) == len(terms.asked) else terms.asked
        return written[:start] + word + written[end:]

    def _missing_places(self, terms: QuestionTerms, ranked: Ranked, place: int) -> tuple[str, ...]:
        evidence = ranked.evidence
        here = {term[2:] for term, row in zip(evidence.terms, evidence.rows(place), strict=True) if row.any()}
        missing = [name for name in terms.places if name not in here]
        if missing:
            report = self._catalogue.report(ranked.candidates[place].passage.report_id)
            text = normalise(f"{report.title}\n{report.source or ''}\n{report.text}")
            missing = [name for name in missing if not names(text, name)]
        return tuple(missing)

    def locate(self, terms: QuestionTerms, index: InvertedBM25 | Selection, passage: int) -> Hit | None:
        """What one passage says to a question; None where no passage has that number."""
        candidates = self._candidates([passage])
        if not candidates:
            return None
        ranked = rank(terms, index, candidates, [0.0])
        return self._hit(terms, ranked, 0, self._weights(terms, index, ranked))

    def shown(
        self, terms: QuestionTerms, index: InvertedBM25 | Selection, passage: int
    ) -> tuple[Sentences, tuple[Run, ...]]:
        """What of a passage and those beside it may be shown, for fitting the weights."""
        (candidate,) = self._candidates([passage])
        ranked = rank(terms, index, [candidate], [0.0])
        evidence, here, passages = self._around(terms, candidate)
        sentences = gather_sentences(terms, evidence, here, passages, self._weights(terms, index, ranked))
        return sentences, runs(sentences.spans, self._options.window)

    def _hit(self, terms: QuestionTerms, ranked: Ranked, place: int, weights: Floats) -> Hit:
        candidate = ranked.candidates[place]
        evidence, here, passages = self._around(terms, candidate)
        found = find_answer(terms, evidence, here, passages, weights, window=self._options.window)
        report = self._catalogue.report(candidate.passage.report_id)
        passage = widened(candidate.passage, found.window, report)
        shares = zip(FEATURES, (ranked.features[place] * ranking_weights()).tolist(), strict=True)
        return Hit(
            report,
            passage,
            float(ranked.scores[place]),
            _moved(found.window, passage),
            _moved(found.sentence, passage),
            tuple(_moved(span, passage) for span in found.highlights if _inside(span, passage)),
            tuple(shares),
        )

    def _around(self, terms: QuestionTerms, candidate: Candidate) -> tuple[Evidence, int, list[Passage]]:
        """The evidence in a candidate and the passages before and after it, the candidate's place, the passages."""
        middle = candidate.passage
        # The passages of a report are stored one after the other, almost always.
        near = [
            each
            for each in self._candidates((middle.id - 1, middle.id, middle.id + 1))
            if each.passage.report_id == middle.report_id and abs(each.passage.ordinal - middle.ordinal) <= 1
        ]
        near.sort(key=lambda each: each.passage.ordinal)
        here = next(place for place, each in enumerate(near) if each.passage.id == middle.id)
        return gather(terms, [each.text for each in near]), here, [each.passage for each in near]

    def _candidates(self, passages: Iterable[int]) -> tuple[Candidate, ...]:
        """Passages ready for looking things up, in the order given; those that are gone are left out."""
        wanted = list(passages)
        with self._changing:
            ready = {number: self._ready[number] for number in wanted if number in self._ready}
        missing = [number for number in wanted if number not in ready]
        if missing:
            found = self._catalogue.passages_by_id(missing)
            titles = self._catalogue.titles({passage.report_id for passage in found.values()})
            for number, passage in found.items():
                ready[number] = Candidate(passage, lay_out(passage.text, titles[passage.report_id]))
        with self._changing:
            for number, candidate in ready.items():
                # A passage's id is never given to another text, so an entry cannot be stale.
                self._ready[number] = candidate
                self._ready.move_to_end(number)
            while len(self._ready) > CACHED_PASSAGES:
                self._ready.popitem(last=False)
        return tuple(ready[number] for number in wanted if number in ready)


def rank(
    terms: QuestionTerms, index: InvertedBM25 | Selection, candidates: Sequence[Candidate], scores: Sequence[float]
) -> Ranked:
    """Order candidates by the weighted sum of their features.

    Args:
        terms: The question's.
        index: Gives the IDF of terms.
        candidates: At least one.
        scores: Their first-stage scores.
    """
    evidence = gather(terms, [candidate.text for candidate in candidates])
    reports = [candidate.passage.report_id for candidate in candidates]
    values = features(terms, evidence, index.idfs(idf_terms(terms)), scores, reports)
    # Rounded, so that equal passages tie whatever the order of the sums.
    totals = np.round(values @ ranking_weights(), 9)
    numbers = np.array([candidate.passage.id for candidate in candidates])
    order = np.lexsort((numbers, -totals))
    return Ranked(tuple(candidates), evidence, values, tuple(order.tolist()), totals)


def widened(passage: Passage, window: Span, report: Report) -> Passage:
    """A passage and what a window shows of its neighbours; the window counts in the report's text."""
    start, end = min(passage.start, window.start), max(passage.end, window.end)
    if (start, end) == (passage.start, passage.end):
        return passage
    text = report.text
    first = passage.paragraphs.start - text.count("\n", start, passage.start)
    stop = passage.paragraphs.stop + text.count("\n", passage.end, end)
    return replace(passage, paragraphs=range(first, stop), start=start, end=end, text=text[start:end])


def _moved(span: Span, passage: Passage) -> Span:
    """A span of the report's text as one of the passage's."""
    return Span(span.start - passage.start, span.end - passage.start)


def _inside(span: Span, passage: Passage) -> bool:
    return passage.start <= span.start and span.end <= passage.end
