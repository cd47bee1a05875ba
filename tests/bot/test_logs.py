"""The log: one line an event, and no token in it."""

import io
import json
import logging
from datetime import UTC, datetime

import pytest

from bot import logs
from retrieval.errors import LinkError
from retrieval.reasons import Code
from retrieval.store.journal.records import AskedQuestion, Outcome

TOKEN = "1234567890:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp-_1"
ASKED = AskedQuestion(
    5, "telegram", "77", "77", "押金多少", "押金多少", datetime.now(UTC), Outcome.ANSWERED, 0.876, 0.1234
)


@pytest.fixture
def written():
    """What is logged into memory."""
    return io.StringIO()


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_token_is_cut_out_of_messages_arguments_fields_and_tracebacks(written, form):
    logs.set_up(form, "debug", written)

    logging.getLogger("httpx").warning("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("httpx").info("POST %s", TOKEN)
    try:
        raise ValueError(f"bad {TOKEN}")
    except ValueError as error:
        logs.event("error", error=error, token=TOKEN)

    assert written.getvalue().count("<token>") == 3
    assert TOKEN.split(":")[1] not in written.getvalue()


@pytest.mark.parametrize("form", ["text", "json"])
def test_of_addresses_nothing_is_kept_that_follows_their_path(written, form):
    logs.set_up(form, "info", written)

    for url in ("https://news.example/rss?token=geheim", 'HTTPS://news.example/rss?q="a\\geheim', "http://x#geheim"):
        problem = LinkError(Code.NOT_SERVED, url=url, status=404, phrase="Not Found")
        logs.event("feeds", level=logging.WARNING, problem=problem)

    lines = written.getvalue().splitlines()
    assert "news.example/rss?…" in lines[0]
    assert "404" in lines[0]
    assert "geheim" not in lines[0] + lines[2]
    if form == "json":
        assert [json.loads(line)["event"] for line in lines] == ["feeds"] * 3
        assert "geheim" not in lines[1]


def test_at_debug_no_library_says_what_it_does(written):
    logs.set_up("text", "debug", written)

    for library in ("markdown_it.rules_block", "watchfiles.main", "httpx", "a.library.of.tomorrow"):
        logging.getLogger(library).info("what a person wrote")
    logs.event("retention", level=logging.DEBUG, deleted=0)

    assert [line.split(" ", 1)[1] for line in written.getvalue().splitlines()] == ["DEBUG retention deleted=0"]


@pytest.mark.parametrize(("people", "person"), [("no", None), ("id", "77"), ("hash", "8bf6a11df6")])
def test_a_question_is_one_line_that_says_of_a_person_what_the_setting_allows(written, people, person):
    logs.set_up("json", "info", written, key=TOKEN)

    logs.question(ASKED, "private", people)

    line = json.loads(written.getvalue())
    assert line.pop("time").startswith("20")
    assert line.pop("person", None) == person
    assert line == {
        "level": "info", "event": "question", "id": 5, "chat": "private", "seconds": 0.123, "confidence": 0.88,
        "outcome": "answered",
    }  # fmt: skip


@pytest.mark.parametrize("form", ["text", "json"])
def test_each_line_tells_its_time_with_the_zone(written, form):
    logs.set_up(form, "info", written)
    began = datetime.now(UTC).replace(microsecond=0)

    logs.event("retention")

    said = written.getvalue()
    time = datetime.fromisoformat(json.loads(said)["time"] if form == "json" else said.split(" ")[0])
    assert time.tzinfo is not None
    assert began <= time <= datetime.now(UTC)


def test_text_for_people_has_the_same_fields(written):
    logs.set_up("text", "info", written)

    logs.question(ASKED, "private", "no")

    assert written.getvalue().endswith(
        " INFO question id=5 chat=private seconds=0.123 confidence=0.88 outcome=answered\n"
    )


def test_a_line_break_in_what_is_logged_begins_no_line(written):
    logs.set_up("text", "info", written)

    logs.event("folder not indexed", reason="a\n2026-01-01 INFO question\x1b[31m.md: no text")
    logging.getLogger("retrieval").warning("%s is damaged", "a\nb.md")

    assert len(written.getvalue().splitlines()) == 2
    assert "\x1b" not in written.getvalue()
