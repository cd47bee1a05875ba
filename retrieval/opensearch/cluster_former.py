"""What reports in the cluster said before they changed: of each the last few texts, packed, in its own document.

So they change together with it, and go with it.
"""

import base64
import json
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from retrieval.opensearch.client import ClusterClient, Doc
from retrieval.opensearch.indices import IndexNames
from retrieval.types import FormerText

FORMER_FIELDS: Final = ("text", "former")
"""What of a report's document must be known when another takes its place."""

_KEPT: Final = 3


class ClusterFormer:
    """Those of one index; may be shared between threads.

    Args:
        client: Of the cluster.
        names: Of its indices.
    """

    def __init__(self, client: ClusterClient, names: IndexNames) -> None:
        self._client = client
        self._names = names

    def of(self, report_id: int) -> list[FormerText]:
        """What a report said before, the latest first."""
        found = self._client.documents(self._names.reports, [report_id], ("former",))
        return [
            FormerText(datetime.fromisoformat(until), tuple(_unpacked(text).split("\n")))
            for until, text in _kept_in(found.get(str(report_id), {}))
        ]


def with_former(document: Doc, old: Mapping[str, Any]) -> Doc:
    """The document of a report that takes the place of another: what that said is kept, if it was something else."""
    kept = _kept_in(old)
    if old.get("text") not in (None, document["text"]):
        kept = [[datetime.now(UTC).isoformat(timespec="microseconds"), _packed(old["text"])], *kept]
    return {**document, "former": json.dumps(kept[:_KEPT])} if kept else document


def _kept_in(document: Mapping[str, Any]) -> list[list[str]]:
    found: list[list[str]] = json.loads(document.get("former") or "[]")
    return found


def _packed(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode())).decode()


def _unpacked(text: str) -> str:
    return zlib.decompress(base64.b64decode(text)).decode()
