"""Sources that come by themselves as JSON."""

from collections.abc import Sequence

from retrieval.feeds import Feed, FeedLink, FeedState, interval_text


def feed_form(feed: Feed, state: FeedState, failed: Sequence[FeedLink]) -> dict[str, object]:
    """A feed in what `feed list --json` prints."""
    return {
        "url": feed.url,
        "below": feed.below,
        "every": interval_text(feed.every),
        "most_a_day": feed.most_a_day,
        "folder": feed.folder,
        "looked_at": state.looked_at.isoformat(timespec="seconds") if state.looked_at else None,
        "reason": str(state.reason) if state.reason else None,
        "taken": 0,
        "known": 0,
        "waiting": 0,
        "failed": 0,
        **dict(state.counts),
        "failures": [{"link": link.link, "reason": str(link.reason)} for link in failed],
    }
