"""A fetched feed, sitemap or list page -> the links it lists, the newest first, each at most once.

What it is is told by its first element, never by what its server calls it: a feed whose address leads to a web page
(its host is gone, say) is said to be none, and lists nothing.
"""

import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from time import struct_time
from typing import Any, Final
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

from retrieval.analysis import parse_moment
from retrieval.corpus import FetchedPage
from retrieval.errors import FeedError
from retrieval.feeds.feed_file import Feed
from retrieval.readers import LooseParser, text_codec
from retrieval.reasons import Code

LIST_BYTES: Final = 5 << 20
"""Largest list that is read, unpacked."""

MOST_LISTED: Final = 5_000
"""Most links that are taken from a list at once, the newest; a sitemap may have 50,000."""

FIRST_DAY: Final = date(1990, 1, 1)
"""Days before are a clock's zero, no report's date."""

_LONGEST_LINK: Final = 1800
_SHOWN: Final = 80
_GZIP: Final = 16 + zlib.MAX_WBITS
_FIRST_ELEMENT: Final = re.compile(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_END: Final = re.compile(rb"</([\w.-]+:)?(rss|feed|rdf)\s*>", re.IGNORECASE)
_TAIL_BYTES: Final = 2000
_PROLOGUE: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>)*", re.DOTALL | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ListedLink:
    """A link of a list.

    Attributes:
        link: Its address, without fragment.
        day: When it was published, as the list says; None where it does not, or says what cannot be.
    """

    link: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says: links to reports, and the addresses of further lists that a sitemap is made of."""

    links: tuple[ListedLink, ...]
    lists: tuple[str, ...] = ()


def read_list(page: FetchedPage, feed: Feed, today: date, zone: tzinfo) -> Listed:
    """Find the links of a list.

    Args:
        page: The list.
        feed: Whose it is.
        today: No report is from much later.
        zone: Whose days are meant.

    Raises:
        FeedError: It is no list, is damaged or too large, or none of its links are wanted.
    """
    content = _unpacked(page)
    name = _first_element(content)
    if name in ("rss", "feed", "rdf"):
        links = _entries(content, page, today, zone)
    elif name in ("urlset", "sitemapindex"):
        found = _sitemap(content, page.url)
        if name == "sitemapindex":
            return Listed((), tuple(_web_links(found, page.url)))
        links = [ListedLink(link) for link in found]
    elif not feed.below:
        raise FeedError(Code.FEED_NO_LIST, url=page.url)
    else:
        links = [ListedLink(link) for link in _anchors(content, page)]
    days: dict[str, date | None] = {}
    for one in links:
        for link in _web_links([one.link], page.url):
            if link != page.url and is_below(link, urljoin(feed.url, feed.below) if feed.below else ""):
                days.setdefault(link, one.day)
    if not days and (links or name not in ("rss", "feed", "rdf")):
        raise FeedError(Code.FEED_NO_LINKS, url=page.url, below=feed.below or "http")
    return Listed(tuple(ListedLink(link, day) for link, day in list(days.items())[:MOST_LISTED]))


def is_below(link: str, pattern: str) -> bool:
    """Whether an address begins as a pattern says, in which `*` stands for anything; http and https are the same."""
    head, *others = re.sub(r"\Ahttps?://", "", pattern).split("*")
    rest = re.sub(r"\Ahttps?://", "", link)
    if not rest.startswith(head):
        return False
    # The pattern is no longer than the link has to be: the first place of each part is as good as any later one.
    place = len(head)
    for part in others:
        found = rest.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return True


def _unpacked(page: FetchedPage) -> bytes:
    """Its bytes; those of a `sitemap.xml.gz`, which no header calls packed, unpacked."""
    content = page.content
    if content.startswith(b"\x1f\x8b"):
        try:
            content = zlib.decompressobj(_GZIP).decompress(content, LIST_BYTES + 1)
        except zlib.error as error:
            raise FeedError(Code.FEED_DAMAGED, url=page.url, problem="gzip") from error
    if len(content) > LIST_BYTES:
        raise FeedError(Code.FEED_LARGE, url=page.url, limit=LIST_BYTES)
    return content


def _first_element(content: bytes) -> str:
    prologue = _PROLOGUE.match(content)
    found = _FIRST_ELEMENT.match(content, prologue.end() if prologue else 0)
    return found[2].decode("ascii").lower() if found else ""


def _entries(content: bytes, page: FetchedPage, today: date, zone: tzinfo) -> list[ListedLink]:
    """Those of RSS or Atom, as the feed orders them: the newest first, as good as always."""
    import feedparser  # 60 ms, and no list may be a feed

    # The last link of what was cut off may be half a link.
    if not _END.search(content[-_TAIL_BYTES:]):
        raise FeedError(Code.FEED_DAMAGED, url=page.url, problem="no end")
    # A stream: of a text or bytes it would try whether they name a file. Its encoding is the one it names itself.
    headers = {"content-location": page.url, "content-type": "application/xml"}
    try:
        parsed = feedparser.parse(io.BytesIO(content), response_headers=headers, sanitize_html=False)
    except Exception as error:  # its loose way of reading stumbles over damage in any manner: a KeyError of `links`
        raise FeedError(Code.FEED_DAMAGED, url=page.url, problem=str(error)[:_SHOWN]) from error
    return [ListedLink(str(entry.link), _day(entry, today, zone)) for entry in parsed.entries if entry.get("link")]


def _day(entry: Any, today: date, zone: tzinfo) -> date | None:  # noqa: ANN401 - feedparser has no types
    """When an entry says that it was published; None for what cannot be, such as a day to come."""
    for name in ("published_parsed", "updated_parsed"):
        moment = entry[name] if name in entry else None  # noqa: SIM401 - `get` warns of the names of old
        if isinstance(moment, struct_time):
            try:
                day = datetime(*moment[:5], tzinfo=UTC).astimezone(zone).date()
            except (ValueError, OverflowError):
                continue
            if FIRST_DAY <= day <= today + timedelta(days=1):
                return min(day, today)
            return None
    return None


def _sitemap(content: bytes, url: str) -> list[str]:
    """The addresses in a sitemap, those that changed last first: links, or of an index further sitemaps."""
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", content, re.IGNORECASE):
        raise FeedError(Code.FEED_DAMAGED, url=url, problem="DOCTYPE")
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - without a document type no entity can grow
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise FeedError(Code.FEED_DAMAGED, url=url, problem=str(error)[:_SHOWN]) from error
    found: list[tuple[str, str]] = []
    for entry in root:
        said = {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in entry}
        moment = parse_moment(said.get("lastmod", ""))
        if said.get("loc"):
            found.append((f"{moment:%Y-%m-%d %H:%M}" if moment else "", said["loc"]))
    found.sort(key=lambda one: one[0], reverse=True)
    return [link for _, link in found]


class _Anchors(LooseParser):
    """Gathers where a page's links lead, and what they start from."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.base = ""
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        target = dict(attrs).get("href") or ""
        if tag == "base" and not self.base:
            self.base = target
        elif tag in ("a", "area") and target:
            self.links.append(target)


def _anchors(content: bytes, page: FetchedPage) -> list[str]:
    codec = text_codec(page.charset or "") or "utf-8"
    parser = _Anchors()
    parser.feed(content.decode(codec, errors="replace"))
    return [_joined(_joined(page.url, parser.base), link) for link in parser.links]


def _web_links(links: Iterable[str], base: str) -> Iterator[str]:
    """Those that lead to web addresses, whole and without fragment."""
    for link in links:
        # Browsers take a space in an address for what it stands for.
        whole = urldefrag(_joined(base, link.strip().replace(" ", "%20"))).url
        try:
            parts = urlsplit(whole)
            if parts.scheme in ("http", "https") and parts.hostname and len(whole) <= _LONGEST_LINK:
                yield whole
        except ValueError:
            continue


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return link
