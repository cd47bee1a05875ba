"""An index made once, and the API over it in a thread, as programs meet it: by sockets."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from tornado.testing import bind_unused_port

from bot import logs
from bot.config import Settings
from bot.programs.http_api import Api
from bot.programs.keys import Keys, make_key
from bot.programs.operations import Desk
from bot.texts import TerminalTexts
from bot.texts.program_reasons import program_texts
from retrieval.engine import Engine
from tests.bot.conftest import LIBRARY, SUBWAY


@dataclass
class Response:
    """What a program got."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def code(self) -> str:
        return self.json["error"]["code"]


@dataclass
class Asked:
    """A running API, and a key to it."""

    port: int
    key: str
    keys: Path

    def __call__(
        self, path: str, given: object = None, *, method: str = "POST", key: str | None = None, **headers: str
    ) -> Response:
        """Ask as a program does; headers are given with _ for -."""
        body = given if isinstance(given, bytes) else json.dumps({} if given is None else given).encode()
        sent = {"Authorization": f"Bearer {self.key if key is None else key}"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request(method, path, body, sent)
            got = line.getresponse()
            return Response(got.status, {name.lower(): value for name, value in got.getheaders()}, got.read())
        finally:
            line.close()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The engine over two reports, for all tests of a module."""
    folder = tmp_path_factory.mktemp("programs")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "library.md").write_text(LIBRARY, "utf-8")
    (folder / "seeds" / "subway.md").write_text(SUBWAY, "utf-8")
    with Engine(folder / "wenju.db", folder / "seeds") as engine:
        engine.reindex()
        yield engine


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Callable[..., Asked]]:
    """Start an API; it is closed when the test ends."""
    started: list[tuple[asyncio.AbstractEventLoop, threading.Thread, Api]] = []

    def start(engine: Engine, texts: TerminalTexts | None = None, **settings: Any) -> Asked:
        taken, port = bind_unused_port()
        taken.close()
        keys = tmp_path / "keys.toml"
        key = make_key(keys, "one")
        told = Settings(http_port=port, http_keys=keys, language="en", **settings)
        logs.set_up("json", "info")
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever)
        thread.start()

        async def listen() -> Api:
            api = Api(Desk(engine, texts or program_texts("en")), Keys(keys), told)
            api.listen()
            return api

        started.append((loop, thread, asyncio.run_coroutine_threadsafe(listen(), loop).result(60)))
        return Asked(port, key, keys)

    yield start
    for loop, thread, api in started:
        asyncio.run_coroutine_threadsafe(api.close(), loop).result(60)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@pytest.fixture
def ask(library: Engine, running: Callable[..., Asked]) -> Asked:
    """The API over the library."""
    return running(library)
