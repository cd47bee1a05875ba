"""What subscribers see: the news of a question they keep, and the list of what they keep."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.telegram.pages.citations import Links, citation, plain_title
from bot.telegram.pages.markup import MESSAGE_UNITS, Marked, cut, joined, plain, tagged
from bot.telegram.pages.render import Page
from bot.telegram.pages.subscription_keyboards import ends_subscriptions, kept_subscriptions
from bot.telegram.subscriptions.ledger import Subscription, Untold
from bot.texts.chat import ChatTexts
from retrieval.types import Answer

SHOWN_OF_NEWS = 3
"""Reports shown for one question."""

_WORDS_UNITS = 240
_QUESTION_UNITS = 120
"""Longest sentence and longest question."""


@dataclass(frozen=True, slots=True)
class News:
    """What new reports say to one question: an answer each, of the first of those found."""

    untold: Untold
    answers: tuple[Answer, ...]


def news_pages(news: Sequence[News], texts: ChatTexts, links: Links) -> list[tuple[Page, list[Untold]]]:
    """As few messages as the news of one person fit into.

    Args:
        news: A section each; all have answers.
        texts: The reader's language.
        links: Open the citations.

    Returns:
        Each message, with what it tells.
    """
    head = tagged("b", plain(texts.news))
    pages: list[list[tuple[News, Marked]]] = []
    room = 0
    for one in news:
        section = _section(one, texts, links)
        if section.size + 2 > room:
            pages.append([])
            room = MESSAGE_UNITS - head.size
        pages[-1].append((one, section))
        room -= section.size + 2
    return [
        (
            Page(
                joined([head, *(section for _, section in page)], "\n\n").html,
                ends_subscriptions([one.untold.subscription for one, _ in page], texts),
            ),
            [one.untold for one, _ in page],
        )
        for page in pages
    ]


def _section(news: News, texts: ChatTexts, links: Links) -> Marked:
    question = tagged("i", plain(texts.asked.format(question=cut(news.untold.subscription.question, _QUESTION_UNITS))))
    said = []
    for answer in news.answers:
        hit = answer.hits[0]
        words = plain_title(hit.passage.text[hit.answer.start : hit.answer.end], _WORDS_UNITS)
        # It was found as possible at least, whatever became of the report since.
        support = texts.shared.support("possible" if answer.support == "none" else answer.support)
        place = citation(hit.report, hit.paragraphs, texts, links)
        said.append(joined([tagged("b", plain(words)), place, tagged("i", plain(support))], "\n"))
    more = len(news.untold.reports) - len(news.answers)
    return joined([question, *said, plain(texts.news_more.format(count=more) if more > 0 else "")], "\n\n")


def subscriptions_page(kept: Sequence[Subscription], texts: ChatTexts) -> Page:
    """What somebody keeps, with buttons to end each and to choose when to be told."""
    if not kept:
        return Page(plain(texts.subscriptions_none).html)
    lines = [f"{number}. {cut(one.question, _QUESTION_UNITS)}" for number, one in enumerate(kept, 1)]
    hour = kept[0].hour
    when = texts.tell_at_once if hour is None else texts.tell_at.format(hour=hour)
    words = texts.subscriptions.format(count=len(kept), questions="\n".join(lines), when=when)
    return Page(plain(words).html, kept_subscriptions(kept, texts))
