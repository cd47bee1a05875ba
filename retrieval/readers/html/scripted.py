"""The article of a page that stands only in its scripts: posts without an article, pages that a program draws."""

import html
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import unquote

from retrieval.analysis import CHINA_TIME, parse_published
from retrieval.readers.decoding import printable

_MOST_SCRIPT = 1_000_000
_MOST_STATES = 8
_MOST_NODES = 20_000
_STATE = re.compile(r"""(?:=|:|\(|^)\s*(?=[{\[]\s*["{\[])""")
# Braces as in an address.
_QUOTED = ("%7B", "%5B")
_TEXT_KEYS = re.compile(
    r"(?:article|news|post|detail|main|full)?_?(?:content|body|text|html|detail|article)(?:data|list|html|detail|text)?",
    re.IGNORECASE,
)
_TITLE_KEYS = ("title", "name", "headline", "newsTitle", "articleTitle", "status_title")
_DATE_KEYS = (
    "pubTime",
    "publishTime",
    "publish_time",
    "pubtime",
    "ptime",
    "newsTime",
    "createTime",
    "create_time",
    "ctime",
    "date",
    "time",
    "created_at",
)
# What a social network writes: Sat May 20 16:31:00 +0800 2023.
_NETWORK_DATE = "%a %b %d %H:%M:%S %z %Y"
_EPOCH = range(10**9, 4 * 10**9)
_SOURCE_KEYS = (
    "source",
    "mediaName",
    "media_name",
    "media",
    "sourceName",
    "origin",
    "src",
    "author",
    "nickname",
    "user",
    "screen_name",
)
# A value of an object that a script writes by itself, as WeChat does: title: '…', content_noencode: JsDecode('…').
_VALUE = (
    r"""\b{}\s*[:=]\s*(?:[A-Za-z.]+\()?(?P<quote>['"])(?P<value>(?:(?!(?P=quote))[^\\]|\\.){{0,100000}})(?P=quote)"""
)
_WRITTEN = {name: re.compile(_VALUE.format(name), re.DOTALL) for name in ("content_noencode", "desc", "title")}
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "r": "\n", "t": " "}
_BREAK = re.compile(r"<\s*(?:br|/p|/div|/section|/li|/h\d)\b[^>]*>|<\s*p\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,2000}>")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LEAST_HAN = 15
_LONGEST_DATE = 60


@dataclass(frozen=True, slots=True)
class Scripted:
    """A text in a script, and what stands beside it there; a title of "" stands for none of its own."""

    paragraphs: tuple[str, ...]
    title: str = ""
    source: str = ""
    published: date | None = None


def find_scripted(scripts: Sequence[str], title: str, *, is_bare: bool = False) -> Scripted | None:
    """The longest article in the data of a page's scripts that has the page's title.

    Args:
        scripts: The texts of its scripts.
        title: Its title without white space; "" where the page has none.
        is_bare: Whether the page shows no text at all: the only article there may have another title.
    """
    found: list[Scripted] = []
    for script in scripts:
        for state in _states(script[:_MOST_SCRIPT]):
            found += _articles(state)
    fitting = [one for one in found if title and one.title and _squeeze(one.title)[:12] in title]
    if not fitting and is_bare and len({one.title for one in found}) == 1:
        fitting = found
    return max(fitting, key=lambda one: sum(map(len, one.paragraphs)), default=None)


def find_stated(scripts: Sequence[str], title: str) -> Scripted | None:
    """What the data of a page's scripts says about the article of this title, without its text: its source, its date.

    Args:
        scripts: The texts of its scripts.
        title: The headline, without white space.
    """
    for script in scripts:
        for node in (node for state in _states(script[:_MOST_SCRIPT]) for node in _nodes(state)):
            if title and _squeeze(_first(node, _TITLE_KEYS)) == title:
                source, published = _source(node), _date(node)
                if source or published:
                    return Scripted((), title, source, published)
    return None


def find_post(scripts: Sequence[str]) -> Scripted | None:
    """The text of a post of WeChat that has words or pictures and no article."""
    values: dict[str, str] = {}
    for script in scripts:
        if "cgiData" in script or "text_page_info" in script or "picture_page_info" in script:
            for name, pattern in _WRITTEN.items():
                if name not in values and (found := pattern.search(script[:_MOST_SCRIPT])):
                    values[name] = _unescape(found["value"])
    for name in ("content_noencode", "desc", "title"):
        if paragraphs := text_paragraphs(values.get(name, "")):
            title = "" if name == "title" else " ".join(values.get("title", "").split())
            return Scripted(paragraphs, "" if _squeeze(title).startswith(_squeeze(paragraphs[0])) else title)
    return None


def text_paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that may be marked up."""
    bare = html.unescape(_TAG.sub("", _BREAK.sub("\n", html.unescape(text) if "&lt;" in text else text)))
    return tuple(line for raw in printable(bare).split("\n") if (line := " ".join(raw.split())))


def _states(script: str) -> Iterator[object]:
    """The pieces of JSON in a script."""
    decoder = json.JSONDecoder(strict=False)
    script = unquote(script) if script.lstrip().startswith(_QUOTED) else script
    place = tries = 0
    while tries < _MOST_STATES and (found := _STATE.search(script, place)):
        tries += 1
        try:
            state, place = decoder.raw_decode(script, found.end())
        except (ValueError, RecursionError):
            place = found.end() + 1
            continue
        yield state


def _articles(state: object) -> Iterator[Scripted]:
    return filter(None, map(_article, _nodes(state)))


def _nodes(state: object) -> Iterator[dict[str, Any]]:
    """The objects in a piece of JSON."""
    waiting = [state]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            waiting.extend(value for value in node.values() if isinstance(value, dict | list))
            yield node


def _article(node: dict[str, Any]) -> Scripted | None:
    texts = [_long_text(value) for key, value in node.items() if isinstance(key, str) and _TEXT_KEYS.fullmatch(key)]
    text = max(texts, key=len, default="")
    if len(_HAN.findall(text[:2000])) < _LEAST_HAN:
        return None
    return Scripted(
        text_paragraphs(text),
        " ".join(_first(node, _TITLE_KEYS).split()),
        _source(node),
        _date(node),
    )


def _source(node: dict[str, Any]) -> str:
    """Who published it, as such or by the account."""
    accounts = (value for name in _SOURCE_KEYS if isinstance(value := node.get(name), dict))
    named = (_first(account, ("screen_name", "name", "nickname")) for account in accounts)
    written = _first(node, _SOURCE_KEYS)
    return next(filter(None, named), "") or written


def _date(node: dict[str, Any]) -> date | None:
    for name in _DATE_KEYS:
        value = node.get(name)
        if isinstance(value, int) and (seconds := value // 1000 if value > _EPOCH.stop else value) in _EPOCH:
            return datetime.fromtimestamp(seconds, UTC).astimezone(CHINA_TIME)
        if isinstance(value, str) and value.strip():
            with suppress(ValueError):
                return datetime.strptime(value.strip(), _NETWORK_DATE)  # noqa: DTZ007  # it has %z
            return parse_published(value.strip()[:_LONGEST_DATE])
    return None


def _long_text(value: object) -> str:
    """A text, or the pieces of one in a list; "" for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return max((text for text in value.values() if isinstance(text, str)), key=len, default="")
    if isinstance(value, list):
        pieces = (piece if isinstance(piece, str) else _piece(piece) for piece in value)
        return "<br>".join(filter(None, pieces))
    return ""


def _piece(piece: object) -> str:
    return _first(piece, ("data", "text", "content", "value")) if isinstance(piece, dict) else ""


def _first(node: dict[str, Any], names: Sequence[str]) -> str:
    return next((value.strip() for name in names if isinstance(value := node.get(name), str) and value.strip()), "")


def _unescape(text: str) -> str:
    return _ESCAPE.sub(
        lambda found: chr(int(found[1] or found[2], 16)) if found[1] or found[2] else _LETTERS.get(found[3], found[3]),
        text,
    )


def _squeeze(text: str) -> str:
    return "".join(text.split())
