"""The webhook by itself, and what strangers and a damaged Telegram send it: bodies, heads, pieces that come late.

Whatever it is, it is answered in HTTP, nothing of it ends in an error of ours, and an update is taken only of whoever
knows path and secret.
"""

import asyncio
import itertools
import json
import socket
import threading
from contextlib import closing, suppress

import h11
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tornado.testing import bind_unused_port

from bot.telegram.transport.shapes import misfit
from bot.telegram.transport.webhook import Webhook
from tests.examples import examples
from tests.fuzz.damage import ANY_VALUE, changed, damaged
from tests.fuzz.update_kinds import update_kinds

SECRET = "geheim"


class Hook:
    """The webhook by itself in a thread, and what it took."""

    def __init__(self):
        unused, self.port = bind_unused_port()
        unused.close()
        self.taken = []
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()
        self.webhook = Webhook("https://x.example/hook", "127.0.0.1", self.port, SECRET, self._take)
        asyncio.run_coroutine_threadsafe(self._listen(), self.loop).result()

    async def _listen(self):
        self.webhook.listen()

    async def _take(self, updates):
        self.taken.extend(updates)

    def status(self, body):
        head = f"POST /hook HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n"
        return self.status_of([f"{head}Content-Length: {len(body)}\r\n\r\n".encode(), body])

    def status_of(self, pieces):
        """What whoever sends nothing but these pieces is answered, by a client that takes HTTP alone; 0: cut off."""
        with closing(socket.create_connection(("127.0.0.1", self.port), timeout=60)) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            # Who is refused early may find the line closed.
            with suppress(OSError):
                for piece in pieces:
                    line.sendall(piece)
                line.shutdown(socket.SHUT_WR)
            answer = h11.Connection(h11.CLIENT)
            answer.send(h11.Request(method="POST", target="/", headers=[("Host", "x"), ("Content-Length", "0")]))
            answer.send(h11.EndOfMessage())
            while not isinstance(event := answer.next_event(), h11.Response):
                try:
                    if event is h11.NEED_DATA:
                        answer.receive_data(line.recv(2**16))
                except ConnectionError:
                    return 0
            return event.status_code

    def ends(self):
        asyncio.run_coroutine_threadsafe(self.webhook.close(), self.loop).result()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


@pytest.fixture(scope="module")
def hook():
    running = Hook()
    yield running
    running.ends()


def cut_off_after(sent):
    """What stands for no answer where there may be none: who goes on sending what was refused is cut off at last."""
    return (0,) if len(sent) > 2**19 else ()


_WHOLE = [json.dumps({"update_id": 10**9, **kind}).encode() for kind in update_kinds()]
_PIECES = st.sampled_from(
    b'{ } [ ] : , " null true 1e999 NaN -0 \\ud800 \\u0000 "update_id":-1 "id":{} [[[[[[[[ \xff \0'.split(b" ")
) | st.sampled_from([b"9" * 5000, b"[" * 5000, b'{"reply_to_message":' * 500])


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@examples(60)
@given(
    st.one_of(
        damaged(_WHOLE, _PIECES),
        changed(update_kinds()).map(lambda update: json.dumps({"update_id": 5, "is": 1} | {"x": update}).encode()),
        changed([{"update_id": 5, **kind} for kind in update_kinds()]).map(lambda value: json.dumps(value).encode()),
        st.binary(max_size=300),
        ANY_VALUE.map(lambda value: json.dumps(value).encode()),
    )
)
@example(b'{"update_id": ' + b"9" * 5000 + b"}")
@example(b"[" * 100_000)
def test_any_body_at_the_webhook(hook, errors, body):
    hook.taken.clear()
    errors.clear()

    status = hook.status(body)

    assert status in (200, 400, 413, *cut_off_after(body))
    assert bool(hook.taken) == (status == 200)
    assert all(misfit(update) is None for update in hook.taken)
    assert errors == []


_BODIES = st.sampled_from([*_WHOLE, b"", b"{}", b"x" * 2**20, b"\r\n\r\n", b"POST /hook HTTP/1.1\r\n\r\n"])
_PATHS = st.sampled_from(
    b"/hook /hook?a=%00 /%68ook /hook/ //hook / * /../hook hook http://x/hook /hook#a /%ff \xff %".split(b" ")
)
_FIELDS = st.sampled_from(
    [
        b"X-Telegram-Bot-Api-Secret-Token: falsch",
        b"x-telegram-bot-api-secret-token: \xff\x80",
        b"X-Telegram-Bot-Api-Secret-Token:",
        b"Expect: 100-continue",
        b"Connection: Upgrade, close\r\nUpgrade: websocket",
        b"Content-Length: 0",
        b"Content-Length: 99999999999999999999",
        b"Content-Length: \xd9\xa3",
        b"Content-Length: +5",
        b"Transfer-Encoding: chunked",
        b"Transfer-Encoding: gzip, chunked",
        b"Content-Encoding: gzip",
        b"Host: y",
        b"X: " + b"x" * 17_000,
        b" folded: line",
        b": nameless",
        b"x\0: y",
    ]
)
_BREAKS = st.sampled_from(
    [
        b"\r\n",
        b"\n",
        b"\r",
        b"\r\n\r\n",
        b":",
        b" ",
        b"\0",
        b"\xff",
        b"0\r\n\r\n",
        b"ffffffffff\r\n",
        b"-1\r\n",
        b";a=b",
    ]
) | st.sampled_from([b"HTTP/1.0", b"HTTP/2", b"GET", SECRET.encode(), b"Content-Length: 3\r\n"])


class Sent(tuple):
    """Pieces as they are sent, told in short: some have a megabyte."""

    def __repr__(self):
        return repr([piece if len(piece) < 3000 else f"{piece[:3000]!r} … {len(piece)}" for piece in self])


@st.composite
def requests(draw):
    """What is sent, in pieces: mostly a right request of which something is another, now and then damaged anywhere."""
    body = draw(_BODIES)
    fields = draw(st.lists(_FIELDS, max_size=2))
    if draw(st.integers(0, 9)):
        fields.append(f"X-Telegram-Bot-Api-Secret-Token: {SECRET}".encode())
    if draw(st.booleans()):
        fields.append(b"Content-Length: %d" % len(body))
    else:
        fields.append(b"Transfer-Encoding: chunked")
        size = draw(st.sampled_from([7, 4096])) if len(body) < 2000 else 2**18
        pieces = [body[start : start + size] for start in range(0, len(body), size)]
        body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
    method = draw(st.sampled_from([b"POST"] * 6 + [b"GET", b"HEAD", b"CONNECT", b"PRI", b"post", b"P\xff"]))
    path = b"/hook" if draw(st.integers(0, 2)) else draw(_PATHS)
    head = b"\r\n".join([method + b" " + path + b" HTTP/1.1", b"Host: x", *draw(st.permutations(fields)), b"", b""])
    if draw(st.integers(0, 2)) == 0:
        head = draw(damaged([head], _BREAKS))
    elif draw(st.integers(0, 2)) == 0 and len(body) < 2**16:
        body = draw(damaged([body], _BREAKS))
    whole = (head + body) * draw(st.sampled_from([1, 1, 1, 2]))
    cuts = sorted({0, len(whole), *draw(st.lists(st.integers(0, min(len(whole), 3000)), max_size=4))})
    return Sent(whole[start:end] for start, end in itertools.pairwise(cuts))


@examples(100)
@given(st.one_of(requests(), st.binary(max_size=300).map(lambda data: Sent([data]))))
@example([])
@example([b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n"])
def test_any_request_at_the_webhook(hook, errors, pieces):
    hook.taken.clear()

    status = hook.status_of(pieces)

    assert status in (200, 400, 403, 404, 405, 413, 431, 501, *cut_off_after(b"".join(pieces))), status
    assert len(hook.taken) == (status == 200)
    assert not hook.taken or SECRET.encode() in b"".join(pieces)
    assert hook.status(_WHOLE[0]) == 200
    assert errors == []
