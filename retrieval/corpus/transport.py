"""Connections that go only to checked addresses and end at a deadline: what `fetch` sends its requests over."""

import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import Any

import httpcore
import httpx

from retrieval.corpus.addresses import Address, checked_addresses


class _Network(httpcore.NetworkBackend):
    """Connects only to checked addresses, and to nothing after the deadline."""

    def __init__(
        self, deadline: float, lookup: Callable[[str, int], list[str]], allowed: Callable[[Address], bool]
    ) -> None:
        self._deadline = deadline
        self._lookup = lookup
        self._allowed = allowed
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - ours is never longer
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = checked_addresses(host, port, lookup=self._in_time, allowed=self._allowed)
        for place, address in enumerate(addresses, start=1):
            try:
                stream = self._sockets.connect_tcp(address, port, _left(self._deadline), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if place == len(addresses):
                    raise
            else:
                return _Stream(stream, self._deadline)
        raise AssertionError("checked_addresses gives at least one")

    def _in_time(self, host: str, port: int) -> list[str]:
        """Look a host up in a thread: the system lets nobody say how long it may take, nor interrupt it."""
        found: Future[list[str]] = Future()

        def look() -> None:
            try:
                found.set_result(self._lookup(host, port))
            except Exception as error:  # noqa: BLE001 - raised where the host was asked for
                found.set_exception(error)

        threading.Thread(target=look, name="lookup", daemon=True).start()
        try:
            return found.result(_left(self._deadline))
        except TimeoutError as error:
            raise httpcore.ConnectTimeout("the name was not resolved in time") from error


class _Stream(httpcore.NetworkStream):
    """A connection that a server cannot keep open by sending a byte now and then."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - ours is never longer
        return self._stream.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline)), self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's
        return self._stream.get_extra_info(info)


class CheckedTransport(httpx.BaseTransport):
    """Carries requests of httpx over checked connections.

    Args:
        deadline: When the last byte must have come, on the clock of `time.monotonic`.
        lookup: Resolves a host and a port to addresses.
        allowed: Which addresses may be connected to.
        tls: Which certificates are trusted.
    """

    def __init__(
        self,
        deadline: float,
        lookup: Callable[[str, int], list[str]],
        allowed: Callable[[Address], bool],
        tls: ssl.SSLContext,
    ) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls,
            network_backend=_Network(deadline, lookup, allowed),
            max_keepalive_connections=0,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and give the response as soon as its head is there."""
        response = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        return self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time for the page is over")
    return left
