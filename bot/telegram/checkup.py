"""What `wenju doctor` asks Telegram: is the token good, how is the bot set up, and who fetches its updates."""

from collections.abc import AsyncIterator

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot import logs
from bot.config import Settings
from bot.findings import Finding, good, note, problem
from bot.telegram.transport.connection import Connection
from bot.telegram.transport.errors import ProxyUnusable
from bot.telegram.transport.proxy import proxy_to


async def check_telegram(settings: Settings, token: str) -> AsyncIterator[Finding]:
    """Look at the bot through the Bot API; changes nothing.

    Args:
        settings: The owner's.
        token: The bot's, of the right form.

    Yields:
        One finding a matter.
    """
    try:
        proxy_to(settings.api_base_url)
    except ProxyUnusable as error:
        yield problem("proxy", error.problem, error.remedy)
        return
    server = settings.api_base_url.rstrip("/").removesuffix("/bot")
    connection = Connection(1)
    bot = Bot(token, f"{server}/bot", f"{server}/file/bot", request=connection, get_updates_request=connection)
    try:
        async with bot:
            me = await bot.get_me()
            hook = await bot.get_webhook_info()
    except InvalidToken:
        what = "ask @BotFather for the token (/mybots, API Token)"
        if server != "https://api.telegram.org":
            what += f"; or {settings.api_base_url} (WENJU_API_BASE_URL) is no Bot API server"
        yield problem("token", "Telegram rejects it", what)
        return
    except TelegramError as error:
        yield problem(
            "telegram",
            f"{settings.api_base_url} cannot be reached ({logs.redact(str(error))})",
            "check the network, HTTPS_PROXY, or WENJU_API_BASE_URL",
        )
        return
    finally:
        # The library leaves it open where the first call failed.
        await connection.shutdown()
    yield good("telegram", f"reached; the bot is @{me.username}")
    if me.can_read_all_group_messages:
        yield note(
            "privacy mode",
            "off: in groups Telegram sends the bot every message, and Wenju drops what is not said to it",
            "@BotFather /setprivacy turns it on",
        )
    else:
        yield good("privacy mode", "on: in groups the bot sees commands, replies to it and mentions only")
    if not me.supports_inline_queries:
        yield note("inline mode", "off: nobody can quote reports from other chats", "@BotFather /setinline turns it on")
    for finding in delivery(settings, hook.url, hook.last_error_message, hook.pending_update_count):
        yield finding


def delivery(settings: Settings, url: str, last_error: str | None, pending: int) -> list[Finding]:
    """How updates come in, and whether that fits the settings."""
    found = []
    hosted = settings.api_base_url.startswith("https://api.telegram.org")
    if settings.webhook_url and hosted and not settings.webhook_url.startswith("https://"):
        found.append(
            problem(
                "webhook", f"{settings.webhook_url} is not https, and Telegram calls no other", "put a proxy before it"
            )
        )
    if settings.webhook_url is None and url:
        found.append(
            note("delivery", f"a webhook is set ({url}), the settings say polling", "`wenju serve` will remove it")
        )
    elif settings.webhook_url and url and url != settings.webhook_url:
        found.append(
            note("delivery", f"the webhook is {url}, the settings say {settings.webhook_url}", "`wenju serve` sets it")
        )
    else:
        found.append(good("delivery", "webhook" if settings.webhook_url else "polling"))
    if last_error:
        found.append(
            problem(
                "webhook", f"Telegram's last delivery failed: {logs.redact(last_error)}", "check the proxy before it"
            )
        )
    if pending:
        found.append(note("updates", f"{pending} wait for the bot", "`wenju serve` answers them"))
    return found
