"""The only door to an index: search, add, remove, reindex, and look things up."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final

from retrieval.analysis.questions import MAX_QUESTION
from retrieval.analysis.tokens import Tokenizer
from retrieval.errors import EmptyQuestion, QuestionTooLong, ReportNotFound
from retrieval.library import DEFAULTS
from retrieval.options import Options
from retrieval.processes.host import Hosted
from retrieval.processes.pool import default_workers
from retrieval.processes.share import share
from retrieval.search.agreement import agreeing
from retrieval.search.confidence import Signals
from retrieval.search.evidence import Floats
from retrieval.search.filters import Selection, extent, times_of
from retrieval.search.lookups import Probe
from retrieval.search.ranking import Ranked
from retrieval.search.rounds import Steps, side_by_side
from retrieval.search.searcher import Begun, Searcher
from retrieval.search.stories import told_once
from retrieval.types import Answer, Filters, Hit, Span
from retrieval.upkeep import Upkeep

ALL = Filters()

CHUNK: Final = 64
"""Questions answered side by side, and sent to another process together. (Seconds of 15,806 questions at 58,000
passages in two processes, for 8, 16, 32, 64: 24.5, 22.9, 22.0, 21.6.)"""


WARMING: Final = 3
"""Reports whose titles are asked to warm up."""


class Engine(Upkeep):
    """One index and the corpus folder it is made from; may be shared between threads.

    It looks things up as a `Library`, changes them as an `Upkeep`, and answers questions itself. Opening is cheap;
    the tokeniser's dictionary is loaded at first use.

    Args:
        database: The SQLite file; made when missing.
        corpus: The folder of reports.
        options: How to cut, answer and decline.

    Raises:
        BackendUnavailable: The database cannot be opened, is not ours, or is from a newer version.
    """

    def __init__(self, database: Path, corpus: Path, options: Options = DEFAULTS) -> None:
        super().__init__(database, corpus, options)
        self._searcher = Searcher(self._catalogue, options, self._room)

    def search(self, question: str, *, k: int = 5, filters: Filters = ALL, today: date | None = None) -> Answer:
        """Answer a question from the indexed reports.

        Args:
            question: Plain text in Simplified or Traditional Chinese or English, 1 to 500 characters.
            k: Largest number of hits, at least 1.
            filters: Which reports may answer.
            today: What 去年 in the question is counted from; None: the day it is.

        Returns:
            Hits by descending score, ties by passage id; each story once, with its reposts among the reports that
            may answer, the first with those that say the same. `answered` is False where the confidence stays under
            the threshold.

        Raises:
            EmptyQuestion: Nothing is left after normalisation.
            QuestionTooLong: More than 500 characters.
            IndexOutdated: The index was built with another tokeniser.
        """
        with self._store.reading():
            return side_by_side(self._asked([question], k, filters, today))[0]

    def warm_up(self) -> None:
        """Do what the first questions would wait for: load dictionary and postings, by asking for the newest reports.

        Raises:
            IndexOutdated: The index was built with another tokeniser.
        """
        for source in self.sources(limit=WARMING):
            with suppress(EmptyQuestion, QuestionTooLong):
                self.search(source.title)

    def extent(self, filters: Filters = ALL) -> tuple[int, date | None]:
        """How many reports are searched, and when the newest of them was published."""
        with self._store.reading():
            return extent(self._catalogue, filters)

    def search_many(
        self, questions: Iterable[str], *, k: int = 5, filters: Filters = ALL, today: date | None = None
    ) -> Iterator[Answer]:
        """Answer many questions, in chunks and in other processes (as many as `Options.workers`) where it pays.

        Each process keeps the whole cache of `Options.cache_bytes` and more passages than otherwise until all answers
        are read or the iterator is closed.

        Args:
            questions: Each as for `search`; read as the answers are.
            k: Largest number of hits of each, at least 1.
            filters: Which reports may answer.
            today: What 去年 in a question is counted from; None: the day it is.

        Yields:
            The answer to each question, in order; to one that `search` would refuse as empty or too long, an answer
            without hits. A change of the index shows in the answers of later chunks.

        Raises:
            IndexOutdated: The index was built with another tokeniser.
        """
        waiting = iter(questions)
        chunks = iter(lambda: list(islice(waiting, CHUNK)), [])
        workers = self.options.workers or default_workers()
        how: dict[str, Any] = {"k": k, "filters": filters, "today": today}

        def start() -> Hosted:
            return Hosted(_roomy_engine, self.database, self.corpus, self.options)

        def there(host: Hosted, chunk: list[str]) -> int:
            return host.lines[0].send("search_each", chunk, **how)

        with (
            self._room.batch(),
            closing(share(chunks, partial(self.search_each, **how), there, start, others=workers - 1)) as found,
        ):
            for answers in found:
                yield from answers

    def search_each(
        self, questions: Sequence[str], *, k: int = 5, filters: Filters = ALL, today: date | None = None
    ) -> list[Answer]:
        """Answer a few questions in this process; arguments, answers and errors as those of `search_many`."""
        with self._store.reading():
            steps = self._asked(questions, k, filters, today)
            return side_by_side([_or_nothing(*each) for each in zip(questions, steps, strict=True)])

    def locate(self, question: str, passage: int) -> Hit:
        """Find what one passage says to a question, whatever its rank.

        Args:
            question: As for `search`.
            passage: The number of the passage.

        Raises:
            EmptyQuestion: Nothing is left after normalisation.
            QuestionTooLong: More than 500 characters.
            IndexOutdated: The index was built with another tokeniser.
            ReportNotFound: No passage has that number: its report was changed or removed.
        """
        with self._store.reading():
            (found,) = side_by_side([self._searcher.locate(self._begun(question), passage)])
        if found is None:
            raise ReportNotFound(f"no passage has the number {passage}; its report was changed or removed")
        return found

    def further(self, question: str, shown: Sequence[Hit], k: int) -> tuple[Hit, ...]:
        """More of the reports that an answer shows: their other passages that say something to the question.

        Args:
            question: As for `search`.
            shown: The hits of the answer.
            k: Largest number of hits, at least 1.

        Returns:
            Hits of the candidates that were looked at closer, best first.

        Raises:
            EmptyQuestion: Nothing is left after normalisation.
            QuestionTooLong: More than 500 characters.
            IndexOutdated: The index was built with another tokeniser.
        """
        reports = {hit.report.id for hit in shown}
        known = {hit.passage.id for hit in shown}
        with self._store.reading():
            begun = self._begun(question)
            (ranked,) = side_by_side([self._searcher.ranked(begun, 1)])
            if ranked is None:
                return ()
            passages = [candidate.passage for candidate in ranked.candidates]
            others = [
                place
                for place in ranked.order
                if passages[place].report_id in reports and passages[place].id not in known
            ][:k]
            if not others:
                return ()
            return side_by_side([self._searcher.hits(begun, ranked, others, begun.weights())])[0]

    def inspect(self, question: str) -> tuple[Ranked, Signals] | None:
        """What a search looks at before it decides, for fitting the weights: the candidates, and the signals.

        Returns:
            None where no passage shares a term with the question.

        Raises:
            EmptyQuestion: Nothing is left after normalisation.
            QuestionTooLong: More than 500 characters.
            IndexOutdated: The index was built with another tokeniser.
        """
        with self._store.reading():
            begun = self._begun(question)
            (ranked,) = side_by_side([self._searcher.ranked(begun, 1)])
            if ranked is None:
                return None
            return ranked, self._searcher.signals(begun.terms, ranked, begun.weights())

    def shown(self, question: str, passage: int) -> tuple[list[Span], Floats]:
        """What of a passage and those beside it may be shown, for fitting the weights; errors as for `inspect`.

        Returns:
            Spans of the report's text, and these by `retrieval.search.windows.WINDOW_FEATURES`.
        """
        with self._store.reading():
            return self._searcher.shown(self._begun(question), passage)

    def _asked(self, questions: Sequence[str], k: int, filters: Filters, today: date | None) -> list[Steps[Answer]]:
        """The steps of `search` for each question, inside a `Store.reading`."""
        today = today or datetime.now().astimezone().date()
        tokenizer = self._tokenizer_of_index()
        index = Selection(self._segments.index(), self._catalogue, filters)
        return [self._answer(question, k, tokenizer, index, today) for question in questions]

    def _answer(self, question: str, k: int, tokenizer: Tokenizer, everything: Selection, today: date) -> Steps[Answer]:
        terms = tokenizer.question(question)
        index = everything.preferring(times_of(terms.asked, today) if self.options.prefer_dates else ())
        begun = Begun(Probe.of(terms), index)
        answer = partial(self._searcher.search, question, begun)
        found = yield from (
            told_once(answer, k, self._catalogue, self._reposts, index.wants)
            if self.options.group_reposts
            else answer(k)
        )
        if found.answered and k > 1:
            same = agreeing(terms, found.hits, begun.weights)
            return replace(found, hits=(replace(found.hits[0], agreeing=same), *found.hits[1:])) if same else found
        if found.suggestion is None:
            return found
        # What sounds alike is worth asking about only where it is answered; normalising may have made it too long.
        if len(found.suggestion) <= MAX_QUESTION:
            suggested = Begun(Probe.of(tokenizer.question(found.suggestion)), index)
            meant = yield from self._searcher.search(found.suggestion, suggested, 1)
            if meant.answered:
                return found
        return replace(found, suggestion=None)

    def _begun(self, question: str) -> Begun:
        """A question to the whole index; inside a `Store.reading`."""
        return Begun(Probe.of(self._tokenizer_of_index().question(question)), self._segments.index())

    def _tokenizer_of_index(self) -> Tokenizer:
        """The tokeniser, which is that of the index; inside a `Store.reading`."""
        tokenizer = self._tokenizer
        if tokenizer is None or self._store.setting("fingerprint") not in (None, tokenizer.fingerprint):
            tokenizer = self._current_tokenizer()
            self._check_fingerprint(tokenizer)
        return tokenizer


@contextmanager
def _roomy_engine(database: Path, corpus: Path, options: Options) -> Iterator[Engine]:
    """An engine that is there for a batch alone, in a process of its own."""
    with Engine(database, corpus, options) as engine, engine._room.batch():
        yield engine


def _or_nothing(question: str, steps: Steps[Answer]) -> Steps[Answer]:
    """The same steps; an answer without hits to what cannot be asked."""
    try:
        return (yield from steps)
    except (EmptyQuestion, QuestionTooLong):
        return Answer(question, (), 0.0, answered=False)
