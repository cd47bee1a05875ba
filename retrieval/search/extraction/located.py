"""Where in a report to look, and what that was found in."""

from typing import NamedTuple

from retrieval.arrays import Bools, Floats
from retrieval.search.extraction.context import HitText
from retrieval.search.extraction.mentions import Stretch
from retrieval.types import Span


class Clauses(NamedTuple):
    """The clauses that are shown of a hit, n of them.

    Attributes:
        places: The number of the sentence each belongs to, and the part of the context's text that it is.
        values: How much speaks for each; (n,).
    """

    places: tuple[tuple[int, Stretch], ...]
    values: Floats


class Located(NamedTuple):
    """Where to look in a report; offsets into its text.

    Attributes:
        window: Whole sentences to show, or a part of one that is too long by itself.
        sentence: The sentence that answers best, or the part of it that is shown; inside `window`.
        answer: The words of it that answer.
        context: What they were found in.
        shown: The window, as a part of the context's text.
        best: The sentence that answers best by its words alone, as such a part.
        clauses: What may answer; None for a kind of answer that is whole sentences.
        highlights: Start and end of the question's words and their synonyms, in the passage and those the window
            reaches: sorted.
        terms: Which of the question's terms stand in the sentence.
    """

    window: Span
    sentence: Span
    answer: Span
    context: HitText
    shown: Stretch
    best: Stretch
    clauses: Clauses | None
    highlights: tuple[tuple[int, int], ...]
    terms: Bools
