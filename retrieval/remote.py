"""Questions answered by an engine in another process, so that the caller's interpreter is free for all else.

Python runs one thread at a time: a bot that searches in its own process talks to nobody meanwhile, however many cores
there are. The other process holds the dictionary and the postings, and is asked one question after the other; the rest
wait here. Where it dies or hangs another one is started, and asked the same. So a question that two of them did not
survive is refused, and takes nobody down with it.
"""

import copyreg
import logging
import threading
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import fields, is_dataclass
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any, Self

from retrieval import types
from retrieval.engine import Engine
from retrieval.errors import BackendUnavailable
from retrieval.options import DEFAULTS, Options
from retrieval.processes import Gone, Hosted
from retrieval.reasons import Code
from retrieval.types import ALL_REPORTS, Answer, Filters, Hit, Reach, Timeline

_log = logging.getLogger(__name__)


class Asked:
    """Has questions answered in another process; may be shared between threads."""

    def search(
        self,
        question: str,
        *,
        k: int = 5,
        filters: Filters = ALL_REPORTS,
        today: date | None = None,
        shown: Collection[int] = (),
    ) -> Answer:
        """As `Engine.search`.

        Raises:
            BackendUnavailable: The process ended twice over this question, cannot be started again, or was closed.
            WenjuError: The index cannot be opened there: as `Engine` says it.
        """
        return self.begin(question, k=k, filters=filters, today=today, shown=shown).result()

    def begin(
        self,
        question: str,
        *,
        k: int = 5,
        filters: Filters = ALL_REPORTS,
        today: date | None = None,
        shown: Collection[int] = (),
    ) -> Future[Answer]:
        """As `search`, for a caller that waits in its own way, such as an event loop; the future has its errors."""
        return self._begin("search", question, k=k, filters=filters, today=today, shown=shown)

    def timeline(self, question: str, *, filters: Filters = ALL_REPORTS, today: date | None = None) -> Timeline:
        """As `Engine.timeline`; errors as for `search` besides."""
        timeline: Timeline = self._begin("timeline", question, filters=filters, today=today).result()
        return timeline

    def locate(self, question: str, passage: int) -> Hit:
        """As `Engine.locate`; errors as for `search` besides."""
        hit: Hit = self._begin("locate", question, passage).result()
        return hit

    def further(self, question: str, shown: Sequence[Hit], k: int) -> tuple[Hit, ...]:
        """As `Engine.further`; errors as for `search` besides."""
        hits: tuple[Hit, ...] = self._begin("further", question, shown, k).result()
        return hits

    def _begin(self, method: str, *values: object, **named: object) -> Future[Any]:
        """Have a method of `Holdings` called there."""
        raise NotImplementedError


class SearchProcess(Asked):
    """An engine that answers in a process of its own; may be shared between threads.

    Args:
        database: As for `Engine`.
        corpus: As for `Engine`.
        options: As for `Engine`.
        engine: What answers there.

    Raises:
        BackendUnavailable: The system starts no further process.
    """

    def __init__(
        self, database: Path, corpus: Path, options: Options = DEFAULTS, *, engine: type[Engine] = Engine
    ) -> None:
        self._opened_with = engine, database, corpus, options
        # The one thread that talks with the process: what is asked meanwhile waits in its queue.
        self._line = ThreadPoolExecutor(1, thread_name_prefix="search")
        self._changing = threading.Lock()
        self._closed = False
        self._process = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process; what is under way is lost, and whoever waits for it is told so."""
        with self._changing:
            self._closed = True
            self._process.stop()
        self._line.shutdown()

    def within(self, reach: Reach) -> "SearchWithin":
        """What answers for somebody, or of some collections, in the same process."""
        return SearchWithin(self, reach)

    def begin_within(self, reach: Reach, method: str, *values: object, **named: object) -> Future[Any]:
        """Have a method called of what is within a reach there."""
        return self._begin("done_within", reach, method, *values, **named)

    def warm_up(self) -> None:
        """As `Engine.warm_up`; errors as for `search` besides."""
        self._begin("warm_up").result()

    def _begin(self, method: str, *values: object, **named: object) -> Future[Any]:
        with self._changing:
            if not self._closed:
                return self._line.submit(self._ask, method, *values, **named)
        refused: Future[Any] = Future()
        refused.set_exception(BackendUnavailable(Code.SEARCH_ENDED))
        return refused

    def _ask(self, method: str, *values: object, **named: object) -> Any:  # noqa: ANN401 - what the method returns
        for _ in range(2):
            try:
                return self._process.call(method, *values, **named)
            except Gone:
                self._start_again()
        raise BackendUnavailable(Code.SEARCH_ENDED_TWICE)

    def _start_again(self) -> None:
        with self._changing:
            if self._closed:
                raise BackendUnavailable(Code.SEARCH_ENDED)
            self._process.stop()
            _log.warning("the process that searches has ended (status %s) and is started again", self._process.status)
            self._process = self._start()

    def _start(self) -> Hosted:
        try:
            return Hosted(_open, *self._opened_with)
        except OSError as error:
            raise BackendUnavailable(Code.SEARCH_NOT_STARTED, problem=error.strerror or error) from error


class SearchWithin(Asked):
    """Answers for somebody, or of some collections; may be shared between threads.

    Args:
        process: Where.
        reach: Who asks, and which collections.
    """

    def __init__(self, process: SearchProcess, reach: Reach) -> None:
        self._process = process
        self._reach = reach

    def within(self, reach: Reach) -> "SearchWithin":
        """The same for somebody, or of some collections: never more than what is here."""
        return SearchWithin(self._process, self._reach.within(reach))

    def _begin(self, method: str, *values: object, **named: object) -> Future[Any]:
        return self._process.begin_within(self._reach, method, *values, **named)


def _open(engine: type[Engine], database: Path, corpus: Path, options: Options) -> Engine:
    """Called in the other process, which so loads what stands below."""
    return engine(database, corpus, options)


def _by_fields(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What takes a value of some kind apart for its constructor."""
    fields_of = attrgetter(*(field.name for field in fields(kind)))
    return lambda value: (kind, fields_of(value))


# As pickle does it by itself, frozen dataclasses with slots are taken apart and filled by loops over their fields in
# Python: an answer took 1.4 ms on its way instead of .35.
for _kind in (getattr(types, _name) for _name in types.__all__):
    if isinstance(_kind, type) and is_dataclass(_kind):
        copyreg.pickle(_kind, _by_fields(_kind))
