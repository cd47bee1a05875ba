"""The article of a web page: where it is, what its paragraphs are, and who published it when."""

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from retrieval.errors import ReadError
from retrieval.readers import fields, metadata, patterns
from retrieval.readers.assembly import Layer, assemble, damage_note
from retrieval.readers.decoding import Decoded
from retrieval.readers.metadata import LONGEST_NAME, Metadata
from retrieval.readers.page_lines import PageLine, drop_surroundings, page_lines
from retrieval.readers.page_tags import PageTags, date_in_address, read_tags
from retrieval.readers.related import LONGEST_HEADLINE, part_related, read_related
from retrieval.types import Byline, Origin, Report

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

# Between the name of an article and that of the site in a page's <title>.
_TITLE_PARTS = re.compile(r"\s*(?:_|\||｜|--|——|\s[-–—·]\s|-(?=[^-]{2,12}$))\s*")
# Lines shorter than this may stand anywhere on a page; they count as found only where they stand alone.
_TELLING = 12
_MOST_HEAD_LINES = 40
_MOST_TAIL_LINES = 6
# Tables of an official page (索引号, 发文机关, 标题) may be taken for the opening of the article.
_MOST_TITLE_DEPTH = 12
_MOSTLY_LINKS = 0.6
_ONLY_LINKS = 0.9
_LEAST_PROSE = 25
_PUBLISHED = re.compile(
    r"(?:发\s*布\s*(?:时\s*间|日\s*期)|发表(?:时间|日期|于)|发布于|刊发日期|發[布佈佈](?:時間|日期)|發表(?:時間|日期))\s*[:：|]?\s*"
)
_WRITTEN = re.compile(r"(?:成\s*文\s*日\s*期|印发日期|发文日期|生成日期|成文時間|發文日期)\s*[:：|]?\s*")
_CHANGED = re.compile(r"(?:更新|修改)(?:时间|日期|于|時間)")
_ADVERTISEMENT = re.compile(
    r"(?:广告|廣告|推广|ADVERTISEMENT|AD)|(?:点击|打开|下载|長按|长按|扫码|扫描|识别).{0,20}(?:APP|客户端|二维码|公众号|查看更多|更多精彩).{0,20}"
    r"|字号|图集|×|加载更多|知道了|已输入\d+字|关键词\s*>>.*|打印.{0,3}字体.{0,20}|感谢您的反馈.{0,40}"
    r"|.{0,60}(?:版权所有|All Rights Reserved).{0,60}|(?:地址|传真|电话|技术支持|联系邮箱|邮编)[:：].{0,80}"
    r"|关注.{0,20}(?:公众号|微信号).{0,10}|点击(?:上方|下方)?蓝字.{0,12}|(?:微信|QQ|新浪微博|朋友圈|字体|分享|打印|收藏|纠错|[\s|:：·])+",
    re.IGNORECASE,
)
# What sites say about a text rather than what it says.
_NOTE = re.compile(r"[（(【]?(?:原标题|原標題|(?:平台|免责|版权|特别|郑重)声明|声明)[】)）]?\s*[:：]")
_REPORTER = re.compile(
    r"(?:本报|本網|本网|本刊|本台)?(?:见习|特约|实习|全媒体)?(?:记者|記者|通讯员)[\s:：]*(?P<name>[^，。：]{2,20})"
)
_AGENCY = re.compile(
    r"(?:发文机关|發文機關|发布机构|發布機構|發佈機構|信息来源|发文单位)\s*[:：|]\s*\|?\s*(?P<name>[^|\s:：]{2,40})"
)
# In what stands beside a date: 青岚网／记者 林岸.
_WITH_REPORTER = re.compile(r"\s*[/／|]?\s*(?:本报)?(?:记者|記者|通讯员|作者|文)\s*[/／:：]?\s*.*")
# Buttons that stand so close to a name that nothing parts them.
_BUTTONS = re.compile(r"^(?:原创|本文)\s+|\s*(?:举报|调整字体|版权所有|分享|打印|收藏|微信|本文|我要评论)$")
_STAMP = re.compile(rf"(?:编辑|更新|修改|发布|发表)[于於]\s*{patterns.DATE.pattern}.{{0,20}}", re.VERBOSE)
_FORWARDED = re.compile(r"[\[【(（](?:转帖|转贴|转载|轉帖|轉載|分享|原创|原創)[\]】)）]\s*")
_LONGEST_OPENING = 80
_MOST_OPENING_LINES = 6
_LONGEST_SITE = 20
_ONE_DAY = timedelta(days=1)
_SEEN = Origin("found", "above the text")


def read_article(data: bytes, key: str, decoded: Decoded, markup: str, scripts: list[str]) -> Report:
    """Make the report of a page.

    Args:
        data: The file.
        key: The report's key.
        decoded: Its text.
        markup: That text without scripts, styles and comments, of bounded size.
        scripts: The texts of its scripts.

    Raises:
        ReadError: No article is found in it.
    """
    root = _parse(markup, key)
    tags = read_tags(root, scripts, decoded.text[:4_000])
    if account := _text_of(root, "js_name"):
        tags.source = (account, "account name")
    if day := fields.parse_published(_text_of(root, "publish_time")):
        tags.dates.insert(0, (day, "time of publication"))
    drop_surroundings(root)
    lines = page_lines(root)
    first, last = _find_body(root, lines)
    title, title_origin, place = _find_title(lines, tags, first)
    title = _FORWARDED.sub("", title or "", count=1)
    if place is not None and first <= place < last:
        first = place + 1
    top = [line.text for line in lines[max(0, first - _MOST_HEAD_LINES) : first]]
    about_start = place + 1 if place is not None and place < first else max(0, first - _MOST_TAIL_LINES)
    above = [line.text for line in lines[about_start:first]]
    texts = [
        line.text
        for line in lines[first:last]
        if not _ADVERTISEMENT.fullmatch(line.text)
        and patterns.PAGE_FURNITURE.sub("", line.text).strip(patterns.SEPARATORS)
        and not _is_link(line)
    ]
    opening = _opening_length(texts)
    above += texts[:opening]
    top += texts[:opening]
    texts = [text for text in texts[opening:] if not _NOTE.match(text)]
    body, related = part_related(texts)
    tail, body = metadata.take_tail(body)
    if len(body) > 1 and _STAMP.fullmatch(body[-1]):
        body.pop()
    below = _below([line.text for line in lines[last : last + _MOST_TAIL_LINES]])
    if not body:
        raise ReadError(key, "no article is found on the page; save its text as .txt")
    tail = below.under(tail)
    written = _labelled_date(top + texts[:3], _WRITTEN)
    published, published_origin = _publication([*top, *_head_lines(lines, first)], above, tail, tags, written)
    source, source_origin = _source(above, top, tail, tags)
    source = _BUTTONS.sub("", source) if source else None
    makers = Metadata(bylines=(*_bylines(above), *tail.bylines))
    makers = makers if makers.bylines else Metadata(bylines=_stated_makers(tags))
    return assemble(
        data,
        key,
        "html",
        title=title,
        title_origin=title_origin,
        layers=(
            Layer(Metadata(source=source), source_origin),
            Layer(Metadata(published=published), published_origin),
            Layer(replace(makers, url=tags.url or tail.url), Origin()),
        ),
        paragraphs=body,
        related=read_related(related),
        written=written,
        notes=damage_note(decoded.damaged),
    )


def _parse(markup: str, key: str) -> "lxml_html.HtmlElement":
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.ParseError, ValueError) as error:
        raise ReadError(key, "no article is found on the page; save its text as .txt") from error
    return root


def _text_of(root: "lxml_html.HtmlElement", name: str) -> str:
    """The text of an element that pages of WeChat name so."""
    named = root.get_element_by_id(name, None)
    return fields.one_line(named.text_content(), LONGEST_NAME) if named is not None else ""


# The body


def _find_body(root: "lxml_html.HtmlElement", lines: Sequence[PageLine]) -> tuple[int, int]:
    """The first line of the article and the one behind its last."""
    whole, alone = _extracted(root)
    if whole:
        squeezed = [_squeeze(line.text) for line in lines]
        hits = [
            place for place, text in enumerate(squeezed) if text in alone or (len(text) >= _TELLING and text in whole)
        ]
        if hits:
            return hits[0], hits[-1] + 1
    prose = [
        place for place, line in enumerate(lines) if len(line.text) >= _LEAST_PROSE and line.linked < _MOSTLY_LINKS
    ]
    return (prose[0], prose[-1] + 1) if prose else (0, 0)


def _extracted(root: "lxml_html.HtmlElement") -> tuple[str, frozenset[str]]:
    """What trafilatura takes for the article, without white space: as one string, and its lines."""
    try:
        text = trafilatura.extract(
            lxml_html.tostring(root, encoding="unicode"),
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            with_metadata=False,
        )
    except Exception:  # noqa: BLE001  # the border of a library fed with anything at all; lines of prose remain
        text = None
    found = frozenset(squeezed for line in (text or "").split("\n") if (squeezed := _squeeze(line)))
    return _squeeze(text or ""), found


def _opening_length(texts: Sequence[str]) -> int:
    """How many lines at the top of an article are about it: all up to the last that states a date or a maker."""
    length = 0
    for place, text in enumerate(texts[:_MOST_OPENING_LINES]):
        if len(text) > _LONGEST_OPENING or text.endswith(("。", "！", "？", "：", ":")):
            break
        if metadata.read_metadata(text) or _REPORTER.fullmatch(text) or _is_about(text):
            length = place + 1
    return length


def _is_about(text: str) -> bool:
    return _AGENCY.match(text) is not None or (
        patterns.DATE.search(text) is not None and not patterns.SENTENCE_MARK.search(text)
    )


def _squeeze(text: str) -> str:
    return "".join(text.replace("|", "").split())


def _is_link(line: PageLine) -> bool:
    """Whether a line is a way to another page: nothing but a link, or mostly one and no sentence."""
    if line.linked > _ONLY_LINKS:
        return len(line.text) <= LONGEST_HEADLINE
    return line.linked > _MOSTLY_LINKS and not line.text.endswith(("。", "！", "？", "”"))


# The title


def _find_title(lines: Sequence[PageLine], tags: PageTags, first: int) -> tuple[str | None, Origin, int | None]:
    """The headline, its origin, and the line it stands on."""
    window = list(enumerate(lines[: first + _MOST_TITLE_DEPTH]))
    page = _squeeze(tags.page_title)
    parts = [part for part in _TITLE_PARTS.split(tags.page_title) if part.strip()]
    for stated, where in tags.titles:
        place = _place_of(stated, window)
        if place is not None:
            return stated, Origin("given", where), place
    for place, line in reversed(window):
        text = _squeeze(line.text)
        if line.heading and len(text) > 3 and page.startswith(text):
            return line.text, Origin("given", "heading and <title>"), place
    openings = [tags.page_title[: tags.page_title.find(part) + len(part)] for part in reversed(parts)]
    for stated in [*openings, *sorted(parts, key=len, reverse=True)]:
        place = _place_of(stated, window)
        if place is not None and len(_squeeze(stated)) > 3:
            if lines[place].heading:
                return stated, Origin("given", "heading and <title>"), place
            return stated, Origin("found", "<title> and a line above the text"), place
    if tags.titles:
        return tags.titles[0][0], Origin("guessed", f"{tags.titles[0][1]}, not on the page"), None
    headings = [(place, line) for place, line in window if line.heading and len(line.text) > 3]
    if headings and not parts:
        place, line = headings[-1]
        return line.text, Origin("found" if len(headings) == 1 else "guessed", "heading"), place
    if parts:
        return parts[0], Origin("guessed", "<title>, not on the page"), None
    above = [(place, line) for place, line in window[:first] if metadata.read_metadata(line.text) is None]
    if above:
        place, line = above[-1]
        return line.text, Origin("guessed", "line above the text"), place
    return None, Origin("guessed", "file name"), None


def _place_of(title: str, window: Sequence[tuple[int, PageLine]]) -> int | None:
    """The last line of the window that is this title, a label before it and line breaks in it aside."""
    wanted = _squeeze(title)
    for place, line in reversed(window):
        text = _squeeze(line.text)
        if text == wanted or (text.endswith(wanted) and patterns.TITLE_LABEL.match(line.text)):
            return place
    return None


# The source


def _source(above: Sequence[str], top: Sequence[str], tail: Metadata, tags: PageTags) -> tuple[str | None, Origin]:
    for line in [*above, *reversed(top)]:
        if name := _labelled_source(line):
            return name, Origin("given", "label above the text")
    if tags.source:
        return fields.one_line(tags.source[0], LONGEST_NAME), Origin("given", tags.source[1])
    beside = [found.source for line in above if (found := metadata.read_metadata(line)) and found.source]
    names = [_WITH_REPORTER.sub("", name) or name for name in beside]
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
    parts = [part.strip() for part in _TITLE_PARTS.split(tags.page_title) if part.strip()]
    if len(parts) > 1 and len(parts[-1]) <= _LONGEST_SITE:
        return fields.one_line(parts[-1], LONGEST_NAME), Origin("guessed", "end of <title>")
    return None, Origin("missing", "nothing names it")


def _masthead(top: Sequence[str]) -> Metadata | None:
    """The name and day of a newspaper above its page; other sites show today's date there."""
    stated = (metadata.read_metadata(line) for line in top)
    return next((found for found in stated if found and found.source and found.published), None)


def _labelled_source(line: str) -> str | None:
    found = metadata.read_metadata(line)
    if found and found.source and re.search(rf"(?:{patterns.SOURCE_LABELS})\s*[:：/／|｜]", line, re.IGNORECASE):
        return found.source
    if stated := re.search(
        r"(?:发文机关|發文機關|发布机构|發布機構|信息来源)\s*[:：|]\s*\|?\s*([^|\s:：]{2,40})", line
    ):
        return stated[1]
    return None


# The date


def _publication(
    top: Sequence[str], above: Sequence[str], tail: Metadata, tags: PageTags, written: date | None
) -> tuple[date | None, Origin]:
    """The publication date; guessed where places that should agree are days apart."""
    candidates: list[tuple[date, Origin]] = []
    if stated := _labelled_date(top, _PUBLISHED):
        candidates.append((stated, Origin("given", "label above the text")))
    candidates += [(day, Origin("given", where)) for day, where in tags.dates]
    changed = [line for line in above if _CHANGED.search(line)]
    for line in above:
        if line not in changed and not _WRITTEN.search(line) and (day := fields.parse_published(line)):
            candidates.append((day, _SEEN))
    if not candidates and (masthead := _masthead(top)) and masthead.published:
        named = fields.parse_published(tags.page_title) == masthead.published
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


def _fallback_date(
    changed: Sequence[str], tail: Metadata, tags: PageTags, written: date | None
) -> tuple[date | None, Origin]:
    address = date_in_address(tags.url)
    if tail.published:
        agrees = address is not None and abs(address - _day(tail.published)) <= _ONE_DAY
        return tail.published, Origin("found" if agrees else "guessed", "below the text")
    if address:
        return address, Origin("guessed", "address of the page")
    for line in changed:
        if day := fields.parse_published(line):
            return day, Origin("guessed", "date of the last change")
    if written:
        return written, Origin("guessed", "date of writing (成文日期)")
    return None, Origin("missing", "nothing names it")


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _labelled_date(lines: Sequence[str], label: re.Pattern[str]) -> date | None:
    for place, line in enumerate(lines):
        for found in label.finditer(line[: metadata.LONGEST_LINE * 2]):
            rest = line[found.end() : found.end() + 40].lstrip(" |:：")
            if not rest and place + 1 < len(lines):
                rest = lines[place + 1][:40]
            match = patterns.DATE.match(rest)
            if match and (day := fields.published_at(match)):
                return day
    return None


def _head_lines(lines: Sequence[PageLine], first: int) -> list[str]:
    return [line.text for line in lines[: min(first, _MOST_HEAD_LINES)]]


# The makers


def _bylines(above: Sequence[str]) -> tuple[Byline, ...]:
    stated = [byline for line in above if (found := metadata.read_metadata(line)) for byline in found.bylines]
    reporters = (_REPORTER.fullmatch(line) for line in above)
    return (*stated, *(Byline("记者", found["name"].strip()) for found in reporters if found))


def _stated_makers(tags: PageTags) -> tuple[Byline, ...]:
    stated = (("作者", tags.author), ("编辑", tags.editor))
    return tuple(Byline(role, fields.one_line(name, LONGEST_NAME)) for role, name in stated if name)


def _below(lines: Sequence[str]) -> Metadata:
    """What the lines right below the article state; nothing from the first on that is something else."""
    taken = Metadata()
    for line in lines:
        found = metadata.read_metadata(line)
        if found is None or found.published:
            break
        taken = found.under(taken)
    return taken
