"""The index in an OpenSearch cluster: the backend for reports that outgrow one machine.

`cluster` puts it together; what a backend must do stands in `retrieval.backend`. Every request goes through `client`,
which turns what goes wrong into errors of ours (`faults`). `indices` says what lies where: settings and the writer's
`lease` in one index, files in the second (`cluster_files`), reports in the third (`report_documents`), passages with
their terms in the last. `view` is what one question has read so far; `cluster_terms`, `cluster_catalogue`,
`listed_reports` and `cluster_stories` read; what writes stands in `changes`. The journal, the inbox and the access
lists stay in the bot's SQLite file. Nobody else sees the client library or a request.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.opensearch.cluster import ClusterBackend

__all__ = ["ClusterBackend"]

__getattr__ = loading(__name__, {"cluster": ("ClusterBackend",)})
