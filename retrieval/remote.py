"""An engine that answers questions in another process, so that the caller's interpreter is free for all else.

Python runs one thread at a time: a bot that searches in its own process talks to nobody meanwhile, however many cores
there are. The other process holds the dictionary and the postings, so memory is not spent twice. If it dies it is
started again, and the questions that were under way are asked once more; one that kills it twice is refused, and
takes nobody down with it.
"""

import logging
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from retrieval.answering import ALL
from retrieval.engine import Engine
from retrieval.errors import BackendUnavailable
from retrieval.options import DEFAULTS, Options
from retrieval.processes.host import Gone, Hosted, Line
from retrieval.types import Answer, Filters, Hit

_log = logging.getLogger(__name__)


class EngineBeside(Engine):
    """An engine whose `search`, `locate` and `further` run in another process; all else is done in this one.

    Args:
        database: As for `Engine`.
        corpus: As for `Engine`.
        options: As for `Engine`.

    Raises:
        BackendUnavailable: As for `Engine`.
    """

    def __init__(self, database: Path, corpus: Path, options: Options = DEFAULTS) -> None:
        super().__init__(database, corpus, options)
        self._starting = threading.Lock()
        self._other = self._start()

    def close(self) -> None:
        """Stop the other process, and close the database."""
        self._other.stop()
        super().close()

    def search(self, question: str, *, k: int = 5, filters: Filters = ALL, today: date | None = None) -> Answer:
        """As `Engine.search`.

        Raises:
            BackendUnavailable: The other process died twice over this question.
        """
        answer: Answer = self._ask("search", question, k=k, filters=filters, today=today)
        return answer

    def locate(self, question: str, passage: int) -> Hit:
        """As `Engine.locate`; errors as for `search` besides."""
        hit: Hit = self._ask("locate", question, passage)
        return hit

    def further(self, question: str, shown: Sequence[Hit], k: int) -> tuple[Hit, ...]:
        """As `Engine.further`; errors as for `search` besides."""
        hits: tuple[Hit, ...] = self._ask("further", question, shown, k)
        return hits

    def line(self) -> Line:
        """A way to the other process for one caller that waits by itself, such as an event loop.

        `search` and the like may be sent by it. When the process dies it is broken, and there is another one.
        """
        return self._running().lines[1]

    def _ask(self, method: str, *values: object, **named: object) -> Any:  # noqa: ANN401 - what the method returns
        for _ in range(2):
            try:
                return self._running().call(method, *values, **named)
            except Gone:
                continue
        raise BackendUnavailable(
            "the process that searches ended twice over this question; its last words stand above in the log, and the"
            " system's log says whether memory ran out"
        )

    def _running(self) -> Hosted:
        with self._starting:
            if self._other.gone:
                self._other.stop()
                _log.warning("the process that searches has ended (status %s) and is started again", self._other.status)
                self._other = self._start()
            return self._other

    def _start(self) -> Hosted:
        return Hosted(Engine, self.database, self.corpus, self.options, lines=2)
