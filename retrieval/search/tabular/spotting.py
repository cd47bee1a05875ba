"""Where the names of rows and columns stand in a question, letter by letter: no word has another meaning here."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

_LONGEST: Final = 60
LEAST: Final = 2
"""Characters of a header that name a column where no other has them: 电话 for 办公电话."""


def longest_names(asked: str, *names: Container[str]) -> Iterator[tuple[int, int]]:
    """Where names stand in a question, without those inside longer ones; a number only as a whole."""
    reached = 0
    for start in range(len(asked)):
        for end in range(min(len(asked), start + _LONGEST), max(reached, start), -1):
            part = asked[start:end]
            if not any(part in some for some in names):
                continue
            if part[0].isdigit() and asked[start - 1 : start].isdigit():
                continue
            if part[-1].isdigit() and asked[end : end + 1].isdigit():
                continue
            reached = end
            yield start, end
            break


def find_header(left: str, names: Sequence[str]) -> tuple[int, list[tuple[int, int]]] | None:
    """How well a question names a column, and where; None where it does not."""
    whole = "".join(names)
    if not whole:
        return None
    if (at := left.find(whole)) >= 0:
        return 1000 + len(whole), [(at, at + len(whole))]
    places = [(at, at + len(name)) for name in names if (at := left.find(name)) >= 0]
    if len(places) == len(names):
        return 500 + len(whole), places
    size, at = _common(left, whole)
    return (size, [(at, at + size)]) if size >= LEAST else None


def _common(text: str, name: str) -> tuple[int, int]:
    """The length of the longest part of a name that stands in a text, and where."""
    size = at = 0
    for start in range(len(text)):
        while start + size < len(text) and text[start : start + size + 1] in name:
            size, at = size + 1, start
    return size, at


def stretches(left: str) -> Iterator[tuple[int, int]]:
    """Where there is something between blanks."""
    return (match.span() for match in re.finditer(r"\S+", left))


def begins_number(text: str, number: str) -> bool:
    """Whether a part that begins with a digit stands in a text where no digit is before it."""
    return re.search(rf"(?<!\d){re.escape(number)}", text) is not None
