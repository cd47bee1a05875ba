"""/feed: sources that come by themselves, named, listed and taken out as by `wenju feed`."""

import re
from typing import Final

from bot.telegram.handlers.admins.rights import AdminRequest, admin_button, admin_command
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages.admin_pages import feeds_page
from bot.telegram.pages.render import Page
from retrieval.feeds import FeedStates, add_feed, interval_text, read_feeds, remove_feed

_OPTION: Final = re.compile(
    r"(?:--|—|–|——)?(?P<name>below|every|most[_-]a[_-]day|folder)(?:\s*[=＝:：]\s*|\s+)"
    r"(?:[\"“”'‘’「](?P<quoted>[^\"“”'‘’」]+)[\"“”'‘’」]|(?![\"“”'‘’「])(?P<value>\S+))(?=\s|$)",
    re.IGNORECASE,
)


def handlers() -> list[Handler]:
    """The command, and the buttons that turn the list."""
    return [admin_command("feed", on_feed), admin_button(r"^af\|\d{1,18}$", turn_feeds)]


async def on_feed(request: AdminRequest) -> None:
    """/feed; /feed add URL every 6h folder 园区; /feed remove URL."""
    services, texts, corpus = request.services, request.texts, request.services.whole.corpus
    action, *words = request.words or ["list"]
    if action == "list" and not words:
        await request.reply(await _feeds_page(request))
    elif action == "add" and words:
        values, strange = _values(words)
        if strange:
            await request.say(f"{texts.feed_strange.format(words=strange)}\n{texts.feed_usage}")
            return
        feed = await services.run(add_feed, corpus, values)
        await request.say(texts.shared.feed_added.format(url=feed.url, every=interval_text(feed.every)))
    elif action == "remove" and len(words) == 1:
        feed = await services.run(remove_feed, corpus, words[0])
        await request.say(texts.shared.feed_removed.format(url=feed.url))
    else:
        await request.say(texts.feed_usage)


async def turn_feeds(request: AdminRequest) -> None:
    """Another page of the list."""
    await request.turn(await _feeds_page(request, request.pressed[0]))


async def _feeds_page(request: AdminRequest, page: int = 0) -> Page:
    services = request.services
    states = FeedStates(services.journal.store)
    feeds = await services.run(read_feeds, services.whole.corpus)
    known = [(feed, await services.run(states.of, feed.url)) for feed in feeds]
    return feeds_page(known, request.texts, page)


def _values(words: list[str]) -> tuple[dict[str, str | int], str]:
    """What /feed add says, as it stands in the file, and the words of it that nobody understands."""
    url, *rest = words
    given: dict[str, str | int] = {"url": url}
    text, strange, end = " ".join(rest), [], 0
    for found in _OPTION.finditer(text):
        strange.append(text[end : found.start()])
        end = found.end()
        key, value = found["name"].lower().replace("-", "_"), found["quoted"] or found["value"]
        if key in given:
            strange.append(found[0])
        given[key] = int(value) if key == "most_a_day" and value.isdecimal() else value
    strange.append(text[end:])
    return given, " ".join(" ".join(strange).split())
