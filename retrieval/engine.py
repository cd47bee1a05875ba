"""The only door to an index: search, add, remove, reindex, and look things up."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager, suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from retrieval.errors import EmptyQuestion, QuestionTooLong
from retrieval.holdings import AllAsked, Holdings
from retrieval.meaning import find_encoder
from retrieval.open_index import OpenIndex
from retrieval.options import DEFAULTS, Options
from retrieval.types import EVERYTHING, Report, RuleChange, Rules

if TYPE_CHECKING:
    from threading import Event

    from retrieval.meaning import Encoder
    from retrieval.types import Changes, Failure, Health, ReportProgress
    from retrieval.upkeep import Editing, Granting, Upkeep

_WARMING: Final = 3
"""Reports whose titles are asked to warm up: then dictionary, caches and database are at hand."""


class Engine(Holdings):
    """One index and the corpus folder it is made from; may be shared between threads.

    It answers and looks things up as `Holdings` of everything, and changes them by an `Upkeep`. Whoever may not see
    everything gets what is `within` their reach. Opening is cheap; the tokeniser's dictionary is loaded at first use.

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
        self.options = options
        index = OpenIndex(database, corpus, options)
        super().__init__(index, AllAsked(index, lambda: self.encoder), EVERYTHING)

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

    # What it takes to answer

    @cached_property
    def encoder(self) -> "Encoder | None":
        """What works out meanings; None where words alone answer. Another one may be set before the first question."""
        return None if self._index.vectors is None else find_encoder()

    def rules(self) -> Rules:
        """Which collections are not open to everybody let in, and who may ask those."""
        with self._index.store.reading():
            return self._index.rules()

    @property
    def known_rules(self) -> Rules:
        """The same as they were last read here, for who cannot wait for a disk."""
        return self._index.known_rules

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
        with self._index.store.reading():
            self._asked.searcher.warm_up()

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

    @cached_property
    def _granting(self) -> "Granting":
        from retrieval.upkeep import Granting  # likewise

        return Granting(self._index)

    def take_rules(self) -> "Failure | None":
        """As `Granting.take_rules`."""
        return self._granting.take_rules()

    def take_rules_anew(self) -> "Failure | None":
        """As `Granting.take_rules_anew`."""
        return self._granting.take_rules_anew()

    def grant(self, collection: str, who: int | None) -> RuleChange:
        """As `Granting.grant`."""
        return self._granting.grant(collection, who)

    def revoke(self, collection: str, who: int | None) -> RuleChange:
        """As `Granting.revoke`."""
        return self._granting.revoke(collection, who)

    def move_subject(self, old: int, new: int) -> None:
        """As `Granting.move_subject`."""
        self._granting.move_subject(old, new)

    def fill_vectors(self, progress: "ReportProgress | None" = None, stop: "Event | None" = None) -> None:
        """Make the vectors that passages want, in a process of its own; nothing without `Options.meaning`.

        Args:
            progress: Told how far it is.
            stop: Ends it when set; the next time goes on from there.

        Raises:
            WorkerLost: The process was killed, or the encoder fails; the next time goes on from there, too.
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

    @cached_property
    def _editing(self) -> "Editing":
        from retrieval.upkeep import Editing  # likewise

        return Editing(self._index, self._upkeep)

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
        """As `Editing.edit`."""
        if replaces:
            # Whatever names a report: it is kept by its key, which stays the same for ever.
            replaces = self.find(replaces).key
        return self._editing.edit(
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
        """As `Editing.stray_corrections`."""
        return self._editing.stray_corrections()

    def discard(self, report: int) -> Report:
        """As `Editing.discard`."""
        return self._editing.discard(report)

    def take_moved_folder(self) -> bool:
        """As `Upkeep.take_moved_folder`."""
        return self._upkeep.take_moved_folder()

    @property
    def formats(self) -> tuple[str, ...]:
        """The endings of the most common files that can be read: `.md`, `.txt`."""
        from retrieval.readers import COMMON_ENDINGS

        return COMMON_ENDINGS
