"""The connection to Telegram: what an error says, and the way through a proxy."""

import asyncio

import pytest
from tornado.testing import bind_unused_port

from bot.telegram.transport.connection import Connection, NotSent, _proxy_for
from bot.telegram.transport.errors import BotError

SECRET = "AAF-secret-secret-secret-secret"


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    _proxy_for.cache_clear()
    yield
    _proxy_for.cache_clear()


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


def test_a_proxy_is_taken_from_the_environment(monkeypatch):
    monkeypatch.setenv("https_proxy", "proxy.example:3128")
    monkeypatch.setenv("no_proxy", "telegram.intern")

    assert _proxy_for("https", "api.telegram.org") == "http://proxy.example:3128"
    assert _proxy_for("https", "telegram.intern:8443") is None
    assert _proxy_for("http", "127.0.0.1:8081") is None


def test_a_proxy_that_cannot_be_used_is_named(monkeypatch):
    monkeypatch.setenv("https_proxy", "socks5://127.0.0.1:1080")

    with pytest.raises(BotError, match="HTTPS_PROXY names a proxy of another kind"):
        _proxy_for("https", "api.telegram.org")
