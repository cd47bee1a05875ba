"""What subscribers see: the news of a question they keep, and the list of what they keep."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.telegram.pages.citations import Links, citation, plain_title
from bot.telegram.pages.keyboards.subscription_keyboards import ends_subscriptions, kept_subscriptions
from bot.telegram.pages.markup import MESSAGE_UNITS, Marked, cut, joined, plain, tagged
from bot.telegram.pages.render import Page, told_together
from bot.telegram.subscriptions.ledger import Subscription, Untold
from bot.texts.chat import ChatTexts
from retrieval.types import Answer

SHOWN_OF_NEWS = 3
"""Reports shown for one question."""

_WORDS_UNITS = 240
_QUESTION_UNITS = 120
_ITEMS_UNITS = 600
"""Longest sentence, longest question, and longest list of rows or items."""


@dataclass(frozen=True, slots=True)
class News:
    """What new reports say to one question.

    Attributes:
        untold: What was found.
        answers: Of the first of those reports, at most `SHOWN_OF_NEWS`, an answer each.
        more: How many others there are.
    """

    untold: Untold
    answers: tuple[Answer, ...]
    more: int = 0


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
        hit, tally = answer.hits[0], answer.tally
        words = tagged("b", plain(plain_title(hit.passage.text[hit.answer.start : hit.answer.end], _WORDS_UNITS)))
        paragraphs, rests_on = hit.paragraphs, ""
        if tally is not None:
            together, _ = told_together(tally, texts, _ITEMS_UNITS)
            words = together if tally.alone else joined([together, words], "\n")
            paragraphs = tally.paragraphs if tally.alone else paragraphs
            rests_on = texts.shared.rests_on(answer)
        # It was found as possible at least, whatever became of the report since.
        support = rests_on or texts.shared.support("possible" if answer.support == "none" else answer.support)
        place = citation(hit.report, paragraphs, texts, links)
        said.append(joined([words, place, tagged("i", plain(support))], "\n"))
    more = plain(texts.news_more.format(count=news.more) if news.more else "")
    return joined([question, *said, more], "\n\n")


def subscriptions_page(kept: Sequence[Subscription], texts: ChatTexts, doubted: Sequence[Untold] = ()) -> Page:
    """What somebody keeps, with buttons to end each and to choose when to be told.

    Args:
        kept: The questions.
        texts: The reader's language.
        doubted: What was told without knowing whether it arrived (`Ledger.doubted`): a button shows it.
    """
    if not kept:
        return Page(plain(texts.subscriptions_none).html)
    lines = [f"{number}. {cut(one.question, _QUESTION_UNITS)}" for number, one in enumerate(kept, 1)]
    hour = kept[0].hour
    when = texts.tell_at_once if hour is None else texts.tell_at.format(hour=hour)
    words = texts.subscriptions.format(count=len(kept), questions="\n".join(lines), when=when)
    found = sum(len(one.reports) for one in doubted)
    note = texts.news_doubted.format(count=found) if found else ""
    return Page(joined([plain(words), plain(note)], "\n\n").html, kept_subscriptions(kept, texts, doubted=bool(found)))
