"""The article of a web page: its text, its title, who published it when, and who made it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from lxml import etree
from lxml import html as lxml_html

from retrieval.analysis import DATE, parse_published
from retrieval.errors import ReadError
from retrieval.readers import fields, metadata
from retrieval.readers.assembly import Layer, assemble, damage_note
from retrieval.readers.decoding import Decoded
from retrieval.readers.html.body import body_lines, find_body, opening_length, part_end, reporter, squeeze
from retrieval.readers.html.lines import PageLine, drop_surroundings, page_lines
from retrieval.readers.html.publication import WRITTEN, find_published, find_source, labelled_date
from retrieval.readers.html.tags import PageTags, read_date, read_tags
from retrieval.readers.html.titles import find_title
from retrieval.readers.metadata import LONGEST_NAME, Metadata
from retrieval.readers.related import parse_related, part_related
from retrieval.reasons import Code
from retrieval.types import Byline, Origin, Report

_MOST_HEAD_LINES = 40
_MOST_TAIL_LINES = 6
_STAMP = re.compile(rf"(?:编辑|更新|修改|发布|发表)[于於]\s*{DATE.pattern}.{{0,20}}", re.VERBOSE)


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
    tags = read_tags(root, scripts, decoded.text)
    if account := _text_of(root, "js_name"):
        tags.source = (account, "account name")
    if day := parse_published(_text_of(root, "publish_time")):
        tags.dates.insert(0, (day, "time of publication"))
    drop_surroundings(root)
    lines = page_lines(root)
    first, last = find_body(root, lines)
    title, title_origin, place = find_title(lines, tags, first)
    if place is not None and first <= place < last:
        first = place + 1
    about_start = place + 1 if place is not None and place < first else max(0, first - _MOST_TAIL_LINES)
    kept = body_lines(lines[first:last])
    texts = [line.text for line in kept]
    opening = opening_length(kept)
    opened = kept[:opening]
    above = [*lines[about_start:first], *opened]
    # Elsewhere a <time> is of a comment or of another article.
    stated = (day for line in above if place is not None and (day := read_date(line.moment)))
    tags.dates += [(day, "time element below the title") for day in islice(stated, 1)]
    tags.timed = next((day for line in lines if (day := read_date(line.moment))), None)
    top = [*lines[max(0, first - _MOST_HEAD_LINES) : first], *opened]
    texts = texts[opening:]
    if title and len(texts) > 1 and squeeze(texts[0]) == squeeze(title):
        texts = texts[1:]
    texts, after_end = part_end(texts)
    body, related = part_related(texts)
    tail, body = metadata.take_tail(body)
    if len(body) > 1 and _STAMP.fullmatch(body[-1]):
        body.pop()
    below = _below([*after_end, *(line.text for line in lines[last : last + _MOST_TAIL_LINES])])
    if not body:
        raise ReadError(key, Code.NO_ARTICLE)
    tail = below.under(tail)
    written = labelled_date([line.text for line in top] + texts[:3], WRITTEN)
    head = [*top, *lines[: min(first, _MOST_HEAD_LINES)]]
    published, published_origin = find_published(above, head, tail, tags, written)
    source, source_origin = find_source(above, top, tail, tags, title)
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
        related=parse_related(related),
        written=written,
        notes=damage_note(decoded.damaged),
    )


def _parse(markup: str, key: str) -> "lxml_html.HtmlElement":
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.ParseError, ValueError) as error:
        raise ReadError(key, Code.NO_ARTICLE) from error
    return root


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
        taken = found.under(taken)
    return taken
