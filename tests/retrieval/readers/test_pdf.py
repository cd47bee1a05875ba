"""PDF: paragraphs out of lines at places, and the page each begins on."""

import pytest

from retrieval.readers import read_report
from tests.retrieval.readers.gallery.prose import FLOOD, LIBRARY
from tests.retrieval.readers.pdfs import Line, centred, make_pdf, page


def read(*pages):
    return read_report(make_pdf(pages), "a.pdf")


def test_lines_are_joined_without_spaces():
    assert read(page(centred("水库检修情况"), *FLOOD)).paragraphs == FLOOD


def test_a_paragraph_runs_over_the_page_and_belongs_to_the_page_it_begins_on():
    first, second = FLOOD[0][:50], FLOOD[0][50:]
    report = read(
        page(centred("水库检修情况"), LIBRARY[0], first, footer="- 1 -"),
        page(Line(second, 90), LIBRARY[1], footer="- 2 -"),
    )

    assert report.paragraphs == (LIBRARY[0], FLOOD[0], LIBRARY[1])
    assert report.pages == (1, 1, 2)


def test_headers_footers_and_page_numbers_are_no_text():
    report = read(
        *(
            page(
                *(["水库检修情况"] if number else [centred("水库检修情况")]),
                FLOOD[number],
                header="内部资料 请勿外传",
                footer=f"第 {number + 1} 页 共 3 页",
            )
            for number in range(3)
        )
    )

    assert not any("内部" in paragraph or "共" in paragraph for paragraph in report.paragraphs)
    assert set(FLOOD[:3]) <= set(report.paragraphs)


def test_each_indented_line_after_a_full_one_that_ends_a_sentence_begins_a_paragraph():
    """Where hardly a line is broken, the indents stand below each other."""
    full = [f"{sentence[:23]}。" for sentence in (*FLOOD[:3], *LIBRARY[:2])]
    report = read(page(centred("水库检修情况"), *full, FLOOD[0]))

    assert report.paragraphs == (*full, FLOOD[0])


@pytest.mark.parametrize("when", ["2024/5/6 10:20", "11/27/26, 2:50 PM"])
def test_what_a_browser_prints_around_a_page_is_no_text(when):
    printed = [
        Line(when, 24, 810, 8),
        Line("水库检修情况 - 青岚网", 240, 810, 8),
        Line("https://example.org/news/12.html 1/1", 24, 17, 8),
    ]
    report = read([*page(centred("水库检修情况"), *FLOOD), *printed])

    assert report.title == "水库检修情况"
    assert report.paragraphs == FLOOD


def test_numbered_points_are_paragraphs_of_their_own():
    report = read(
        page(
            centred("水库检修通知"), Line("一、检修闸门。", 90), Line("二、清理坝面。", 90), Line("三、备好电源。", 90)
        )
    )

    assert report.paragraphs == ("一、检修闸门。", "二、清理坝面。", "三、备好电源。")
