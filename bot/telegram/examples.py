"""Example questions made from the indexed reports, of which each is sure to be answered from the report it is about.

News and notices put names and terms between quotation marks; asking what such a term is makes a question that a person
might ask. Where a report has none that can be answered, its title is asked about.
"""

import re
from dataclasses import dataclass

from bot.texts.chat import ChatTexts
from retrieval.answering import Answering
from retrieval.errors import WenjuError
from retrieval.holdings import Holdings
from retrieval.types import Report

_TERM = re.compile(r"“([^“”，。！？；、：\s]{3,10})”")
_TERMS = 5
"""Terms tried of a report, the longest first: they are the most particular."""

_TITLE_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Example:
    """A question about a report; `number` is its place among the report's candidates."""

    report: int
    number: int
    question: str


def candidates(report: Report, texts: ChatTexts) -> list[str]:
    """Questions about a report, best first; the same ones as long as the report stays."""
    terms = sorted(dict.fromkeys(_TERM.findall(report.text)), key=len, reverse=True)[:_TERMS]
    questions = [texts.example_term.format(term=term) for term in terms]
    if len(report.title) <= _TITLE_CHARACTERS:
        questions.append(texts.example_title.format(title=report.title))
    return questions


def examples(engine: Holdings, answering: Answering, texts: ChatTexts, wanted: int) -> list[Example]:
    """So many example questions: of each of the newest reports one, then of the newest the others.

    Args:
        engine: Where the reports are.
        answering: Where their answers come from.
        texts: The reader's language.
        wanted: How many.
    """
    found: list[Example] = []
    more: list[Example] = []
    for source in engine.sources(limit=2 * wanted):
        answered = _answered(answering, engine.report(source.id), texts, wanted)
        found.extend(answered[:1])
        more.extend(answered[1:])
        if len(found) >= wanted:
            break
    return (found + more)[:wanted]


def _answered(answering: Answering, report: Report, texts: ChatTexts, wanted: int) -> list[Example]:
    """The candidates that the report itself answers, at most so many."""
    found: list[Example] = []
    for number, question in enumerate(candidates(report, texts)):
        try:
            answer = answering.search(question, k=1)
        except WenjuError:
            continue
        if answer.answered and answer.hits[0].report.id == report.id:
            found.append(Example(report.id, number, question))
        if len(found) == wanted:
            break
    return found
