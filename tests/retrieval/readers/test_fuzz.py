"""Damaged files of every format, made by chance: read or refused, and never with five seconds of work.

About 20 seconds by default. `WENJU_FUZZ=30` does thirty times as much (ten minutes and more); what that finds is
kept below as an example. Work is counted in seconds of the processor, which other programs do not lengthen.
"""

import io
import os
import time
import zipfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from retrieval.readers import ReadLimits
from tests.retrieval.readers.gallery.offices import OFFICES
from tests.retrieval.readers.gallery.pages import PAGES
from tests.retrieval.readers.gallery.papers import PAPERS
from tests.retrieval.readers.gallery.portals import PORTALS
from tests.retrieval.readers.gallery.prose import FLOOD
from tests.retrieval.readers.pdfs import centred, make_pdf, page
from tests.retrieval.readers.test_bad_files import WHOLE
from tests.retrieval.readers.test_bad_files import read_anything as read_at_any_pace
from tests.retrieval.readers.words import make_docx

TIMES = float(os.environ.get("WENJU_FUZZ", "1"))
MOST_SECONDS = 5
LIMITS = ReadLimits(seconds=MOST_SECONDS)

_PAGES = [specimen.data for specimen in (*PAGES, *OFFICES, *PORTALS) if "htm" in specimen.name]
_DOCX = [specimen.data for specimen in PAPERS if specimen.name.endswith(".docx")]
_PDF = [make_pdf([page(centred("关于汛期值守的通知"), *FLOOD, footer="1")], packed=packed) for packed in (True, False)]
_HTML_PIECES = st.sampled_from(
    b"<p> </p> <br> <table> <tr> <td> </table> <div\thidden> <!-- --> <script> </script> <title> <h1>"
    b" <meta\tcharset=gbk>"
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


def _examples(count):
    return settings(
        max_examples=max(1, int(count * TIMES)),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )


def read_anything(data, key):
    began = time.process_time()
    reports = read_at_any_pace(data, key, LIMITS)
    assert time.process_time() - began < MOST_SECONDS
    return reports


@st.composite
def damaged(draw, seeds, pieces):
    """A file with some pieces put in, cut out, moved or overwritten."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 1, 4, 30, 500])))
        what = draw(st.integers(0, 3))
        if what == 0:
            data[start:end] = draw(pieces) * draw(st.sampled_from([1, 1, 3, 200]))
        elif what == 1:
            data[start:end] = draw(st.binary(max_size=6))
        elif what == 2:
            piece = data[start:end]
            place = draw(st.integers(0, len(data)))
            data[place:place] = piece
        else:
            del data[start:end]
    return bytes(data)


def repacked(document):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return out.getvalue()


def _documents():
    for data in _DOCX:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.read("word/document.xml")


@_examples(250)
@given(damaged(_PAGES, _HTML_PIECES))
@example(b"<html>")
def test_damaged_pages(data):
    read_anything(data, "a.html")


@_examples(250)
@given(damaged(list(_documents()), _XML_PIECES).map(repacked))
def test_damaged_documents(data):
    read_anything(data, "a.docx")


@_examples(150)
@given(damaged([*_DOCX[:2], WHOLE["zip"]], st.binary(max_size=4)), st.sampled_from(["a.docx", "a.zip"]))
def test_damaged_archives(data, key):
    read_anything(data, key)


@_examples(250)
@given(damaged([WHOLE["jsonl"]], _JSON_PIECES))
def test_damaged_lines(data):
    read_anything(data, "a.jsonl")


@_examples(250)
@given(damaged([WHOLE["txt"], WHOLE["md"]], st.binary(max_size=4)), st.sampled_from(["a.txt", "a.md"]))
def test_damaged_text(data, key):
    read_anything(data, key)


@_examples(8)
@given(damaged(_PDF, _PDF_PIECES))
def test_damaged_pdf(data):
    read_anything(data, "a.pdf")


@_examples(60)
@given(st.binary(max_size=300), st.sampled_from(["a.html", "a.docx", "a.zip", "a.jsonl", "a.txt", "a.md"]))
def test_any_bytes(data, key):
    read_anything(data, key)


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.jsonl", "a.txt", "a.md", "a.zip"])
def test_the_undamaged_are_read(name):
    assert read_anything(WHOLE[name.partition(".")[2]], name)


def test_a_made_document_is_read():
    assert read_anything(make_docx("标题", "正文。"), "a.docx")
