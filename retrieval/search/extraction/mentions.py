"""What in a text looks like an answer of the kind asked for: figures with their unit, names, words of a named kind.

What the question says itself is none, nor are a news story's own date line and the names of those who wrote it.
"""

import re
from typing import Final, NamedTuple

from retrieval.doors import late_pattern
from retrieval.search.extraction.answer_patterns import ASKING_ITSELF
from retrieval.search.extraction.expected import Expected

Stretch = tuple[int, int]
"""Start and end in a normalised text."""

ASKS: Final = late_pattern(ASKING_ITSELF)
"""What asks in a text itself, and so decides nothing."""


MAY_ASK: Final = late_pattern(r"\?|不|否|有没有|有无")
"""One of these is in whatever asks so, and they are found in a quarter of the time."""


class Mentions(NamedTuple):
    """What in a text may be the answer, in its order.

    Attributes:
        exact: What surely is of the kind, with the very unit asked for.
        loose: What may be.
    """

    exact: tuple[Stretch, ...]
    loose: tuple[Stretch, ...]


def find_mentions(expected: Expected, asked: str, text: str) -> Mentions:
    """What in a normalised text looks like the answer to a question.

    Args:
        expected: What it wants to know.
        asked: The normalised question.
        text: Where to look.
    """
    exact, loose = expected.exact, expected.looks
    never = [match.span() for match in expected.never.finditer(text)] if expected.never else []

    def found(pattern: re.Pattern[str] | None) -> tuple[Stretch, ...]:
        places = [match.span() for match in pattern.finditer(text)] if pattern else []
        return tuple(
            (start, end)
            for start, end in places
            # 可以 answers 可以…吗.
            if (said := text[start:end].strip())
            and (expected.kind == "decision" or said not in asked)
            and not any(a <= start < b for a, b in never)
        )

    first = found(exact)
    return Mentions(first, first if loose is exact else found(loose))
