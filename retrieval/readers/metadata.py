"""Lines around an article that state its source, date, makers and address -> `Metadata`."""

import re
from dataclasses import dataclass
from datetime import date

from retrieval.analysis import DATE, published_at
from retrieval.readers import fields, patterns
from retrieval.types import Byline

LONGEST_LINE = 160
LONGEST_HEADLINE = 90
"""The longest headline seen (in notices of local offices) has fewer characters."""

_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
LONGEST_NAME = 60
# A page's own lines between title and body, or below the body, are few; a body of nothing else is a list.
_MOST_LINES = 12
_NO_NAME_ENDS_SO = tuple("。：:，！？…")
# A label that nothing parts from the name before it.
_ENDS_IN_LABEL = re.compile(rf"(?:{patterns.DATE_LABELS})$", re.IGNORECASE)
# Where elements of a page border on each other.
_PARTS = re.compile(r"[|∙]")
_JOINED = re.compile(r"[-－—–]\s*\||\|\s*[-－—–]")
# {{author}}, ${name}, <%= name %>, null: what a page would have filled in.
_NOBODY = re.compile(r"[{}$%<>=]|^(?:null|undefined|none|nan|n/a|unknown|佚名|匿名|无|未知)$", re.IGNORECASE)
# A label that says of what a time is: of a hearing (听证会时间), unless that is how pages call their own.
_OF_SOMETHING = re.compile(r"(?:^|[\s|:：，。；])(?P<what>[\u4e00-\u9fff]{2,8})(?:时间|日期)\s*[:：][\s|]*$")
_OF_THE_PAGE = re.compile(
    r"发布|發布|发表|公开|公布|发稿|发文|刊发|刊登|上传|添加|录入|发送|推送|创建|入库|更新|修改|编辑|回复|答复|办结|审核|签发|[文稿]|新闻|信息"
    r"|网页|页面"
)
# More links side by side are the navigation of a site.
_MOST_PARTS = 3


@dataclass(frozen=True, slots=True)
class Metadata:
    """What one line says about the report: its source, its date, its makers, its address."""

    source: str | None = None
    published: date | None = None
    url: str | None = None
    bylines: tuple[Byline, ...] = ()

    def under(self, preferred: "Metadata") -> "Metadata":
        """Fill what `preferred` leaves open; bylines of both, those of `preferred` first."""
        return Metadata(
            preferred.source or self.source,
            preferred.published or self.published,
            preferred.url or self.url,
            preferred.bylines + self.bylines,
        )


def take_title(lines: list[str]) -> tuple[str | None, list[str]]:
    """The first line, unless it reads like a paragraph or like metadata; without the marks of a heading in Markdown."""
    first = _HEADING.sub("", lines[0])
    if len(first) > LONGEST_HEADLINE or first.endswith(("。", "；")) or read_metadata(first):
        return None, lines
    label = patterns.TITLE_LABEL.match(first)
    return fields.one_line(first[label.end() :] if label else first, fields.LONGEST_TITLE) or None, lines[1:]


def take_head(lines: list[str]) -> tuple[Metadata, list[str]]:
    """Take the metadata lines off the top of what follows the title."""
    taken = Metadata()
    place = 0
    while place < len(lines):
        found = read_metadata(lines[place]) if place < _MOST_LINES else None
        if found is None and place == 0:
            # 新华每日电讯 记者 苏晓晨 on a line, the date on the next.
            found = _name_above_date(lines)
            place += found is not None
        if found is None:
            return taken, lines[place:]
        taken = found.under(taken)
        place += 1
    return taken, []


def _name_above_date(lines: list[str]) -> Metadata | None:
    if len(lines) < 3 or len(lines[0]) > LONGEST_NAME // 2 or lines[0].endswith(_NO_NAME_ENDS_SO):
        return None
    below = read_metadata(lines[1])
    if below is None or below != Metadata(published=below.published):
        return None
    found = read_metadata(f"{lines[0]} {lines[1]}")
    return found if found and found.source and patterns.PUBLISHER.fullmatch(found.source) else None


def take_tail(lines: list[str]) -> tuple[Metadata, list[str]]:
    """Take bylines, source and page furniture off the end of a body.

    A bare date that closes it (below a notice's signature) dates the report, and stays in the body.
    """
    taken = Metadata()
    end = len(lines)
    while end and len(lines) - end < _MOST_LINES and len(lines[end - 1]) <= LONGEST_LINE:
        line = lines[end - 1]
        found = read_metadata(line)
        if found is not None:
            taken = taken.under(found)
            if found.published and found == Metadata(published=found.published):
                break
        elif not patterns.FOOTER.fullmatch(line) and patterns.PAGE_FURNITURE.sub("", line).strip(patterns.SEPARATORS):
            break
        end -= 1
    return taken, lines[:end]


def read_metadata(line: str) -> Metadata | None:
    """Read a line that states the report's source, date, makers or address and nothing else.

    Examples: `北京日报 2023-05-06 07:08`, `发布时间：2023年5月6日 来源：新华社`, `文/张三 图/李四`,
    `（责任编辑：王五）`, `链接：https://example.org/1`.

    Returns:
        What it states; None where any of it reads like running text.
    """
    if len(line) > LONGEST_LINE:
        return None
    if address := patterns.URL_LINE.fullmatch(line):
        url = fields.parse_url(address["url"])
        return Metadata(url=url) if url else None

    found = DATE.search(line)
    published = published_at(found) if found else None
    rest = line
    if found and published:
        if _touches_words(line, found):
            return None
        rest = f"{line[: found.start()]} {line[found.end() :]}"
    rest = patterns.PAGE_FURNITURE.sub(
        " ", patterns.PLACE_OF_ACCOUNT.sub("", patterns.FROM_DEVICE.sub("", rest).rstrip())
    )
    labels = list(patterns.LABEL.finditer(rest))
    if not published and not labels:
        return None

    source = _beside_date(rest[: labels[0].start()] if labels else rest)
    if source is None or (source and not published):
        return None
    bylines: list[Byline] = []
    if source.startswith("原创 ") and fields.is_place(source.rpartition(" ")[2]):
        source = source.rpartition(" ")[0]
    if beside := patterns.BESIDE_REPORTER.fullmatch(source) or patterns.ACCOUNT.fullmatch(source):
        source = beside["source"].strip(patterns.SEPARATORS)
        if beside["name"]:
            bylines.append(Byline(beside.groupdict().get("role") or "作者", beside["name"].strip()))
    starts = [*(label.start() for label in labels), len(rest)]
    for label, end in zip(labels, starts[1:], strict=True):
        value = _name(rest[label.end() : end])
        if value is None:
            return None
        if label["source"]:
            source = _first_part(value)
        elif label["publisher"]:
            name = _first_part(value)
            if fields.is_office(name):
                source = source or name
            elif name:
                bylines.append(Byline(label["publisher"], name))
        elif label["date"]:
            if value or not published:
                return None
        elif maker := _maker(value):
            bylines.append(Byline(label["name"] or label["slash_name"], maker))
    return Metadata(source or None, published, bylines=tuple(bylines))


def is_of_something(before: str) -> bool:
    """Whether what stands before a date says of what it is (听证会时间：), not of the page nor who published it.

    Args:
        before: The text of its line up to it, or the last characters of that.
    """
    found = _OF_SOMETHING.search(before)
    if found is None:
        return False
    return not (_OF_THE_PAGE.search(found["what"]) or patterns.PUBLISHER_NAME.fullmatch(found["what"]))


def _touches_words(line: str, found: re.Match[str]) -> bool:
    """Whether a date belongs to running text, as in 2024年3月18日天气 or 倡议书（2024年3月18日）."""
    if patterns.LABEL.search(line):
        return False
    before, after = line[: found.start()], line[found.end() :]
    return any(
        words.strip(patterns.SEPARATORS) and touching not in patterns.GAPS
        for words, touching in ((before, before[-1:]), (after, after[:1]))
    )


def _first_part(name: str) -> str:
    """A source without what a page shows beside it in an element of its own (a column, a place, buttons)."""
    parts = [part for raw in _PARTS.split(name) if (part := _stripped(raw))]
    # 人民网－人民日报, the latter a link.
    return name if not parts or _JOINED.search(name) else parts[0]


def _maker(value: str) -> str:
    """Who made something, without the counts and buttons beside it; "" for a number or a template left as it was."""
    name = _first_part(value)
    return "" if _NOBODY.search(name) or not any(map(str.isalpha, name)) else name


def _beside_date(text: str) -> str | None:
    """The name among what stands beside a date; "" for a page's navigation."""
    parts = [part for raw in text.split("|") if (part := _name(raw)) and not patterns.NAVIGATION.fullmatch(part)]
    if not parts:
        return None if _name(text) is None else ""
    if len(parts) == 1:
        return _name(text) if "|" not in text else parts[0]
    if len(parts) > _MOST_PARTS:
        return ""
    return next(filter(patterns.PUBLISHER.fullmatch, parts), parts[0])


def _stripped(text: str) -> str:
    name = " ".join(fields.unframed(text).split())
    return f"{name}》" if "《" in name and "》" not in name else name


def _name(text: str) -> str | None:
    """A source or a person, "" where nothing is left; None for running text."""
    name = _stripped(text)
    if len(name) > LONGEST_NAME or patterns.SENTENCE_MARK.search(name) or _ENDS_IN_LABEL.search(name):
        return None
    return name
