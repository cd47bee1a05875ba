"""Who published a page and when: labels, tags, the lines above and below the text, weighed against each other."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from retrieval.analysis import DATE, parse_published, published_at
from retrieval.readers import fields, metadata, patterns
from retrieval.readers.html.lines import PageLine
from retrieval.readers.html.tags import PageTags, date_in_address
from retrieval.readers.html.titles import title_parts
from retrieval.readers.metadata import LONGEST_NAME, Metadata
from retrieval.types import Origin

_PUBLISHED = re.compile(
    r"(?:发\s*布\s*(?:时\s*间|日\s*期)|公开(?:日期|时间)|发表(?:时间|日期|于)|发布于|刊发日期|發[布佈佈](?:時間|日期)|發表(?:時間|日期))\s*[:：|]?\s*"
)
WRITTEN = re.compile(r"(?:成\s*文\s*日\s*期|印发日期|发文日期|生成日期|成文時間|發文日期)\s*[:：|]?\s*")
_CHANGED = re.compile(r"(?:更新|修改)(?:时间|日期|于|時間)")
_SOURCE_LABEL = re.compile(rf"(?:{patterns.SOURCE_LABELS}|{patterns.PUBLISHER_LABEL})\s*[:：/／|｜]", re.IGNORECASE)
# In what stands beside a date: 青岚网／记者 林岸, 作者 林岸.
_WITH_REPORTER = re.compile(
    r"\s*[/／|]?\s*(?:(?:本报)?(?:记者|記者|通讯员|作者|撰文|编辑)\s*[/／:：]?|(?:文|by)\s*[/／:：])\s*.*",
    re.IGNORECASE,
)
# Buttons that stand so close to a name that nothing parts them.
_BUTTONS = re.compile(r"^(?:原创|本文)\s+|\s*(?:举报|调整字体|版权所有|分享|打印|收藏|微信|本文|我要评论)$")
# What the electronic edition of a paper adds to its name.
_EDITION = re.compile(r"(?<=[报報])(?:数字报|电子报|数字版|电子版|電子報|電子版)$")
_LONGEST_SITE = 20
_ONE_DAY = timedelta(days=1)
_SEEN = Origin("found", "above the text")


def find_source(
    above: Sequence[PageLine], top: Sequence[PageLine], tail: Metadata, tags: PageTags, title: str | None
) -> tuple[str | None, Origin]:
    """The source of a page and its origin.

    Args:
        above: The lines between its title and its text.
        top: All lines above the text.
        tail: What the lines below the text say.
        tags: What its tags say.
        title: Its headline.
    """
    name, origin = _find_source(above, top, tail, tags, title)
    return (_EDITION.sub("", _BUTTONS.sub("", name)) if name else None), origin


def _find_source(
    above: Sequence[PageLine], top: Sequence[PageLine], tail: Metadata, tags: PageTags, title: str | None
) -> tuple[str | None, Origin]:
    near = [*above, *reversed(top)]
    if name := next(filter(None, map(_labelled_source, near)), None):
        return name, Origin("given", "label above the text")
    if name := next(filter(None, map(_issuer, near)), None):
        return name, Origin("given", "label above the text")
    if tags.source:
        return fields.one_line(tags.source[0], LONGEST_NAME), Origin("given", tags.source[1])
    beside = [found.source for line in above if (found := metadata.read_metadata(line.parted)) and found.source]
    names = [name for stated in beside if (name := _WITH_REPORTER.sub("", stated))]
    if known := next(filter(patterns.PUBLISHER.fullmatch, names), None):
        return known, Origin("found", "beside the date")
    if tail.source:
        return tail.source, Origin("found", "below the text")
    if tags.site:
        return fields.one_line(tags.site[0], LONGEST_NAME), Origin("found", tags.site[1])
    if masthead := _masthead(top):
        named = masthead.source is not None and masthead.source in tags.page_title
        return masthead.source, Origin("found" if named else "guessed", "line above the title")
    if names:
        return names[0], Origin("guessed", "beside the date")
    parts = title_parts(tags)
    for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
        if part != title and len(part) <= _LONGEST_SITE:
            return fields.one_line(part, LONGEST_NAME), Origin("guessed", "<title>")
    return None, Origin("missing", "nothing names it")


def _masthead(top: Sequence[PageLine]) -> Metadata | None:
    """The name and day of a newspaper above its page; other sites show today's date there."""
    stated = (metadata.read_metadata(line.parted) for line in top)
    return next((found for found in stated if found and found.source and found.published), None)


def _labelled_source(line: PageLine) -> str | None:
    for text in (line.parted, line.text):
        found = metadata.read_metadata(text)
        if found and found.source and _SOURCE_LABEL.search(text):
            return found.source
    return None


def _issuer(line: PageLine) -> str | None:
    found = patterns.AGENCY.search(line.text)
    return found["name"] if found else None


def find_published(
    above: Sequence[PageLine], top: Sequence[PageLine], tail: Metadata, tags: PageTags, written: date | None
) -> tuple[date | None, Origin]:
    """The publication date of a page and its origin; guessed where places that should agree are days apart.

    Args:
        above: The lines between its title and its text.
        top: All lines above the text.
        tail: What the lines below the text say.
        tags: What its tags say.
        written: The date of writing.
    """
    candidates: list[tuple[date, Origin]] = []
    if stated := labelled_date([line.text for line in top], _PUBLISHED):
        candidates.append((stated, Origin("given", "label above the text")))
    candidates += [(day, Origin("given", where)) for day, where in tags.dates]
    changed = [line.text for line in above if _CHANGED.search(line.text)]
    for line in above:
        if line.text in changed or WRITTEN.search(line.text):
            continue
        if day := parse_published(line.text) or parse_published(line.parted):
            candidates.append((day, _SEEN))
    if not candidates and (masthead := _masthead(top)) and masthead.published:
        named = parse_published(tags.page_title) == masthead.published
        return masthead.published, Origin("found" if named else "guessed", "line above the title")
    if not candidates:
        return _fallback_date(changed, tail, tags, written)
    chosen, origin = candidates[0]
    if any(abs(_day(other) - _day(chosen)) > _ONE_DAY for other, _ in candidates[1:]):
        # What visitors see is kept up more often than what machines read.
        chosen, origin = next((pair for pair in candidates if pair[1].how == _SEEN.how), candidates[0])
        return chosen, Origin("guessed", f"{origin.how}; other dates on the page differ")
    for other, _ in candidates:
        if not isinstance(chosen, datetime) and isinstance(other, datetime) and _day(other) == chosen:
            chosen = other
    return chosen, origin


def labelled_date(lines: Sequence[str], label: re.Pattern[str]) -> date | None:
    """The date behind a label, on its line or at the beginning of the next; None where there is none."""
    for place, line in enumerate(lines):
        for found in label.finditer(line[: metadata.LONGEST_LINE * 2]):
            rest = line[found.end() : found.end() + 40].lstrip(" |:：/")
            if not rest and place + 1 < len(lines):
                rest = lines[place + 1][:40]
            match = DATE.match(rest)
            if match and (day := published_at(match)):
                return day
    return None


def _fallback_date(
    changed: Sequence[str], tail: Metadata, tags: PageTags, written: date | None
) -> tuple[date | None, Origin]:
    address = date_in_address(tags.url)
    if tail.published:
        agrees = address is not None and abs(address - _day(tail.published)) <= _ONE_DAY
        return tail.published, Origin("found" if agrees else "guessed", "below the text")
    if address:
        return address, Origin("guessed", "address of the page")
    if tags.timed:
        return tags.timed, Origin("guessed", "first time element")
    for line in changed:
        if day := parse_published(line):
            return day, Origin("guessed", "date of the last change")
    if written:
        return written, Origin("guessed", "date of writing (成文日期)")
    return None, Origin("missing", "nothing names it")


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
