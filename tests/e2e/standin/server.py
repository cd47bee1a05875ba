"""The stand-in itself: Telegram's Bot API over HTTP on loopback, in its own thread."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable

from tornado.http1connection import HTTP1ServerConnection
from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream
from tornado.testing import bind_unused_port
from tornado.web import Application

from tests.e2e.standin import rules, wire
from tests.e2e.standin.chats import Chat, Message, World
from tests.e2e.standin.faults import Fault, How
from tests.e2e.standin.methods import Methods
from tests.e2e.standin.person import Person
from tests.e2e.standin.updates import Updates

TOKEN = "1234567890:stand-in-token-for-tests-only"

BUSY = 10
"""How many times longer than on an idle machine a test waits before it fails: the machine may have other work."""


class _Server(HTTPServer):
    """Knows from which ports clients are connected; `World.changed` is notified of each."""

    def initialize(self, application: Application, world: World) -> None:
        super().initialize(application)
        self.world = world
        self.ports: set[int] = set()

    def handle_stream(self, stream: IOStream, address: tuple) -> None:
        super().handle_stream(stream, address)
        with self.world.changed:
            self.ports.add(address[1])
            self.world.changed.notify_all()

    def on_close(self, server_conn: HTTP1ServerConnection) -> None:
        super().on_close(server_conn)
        with self.world.changed:
            self.ports.discard(server_conn.context.address[1])
            self.world.changed.notify_all()


class Standin:
    """A strict, stateful Bot API server for tests. Use it as a context manager.

    Attributes:
        base_url: For `WENJU_API_BASE_URL` or PTB's `base_url`: "http://127.0.0.1:PORT/bot".
        base_file_url: For PTB's `base_file_url`: "http://127.0.0.1:PORT/file/bot".
        token: The one valid token.
        world: All state; its lock `changed` is a condition that is notified of every change.
        updates: The queue of updates (`delivered` counts how often each was handed out).
        calls: Every call the bot made, in order of arrival.
    """

    def __init__(self, token: str = TOKEN, username: str = "wenju_test_bot"):
        self.token = token
        self.loop = asyncio.new_event_loop()
        self.world = World(token, username)
        self.updates = Updates(self.world, self.loop)
        self.methods = Methods(self.world, self.updates)
        self.calls: list[wire.Call] = []
        self.faults: list[Fault] = []
        self.revoked = False
        listening, self.port = bind_unused_port()
        self.base_url = f"http://127.0.0.1:{self.port}/bot"
        self.base_file_url = f"http://127.0.0.1:{self.port}/file/bot"
        self._socket = listening
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="bot-api-standin", daemon=True)

    def __enter__(self) -> "Standin":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.heals()
        self.loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10 * BUSY)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self.loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        routes = [
            (r"/bot([^/]+)/(\w+)", wire.Api, {"standin": self}),
            (r"/file/bot([^/]+)/(.+)", wire.File, {"standin": self}),
        ]
        application = Application(routes, default_handler_class=wire.Nothing, log_function=lambda _: None)
        server = self._server = _Server(application, self.world)
        server.add_socket(self._socket)
        deliveries = asyncio.create_task(self.updates.deliver())
        await self._stop.wait()
        deliveries.cancel()
        server.stop()
        await server.close_all_connections()

    # What a test sets up

    def person(self, name: str = "小明", *, language_code: str = "zh-hans", username: str = "") -> Person:
        """Create a person with a private chat; the bot knows it once they have written."""
        return Person(self, name, language_code, username)

    def group(self, title: str, *people: Person, topics: tuple[str, ...] = (), kind: str = "supergroup") -> Chat:
        """Create a group that the bot and these people are in; with topics it is a forum.

        The first person is its creator, and opened its topics. Thread ids are found in `chat.topics`.
        """
        with self.world.changed:
            number = next(self.world.fresh)
            chat = Chat(-1_000_000_000_000 - number if kind == "supergroup" else -number, kind, title)
            chat.topics = {next(self.world.fresh): name for name in topics}
            chat.is_forum = bool(topics)
            chat.members = {person.id: "member" for person in people} | {self.world.bot.id: "member"}
            if people:
                chat.members[people[0].id] = "creator"
            chat.opener = people[0].user if people else self.world.bot
            self.world.chats[chat.id] = chat
        return chat

    def fails(
        self, method: str, how: How, *, times: int | None = 1, when: Callable[[dict], bool] = lambda _: True
    ) -> Fault:
        """Make calls of a method fail (see `faults`).

        Args:
            method: E.g. "sendMessage"; "*" is every method, "file" the download of files.
                A getUpdates under way is ended, so that the next one meets the fault.
            how: What happens, e.g. `faults.too_many_requests(2)`.
            times: For so many calls; None: until `clear()` or `heals()`.
            when: Only for calls whose decoded parameters satisfy this.
        """
        fault = Fault(method, how, times, when, self.loop)
        with self.world.changed:
            self.faults.append(fault)
        if method in {"getUpdates", "*"}:
            self.updates.interrupt()
        return fault

    def heals(self) -> None:
        """Clear all faults and take the token back from revocation."""
        self.revoked = False
        for fault in self.faults:
            fault.clear()

    def limits_rates(self) -> None:
        """Enforce Telegram's rate limits from now on (off by default)."""
        self.methods.limits = rules.RateLimits()

    def redelivers(self, *updates: dict) -> None:
        """Hand out updates again although acknowledged; without any: the whole last batch."""
        self.updates.repeat(*(updates or self.updates.last_batch))

    def sends_malformed(self, kind: str = "message", body: object = None) -> int:
        """Queue an update that no library can parse, with a proper update_id (returned)."""
        return self.updates.push(kind, {"message_id": "not a number"} if body is None else body)

    # What a test sees

    def calls_of(self, method: str) -> list[wire.Call]:
        """All calls of one method so far."""
        return [call for call in list(self.calls) if call.method == method.lower()]

    def sent(self, chat: Chat | None = None) -> list[Message]:
        """The bot's messages in the order they were delivered, in one chat or all."""
        with self.world.changed:
            if chat:
                return list(self.world.said_by_bot[chat.id])
            return [found for found in self.world.messages.values() if found.sender is self.world.bot]

    def replies_to(self, message: Message) -> list[Message]:
        """The bot's replies to a message: two where it answered twice."""
        return [reply for reply in self.sent(message.chat) if reply.reply_to is message]

    def waits_until(self, true: Callable[[], object], what: str = "", timeout: float = 5.0):
        """Block until a condition on the state holds; returns what the condition returned.

        Args:
            true: The condition.
            what: What is waited for, for the failure.
            timeout: Seconds that it may take on an idle machine.

        Raises:
            AssertionError: It did not, although the machine was given time (see `BUSY`); the last calls are named.
        """
        until = time.monotonic() + timeout * BUSY
        with self.world.changed:
            while not (found := true()) and (left := until - time.monotonic()) > 0:
                # Looked at now and again too: some conditions are about files, of whose changes nobody tells.
                self.world.changed.wait(min(left, 0.1))
            if found:
                return found
            last = [f"{call.method} {call.code} {call.error}".strip() for call in self.calls[-8:]]
        raise AssertionError(f"waited {timeout * BUSY} s for {what or true}; last calls: {last}")

    def waits_for_call(self, method: str, count: int = 1, timeout: float = 5.0) -> wire.Call:
        """Block until a method has been called (and answered or failed) `count` times; returns that call."""
        found = lambda: [c for c in self.calls_of(method) if c.code or c.fault][count - 1 : count]  # noqa: E731
        return self.waits_until(found, f"call {count} of {method}", timeout)[0]

    def waits_until_polled(self, timeout: float = 10.0) -> None:
        """Block until the bot waits in a long poll: it is up, and nothing is queued for it."""
        self.waits_until(lambda: self.updates.waiting, "the bot to poll", timeout)

    def waits_until_acknowledged(self, timeout: float = 5.0) -> None:
        """Block until the bot has acknowledged every update."""
        self.waits_until(lambda: not self.updates.pending, "all updates to be acknowledged", timeout)

    def waits_until_hung_up(self, timeout: float = 10.0) -> None:
        """Block until all that a bot that is gone has sent was dealt with."""
        # Whoever connected before this connection is accepted before it.
        with socket.create_connection(("127.0.0.1", self.port)) as mine:
            port = mine.getsockname()[1]
            self.waits_until(lambda: port in self._server.ports, "a connection", timeout)
        self.waits_until(lambda: not self._server.ports, "all connections to end", timeout)
