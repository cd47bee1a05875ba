"""Pages to read in: a passage, a passage between its neighbours, a report page by page."""

from collections.abc import Iterable

from telegram import InlineKeyboardMarkup

from bot.telegram.pages import keyboards
from bot.telegram.pages.citations import FACT_UNITS, Links, citation, day, facts_line
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
from bot.telegram.pages.render import Page
from bot.texts.chat import ChatTexts
from retrieval.types import Passage, Report

_PAGE_UNITS = 2800
"""Body of a report's page: a screen or two, and room for the longest title and names."""

_PAGE_PARTS = 90
"""Most paragraphs of a page: more are not read at once, however short."""

_PARAGRAPH_UNITS = 250
"""How much of a paragraph that a link opens stands in front of its citation."""


def context_page(
    report: Report,
    passages: Iterable[Passage],
    middle: int,
    texts: ChatTexts,
    links: Links,
    keyboard: InlineKeyboardMarkup,
) -> Page:
    """A passage between its neighbours, the passage itself in bold.

    Args:
        report: Theirs.
        passages: In the report's order.
        middle: Id of the passage meant.
        texts: The reader's language.
        links: Open the citation.
        keyboard: The way back.
    """
    shown = list(passages)
    cited = range(min(p.paragraphs.start for p in shown), max(p.paragraphs.stop for p in shown))
    head = citation(report, cited, texts, links)
    units = (MESSAGE_UNITS - head.size - 20) // len(shown) - 2
    pieces = [plain(cut(p.text, units)) for p in shown]
    body = [tagged("b", piece) if p.id == middle else piece for p, piece in zip(shown, pieces, strict=True)]
    return Page(joined([*body, head], "\n\n").html, keyboard)


def paragraph_page(
    report: Report,
    paragraph: int,
    texts: ChatTexts,
    links: Links,
    keyboard: InlineKeyboardMarkup,
    note: Marked = NOTHING,
) -> Page:
    """A paragraph as a link opens it, with those beside it folded.

    Args:
        report: Its report.
        paragraph: From 1.
        texts: The reader's language.
        links: Open the citation.
        keyboard: Leads on.
        note: What stands above it.
    """
    first, *rest = parts(report.paragraphs[paragraph - 1], _PARAGRAPH_UNITS)
    said = tagged("i", plain(texts.passage_of)) + tagged("b", plain(first + ("…" if rest else "")))
    above = joined([note, said, citation(report, range(paragraph, paragraph + 1), texts, links)], "\n\n")
    beside = [
        f"〔{number}〕{report.paragraphs[number - 1]}"
        for number in (paragraph - 1, paragraph + 1)
        if 1 <= number <= len(report.paragraphs)
    ]
    if rest:
        beside.insert(int(paragraph > 1), f"〔{paragraph}〕…{''.join(rest)}")
    room = (MESSAGE_UNITS - above.size - 8) // max(len(beside), 1) - 1
    folded = joined([plain(cut(words, room)) for words in beside], "\n")
    return Page(joined([above, tagged("blockquote expandable", folded)], "\n\n").html, keyboard)


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
    report: Report,
    page: int,
    texts: ChatTexts,
    *,
    cited: int | None = None,
    back: str | None = None,
    note: Marked = NOTHING,
) -> Page:
    """A page of a report, its paragraphs numbered as citations count them.

    Args:
        report: The report.
        page: From 1; a number beyond the ends means the first or the last.
        texts: The reader's language.
        cited: The paragraph that was cited, from 1: it alone stands in bold behind a pointer.
        back: Callback data of the way back; None for no such button.
        note: What stands above it.
    """
    pages = report_pages(report)
    page = min(max(page, 1), len(pages))
    facts = [report.source, day(report.published), texts.report_facts.format(paragraphs=len(report.paragraphs))]
    facts.extend(f"{byline.role}/{byline.name}" for byline in report.bylines)
    if len(pages) > 1:
        facts.append(texts.page.format(page=page, pages=len(pages)))
    title = linked(report.url, tagged("b", plain(f"《{report.title}》")))
    head = joined([title, plain(cut(facts_line(facts), FACT_UNITS))], "\n")
    body = [
        plain("👉 ") + tagged("b", plain(f"〔{number}〕{part}")) if number == cited else plain(f"〔{number}〕{part}")
        for number, part in pages[page - 1]
    ]
    keyboard = keyboards.report(report, page, len(pages), cited, back, texts)
    return Page(joined([note, head, *body], "\n\n").html, keyboard)
