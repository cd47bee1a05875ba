"""The stand-in proves itself: conversations and polling, driven by python-telegram-bot over HTTP."""

import asyncio
import signal
import subprocess
import sys

import pytest
from telegram import InlineKeyboardButton, InlineQueryResultArticle, InputTextMessageContent, Update
from telegram.error import Conflict, InvalidToken, TelegramError

from tests.e2e.echo import Echo, bot_for, calling, keyboard
from tests.e2e.standin import faults
from tests.e2e.standin.server import BUSY


@pytest.mark.usefixtures("echo")
def test_a_person_is_answered_turns_the_page_and_reacts(standin):
    person = standin.person("小明")

    question = person.says("专精特新有多少家？")
    reply = person.waits_for_reply(to=question)

    assert reply.text == "答：专精特新有多少家？"
    assert reply.marked("bold") == ["答"]
    assert reply.labels == ["下一条 ▶"]
    press = person.presses(reply, "下一条")
    assert person.waits_for_edit(reply).text == "第二条（p|1|2）"
    assert press.waits_for_answer()["text"] == "翻页了"
    assert [version.text for version in reply.edits] == ["答：专精特新有多少家？"]
    person.reacts(reply, "👍")
    assert person.waits_for_reply().text == "谢谢"
    standin.waits_until_acknowledged()
    assert set(standin.updates.delivered.values()) == {1}


@pytest.mark.usefixtures("echo")
def test_inline_results_are_offered_and_sent(standin):
    person = standin.person("小红")

    asked = person.asks_inline("服务业")

    assert (asked.results[0]["title"], asked.is_personal, asked.cache_time) == ("标题", True, 0)
    assert person.chooses(asked).marked("bold") == ["服务业"]
    assert person.asks_inline("服务业") is not asked


@pytest.mark.usefixtures("echo")
def test_a_group_keeps_its_talk_from_the_bot_and_topics_apart(standin):
    person = standin.person("小明")
    group = standin.group("政策讨论", person, topics=("财政", "工业"))
    money, _ = group.topics

    talk = person.says("今天吃什么", chat=group, thread=money)
    other = person.says("/ask@another_bot 税", chat=group)
    asked = person.says("/ask 税", chat=group, thread=money)
    reply = person.waits_for_reply(to=asked)
    mentioned = person.says(f"@{standin.world.bot.username} 问一下", chat=group)
    person.waits_for_reply(to=mentioned)
    followed = person.says("还有呢", chat=group, reply_to=reply)
    person.waits_for_reply(to=followed)

    assert talk.update_id is None
    assert other.update_id is None
    assert reply.thread == money


def test_every_act_of_a_person_is_an_update_that_ptb_understands(standin, known):
    friend, group = standin.person("小红"), standin.group("组", known)
    first = known.says("/ask@wenju_test_bot 一")

    async def work(bot):
        await bot.get_updates(allowed_updates=Update.ALL_TYPES)
        button = keyboard(InlineKeyboardButton("按", callback_data="x"))
        await bot.send_message(known.id, "好", reply_markup=button)
        known.edits(first, "/ask 二")
        known.sends_file("a.txt", b"x", caption="/add")
        reply = standin.sent()[0]
        known.presses(reply)
        known.presses(reply, data="forged", inaccessible=True)
        known.reacts(reply, "👍")
        friend.joins(group)
        friend.leaves(group)
        known.adds_bot(group, "kicked")
        known.adds_bot(group, "administrator")
        known.says("大家好", chat=group)
        known.blocks_bot()
        known.blocks_bot(blocked=False)
        asking = asyncio.create_task(asyncio.to_thread(known.asks_inline, "税"))
        await asyncio.to_thread(standin.waits_until, lambda: standin.world.inline_questions, "the question")
        updates = await bot.get_updates(offset=500_003)
        content = InputTextMessageContent("好")
        await updates[-1].inline_query.answer([InlineQueryResultArticle("1", "题", content, button)])
        chosen = known.chooses(await asking, chat=known.chat)
        known.presses(chosen)
        await bot.edit_message_text("改", inline_message_id=chosen.inline_id)
        assert chosen.text == "改"
        return updates + await bot.get_updates(offset=updates[-1].update_id + 1)

    updates = calling(standin, work)
    kinds = [next(kind for kind in Update.ALL_TYPES if getattr(update, kind)) for update in updates]
    assert kinds == [
        "edited_message",
        "message",
        "callback_query",
        "callback_query",
        "message_reaction",
        "message",
        "message",
        "my_chat_member",
        "my_chat_member",
        "message",
        "my_chat_member",
        "my_chat_member",
        "inline_query",
        "message",
        "chosen_inline_result",
        "callback_query",
    ]
    assert updates[0].effective_message.text == "/ask 二"
    assert not updates[3].callback_query.message.is_accessible
    assert updates[-3].message.via_bot.id == standin.world.bot.id
    assert updates[-1].callback_query.inline_message_id


def test_a_webhook_is_retried_until_taken_and_carries_the_secret(standin, unused_port):
    person = standin.person("小明")
    with Echo(standin, webhook_port=unused_port):
        assert person.waits_for_reply(to=person.says("一")).text == "答：一"
        standin.updates.webhook["secret_token"] = "wrong"
        question = person.says("二")
        standin.waits_until(lambda: standin.updates.delivered[question.update_id] >= 2, "a retry")
        assert "403" in standin.updates.webhook_error["last_error_message"]
        standin.updates.webhook["secret_token"] = "geheim"
        assert person.waits_for_reply(to=question).text == "答：二"


@pytest.fixture
def unused_port():
    from tornado.testing import bind_unused_port

    socket, port = bind_unused_port()
    socket.close()
    return port


BOT = """
import sys
from telegram.ext import Application, MessageHandler, filters
async def answer(update, _):
    await update.message.reply_text("答：" + update.message.text, do_quote=True)
application = Application.builder().token(sys.argv[2]).base_url(sys.argv[1]).build()
application.add_handler(MessageHandler(filters.TEXT, answer))
application.run_polling(timeout=2)
"""


def test_a_killed_bot_finds_what_it_had_not_acknowledged(standin):
    person = standin.person("小明")
    start = [sys.executable, "-c", BOT, standin.base_url, standin.token]
    blocked = standin.fails("sendMessage", faults.hang(), times=None)
    first = subprocess.Popen(start)
    question = person.says("还在吗？")
    standin.waits_for_call("sendMessage", timeout=15)
    first.send_signal(signal.SIGKILL)
    first.wait()
    blocked.clear()

    asked_again = person.says("在吗？")
    second = subprocess.Popen(start)
    person.waits_for_reply(to=asked_again, timeout=15)
    second.send_signal(signal.SIGTERM)

    assert second.wait(10 * BUSY) == 0
    assert standin.updates.delivered[question.update_id] >= 1
    assert len(standin.replies_to(asked_again)) == 1


# What getUpdates promises


def test_an_offset_acknowledges_and_a_negative_one_skips(standin, known):
    for text in "一二三":
        known.says(text)

    async def read(bot):
        first = await bot.get_updates(limit=2)
        again = await bot.get_updates(limit=2)
        rest = await bot.get_updates(offset=first[-1].update_id + 1)
        last = await bot.get_updates(offset=-1)
        return first, again, rest, last

    first, again, rest, last = calling(standin, read)
    assert first == again
    assert [update.message.text for update in first + rest] == ["/start", "一", "二", "三"]
    assert [update.message.text for update in last] == ["三"]
    assert calling(standin, lambda bot: bot.get_updates(allowed_updates=["callback_query"]))
    assert known.says("四").update_id is None


def test_a_second_poller_ends_the_first_with_409(standin):
    async def two(bot):
        await bot.get_updates(offset=-1)
        await bot.get_updates(offset=600_000)
        first = asyncio.create_task(bot.get_updates(offset=600_000, timeout=20))
        await asyncio.to_thread(standin.waits_until, lambda: standin.updates.waiting, "the first poll")
        async with bot_for(standin) as another:
            second = asyncio.create_task(another.get_updates(offset=600_000, timeout=1))
            with pytest.raises(Conflict, match="terminated by other getUpdates"):
                await first
            return await second

    assert calling(standin, two) == ()


def test_wrong_tokens_and_methods_are_refused(standin):
    with pytest.raises(InvalidToken, match="rejected"):
        calling(standin, lambda bot: bot.get_me(), token="1234567890:another")
    with pytest.raises(InvalidToken):
        calling(standin, lambda bot: bot.get_me(), token="nonsense")
    with pytest.raises(TelegramError, match="not found"):
        calling(standin, lambda bot: bot.do_api_request("sendMesage"))
    standin.revoked = True
    with pytest.raises(InvalidToken):
        calling(standin, lambda bot: bot.get_me())
