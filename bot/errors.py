"""Errors of the front, and the switch that shows where they came from. Everything may import this: it costs nothing."""

from datetime import date
from typing import Final

from retrieval.errors import WenjuError
from retrieval.reasons import Code

ENVIRONMENT_PREFIX: Final = "WENJU_"
"""How variables of the environment begin that are settings."""

DEBUG: Final = "WENJU_DEBUG"
"""Shows tracebacks. It is no field of `Settings`: it must work when the settings themselves are wrong."""


class UsageError(WenjuError):
    """What a person typed or set cannot be meant so: commands end with status 2."""


class SettingsError(UsageError):
    """A setting is unknown, or its value cannot be used."""


class FilterError(UsageError):
    """What a question was to be narrowed down by cannot be meant so."""


class DateError(FilterError):
    """A filter is no date.

    Args:
        text: What was typed.
    """

    def __init__(self, text: str) -> None:
        super().__init__(Code.NO_PERIOD, text=text)


class ExcludingError(FilterError):
    """Filters exclude each other: no report can be as late as the one and as early as the other.

    Args:
        since: The first day.
        until: The last day, which is before it.
    """

    def __init__(self, since: date, until: date) -> None:
        super().__init__(Code.EXCLUDING_FILTERS, since=since, until=until)
