"""In groups and topics: silent unless asked, and everybody undisturbed by everybody else."""

import pytest

from tests.e2e.reports import QUESTION

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture
def people(standin):
    return standin.person("小明"), standin.person("小红")


def test_only_what_is_said_to_the_bot_is_answered(standin, people):
    one, two = people
    group = standin.group("江城", one, two)
    standin.world.reads_all_group_messages = True

    said = [one.says("图书馆开到几点？", chat=group), two.says("不知道", chat=group)]
    command = one.waits_for_reply(to=one.says(f"/ask {QUESTION}", chat=group), timeout=10)
    mention = two.waits_for_reply(to=two.says(f"@{standin.world.bot.username} {QUESTION}", chat=group), timeout=10)
    behind = two.waits_for_reply(to=two.says(f"{QUESTION} @{standin.world.bot.username}", chat=group), timeout=10)
    reply = two.waits_for_reply(to=two.says("那学生票价多少元？", chat=group, reply_to=command), timeout=10)
    other = one.says("/ask@another_bot 税", chat=group)
    talk = two.says("谢谢", chat=group, reply_to=said[0])
    thanks = two.waits_for_reply(to=two.says("谢谢", chat=group, reply_to=command), timeout=10)
    last = one.waits_for_reply(to=one.says("/help", chat=group), timeout=10)

    assert all("晚上" in message.text for message in (command, mention, behind))
    assert reply.reply_to.text.startswith("那学生")
    assert not any(standin.replies_to(message) for message in (*said, other, talk))
    assert "@" in last.text
    assert "不客气" in thanks.text
    assert len(standin.sent(group)) == 6


def test_a_mention_alone_in_reply_to_somebody_asks_what_they_wrote(standin, people):
    one, two = people
    group = standin.group("江城", one, two)
    asked = two.says(QUESTION, chat=group)

    for call in (f"@{standin.world.bot.username}", "/ask"):
        answer = one.waits_for_reply(to=one.says(call, chat=group, reply_to=asked), timeout=10)
        assert "晚上" in answer.text


def test_answers_stay_in_their_topic_and_the_general_one_has_no_number(standin, people):
    one, _ = people
    forum = standin.group("论坛", one, topics=("财政", "文化"))
    money, culture = forum.topics

    in_topic = one.waits_for_reply(to=one.says(f"/ask {QUESTION}", chat=forum, thread=culture), timeout=10)
    general = one.waits_for_reply(to=one.says(f"/ask {QUESTION}", chat=forum), timeout=10)
    one.presses(in_topic, "下一条").waits_for_answer()
    one.reacts(in_topic, "👎")
    why = one.waits_for_reply(to=in_topic, timeout=10)

    assert (why.text, why.thread) == ("哪里不好？", culture)
    assert (in_topic.thread, general.thread) == (culture, 0)
    assert in_topic.thread != money
    assert "2/4" in in_topic.labels


def test_follow_ups_belong_to_a_person_and_a_topic(standin, people):
    one, two = people
    forum = standin.group("论坛", one, two, topics=("甲", "乙"))
    first, second = forum.topics

    def asks(person, text, thread):
        return person.waits_for_reply(to=person.says(f"/ask {text}", chat=forum, thread=thread), timeout=10).text

    asks(one, "江城博物馆每天开放到晚上几点？", first)

    assert "承接" not in asks(two, "那东湖公园呢？", first)
    assert "承接" not in asks(one, "那东湖公园呢？", second)
    asks(one, "江城博物馆每天开放到晚上几点？", first)
    assert "承接上一问：东湖公园" in asks(one, "那东湖公园呢？", first)


def test_a_reply_leans_on_what_it_replies_to_whoever_writes(standin, people):
    one, two = people
    group = standin.group("江城", one, two)
    standin.world.reads_all_group_messages = True
    question = "江城博物馆每天开放到晚上几点？"
    answer = one.waits_for_reply(to=one.says(f"/ask {question}", chat=group), timeout=10)
    talk = one.says(question, chat=group)
    bot = standin.world.bot.username

    to_answer = two.waits_for_reply(to=two.says("那东湖公园呢？", chat=group, reply_to=answer), timeout=10)
    to_follow_up = one.waits_for_reply(to=one.says("那南山体育馆呢", chat=group, reply_to=to_answer), timeout=10)
    to_person = two.waits_for_reply(to=two.says(f"@{bot} 那东湖公园呢？", chat=group, reply_to=talk), timeout=10)

    assert to_answer.text.startswith("承接上一问：东湖公园每天开放到晚上几点？")
    assert to_follow_up.text.startswith("承接上一问：南山体育馆每天开放到晚上几点？")
    assert to_person.text.startswith("承接上一问：东湖公园每天开放到晚上几点？")


def test_ask_without_a_question_takes_the_message_it_replies_to(standin, people):
    one, two = people
    group = standin.group("江城", one, two)
    talk = two.says("学生票价多少元？", chat=group)

    asked = one.says("/ask", chat=group, reply_to=talk)
    alone = one.says("/ask", chat=group)

    assert "票价10元" in one.waits_for_reply(to=asked, timeout=10).text
    assert "/ask" in one.waits_for_reply(to=alone, timeout=10).text
