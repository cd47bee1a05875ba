"""What kind of answer a question asks for, where in what is shown it stands, and whether it stands there at all.

`kinds` is the table of what is asked and what answers it; `mentions` finds in a text what looks like an answer;
`context` is what one hit shows with the passages beside it, and where the question's words stand in it; `clauses`
chooses the words that answer; `shown` says how likely it is that they are shown, and `missing` what of the question
is not. It reads one hit at a time, and knows neither index nor store.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.search.extraction.clauses import CLAUSE_FEATURES, answering_words, choices_of, clause_features
    from retrieval.search.extraction.context import Context
    from retrieval.search.extraction.kinds import FIGURES, NAMES, Expected, expected_answer
    from retrieval.search.extraction.missing import lacking, shows_figure
    from retrieval.search.extraction.shown import HELD_FROM, HOLDING_FEATURES, holding, holding_features

__all__ = [
    "CLAUSE_FEATURES",
    "FIGURES",
    "HELD_FROM",
    "HOLDING_FEATURES",
    "NAMES",
    "Context",
    "Expected",
    "answering_words",
    "choices_of",
    "clause_features",
    "expected_answer",
    "holding",
    "holding_features",
    "lacking",
    "shows_figure",
]

__getattr__ = loading(
    __name__,
    {
        "clauses": ("CLAUSE_FEATURES", "answering_words", "choices_of", "clause_features"),
        "context": ("Context",),
        "shown": ("HELD_FROM", "HOLDING_FEATURES", "holding", "holding_features"),
        "kinds": ("FIGURES", "NAMES", "Expected", "expected_answer"),
        "missing": ("lacking", "shows_figure"),
    },
)
