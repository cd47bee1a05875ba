"""Whether words answer by themselves: figure or name, and what is asked, in their clause; of what, in their sentence.

Where they do, less chance is enough that what is shown holds the answer: that is told by what stands elsewhere, which
is the less to be feared the more stands here.
"""

from typing import Final

import numpy as np

from retrieval.search.extraction.answer_kinds import FIGURE_KINDS, AnswerKind
from retrieval.search.extraction.located import Located
from retrieval.search.missing.asked_terms import attribute_terms, words_of_question
from retrieval.search.missing.missing_figures import missing_figures
from retrieval.search.missing.missing_things import name_at_the_beginning
from retrieval.types import Report

_KINDS: Final[frozenset[AnswerKind]] = FIGURE_KINDS - {"number"} | {"person", "organisation", "name"}
"""Kinds with a look of their own: any figure is a number, and any town stands in a sentence about something there."""

_SAYS: Final = 0.85
"""Least share of the question's words, by how much they say, that the words in bold have, with the title."""

_LIKELY: Final = 0.8
"""Least chance of the likeliest clause among all that are shown."""

_FEW: Final = 2
"""Different mentions of the kind in the words in bold: of more nobody knows which one is meant."""


def is_evident(located: Located, report: Report) -> bool:
    """Whether the words that answer say all that was asked, and of what.

    Args:
        located: Where to look in the hit.
        report: Its report.
    """
    context, clauses = located.context, located.clauses
    if context.expected.kind not in _KINDS or clauses is None or not clauses.places:
        return False
    start, end = context.part(located.answer)
    chances = np.exp(clauses.values - clauses.values.max())
    clause = clauses.places[int(chances.argmax())][1]
    if _LIKELY * float(chances.sum()) > 1:
        return False
    # What is asked has to be told of the very figure.
    asked, there = attribute_terms(context), context.says(*clause)
    if not asked or not all(there[number] for number in asked):
        return False
    mentions = {context.text[first:last].strip() for first, last in context.mentions.exact if start <= first < end}
    every = words_of_question(context)
    weights, told = context.weights[every], (context.says(start, end) | context.titled)[every]
    if not 0 < len(mentions) <= _FEW or float(weights @ told) < _SAYS * float(weights.sum()):
        return False
    sentence = context.sentence_at(start, (start, end))
    # A title tells what a report is about, not of whom each of its figures is; nor is 海川物流 the 海川集团.
    if name_at_the_beginning(located) not in context.text[slice(*clause)]:
        return False
    read = f"{context.texts[0].title}\n{context.text[slice(*sentence)]}"
    return not missing_figures(context.lookup.question.asked, read, report.published)
