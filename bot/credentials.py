"""The bot's token: from the environment or from a file, never from the settings, so that no wenju.toml holds it."""

import os
import re
from pathlib import Path

from bot.errors import SettingsError
from bot.setup_codes import SetupCode

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
        raise SettingsError(SetupCode.NO_TOKEN, variable=VARIABLE, file_variable=FILE_VARIABLE)
    if not _FORM.fullmatch(token):
        raise SettingsError(SetupCode.BAD_TOKEN, where=where)
    return token


def _from_file(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except UnicodeDecodeError:
        raise SettingsError(SetupCode.TOKEN_FILE_NO_TEXT, path=path, variable=FILE_VARIABLE) from None
    except OSError as error:
        code = SetupCode.TOKEN_FILE_UNREADABLE
        raise SettingsError(code, path=path, variable=FILE_VARIABLE, problem=error.strerror) from None
