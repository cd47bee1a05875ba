"""The gallery: pages and papers as people have them, read right, or listed as doubtful, never wrong and certain."""

from datetime import date, datetime
from functools import cache

import pytest

from retrieval.readers import read_report
from tests.retrieval.readers.gallery.offices import OFFICES
from tests.retrieval.readers.gallery.pages import PAGES
from tests.retrieval.readers.gallery.papers import PAPERS
from tests.retrieval.readers.gallery.portals import PORTALS
from tests.retrieval.readers.gallery.strangers import STRANGERS

GALLERY = [*PAGES, *PAPERS, *STRANGERS, *OFFICES, *PORTALS]
FIELDS = ("title", "source", "published")
LEAST_RIGHT = 0.95


@cache
def _read(specimen):
    return read_report(specimen.data, specimen.name)


def _right(report, specimen):
    return [getattr(report, name) == getattr(specimen, name) for name in FIELDS] + [
        len(report.paragraphs) == specimen.paragraphs
    ]


@pytest.mark.parametrize("specimen", GALLERY, ids=lambda specimen: specimen.name)
def test_no_field_is_wrong_and_certain(specimen):
    report = _read(specimen)

    wrong = {name: getattr(report, name) for name in FIELDS if getattr(report, name) != getattr(specimen, name)}

    assert {name: value for name, value in wrong.items() if name not in report.doubtful} == {}


@pytest.mark.parametrize("specimen", GALLERY, ids=lambda specimen: specimen.name)
def test_the_date_of_writing_is_kept_apart(specimen):
    assert _read(specimen).written == specimen.written


def test_nearly_all_fields_and_paragraph_counts_are_right():
    marks = [mark for specimen in GALLERY for mark in _right(_read(specimen), specimen)]

    assert len(GALLERY) >= 40
    assert sum(marks) / len(marks) >= LEAST_RIGHT


def test_the_gallery_shows_what_it_should():
    """Five encodings at least, each format, and dates with and without a time."""
    encodings = ("utf-8", "gb18030", "big5", "big5hkscs", "utf-16")
    pages = [specimen.data for specimen in GALLERY if specimen.name.endswith((".html", ".htm", ".txt"))]
    only = [sum(_decodes(data, name) and not _decodes(data, "utf-8") for data in pages) for name in encodings[1:]]

    assert all(only)
    assert {specimen.name.rpartition(".")[2] for specimen in GALLERY} >= {"html", "pdf", "docx", "txt", "md"}
    assert {type(specimen.published) for specimen in GALLERY} == {date, datetime, type(None)}


def _decodes(data, encoding):
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
