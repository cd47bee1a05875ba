"""Sources that come by themselves: RSS, Atom, sitemaps and list pages, whose new links are taken in as by `add`.

Which there are stands in `feeds.toml` of the corpus folder (`feed_file`); what one lists is read by `listed_links`;
what is known of each and of its links is kept in the database (`feed_states`), and `rounds` goes through those that are
due.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.feeds.feed_file import Feed, add_feed, interval_text, read_feeds, remove_feed
    from retrieval.feeds.feed_states import FeedLink, FeedState, FeedStates
    from retrieval.feeds.rounds import FeedRound, FeedRounds

__all__ = [
    "Feed",
    "FeedLink",
    "FeedRound",
    "FeedRounds",
    "FeedState",
    "FeedStates",
    "add_feed",
    "interval_text",
    "read_feeds",
    "remove_feed",
]

__getattr__ = loading(
    __name__,
    {
        "feed_file": ("Feed", "add_feed", "interval_text", "read_feeds", "remove_feed"),
        "feed_states": ("FeedLink", "FeedState", "FeedStates"),
        "rounds": ("FeedRound", "FeedRounds"),
    },
)
