"""The webhook: stores each update that Telegram sends before it says 200.

python-telegram-bot's own server answers 400 to an update it cannot parse, and Telegram then sends that one again
and again; here whatever has a number is stored as it came, unless its types are none that Telegram sends.
"""

import asyncio
import hmac
import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

import h11
from telegram import Bot

from bot import logs
from bot.config import Settings
from bot.http_server import Reply, Server, Show, listening
from bot.setup_codes import SetupCode
from bot.telegram.transport.errors import WebhookRefused
from bot.telegram.transport.polling import ALLOWED_UPDATES, Take, is_update
from bot.telegram.transport.shapes import misfit
from retrieval.errors import WenjuError

_SECRET_HEADER = b"x-telegram-bot-api-secret-token"
_CONNECTIONS = 40  # what Telegram opens at most: fewer than the server takes


class Webhook:
    """Listens until it is closed.

    Args:
        url: The public address; its path is the one that is answered.
        host: The IP address to listen on.
        port: The port to listen on.
        secret: What Telegram must send along.
        take: Where updates go.
        show: What is shown beside it to whoever reads; None for nothing.
    """

    def __init__(self, url: str, host: str, port: int, secret: str, take: Take, show: Show | None = None) -> None:
        self._url = url
        self._path = unquote(urlsplit(url).path) or "/"
        self._host = host
        self._port = port
        self._secret = secret.encode()
        self._take = take
        self._server = Server(self._judge, self._store, show=show)

    def listen(self) -> None:
        """Take requests from now on.

        Raises:
            WebhookRefused: The address or the port cannot be used.
        """
        with _explained(self._host, self._port):
            self._server.listen(self._host, self._port)

    async def announce(self, bot: Bot) -> None:
        """Have Telegram call from now on."""
        await bot.set_webhook(
            self._url,
            allowed_updates=ALLOWED_UPDATES,
            secret_token=self._secret.decode(),
            max_connections=_CONNECTIONS,
        )

    async def close(self) -> None:
        """Take no more requests; those under way are answered."""
        await self._server.close()

    def _judge(self, request: h11.Request) -> Reply | None:
        path, _, _ = request.target.decode("latin-1").partition("?")
        if unquote(path) != self._path:
            return Reply(HTTPStatus.NOT_FOUND)
        if request.method != b"POST":
            return Reply(HTTPStatus.METHOD_NOT_ALLOWED)
        given = [value for name, value in request.headers if name == _SECRET_HEADER]
        if len(given) != 1 or not hmac.compare_digest(given[0], self._secret):
            return Reply(HTTPStatus.FORBIDDEN)
        return None

    async def _store(self, _: h11.Request, body: bytes) -> Reply:
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            update = None
        if not is_update(update):
            return Reply(HTTPStatus.BAD_REQUEST)
        if wrong := misfit(update):
            logs.event("refused an update", level=logging.WARNING, update=update["update_id"], problem=wrong)
            return Reply(HTTPStatus.BAD_REQUEST)
        try:
            # Shielded: if the server closes meanwhile, what was stored is handed on all the same.
            await asyncio.shield(asyncio.ensure_future(self._take([update])))
        except WenjuError as error:
            logs.event("webhook", level=logging.ERROR, problem=error)
            return Reply(HTTPStatus.SERVICE_UNAVAILABLE)
        except Exception as error:  # noqa: BLE001 - Telegram gets an answer whatever is wrong here
            logs.event("webhook", level=logging.ERROR, error=error)
            return Reply(HTTPStatus.INTERNAL_SERVER_ERROR)
        return Reply()


def show_only(host: str, port: int, show: Show) -> Server:
    """A server that only shows, where updates are polled for; it listens already.

    Raises:
        WebhookRefused: The address or the port cannot be used.
    """

    async def refuse(_: h11.Request, __: bytes) -> Reply:
        return Reply(HTTPStatus.NOT_FOUND)

    server = Server(lambda _: Reply(HTTPStatus.NOT_FOUND), refuse, show=show)
    with _explained(host, port):
        server.listen(host, port)
    return server


def try_port(settings: Settings, held: Settings) -> None:
    """Find out whether a webhook with these settings could listen.

    Args:
        settings: The owner's.
        held: Those of the bot that runs in this process: its own port is as good as free.

    Raises:
        WebhookRefused: The address or the port cannot be used.
    """
    host, port = settings.webhook_host, settings.webhook_port
    if settings.listens:
        is_ours = held.listens and held.webhook_port == port
        with _explained(host, port):
            listening(host, 0 if is_ours else port).close()


@contextmanager
def _explained(host: str, port: int) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # The library adds where, which is said already.
        why = os.strerror(error.errno) if error.errno else error
        raise WebhookRefused(SetupCode.PORT_REFUSED, port=str(port), host=host, problem=why) from error
