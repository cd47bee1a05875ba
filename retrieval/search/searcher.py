"""One question from its words to an answer.

The stages in their order: which of the passages that may answer are of the time asked about (`filters`), how else its
names stand there (`variants`), the best thirty (`candidates`), their order (`ranking`), how sure one may be
(`confidence`), what is near in meaning beside them (`meanings`), where in them the answer stands and what to show
(`answers`, `windows`, `hits`), reposts of the same story (`stories`), and which hits say the same (`agreement`) or what
may have been meant (`suggestions`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np

from retrieval.analysis import MAX_QUESTION, QuestionTerms, Tokenizer, normalise
from retrieval.arrays import Floats
from retrieval.index import InvertedBM25
from retrieval.options import Options
from retrieval.search.candidates import CandidateCache
from retrieval.search.confidence import (
    CLEAR_FROM,
    SIGNALS,
    USUAL_MARGIN,
    Signals,
    confidence,
    coverage,
    names_place,
    rarities,
    signals,
)
from retrieval.search.extraction import as_written, lacking, short_answers, shows_answer
from retrieval.search.filters import Selection, times_of
from retrieval.search.hits import Said, make_hits
from retrieval.search.lookups import Lookup
from retrieval.search.ranking import FEATURES, Ranked, idf_terms, rank
from retrieval.search.stories import crowd_of, each_story_once, without_copies
from retrieval.search.variants import with_variants
from retrieval.search.weights import fitted
from retrieval.store import Catalogue, Reposts, Story
from retrieval.types import Answer, Hit, Support

if TYPE_CHECKING:
    from retrieval.search.meanings.joining import Meanings, Meant

CANDIDATES: Final = 30
"""Passages that are looked at closer. While they tell too few stories, those that only tell one again are left out, and
where that changes nothing twice as many are looked at."""

_MARGIN: Final = SIGNALS.index("margin")

_NEARLY: Final = 0.8
"""Confidence from which it may count that the next reports say the same as the first."""

Index = InvertedBM25 | Selection
"""The state of the index to look in, or what is selected of it."""


@dataclass(slots=True)
class Begun:
    """A question, and what was found out about it so far: with reposts among its hits it is searched for more of them.

    Attributes:
        lookup: What is looked up of it.
        index: Where.
        idf: How rare its terms are there.
        weights: How much each of its own terms says, in the order of `Lookup.terms`.
        ranked: Its candidates; None without any.
        meant: What it means, where not words alone answer it.
        said: What those of them say that were laid out, by place.
        stories: The stories of the candidates' reports that others tell too.
        crowd: Passages that are not looked at, since their reports only tell again what candidates tell.
    """

    lookup: Lookup
    index: Index
    idf: dict[str, float]
    weights: Floats
    ranked: Ranked | None = None
    meant: "Meant | None" = None
    said: dict[int, Said] = field(default_factory=dict)
    stories: dict[int, Story] = field(default_factory=dict)
    crowd: frozenset[int] = frozenset()

    @classmethod
    def of(cls, terms: QuestionTerms, index: Index) -> "Begun":
        """A question nothing is known of yet but how else its names stand there, and how rare its terms are."""
        terms = with_variants(terms, index)
        lookup = Lookup.of(terms)
        idf = index.idfs(idf_terms(terms))
        return cls(lookup, index, idf, rarities(terms, lookup.terms, idf, index.corpus_size))


class Searcher:
    """Searches one index; may be shared between threads. Calls belong into a `Store.reading` of the caller.

    Args:
        catalogue: Its reports and passages.
        reposts: Which of them tell the same story.
        options: How much to show, when to decline.
        weights: Of the ranking; None: the fitted ones.
        meanings: What its passages mean; None: words alone answer.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        reposts: Reposts,
        options: Options,
        weights: Floats | None = None,
        meanings: "Meanings | None" = None,
    ) -> None:
        self._reposts = reposts
        self._options = options
        self._weights = fitted("ranking", FEATURES) if weights is None else weights
        self._meanings = meanings
        self._cache = CandidateCache(catalogue)

    def search(self, question: str, tokenizer: Tokenizer, index: Selection, k: int, today: date) -> Answer:
        """Answer a question.

        Args:
            question: As it was asked.
            tokenizer: That of the index.
            index: The passages that may answer.
            k: Largest number of hits.
            today: What 去年 in the question is counted from.
        """
        terms = tokenizer.question(question)
        if self._options.prefer_dates:
            index = index.preferring(times_of(terms.asked, today))
        begun = Begun.of(terms, index)
        begun.ranked = by_words = self.best_candidates(begun, k)
        support, sure, found = self._verdict(begun)
        if self._meanings is not None and self._join_meanings(self._meanings, question, begun, sure, index):
            by_both = self._verdict(begun)
            if by_both[0] == "none" and support != "none":
                begun.ranked, begun.meant = by_words, None
            else:
                support, sure, found = by_both
        hits = self._hits_of_stories(begun, index, k)
        if support == "none":
            ranked = begun.ranked
            meant = None if ranked is None else self._suggestion(question.strip(), begun, ranked, tokenizer)
            return Answer(question, hits, sure, answered=False, suggestion=meant)
        if support == "similar":
            return Answer(question, self._with_nearest_sentence(begun, hits), sure, answered=True, support=support)
        assert begun.ranked is not None, "it is answered"
        assert found is not None, "it is answered"
        best = begun.said[begun.ranked.order[0]]
        report, located = best.hit.report, best.located
        lacks = (*found.missing, *lacking(located, report.published))
        by_report = {each.hit.report.id: each for each in begun.said.values()}
        said = [by_report[hit.report.id] for hit in hits]
        hits = _with_agreeing(begun, hits, said)
        # Which stories there are is known by now, and who says the same.
        margin = _margin(hits) if k > 1 else _behind(begun, begun.ranked)
        margin = USUAL_MARGIN if margin is None else margin
        found = replace(found, values=(*found.values[:_MARGIN], margin, *found.values[_MARGIN + 1 :]))
        clear = sure >= _NEARLY and confidence(found) >= CLEAR_FROM
        clear = clear and not lacks and shows_answer(located, margin)
        clear = clear and report.is_sure_of(best.hit.paragraphs)
        choices = () if clear else short_answers([(hit, one.located) for hit, one in zip(hits, said, strict=True)])
        words = as_written(question, terms.asked, lacks)
        support = "clear" if clear else "possible"
        return Answer(question, hits, sure, answered=True, support=support, lacks=words, choices=choices)

    def locate(self, terms: QuestionTerms, index: Index, passage: int) -> Hit | None:
        """What one passage says to a question; None where no passage has that number."""
        # Read, not taken from what is kept: it may be gone.
        candidates = tuple(self._cache.read([passage]).values())
        if not candidates:
            return None
        begun = Begun.of(terms, index)
        ranked = rank(begun.lookup, candidates, [0.0], begun.idf, self._weights)
        return self._said(begun, ranked, [0])[0].hit

    def further(self, terms: QuestionTerms, index: Index, shown: Sequence[Hit], k: int) -> tuple[Hit, ...]:
        """Other passages of the reports shown that say something to the question, the best first, at most k."""
        reports = {hit.report.id for hit in shown}
        known = {hit.passage.id for hit in shown}
        begun = Begun.of(terms, index)
        ranked = self.best_candidates(begun, 1)
        if ranked is None:
            return ()
        passages = [candidate.passage for candidate in ranked.candidates]
        others = [
            place for place in ranked.order if passages[place].report_id in reports and passages[place].id not in known
        ]
        return tuple([each.hit for each in self._said(begun, ranked, others[:k])])

    def _hits_of_stories(self, begun: Begun, index: Selection, k: int) -> tuple[Hit, ...]:
        """Hits of k different stories, or of as many as there are."""
        if begun.ranked is None:
            return ()
        best = _best_of_reports(begun.ranked)
        if not self._options.group_reposts:
            return tuple(self._hits(begun, begun.ranked, best[:k]))
        # Whoever wants one hit has had no stories counted.
        begun.stories |= self._reposts.stories([begun.ranked.candidates[place].passage.report_id for place in best])
        different = without_copies(best, begun.ranked.candidates, begun.stories)
        wanted = k
        while True:
            hits = self._hits(begun, begun.ranked, different[:wanted])
            told = each_story_once(hits, begun.stories, self._cache, index.wants)
            if len(told) >= k or wanted >= len(different):
                return tuple(told[:k])
            wanted *= 2

    def _verdict(self, begun: Begun) -> tuple[Support, float, Signals | None]:
        """Whether the best candidate answers by words ("possible" at least) or by meaning, how sure, and why."""
        ranked = begun.ranked
        if ranked is None:
            return "none", 0.0, None
        found, best = self.signals(begun, ranked), ranked.order[0]
        sure = confidence(found) if best < ranked.by_words else 0.0
        if sure >= self._options.needed:
            return "possible", sure, found
        if begun.meant is None:
            return "none", sure, found
        from retrieval.search.meanings.likeness import likeness

        share = coverage(ranked.evidence, best, begun.weights)
        like = likeness(begun.meant, ranked.candidates[best].passage.id, share)
        return "similar" if like >= self._options.needed else "none", max(sure, like), found

    def _join_meanings(self, meanings: "Meanings", question: str, begun: Begun, sure: float, index: Selection) -> bool:
        """Set candidates that are near in meaning beside those by words; False where there are none."""
        begun.meant = meanings.meant(question, sure, index)
        if begun.meant is None:
            return False
        words = () if begun.ranked is None else begun.ranked.candidates
        first = [] if begun.ranked is None else begun.ranked.features[:, FEATURES.index("bm25")].tolist()
        known = {candidate.passage.id for candidate in words}
        known |= begun.crowd
        others = self._cache.find([number for number in begun.meant.near if number not in known])
        if not words and not others:
            return False
        # What words have not found scores no more than the last that they have.
        least = first[-1] if len(first) >= CANDIDATES else 0.0
        both = rank(
            begun.lookup,
            (*words, *others),
            [*first, *[least] * len(others)],
            begun.idf,
            self._weights,
            self._cache.published,
        )
        begun.ranked = meanings.joined(begun.meant, sure, both, len(words), index)
        return True

    def _with_nearest_sentence(self, begun: Begun, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The hits, of the first the sentence in bold that is nearest in meaning."""
        assert self._meanings is not None, "found by meaning"
        assert begun.meant is not None, "found by meaning"
        from retrieval.search.meanings.likeness import with_nearest_sentence

        first = with_nearest_sentence(hits[0], begun.meant, self._meanings, self._options.window)
        return (first, *hits[1:])

    def _hits(self, begun: Begun, ranked: Ranked, places: Sequence[int]) -> list[Hit]:
        """Candidates laid out, each once."""
        new = [place for place in places if place not in begun.said]
        begun.said |= zip(new, self._said(begun, ranked, new), strict=True)
        return [begun.said[place].hit for place in places]

    def best_candidates(self, begun: Begun, k: int) -> Ranked | None:
        """The candidates in order, from at least k stories where there are as many; None without any."""
        wanted = max(CANDIDATES, k)
        while True:
            scored = self._best_passages(begun, wanted)
            candidates = self._cache.find([passage for passage, _ in scored])
            reports = list(dict.fromkeys([candidate.passage.report_id for candidate in candidates]))
            if self._count_stories(begun, reports, k) >= k or len(scored) < wanted:
                break
            crowd = begun.crowd | crowd_of(reports, begun.stories)
            # Without those that only tell again what is told there may be room for others.
            if crowd == begun.crowd:
                wanted *= 2
            begun.crowd = crowd
        if not candidates:
            return None
        scores = [score for _, score in scored]
        shown = begun.index.shown if isinstance(begun.index, Selection) else ()
        return rank(begun.lookup, candidates, scores, begun.idf, self._weights, self._cache.published, shown)

    def _count_stories(self, begun: Begun, reports: Sequence[int], k: int) -> int:
        """How many stories reports tell; where they do not matter, how many they are."""
        if k == 1 or not self._options.group_reposts:
            return len(reports)
        begun.stories |= self._reposts.stories([number for number in reports if number not in begun.stories])
        return len({begun.stories.get(number, number) for number in reports})

    def _best_passages(self, begun: Begun, k: int) -> list[tuple[int, float]]:
        """The passages with the best first score, those of `Begun.crowd` left out."""
        if not begun.crowd:
            return begun.index.top(begun.lookup.question.weights, k)
        scored = begun.index.top(begun.lookup.question.weights, k + len(begun.crowd))
        return [(passage, score) for passage, score in scored if passage not in begun.crowd][:k]

    def _said(self, begun: Begun, ranked: Ranked, places: Sequence[int]) -> list[Said]:
        """What candidates say to a question."""
        return make_hits(self._cache, begun.lookup, ranked, places, begun.weights, self._options.window)

    def signals(self, begun: Begun, ranked: Ranked) -> Signals:
        """What words speak for and against the best candidate."""
        best, terms, margin = ranked.order[0], begun.lookup.question, _behind(begun, ranked)
        return signals(terms, ranked.evidence, best, begun.weights, margin, self._missing_places(terms, ranked, best))

    def _missing_places(self, terms: QuestionTerms, ranked: Ranked, place: int) -> tuple[str, ...]:
        """Places and organisations of the question that the report of a candidate does not name."""
        if not terms.places:
            return ()
        evidence = ranked.evidence
        stands = np.flatnonzero(evidence.rows(place).any(axis=1))
        here = {evidence.terms[number][2:] for number in stands}
        missing = [name for name in terms.places if name not in here]
        if missing:
            (report,) = self._cache.reports([ranked.candidates[place].passage])
            text = normalise(f"{report.title}\n{report.source or ''}\n{report.text}")
            missing = [name for name in missing if not names_place(text, name)]
        return tuple(missing)

    def _suggestion(self, question: str, begun: Begun, ranked: Ranked, tokenizer: Tokenizer) -> str | None:
        """What sounds alike, where it would be answered."""
        meant = _sounding_alike(question, begun, ranked)
        # Normalising may have made it too long.
        if meant is None or len(meant) > MAX_QUESTION:
            return None
        other = Begun.of(tokenizer.question(meant), begun.index)
        found = self.best_candidates(other, 1)
        if found is None or confidence(self.signals(other, found)) < self._options.needed:
            return None
        return meant


def _behind(begun: Begun, ranked: Ranked) -> float | None:
    """How far the best candidate of another story stays behind the first, as a share; None without another."""
    best = ranked.order[0]
    report = ranked.candidates[best].passage.report_id
    # A repost stays behind by nothing, and takes nothing from it.
    story = begun.stories.get(report)
    same = story.reports if story else {report}
    other = next((place for place in ranked.order if ranked.candidates[place].passage.report_id not in same), None)
    score = float(ranked.words[best])
    return (score - float(ranked.words[other])) / score if other is not None and score > 0 else None


def _margin(hits: Sequence[Hit]) -> float:
    """How far the next hit that tells another story, and does not say the same, stays behind the first, as a share."""
    same = {other.rank for other in hits[0].agreeing}
    score = next((hit.score for place, hit in enumerate(hits, 1) if place > 1 and place not in same), None)
    return USUAL_MARGIN if score is None or hits[0].score <= 0 else (hits[0].score - score) / hits[0].score


def _with_agreeing(begun: Begun, hits: tuple[Hit, ...], said: Sequence[Said]) -> tuple[Hit, ...]:
    """The hits, which say that, the first of them with those that say the same."""
    if len(hits) == 1:
        return hits
    # Here, since a question with one hit need not wait until this is loaded.
    from retrieval.search.agreement import agreeing

    same = agreeing(begun.lookup.question, said, begun.weights)
    return (replace(hits[0], agreeing=same), *hits[1:]) if same else hits


def _sounding_alike(question: str, begun: Begun, ranked: Ranked) -> str | None:
    """The question with a word that its candidates have in the place of one that sounds like it."""
    # Of use to questions that would be declined only.
    from retrieval.search.suggestions import suggest

    terms, index = begun.lookup.question, begun.index
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


def _best_of_reports(ranked: Ranked) -> list[int]:
    """The place of the best candidate of each report, the best first."""
    best: dict[int, int] = {}
    for place in ranked.order:
        best.setdefault(ranked.candidates[place].passage.report_id, place)
    return list(best.values())
