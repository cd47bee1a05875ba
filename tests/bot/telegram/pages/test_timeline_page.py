"""A timeline in a chat: whatever is in it, it fits into a message, and what is left out can be reached."""

from dataclasses import replace
from datetime import date

from bot.telegram.pages.citations import Links
from bot.telegram.pages.markup import MESSAGE_UNITS
from bot.telegram.pages.timeline_page import MOST_LINES, timeline_page
from bot.texts.chat import EN, ZH
from retrieval.types import Hit, Passage, Span, Timeline, TimelineEntry
from tests.e2e.standin.markup import parse_html
from tests.retrieval.making import report

LINKS = Links("wenju_bot")


def entries(count, title="渡轮票价", source="交通局"):
    text = "票价为每张<6>元&。"
    whole, passage = Span(0, len(text)), Passage(1, 1, 0, range(1, 2), 0, len(text), text)
    hit = Hit(report(text, title=title, source=source), passage, 1.0, whole, whole, whole, ())
    for number in range(count):
        own = replace(hit, report=replace(hit.report, id=number + 1, published=date(1990 + number, 4, 1)))
        yield TimelineEntry(own, Span(5, 9), float(number))


def test_the_newest_are_shown_and_the_way_to_the_others_is_told():
    text, entities = parse_html(timeline_page(Timeline("票价", tuple(entries(20)), "元"), ZH, LINKS).html)

    assert text.startswith("20 篇报告说到，早的在前：\n▁")
    assert text.count("第 1 段") == MOST_LINES
    assert "1995-04-01 票价为每张<6>元&。 《渡轮票价》" in text
    assert text.endswith("更早的还有 5 篇，这样看：/timeline 至：1995-04-01 加上问题")
    assert len(entities) < 100


def test_long_titles_and_sources_leave_it_within_a_message():
    long = Timeline("票价", tuple(entries(20, title="📰" * 200, source="🏢" * 400)), "元")
    for texts in (ZH, EN):
        text, _ = parse_html(timeline_page(long, texts, LINKS, head=("问" * 900,)).html)
        assert len(text.encode("utf-16-le")) // 2 <= MESSAGE_UNITS
        assert "2009-04-01" in text
