"""Why settings are refused: what pydantic, TOML and the system say of them, as errors with a code.

Loaded only where one is: see `bot.setup_codes`.
"""

import difflib
import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from bot.errors import ENVIRONMENT_PREFIX, SettingsError
from bot.setup_codes import SetupCode
from retrieval.reasons import Reason, reason

_LONGEST = 60
"""Characters of a value that are shown."""

OPTIONS = {"http_host": "host", "http_port": "port"}
"""Options that are not called as their settings are."""

_KINDS = {
    "bool": SetupCode.YES_OR_NO_WANTED,
    "finite_number": SetupCode.NUMBER_WANTED,
    "float": SetupCode.NUMBER_WANTED,
    "int": SetupCode.WHOLE_NUMBER_WANTED,
    "path": SetupCode.PATH_WANTED,
    "string": SetupCode.TEXT_WANTED,
}
"""What is wanted, by the beginning of pydantic's word for the complaint."""

_LIMITS = {
    "string_too_long": ("max_length", SetupCode.LONG_TEXT),
    "string_too_short": ("min_length", SetupCode.SHORT_TEXT),
    "greater_than_equal": ("ge", SetupCode.LOW),
    "less_than_equal": ("le", SetupCode.HIGH),
    "greater_than": ("gt", SetupCode.TOO_LOW),
}
"""What was overstepped, by that word, with pydantic's name of the limit."""


def refusal(
    error: ValidationError, fields: Mapping[str, FieldInfo], given: Collection[str], file: Path
) -> SettingsError:
    """Why the settings cannot be used.

    Args:
        error: Of pydantic; its first complaint is told.
        fields: The settings there are.
        given: Those that the command line gave.
        file: Where those stand that nobody else gave.
    """
    first: dict[str, Any] = dict(error.errors(include_url=False)[0])
    name = str(first["loc"][0])
    if first["type"] == "extra_forbidden":
        if meant := difflib.get_close_matches(name, fields, n=1):
            return SettingsError(SetupCode.UNKNOWN_SETTING, file=file, name=name, meant=meant[0])
        return SettingsError(SetupCode.STRANGE_SETTING, file=file, name=name, known=", ".join(fields))
    variable = ENVIRONMENT_PREFIX + name.upper()
    if name in given:
        where = reason(SetupCode.OPTION, name=OPTIONS.get(name, name))
    elif os.environ.get(variable):
        where = reason(SetupCode.VARIABLE, name=variable)
    else:
        where = reason(SetupCode.ENTRY, name=name, file=file)
    problem = problem_of(fields[name].annotation, first)
    # An address may hold a password.
    if name.endswith("secret") or name == "opensearch_url":
        return SettingsError(SetupCode.BAD_SECRET, where=where, problem=problem)
    return SettingsError(SetupCode.BAD_VALUE, where=where, value=_shown(first["input"]), problem=problem)


def unreadable(error: OSError | ValueError | RecursionError, file: Path) -> SettingsError:
    """Why the file of settings cannot be read."""
    if isinstance(error, OSError):
        return SettingsError(SetupCode.SETTINGS_UNREADABLE, file=file, problem=error.strerror)
    if isinstance(error, UnicodeDecodeError):
        return SettingsError(SetupCode.SETTINGS_NOT_UTF8, file=file)
    if place := re.search(r" \(at line (\d+), column (\d+)\)$", str(error)):
        line, column = map(int, place.groups())
        problem = str(error)[: place.start()]
        return SettingsError(SetupCode.BAD_TOML, file=file, line=line, column=column, problem=problem)
    return SettingsError(SetupCode.NO_TOML, file=file, problem=error)


def unwritable(error: OSError | ValueError | RecursionError, file: Path, setting: str) -> SettingsError:
    """Why a setting cannot be written there."""
    if isinstance(error, OSError):
        return SettingsError(SetupCode.SETTINGS_UNWRITABLE, file=file, setting=setting, problem=error.strerror)
    return SettingsError(SetupCode.SETTING_NOT_WRITTEN, setting=setting, problem=unreadable(error, file).reason)


def misspelt(variable: str, meant: str) -> SettingsError:
    """That a variable of the environment is no setting, but nearly one."""
    return SettingsError(SetupCode.MISSPELT_VARIABLE, name=variable, meant=meant)


def problem_of(annotation: object, complaint: Mapping[str, Any]) -> Reason:
    """What is wrong with a value of a type, by pydantic's complaint about it."""
    kind, context = complaint["type"], complaint.get("ctx", {})
    if kind == "value_error":
        return reason(SetupCode[str(context["error"])])
    if get_origin(annotation) is tuple:
        return reason(SetupCode.TELEGRAM_NUMBERS)
    if kind == "literal_error":
        return reason(SetupCode.ONE_OF, known=", ".join(get_args(annotation)))
    if kind in _LIMITS:
        limit, code = _LIMITS[kind]
        return reason(code, limit=f"{context[limit]:.12g}")
    for beginning, code in _KINDS.items():
        if kind.startswith(beginning):
            return reason(code)
    return reason(SetupCode.UNUSABLE, problem=complaint["msg"])


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
