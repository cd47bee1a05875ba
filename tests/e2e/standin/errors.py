"""The one error of the stand-in's API, and how it looks on the wire."""

import json


class ApiError(Exception):
    """A refusal, in Telegram's words."""

    def __init__(self, code: int, description: str, **parameters: int):
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> bytes:
        """Render the JSON that Telegram answers with."""
        answer = {"ok": False, "error_code": self.code, "description": self.description}
        return json.dumps(answer | ({"parameters": self.parameters} if self.parameters else {})).encode()


def bad_request(description: str) -> ApiError:
    """Make a 400 with Telegram's prefix."""
    return ApiError(400, f"Bad Request: {description}")


def too_many_requests(retry_after: int) -> ApiError:
    """Make a 429 that names the seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)
