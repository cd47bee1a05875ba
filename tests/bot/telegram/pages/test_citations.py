"""Citations for the clipboard: short enough for a button, with place and link whole."""

from dataclasses import replace
from datetime import date

from bot.telegram.pages.citations import COPY_UNITS, Links, copied
from bot.telegram.pages.markup import utf16_length
from bot.texts.chat import ZH
from retrieval.types import Column, Row, Span, Table
from tests.retrieval.making import report


def test_the_longest_names_leave_a_copied_citation_its_place_its_link_and_some_words():
    rows = tuple(Row(place, 1000 + place, "", ("甲", "5")) for place in range(1, 10))
    table = Table(12, "收" * 100, "", (Column(("名称",)), Column(("收入",))), (0,), rows)
    long = report(
        *["甲 · 收入：5"] * 9, title="通" * 200, source="局" * 200, published=date(2024, 3, 1), tables=(table,)
    )
    long = replace(long, id=99_999_999)
    text = copied(long, range(2, 10), Span(10, 70), ZH, Links("b" * 32))

    assert utf16_length(text) <= COPY_UNITS
    assert "2024-03-01" in text
    assert "第 2–9 段 https://t.me/" in text
    assert "收入：5" in text
