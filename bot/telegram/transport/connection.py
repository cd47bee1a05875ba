"""HTTP to Telegram: aiohttp below python-telegram-bot, whose own connection over httpx costs several times as much.

Its pool walks all connections each time: 1.2 ms of processor time a message, .2 through aiohttp.
"""

import functools
import os
import ssl
from typing import Any
from urllib.parse import urlencode

import aiohttp
import certifi
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot import logs
from bot.telegram.transport.proxy import proxy_to

MEDIA_WRITE_TIMEOUT = 60.0
"""Seconds that sending a file may take."""

ODVInput = Any
"""python-telegram-bot keeps the type of its time-outs to itself."""


_Unset = type(BaseRequest.DEFAULT_NONE)


class NotSent(NetworkError):
    """Nothing of the call has reached Telegram."""


class Connection(BaseRequest):
    """A pool of connections.

    Args:
        connections: How many at most; a call waits while all are busy.
        connect_timeout: Seconds to open one.
        read_timeout: Seconds without a byte of the reply.
        write_timeout: Seconds to send a call without a file.
        pool_timeout: Seconds to wait for one that is free.
        kept_open: Whether a connection serves further calls; else each call opens one of its own.
    """

    def __init__(
        self,
        connections: int,
        *,
        connect_timeout: float = 5,
        read_timeout: float = 6,
        write_timeout: float = 6,
        pool_timeout: float = 5,
        kept_open: bool = True,
    ) -> None:
        self._connections = connections
        self._kept_open = kept_open
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._pool_timeout = pool_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds without a byte of the reply."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Be ready to make calls."""
        if self._session is None:
            connector = aiohttp.TCPConnector(
                limit=self._connections, ssl=_certificates(), force_close=not self._kept_open
            )
            headers = {"User-Agent": self.USER_AGENT}
            self._session = aiohttp.ClientSession(
                connector=connector, headers=headers, cookie_jar=aiohttp.DummyCookieJar()
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one call, once.

        Returns:
            Status and body.

        Raises:
            NotSent: Telegram could not be reached.
            TimedOut: It took too long.
            NetworkError: The line broke, and nobody knows how far the call came.
        """
        assert self._session, "the connection is not initialized"
        files = bool(request_data and request_data.multipart_data)
        connect = _chosen(connect_timeout, self._connect_timeout)
        read = _chosen(read_timeout, self._read_timeout)
        pool = _chosen(pool_timeout, self._pool_timeout)
        write = _chosen(write_timeout, MEDIA_WRITE_TIMEOUT if files else self._write_timeout)
        timeout = aiohttp.ClientTimeout(
            total=pool + connect + write + read, connect=pool + connect, sock_connect=connect, sock_read=read
        )
        try:
            async with self._session.request(
                method,
                URL(url, encoded=True),
                data=_body(request_data),
                timeout=timeout,
                proxy=proxy_to(url),
                allow_redirects=False,
            ) as response:
                return response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError) as error:
            problem: NetworkError = NotSent(_words(error))
        except TimeoutError:
            problem = TimedOut()
        except (aiohttp.ClientError, OSError) as error:
            problem = NetworkError(_words(error))
        # Not chained: the library's errors may hold the address, which holds the token.
        raise problem


def _chosen(given: ODVInput, usual: float) -> float:
    return usual if given is None or isinstance(given, _Unset) else float(given)


def _words(error: Exception) -> str:
    return logs.redact(f"{type(error).__name__}: {error}")


def _body(data: RequestData | None) -> aiohttp.FormData | aiohttp.BytesPayload | None:
    if data is None:
        return None
    if not data.multipart_data:
        encoded = urlencode(data.json_parameters).encode()
        return aiohttp.BytesPayload(encoded, content_type="application/x-www-form-urlencoded")
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


@functools.cache
def _certificates() -> ssl.SSLContext:
    """Those of certifi, or of the file that `SSL_CERT_FILE` names: some systems have none where Python looks."""
    return ssl.create_default_context(cafile=os.environ.get("SSL_CERT_FILE") or certifi.where())
