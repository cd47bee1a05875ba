"""Where in a report to look, and what that was found in."""

from dataclasses import dataclass

from retrieval.arrays import Bools
from retrieval.search.extraction.context import HitText
from retrieval.search.extraction.mentions import Stretch
from retrieval.types import Span


@dataclass(frozen=True, slots=True)
class Located:
    """Where to look in a report; offsets into its text.

    Attributes:
        window: Whole sentences to show, or a part of one that is too long by itself.
        sentence: The sentence that answers best, or the part of it that is shown; inside `window`.
        answer: The words of it that answer.
        context: What they were found in.
        shown: The window, as a part of the context's text.
        best: The sentence that answers best by its words alone, as such a part.
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
    highlights: tuple[tuple[int, int], ...]
    terms: Bools
