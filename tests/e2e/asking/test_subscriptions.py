"""有新报告时告诉我: whoever keeps a question hears once, cited, what new reports say to it, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest

from retrieval.engine import Engine
from tests.e2e import reports
from tests.e2e.serving import Serving, bot_in_thread
from tests.e2e.standin import faults

ASKED = "城北菜市场几点开门？"
MARKET = "城北菜市场重新开业\n江城晚报 {day}\n\n城北菜市场每天早上{hour}点开门，{more}摊位租金不变。\n"
GARDEN = "西山植物园开园\n江城晚报 2024-04-01\n\n西山植物园的郁金香{month}月开放，门票{price}元。\n"


class Clock:
    """A time that goes on when a test says so."""

    def __init__(self) -> None:
        self.now = datetime(2024, 4, 1, 2, 0, tzinfo=UTC)  # ten in the morning in China

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def bot(standin, town, clock):
    with bot_in_thread(standin, town, clock=clock, questions_per_minute=0) as running:
        yield running


def arrives(folder, name: str, text: str) -> None:
    """A report comes in as by `wenju reindex`, beside the bot."""
    (folder / "seeds" / name).write_text(text, "utf-8")
    with Engine(folder / "wenju.db", folder / "seeds") as engine:
        engine.reindex()


def news_of(standin, person) -> list[str]:
    return [message.text for message in standin.sent(person.chat) if message.text.startswith("有新报告说到")]


def hears(standin, person, count: int = 1) -> str:
    """Wait until somebody has been told so often in all; returns the last of it."""
    standin.waits_until(lambda: len(news_of(standin, person)) >= count, f"news {count}", 20)
    assert len(news_of(standin, person)) == count
    return news_of(standin, person)[-1]


class Marker:
    """Somebody who keeps another question: when they are told of a report, the others were asked of those before."""

    def __init__(self, standin, folder):
        self.standin, self.folder, self.told = standin, folder, 0
        self.person = standin.person("标记")

    def subscribes(self) -> "Marker":
        self.person.waits_for_reply(to=self.person.says("/watch 西山植物园郁金香几月开放？"), timeout=20)
        return self

    def is_told(self, clock) -> None:
        self.told += 1
        clock.now += timedelta(days=1, minutes=1)
        arrives(self.folder, f"garden{self.told}.txt", GARDEN.format(month=self.told, price=10 + self.told))
        hears(self.standin, self.person, self.told)


@pytest.mark.usefixtures("bot")
def test_a_question_in_vain_is_answered_by_a_report_that_comes_later(standin, town):
    person = standin.person()
    missing = person.waits_for_reply(to=person.says(ASKED), timeout=20)
    assert "没有找到" in missing.text
    assert "告诉你" in person.presses(missing, "有新报告时告诉我").waits_for_answer()["text"]

    arrives(town, "market.txt", MARKET.format(day="2024-04-01", hour=6, more=""))

    told = hears(standin, person)
    assert "问：城北菜市场几点开门？" in told
    assert "早上6点开门" in told
    assert "《城北菜市场重新开业》 江城晚报 · 2024-04-01 · 第 1 段" in told
    (message,) = [one for one in standin.sent(person.chat) if one.text == told]
    assert any("start=r5p1" in entity.get("url", "") for entity in message.entities)

    assert "不再关注" in person.presses(message, "不再关注").waits_for_answer()["text"]
    assert "还没有关注" in person.waits_for_reply(to=person.says("/watches"), timeout=20).text


@pytest.mark.usefixtures("bot")
def test_reposts_moved_files_and_reports_on_other_things_are_no_news(standin, town, clock):
    person = standin.person()
    person.waits_for_reply(to=person.says(f"/watch {ASKED}"), timeout=20)
    marker = Marker(standin, town).subscribes()
    text = MARKET.format(day="2024-04-01", hour=6, more="新增停车位三百个，夜间照明也换成了节能灯，")
    arrives(town, "market.txt", text)
    hears(standin, person)
    clock.now += timedelta(days=2)

    arrives(town, "repost.txt", text.replace("江城晚报", "江城日报"))
    (town / "seeds" / "market.txt").rename(town / "seeds" / "old-market.txt")
    marker.is_told(clock)
    assert len(news_of(standin, person)) == 1

    # A version that says another time is no repost.
    arrives(town, "corrected.txt", text.replace("6点", "7点"))
    assert "早上7点开门" in hears(standin, person, 2)


@pytest.mark.usefixtures("bot")
def test_news_of_a_table_tell_all_the_rows_asked_for(standin, town):
    person = standin.person()
    person.waits_for_reply(to=person.says("/watch 南山体育馆各场地的晚间票价分别是多少？"), timeout=20)

    arrives(town, "fees.md", reports.FEES)

    told = hears(standin, person)
    assert "羽毛球馆：60 元\n乒乓球馆：30 元\n网球场：80 元\n攀岩墙：35 元\n《南山体育馆场地收费公示》" in told


@pytest.mark.usefixtures("bot")
def test_once_a_day_at_most_and_nothing_lost_by_waiting(standin, town, clock):
    person = standin.person()
    person.waits_for_reply(to=person.says(f"/watch {ASKED}"), timeout=20)
    arrives(town, "one.txt", MARKET.format(day="2024-04-01", hour=6, more=""))
    hears(standin, person)

    marker = Marker(standin, town).subscribes()
    clock.now += timedelta(hours=1)
    arrives(town, "two.txt", MARKET.format(day="2024-04-02", hour=5, more="周末人多，"))
    clock.now -= timedelta(days=1)  # the marker's day
    marker.is_told(clock)
    assert len(news_of(standin, person)) == 1

    clock.now += timedelta(hours=24)
    assert "早上5点开门" in hears(standin, person, 2)


@pytest.mark.usefixtures("bot")
def test_a_digest_comes_at_the_hour_chosen(standin, town, clock):
    person, marker = standin.person(), Marker(standin, town)
    person.waits_for_reply(to=person.says(f"/watch {ASKED}"), timeout=20)
    person.waits_for_reply(to=person.says("/watch 自：2024 西山植物园门票多少钱？"), timeout=20)
    page = person.waits_for_reply(to=person.says("/watches"), timeout=20)
    person.presses(page, "18 点").waits_for_answer()
    assert "✓ 18 点" in page.labels
    assert "7 点" in person.waits_for_reply(to=person.says("/watches 17点"), timeout=20).text
    assert "0 到 23" in person.waits_for_reply(to=person.says("/watches 25"), timeout=20).text

    marker.subscribes()
    arrives(town, "market.txt", MARKET.format(day="2024-04-01", hour=6, more=""))
    clock.now -= timedelta(days=1)
    marker.is_told(clock)
    assert not news_of(standin, person)

    clock.now += timedelta(hours=7)
    told = hears(standin, person)
    assert "早上6点开门" in told
    assert "门票11元" in told


def test_whoever_lost_access_or_had_all_deleted_is_told_nothing(standin, town, clock):
    admin, denied, forgotten = standin.person("管理员"), standin.person("甲"), standin.person("乙")
    with bot_in_thread(standin, town, clock=clock, admins=(admin.id,)):
        for person in (denied, forgotten):
            person.waits_for_reply(to=person.says(f"/watch {ASKED}"), timeout=20)
        marker = Marker(standin, town).subscribes()
        admin.waits_for_reply(to=admin.says(f"/deny {denied.id}"), timeout=20)
        assert "1 条" in forgotten.waits_for_reply(to=forgotten.says("/forget"), timeout=20).text

        arrives(town, "market.txt", MARKET.format(day="2024-04-01", hour=6, more=""))
        marker.is_told(clock)
        # Let in again, one hears of what comes from then on.
        admin.waits_for_reply(to=admin.says(f"/allow {denied.id}"), timeout=20)
        marker.is_told(clock)
        assert not news_of(standin, denied)
        arrives(town, "later.txt", MARKET.format(day="2024-05-01", hour=5, more="周末人多，"))
        assert "早上5点开门" in hears(standin, denied)

        assert not news_of(standin, forgotten)


@pytest.mark.usefixtures("bot")
def test_what_cannot_be_kept_is_said_and_a_group_hears_of_nothing(standin, town):
    person, stranger = standin.person("甲"), standin.person("乙")
    assert "/watch 东湖公园" in person.waits_for_reply(to=person.says("/watch"), timeout=20).text
    assert "500" in person.waits_for_reply(to=person.says("/watch " + "水" * 501), timeout=20).text
    for number in range(20):
        person.waits_for_reply(to=person.says(f"/watch 第{number}中学在哪里"), timeout=20)
    assert "最多关注 20 个" in person.waits_for_reply(to=person.says("/watch 第99中学在哪里"), timeout=20).text

    group = standin.group("群", person, stranger)
    answer = person.waits_for_reply(to=person.says(f"/ask {ASKED}", chat=group), timeout=20)
    assert "点“开始”" in stranger.presses(answer, "有新报告时告诉我").waits_for_answer()["text"]
    stranger.waits_for_reply(to=stranger.starts(), timeout=20)
    assert "告诉你" in stranger.presses(answer, "有新报告时告诉我").waits_for_answer()["text"]
    stranger.waits_for_reply(to=stranger.says("/watches", chat=group), timeout=20)
    standin.waits_until(lambda: ASKED in standin.sent(stranger.chat)[-1].text, "the list in private", 20)

    arrives(town, "market.txt", MARKET.format(day="2024-04-01", hour=6, more=""))
    assert "早上6点开门" in hears(standin, stranger)
    assert not [one for one in standin.sent(group) if "早上6点" in one.text]


@pytest.mark.parametrize("arrived", [False, True], ids=["before Telegram has it", "before the note that it has"])
def test_a_kill_while_news_go_out_loses_none_and_tells_none_twice(standin, town, clock, arrived):
    person = standin.person()
    with bot_in_thread(standin, town, clock=clock):
        person.waits_for_reply(to=person.says(f"/watch {ASKED}"), timeout=20)
    arrives(town, "market.txt", MARKET.format(day="2024-04-01", hour=6, more=""))

    fault = standin.fails("sendMessage", faults.hang(after=arrived), times=None)
    serving = Serving(standin, town).starts(until_polling=False)
    standin.waits_until(lambda: fault.hits, "news to be sent", 20)
    serving.kills()
    standin.heals()
    standin.waits_until_hung_up()
    assert len(news_of(standin, person)) == int(arrived)

    with bot_in_thread(standin, town, clock=clock):
        marker = Marker(standin, town).subscribes()
        marker.is_told(clock)
        assert len(news_of(standin, person)) == int(arrived)
        # Nobody knows whether they arrived, but whoever keeps the question.
        page = person.waits_for_reply(to=person.says("/watches"), timeout=20)
        assert "可能没有送到" in page.text
        person.presses(page, "看没送到的").waits_for_answer()
        assert "早上6点开门" in hears(standin, person, int(arrived) + 1)
        assert "可能没有送到" not in person.waits_for_reply(to=person.says("/watches"), timeout=20).text


def test_what_is_found_outlives_a_kill_and_what_is_told_is_told_once(standin, town, clock):
    person, blocked = standin.person(), standin.person("屏蔽")
    with bot_in_thread(standin, town, clock=clock):
        for each in (person, blocked):
            each.waits_for_reply(to=each.says(f"/watch {ASKED}"), timeout=20)
    blocked.blocks_bot()
    arrives(town, "market.txt", MARKET.format(day="2024-04-01", hour=6, more=""))

    # Telegram refuses what cannot be delivered now: that is no doubt.
    fault = standin.fails("sendMessage", faults.status(502), times=None)
    serving = Serving(standin, town).starts(until_polling=False)
    standin.waits_until(lambda: "not told" in serving.said or fault.hits > 12, "the news to be refused", 40)
    serving.kills()
    standin.heals()
    standin.waits_until_hung_up()

    with bot_in_thread(standin, town, clock=clock):
        hears(standin, person)
        marker = Marker(standin, town).subscribes()
        clock.now += timedelta(days=400)
        marker.is_told(clock)
        page = person.waits_for_reply(to=person.says("/watches"), timeout=20)
    assert "可能没有送到" not in page.text
    assert len(news_of(standin, person)) == 1
    assert not news_of(standin, blocked)


@pytest.mark.usefixtures("bot")
def test_a_lost_reply_to_news_does_not_repeat_them(standin, town, clock):
    person = standin.person()
    person.waits_for_reply(to=person.says(f"/watch {ASKED}"), timeout=20)
    marker = Marker(standin, town).subscribes()
    standin.fails("sendMessage", faults.drop(after=True), when=lambda sent: str(sent["chat_id"]) == str(person.id))

    arrives(town, "market.txt", MARKET.format(day="2024-04-01", hour=6, more=""))
    hears(standin, person)
    marker.is_told(clock)

    assert len(news_of(standin, person)) == 1
    assert "可能没有送到" in person.waits_for_reply(to=person.says("/watches"), timeout=20).text
