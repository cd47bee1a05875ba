"""Where a group is not what it was: topics closed or deleted, and groups that became supergroups."""

import pytest

from tests.e2e.reports import QUESTION
from tests.e2e.serving import bot_in_thread

WITHOUT_ANSWER = "火星移民计划的负责人是谁？"


@pytest.fixture
def person(standin):
    return standin.person("小明")


def says(person, text, **more):
    return person.waits_for_reply(to=person.says(text, **more), timeout=20)


def answer_in(standin, chat, count=1):
    """The bot's messages there, once there are so many."""
    return standin.waits_until(lambda: len(standin.sent(chat)) >= count and standin.sent(chat), "an answer", 20)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("what", ["closes_topic", "deletes_topic"])
def test_what_was_asked_in_a_topic_that_is_gone_is_answered_in_the_general_one(standin, person, what):
    forum = standin.group("论坛", person, topics=("财政",))
    (topic,) = forum.topics

    with standin.world.changed:
        asked = person.says(f"/ask {QUESTION}", chat=forum, thread=topic)
        getattr(person, what)(forum, topic)
    quoted, answer = answer_in(standin, forum, 2)

    assert quoted.text == f"小明: /ask {QUESTION}"
    assert "晚上" in answer.text
    assert answer.reply_to is quoted
    assert (asked.thread, quoted.thread, answer.thread) == (topic, 0, 0)


@pytest.mark.usefixtures("office")
def test_a_press_in_a_closed_topic_that_sends_something_is_answered_too(standin, admin, person):
    forum = standin.group("论坛", admin, person, topics=("财政",))
    (topic,) = forum.topics
    answer = says(person, f"/ask {QUESTION}", chat=forum, thread=topic)
    admin.closes_topic(forum, topic)

    person.presses(answer, "👎")

    assert "哪里不好" in answer_in(standin, forum, 2)[-1].text


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("silently", [False, True], ids=["told", "not told"])
def test_a_question_on_its_way_while_the_group_becomes_a_supergroup_is_answered_there(standin, person, silently):
    group = standin.group("江城", person, kind="group")

    with standin.world.changed:
        person.says("/ask 江城博物馆每天开放到晚上几点？", chat=group)
        new = person.upgrades(group, silently=silently)
    quoted, answer = answer_in(standin, new, 2)

    assert "江城博物馆" in quoted.text
    assert "晚上8点" in answer.text
    assert answer.reply_to is quoted
    assert "承接上一问：东湖公园" in says(person, "/ask 那东湖公园呢？", chat=new).text


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("silently", [False, True], ids=["told", "not told"])
def test_answers_of_a_group_that_became_a_supergroup_are_paged_and_judged(standin, person, silently):
    group = standin.group("江城", person, kind="group")
    says(person, "/ask 江城博物馆每天开放到晚上几点？", chat=group)
    followed = says(person, "/ask 那东湖公园呢？", chat=group)

    new = person.upgrades(group, silently=silently)
    person.presses(followed, "👍").waits_for_answer()
    press = person.presses(followed, "下一条")
    press.waits_for_answer(20)

    (paged,) = answer_in(standin, new)
    assert "承接上一问：东湖公园" in paged.text
    assert "2/4" in paged.labels
    person.presses(paged, "◀").waits_for_answer(20)
    assert "1/4" in paged.labels
    assert "东湖公园" in says(person, "/ask 还有呢？", chat=new).text


def test_questions_of_before_belong_to_the_supergroup_after_a_restart_too(standin, town, person):
    group = standin.group("江城", person, kind="group")
    with bot_in_thread(standin, town):
        says(person, "/ask 江城博物馆每天开放到晚上几点？", chat=group)
        followed = says(person, "/ask 那东湖公园呢？", chat=group)
        new = person.upgrades(group)
        assert "图书馆" in says(person, "/ask 滨江区图书馆开放到几点？", chat=new).text

    with bot_in_thread(standin, town):
        person.presses(followed, "下一条").waits_for_answer(20)

        assert "承接上一问：东湖公园" in standin.sent(new)[-1].text


@pytest.mark.parametrize("named", [False, True], ids=["by an admin", "by the settings"])
def test_a_group_that_was_let_in_stays_so_as_a_supergroup(standin, town, admin, person, named):
    group = standin.group("江城", admin, person, kind="group")
    how = {"access": "allowlist", "admins": (admin.id,), "allowed": (group.id,) if named else ()}
    with bot_in_thread(standin, town, **how):
        if not named:
            admin.waits_for_reply(to=admin.starts(), timeout=20)
            says(admin, "/allow", chat=group)
        assert "晚上" in says(person, f"/ask {QUESTION}", chat=group).text
        new = person.upgrades(group)
        assert "晚上" in says(person, f"/ask {QUESTION}", chat=new).text

    with bot_in_thread(standin, town, **how):
        assert "晚上" in says(person, f"/ask {QUESTION}", chat=new).text
        # Whoever knows the old number only means the same group by it.
        says(admin, f"/deny {group.id}")
        assert "没有使用权限" in says(person, f"/ask {QUESTION}", chat=new).text


def test_a_group_that_was_shut_out_stays_so_as_a_supergroup(standin, town, admin, person):
    group = standin.group("江城", admin, person, kind="group")
    with bot_in_thread(standin, town, admins=(admin.id,)):
        answer = says(person, f"/ask {QUESTION}", chat=group)
        admin.waits_for_reply(to=admin.starts(), timeout=20)
        says(admin, "/deny", chat=group)
        new = person.upgrades(group)

        assert "没有使用权限" in says(person, f"/ask {QUESTION}", chat=new).text
        assert "没有使用权限" in person.presses(answer, "下一条").waits_for_answer(20)["text"]
        says(admin, "/allow", chat=new)
        assert "晚上" in says(person, f"/ask {QUESTION}", chat=new).text


@pytest.mark.parametrize("silently", [False, True], ids=["told", "not told"])
def test_what_a_group_may_ask_and_what_it_chose_to_ask_moves_along(standin, town, admin, person, silently):
    group, leave = standin.group("人事处", admin, person, kind="group"), "/ask 职工每年休假几天？"
    (town / "seeds" / "人事").mkdir()
    (town / "seeds" / "人事" / "年休假.md").write_text("# 年休假\n\n职工每年休假五天。\n", "utf-8")
    rules = town / "seeds" / "_access.yaml"
    rules.write_text(f"人事: [{group.id}]\n", "utf-8")
    with bot_in_thread(standin, town, admins=(admin.id,)):
        says(admin, "/use 人事", chat=group)
        assert "五天" in says(person, leave, chat=group).text
        new = person.upgrades(group, silently=silently)
        # What was on its way finds the new number, if Telegram did not tell it.
        person.says(leave, chat=new if not silently else group)
        standin.waits_until(lambda: any("五天" in sent.text for sent in standin.sent(new)), "an answer", 20)

        assert "只看：人事" in says(person, f"/ask {QUESTION}", chat=new).text
        assert "五天" in says(person, leave, chat=new).text
    with bot_in_thread(standin, town, admins=(admin.id,)):
        assert "五天" in says(person, leave, chat=new).text
        assert "只看：人事" in says(person, f"/ask {QUESTION}", chat=new).text
    assert (str(new.id) in rules.read_text("utf-8"), str(group.id) in rules.read_text("utf-8")) == (True, False)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("command", ["/unanswered", "/stats"])
def test_pages_that_show_what_people_ask_go_to_the_admin_alone(standin, admin, person, command):
    says(person, WITHOUT_ANSWER)
    admin.starts()
    admin.waits_for_reply()
    group = standin.group("编辑部", admin, person)

    hint = says(admin, command, chat=group)

    assert hint.text == "我私下回复你了。"
    assert [message.text for message in standin.sent(group)] == [hint.text]
    page = standin.sent(admin.chat)[-1]
    assert ("火星" if command == "/unanswered" else "问了 1 个问题") in page.text
    # As it was before: a list that stands in the group, with its button.
    page.chat = group
    standin.world.messages[group.id, page.id] = page
    if command == "/unanswered":
        assert "私下" in admin.presses(page, "导出").waits_for_answer(20)["text"]
        assert standin.sent(admin.chat)[-1].document
        assert len(standin.sent(group)) == 1


@pytest.mark.usefixtures("office")
def test_an_admin_who_never_wrote_to_the_bot_is_told_how_to_see_them(standin, admin, person):
    says(person, WITHOUT_ANSWER)
    group = standin.group("编辑部", admin, person)

    told = says(admin, "/unanswered", chat=group).text

    assert "火星" not in told
    assert f"https://t.me/{standin.world.bot.username}" in told


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("trouble", ["missing", "no folder"])
def test_no_error_names_a_folder_of_the_server(standin, town, language, trouble):
    admin = standin.person("管理员", language_code=language)
    report = "# 北岸书店\n\n北岸书店昨天开张。\n".encode()
    with bot_in_thread(standin, town, admins=(admin.id,)):
        added = admin.waits_for_reply(to=admin.sends_file("书店.md", report), timeout=20)
        (town / "seeds").rename(town / "gone")
        if trouble == "no folder":
            (town / "seeds").write_text("", "utf-8")

        shown = says(admin, "/reindex")
        standin.waits_until(lambda: shown.edits, "the end of the reindex", 20)
        undone = admin.presses(added, "撤销" if language != "en" else "Undo").waits_for_answer(20)["text"]
        says(admin, "/remove 1")
        says(admin, "/stats")
        admin.waits_for_reply(to=admin.sends_file("又一本.md", report + b"!"), timeout=20)

    said = [undone, *(message.text for message in standin.sent(admin.chat))]
    assert not [text for text in said if str(town) in text or "/tmp" in text]
    assert ("没有更新" if language != "en" else "not updated") in shown.text
    assert "seeds" in shown.text
