"""/feed: sources that come by themselves, named, listed and taken out as by `wenju feed`."""

import re
from functools import partial
from typing import Final

from bot.telegram.handlers.admins.rights import AdminRequest, admin_command
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages.admin_pages import feeds_page
from retrieval.feeds import FeedStates, add_feed, interval_text, read_feeds, remove_feed

_OPTION: Final = re.compile(r"(?:--|—|–|——)?(below|every|most[_-]a[_-]day|folder)\s*(?:=|＝|:|：|\s)\s*(\S+)")
_KEYS: Final = {"most-a-day": "most_a_day"}


def handlers() -> list[Handler]:
    """The command."""
    return [admin_command("feed", on_feed)]


async def on_feed(request: AdminRequest) -> None:
    """/feed; /feed add URL every 6h folder 园区; /feed remove URL."""
    services, texts, corpus = request.services, request.texts, request.services.whole.corpus
    action, *words = request.words or ["list"]
    if action == "list" and not words:
        states = FeedStates(services.journal.store)
        known = [(feed, await services.run(states.of, feed.url)) for feed in await services.run(read_feeds, corpus)]
        await request.reply(feeds_page(known, texts))
    elif action == "add" and words:
        feed = await services.run(partial(add_feed, corpus, _values(words)))
        await request.say(texts.shared.feed_added.format(url=feed.url, every=interval_text(feed.every)))
    elif action == "remove" and len(words) == 1:
        feed = await services.run(remove_feed, corpus, words[0])
        await request.say(texts.shared.feed_removed.format(url=feed.url))
    else:
        await request.say(texts.feed_usage)


def _values(words: list[str]) -> dict[str, str | int]:
    """What /feed add says, as it stands in the file."""
    url, *rest = words
    given: dict[str, str | int] = {"url": url}
    for name, value in _OPTION.findall(" ".join(rest)):
        key = _KEYS.get(name, name.replace("-", "_"))
        given[key] = int(value) if key == "most_a_day" and value.isdecimal() else value
    return given
