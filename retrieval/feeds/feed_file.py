"""`feeds.toml` of the corpus folder: which feeds there are, read strictly, and changed without touching the rest."""

import re
import tomllib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from retrieval.corpus import write_whole
from retrieval.errors import CorpusError, FeedError
from retrieval.readers import FEEDS_FILE
from retrieval.reasons import Code, Reason, reason

DEFAULT_EVERY: Final = timedelta(hours=1)
LEAST_EVERY: Final = timedelta(minutes=15)
"""Asking more often is no longer polite."""

DEFAULT_MOST: Final = 20
LARGEST_MOST: Final = 10_000

_KEYS: Final = ("url", "below", "every", "most_a_day", "folder")
_INTERVAL: Final = re.compile(r"([1-9][0-9]{0,4})(m|h|d)")
_UNITS: Final = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_LONGEST_SHOWN: Final = 80
_NO_TOML: Final = (ValueError, RecursionError)


@dataclass(frozen=True, slots=True)
class Feed:
    """A source that is looked at again and again.

    Attributes:
        url: Of the feed, the sitemap or the list page.
        below: How the links to take begin; `*` stands for anything. "" takes all that a feed or a sitemap lists; of a
            list page, which links to everything, it must be given.
        every: The time between two looks.
        most_a_day: Most links that are fetched in 24 hours.
        folder: Below the corpus folder, where reports go; "" for the corpus folder itself.
    """

    url: str
    below: str = ""
    every: timedelta = DEFAULT_EVERY
    most_a_day: int = DEFAULT_MOST
    folder: str = ""


def read_feeds(corpus: Path) -> tuple[Feed, ...]:
    """The feeds of a corpus folder, in the order of the file; none where there is no file.

    Raises:
        FeedError: It is no TOML, or an entry cannot be meant so.
        CorpusError: It cannot be read.
    """
    path = corpus / FEEDS_FILE
    text = _read(path)
    try:
        tables = tomllib.loads(text)
    except _NO_TOML as error:
        raise FeedError(Code.FEEDS_NO_TOML, path=path, problem=error) from error
    entries = tables.get("feed", [])
    unknown = [name for name in tables if name != "feed"]
    if unknown or not isinstance(entries, list):
        raise FeedError(Code.FEEDS_NO_TABLES, path=path, name=_short(unknown[0] if unknown else "feed"))
    feeds: list[Feed] = []
    for number, entry in enumerate(entries, 1):
        try:
            feed = _feed(entry)
            if feed.url in (other.url for other in feeds):
                raise _Wrong(Code.FEED_TWICE)
        except _Wrong as wrong:
            named = _short(entry.get("url", "?") if isinstance(entry, dict) else entry)
            raise FeedError(Code.FEED_ENTRY, path=path, number=number, url=named, problem=wrong.reason) from None
        feeds.append(feed)
    return tuple(feeds)


def add_feed(corpus: Path, values: dict[str, str | int]) -> Feed:
    """Put a feed at the end of the file, whose other lines stay as they are; the file is made where there is none.

    Args:
        corpus: The corpus folder.
        values: By key, as they stand in the file.

    Raises:
        FeedError: It cannot be meant so or is there already, or the file is wrong.
        CorpusError: There is no corpus folder, or the file cannot be read or written.
    """
    import tomlkit

    if not corpus.is_dir():
        raise CorpusError(Code.NO_CORPUS, folder=corpus)
    path = corpus / FEEDS_FILE
    try:
        feed = _feed(values)
    except _Wrong as wrong:
        raise FeedError(Code.FEED_REFUSED, url=_short(values.get("url", "?")), problem=wrong.reason) from None
    if feed.url in (other.url for other in read_feeds(corpus)):
        raise FeedError(Code.FEED_REFUSED, url=_short(feed.url), problem=reason(Code.FEED_TWICE))
    document = tomlkit.parse(_read(path))
    table = tomlkit.table()
    table.update({name: value.strip() if isinstance(value, str) else value for name, value in values.items()})
    if "feed" in document:
        document["feed"].append(table)
    else:
        document["feed"] = tomlkit.aot()
        document["feed"].append(table)
    write_whole(path, tomlkit.dumps(document).encode())
    return feed


def remove_feed(corpus: Path, url: str) -> Feed:
    """Take a feed out of the file; its reports stay, and what was seen of it is remembered should it come back.

    Raises:
        FeedError: There is none of that address, or the file is wrong.
        CorpusError: The file cannot be read or written.
    """
    import tomlkit

    path = corpus / FEEDS_FILE
    feeds = read_feeds(corpus)
    place = next((place for place, feed in enumerate(feeds) if feed.url == url.strip()), None)
    if place is None:
        raise FeedError(Code.NO_SUCH_FEED, path=path, url=_short(url))
    document = tomlkit.parse(_read(path))
    if len(feeds) == 1:
        del document["feed"]  # an empty list of tables is no TOML
    else:
        del document["feed"][place]
    write_whole(path, tomlkit.dumps(document).encode())
    return feeds[place]


def interval_text(every: timedelta) -> str:
    """An interval as the file has it: `30m`, `6h`, `1d`."""
    for unit in ("d", "h"):
        if every % _UNITS[unit] == timedelta(0):
            return f"{every // _UNITS[unit]}{unit}"
    return f"{every // _UNITS['m']}m"


class _Wrong(Exception):
    """What is wrong with one entry."""

    def __init__(self, code: Code, **values: object) -> None:
        self.reason: Reason = reason(code, **values)


def _feed(entry: object) -> Feed:
    """An entry of the file, checked."""
    if not isinstance(entry, dict):
        raise _Wrong(Code.FEED_NO_TABLE)
    for name in entry:
        if name not in _KEYS:
            raise _Wrong(Code.FEED_UNKNOWN_KEY, name=_short(name), keys=", ".join(_KEYS))
    texts = {name: _text(entry, name) for name in ("url", "below", "every", "folder")}
    parts = _parts(texts["url"])
    if parts is None:
        raise _Wrong(Code.NO_ADDRESS, link=_short(texts["url"]))
    if "@" in parts.netloc:
        raise _Wrong(Code.LINK_CREDENTIALS, host=parts.hostname)
    try:
        urljoin(texts["url"], texts["below"])
    except ValueError:
        raise _Wrong(Code.NO_ADDRESS, link=_short(texts["below"])) from None
    most = entry.get("most_a_day", DEFAULT_MOST)
    if not isinstance(most, int) or isinstance(most, bool) or not 1 <= most <= LARGEST_MOST:
        raise _Wrong(Code.FEED_MOST, value=_short(most), limit=LARGEST_MOST)
    steps = texts["folder"].split("/") if texts["folder"] else []
    if any(
        not step.strip() or step.startswith((".", "_")) or re.search(r'[\\<>:"|?*\x00-\x1f]', step) for step in steps
    ):
        raise _Wrong(Code.FEED_FOLDER, folder=_short(texts["folder"]))
    return Feed(texts["url"], texts["below"], _interval(texts["every"]), most, texts["folder"])


def _text(entry: dict[str, Any], name: str) -> str:
    value = entry.get(name, "")
    if not isinstance(value, str):
        raise _Wrong(Code.FEED_NO_TEXT, name=name, value=_short(value))
    return value.strip()


def _parts(url: str) -> Any:  # noqa: ANN401 - a SplitResult, or None
    try:
        parts = urlsplit(url)
        return parts if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _interval(written: str) -> timedelta:
    if not written:
        return DEFAULT_EVERY
    found = _INTERVAL.fullmatch(written)
    every = int(found[1]) * _UNITS[found[2]] if found else timedelta(0)
    if every < LEAST_EVERY:
        raise _Wrong(Code.FEED_INTERVAL, value=_short(written), least=interval_text(LEAST_EVERY))
    return every


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise FeedError(Code.LIST_NOT_UTF8, path=path) from error
    except OSError as error:
        raise CorpusError(Code.UNREADABLE_PATH, path=path, problem=error.strerror or error) from error


def _short(value: object) -> str:
    return " ".join(str(value).split())[:_LONGEST_SHOWN]
