"""One question through all stages: candidates, their order, where the answer stands, how sure one may be."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from retrieval.analysis.normalisation import normalise
from retrieval.analysis.questions import QuestionTerms
from retrieval.index.bm25 import InvertedBM25
from retrieval.index.room import Room
from retrieval.options import Options
from retrieval.search.answers import Around, Asked, Located, find_answers, gather_hits, gather_sentences
from retrieval.search.candidates import Candidate, Candidates, first_of_report
from retrieval.search.confidence import CLEAR_FROM, Signals, confidence, names, signals, term_weights
from retrieval.search.evidence import Floats
from retrieval.search.filters import Selection
from retrieval.search.lookups import Probe
from retrieval.search.ranking import FEATURES, Found, Ranked, idf_terms, rank
from retrieval.search.ranking import weights as ranking_weights
from retrieval.search.rounds import Need, Steps
from retrieval.search.suggestions import suggest
from retrieval.search.windows import runs
from retrieval.store.catalogue import Catalogue
from retrieval.types import Answer, Hit, Passage, Report, Span, Support

CANDIDATES: Final = 30
"""Passages that are looked at closer; twice as many, and so on, while reports are wanting."""

Index = InvertedBM25 | Selection
"""The state of the index to look in, or what is selected of it."""


@dataclass(slots=True)
class Begun:
    """A question, and what was found out about it so far: with reposts among its hits it is searched for more of them.

    Attributes:
        probe: What is looked up of it.
        index: Where.
        ranked: Its candidates.
        hits: What those of them say that were laid out, by place.
    """

    probe: Probe
    index: Index
    ranked: Ranked | None = None
    hits: dict[int, Hit] = field(default_factory=dict)

    @property
    def terms(self) -> QuestionTerms:
        """The terms of the question."""
        return self.probe.question

    def weights(self) -> Floats:
        """How much each of its own terms says, in the order of `Evidence.terms`."""
        own = self.probe.terms
        return term_weights(self.terms, own, self.index.idfs(own), self.index.corpus_size)


class Searcher:
    """Searches one index; may be shared between threads. Calls belong into a `Store.reading` of the caller.

    Args:
        catalogue: Its reports and passages.
        options: How much to show, when to decline.
        room: How much may be kept in memory.
    """

    def __init__(self, catalogue: Catalogue, options: Options, room: Room) -> None:
        self._candidates = Candidates(catalogue, room)
        self._options = options

    def search(self, question: str, begun: Begun, k: int) -> Steps[Answer]:
        """Answer a question.

        Args:
            question: As it was asked.
            begun: What is known of it; what is found out now is added.
            k: Largest number of hits.
        """
        if begun.ranked is None or k > CANDIDATES or len(_best_of_reports(begun.ranked)) < k:
            begun.ranked, begun.hits = (yield from self.ranked(begun, k)), {}
        ranked = begun.ranked
        if ranked is None:
            return Answer(question, (), 0.0, answered=False)
        best = _best_of_reports(ranked)[:k]
        weights = begun.weights()
        if new := [place for place in best if place not in begun.hits]:
            begun.hits |= zip(new, (yield from self.hits(begun, ranked, new, weights)), strict=True)
        hits = tuple([begun.hits[place] for place in best])
        found = self.signals(begun.terms, ranked, weights)
        sure = confidence(found)
        answered = sure >= self._options.needed
        clear = sure >= CLEAR_FROM and not found.missing
        support: Support = "none" if not answered else "clear" if clear else "possible"
        meant = None if answered else self._suggestion(question.strip(), begun, ranked)
        return Answer(question, hits, sure, answered, support, meant)

    def ranked(self, begun: Begun, k: int) -> Steps[Ranked | None]:
        """The candidates in order, from at least k reports where there are as many; None without any."""
        wanted = max(CANDIDATES, k)
        while True:
            scored: list[tuple[int, float]] = yield Need(_best_passages, (begun, wanted))
            candidates: tuple[Candidate, ...] = yield Need(self._candidates.find, [passage for passage, _ in scored])
            if len({candidate.passage.report_id for candidate in candidates}) >= k or len(scored) < wanted:
                break
            wanted *= 2
        return (yield Need(rank, _found(begun, candidates, [score for _, score in scored]))) if candidates else None

    def signals(self, terms: QuestionTerms, ranked: Ranked, weights: Floats) -> Signals:
        """What speaks for and against the best candidate; `weights` as `weights` gives them."""
        best = ranked.order[0]
        report = ranked.candidates[best].passage.report_id
        other = next((place for place in ranked.order if ranked.candidates[place].passage.report_id != report), None)
        score = float(ranked.scores[best])
        margin = (score - float(ranked.scores[other])) / score if other is not None and score > 0 else None
        return signals(terms, ranked.evidence, best, weights, margin, self._missing_places(terms, ranked, best))

    @staticmethod
    def _suggestion(question: str, begun: Begun, ranked: Ranked) -> str | None:
        terms, index = begun.terms, begun.index
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
            ((report,),) = self._candidates.reports([[ranked.candidates[place].passage]])
            text = normalise(f"{report.title}\n{report.source or ''}\n{report.text}")
            missing = [name for name in missing if not names(text, name)]
        return tuple(missing)

    def locate(self, begun: Begun, passage: int) -> Steps[Hit | None]:
        """What one passage says to a question; None where no passage has that number."""
        # Read, not taken from what is kept: it may be gone.
        candidates = tuple(self._candidates.read([passage]).values())
        if not candidates:
            return None
        (ranked,) = rank([_found(begun, candidates, [0.0])])
        return (yield from self.hits(begun, ranked, [0], begun.weights()))[0]

    def shown(self, begun: Begun, passage: int) -> tuple[list[Span], Floats]:
        """What of a passage and those beside it may be shown, for fitting the weights: spans and their features."""
        ((candidate,),) = self._candidates.find([[passage]])
        near = self._candidates.find([_neighbours([candidate.passage])])[0]
        asked = [Asked(begun.probe, _around([candidate.passage], near), begun.weights())]
        sentences = gather_sentences(asked, gather_hits(asked))
        last, features = runs(sentences, self._options.window)
        return list(map(Span, sentences.starts.tolist(), sentences.ends[last].tolist())), features

    def hits(self, begun: Begun, ranked: Ranked, places: Sequence[int], weights: Floats) -> Steps[tuple[Hit, ...]]:
        """What candidates say to a question.

        Args:
            begun: The question.
            ranked: The candidates.
            places: Which of them, at least one.
            weights: Those of `begun`.
        """
        middles = [ranked.candidates[place].passage for place in places]
        near: tuple[Candidate, ...] = yield Need(self._candidates.find, _neighbours(middles))
        located: list[Located] = yield Need(self._located, Asked(begun.probe, _around(middles, near), weights))
        reports: list[Report] = yield Need(self._candidates.reports, middles)
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
                    tuple(
                        [
                            Span(start - passage.start, end - passage.start)
                            for start, end in found.highlights
                            if passage.start <= start and end <= passage.end
                        ]
                    ),
                    tuple(zip(FEATURES, share, strict=True)),
                )
            )
        return tuple(hits)

    def _located(self, asked: list[Asked]) -> list[list[Located]]:
        return find_answers(asked, self._options.window)


def _best_passages(wanted: Sequence[tuple[Begun, int]]) -> list[list[tuple[int, float]]]:
    """The best passages of each question in the index, and their scores."""
    if len(wanted) > 1:
        # The terms that nobody asked for before, in order: what stands side by side in the database is read once.
        wanted[0][0].index.idfs(sorted({term for begun, _ in wanted for term in begun.terms.weights}))
    return [begun.index.top(begun.terms.weights, k) for begun, k in wanted]


def _found(begun: Begun, candidates: tuple[Candidate, ...], scores: Sequence[float]) -> Found:
    return Found(begun.probe, candidates, scores, begun.index.idfs(idf_terms(begun.terms)))


def _neighbours(middles: Sequence[Passage]) -> list[int]:
    """The numbers of passages and of those before and after them."""
    # The passages of a report are stored one after the other.
    return list(dict.fromkeys([number for p in middles for number in (p.id - 1, p.id, p.id + 1)]))


def _around(middles: Sequence[Passage], near: Sequence[Candidate]) -> tuple[Around, ...]:
    """Passages with those before and after them, of what `_neighbours` names."""
    kept = {each.passage.id: each for each in near}
    around = []
    for middle in middles:
        beside = [kept.get(middle.id - 1), kept[middle.id], kept.get(middle.id + 1)]
        # The last passage of what a report said before it changed may stand before its first one, and be kept still.
        there = [each for each in beside if each and first_of_report(each.passage) == first_of_report(middle)]
        passages = tuple([each.passage for each in there])
        here = next(place for place, passage in enumerate(passages) if passage.id == middle.id)
        around.append(Around(here, passages, tuple([each.text for each in there])))
    return tuple(around)


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
    return Passage(passage.id, passage.report_id, passage.ordinal, range(first, stop), start, end, text[start:end])


def _moved(span: Span, passage: Passage) -> Span:
    """A span of the report's text as one of the passage's."""
    return Span(span.start - passage.start, span.end - passage.start)
