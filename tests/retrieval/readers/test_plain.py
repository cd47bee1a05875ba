import hashlib
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from retrieval.errors import ReadError
from retrieval.readers import read_report
from retrieval.types import Byline, RelatedReport

BEIJING = timezone(timedelta(hours=8))
SHARED_REPORT = (
    Path(__file__).resolve().parents[3].parent / "shared" / "reports" / "2022-09-04-bjyouth-etown-ciftis.txt"
)

PAGE = """\
滨江区新建三座社区图书馆 周末不闭馆
江城晚报客户端 2024-03-18 09:30

3月17日,滨江区三座社区图书馆同时开门迎客,总藏书12万册。\xa0

\xa0图书馆每天开放到晚上9点,凭身份证就能借书。“终于不用跑远路了!”居民赵女士说。
编辑部门口的长队排到了街角。

文/江城晚报记者 周明
摄影/江城晚报记者 何雨
编辑/林岚

相关阅读
江城公共图书馆年接待读者破百万
江城晚报客户端 2024-05-05
市民夜读热!图书馆延时开放
江城晚报客户端 2024-01-02
最新评论
网友甲 说得好"""


def read(text, key="a.txt"):
    return read_report(text.encode(), key)


@pytest.mark.skipif(not SHARED_REPORT.exists(), reason="the shared sample report is not on this machine")
def test_the_sample_report_is_read_exactly():
    report = read_report(SHARED_REPORT.read_bytes(), "2022/sample.txt")

    assert report.title == "经开区科技创新生态主题专场发布走进服贸会"
    assert report.source == "北京青年报客户端"
    assert report.published.isoformat() == "2022-09-04T15:52:00+08:00"
    assert [len(p) for p in report.paragraphs] == [108, 71, 178, 204, 132, 55, 114, 102, 142, 123, 105, 95, 87]
    assert report.bylines == (
        Byline("文", "北京青年报记者 李佳"),
        Byline("摄影", "北京青年报记者 付丁"),
        Byline("编辑", "叶婉"),
    )
    assert len(report.related) == 8
    assert {related.source for related in report.related} == {"北京青年报客户端"}
    assert report.related[0] == RelatedReport("北京亦庄推动科技创新生态优化", "北京青年报客户端", date(2023, 3, 31))
    assert report.related[-1].published == date(2022, 8, 15)


def test_a_saved_news_page_is_taken_apart():
    report = read(PAGE, "2024/图书馆 报道.txt")

    assert (report.id, report.key) == (0, "2024/图书馆 报道.txt")
    assert report.title == "滨江区新建三座社区图书馆 周末不闭馆"
    assert report.source == "江城晚报客户端"
    assert report.published == datetime(2024, 3, 18, 9, 30, tzinfo=BEIJING)
    assert report.paragraphs == (
        "3月17日,滨江区三座社区图书馆同时开门迎客,总藏书12万册。",
        "图书馆每天开放到晚上9点,凭身份证就能借书。“终于不用跑远路了!”居民赵女士说。",
        "编辑部门口的长队排到了街角。",
    )
    assert report.bylines == (
        Byline("文", "江城晚报记者 周明"),
        Byline("摄影", "江城晚报记者 何雨"),
        Byline("编辑", "林岚"),
    )
    assert report.related == (
        RelatedReport("江城公共图书馆年接待读者破百万", "江城晚报客户端", date(2024, 5, 5)),
        RelatedReport("市民夜读热!图书馆延时开放", "江城晚报客户端", date(2024, 1, 2)),
    )
    assert report.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()


@pytest.mark.parametrize(
    ("line", "source", "published"),
    [
        ("江城晚报 2024-03-18", "江城晚报", date(2024, 3, 18)),
        ("2024-03-18 江城晚报", "江城晚报", date(2024, 3, 18)),
        ("2024年3月18日 09:30 来源：江城晚报", "江城晚报", datetime(2024, 3, 18, 9, 30, tzinfo=BEIJING)),
        ("来源：江城晚报2024年3月18日", "江城晚报", date(2024, 3, 18)),
        ("发布时间：2024/3/18 9:30:05　来源：江城晚报", "江城晚报", datetime(2024, 3, 18, 9, 30, 5, tzinfo=BEIJING)),
        ("2024-03-18T01:30:00Z | 江城晚报", "江城晚报", datetime(2024, 3, 18, 9, 30, tzinfo=BEIJING)),
        ("江城晚报 · 2024年03月18日（星期一）", "江城晚报", date(2024, 3, 18)),
        ("來源：江城晚報 時間：2024-03-18", "江城晚報", date(2024, 3, 18)),
        ("江城晚报 2024-03-18 阅读 1234 评论：5 打印", "江城晚报", date(2024, 3, 18)),
        ("（2024年3月18日　江城晚报）", "江城晚报", date(2024, 3, 18)),
        ("２０２４年３月１８日 江城晚报", "江城晚报", date(2024, 3, 18)),
    ],
)
def test_the_line_below_the_title_gives_source_and_date(line, source, published):
    report = read(f"标题在此\n{line}\n正文第一段。")

    assert (report.source, report.published) == (source, published)
    assert report.paragraphs == ("正文第一段。",)


@pytest.mark.parametrize(
    "line",
    [
        "2024年3月18日天气预报",
        "2024年3月18日，江城有雨",
        "致读者的一封信（2024年3月18日）",
        "3月18日，江城下雨。",
        "2024年3月18日，江城晚报记者来到现场。",
        "据来源：不详",
        "记者：您怎么看？",
        "江城晚报 2024-13-18",
        "江城晚报 2023-02-29",
    ],
)
def test_a_line_that_only_resembles_metadata_stays_in_the_body(line):
    report = read(f"标题在此\n{line}\n正文第二段。")

    assert report.paragraphs == (line, "正文第二段。")
    assert (report.source, report.published) == (None, None)


def test_metadata_may_take_several_lines_with_an_address_among_them():
    report = read("标题\n来源：江城晚报\n2024-03-18\n作者：周明 编辑：林岚\nhttps://news.example.org/1?a=b\n正文。")

    assert (report.source, report.published) == ("江城晚报", date(2024, 3, 18))
    assert report.url == "https://news.example.org/1?a=b"
    assert report.bylines == (Byline("作者", "周明"), Byline("编辑", "林岚"))


@pytest.mark.parametrize(
    ("line", "bylines"),
    [
        ("（责任编辑：林岚）", [("责任编辑", "林岚")]),
        ("文/周明 图/何雨", [("文", "周明"), ("图", "何雨")]),
        ("文／江城晚报记者　周明", [("文", "江城晚报记者 周明")]),
        ("摄影/何雨  校对：高宁", [("摄影", "何雨"), ("校对", "高宁")]),
        ("责任编辑：林岚 | | 12次 | 评论", [("责任编辑", "林岚")]),
        ("责任编辑：010 作者：周明", [("作者", "周明")]),
        ("责任编辑：{{editor}}", []),
        ("编辑：null", []),
    ],
)
def test_names_below_the_body_are_no_paragraph(line, bylines):
    report = read(f"标题\n正文。\n{line}\n返回顶部")

    assert report.bylines == tuple(Byline(role, name) for role, name in bylines)
    assert report.paragraphs == ("正文。",)


def test_a_caption_at_the_end_is_text_and_no_byline():
    assert read("标题\n正文。\n图：开馆当天的长队").paragraphs == ("正文。", "图：开馆当天的长队")


def test_the_date_that_signs_a_notice_dates_it_and_stays():
    report = read("关于开放图书馆的通知\n自4月1日起开放。\n滨江区文化局\n2024年3月18日")

    assert report.published == date(2024, 3, 18)
    assert report.paragraphs == ("自4月1日起开放。", "滨江区文化局", "2024年3月18日")


def test_related_reports_may_lack_their_source_line():
    report = read("标题\n正文。\n【相关阅读】\n第一篇\n第二篇\n江城晚报 2024-01-02\n第三篇")

    assert report.related == (
        RelatedReport("第一篇", None, None),
        RelatedReport("第二篇", "江城晚报", date(2024, 1, 2)),
        RelatedReport("第三篇", None, None),
    )


def test_a_paragraph_below_the_related_reports_is_not_lost():
    paragraph = "又讯，" + "馆方还将在暑期延长开放时间，" * 8 + "欢迎市民前往。"

    report = read(f"标题\n正文。\n相关阅读\n第一篇\n{paragraph}\n末段。")

    assert report.paragraphs == ("正文。", paragraph, "末段。")


@pytest.mark.parametrize("first", ["本馆自今日起开放。", "江城晚报 2024-03-18", "很长的一段话，" * 20])
def test_without_a_title_line_the_files_name_is_the_title(first):
    report = read(f"{first}\n第二段。", "通知/图书馆 开放.txt")

    assert report.title == "图书馆 开放"
    assert report.paragraphs[-1] == "第二段。"


def test_a_label_before_the_title_is_taken_off():
    assert read("标题：图书馆开放\n正文。").title == "图书馆开放"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is empty"),
        (" \n\u3000\n\ufeff", "white space"),
        ("只有标题", "no body paragraph"),
        ("标题\n江城晚报 2024-03-18\n文/周明", "no body paragraph"),
    ],
)
def test_a_page_without_text_says_what_is_missing(text, reason):
    with pytest.raises(ReadError, match=reason) as caught:
        read(text, "空.txt")

    assert caught.value.key == "空.txt"


@pytest.mark.parametrize(
    "unit", ["来源：", "文/", "2024-03-18 ", "来源：a ", " ", "阅读1 ", "。", "相关阅读\n", "字号：大 "]
)
# A quadratic reading would run into this limit; a linear one takes a second or two.
@pytest.mark.timeout(60)
def test_hostile_text_takes_no_more_than_its_length(unit):
    assert read("标题\n" + unit * (1_000_000 // len(unit)) + "\n正文。").title == "标题"
