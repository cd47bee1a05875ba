"""How a room's door hands out what is behind it: each name is loaded when it is first asked for (PEP 562).

A command that wants one class of a room does not wait for the libraries of all others: `wenju --help` never loads
numpy, `wenju ask` never the fetching of pages.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module


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
