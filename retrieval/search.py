"""One question through all stages: candidates, their order, where the answer stands, how sure one may be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from retrieval.answers import Around, find_answers, gather_sentences
from retrieval.bm25 import InvertedBM25
from retrieval.catalogue import Catalogue
from retrieval.confidence import CLEAR_FROM, Signals, confidence, names, signals, term_weights
from retrieval.evidence import Evidence, Floats, PassageText, gather, lay_out
from retrieval.normalisation import normalise
from retrieval.options import Options
from retrieval.questions import QuestionTerms
from retrieval.ranking import FEATURES, features, idf_terms
from retrieval.ranking import weights as ranking_weights
from retrieval.recent import Recent
from retrieval.selection import Selection
from retrieval.suggestions import suggest
from retrieval.types import Answer, Hit, Passage, Report, Span, Support
from retrieval.windows import longest_runs, window_features

CANDIDATES: Final = 30
"""Passages that are looked at closer; twice as many, and so on, while reports are wanting."""

CACHED_PASSAGES: Final = 16_384
"""Passages kept ready for looking things up, about 4 KB each."""

CACHED_CHARACTERS: Final = 4_000_000
"""Characters of the reports kept for citing them, 8 MB: a report is shown far more often than it changes."""


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


@dataclass(slots=True)
class Begun:
    """What was found out about a question so far: with reposts among its hits, it is searched for more of them.

    Attributes:
        ranked: Its candidates.
        hits: What those of them say that were laid out, by place.
    """

    ranked: Ranked | None = None
    hits: dict[int, Hit] = field(default_factory=dict)


class Searcher:
    """Searches one index; may be shared between threads. Calls belong into a `Store.reading` of the caller.

    Args:
        catalogue: Its reports and passages.
        options: How much to show, when to decline.
    """

    def __init__(self, catalogue: Catalogue, options: Options) -> None:
        self._catalogue = catalogue
        self._options = options
        # A passage's number is never given to another text or title, so that neither of the two can be stale.
        self._ready = Recent[Candidate](CACHED_PASSAGES, lambda _: 1)
        self._reports = Recent[Report](CACHED_CHARACTERS, lambda report: sum(map(len, report.paragraphs)))

    def search(
        self,
        question: str,
        terms: QuestionTerms,
        index: InvertedBM25 | Selection,
        k: int,
        begun: Begun | None = None,
    ) -> Answer:
        """Answer a question.

        Args:
            question: As it was asked.
            terms: Its terms.
            index: The state of the index to look in, or what is selected of it.
            k: Largest number of hits.
            begun: Of the same question with fewer hits; what is found out now is added.
        """
        begun = begun or Begun()
        if begun.ranked is None or k > CANDIDATES or len(_best_of_reports(begun.ranked)) < k:
            begun.ranked, begun.hits = self.ranked(terms, index, k), {}
        ranked = begun.ranked
        if ranked is None:
            return Answer(question, (), 0.0, answered=False)
        best = _best_of_reports(ranked)[:k]
        weights = self.weights(terms, index)
        if new := [place for place in best if place not in begun.hits]:
            begun.hits |= zip(new, self.hits(terms, ranked, new, weights), strict=True)
        hits = tuple(begun.hits[place] for place in best)
        found = self.signals(terms, ranked, weights)
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

    def signals(self, terms: QuestionTerms, ranked: Ranked, weights: Floats) -> Signals:
        """What speaks for and against the best candidate; `weights` as `weights` gives them."""
        best = ranked.order[0]
        reports = [candidate.passage.report_id for candidate in ranked.candidates]
        others = [float(ranked.scores[place]) for place in ranked.order if reports[place] != reports[best]]
        score = float(ranked.scores[best])
        margin = (score - others[0]) / score if others and score > 0 else None
        return signals(terms, ranked.evidence, best, weights, margin, self._missing_places(terms, ranked, best))

    @staticmethod
    def weights(terms: QuestionTerms, index: InvertedBM25 | Selection) -> Floats:
        """How much each of a question's own terms says, in the order of `Evidence.terms`."""
        own = sorted(terms.own)
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
        if not terms.places:
            return ()
        evidence = ranked.evidence
        stands = np.flatnonzero(evidence.rows(place).any(axis=1))
        here = {evidence.terms[number][2:] for number in stands}
        missing = [name for name in terms.places if name not in here]
        if missing:
            (report,) = self._reports_of([ranked.candidates[place].passage])
            text = normalise(f"{report.title}\n{report.source or ''}\n{report.text}")
            missing = [name for name in missing if not names(text, name)]
        return tuple(missing)

    def locate(self, terms: QuestionTerms, index: InvertedBM25 | Selection, passage: int) -> Hit | None:
        """What one passage says to a question; None where no passage has that number."""
        # Read, not taken from what is kept: it may be gone.
        candidates = [_candidate(*found) for found in self._catalogue.passages_by_id([passage])]
        if not candidates:
            return None
        ranked = rank(terms, index, candidates, [0.0])
        return self.hits(terms, ranked, [0], self.weights(terms, index))[0]

    def shown(self, terms: QuestionTerms, index: InvertedBM25 | Selection, passage: int) -> tuple[list[Span], Floats]:
        """What of a passage and those beside it may be shown, for fitting the weights: spans and their features."""
        (candidate,) = self._candidates([passage])
        together, around = self._around(terms, [candidate.passage])
        sentences = gather_sentences(terms, together, around)
        last = longest_runs(sentences, self._options.window)
        spans = list(map(Span, sentences.starts.tolist(), sentences.ends[last].tolist()))
        return spans, window_features(sentences, last, self.weights(terms, index))

    def hits(self, terms: QuestionTerms, ranked: Ranked, places: Sequence[int], weights: Floats) -> tuple[Hit, ...]:
        """What candidates say to a question.

        Args:
            terms: The question's.
            ranked: The candidates.
            places: Which of them, at least one.
            weights: As `weights` gives them.
        """
        middles = [ranked.candidates[place].passage for place in places]
        together, around = self._around(terms, middles)
        located = find_answers(terms, together, around, weights, window=self._options.window)
        reports = self._reports_of(middles)
        shares = (ranked.features[places] * ranking_weights()).tolist()
        hits = []
        for place, middle, found, report, share in zip(places, middles, located, reports, shares, strict=True):
            passage = widened(middle, found.window, report)
            hits.append(
                Hit(
                    report,
                    passage,
                    float(ranked.scores[place]),
                    _moved(found.window, passage),
                    _moved(found.sentence, passage),
                    tuple(_moved(span, passage) for span in found.highlights if _inside(span, passage)),
                    tuple(zip(FEATURES, share, strict=True)),
                )
            )
        return tuple(hits)

    def _reports_of(self, passages: Sequence[Passage]) -> list[Report]:
        """The report of each passage."""
        # The number of its first passage tells a report, and what it said, from all others.
        first = [passage.id - passage.ordinal for passage in passages]
        kept = self._reports.find(first)
        missing = {p.report_id: number for p, number in zip(passages, first, strict=True) if number not in kept}
        if missing:
            loaded = {missing[number]: report for number, report in self._catalogue.reports(missing).items()}
            self._reports.keep(loaded)
            kept |= loaded
        return [kept[number] for number in first]

    def _around(self, terms: QuestionTerms, middles: Sequence[Passage]) -> tuple[Evidence, list[Around]]:
        """Passages with those before and after them, and the evidence in all of these."""
        # The passages of a report are stored one after the other.
        wanted = dict.fromkeys(number for p in middles for number in (p.id - 1, p.id, p.id + 1))
        kept = {each.passage.id: each for each in self._candidates(wanted)}
        texts: list[PassageText] = []
        around = []
        for middle in middles:
            near = [
                kept[number]
                for number in (middle.id - 1, middle.id, middle.id + 1)
                if number in kept and kept[number].passage.report_id == middle.report_id
            ]
            passages = tuple(each.passage for each in near)
            here = next(place for place, passage in enumerate(passages) if passage.id == middle.id)
            around.append(Around(len(texts), here, passages))
            texts += [each.text for each in near]
        # Looked up at once: a look-up in three passages takes nearly as long as one in thirty.
        return gather(terms, texts), around

    def _candidates(self, passages: Iterable[int]) -> tuple[Candidate, ...]:
        """Passages ready for looking things up, in the order given; those that are gone are left out."""
        wanted = list(passages)
        ready = self._ready.find(wanted)
        missing = [number for number in wanted if number not in ready]
        if missing:
            found = self._catalogue.passages_by_id(missing)
            loaded = {passage.id: _candidate(passage, title) for passage, title in found}
            self._ready.keep(loaded)
            ready |= loaded
        return tuple(ready[number] for number in wanted if number in ready)


def _candidate(passage: Passage, title: str) -> Candidate:
    return Candidate(passage, lay_out(passage.text, title))


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


def _best_of_reports(ranked: Ranked) -> list[int]:
    """The place of the best candidate of each report, the best first."""
    best: dict[int, int] = {}
    for place in ranked.order:
        best.setdefault(ranked.candidates[place].passage.report_id, place)
    return list(best.values())


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
