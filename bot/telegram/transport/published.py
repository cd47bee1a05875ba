"""Cited reports as web pages under `WENJU_PUBLIC_URL`: read-only, and nothing is listed.

Whatever is wrong with an address is answered alike, so that nobody learns which reports there are.
"""

import asyncio
import logging
from http import HTTPStatus
from urllib.parse import unquote

import h11

from bot import logs
from bot.http_server import Reply
from bot.texts import TerminalTexts
from bot.web import POLICY, CitedText, WebAddresses, WebPlace, beginning_of, citation_html
from retrieval.errors import ReportNotFound, WenjuError
from retrieval.holdings import Holdings
from retrieval.types import Cited, Span

_HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Robots-Tag", "noindex, nofollow"),
    ("Cache-Control", "private, no-cache"),
)


class PublishedPages:
    """Answers those who open a citation's address.

    Args:
        addresses: Reads addresses.
        engine: Looks the reports up that everybody may read.
        texts: The language of the pages' labels.
    """

    def __init__(self, addresses: WebAddresses, engine: Holdings, texts: TerminalTexts) -> None:
        self._addresses = addresses
        self._engine = engine
        self._texts = texts

    async def show(self, request: h11.Request) -> Reply | None:
        """The page of an address; None where the path is none of ours."""
        path = unquote(request.target.decode("latin-1").partition("?")[0])
        place = self._addresses.read(path)
        if place is None:
            return None
        try:
            return await asyncio.to_thread(self._page, place)
        except WenjuError as error:
            logs.event("published page", level=logging.ERROR, problem=error)
            return Reply(HTTPStatus.SERVICE_UNAVAILABLE)

    def _page(self, place: WebPlace) -> Reply:
        try:
            cited = self._engine.cited(place.report, place.paragraph, place.mark)
        except ReportNotFound:
            return Reply(HTTPStatus.NOT_FOUND)
        if not self._addresses.allows(place, cited.report):
            return Reply(HTTPStatus.NOT_FOUND)
        page = citation_html(self._found(place, cited), self._texts)
        return Reply(HTTPStatus.OK, page.encode(), _HEADERS)

    def _found(self, place: WebPlace, cited: Cited) -> CitedText:
        """The cited words where they stand now, or what became of them."""
        report, became = cited.report, self._texts.became(cited, place.paragraph)
        file_hash = self._engine.content_of(report.key)
        if cited.paragraph is None:
            first = min(max(place.paragraph, 1), len(report.paragraphs))
            return CitedText(report, range(first, first), None, file_hash, became, cited.before)
        first, sentence = cited.paragraph, None
        if place.sentence:
            start = beginning_of(report, first)
            sentence = Span(start + place.sentence.start, min(start + place.sentence.end, len(report.text)))
        # It may go on in the next paragraph.
        last = first + (report.text.count("\n", sentence.start, sentence.end) if sentence else 0)
        return CitedText(report, range(first, last + 1), sentence, file_hash, became)
