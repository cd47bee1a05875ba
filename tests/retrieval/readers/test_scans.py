"""Scans and pictures: their text is recognised, laid out as that of a PDF, and told as recognised."""

import io
import re
import sys
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from bot.terminal.reports_shown import citation
from bot.texts import ZH
from retrieval import Engine
from retrieval.errors import ReadError, UnsupportedFormat
from retrieval.readers import read_report
from retrieval.readers.scans.reader import PictureReader
from retrieval.types import Progress
from tests.retrieval.readers.gallery.prose import FLOOD, LIBRARY
from tests.retrieval.readers.pdfs import centred, glyph_named, make_pdf, page

# A notice in print, 110 dots an inch, black and white.
SCAN = Path(__file__).with_name("scan.png")
BODY = ("各市水利局：", *FLOOD[:3], "青岚省水利厅", "2022年9月1日")
# Where it may be cut between two paragraphs.
HALF = 420

# Read in this process, which keeps the models: they take as long to load as a page to be read.
read_here = PictureReader().read


def saved(kind, *, halved=False, turned=False, **options):
    picture = Image.open(SCAN).convert("RGB")
    if turned:
        options["exif"] = Image.Exif()
        options["exif"][0x0112] = 6
        picture = picture.rotate(90, expand=True)
    if halved:
        rest = picture.crop((0, HALF, picture.width, picture.height))
        options |= {"save_all": True, "append_images": [rest]}
        picture = picture.crop((0, 0, picture.width, HALF))
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def indexed(tmp_path_factory):
    """An index of a scan, a picture of two pages and a document with text in it, and what was told meanwhile."""
    folder = tmp_path_factory.mktemp("scans")
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "通知.png").write_bytes(SCAN.read_bytes())
    (corpus / "两页.tif").write_bytes(saved("TIFF", halved=True))
    (corpus / "文字.pdf").write_bytes(make_pdf([page(centred("值守安排"), *LIBRARY)]))
    told = []
    with Engine(folder / "wenju.db", corpus) as engine:
        changes = engine.reindex(progress=told.append)
        assert changes.failed == ()
        yield engine, told


@pytest.mark.parametrize(
    ("read", "name", "data"),
    [
        (read_report, "通知.txt", SCAN.read_bytes()),
        (read_here, "拍照.jpg", partial(saved, "JPEG", quality=90, turned=True)),
        (read_here, "扫描.pdf", partial(saved, "PDF", resolution=110)),
    ],
)
def test_a_scanned_notice_is_read_as_one(read, name, data):
    report = read(data() if callable(data) else data, name)

    assert (report.title, report.source, report.published) == (
        "关于加强汛期值守的通知",
        "青岚省水利厅",
        date(2022, 9, 1),
    )
    assert [len(paragraph) for paragraph in report.paragraphs] == [len(text) for text in BODY]
    assert sum(
        a == b for text, read in zip(BODY, report.paragraphs, strict=True) for a, b in zip(text, read, strict=True)
    ) >= (0.99 * sum(map(len, BODY)))
    assert report.reading.recognised
    # A letter that was read wrongly stands in a paragraph of which that is known.
    wrong = {number for number, (a, b) in enumerate(zip(BODY, report.paragraphs, strict=True), start=1) if a != b}
    assert wrong <= set(report.reading.unsure)


def test_each_page_of_a_picture_counts(indexed):
    engine, told = indexed
    (report,) = (report for report in engine.sources() if report.key == "两页.tif")

    assert set(engine.report(report.id).pages) == {1, 2}
    steps = [step for step in told if step.phase == "recognise"]
    assert [step for step in steps if step.key == "两页.tif"] == [
        Progress("recognise", 1, 2, "两页.tif"),
        Progress("recognise", 2, 2, "两页.tif"),
    ]
    assert {step.key for step in steps} == {"两页.tif", "通知.png"}


def test_a_picture_without_text_is_refused():
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "skyblue").save(out, "PNG")

    with pytest.raises(ReadError, match="no text is recognised"):
        read_here(out.getvalue(), "天空.png")


def test_a_damaged_picture_is_refused():
    for data in (SCAN.read_bytes()[:900], SCAN.read_bytes()[:40]):
        with pytest.raises(ReadError, match=r"坏\.png: "):
            read_here(data, "坏.png")


def test_a_picture_of_very_many_pixels_is_refused():
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")

    with pytest.raises(ReadError, match=r"大\.png: it (?:has more than the [\d,]+ pixels|is damaged)"):
        read_here(out.getvalue(), "大.png")


def test_text_in_a_pdf_is_not_recognised_anew(indexed):
    """Nor does what a picture took before leave it too little."""
    engine, _ = indexed
    (report,) = (report for report in engine.sources() if report.key == "文字.pdf")

    assert not engine.report(report.id).reading.recognised


def test_names_of_outlines_are_refused_and_not_drawn():
    """Their font is not in the file: what would be drawn are letters of another."""
    with pytest.raises(ReadError, match="fonts do not say"):
        read_report(glyph_named([sentence[:30] for sentence in FLOOD]), "字体.pdf")


def test_without_the_extra_the_line_that_installs_it_is_told(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    line = re.escape(f"run `{sys.executable} -m pip install onnxruntime pillow pypdfium2 rapidocr`")
    with pytest.raises(UnsupportedFormat, match=line):
        PictureReader().read(SCAN.read_bytes(), "通知.png")


def test_an_answer_from_a_scan_says_so_and_is_clear_only_where_it_was_read_for_sure(indexed):
    engine, _ = indexed
    sure = engine.search("青岚省水利厅近日派出了几个工作组检查水库？")
    unsure = engine.search("白石水库的备用电源可以在几分钟内投入运行？")

    assert (sure.support, unsure.support) == ("clear", "possible")
    hit = unsure.hits[0]
    assert hit.report.reading.unsure == (3,)
    assert citation(hit.report, hit.paragraphs, ZH).plain.endswith("第 3 段 · 第 1 页 · 识别文字")
