"""The headline of a page: its tags, its `<title>` and the lines above the text, compared with each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from retrieval.readers import metadata, patterns
from retrieval.readers.html.elements import upwards
from retrieval.readers.html.lines import PageLine
from retrieval.readers.html.tags import PageTags
from retrieval.readers.html.trimming import is_prose, squeeze
from retrieval.types import Origin

# In an element of its own beside a headline: how many looked at it, and what one can do with it.
_BUTTON = re.compile(
    r"[\[【(（]?(?:\d[\d,.]*[万kKwW+]?|编辑|編輯|推荐|原创|置顶|精华|精|热|热门|新|顶|荐|转载|收藏|分享|关注|\+关注|订阅|点赞|播报|评论|打印|举报|讨论|上传视频"
    r"|阅读|浏览|语音|听新闻|复制链接|查看\d*|查看(?:原文|PDF)?|下载(?:公告|原文|PDF|附件)?|PDF(?:下载)?|回复\d*|[A-Z]?New)[\]】)）]?[:：]?\d*",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*[\[【(（](?:编辑|編輯|置顶|精华|复制链接|打印本页|收藏)[\]】)）]\s*$")
# Between the name of an article and that of the site in a page's <title>.
TITLE_PARTS = re.compile(
    r"\s*(?:_|\||｜|--|——|\s[-–—·]\s|(?<![\d元%万亿度])-(?=[^-]{2,12}(?:-[^-]{2,12})*$)|-(?=\D[^-]{1,11}(?:-[^-]{2,12})*$)|(?<=^.{4})-|(?<=^.{5})-|(?<=^.{6})-|(?<=^.{7})-)\s*"
)
_FORWARDED = re.compile(r"[\[【(（](?:转帖|转贴|转载|轉帖|轉載|分享|原创|原創)[\]】)）]\s*")
# Tables of an official page (索引号, 发文机关, 标题) may be taken for the opening of the article.
_MOST_DEPTH = 12
_LEAST_LENGTH = 4
_LEAST_SENTENCE = 25
_LONGEST_LINE = 80
# Lines of a title that a page breaks in two or three.
_MOST_PIECES = 3
# 某局关于…的通知 stands in the list of titles as 关于…的通知.
_LONGEST_ISSUER = 20
# What an element that holds a headline is called, and what makes one stand out on pages of before style sheets.
_TITLE_NAME = re.compile(
    r"(?:^|[\s_-])(?:(?:\w*[a-z_-])?title\d?|tit\d?|biaoti|bt|headline|PRHeadlineSpan|activity-name)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LARGE = re.compile(r"font-size\s*:\s*(?:1[89]|[2-5]\d)\s*(?:px|pt)|font-size\s*:\s*(?:x?x-)?large", re.IGNORECASE)
_LARGE_FONTS = frozenset(("4", "5", "6", "7", "+1", "+2", "+3", "+4"))
_MOST_WRAPPERS = 4
# A <title> has an article, a column or two and a site; more parts are somebody's game.
_MOST_PARTS = 8
# A headline stands this many lines above its text at most; further up are menus.
_MOST_ABOVE = 2 * _MOST_DEPTH


def find_title(lines: Sequence[PageLine], tags: PageTags, first: int) -> tuple[str | None, Origin, int | None]:
    """The headline, its origin, and the last line it stands on.

    Args:
        lines: The lines of the page.
        tags: What its tags say.
        first: The first line of the text.
    """
    title, origin, place = _find(lines, tags, first)
    return _FORWARDED.sub("", title or "", count=1) or None, origin, place


def _find(lines: Sequence[PageLine], tags: PageTags, first: int) -> tuple[str | None, Origin, int | None]:
    # Headline and date may weigh as much as the text.
    first = next((at for at in range(first, len(lines)) if is_prose(lines[at])), first)
    page = squeeze(tags.page_title)
    end = _end_of_window(lines, first)
    # What weighs most may stand above the headline.
    headed = (
        at + 1
        for at, line in enumerate(lines)
        if line.heading and len(line.text) >= _LEAST_LENGTH and page.startswith(squeeze(line.text))
    )
    end = max(end, *headed, 0)
    window = list(enumerate(map(_without_buttons, lines[:end])))
    parts = title_parts(tags)
    for stated, where in tags.titles:
        place = _place_of(stated, window)
        if place is not None:
            return stated, Origin("given", where), place
    squeezed = frozenset(map(squeeze, parts))
    standing = _standing(parts, window)
    prominent = _above_its_metadata([line for _, line in window])
    for place, line in reversed(window):
        text = squeeze(line.text)
        if (
            line.heading
            and len(text) >= _LEAST_LENGTH
            and (page.startswith(text) or (text in squeezed and not patterns.PUBLISHER_NAME.fullmatch(line.text)))
        ):
            rival = _rival(place, text, standing)
            if rival is None and prominent not in (None, place) and patterns.PUBLISHER_NAME.fullmatch(line.text):
                # The column.
                continue
            if rival is None:
                return line.text, Origin("given", "heading and <title>"), place
            if rival[1] > place:
                return rival[0], Origin("found", "<title> and a line above the text"), rival[1]
    shortened = squeeze(parts[0]) if parts and not patterns.PUBLISHER_NAME.fullmatch(parts[0]) else ""
    for place, line in reversed(window[max(0, first - _MOST_ABOVE) : first]):
        # The <title> cut short.
        holds = len(shortened) >= _LEAST_LENGTH and shortened in squeeze(line.text) and squeeze(line.text) != shortened
        if holds and len(line.text) <= _LONGEST_LINE and (_stands_out(line) or _is_low(line)):
            return line.text, Origin("found", "headline that holds the <title>"), place
    labelled = _labelled(window)
    for stated in _openings(tags.page_title, parts):
        place = _place_of(stated, window)
        if place is None or len(squeeze(stated)) < _LEAST_LENGTH:
            continue
        if patterns.PUBLISHER_NAME.fullmatch(stated) and (stated != parts[0] or prominent not in (None, place)):
            # A column.
            continue
        if lines[place].heading:
            if _rival(place, squeeze(stated), standing):
                return stated, Origin("guessed", "heading; more of the <title> stands elsewhere"), place
            return stated, Origin("given", "heading and <title>"), place
        if prominent is None or place == prominent:
            return stated, Origin("found", "<title> and a line above the text"), place
        if not patterns.PUBLISHER_NAME.fullmatch(stated) and len(stated) > _LEAST_LENGTH * 2:
            return stated, Origin("found", "<title> and a line above the text"), place
    for place, line in reversed(window[max(0, first - _MOST_ABOVE) : first]):
        # What follows on in the <title> names the office.
        begins = len(squeeze(line.text)) > 2 * _LEAST_LENGTH and page.startswith(squeeze(line.text))
        if begins and not patterns.PUBLISHER_NAME.fullmatch(line.text):
            return line.text, Origin("found", "line above the text that opens the <title>"), place
    if labelled:
        return labelled[1], Origin("found", "label above the text"), labelled[0]
    if prominent is not None:
        return window[prominent][1].text, Origin("found", "headline above its source and date"), prominent
    if tags.titles:
        return tags.titles[0][0], Origin("guessed", f"{tags.titles[0][1]}, not on the page"), None
    headings = [(place, line) for place, line in window if line.heading and len(line.text) >= _LEAST_LENGTH]
    if headings and all(map(patterns.PUBLISHER_NAME.fullmatch, parts)):
        # 肩题 and 副题 stand next to it.
        place, line = min(
            (one for one in reversed(headings) if headings[-1][0] - one[0] <= 2), key=lambda one: one[1].level
        )
        return line.text, Origin("found" if len(headings) == 1 else "guessed", "heading"), place
    outstanding = [
        at
        for at, line in window[max(0, first - _MOST_ABOVE) : first + 1]
        if _may_be_headline(line)
        and (
            _stands_out(line)
            or (_is_low(line) and not any(_may_be_headline(nearer) for _, nearer in window[at + 1 : first]))
        )
    ]
    if outstanding and all(map(patterns.PUBLISHER_NAME.fullmatch, parts)):
        return lines[outstanding[-1]].text, Origin("guessed", "stands out above the text"), outstanding[-1]
    if parts:
        return parts[0], Origin("guessed", "<title>, not on the page"), None
    above = [(place, line) for place, line in window[:first] if metadata.read_metadata(line.text) is None]
    if above:
        place, line = above[-1]
        return line.text, Origin("guessed", "line above the text"), place
    return None, Origin("guessed", "file name"), None


def _without_buttons(line: PageLine) -> PageLine:
    """A line without the counts and buttons that stand in its element behind a headline, or before one."""
    parts = line.parted.split(" | ")
    text = line.text
    while len(parts) > 1 and _BUTTON.fullmatch(parts[-1]) and text.endswith(parts[-1]):
        text = text.removesuffix(parts.pop()).rstrip(" |")
    while len(parts) > 1 and _BUTTON.fullmatch(parts[0]) and text.startswith(parts[0]):
        text = text.removeprefix(parts.pop(0)).lstrip(" |")
    text = _MARK.sub("", text) or text
    return line if text == line.text else replace(line, text=text)


def _end_of_window(lines: Sequence[PageLine], first: int) -> int:
    """Where to stop looking for a headline: some lines into the text, at the first sentence."""
    for place in range(first, min(len(lines), first + _MOST_DEPTH)):
        if lines[place].text.endswith("。") and len(lines[place].text) > _LEAST_SENTENCE:
            return place
    return first + _MOST_DEPTH


def title_parts(tags: PageTags) -> list[str]:
    """The `<title>` of a page in its parts: an article, a column, a site."""
    return [part.strip() for part in TITLE_PARTS.split(tags.page_title) if part.strip()]


def _openings(page_title: str, parts: Sequence[str]) -> Iterator[str]:
    """What of a `<title>` may be the headline: all of it, as much of its beginning as can be, a part of it."""
    beginnings = [page_title[: page_title.find(part) + len(part)] for part in reversed(parts[:_MOST_PARTS])]
    longest = sorted(parts, key=len, reverse=True)[:_MOST_PARTS]
    # The site may be named first.
    yield from sorted((*beginnings, *longest), key=lambda text: patterns.PUBLISHER_NAME.fullmatch(text) is not None)


def _standing(parts: Sequence[str], window: Sequence[tuple[int, PageLine]]) -> list[tuple[str, int]]:
    """The parts of a `<title>` that are lines of the page and no site's name, longest first, with their places."""
    # 停水公告 is a headline where it is named first, else a column.
    wanted = [
        part
        for place, part in enumerate(parts)
        if len(part) >= _LEAST_LENGTH
        and (not patterns.PUBLISHER_NAME.fullmatch(part) or (place == 0 and part.endswith(("公告", "公示"))))
    ]
    longest = sorted(wanted, key=lambda part: len(squeeze(part)), reverse=True)[:_MOST_PARTS]
    return [(part, place) for part in longest if (place := _place_of(part, window)) is not None]


def _rival(place: int, text: str, standing: Sequence[tuple[str, int]]) -> tuple[str, int] | None:
    """The better headline: a longer part of the `<title>`, or one as long and named before it; None where none is."""
    if not standing:
        return None
    part, other = standing[0]
    return None if other == place or len(squeeze(part)) < len(text) or squeeze(part) == text else (part, other)


def _place_of(title: str, window: Sequence[tuple[int, PageLine]]) -> int | None:
    """The last line of the window that is this title, or ends it where the page breaks it; labels aside."""
    wanted = squeeze(title)
    for number in range(len(window) - 1, -1, -1):
        place, line = window[number]
        text = squeeze(line.text)
        if text in (wanted, f"【{wanted}】") or (text.endswith(wanted) and patterns.TITLE_LABEL.match(line.text)):
            return place
        if line.heading and wanted in map(squeeze, line.parted.split(" | ")):
            # [生活] | 停水公告 | [复制链接].
            return place
        if text and wanted.endswith(text):
            for pieces in range(2, _MOST_PIECES + 1):
                together = "".join(squeeze(piece.text) for _, piece in window[max(0, number - pieces + 1) : number + 1])
                if together == wanted or (together.endswith(wanted) and len(together) <= len(wanted) + _LONGEST_ISSUER):
                    return place
    return None


def _labelled(window: Sequence[tuple[int, PageLine]]) -> tuple[int, str] | None:
    """The line of a table or a head that names the title as such: 标 题：…."""
    for place, line in window:
        if label := patterns.TITLE_LABEL.match(line.text):
            value = line.text[label.end() :].strip(" |")
            if len(value) >= _LEAST_LENGTH and "|" not in value:
                return place, value
    return None


def _above_its_metadata(above: Sequence[PageLine]) -> int | None:
    """The last line that stands out as a headline and has lines about the article below it."""
    states = nearer = False
    for place in range(len(above) - 1, max(-1, len(above) - 1 - _MOST_ABOVE), -1):
        line = above[place]
        about = metadata.read_metadata(line.parted)
        if about is not None:
            states = states or about.published is not None or about.source is not None
            continue
        if states and _may_be_headline(line):
            if line.heading or _stands_out(line) or (_is_low(line) and not nearer):
                return place
            nearer = True
    return None


def _may_be_headline(line: PageLine) -> bool:
    return (
        _LEAST_LENGTH < len(line.text) <= _LONGEST_LINE
        and line.linked < 1
        and not line.text.endswith(("。", "：", ":"))
        and not patterns.PUBLISHER_NAME.fullmatch(line.text)
    )


def _stands_out(line: PageLine) -> bool:
    """Whether a line is named a title, or is centred in bold or large letters."""
    centred = bold = False
    element: Any = line.element
    for _ in range(_MOST_WRAPPERS):
        if element is None or _holds_more(element, 2 * len(line.text) + _LONGEST_LINE):
            break
        style = element.get("style") or ""
        if element.tag == "h4" or _TITLE_NAME.search(f"{element.get('class') or ''} {element.get('id') or ''}"[:300]):
            return True
        centred = centred or element.get("align") == "center" or "center" in style or element.tag == "center"
        bold = (
            bold
            or element.tag in ("b", "strong")
            or (element.get("size") or "") in _LARGE_FONTS
            or _LARGE.search(style) is not None
            or "bold" in style
        )
        element = element.getparent()
    return centred and bold


def _is_low(line: PageLine) -> bool:
    """Whether a line is a heading of the lowest levels, which sites use for their columns too."""
    return any(element.tag in ("h5", "h6") for element in islice(upwards(line.element), _MOST_WRAPPERS))


def _holds_more(element: Any, characters: int) -> bool:  # noqa: ANN401  # lxml has no types
    """Whether an element's text is longer; counts no further, for it may be all of a large page."""
    for text in element.itertext():
        characters -= len(text)
        if characters < 0:
            return True
    return False
