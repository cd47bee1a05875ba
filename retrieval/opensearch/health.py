"""What `wenju doctor` wants to know of a cluster: its version, its state, its parts, its clock."""

import time

from retrieval.opensearch.client import ClusterClient
from retrieval.opensearch.indices import IndexNames, check_ours, check_version
from retrieval.types import Health


def observe(client: ClusterClient, names: IndexNames) -> Health:
    """Look at a cluster, and change nothing.

    Raises:
        BackendUnavailable: It cannot be asked, or is none for us.
    """
    check_version(client)
    check_ours(client, names)
    version = client.ask("GET", "/")["version"]["number"]
    whole = client.ask("GET", "/_cluster/health")
    ours = client.ask("GET", f"/_cluster/health/{names.base}-*", level="indices", allowed=(404, 408))
    settings = client.ask("GET", f"/{names.state}/_doc/settings", allowed=(404,)).get("_source", {})
    passages = settings.get("passages")
    aliases = client.ask("GET", f"/_alias/{names.passages}", allowed=(404,))
    before = time.time()
    nodes = client.ask("GET", "/_nodes/stats/os")["nodes"].values()
    now = (before + time.time()) / 2
    clocks = [node["timestamp"] / 1000 - now for node in nodes]
    return Health(
        version=version,
        status=str(ours.get("status") or whole["status"]),
        nodes=whole["number_of_nodes"],
        missing=ours.get("unassigned_shards", 0),
        indexed=passages is not None,
        alias=passages is None or passages in aliases,
        clock=max(clocks, key=abs, default=0.0),
    )
