"""What sites put around a text, what stands for a missing title, and by whose clock a page is dated."""

import json
from datetime import UTC, date, datetime

import pytest

from retrieval.readers import ReadLimits, list_members, read_member, read_report
from tests.retrieval.readers.gallery.prose import PLANT
from tests.retrieval.readers.gallery.sites import document, lines, mime_file

TEXT = "\n".join(PLANT)


def story(text, **more):
    (member,) = list_members(
        json.dumps({"id": "afa141077dce", "text": text, **more}, ensure_ascii=False).encode(), "a.jsonl"
    )
    return read_member(member)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TEXT, PLANT[0]),
        (f"中新网云溪5月6日电 (记者 石岩){TEXT}", PLANT[0]),
        (f"原标题：三厂启用一河清 {TEXT}", "三厂启用一河清"),
        (f"原标题：三厂启用 一河清 云溪讯 {TEXT}", "三厂启用 一河清"),
        (f"原标题：三厂启用一河清三厂启用一河清 {TEXT}", "三厂启用一河清"),
        (f"（原标题：三厂启用一河清）\n{TEXT}", "三厂启用一河清"),
    ],
)
def test_a_story_without_a_title_has_its_first_sentence_or_its_original_title(text, title):
    report = story(text, title="")

    assert report.title == title
    assert report.reading.title.certainty == "guessed"
    assert "afa141077dce" not in report.title


@pytest.mark.parametrize(
    "end",
    [
        "返回搜狐，查看更多 责任编辑：",
        "返回搜狐，查看更多",
        "（责任编辑：石岩）",
        "【责任编辑：石岩】",
        "责编：石岩 返回搜溪，查看更多",
    ],
)
def test_what_a_site_wrote_behind_a_text_goes(end):
    assert story(TEXT + end).paragraphs == tuple(PLANT)
    assert read_report(f"三厂启用一河清\n云溪日报 2022-05-06\n{TEXT}{end}".encode(), "文.txt").paragraphs == tuple(
        PLANT
    )


def test_a_source_at_the_end_of_a_story_is_its_source():
    report = story(f"{TEXT}（来源：云溪日报）返回搜溪，查看更多 责任编辑：")

    assert report.source == "云溪日报"
    assert report.paragraphs == tuple(PLANT)


def test_what_a_text_itself_says_at_its_end_stays():
    assert story(f"{TEXT}\n想知道责任编辑是谁，请看下期。").paragraphs[-1] == "想知道责任编辑是谁，请看下期。"


@pytest.mark.parametrize(
    "name", ["1651799400.txt", "document.txt", "新建文本文档 (2).txt", "3f9a77c01b2e.txt", "t20220506_12.txt"]
)
def test_a_file_whose_name_tells_nothing_is_titled_by_its_first_sentence(name):
    report = read_report(TEXT.encode(), name)

    assert report.title == PLANT[0]
    assert "title" in report.doubtful


def test_a_file_whose_name_tells_something_is_titled_by_it():
    assert read_report(TEXT.encode(), "三厂启用.txt").title == "三厂启用"


def test_an_original_title_on_a_line_of_its_own_is_a_title_and_no_text():
    report = read_report(f"原标题：三厂启用一河清\n{TEXT}".encode(), "1.txt")

    assert (report.title, report.paragraphs) == ("三厂启用一河清", tuple(PLANT))


@pytest.mark.parametrize("name", ["页.mhtml", "页.mht", "页.html", "页.txt"])
def test_a_page_saved_as_one_file_keeps_its_address_under_any_name(name):
    page = document("三厂启用一河清", "", f"<h1>三厂启用一河清</h1><p>云溪日报 2022-05-06</p>{lines(PLANT)}")

    report = read_report(mime_file(page, "gb18030"), name)

    assert (report.title, report.url) == ("三厂启用一河清", "https://news.example/2022/05/06/1.html")
    assert report.paragraphs == tuple(PLANT)


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Asia/Shanghai", date(2022, 5, 6)), ("America/New_York", date(2022, 5, 5)), ("UTC", date(2022, 5, 5))],
)
def test_a_moment_in_universal_time_has_its_day_where_the_readers_are(zone, day):
    head = '<meta property="article:published_time" content="2022-05-05T22:10:00Z">'
    page = document("三厂启用一河清", head, f"<h1>三厂启用一河清</h1>{lines(PLANT)}")

    report = read_report(page.encode(), "页.html", ReadLimits(time_zone=zone))

    assert report.published.date() == day
    assert report.published == datetime(2022, 5, 5, 22, 10, tzinfo=UTC)


def test_a_clock_that_the_page_shows_is_the_readers_whatever_its_tag_says():
    head = '<meta property="article:published_time" content="2022-05-06T08:10:00Z">'
    page = document("三厂启用一河清", head, f"<h1>三厂启用一河清</h1><p>云溪日报 2022-05-06 08:10</p>{lines(PLANT)}")

    assert read_report(page.encode(), "页.html").published == datetime(2022, 5, 6, 0, 10, tzinfo=UTC)


def test_a_list_of_short_lines_is_a_doubtful_text():
    rows = lines([f"第{place}号窗口办理社保" for place in range(12)], "<p>", "</p>")
    page = document("三厂启用一河清", "", f"<h1>三厂启用一河清</h1><div>{lines(PLANT[:2])}{rows}</div>")

    report = read_report(page.encode(), "页.html")

    assert "body" in report.doubtful
    assert len(report.paragraphs) == 14


@pytest.mark.parametrize(
    ("heading", "doubtful"), [("<div><h3>生活提示</h3>{}</div>", True), ("<h3>怎么办</h3>{}", False)]
)
def test_a_text_that_goes_on_below_a_heading_elsewhere_is_doubtful(heading, doubtful):
    rest = heading.format(lines(PLANT[1:]))
    inside, outside = ("", rest) if doubtful else (rest, "")
    page = document(
        "大风蓝色预警_云溪网",
        "",
        f"<div><h1>大风蓝色预警</h1><p>2023-03-21 来源：云溪县气象台</p><p>{PLANT[0]}</p>{inside}</div>{outside}",
    )

    assert ("body" in read_report(page.encode(), "a.html").doubtful) is doubtful
