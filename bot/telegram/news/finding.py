"""Which new reports answer a question that somebody keeps, and what they say to it."""

from dataclasses import replace

from bot.talk.topics import narrowed_on_record
from bot.telegram.pages.news_pages import SHOWN_OF_NEWS, News
from bot.telegram.services import Services
from bot.telegram.subscriptions.ledger import Untold
from retrieval.errors import EmptyQuestion, QuestionTooLong
from retrieval.types import Answer

MOST_FOUND = 5
"""Reports of those that came together that somebody is told of for one question; whoever wants all may ask."""

_MOST_ASKED = 20
"""Searches for that: some may find reposts only."""


async def answering_reports(services: Services, question: str, new: frozenset[int]) -> list[int]:
    """The new reports that clearly or possibly answer a question, and do not only repeat an older one.

    Args:
        services: To ask.
        question: With its filters.
        new: The numbers of the reports to ask.

    Returns:
        Their numbers, the best first.

    Raises:
        WenjuError: It cannot be asked just now.
    """
    found: list[int] = []
    for _ in range(_MOST_ASKED):
        answer = await ask_only(services, question, new)
        if answer is None or answer.support not in ("clear", "possible"):
            break
        hit = answer.hits[0]
        new -= {hit.report.id}
        if not await services.run(services.engine.repeats, hit, new):
            found.append(hit.report.id)
        if not new or len(found) == MOST_FOUND:
            break
    return found


async def ask_only(services: Services, question: str, among: frozenset[int]) -> Answer | None:
    """What some reports say to a question with its filters; None where it asks for nothing (any more)."""
    asked = narrowed_on_record(question)
    try:
        return await services.search(asked.question, 1, replace(asked.filters, among=among))
    except (EmptyQuestion, QuestionTooLong):
        return None


async def looked_up(services: Services, one: Untold) -> News:
    """What was found as the reports say it now: they may have been corrected since, or be gone."""
    answers: list[Answer] = []
    gone = 0
    for report in one.reports:
        answer = await ask_only(services, one.subscription.question, frozenset({report}))
        if answer and answer.hits:
            answers.append(answer)
        else:
            gone += 1
        if len(answers) == SHOWN_OF_NEWS:
            break
    return News(one, tuple(answers), len(one.reports) - gone - len(answers))
