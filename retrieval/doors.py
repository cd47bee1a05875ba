"""What is made only when it is first asked for: the names behind a room's door (PEP 562), and patterns.

A command that wants one class of a room does not wait for the libraries of all others: `wenju --help` never loads
numpy, `wenju ask` never the fetching of pages. Nor does a question wait for patterns that nothing in it asks for:
compiling one with a range of Chinese characters takes Python 3.11 a millisecond.
"""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import cast


def loading(package: str, homes: Mapping[str, Sequence[str]]) -> Callable[[str], object]:
    """The `__getattr__` of a package.

    Args:
        package: Its name.
        homes: The names that it hands out, by the module in it where they stand.

    Returns:
        A function that loads the module of a name and keeps the name in the package; it raises AttributeError for
        names that are not handed out, as Python expects.
    """
    modules = {name: module for module, names in homes.items() for name in names}

    def load(name: str) -> object:
        if name not in modules:
            raise AttributeError(f"module '{package}' has no attribute '{name}'")
        value: object = getattr(import_module(f"{package}.{modules[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return load


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when it is first used, for what few questions want."""
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))


class _LatePattern:
    def __init__(self, pattern: str, flags: int) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> object:
        """The method of the pattern, kept so that the next call finds it here."""
        if name.startswith("_"):
            raise AttributeError(name)  # `copy` and `pickle` ask for some before anything is given
        value: object = getattr(re.compile(*self._given), name)
        self.__dict__[name] = value
        return value
