"""Feeds beside a bot that answers: admins hear what came in and what is broken, once, and nobody else does."""

from datetime import UTC, datetime, timedelta

import pytest

from retrieval.corpus.fetch import Fetcher
from tests.e2e.serving import bot_in_thread
from tests.retrieval.web import lookup, only_inside, serving

POOL = "滨江泳池{name}开放\n江城晚报 2024-05-06\n\n滨江区的泳池{name}周六开放，票价{price}元。\n"


class Clock:
    """A time that goes on when a test says so."""

    def __init__(self) -> None:
        self.now = datetime(2024, 5, 6, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def web():
    with serving() as web:
        yield web


def lists(web, *names):
    items = "".join(
        f"<item><link>{web.text(f'/{name}.txt', POOL.format(name=name, price=10 + place))}</link></item>"
        for place, name in enumerate(names)
    )
    web.text("/rss", f"<rss><channel>{items}</channel></rss>")


def hears(standin, person, said):
    """Wait until somebody has been told something."""

    def told():
        return [message.text for message in standin.sent(person.chat) if said in message.text]

    standin.waits_until(told, said, 30)
    return told()


def test_admins_hear_what_came_in_and_what_broke_once(standin, town, admin, web):
    clock, file = Clock(), town / "seeds" / "feeds.toml"
    other = standin.person("小明")
    lists(web, "甲", "乙")
    feeds = f'[[feed]]\nurl = "{web.url("/rss")}"\n[[feed]]\nurl = "{web.url("/gone")}"\n'
    fetcher = Fetcher(allowed=only_inside, lookup=lookup)
    with bot_in_thread(standin, town, fetcher=fetcher, clock=clock, admins=(admin.id,)):
        admin.waits_for_reply(to=admin.says("/start"), timeout=60)
        file.write_text(feeds, "utf-8")
        (first,) = hears(standin, admin, "2 篇新报告")
        answer = other.waits_for_reply(to=other.says("滨江泳池甲的票价是多少？"), timeout=60)
        file.write_text('[[feed]]\nurl = "nowhere"\n', "utf-8")
        (wrong,) = hears(standin, admin, "第 1 个来源")
        lists(web, "丙", "甲", "乙")
        file.write_text(f'[[feed]]\nurl = "{web.url("/rss")}"\n', "utf-8")
        clock.now += timedelta(hours=1)
        (later,) = hears(standin, admin, "1 篇新报告")

    assert "《滨江泳池甲开放》" in first
    assert "《滨江泳池乙开放》" in first
    assert "1 处没有取到" in first
    assert "404" in first
    assert "10元" in answer.text
    assert str(town) not in wrong
    assert "《滨江泳池丙开放》" in later
    assert "没有取到" not in later
    assert all("新报告，自动收取" not in message.text for message in standin.sent(other.chat))
