"""What a web page says about itself to machines: meta tags, JSON-LD, variables of its scripts, its address."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from lxml import etree

from retrieval.analysis import CHINA_TIME, parse_published
from retrieval.readers import fields
from retrieval.readers.decoding import printable
from retrieval.readers.html.elements import upwards
from retrieval.readers.html.surroundings import find_surroundings

_TITLES = ("articletitle", "og:title", "twitter:title", "title", "dc.title", "headline")
_SOURCES = ("contentsource", "source", "article:source", "dc.source", "mediasource")
_SITES = ("og:site_name", "application-name", "sitename", "article:publisher")
_DATES = (
    "pubdate", "publishdate", "publish_date", "article:published_time", "og:article:published_time", "publish_time",
    "og:release_date", "datepublished", "article:create_at", "apub:time", "dc.date", "pubtime", "date",
    "weibo: article:create_at",
)  # fmt: skip
_CHANGES = ("dateupdate", "datemodified", "article:modified_time", "og:updated_time", "lastmodifiedtime")
_EDITORS = ("editor", "contenteditor", "责任编辑")
_AUTHORS = ("author", "article:author", "dc.creator")
_DESCRIPTIONS = ("description", "og:description")
# So many characters in common are no chance.
_OPENING = 12
_ARTICLE_TYPES = re.compile(r"Article|Posting|Report", re.IGNORECASE)

_NO_SITE = re.compile(r"copyright|^[\w.-]+\.[a-z]{2,8}\s", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]")

_HEAD = 4_000
# In a comment on each page of the digital newspapers that Founder's software makes.
_FOUNDER = "<!--enpproperty"
_FOUNDER_LENGTH = 4_000
_FOUNDER_VALUE = re.compile(r"<(title|date|author)>([^<]{1,300})</\1>")
_MIDNIGHT = re.compile(r"[T\s]+00:00(?::00)?(?:[:.]\d+)?\s*(?:Z|[+-]\d{2}:?\d{2})?$")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000})")
_SCRIPT_TIME = re.compile(r"""\b(?:ct|create_time|svr_time_published)\s*[=:]\s*["']?(1\d{9})\b""")
_SCRIPT_DATE = re.compile(
    r"""\b(?:publish_time|pub_?[Tt]ime|pub_?[Dd]ate)\s*[=:]\s*["'](\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}[^"']{0,20})"""
)
_SCRIPT_NAME = re.compile(r"""\b(?:nickname\s*=|nick_name\s*[=:])\s*(?:[A-Za-z.]+\()?["']([^"']{1,60})["']""")
# contentsource='…', with which a script writes the line that names it.
_SCRIPT_SOURCE = re.compile(
    r"""\b(?:content|article|news|media|info|site)_?(?:source|from|laiyuan)(?:_?name)?\s*=\s*["']([^"'<>]{2,40})["']""",
    re.IGNORECASE,
)
_SCRIPT_LINK = re.compile(r"""\bmsg_link\s*=\s*["'](https?:[^"']{1,2000})["']""")
_ADDRESS_DATE = re.compile(r"/t?(20\d{2})[-/]?(0[1-9]|1[0-2])[-/]?([0-3]\d)(?=[/_.-])")
# Longer texts are none, and `_MIDNIGHT` would try each of their spaces.
_LONGEST_DATE = 60
_ESCAPED_BREAK = re.compile(r"\\(?:n|r|x0a|x0d)")
# (3 封私信 / 80 条消息) before the title, for whoever was logged in.
_UNREAD = re.compile(
    r"^[（(]\s?\d+\+?\s?(?:封|条)\s?(?:未读|新)?(?:私信|消息|通知|信息|提醒)"
    r"(?:\s?[/／|,，、]\s?\d+\+?\s?(?:封|条)\s?(?:未读|新)?(?:私信|消息|通知|信息|提醒))*[）)]\s*"
)
# (3) there, which may be a number of the article's own.
_UNREAD_OR_NUMBER = re.compile(r"^[（(]\d{1,3}\+?[）)]\s*")
_MOST_HEADLINES = 200
_LEAST_HEADLINE = 4
_LEAST_PARAGRAPH = 30
_HEADINGS = ("h1", "h2", "h3", "h4")
_MOST_SCRIPT = 400_000
_MOST_NODES = 200


@dataclass(slots=True)
class PageTags:
    """What the tags say; empty strings and None for what they leave out.

    Attributes:
        title: Headlines from meta tags and JSON-LD, the surest first, as (text, where).
        page_title: The `<title>`.
        sources: Who made the text, the surest first, as (name, where).
        account: The account of a portal that published it.
        site: The name of the site, as (name, where).
        owner: Who has the copyright of the page.
        dates: Publication dates with where they stand, the surest first.
        changed: When the page was last changed.
        timed: The day of the first `<time>` that is left on the page, which may be of something else.
        url: The address of the page.
        editor: Who edited it.
        author: Who wrote it.
        description: What the page says about itself in a few lines, often how its text begins.
        opening: The first characters of what the page says that its text begins with, without white space.
    """

    titles: list[tuple[str, str]] = field(default_factory=list)
    page_title: str = ""
    sources: list[tuple[str, str]] = field(default_factory=list)
    account: str = ""
    site: tuple[str, str] | None = None
    owner: str = ""
    dates: list[tuple[date, str]] = field(default_factory=list)
    timed: date | None = None
    changed: date | None = None
    url: str | None = None
    editor: str = ""
    author: str = ""
    opening: str = ""
    description: str = ""


def read_tags(root: Any, scripts: list[str], text: str) -> PageTags:  # noqa: ANN401  # lxml has no types
    """Gather what a page's tags and scripts say.

    Args:
        root: The tree of the page, before anything is taken out of it.
        scripts: The texts of its `<script>` elements.
        text: The page as it is, with its comments.
    """
    tags = PageTags()
    metas = _metas(root)
    title = root.find(".//title")
    tags.page_title = _without_unread(root, _line(title.text_content() if title is not None else ""))
    tags.titles = [
        (title, f"meta tag {name}")
        for name in _TITLES
        if (title := _unbroken(metas.get(name, "")).partition("\n")[0].strip())
    ]
    tags.sources = [(metas[name], f"meta tag {name}") for name in _SOURCES if metas.get(name)]
    tags.account = metas.get("mediaid", "")
    sites = ((metas[name], f"meta tag {name}") for name in _SITES if metas.get(name))
    # Makers of software write their own name there, and some sites their address.
    tags.site = next((site for site in sites if _HAN.search(site[0]) or not _NO_SITE.search(" ".join(site))), None)
    tags.owner = metas.get("copyright", "")
    tags.dates = [(day, f"meta tag {name}") for name in _DATES if (day := read_date(metas.get(name, ""))) is not None]
    tags.changed = next((day for name in _CHANGES if (day := read_date(metas.get(name, ""))) is not None), None)
    tags.editor = next((metas[name] for name in _EDITORS if metas.get(name)), "")
    tags.author = next((metas[name] for name in _AUTHORS if metas.get(name)), "")
    tags.description = max((_unbroken(metas.get(name, "")) for name in _DESCRIPTIONS), key=len)
    described = "".join(tags.description.split())
    tags.opening = described[:_OPENING] if len(described) >= _OPENING else ""
    tags.dates += [(day, "microdata") for day in islice(_microdata_dates(root, tags.page_title), 1)]
    _read_founder(tags, text)
    _read_scripts(tags, scripts)
    canonical = next(
        (link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"), ""
    )
    saved = _SAVED_FROM.search(text[:_HEAD])
    for address in (canonical, metas.get("og:url", ""), saved[1] if saved else "", tags.url or ""):
        if url := fields.parse_url(address.replace("&amp;", "&")):
            tags.url = url
            break
    return tags


def date_in_address(url: str | None) -> date | None:
    """The day that stands in the path of many news addresses: `/2022/09/04/`, `/t20220904_12.html`."""
    found = _ADDRESS_DATE.search(url or "")
    return parse_published("-".join(found.groups())) if found else None


def _metas(root: Any) -> dict[str, str]:  # noqa: ANN401  # lxml has no types
    """Contents of meta tags by name in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        if name and (content := _line(meta.get("content") or "")):
            found.setdefault(name.strip().lower(), content)
    return found


def _microdata_dates(root: Any, title: str) -> Iterator[date]:  # noqa: ANN401  # lxml has no types
    """The days of publication that elements beside the headline give to machines; others are of other articles."""
    stated = [each for each in root.iterfind(".//*[@itemprop='datePublished']") if each.tag != "meta"][:_MOST_HEADLINES]
    headline = _headline(root, "".join(title.split())) if stated else None
    if headline is None:
        return
    around = frozenset(find_surroundings(root, ["".join(title.split())]))
    order = {element: place for place, element in enumerate(root.iter(etree.Element))}
    holders = frozenset(upwards(headline))
    texts = [order[each] for each in root.iter("p") if len(_line(each.text_content())) >= _LEAST_PARAGRAPH]
    for element in stated:
        day = read_date(element.get("content") or element.get("datetime") or "")
        above = upwards(element)
        scope = next((each for each in above if each.get("itemscope") is not None or each.tag == "article"), None)
        first, last = sorted((order[headline], order[element]))
        outside = scope not in holders if scope is not None else order[element] < order[headline]
        if day and not outside and around.isdisjoint(above) and not any(first < place < last for place in texts):
            yield day


def _headline(root: Any, title: str) -> Any:  # noqa: ANN401  # lxml has no types
    """The element whose own words are the most of a `<title>`; None where none has them."""
    found = None
    longest = _LEAST_HEADLINE - 1
    for element in root.find("body").iter(etree.Element) if root.find("body") is not None else ():
        text = "".join((element.text or "").split())[: len(title) + 1]
        if len(text) > longest and text in title and (element.tag in _HEADINGS or title.startswith(text)):
            found, longest = element, len(text)
    return found


def _without_unread(root: Any, title: str) -> str:  # noqa: ANN401  # lxml has no types
    """A `<title>` without how much somebody has not read; a bare number goes where the page has the rest as a line."""
    title = _UNREAD.sub("", title)
    rest = _UNREAD_OR_NUMBER.sub("", title)
    if rest != title:
        for heading in islice(root.iter(*_HEADINGS), _MOST_HEADLINES):
            text = _line(heading.text_content())
            if len(text) >= _LEAST_HEADLINE and rest.startswith(text):
                return rest
    return title


def _unbroken(text: str) -> str:
    """A value with the line breaks that programs wrote out as escapes."""
    return _ESCAPED_BREAK.sub("\n", text)


def _read_scripts(tags: PageTags, scripts: list[str]) -> None:
    for script in scripts:
        text = script[:_MOST_SCRIPT]
        for node in _nodes(text) if text.lstrip().startswith(("{", "[")) else ():
            _read_node(tags, node)
        if name := _SCRIPT_NAME.search(text):
            tags.sources.append((_line(name[1]), "account name"))
        if (written_by := _SCRIPT_SOURCE.search(text)) and _HAN.search(written_by[1]):
            tags.sources.append((_line(written_by[1]), "script"))
        if moment := _SCRIPT_TIME.search(text):
            day = datetime.fromtimestamp(int(moment[1]), UTC).astimezone(CHINA_TIME)
            tags.dates.append((day, "time in a script"))
        elif (written := _SCRIPT_DATE.search(text)) and (stated := parse_published(written[1])):
            tags.dates.append((stated, "time in a script"))
        if link := _SCRIPT_LINK.search(text):
            tags.url = tags.url or link[1].replace("\\/", "/")


def _read_founder(tags: PageTags, text: str) -> None:
    start = text.find(_FOUNDER)
    values = dict(_FOUNDER_VALUE.findall(text[start : start + _FOUNDER_LENGTH])) if start >= 0 else {}
    if title := _line(values.get("title", "")):
        tags.titles.insert(0, (title, "property of the newspaper page"))
    if day := read_date(values.get("date", "")):
        tags.dates.insert(0, (day, "property of the newspaper page"))
    tags.author = tags.author or _line(values.get("author", ""))


def read_date(text: str) -> date | None:
    """Read a date; midnight to the second is how programs write a day without a time."""
    return parse_published(_MIDNIGHT.sub("", text.strip()[:_LONGEST_DATE].rstrip()))


def _nodes(text: str) -> Iterator[dict[str, Any]]:
    """The objects of a piece of JSON-LD that describe an article."""
    try:
        waiting: list[object] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node[:_MOST_NODES])
        elif isinstance(node, dict):
            if _ARTICLE_TYPES.search(str(node.get("@type", ""))[:200]) or "headline" in node:
                yield node
            waiting.extend(value for value in (node.get("@graph"), node.get("mainEntity")) if value)


def _read_node(tags: PageTags, node: dict[str, Any]) -> None:
    if title := _line(_text(node.get("headline")) or _text(node.get("title"))):
        tags.titles.append((title, "JSON-LD"))
    for name in ("datePublished", "pubDate"):
        if day := read_date(_text(node.get(name))):
            tags.dates.append((day, "JSON-LD"))
    if (publisher := _line(_name(node.get("publisher")))) and tags.site is None:
        tags.site = (publisher, "JSON-LD")
    if provider := _line(_name(node.get("provider"))):
        tags.sources.append((provider, "JSON-LD"))
    tags.author = tags.author or _line(_name(node.get("author")))


def _name(value: object) -> str:
    if isinstance(value, list):
        return _name(value[0]) if value and not isinstance(value[0], list) else ""
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _line(text: str) -> str:
    return " ".join(printable(text[:2_000]).split())
