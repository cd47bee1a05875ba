"""The bot's token: from the environment or from a file, never from the settings, so that no wenju.toml holds it."""

import os
import re
from pathlib import Path

from bot.errors import SettingsError

VARIABLE = "TELEGRAM_BOT_TOKEN"
FILE_VARIABLE = "TELEGRAM_BOT_TOKEN_FILE"

_FORM = re.compile(r"[1-9]\d*:[A-Za-z0-9_-]{20,}")


def read_token() -> str:
    """Read the token.

    Returns:
        The token, of the right form; whether it is valid only Telegram knows.

    Raises:
        SettingsError: There is none, or it cannot be one. The message never repeats it.
    """
    if token := os.environ.get(VARIABLE, "").strip():
        where = VARIABLE
    elif name := os.environ.get(FILE_VARIABLE):
        token, where = _from_file(Path(name)), name
    else:
        raise SettingsError(
            f"the bot's token is missing: ask @BotFather for one (/newbot), then set {VARIABLE}, or {FILE_VARIABLE}"
            " to the name of a file that holds it"
        )
    if not _FORM.fullmatch(token):
        raise SettingsError(
            f"{where} holds no token of a bot: it is a number, a colon, and letters, as in 123456:ABC...; copy it whole"
            " from @BotFather"
        )
    return token


def _from_file(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except UnicodeDecodeError:
        raise SettingsError(f"{path} ({FILE_VARIABLE}) is not a text file; it should hold the token alone") from None
    except OSError as error:
        raise SettingsError(f"{path} ({FILE_VARIABLE}) cannot be read: {error.strerror}") from None
