"""Plain text as saved from a news page -> `Report`.

A title line; a line or two with source, date and makers; the body, a paragraph a line; bylines; related
reports, each a title line and a "source date" line; the page's own furniture. All but the body may miss.
"""

import hashlib

from retrieval.errors import ReadError
from retrieval.readers import fields, metadata, patterns
from retrieval.readers.decoding import decode
from retrieval.types import RelatedReport, Report

# The longest headline seen (in notices of local offices) has under 90 characters.
_LONGEST_HEADLINE = 90


class PlainTextReader:
    """Reads `.txt`."""

    suffixes = frozenset({".txt"})

    def recognises(self, head: bytes) -> bool:
        """Plain text bears no mark; only its name tells."""
        del head
        return False

    def read(self, data: bytes, key: str) -> Report:
        """Read a saved news page.

        Raises:
            ReadError: It is no text, or holds nothing but a title and metadata.
        """
        lines = [line for raw in decode(data, key).text.split("\n") if not _is_blank(line := raw.strip())]
        if not lines:
            raise ReadError(key, "it holds nothing but white space; put a title and the text below it")
        title, lines = _take_title(lines)
        head, lines = metadata.take_head(lines)
        body, related = _part_related(lines)
        tail, body = metadata.take_tail(body)
        if not body:
            raise ReadError(key, "it has no body paragraph; put the text on the lines below the title")
        about = tail.under(head)
        return Report(
            id=0,
            key=key,
            title=title or fields.title_from_key(key),
            source=about.source,
            published=about.published,
            url=about.url,
            bylines=about.bylines,
            paragraphs=tuple(body),
            related=tuple(_read_related(related)),
            sha256=hashlib.sha256(data).hexdigest(),
        )


def _is_blank(line: str) -> bool:
    return not line or patterns.RULE.fullmatch(line) is not None


def _take_title(lines: list[str]) -> tuple[str | None, list[str]]:
    """The first line, unless it reads like a paragraph or like metadata."""
    first = lines[0]
    if len(first) > _LONGEST_HEADLINE or first.endswith(("。", "；")) or metadata.read_metadata(first):
        return None, lines
    label = patterns.TITLE_LABEL.match(first)
    return fields.one_line(first[label.end() :] if label else first, fields.LONGEST_TITLE) or None, lines[1:]


def _part_related(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part the body from the headlines under 相关阅读, and drop what readers of the page commented."""
    body: list[str] = []
    related: list[str] = []
    current = body
    for line in lines:
        if len(line) > _LONGEST_HEADLINE:
            # No headline: whatever it stands below, it is text, and text is never dropped for a guess.
            current = body
        elif body and patterns.COMMENTS_HEADING.fullmatch(line):
            break
        elif body and patterns.RELATED_HEADING.fullmatch(line):
            current = related
            continue
        current.append(line)
    return body, related


def _read_related(lines: list[str]) -> list[RelatedReport]:
    """Pair each headline with the "source date" line below it, where there is one."""
    found: list[RelatedReport] = []
    titles: list[str] = []
    for line in lines:
        about = metadata.read_metadata(line)
        if about is None:
            titles.append(line)
            continue
        found.extend(RelatedReport(title, None, None) for title in titles[:-1])
        if titles:
            found.append(RelatedReport(titles[-1], about.source, about.published))
        titles.clear()
    found.extend(RelatedReport(title, None, None) for title in titles)
    return found
