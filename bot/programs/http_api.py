"""The API: operations over HTTP, for programs that have a key.

Whoever has none learns nothing but the document, and nothing of theirs is read but the head of the request. Neither
keys nor questions are logged.
"""

import asyncio
import ipaddress
import logging
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from math import ceil
from typing import Final

import h11

from bot import logs
from bot.config import Settings
from bot.errors import FilterError, SettingsError, UsageError
from bot.http_server import Bounds, Reply, Server
from bot.json_forms import dump
from bot.limits import Limits
from bot.programs.arguments import ArgumentError, read_arguments
from bot.programs.keys import Keys, Program
from bot.programs.openapi import BASE, DOCUMENT, ErrorForm, openapi
from bot.programs.operations import OPERATIONS, Desk, Operation
from bot.setup_codes import SetupCode
from bot.texts.program_reasons import program_texts
from retrieval.engine import Engine
from retrieval.errors import (
    EmptyQuestion,
    ParagraphNotFound,
    QuestionTooLong,
    ReportNotFound,
    RulesError,
    WenjuError,
)
from retrieval.holdings import Holdings
from retrieval.reasons import Reason, reason

REQUESTS_AT_ONCE: Final = 16
"""Requests that are answered, or wait for that, at a time; further ones are refused at once, and may come again."""

_THREADS: Final = 4
"""That answer them: more would only wait for each other."""

ANSWER_SECONDS: Final = 30.0
"""Until a program is told that there is no answer."""

BOUNDS: Final = Bounds(body_bytes=2**16)
"""The longest arguments have 2,000 characters, each of which may be written in twelve bytes."""

_JSON: Final = ("Content-Type", "application/json; charset=utf-8")
_NOT_KEPT: Final = ("Cache-Control", "no-store")
_LOCAL: Final = frozenset({"localhost", "localhost."})


def answer_programs(engine: Engine, settings: Settings, holdings: Holdings) -> None:
    """Answer programs over HTTP until SIGTERM or SIGINT.

    Args:
        engine: Looks reports up and answers questions.
        holdings: What of it programs may ask at most.
        settings: The owner's.

    Raises:
        SettingsError: No program has a key, the file of keys cannot be used, or the port cannot.
    """
    keys = Keys(settings.http_keys)
    logs.set_up(settings.log_format, settings.log_level)
    with suppress(WenjuError):
        for program, collection in keys.astray(group.name for group in engine.groups("collection")):
            logs.event("a key names no folder", level=logging.WARNING, program=program, collection=collection)
        engine.warm_up()  # What is wrong is told to whoever asks.
    asyncio.run(_run(Api(Desk(holdings, program_texts(settings.language)), keys, settings), settings))


async def _run(api: "Api", settings: Settings) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    api.listen()
    logs.event("api listens", host=settings.http_host, port=settings.http_port)
    await stop.wait()
    await api.close()
    logs.event("api stopped")


class Api:
    """Answers programs until it is closed.

    Args:
        desk: What it answers from.
        keys: Of the programs that may ask.
        settings: The owner's.
    """

    def __init__(self, desk: Desk, keys: Keys, settings: Settings) -> None:
        self._desk = desk
        self._keys = keys
        self._settings = settings
        self._local = ipaddress.ip_address(settings.http_host).is_loopback
        self._limits = Limits(settings.http_requests_per_minute, 0)
        self._operations = {f"{BASE}{operation.name}": operation for operation in OPERATIONS}
        self._document = dump(openapi(OPERATIONS))
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="api")
        self._under_way = 0
        self._server = Server(self._judge, self._answer, BOUNDS, refuse=self._unreadable, name="api")

    def listen(self) -> None:
        """Take requests from now on.

        Raises:
            SettingsError: The address or the port cannot be used.
        """
        host, port = self._settings.http_host, self._settings.http_port
        try:
            self._server.listen(host, port)
        except OSError as error:
            why = os.strerror(error.errno) if error.errno else error
            raise SettingsError(SetupCode.API_PORT_REFUSED, host=host, port=str(port), problem=why) from error

    async def close(self) -> None:
        """Take no more requests; those under way are answered."""
        await self._server.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _judge(self, head: h11.Request) -> Reply | None:
        if self._local and not _names_this_machine(_header(head, b"host")):
            return self._refused(HTTPStatus.MISDIRECTED_REQUEST, reason(SetupCode.OTHER_HOST))
        path, method = _path(head), head.method.decode("ascii")
        wanted = "GET" if path == DOCUMENT else "POST"
        if path != DOCUMENT and path not in self._operations:
            return self._refused(HTTPStatus.NOT_FOUND, reason(SetupCode.NO_SUCH_PATH))
        if method != wanted:
            problem = reason(SetupCode.OTHER_METHOD, method=wanted)
            return self._refused(HTTPStatus.METHOD_NOT_ALLOWED, problem, ("Allow", wanted))
        if path == DOCUMENT:
            return Reply(body=self._document, headers=(_JSON,))
        program = self._program(head)
        if program is None:
            problem = reason(SetupCode.UNKNOWN_KEY)
            return self._refused(HTTPStatus.UNAUTHORIZED, problem, ("WWW-Authenticate", "Bearer"))
        if wait := self._limits.check(program.name, program.name):
            seconds = ceil(wait)
            limit = self._settings.http_requests_per_minute
            problem = reason(SetupCode.MANY_REQUESTS, limit=limit, seconds=seconds)
            return self._refused(HTTPStatus.TOO_MANY_REQUESTS, problem, ("Retry-After", str(seconds)))
        return None

    def _program(self, head: h11.Request) -> Program | None:
        """Whose key is sent along; None where it is nobody's."""
        scheme, _, key = _header(head, b"authorization").partition(" ")
        if scheme.lower() != "bearer":
            return None
        try:
            return self._keys.program_of(key.strip())
        except SettingsError as error:
            # Who could not be told any more to be let in is not.
            logs.event("keys not read", level=logging.ERROR, problem=error)
            return None

    async def _answer(self, head: h11.Request, body: bytes) -> Reply:
        began = time.perf_counter()
        operation, program = self._operations[_path(head)], self._program(head)
        if program is None:
            return self._refused(HTTPStatus.UNAUTHORIZED, reason(SetupCode.UNKNOWN_KEY))
        reply = await self._reply(program, operation, body)
        logs.event(
            "request",
            program=program.name,
            operation=operation.name,
            status=reply.status.value,
            seconds=round(time.perf_counter() - began, 3),
        )
        return reply

    async def _reply(self, program: Program, operation: Operation, body: bytes) -> Reply:
        if self._under_way >= REQUESTS_AT_ONCE:
            problem = reason(SetupCode.MANY_AT_ONCE)
            return self._refused(HTTPStatus.SERVICE_UNAVAILABLE, problem, ("Retry-After", "1"))
        self._under_way += 1
        work = asyncio.get_running_loop().run_in_executor(self._threads, self._done, program, operation, body)
        # A thread cannot be stopped: it counts until it has ended, however long its program waits.
        work.add_done_callback(self._ended)
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return Reply(body=await asyncio.shield(work), headers=(_JSON, _NOT_KEPT))
        except TimeoutError:
            problem = reason(SetupCode.LATE_ANSWER, seconds=f"{ANSWER_SECONDS:.0f}")
            return self._refused(HTTPStatus.GATEWAY_TIMEOUT, problem)
        except WenjuError as error:
            return self._explained(error)
        except Exception as error:  # noqa: BLE001 - a program gets an answer whatever is wrong here
            logs.event("api", level=logging.ERROR, error=error)
            return self._refused(HTTPStatus.INTERNAL_SERVER_ERROR, reason(SetupCode.NO_ANSWER))

    def _done(self, program: Program, operation: Operation, body: bytes) -> bytes:
        # What it may not see is not there for it.
        desk = replace(self._desk, engine=self._desk.engine.within(program.reach))
        if desk.engine.is_shut():
            raise RulesError(SetupCode.RULES_SHUT)
        return dump(operation.run(desk, read_arguments(operation.arguments, body or b"{}")))

    def _ended(self, work: "asyncio.Future[bytes]") -> None:
        self._under_way -= 1
        if not work.cancelled():
            work.exception()  # Where nobody waits any more, nobody asks for it.

    def _explained(self, error: WenjuError) -> Reply:
        """What a program is told of an error: not the folders of this machine, which stand in the log."""
        match error:
            case ArgumentError() if error.reason.code is SetupCode.NO_JSON_OBJECT:
                status = HTTPStatus.BAD_REQUEST
            case RulesError() if error.reason.code is SetupCode.RULES_SHUT:
                status = HTTPStatus.SERVICE_UNAVAILABLE
            case EmptyQuestion() | QuestionTooLong() | FilterError() | RulesError() | UsageError():
                status = HTTPStatus.UNPROCESSABLE_ENTITY
            case ReportNotFound() | ParagraphNotFound():
                status = HTTPStatus.NOT_FOUND
            case _:
                logs.event("api", level=logging.ERROR, problem=error)
                told = self._desk.texts.tell(reason(SetupCode.NO_ANSWER))
                return _error(HTTPStatus.SERVICE_UNAVAILABLE, error.reason.code.name, told)
        return self._refused(status, error.reason)

    def _unreadable(self, status: HTTPStatus) -> Reply:
        return self._refused(status, reason(SetupCode.UNREADABLE_REQUEST, problem=status.phrase))

    def _refused(self, status: HTTPStatus, problem: Reason, *headers: tuple[str, str]) -> Reply:
        return _error(status, problem.code.name, self._desk.texts.tell(problem), *headers)


def _error(status: HTTPStatus, code: str, message: str, *headers: tuple[str, str]) -> Reply:
    form: ErrorForm = {"error": {"code": code, "message": message}}
    return Reply(status, dump(form), (_JSON, *headers))


def _path(head: h11.Request) -> str:
    return head.target.decode("latin-1").partition("?")[0]


def _header(head: h11.Request, name: bytes) -> str:
    """The value of a header; "" where it is not there, or there several times."""
    given = [value for each, value in head.headers if each == name]
    return given[0].decode("latin-1") if len(given) == 1 else ""


def _names_this_machine(host: str) -> bool:
    """Whether a request to a loopback address was meant for it, and no page of the web has had its own name lead there.

    Such a page (DNS rebinding) could read answers as its own: its browser asks by the name of the page.
    """
    name = host.rpartition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
    if name.lower() in _LOCAL:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
