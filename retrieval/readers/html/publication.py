"""When a page was published: labels, tags, the lines above and below the text, weighed against each other."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from retrieval.analysis import CHINA_TIME, DATE, parse_published, published_at
from retrieval.readers import metadata, patterns
from retrieval.readers.html.lines import PageLine
from retrieval.readers.html.sources import newspaper_head
from retrieval.readers.html.tags import PageTags, date_in_address
from retrieval.readers.html.trimming import MOSTLY_LINKS
from retrieval.readers.metadata import Metadata
from retrieval.types import Origin

PUBLISHED = re.compile(
    r"(?:发\s*布\s*(?:时\s*间|日\s*期)|公开(?:日期|时间)|(?:回复|答复|办结)(?:日期|时间)|发表(?:时间|日期|于)|发布于|(?:发稿|发文|刊发|上传|添加"
    r"|录入)(?:日期|时间)|發[布佈佈](?:時間|日期)|發表(?:時間|日期))\s*[:：|]?\s*"
)
WRITTEN = re.compile(r"(?:成\s*文\s*日\s*期|印发日期|发文日期|生成日期|成文時間|發文日期)\s*[:：|]?\s*")
# Words that make a date one of a change, before it or behind it.
_CHANGED_BEFORE = re.compile(
    r"(?:更新|修改|编辑|編輯|最后\S{0,4}|最新推荐\S{0,4})\s*(?:时间|日期|于|於|時間)?\s*[:：|]?[\s|]*$"
)
_CHANGED_BEHIND = re.compile(r"[\s|]*(?:更新|修改|编辑|編輯|再版)(?![时日時:：])")
# Dates of what a text is about, and the day on which somebody looks at the page.
_OTHER_BEFORE = re.compile(
    r"(?:施行|实施|生效|失效|截止|截至|会议|活动|开始|结束|有效|来信|提问|留言|咨询|访问|今天是|今天|现在是|当前|报名|注册"
    r"|入驻)\s*(?:时间|日期|期)?\s*[:：|]?[\s|]*$"
)
_BEFORE = 14
_ONE_DAY = timedelta(days=1)
_SEEN = Origin("found", "above the text")
_MOST_BELOW = 30
_MOST_AFTER = 8
_LONGEST_BUTTON = 8


def find_published(
    above: Sequence[PageLine],
    top: Sequence[PageLine],
    below: Sequence[PageLine],
    tail: Metadata,
    tags: PageTags,
    written: date | None,
) -> tuple[date | None, Origin]:
    """The publication date of a page and its origin; guessed where places that should agree are days apart.

    Args:
        above: The lines between its title and its text.
        top: All lines above the text.
        below: The lines below it.
        tail: What those right below the text say.
        tags: What its tags say.
        written: The date of writing.
    """
    seen, changed = _seen(above)
    candidates: list[tuple[date, Origin]] = []
    if stated := labelled_date(top, PUBLISHED):
        candidates.append((stated, Origin("given", "label above the text")))
    candidates += [(_as_seen(day, seen), Origin("given", where)) for day, where in tags.dates]
    candidates += [(day, _SEEN) for day in seen]
    if not candidates and (head := newspaper_head(top)) and head.published:
        named = parse_published(tags.page_title) == head.published
        return head.published, Origin("found" if named else "guessed", "line above the title")
    if not candidates:
        return _fallback_date(changed, top, below, tail, tags, written)
    chosen, origin = candidates[0]
    if any(abs(_day(other) - _day(chosen)) > _ONE_DAY for other, _ in candidates[1:]):
        # What visitors see is kept up more often than what machines read.
        chosen, origin = next((pair for pair in candidates if pair[1].how == _SEEN.how), candidates[0])
        return chosen, Origin("guessed", f"{origin.how}; other dates on the page differ")
    for other, _ in candidates:
        if not isinstance(chosen, datetime) and isinstance(other, datetime) and _day(other) == chosen:
            chosen = other
    return chosen, origin


def labelled_date(lines: Sequence[PageLine], label: re.Pattern[str]) -> date | None:
    """The date behind a label, on its line or at the beginning of the next; None where there is none."""
    for place, line in enumerate(lines):
        following = lines[place + 1].text[:40] if place + 1 < len(lines) else ""
        for text in dict.fromkeys((line.text, line.parted)):
            for found in label.finditer(text[: metadata.LONGEST_LINE * 2]):
                rest = text[found.end() : found.end() + 40].lstrip(" |:：/") or following
                match = DATE.match(rest)
                if match and (day := published_at(match)):
                    return day
    return None


def _day(value: date) -> date:
    """The day of a date or of a moment, the latter where most readers are."""
    return value.astimezone(CHINA_TIME).date() if isinstance(value, datetime) else value


def _seen(above: Sequence[PageLine]) -> tuple[list[date], list[date]]:
    """The dates that stand between title and text: when it was published, and when it was changed."""
    seen: list[date] = []
    changed: list[date] = []
    for line in above:
        if WRITTEN.search(line.text):
            continue
        for day, is_change in _stamps(line.text) or _stamps(line.parted):
            (changed if is_change else seen).append(day)
    return seen, changed


def _stamps(text: str) -> list[tuple[date, bool]]:
    """The dates in a line, each with whether it is of a change; those of something else are left out."""
    stamps = []
    for found in DATE.finditer(text[: 2 * metadata.LONGEST_LINE]):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        day = published_at(found)
        if day is None or _OTHER_BEFORE.search(before) or metadata.is_of_something(before):
            continue
        is_change = _CHANGED_BEFORE.search(before) or _CHANGED_BEHIND.match(text[found.end() : found.end() + _BEFORE])
        stamps.append((day, is_change is not None))
    if not stamps and (day := parse_published(text)) and not DATE.search(text):
        stamps.append((day, False))
    return stamps


def _as_seen(day: date, seen: Sequence[date]) -> date:
    """A moment that a tag gives in universal time, unless the page shows its reader the very same clock."""
    if isinstance(day, datetime) and day.utcoffset() == timedelta(0):
        local = day.replace(tzinfo=CHINA_TIME)
        if any(isinstance(other, datetime) and abs(other - local) < timedelta(minutes=1) for other in seen):
            return local
    return day


def _is_left(lines: Sequence[PageLine]) -> bool:
    """Whether what stands below these lines is of comments or of other articles."""
    return any(
        line.heading
        or (line.linked > MOSTLY_LINKS and len(line.text) > _LONGEST_BUTTON)
        or patterns.COMMENTS_HEADING.match(line.text)
        or patterns.RELATED_HEADING.match(line.text)
        for line in lines
    )


def _fallback_date(
    changed: Sequence[date],
    top: Sequence[PageLine],
    below: Sequence[PageLine],
    tail: Metadata,
    tags: PageTags,
    written: date | None,
) -> tuple[date | None, Origin]:
    if stated := labelled_date(below[:_MOST_BELOW], PUBLISHED):
        return stated, Origin("found", "label below the text")
    address = date_in_address(tags.url)
    if tail.published:
        agrees = address is not None and abs(address - _day(tail.published)) <= _ONE_DAY
        return tail.published, Origin("found" if agrees else "guessed", "below the text")
    if address:
        return address, Origin("guessed", "address of the page")
    if tags.timed:
        return tags.timed, Origin("guessed", "first time element")
    for place, line in enumerate(below[:_MOST_AFTER]):
        stamps = [day for day, is_change in _stamps(line.text) if not is_change]
        if stamps and not line.heading and line.linked < MOSTLY_LINKS and not _is_left(below[:place]):
            return stamps[0], Origin("guessed", "below the text")
    for day in changed:
        return day, Origin("guessed", "date of the last change")
    for line in top:
        for day, is_change in _stamps(line.text) if metadata.read_metadata(line.parted) else ():
            if not is_change and line.linked < MOSTLY_LINKS:
                return day, Origin("guessed", "above the title")
    for line in top:
        for day, _ in _stamps(line.text):
            if line.linked < MOSTLY_LINKS or line.text.startswith(("修改", "编辑")):
                return day, Origin("guessed", "date of the last change")
    if tags.changed:
        return tags.changed, Origin("guessed", "date of the last change")
    if written:
        return written, Origin("guessed", "date of writing (成文日期)")
    return None, Origin("missing", "nothing names it")
