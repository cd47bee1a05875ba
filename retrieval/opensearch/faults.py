"""What an error of the cluster or of its client means to the person who runs Wenju, without a word of what was sent."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from opensearchpy import exceptions

from retrieval.errors import BackendUnavailable, WenjuError
from retrieval.reasons import Code

LOST_NODE: Final = "search_phase_execution_exception"
"""What the server says, with status 500, of a search that a node died under: asked again, another copy answers."""

MISSING_INDEX: Final = "index_not_found_exception"

_BLOCKED: Final = "cluster_block_exception"
_REFUSED: Final = {
    401: Code.CLUSTER_UNKNOWN_USER,
    403: Code.CLUSTER_FORBIDDEN,
    408: Code.CLUSTER_SLOW,
    429: Code.CLUSTER_BUSY,
    502: Code.CLUSTER_AWAY,
    503: Code.CLUSTER_RED,
    504: Code.CLUSTER_SLOW,
}


@contextmanager
def translated_for(cluster: str) -> Iterator[None]:
    """Turn errors of the client into ours until the end of the block.

    Args:
        cluster: Its name for people.

    Raises:
        BackendUnavailable: The cluster cannot be used as it is.
    """
    try:
        yield
    except exceptions.OpenSearchException as error:
        # Not chained: the client's errors hold what was sent, and a traceback would show it.
        raise meaning(cluster, error) from None


def meaning(cluster: str, error: exceptions.OpenSearchException) -> WenjuError:
    """An error of ours for one of the client's."""
    if isinstance(error, exceptions.ConnectionTimeout):
        return BackendUnavailable(Code.CLUSTER_SLOW, cluster=cluster)
    if isinstance(error, exceptions.ConnectionError):
        broken = isinstance(error, exceptions.SSLError) or _in_chain(error.info, ssl.SSLError)
        return BackendUnavailable(Code.CLUSTER_CERTIFICATE if broken else Code.CLUSTER_AWAY, cluster=cluster)
    if not isinstance(error, exceptions.TransportError):
        return BackendUnavailable(Code.CLUSTER_PROBLEM, cluster=cluster, problem=type(error).__name__)
    kind, status = kind_of(error), error.status_code
    if kind == _BLOCKED and "read-only" in str(error.info):
        return BackendUnavailable(Code.CLUSTER_READ_ONLY, cluster=cluster)
    if kind == _BLOCKED or (kind == LOST_NODE and status != 400):
        return BackendUnavailable(Code.CLUSTER_RED, cluster=cluster)
    code = _REFUSED.get(status) if isinstance(status, int) else None
    if code is not None:
        return BackendUnavailable(code, cluster=cluster)
    return BackendUnavailable(Code.CLUSTER_PROBLEM, cluster=cluster, problem=f"{status} {kind}")


def kind_of(error: exceptions.TransportError) -> str:
    """The server's name for what is wrong; its sentence may hold parts of documents, and is not shown."""
    info: Any = error.info
    told = info.get("error") if isinstance(info, dict) else None
    return str(told.get("type", "")) if isinstance(told, dict) else ""


def _in_chain(error: object, kind: type[BaseException]) -> bool:
    """Whether an exception is of some kind, or was raised for one."""
    for _ in range(8):
        if isinstance(error, kind):
            return True
        if not isinstance(error, BaseException):
            return False
        inner = getattr(error, "reason", None)
        error = error.__cause__ or error.__context__ or (inner if isinstance(inner, BaseException) else None)
    return False
