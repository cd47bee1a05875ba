"""What answers questions: an engine of this process, or one that has them answered by another process."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from retrieval.types import ALL_REPORTS, Answer, Filters, Hit

if TYPE_CHECKING:
    from retrieval.types import Timeline


class Answering(Protocol):
    """Answers questions from the reports of one index."""

    def search(
        self,
        question: str,
        *,
        k: int = 5,
        filters: Filters = ALL_REPORTS,
        today: date | None = None,
        shown: Collection[int] = (),
    ) -> Answer:
        """Answer a question from the indexed reports.

        Args:
            question: Plain text in Simplified or Traditional Chinese or English, 1 to 500 characters.
            k: Largest number of hits, at least 1.
            filters: Which reports may answer.
            today: What 去年 in the question is counted from; None: the day it is.
            shown: The numbers of reports shown before, where the question goes on about those: they are preferred to
                others that say nearly as much.

        Returns:
            Hits by descending score, those of `shown` before others a little above them, ties by passage id; each
            story once, with its reposts among the reports that may answer, the first with those that say the same.
            `answered` is False where the confidence stays under the threshold.

        Raises:
            EmptyQuestion: Nothing is left without punctuation and words of asking.
            QuestionTooLong: More than 500 characters.
            IndexOutdated: The index was built with another tokeniser.
        """

    def timeline(self, question: str, *, filters: Filters = ALL_REPORTS, today: date | None = None) -> "Timeline":
        """Find all that reports say to a question, in the order of time.

        Args:
            question: As for `search`; 渡轮船票, without a word of asking, asks for a figure where there are any.
            filters: Which reports may answer.
            today: What does not hold yet, or no longer, is told by; None: the day it is.

        Returns:
            An entry a report, the oldest first, reposts with the earliest that was found; where figures differ only
            reports that say one on that point. No entries where the reports do not answer.

        Raises:
            EmptyQuestion: Nothing is left without punctuation and words of asking.
            QuestionTooLong: More than 500 characters.
            IndexOutdated: The index was built with another tokeniser.
        """

    def locate(self, question: str, passage: int) -> Hit:
        """Find what one passage says to a question, whatever its rank.

        Args:
            question: As for `search`.
            passage: The number of the passage.

        Raises:
            EmptyQuestion: Nothing is left without punctuation and words of asking.
            QuestionTooLong: More than 500 characters.
            IndexOutdated: The index was built with another tokeniser.
            ReportNotFound: No passage has that number: its report was changed or removed.
        """

    def further(self, question: str, shown: Sequence[Hit], k: int) -> tuple[Hit, ...]:
        """More of the reports that an answer shows: their other passages that say something to the question.

        Args:
            question: As for `search`.
            shown: The hits of the answer.
            k: Largest number of hits, at least 1.

        Returns:
            Hits of a search of its own, over all reports and times, best first.

        Raises:
            EmptyQuestion: Nothing is left without punctuation and words of asking.
            QuestionTooLong: More than 500 characters.
            IndexOutdated: The index was built with another tokeniser.
        """
