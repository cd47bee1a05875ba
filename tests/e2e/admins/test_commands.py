"""Commands for everyone: the first words, reading reports, links, what is stored; and who is shown which menu."""

import re
import sqlite3
from datetime import UTC, datetime
from functools import partial

import pytest

from bot.telegram import profile
from tests.e2e.reports import QUESTION
from tests.e2e.serving import bot_in_thread
from tests.e2e.standin import faults

QUOTED = ("老年证", "社保卡", "居住证")


@pytest.fixture
def person(standin):
    return standin.person("小明")


def says(person, text):
    return person.waits_for_reply(to=person.says(text), timeout=10)


@pytest.mark.usefixtures("office")
def test_start_offers_two_questions_that_are_answered(person):
    hello = person.waits_for_reply(to=person.starts(), timeout=10)
    assert "4 篇报告" in hello.text
    assert hello.labels[2:] == ["分享给别人"]

    for number in range(2):
        person.presses(hello, number).waits_for_answer()
        answer = person.waits_for_reply()
        assert answer.reply_to is hello
        assert answer.text.startswith(f"问：{hello.labels[number]}")
        assert "\n有明确依据" in answer.text


def test_start_over_the_starter_corpus_offers_two_as_well(bot, person):  # noqa: ARG001
    assert len(person.waits_for_reply(to=person.starts(), timeout=10).labels) == 3


@pytest.mark.usefixtures("office")
def test_a_link_opens_its_passage_and_a_dead_one_says_so(person):
    opened = person.waits_for_reply(to=person.starts("r1p2"), timeout=10)
    assert "最多10本" in opened.text
    person.presses(opened, "全文").waits_for_answer()
    assert "〔2〕" in opened.text

    assert "没有这篇报告" in person.waits_for_reply(to=person.starts("r99p1")).text
    assert "〔1〕" in person.waits_for_reply(to=person.starts("r1p99")).text
    assert "我是问据" in person.waits_for_reply(to=person.starts("nonsense")).text


@pytest.mark.usefixtures("office")
def test_reports_are_opened_by_number_paragraph_and_title(person):
    for reference in ("1", "r1", "r1#2", "滨江区新建三座社区图书馆", "《滨江区新建三座社区图书馆》", "社区图书馆"):
        assert "《滨江区新建三座社区图书馆》" in says(person, f"/report {reference}").text
    assert "/report 1" in says(person, "/report").text
    assert "没有这篇报告" in says(person, "/report 77").text
    assert "没有报告的标题里有这些字" in says(person, "/report 溜冰场 票价").text
    assert "1 到 2 段" in says(person, "/report 1#9").text


def test_a_title_of_several_reports_is_answered_with_a_button_to_each(standin, town, person):
    text = (town / "seeds" / "library.md").read_text("utf-8")
    (town / "seeds" / "other.md").write_text(text.replace("江城晚报", "滨江报").replace("03-18", "03-20"), "utf-8")
    with bot_in_thread(standin, town):
        told = says(person, "/report 社区图书馆")
        assert told.text.startswith("有 2 篇报告的标题里有“社区图书馆”")
        newer, older = told.labels
        assert re.fullmatch(r"r\d 滨江区新建三座社区图书馆 · 滨江报 · 2024-03-20", newer)
        assert older == "r1 滨江区新建三座社区图书馆 · 江城晚报 · 2024-03-18"
        person.presses(told, older).waits_for_answer()
        assert "江城晚报 · 2024-03-18" in told.text


def test_a_report_of_very_many_short_paragraphs_is_read_page_by_page(standin, town, person):
    lines = "\n\n".join(f"第{number}号。" for number in range(250))
    (town / "seeds" / "list.md").write_text(f"---\n标题: 名单\n链接: https://example.org/l\n---\n\n{lines}\n", "utf-8")
    with bot_in_thread(standin, town):
        page = says(person, "/report 名单")
        assert page.marked("text_link") == ["《名单》"]
        assert page.marked("bold") == ["《名单》"]
        assert page.text.count("〔") == 90
        person.presses(page, "▶").waits_for_answer()
        assert "〔91〕" in page.text


@pytest.mark.usefixtures("office")
def test_forget_deletes_what_was_stored(town, person):
    says(person, QUESTION)
    asked = "SELECT count(*) FROM question WHERE person = ?"
    with sqlite3.connect(town / "wenju.db") as database:
        person.standin.waits_until(lambda: database.execute(asked, [str(person.id)]).fetchone()[0] == 1, "the journal")

        privacy = says(person, "/privacy").text
        assert "90 天" in privacy
        assert str(person.id) in privacy
        assert "1 条" in says(person, "/forget").text

        assert database.execute(asked, [str(person.id)]).fetchone() == (0,)
    database.close()


def test_what_is_older_than_the_retention_is_deleted(standin, town, person):
    asked = "SELECT count(*) FROM question"
    with bot_in_thread(standin, town):
        says(person, QUESTION)
    with sqlite3.connect(town / "wenju.db") as database:
        database.execute("UPDATE question SET asked_at = '2020-01-01T00:00:00.000000+00:00'")
        assert database.execute(asked).fetchone() == (1,)
    with bot_in_thread(standin, town, retention_days=30):
        standin.waits_until(lambda: database.execute(asked).fetchone() == (0,), "the old question to be gone", 20)
    database.close()


@pytest.mark.usefixtures("office")
def test_menus_by_scope_and_language(standin, person, admin):
    english = standin.person("Ann", language_code="en")
    group = standin.group("江城", person)
    admin.waits_for_reply(to=admin.starts(), timeout=10)
    standin.waits_until(lambda: "reindex" in admin.sees_commands(), "the admin's menu", 10)

    assert "reindex" not in person.sees_commands()
    assert {"ask", "new", "sources", "help"} <= set(person.sees_commands())
    assert set(person.sees_commands(group)) == {"ask", "timeline", "new", "sources", "use", "help"}
    spoken = standin.world.commands[("all_private_chats", "en")]
    assert english.sees_commands() == [command["command"] for command in spoken]
    assert all(command["description"].isascii() for command in spoken)


@pytest.mark.usefixtures("office")
def test_help_fits_the_person_and_the_chat(standin, person, admin):
    group = standin.group("江城", person)

    assert "/reindex" not in says(person, "/help").text
    assert "/reindex" in says(admin, "/help").text
    for words in ("/help", "/start"):
        told = person.waits_for_reply(to=person.says(words, chat=group), timeout=10).text
        assert "在群里" in told
        assert "十分钟" not in told
    assert "没有这个命令" in says(person, "/nonsense").text


def test_the_page_before_start_says_what_can_be_asked(standin, town):
    with bot_in_thread(standin, town):
        standin.waits_for_call("setMyShortDescription", 3, timeout=20)
    described = dict(standin.world.profile)
    for language in ("", "zh"):
        words = described["description", language]
        *_, first, second = words.splitlines()
        assert first.startswith("· ")
        assert second.startswith("· ")
    assert described["description", "en"].startswith("I am Wenju")

    with bot_in_thread(standin, town):
        asked = first.removeprefix("· ")
        person = standin.person()
        assert "没有找到" not in person.waits_for_reply(to=person.says(asked), timeout=20).text
        standin.waits_for_call("getMyShortDescription", 6, timeout=20)
    assert len(standin.calls_of("setMyDescription")) == 3
    with bot_in_thread(standin, town, access="invite"):
        standin.waits_until(lambda: "·" not in standin.world.profile["description", ""], "no word of the reports", 20)


def test_the_page_before_start_follows_the_reports(standin, tmp_path):
    """From nothing to quote to the first reports, and from what was taken away, or was closed, to what is left."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "长.md").write_text(f"---\ntitle: {70 * '长'}\n---\n\n没有可以问的。\n", "utf-8")

    def waits_until_quoted(*titles):
        def quoted():
            words = standin.world.profile.get(("description", "zh"), "")
            return len(re.findall("^· ", words, re.MULTILINE)), [title for title in QUOTED if title in words]

        standin.waits_until(lambda: quoted() == (len(titles), [*titles]), f"{titles} in the description", 20)

    with bot_in_thread(standin, tmp_path, clock=partial(datetime.now, UTC)) as bot:
        engine = bot._services.whole
        standin.waits_for_call("setMyShortDescription", 3, timeout=20)
        waits_until_quoted()
        for number, title in enumerate(QUOTED, 1):
            (seeds / title).mkdir()
            head = f"---\ntitle: {title}办理通知\ndate: 2025-01-0{number}\n---\n\n"
            (seeds / title / "通知.md").write_text(f"{head}{title}在政务大厅三楼办理，每天八点开门。\n", "utf-8")
        engine.reindex()
        waits_until_quoted("社保卡", "居住证")
        (seeds / "居住证" / "通知.md").unlink()
        engine.reindex()
        waits_until_quoted("老年证", "社保卡")
        engine.revoke("社保卡", None)
        waits_until_quoted("老年证")


def test_the_page_before_start_is_set_although_telegram_refuses_for_a_while(standin, town, monkeypatch):
    monkeypatch.setattr(profile, "TRY_AGAIN", 0.05)
    fault = standin.fails(
        "setMyDescription", faults.status(400), times=None, when=lambda sent: sent.get("language_code") == "zh"
    )
    with bot_in_thread(standin, town, clock=partial(datetime.now, UTC)):
        standin.waits_until(lambda: fault.hits > 2, "further tries", 20)
        assert "· " in standin.world.profile["description", ""], "the other languages are set meanwhile"
        fault.clear()
        standin.waits_until(lambda: "· " in standin.world.profile.get(("description", "zh"), ""), "all of them", 20)
