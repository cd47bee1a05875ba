"""The stand-in refuses what Telegram refuses, seen through python-telegram-bot's own Bot."""

import asyncio
import re

import pytest
from telegram import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    CopyTextButton,
    InlineKeyboardButton,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.error import BadRequest, Forbidden, RetryAfter

from tests.e2e.echo import bot_for, calling, keyboard, refused

# PTB warns of its own coming change whenever it makes a RetryAfter.
pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2.*retry_after")


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
