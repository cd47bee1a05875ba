"""What is left to somebody whose right was taken away, of all that they were shown before; and to a program.

A program is compared with one of a town in which the closed folder is not there at all.
"""

import json
import re
import urllib.error
import urllib.request
from contextlib import closing

import pytest
from tornado.testing import bind_unused_port

from bot.json_forms import dump
from bot.programs.arguments import read_arguments
from bot.programs.operations import OPERATIONS, Desk
from bot.texts.setup import owner_texts
from retrieval.engine import Engine
from retrieval.errors import WenjuError
from retrieval.types import Reach, mark_of
from tests.e2e.serving import bot_in_thread
from tests.rights.piles import MARKS, lay_out, lay_out_without
from tests.rights.test_chat_doors import PATIENT
from tests.rights.test_stranger_tries import CLOSED, MARK, SECRET

QUESTION = f"{MARK}的阅览室几点关门？"
PLACES = re.compile(rf"{MARK}|{CLOSED}|晚上7点|40元")
"""Words of the closed reports."""


@pytest.fixture
def town(standin, tmp_path, monkeypatch):
    for pace in ("PRIVATE_PACE", "GROUP_PACE"):
        monkeypatch.setattr(f"bot.telegram.transport.pace.{pace}", (0.0, 1))
    lay_out(tmp_path / "seeds")
    taken, port = bind_unused_port()
    taken.close()
    public = f"http://127.0.0.1:{port}/reports"
    with bot_in_thread(standin, tmp_path, **PATIENT, public_url=public, webhook_port=port) as bot:
        yield bot._services.whole


def said_since(standin, start, end=None):
    return "\n".join(
        f"{call.method} {call.params} {[data.decode('utf-8', 'replace') for _, data, _ in call.files.values()]}"
        for call in standin.calls[start:end]
    )


def status_of(url):
    try:
        with urllib.request.urlopen(url, timeout=20) as page:
            return page.status, page.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_nothing_that_was_shown_opens_what_is_closed_now(standin, town):
    person = standin.person("外人")
    person.starts()

    def says(text, **how):
        return person.waits_for_reply(to=person.says(text, **how), timeout=20)

    asked = person.says(QUESTION)
    answer = person.waits_for_reply(to=asked, timeout=20)
    assert MARK in answer.text
    links = [entity["url"] for entity in answer.entities if entity["type"] == "text_link"]
    page = next(link for link in links if "/reports/" in link)
    deep = next(link for link in links if "start=" in link)
    assert MARK in status_of(page)[1]
    whole = says(f"/report {MARK}阅览室")
    listed = says("/sources 阅览室")
    says(f"/watch {MARK}书友会")
    buttons = [button for message in (answer, whole, listed) for button in message.buttons]
    datas = [button["callback_data"] for button in buttons if "callback_data" in button]
    number = re.search(r"start=r(\d+)", deep)[1]
    unfolded = [data for data in datas if data.startswith("m|")]
    assert unfolded

    (town.corpus / "_access.yaml").write_text(f"{CLOSED}: []\n", "utf-8")
    assert town.take_rules() is None
    start = len(standin.calls)

    for message in (answer, whole, listed):
        for data in datas:
            person.presses(message, data=data).waits_for_answer(20)
    person.edits(asked, f"{QUESTION}吗")
    person.reacts(answer, "👍")
    for text, how in (
        ("还有呢？", {"reply_to": answer}),
        ("书友会呢？", {"reply_to": answer}),
        ("书友会是哪天？", {}),
        (deep, {}),
        (f"/start r{number}p1m{mark_of(SECRET)}", {}),
        ("/export md", {}),
        ("/export word", {}),
        ("/watches", {}),
        ("/timeline", {"reply_to": answer}),
        ("/ask", {"reply_to": answer}),
        ("/sources 阅览室", {}),
        ("/start", {}),
    ):
        says(text, **how)
    standin.waits_until_acknowledged(20)
    before_quoting = len(standin.calls)
    says(f"“{SECRET}”")
    standin.waits_until_acknowledged(20)

    # The stranger's own words are told to them again; the passage itself, where they have quoted it, and nowhere else.
    told = said_since(standin, start, before_quoting) + said_since(standin, before_quoting).replace(SECRET, "")
    for words in (QUESTION, f"{MARK}书友会", f"{MARK}的书友会", f"{MARK}的阅览室"):
        told = told.replace(words, "")
    assert [told[max(found.start() - 80, 0) : found.end() + 80] for found in PLACES.finditer(told)] == []
    assert status_of(page) == status_of(page.replace("/reports/", "/reports/9"))
    assert status_of(page)[0] == 404


ASKED = {
    "search": [
        {"question": question, "k": 20, **more}
        for question in (QUESTION, "借书证押金是多少元？", "青石大桥全长多少米？", f"{MARK}在哪里？", "麒磷岭书友会")
        for more in (
            {},
            {"source": f"{MARK}报"},
            {"since": "2024-02-03", "until": "2024-02-03"},
            {"collection": CLOSED},
        )
    ],
    "show": [
        {"reference": reference}
        for reference in (
            *("r13", "r14#1", "15", "16#2-3", f"{MARK}阅览室", MARK, "大桥", "通知", "r1"),
            f"《{MARK}收费表》",
        )
    ]
    + [{"reference": f"{CLOSED}/{MARK}{name}.md"} for name in ("大桥", "押金", "阅览", "表")],
    "sources": [{"limit": 200}, {"offset": 11}, {"offset": 12}, {"offset": 13}],
    "cite": [
        {"reference": reference}
        for reference in ("r13#1", "r15#1", f"{MARK}阅览室#1", f"{CLOSED}/{MARK}表.md#1", "r1#1")
    ],
    "verify": [
        {"reference": reference, "sentence": sentence}
        for reference in ("r13", "r15#1", f"{MARK}阅览室", "r1")
        for sentence in (SECRET, "青石大桥正式通车", MARK)
    ],
    "stats": [{}],
}


def told_to_a_program(folder, *, with_closed):
    """What a program with a key for what is open is told, but for what is the whole index's: how rare words are."""
    seeds = lay_out_without(folder, CLOSED)
    with closing(Engine(folder / "wenju.db", seeds)) as engine:
        engine.reindex()
        if with_closed:
            (folder / "all" / CLOSED).rename(seeds / CLOSED)
            (seeds / "_access.yaml").write_text(f"{CLOSED}: []\n", "utf-8")
            engine.reindex()
            assert engine.stats().reports == 16
        desk = Desk(engine.within(Reach()), owner_texts("zh"))
        for operation in OPERATIONS:
            for asked in ASKED[operation.name]:
                try:
                    told = dump(operation.run(desk, read_arguments(operation.arguments, asked))).decode()
                except WenjuError as error:
                    told = f"{type(error).__name__} {error.reason.code.name} {desk.texts.tell(error.reason)}"
                told = re.sub(r'"(?:score|confidence)": [0-9.]+', "", told)
                yield (
                    f"{operation.name} {json.dumps(asked, ensure_ascii=False)}",
                    re.sub(r'"(?:tokens|database_bytes|indexed_at)": [^,}]+,? ?', "", told),
                )


def test_a_program_is_told_what_it_would_be_were_the_folder_not_there(tmp_path):
    assert MARKS.keys() >= {CLOSED}
    for name in ("closed", "without"):
        (tmp_path / name).mkdir()
    closed = list(told_to_a_program(tmp_path / "closed", with_closed=True))
    without = list(told_to_a_program(tmp_path / "without", with_closed=False))

    assert [(one, other) for one, other in zip(closed, without, strict=True) if one != other] == []
