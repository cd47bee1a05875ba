"""Word files: the text as it stands once all changes are accepted, in the order a reader sees it."""

import pytest

from retrieval.errors import ReadError
from retrieval.readers import read_report
from tests.retrieval.readers.words import (
    control,
    deleted,
    inserted,
    make_docx,
    moved_away,
    paragraph,
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
        "姓名 | 岗位",
        "何雨 | 夜班",
        "白班",
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
