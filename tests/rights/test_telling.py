"""What goes out by itself goes by the right of who gets it: news by theirs at that moment, pages by everybody's."""

import asyncio
from datetime import UTC, datetime, timedelta

import h11
import pytest

from bot.telegram.pages.citations import Links
from bot.telegram.transport.published import PublishedPages
from bot.texts import ZH
from bot.web import WebAddresses
from retrieval.engine import Engine
from retrieval.store import Store
from retrieval.types import Reach
from tests.e2e.serving import bot_in_thread
from tests.retrieval.making import write_report

ASKED = "/watch 食堂几点开饭？"
OPENS = "食堂中午{hour}点开饭，晚上六点开饭，周末照常。"


class Clock:
    def __init__(self):
        self.now = datetime(2024, 4, 1, 2, 0, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def folder(tmp_path):
    write_report(tmp_path / "seeds", "a.md", "水库水位三米。", title="水情")
    write_report(tmp_path / "seeds", "人事/b.md", "本月招聘两人。", title="招聘")
    return tmp_path


def test_subscribers_are_told_by_their_right_at_that_moment(standin, folder):
    clock = Clock()
    insider, stranger, late = (standin.person(name) for name in ("自己人", "外人", "晚上再说"))
    rules = folder / "seeds" / "_access.yaml"
    rules.write_text(f"人事: [{insider.id}, {late.id}]\n", "utf-8")

    def news(person):
        return [message.text for message in standin.sent(person.chat) if message.text.startswith("有新报告说到")]

    def arrives(name, hour):
        write_report(folder / "seeds", name, OPENS.format(hour=hour), title=f"食堂{hour}")
        with Engine(folder / "wenju.db", folder / "seeds") as engine:
            engine.reindex()

    with bot_in_thread(standin, folder, clock=clock):
        for person in (insider, stranger, late):
            person.waits_for_reply(to=person.says(ASKED), timeout=20)
        late.waits_for_reply(to=late.says("/watches 20"), timeout=20)
        arrives("人事/c.md", 11)
        standin.waits_until(lambda: news(insider), "news", 20)
        # The right goes before the hour at which they are to be told.
        rules.write_text(f"人事: [{insider.id}]\n", "utf-8")
        arrives("d.md", 12)
        clock.now += timedelta(days=1, hours=11)
        standin.waits_until(lambda: news(stranger) and news(late) and len(news(insider)) == 2, "news of all", 30)

    assert "食堂11" in news(insider)[0]
    assert [text for person in (stranger, late) for text in news(person) if "食堂11" in text or "11点" in text] == []
    assert all("食堂12" in news(person)[-1] for person in (insider, stranger, late))


def test_pages_on_the_web_show_what_is_open_to_everybody(folder):
    with Engine(folder / "wenju.db", folder / "seeds") as engine:
        engine.reindex()
        store = Store(folder / "wenju.db")
        addresses = WebAddresses("https://example.org/reports", store)
        links = Links("wenju_bot", addresses, engine.rules())
        pages = PublishedPages(addresses, engine.within(Reach()), ZH)

        def opened(key):
            target = addresses.of(engine.find(key), 1).removeprefix("https://example.org")
            request = h11.Request(method="GET", target=target, headers=[("Host", "example.org")])
            return asyncio.run(pages.show(request)).status.value

        assert [opened(key) for key in ("a.md", "人事/b.md")] == [200, 200]

        engine.grant("人事", 11)

        closed = Links("wenju_bot", addresses, engine.known_rules)
        assert [opened(key) for key in ("a.md", "人事/b.md")] == [200, 404]
        assert links.report(engine.find("人事/b.md"), 1)
        assert closed.report(engine.find("人事/b.md"), 1) is None
        assert closed.report(engine.find("a.md"), 1)
        store.close()
