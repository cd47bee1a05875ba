"""Numbers as a line of small bars: ▁▃▇."""

from collections.abc import Sequence
from typing import Final

_BARS: Final = "▁▂▃▅▇"


def bars(values: Sequence[float]) -> str:
    """A bar a number, from the lowest for the smallest to the highest for the largest; at least one number."""
    least, most = min(values), max(values)
    steps = len(_BARS) - 1
    return "".join(_BARS[round((value - least) / (most - least) * steps) if most > least else 0] for value in values)
