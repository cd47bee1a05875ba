"""Answers, passages and reports as Telegram messages: HTML within the limits, each with its keyboard."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from telegram import InlineKeyboardMarkup

from bot.talk.excerpts import ellipses, pieces
from bot.telegram.pages import keyboards
from bot.telegram.pages.markup import (
    MESSAGE_UNITS,
    NOTHING,
    Marked,
    cut,
    joined,
    linked,
    parts,
    plain,
    tagged,
    utf16_length,
)
from bot.texts.chat import ChatTexts
from retrieval.types import Answer, Hit, Passage, Report, Span

_WINDOW_UNITS = 1500
"""Longest text in front of the quotation; the default window, 300 characters, is far below even in emoji."""

_MARKS = 40
"""Most matched words underlined: of a message's 100 entities Telegram drops those beyond without a word."""

_PAGE_UNITS = 2800
"""Body of a report's page: a screen or two, and room for the longest title and names."""

_PAGE_PARTS = 90
"""Most paragraphs of a page, each with its number in bold: Telegram drops entities beyond 100."""

_HEAD_UNITS = 400

_MOST_AGREEING = 3
_AGREEING_UNITS = 80
"""Reports named below a citation that say the same, and the longest title of one."""

_CHOICE_UNITS = 120
"""Longest of several short answers: one clause may be longer than they should be."""

FACT_UNITS = 300
"""Longest line of source, date and place."""


@dataclass(frozen=True, slots=True)
class Page:
    """A message: its HTML, and its buttons if it has any."""

    html: str
    keyboard: InlineKeyboardMarkup | None = None


def answer_page(answer: Answer, question_id: int, texts: ChatTexts, *, rank: int = 1, head: Sequence[str] = ()) -> Page:
    """One hit of an answer: window, whole passage, citation, confidence, buttons.

    Args:
        answer: It has at least `rank` hits.
        question_id: For the buttons.
        texts: The reader's language.
        rank: Which hit, from 1.
        head: Lines above it: what a follow-up was understood as, which reports were asked; empty ones are left out.
    """
    hit = answer.hits[rank - 1]
    above = [_lines(head)]
    foot = [citation(hit.report, hit.paragraphs, texts), _agreeing(hit, texts)]
    if answer.support == "none":
        above.append(tagged("i", plain(texts.nearest)))
    else:
        told = [texts.shared.support(answer.support), texts.shared.lacking(answer) if rank == 1 else ""]
        foot.append(tagged("i", plain(cut(" · ".join(filter(None, told)), FACT_UNITS))))
    html = _evidence(hit, joined(above, "\n\n"), joined(foot, "\n"))
    return Page(html, keyboards.answered(answer, question_id, rank, copied(hit, texts), texts))


def choices_page(answer: Answer, question_id: int, texts: ChatTexts, *, head: Sequence[str] = ()) -> Page:
    """What may answer, in short, each with its citation and a button to its hit.

    Args:
        answer: One with choices.
        question_id: For the buttons.
        texts: The reader's language.
        head: Lines above it, as in `answer_page`.
    """
    above = tagged("i", plain(texts.shared.support(answer.support)))
    if lacks := texts.shared.lacking(answer):
        above += plain(f" · {cut(lacks, FACT_UNITS)}")
    choices = []
    for number, choice in enumerate(answer.choices, 1):
        hit = answer.hits[choice.rank - 1]
        words = plain_title(hit.passage.text[choice.words.start : choice.words.end], _CHOICE_UNITS)
        said = plain(f"〔{number}〕") + tagged("b", plain(words))
        choices.append(joined([said, citation(hit.report, hit.paragraphs_of(choice.words), texts)], "\n"))
    html = joined([_lines(head), above, *choices], "\n\n").html
    return Page(html, keyboards.choices(answer, question_id, texts))


def quoted_page(hit: Hit, texts: ChatTexts, keyboard: InlineKeyboardMarkup, url: str) -> Page:
    """A hit quoted in somebody's chat: no button but the way to the bot, the link where the report has none."""
    return Page(_evidence(hit, Marked(), citation(hit.report, hit.paragraphs, texts, url)), keyboard)


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
    reports, newest = searched
    if not reports:
        words = texts.declined_none_such if narrowed else texts.declined_empty
    elif newest is None:
        words = texts.declined_without_date.format(reports=reports)
    else:
        words = texts.declined.format(reports=reports, newest=day(newest))
    html = joined([_lines(head), plain(words)], "\n\n").html
    return Page(html, keyboards.declined(answer, question_id, texts))


def context_page(
    report: Report, passages: Iterable[Passage], middle: int, texts: ChatTexts, keyboard: InlineKeyboardMarkup
) -> Page:
    """A passage between its neighbours, the passage itself in bold.

    Args:
        report: Theirs.
        passages: In the report's order.
        middle: Id of the passage meant.
        texts: The reader's language.
        keyboard: The way back.
    """
    shown = list(passages)
    cited = range(min(p.paragraphs.start for p in shown), max(p.paragraphs.stop for p in shown))
    head = citation(report, cited, texts)
    units = (MESSAGE_UNITS - head.size - 20) // len(shown) - 2
    pieces = [plain(cut(p.text, units)) for p in shown]
    body = [tagged("b", piece) if p.id == middle else piece for p, piece in zip(shown, pieces, strict=True)]
    return Page(joined([*body, head], "\n\n").html, keyboard)


def passage_page(
    report: Report, passage: Passage, texts: ChatTexts, keyboard: InlineKeyboardMarkup, note: Marked = NOTHING
) -> Page:
    """A passage by itself, as a link opens it, below what is to be said of it."""
    foot = citation(report, passage.paragraphs, texts)
    head = joined([note, tagged("i", plain(texts.passage_of))], "\n\n")
    room = MESSAGE_UNITS - head.size - foot.size - 8
    return Page(joined([head, plain(cut(passage.text, room)), foot], "\n\n").html, keyboard)


def report_pages(report: Report) -> list[list[tuple[int, str]]]:
    """A report cut into pages: of each paragraph its number from 1 and its text, long ones in several parts."""
    pages: list[list[tuple[int, str]]] = [[]]
    room = _PAGE_UNITS
    for number, paragraph in enumerate(report.paragraphs, start=1):
        for part in parts(paragraph, _PAGE_UNITS):
            size = utf16_length(part) + len(f"〔{number}〕") + 2
            if (size > room and pages[-1]) or len(pages[-1]) == _PAGE_PARTS:
                pages.append([])
                room = _PAGE_UNITS
            pages[-1].append((number, part))
            room -= size
    return pages


def page_of_paragraph(report: Report, paragraph: int) -> int:
    """The page, from 1, on which a paragraph begins."""
    for page, content in enumerate(report_pages(report), start=1):
        if any(number == paragraph for number, _ in content):
            return page
    return 1


def report_page(
    report: Report, page: int, texts: ChatTexts, *, back: str | None = None, note: Marked = NOTHING
) -> Page:
    """A page of a report, its paragraphs numbered as citations count them.

    Args:
        report: The report.
        page: From 1; a number beyond the ends means the first or the last.
        texts: The reader's language.
        back: Callback data of the way back; None for no such button.
        note: What stands above it.
    """
    pages = report_pages(report)
    page = min(max(page, 1), len(pages))
    facts = [report.source, day(report.published), texts.report_facts.format(paragraphs=len(report.paragraphs))]
    facts.extend(f"{byline.role}/{byline.name}" for byline in report.bylines)
    if len(pages) > 1:
        facts.append(texts.page.format(page=page, pages=len(pages)))
    title = linked(report.url, tagged("b", _title(report)))
    head = joined([title, plain(cut(facts_line(facts), FACT_UNITS))], "\n")
    body = [tagged("b", plain(f"〔{number}〕")) + plain(part) for number, part in pages[page - 1]]
    return Page(joined([note, head, *body], "\n\n").html, keyboards.report(report.id, page, len(pages), back, texts))


def citation(report: Report, paragraphs: range, texts: ChatTexts, url: str | None = None) -> Marked:
    """Where a text stands: 《title》 source · date · 第 n–m 段（共 k 段）, the title a link where it has an address."""
    pages = texts.shared.leaves(report, paragraphs)
    facts = [report.source, day(report.published), texts.place(report, paragraphs), pages]
    return joined([linked(report.url or url, _title(report)), plain(cut(facts_line(facts), FACT_UNITS))], " ")


def copied(hit: Hit, texts: ChatTexts) -> str:
    """A citation as plain text, for the clipboard: at most 256 UTF-16 units, of which the title gives way first."""
    report = hit.report
    facts = facts_line([report.source, day(report.published), texts.place(report, hit.paragraphs)])
    rest = " " + cut(facts, 120)
    address = f" {report.url}" if report.url and utf16_length(rest) + utf16_length(report.url) < 150 else ""
    rest += address
    title = plain_title(report.title, keyboards.COPY_UNITS - utf16_length(rest) - 2)
    return f"《{title}》{rest}"


def plain_title(title: str, units: int) -> str:
    """A title that fits into a line or a button."""
    return cut(" ".join(title.split()), units)


def day(published: date | None) -> str:
    """A date as people write it; "" where there is none."""
    return published.strftime("%Y-%m-%d") if published else ""


def _lines(head: Sequence[str]) -> Marked:
    # Each cut by itself, so that a long question takes nothing from what stands below it.
    return joined([tagged("i", plain(cut(line, _HEAD_UNITS))) for line in head if line], "\n")


def _agreeing(hit: Hit, texts: ChatTexts) -> Marked:
    """Which further hits say the same, in one line; nothing where none does."""
    if not hit.agreeing:
        return Marked()
    places = [
        linked(other.report.url, plain(f"《{plain_title(other.report.title, _AGREEING_UNITS)}》"))
        + plain(" · " + facts_line([day(other.report.published), texts.shared.place(other.paragraphs)]))
        for other in hit.agreeing[:_MOST_AGREEING]
    ]
    more = plain(texts.and_more if len(hit.agreeing) > _MOST_AGREEING else "")
    return plain(texts.agreeing.format(count=len(hit.agreeing))) + joined(places, "；") + more


def _title(report: Report) -> Marked:
    return plain(f"《{report.title}》")


def facts_line(facts: Iterable[str | None]) -> str:
    """Facts in a row, without those that are missing."""
    return " · ".join(fact for fact in facts if fact)


def _evidence(hit: Hit, head: Marked, foot: Marked) -> str:
    """Window and quotation between what stands above and below, within one message."""
    text = hit.passage.text
    shown = _shown(hit)
    before, after = ellipses(text, shown)
    window = plain(before) + _marked(hit, shown) + plain(after)
    quotation = Marked()
    if shown != Span(0, len(text)):
        room = MESSAGE_UNITS - sum(piece.size for piece in (head, window, foot)) - 8
        quotation = tagged("blockquote expandable", plain(cut(text, room)))
    return joined([head, window, quotation, foot], "\n\n").html


def _shown(hit: Hit) -> Span:
    """The window, or where that is too long for a message its sentence, or what of the answer there is room for."""
    text = hit.passage.text
    for span in (hit.window, hit.sentence, hit.answer):
        if utf16_length(text[span.start : span.end]) <= _WINDOW_UNITS:
            return span
    kept = cut(text[hit.answer.start : hit.answer.end], _WINDOW_UNITS).removesuffix("…")
    return Span(hit.answer.start, hit.answer.start + len(kept))


def _marked(hit: Hit, shown: Span) -> Marked:
    """The characters of a passage in `shown`: the words that answer bold, those of the question underlined."""
    text = hit.passage.text
    highlights = [span for span in hit.highlights if span.start < shown.end and span.end > shown.start][:_MARKS]
    before: list[Marked] = []
    inside: list[Marked] = []
    behind: list[Marked] = []
    for piece in pieces(hit, shown, highlights):
        marked = plain(text[piece.start : piece.end])
        where = inside if piece.inside else before if piece.start < hit.answer.start else behind
        where.append(tagged("u", marked) if piece.matched else marked)
    return joined(before) + tagged("b", joined(inside)) + joined(behind)
