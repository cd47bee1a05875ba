"""Which files are reports, which reader takes them, and that nothing but a `ReadError` comes of bad ones."""

import os
import re
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import ReadError, UnsupportedFormat
from retrieval.readers import all_readers, read_report, takes
from tests.retrieval.readers.gallery.prose import FLOOD
from tests.starter_questions import ANSWERABLE, UNANSWERABLE

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


@pytest.mark.parametrize(
    "name",
    [
        "a.txt",
        "a.md",
        "A.MARKDOWN",
        "图书馆 报道（二）.TXT",
        "2024/图书馆.md",
        "a.b.txt",
        "页面.html",
        "通知.pdf",
        "纪要.docx",
        "2024.zip",
        "corpus.jsonl",
        "旧文件.doc",
        "扫描.jpg",
        "邮件.eml",
        "数据.json",
        "没有后缀",
        "关于2024.3.5会议的纪要",
        "页面.asp",
        "a.css",
    ],
)
def test_names_that_are_reports(name):
    assert takes(name)


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "2024/readme.txt",
        ".hidden.txt",
        "_words.txt",
        "_synonyms.txt",
        "~$会议.md",
        "会议.txt~",
        "#会议.md#",
        ".#会议.md",
        "会议.bak.txt",
        "通知.html.yaml",
        "Thumbs.db",
        "desktop.ini",
        "下载.pdf.crdownload",
        ".txt",
        "",
    ],
)
def test_names_that_are_skipped(name):
    assert not takes(name)


@pytest.mark.parametrize(
    ("data", "kind", "advice"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office", r"save it as \.docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
        (b"GIF89a", "an image", "text recognition"),
        (b"ID3\x04", "a sound", "transcript"),
        (b"Rar!\x1a\x07\x01", "a compressed file", r"as \.zip"),
    ],
)
def test_a_renamed_document_is_refused_by_its_content(data, kind, advice):
    with pytest.raises(UnsupportedFormat, match=rf"报告\.txt: it is {kind}.*{advice}"):
        read_report(data + b"\0" * 40, "报告.txt")


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("文稿.pages", r"save it as \.docx"),
        ("照片.heic", "text recognition"),
        ("录音.amr", "transcript"),
        ("片子.ppt", r"as \.pptx"),
        ("论文.caj", r"as \.pdf"),
        ("数据.json", r"as \.jsonl"),
        ("数据.xml", r"as \.jsonl"),
    ],
)
def test_a_kind_that_is_not_read_is_refused_with_what_to_do(name, advice):
    with pytest.raises(UnsupportedFormat, match=advice):
        read_report("不知道是什么".encode(), name)


def test_an_unknown_ending_is_refused_with_those_that_are_known():
    with pytest.raises(UnsupportedFormat, match=r"报告\.xyz: no reader takes \.xyz; known are \.txt, \.md, \.docx"):
        read_report("正文。".encode(), "报告.xyz")


@pytest.mark.parametrize("name", ["值班通知", "关于2024.3.5会议的纪要", "a/NOTES"])
def test_text_without_an_ending_is_text(name):
    report = read_report("值班通知\n江城晚报 2024-03-18\n每天两人值班。".encode(), name)

    assert (report.title, report.source, report.paragraphs) == ("值班通知", "江城晚报", ("每天两人值班。",))


def test_what_is_no_text_and_has_no_ending_is_refused():
    with pytest.raises(ReadError, match="not text"):
        read_report(bytes(range(256)) * 8, "core")


@pytest.mark.parametrize("name", ["页面.asp", "页面.php", "页面.jsp", "页面"])
def test_a_page_is_read_whatever_its_ending(name):
    page = "<!doctype html><html><head><meta charset=utf-8><title>值班</title></head><body>"
    page += "".join(f"<p>{sentence}</p>" for sentence in FLOOD)

    assert read_report(page.encode(), name).paragraphs == FLOOD


@pytest.mark.parametrize("name", [os.fsdecode(b"bad\xff.txt"), "a\nb.txt", "a\0.txt"])
def test_a_name_that_could_not_be_stored_is_refused_and_can_be_printed(name):
    with pytest.raises(ReadError, match="rename the file") as caught:
        read_report("标题\n正文。".encode(), name)

    assert str(caught.value).isprintable()
    str(caught.value).encode()


_LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            [
                "---",
                "标题: 图书馆",
                "来源：江城晚报",
                "日期: 2024-03-18",
                "文/周明",
                "相关阅读",
                "最新评论",
                "江城晚报 2024-03-18 09:30",
                "# 章",
                "- 项",
                "| a | b |",
                "|---|---|",
                "```",
                "<div>",
                "&#0;",
                "**",
                "[a](b)",
                "url: http://[",
                "...",
            ]
        ),
    ),
    max_size=15,
)


# What begins like a PDF is read by a process of its own, which takes its time to start.
@given(
    data=st.one_of(
        st.binary(max_size=200), _LINES.map(lambda lines: "\n".join(lines).encode("utf-8", "surrogatepass"))
    ),
    key=st.one_of(st.sampled_from(["a.txt", "b/报告.md", "c.pdf"]), st.text(max_size=8)),
)
def test_any_bytes_become_a_clean_report_or_a_read_error(data, key):
    try:
        report = read_report(data, key)
    except ReadError as refusal:
        str(refusal).encode()
        return
    assert report.title
    assert report.paragraphs
    strings = [report.key, report.title, report.source or "", report.url or "", *report.paragraphs]
    strings += [part for byline in report.bylines for part in (byline.role, byline.name)]
    strings += [part for related in report.related for part in (related.title, related.source or "")]
    for string in strings:
        string.encode()
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", string)
    assert all(paragraph.strip() == paragraph != "" for paragraph in report.paragraphs)
    assert not isinstance(report.published, datetime) or report.published.tzinfo


def test_every_reader_names_its_endings_in_small_letters():
    assert all(
        suffix == suffix.lower() and suffix.startswith(".") for reader in all_readers() for suffix in reader.suffixes
    )


def test_the_starter_report_is_read_and_holds_what_the_questions_ask_for():
    path = SEEDS / "2022-09-04-beijing-etown-ciftis.md"
    report = read_report(path.read_bytes(), path.name)

    assert (report.source, report.published.isoformat()) == ("北京青年报客户端", "2022-09-04T15:52:00+08:00")
    assert [byline.role for byline in report.bylines] == ["文", "摄影", "编辑"]
    assert 10 <= len(report.paragraphs) <= 14
    assert (len(ANSWERABLE), len(UNANSWERABLE)) == (30, 8)
    for question in ANSWERABLE:
        for number in question.seed_paragraphs:
            assert question.must_contain in report.paragraphs[number - 1], question


def test_the_examples_of_the_guide_are_read_as_it_says():
    guide = (SEEDS / "README.md").read_text(encoding="utf-8")
    plain, markdown = (
        read_report(re.search(rf"```{kind}\n(.*?)```", guide, re.DOTALL)[1].encode(), f"例.{ending}")
        for kind, ending in (("text", "txt"), ("markdown", "md"))
    )

    assert plain.title == markdown.title == "滨江区新建三座社区图书馆"
    assert plain.source == markdown.source == "江城晚报"
    assert plain.published == markdown.published
    assert [byline.name for byline in plain.bylines] == ["江城晚报记者 周明", "何雨"]
    assert [related.title for related in plain.related] == ["江城公共图书馆年接待读者破百万"]
    assert len(plain.paragraphs) == 2
    assert markdown.paragraphs[1:] == ("每天开放到晚上9点", "凭身份证借书，每次最多10本")
    assert markdown.url == "https://news.example.org/2024/0318.html"
