"""What another process logs, kept until its caller takes it: the caller's own handlers tell it."""

import logging
from collections.abc import Sequence
from logging.handlers import QueueHandler


class KeptRecords(QueueHandler):
    """The one handler of a process that works for another; its records are fit to be sent there."""

    def __init__(self) -> None:
        super().__init__(None)  # type: ignore[arg-type]  # there is a list instead
        self._kept: list[logging.LogRecord] = []

    def enqueue(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self._kept.append(record)

    def take(self) -> list[logging.LogRecord]:
        """The records since the last time."""
        taken, self._kept = self._kept, []
        return taken


def pass_on(records: Sequence[logging.LogRecord]) -> None:
    """Log here what was logged in another process."""
    for record in records:
        logging.getLogger(record.name).handle(record)
