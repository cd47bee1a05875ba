"""What `wenju doctor` asks Telegram: is the token good, how is the bot set up, and who fetches its updates."""

from collections.abc import AsyncIterator

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot import logs
from bot.config import Settings
from bot.findings import Finding, good, note, problem
from bot.setup_codes import SetupCode
from bot.telegram.transport.connection import Connection
from bot.telegram.transport.errors import ProxyUnusable
from bot.telegram.transport.proxy import proxy_to
from retrieval.reasons import reason


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
        what = reason(SetupCode.ASK_FOR_TOKEN)
        if server != "https://api.telegram.org":
            what = reason(SetupCode.ASK_OR_NO_SERVER, server=settings.api_base_url)
        yield problem("token", reason(SetupCode.REJECTED), what)
        return
    except TelegramError as error:
        seen = reason(SetupCode.NOT_REACHED, server=settings.api_base_url, problem=logs.redact(str(error)))
        yield problem("telegram", seen, reason(SetupCode.CHECK_NETWORK))
        return
    except (TypeError, KeyError, ValueError) as error:
        # A server made by somebody else, that leaves out what every answer of Telegram has.
        seen = reason(SetupCode.NO_BOT_API, server=settings.api_base_url, problem=logs.redact(str(error)))
        yield problem("telegram", seen, reason(SetupCode.CHECK_NETWORK))
        return
    finally:
        # The library leaves it open where the first call failed.
        await connection.shutdown()
    yield good("telegram", reason(SetupCode.REACHED, name=me.username))
    if me.can_read_all_group_messages:
        yield note("privacy mode", reason(SetupCode.PRIVACY_OFF), reason(SetupCode.SET_PRIVACY))
    else:
        yield good("privacy mode", reason(SetupCode.PRIVACY_ON))
    if not me.supports_inline_queries:
        yield note("inline mode", reason(SetupCode.INLINE_OFF), reason(SetupCode.SET_INLINE))
    for finding in delivery(settings, hook.url, hook.last_error_message, hook.pending_update_count):
        yield finding


def delivery(settings: Settings, url: str, last_error: str | None, pending: int) -> list[Finding]:
    """How updates come in, and whether that fits the settings."""
    found = []
    wanted = settings.webhook_url
    hosted = settings.api_base_url.startswith("https://api.telegram.org")
    if wanted and hosted and not wanted.startswith("https://"):
        found.append(problem("webhook", reason(SetupCode.WEBHOOK_NO_HTTPS, url=wanted), reason(SetupCode.PUT_A_PROXY)))
    if wanted is None and url:
        seen = reason(SetupCode.WEBHOOK_BUT_POLLING, url=url)
        found.append(note("delivery", seen, reason(SetupCode.SERVE_REMOVES)))
    elif wanted and url and url != wanted:
        seen = reason(SetupCode.OTHER_WEBHOOK, url=url, wanted=wanted)
        found.append(note("delivery", seen, reason(SetupCode.SERVE_SETS)))
    else:
        found.append(good("delivery", reason(SetupCode.BY_WEBHOOK if wanted else SetupCode.BY_POLLING)))
    if last_error:
        seen = reason(SetupCode.DELIVERY_FAILED, problem=logs.redact(last_error))
        found.append(problem("webhook", seen, reason(SetupCode.CHECK_PROXY)))
    if pending:
        found.append(note("updates", reason(SetupCode.WAITING, count=pending), reason(SetupCode.SERVE_ANSWERS)))
    return found
