"""A round through the feeds: look at those that are due, and take in the links that are new, one page at a time."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit
from zoneinfo import ZoneInfo

from retrieval.corpus import FetchedPage
from retrieval.engine import Engine
from retrieval.errors import CorpusError, FeedError, LinkError, ReadError, WenjuError
from retrieval.feeds.feed_file import Feed, read_feeds
from retrieval.feeds.feed_states import TRIES, FeedLink, FeedState, FeedStates
from retrieval.feeds.listed_links import Listed, ListedLink, read_list
from retrieval.intake import POLITE_SECONDS, Intake
from retrieval.reasons import Code
from retrieval.store import Store
from retrieval.types import Failure, Report

MOST_SITEMAPS: Final = 5
"""Sitemaps of an index that are read at a look, those that changed last."""

_DAY: Final = timedelta(days=1)
# What may be over at another time.
_PASSING: Final = frozenset(
    {
        *(Code.UNKNOWN_HOST, Code.ROBOTS_UNKNOWN, Code.DAMAGED_DOWNLOAD, Code.SLOW_SERVER, Code.NOT_FETCHED),
        *(Code.READER_LOST, Code.NO_READER),
    }
)
_PASSING_ANSWERS: Final = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True)
class FeedRound:
    """What a round did.

    Attributes:
        feeds: How many feeds were looked at.
        reports: What came in.
        known: Links that were there before, by their address or their bytes.
        failed: Feeds and links that could not be fetched or read, by their address; some will be tried again.
        waiting: Links that wait for another day, or another try.
    """

    feeds: int
    reports: tuple[Report, ...]
    known: int
    failed: tuple[Failure, ...]
    waiting: int


class FeedRounds:
    """Goes through the feeds of an engine's corpus folder; blocks while it does.

    Args:
        engine: Whose corpus folder has the feeds.
        store: The database that keeps what is known of them.
        intake: Takes in links, and fetches.
        now: The time, with a zone.
        pause: Seconds between two pages of one host.
        stop: Ends a round between two pages when set.
    """

    def __init__(
        self,
        engine: Engine,
        store: Store,
        intake: Intake,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        pause: float = POLITE_SECONDS,
        stop: threading.Event | None = None,
    ) -> None:
        self._engine = engine
        self._intake = intake
        self._now = now
        self._pause = pause
        self._last_host = ""
        self._zone = ZoneInfo(engine.options.time_zone)
        self.states = FeedStates(store)
        self.stop = stop or threading.Event()

    def run(self, *, all_feeds: bool = False, tell: Callable[[str], None] = lambda _: None) -> FeedRound:
        """Look at the feeds that are due, and take in as many of their links as a day may bring.

        What is wrong with one feed or link is noted, and the others go on.

        Args:
            all_feeds: Whether to look at those too that are not due yet.
            tell: Told each address before it is fetched.

        Raises:
            FeedError: `feeds.toml` is wrong.
            CorpusError: There is no corpus folder, or it cannot be read or written.
            Busy: Somebody else is changing the index.
            IndexOutdated: The index was built with another tokeniser.
        """
        if not self._engine.corpus.is_dir():
            raise CorpusError(Code.NO_CORPUS, folder=self._engine.corpus)
        feeds = read_feeds(self._engine.corpus)
        failed: list[Failure] = []
        looked = 0
        for feed in feeds:
            state = self.states.of(feed.url)
            if not self.stop.is_set() and (all_feeds or self._is_due(feed, state)):
                looked += 1
                failed += self._look(feed, state, tell)
        reports: list[Report] = []
        known = 0
        addresses: set[str] | None = None
        for feed in feeds:
            for link in self._allowed(feed):
                if self.stop.is_set():
                    break
                if addresses is None:
                    addresses = {address_of(one.url) for one in self._engine.each_source() if one.url}
                if address_of(link.link) in addresses or self.states.came_elsewhere(link):
                    self.states.end(link, "known")
                    known += 1
                elif self.states.begin(link, self._now()):
                    tell(link.link)
                    came = self._take(feed, link)
                    if isinstance(came, Failure):
                        failed.append(came)
                    else:
                        addresses.add(address_of(link.link))
                        reports += came
                        known += not came
        waiting = sum(dict(self.states.of(feed.url).counts).get("waiting", 0) for feed in feeds)
        return FeedRound(looked, tuple(reports), known, tuple(failed), waiting)

    def _is_due(self, feed: Feed, state: FeedState) -> bool:
        # A clock that was set back must not silence a feed.
        return state.looked_at is None or not timedelta(0) <= self._now() - state.looked_at < feed.every

    def _look(self, feed: Feed, state: FeedState, tell: Callable[[str], None]) -> list[Failure]:
        """Fetch a feed and note the links it lists."""
        tell(feed.url)
        self._be_polite(feed.url)
        try:
            page = self._intake.fetcher.fetch_newer(feed.url, state.etag, state.last_modified)
            if page is None:
                self.states.looked(feed.url, self._now())
                return []
            listed = self._read(page, feed)
            links = list(listed.links)
            failed: list[Failure] = []
            for url in listed.lists[:MOST_SITEMAPS]:
                if self.stop.is_set():
                    return []
                part, problem = self._part(url, feed, tell)
                links += part
                failed += problem
        except (LinkError, FeedError) as error:
            self.states.looked(feed.url, self._now(), problem=error.reason)
            return [Failure(feed.url, error.reason)]
        # What was not read of it is asked for again.
        validators = ("", "") if failed or listed.lists else (page.etag, page.last_modified)
        self.states.looked(feed.url, self._now(), links, validators, failed[0].reason if failed else None)
        return failed

    def _part(
        self, url: str, feed: Feed, tell: Callable[[str], None]
    ) -> tuple[tuple[ListedLink, ...], tuple[Failure, ...]]:
        """The links of one sitemap of an index; one in which none is wanted says nothing about the others."""
        tell(url)
        self._be_polite(url)
        try:
            return self._read(self._intake.fetcher.fetch(url), feed).links, ()
        except (LinkError, FeedError) as error:
            if error.reason.code is Code.FEED_NO_LINKS:
                return (), ()
            return (), (Failure(url, error.reason),)

    def _allowed(self, feed: Feed) -> list[FeedLink]:
        """The links of a feed that may be fetched now."""
        now = self._now()
        room = feed.most_a_day - self.states.fetched_since(feed.url, now - _DAY)
        return self.states.waiting(feed.url, now, feed.every, max(0, room))

    def _take(self, feed: Feed, link: FeedLink) -> tuple[Report, ...] | Failure:
        """Take in a link: its new reports, none where they were there before, or why there are none."""
        self._be_polite(link.link)
        try:
            addition = self._intake.add_link(link.link, folder=feed.folder, listed=link.day)
        except (LinkError, ReadError) as error:
            if not (_is_passing(error) and link.tries + 1 < TRIES):
                self.states.end(link, "failed", problem=error.reason)
            return Failure(link.link, error.reason)
        except (WenjuError, OSError):
            self.states.put_back(link)
            raise
        self.states.end(link, "taken" if addition.is_new else "known", key=addition.key)
        return addition.reports if addition.is_new else ()

    def _be_polite(self, url: str) -> None:
        """Leave a host alone for a moment after the last page of it."""
        host = urlsplit(url).netloc
        if host == self._last_host:
            self.stop.wait(self._pause)
        self._last_host = host

    def _read(self, page: FetchedPage, feed: Feed) -> Listed:
        return read_list(page, feed, self._now().astimezone(self._zone).date(), self._zone)


def address_of(url: str) -> str:
    """An address without what does not change the page: scheme, fragment, and marks of where readers come from."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    asked = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith("utm_")]
    return f"{parts.netloc.lower()}{parts.path or '/'}?{urlencode(asked)}"


def _is_passing(error: WenjuError) -> bool:
    status = error.reason.values.get("status")
    busy = isinstance(status, int) and (status >= 500 or status in _PASSING_ANSWERS)
    return error.reason.code in _PASSING or (error.reason.code is Code.NOT_SERVED and busy)
