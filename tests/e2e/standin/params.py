"""How a method of the Bot API is declared, and how it reads its parameters."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.e2e.standin.errors import bad_request

METHODS: dict[str, tuple[Callable, frozenset[str]]] = {}


@dataclass
class Params:
    """A call's parameters, whichever way they were encoded."""

    values: dict[str, object]
    files: dict[str, tuple[str, bytes, str]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Read a string; "" where absent."""
        return str(self.values.get(name, ""))

    def number(self, name: str, default: int = 0) -> int:
        """Read an integer."""
        try:
            return int(self.text(name) or default)
        except ValueError:
            raise bad_request(f"{name} must be an Integer, not {self.text(name)!r}") from None

    def flag(self, name: str) -> bool:
        """Read a Boolean."""
        return self.text(name).lower() in {"true", "1", "yes"}

    def json(self, name: str):
        """Read an object or array; None where absent."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None


def method(accepts: str = "") -> Callable:
    """Register a method under its camelCase name with the parameters it accepts."""

    def register(function: Callable) -> Callable:
        METHODS[function.__name__.replace("_", "")] = (function, frozenset(accepts.split()))
        return function

    return register
