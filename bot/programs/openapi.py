"""The OpenAPI document of the API, made from the types of its operations: what it says is what is checked."""

from collections.abc import Iterable
from http import HTTPStatus
from importlib.metadata import version
from typing import Any, Final

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from bot.programs.operations import Operation

BASE: Final = "/v1/"
"""What the paths of operations begin with."""

DOCUMENT: Final = "/openapi.json"
"""Where the document itself stands, for whoever asks."""

REFUSED_BY: Final = {
    HTTPStatus.BAD_REQUEST: "The body is no JSON object, or the request no HTTP.",
    HTTPStatus.UNAUTHORIZED: "There is no key, or nobody has it.",
    HTTPStatus.NOT_FOUND: "There is no such report or paragraph.",
    HTTPStatus.REQUEST_TIMEOUT: "The request took too long to come.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is too large.",
    HTTPStatus.MISDIRECTED_REQUEST: "It was asked by another name than that of this machine.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "The arguments are not those wanted, or there is nothing to search for in them.",
    HTTPStatus.TOO_MANY_REQUESTS: "The program asks too often; Retry-After says when it may again.",
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: "The head is too large.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something is wrong here; the server's log says what.",
    HTTPStatus.SERVICE_UNAVAILABLE: "Too much is asked at once, or the index cannot be asked at the moment.",
    HTTPStatus.GATEWAY_TIMEOUT: "There was no answer in time.",
}
"""How an operation may be refused, and why."""


class ProblemForm(TypedDict):
    """What went wrong: a code that stays, and a sentence for people."""

    code: str
    message: str


class ErrorForm(TypedDict):
    """Why there is no result."""

    error: ProblemForm


def openapi(operations: Iterable[Operation]) -> dict[str, Any]:
    """The document, by OpenAPI 3.1.

    Args:
        operations: What is answered.
    """
    listed = list(operations)
    refs, definitions = TypeAdapter.json_schemas(
        [
            *((f"{each.name} takes", "validation", TypeAdapter(each.arguments)) for each in listed),
            *((f"{each.name} gives", "serialization", TypeAdapter(each.result)) for each in listed),
            ("error", "serialization", TypeAdapter(ErrorForm)),
        ],
        ref_template="#/components/schemas/{model}",
    )
    problem = _content(refs["error", "serialization"])
    refusals = {str(status.value): {"description": why, "content": problem} for status, why in REFUSED_BY.items()}
    paths = {}
    for each in listed:
        result = _content(refs[f"{each.name} gives", "serialization"])
        paths[f"{BASE}{each.name}"] = {
            "post": {
                "operationId": each.name,
                "summary": each.purpose.partition(". ")[0].rstrip("."),
                "description": each.purpose,
                "requestBody": {"required": True, "content": _content(refs[f"{each.name} takes", "validation"])},
                "responses": {"200": {"description": "The result.", "content": result}, **refusals},
            }
        }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Wenju 问据",
            "version": version("wenju"),
            "description": "Asks a pile of Chinese reports; every answer is a quotation with its citation.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "security": [{"key": []}],
        "paths": paths,
        "components": {
            "schemas": definitions["$defs"],
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": "From `wenju key NAME`."}},
        },
    }


def _content(schema: object) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}
