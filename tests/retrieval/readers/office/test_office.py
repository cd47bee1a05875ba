"""What offices write besides Word and PDF: slides, sheets, OpenDocument, OFD, books, old Word, RTF, mails, archives."""

from datetime import date, datetime

import pytest

from retrieval.errors import ReadError
from retrieval.readers import read_report
from retrieval.reasons import Code
from retrieval.types import Byline
from tests.retrieval.readers.gallery.prose import FLOOD, LIBRARY
from tests.retrieval.readers.messages import make_msg
from tests.retrieval.readers.office_files import (
    make_doc,
    make_epub,
    make_mail,
    make_mht,
    make_odt,
    make_ofd,
    make_pptx,
    make_rtf,
    make_xlsx,
    ofd_text,
    packed,
    shape,
    slide_table,
)

NOTICE = ("关于汛期值守的通知", "各市水利局：", FLOOD[0], FLOOD[1], "青岚省水利厅", "2022年9月1日")


def about(report):
    return report.title, report.source, report.published


# Slides


def test_slides_are_pages_and_their_titles_headings():
    deck = make_pptx(
        [shape("汇报人：林岸", "2022年9月1日"), shape("水库检修方案汇报", kind="ctrTitle"), shape("1", kind="sldNum")],
        [shape(*FLOOD[:2], kind="body"), shape("一、检修什么", kind="title"), shape("2", kind="sldNum")],
        [shape("二、谁来检修", kind="title"), slide_table(("河段", "人数"), ("上河", "8"), (None, "6"))],
    )
    report = read_report(deck, "方案.pptx")

    assert report.title == "水库检修方案汇报"
    assert report.reading.title.certainty == "given"
    assert report.paragraphs[-6:] == (
        "一、检修什么",
        *FLOOD[:2],
        "二、谁来检修",
        "谁来检修 · 上河 · 人数：8",
        "谁来检修 · 上河 · 人数：6",
    )
    assert report.pages[-6:] == (2, 2, 2, 3, 3, 3)


def test_slides_come_in_the_order_in_which_they_are_shown():
    deck = make_pptx([shape(FLOOD[0])], [shape("值守", kind="title"), shape(FLOOD[1])], order=(2, 1))

    assert read_report(deck, "a.pptx").paragraphs == (FLOOD[1], FLOOD[0])


# OpenDocument, old Word, RTF


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("通知.odt", make_odt(*NOTICE)),
        ("通知.rtf", make_rtf(*NOTICE)),
        ("通知.doc", make_doc(*NOTICE)),
        ("通知.wps", make_doc(*NOTICE)),
        ("通知.txt", make_doc(*NOTICE)),
        ("通知.doc", make_rtf(*NOTICE)),
    ],
)
def test_a_notice_is_read_as_from_word(name, data):
    report = read_report(data, name)

    assert about(report) == (NOTICE[0], "青岚省水利厅", date(2022, 9, 1))
    assert report.paragraphs == NOTICE[1:]
    assert report.written == date(2022, 9, 1)


def test_spaces_breaks_changes_and_tables_of_an_opendocument():
    table = (
        "<table:table><table:table-row><table:table-cell table:number-rows-spanned='2'><text:p>上河</text:p>"
        "</table:table-cell><table:table-cell><text:p>东闸</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>西闸</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    blocks = [
        "<text:tracked-changes><text:deletion><text:p>删掉的。</text:p></text:deletion></text:tracked-changes>",
        "<text:p text:style-name='P1'>值班安排</text:p>",
        "<text:p>每班<text:span>两</text:span>人<text:s text:c='2'/>轮换。<text:line-break/>夜班三人。</text:p>",
        table,
    ]
    report = read_report(make_odt(*blocks), "值班.odt")

    assert (report.title, report.reading.title.certainty) == ("值班安排", "given")
    assert report.paragraphs == ("每班两人  轮换。", "夜班三人。", "上河 · 东闸", "上河 · 西闸")


def test_rows_of_an_rtf_table_keep_their_cells_apart():
    report = read_report(make_rtf("值班安排", FLOOD[0], rows=[("河段", "人数"), ("上河", "8")]), "值班.rtf")

    assert report.paragraphs == (FLOOD[0], "上河 · 人数：8")


# OFD


def lines_of(text, width=30):
    return [text[start : start + width] for start in range(0, len(text), width)]


@pytest.mark.parametrize("apart", [None, 5.6])
def test_an_ofd_is_read_as_a_pdf_is(apart):
    first = [ofd_text("关于汛期值守的通知", 60, 30, 8, apart=None if apart is None else 8)]
    y = 45.0
    for paragraph in FLOOD[:2]:
        for place, line in enumerate(lines_of("　　" + paragraph, 28)):
            first.append(ofd_text(line.strip("　"), 20 + (11.2 if not place else 0), y, apart=apart))
            y += 9
    second = [ofd_text("青岚省水利厅", 140, 40, apart=apart), ofd_text("2022年9月1日", 138, 50, apart=apart)]
    report = read_report(make_ofd(list(reversed(first)), second), "通知.ofd")

    assert about(report) == ("关于汛期值守的通知", "青岚省水利厅", date(2022, 9, 1))
    assert report.paragraphs == (*FLOOD[:2], "青岚省水利厅", "2022年9月1日")
    assert report.pages == (1, 1, 2, 2)


def test_rows_of_an_ofd_table_say_what_their_columns_are():
    rows = (("河段", "长度", "人数"), ("上河", "12", "8"), ("下河", "140", "26"))
    table = [
        ofd_text(cell, 20 + 50 * column, 60 + 9 * row)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]
    report = read_report(make_ofd([ofd_text("水库检修情况", 60, 30, 8), *table]), "表.ofd")

    assert report.paragraphs == ("上河 · 长度：12；人数：8", "下河 · 长度：140；人数：26")


def test_an_ofd_of_pictures_is_told_as_a_scan():
    with pytest.raises(ReadError, match="scan"):
        read_report(make_ofd([]), "扫描.ofd")


# Books


def test_a_book_is_read_chapter_by_chapter():
    book = make_epub(
        f"<head><title>x</title></head><body><h1>第一章&nbsp;值守</h1><p>{FLOOD[0]}</p></body>",
        f"<body><p>{LIBRARY[0]}<br/>{LIBRARY[1]}</p><table><tr><td>上河</td><td>8</td></tr></table></body>",
        title="水库管理手册",
        publisher="青岚出版社",
        date="2021-05-06",
    )
    report = read_report(book, "手册.epub")

    assert about(report) == ("水库管理手册", "青岚出版社", date(2021, 5, 6))
    assert report.paragraphs == ("第一章 值守", FLOOD[0], *LIBRARY[:2], "上河 · 8")


# Sheets


def test_a_row_says_what_it_is_about():
    rows = [
        ["2025年各街道收支情况", None, None, None],
        ["填报单位：临溪市财政局", None, None, "单位：万元"],
        ["序号", "街道", "2025年收入", "2025年支出"],
        [1, "紫竹街道", 1100, 980.5],
        [2, "石桥街道", 860, None],
        ["合计", None, 1960, 980.5],
    ]
    report = read_report(make_xlsx({"收支": rows}, merged=["A1:D1"]), "收支.xlsx")

    assert about(report) == ("2025年各街道收支情况", "临溪市财政局", None)
    assert report.paragraphs == (
        "收支 · 紫竹街道 · 2025年收入：1100 万元；2025年支出：980.5 万元",
        "收支 · 石桥街道 · 2025年收入：860 万元",
        "收支 · 合计 · 2025年收入：1960 万元；2025年支出：980.5 万元",
    )


def test_merged_headers_and_cells_belong_to_each_column_and_row():
    rows = [
        ["街道", "工程", "收入（万元）", None],
        [None, None, "2024年", "2025年"],
        ["紫竹街道", "泵站", 10, 20],
        [None, "水闸", 30, 40],
    ]
    report = read_report(make_xlsx({"Sheet1": rows}, merged=["A1:A2", "B1:B2", "C1:D1", "A3:A4"]), "a.xlsx")

    assert report.paragraphs == (
        "紫竹街道 · 泵站 · 收入2024年：10 万元；收入2025年：20 万元",
        "紫竹街道 · 水闸 · 收入2024年：30 万元；收入2025年：40 万元",
    )


def test_the_unit_in_a_header_stands_behind_the_figure():
    report = read_report(make_xlsx({"Sheet1": [["街道", "面积（公顷）", "占比(%)"], ["紫竹", 12, 40]]}), "a.xlsx")

    assert report.paragraphs == ("紫竹 · 面积：12 公顷；占比：40%",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_a_table_in_text_is_read_in_its_encoding(encoding, sign):
    rows = [("街道", "收入（万元）", "备注"), ("紫竹街道", "1,100", "含补助"), ("石桥街道", "860", "")]
    text = "\r\n".join(sign.join(f'"{cell}"' if "," in cell else cell for cell in row) for row in rows)

    assert read_report(text.encode(encoding), "收支.csv").paragraphs == (
        "紫竹街道 · 收入：1,100 万元；备注：含补助",
        "石桥街道 · 收入：860 万元",
    )


# Mails and archives of pages

HTML = "".join(f"<p>{sentence}</p>" for sentence in FLOOD)


@pytest.mark.parametrize(
    "data",
    [
        make_mail(
            *FLOOD, subject="转发：值守安排", sender="水利厅 <a@example.org>", date="Thu, 1 Sep 2022 23:30:00 +0000"
        ),
        make_mail(
            subject="Fw: 值守安排", sender="水利厅 <a@example.org>", date="Thu, 1 Sep 2022 23:30:00 +0000", html=HTML
        ),
        make_mail(
            *FLOOD,
            subject="值守安排",
            sender="水利厅 <a@example.org>",
            date="Thu, 1 Sep 2022 23:30:00 +0000",
            html="<p>另一种写法</p>",
        ),
    ],
    # Between its parts a mail has a line made by chance, which no name of a test may hold.
    ids=["text", "page", "both"],
)
@pytest.mark.parametrize("name", ["邮件.eml", "邮件.txt", "邮件.html"])
def test_a_mail_is_known_by_its_headers(data, name):
    report = read_report(data, name)

    assert about(report) == ("值守安排", "水利厅", datetime.fromisoformat("2022-09-02T07:30:00+08:00"))
    assert report.paragraphs == FLOOD


def test_what_is_attached_to_a_mail_is_named():
    data = make_mail(*FLOOD, subject="值守", sender="a@example.org", date="", attached=[("名单.xlsx", b"PK")])
    report = read_report(data, "a.eml")

    assert (report.source, report.published) == (None, None)
    assert report.reading.notes == ("attached and not read: 名单.xlsx",)


def test_a_mail_in_bare_bytes_of_gbk_is_read():
    head = "Subject: 值守安排\r\nFrom: 水利厅 <a@example.org>\r\nContent-Type: text/plain\r\n\r\n"

    report = read_report((head + "\r\n".join(FLOOD)).encode("gb18030"), "旧邮件.eml")

    assert (report.title, report.source, report.paragraphs) == ("值守安排", "水利厅", FLOOD)


@pytest.mark.parametrize("encoding", ["utf-16-le", "gb18030"])
@pytest.mark.parametrize("name", ["邮件.msg", "邮件.txt"])
def test_a_mail_of_outlook_is_read(name, encoding):
    sent = datetime.fromisoformat("2022-09-01T23:30:00+00:00")
    data = make_msg(
        # Longer than what such files keep among small streams.
        *(line * 40 for line in FLOOD),
        subject="FW: 值守安排",
        sender="水利厅",
        sent=sent,
        attached=["名单.xlsx", "地图.pdf"],
        encoding=encoding,
    )
    report = read_report(data, name)

    assert about(report) == ("值守安排", "水利厅", datetime.fromisoformat("2022-09-02T07:30:00+08:00"))
    assert report.paragraphs == tuple(line * 40 for line in FLOOD)
    assert report.reading.notes == ("attached and not read: 名单.xlsx, 地图.pdf",)


def test_a_mail_of_outlook_may_be_a_page_and_its_attachment_a_word_document():
    data = make_msg(subject="值守", html=f"<p>{FLOOD[0]}</p><p>{FLOOD[1]}</p>", attached=["WordDocument"])

    assert read_report(data, "a.msg").paragraphs == FLOOD[:2]


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("值守安排".encode("gb18030") + b"\xff", "值守安排\ufffd"),
        ("值守安排".encode("gb18030")[:-1], "值守安\ufffd"),
        ("值守安排".encode("gb18030") + b"\x81\x20\xff\xff\x80\xff", "值守安排"),
    ],
)
def test_a_mail_of_outlook_is_read_however_damaged_its_subject(subject, title):
    report = read_report(make_msg(*FLOOD, subject=subject, encoding="gb18030"), "a.msg")

    assert report.title.startswith(title)
    assert report.paragraphs == FLOOD


def test_a_mail_of_outlook_whose_text_is_no_text_is_read_from_its_page_or_refused():
    rubbish = bytes(range(128, 256)) * 4

    def mail(**more):
        return make_msg("x" * 64, sender="水利厅", encoding="gb18030", **more).replace(b"x" * 64, rubbish[:64])

    assert read_report(mail(html=f"<p>{FLOOD[0]}</p><p>{FLOOD[1]}</p>"), "a.msg").paragraphs == FLOOD[:2]
    with pytest.raises(ReadError) as caught:
        read_report(mail(), "a.msg")
    assert caught.value.reason.code is Code.NOT_TEXT


@pytest.mark.parametrize("length", [-600, -1300])
def test_a_mail_of_outlook_that_is_cut_short_is_refused(length):
    with pytest.raises(ReadError, match=r"坏\.msg: it is (?:damaged|no \.msg)"):
        read_report(make_msg(*FLOOD, subject="值守")[:length], "坏.msg")


@pytest.mark.parametrize("name", ["页面.mht", "页面.mhtml", "页面.html", "页面.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_in_an_archive_is_read_as_a_page(name, encoding):
    head = "<html><head><title>水库检修</title></head><body><h1>水库检修</h1><div>江城晚报 2022-09-01</div>"
    page = f"{head}{HTML}</body></html>"
    report = read_report(make_mht(page, encoding=encoding), name)

    assert about(report) == ("水库检修", "江城晚报", date(2022, 9, 1))
    assert report.paragraphs == FLOOD
    assert report.url == "https://news.example.org/1.html"


def test_who_writes_a_text_like_headers_writes_a_text():
    text = "Subject: 值守\nFrom: 水利厅\n\n" + "\n".join(FLOOD)

    assert FLOOD[0] in read_report(text.encode(), "a.txt").paragraphs


@pytest.mark.parametrize(
    "head",
    [
        b"Subject: =?utf-8?b?YC8?=",
        b"Subject: =?no-such?q?a?=",
        b"Subject: \x80\xff",
        b"Subject: =?utf-8?b?=?=\r\nFrom: =?utf-8?b?a?= <",
        b"Date: Thu, 99 Sep 99999 99:99:99 +9999",
    ],
)
def test_a_mail_with_damaged_headers_is_read(head):
    data = head + b"\r\nMIME-Version: 1.0\r\n\r\n" + "\r\n".join(FLOOD).encode()

    assert set(FLOOD[1:]) <= set(read_report(data, "a.eml").paragraphs)


# What cannot be read


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.odt", make_odt(*NOTICE, encrypted=True)),
        ("a.doc", make_doc(*NOTICE, encrypted=True)),
        ("a.epub", make_epub("<p>x</p>", sold=True)),
    ],
)
def test_what_is_encrypted_is_refused(name, data):
    with pytest.raises(ReadError, match="encrypted; open it with its password"):
        read_report(data, name)


@pytest.mark.parametrize("ending", ["pptx", "odt", "ofd", "epub", "xlsx", "doc", "rtf"])
def test_what_is_no_such_document_is_refused_with_what_it_is_not(ending):
    for data in ("这是一段文字。".encode(), packed({"a.bin": "x"})):
        with pytest.raises(ReadError, match=rf"a\.{ending}: it is (?:no \.\w+, as its name says|.*name it|.*damaged)"):
            read_report(data, f"a.{ending}")


@pytest.fixture(scope="module")
def bomb():
    """60 MB, once: each error that is caught holds what the test had."""
    return "<a>" + " " * (60 << 20) + "</a>"


@pytest.mark.parametrize(
    ("name", "part", "others"),
    [
        ("a.pptx", "ppt/presentation.xml", {}),
        ("a.odt", "content.xml", {"META-INF/manifest.xml": "<m/>"}),
        ("a.ofd", "OFD.xml", {}),
        ("a.epub", "META-INF/container.xml", {}),
        ("a.xlsx", "xl/workbook.xml", {f"xl/worksheets/sheet{number}.xml": "" for number in range(5)}),
    ],
)
def test_what_unpacks_to_very_much_is_refused(bomb, name, part, others):
    data = packed({"mimetype": "x", part: bomb} | {name: text or bomb for name, text in others.items()})
    assert len(data) < 1 << 20

    with pytest.raises(ReadError, match="unpacks to more than"):
        read_report(data, name)


LAUGHS = '<!DOCTYPE a [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("a.pptx", "ppt/presentation.xml"),
        ("a.odt", "content.xml"),
        ("a.ofd", "OFD.xml"),
        ("a.epub", "META-INF/container.xml"),
    ],
)
def test_entities_are_refused(name, part):
    with pytest.raises(ReadError, match="entities"):
        read_report(packed({"mimetype": "x", "META-INF/manifest.xml": "<m/>", part: LAUGHS}), name)


def test_a_sheet_of_very_many_cells_is_refused():
    with pytest.raises(ReadError, match="more than the 1,000,000 cells"):
        read_report((",".join("x" * 2000) + "\n" + "x\n" * 3000).encode(), "a.csv")


def test_the_author_of_a_book_is_kept():
    book = make_epub(f"<p>{FLOOD[0]}</p>", title="手册</dc:title><dc:creator>林岸</dc:creator><dc:title>")

    assert read_report(book, "a.epub").bylines == (Byline("作者", "林岸"),)


@pytest.mark.parametrize("mark", ["<![x", "<![x y[ z]]", "<![", "<![ ", "<![CDATAx[", "<![if !mso]"])
@pytest.mark.parametrize("kind", ["eml", "epub"])
def test_a_marked_section_that_nobody_knows_is_passed_over(kind, mark):
    page = f"<p>水库值守。{mark}></p><p>每天巡查两次。</p>"
    mail = {"subject": "值守", "sender": "a@example.org", "date": "Thu, 1 Sep 2022 23:30:00 +0000"}
    data = make_mail(html=page, **mail) if kind == "eml" else make_epub(page, title="值守")

    report = read_report(data, f"a.{kind}")

    assert report.paragraphs[-2:] == ("水库值守。", "每天巡查两次。")
