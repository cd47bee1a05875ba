"""Lists in a chat: what stands on a page can be reached, however long its names are."""

from dataclasses import replace

from bot.telegram.pages.citations import Links
from bot.telegram.pages.markup import MESSAGE_UNITS, utf16_length
from bot.telegram.pages.report_lists import reposts_page
from bot.texts.chat import ZH
from retrieval.types import Hit, Passage, Repost, Span
from tests.retrieval.making import report


def test_each_citation_of_a_story_stands_on_a_page_though_titles_are_long():
    told = report("正文。", title="📰" * 200, source="🏢" * 60)
    reposts = tuple(Repost(replace(told, id=number), range(1, 2)) for number in range(2, 12))
    passage = Passage(1, 1, 0, range(1, 2), 0, 3, "正文。")
    hit = Hit(replace(told, id=1), passage, 1.0, Span(0, 3), Span(0, 3), Span(0, 3), (), reposts=reposts)

    pages = [reposts_page(hit, 1, 1, page, ZH, Links("wenju_bot"), 8).html for page in (0, 1)]

    assert sum(page.count("第 1 段") for page in pages) == 11
    assert all(utf16_length(page) <= MESSAGE_UNITS for page in pages)
