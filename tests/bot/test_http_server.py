"""The server of webhook and API over real sockets: what strangers get, hold and cost, and that others get through."""

import asyncio
import contextlib
import socket
import tracemalloc
from http import HTTPStatus

import pytest
from tornado.testing import bind_unused_port

from bot.http_server import Bounds, Reply, Server

GOOD = b"POST /hook HTTP/1.1\r\nHost: us\r\nSecret: yes\r\n"
BAD = b"POST /hook HTTP/1.1\r\nHost: us\r\nSecret: no\r\n"


def judge(request):
    secret = dict(request.headers).get(b"secret")
    return None if secret == b"yes" else Reply(HTTPStatus.FORBIDDEN)


class Served:
    """A server, the bodies it was given, and a door that keeps their answers back while it is shut."""

    def __init__(self, **bounds):
        listening, self.port = bind_unused_port()
        listening.close()
        self.bodies: list[bytes] = []
        self.writers: list[asyncio.StreamWriter] = []
        self.given = asyncio.Condition()
        self.open = asyncio.Event()
        self.open.set()
        self.server = Server(judge, self.handle, Bounds(**bounds))

    async def handle(self, _, body):
        async with self.given:
            self.bodies.append(body)
            self.given.notify_all()
        await self.open.wait()
        return Reply()

    async def waits_for(self, count):
        async with self.given:
            await self.given.wait_for(lambda: len(self.bodies) >= count)

    async def knock(self, data=b""):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writers.append(writer)
        writer.write(data)
        return reader, writer

    async def status(self, data):
        """The status that a request gets which is not ended by the one who sends it; 0 where the line is cut."""
        reader, _ = await self.knock(data)
        return await status(reader)

    async def leaves(self):
        for writer in self.writers:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()


async def status(reader):
    try:
        line = await reader.readline()
    except ConnectionError:
        return 0
    return int(line.split()[1]) if line else 0


def serving(work, **bounds):
    """Run `await work(served)` beside a server."""

    async def run():
        served = Served(**bounds)
        served.server.listen("127.0.0.1", served.port)
        try:
            await work(served)
        finally:
            served.open.set()
            await served.leaves()
            await served.server.close()

    asyncio.run(asyncio.wait_for(run(), 60))


def chunked(body, size):
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (b"Content-Length: 5\r\n\r\n", b"hello"),
        (b"\r\n", b""),
        (b"Transfer-Encoding: chunked\r\n\r\n", chunked(b"hello", 2)),
        (b"Content-Length: 100000\r\n\r\n", b"x" * 100_000),
        (b"Transfer-Encoding: chunked\r\n\r\n", chunked(b"x" * 100_000, 70_000)),
    ],
)
def test_a_good_request_is_handled_whole(head, body):
    async def work(served):
        assert await served.status(GOOD + head + body) == 200
        told = b"x" * 100_000 if len(body) > 100 else b"hello" if body else b""
        assert served.bodies == [told]

    serving(work, body_bytes=100_000)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (BAD + b"Content-Length: 1000000\r\n\r\n", 403),
        (GOOD + b"Content-Length: 100001\r\n\r\n", 413),
        (GOOD + b"Transfer-Encoding: chunked\r\n\r\n30000\r\n" + b"x" * 0x20000, 413),
        (GOOD + b"X: " + b"x" * 20_000, 431),
        (GOOD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n", 400),
        (GOOD + b"Content-Length: " + b"9" * 9000 + b"\r\n\r\n", 400),
        (GOOD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        (GOOD + b"Transfer-Encoding: gzip\r\n\r\n", 501),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01", 400),
        (b"GET / HTTP/one\r\n\r\n", 400),
        (b"\r\n\r\n\r\n", 400),
    ],
    ids=lambda value: value[:70].decode("latin-1") if isinstance(value, bytes) else str(value),
)
def test_what_is_refused_is_answered_before_it_is_sent_whole(data, expected):
    async def work(served):
        assert await served.status(data) == expected
        assert served.bodies == []

    serving(work, body_bytes=100_000)


def test_a_body_is_asked_for_where_the_sender_waits_to_be():
    async def work(served):
        head = b"Expect: 100-continue\r\nContent-Length: 5\r\n\r\n"
        reader, writer = await served.knock(GOOD + head)
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 100 ")
        writer.write(b"hello")
        assert await status(reader) == 200

        assert await served.status(BAD + head) == 403

    serving(work)


@pytest.mark.parametrize("data", [b"", b"P", GOOD[:-10], GOOD + b"Content-Length: 5\r\n\r\nhell"])
def test_who_is_slow_is_told_so_and_let_go(data):
    async def work(served):
        reader, _ = await served.knock(data)
        assert await status(reader) == 408
        await reader.read()

    serving(work, head_seconds=0.2, body_seconds=0.2, linger_seconds=0.2)


def test_a_head_that_comes_by_bytes_is_not_waited_for():
    async def work(served):
        reader, writer = await served.knock()

        async def drip():
            while True:
                writer.write(b"x")
                await asyncio.sleep(0.02)

        dripping = asyncio.create_task(drip())
        assert await status(reader) == 408
        dripping.cancel()

    serving(work, head_seconds=0.3)


def test_strangers_keep_nobody_out_and_the_oldest_goes_first():
    async def work(served):
        strangers = [await served.knock(BAD) for _ in range(240)]

        assert await served.status(GOOD + b"Content-Length: 5\r\n\r\nhello") == 200

        for reader, _ in strangers[: 240 - Bounds().connections]:
            assert await status(reader) == 0
        assert not strangers[-1][0].at_eof()

    serving(work, head_seconds=60)


def test_who_has_passed_is_not_thrown_out():
    async def work(served):
        served.open.clear()
        passed = [await served.knock(GOOD + b"Content-Length: 1\r\n\r\nx") for _ in range(9)]
        await served.waits_for(9)
        for _ in range(50):
            await served.knock()
        late = await served.knock(GOOD + b"Content-Length: 1\r\n\r\ny")
        served.open.set()

        assert [await status(reader) for reader, _ in [*passed, late]] == [200] * 10

    serving(work, connections=10, head_seconds=60)


def test_all_strangers_together_hold_little_memory():
    async def work(served):
        tracemalloc.start()
        sockets = []
        payload = BAD + b"Content-Length: 9000000\r\n\r\n" + b"x" * 1_000_000
        loop = asyncio.get_running_loop()
        try:
            for _ in range(90):
                one = socket.socket()
                one.setblocking(False)
                sockets.append(one)
                await loop.sock_connect(one, ("127.0.0.1", served.port))
            held, _ = tracemalloc.get_traced_memory()

            async def send(one):
                with contextlib.suppress(OSError):
                    await loop.sock_sendall(one, payload)
                    await loop.sock_recv(one, 100)

            await asyncio.gather(*map(send, sockets))
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
            for one in sockets:
                one.close()

        assert most - held < 6_000_000

    serving(work)


def test_who_leaves_is_forgotten():
    async def work(served):
        for data in (b"", GOOD, GOOD + b"Content-Length: 5\r\n\r\nhell"):
            _, writer = await served.knock(data)
            writer.transport.abort()

        assert await served.status(GOOD + b"\r\n") == 200
        assert served.bodies == [b""]

    serving(work)


def test_closing_answers_who_has_passed_and_drops_the_others():
    async def work(served):
        served.open.clear()
        passed, stranger = await served.knock(GOOD + b"\r\n"), await served.knock()
        await served.waits_for(1)

        closing = asyncio.create_task(served.server.close())
        assert await status(stranger[0]) == 0
        served.open.set()
        assert await status(passed[0]) == 200
        await closing
        with pytest.raises(ConnectionError):
            await served.knock()

    serving(work, head_seconds=60)


def test_it_listens_where_it_is_told():
    async def work(served):
        with pytest.raises(ConnectionError):
            await asyncio.open_connection("127.0.0.2", served.port)

    serving(work)
