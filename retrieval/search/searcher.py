"""One question from its words to an answer.

The stages in their order: which of the passages that may answer are of the time asked about (`filters`), how else its
names stand there (`variants`), the best thirty (`candidate_search`), their order (`ranking`), how sure one may be
(`judging`), what is near in meaning beside them (`meanings`), what a table among them says (`tabular`), where in them
the answer stands and what to show (`answers`, `windows`, `hits`), reposts of the same story (`stories`), which of the
reports that speak to the same point holds (`versions`), and whether that is clear, who says the same, and what may have
been meant (`judging`).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from retrieval.analysis import MAX_QUESTION, Period, QuestionTerms, Tokenizer
from retrieval.backend import ReportRecords, StoryRecords
from retrieval.options import Options
from retrieval.search.begun import Begun, Index
from retrieval.search.candidate_search import CandidateSearch
from retrieval.search.candidates import CandidateCache
from retrieval.search.filters import Selection, times_of
from retrieval.search.hits import Said, make_hits
from retrieval.search.judging.conclusion import answer_by_words, answer_of_table
from retrieval.search.judging.confidence import confidence
from retrieval.search.judging.verdict import Verdict, doubted, first_verdict, moved_to, signals_of
from retrieval.search.ranking import Ranked, best_of_reports, rank
from retrieval.search.stories import each_story_once, is_retold, tellings, without_copies
from retrieval.types import Answer, Hit, Report

if TYPE_CHECKING:
    from retrieval.search.meanings.joining import Meanings
    from retrieval.search.tabular import LaidTables, Told
    from retrieval.search.versions import Compared


class Searcher:
    """Searches one index; may be shared between threads. Calls belong into a `Store.reading` of the caller.

    Args:
        catalogue: Its reports and passages.
        reposts: Which of them tell the same story.
        options: How much to show, when to decline.
        meanings: What its passages mean; None: words alone answer.
    """

    def __init__(
        self,
        catalogue: ReportRecords,
        reposts: StoryRecords,
        options: Options,
        meanings: "Meanings | None" = None,
    ) -> None:
        self._reposts = reposts
        self._options = options
        self._meanings = meanings
        self._cache = CandidateCache(catalogue)
        self._candidates = CandidateSearch(self._cache, reposts if options.group_reposts else None)
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
        begun, found = self.begin(question, terms, index, k, today)
        told = self._of_tables(begun, today)
        if told is not None and told.clear and told.alone:
            return answer_of_table(question, told, found, self._hits_of_stories(begun, index, k), k)
        if found.support == "none":
            found = self._where_asked(begun, found)
        hits = self._hits_of_stories(begun, index, k)
        compared = None
        if found.support != "none":
            compared = self._compare(begun, found, hits, times_of(terms.asked, today, nearest=True), tokenizer, today)
            # What was in force in 2022 need not name that year.
            if found.support == "possible" and not compared.versions:
                if compared.places:
                    found, hits = self._reordered(begun, found, compared, index, k)
                found = self.doubt(begun, found)
        # Unless what is said in words holds now instead.
        outdated = told is not None and compared is not None and compared.puts_words_before(told.hit.report)
        if told is not None and not outdated and (told.clear or (told.first and found.support != "none")):
            return answer_of_table(question, told, found, hits, k)
        if found.support == "none":
            if compared is not None and compared.places:
                _, hits = self._reordered(begun, found, compared, index, k)
            suggestion = self._suggestion(question.strip(), begun, tokenizer)
            return Answer(question, hits, found.confidence, answered=False, suggestion=suggestion)
        assert compared is not None, "it is answered"
        if compared.versions and compared.places:
            found, hits = self._reordered(begun, found, compared, index, k)
        if found.support == "similar":
            hits = compared.told(self._with_nearest_sentence(begun, hits), today)
            return Answer(question, hits, found.confidence, answered=True, support="similar")
        return answer_by_words(question, begun, found, hits, compared, k, today)

    def begin(
        self, question: str, terms: QuestionTerms, index: Selection, k: int, today: date
    ) -> tuple[Begun, Verdict]:
        """The candidates of a question, by words and by meaning, from k stories at least, and what the best is worth.

        Args:
            question: As it was asked.
            terms: What it is searched by.
            index: The passages that may answer.
            k: Stories.
            today: What 去年 in the question is counted from.
        """
        begun = Begun.of(terms, index)
        begun.today = today
        begun.ranked = by_words = self._candidates.best(begun, k)
        found = first_verdict(begun, self._cache, self._options.needed)
        join = self._candidates.join_meanings
        if self._meanings is not None and join(self._meanings, question, begun, found.confidence, index):
            by_both = first_verdict(begun, self._cache, self._options.needed)
            if by_both.support == "none" and found.support != "none":
                begun.ranked, begun.meant = by_words, None
            else:
                found = by_both
        return begun, found

    def warm_up(self) -> None:
        """Load now what the first question that words leave open would wait for."""
        if self._meanings is not None:
            self._meanings.warm_up()

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
        ranked = rank(begun.lookup, candidates, [0.0], begun.idf, self._candidates.weights)
        return self._said(begun, ranked, [0])[0].hit

    def further(self, terms: QuestionTerms, index: Index, shown: Sequence[Hit], k: int) -> tuple[Hit, ...]:
        """Other passages of the reports shown that say something to the question, the best first, at most k."""
        reports = {hit.report.id for hit in shown}
        known = {hit.passage.id for hit in shown}
        begun = Begun.of(terms, index)
        ranked = self._candidates.best(begun, 1)
        if ranked is None:
            return ()
        passages = [candidate.passage for candidate in ranked.candidates]
        others = [
            place for place in ranked.order if passages[place].report_id in reports and passages[place].id not in known
        ]
        return tuple([each.hit for each in self._said(begun, ranked, others[:k])])

    def _reordered(
        self, begun: Begun, found: Verdict, compared: "Compared", index: Selection, k: int
    ) -> tuple[Verdict, tuple[Hit, ...]]:
        """The verdict and the hits with the version first that holds."""
        assert begun.ranked is not None, "it is answered"
        begun.ranked = begun.ranked._replace(order=compared.order(begun.ranked))
        return moved_to(begun, found, self._cache), self._hits_of_stories(begun, index, k)

    def _hits_of_stories(self, begun: Begun, index: Selection, k: int) -> tuple[Hit, ...]:
        """Hits of k different stories, or of as many as there are."""
        if begun.ranked is None:
            return ()
        best = best_of_reports(begun.ranked)
        if not self._options.group_reposts:
            return tuple(self.laid_out(begun, begun.ranked, best[:k]))
        # Whoever wants one hit has had no stories counted.
        begun.tell_stories(self._reposts, [begun.ranked.candidates[place].passage.report_id for place in best])
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
        begun.tell_stories(self._reposts, [hit.report.id for hit in hits])
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

        place = of_the_place(begun.ranked, found.signals.missing, begun.lookup.question, self._cache)
        if place is None:
            return found
        before, order = begun.ranked, begun.ranked.order
        begun.ranked = before._replace(order=(place, *(each for each in order if each != place)))
        there = first_verdict(begun, self._cache, self._options.needed)
        if there.support == "none":
            begun.ranked = before
            return found
        return there

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
        if told is None:
            return None
        by_words = {each.passage.report_id for each in begun.ranked.candidates[: begun.ranked.by_words]}
        clear = told.clear and told.hit.report.id in by_words
        return replace(told, hit=with_validity(told.hit, today), clear=clear)

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
        lay_out, reports_at = partial(self.laid_out, begun, ranked), partial(self.reports_at, ranked)
        by_meaning = found.support == "similar"
        return compare(
            begun, best, lay_out, reports_at, times, tokenizer.words, missing, shown, today, by_meaning=by_meaning
        )

    def laid_out(self, begun: Begun, ranked: Ranked, places: Sequence[int]) -> list[Hit]:
        """Candidates laid out, each once."""
        new = [place for place in places if place not in begun.said]
        begun.said |= zip(new, self._said(begun, ranked, new), strict=True)
        return [begun.said[place].hit for place in places]

    def reports_at(self, ranked: Ranked, places: Sequence[int]) -> list[Report]:
        """The report of each of some candidates."""
        return self._cache.reports([ranked.candidates[place].passage for place in places])

    def _said(self, begun: Begun, ranked: Ranked, places: Sequence[int]) -> list[Said]:
        """What candidates say to a question."""
        return make_hits(self._cache, begun.lookup, ranked, places, begun.weights, self._options.window)

    def _suggestion(self, question: str, begun: Begun, tokenizer: Tokenizer) -> str | None:
        """What sounds alike, where it would be answered."""
        if begun.ranked is None:
            return None
        # Of use to questions that would be declined only.
        from retrieval.search.judging.suggestions import sounding_alike

        meant = sounding_alike(question, begun, begun.ranked)
        # Normalising may have made it too long.
        if meant is None or len(meant) > MAX_QUESTION:
            return None
        other = Begun.of(tokenizer.question(meant), begun.index)
        found = self._candidates.best(other, 1)
        if found is None or confidence(signals_of(other, found, self._cache)) < self._options.needed:
            return None
        return meant
