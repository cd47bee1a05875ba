"""What was used last, kept up to a bound; may be shared between threads."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """Values by number, of which those used longest ago are given up first.

    Args:
        limit: The most that all values may weigh together.
        weigh: The weight of a value.
    """

    def __init__(self, limit: int, weigh: Callable[[Value], int]) -> None:
        self._limit = limit
        self._weigh = weigh
        self._weight = 0
        self._values: OrderedDict[int, Value] = OrderedDict()
        self._changing = threading.Lock()

    def find(self, numbers: Iterable[int]) -> dict[int, Value]:
        """The values kept under some numbers."""
        with self._changing:
            found = {number: self._values[number] for number in numbers if number in self._values}
            for number in found:
                self._values.move_to_end(number)
        return found

    def keep(self, values: Mapping[int, Value]) -> None:
        """Keep values under numbers that were, and will be, given to nothing else."""
        with self._changing:
            for number, value in values.items():
                if number not in self._values:
                    self._values[number] = value
                    self._weight += self._weigh(value)
            while self._weight > self._limit:
                self._weight -= self._weigh(self._values.popitem(last=False)[1])
