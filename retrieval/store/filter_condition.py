"""What `--since`, `--until` and `--source` let through of all reports, said in SQL.

`retrieval.search.filters` says the same of a report at hand, `retrieval.opensearch` of those of a cluster.
"""

import json
from collections.abc import Collection, Sequence
from datetime import date


def published_condition(
    since: date | None, until: date | None, sources: Sequence[str] | None, among: Collection[int] | None
) -> tuple[str, list[str]]:
    """A condition on `report`, made of literals, and its values.

    Args:
        since: The first day; None for any.
        until: The last day; None for any.
        sources: As the reports have them; None for any.
        among: The only reports that count, by number; None for all.
    """
    parts, values = ["TRUE"], []
    if since:
        parts.append("published >= ?")
        values.append(since.isoformat())
    if until:
        # Whatever time of that day: what is stored begins with the day.
        parts.append("published <= ? || '~'")
        values.append(until.isoformat())
    if sources is not None:
        parts.append("source IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sources))
    if among is not None:
        parts.append("id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(among)))
    return " AND ".join(parts), values
