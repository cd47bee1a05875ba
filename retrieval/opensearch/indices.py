"""The indices of one Wenju in a cluster: their names, what stands in them, and that they are ours.

NAME-state holds two documents, the settings and the writer's lease; NAME-files one a file of the corpus folder;
NAME-reports one a report, by its number; NAME-passages-N one a passage, by its number, kept together by report, with
its terms as the embedded index has them. The alias NAME-passages names the N that the settings name. Text is stored as
unsearched keywords: nothing but terms is searched, and the tokeniser is ours.
"""

from dataclasses import dataclass
from typing import Any, Final

from retrieval.errors import BackendUnavailable
from retrieval.index import bm25
from retrieval.opensearch.client import ClusterClient, Doc
from retrieval.options import Cluster
from retrieval.reasons import Code

FORMAT: Final = 2
"""Counted up where an older Wenju would misread what is written; a database made by a newer one is refused."""

OLDEST: Final = 3
"""The first major version of OpenSearch whose scores and requests these are."""

_STORED: Final[Doc] = {"type": "keyword", "index": False, "doc_values": False}
_NAME: Final[Doc] = {"type": "keyword", "ignore_above": 8_000}  # a keyword takes 32,766 bytes
_DAY: Final[Doc] = {"type": "date", "format": "strict_date"}

_FILES: Final[Doc] = {
    "number": {"type": "long"},
    "key": _NAME,
    "size": {**_STORED, "type": "long"},
    "modified": {**_STORED, "type": "long"},
    "sha256": _STORED,
    "state": {"type": "keyword"},
    "reason": _STORED,
    "failed": {"type": "boolean"},
    "content": {"type": "keyword"},
    # The place in the order in which reports came; 0 for one that was no news, nothing for a file that never was one.
    "arrival": {"type": "long"},
}

_REPORTS: Final[Doc] = {
    "number": {"type": "long"},
    "live": {"type": "boolean"},
    "key": _NAME,
    "title": _NAME,
    "source": _NAME,
    "published": {"type": "keyword"},
    "day": _DAY,
    "month": {"type": "keyword"},
    "collection": _NAME,
    "suspicious": {"type": "boolean"},
    "first": {**_STORED, "type": "long"},
    "count": {"type": "integer"},
    # Asked for one by one, many at once: as numbers they would stand in a tree made for ranges, and take twice as long.
    "marks": {"type": "keyword", "doc_values": False},
    "pairs": {**_STORED, "type": "long"},
    "paragraphs": {**_STORED, "type": "integer"},
    **dict.fromkeys(
        (
            *("url", "bylines", "text", "related", "sha256", "reading", "pages", "written", "tables", "places"),
            *("valid_from", "valid_until", "replaces", "former"),
        ),
        _STORED,
    ),
}

_PASSAGES: Final[Doc] = {
    "report": {"type": "long"},
    "passage": {"type": "long"},
    "place": {**_STORED, "type": "integer"},
    "title": _STORED,
    "text": _STORED,
    "when": _STORED,
    "published": _DAY,
    "source": _NAME,
    "collection": _NAME,
    "names": {"type": "keyword", "index": False},
    "terms": {"type": "text", "analyzer": "ours", "similarity": "ours", "index_options": "freqs", "norms": True},
}

LOADING: Final[Doc] = {"auto_expand_replicas": "false", "number_of_replicas": 0, "refresh_interval": "30s"}
"""Settings while all is new and nobody asks yet."""

SERVING: Final[Doc] = {"auto_expand_replicas": "0-1", "refresh_interval": "1s"}
"""Settings of an index that is asked: a copy of each part wherever there is a second node."""


@dataclass(frozen=True, slots=True)
class IndexNames:
    """The names of the indices of one Wenju."""

    base: str

    @property
    def state(self) -> str:
        """Of settings and lease."""
        return f"{self.base}-state"

    @property
    def files(self) -> str:
        """Of files."""
        return f"{self.base}-files"

    @property
    def reports(self) -> str:
        """Of reports."""
        return f"{self.base}-reports"

    @property
    def passages(self) -> str:
        """The alias of the passages that are asked."""
        return f"{self.base}-passages"

    def numbered(self, number: int) -> str:
        """An index of passages."""
        return f"{self.passages}-{number:06}"


def check_version(client: ClusterClient) -> None:
    """Refuse a server that is none of ours.

    Raises:
        BackendUnavailable: It is no OpenSearch, or too old.
    """
    told = client.ask("GET", "/").get("version", {})
    found = f"{told.get('distribution', 'no OpenSearch')} {told.get('number', '')}".strip()
    major = str(told.get("number", "")).partition(".")[0]
    if told.get("distribution") != "opensearch" or not major.isdecimal() or int(major) < OLDEST:
        raise BackendUnavailable(Code.CLUSTER_VERSION, cluster=client.name, found=found, oldest=f"{OLDEST}.0")


def make_indices(client: ClusterClient, names: IndexNames, cluster: Cluster) -> None:
    """Make what is missing; whoever calls holds no lease yet, for that lies in one of them.

    Raises:
        BackendUnavailable: An index of such a name is there and not ours, or a newer Wenju's.
    """
    for name, properties, shards in (
        (names.state, {}, 1),
        (names.files, _FILES, 1),
        (names.reports, _REPORTS, cluster.shards),
    ):
        make_index(client, name, properties, shards)
    for name, found in check_ours(client, names).items():
        if found < FORMAT:
            properties = {names.files: _FILES, names.reports: _REPORTS}.get(name, {})
            client.ask("PUT", f"/{name}/_mapping", {"_meta": {"wenju": FORMAT}, "properties": properties}, seconds=60)
            # What an older Wenju wrote is in no collection until it is read again.
            added = {"properties": {"collection": _PASSAGES["collection"]}}
            client.ask("PUT", f"/{names.passages}/_mapping", added, seconds=60, allowed=(404,))


def make_passages(client: ClusterClient, name: str, shards: int, *, loading: bool) -> None:
    """Make an index of passages."""
    make_index(client, name, _PASSAGES, shards, LOADING if loading else SERVING)


def make_index(client: ClusterClient, name: str, properties: Doc, shards: int, more: Doc = SERVING) -> None:
    """Make an index where there is none of that name."""
    settings = {
        "number_of_shards": shards,
        "similarity": {"ours": {"type": "BM25", "k1": bm25.K1, "b": bm25.B}},
        "analysis": {"analyzer": {"ours": {"type": "custom", "tokenizer": "whitespace"}}},
        **more,
    }
    mappings: Doc = {"dynamic": "strict" if properties else False, "_meta": {"wenju": FORMAT}}
    if properties:
        mappings["properties"] = properties
    if "terms" in properties:
        # A report's passages lie in one part, which shows all that is new of it at once.
        mappings |= {"_routing": {"required": True}, "_source": {"excludes": ["terms"]}}
    answer = client.ask(
        "PUT", f"/{name}", {"settings": settings, "mappings": mappings}, seconds=60, allowed=(400,), timeout="50s"
    )
    kind = answer.get("error", {}).get("type") if isinstance(answer.get("error"), dict) else None
    if kind not in (None, "resource_already_exists_exception"):
        raise BackendUnavailable(Code.CLUSTER_PROBLEM, cluster=client.name, problem=f"{name}: {kind}")


def check_ours(client: ClusterClient, names: IndexNames) -> dict[str, int]:
    """Refuse indices that this Wenju did not make.

    Returns:
        The format of each that is there.

    Raises:
        BackendUnavailable: They are another program's, or a newer Wenju's.
    """
    wanted = f"{names.state},{names.files},{names.reports}"
    there: dict[str, Any] = client.ask("GET", f"/{wanted}/_mapping", ignore_unavailable="true", allowed=(404,))
    formats: dict[str, int] = {}
    for name, one in there.items():
        found = one.get("mappings", {}).get("_meta", {}).get("wenju") if isinstance(one, dict) else None
        if not isinstance(found, int):
            raise BackendUnavailable(Code.FOREIGN_CLUSTER_INDEX, cluster=client.name, index=name)
        if found > FORMAT:
            raise BackendUnavailable(Code.NEWER_CLUSTER_INDEX, cluster=client.name, index=name)
        formats[name] = found
    return formats
