"""Where cited words stand in their report."""

from retrieval.errors import WenjuError
from retrieval.reasons import Code
from retrieval.types import Report, Span


class WordsNotFound(WenjuError):
    """The cited paragraphs do not say these words.

    Args:
        words: What was looked for.
    """

    def __init__(self, words: str) -> None:
        super().__init__(Code.NO_SUCH_WORDS, words=words)


def marked_in(report: Report, paragraphs: range, words: str) -> Span:
    """Find words in the cited paragraphs.

    Args:
        report: The report.
        paragraphs: Of it, from 1.
        words: As they stand there.

    Returns:
        Where they stand in `Report.text`.

    Raises:
        WordsNotFound: They do not stand there.
    """
    start = beginning_of(report, paragraphs.start)
    cited = "\n".join(report.paragraphs[number - 1] for number in paragraphs)
    if not words or (found := cited.find(words)) < 0:
        raise WordsNotFound(words)
    return Span(start + found, start + found + len(words))


def beginning_of(report: Report, paragraph: int) -> int:
    """Where a paragraph, by its number from 1, begins in `Report.text`."""
    return sum(len(before) + 1 for before in report.paragraphs[: paragraph - 1])
