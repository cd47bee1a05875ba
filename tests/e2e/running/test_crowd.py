"""Many people at once, slow work beside them, and Telegram's limits kept."""

import threading

from telegram.ext import CommandHandler

from bot.telegram.handlers import all_handlers
from bot.telegram.services import services_of
from tests.e2e.serving import bot_in_thread

QUESTION = "承担重大攻关项目能拿到多少资金支持？"
ANSWER = "50%"


def test_fifty_people_are_answered_while_an_admin_s_job_takes_its_time(standin, folder):
    admin, finished = standin.person("管理员"), threading.Event()

    async def slow(update, context):
        await services_of(context).run(finished.wait, 60)
        await update.message.reply_text("做完了", do_quote=True)

    handlers = [CommandHandler("slow", slow), *all_handlers()]
    with bot_in_thread(standin, folder, handlers, admins=(admin.id,)):
        job = admin.says("/slow")
        questions = [standin.person(f"人{number}").says(QUESTION) for number in range(50)]

        standin.waits_until(lambda: all(map(standin.replies_to, questions)), "50 answers", 30)
        assert not standin.replies_to(job)
        finished.set()
        admin.waits_for_reply(to=job, timeout=20)

    assert all(len(standin.replies_to(question)) == 1 for question in questions)
    assert all(ANSWER in standin.replies_to(question)[0].text for question in questions)


def test_questions_are_answered_during_a_real_reindex(standin, folder):
    admin, person = standin.person("管理员"), standin.person()
    with bot_in_thread(standin, folder, admins=(admin.id,)):
        for number in range(400):
            text = f"第{number}号简报\n江城晚报 2024-05-06\n\n" + f"泳池第{number}次开放，票价{number}元。\n" * 20
            (folder / "seeds" / f"{number}.txt").write_text(text, "utf-8")
        admin.says("/reindex")
        shown = admin.waits_for_reply(timeout=20)
        asked = 0
        while "401" not in shown.text:
            assert ANSWER in person.waits_for_reply(to=person.says(QUESTION), timeout=20).text
            asked += 1
            assert asked < 20, shown.text
            if asked >= 10:
                admin.waits_for_edit(shown, timeout=60)

    assert asked


def test_answers_keep_within_telegram_s_limits(standin, folder):
    with bot_in_thread(standin, folder):
        standin.limits_rates()
        questions = [standin.person(f"人{number}").says(QUESTION) for number in range(60)]
        standin.waits_until(lambda: all(map(standin.replies_to, questions)), "60 answers", 40)

    codes = [call.code for call in standin.calls_of("sendMessage")]
    assert codes.count(200) == 60
    assert codes.count(429) == 0


def test_who_asks_too_fast_is_told_so_and_nobody_else(standin, folder):
    fast, other = standin.person("快"), standin.person("慢")
    with bot_in_thread(standin, folder, questions_per_minute=2):
        for _ in range(2):
            assert ANSWER in fast.waits_for_reply(to=fast.says(QUESTION), timeout=20).text

        assert "秒再问" in fast.waits_for_reply(to=fast.says(QUESTION), timeout=20).text
        assert ANSWER in other.waits_for_reply(to=other.says(QUESTION), timeout=20).text


def test_commands_that_search_count_as_questions(standin, folder):
    person = standin.person()
    with bot_in_thread(standin, folder, questions_per_minute=2):
        for words in ("/watch 资金支持", "/export"):
            assert "秒再问" not in person.waits_for_reply(to=person.says(words), timeout=20).text
        for words in ("/watch 资金支持", "/export", QUESTION):
            assert "秒再问" in person.waits_for_reply(to=person.says(words), timeout=20).text


def test_who_floods_the_bot_is_told_so_and_keeps_nobody_waiting(standin, folder):
    flooding, other = standin.person("洪水"), standin.person("慢")
    with bot_in_thread(standin, folder, questions_per_minute=2):
        for words in [QUESTION, "/help"] * 350:
            flooding.says(words)

        # Each reply takes its turn in a chat: did the others stand behind these, they would wait for a minute.
        assert ANSWER in other.waits_for_reply(to=other.says(QUESTION), timeout=20).text
        assert any("秒再问" in reply.text for reply in standin.sent(flooding.chat))


def test_refusals_do_not_count_as_questions(standin, folder):
    admin, person = standin.person("管理员"), standin.person()
    with bot_in_thread(standin, folder, questions_per_minute=1, access="allowlist", admins=(admin.id,)):
        for _ in range(3):
            assert "没有使用权限" in person.waits_for_reply(to=person.says(QUESTION), timeout=20).text
        admin.waits_for_reply(to=admin.says(f"/allow {person.id}"), timeout=20)
        assert ANSWER in person.waits_for_reply(to=person.says(QUESTION), timeout=20).text


def test_a_group_has_a_limit_of_its_own(standin, folder):
    people = [standin.person(f"人{number}") for number in range(3)]
    group = standin.group("群", *people)
    with bot_in_thread(standin, folder, group_questions_per_minute=2):
        for person in people[:2]:
            assert ANSWER in person.waits_for_reply(to=person.says(f"/ask {QUESTION}", chat=group), timeout=20).text

        told = people[2].waits_for_reply(to=people[2].says(f"/ask {QUESTION}", chat=group), timeout=20)
        assert "秒再问" in told.text


def test_an_admin_does_not_stand_behind_200_people(standin, folder):
    admin = standin.person("管理员")
    with bot_in_thread(standin, folder, admins=(admin.id,)):
        questions = [standin.person(f"人{number}").says(QUESTION) for number in range(200)]
        assert "报告 1 篇" in admin.waits_for_reply(to=admin.says("/stats"), timeout=20).text

        # At 25 answers a second most of them still wait.
        assert sum(bool(standin.replies_to(question)) for question in questions) < 100


def test_a_newcomer_does_not_stand_behind_the_backlog_of_one(standin, folder):
    eager, newcomer = standin.person("急"), standin.person("新")
    questions = [eager.says(f"{QUESTION}（{number}）") for number in range(150)]
    with bot_in_thread(standin, folder, questions_per_minute=0):
        assert ANSWER in newcomer.waits_for_reply(to=newcomer.says(QUESTION), timeout=20).text

        answered = [bool(standin.replies_to(question)) for question in questions]
        assert not all(answered)
        # In the order in which they were asked.
        assert answered == sorted(answered, reverse=True)


def test_typing_is_shown_to_whoever_waits(standin, folder):
    person, waiter, free = standin.person("甲"), standin.person("乙"), threading.Event()
    group = standin.group("群", person)

    async def slow(update, context):
        await services_of(context).run(free.wait, 60)
        await update.message.reply_text("做完了", do_quote=True)

    with bot_in_thread(standin, folder, [CommandHandler("slow", slow), *all_handlers()]):
        person.says("大家好", chat=group)
        jobs = [person.says("/slow"), waiter.says("/slow")]
        standin.waits_for_call("sendChatAction", 2, timeout=20)
        shown = {str(call.params["chat_id"]) for call in standin.calls_of("sendChatAction")}
        free.set()
        standin.waits_until(lambda: all(map(standin.replies_to, jobs)), "both to be done", 20)

    assert shown == {str(person.id), str(waiter.id)}
