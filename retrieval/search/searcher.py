"""One question from its words to an answer.

The stages in their order: which of the passages that may answer are of the time asked about (`filters`), how else its
names stand there (`variants`), the best thirty (`candidates`), their order (`ranking`), how sure one may be
(`judging`), what is near in meaning beside them (`meanings`), what a table among them says (`tabular`), where in them
the answer stands and what to show (`answers`, `windows`, `hits`), reposts of the same story (`stories`), which of the
reports that speak to the same point holds (`versions`), and whether that is clear, who says the same, and what may have
been meant (`judging`).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from retrieval.analysis import MAX_QUESTION, Period, QuestionTerms, Tokenizer
from retrieval.arrays import Floats
from retrieval.backend import ReportRecords, StoryRecords
from retrieval.options import Options
from retrieval.search.begun import Begun, Index
from retrieval.search.candidates import CandidateCache
from retrieval.search.extraction import as_written, asks_for_list, short_answers
from retrieval.search.filters import Selection, times_of
from retrieval.search.hits import Said, make_hits
from retrieval.search.judging.confidence import CLEAR_FROM, confidence
from retrieval.search.judging.verdict import (
    Verdict,
    behind,
    doubted,
    first_verdict,
    is_clear,
    margin_of,
    moved_to,
    signals_of,
)
from retrieval.search.ranking import FEATURES, Ranked, best_of_reports, rank
from retrieval.search.stories import crowd_of, each_story_once, is_retold, tellings, without_copies
from retrieval.search.weights import fitted
from retrieval.types import Answer, Hit, Report, Support

if TYPE_CHECKING:
    from retrieval.search.meanings.joining import Meanings
    from retrieval.search.tabular import LaidTables, Told
    from retrieval.search.versions import Compared

CANDIDATES: Final = 30
"""Passages that are looked at closer. While they tell too few stories, those that only tell one again are left out, and
where that changes nothing twice as many are looked at."""


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
        catalogue: ReportRecords,
        reposts: StoryRecords,
        options: Options,
        weights: Floats | None = None,
        meanings: "Meanings | None" = None,
    ) -> None:
        self._reposts = reposts
        self._options = options
        self._weights = fitted("ranking", FEATURES) if weights is None else weights
        self._meanings = meanings
        self._cache = CandidateCache(catalogue)
        self._tables: LaidTables | None = None

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
        times = times_of(terms.asked, today)
        if self._options.prefer_dates:
            index = index.preferring(times)
        begun, found = self.begin(question, terms, index, k)
        told = self._of_tables(begun, today)
        if told is not None and told.clear:
            return self._told(
                question, told, self._hits_of_stories(begun, index, k), k, max(found.confidence, CLEAR_FROM)
            )
        if found.support == "none":
            found = self._where_asked(begun, found)
        compared = None
        hits = self._hits_of_stories(begun, index, k)
        if found.support != "none":
            compared = self._compare(begun, found, hits, times, tokenizer, today)
            # What was in force in 2022 need not name that year.
            if found.support == "possible" and not compared.versions:
                found = self.doubt(begun, found)
        support, sure = found.support, found.confidence
        if told is not None and told.first and support != "none":
            return self._told(question, told, hits, k, sure)
        if support == "none":
            ranked = begun.ranked
            meant = None if ranked is None else self._suggestion(question.strip(), begun, ranked, tokenizer)
            return Answer(question, hits, sure, answered=False, suggestion=meant)
        assert begun.ranked is not None, "it is answered"
        assert compared is not None, "it is answered"
        if compared.places:
            begun.ranked = replace(begun.ranked, order=compared.order(begun.ranked))
            found = moved_to(begun, found, self._cache)
            hits = self._hits_of_stories(begun, index, k)
        if support == "similar":
            hits = compared.told(self._with_nearest_sentence(begun, hits), today)
            return Answer(question, hits, sure, answered=True, support=support)
        by_report = {each.hit.report.id: each for each in begun.said.values()}
        said = [by_report[hit.report.id] for hit in hits]
        if len(hits) > 1:
            # Here, since a question with one hit need not wait until this is loaded.
            from retrieval.search.judging.agreement import with_agreeing

            hits = with_agreeing(begun, hits, said)
        hits = compared.told(hits, today)
        # Which stories there are is known by now, and who says the same.
        margin = margin_of(hits) if k > 1 else behind(begun, begun.ranked)
        clear, lacks = is_clear(begun, found, margin)
        support = "clear" if clear else "possible"
        choices = () if clear else short_answers([(hit, one.located) for hit, one in zip(hits, said, strict=True)])
        words = as_written(question, terms.asked, lacks)
        tally = None
        if asks_for_list(terms.asked):
            # Here, since most questions ask for no list.
            from retrieval.search.extraction import list_asked

            tally = list_asked(terms.asked, hits[0])
        choices = () if tally is not None else choices
        return Answer(question, hits, sure, answered=True, support=support, lacks=words, choices=choices, tally=tally)

    def begin(self, question: str, terms: QuestionTerms, index: Selection, k: int) -> tuple[Begun, Verdict]:
        """The candidates of a question, by words and by meaning, from k stories at least, and what the best is worth.

        Args:
            question: As it was asked.
            terms: What it is searched by.
            index: The passages that may answer.
            k: Stories.
        """
        begun = Begun.of(terms, index)
        begun.ranked = by_words = self.best_candidates(begun, k)
        found = first_verdict(begun, self._cache, self._options.needed)
        if self._meanings is not None and self._join_meanings(self._meanings, question, begun, found, index):
            by_both = first_verdict(begun, self._cache, self._options.needed)
            if by_both.support == "none" and found.support != "none":
                begun.ranked, begun.meant = by_words, None
            else:
                found = by_both
        return begun, found

    def doubt(self, begun: Begun, found: Verdict) -> Verdict:
        """As `doubted`, by the confidence that an answer needs here."""
        return doubted(begun, found, self._options.needed)

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
        best = best_of_reports(begun.ranked)
        if not self._options.group_reposts:
            return tuple(self.laid_out(begun, begun.ranked, best[:k]))
        # Whoever wants one hit has had no stories counted.
        begun.stories |= self._reposts.stories([begun.ranked.candidates[place].passage.report_id for place in best])
        different = without_copies(best, begun.ranked.candidates, begun.stories)
        wanted = k
        while True:
            hits = self.laid_out(begun, begun.ranked, different[:wanted])
            told = each_story_once(hits, begun.stories, self._cache, index.wants)
            if len(told) >= k or wanted >= len(different):
                return tuple(told[:k])
            wanted *= 2

    def folded(self, begun: Begun, hits: Sequence[Hit], wants: Callable[[Report], bool]) -> list[Hit]:
        """Hits of different reports, the earliest first, each telling of a story once, wanted reposts with it."""
        begun.stories |= self._reposts.stories([hit.report.id for hit in hits])
        folded: list[Hit] = []
        for told in tellings(hits, begun.stories):
            retold = partial(is_retold, told[0].report, wants=wants)
            folded += each_story_once(told, begun.stories, self._cache, retold)
        return folded

    def _where_asked(self, begun: Begun, found: Verdict) -> Verdict:
        """What is declined since the best candidate is of another place: the same of the place asked about, if any."""
        if begun.ranked is None or found.signals is None or not found.signals.missing:
            return found
        from retrieval.search.versions import of_the_place

        place = of_the_place(begun.ranked, found.signals.missing, self._cache)
        if place is None:
            return found
        before, order = begun.ranked, begun.ranked.order
        begun.ranked = replace(before, order=(place, *(each for each in order if each != place)))
        there = first_verdict(begun, self._cache, self._options.needed)
        if there.support == "none":
            begun.ranked = before
            return found
        return there

    def _told(self, question: str, told: "Told", hits: Sequence[Hit], k: int, sure: float) -> Answer:
        """The answer of a table."""
        others = [hit for hit in hits if hit.report.id != told.hit.report.id]
        shown = (told.hit, *others)[:k]
        ranks = {hit.report.id: rank for rank, hit in enumerate(shown, 1)}
        versions = [replace(each, rank=ranks.get(each.report.id, 0)) for each in told.hit.versions]
        shown = (replace(told.hit, versions=tuple(versions)), *shown[1:])
        support: Support = "clear" if told.clear else "possible"
        return Answer(question, shown, sure, answered=True, support=support, tally=told.tally)

    def _of_tables(self, begun: Begun, today: date) -> "Told | None":
        """What the tables among the candidates answer, and whether that holds today."""
        if begun.ranked is None or not any(each.passage.tabular for each in begun.ranked.candidates):
            return None
        # Here, since most questions find no table.
        from retrieval.search.tabular import LaidTables, ask_tables
        from retrieval.search.versions import with_validity

        if self._tables is None:
            self._tables = LaidTables(self._cache)
        told = ask_tables(begun.lookup.question, begun.ranked, self._cache, self._tables, today)
        return told and replace(told, hit=with_validity(told.hit, today))

    def _join_meanings(
        self, meanings: "Meanings", question: str, begun: Begun, found: Verdict, index: Selection
    ) -> bool:
        """Set candidates that are near in meaning beside those by words; False where there are none."""
        begun.meant = meanings.meant(question, found.confidence, index)
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
        begun.ranked = meanings.joined(begun.meant, found.confidence, both, len(words), index)
        return True

    def _with_nearest_sentence(self, begun: Begun, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The hits, of the first the sentence in bold that is nearest in meaning."""
        assert self._meanings is not None, "found by meaning"
        assert begun.meant is not None, "found by meaning"
        from retrieval.search.meanings.likeness import with_nearest_sentence

        first = with_nearest_sentence(hits[0], begun.meant, self._meanings, self._options.window)
        return (first, *hits[1:])

    def _compare(
        self,
        begun: Begun,
        found: Verdict,
        hits: Sequence[Hit],
        times: Sequence[Period],
        tokenizer: Tokenizer,
        today: date,
    ) -> "Compared":
        """The versions of what the first hit says."""
        assert begun.ranked is not None, "it is answered"
        ranked, best = begun.ranked, best_of_reports(begun.ranked)
        # Loaded with the first answer, which a declined question need not wait for.
        from retrieval.search.versions import Compared, compare

        if len(hits) > 1 and not any(hit.report.published for hit in hits):
            return Compared()  # without a day none of them is newer
        missing = found.signals.missing if found.signals else ()
        shown = begun.index.shown if isinstance(begun.index, Selection) else ()
        return compare(
            begun, best, partial(self.laid_out, begun, ranked), times, tokenizer.words, missing, shown, today
        )

    def laid_out(self, begun: Begun, ranked: Ranked, places: Sequence[int]) -> list[Hit]:
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

    def _suggestion(self, question: str, begun: Begun, ranked: Ranked, tokenizer: Tokenizer) -> str | None:
        """What sounds alike, where it would be answered."""
        # Of use to questions that would be declined only.
        from retrieval.search.judging.suggestions import sounding_alike

        meant = sounding_alike(question, begun, ranked)
        # Normalising may have made it too long.
        if meant is None or len(meant) > MAX_QUESTION:
            return None
        other = Begun.of(tokenizer.question(meant), begun.index)
        found = self.best_candidates(other, 1)
        if found is None or confidence(signals_of(other, found, self._cache)) < self._options.needed:
            return None
        return meant
