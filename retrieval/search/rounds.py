"""Questions answered side by side: what several of them need at the same moment is looked up for all at once.

A question is answered by a generator. It yields what it needs and is sent what came of it; its last word is the answer.
All questions of a chunk go forward in rounds, so that SQLite is asked once and numpy is called once for all of them,
and the processor stays with one kind of work. A single question goes the same way.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Need:
    """What a question waits for.

    Attributes:
        serve: Called with the wants of all questions that wait for the same; returns what came of each, in order.
        want: What this one wants.
    """

    serve: Callable[[list[Any]], Sequence[Any]]
    want: object


Steps = Generator[Need, Any, Value]
"""A question on its way to a value."""


def side_by_side(steps: Sequence[Steps[Value]]) -> list[Value]:
    """Go through the steps of several questions together.

    Args:
        steps: Of each question; not begun.

    Returns:
        The value of each, in order. What one of them raises ends all.
    """
    values: dict[int, Value] = {}
    sent: dict[int, Any] = dict.fromkeys(range(len(steps)))
    while sent:
        needs: dict[Callable[[list[Any]], Sequence[Any]], list[tuple[int, object]]] = {}
        for number, result in sent.items():
            try:
                need = steps[number].send(result)
            except StopIteration as end:
                values[number] = end.value
            else:
                needs.setdefault(need.serve, []).append((number, need.want))
        sent = {
            number: result
            for serve, waiting in needs.items()
            for (number, _), result in zip(waiting, serve([want for _, want in waiting]), strict=True)
        }
    return [values[number] for number in range(len(steps))]
