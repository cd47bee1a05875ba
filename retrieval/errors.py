"""Every error Wenju raises on purpose, as one tree.

    WenjuError
    ├── ReadError              a file could not become a report
    │   └── UnsupportedFormat  no reader takes this kind of file
    ├── CorpusError            the folder of reports is missing, empty or cannot be read
    ├── VocabularyError        a word list or synonym list cannot be used
    ├── RulesError             _access.yaml is wrong
    ├── FeedError              feeds.toml is wrong, or what a feed leads to lists nothing
    ├── LinkError              a link leads to nothing that may be fetched, or can be
    ├── QuestionSetError       a question set cannot be read
    ├── EmptyQuestion          nothing to search for is left in the question
    ├── QuestionTooLong        more characters than a question may have
    ├── ReportNotFound         no report is called that, or no passage has that number
    │   └── SeveralReports     more than one may be meant
    ├── ParagraphNotFound      a report has no paragraph of that number
    ├── QuestionNotFound       the journal has no question of that number
    ├── IndexOutdated          the index was built with another tokeniser
    ├── Busy                   another process is changing the index
    ├── WorkerLost             a process that helped has ended before its work was done
    ├── MissingExtra           an optional part of Wenju is not installed
    └── BackendUnavailable     the database or the cluster cannot be opened, read or written
        └── Replaced           what is being read was changed meanwhile: begin anew

Each is raised with a code of `retrieval.reasons` and the values of its sentence, `raise LinkError(Code.UNKNOWN_HOST,
host=host)`; as text it is that sentence, which says in English what happened, to which file or value, and what to do.
`bot.texts` says it in Chinese.
"""

from collections.abc import Sequence
from typing import Any

from retrieval.reasons import AnyCode, Code, Reason, reason


class WenjuError(Exception):
    """The root: catch this to catch whatever Wenju raises on purpose.

    Args:
        code: What went wrong.
        values: Of its sentence.

    Attributes:
        reason: Both.
    """

    def __init__(self, code: AnyCode, /, **values: object) -> None:
        super().__init__()
        self.reason: Reason = reason(code, **values)

    def __str__(self) -> str:
        """The English sentence."""
        return str(self.reason)

    def __reduce__(self) -> tuple[Any, ...]:
        # Errors come from other processes too; Python would make them anew from what `Exception` was called with.
        return type(self).__new__, (type(self),), self.__dict__


class ReadError(WenjuError):
    """A file could not become a report.

    Args:
        key: The report's key (its path below the corpus folder).
        code: What is wrong with it.
        values: Of its sentence, which does not name the key.
    """

    def __init__(self, key: str, code: AnyCode, /, **values: object) -> None:
        super().__init__(code, **values)
        self.key = key

    def __str__(self) -> str:
        """The key and the English sentence."""
        return f"{self.key}: {self.reason}"


class UnsupportedFormat(ReadError):
    """No reader takes this kind of file."""


class CorpusError(WenjuError):
    """The folder of reports is missing, empty or cannot be read."""


class VocabularyError(WenjuError):
    """A word list or synonym list cannot be read, or one of its lines is not understood."""


class RulesError(WenjuError):
    """`_access.yaml` is not understood, or names what is not there."""


class FeedError(WenjuError):
    """`feeds.toml` is not understood, or what a feed leads to is no list of links."""


class LinkError(WenjuError):
    """A link is no web address, leads where nothing may be fetched, or to nothing."""


class QuestionSetError(WenjuError):
    """A question set is missing, or one of its files is not understood."""


class EmptyQuestion(WenjuError):
    """Nothing to search for is left once punctuation and question words are taken away."""


class QuestionTooLong(WenjuError):
    """A question has more characters than a question may have."""


class ReportNotFound(WenjuError):
    """No report has that number, key or title; or no passage has that number, since its report was changed."""


class SeveralReports(ReportNotFound):
    """More than one report may be meant by a name.

    Args:
        name: The name, a title or a part of one.
        numbers: Of the reports that may be meant.
        labels: What the first of them are, in a few words each.
    """

    def __init__(self, name: str, numbers: tuple[int, ...], labels: Sequence[str]) -> None:
        listed = "; ".join([*labels, *(["…"] if len(numbers) > len(labels) else [])])
        super().__init__(Code.SEVERAL_REPORTS, name=name, reports=listed, count=len(numbers))
        self.name = name
        self.numbers = numbers


class ParagraphNotFound(WenjuError):
    """A report has no paragraph of that number.

    Args:
        title: The report's.
        paragraphs: How many it has.
    """

    def __init__(self, title: str, paragraphs: int) -> None:
        super().__init__(Code.NO_SUCH_PARAGRAPH, title=title, paragraphs=paragraphs)


class QuestionNotFound(WenjuError):
    """The journal has no question of that number: it was forgotten or is too old."""


class IndexOutdated(WenjuError):
    """The index was built with another tokeniser, dictionary or synonym list."""


class Busy(WenjuError):
    """Another process (or thread) is changing the index."""


class WorkerLost(WenjuError):
    """A process that helped has ended before its work was done: it was killed, or had no memory."""


class MissingExtra(WenjuError):
    """An optional part of Wenju is not installed."""


class BackendUnavailable(WenjuError):
    """The database or the cluster cannot be opened, read or written."""


class Replaced(BackendUnavailable):
    """A report that belongs to what was read so far was changed meanwhile: whoever reads begins anew."""


def name_of_fault(error: Exception) -> str:
    """What a fault that nobody foresaw is called where anybody may read it; its words may name files of a server."""
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
