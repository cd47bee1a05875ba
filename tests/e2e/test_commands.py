"""Commands for everyone: the first words, reading reports, links, what is stored; and who is shown which menu."""

import sqlite3

import pytest

from tests.e2e.reports import QUESTION


@pytest.fixture
def person(standin):
    return standin.person("小明")


def says(person, text):
    return person.waits_for_reply(to=person.says(text), timeout=10)


@pytest.mark.usefixtures("office")
def test_start_offers_two_questions_that_are_answered(person):
    hello = person.waits_for_reply(to=person.starts(), timeout=10)
    assert "4 篇报告" in hello.text
    assert len(hello.labels) == 2

    for number in range(2):
        person.presses(hello, number).waits_for_answer()
        answer = person.waits_for_reply()
        assert answer.reply_to is hello
        assert answer.text.startswith(f"问：{hello.labels[number]}")
        assert answer.text.endswith(("有明确依据", "可能相关"))


def test_start_over_the_starter_corpus_offers_two_as_well(bot, person):  # noqa: ARG001
    assert len(person.waits_for_reply(to=person.starts(), timeout=10).labels) == 2


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
    for reference in ("1", "r1", "r1#2", "滨江区新建三座社区图书馆"):
        assert "《滨江区新建三座社区图书馆》" in says(person, f"/report {reference}").text
    assert "/report 1" in says(person, "/report").text
    assert "没有这篇报告" in says(person, "/report 77").text
    assert "1 到 2 段" in says(person, "/report 1#9").text


@pytest.mark.usefixtures("office")
def test_forget_deletes_what_was_stored(town, person):
    says(person, QUESTION)
    asked = "SELECT count(*) FROM question WHERE person = ?"
    with sqlite3.connect(town / "wenju.db") as database:
        person.standin.waits_until(lambda: database.execute(asked, [str(person.id)]).fetchone()[0] == 1, "the journal")

        assert "90 天" in says(person, "/privacy").text
        assert "1 条" in says(person, "/forget").text

        assert database.execute(asked, [str(person.id)]).fetchone() == (0,)
    database.close()


@pytest.mark.usefixtures("office")
def test_menus_by_scope_and_language(standin, person, admin):
    english = standin.person("Ann", language_code="en")
    group = standin.group("江城", person)
    admin.waits_for_reply(to=admin.starts(), timeout=10)
    standin.waits_until(lambda: "reindex" in admin.sees_commands(), "the admin's menu", 10)

    assert "reindex" not in person.sees_commands()
    assert {"ask", "new", "sources", "help"} <= set(person.sees_commands())
    assert set(person.sees_commands(group)) == {"ask", "new", "sources", "help"}
    spoken = standin.world.commands[("all_private_chats", "en")]
    assert english.sees_commands() == [command["command"] for command in spoken]
    assert all(command["description"].isascii() for command in spoken)


@pytest.mark.usefixtures("office")
def test_help_fits_the_person_and_the_chat(standin, person, admin):
    group = standin.group("江城", person)

    assert "/reindex" not in says(person, "/help").text
    assert "/reindex" in says(admin, "/help").text
    assert "十分钟" not in person.waits_for_reply(to=person.says("/help", chat=group)).text
    assert "没有这个命令" in says(person, "/nonsense").text
