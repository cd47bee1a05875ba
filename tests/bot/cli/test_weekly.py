"""`wenju report`: what an owner reads, prints and hands to programs."""

import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from retrieval.store import AskedQuestion, Feedback, Journal, Outcome, Store

PERSON = "7351946028"
HOSTILE = '<script>alert("x")</script> 月球基地？'


@pytest.fixture
def journal(wenju, workplace):
    wenju("reindex")
    store = Store(workplace / "wenju.db")
    journal = Journal(store)
    for person, text, outcome, support, report in (
        (PERSON, "押金多少？", Outcome.ANSWERED, "clear", 1),
        ("8", "押金多少？", Outcome.ANSWERED, "clear", 1),
        ("9", HOSTILE, Outcome.DECLINED, "none", None),
    ):
        asked = AskedQuestion(
            journal.fresh_id(), "telegram", "-100123", person, text, text, datetime.now(UTC), outcome, 0.9, 0.1,
            report=report, support=support,
        )  # fmt: skip
        journal.record(asked)
        if person == PERSON:
            journal.judge(Feedback(asked.id, "a.md", PERSON, 1))
    store.close()


@pytest.mark.usefixtures("journal")
def test_json_has_what_the_page_shows_and_nobody_in_it(wenju):
    run = wenju("report", "--json")

    assert run.json["labels"][0] == {"support": "clear", "questions": 2, "likes": 1, "dislikes": 0}
    assert run.json["unanswered"] == [{"question": HOSTILE, "times": 1}]
    assert (run.json["questions"], len(run.json["days"]), run.json["never"]["count"]) == (3, 7, 1)
    assert PERSON not in run.out
    assert "-100123" not in run.out
    assert len(wenju("report", "--days", 30, "--json").json["days"]) == 30


@pytest.mark.usefixtures("journal")
def test_the_page_is_whole_in_itself_safe_and_for_its_owner_alone(wenju, workplace):
    file = workplace / "week.html"
    file.touch(0o644)
    assert wenju("report", "--html", "week.html").status == 0

    page = file.read_text("utf-8")
    assert file.stat().st_mode & 0o777 == 0o600
    tags, addresses = [], []

    class Look(HTMLParser):
        def handle_starttag(self, tag, attrs):
            tags.append(tag)
            addresses.extend(value for name, value in attrs if name in ("src", "href") or name.startswith("on"))

    Look().feed(page)
    assert tags.count("svg") == 2
    assert "script" not in tags
    assert addresses == []
    assert "&lt;script&gt;" in page
    assert "有明确依据 · 2 问题 · 👍 1 · 👎 0 100%" in page
    assert PERSON not in page
    for start in (at for at in range(len(page)) if page.startswith("<svg", at)):
        ElementTree.fromstring(page[start : page.index("</svg>", start) + 6])


@pytest.mark.usefixtures("journal")
def test_in_the_terminal_it_is_told_in_lines(wenju):
    told = wenju("report", "--week", WENJU_LANGUAGE="en").out

    assert "questions 3 · answered 2" in told
    assert "Clearly supported · 2 · 👍 1 · 👎 0" in told
    assert "月球基地？ · 1 times" in told


def test_where_nobody_asked_nothing_stands_below_a_heading(wenju):
    wenju("reindex")

    lines = wenju("report", "--week").out.splitlines()

    for heading in ("没答上来的", "答得最多的报告"):
        assert lines[lines.index(heading) + 1] == "  没有。"


def test_what_cannot_be_is_said(wenju, workplace):
    assert "wenju.db" in wenju("report").err
    assert not (workplace / "wenju.db").exists()
    wenju("reindex")
    assert wenju("report", "--week", "--days", 3).status == 2
    assert wenju("report", "--html", "no/such/folder/week.html").status == 1
    assert wenju("report", "--json").json["labels"] == []
