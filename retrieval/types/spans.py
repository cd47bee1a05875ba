"""Where something stands in a text. Offsets count Unicode code points."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """One index term and the characters of the original text it was made from."""

    text: str
    start: int
    end: int
