"""Which reports tell the same story: reposts of one text by several outlets, found as reports come and go.

Two reports are compared by their `Shingles`.

To find candidates without comparing all pairs, each report's few smallest hashes ("marks") stand in an index, and
a new report looks up more of its own: a repost of at least a fifth of the other's length shares one of them in 98
of 100 cases, one of half its length always (1 - 2^-8 for a single direction).
"""

import json
import re
from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress, islice
from typing import Final

from retrieval.analysis import Shingles, normalise, shingles_of
from retrieval.store.database import Store

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
_MOST_OF_A_STORY: Final = 200
# Reports whose story is remembered while the index does not change.
_REMEMBERED: Final = 50_000

# In a sentence that is to be the same word for word, 1.5 is not 15, and 50% not 50. (What it may begin with stands in
# front, so that `re` skips to the next such character: half the time.)
_NO_WORD_NOR_NUMBER: Final = re.compile(r"(?=[\W_])(?:[^\w.:%‰/+\-~]|_|(?<!\d)[.:%‰/+\-~](?!\d))+")

# Characters of a paragraph that is not kept in its other spelling; those of pages pasted in one piece have millions.
_LONG: Final = 10_000


class Reposts:
    """The pairs of one store; every call belongs into a `Store.reading` or `Store.writing` of the caller.

    Args:
        store: The database.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: tuple[str | None, dict[int, frozenset[int]]] = None, {}
        self._compared: OrderedDict[int, Shingles] = OrderedDict()
        self._kept_bytes = 0

    def add(self, report_id: int, shingles: Shingles) -> None:
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
        self._let_go(report_id)
        connection = self._store.connection
        row = connection.execute("SELECT text FROM report WHERE id = ?", [report_id]).fetchone()
        if row is None:
            return
        connection.executemany(
            "DELETE FROM repost_mark WHERE mark = ? AND report_id = ?",
            [(mark, report_id) for mark in shingles_of([row[0]])[0].marks(_MARKS)],
        )
        others = connection.execute("SELECT other_id FROM repost WHERE report_id = ?", [report_id]).fetchall()
        connection.execute("DELETE FROM repost WHERE report_id = ?", [report_id])
        connection.executemany(
            "DELETE FROM repost WHERE report_id = ? AND other_id = ?", [(other, report_id) for (other,) in others]
        )

    def stories(self, reports: Sequence[int]) -> dict[int, frozenset[int]]:
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
            known[1].update(dict.fromkeys(missing, frozenset()) | self._find_stories(missing))
        return {number: known[1][number] for number in reports if known[1][number]}

    def _find_stories(self, reports: Sequence[int]) -> dict[int, frozenset[int]]:
        # A story is what is joined by pairs; all of them are followed at once, a step a statement.
        story: dict[int, set[int]] = {}
        waiting = set(reports)
        while waiting and len(story) <= _MOST_OF_A_STORY * len(reports):
            rows = self._store.connection.execute(
                "SELECT report_id, other_id FROM repost WHERE report_id IN (SELECT value FROM json_each(?))",
                [json.dumps(sorted(waiting))],
            ).fetchall()
            seen = story.keys() | waiting
            for one, other in rows:
                if other in story.get(one, ()):
                    continue
                joined = story.get(one, {one}) | story.get(other, {other})
                for number in joined:
                    story[number] = joined
            waiting = {other for _, other in rows} - seen
        whole = {id(joined): frozenset(joined) for joined in story.values()}
        return {number: whole[id(joined)] for number, joined in story.items()}

    def _others(self, report_id: int, shingles: Shingles) -> Iterable[int]:
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

    def _shingles(self, report_id: int) -> Shingles | None:
        """Those of a stored report; kept for the next, since standing phrases name the same reports again and again."""
        found = self._let_go(report_id)
        if found is None:
            row = self._store.connection.execute("SELECT text FROM report WHERE id = ?", [report_id]).fetchone()
            if row is None:
                return None
            found = shingles_of([row[0]])[0]
        self._keep(report_id, found)
        return found

    def _keep(self, report_id: int, shingles: Shingles) -> None:
        self._let_go(report_id)
        self._compared[report_id] = shingles
        self._kept_bytes += len(shingles.grams)
        while self._kept_bytes > _KEPT_BYTES and len(self._compared) > 1:
            self._let_go(next(iter(self._compared)))

    def _let_go(self, report_id: int) -> Shingles | None:
        found = self._compared.pop(report_id, None)
        if found is not None:
            self._kept_bytes -= len(found.grams)
        return found


def find_sentence(sentence: str, paragraphs: Sequence[str]) -> range | None:
    """Where a report says a sentence word for word.

    Args:
        sentence: As another report says it.
        paragraphs: The body paragraphs to look in.

    Returns:
        The paragraphs, from 1, in which it stands; None where it does not.
    """
    wanted = _sentence_key(sentence)
    if not wanted:
        return None
    # To the letter, as most reposts have it: a hundred times as fast.
    for number, paragraph in enumerate(paragraphs, start=1):
        if sentence in paragraph:
            return range(number, number + 1)
    keys = [_sentence_key(paragraph) for paragraph in paragraphs]
    start = "".join(keys).find(wanted)
    if start < 0:
        return None
    first = last = 0
    passed = 0
    for number, key in enumerate(keys, start=1):
        if passed <= start < passed + len(key):
            first = number
        passed += len(key)
        if passed >= start + len(wanted):
            last = number
            break
    return range(first, last + 1)


def _sentence_key(text: str) -> str:
    return _kept_key(text) if len(text) <= _LONG else _NO_WORD_NOR_NUMBER.sub("", normalise(text))


@lru_cache(maxsize=512)  # Reports with reposts are compared for one question after the other: 2 ms a report.
def _kept_key(text: str) -> str:
    return _NO_WORD_NOR_NUMBER.sub("", normalise(text))
