"""What a page says among, above and below its text stays in the text unless it surely is no part of it."""

from datetime import date

import pytest

from retrieval.readers import read_report

TITLE = "云溪市停车管理有了新办法"
TEXT = [
    "云溪市交通局昨天公布停车管理的新办法，明年一月起在全市施行，老城区先做三个月的准备。",
    "办法把全市的道路分成三类，每一类的价格和时段都写得很清楚，夜间一律不收费。",
    "交通局说，收来的钱都用来修停车楼和自行车道，账目每半年向市民公开一次。",
]


def read(*paragraphs, head="", above="", below=""):
    text = "".join(one if one.startswith("<") else f"<p>{one}</p>" for one in paragraphs)
    page = f"<!doctype html><html><head><meta charset=utf-8><title>{TITLE}_云溪网</title>{head}</head><body><h1>{TITLE}</h1>"
    page += f"<div>2023-12-25 09:30 来源：云溪日报</div>{above}<div class=article>{text}</div>{below}</body></html>"
    return read_report(page.encode(), "页.html")


@pytest.mark.parametrize(
    "line",
    [
        "Tickets on sale: Mar 1, 2024",
        "The Mayor 12 2023 plan was signed.",
        "iPhone 15发布日期：Sep 12, 2023",
        "Opening hours from May 1, 2024 to Oct 31, 2024: 9:00-17:00",
        "In 2023, you may 12 2021 times.",
        "Doors open Jun 3, 2024 8:00 pm",
        "The Decision 5 2022 march went on.",
    ],
)
@pytest.mark.parametrize("place", [0, 2, 3])
def test_a_date_in_the_text_is_no_stamp_and_keeps_its_spelling(line, place):
    report = read(*TEXT[:place], line, *TEXT[place:])

    assert list(report.paragraphs) == [*TEXT[:place], line, *TEXT[place:]]
    assert report.source == "云溪日报"
    assert report.published.date() == date(2023, 12, 25)


def test_an_hour_in_the_text_keeps_its_spelling():
    assert "听证会时间：12月28日下午 3:00" in read(*TEXT[:2], "听证会时间：12月28日下午 3:00", TEXT[2]).paragraphs


def test_what_a_page_says_its_text_begins_with_may_be_its_second_paragraph():
    first = '<p>根据<a href="/l">《道路停车条例》</a>和有关规定，结合本市实际，制定本通知，现予公布。</p>'
    described = f'<meta name="description" content="{TEXT[0]}{TEXT[1][:20]}">'

    assert len(read(first, *TEXT, head=described).paragraphs) == len(TEXT) + 1


@pytest.mark.parametrize(
    "label", ["四、投标截止时间", "开标时间：", "会议报到时间：", "3.现场核验时间", "报名系统关闭的时刻为"]
)
def test_a_moment_that_the_line_above_asks_for_stays(label):
    assert list(read(*TEXT, label, "2024年1月25日 09:30").paragraphs)[-2:] == [label, "2024年1月25日 09:30"]


def test_a_moment_below_the_last_sentence_is_no_text():
    assert list(read(*TEXT, "2023-12-25 09:30").paragraphs) == TEXT
