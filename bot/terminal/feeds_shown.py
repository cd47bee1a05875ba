"""Sources that come by themselves on a terminal: how each is, and what a round through them brought."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.terminal.maintenance import report_line
from bot.texts import TerminalTexts
from bot.untrusted import on_one_line
from retrieval.engine import Engine
from retrieval.feeds import Feed, FeedLink, FeedRound, FeedRounds, FeedState, FeedStates, interval_text, read_feeds
from retrieval.intake import Intake
from retrieval.store import Store

KnownFeed = tuple[Feed, FeedState, Sequence[FeedLink]]
"""A feed, how it is, and the links that could not be taken in."""

_SHOWN = 5
"""Failed links that are shown of one feed."""


def feeds_known(corpus: Path, database: Path) -> list[KnownFeed]:
    """The feeds of a corpus folder with what is known of each; an index that is not there yet is not made.

    Raises:
        FeedError: `feeds.toml` is wrong.
        CorpusError: It cannot be read.
        BackendUnavailable: The index cannot be opened.
    """
    feeds = read_feeds(corpus)
    if not database.exists():
        return [(feed, FeedState(), ()) for feed in feeds]
    store = Store(database)
    try:
        states = FeedStates(store)
        return [(feed, states.of(feed.url), states.failed(feed.url)) for feed in feeds]
    finally:
        store.close()


def show_feeds(console: Console, known: Sequence[KnownFeed], texts: TerminalTexts) -> None:
    """Print feeds with how each is, and what was wrong."""
    if not known:
        console.print(texts.no_feeds)
        console.print(texts.adds_feed)
    for feed, state, failed in known:
        line = texts.feed_named(feed.url, interval_text(feed.every), feed.most_a_day, feed.below, feed.folder)
        console.print(Text(on_one_line(line), "bold"))
        counts = dict(state.counts)
        told = texts.feed_counts.format(
            looked_at=state.looked_at.astimezone().strftime("%Y-%m-%d %H:%M") if state.looked_at else "–",
            taken=counts.get("taken", 0),
            known=counts.get("known", 0),
            waiting=counts.get("waiting", 0),
            failed=counts.get("failed", 0),
        )
        console.print(Text(f"    {told}"))
        if state.reason:
            console.print(Text(on_one_line(f"    {texts.tell(state.reason)}"), "yellow"))
        for link in failed[:_SHOWN]:
            if link.reason:
                console.print(Text(on_one_line(f"    {texts.tell(link.reason)}"), "yellow"))
        if failed[_SHOWN:]:
            console.print(Text(f"    {texts.rest.format(count=len(failed) - _SHOWN)}", "yellow"))


def fetch_feeds(engine: Engine, intake: Intake, notices: Console, texts: TerminalTexts) -> FeedRound:
    """Go through all feeds, each address told on `notices` before it is fetched.

    Raises:
        WenjuError: As `FeedRounds.run`.
    """
    store = Store(engine.database)
    try:
        rounds = FeedRounds(engine, store, intake)
        return rounds.run(
            all_feeds=True, tell=lambda url: notices.print(Text(on_one_line(texts.fetching.format(url=url)), "dim"))
        )
    finally:
        store.close()


def show_round(console: Console, notices: Console, done: FeedRound, texts: TerminalTexts) -> None:
    """Print the reports that came in, a line each, and how many; failures go to `notices`."""
    for failure in done.failed:
        notices.print(on_one_line(texts.unread(failure.key, failure.reason)))
    for report in done.reports:
        console.print(Text(on_one_line(report_line(report))))
    words = texts.feeds_done.format(
        feeds=done.feeds, reports=len(done.reports), known=done.known, waiting=done.waiting, failed=len(done.failed)
    )
    console.print(words)
