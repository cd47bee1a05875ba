"""Answers as Telegram messages: first what answers, then where it stands, the rest folded; HTML within the limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from telegram import InlineKeyboardMarkup

from bot.telegram.pages import keyboards
from bot.telegram.pages.citations import FACT_UNITS, Links, citation, day, facts_line, place_in, plain_title
from bot.telegram.pages.glance import (
    NOTICE,
    choice_spans,
    glance,
    glance_span,
    rest_of_passage,
    said_briefly,
    said_of_row,
    sentence_around,
)
from bot.telegram.pages.markup import MESSAGE_UNITS, Marked, cut, joined, linked, plain, tagged
from bot.texts.chat import ChatTexts
from retrieval.types import Answer, Hit, Span, Support, Tally

_HEAD_UNITS = 400

_TITLE_UNITS = 100
"""Longest title below what is said: 《关于…的通知》 of an authority is seldom longer."""

_MOST_AGREEING = 3
_AGREEING_UNITS = 80
"""Reports named below a citation that say the same, and the longest title of one."""

_CHANGE_UNITS = 100
"""Longest line of what changes an answer."""

_TALLY_UNITS = 200
_ITEMS_UNITS = 1200
"""Longest line of what several rows say together, and longest list of them."""

_CHOICE_UNITS = 70
_CHOICE_TITLE_UNITS = 30
_AROUND_UNITS = 300
"""Longest of several short answers, of the titles below them, and of the sentence that each stands in."""


@dataclass(frozen=True, slots=True)
class Page:
    """A message: its HTML, and its buttons if it has any."""

    html: str
    keyboard: InlineKeyboardMarkup | None = None


def answer_page(
    answer: Answer, question_id: int, texts: ChatTexts, links: Links, *, rank: int = 1, head: Sequence[str] = ()
) -> Page:
    """One hit of an answer: the sentence, its citation, how sure it is, the passage around it, buttons.

    Args:
        answer: The answer.
        question_id: For the buttons.
        texts: The reader's language.
        links: Open the citation.
        rank: Which hit, from 1.
        head: Lines above it: what a follow-up was understood as, which reports were asked; empty ones are left out.
    """
    hit = answer.hits[rank - 1]
    told = texts.shared.rests_on(answer) if answer.tally and rank == 1 else texts.shared.support(answer.support)
    sure = told if answer.support == "clear" else ""
    lacks = texts.shared.lacking(answer) if rank == 1 else ""
    elsewhere = texts.reposts.format(count=len(hit.reposts)) if hit.reposts else ""
    notes = tagged("i", plain(cut(facts_line([sure, lacks, elsewhere]), FACT_UNITS)))
    in_force = tagged("b", plain(texts.shared.in_force(hit)))
    foot = joined([notes, in_force, *_changes(hit, texts, links), _agreeing(hit, texts, links)], "\n")
    said, left = _said(answer, rank, heading(head), foot, texts, links)
    return Page(said, keyboards.answered(answer, question_id, rank, texts, left))


def _said(answer: Answer, rank: int, above: Marked, foot: Marked, texts: ChatTexts, links: Links) -> tuple[str, int]:
    """What a hit says with its citation, or what its rows or items say together; then how many of these are left."""
    hit, tally = answer.hits[rank - 1], answer.tally if rank == 1 else None
    doubt = _doubt(answer.support, texts)
    if tally is None:
        return _evidence(hit, above, doubt, foot, texts, links), 0
    together, left = told_together(tally, texts, _ITEMS_UNITS)
    above = joined([above, tagged("i", plain(doubt)) + together], "\n\n")
    if not tally.alone:
        return _evidence(hit, above, "", foot, texts, links), left
    place = citation(hit.report, tally.paragraphs, texts, links, units=_TITLE_UNITS)
    return joined([above, joined([place, foot], "\n")], "\n\n").html, left


def told_together(tally: Tally, texts: ChatTexts, units: int) -> tuple[Marked, int]:
    """What several rows or items say together.

    Args:
        tally: The rows or items.
        texts: The reader's language.
        units: Longest list of them.

    Returns:
        Their sum, and as many of them as there is room for; then how many are left.
    """
    lines = [tagged("b", plain(cut(texts.shared.tells(tally), _TALLY_UNITS)))]
    room = units
    items = () if len(tally.items) == 1 else tally.items
    for item in items:
        line = plain(cut(texts.shared.item(item), _TALLY_UNITS))
        room -= line.size + 1
        if room < 0:
            break
        lines.append(line)
    return joined(lines, "\n"), len(items) - (len(lines) - 1)


def choices_page(answer: Answer, question_id: int, texts: ChatTexts, links: Links, *, head: Sequence[str] = ()) -> Page:
    """What may answer, in short, side by side; below that their citations, and folded the sentence of each.

    Args:
        answer: One with choices.
        question_id: For the buttons.
        texts: The reader's language.
        links: Open the citations.
        head: Lines above it, as in `answer_page`.
    """
    doubt = plain(texts.doubtful.format(support=texts.shared.support(answer.support)))
    above = heading(head)
    said: list[Marked] = []
    places: list[Marked] = []
    around: dict[str, str] = {}
    cited: dict[int, int] = {}
    spans = choice_spans(answer.hits, answer.choices, NOTICE - above.size - doubt.size)
    for number, (choice, span) in enumerate(zip(answer.choices, spans, strict=True), 1):
        hit, label = answer.hits[choice.rank - 1], plain(f"〔{number}〕")
        words = cut(said_of_row(hit, span) or said_briefly(hit, span), _CHOICE_UNITS)
        said.append(label + tagged("b", plain(words)))
        paragraphs = hit.paragraphs_of(choice.words)
        if hit.report.id in cited:
            first = plain(texts.same_report.format(number=cited[hit.report.id]))
            place = first + place_in(hit.report, paragraphs, texts, links)
        else:
            place = citation(hit.report, paragraphs, texts, links, units=_CHOICE_TITLE_UNITS)
        places.append(label + place)
        sentence = sentence_around(hit, choice.words, _AROUND_UNITS)
        if len(sentence) > len(words) + 1:
            around[sentence] = around.get(sentence, "") + f"〔{number}〕"
        cited.setdefault(hit.report.id, number)
    lacks = tagged("i", plain(cut(texts.shared.lacking(answer, beside=True), FACT_UNITS)))
    changes = _changes(answer.hits[0], texts, links)
    answers = joined([tagged("i", doubt) + said[0], *said[1:], lacks, *changes], "\n")
    sentences = "\n".join(labels + sentence for sentence, labels in around.items())
    folded = tagged("blockquote expandable", plain(sentences))
    html = joined([above, answers, joined(places, "\n"), folded], "\n\n").html
    return Page(html, keyboards.choices(answer, question_id, texts))


def quoted_page(answer: Answer, rank: int, texts: ChatTexts, links: Links, keyboard: InlineKeyboardMarkup) -> Page:
    """A hit quoted in somebody's chat: no button but the way to the bot.

    Args:
        answer: What the hit belongs to; where that is only possible, it is said to be doubtful.
        rank: Which hit, from 1.
        texts: The reader's language.
        links: Open the citation.
        keyboard: Leads to the bot.
    """
    tally = answer.tally if rank == 1 else None
    rests_on = texts.shared.rests_on(answer) if tally and tally.computed and answer.support == "clear" else ""
    foot = tagged("i", plain(rests_on))
    return Page(_said(answer, rank, Marked(), foot, texts, links)[0], keyboard)


def not_found_page(
    answer: Answer,
    question_id: int,
    searched: tuple[int, date | None],
    texts: ChatTexts,
    *,
    narrowed: bool = False,
    head: Sequence[str] = (),
) -> Page:
    """What was searched in vain, with buttons to what may have been meant and to the nearest passages.

    Args:
        answer: The declined one.
        question_id: For the buttons.
        searched: How many reports that were, and the newest one's date (`Engine.extent`).
        texts: The reader's language.
        narrowed: Whether only some reports were asked.
        head: Lines above it, as in `answer_page`.
    """
    html = joined([heading(head), plain(not_found(searched, texts, narrowed=narrowed))], "\n\n").html
    return Page(html, keyboards.declined(answer, question_id, texts))


def not_found(searched: tuple[int, date | None], texts: ChatTexts, *, narrowed: bool = False) -> str:
    """What was searched in vain, in words; arguments as for `not_found_page`."""
    reports, newest = searched
    if not reports:
        return texts.declined_none_such if narrowed else texts.declined_empty
    if newest is None:
        return texts.declined_without_date.format(reports=reports)
    return texts.declined.format(reports=reports, newest=day(newest))


def _doubt(support: Support, texts: ChatTexts) -> str:
    """What stands in front of words that may not answer: 可能相关：; "" where they do."""
    if support == "clear":
        return ""
    return texts.nearest if support == "none" else texts.doubtful.format(support=texts.shared.support(support))


def heading(head: Sequence[str]) -> Marked:
    """Lines above a page; empty ones are left out."""
    # Each cut by itself, so that a long question takes nothing from what stands below it.
    return joined([tagged("i", plain(cut(line, _HEAD_UNITS))) for line in head if line], "\n")


def _changes(hit: Hit, texts: ChatTexts, links: Links) -> list[Marked]:
    """What changes an answer, a line each that opens the report that says so: 2025-08-10 的报告说法不同：80 万元 ›."""
    return [
        linked(links.place(other.report, other.paragraphs.start), plain(f"{cut(line, _CHANGE_UNITS)} ›"))
        for line, other in texts.shared.changes(hit)
    ]


def _agreeing(hit: Hit, texts: ChatTexts, links: Links) -> Marked:
    """Which further hits say the same, in one line; nothing where none does."""
    if not hit.agreeing:
        return Marked()
    places = [
        linked(
            links.report(other.report, other.paragraphs.start) or links.place(other.report, other.paragraphs.start),
            plain(f"《{plain_title(other.report.title, _AGREEING_UNITS)}》"),
        )
        + plain(" · " + facts_line([day(other.report.published), texts.shared.place(other.paragraphs)]))
        for other in hit.agreeing[:_MOST_AGREEING]
    ]
    more = plain(texts.and_more if len(hit.agreeing) > _MOST_AGREEING else "")
    return plain(texts.agreeing.format(count=len(hit.agreeing))) + joined(places, "；") + more


def _evidence(hit: Hit, head: Marked, doubt: str, foot: Marked, texts: ChatTexts, links: Links) -> str:
    """What is said, its citation, what else there is to say of it, and the rest of the passage, within one message."""
    said = glance_span(hit)
    first = tagged("i", plain(doubt)) + glance(hit, said)
    start, end = (hit.passage.start + edge for edge in (hit.sentence.start, hit.sentence.end))
    place = citation(hit.report, hit.paragraphs, texts, links, units=_TITLE_UNITS, sentence=Span(start, end))
    above = joined([head, first, joined([place, foot], "\n")], "\n\n")
    return joined([above, rest_of_passage(hit, said, MESSAGE_UNITS - above.size - 2)], "\n\n").html
