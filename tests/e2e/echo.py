"""A small bot made of python-telegram-bot alone, to prove the stand-in with."""

import asyncio
import threading

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.error import BadRequest
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    MessageReactionHandler,
    filters,
)

from tests.e2e.standin.server import BUSY


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
        assert self.ready.wait(10 * BUSY)
        return self

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(self.done.set)
        self.thread.join(20 * BUSY)
