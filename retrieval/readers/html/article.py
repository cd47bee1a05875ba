"""The article of a web page: its text, its title, who published it when, and who made it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from retrieval.analysis import DATE, parse_published
from retrieval.errors import ReadError
from retrieval.readers import fields, metadata, patterns
from retrieval.readers.assembly import Layer, assemble, damage_note
from retrieval.readers.decoding import Decoded
from retrieval.readers.html.article_ends import (
    below_headline,
    own_paragraphs,
    part_end,
    to_last_sentence,
    without_teasers,
    without_terms,
)
from retrieval.readers.html.body import confirmed, find_body, how_sure, within_named
from retrieval.readers.html.gone import says_gone
from retrieval.readers.html.lines import PageLine, as_shown, break_typed_lines, page_lines, with_full_stamp
from retrieval.readers.html.page_tables import spell_tables
from retrieval.readers.html.publication import WRITTEN, find_published, labelled_date
from retrieval.readers.html.scripted import Scripted, find_post, find_scripted, find_stated, text_paragraphs
from retrieval.readers.html.sources import find_source
from retrieval.readers.html.surroundings import drop, drop_unseen, find_surroundings
from retrieval.readers.html.tags import PageTags, read_date, read_tags
from retrieval.readers.html.titles import find_title, title_parts
from retrieval.readers.html.trimming import (
    block_of,
    body_lines,
    cut_closing,
    is_prose,
    opening_length,
    part_labelled_rows,
    reporter,
    squeeze,
    within_text,
    without_summary,
)
from retrieval.readers.metadata import LONGEST_NAME, Metadata
from retrieval.readers.related import parse_related, part_frame, part_related
from retrieval.reasons import Code
from retrieval.types import Byline, Origin, Report

_MOST_HEAD_LINES = 40
_MOST_TAIL_LINES = 6
_MOST_FOOT_LINES = 20
_PUBLISHED_BELOW = re.compile(r"(?:发\s?布|發布|发表)(?:日期|时间|時間)\s*[:：]")
# Fewer characters are hardly an article; scripts may hold one.
_LITTLE = 60
_TELLING = 12
# Above the line that names the reporter.
_MOST_CAPTIONS = 3
# Above the text that a page says it has.
_MOST_ADVERTISED = 6
# Of the characters of a text, those that are also found another way.
_CONFIRMED = 0.9
_STAMP = re.compile(rf"(?:编辑|更新|修改|发布|发表)[于於]\s*{DATE.pattern}.{{0,20}}", re.VERBOSE)
# A day alone may stand below a signature.
_SENTENCE_ENDS = ("。", "！", "？", "”", "」", "…", ".", "!", "?")
_OFFERS = re.compile(r"下载|下載|客户端|APP|公众号|扫码|二维码|订阅|关注", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?")


def read_article(data: bytes, key: str, decoded: Decoded, markup: str, scripts: list[str], address: str = "") -> Report:
    """Make the report of a page.

    Args:
        data: The file.
        key: The report's key.
        decoded: Its text.
        markup: That text without scripts, styles and comments, of bounded size.
        scripts: The texts of its scripts.
        address: Where it was, as its file says; "" where it does not.

    Raises:
        ReadError: No article is found in it.
    """
    root = _parse(markup, key)
    tags = read_tags(root, scripts, decoded.text)
    tags.url = tags.url or fields.parse_url(address)
    if account := _text_of(root, "js_name"):
        tags.sources.insert(0, (account, "account name"))
    if day := parse_published(_text_of(root, "publish_time")):
        tags.dates.insert(0, (day, "time of publication"))
    drop_unseen(root)
    tables = spell_tables(root)
    around = find_surroundings(root, [squeeze(text) for text in (tags.page_title, *title_parts(tags))])
    every = [with_full_stamp(line) for line in page_lines(root, frozenset(around))]
    drop(root, around)
    lines = [line for line in every if not line.around]
    heaviest = first, last = find_body(root, lines)
    title, title_origin, place = find_title(lines, tags, first)
    if place is not None:
        first, last = below_headline(lines, place, first, last, tags.opening)
    last = without_teasers(lines, first, to_last_sentence(lines, first, last))
    about_start = place + 1 if place is not None and place < first else max(0, first - _MOST_TAIL_LINES)
    within, rows = part_labelled_rows(lines[first:last])
    within, below_lines = cut_closing(within)
    kept = _from_opening(body_lines(within), tags.opening)
    opening = opening_length(kept)
    opened = within[: _place_in(within, kept[opening])] if opening < len(kept) else kept[:opening]
    above = [*_head(every, lines, about_start, first), *opened, *rows]
    above += [line for line in within if patterns.ANSWERED_BY.fullmatch(line.text)]
    # Elsewhere a <time> is of a comment or of another article.
    stated = (day for line in above if place is not None and (day := read_date(line.moment)))
    tags.dates += [(day, "time element below the title") for day in islice(stated, 1)]
    tags.timed = next((day for line in lines if (day := read_date(line.moment))), None)
    top = [*lines[max(0, first - _MOST_HEAD_LINES) : first], *opened, *rows]
    text_lines = within_text(kept[opening:])
    texts = [line.text for line in text_lines]
    texts = [text for at, text in enumerate(texts) if at >= _MOST_CAPTIONS or reporter(text) is None]
    if title and len(texts) > 1 and squeeze(texts[0]).strip("【】") == squeeze(title):
        texts = texts[1:]
    texts = without_summary(texts, title or "")
    texts, after_end = part_end(without_terms(texts))
    body, related = part_related(texts, own_paragraphs(text_lines))
    body = without_terms(body) if related else body
    tail, body = metadata.take_tail(body)
    _, ended, body = part_frame(body) if body else (None, None, body)
    tail = tail.under(Metadata(source=ended))
    if len(body) > 1 and _STAMP.fullmatch(body[-1]):
        body.pop()
    body = as_shown(body, text_lines)
    # What was left out at its end may state a date.
    if text_lines:
        below_lines = [
            *_foot(every, text_lines[-1]),
            *within[_place_in(within, text_lines[-1]) + 1 :],
            *below_lines,
        ]
    below = _below([*after_end, *(line.text for line in (below_lines or lines[last:])[:_MOST_TAIL_LINES])])
    headline = lines[place] if place is not None else None
    body_origin = how_sure(lines, heaviest, (first, last), kept[opening:], headline, tags.opening)
    if (place is None or sum(map(len, body)) < _LITTLE) and (instead := _instead(tags, scripts, body)):
        title, title_origin, body, body_origin = _replace(instead, title, title_origin)
        tags.sources += [(instead.source, "script")] if instead.source else []
        tags.dates += [(instead.published, "script")] if instead.published else []
    elif not body_origin.doubtful and not within_named(kept[opening:]) and confirmed(root, body) < _CONFIRMED:
        body_origin = Origin("guessed", "another way to find the text leaves out some of it")
    if not body:
        raise ReadError(key, Code.NO_ARTICLE)
    tail = below.under(tail)
    written = labelled_date([*top, *kept[opening : opening + 3]], WRITTEN)
    head = [*top, *lines[: min(first, _MOST_HEAD_LINES)]]
    published, published_origin = find_published(above, head, [*below_lines, *lines[last:]], tail, tags, written)
    if published is None and (named := find_stated(scripts, squeeze(title or ""))) and named.published:
        published, published_origin = named.published, Origin("found", "script")
    if len(body) > 1 and published and _MOMENT.fullmatch(body[-1]) and _ends(body[-2]):
        below_it = parse_published(body[-1])
        body = body[:-1] if below_it and below_it.timetuple()[:3] == published.timetuple()[:3] else body
    if published_origin.doubtful and (said := says_gone(title or tags.page_title, body)):
        raise ReadError(key, Code.GONE_ARTICLE, words=said)
    source, source_origin = find_source(
        above, top, tail, tags, title, scripts, body, [line.text for line in every[-_MOST_FOOT_LINES:]]
    )
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
        body_origin=body_origin,
        related=parse_related(related),
        written=written,
        notes=damage_note(decoded.damaged),
        tables=tables,
    )


def _from_opening(lines: list[PageLine], opening: str) -> list[PageLine]:
    """Lines without those with links above the one that the page says its text begins with."""
    starts = (
        at for at, line in enumerate(lines[:_MOST_ADVERTISED]) if opening and squeeze(line.text).startswith(opening)
    )
    start = next(starts, 0)
    home = block_of(lines[start].element).getparent() if lines else None
    return [line for at, line in enumerate(lines) if at >= start or not _is_offered(line, home)]


def _is_offered(line: PageLine, home: Any) -> bool:  # noqa: ANN401  # lxml has no types
    """Whether a line above a text is no part of it: with a link, in another element or an offer of its site."""
    is_elsewhere = block_of(line.element).getparent() is not home
    return bool(line.linked) and is_prose(line) and (is_elsewhere or _OFFERS.search(line.text) is not None)


def _ends(text: str) -> bool:
    """Whether a text may end with this line, so that a moment below it is when it was published."""
    return text.endswith(_SENTENCE_ENDS) or patterns.PUBLISHER_NAME.fullmatch(text) is not None


def _parse(markup: str, key: str) -> "lxml_html.HtmlElement":
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(break_typed_lines(markup).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.ParseError, ValueError) as error:
        raise ReadError(key, Code.NO_ARTICLE) from error
    return root


def _instead(tags: PageTags, scripts: Sequence[str], body: Sequence[str]) -> Scripted | None:
    """The text of a page that shows next to none of it, where its scripts or its tags hold more."""
    stated = squeeze("".join(text for text, _ in tags.titles) + tags.page_title)
    described = Scripted(text_paragraphs(tags.description)) if tags.description else None
    written = sum(map(len, body))
    for found in (find_post(scripts), find_scripted(scripts, stated, is_bare=not body)):
        if found:
            return found
    return described if described and written < min(_LITTLE, len("".join(described.paragraphs))) else None


def _replace(instead: Scripted, title: str | None, origin: Origin) -> tuple[str | None, Origin, list[str], Origin]:
    """Title and text of an article that the page does not show, with their origins."""
    body = list(instead.paragraphs)
    if instead.title:
        title, origin = instead.title, Origin("found", "script")
    elif title is None or squeeze(title)[:_TELLING] in squeeze("".join(body)):
        # A post of a few lines, the first of which stands for a title.
        title, origin = fields.first_sentence(body[0]), Origin("guessed", "first sentence")
    return title, origin, body, Origin("guessed", "not on the page: its scripts or tags")


def _place_in(lines: Sequence[PageLine], wanted: PageLine) -> int:
    return next(place for place, line in enumerate(lines) if line is wanted)


def _head(every: Sequence[PageLine], lines: Sequence[PageLine], start: int, first: int) -> list[PageLine]:
    """The lines above a text, with those of a box for buttons or the like that state its source or date."""
    if start > first or first >= len(lines):
        return list(lines[start:first])
    places = {id(line): place for place, line in enumerate(every)}
    span = every[places[id(lines[start - 1])] + 1 if start else 0 : places[id(lines[first])]]
    return [line for line in span if not line.around or line.moment or metadata.read_metadata(line.parted)]


def _foot(every: Sequence[PageLine], end: PageLine) -> list[PageLine]:
    """The lines below a text that state its date in a box for replies or buttons: right below it, or with a label."""
    # Of a cell no place is known.
    place = next((at for at, line in enumerate(every) if line is end), len(every))
    below = every[place + 1 :][:_MOST_FOOT_LINES]
    near = takewhile(lambda line: line.around, below[:_MOST_TAIL_LINES])
    # Comments say 发表于 too.
    before_others = takewhile(lambda line: (not line.heading and line.linked < 1) or len(line.text) < _TELLING, below)
    labelled = (line for line in before_others if line.around and _PUBLISHED_BELOW.match(line.text))
    return [line for line in dict.fromkeys((*near, *labelled)) if DATE.search(line.text)]


def _text_of(root: "lxml_html.HtmlElement", name: str) -> str:
    """The text of an element that pages of WeChat name so."""
    named = root.get_element_by_id(name, None)
    return fields.one_line(named.text_content(), LONGEST_NAME) if named is not None else ""


def _bylines(above: Sequence[PageLine]) -> tuple[Byline, ...]:
    stated = [byline for line in above if (found := metadata.read_metadata(line.parted)) for byline in found.bylines]
    reporters = (reporter(line.text) for line in above)
    return (*stated, *(Byline("记者", name) for name in reporters if name))


def _stated_makers(tags: PageTags) -> tuple[Byline, ...]:
    stated = (("作者", tags.author), ("编辑", tags.editor))
    return tuple(Byline(role, fields.one_line(name, LONGEST_NAME)) for role, name in stated if name)


def _below(lines: Sequence[str]) -> Metadata:
    """What the lines right below the article state; nothing from the first on that is something else.

    A date there is the article's where the line holds nothing else; the next line may hold the time.
    """
    taken = Metadata()
    for place, line in enumerate(lines):
        found = metadata.read_metadata(line)
        if found is not None and found.published:
            if found == Metadata(published=found.published):
                taken = Metadata(published=parse_published(" ".join(lines[place : place + 2]))).under(taken)
            break
        if found is None:
            break
        if found.source and not patterns.PUBLISHER.fullmatch(found.source) and not patterns.LABEL.search(line):
            # Who wrote a comment.
            break
        taken = found.under(taken)
    return taken
