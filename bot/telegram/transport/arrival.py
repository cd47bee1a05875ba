"""Reaching Telegram at the start, and letting updates in: by polling, or by webhook where the owner set one."""

import asyncio
import contextlib
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot import logs
from bot.config import Settings
from bot.http_server import Show
from bot.setup_codes import SetupCode
from bot.telegram.transport.connection import Connection
from bot.telegram.transport.errors import BotError, TokenRejected, WebhookRefused
from bot.telegram.transport.polling import Polling, Take
from bot.telegram.transport.webhook import Webhook, show_only
from retrieval.errors import WenjuError

FIRST_TRIES = 3
"""Tries of the first call with a token that Telegram rejects: a mistyped token should be told at once."""

RETRY_START = 5.0
"""Seconds between tries to reach Telegram at the start; a machine may boot before its network is up."""


async def reach_telegram(initialize: Callable[[], Awaitable[None]], server: str) -> None:
    """Learn who the bot is, which shows that Telegram can be reached and knows the token.

    Args:
        initialize: Asks for it.
        server: Its address, for whoever is told.

    Raises:
        TokenRejected: Telegram does not know the token, at several tries.
        BotError: What answers there is no Bot API.
    """
    rejections = 0
    while True:
        try:
            await initialize()
            return
        except InvalidToken:
            rejections += 1
            if rejections >= FIRST_TRIES:
                # Not chained: the library's message holds the token.
                raise TokenRejected from None
            await asyncio.sleep(rejections)
        except (TypeError, KeyError, ValueError) as error:
            # A server made by somebody else, that leaves out what every answer of Telegram has.
            raise BotError(SetupCode.NO_BOT_API, server=server, problem=logs.redact(str(error))) from None
        except TelegramError as error:
            logs.event("Telegram cannot be reached", level=logging.WARNING, problem=error, again_in=RETRY_START)
            await asyncio.sleep(RETRY_START)


@asynccontextmanager
async def arriving_updates(
    settings: Settings, bot: Bot, polls: Connection, take: Take, show: Show | None = None
) -> "AsyncIterator[asyncio.Future[None]]":
    """Let updates in; yields what ends only when they cannot come in any more.

    Args:
        settings: The owner's.
        bot: Whose updates.
        polls: A connection of its own, for long polls.
        take: Where updates go.
        show: What the server shows to whoever reads.
    """
    if settings.webhook_url is None:
        await _retrying(bot.delete_webhook)
        server = show_only(settings.webhook_host, settings.webhook_port, show) if show else None
        polling = asyncio.ensure_future(Polling(polls, bot.base_url, take).run())
        try:
            yield polling
        finally:
            if server:
                await server.close()
            polling.cancel()
            with contextlib.suppress(asyncio.CancelledError, WenjuError):
                await polling
        return
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else secrets.token_urlsafe(32)
    webhook = Webhook(settings.webhook_url, settings.webhook_host, settings.webhook_port, secret, take, show)
    webhook.listen()
    try:
        await _retrying(lambda: webhook.announce(bot))
        yield asyncio.get_running_loop().create_future()
    finally:
        # The webhook stays set, so that Telegram keeps what is asked while the bot is away.
        await webhook.close()


async def _retrying(call: Callable[[], Awaitable[object]]) -> None:
    """Make a call at the start until it gets through."""
    while True:
        try:
            await call()
            return
        except InvalidToken:
            raise TokenRejected from None
        except BadRequest as error:
            raise WebhookRefused(SetupCode.WEBHOOK_REFUSED, problem=error) from None
        except TelegramError as error:
            logs.event("Telegram cannot be reached", level=logging.WARNING, problem=error, again_in=RETRY_START)
            await asyncio.sleep(RETRY_START)
