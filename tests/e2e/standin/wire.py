"""HTTP: from a request to a call, through the faults, to an answer."""

import asyncio
import json
import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tornado.web import RequestHandler

from tests.e2e.standin.errors import ApiError
from tests.e2e.standin.faults import Fault
from tests.e2e.standin.params import METHODS, Params

if TYPE_CHECKING:
    from tests.e2e.standin.server import Standin


@dataclass(eq=False)
class Call:
    """One call the bot made. `code` is None while it is under way or where it got no answer."""

    method: str
    params: dict
    files: dict[str, tuple[str, bytes, str]]
    at: float = field(default_factory=time.monotonic)
    code: int | None = None
    error: str = ""
    fault: Fault | None = None


class Nothing(RequestHandler):
    """Answers paths that are none of ours."""

    def initialize(self, standin: "Standin | None" = None) -> None:
        self.standin = standin
        self.gone = asyncio.Event()

    def on_connection_close(self) -> None:
        self.gone.set()

    def answer(self, code: int, body: bytes, kind: str = "application/json") -> None:
        """Write an answer unless the client has left."""
        if not self.gone.is_set():
            self.set_status(code, None if code in range(400) or code > 511 else f"Status {code}")
            self.set_header("Content-Type", kind)
            self.finish(body)

    async def prepare(self) -> None:
        if self.standin is None:
            self.answer(404, ApiError(404, "Not Found").body())

    def refuse_token(self, token: str) -> ApiError | None:
        """Malformed: 404, as api.telegram.org says it; well-formed but not ours or revoked: 401."""
        if not re.fullmatch(r"[1-9]\d*:[\w-]+", token):
            return ApiError(404, "Not Found")
        right = token == self.standin.token and not self.standin.revoked
        return None if right else ApiError(401, "Unauthorized")

    async def suffer(self, fault: Fault) -> bool:
        """Let a fault happen; True where the call is over."""
        how = fault.how
        if how.seconds:
            waits = [asyncio.ensure_future(event.wait()) for event in (self.gone, fault.ended)]
            limit = how.seconds if how.seconds < 1e6 else None
            _, left = await asyncio.wait(waits, timeout=limit, return_when=asyncio.FIRST_COMPLETED)
            for waiting in left:
                waiting.cancel()
        if how.drop:
            if not self.gone.is_set():
                self.detach().close()
            return True
        if how.body is not None:
            self.answer(how.code, how.body)
        return how.body is not None


class Api(Nothing):
    """Answers /bot<token>/<method>."""

    async def get(self, token: str, name: str) -> None:
        await self.post(token, name)

    async def post(self, token: str, name: str) -> None:
        world, name, params = self.standin.world, name.lower(), self.read()
        call = Call(name, {key: _decoded(value) for key, value in params.values.items()}, params.files)
        with world.changed:
            self.standin.calls.append(call)
            call.fault = next((fault for fault in self.standin.faults if fault.meets(name, call.params)), None)
            world.changed.notify_all()
        if call.fault and not call.fault.how.after and await self.suffer(call.fault):
            return
        try:
            result = await self.carry_out(token, name, params)
            code, body = 200, json.dumps({"ok": True, "result": result}).encode()
        except ApiError as error:
            code, body, call.error = error.code, error.body(), error.description
            if "retry_after" in error.parameters:
                self.set_header("Retry-After", str(error.parameters["retry_after"]))
        if call.fault and call.fault.how.after and await self.suffer(call.fault):
            return
        with world.changed:
            call.code = code
            world.changed.notify_all()
        self.answer(code, body)

    async def carry_out(self, token: str, name: str, params: Params) -> object:
        if refused := self.refuse_token(token):
            raise refused
        if name == "getupdates":
            if unknown := set(params.values) - {"offset", "limit", "timeout", "allowed_updates"}:
                raise ApiError(400, f"Bad Request: unknown parameters {sorted(unknown)} (stand-in's own rule)")
            self.standin.methods.allow(params)
            numbers = [params.number("offset"), params.number("limit", 100), params.number("timeout")]
            return await self.standin.updates.poll(*numbers, self.gone)
        if name not in METHODS:
            raise ApiError(404, "Not Found: method not found")
        return self.standin.methods.call(name, params)

    def read(self) -> Params:
        """Read the parameters: query string, form, multipart or JSON."""
        values = {key: found[-1].decode() for key, found in self.request.arguments.items()}
        if self.request.headers.get("Content-Type", "").startswith("application/json"):
            given = json.loads(self.request.body or b"{}")
            values |= {key: value for key, value in given.items() if value is not None}
        uploads = {key: found[0] for key, found in self.request.files.items()}
        return Params(values, {key: (one.filename, one.body, one.content_type) for key, one in uploads.items()})


class File(Nothing):
    """Answers /file/bot<token>/<path>."""

    async def get(self, token: str, path: str) -> None:
        with self.standin.world.changed:
            fault = next((fault for fault in self.standin.faults if fault.meets("file", {"path": path})), None)
            found = self.standin.world.files.get(path.removeprefix("documents/"))
        if fault and await self.suffer(fault):
            return
        if refused := self.refuse_token(token):
            self.answer(refused.code, refused.body())
        elif found is None:
            self.answer(404, ApiError(404, "Not Found").body())
        else:
            self.answer(200, found[1], "application/octet-stream")


def _decoded(value: object) -> object:
    """Decode a parameter that travelled as JSON inside a form, so that tests can look into it."""
    if isinstance(value, str) and value[:1] in tuple('{["'):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
