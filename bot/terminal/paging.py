"""One person's exchange with the reports at a terminal: a question, its answer, and paging through it."""

from dataclasses import asdict, replace

from bot.talk.filter_values import checked
from bot.talk.followups import Understood, understand
from bot.talk.narrowing import Narrowed, part_filters
from retrieval.holdings import Holdings
from retrieval.types import Answer, Filters, Hit, Passage, Timeline

PAGE = 3
"""Hits shown at once."""

MOST_HITS = 9
"""Hits fetched for a question at a terminal: as many as one digit can open."""


class Paging:
    """A question, its answer, and paging through it.

    Args:
        engine: Where the answers come from; the caller closes it.

    Attributes:
        filters: Which reports may answer the next questions.
        asked_of: Which might answer the latest one.
        meant: What that was understood as.
    """

    def __init__(self, engine: Holdings) -> None:
        self.filters = Filters()
        self.asked_of = Filters()
        self.meant = Understood("")
        self._engine = engine
        self._own = Narrowed("")
        self._answer: Answer | None = None
        self._shown = 0

    def ask_in(self, engine: Holdings) -> None:
        """Ask something else from now on; the latest answer stays what it is."""
        self._engine = engine

    @property
    def answer(self) -> Answer | None:
        """The latest answer, None before the first question."""
        return self._answer

    @property
    def left(self) -> int:
        """Hits of the latest answer not shown yet."""
        return len(self._answer.hits) - self._shown if self._answer else 0

    def ask(self, question: str) -> Answer | None:
        """Answer a question, or a follow-up on the one before; the hits are read page by page with `more`.

        Returns:
            The answer; None where more of the latest is wanted, if there is one.

        Args:
            question: Filters in it hold for this question alone, and before those of `filters`.

        Raises:
            EmptyQuestion: Nothing to search for is in the question.
            QuestionTooLong: It has too many characters.
            FilterError: A date among the filters is none, or they exclude each other.
            IndexOutdated: The index was built with another tokeniser.
        """
        asked = part_filters(question)
        before = self._answer.question if self._answer else None
        known = self._answer is None or self._answer.answered
        meant = understand(asked.question, before, self._engine.words, self._told, answered=known)
        if meant.more and not asked.words:
            return None
        if meant.follows and not asked.words:
            asked = self._own
        filters = self._narrowed(asked)
        shown = [self._answer.hits[0].report.id] if meant.beside and self._answer and self._answer.hits else []
        self._answer = self._engine.search(meant.question, k=MOST_HITS, filters=filters, shown=shown)
        self.asked_of, self.meant, self._own = filters, meant, asked
        self._shown = 0
        return self._answer

    def timeline(self, question: str) -> tuple[Timeline, Filters] | None:
        """What the reports say to a question over the years, and which were asked; "" means the latest question.

        Returns:
            Both; None where nothing was asked yet. The latest answer stays what it is.

        Raises:
            WenjuError: As for `ask`.
        """
        asked = part_filters(question)
        if asked.question.strip():
            return self._engine.timeline(asked.question, filters=(filters := self._narrowed(asked))), filters
        if self._answer is None:
            return None
        filters = self._narrowed(asked) if asked.words else self.asked_of
        return self._engine.timeline(self.meant.question, filters=filters), filters

    def _narrowed(self, asked: Narrowed) -> Filters:
        """The filters of a question, before those that hold for all."""
        own = {name: value for name, value in asdict(asked.filters).items() if value is not None}
        return checked(replace(self.filters, **own))

    def _told(self) -> str:
        """All that the report of the latest answer's first hit says; "" without one."""
        if self._answer is None or not self._answer.hits:
            return ""
        report = self._answer.hits[0].report
        return f"{report.title}\n{report.text}"

    def more(self) -> list[tuple[int, Hit]]:
        """The next hits of the latest answer, each with its rank from 1; empty when all were shown."""
        if self._answer is None:
            return []
        first = self._shown
        page = self._answer.hits[first : first + PAGE]
        self._shown += len(page)
        return list(enumerate(page, start=first + 1))

    def hit(self, rank: int) -> Hit | None:
        """The hit of that rank, from 1, in the latest answer."""
        if self._answer is None or not 1 <= rank <= len(self._answer.hits):
            return None
        return self._answer.hits[rank - 1]

    def context(self, hit: Hit) -> list[Passage]:
        """A hit's passage between what its neighbours say besides, in the report's order."""
        middle = hit.passage
        around = self._engine.neighbours(middle.id)
        before = [_cut(p, p.start, min(p.end, middle.start)) for p in around if p.ordinal < middle.ordinal]
        after = [_cut(p, max(p.start, middle.end), p.end) for p in around if p.ordinal > middle.ordinal]
        return [passage for passage in (*before, middle, *after) if passage.text.strip()]


def _cut(passage: Passage, start: int, end: int) -> Passage:
    """The characters of a passage from `start` to `end` of its report."""
    before = passage.text[: start - passage.start]
    text = passage.text[len(before) : max(end - passage.start, len(before))]
    first = passage.paragraphs.start + before.count("\n")
    return replace(passage, paragraphs=range(first, first + text.count("\n") + 1), start=start, end=end, text=text)
