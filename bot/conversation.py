"""One person's exchange with the reports: the answer on the table and how far it has been read."""

from enum import Enum, auto

from retrieval.engine import Engine
from retrieval.types import Answer, Hit, Passage

PAGE = 3
"""Hits shown at once."""

REACH = 9
"""Hits fetched for a question: as many as one digit can open."""


class Certainty(Enum):
    """A confidence in words."""

    CLEAR = auto()
    POSSIBLE = auto()
    DECLINED = auto()


def certainty(answer: Answer) -> Certainty:
    """How sure an answer is, in one of three words."""
    words = {"clear": Certainty.CLEAR, "possible": Certainty.POSSIBLE, "none": Certainty.DECLINED}
    return words[answer.support]


class Conversation:
    """A question, its answer, and paging through it.

    Args:
        engine: Where the answers come from; the caller closes it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._answer: Answer | None = None
        self._shown = 0

    @property
    def answer(self) -> Answer | None:
        """The latest answer, None before the first question."""
        return self._answer

    @property
    def left(self) -> int:
        """Hits of the latest answer not shown yet."""
        return len(self._answer.hits) - self._shown if self._answer else 0

    def ask(self, question: str) -> Answer:
        """Answer a question; its hits are read page by page with `more`.

        Raises:
            EmptyQuestion: Nothing to search for is in the question.
            QuestionTooLong: It has too many characters.
            IndexOutdated: The index was built with another tokeniser.
        """
        self._answer = self._engine.search(question, k=REACH)
        self._shown = 0
        return self._answer

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
        """A hit's passage between its neighbours, in the report's order."""
        return self._engine.neighbours(hit.passage.id)
