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
from bot.web import POLICY, CitedText, WebAddresses, WebPlace, citation_html
from retrieval.engine import Engine
from retrieval.errors import ReportNotFound, WenjuError

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
        engine: Looks the reports up.
        texts: The language of the pages' labels.
    """

    def __init__(self, addresses: WebAddresses, engine: Engine, texts: TerminalTexts) -> None:
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
            report = self._engine.report(place.report)
        except ReportNotFound:
            return Reply(HTTPStatus.NOT_FOUND)
        if not self._addresses.allows(place, report) or not 1 <= place.paragraph <= len(report.paragraphs):
            return Reply(HTTPStatus.NOT_FOUND)
        paragraphs, sentence = range(place.paragraph, place.paragraph + 1), place.sentence
        if sentence and not 0 <= sentence.start < sentence.end <= len(report.text):
            sentence = None
        if sentence:
            # It may go on in the next paragraph.
            last = report.text.count("\n", 0, sentence.end) + 1
            paragraphs = range(place.paragraph, max(last, place.paragraph) + 1)
        cited = CitedText(report, paragraphs, sentence, self._engine.content_of(report.key))
        return Reply(HTTPStatus.OK, citation_html(cited, self._texts).encode(), _HEADERS)
