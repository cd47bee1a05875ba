"""@bot QUESTION in a chat that the bot is no member of."""

import pytest

from tests.e2e.serving import bot_in_thread

QUESTION = "@wenju_test_bot 学生票价多少元？"


@pytest.fixture
def person(standin):
    return standin.person("小明")


@pytest.fixture
def foreign(standin, person):
    chat = standin.group("邻居群")
    chat.members.clear()
    chat.members[person.id] = "member"
    return chat


@pytest.mark.usefixtures("office")
def test_a_guest_answers_with_the_passage_and_its_citation(person, foreign):
    person.calls_guest(QUESTION, foreign)
    answer = person.waits_for_reply(chat=foreign, timeout=10)

    assert "票价10元" in answer.text
    assert "《南山体育馆泳池周末开放》 江城日报 · 2023-07-09 · 第 2 段（共 2 段）" in answer.text
    assert "?start=r" in answer.buttons[0]["url"]


@pytest.mark.usefixtures("office")
def test_a_guest_is_asked_what_a_message_says_and_says_where_nothing_is_found(person, foreign):
    asked = person.calls_guest("学生票价多少元？", foreign)
    person.waits_for_reply(chat=foreign, timeout=10)
    person.calls_guest("@wenju_test_bot", foreign, reply_to=asked)
    assert "票价10元" in person.waits_for_reply(chat=foreign, timeout=10).text

    person.calls_guest("@wenju_test_bot 火星移民计划的负责人是谁？", foreign)
    assert "没有找到答案" in person.waits_for_reply(chat=foreign, timeout=10).text
    person.calls_guest("@wenju_test_bot 你好", foreign)
    assert "我是问据" in person.waits_for_reply(chat=foreign, timeout=10).text


def test_who_may_not_ask_is_told_no_more_than_that(standin, town, admin, person, foreign):
    with bot_in_thread(standin, town, admins=(admin.id,), access="allowlist"):
        person.calls_guest(QUESTION, foreign)
        refusal = person.waits_for_reply(chat=foreign, timeout=10)

    assert refusal.text == "你还没有使用权限"
