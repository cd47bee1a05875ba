"""The way to Telegram through a proxy, and the word of the one that cannot be gone through."""

import asyncio
import os

import pytest

from bot.telegram.transport.connection import Connection
from bot.telegram.transport.errors import ProxyUnusable
from bot.telegram.transport.proxy import proxy_to

TELEGRAM = "https://api.telegram.org"


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch):
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


async def answers_as_a_proxy(reader, writer, asked):
    asked.append((await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[0].decode())
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
    await writer.drain()
    writer.close()


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
def test_calls_go_through_the_proxy_of_the_environment_but_to_exceptions(name, monkeypatch):
    asked = []

    async def call():
        proxy = await asyncio.start_server(lambda *pipe: answers_as_a_proxy(*pipe, asked), "127.0.0.1", 0)
        port = proxy.sockets[0].getsockname()[1]
        monkeypatch.setenv(name, f"127.0.0.1:{port}")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        connection = Connection(1)
        await connection.initialize()
        try:
            await connection.do_request(f"http://bot-{port}.example/botX/getMe", "POST")
            await connection.do_request(f"http://127.0.0.1:{port}/botX/getMe", "POST")
        finally:
            await connection.shutdown()
            proxy.close()
        return port

    port = asyncio.run(call())

    assert asked == [f"POST http://bot-{port}.example/botX/getMe HTTP/1.1", "POST /botX/getMe HTTP/1.1"]


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
@pytest.mark.parametrize("value", ["socks5://me:secret@127.0.0.1:1080", "socks5h://127.0.0.1", "SOCKS4://127.0.0.1:1"])
def test_a_socks_proxy_is_refused_by_the_name_of_its_variable(name, value, monkeypatch):
    monkeypatch.setenv(name, value)

    with pytest.raises(ProxyUnusable) as refused:
        proxy_to(TELEGRAM)

    kind = value.partition(":")[0].lower()
    assert str(refused.value).startswith(f"{name} names a SOCKS proxy ({kind}), which is not supported; name an HTTP")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("value", ["ftp://127.0.0.1:21", "http://", "http://me:secret@127.0.0.1:port", "://"])
def test_what_is_no_proxy_is_refused(value, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", value)

    with pytest.raises(ProxyUnusable, match="HTTPS_PROXY holds no address of an HTTP proxy") as refused:
        proxy_to(TELEGRAM)

    assert "secret" not in str(refused.value)


def test_the_name_in_small_letters_counts_most_and_others_are_not_blamed(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:3128")
    monkeypatch.setenv("https_proxy", "socks5://127.0.0.1:1080")
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1081")

    with pytest.raises(ProxyUnusable, match=r"^https_proxy names a SOCKS proxy"):
        proxy_to(TELEGRAM)


def test_a_socks_proxy_for_other_servers_is_none_of_ours(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "socks5://127.0.0.1:1080")
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    monkeypatch.setenv("NO_PROXY", "telegram.intern")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:3128")

    assert proxy_to("https://bots.example") == "http://127.0.0.1:3128"
    assert proxy_to("https://telegram.intern") is None
