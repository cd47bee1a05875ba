"""What the values of settings may be, and what is made of them as they are written.

What is wrong is raised as a name of `SetupCode`, whose sentences are loaded only where there is something to tell.
"""

import ipaddress
import re
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, SecretStr, ValidationInfo

from retrieval.options import Options

_USUAL_ZONE = Options().time_zone


def _usable_path(path: Path) -> Path:
    if "\0" in str(path):
        raise ValueError("NUL_IN_PATH")
    if path == Path():
        raise ValueError("PATH_WANTED")
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise ValueError("UNKNOWN_HOME") from error


SettingPath = Annotated[Path, AfterValidator(_usable_path)]


def _split(value: object) -> object:
    """`12, 34` as the environment writes it; a list as TOML does."""
    return value.replace(",", " ").split() if isinstance(value, str) else value


def _telegram_numbers(value: object) -> object:
    parts = _split(value)
    if isinstance(parts, list) and any(isinstance(part, str) and not _NUMBER.fullmatch(part) for part in parts):
        raise ValueError("TELEGRAM_NUMBERS")
    return parts


def _people(numbers: tuple[int, ...]) -> tuple[int, ...]:
    if any(number <= 0 for number in numbers):
        raise ValueError("GROUP_AS_ADMIN")
    return numbers


_NUMBER = re.compile(r"-?\d{1,18}")

Numbers = Annotated[tuple[int, ...], BeforeValidator(_telegram_numbers)]
People = Annotated[Numbers, AfterValidator(_people)]


def _https(url: str) -> str:
    # Telegram posts to HTTPS only; a self-hosted Bot API server may post to plain HTTP beside it.
    if not url.startswith(("https://", "http://")):
        raise ValueError("NO_URL")
    return url


Url = Annotated[str, AfterValidator(_https)]


def _ip_address(host: str) -> str:
    try:
        return str(ipaddress.ip_address(host))
    except ValueError as error:
        raise ValueError("NO_IP_ADDRESS") from error


IpAddress = Annotated[str, AfterValidator(_ip_address)]


def _time_zone(name: str) -> str:
    # The usual one is known without the database, which not every system has.
    if name != _USUAL_ZONE:
        try:
            ZoneInfo(name)
        except (ValueError, OSError, LookupError) as error:
            raise ValueError("NO_TIME_ZONE") from error
    return name


TimeZone = Annotated[str, AfterValidator(_time_zone)]


def _nodes(value: object) -> object:
    urls = _split(value)
    if not isinstance(urls, list | tuple) or not all(isinstance(url, str) for url in urls):
        raise ValueError("NODES_WANTED")
    if any("@" in url for url in urls):
        raise ValueError("PASSWORD_IN_URL")
    return urls


Nodes = Annotated[tuple[Url, ...], BeforeValidator(_nodes)]


def _index_name(name: str) -> str:
    # Of the names that OpenSearch takes, those that need no quoting anywhere.
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,99}", name):
        raise ValueError("NO_INDEX_NAME")
    return name


IndexName = Annotated[str, AfterValidator(_index_name)]


def _user(name: str | None, given: ValidationInfo) -> str | None:
    if name and given.data.get("opensearch_secret", "wrong itself") is None:
        raise ValueError("SECRET_WANTED")
    return name


User = Annotated[str | None, AfterValidator(_user)]


def _header_value(secret: SecretStr) -> SecretStr:
    # https://core.telegram.org/bots/api#setwebhook
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
        raise ValueError("NO_HEADER_VALUE")
    return secret


Secret = Annotated[SecretStr, AfterValidator(_header_value)]
