"""Errors of the front, and the switch that shows where they came from. Everything may import this: it costs nothing."""

from typing import Final

from retrieval.errors import WenjuError
from retrieval.reasons import Code

DEBUG: Final = "WENJU_DEBUG"
"""Shows tracebacks. It is no field of `Settings`: it must work when the settings themselves are wrong."""


class UsageError(WenjuError):
    """What a person typed or set cannot be meant so: commands end with status 2."""


class SettingsError(UsageError):
    """A setting is unknown or its value cannot be used; commands say so in English, whatever the language set."""

    def __init__(self, sentence: str) -> None:
        super().__init__(Code.PLAIN, sentence=sentence)


class FilterError(UsageError):
    """A filter is no date.

    Args:
        text: What was typed.
    """

    def __init__(self, text: str) -> None:
        super().__init__(Code.NO_PERIOD, text=text)
