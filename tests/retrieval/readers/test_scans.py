"""Scans and pictures: their text is recognised, laid out as that of a PDF, and told as recognised."""

import io
import multiprocessing
import re
import sys
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from bot.terminal.reports_shown import citation
from bot.texts import ZH
from retrieval import Engine
from retrieval.errors import ReadError, UnsupportedFormat
from retrieval.readers import end_reading, read_report
from retrieval.readers.scans.reader import PictureReader
from retrieval.types import Changes, Progress
from tests.retrieval.readers.gallery.prose import FLOOD, LIBRARY
from tests.retrieval.readers.pdfs import centred, glyph_named, make_pdf, page

# A notice in print, 110 dots an inch, black and white.
SCAN = Path(__file__).with_name("scan.png")
BODY = ("各市水利局：", *FLOOD[:3], "青岚省水利厅", "2022年9月1日")
# Cut between two paragraphs.
UPPER, LOWER = (0, 0, 909, 420), (0, 420, 909, 797)

# Nothing is recognised in this process: the models would take half a gigabyte of it to the end of the run.
read_here = PictureReader().read


def saved(kind, *, cuts=(), turned=False, **options):
    """The notice as a file of a kind; `cuts` are the pages that it is cut into, by the box of each in the notice."""
    picture = Image.open(SCAN).convert("RGB")
    if turned:
        options["exif"] = Image.Exif()
        options["exif"][0x0112] = 6
        picture = picture.rotate(90, expand=True)
    if cuts:
        picture, *rest = [picture.crop(box) for box in cuts]
        options |= {"save_all": True, "append_images": rest}
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def sky():
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "skyblue").save(out, "PNG")
    return out.getvalue()


NOTICES = {
    "通知.txt": SCAN.read_bytes,
    "拍照.jpg": partial(saved, "JPEG", quality=90, turned=True),
    "两页.pdf": partial(saved, "PDF", cuts=[UPPER, LOWER], resolution=110),
}
PICTURES = {
    **NOTICES,
    # What is long and low, or large, takes longest.
    "两页.tif": partial(saved, "TIFF", cuts=[(0, 100, 340, 300), (0, 240, 340, 440)]),
    "空白.pdf": lambda: make_pdf([[]]).replace(b"[0 0 595 842]", b"[0 0 842 310]"),
    "天空.png": sky,
}


@dataclass(frozen=True)
class Indexed:
    """An index of scans and of a document with text in it, what came of it, what was told, and who read them."""

    engine: Engine
    changes: Changes
    told: list[Progress]
    processes: set[int]


@pytest.fixture(scope="module")
def indexed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scans")
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, make in PICTURES.items():
        (corpus / name).write_bytes(make())
    (corpus / "文字.pdf").write_bytes(make_pdf([page(centred("值守安排"), *LIBRARY)]))
    told, processes = [], set()
    end_reading()

    def hear(step):
        told.append(step)
        processes.update(child.pid for child in multiprocessing.active_children() if child.name == "wenju-read")

    with Engine(folder / "wenju.db", corpus) as engine:
        yield Indexed(engine, engine.reindex(progress=hear), told, processes)


def kept(engine, name):
    """The report that the index has of a file."""
    (number,) = (report.id for report in engine.sources() if report.key == name)
    return engine.report(number)


@pytest.mark.parametrize("name", NOTICES)
def test_a_scanned_notice_is_read_as_one(indexed, name):
    report = kept(indexed.engine, name)

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


@pytest.mark.parametrize("name", ["两页.pdf", "两页.tif"])
def test_each_page_counts_and_it_is_told_which_is_read(indexed, name):
    assert set(kept(indexed.engine, name).pages) == {1, 2}
    steps = [step for step in indexed.told if step.phase == "recognise"]
    assert [step for step in steps if step.key == name] == [
        Progress("recognise", 1, 2, name),
        Progress("recognise", 2, 2, name),
    ]
    assert {step.key for step in steps} == PICTURES.keys()


def test_pages_without_text_are_refused_with_what_to_do(indexed):
    failed = {failure.key: str(failure.reason) for failure in indexed.changes.failed}

    assert failed.keys() == {"空白.pdf", "天空.png"}
    assert all(re.search(r"no text is recognised.*as \.txt", said) for said in failed.values())


def test_a_scan_that_has_lost_a_page_is_refused():
    lost = make_pdf([[], []]).replace(b"/Kids [7 0 R 9 0 R]", b"/Kids [99 0 R 9 0 R]")

    with pytest.raises(ReadError, match=r"扫描\.pdf: .*damaged"):
        read_here(lost, "扫描.pdf")


def test_a_damaged_picture_is_refused():
    for data in (SCAN.read_bytes()[:900], SCAN.read_bytes()[:40]):
        with pytest.raises(ReadError, match=r"坏\.png: "):
            read_here(data, "坏.png")


def test_a_picture_of_very_many_pixels_is_refused():
    out = io.BytesIO()
    Image.new("1", (12_000, 9_000)).save(out, "PNG")

    with pytest.raises(ReadError, match=r"大\.png: it has more than the 100,000,000 pixels"):
        read_here(out.getvalue(), "大.png")


def test_text_in_a_pdf_is_not_recognised_anew(indexed):
    """Nor does what a picture took before leave it too little."""
    assert not kept(indexed.engine, "文字.pdf").reading.recognised


def test_the_models_are_loaded_once_for_all(indexed):
    """They take as long to load as a page to be read. What is no picture is read by another process."""
    assert len(indexed.processes) == 2


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
    sure = indexed.engine.search("青岚省水利厅近日派出了几个工作组检查水库？")
    unsure = indexed.engine.search("白石水库的备用电源可以在几分钟内投入运行？")

    assert (sure.support, unsure.support) == ("clear", "possible")
    hit = unsure.hits[0]
    # Of any scan of the notice.
    assert 3 in hit.report.reading.unsure
    assert re.search(r"第 3 段 · 第 [12] 页 · 识别文字$", str(citation(hit.report, hit.paragraphs, ZH)))
