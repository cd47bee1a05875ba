"""Every error Wenju raises on purpose, as one tree.

    WenjuError
    ├── ReadError              a file could not become a report
    │   └── UnsupportedFormat  no reader takes this kind of file
    ├── CorpusError            the folder of reports is missing, empty or cannot be read
    ├── VocabularyError        a word list or synonym list cannot be used
    ├── LinkError              a link leads to nothing that may be fetched, or can be
    ├── QuestionSetError       a question set cannot be read
    ├── EmptyQuestion          nothing to search for is left in the question
    ├── QuestionTooLong        more characters than a question may have
    ├── ReportNotFound         no report has that id or key
    │   └── SeveralReports     more than one has that title
    ├── QuestionNotFound       the journal has no question of that number
    ├── IndexOutdated          the index was built with another tokeniser
    ├── Busy                   another process is changing the index
    ├── WorkerLost             a process that helped has ended before its work was done
    ├── MissingExtra           an optional part of Wenju is not installed
    └── BackendUnavailable     the database cannot be opened, read or written

The message of each is one plain English sentence (or two) that says what happened, to which file or value,
and what to do; `bot.texts` has the chat's wording.
"""

import copyreg
from typing import Any


class WenjuError(Exception):
    """The root: catch this to catch whatever Wenju raises on purpose."""

    def __reduce__(self) -> tuple[Any, ...]:
        # Errors come from other processes too. By default one is made anew of its message alone, which is not what
        # classes with arguments of their own take.
        return copyreg.__newobj__, (type(self), *self.args), vars(self)  # type: ignore[attr-defined]


class ReadError(WenjuError):
    """A file could not become a report.

    Args:
        key: The report's key (its path below the corpus folder).
        reason: What is wrong with it, without the key.
    """

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key}: {reason}")
        self.key = key
        self.reason = reason


class UnsupportedFormat(ReadError):
    """No reader takes this kind of file."""


class CorpusError(WenjuError):
    """The folder of reports is missing, empty or cannot be read."""


class VocabularyError(WenjuError):
    """A word list or synonym list cannot be read, or one of its lines is not understood."""


class LinkError(WenjuError):
    """A link is no web address, leads where nothing may be fetched, or to nothing."""


class QuestionSetError(WenjuError):
    """A question set is missing, or one of its files is not understood."""


class EmptyQuestion(WenjuError):
    """Nothing to search for is left once punctuation and question words are taken away."""


class QuestionTooLong(WenjuError):
    """A question has more characters than a question may have."""


class ReportNotFound(WenjuError):
    """No report has that id or key."""


class SeveralReports(ReportNotFound):
    """More than one report has that title.

    Args:
        title: The title.
        numbers: Of the reports that have it.
    """

    def __init__(self, title: str, numbers: tuple[int, ...]) -> None:
        listed = ", ".join(map(str, numbers))
        super().__init__(f"several reports are called {title!r}; name one of the numbers {listed}")
        self.title = title
        self.numbers = numbers


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
    """The database cannot be opened, read or written."""
