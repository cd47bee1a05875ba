"""A small HTTP server in which strangers cost next to nothing and keep nobody out.

Each connection is judged by the head of its request; until it has passed it may hold a few kilobytes for a few
seconds, and is the first to go where there are too many. No more is read from a socket than is wanted. A connection
serves one request: to open a new one costs a proxy beside us less than idle ones would cost in rules here.
"""

import asyncio
import contextlib
import errno
import functools
import ipaddress
import logging
import socket
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus

import h11

from bot import logs

CLOSE_SECONDS = 1.0
"""Seconds that requests under way get when the server is closed; the bot itself has five to end."""

FULL_SECONDS = 1.0
"""Seconds until the next try where no connection can be accepted."""

LOG_EVERY_SECONDS = 60.0
"""Seconds between two log lines about that: it would be thousands a second."""

_AT_ONCE = 2**14
_READING = (b"GET", b"HEAD")
_BACKLOG = 256


@dataclass(frozen=True, slots=True)
class Reply:
    """What a request is answered with.

    Attributes:
        status: Of the answer.
        body: Of the answer.
        headers: Further ones, such as the type of the body.
    """

    status: HTTPStatus = HTTPStatus.OK
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


Judge = Callable[[h11.Request], Reply | None]
"""How the head of a request is refused; its body is read only where it is not."""

Handle = Callable[[h11.Request, bytes], Awaitable[Reply]]
"""Does what a request wants, and says how to answer."""

Refuse = Callable[[HTTPStatus], Reply]
"""How a request is refused that the server itself finds wrong: too slow, too large, no HTTP."""


Show = Callable[[h11.Request], Awaitable[Reply | None]]
"""What is shown to whoever asks with GET or HEAD; None where the request is for somebody else."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a server grants.

    Attributes:
        connections: At a time. Telegram, or a proxy in its name, opens as many as `setWebhook` was told, each for some
            milliseconds.
        head_bytes: Of a request.
        body_bytes: Of a request; an update has a few thousand.
        head_seconds: To send a head.
        body_seconds: To send a body.
        send_seconds: To take an answer.
        linger_seconds: For whoever is refused to stop sending and read why.
    """

    connections: int = 100
    head_bytes: int = 2**14
    body_bytes: int = 2**20
    head_seconds: float = 5.0
    body_seconds: float = 10.0
    send_seconds: float = 30.0
    linger_seconds: float = 1.0


class Server:
    """Listens until it is closed.

    Args:
        judge: Asked before a body is read.
        handle: Given the body.
        bounds: What is granted.
        show: Asked first about requests that only read; None where nothing is shown.
        refuse: Says what a refusal of its own looks like.
        name: Whose it is, in the log.
    """

    def __init__(
        self,
        judge: Judge,
        handle: Handle,
        bounds: Bounds = Bounds(),
        show: Show | None = None,
        *,
        refuse: Refuse = Reply,
        name: str = "webhook",
    ) -> None:
        self._show = show
        self._judge = judge
        self._handle = handle
        self._refuse = refuse
        self._name = name
        self._bounds = bounds
        self._connections: set[asyncio.Task[None]] = set()
        # Those that have not passed yet, the oldest first.
        self._strangers: dict[asyncio.Task[None], None] = {}
        self._complained = -LOG_EVERY_SECONDS

    def listen(self, host: str, port: int) -> None:
        """Take requests from now on.

        Args:
            host: An IP address of this machine; 0.0.0.0 or :: for all.
            port: A free one.

        Raises:
            OSError: It cannot be listened on.
        """
        self._socket = listening(host, port)
        self._socket.setblocking(False)
        self._accepting = asyncio.create_task(self._accept())

    async def close(self) -> None:
        """Take no more requests; those that have passed are answered."""
        self._accepting.cancel()
        await asyncio.wait([self._accepting])
        self._socket.close()
        for stranger in self._strangers:
            stranger.cancel()
        if self._connections:
            _, late = await asyncio.wait(self._connections, timeout=CLOSE_SECONDS)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)

    async def _accept(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                connection, _ = await loop.sock_accept(self._socket)
            except ConnectionError:
                continue  # It has left already.
            except OSError as error:
                await self._cannot_accept(error)
                continue
            task = asyncio.create_task(self._serve(connection))
            self._connections.add(task)
            self._strangers[task] = None
            # By a callback: a task that is cancelled before it has begun closes nothing.
            task.add_done_callback(functools.partial(self._forget, connection))
            # The others get on meanwhile: whoever has sent a good head along passes before anybody throws it out.
            await asyncio.sleep(0)
            while len(self._connections) > self._bounds.connections:
                await self._make_room(task)

    async def _cannot_accept(self, error: OSError) -> None:
        now = time.monotonic()
        if now - self._complained >= LOG_EVERY_SECONDS:
            self._complained = now
            logs.event(f"{self._name} takes no connections", level=logging.ERROR, problem=error.strerror)
        if error.errno in (errno.EMFILE, errno.ENFILE) and self._strangers:
            await self._make_room()
        else:
            await asyncio.sleep(FULL_SECONDS)

    async def _make_room(self, newest: asyncio.Task[None] | None = None) -> None:
        """Throw out the oldest stranger, but not the newest, or wait for one of the others to end."""
        oldest = next(iter(self._strangers), None)
        if oldest and oldest is not newest:
            oldest.cancel()
            await asyncio.wait([oldest])
        else:
            await asyncio.wait(self._connections, return_when=asyncio.FIRST_COMPLETED)

    def _forget(self, connection: socket.socket, task: asyncio.Task[None]) -> None:
        connection.close()
        self._connections.discard(task)
        self._strangers.pop(task, None)

    async def _serve(self, connection: socket.socket) -> None:
        # Whoever leaves early, or reads no answer, is let go.
        with contextlib.suppress(OSError):
            answer = _written(await self._reply(connection))
            async with asyncio.timeout(self._bounds.send_seconds):
                await asyncio.get_running_loop().sock_sendall(connection, answer)
            connection.shutdown(socket.SHUT_WR)
            # Closed while something is unread, the connection would be reset, and the answer lost on its way.
            async with asyncio.timeout(self._bounds.linger_seconds):
                for _ in range(self._bounds.body_bytes // _AT_ONCE):
                    if not await _read(connection):
                        break

    async def _reply(self, connection: socket.socket) -> Reply:
        """Read a request, as much of it as it deserves, and have it handled."""
        http = h11.Connection(h11.SERVER, max_incomplete_event_size=self._bounds.head_bytes)
        try:
            async with asyncio.timeout(self._bounds.head_seconds):
                head = await _next_event(connection, http)
            if not isinstance(head, h11.Request):
                return self._refuse(HTTPStatus.BAD_REQUEST)
            if self._show and head.method in _READING and (page := await self._show(head)):
                return page if head.method == b"GET" else Reply(page.status, headers=page.headers)
            if refusal := self._judge(head):
                return refusal
            if _stated(head) > self._bounds.body_bytes:
                return self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            self._strangers.pop(_this_task(), None)
            async with asyncio.timeout(self._bounds.body_seconds):
                if http.they_are_waiting_for_100_continue:
                    await asyncio.get_running_loop().sock_sendall(connection, b"HTTP/1.1 100 Continue\r\n\r\n")
                body = await _body(connection, http, self._bounds.body_bytes)
        except TimeoutError:
            return self._refuse(HTTPStatus.REQUEST_TIMEOUT)
        except h11.RemoteProtocolError as error:
            return self._refuse(HTTPStatus(error.error_status_hint))
        if body is None:
            return self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return await self._handle(head, body)


def listening(host: str, port: int) -> socket.socket:
    """A socket that takes connections.

    Args:
        host: An IP address of this machine; 0.0.0.0 or :: for all.
        port: A free one; 0 for any.

    Raises:
        OSError: It cannot be listened on.
    """
    address = ipaddress.ip_address(host)
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    both = family is socket.AF_INET6 and address.is_unspecified and socket.has_dualstack_ipv6()
    return socket.create_server((host, port), family=family, backlog=_BACKLOG, dualstack_ipv6=both)


def _written(reply: Reply) -> bytes:
    """An answer as it is sent."""
    lines = [f"HTTP/1.1 {reply.status.value} {reply.status.phrase}"]
    lines += [f"{name}: {value}" for name, value in reply.headers]
    lines += [f"Content-Length: {len(reply.body)}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("ascii") + reply.body


def _stated(head: h11.Request) -> int:
    """How many bytes the body is to have; 0 where the head does not say."""
    return max((int(value) for name, value in head.headers if name == b"content-length"), default=0)


async def _body(connection: socket.socket, http: h11.Connection, most: int) -> bytes | None:
    """The body of a request; None where it has more bytes than are taken."""
    body = bytearray()
    while isinstance(event := await _next_event(connection, http), h11.Data):
        body += event.data
        if len(body) > most:
            return None
    return bytes(body)


async def _next_event(connection: socket.socket, http: h11.Connection) -> object:
    while (event := http.next_event()) is h11.NEED_DATA:
        http.receive_data(await _read(connection))
    return event


async def _read(connection: socket.socket) -> bytes:
    data = await asyncio.get_running_loop().sock_recv(connection, _AT_ONCE)
    # What is there already comes without a pause: a fast sender would keep everybody else waiting.
    await asyncio.sleep(0)
    return data


def _this_task() -> asyncio.Task[None]:
    task = asyncio.current_task()
    assert task
    return task
