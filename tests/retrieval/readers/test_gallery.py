"""The gallery: pages and papers as people have them, read right, or listed as doubtful, never wrong and certain."""

from datetime import date, datetime
from functools import cache

import pytest

from retrieval.errors import ReadError
from retrieval.readers import read_report
from retrieval.reasons import Code
from tests.retrieval.readers.gallery.accounts import ACCOUNTS
from tests.retrieval.readers.gallery.faults import FAULTS
from tests.retrieval.readers.gallery.final_sites import FINAL_SITES
from tests.retrieval.readers.gallery.further_sites import FURTHER_SITES
from tests.retrieval.readers.gallery.gone import GONE
from tests.retrieval.readers.gallery.known_sites import KNOWN_SITES
from tests.retrieval.readers.gallery.last_sites import LAST_SITES
from tests.retrieval.readers.gallery.more_faults import LATE_FAULTS
from tests.retrieval.readers.gallery.more_sites import MORE_SITES
from tests.retrieval.readers.gallery.newsrooms import NEWSROOMS
from tests.retrieval.readers.gallery.offices import OFFICES
from tests.retrieval.readers.gallery.older_sites import OLDER_SITES
from tests.retrieval.readers.gallery.pages import PAGES
from tests.retrieval.readers.gallery.papers import PAPERS
from tests.retrieval.readers.gallery.portals import PORTALS
from tests.retrieval.readers.gallery.strangers import STRANGERS
from tests.retrieval.readers.gallery.templates import TEMPLATES
from tests.retrieval.readers.gallery.unseen import UNSEEN
from tests.retrieval.readers.gallery.unseen_last import UNSEEN_LAST
from tests.retrieval.readers.gallery.unseen_later import UNSEEN_LATER

WORD_FOR_WORD = [*FAULTS, *LATE_FAULTS, *NEWSROOMS, *ACCOUNTS, *UNSEEN, *UNSEEN_LATER, *UNSEEN_LAST]
WORD_FOR_WORD += [*KNOWN_SITES, *MORE_SITES, *OLDER_SITES, *FURTHER_SITES, *LAST_SITES, *FINAL_SITES, *TEMPLATES]
GALLERY = [*PAGES, *PAPERS, *STRANGERS, *OFFICES, *PORTALS, *WORD_FOR_WORD]
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
def test_nothing_is_wrong_and_certain(specimen):
    """Of the fields and, word for word, the text. The date of writing, of which no doubt is told, is right."""
    report = _read(specimen)

    wrong = {name: getattr(report, name) for name in FIELDS if getattr(report, name) != getattr(specimen, name)}
    assert {name: value for name, value in wrong.items() if name not in report.doubtful} == {}
    if specimen in WORD_FOR_WORD and "body" not in report.doubtful:
        assert report.paragraphs == specimen.body
    assert report.written == specimen.written


@pytest.mark.parametrize("specimen", TEMPLATES, ids=lambda specimen: specimen.name)
def test_what_is_rare_elsewhere_is_read_whole(specimen):
    report = _read(specimen)

    assert [getattr(report, name) for name in FIELDS] == [getattr(specimen, name) for name in FIELDS]
    assert report.paragraphs == specimen.body


def test_nearly_all_texts_are_right_word_for_word():
    right = sum(_read(specimen).paragraphs == specimen.body for specimen in WORD_FOR_WORD)

    assert right >= LEAST_RIGHT * len(WORD_FOR_WORD)


@pytest.mark.parametrize("page", GONE, ids=range(len(GONE)))
def test_a_page_that_has_lost_its_article_is_refused(page):
    with pytest.raises(ReadError) as caught:
        read_report(page, "页.html")

    assert caught.value.reason.code in (Code.GONE_ARTICLE, Code.NO_ARTICLE)


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
