"""What work says while it goes on, from whatever process does it to the one that asked for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

Hear = Callable[[object], None]

_hear: Hear | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """What was said, on its way through a pipe."""

    what: object


def tell(what: object) -> None:
    """Say something to whoever listens: in this process, or in the one that started it; nobody may.

    Args:
        what: Anything that can be pickled, where another process does the work.
    """
    if _hear is not None:
        _hear(what)


def tell_to(hear: Hear) -> None:
    """Have all that is told in this process from now on heard, as in one that was started to work for another."""
    global _hear
    _hear = hear


@contextmanager
def heard_by(hear: Hear) -> Iterator[None]:
    """Have what is told meanwhile heard, in the thread that does the work or waits for it.

    Args:
        hear: Called with it; what it raises ends the work.
    """
    global _hear
    before, _hear = _hear, hear
    try:
        yield
    finally:
        _hear = before
