"""Damaged files of every format, made by chance: read or refused, and never with five seconds of work.

Work is counted in seconds of the processor, which other programs do not lengthen.
"""

import io
import time
import zipfile
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from retrieval.readers import ReadLimits
from tests.examples import examples
from tests.fuzz.damage import damaged
from tests.retrieval.readers.gallery.offices import OFFICES
from tests.retrieval.readers.gallery.pages import PAGES
from tests.retrieval.readers.gallery.papers import PAPERS
from tests.retrieval.readers.gallery.portals import PORTALS
from tests.retrieval.readers.gallery.prose import FLOOD
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
    make_xls,
    make_xlsx,
    ofd_text,
    shape,
    slide_table,
)
from tests.retrieval.readers.pdfs import centred, make_pdf, page
from tests.retrieval.readers.test_bad_files import WHOLE
from tests.retrieval.readers.test_bad_files import read_anything as read_at_any_pace
from tests.retrieval.readers.test_scans import SCAN
from tests.retrieval.readers.test_tables import open_sheet
from tests.retrieval.readers.words import make_docx

MOST_SECONDS = 5
LIMITS = ReadLimits(seconds=MOST_SECONDS)
# Where no text is left, a page is recognised: 6 to 10 seconds with the start of its models, on an idle machine.
LIMITS_OF_PICTURES = ReadLimits(seconds=MOST_SECONDS + 30)

_PAGES = [specimen.data for specimen in (*PAGES, *OFFICES, *PORTALS) if "htm" in specimen.name]
_DOCX = [specimen.data for specimen in PAPERS if specimen.name.endswith(".docx")]
_PDF = [make_pdf([page(centred("关于汛期值守的通知"), *FLOOD, footer="1")], packed=packed) for packed in (True, False)]
_HTML_PIECES = st.sampled_from(
    b"<p> </p> <br> <table> <tr> <td> </table> <div\thidden> <!-- --> <script> </script> <title> <h1>"
    b" <meta\tcharset=gbk> <![x"
    b" &#0; &#xD800; <a\thref=javascript:> <pre> <svg> <![CDATA[ ]]> <form> <nav> \xef\xbb\xbf \x00 \xff\xfe".split(
        b" "
    )
)
_XML_PIECES = st.sampled_from(
    b"<w:p> </w:p> <w:tbl> <w:tr> <w:tc> </w:tc> <w:del> </w:del> <w:t> </w:t> <w:br/> &lt; &#0; <mc:Fallback>"
    b" </mc:Fallback> <!DOCTYPE".split(b" ")
)
_JSON_PIECES = st.sampled_from(
    b'{ } [ ] "title": "text": "date": null 1e999 "\\ud800" \\u0000 -0 , \n "url":'.split(b" ")
)
_PDF_PIECES = st.sampled_from(
    b"<< >> [ ] obj endobj stream endstream R /Length /Kids /Parent /FlateDecode /Encrypt 0 -1 99999999999 1 2 7 BT ET"
    b" Tj Tm ( )".split(b" ")
)


_ROWS = [["街道", "收入（万元）", None], [None, "2024年", "2025年"], ["紫竹街道", 1100, 8], ["石桥街道", 860, 9.5]]
_MAIL = {"subject": "值守安排", "sender": "水利厅 <a@example.org>", "date": "Thu, 1 Sep 2022 23:30:00 +0000"}
_CELLS = (
    "<table:table><table:table-row><table:table-cell table:number-rows-spanned='2'/></table:table-row></table:table>"
)
# By what their names end in, each with the part that holds its text; "" for files that are no archives.
_OFFICE = {
    "pptx": (
        make_pptx([shape("一、值守", kind="title"), shape(*FLOOD), slide_table("甲乙", "丙丁")]),
        "ppt/slides/slide1.xml",
    ),
    "odt": (make_odt("值守通知", *FLOOD, _CELLS), "content.xml"),
    "ofd": (
        make_ofd([ofd_text(line[:28], 20, 40 + 9 * n) for n, line in enumerate(FLOOD)]),
        "Doc_0/Pages/Page_0/Content.xml",
    ),
    "epub": (make_epub("".join(f"<p>{line}</p>" for line in FLOOD), title="值守"), "OEBPS/text/c 0.xhtml"),
    "xlsx": (make_xlsx({"收支": _ROWS}, merged=["A1:A2", "B1:C1"]), "xl/worksheets/sheet1.xml"),
    "ods": (open_sheet(), "content.xml"),
    "xls": (make_xls("收支", _ROWS), ""),
    "doc": (make_doc("值守通知", *FLOOD), ""),
    "wps": (make_doc("值守通知", *FLOOD), ""),
    "rtf": (make_rtf("值守通知", *FLOOD, rows=["甲乙", "丙丁"]), ""),
    "csv": ('街道,收入（万元）\n紫竹,1100\n石桥,"8,6"\n'.encode("gb18030") * 9, ""),
    "eml": (make_mail(*FLOOD, html="<p>一<td>二", **_MAIL), ""),
    "msg": (make_msg(*FLOOD, subject="值守安排", sender="水利厅", attached=["名单.xlsx"]), ""),
    "mht": (make_mht("".join(f"<p>{line}</p>" for line in FLOOD)), ""),
}
_OFFICE_PIECES = st.sampled_from(
    [
        *b"<a:p> </a:p> <a:tr> </a:tc> </p:sp> <text:p> </text:p> <table:table-row> </table:table-cell>".split(),
        *b"</ofd:TextObject> <v>1e309</v> </row> { } , ; \" \xff\xff {\\rtf1 \\'b7 \\bin999 \\cell \\row".split(),
        b"<text:s text:c='99999'/>",
        b"<ofd:TextCode X='1e9'>",
        b"<row r='1048576'><c r='XFD1'>",
        b"<mergeCell ref='A1:XFD9'/>",
        b"\0\0\0\0",
        b"<![x",
        b"<!x",
        b"\nContent-Type: multipart/x; boundary=mark\n\n",
    ]
)


def read_anything(data, key, limits=LIMITS):
    """Read a file; where it is read by another process that reaches the limits, the test fails."""
    began = time.process_time()
    reports = read_at_any_pace(data, key, limits)
    assert time.process_time() - began < MOST_SECONDS
    return reports


def repacked(document):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return out.getvalue()


def _documents():
    for data in _DOCX:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.read("word/document.xml")


@examples(80)
@given(damaged(_PAGES, _HTML_PIECES))
@example(b"<html>")
def test_damaged_pages(data):
    read_anything(data, "a.html")


@examples(80)
@given(damaged(list(_documents()), _XML_PIECES).map(repacked))
def test_damaged_documents(data):
    read_anything(data, "a.docx")


@examples(60)
@given(damaged([*_DOCX[:2], WHOLE["zip"]], st.binary(max_size=4)), st.sampled_from(["a.docx", "a.zip"]))
def test_damaged_archives(data, key):
    read_anything(data, key)


@examples(80)
@given(damaged([WHOLE["jsonl"]], _JSON_PIECES))
def test_damaged_lines(data):
    read_anything(data, "a.jsonl")


@examples(80)
@given(damaged([WHOLE["txt"], WHOLE["md"]], st.binary(max_size=4)), st.sampled_from(["a.txt", "a.md"]))
def test_damaged_text(data, key):
    read_anything(data, key)


@examples(2)
@given(damaged(_PDF, _PDF_PIECES))
def test_damaged_pdf(data):
    read_anything(data, "a.pdf", LIMITS_OF_PICTURES)


def with_part(data, name, part):
    """An archive with another part in the place of one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, part if one == name else old.read(one))
    return out.getvalue()


def taken_out(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def two_lines(kind):
    """The first lines of a scan, up to their middle: a whole page takes seconds to be recognised, a wide strip too."""
    out = io.BytesIO()
    picture = Image.open(SCAN)
    picture.crop((0, 0, 340, 200)).convert("L").save(out, kind)
    return out.getvalue()


def with_right_sums(data):
    """A PNG whose parts have the sums that belong to them, so that the damage gets to whoever unpacks them."""
    out, place = bytearray(data[:8]), 8
    while place + 12 <= len(data):
        end = place + 8 + int.from_bytes(data[place : place + 4], "big")
        part = data[place + 4 : end]
        out += data[place : place + 4] + part + zlib.crc32(part).to_bytes(4, "big")
        place = end + 4
    return bytes(out)


_PICTURES = {"png": two_lines("PNG"), "jpg": two_lines("JPEG"), "tif": two_lines("TIFF")}
_PICTURE_PIECES = st.binary(max_size=4) | st.sampled_from([b"\xff" * 4, b"\0\1\0\0", b"\x7f\xff\xff\xff", b"\0" * 8])


@pytest.mark.parametrize("kind", _PICTURES)
@examples(1)
@given(chance=st.data())
def test_damaged_pictures(kind, chance):
    data = chance.draw(damaged([_PICTURES[kind]], _PICTURE_PIECES))
    if kind == "png" and chance.draw(st.booleans()):
        data = with_right_sums(data)
    read_anything(data, f"a.{kind}", LIMITS_OF_PICTURES)


@pytest.mark.parametrize("kind", _OFFICE)
@examples(15)
@given(chance=st.data())
def test_damaged_office_files(kind, chance):
    data, part = _OFFICE[kind]
    how = chance.draw(st.integers(0, 9))
    if how == 9:
        data = chance.draw(st.binary(max_size=300))
    elif part and how < 8:
        data = with_part(data, part, chance.draw(damaged([taken_out(data, part)], _OFFICE_PIECES)))
    else:
        data = chance.draw(damaged([data], _OFFICE_PIECES))
    read_anything(data, f"a.{kind}")


@examples(30)
@given(st.binary(max_size=300), st.sampled_from(["html", "docx", "zip", "jsonl", "txt", "md", "pdf", "png"]))
def test_any_bytes(data, kind):
    read_anything(data, f"a.{kind}")


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.jsonl", "a.txt", "a.md", "a.zip"])
def test_the_undamaged_are_read(name):
    assert read_anything(WHOLE[name.partition(".")[2]], name)


@pytest.mark.parametrize("kind", _OFFICE)
def test_undamaged_office_files_are_read(kind):
    assert read_anything(_OFFICE[kind][0], f"a.{kind}")


def test_a_made_document_is_read():
    assert read_anything(make_docx("标题", "正文。"), "a.docx")
