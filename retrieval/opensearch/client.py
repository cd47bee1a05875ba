"""Requests to the cluster: the only place where it is spoken to.

The server's answer comes back as it stands, or as an error of ours. A search that a node died under is asked once
more; the client itself tries another host where one refuses the connection or answers 502 to 504. Bulks are sent in
parts of a few megabytes, and of each the items that were refused for want of room are sent again, a few times.
"""

import json
import logging
import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

from opensearchpy import OpenSearch, exceptions

from retrieval.errors import BackendUnavailable, Busy, Replaced
from retrieval.opensearch.faults import LOST_NODE, MISSING_INDEX, kind_of, translated_for
from retrieval.options import Cluster
from retrieval.reasons import Code

QUESTION_SECONDS: Final = 10
"""What a request may take while somebody waits for an answer."""

WRITER_SECONDS: Final = 120
"""What each request of a writer may take, who reads too: the cluster may be merging. Where nothing is answered so
long, the lease ends earlier; if another writer takes over meanwhile, what this one still sends is refused."""

PART_BYTES: Final = 4 * 2**20
"""Bytes of a bulk request: the server keeps each in memory, several times over."""

CONNECTIONS: Final = 16
"""Requests that one process has under way: as many threads as the bot has."""

NAMED_AT_ONCE: Final = 1_000
"""Documents named in one request."""

_TRIES: Final = 6
_FULL: Final = frozenset({429, 503})

_patience: ContextVar[float] = ContextVar("patience", default=QUESTION_SECONDS)

Doc = dict[str, Any]
"""A document, or a part of what is asked or answered, as JSON has it."""


@dataclass(frozen=True, slots=True)
class BulkItem:
    """One item of a bulk: what is done to a document, and the document (None to delete it)."""

    index: str
    id: str
    document: Doc | None
    routing: str | None = None
    version: int | None = None

    def lines(self) -> str:
        """As the server reads it."""
        where: Doc = {"_index": self.index, "_id": self.id}
        if self.routing is not None:
            where["routing"] = self.routing
        if self.version is not None:
            where |= {"version": self.version, "version_type": "external_gte"}
        if self.document is None:
            return json.dumps({"delete": where}) + "\n"
        return f"{json.dumps({'index': where})}\n{json.dumps(self.document, ensure_ascii=False)}\n"


class ClusterClient:
    """Talks to one cluster; may be shared between threads.

    Args:
        cluster: Where it is, and who asks.

    Attributes:
        name: Of the cluster, for people.

    Raises:
        BackendUnavailable: The file with the password or token cannot be read.
    """

    def __init__(self, cluster: Cluster) -> None:
        self.name = cluster.name
        # It logs every failure with the address that was asked, and more; what people need is in our errors.
        logging.getLogger("opensearch").setLevel(logging.CRITICAL)
        headers = {}
        secret = _secret_of(cluster)
        if secret and not cluster.user:
            headers["authorization"] = f"Bearer {secret}"
        with translated_for(self.name):
            self._client = OpenSearch(
                list(cluster.urls),
                http_auth=(cluster.user, secret) if cluster.user else None,
                headers=headers,
                ca_certs=str(cluster.ca) if cluster.ca else None,
                verify_certs=True,
                pool_maxsize=CONNECTIONS,
                max_retries=3,
            )

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    @contextmanager
    def patient(self) -> Iterator[None]:
        """In this thread, until the end of the block, wait for each answer as long as a writer may."""
        token = _patience.set(WRITER_SECONDS)
        try:
            yield
        finally:
            _patience.reset(token)

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        seconds: float | None = None,
        allowed: Sequence[int] = (),
        **params: Any,  # noqa: ANN401 - of many kinds
    ) -> Doc:
        """Send a request.

        Args:
            method: GET, POST, PUT or DELETE.
            path: What is asked, from `/` on.
            body: For JSON; a text is sent as it stands.
            seconds: What the answer may take; by default what it may in this thread.
            allowed: Statuses that are no error: then the answer is what the server says to them.
            params: Of the address.

        Raises:
            BackendUnavailable: The cluster cannot be used as it is.
            Replaced: The index is gone; another was put in its place.
        """
        seconds = seconds or _patience.get()
        with translated_for(self.name):
            try:
                return self._send(method, path, body, seconds, params)
            except exceptions.TransportError as error:
                status = error.status_code
                if status in allowed:
                    return error.info if isinstance(error.info, dict) else {}
                if kind_of(error) == MISSING_INDEX:
                    raise Replaced(Code.CLUSTER_CHANGING, cluster=self.name) from None
                if status != 500 or kind_of(error) != LOST_NODE:
                    raise
                return self._send(method, path, body, seconds, params)

    def _send(self, method: str, path: str, body: object, seconds: float, params: Mapping[str, object]) -> Doc:
        answer: Doc = self._client.transport.perform_request(
            method,
            path,
            params=dict(params),
            body=body,
            timeout=seconds,
            headers={"content-type": "application/x-ndjson" if isinstance(body, str) else "application/json"},
        )
        return answer

    def search(self, index: str, body: Doc, **params: Any) -> Doc:  # noqa: ANN401 - as `ask`
        """Search an index; what only a part of it says is no answer.

        Raises:
            BackendUnavailable: A part is away, too.
        """
        # One that holds a state names the index by it.
        path = f"/{index}/_search" if index else "/_search"
        answer = self.ask("POST", path, body, allow_partial_search_results="false", **params)
        if answer["_shards"]["failed"]:
            raise BackendUnavailable(Code.CLUSTER_RED, cluster=self.name)
        return answer

    def searches(self, index: str, bodies: Sequence[Doc]) -> list[Doc]:
        """Several searches of one index by one request, in order."""
        if not bodies:
            return []
        head = json.dumps({"index": index, "allow_partial_search_results": False})
        lines = "".join(f"{head}\n{json.dumps(body)}\n" for body in bodies)
        answers: list[Doc] = self.ask("POST", "/_msearch", lines, seconds=WRITER_SECONDS)["responses"]
        if any("error" in answer or answer["_shards"]["failed"] for answer in answers):
            raise BackendUnavailable(Code.CLUSTER_RED, cluster=self.name)
        return answers

    def pages(self, index: str, body: Doc, size: int = NAMED_AT_ONCE) -> Iterator[Doc]:
        """Every hit of a search that names its order, which must tell all documents apart; read page by page.

        Counted, too: where it need not be, a cluster ends a search for all documents or for a range too early, once it
        has seen enough of which some were deleted (seen with OpenSearch 3.8).
        """
        after: list[Any] | None = None
        while True:
            more = {} if after is None else {"search_after": after}
            hits = self.search(index, {"size": size, "track_total_hits": True, **body, **more})["hits"]["hits"]
            yield from hits
            if len(hits) < size:
                return
            after = hits[-1]["sort"]

    def held(self, index: str, body: Doc, size: int = NAMED_AT_ONCE) -> Iterator[Doc]:
        """As `pages`, all of one state of the index, which is held until the last one is read."""
        keep = "5m"
        point = self.ask("POST", f"/{index}/_search/point_in_time", keep_alive=keep)["pit_id"]
        try:
            yield from self.pages("", {**body, "pit": {"id": point, "keep_alive": keep}}, size)
        finally:
            self.ask("DELETE", "/_search/point_in_time", {"pit_id": [point]}, allowed=(404,))

    def documents(
        self, index: str, ids: Iterable[object], fields: Sequence[str] | None = None, *, without: Sequence[str] = ()
    ) -> dict[str, Doc]:
        """Documents as they are now, seen by searches or not yet, by id; those that are not there are left out.

        Args:
            index: Where.
            ids: Theirs.
            fields: What is wanted of them; None for all.
            without: What is not.
        """
        found: dict[str, Doc] = {}
        wanted = [str(one) for one in ids]
        params: Doc = {} if fields is None else {"_source_includes": ",".join(fields)}
        if without:
            params["_source_excludes"] = ",".join(without)
        for start in range(0, len(wanted), NAMED_AT_ONCE):
            part = {"ids": wanted[start : start + NAMED_AT_ONCE]}
            for each in self.ask("POST", f"/{index}/_mget", part, **params)["docs"]:
                if each.get("found"):
                    found[each["_id"]] = each["_source"]
                elif "error" in each and each["error"].get("type") != MISSING_INDEX:
                    raise BackendUnavailable(Code.CLUSTER_RED, cluster=self.name)
        return found

    def bulk(self, operations: Iterable[BulkItem], **params: str) -> None:
        """Do many things to documents: of each all or nothing, in order for each document.

        Raises:
            Busy: A document was written by a later writer: this one has lost the right to.
            BackendUnavailable: The cluster takes no changes as it is.
        """
        part: list[str] = []
        size = 0
        for operation in operations:
            part.append(operation.lines())
            size += len(part[-1].encode())
            if size >= PART_BYTES:
                self._send_part(part, params)
                part, size = [], 0
        if part:
            self._send_part(part, params)

    def _send_part(self, part: list[str], params: Mapping[str, object]) -> None:
        for attempt in range(_TRIES):
            answer = self.ask("POST", "/_bulk", "".join(part), seconds=WRITER_SECONDS, allowed=(429,), **params)
            if "items" in answer:
                results = [next(iter(item.values())) for item in answer["items"]]
                part = [lines for lines, result in zip(part, results, strict=True) if self._again(result)]
            if not part:
                return
            # Of two writers that were turned away together each waits a while of its own.
            time.sleep(min(0.2 * 2**attempt, 5) * random.uniform(0.5, 1.5))  # noqa: S311 - no secret
        raise BackendUnavailable(Code.CLUSTER_BUSY, cluster=self.name)

    def _again(self, result: Doc) -> bool:
        """Whether an item of a bulk is to be sent again; raises where that would not help."""
        status = result.get("status", 500)
        if "error" not in result or status == 404:  # deleted already
            return False
        kind, reason = result["error"].get("type", ""), result["error"].get("reason", "")
        if kind == "version_conflict_engine_exception":
            raise Busy(Code.LEASE_LOST, cluster=self.name)
        if kind == "cluster_block_exception" and "read-only" in reason:
            raise BackendUnavailable(Code.CLUSTER_READ_ONLY, cluster=self.name)
        if kind == "security_exception" or status == 403:
            raise BackendUnavailable(Code.CLUSTER_FORBIDDEN, cluster=self.name)
        if status not in _FULL:
            raise BackendUnavailable(Code.CLUSTER_PROBLEM, cluster=self.name, problem=f"{status} {kind}")
        return True


def _secret_of(cluster: Cluster) -> str | None:
    if cluster.secret is None:
        return None
    try:
        return cluster.secret.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        problem = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise BackendUnavailable(Code.UNREADABLE_PATH, path=cluster.secret, problem=problem) from error
