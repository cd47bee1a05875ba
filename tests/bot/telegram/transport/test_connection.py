"""The connection to Telegram: what an error says."""

import asyncio

import pytest
from tornado.testing import bind_unused_port

from bot.telegram.transport.connection import Connection, NotSent

SECRET = "AAF-secret-secret-secret-secret"


def test_a_server_that_is_not_there_has_received_nothing_and_the_token_stays_secret():
    socket, port = bind_unused_port()
    socket.close()

    async def call():
        connection = Connection(1)
        await connection.initialize()
        try:
            await connection.do_request(f"http://127.0.0.1:{port}/bot123456:{SECRET}/sendMessage", "POST")
        finally:
            await connection.shutdown()

    with pytest.raises(NotSent) as raised:
        asyncio.run(call())

    assert SECRET not in str(raised.value)
    assert raised.value.__cause__ is None
