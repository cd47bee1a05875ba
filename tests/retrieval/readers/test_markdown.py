from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import ReadError
from retrieval.readers import read_report
from retrieval.readers.front_matter import split_front_matter
from retrieval.types import Byline
from tests.examples import examples

BEIJING = timezone(timedelta(hours=8))

REPORT = """\
---
标题: 滨江区新建三座社区图书馆
来源: 江城晚报
日期: 2024-03-18 09:30
链接: https://news.example.org/2024/0318.html
文: 周明
摄影: [何雨, 林岚]
---

# 滨江区新建三座社区图书馆

3月17日，三座**社区图书馆**同时开门，
总藏书 `12万册`，见[馆藏目录](https://example.org/c "目录")。

## 怎么去

- 每天开放到*晚上9点*
- 凭身份证借书
  1. 每次最多10本
  2. 逾期不罚款

> 终于不用跑远路了！

| 馆名 | 藏书 |
|---|---|
| 东馆 | 5万册 |
"""


def read(text, key="a.md"):
    return read_report(text.encode(), key)


def front(block, body="正文。"):
    return read(f"---\n{block}\n---\n\n{body}\n", "文件名.md")


def test_markdown_with_front_matter_becomes_plain_paragraphs():
    report = read(REPORT)

    assert report.title == "滨江区新建三座社区图书馆"
    assert report.source == "江城晚报"
    assert report.published == datetime(2024, 3, 18, 9, 30, tzinfo=BEIJING)
    assert report.url == "https://news.example.org/2024/0318.html"
    assert report.bylines == (Byline("文", "周明"), Byline("摄影", "何雨"), Byline("摄影", "林岚"))
    assert report.paragraphs == (
        "3月17日，三座社区图书馆同时开门，总藏书 12万册，见馆藏目录。",
        "怎么去",
        "每天开放到晚上9点",
        "凭身份证借书",
        "每次最多10本",
        "逾期不罚款",
        "终于不用跑远路了！",
        "东馆 · 藏书：5万册",
    )


def test_front_matter_keys_may_be_english():
    report = front("title: 图书馆\nsource: 江城晚报\npublished: 2024-03-18\nurl: http://example.org/\nauthor: 周明")

    assert (report.title, report.source, report.published) == ("图书馆", "江城晚报", date(2024, 3, 18))
    assert report.url == "http://example.org/"
    assert report.bylines == (Byline("作者", "周明"),)


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2024-03-18", date(2024, 3, 18)),
        ("'2024-03-18'", date(2024, 3, 18)),
        ("2024年3月18日", date(2024, 3, 18)),
        ("20240318", date(2024, 3, 18)),
        ("2024-03-18 09:30", datetime(2024, 3, 18, 9, 30, tzinfo=BEIJING)),
        ("2024-03-18 09:30:05", datetime(2024, 3, 18, 9, 30, 5, tzinfo=BEIJING)),
        ("2024-03-18T01:30:00Z", datetime(2024, 3, 18, 9, 30, tzinfo=BEIJING)),
        ("2024-03-18T02:30:00+09:00", datetime(2024, 3, 18, 1, 30, tzinfo=BEIJING)),
        ("2024-03-18 # 星期一", date(2024, 3, 18)),
        ("2024-09-31", None),
        ("三月", None),
    ],
)
def test_dates_in_front_matter(value, published):
    report = front(f"title: 图书馆\ndate: {value}")

    assert report.published == published
    assert report.title == "图书馆"


@pytest.mark.parametrize(
    ("block", "title", "source"),
    [
        ("title：图书馆开放\nsource：江城晚报", "图书馆开放", "江城晚报"),
        ("title:图书馆开放\nsource:江城晚报", "图书馆开放", "江城晚报"),
        ("title:\xa0图书馆开放\n\xa0source: 江城晚报", "图书馆开放", "江城晚报"),
        ("source: 江城晚报\ntitle：图书馆开放", "图书馆开放", "江城晚报"),
        ("title: C #语言 #入门\nsource: 江城晚报", "C #语言 #入门", "江城晚报"),
        ('title: "图书馆: 开放"\nsource: 江城晚报', "图书馆: 开放", "江城晚报"),
        ("title: 图书馆: 开放\nsource: 江城晚报", "图书馆: 开放", "江城晚报"),
        ("Title: 图书馆开放\nSOURCE: 江城晚报\ntags: [a, b]\nnested: {a: {b: c}}", "图书馆开放", "江城晚报"),
        ("title: >\n  图书馆\n  开放\nsource: 江城晚报", "图书馆 开放", "江城晚报"),
        ("title: [图书馆] 开放\nsource: 江城晚报", "[图书馆] 开放", "江城晚报"),
        ("title: yes\nsource: 163", "yes", "163"),
        ('title: "图书\\0馆\\ud800"\nsource: "江城\\u202e晚报"', "图书馆", "江城晚报"),
    ],
)
def test_front_matter_is_understood_where_yaml_alone_would_lose_it(block, title, source):
    report = front(block)

    assert (report.title, report.source) == (title, source)
    assert report.paragraphs == ("正文。",)


def test_a_byte_order_mark_and_other_encodings_do_not_hide_the_front_matter():
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        assert read_report(REPORT.encode(encoding), "a.md").source == "江城晚报"


def test_a_text_that_opens_with_a_rule_loses_nothing():
    report = read("---\n第一段：图书馆开放。\n\n---\n第二段。\n", "图书馆.md")

    assert report.paragraphs == ("第一段：图书馆开放。", "第二段。")
    assert report.title == "图书馆"


def test_front_matter_that_never_closes_stays_in_the_text():
    assert "图书馆开放" in "".join(read("---\ndesk: 图书馆开放\n\n正文。").paragraphs)


def test_a_txt_file_that_opens_with_a_rule_is_still_plain_text():
    report = read_report("---\n第一行：开放\n第二行\n---\n".encode(), "图书馆.txt")

    assert (report.title, report.paragraphs) == ("第一行：开放", ("第二行",))


def test_front_matter_in_a_txt_file_is_understood():
    assert read_report(REPORT.encode(), "a.txt").title == "滨江区新建三座社区图书馆"


def test_the_opening_heading_is_the_title_where_nothing_else_is():
    report = read("# 图书馆*开放*\n\n江城晚报 2024-03-18\n\n正文。\n\n# 第二章\n\n后文。\n\n文/周明")

    assert report.title == "图书馆开放"
    assert (report.source, report.published) == ("江城晚报", date(2024, 3, 18))
    assert report.paragraphs == ("正文。", "第二章", "后文。")
    assert report.bylines == (Byline("文", "周明"),)


def test_a_heading_that_differs_from_the_title_stays():
    assert front("title: 图书馆", "# 开放时间\n\n正文。").paragraphs == ("开放时间", "正文。")


def test_the_files_name_is_the_title_where_the_text_names_none():
    assert read("正文。", "2024/图书馆 开放.md").title == "图书馆 开放"


@pytest.mark.parametrize(
    ("source", "paragraphs"),
    [
        ("中文\n换行", ("中文换行",)),
        ("two\nlines", ("two lines",)),
        ("硬换行  \n第二行<br>第三行", ("硬换行", "第二行", "第三行")),
        ("![东馆外景](a.png)开放", ("东馆外景开放",)),
        ("见[目录][1]。\n\n[1]: https://example.org", ("见目录。",)),
        ("5 &lt; 6 &amp; A&#x202e;B&#0;", ("5 < 6 & AB\ufffd",)),
        ("<div>\n一段 &amp; <b>粗</b>\n</div>", ("一段 &  粗",)),
        ("<!-- 草稿 -->\n\n正文", ("正文",)),
        ("<script>\nalert(1)\n</script>\n\n正文", ("正文",)),
        ("```\n第一行\n第二行\n```", ("第一行", "第二行")),
        ("~~旧~~新\\*号", ("旧新*号",)),
        ("见<https://example.org/c>与<b>标签</b>", ("见https://example.org/c与标签",)),
    ],
)
def test_marks_go_and_the_text_stays(source, paragraphs):
    assert read(source).paragraphs == paragraphs


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "/2024/a.html", "http://", "http://[x", "https://a b.c", "ftp://a.b"],
)
def test_only_web_addresses_are_kept(url):
    assert front(f"title: 图书馆\nurl: '{url}'").url is None


def test_an_endless_title_is_cut():
    assert len(front("title: " + "长" * 5_000).title) <= 200


@pytest.mark.parametrize("text", ["---\ntitle: 图书馆\n---\n", "# 图书馆\n", "<!-- 空 -->"])
def test_markdown_without_text_says_what_is_missing(text):
    with pytest.raises(ReadError, match="no body paragraph"):
        read(text)


@pytest.mark.parametrize(
    "unit", ["[", "![", "*a ", "**a", "[a](", "<", "&", "> ", "`a", "a*b_c`", "<!--", "[a]: b\n", "a\n", "- a\n"]
)
# A quadratic reading would run into this limit; a linear one takes a second or two.
@pytest.mark.timeout(60)
def test_hostile_markdown_takes_no_more_than_its_length(unit):
    assert read("正文。\n\n" + unit * (20_000 // len(unit))).paragraphs[0].startswith("正文。")


def test_hostile_front_matter_is_read_as_text():
    bomb = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True))

    assert read(f"---\n{bomb}---\n\n正文。").paragraphs == ("正文。",)
    assert read("---\ntitle: " + "[" * 15_000 + "\n---\n\n正文。").paragraphs[-1] == "正文。"
    # A character that no text has, and a version of more digits than Python reads.
    assert read('---\ntitle: "\\UFFFFFFFF"\n---\n\n正文。').paragraphs[-1] == "正文。"
    assert read("---\n%YAML " + "1" * 5000 + ".1\ntitle: 题\n---\n\n正文。").paragraphs[-1] == "正文。"


PARTS = st.sampled_from([
    "2022-09-04", "07:08", "https://a.example/c?d", "北京", "，", ": ", ":", " ", "  ", " #", "- ", "'", "null", "…",
    '"', "&a", "x-y", "1.5", "\u3000", "\x85", "\t", "\\n", "...", "[", "{", "|", "é", "😀",
])  # fmt: skip
LINES = st.tuples(
    st.sampled_from(["title: ", "date: ", "标题: ", "null: "]),
    st.lists(PARTS, max_size=6).map("".join),
    st.sampled_from(["", '"']),
).map(lambda parts: parts[0] + parts[2] + parts[1] + parts[2])


@given(st.lists(LINES, min_size=1, max_size=3))
@examples(80)
def test_simple_front_matter_means_what_yaml_makes_of_it(lines):
    block = "\n".join(lines)

    # A comment is for the parser of YAML alone.
    plain, commented = (split_front_matter(f"---\n{block}\n{end}---\n")[0] for end in ("", "# 注\n"))
    assert plain == commented


ABOUT = ("来源：禾川县自来水公司", "日期：2024-11-05", "发布时间：2024-11-05 09:30", "文/张三 图/李四")


@pytest.mark.parametrize(
    "head",
    [
        f"{ABOUT[0]}\n{ABOUT[1]}",
        f"{ABOUT[1]}\n{ABOUT[0]}\n{ABOUT[3]}",
        f"{ABOUT[0]}\n{ABOUT[2]}",
        f"2024年11月5日\n{ABOUT[0]}",
    ],
)
@pytest.mark.parametrize(
    "title", ["# 关于水价的公告\n\n", "# 关于水价的公告\n", "关于水价的公告\n\n", "标题：关于水价的公告\n"]
)
def test_lines_about_the_report_need_no_blank_line_between_them(head, title):
    found = read(f"{title}{head}\n\n水价调整为每立方米2.8元，\n请相互转告。\n")

    assert (found.title, found.source, str(found.published)[:10]) == (
        "关于水价的公告",
        "禾川县自来水公司",
        "2024-11-05",
    )
    assert found.paragraphs == ("水价调整为每立方米2.8元，请相互转告。",)


ASKED = ("关于水价的公告", "禾川县自来水公司", "2024-11-05")


@pytest.mark.parametrize(
    "head",
    [
        "## 关于水价的公告\n\n来源：禾川县自来水公司　2024-11-05",
        "# 标题：关于水价的公告\n\n来源：禾川县自来水公司\n\n日期：2024-11-05",
        "首页 > 公告\n\n# 关于水价的公告\n\n2024-11-05 来源：禾川县自来水公司",
        "### 来源：禾川县自来水公司 2024-11-05\n\n# 关于水价的公告",
        "[原文链接](https://water.example/1)\n\n# 关于水价的公告\n\n来源：禾川县自来水公司\n2024-11-05",
        "# 关于水价的公告\n\n| 项目 | 内容 |\n|---|---|\n| 来源 | 禾川县自来水公司 |\n| 发布日期 | 2024-11-05 |",
        "# 关于水价的公告\n\n[禾川县自来水公司](javascript:void\\(0\\);) *2024-11-05 09:30*",
        "# 关于水价的公告\n\n原创 小禾 禾川县自来水公司 2024-11-05 09:30 浙江",
        "Title: 关于水价的公告\n\nPublished Time: 2024-11-05T09:30Z\n\n来源：禾川县自来水公司\n\nMarkdown Content:",
    ],
)
def test_heads_as_people_and_programs_write_them(head):
    found = read(f"{head}\n\n水价调整为每立方米2.8元。\n")

    assert (found.title, found.source, str(found.published)[:10]) == ASKED
    assert found.paragraphs == ("水价调整为每立方米2.8元。",)


@pytest.mark.parametrize(
    "text",
    [
        "## 一、背景\n\n水价十年没有变。\n\n## 二、办法\n\n分两步调整。",
        "水价十年没有变，今年要调整。\n\n# 关于水价的公告\n\n分两步调整。",
        "| 项目 | 水价 |\n|---|---|\n| 居民 | 2.8元 |\n| 学校 | 2.5元 |\n| 商户 | 4.1元 |\n\n分两步调整。",
    ],
)
def test_other_headings_and_tables_stay_in_the_text(text):
    found = read(f"{text}\n")

    assert (found.source, found.published) == (None, None)
    assert found.title not in found.paragraphs[0] or found.title == "t"
    assert len(found.paragraphs) >= 3


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ("水价自\n2025年1月1日\n起执行，来源：\n见附件。", ("水价自2025年1月1日起执行，来源：见附件。",)),
        ("欢迎报名，报名的截止日期为\n2024年5月6日", ("欢迎报名，报名的截止日期为2024年5月6日",)),
        ("本次检修的开始时间是\n2024年5月6日 9:00\n请相互转告", ("本次检修的开始时间是2024年5月6日 9:00请相互转告",)),
        ("时间：2024年5月6日\n地点：二楼会议室\n主讲：王明", ("时间：2024年5月6日地点：二楼会议室主讲：王明",)),
        ("2024年5月6日\n上午开会\n2024年5月7日\n下午参观", ("2024年5月6日上午开会2024年5月7日下午参观",)),
    ],
)
def test_what_is_written_in_several_lines_stays_one_paragraph(lines, paragraphs):
    found = read(f"# 通知\n\n{lines}\n\n第二段。\n")

    assert (found.paragraphs, found.published) == ((*paragraphs, "第二段。"), None)


def test_a_first_paragraph_that_names_no_source_is_no_title():
    found = read("停水时间\n2024年5月6日\n恢复供水时间\n2024年5月7日\n\n请备水。\n")

    assert found.paragraphs == ("停水时间2024年5月6日恢复供水时间2024年5月7日", "请备水。")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("| 来源 | 统计局 |\n|---|---|\n| 时间 | 2023-05-06 |\n| 人数 | 300 |", "300"),
        ("| 项目 | 内容 |\n|---|---|\n| 来源 | 地下水 |\n| 水量 | 12吨 |", "12吨"),
        ("| 作者 | 张三 |\n|---|---|\n| 编辑 | 李四 |", "李四"),
        ("| 记者 | 张三 |\n|---|---|\n| 编辑 | 李四 |\n| 电话 | 12318 |", "12318"),
    ],
)
def test_a_table_of_what_the_text_is_about_stays_and_names_no_source(table, said):
    found = read(f"# 值班表\n\n{table}\n")

    assert (found.title, found.source, found.published, found.bylines) == ("值班表", None, None, ())
    assert said in "".join(found.paragraphs)


def test_a_table_about_the_report_keeps_what_is_neither_source_nor_date():
    found = read(
        "# 关于水价的公告\n\n| 来源 | 水司 |\n|---|---|\n| 日期 | 2024-11-05 |\n| 文号 | 水司〔2024〕3号 |\n\n正文。"
    )

    assert (found.source, found.published) == ("水司", date(2024, 11, 5))
    assert found.paragraphs == ("文号：水司〔2024〕3号", "正文。")


@pytest.mark.parametrize(
    "paragraph",
    [
        "字段 Markdown Content: 保存正文。",
        "它写在 Markdown Content: 之后。",
        "正文。\n\n一\n\n二\n\n三\n\nMarkdown Content: 四",
    ],
)
def test_what_a_program_writes_above_a_text_stays_where_it_is_spoken_of(paragraph):
    assert "Markdown Content:" in "".join(read(f"# 字段\n\n{paragraph}\n").paragraphs)


@pytest.mark.parametrize("above", ["a > b", "水位 > 警戒线", "链接", "网址"])
def test_words_above_the_heading_that_are_no_way_through_a_site_stay(above):
    assert read(f"{above}\n\n# 值班表\n\n正文。\n").paragraphs[0] == above


@pytest.mark.parametrize("above", ["首页 > 公告", "您的位置：首页 > 公告 > 正文", "禾川 › 公告 › 正文", "原文链接"])
def test_the_way_through_a_site_is_no_text(above):
    assert read(f"{above}\n\n# 值班表\n\n正文。\n").paragraphs == ("正文。",)


def test_rows_that_close_a_text_are_never_taken_for_what_is_said_of_it():
    found = read("# 水位\n\n每日水位如下。\n\n| 日期 | 水位 |\n|---|---|\n| 2024-11-05 | 8.1 |\n| 2024-11-06 | 8.4 |\n")

    assert found.paragraphs == ("每日水位如下。", "2024-11-05 · 水位：8.1", "2024-11-06 · 水位：8.4")
    assert [len(table.rows) for table in found.tables] == [2]
    assert found.published is None


def test_a_line_below_the_last_table_may_say_where_a_text_is_from():
    found = read("# 水位\n\n每日水位如下。\n\n| 站 | 水位 |\n|---|---|\n| 青石 | 8.1 |\n\n来源：水文站　2024-11-07\n")

    assert (found.source, found.published) == ("水文站", date(2024, 11, 7))
    assert found.paragraphs == ("每日水位如下。", "青石 · 水位：8.1")
