"""Calls that get through: what becomes of a message when all lines that were kept open are dead."""

import asyncio
from contextlib import asynccontextmanager

from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.telegram.transport.network import PatientRequest
from bot.telegram.transport.pace import Pace

REPLY = b'HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{"ok":true,"result":true}\n'[:-1]


class OldLinesDie:
    """A server that answers the first call of a connection, and hangs up on the second."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    @asynccontextmanager
    async def running(self):
        async def serve(reader, writer):
            for first in (True, False):
                try:
                    head = (await reader.readuntil(b"\r\n\r\n")).decode()
                except asyncio.IncompleteReadError:
                    break
                self.calls.append(head.split()[1].rsplit("/", 1)[-1])
                await reader.readexactly(int(head.lower().partition("content-length: ")[2].split()[0] or 0))
                if first:
                    writer.write(REPLY)
                    await writer.drain()
            writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        async with server:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot1:x"


def test_a_message_that_met_a_dead_line_goes_out_on_a_new_one():
    async def may_repeat():
        return True

    async def talk():
        there = OldLinesDie()
        request = PatientRequest(Pace(25), may_repeat)
        words = RequestData([RequestParameter("chat_id", 5, None)])
        await request.initialize()
        try:
            async with there.running() as server:
                # Two connections are kept open from here on; both are dead.
                await asyncio.gather(*(request.do_request(f"{server}/getMe", "POST", words) for _ in range(2)))
                there.calls.clear()
                return await request.do_request(f"{server}/sendMessage", "POST", words), there.calls
        finally:
            await request.shutdown()

    (status, _), calls = asyncio.run(talk())

    assert status == 200
    assert calls == ["sendMessage", "getMe", "sendMessage"]
