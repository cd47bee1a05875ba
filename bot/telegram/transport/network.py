"""Calls to Telegram that get through: bounded retries for whatever is not the caller's fault.

python-telegram-bot loses an answer to one 502, broken line or garbled reply. Here every call is tried again after
429 (when Telegram says so), 5xx, a reply that makes no sense, a lost connection or a time-out; never after another
4xx. After a reply was lost nobody can know whether a message was delivered, so it is sent once more; after a second
lost reply it counts as delivered.

Most replies are lost because the line was dead, and with it every connection that was kept open. So the second time
a message goes over a connection of its own, and only when Telegram has just answered another call: an outage, however
long, costs no answer. What remains is a line that breaks twice in a row between an answered call and the next one.
"""

import asyncio
import json
import logging
import random
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from dataclasses import dataclass
from http import HTTPStatus

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot import logs
from bot.telegram.transport.connection import Connection, NotSent, ODVInput
from bot.telegram.transport.pace import Pace

SEND_DELAYS = (0.2, 0.5, 1.0, 2.0, 4.0)
"""Seconds before each further try. Together 8 s: longer than a restart of a Bot API server takes, shorter than a
person's patience; what fails longer is tried again by the inbox."""

LONGEST_WAIT = 120.0
"""Seconds of `retry_after` that are waited for, all in all; with more the call fails and the inbox tries later."""


class Unconfirmed(NetworkError):
    """A message went out as often as it may, and no reply said so."""


@dataclass(frozen=True, slots=True)
class _Reply:
    """What came back from one try: a reply, or the error in its place.

    Attributes:
        wait: Seconds Telegram asks to wait before another try.
        again: Whether another try makes sense.
        doubtful: Whether the call may have been carried out nevertheless.
    """

    code: int = 0
    payload: bytes = b""
    error: NetworkError | None = None
    wait: float = 0.0
    again: bool = False
    doubtful: bool = False


class PatientRequest(Connection):
    """The HTTP side of the bot, with our policy of pacing and retries.

    Args:
        pace: Gives each message its turn.
        may_repeat: Asked when the reply to a message was lost: whether it may go out once more (`Inbox.may_repeat`).
        is_repeat: Whether a message may have gone out before (`Inbox.is_repeat`).
    """

    def __init__(
        self,
        pace: Pace,
        may_repeat: Callable[[], Awaitable[bool]],
        is_repeat: Callable[[], bool] = lambda: False,
    ) -> None:
        # Waiting for one of the connections is no error, it is a queue.
        super().__init__(64, pool_timeout=60)
        self._pace = pace
        self._may_repeat = may_repeat
        self._is_repeat = is_repeat
        self._careful = Connection(16, pool_timeout=60, kept_open=False)

    async def initialize(self) -> None:
        """Be ready to make calls."""
        await super().initialize()
        await self._careful.initialize()

    async def shutdown(self) -> None:
        """Close all connections."""
        await super().shutdown()
        await self._careful.shutdown()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one call, in as many tries as it takes within bounds.

        Returns:
            Status and body of the last try.

        Raises:
            Unconfirmed: It is a message, and the replies to it were lost.
            NetworkError: Telegram could not be reached, or made no sense to the last.
        """
        name = url.rsplit("/", 1)[-1]
        chat = _chat(request_data)
        delivers = name.startswith(("send", "copy", "forward")) and name != "sendChatAction"
        # A message that may have gone out before goes once more, when it is as sure as can be to arrive.
        last_chance = delivers and self._is_repeat()
        send = self._careful.do_request if last_chance else super().do_request
        tries = 0
        waited = 0.0
        while True:
            try:
                if last_chance:
                    await self._reach(url)
                async with self._pace.turn(chat) if delivers and chat else nullcontext():
                    code, payload = await send(
                        url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
                    )
                reply = _judge(code, payload, is_file="/file/bot" in url)
            except NetworkError as error:
                reply = _judge_error(error)
            if not reply.again:
                if reply.code == HTTPStatus.BAD_REQUEST and _in_vain(name, reply.payload):
                    return HTTPStatus.OK, b'{"ok":true,"result":true}'
                return reply.code, reply.payload
            if reply.wait:
                waited += reply.wait
                if chat:
                    self._pace.hold(chat, reply.wait)
            else:
                tries += 1
            if delivers and reply.doubtful:
                if last_chance or not await self._may_repeat():
                    raise Unconfirmed(f"{name}: no reply of Telegram arrived")
                last_chance, send = True, self._careful.do_request
            if tries > len(SEND_DELAYS) or waited > LONGEST_WAIT or name == "sendChatAction":
                raise reply.error or NetworkError(f"{name} failed {tries} times, at last with status {reply.code}")
            logs.event("try again", level=logging.WARNING, call=name, problem=reply.error or f"status {reply.code}")
            # A chat that was told to wait does so in its turn.
            if not (reply.wait and delivers and chat):
                # Spread, so that a hundred calls that failed together do not come again together.
                await asyncio.sleep(reply.wait or SEND_DELAYS[tries - 1] * random.uniform(0.75, 1.25))  # noqa: S311

    async def _reach(self, url: str) -> None:
        """Make sure that Telegram answers at present, by a call that changes nothing.

        Raises:
            NotSent: It does not.
        """
        try:
            code, _ = await self._careful.do_request(f"{url.rsplit('/', 1)[0]}/getMe", "POST")
        except NetworkError as error:
            raise NotSent(str(error)) from None
        if code == HTTPStatus.TOO_MANY_REQUESTS or code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise NotSent(f"getMe: status {code}")


def retry_after(payload: bytes) -> float:
    """The seconds that a 429 asks to wait; 1 where it does not say."""
    try:
        return max(float(json.loads(payload)["parameters"]["retry_after"]), 1.0)
    except (ValueError, KeyError, TypeError):
        return 1.0


def _judge(code: int, payload: bytes, *, is_file: bool) -> _Reply:
    if code == HTTPStatus.TOO_MANY_REQUESTS:
        return _Reply(code, payload, wait=retry_after(payload), again=True)
    if code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        # A gateway that waited in vain does not know either what became of the call.
        return _Reply(code, payload, again=True, doubtful=code == HTTPStatus.GATEWAY_TIMEOUT)
    if code < HTTPStatus.BAD_REQUEST and not is_file:
        try:
            said = json.loads(payload)
        except ValueError:
            said = None
        if not isinstance(said, dict) or "result" not in said:
            # Who says "not ok" without a reason has at least not done it.
            refused = isinstance(said, dict) and said.get("ok") is False
            error = NetworkError("the reply of Telegram makes no sense")
            return _Reply(code, payload, error, again=True, doubtful=not refused)
    return _Reply(code, payload)


def _judge_error(error: NetworkError) -> _Reply:
    problem = "time-out" if isinstance(error, TimedOut) else str(error)
    return _Reply(error=NetworkError(problem), again=True, doubtful=not isinstance(error, NotSent))


def _in_vain(name: str, payload: bytes) -> bool:
    """Whether a 400 only says that nothing is left to do: the same edit again, or a press nobody waits for any more."""
    if name.startswith("edit"):
        return b"message is not modified" in payload
    return name in ("answerCallbackQuery", "answerInlineQuery") and (
        b"query is too old" in payload or b"query ID is invalid" in payload
    )


def _chat(request_data: RequestData | None) -> int:
    """The chat that a call is about; 0 if none."""
    chat = request_data.parameters.get("chat_id", 0) if request_data else 0
    return chat if isinstance(chat, int) else 0
