"""The stand-in proves itself: driven over HTTP by python-telegram-bot's own Bot and Application."""

import asyncio
import re
import signal
import subprocess
import sys
import threading
import time

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    ReplyParameters,
    Update,
)
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    MessageReactionHandler,
    filters,
)

from tests.e2e.standin import Standin, faults

# PTB warns of its own coming change whenever it makes a RetryAfter.
pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2.*retry_after")


def bot_for(standin, token=None):
    return Bot(token or standin.token, base_url=standin.base_url, base_file_url=standin.base_file_url)


def refused(words):
    """Expect a 400; PTB changes the case of Telegram's words."""
    return pytest.raises(BadRequest, match=f"(?i){words}")


def calling(standin, work, token=None):
    """Run `await work(bot)` with a real Bot."""

    async def run():
        async with bot_for(standin, token) as bot:
            return await work(bot)

    return asyncio.run(run())


@pytest.fixture
def known(standin):
    """A person whom the bot knows, so that it may write."""
    person = standin.person("小明")
    person.starts()
    return person


def keyboard(*buttons):
    return InlineKeyboardMarkup([list(buttons)])


async def answer(update, _):
    text = update.effective_message.text
    await update.effective_message.reply_html(
        f"<b>答</b>：{text}",
        do_quote=True,
        reply_markup=keyboard(InlineKeyboardButton("下一条 ▶", callback_data="p|1|2")),
    )


async def turn(update, _):
    await update.callback_query.edit_message_text(f"第二条（{update.callback_query.data}）")
    await update.callback_query.answer("翻页了")


async def offer(update, _):
    content = InputTextMessageContent(f"<b>{update.inline_query.query}</b>", "HTML")
    article = InlineQueryResultArticle("r1", "标题", content)
    await update.inline_query.answer([article], cache_time=0, is_personal=True)


async def thank(update, context):
    await context.bot.send_message(update.message_reaction.chat.id, "谢谢")


class Echo:
    """A PTB Application in a thread of its own, as a bot would run."""

    def __init__(self, standin, webhook_port=0):
        builder = Application.builder().token(standin.token)
        self.application = builder.base_url(standin.base_url).base_file_url(standin.base_file_url).build()
        for handler in (
            CommandHandler("ask", answer),
            MessageHandler(filters.TEXT, answer),
            CallbackQueryHandler(turn),
            InlineQueryHandler(offer),
            MessageReactionHandler(thank),
        ):
            self.application.add_handler(handler)
        self.webhook_port, self.ready = webhook_port, threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self.run()))

    async def run(self):
        self.loop, self.done = asyncio.get_running_loop(), asyncio.Event()
        async with self.application as application:
            await application.start()
            every = {"allowed_updates": Update.ALL_TYPES}
            if self.webhook_port:
                url = f"http://127.0.0.1:{self.webhook_port}/hook"
                place = {"listen": "127.0.0.1", "port": self.webhook_port, "url_path": "/hook", "webhook_url": url}
                await application.updater.start_webhook(**place, secret_token="geheim", **every)
            else:
                await application.updater.start_polling(timeout=2, **every)
            self.ready.set()
            await self.done.wait()
            await application.updater.stop()
            await application.stop()

    def __enter__(self):
        self.thread.start()
        assert self.ready.wait(10)
        return self

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(self.done.set)
        self.thread.join(20)


@pytest.fixture
def echo(standin):
    with Echo(standin) as running:
        yield running


# A conversation


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

    assert second.wait(10) == 0
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
        await asyncio.to_thread(standin.waits_until, lambda: standin.updates._polls, "the first poll")
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


# What sending refuses

SMILE = "😀"  # two UTF-16 units


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("字" * 4097, "Message is too long"),
        (SMILE * 2049, "Message is too long"),
        ("<b></b>", "Text must be non-empty"),
        ("<b>字", "can't parse entities: can't find end tag corresponding to start tag \"b\""),
        ("字<script>", 'unsupported start tag "script" at byte offset 3'),
        ("a < b", 'unsupported start tag "" at byte offset 2'),
        ("<b>字</i>", 'unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("</b>", "unexpected end tag at byte offset 0"),
        ("<b", "unclosed start tag at byte offset 0"),
        ('<a href="https://t.me/b?start=a.b">字</a>', "start parameter"),
    ],
)
def test_a_text_outside_the_rules_is_refused(standin, known, text, words):
    with refused(re.escape(words)):
        calling(standin, lambda bot: bot.send_message(known.id, text, "HTML"))
    assert not standin.sent()


def test_markup_becomes_entities_in_utf16(standin, known):
    html = (
        f'{SMILE}<b>粗<i>斜</i></b> &lt;x&gt; &nbsp;<a href="https://example.org/a?b=1&amp;c=2">链</a> '
        "<blockquote expandable>引文</blockquote><code>a&#x27;b</code><tg-spoiler>密</tg-spoiler>"
    )

    calling(standin, lambda bot: bot.send_message(known.id, html, "HTML"))

    message = standin.sent()[0]
    assert message.text == f"{SMILE}粗斜 <x> &nbsp;链 引文a'b密"
    kinds = ["bold", "italic", "text_link", "expandable_blockquote", "code", "spoiler"]
    assert [entity["type"] for entity in message.entities] == kinds
    assert [message.marked(kind)[0] for kind in kinds] == ["粗斜", "斜", "链", "引文", "a'b", "密"]
    assert message.entities[0]["offset"] == 2
    assert message.entities[2]["url"] == "https://example.org/a?b=1&c=2"


def test_text_at_the_limit_passes(standin, known):
    calling(standin, lambda bot: bot.send_message(known.id, f"<b>{SMILE * 2048}</b>", "HTML"))
    assert standin.sent()[0].text == SMILE * 2048


@pytest.mark.parametrize(
    ("button", "words"),
    [
        (InlineKeyboardButton("好", callback_data="页" * 22), "BUTTON_DATA_INVALID"),
        (InlineKeyboardButton("", callback_data="x"), "text must be non-empty"),
        (InlineKeyboardButton("好", copy_text=CopyTextButton("字" * 257)), "BUTTON_COPY_TEXT_INVALID"),
        (InlineKeyboardButton("好", url="nowhere"), "Wrong HTTP URL"),
        (InlineKeyboardButton("好"), "text buttons are unallowed"),
    ],
)
def test_a_button_outside_the_rules_is_refused(standin, known, button, words):
    with refused(words):
        calling(standin, lambda bot: bot.send_message(known.id, "好", reply_markup=keyboard(button)))


def test_replies_edits_and_presses_need_what_they_refer_to(standin, known):
    async def work(bot):
        sent = await bot.send_message(known.id, "一", link_preview_options=LinkPreviewOptions(is_disabled=True))
        with refused("not modified"):
            await sent.edit_text("一")
        with refused("message to edit not found"):
            await bot.edit_message_text("二", known.id, 999)
        with refused("message to be replied not found"):
            await bot.send_message(known.id, "二", reply_parameters=ReplyParameters(999))
        await bot.send_message(known.id, "二", reply_parameters=ReplyParameters(999, allow_sending_without_reply=True))
        await sent.edit_reply_markup(keyboard(InlineKeyboardButton("按", callback_data="x")))
        press = known.presses(standin.sent()[0], "按")
        press.expired = True
        with refused("query is too old"):
            await bot.answer_callback_query(press.id)
        await sent.delete()
        with refused("message to delete not found"):
            await sent.delete()
        with refused("unknown parameters"):
            await bot.send_message(known.id, "三", api_kwargs={"reply_to_mesage_id": 1})

    calling(standin, work)
    assert [message.text for message in standin.sent()] == ["一", "二"]
    assert standin.sent()[0].params["link_preview_options"]


def test_chats_out_of_reach_are_refused(standin, known):
    stranger, group = standin.person("生人"), standin.group("组", known, topics=("一",))

    async def work(bot):
        with refused("chat not found"):
            await bot.send_message(stranger.id, "你好")
        with refused("message thread not found"):
            await bot.send_message(group.id, "你好", message_thread_id=1)
        known.blocks_bot()
        with pytest.raises(Forbidden, match="blocked by the user"):
            await bot.send_message(known.id, "你好")
        known.adds_bot(group, "kicked")
        with pytest.raises(Forbidden, match="was kicked from the supergroup chat"):
            await bot.send_message(group.id, "你好")

    calling(standin, work)


def test_inline_answers_are_checked_and_cached_per_person(standin):
    one, two = standin.person("甲"), standin.person("乙")

    def article(identifier, text="字"):
        return InlineQueryResultArticle(identifier, "题", InputTextMessageContent(text, "HTML"))

    async def ask(person, *articles, **options):
        asking = asyncio.create_task(asyncio.to_thread(person.asks_inline, "税", timeout=2))
        async with bot_for(standin) as bot:
            update = (await bot.get_updates(offset=-1, timeout=2))[-1]
            try:
                await update.inline_query.answer(articles, **options)
            except BadRequest:
                await update.inline_query.answer([], cache_time=0)
                raise
            finally:
                asked = await asking
        return asked

    with refused("RESULT_ID_DUPLICATE"):
        asyncio.run(ask(one, article("1"), article("1"), cache_time=0))
    with refused("can't parse entities"):
        asyncio.run(ask(two, article("1", "<x>"), cache_time=0))
    shown = asyncio.run(ask(one, article("1"), article("2", "<b>粗</b>"), cache_time=60, is_personal=False))
    assert two.asks_inline("税") is shown
    assert one.chooses(shown, 1).marked("bold") == ["粗"]


def test_files_travel_both_ways(standin, known):
    question = known.sends_file("报告.txt", "一段话。".encode(), caption="/add")
    big = known.sends_file("big.txt", b"x", size=21 << 20)

    async def work(bot):
        got = await (await bot.get_file(question.document["file_id"])).download_as_bytearray()
        with refused("file is too big"):
            await bot.get_file(big.document["file_id"])
        with refused("caption is too long"):
            await bot.send_document(known.id, b"a,b", caption="字" * 1025, filename="a.csv")
        await bot.send_document(known.id, b"a,b", caption="<b>表</b>", parse_mode="HTML", filename="a.csv")
        return bytes(got).decode()

    assert calling(standin, work) == "一段话。"
    sent = standin.sent()[0]
    assert (sent.document["file_name"], sent.marked("bold")) == ("a.csv", ["表"])
    assert standin.world.files[sent.document["file_id"]][1] == b"a,b"


def test_commands_are_kept_per_scope_and_language(standin, known):
    english = standin.person("Ann", language_code="en")
    admin = BotCommandScopeChat(known.id)

    async def work(bot):
        await bot.set_my_commands([BotCommand("ask", "提问")], BotCommandScopeAllPrivateChats())
        await bot.set_my_commands([BotCommand("help", "Help")], BotCommandScopeAllPrivateChats(), "en")
        await bot.set_my_commands([BotCommand("reindex", "重建")], admin)
        for wrong in (BotCommand("Ask", "大写"), BotCommand("问", "中文"), BotCommand("a" * 32, " ")):
            with pytest.raises(BadRequest):
                await bot.set_my_commands([wrong])
        with refused("invalid language code"):
            await bot.set_my_commands([BotCommand("ask", "提問")], language_code="zh-hant")
        return await bot.get_my_commands(admin)

    assert calling(standin, work) == (BotCommand("reindex", "重建"),)
    assert known.sees_commands() == ["reindex"]
    assert english.sees_commands() == ["help"]
    assert standin.person("小红").sees_commands() == ["ask"]


def test_rate_limits_answer_429_with_the_time_to_wait(standin, known):
    standin.limits_rates()

    async def work(bot):
        await bot.send_message(known.id, "一")
        with pytest.raises(RetryAfter) as refused:
            await bot.send_message(known.id, "二")
        assert refused.value._retry_after.total_seconds() == 1

    calling(standin, work)


def test_account_and_chat_are_described(standin, known):
    group = standin.group("组", known)

    async def work(bot):
        me = await bot.get_me()
        await bot.send_chat_action(known.id, "typing")
        await bot.set_message_reaction(known.id, 1, "👍")
        assert (await bot.get_chat(group.id)).title == "组"
        assert (await bot.get_chat_member(group.id, known.id)).status == "creator"
        assert await bot.leave_chat(group.id)
        return me

    me = calling(standin, work)
    assert (me.is_bot, me.can_join_groups, me.can_read_all_group_messages) == (True, True, False)
    assert me.supports_inline_queries


# Faults


@pytest.mark.parametrize(
    ("how", "error", "delivered"),
    [
        (faults.too_many_requests(3), RetryAfter, 0),
        (faults.status(502, "Bad Gateway"), NetworkError, 0),
        (faults.status(400, "Bad Request: chat not found"), BadRequest, 0),
        (faults.bad_json(), TelegramError, 0),
        (faults.bad_json(after=True), TelegramError, 1),
        (faults.bare_not_ok(), KeyError, 0),
        (faults.drop(), NetworkError, 0),
        (faults.drop(after=True), NetworkError, 1),
        (faults.hang(), TimedOut, 0),
        (faults.slow(30, after=True), TimedOut, 1),
    ],
)
def test_a_fault_happens_once_and_is_over(standin, known, how, error, delivered):
    fault = standin.fails("sendMessage", how)

    async def work(bot):
        with pytest.raises(error):
            await bot.send_message(known.id, "一", read_timeout=0.3)
        assert len(standin.sent()) == delivered
        await bot.send_message(known.id, "二")

    calling(standin, work)
    assert fault.hits == 1
    assert standin.sent()[-1].text == "二"


def test_a_fault_may_choose_its_calls_and_last(standin, known):
    fault = standin.fails("sendMessage", faults.drop(), times=None, when=lambda p: "坏" in p["text"])

    async def work(bot):
        for _ in range(3):
            with pytest.raises(NetworkError):
                await bot.send_message(known.id, "坏")
        await bot.send_message(known.id, "好")
        fault.clear()
        await bot.send_message(known.id, "坏")

    calling(standin, work)
    assert [message.text for message in standin.sent()] == ["好", "坏"]


@pytest.mark.usefixtures("echo")
@pytest.mark.parametrize("how", [faults.status(502), faults.drop(), faults.bad_json(), faults.hang()])
def test_polling_comes_back_after_a_fault(standin, how):
    person = standin.person("小明")
    fault = standin.fails("getUpdates", how, times=None)
    standin.waits_until(lambda: fault.hits, "the fault")
    question = person.says("还好吗？")
    fault.clear()
    assert person.waits_for_reply(to=question, timeout=15).text == "答：还好吗？"


def test_updates_come_again_on_demand(standin, known):
    async def work(bot):
        first = await bot.get_updates()
        await bot.get_updates(offset=first[-1].update_id + 1)
        standin.redelivers()
        again = await bot.get_updates(offset=first[-1].update_id + 1)
        once = await bot.get_updates(offset=first[-1].update_id + 1)
        standin.sends_malformed()
        known.says("好的")
        with pytest.raises(Exception, match="date"):
            await bot.get_updates(offset=first[-1].update_id + 1)
        return first, again, once

    first, again, once = calling(standin, work)
    assert first == again
    assert once == ()
    assert standin.updates.delivered[first[0].update_id] == 2


def test_waiting_in_vain_says_what_for(standin, known):
    began = time.monotonic()
    with pytest.raises(AssertionError, match="a reply to '/start'"):
        known.waits_for_reply(to=standin.world.messages[known.chat.id, 1], timeout=0.05)
    assert time.monotonic() - began < 2


def test_two_standins_live_side_by_side(standin):
    with Standin() as other:
        assert other.base_url != standin.base_url
        assert calling(other, lambda bot: bot.get_me()).username == other.world.bot.username
