"""What stands around an article on a page: headlines of columns, dates of sidebars, footers, and very many lines."""

from datetime import date

import pytest

from retrieval.readers import read_report
from retrieval.types import Byline

TEXT = (
    "书店上周六在江边的旧仓库里开张，一楼卖书，二楼供人读书写字，三楼有一个小小的放映厅。",
    "店主说，开店的钱一半来自街坊的捐助，书架是附近木工厂的师傅在休息日里做的，没有收一分钱。",
    "第一天来了六百多人，最早的一位清晨五点就等在门口，他说自己在这条街上住了整整四十年。",
)
BODY = "".join(f"<p>{text}</p>" for text in TEXT)


def read(title, above, body=BODY, head=""):
    page = f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{above}{body}"
    return read_report(f"{page}</body></html>".encode(), "页.html")


# A quadratic reading would run into these limits; a linear one takes a second or two.
@pytest.mark.timeout(60)
def test_very_many_lines_that_hold_the_title_take_no_more_than_their_number():
    lines = "".join(f"<p>北岸书店{place}</p>" for place in range(30_000))

    assert len(read("北岸书店_某网", f"<div>{lines}{BODY}</div>", "").paragraphs) >= len(TEXT)


@pytest.mark.timeout(30)
def test_a_date_of_very_many_spaces_takes_no_time():
    spaces = f"2023-05-06{' ' * 390_000}x"
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{spaces}"}}</script>'

    assert read("书店开张迎来第一批读者", "<h1>书店开张迎来第一批读者</h1>", head=head).published == date(2023, 5, 6)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<aside><time datetime=2019-01-02>旧闻</time></aside>", ""),
        ("<div>另一篇 <time datetime=2019-01-02>旧闻</time></div>", ""),
        ("", "<div class=comment><time datetime=2019-01-02>很久以前</time> 读者：早该开了</div>"),
        ("", "<div><time datetime=2019-01-02>很久以前</time> 读者：早该开了</div>"),
    ],
)
def test_the_time_of_something_else_on_the_page_is_not_taken_for_sure_as_the_articles(above, below):
    report = read("书店开张迎来第一批读者", f"{above}<h1>书店开张迎来第一批读者</h1>", f"{BODY}{below}")

    assert "published" in report.doubtful


def test_the_time_between_title_and_text_is_the_articles():
    above = "<aside><time datetime=2019-01-02>旧闻</time></aside><h1>书店开张迎来第一批读者</h1>"

    report = read("书店开张迎来第一批读者", f"{above}<p><time datetime=2023-05-06>三天前</time></p>")

    assert report.published == date(2023, 5, 6)
    assert "published" not in report.doubtful


@pytest.mark.parametrize(
    ("page_title", "above", "title"),
    [
        ("停水公告 - 民生服务 - 江城在线", "<h2>民生服务</h2><h4 class=tit>停水公告</h4>", "停水公告"),
        (
            "江城在线-热点追踪-书店开张迎来第一批读者",
            "<h1>热点追踪</h1><div>书店开张迎来第一批读者</div>",
            "书店开张迎来第一批读者",
        ),
        (
            "热点追踪-书店开张迎来第一批读者",
            "<h1>热点追踪</h1><div>书店开张迎来第一批读者</div>",
            "书店开张迎来第一批读者",
        ),
        (
            "江城在线-热点追踪-书店开张迎来第一批读者",
            "<p>江城在线</p><h1>热点追踪</h1><div>书店开张迎来第一批读者</div>",
            "书店开张迎来第一批读者",
        ),
        ("书店开张 - 热点追踪 - 江城在线", "<p>热点追踪</p><h1>书店开张</h1>", "书店开张"),
    ],
)
def test_a_column_is_no_headline(page_title, above, title):
    report = read(page_title, above)

    assert report.title == title
    assert "title" not in report.doubtful


def test_a_heading_below_a_longer_part_of_the_title_is_doubtful():
    report = read("开张 - 北岸街区的老仓库变成书店 - 江城在线", "<p>北岸街区的老仓库变成书店</p><h1>开张啦开张</h1>")

    assert report.title == "北岸街区的老仓库变成书店"


@pytest.mark.parametrize(
    "last",
    [
        "下一条地铁线将于2027年在城东开工，全长三十公里。",
        "下一条地铁线将于2027年在城东开工",
        "更多内容请看明天的报道，市长将出席发布会。",
        "更多资讯，您还想知道哪些？",
        "扫一扫门口的牌子，就能借书。",
    ],
)
def test_a_last_paragraph_that_begins_like_a_footer_stays(last):
    data = "\n".join(("书店开张迎来第一批读者", "江城晚报 2023-05-06", *TEXT, last)).encode()

    assert read_report(data, "文.txt").paragraphs[-1] == last


@pytest.mark.parametrize(
    "last", ["下一篇：地铁线将开工", "上一条：图书馆几点关门？", "下一篇", "更多精彩内容", "扫一扫关注我们"]
)
def test_a_footer_is_no_paragraph(last):
    data = "\n".join(("书店开张迎来第一批读者", "江城晚报 2023-05-06", *TEXT, last)).encode()

    assert list(read_report(data, "文.txt").paragraphs) == list(TEXT)


@pytest.mark.parametrize("name", ["管理员", "张新华", "admin"])
def test_a_person_who_published_a_page_is_not_its_source(name):
    report = read("书店开张迎来第一批读者", f"<h1>书店开张迎来第一批读者</h1><p>发布者：{name} 2023-05-06</p>")

    assert report.source is None
    assert Byline("发布者", name) in report.bylines


def test_an_office_that_published_a_page_is_its_source():
    report = read("书店开张迎来第一批读者", "<h1>书店开张迎来第一批读者</h1><p>发布者：江城市文化局 2023-05-06</p>")

    assert report.source == "江城市文化局"
    assert "source" not in report.doubtful


@pytest.mark.parametrize("title", ["分享", "转发"])
def test_a_text_titled_like_one_passed_on_keeps_its_title(title):
    assert read_report("\n".join((title, *TEXT)).encode(), "文.txt").title == title
    assert read_report("\n".join((title, "书店开张", *TEXT)).encode(), "文.txt").title == "书店开张"


@pytest.mark.parametrize("name", ["人民日报（海外版）", "北京大学（深圳）", "江城晚报(周末版)", "江城大学【东区】"])
def test_a_source_keeps_the_bracket_that_its_name_opens(name):
    title = "书店开张迎来第一批读者"

    assert read(title, f"<h1>{title}</h1><p>来源：{name} 2023-05-06</p>").source == name


@pytest.mark.parametrize(
    "title",
    ["（2023）云01刑初5号刑事判决书", "（10条措施）支持停车行业发展", "（2）停车收费怎么改", "(3)江城书店开张"],
)
def test_a_number_that_opens_a_title_is_its_own(title):
    assert read(f"{title}_江城在线", f"<h1>{title}</h1>").title == title
    assert read(title, "").title == title


@pytest.mark.parametrize("unread", ["(3 封私信)", "（80+ 条消息）", "(3 封私信 / 12 条消息)", "(2条新通知)", "(7)"])
def test_what_a_visitor_had_not_read_is_no_part_of_the_title(unread):
    assert read(f"{unread} 江城书店开张 - 江城在线", "<h1>江城书店开张</h1>").title == "江城书店开张"


STAMP = "<time itemprop=datePublished datetime=2021-01-02>旧闻</time>"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", f"<div class=related><a href=/1>旧闻</a>{STAMP}</div>"),
        ("", f"<ul><li><a href=/1>另一篇</a>{STAMP}</ul>"),
        (f"<aside>{STAMP}</aside>", ""),
        (f"<div><a href=/1>另一篇</a>{STAMP}</div>", ""),
        ("", f"<article><h3>另一篇</h3>{STAMP}</article>"),
    ],
)
def test_the_microdata_of_another_article_does_not_date_this_one(above, below):
    report = read("书店开张迎来第一批读者", f"{above}<h1>书店开张迎来第一批读者</h1>", f"{BODY}{below}")

    assert report.published is None or "published" in report.doubtful


@pytest.mark.parametrize("page", ["<h1>{0}</h1><div>{1}</div>", "<article itemscope>{1}<h1>{0}</h1>"])
def test_the_microdata_beside_the_headline_dates_an_article(page):
    above = page.format("书店开张迎来第一批读者", "<span itemprop=datePublished content=2023-05-06>三天前</span>")
    report = read("书店开张迎来第一批读者", above)

    assert (report.published, "published" in report.doubtful) == (date(2023, 5, 6), False)


@pytest.mark.parametrize("level", [5, 6])
def test_a_lowly_heading_further_from_the_text_is_no_sure_title(level):
    above = f"<h{level}>今日天气与空气质量</h{level}><p>关于停车收费调整的通知</p>"

    for about in ("", "<p>来源：江城晚报 2023-05-06</p>"):
        report = read("云溪网", above + about)
        assert report.title != "今日天气与空气质量"
        assert read("云溪网", f"<h{level}>关于停车收费调整的通知</h{level}>{about}").title == "关于停车收费调整的通知"


@pytest.mark.parametrize("stated", ["云溪市人民政府", "版权所有 云溪市人民政府", "Copyright © 2023 云溪市人民政府"])
def test_who_has_the_copyright_of_a_page_is_a_guess_at_its_source(stated):
    report = read(
        "书店开张迎来第一批读者", "<p>书店开张迎来第一批读者</p>", head=f"<meta name=copyright content='{stated}'>"
    )

    assert (report.source, "source" in report.doubtful) == ("云溪市人民政府", True)


@pytest.mark.parametrize(("stated", "named"), [("外交部", "江州大学外交部"), ("教务处", "江州大学教务处")])
def test_a_source_completed_from_the_title_is_not_given(stated, named):
    title = "书店开张迎来第一批读者"
    report = read(f"{title}-{named}", f"<h1>{title}</h1><p>来源：{stated} 2023-05-06</p>")

    assert report.source == named
    assert (report.reading.source.certainty, report.reading.source.how) == ("found", "<title>")
