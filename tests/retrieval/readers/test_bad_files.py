"""Files made to do harm, damaged ones and misnamed ones: a reason and what to do, within bounds, never a crash."""

import io
import json
import os
import re
import sys
import zipfile
from collections import deque

import pytest

from retrieval.errors import ReadError, UnsupportedFormat
from retrieval.readers import end_reading, list_members, read_member, read_report
from retrieval.readers.html import reader as page_reader
from retrieval.readers.limited import USUAL_LIMITS
from retrieval.readers.office.old_word import OldWordReader
from retrieval.readers.office.rich_text import RichTextReader
from retrieval.readers.office.sheets import SheetReader
from retrieval.readers.pdf.reader import PdfReader
from retrieval.reasons import Code, reason
from retrieval.types import Failure
from tests.retrieval.readers.gallery.pages import PAGES
from tests.retrieval.readers.gallery.papers import PAPERS
from tests.retrieval.readers.gallery.prose import FLOOD, LIBRARY
from tests.retrieval.readers.office_files import make_xls, make_xlsx
from tests.retrieval.readers.pdfs import Line, bomb, centred, encrypted, make_pdf, page
from tests.retrieval.readers.words import make_docx

MEBIBYTE = 1 << 20
BEYOND_LIMITS = (Code.SLOW_FILE, Code.COSTLY_FILE, Code.READER_LOST, Code.READER_FAILED)
PDF = make_pdf([page(centred("关于汛期值守的通知"), *FLOOD)])
DOCX = make_docx("关于汛期值守的通知", *FLOOD)
HTML = PAGES[1].data


def pack(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


def page_of(body):
    return f"<!doctype html><html><head><meta charset=utf-8><title>汛期值守</title></head><body>{body}".encode()


# Bombs


def test_a_word_file_that_unpacks_to_very_much_is_refused():
    data = make_docx(document="<a>" + " " * (60 * MEBIBYTE) + "</a>")
    assert len(data) < MEBIBYTE

    with pytest.raises(ReadError, match=r"弹\.docx: it unpacks to more than"):
        read_report(data, "弹.docx")


def test_a_word_file_that_understates_its_size_is_still_cut_off():
    data = bytearray(make_docx(document="<a>" + " " * (60 * MEBIBYTE) + "</a>"))
    place = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[place + 24 : place + 28] = (1000).to_bytes(4, "little")

    with pytest.raises(ReadError, match=r"弹\.docx: "):
        read_report(bytes(data), "弹.docx")


def test_an_archive_that_unpacks_to_very_much_is_left_half_way():
    part = b"a" * (21 * MEBIBYTE)
    data = pack(**{f"{number}.txt": part for number in range(15)})
    assert len(data) < MEBIBYTE
    found = list_members(data, "弹.zip")

    with pytest.raises(ReadError, match=r"弹\.zip: it unpacks to more than"):
        deque(found, maxlen=0)


def test_an_archive_of_very_many_parts_is_refused():
    with pytest.raises(ReadError, match="more than the 5,000 parts allowed"):
        next(list_members(pack(**{f"{number}.txt": b"" for number in range(6000)}), "多.zip"))


def test_an_archive_in_an_archive_is_refused():
    outer = pack(inner__zip=pack(a__txt="标题\n正文。".encode()))
    (member,) = list_members(outer, "外.zip")

    with pytest.raises(ReadError, match=r"外\.zip!/inner\.zip: .*unpack"):
        read_member(member)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_grow_are_refused(encoding):
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [<!ENTITY a0 "哈">{entities}]><w>&a9;</w>'

    with pytest.raises(ReadError, match="entities"):
        read_report(make_docx(document=laughs, encoding=encoding), "笑.docx")


def test_a_pdf_that_unpacks_to_very_much_is_refused():
    data = bomb(500)
    assert len(data) < MEBIBYTE

    with pytest.raises(ReadError, match=r"弹\.pdf: it unpacks to far more"):
        read_report(data, "弹.pdf")


def of_12_megabytes(part):
    return part * (12 * MEBIBYTE // len(part.encode()))


@pytest.mark.parametrize(
    ("start", "part"),
    [("", "<p>水库</p>"), ("<p>", "水库值守。"), ("", "<b>"), ("", "<"), ("", "<!--")],
    ids=["paragraphs", "one paragraph", "tags", "brackets", "comments"],
)
def test_a_page_of_12_megabytes_is_refused_with_its_size(start, part):
    with pytest.raises(ReadError, match=r"大页\.html: the page has [\d,]+ characters of markup"):
        read_report(page_of(start + of_12_megabytes(part)), "大页.html")


@pytest.mark.parametrize(
    ("start", "part", "end"),
    [
        ("<script>", "var a = 1;", "</script>"),
        ("<!--", "x", "-->"),
        ('<img src="data:image/png;base64,', "iVBORw0K", '">'),
    ],
    ids=["script", "comment", "picture"],
)
def test_a_page_of_12_megabytes_of_something_else_is_read(start, part, end):
    weight = start + of_12_megabytes(part) + end
    report = read_report(page_of(weight + "".join(f"<p>{sentence}</p>" for sentence in FLOOD)), "大页.html")

    assert report.paragraphs == FLOOD


def test_a_page_at_the_limit_is_read():
    room = page_reader.MOST_MARKUP - 1000
    paragraph = f"<p>{''.join(FLOOD) * 10}</p>"

    assert len(read_report(page_of(paragraph * (room // len(paragraph))), "页.html").paragraphs) > 500


def nested(depth):
    return page_of("<div>" * depth + "".join(f"<p>{sentence}</p>" for sentence in FLOOD))


def test_a_nested_page_is_read_whole():
    assert set(FLOOD) <= set(read_report(nested(200), "深.html").paragraphs)


@pytest.mark.parametrize("depth", [5_000, 100_000])
def test_a_page_nested_too_deeply_is_refused(depth):
    with pytest.raises(ReadError, match="no article is found"):
        read_report(nested(depth), "深.html")


def test_a_deeply_nested_line_of_json_is_refused():
    (failure,) = list_members(b"[" * 100_000, "深.jsonl")

    assert failure.key == "深.jsonl!/line 1"
    assert "no JSON" in str(failure.reason)


# Files that made their readers look at everything again for each of its parts


@pytest.fixture
def soon():
    """What the test does takes a moment of the processor, in all processes; which a busy machine makes some seconds."""
    end_reading()
    began = _work()
    yield
    end_reading()
    assert _work() - began < 20


def _work():
    """Seconds of the processor so far, those of ended child processes too."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


@pytest.mark.parametrize("part", ["<i hidden>x</i>字", "<noscript>x</noscript>字", '<i class="comment">x</i>字'])
@pytest.mark.usefixtures("soon")
def test_a_page_with_very_much_around_its_article_is_read_in_no_time(part):
    report = read_report(page_of("".join(f"<p>{line}</p>" for line in FLOOD) + "<p>" + part * 50_000), "页.html")

    assert report.paragraphs[: len(FLOOD)] == FLOOD


@pytest.mark.usefixtures("soon")
def test_an_element_of_very_many_attributes_is_read_in_no_time():
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    report = read_report(page_of(f"<div {attributes}>" + "".join(f"<p>{line}</p>" for line in FLOOD)), "页.html")

    assert report.paragraphs == FLOOD


@pytest.mark.usefixtures("soon")
def test_text_that_begins_with_comments_is_told_from_a_page_in_no_time():
    report = read_report(("<!---->" * 28 + "值守通知\n" + FLOOD[0]).encode(), "注释.txt")

    assert report.paragraphs[-1] == FLOOD[0]


def test_a_workbook_whose_folder_goes_in_a_circle_is_refused():
    """Its parser would follow it until there is no memory left (found by tests/fuzz)."""
    data = bytearray(make_xls("收支", [["街道", "收入"], ["紫竹", 12]]))
    # The folder stands in the sector 1, and what follows each is listed from 512 on.
    data[516:520] = (1).to_bytes(4, "little")

    with pytest.raises(ReadError, match=r"圈\.xls: it is damaged"):
        read_report(bytes(data), "圈.xls")


def test_a_workbook_whose_parser_fails_an_assertion_is_refused():
    """It is written in Rust, where that is no exception; the process that reads died of it (found by tests/fuzz)."""
    data = bytearray(make_xls("收支", [["街道", "收入"], ["紫竹", 12]]))
    data[648:648] = b"x"

    with pytest.raises(ReadError, match=r"短\.xls: it is damaged"):
        read_report(bytes(data[:1426]), "短.xls")


def sheet_with(cell):
    """A workbook with these characters in the place of its last cell."""
    whole, out = io.BytesIO(make_xlsx({"收支": [["街道", "收入"], ["紫竹", 12]]})), io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<c r="B2"><v>12</v></c>', cell.encode()))
    return out.getvalue()


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD1048576"><v>12</v></c>',
        '<c r="workC4"><v>12</v></c>',
        '<c r = "XFD1048576"><v>12</v></c>',
        "<c\tr\n=\n'XFD1048576' ><v>12</v></c>",
        f'<c s="{"7" * 300}" r="XFD1048576"><v>12</v></c>',
        '<c a=">" r="XFD1048576"><v>12</v></c>',
        '<c r="&#88;FD104857&#x36;"><v>12</v></c>',
        '<x:c xmlns:x="u" r="XFD1048576"><v>12</v></x:c>',
        '<c r="XFD1048576" t="str"><v></v></c>',
        '<c r="XFD1048576" t="inlineStr"><is/></c>',
        f'</row><row r="1048576">{"<c/>" * 9}<c><v>12</v></c>',
    ],
)
def test_a_workbook_with_a_cell_very_far_off_is_refused_before_its_parser_makes_room(cell):
    """A stray space is enough; the process that reads was lost for want of memory (found by tests/fuzz)."""
    with pytest.raises(ReadError, match="more than the 1,000,000 cells allowed"):
        read_report(sheet_with(cell), "远.xlsx")


@pytest.mark.parametrize(
    "beside",
    [
        '<c r="XFD1048576"/>',
        '<c r="XFD1048576" s="1"></c>',
        '<c r="XFD1048576"><v></v></c>',
        '<c r="XFD1048576"><f>A1</f></c>',
        '<!-- <c r="XFD1048576"><v>12</v></c> -->',
    ],
)
def test_a_cell_far_off_that_holds_nothing_keeps_no_sheet_from_being_read(beside):
    report = read_report(sheet_with(f'<c r="B2"><v>12</v></c>{beside}'), "远.xlsx")

    assert "12" in report.paragraphs[-1]


# Locks


def test_a_pdf_with_a_password_is_refused_and_one_without_is_read():
    with pytest.raises(ReadError, match="encrypted; open it with its password"):
        read_report(encrypted(PDF, "secret"), "锁.pdf")

    assert read_report(encrypted(PDF, ""), "锁.pdf").paragraphs == read_report(PDF, "锁.pdf").paragraphs


def test_a_busy_machine_loses_no_pdf(monkeypatch):
    end_reading()
    # The reading process has not even loaded its libraries by then.
    monkeypatch.setattr("retrieval.processes.host.LOOK", 0.001)
    monkeypatch.setattr("retrieval.processes.host.STUCK", 2)

    report = read_report(make_pdf([page(centred("关于汛期值守的通知"), *FLOOD, footer="1")]), "汛期.pdf")

    assert report.title == "关于汛期值守的通知"


def test_an_encrypted_part_of_an_archive_is_refused_alone():
    data = bytearray(pack(a__txt="标题\n正文。".encode(), b__txt="标题\n正文。".encode()))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + offset] |= 1

    first, second = list_members(bytes(data), "锁.zip")

    assert first == Failure("锁.zip!/a.txt", reason(Code.ZIP_ENCRYPTED))
    assert read_member(second).paragraphs == ("正文。",)


def test_a_part_of_an_archive_without_a_name_is_passed_over():
    """Found by chance (tests/fuzz): zipfile cannot say whether such a part is a folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo(""), b"?")
        archive.writestr("a.txt", "标题\n正文。".encode())

    assert [member.key for member in list_members(out.getvalue(), "a.zip")] == ["a.zip!/a.txt"]


# Nothing to read


@pytest.mark.parametrize("to_unicode", [False])
def test_fonts_that_do_not_name_their_characters_are_refused(to_unicode):
    data = make_pdf([page(centred("关于汛期值守的通知"), *FLOOD, *LIBRARY)], to_unicode=to_unicode)

    with pytest.raises(ReadError, match="fonts do not say"):
        read_report(data, "乱码.pdf")


def test_pages_that_hold_no_text_are_noted():
    report = read_report(make_pdf([page(centred("关于汛期值守的通知"), *FLOOD), []]), "半扫描.pdf")

    assert report.reading.notes == ("1 of 2 pages hold no text",)
    assert set(report.pages) == {1}


@pytest.mark.parametrize("data", [b"<html></html>", b"<html><body><img src=a.png></body></html>", page_of("")])
def test_a_page_without_an_article_is_refused(data):
    with pytest.raises(ReadError, match="no article is found"):
        read_report(data, "空.html")


# Wrong names


def test_a_page_named_as_text_is_read_as_a_page():
    assert read_report(HTML, "要闻.txt").reading.format == "html"


def test_text_named_as_a_page_is_read_as_text():
    assert read_report(("汛期值守\n" + FLOOD[0]).encode(), "汛期.html").reading.format == "text"


@pytest.mark.parametrize(
    ("data", "name", "kind"), [(PDF, "a.docx", "pdf"), (DOCX, "a.pdf", "docx"), (DOCX, "a.zip", "docx")]
)
def test_papers_are_told_by_their_content(data, name, kind):
    assert list_members(data, name) is None
    assert read_report(data, name).reading.format == kind


def test_a_sheet_named_as_an_archive_is_read_as_what_it_is():
    data = make_xlsx({"收支": [["街道", "收入"], ["紫竹", 8]]})

    assert list_members(data, "表.zip") is None
    assert read_report(data, "表.zip").paragraphs == ("收支 · 紫竹 · 收入：8",)


@pytest.mark.parametrize("name", ["坏.pdf", "坏.docx", "坏.zip"])
def test_something_else_under_a_papers_name_is_refused(name):
    data = "这只是一行字。".encode() * 20
    with pytest.raises(ReadError, match=r"^坏\."):
        list(list_members(data, name) or [read_report(data, name)])


# Cut short and damaged

WHOLE = {
    "html": HTML,
    "gbk.html": PAGES[2].data,
    "pdf": PDF,
    "docx": DOCX,
    "txt": PAPERS[-4].data,
    "md": PAPERS[-1].data,
    "zip": pack(a__html=HTML, b__docx=DOCX),
    "jsonl": "\n".join(json.dumps({"title": text[:6], "text": text}, ensure_ascii=False) for text in FLOOD).encode(),
}


@pytest.mark.parametrize("tenths", range(1, 10))
@pytest.mark.parametrize("name", [name for name in WHOLE if name != "pdf"])
def test_a_file_cut_short_is_read_in_part_or_refused(name, tenths):
    data = WHOLE[name][: len(WHOLE[name]) * tenths // 10]

    read_anything(data, f"a.{name}")


@pytest.mark.parametrize("tenths", [1, 5, 9])
def test_a_pdf_cut_short_is_read_in_part_or_refused(tenths):
    read_anything(PDF[: len(PDF) * tenths // 10], "a.pdf")


def read_anything(data, key, limits=USUAL_LIMITS):
    """Read a file as a reindex does; every error but `ReadError` fails the test, and so does reaching a limit."""
    reports, failed = [], []
    try:
        members = list_members(data, key)
        if members is None:
            reports.append(read_report(data, key, limits))
        for member in members or ():
            if isinstance(member, Failure):
                failed.append(member)
                continue
            try:
                reports.append(read_member(member, limits))
            except ReadError as error:
                failed.append(Failure(error.key, error.reason))
    except ReadError as error:
        failed.append(Failure(error.key, error.reason))
    assert all(failure.key.startswith(key) for failure in failed)
    assert not any(failure.reason.code in BEYOND_LIMITS for failure in failed)
    for report in reports:
        assert report.title
        assert all(paragraph == paragraph.strip() != "" and "\n" not in paragraph for paragraph in report.paragraphs)
        assert report.paragraphs
        assert len(report.pages) in (0, len(report.paragraphs))
        json.dumps([report.title, report.source, report.url, *report.paragraphs], ensure_ascii=False).encode()
    return reports


def test_a_cut_byte_costs_a_character_and_is_noted():
    whole = "".join(f"<p>{sentence}</p>" for sentence in FLOOD)
    data = page_of(whole).replace("水库".encode(), "水库".encode()[:-1], 1)

    report = read_report(data, "坏字.html")

    assert len(report.paragraphs) == len(FLOOD)
    assert sum(paragraph.count("\ufffd") for paragraph in report.paragraphs) == 1
    assert report.reading.notes == ("1 damaged spots in its text stand as \ufffd",)


def test_a_page_in_two_encodings_keeps_what_can_be_read():
    data = page_of("".join(f"<p>{sentence}</p>" for sentence in (*FLOOD, *LIBRARY) * 6) + "<p>").replace(
        b"<p>", "<p>页脚</p><p>".encode("gb18030"), 1
    )

    report = read_report(data, "两种编码.html")

    assert set(LIBRARY) < set(report.paragraphs)
    assert report.reading.notes


def test_a_missing_extra_is_named_with_how_to_install_it(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    # In this process: it is here that nothing is installed.
    line = re.escape(f"run `{sys.executable} -m pip install ")
    with pytest.raises(UnsupportedFormat, match=f"{line}lxml lxml-html-clean trafilatura`"):
        page_reader.HtmlReader().read(HTML, "a.html")
    with pytest.raises(UnsupportedFormat, match=line + re.escape("'pypdf[crypto]'`")):
        PdfReader().read(PDF, "a.pdf")
    for reader in (OldWordReader(), RichTextReader(), SheetReader()):
        with pytest.raises(UnsupportedFormat, match=f"{line}msdoc2docx python-calamine striprtf`"):
            reader.read(b"", "a")
    assert read_report(DOCX, "a.docx").paragraphs


def test_a_line_at_the_right_and_a_column_begin_paragraphs():
    data = make_pdf([[Line("汛期值守要落到实处，不能有一点马虎大意。", 90, 700), Line("青岚省水利厅", 400, 680)]])

    assert read_report(data, "a.pdf").paragraphs[-1] == "青岚省水利厅"
