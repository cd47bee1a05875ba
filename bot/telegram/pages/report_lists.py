"""Lists as Telegram messages: the reports, the groups they fall into, and where else a story stands."""

from collections.abc import Sequence

from bot.telegram.pages.citations import FACT_UNITS, Links, citation, day, facts_line
from bot.telegram.pages.keyboards import list_keyboards
from bot.telegram.pages.markup import Marked, cut, joined, linked, plain, tagged
from bot.telegram.pages.render import Page
from bot.texts.chat import ChatTexts
from retrieval.types import Group, Grouping, Hit, ListedReport, Report, by_date

_GROUP_UNITS = 100
_TITLE_UNITS = 120
"""Longest title among the places of a story: eight of them, each with its facts, fit into a message."""


def sources_page(
    sources: Sequence[ListedReport],
    first: int,
    total: int,
    page: int,
    pages: int,
    texts: ChatTexts,
    group: Group | None = None,
) -> Page:
    """A page of the list of reports.

    Args:
        sources: Those of this page.
        first: Number of the first of them in the whole list, from 1.
        total: Reports in the list.
        page: This page, from 0.
        pages: How many there are.
        texts: The reader's language.
        group: What they have in common; None for all reports.
    """
    last = first + len(sources) - 1
    if group:
        head = texts.group.format(name=group_name(group, texts), total=total, first=first, last=last)
    else:
        head = texts.sources.format(total=total, first=first, last=last)
    body = joined([plain(head), _lines(sources)], "\n\n")
    return Page(body.html, list_keyboards.sources(sources, page, pages, texts, group))


def named_page(shown: Sequence[Report], total: int, sources: Sequence[Group], words: str, texts: ChatTexts) -> Page:
    """The reports that have some words in their title or the name of their source.

    Args:
        shown: The newest of them.
        total: How many there are.
        sources: Those so called, each a button that lists its reports.
        words: What was looked for.
        texts: The reader's language.
    """
    words = cut(words, _TITLE_UNITS)
    if not shown:
        return Page(plain(texts.sources_none.format(words=words)).html)
    parts = [plain(texts.sources_named.format(words=words, total=total)), _lines(shown)]
    if total > len(shown):
        parts.append(plain(texts.shared.several_more.format(shown=len(shown))))
    labels = [f"{group_name(group, texts)} · {group.reports}" for group in sources]
    return Page(joined(parts, "\n\n").html, list_keyboards.named(shown, sources, labels))


def _lines(reports: Sequence[ListedReport | Report]) -> Marked:
    """A line each: number, title, source and day."""
    return joined(
        [
            plain(f"r{report.id} ")
            + linked(report.url, plain(f"《{cut(report.title, FACT_UNITS)}》"))
            + plain(cut(" " + facts_line([report.source, day(report.published)]), 120))
            for report in reports
        ],
        "\n",
    )


def groups_page(groups: Sequence[Group], by: Grouping, total: int, page: int, pages: int, texts: ChatTexts) -> Page:
    """A page of the sources, or of the months, of the reports; each a button that lists its reports.

    Args:
        groups: Those of this page.
        by: What they are grouped by.
        total: Groups in all.
        page: This page, from 0.
        pages: How many there are.
        texts: The reader's language.
    """
    head = (texts.by_month if by == "month" else texts.by_source).format(total=total)
    labels = [f"{group_name(group, texts)} · {group.reports}" for group in groups]
    return Page(plain(head).html, list_keyboards.groups(groups, labels, by, page, pages, texts))


def reposts_page(hit: Hit, question_id: int, rank: int, page: int, texts: ChatTexts, links: Links, a_page: int) -> Page:
    """A page of the places where a story stands, the earliest first.

    Args:
        hit: What is shown of it.
        question_id: Of the answer it belongs to.
        rank: Of the hit in that answer, from 1.
        page: From 0; a number beyond the ends means the first or the last.
        texts: The reader's language.
        links: Open the citations.
        a_page: Citations a page.
    """
    places: list[tuple[Report, range]] = [(repost.report, repost.paragraphs) for repost in hit.reposts]
    places.append((hit.report, hit.paragraphs))
    places.sort(key=lambda place: by_date(place[0]))
    pages = -(-len(places) // a_page)
    page = min(max(page, 0), pages - 1)
    shown = places[page * a_page : (page + 1) * a_page]
    lines: list[Marked] = [
        plain(f"{number}. ") + citation(report, paragraphs, texts, links, units=_TITLE_UNITS)
        for number, (report, paragraphs) in enumerate(shown, start=page * a_page + 1)
    ]
    head = tagged("b", plain(texts.story.format(count=len(places))))
    keyboard = list_keyboards.reposts(question_id, rank, page, pages, texts)
    return Page(joined([head, joined(lines, "\n")], "\n\n").html, keyboard)


def group_name(group: Group, texts: ChatTexts) -> str:
    """A source, or a month, as people read it."""
    return cut(" ".join(group.name.split()), _GROUP_UNITS) or texts.shared.unnamed_group
