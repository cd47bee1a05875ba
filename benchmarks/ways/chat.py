"""`wenju serve` over a pile, and its admin, who talks to it through the Bot API stand-in."""

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from benchmarks.ways.piles import Pile, copy_index
from benchmarks.ways.turns import Cost, cost_of
from tests.e2e.serving import Serving
from tests.e2e.standin import Standin

PATIENCE = 120.0
"""Seconds that an answer may take."""


class Office:
    """The bot as a process over a copy of the index, and somebody who waits for each answer; times are the clock's."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._running = ExitStack()

    def __enter__(self) -> Self:
        standin = self._running.enter_context(Standin())
        self._admin = standin.person("管理员")
        # The bot remembers which updates it has seen, and every stand-in counts them from the same number.
        database = self._pile.folder / "served.db"
        copy_index(self._pile.database, database)
        more = {"WENJU_ADMINS": str(self._admin.id), "WENJU_DB": str(database)}
        self._running.enter_context(Serving(standin, self._pile.folder, **self._pile.settings | more))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running.close()

    def asks(self, question: str) -> Cost:
        """Ask, and wait for the answer."""
        return cost_of(lambda: self._admin.waits_for_reply(to=self._admin.says(question), timeout=PATIENCE))

    def sends(self, name: str, data: bytes) -> Cost:
        """Send a file, and wait until it is a report.

        Raises:
            RuntimeError: The bot said something else.
        """
        answers: list[str] = []

        def send() -> None:
            sent = self._admin.sends_file(name, data, mime="text/markdown")
            answers.append(self._admin.waits_for_reply(to=sent, timeout=PATIENCE).text)

        cost = cost_of(send)
        if "已收录" not in answers[0]:
            raise RuntimeError(f"{name}: {answers[0]}")
        return cost
