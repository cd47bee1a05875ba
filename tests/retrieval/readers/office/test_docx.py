"""Word files: the text as it stands once all changes are accepted, in the order a reader sees it."""

from datetime import date

import pytest

from retrieval.errors import ReadError
from retrieval.readers import read_report
from tests.retrieval.readers.words import (
    control,
    deleted,
    generated_contents,
    inserted,
    item,
    make_docx,
    moved_away,
    numbering,
    paragraph,
    spanning,
    table,
    text_box,
)


def paragraphs(*blocks, **options):
    return read_report(make_docx("值班安排", *blocks, **options), "值班.docx").paragraphs


def test_insertions_are_in_and_deletions_out():
    line = paragraph("自习室开放到晚上", deleted("九"), inserted("十一"), "点。", moved_away("这一句移走了。"))

    assert paragraphs(line, paragraph(deleted("整段删掉。"))) == ("自习室开放到晚上十一点。",)


def test_a_text_box_is_read_once():
    assert paragraphs(paragraph("正文第一句。"), paragraph(text_box("注意：东门封闭。"))) == (
        "正文第一句。",
        "注意：东门封闭。",
    )


def test_content_controls_are_read():
    assert paragraphs(control(paragraph("控件里的一句。")), "控件外的一句。") == ("控件里的一句。", "控件外的一句。")


def test_a_table_is_read_row_by_row():
    assert paragraphs("名单如下。", table(("姓名", "岗位"), ("何雨", "夜班"), ("", "白班"))) == (
        "名单如下。",
        "何雨 · 岗位：夜班",
        "岗位：白班",
    )


def test_a_table_in_a_cell_keeps_its_rows():
    inner = table(("甲", "乙"), ("丙", "丁"))

    assert paragraphs("如下。", table((inner + paragraph(""),))) == ("如下。", "甲 | 乙", "丙 | 丁")


def test_a_line_break_in_a_paragraph_begins_a_line():
    broken = "<w:p><w:r><w:t>上一行。</w:t><w:br/><w:t>下一行。</w:t></w:r></w:p>"

    assert paragraphs(broken) == ("上一行。", "下一行。")


def test_utf_16_inside_is_read():
    assert paragraphs("正文一句。", encoding="utf-16") == ("正文一句。",)


def test_the_title_of_the_properties_is_used_where_the_text_has_none():
    report = read_report(
        make_docx("今天上午召开了会议，讨论值班安排，并且定下了下个月的名单。", title="值班会议"), "a.docx"
    )

    assert (report.title, report.reading.title.certainty) == ("值班会议", "guessed")


def test_a_file_of_pictures_only_is_refused():
    with pytest.raises(ReadError, match="OCR"):
        read_report(make_docx("<w:p><w:r/></w:p>"), "图.docx")


def test_an_office_above_the_papers_number_is_its_letterhead_and_not_its_title():
    lines = (
        "柳水函〔2023〕5号",
        "对第36号建议的答复",
        "孙长林代表：",
        "您的建议收悉，现答复如下。",
        "柳河县水利局",
        "2023年6月2日",
    )

    report = read_report(make_docx("柳河县水利局", *lines), "答复.docx")

    assert (report.title, report.source) == ("对第36号建议的答复", "柳河县水利局")


# Numbers that Word counts


def test_articles_numbered_by_word_have_their_numbers():
    lists = numbering(("chineseCounting", "第%1条"), ("chineseCounting", "（%2）"))
    blocks = [
        item("值班室昼夜有人。"),
        item("每班两人。", level=1),
        item("夜班三人。", level=1),
        item("交接班要签字。"),
    ]
    blocks += [item(f"第{number}项要求。") for number in range(3, 13)]

    found = paragraphs(*blocks, lists=lists)

    assert found[:4] == ("第一条 值班室昼夜有人。", "（一）每班两人。", "（二）夜班三人。", "第二条 交接班要签字。")
    assert [text[:5] for text in found[-3:]] == ["第十条 第", "第十一条 ", "第十二条 "]


@pytest.mark.parametrize(
    ("level", "marks"),
    [
        (("japaneseCounting", "%1、"), ("一、", "二、", "三、")),
        (("decimal", "%1."), ("1. ", "2. ", "3. ")),
        (("decimalEnclosedCircleChinese", "%1"), ("① ", "② ", "③ ")),
        (("chineseLegalSimplified", "%1、"), ("壹、", "贰、", "叁、")),
        (("ideographTraditional", "%1．"), ("甲．", "乙．", "丙．")),
        (("upperRoman", "%1."), ("I. ", "II. ", "III. ")),
        (("lowerLetter", "%1)"), ("a) ", "b) ", "c) ")),
        (("decimalZero", "第%1号"), ("第01号 ", "第02号 ", "第03号 ")),
        (("bullet", "\uf0b7"), ("", "", "")),
    ],
)
def test_each_form_of_numbers_is_written_as_word_does(level, marks):
    blocks = [item("检查闸门。"), item("清理坝面。"), item("备好电源。")]

    assert paragraphs(*blocks, lists=numbering(level)) == tuple(
        mark + text for mark, text in zip(marks, ("检查闸门。", "清理坝面。", "备好电源。"), strict=True)
    )


def test_lower_levels_begin_anew_and_name_those_above():
    lists = numbering(("chineseCounting", "%1、"), ("decimal", "%1.%2", "<w:isLgl/>"))
    blocks = [
        item("闸门。"),
        item("启闭机。", level=1),
        item("电源。", level=1),
        item("坝面。"),
        item("护坡。", level=1),
    ]

    assert paragraphs(*blocks, lists=lists) == ("一、闸门。", "1.1 启闭机。", "1.2 电源。", "二、坝面。", "2.1 护坡。")


def test_a_list_may_go_on_or_begin_anew():
    lists = numbering(("decimal", "%1."), lists=({}, {}, {0: 1}))
    blocks = [item("甲。", 1), paragraph("中间一句。"), item("乙。", 2), item("丙。", 3), item("丁。", 3)]

    assert paragraphs(*blocks, lists=lists) == ("1. 甲。", "中间一句。", "2. 乙。", "1. 丙。", "2. 丁。")


def test_a_style_may_number_its_paragraphs():
    styles = (
        '<w:style w:styleId="b1"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="b2"><w:name w:val="条文"/><w:basedOn w:val="b1"/></w:style>'
    )
    blocks = [item("甲。", 0, style="b1"), item("乙。", 0, style="b2"), item("不算。", "0", style="b1")]

    assert paragraphs(*blocks, lists=numbering(("decimal", "第%1条")), styles=styles) == (
        "第1条 甲。",
        "第2条 乙。",
        "不算。",
    )


def test_what_was_deleted_is_not_counted():
    gone = (
        f"<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>{deleted('旧的一条。')}</w:p>"
    )

    assert paragraphs(item("甲。"), gone, item("乙。"), lists=numbering(("decimal", "%1."))) == ("1. 甲。", "2. 乙。")


def test_a_column_of_numbers_counted_by_word_is_read():
    rows = table((item("", 1), "上河闸"), (item("", 1), "下河闸"))

    assert paragraphs("名单如下。", rows, lists=numbering(("decimal", "%1"))) == (
        "名单如下。",
        "1 · 上河闸",
        "2 · 下河闸",
    )


# Merged cells


def test_a_cell_over_several_rows_belongs_to_each():
    rows = table(
        (spanning("河段", across=2), "人数"),
        (spanning("上河", down="restart"), "东闸", "8"),
        (spanning("", down="continue"), "西闸", "6"),
    )

    assert paragraphs("名单如下。", rows) == ("名单如下。", "上河 · 东闸 · 人数：8", "上河 · 西闸 · 人数：6")


# Covers and contents


@pytest.mark.parametrize("lead", [" ", "\u2026\u2026\u2026", "......", "\t"])
def test_a_table_of_contents_is_no_text(lead):
    cover = ["白石水库除险加固工程", "初步设计报告", "青岚省水利设计院", "2022年05月"]
    contents = ["目  录", f"1. 总论{lead}1", f"1.1 项目背景{lead}3", f"2. 投资估算{lead}15"]
    body = ["1. 总论", "1.1 项目背景", "水库建成于一九五八年。", "2. 投资估算", "总投资六百万元。"]

    report = read_report(make_docx(*cover, *contents, *body), "设计.docx")

    assert (report.title, report.source) == ("白石水库除险加固工程初步设计报告", "青岚省水利设计院")
    assert report.paragraphs == tuple(body)


@pytest.mark.parametrize(
    "cover",
    [
        ("青岚省水利设计院", "白石水库除险加固工程", "可行性研究报告", "二〇二二年五月六日"),
        ("白石水库除险加固工程可行性研究报告", "版本：V1.2", "编制单位：青岚省水利设计院", "日期：2022年5月6日"),
        ("白石水库除险加固工程可行性研究报告", "（送审稿）", "青岚省水利设计院", "2022年5月6日"),
    ],
)
def test_what_stands_on_a_cover_is_no_text(cover):
    body = ["1 总论", "水库建成于一九五八年。", "2 方案", "总投资六百万元。"]
    report = read_report(make_docx(*cover, "目录", "1 总论……1", "2 方案……9", *body), "设计.docx")

    assert report.title == "白石水库除险加固工程可行性研究报告"
    assert (report.source, report.published) == ("青岚省水利设计院", date(2022, 5, 6))
    assert report.paragraphs == tuple(body)


def test_contents_without_page_numbers_are_told_by_the_headings_below():
    body = ["一、总体要求", "全面检查。", "二、保障措施", "落实经费。"]

    assert paragraphs("目录", "一、总体要求", "二、保障措施", *body) == tuple(body)


def test_contents_that_word_made_are_no_text():
    body = ["一、总体要求", "全面检查。"]

    assert paragraphs(generated_contents("本页内容", "总体要求"), *body) == tuple(body)


def test_a_list_of_things_called_contents_stays():
    body = ["档案目录", "目录", "移交清单共三份，逐份登记。", "库存图纸十二张。"]

    assert paragraphs(*body) == tuple(body)
