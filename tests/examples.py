"""How many examples a property is tried with: few in the gate, and as many more as `WENJU_FUZZ` says (`make fuzz`)."""

import os
from typing import Any

from hypothesis import HealthCheck, Phase, settings

TIMES = float(os.environ.get("WENJU_FUZZ", "1"))

USUAL = 40
"""Of a property that names no number."""


AS_FOUND = (Phase.explicit, Phase.generate)
"""The phases of what takes minutes to shrink, and says no more when it is smaller."""


def times(count: int) -> int:
    """As many as that by default, fewer or more where it was told to."""
    return max(1, int(count * TIMES))


def examples(count: int, **how: Any) -> settings:
    """How many examples of a test there are, as a decorator."""
    return settings(
        max_examples=times(count),
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
            HealthCheck.filter_too_much,
            HealthCheck.function_scoped_fixture,
        ],
        **how,
    )
