"""What was cited, opened again by a link or a button: the words where they stand now, or what became of them."""

from typing import Final

from bot.telegram.pages.markup import Marked, cut, joined, plain, tagged
from bot.telegram.pages.render import Page
from bot.telegram.pages.report_pages import page_of_paragraph, report_page
from bot.texts.chat import ChatTexts
from retrieval.types import Cited

_BEFORE_UNITS: Final = 600
"""Longest text shown of a paragraph that says something else now."""


def cited_page(cited: Cited, paragraph: int, texts: ChatTexts, *, back: str | None = None) -> Page:
    """The page of a report on which cited words stand; above it, if they moved or changed, that and the old words.

    Args:
        cited: What became of them.
        paragraph: Where they stood when they were cited.
        texts: The reader's language.
        back: As for `report_page`.
    """
    page = page_of_paragraph(cited.report, cited.paragraph or paragraph)
    note = changed_since(cited, paragraph, texts)
    return report_page(cited.report, page, texts, cited=cited.paragraph, back=back, note=note)


def changed_since(cited: Cited, paragraph: int, texts: ChatTexts) -> Marked:
    """What is said of cited words that do not stand where they stood; nothing where they do."""
    told = tagged("i", plain(texts.shared.became(cited, paragraph)))
    return joined([told, tagged("blockquote", plain(cut(cited.before or "", _BEFORE_UNITS)))], "\n")
