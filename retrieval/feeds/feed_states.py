"""What is known of feeds and of the links they list, in the database: what was seen is never taken in twice.

All of it is written before the next page is fetched, so that a kill at any moment loses nothing: a link that was begun
and not ended is tried again. A feed that leaves `feeds.toml` and comes back is known still.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal

from retrieval.feeds.listed_links import ListedLink
from retrieval.reasons import Reason
from retrieval.store import Store, date_from_text, reason_from_text, reason_to_text

TRIES: Final = 3
"""Times that a link is fetched whose server does not answer, say."""

Became = Literal["taken", "known", "failed"]
"""What became of a link: a new report, one that was there before by its address or its bytes, or none."""


@dataclass(frozen=True, slots=True)
class FeedState:
    """How a feed is.

    Attributes:
        looked_at: When it was last looked at; None before the first time.
        etag: As its server named it then.
        last_modified: Likewise.
        reason: What was wrong with it then.
        counts: How many of its links are "waiting", or became what.
    """

    looked_at: datetime | None = None
    etag: str = ""
    last_modified: str = ""
    reason: Reason | None = None
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A link of a feed.

    Attributes:
        id: Its number.
        feed: The address of its feed.
        link: Its own.
        day: When it was published, as the feed says.
        tries: How often it was fetched in vain.
        key: The file that it became.
        reason: Why it became none.
    """

    id: int
    feed: str
    link: str
    day: date | None
    tries: int
    key: str | None
    reason: Reason | None


class FeedStates:
    """Reads and writes the states of feeds, in one store; every call is a transaction of its own.

    Args:
        store: The database.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, feed: str) -> FeedState:
        """How a feed is."""
        with self._store.reading():
            row = self._store.connection.execute(
                "SELECT looked_at, etag, last_modified, reason FROM feed WHERE url = ?", [feed]
            ).fetchone()
            counts = self._store.connection.execute(
                "SELECT state, count(*) FROM feed_link WHERE feed = ? GROUP BY state ORDER BY state", [feed]
            ).fetchall()
        if row is None:
            return FeedState()
        looked_at, etag, last_modified, reason = row
        return FeedState(
            datetime.fromisoformat(looked_at),
            etag,
            last_modified,
            reason_from_text(reason) if reason else None,
            tuple(counts),
        )

    def looked(
        self,
        feed: str,
        now: datetime,
        links: Iterable[ListedLink] = (),
        validators: tuple[str, str] | None = None,
        problem: Reason | None = None,
    ) -> None:
        """Note that a feed was looked at, with the links that are new in it.

        Args:
            feed: Its address.
            now: The time.
            links: All it lists, the newest first.
            validators: Its ETag and Last-Modified; None leaves them as they are.
            problem: What was wrong; somebody is to be told of it if it is another one than the last time.
        """
        etag, last_modified = validators or ("", "")
        reason = problem and reason_to_text(problem)
        with self._store.writing():
            self._store.connection.execute(
                "INSERT INTO feed (url, looked_at, etag, last_modified, reason, told) VALUES (?, ?, ?, ?, ?, ? IS NULL)"
                " ON CONFLICT (url) DO UPDATE SET looked_at = excluded.looked_at,"
                " told = excluded.reason IS NULL OR (told AND reason IS excluded.reason), reason = excluded.reason",
                [feed, _moment(now), etag, last_modified, reason, reason],
            )
            if validators:
                self._store.connection.execute(
                    "UPDATE feed SET etag = ?, last_modified = ? WHERE url = ?", [etag, last_modified, feed]
                )
            self._store.connection.executemany(
                "INSERT INTO feed_link (feed, link, day, listed_at, state) VALUES (?, ?, ?, ?, 'waiting')"
                " ON CONFLICT (feed, link) DO NOTHING",
                [(feed, one.link, one.day and one.day.isoformat(), _moment(now)) for one in links],
            )

    def waiting(self, feed: str, now: datetime, every: timedelta, limit: int) -> list[FeedLink]:
        """The next links to fetch, those listed last first; one that was tried waits as long as the feed does."""
        return self._links(
            "feed = ? AND state = 'waiting' AND tries < ? AND (tried_at IS NULL OR tried_at <= ?)"
            " ORDER BY listed_at DESC, id LIMIT ?",
            [feed, TRIES, _moment(now - every), limit],
        )

    def fetched_since(self, feed: str, moment: datetime) -> int:
        """How many links of a feed were fetched since a moment."""
        with self._store.reading():
            row = self._store.connection.execute(
                "SELECT count(*) FROM feed_link WHERE feed = ? AND tried_at > ?", [feed, _moment(moment)]
            ).fetchone()
        return int(row[0])

    def begin(self, link: FeedLink, now: datetime) -> bool:
        """Note that a link is fetched now; False where another process has begun with it."""
        with self._store.writing():
            done = self._store.connection.execute(
                "UPDATE feed_link SET tries = tries + 1, tried_at = ? WHERE id = ? AND state = 'waiting' AND tries = ?",
                [_moment(now), link.id, link.tries],
            )
        return done.rowcount == 1

    def came_elsewhere(self, link: FeedLink) -> bool:
        """Whether another feed has brought the same address: its report may have been taken out since, on purpose."""
        with self._store.reading():
            row = self._store.connection.execute(
                "SELECT 1 FROM feed_link WHERE link = ? AND id != ? AND state IN ('taken', 'known') LIMIT 1",
                [link.link, link.id],
            ).fetchone()
        return row is not None

    def put_back(self, link: FeedLink) -> None:
        """As if it had not been begun: what kept it from coming in was not its own."""
        with self._store.writing():
            self._store.connection.execute(
                "UPDATE feed_link SET tries = ?, tried_at = NULL WHERE id = ?", [link.tries, link.id]
            )

    def end(self, link: FeedLink, became: Became, *, key: str | None = None, problem: Reason | None = None) -> None:
        """Note what became of a link; of a new report, and of a failure, somebody is to be told."""
        with self._store.writing():
            self._store.connection.execute(
                "UPDATE feed_link SET state = ?, key = ?, reason = ?, told = ? WHERE id = ?",
                [became, key, problem and reason_to_text(problem), became == "known", link.id],
            )

    def failed(self, feed: str) -> list[FeedLink]:
        """The links of a feed that could not be taken in, those tried last first."""
        return self._links("feed = ? AND state = 'failed' ORDER BY tried_at DESC, id", [feed])

    def untold(self) -> tuple[list[FeedLink], list[tuple[str, Reason]]]:
        """Links that came in or failed, and feeds that are broken, of which nobody was told."""
        links = self._links("told = 0 ORDER BY id", [])
        with self._store.reading():
            rows = self._store.connection.execute("SELECT url, reason FROM feed WHERE told = 0 ORDER BY url").fetchall()
        return links, [(url, reason_from_text(reason)) for url, reason in rows]

    def told(self, links: Collection[FeedLink], feeds: Collection[str]) -> None:
        """Note that somebody was told."""
        with self._store.writing():
            self._store.connection.executemany("UPDATE feed_link SET told = 1 WHERE id = ?", [(o.id,) for o in links])
            self._store.connection.executemany("UPDATE feed SET told = 1 WHERE url = ?", [(url,) for url in feeds])

    def _links(self, condition: str, values: list[object]) -> list[FeedLink]:
        # `condition` is always a literal of this module.
        with self._store.reading():
            rows = self._store.connection.execute(
                f"SELECT id, feed, link, day, tries, key, reason FROM feed_link WHERE {condition}",  # noqa: S608
                values,
            ).fetchall()
        return [
            FeedLink(number, feed, link, date_from_text(day), tries, key, reason_from_text(reason) if reason else None)
            for number, feed, link, day, tries, key, reason in rows
        ]


def _moment(moment: datetime) -> str:
    """In UTC, so that moments compare as texts."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
