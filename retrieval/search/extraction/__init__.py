"""What kind of answer a question asks for, where in what is shown it stands, and whether it stands there at all.

`answer_kinds` is the table of what is asked and what answers it, of `answer_patterns`, and `expected` reads it for a
question; `mentions` finds in a text what looks like an answer; `context` is what one hit shows with the passages beside
it, and where the question's words stand in it; `clauses` chooses the words that answer, and what may answer where that
is not clear, and `whole_sentences` the sentences of what no few words answer; `cores` has the clause of them to be read
first; `located` says where to look; `lists` has the heads of a list; `shown` tells whether the answer most likely is
there, and `contraries` what is said of the contrary. It reads hits as they are laid out, and knows neither index nor
store.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.search.extraction.answer_kinds import FIGURE_KINDS, NAME_KINDS
    from retrieval.search.extraction.clauses import (
        CLAUSE_FEATURES,
        DECISION_FEATURES,
        answering_words,
        clause_features,
        short_answers,
        valued_clauses,
    )
    from retrieval.search.extraction.context import HitText
    from retrieval.search.extraction.cores import core_of
    from retrieval.search.extraction.expected import asks_for_list, coarse_kinds, expected_answer, looks_coarsely
    from retrieval.search.extraction.lists import list_asked
    from retrieval.search.extraction.located import Located
    from retrieval.search.extraction.shown import (
        EVIDENT_FROM,
        HELD_FROM,
        HOLDING_FEATURES,
        chance_held,
        holding_features,
        shows_kind,
    )
    from retrieval.search.extraction.whole_sentences import answering_sentences

__all__ = [
    "CLAUSE_FEATURES",
    "DECISION_FEATURES",
    "EVIDENT_FROM",
    "FIGURE_KINDS",
    "HELD_FROM",
    "HOLDING_FEATURES",
    "NAME_KINDS",
    "HitText",
    "Located",
    "answering_sentences",
    "answering_words",
    "asks_for_list",
    "chance_held",
    "clause_features",
    "coarse_kinds",
    "core_of",
    "expected_answer",
    "holding_features",
    "list_asked",
    "looks_coarsely",
    "short_answers",
    "shows_kind",
    "valued_clauses",
]

__getattr__ = loading(
    __name__,
    {
        "clauses": (
            "CLAUSE_FEATURES",
            "DECISION_FEATURES",
            "answering_words",
            "short_answers",
            "clause_features",
            "valued_clauses",
        ),
        "context": ("HitText",),
        "cores": ("core_of",),
        "answer_kinds": ("FIGURE_KINDS", "NAME_KINDS"),
        "expected": ("asks_for_list", "coarse_kinds", "expected_answer", "looks_coarsely"),
        "lists": ("list_asked",),
        "located": ("Located",),
        "shown": ("EVIDENT_FROM", "HELD_FROM", "HOLDING_FEATURES", "chance_held", "holding_features", "shows_kind"),
        "whole_sentences": ("answering_sentences",),
    },
)
