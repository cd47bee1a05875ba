"""The only door to an index: search, add, remove, reindex, and look things up."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import date, datetime
from functools import cached_property, wraps
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, Self, TypeVar

from retrieval.errors import EmptyQuestion, QuestionTooLong, Replaced, ReportNotFound
from retrieval.library import Library
from retrieval.meaning import find_encoder
from retrieval.open_index import OpenIndex
from retrieval.options import DEFAULTS, Options
from retrieval.reasons import Code
from retrieval.search import Searcher, Selections, extent
from retrieval.types import ALL_REPORTS, Answer, Filters, Hit, Report

if TYPE_CHECKING:
    from threading import Event

    from retrieval.meaning import Encoder
    from retrieval.types import Changes, Health, ReportProgress, Timeline
    from retrieval.upkeep import Upkeep

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


_ANEW: Final = 4
"""Times that a question is begun anew before somebody is told that what it needs changes all the time."""

_WARMING: Final = 3
"""Reports whose titles are asked to warm up: then dictionary, caches and database are at hand."""


def _looks_up(
    method: Callable[Concatenate[Library, _Arguments], _Result],
) -> Callable[Concatenate["Engine", _Arguments], _Result]:
    """The method of an engine that does what its library does."""

    @wraps(method)
    def looks_up(engine: "Engine", /, *values: _Arguments.args, **named: _Arguments.kwargs) -> _Result:
        return method(engine._library, *values, **named)

    return looks_up


class Engine:
    """One index and the corpus folder it is made from; may be shared between threads.

    It looks things up by a `Library`, changes them by an `Upkeep`, and answers questions as `Answering` says. Opening
    is cheap; the tokeniser's dictionary is loaded at first use.

    Args:
        database: The SQLite file; made when missing, and taken away again where the `with` block that made it fails
            before anything is in it.
        corpus: The folder of reports.
        options: How to cut, answer and decline.

    Raises:
        BackendUnavailable: The database cannot be opened, is not ours, or is from a newer version.
    """

    def __init__(self, database: Path, corpus: Path, options: Options = DEFAULTS) -> None:
        self.database = database
        self.corpus = corpus
        self.options = options
        self._index = OpenIndex(database, corpus, options)
        self._library = Library(self._index)
        self._selections = Selections(self._index.catalogue)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._index.backend.discard_blank()
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._index.close()

    @property
    def read_only(self) -> bool:
        """Whether the database lies where nothing can be written: questions are answered, nothing is changed."""
        return self._index.store.read_only

    # Questions

    @cached_property
    def encoder(self) -> "Encoder | None":
        """What works out meanings; None where words alone answer. Another one may be set before the first question."""
        return None if self._index.vectors is None else find_encoder()

    @cached_property
    def _searcher(self) -> Searcher:
        meanings = None
        if self._index.vectors is not None and self.encoder is not None:
            from retrieval.search import Meanings

            meanings = Meanings(self._index.vectors, self.encoder, self.options.encode_seconds)
        return Searcher(self._index.catalogue, self._index.reposts, self.options, meanings=meanings)

    def search(
        self,
        question: str,
        *,
        k: int = 5,
        filters: Filters = ALL_REPORTS,
        today: date | None = None,
        shown: Collection[int] = (),
    ) -> Answer:
        """As `Answering.search`."""

        def search() -> Answer:
            tokenizer = self._index.tokenizer_of_index()
            reports = self._selections.of(self._index.segments.index(), filters).asking_first(shown)
            return self._searcher.search(question, tokenizer, reports, k, today or datetime.now().astimezone().date())

        return self._of_one_state(search)

    def timeline(self, question: str, *, filters: Filters = ALL_REPORTS, today: date | None = None) -> "Timeline":
        """As `Answering.timeline`."""
        # A plain question does not wait until this is loaded.
        from retrieval.search import timeline_of

        def timeline() -> "Timeline":
            tokenizer = self._index.tokenizer_of_index()
            reports = self._selections.of(self._index.segments.index(), filters)
            return timeline_of(
                self._searcher, question, tokenizer, reports, today or datetime.now().astimezone().date()
            )

        return self._of_one_state(timeline)

    def locate(self, question: str, passage: int) -> Hit:
        """As `Answering.locate`."""

        def locate() -> Hit | None:
            terms = self._index.tokenizer_of_index().question(question)
            return self._searcher.locate(terms, self._index.segments.index(), passage)

        found = self._of_one_state(locate)
        if found is None:
            raise ReportNotFound(Code.NO_PASSAGE_NUMBER, number=passage)
        return found

    def further(self, question: str, shown: Sequence[Hit], k: int) -> tuple[Hit, ...]:
        """As `Answering.further`."""

        def further() -> tuple[Hit, ...]:
            terms = self._index.tokenizer_of_index().question(question)
            return self._searcher.further(terms, self._index.segments.index(), shown, k)

        return self._of_one_state(further)

    def _of_one_state(self, read: Callable[[], _Result]) -> _Result:
        """What is read of one state of the index, begun anew where a report that it needs is replaced meanwhile."""
        for _ in range(_ANEW):
            with suppress(Replaced), self._index.store.reading():
                return read()
        with self._index.store.reading():
            return read()

    def health(self) -> "Health | None":
        """How the cluster is that keeps the index; None where that is a file."""
        return self._index.backend.health()

    def warm_up(self) -> None:
        """Do now what the first questions would wait for, by asking for the newest reports.

        Raises:
            IndexOutdated: The index was built with another tokeniser.
        """
        self._index.segments.warm_up()
        for source in self.sources(limit=_WARMING):
            with suppress(EmptyQuestion, QuestionTooLong):
                self.search(source.title)

    def extent(self, filters: Filters = ALL_REPORTS) -> tuple[int, date | None]:
        """How many reports are searched, and when the newest of them was published."""
        with self._index.store.reading():
            return extent(self._index.catalogue, filters)

    # What is there

    find = _looks_up(Library.find)
    look_up = _looks_up(Library.look_up)
    cited = _looks_up(Library.cited)
    report = _looks_up(Library.report)
    reports_of_file = _looks_up(Library.reports_of_file)
    files_of_content = _looks_up(Library.files_of_content)
    content_of = _looks_up(Library.content_of)
    passage = _looks_up(Library.passage)
    passages = _looks_up(Library.passages)
    neighbours = _looks_up(Library.neighbours)
    words = _looks_up(Library.words)
    sources = _looks_up(Library.sources)
    each_source = _looks_up(Library.each_source)
    groups = _looks_up(Library.groups)
    group = _looks_up(Library.group)
    last_arrival = _looks_up(Library.last_arrival)
    arrivals_after = _looks_up(Library.arrivals_after)
    repeats = _looks_up(Library.repeats)
    doubtful = _looks_up(Library.doubtful)
    superseded = _looks_up(Library.superseded)
    stats = _looks_up(Library.stats)
    failures = _looks_up(Library.failures)
    indexed_at = _looks_up(Library.indexed_at)
    indexed_corpus = _looks_up(Library.indexed_corpus)

    # Changes

    @cached_property
    def _upkeep(self) -> "Upkeep":
        # A question changes nothing, and should not wait 50 ms for readers and processes.
        from retrieval.upkeep import Upkeep

        return Upkeep(self._index)

    def add(self, report: Report) -> Report:
        """As `Upkeep.add`."""
        return self._upkeep.add(report)

    def add_all(self, reports: Sequence[Report]) -> list[Report]:
        """As `Upkeep.add_all`."""
        return self._upkeep.add_all(reports)

    def remove(self, report: int) -> Report:
        """As `Upkeep.remove`."""
        return self._upkeep.remove(report)

    def reindex(
        self, *, full: bool = False, leaving: Collection[str] = (), progress: "ReportProgress | None" = None
    ) -> "Changes":
        """As `Upkeep.reindex`."""
        return self._upkeep.reindex(full=full, leaving=leaving, progress=progress)

    def changing(self, task: str) -> AbstractContextManager[None]:
        """As `Upkeep.changing`."""
        return self._upkeep.changing(task)

    def index_file(self, key: str, progress: "ReportProgress | None" = None) -> "Changes":
        """As `Upkeep.index_file`."""
        return self._upkeep.index_file(key, progress)

    def index_files(self, keys: Collection[str]) -> "Changes":
        """As `Upkeep.index_files`."""
        return self._upkeep.index_files(keys)

    def fill_vectors(self, progress: "ReportProgress | None" = None, stop: "Event | None" = None) -> None:
        """Make the vectors that passages want, in a process of its own; nothing without `Options.meaning`.

        Args:
            progress: Told how far it is.
            stop: Ends it when set; the next time goes on from there.
        """
        if self.wants_vectors():
            from retrieval.meaning import fill

            fill(self.database, progress or (lambda _: None), stop)

    def wants_vectors(self) -> bool:
        """Whether there are passages for `fill_vectors`."""
        if self.read_only or self._index.vectors is None or self.encoder is None:
            return False
        with self._index.store.reading():
            return self._index.vectors.wanting(self.encoder.fingerprint)

    def edit(
        self,
        report: int,
        *,
        title: str | None = None,
        source: str | None = None,
        published: str | None = None,
        url: str | None = None,
        valid_from: str | None = None,
        valid_until: str | None = None,
        replaces: str | None = None,
    ) -> tuple[Report, Report]:
        """As `Upkeep.edit`."""
        if replaces:
            # Whatever names a report: it is kept by its key, which stays the same for ever.
            replaces = self.find(replaces).key
        return self._upkeep.edit(
            report,
            title=title,
            source=source,
            published=published,
            url=url,
            valid_from=valid_from,
            valid_until=valid_until,
            replaces=replaces,
        )

    def stray_corrections(self) -> tuple[str, ...]:
        """As `Upkeep.stray_corrections`."""
        return self._upkeep.stray_corrections()

    def discard(self, report: int) -> Report:
        """As `Upkeep.discard`."""
        return self._upkeep.discard(report)

    def take_moved_folder(self) -> bool:
        """As `Upkeep.take_moved_folder`."""
        return self._upkeep.take_moved_folder()

    @property
    def formats(self) -> tuple[str, ...]:
        """The endings of the files that can be read: `.md`, `.txt`."""
        from retrieval.readers import known_endings

        return tuple(sorted(known_endings()))
