"""A citation as a web page: what it shows, what it lets nobody do, and how a browser draws it."""

import base64
import hashlib
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date

import pytest

from bot.texts import ZH
from bot.web import CitedText, citation_html
from retrieval.types import Span
from tests.retrieval.making import report

HOSTILE = """<script>document.title = "x"</script><img src=x onerror="document.title='x'">"""
TAGS = {"html", "head", "meta", "title", "style", "body", "header", "h1", "blockquote", "p"}
TAGS |= {"dl", "dt", "dd", "a", "main", "span", "mark"}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def told(*paragraphs, **fields):
    made = report("\n".join(paragraphs), title=fields.pop("title", "泳池周末开放"), source="江城日报")
    return replace(made, id=3, published=date(2023, 7, 9), paragraphs=paragraphs, **fields)


def test_the_cited_sentence_alone_is_marked_among_its_neighbours():
    read = told("泳池周六开放。", "票价二十元。学生十元。", "周一闭馆。")
    start = read.text.index("学生")
    page = citation_html(CitedText(read, range(2, 3), Span(start, start + 5), "ab" * 32), ZH)

    assert re.findall("<mark>(.*?)</mark>", page) == ["学生十元。"]
    assert 'id="p2"><span>2</span>票价二十元。<mark>' in page
    assert "泳池周六开放。" in page
    assert "周一闭馆。" in page
    for fact in ("江城日报", "2023-07-09", "第 2 段", "ab" * 32):
        assert fact in page


def test_without_a_sentence_the_paragraph_is_marked():
    page = citation_html(CitedText(told("一。", "二。", "三。"), range(2, 4)), ZH)

    assert re.findall("<mark>(.*?)</mark>", page) == ["二。", "三。"]


def test_whatever_a_report_says_is_text_and_only_web_addresses_are_links():
    page = citation_html(CitedText(told(HOSTILE, title=HOSTILE, url=f"javascript:{HOSTILE}"), range(1, 2)), ZH)

    assert set(re.findall("<([a-z0-9]+)", page)) == TAGS
    assert re.findall('href="(.*?)"', page) == ["#p1"]
    linked = citation_html(CitedText(told("一。", url='https://example.org/?a=1&b="><script>'), range(1, 2)), ZH)
    assert 'href="https://example.org/?a=1&amp;b=&quot;&gt;&lt;script&gt;"' in linked


def test_the_policy_allows_the_style_that_is_there_and_nothing_else():
    page = citation_html(CitedText(told("一。"), range(1, 2)), ZH)
    (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert "default-src &#x27;none&#x27;" in page
    assert f"style-src &#x27;sha256-{allowed}&#x27;" in page
    assert "style=" not in page


def test_of_a_very_long_report_the_part_around_the_citation_is_shown():
    page = citation_html(CitedText(told(*(f"第{number}句。" for number in range(1, 3001))), range(1500, 1501)), ZH)

    assert page.count('class="paragraph') == 401
    assert 'id="p1300"' in page


@pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here (Debian package chromium)")
def test_a_browser_draws_the_mark_and_runs_nothing(tmp_path):
    image = pytest.importorskip("PIL.Image")
    (tmp_path / "page.html").write_text(
        citation_html(CitedText(told(HOSTILE, "学生十元。" * 30), range(2, 3)), ZH), "utf-8"
    )
    shot, browser = tmp_path / "page.png", [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu"]
    browser += [f"--user-data-dir={tmp_path}/profile", "--window-size=390,844"]
    page = f"file://{tmp_path}/page.html"
    subprocess.run([*browser, f"--screenshot={shot}", page], check=True, capture_output=True, timeout=120)
    dom = subprocess.run([*browser, "--dump-dom", page], check=True, capture_output=True, timeout=120).stdout.decode()

    counts = {color: count for count, color in image.open(shot).convert("RGB").getcolors(1 << 20)}
    assert counts.get((255, 229, 138), 0) > 1000
    assert "<title>泳池周末开放" in dom
