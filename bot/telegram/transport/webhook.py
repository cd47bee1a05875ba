"""The webhook: a small HTTP server that stores each update before it says 200.

python-telegram-bot's own server answers 400 to an update it cannot parse, and Telegram then sends that one again
and again; here whatever has a number is stored as it came.
"""

import asyncio
import hmac
import json
import logging
from http import HTTPStatus
from urllib.parse import urlsplit

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot import logs
from bot.telegram.transport.errors import WebhookRefused
from bot.telegram.transport.polling import Take, is_update
from retrieval.errors import WenjuError

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header

LARGEST_BODY = 2**20
"""Bytes of a request; an update has a few thousand."""


class Webhook:
    """Listens until it is closed.

    Args:
        url: The public address; its path is the one that is answered.
        port: Where to listen, on all interfaces.
        secret: What Telegram must send along.
        take: Where updates go.
    """

    def __init__(self, url: str, port: int, secret: str, take: Take) -> None:
        self._port = port
        path = urlsplit(url).path or "/"
        application = Application(
            [(_literal(path), _Door, {"secret": secret, "take": take})],
            default_handler_class=_Nothing,
            log_function=lambda _: None,
        )
        self._server = HTTPServer(application, max_body_size=LARGEST_BODY)

    def listen(self) -> None:
        """Take requests from now on.

        Raises:
            WebhookRefused: The port cannot be used.
        """
        try:
            self._server.listen(self._port)
        except OSError as error:
            raise WebhookRefused(
                f"port {self._port} cannot be listened on ({error.strerror}); set WENJU_WEBHOOK_PORT to a free one"
            ) from error

    async def close(self) -> None:
        """Take no more requests; those under way are answered."""
        self._server.stop()
        await self._server.close_all_connections()


class _Nothing(RequestHandler):
    """Answers 404 to every path but ours."""

    def prepare(self) -> None:
        self.set_status(HTTPStatus.NOT_FOUND)
        self.finish()


class _Door(RequestHandler):
    """Takes one update a request."""

    def initialize(self, secret: str, take: Take) -> None:
        self._secret = secret
        self._take = take

    async def post(self) -> None:
        """Store an update, then say 200."""
        if not hmac.compare_digest(self.request.headers.get(SECRET_HEADER, "").encode(), self._secret.encode()):
            self.set_status(HTTPStatus.FORBIDDEN)
            return
        try:
            update = json.loads(self.request.body)
        except ValueError:
            update = None
        if not is_update(update):
            self.set_status(HTTPStatus.BAD_REQUEST)
            return
        try:
            # Shielded: if the caller leaves, what was stored is handed on all the same.
            await asyncio.shield(asyncio.ensure_future(self._take([update])))
        except WenjuError as error:
            logs.event("webhook", level=logging.ERROR, problem=error)
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)

    def compute_etag(self) -> None:
        """Nothing here is cached."""


def _literal(path: str) -> str:
    """A route that matches this path alone."""
    return "".join(f"\\{c}" if not c.isalnum() and c not in "/-_" else c for c in path)
