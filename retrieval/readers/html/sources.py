"""Who published a page: labels, tags, the lines above and below the text, weighed against each other."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Any

from lxml import etree

from retrieval.analysis import DATE
from retrieval.readers import fields, metadata, patterns
from retrieval.readers.html.lines import PageLine
from retrieval.readers.html.scripted import find_stated
from retrieval.readers.html.tags import PageTags
from retrieval.readers.html.titles import title_parts
from retrieval.readers.html.trimming import block_of, squeeze
from retrieval.readers.metadata import LONGEST_NAME, Metadata
from retrieval.types import Origin

_SOURCE_LABEL = re.compile(
    rf"(?:{patterns.SOURCE_LABELS}|(?P<office>{patterns.PUBLISHER_LABEL}))\s*[:：/／|｜]|本文来源于", re.IGNORECASE
)
_AMONG_LABELS = re.compile(
    r"(?:^|[\s|｜【\[(（])(?:(?:信息|文章|稿件)?来源|稿源)\s*[:：]\s*(?P<name>[^\s|｜:：。，]{2,24})(?=[\s|｜】\])）]|$)"
)
# In what stands beside a date: 青岚网／记者 林岸, 作者 林岸.
_WITH_REPORTER = re.compile(
    r"\s*[/／|]?\s*(?:(?:本报)?(?:记者|記者|通讯员|作者|撰文|编辑)\s*[/／:：]?|(?:文|by)\s*[/／:：])\s*.*",
    re.IGNORECASE,
)
# Buttons that stand so close to a name that nothing parts them.
_BUTTONS = re.compile(
    r"^(?:原创|本文)\s+|^(?:发布|发表|更新|出版|刊登|首发)\s*[/／]\s*|\s*(?:举报|调整字体|版权所有|分享|打印|收藏|微信|本文|我要评论|订阅|\+?\s?关注)$"
)
# 云溪网 石岩 摄.
_CREDIT = re.compile(r"\s+\S{2,4}\s?[/／]?(?:摄影|摄|攝|图|文)$")
# What the electronic edition of a paper adds to its name.
_EDITION = re.compile(r"(?<=[报報])(?:数字报|电子报|数字版|电子版|電子報|電子版)$")
_DOMAIN = re.compile(r"[\w.-]+\.(?:com|cn|net|org|tw|hk|gov)(?:\.\w+)*", re.IGNORECASE)
# 财快社5月6日电.
_DATELINE = re.compile(
    r"[（(【]?(?P<name>[\u4e00-\u9fff]{1,8}?[社网報报])(?:讯|訊|[\u4e00-\u9fff]{0,8}\d{1,2}[月日].{0,6}[电電讯訊])"
)
_ROLE = re.compile(rf"(?:{patterns.NAME_LABELS}|{patterns.SLASH_NAME_LABELS})\s*[:：/]?", re.IGNORECASE)
# What stands behind it is a column.
_FILED = re.compile(r"(?:来自|分类|分類|栏目|频道|标签|标籤|专题|话题|归档)\s*[:：]?")
_BY = re.compile(r"(?:由|by)(?:\s|$)", re.IGNORECASE)
# What pages call the element with the name of an outlet, and the one with that of an account.
_SOURCE_ELEMENT = re.compile(
    r"(?:^|[\s_-])(?:a_|art(?:icle)?[_-]?)?(?:source|laiyuan|media)(?:[_-]?name)?(?:$|\s)", re.IGNORECASE
)
_ACCOUNT_ELEMENT = re.compile(
    r"(?:^|[\s_-])(?:author|account|nick|user|media|profile)[_-]?(?:name)?(?:$|\s)", re.IGNORECASE
)
# Of the site, in its foot.
_OWNER = re.compile(
    r"(?:版权所有|版權所有|主办(?:单位)?|主辦(?:單位)?|Copyright|©)[\s:：©\d\-–—]*(?P<name>[\u4e00-\u9fff·]{3,20})",
    re.IGNORECASE,
)
_WRITER_ELEMENT = re.compile(r"author|(?<![a-z])user|nick", re.IGNORECASE)
_FOLLOW = re.compile(r"\+?\s?(?:关注|關注|订阅|訂閱|已关注)")
_MOST_NAMES = 300
# Lines with names above that of the date.
_MOST_BEFORE = 2
_LONGEST_SITE = 20
# The line of a source and a date is short, and so is what stands between a title and its text.
_MOST_ABOVE = 40
_MOST_ELEMENTS = 60
_LONGEST_ACCOUNT = 16


def find_source(
    above: Sequence[PageLine],
    top: Sequence[PageLine],
    tail: Metadata,
    tags: PageTags,
    title: str | None,
    scripts: Sequence[str],
    body: Sequence[str],
    foot: Sequence[str] = (),
) -> tuple[str | None, Origin]:
    """The source of a page and its origin.

    Args:
        above: The lines between its title and its text.
        top: All lines above the text.
        tail: What the lines below the text say.
        tags: What its tags say.
        title: Its headline.
        scripts: The texts of its scripts.
        body: The paragraphs of its text.
        foot: The last lines of the page.
    """
    nobody = None
    for stated, origin in _statements(above, top, tail, tags, title, scripts, body, foot):
        if stated.rstrip().endswith((":", "：")):
            # The next label.
            continue
        name = fields.source_name(_CREDIT.sub("", _BUTTONS.sub("", stated)))
        if name in fields.NOBODY:
            nobody = nobody or name
        elif name and (origin.certainty == "given" or not fields.is_person(name)):
            short = _EDITION.sub("", name)
            full = _in_full(short, tags)
            if full != short:
                origin = Origin("guessed" if origin.doubtful else "found", "<title>")
            return fields.one_line(full, LONGEST_NAME), origin
    return nobody, Origin("guessed", "label above the text") if nobody else Origin("missing", "nothing names it")


def _statements(
    above: Sequence[PageLine],
    top: Sequence[PageLine],
    tail: Metadata,
    tags: PageTags,
    title: str | None,
    scripts: Sequence[str],
    body: Sequence[str],
    foot: Sequence[str],
) -> Iterator[tuple[str, Origin]]:
    """What may name the source, the surest first."""
    near = [*above, *reversed(top)]
    label = Origin("given", "label above the text")
    yield from ((name, label) for name in filter(None, map(_labelled_source, near)))
    yield from ((name, label) for name in filter(None, map(_issuer, near)))
    yield from ((name, Origin("given", where)) for name, where in tags.sources)
    for name in _in_source_elements(above):
        yield name, Origin("given" if name == tags.account else "found", "element named for the source")
    accounts = list(_accounts(above))
    beside = list(_beside_date(above))
    yield from (
        (name, Origin("found" if patterns.PUBLISHER_NAME.fullmatch(name) else "guessed", "account"))
        for name in accounts
    )
    yield from ((name, Origin("found", "beside the date")) for name in beside if patterns.PUBLISHER.fullmatch(name))
    below = [tail.source] if tail.source else []
    signed = [name for name in below if patterns.PUBLISHER.fullmatch(name) or fields.is_office(name)]
    yield from ((name, Origin("found", "below the text")) for name in signed)
    if tags.account:
        yield tags.account, Origin("given", "meta tag mediaid")
    if (data := find_stated(scripts, squeeze(title or ""))) and data.source:
        yield data.source, Origin("found", "script")
    parts = title_parts(tags)
    if tags.site and not (tags.site[0].isascii() and parts and not parts[-1].isascii()):
        yield tags.site[0], Origin("found", tags.site[1])
    if (masthead := newspaper_head(top)) and masthead.source and patterns.PUBLISHER.fullmatch(masthead.source):
        is_named = masthead.source in tags.page_title
        yield masthead.source, Origin("found" if is_named else "guessed", "line above the title")
    yield from ((name, Origin("guessed", "beside the date")) for name in beside)
    named = (line.text for line in above if _WRITER_ELEMENT.search(_names_of(line.element)))
    yield from ((name, Origin("guessed", "element named for the author")) for name in named if _may_be_account(name))
    if patterns.PUBLISHER_NAME.fullmatch(tags.author):
        yield tags.author, Origin("guessed", "author")
    if len(body) > 1 and DATE.fullmatch(body[-1]) and patterns.PUBLISHER_NAME.fullmatch(body[-2]):
        yield body[-2], Origin("found", "signature")
    if len(parts) > 1:
        named_last = sorted(
            (*reversed(parts[1:]), parts[0]), key=lambda part: not patterns.PUBLISHER_NAME.fullmatch(part)
        )
        for part in named_last:
            if part != title and len(part) <= _LONGEST_SITE and not _DOMAIN.fullmatch(part) and not DATE.search(part):
                yield part, Origin("guessed", "<title>")
    yield from ((name, Origin("guessed", "below the text")) for name in below)
    beyond = tags.page_title.removeprefix(title or "\n").strip(patterns.SEPARATORS)
    if beyond != tags.page_title and patterns.PUBLISHER_NAME.fullmatch(beyond):
        yield beyond, Origin("guessed", "<title>")
    if len(parts) == 1 and parts[0] != title and patterns.PUBLISHER_NAME.fullmatch(parts[0]):
        yield parts[0], Origin("guessed", "<title>")
    if tags.site:
        yield tags.site[0], Origin("guessed", tags.site[1])
    if body and (dateline := _DATELINE.match(body[0])):
        yield dateline["name"], Origin("guessed", "dateline")
    # 版权所有：云溪市人民政府, or that name alone.
    owned = _OWNER.search(tags.owner)
    owner_name = owned["name"].strip() if owned else tags.owner
    if patterns.PUBLISHER_NAME.fullmatch(owner_name):
        yield owner_name, Origin("guessed", "meta tag copyright")
    owners = (owner["name"].strip() for line in foot if (owner := _OWNER.search(line)))
    yield from (
        (name, Origin("guessed", "foot of the page")) for name in owners if patterns.PUBLISHER_NAME.fullmatch(name)
    )


def newspaper_head(top: Sequence[PageLine]) -> Metadata | None:
    """The name and day of a newspaper above its page; other sites show today's date there."""
    stated = (metadata.read_metadata(line.parted) for line in top if not _names_author(line))
    return next((found for found in stated if found and found.source and found.published), None)


def _beside_date(above: Sequence[PageLine]) -> Iterator[str]:
    """The names that stand on the line of a date, or on a line of their own next to it."""
    for place, line in enumerate(above):
        if _names_author(line):
            continue
        found = metadata.read_metadata(line.parted)
        name = _name_of(found.source) if found and found.source else None
        if name and patterns.PUBLISHER.fullmatch(name):
            yield name
            continue
        if found and found.bylines and not found.source:
            continue
        if not any(map(_is_dated, (line.text, line.parted))) or len(line.text) > metadata.LONGEST_LINE:
            continue
        yield from _names_in(line.parted)
        for before in reversed(above[max(0, place - _MOST_BEFORE) : place]):
            alone = _WITH_REPORTER.sub("", before.text).rstrip(" |｜")
            if not _may_be_account(alone) or metadata.read_metadata(before.parted):
                break
            if name := _name_of(alone):
                yield name
        following = above[place + 1] if place + 1 < len(above) else None
        if following and patterns.PUBLISHER_NAME.fullmatch(following.text) and (name := _name_of(following.text)):
            yield name


def _in_full(name: str, tags: PageTags) -> str:
    """教务处 as the `<title>` ends with it: 江州大学教务处."""
    longer = (part for part in title_parts(tags)[1:] if part.endswith(name) and patterns.OFFICE_NAME.fullmatch(part))
    return next(longer, name) if patterns.OFFICE_NAME.fullmatch(name) else name


def _in_source_elements(above: Sequence[PageLine]) -> Iterator[str]:
    """What stands in elements that are named for the source."""
    for block in dict.fromkeys(block_of(line.element) for line in above[:_MOST_ABOVE]):
        for element in islice(block.iter(etree.Element), _MOST_ELEMENTS):
            if _SOURCE_ELEMENT.search(_names_of(element)):
                text = " ".join("".join(element.itertext()).split())
                if _may_be_account(text) and not DATE.search(text) and (name := _name_of(text)):
                    yield name


def _accounts(above: Sequence[PageLine]) -> Iterator[str]:
    """The names of accounts: on a line of their own above that of the date, or above a button to follow them."""
    for line, following in pairwise(above):
        if not _may_be_account(line.text) or metadata.read_metadata(line.parted) is not None:
            continue
        named = _ACCOUNT_ELEMENT.search(_names_of(line.element)) and any(
            map(_is_dated, (following.text, following.parted))
        )
        if (named or _FOLLOW.fullmatch(following.text)) and (name := _name_of(line.text)):
            yield name


def _names_of(element: Any) -> str:  # noqa: ANN401  # lxml has no types
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:_MOST_NAMES]


def _names_author(line: PageLine) -> bool:
    """Whether a line is 由 admin | 2022-05-06 | 城事, in which what else stands there is a column."""
    return any(map(_BY.match, line.parted.split(" | ")))


def _names_in(parted: str) -> Iterator[str]:
    """What stands beside a date in elements of their own and may be a name."""
    parts = [part for raw in parted.split("|") if (part := raw.strip(patterns.SEPARATORS))]
    for before, part in zip(("", *parts), parts, strict=False):
        rest = patterns.TIME_AGO.sub("", DATE.sub("", part))
        if patterns.NAVIGATION.fullmatch(part) or _ROLE.fullmatch(before) or _FILED.fullmatch(before):
            continue
        if _may_be_account(rest) and (name := _name_of(rest)):
            yield name


def _is_dated(text: str) -> bool:
    return DATE.search(text) is not None or patterns.TIME_AGO.search(text) is not None


def _name_of(text: str) -> str | None:
    return fields.source_name(_WITH_REPORTER.sub("", _BUTTONS.sub("", text)))


def _may_be_account(text: str) -> bool:
    name = text.strip(patterns.SEPARATORS)
    if text.startswith(("—", "–", "-")):
        return False
    return 1 < len(name) <= _LONGEST_ACCOUNT and not patterns.SENTENCE_MARK.search(name) and name[-1] not in "：:，,"


def _labelled_source(line: PageLine) -> str | None:
    if (found := metadata.read_metadata(line.parted)) and found.source and _SOURCE_LABEL.search(line.parted):
        return found.source
    if len(line.parted) > 2 * metadata.LONGEST_LINE or patterns.AGENCY.search(line.text):
        return None
    parts = line.parted.split(" | ")
    for part, following in zip(parts, (*parts[1:], ""), strict=True):
        if label := _SOURCE_LABEL.match(part):
            name = part[label.end() :].strip() or following
            if label["office"] is None or fields.is_office(name):
                return name
    found = metadata.read_metadata(line.text)
    if found and _SOURCE_LABEL.search(line.text):
        return found.source
    # Among labels that nobody knows.
    among = _AMONG_LABELS.search(line.text) if len(line.text) <= metadata.LONGEST_LINE else None
    return among["name"] if among else None


def _issuer(line: PageLine) -> str | None:
    found = patterns.AGENCY.search(line.text)
    return found["name"] if found else None
