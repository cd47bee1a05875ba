"""Which reports tell the same story: reposts of one text by several outlets, found as reports come and go.

Two reports are compared by their `Shingles`.

To find candidates without comparing all pairs, each report's few smallest hashes ("marks") stand in an index, and
a new report looks up more of its own: a repost of at least a fifth of the other's length shares one of them in 98
of 100 cases, one of half its length always (1 - 2^-8 for a single direction).
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import compress, islice
from typing import TYPE_CHECKING, Final

from cachetools import LRUCache

from retrieval import analysis
from retrieval.store.database import Store

if TYPE_CHECKING:
    from retrieval.analysis import Shingles

_MARKS: Final = 8
_LOOKED_UP: Final = 64
# A mark that stands in more reports than this is a standing phrase; the other marks tell.
_MOST_OF_A_MARK: Final = 200
_MOST_COMPARED: Final = 32
# Shingles kept while others are compared with them, 600 bytes a report of 600 characters, and as much again for what
# holds them: a news story is compared with some twenty others, and making theirs anew took most of the time.
_KEPT_BYTES: Final = 2**25
# A story holds together by the reports that its reports are paired with; some may leave without parting it.
_MOST_PAIRS: Final = 6
# Reports whose story is remembered while the index does not change.
_REMEMBERED: Final = 50_000


@dataclass(frozen=True, slots=True)
class Story:
    """Reports that tell the same.

    Attributes:
        reports: Their numbers.
        passages: The numbers of each one's passages, the earliest published first, those without a date last.
    """

    reports: frozenset[int]
    passages: Mapping[int, range] = field(compare=False, repr=False)


class Reposts:
    """The pairs of one store; every call belongs into a `Store.reading` or `Store.writing` of the caller.

    Args:
        store: The database.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: tuple[str | None, dict[int, Story | None]] = None, {}
        self._compared: LRUCache[int, Shingles] = LRUCache(_KEPT_BYTES, lambda shingles: len(shingles.grams))

    def add(self, report_id: int, shingles: "Shingles") -> None:
        """Take in a report that is stored already, and pair it with those that tell its story."""
        connection = self._store.connection
        pairs = [(report_id, other) for other in self._others(report_id, shingles)]
        connection.executemany(
            "INSERT OR IGNORE INTO repost (report_id, other_id) VALUES (?, ?)",
            pairs + [(other, report_id) for report_id, other in pairs],
        )
        connection.executemany(
            "INSERT OR IGNORE INTO repost_mark (mark, report_id) VALUES (?, ?)",
            [(mark, report_id) for mark in shingles.marks(_MARKS)],
        )
        self._keep(report_id, shingles)

    def forget(self, report_id: int) -> None:
        """Leave out a report that is still stored, before it is deleted or replaced."""
        self._compared.pop(report_id, None)
        connection = self._store.connection
        row = connection.execute("SELECT text FROM report WHERE id = ?", [report_id]).fetchone()
        if row is None:
            return
        connection.executemany(
            "DELETE FROM repost_mark WHERE mark = ? AND report_id = ?",
            [(mark, report_id) for mark in analysis.shingles_of([row[0]])[0].marks(_MARKS)],
        )
        others = connection.execute("SELECT other_id FROM repost WHERE report_id = ?", [report_id]).fetchall()
        connection.execute("DELETE FROM repost WHERE report_id = ?", [report_id])
        connection.executemany(
            "DELETE FROM repost WHERE report_id = ? AND other_id = ?", [(other, report_id) for (other,) in others]
        )

    def stories(self, reports: Sequence[int]) -> dict[int, Story]:
        """The story of each of some reports that others tell too; most have none.

        Returns:
            For such a report all that tell its story, itself and those too that it is paired with only through others.
        """
        generation = self._store.setting("generation")
        # Read once: another thread may begin anew for a later state.
        known = self._known
        if known[0] != generation or len(known[1]) > _REMEMBERED:
            known = self._known = generation, {}
        if missing := [number for number in reports if number not in known[1]]:
            known[1].update(dict.fromkeys(missing) | self._find_stories(missing))
        return {number: story for number in reports if (story := known[1][number])}

    def _find_stories(self, reports: Sequence[int]) -> dict[int, Story]:
        """The stories of those of some reports that others tell too, by all reports of these stories."""
        connection = self._store.connection
        paired = connection.execute(
            "SELECT DISTINCT report_id FROM repost WHERE report_id IN (SELECT value FROM json_each(?))",
            [json.dumps(reports)],
        ).fetchall()
        found: dict[int, Story] = {}
        for (number,) in paired:
            if number not in found:
                # All that is joined by pairs, however many: a story that ended somewhere would be another one for
                # each of its reports.
                rows = connection.execute(
                    "WITH RECURSIVE story (id) AS"
                    " (SELECT ? UNION SELECT other_id FROM story JOIN repost ON report_id = id) SELECT id FROM story",
                    [number],
                )
                story = frozenset(joined for (joined,) in rows.fetchall())
                found |= dict.fromkeys(story, Story(story, self._passages(story)))
        return found

    def _passages(self, reports: frozenset[int]) -> dict[int, range]:
        """As `Story.passages`; those of a report are stored one after the other."""
        rows = self._store.connection.execute(
            "SELECT report_id, min(passage.id), max(passage.id) FROM passage JOIN report ON report.id = report_id"
            " WHERE report_id IN (SELECT value FROM json_each(?)) GROUP BY report_id"
            " ORDER BY published IS NULL, published, report_id",
            [json.dumps(list(reports))],
        )
        return {number: range(first, last + 1) for number, first, last in rows.fetchall()}

    def _others(self, report_id: int, shingles: "Shingles") -> Iterable[int]:
        # One statement for all marks: one each took as long as all else that is done to find reposts.
        row = self._store.connection.execute(
            "SELECT group_concat(found) FROM (SELECT (SELECT group_concat(report_id) FROM (SELECT report_id"
            " FROM repost_mark WHERE mark = wanted.value LIMIT ?)) AS found FROM json_each(?) AS wanted)",
            [_MOST_OF_A_MARK, json.dumps(shingles.marks(_LOOKED_UP))],
        ).fetchone()
        if row[0] is None:
            return []
        shared = Counter(map(int, row[0].split(",")))
        candidates = [other for other, _ in shared.most_common(_MOST_COMPARED + 1) if other != report_id]
        there = {other: found for other in candidates if (found := self._shingles(other)) is not None}
        same = shingles.same_stories(list(there.values()))
        return list(islice(compress(there, same), _MOST_PAIRS))

    def _shingles(self, report_id: int) -> "Shingles | None":
        """Those of a stored report; kept for the next, since standing phrases name the same reports again and again."""
        found = self._compared.get(report_id)
        if found is None:
            row = self._store.connection.execute("SELECT text FROM report WHERE id = ?", [report_id]).fetchone()
            if row is None:
                return None
            found = analysis.shingles_of([row[0]])[0]
            self._keep(report_id, found)
        return found

    def _keep(self, report_id: int, shingles: "Shingles") -> None:
        # One that is larger than all that is kept is not.
        with suppress(ValueError):
            self._compared[report_id] = shingles
