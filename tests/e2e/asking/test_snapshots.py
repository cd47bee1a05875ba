"""What the bot's messages look like, kept in `snapshots/` and shown in bot/README.md.

`UPDATE_SNAPSHOTS=1 python -m pytest tests/e2e/asking/test_snapshots.py` writes them anew, into that page too.
"""

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.telegram.pages.admin_pages import changes_page, progress_page, stats_page
from bot.telegram.pages.citations import Links
from bot.telegram.pages.render import answer_page
from bot.telegram.pages.timeline_page import timeline_page
from bot.texts.chat import ZH
from retrieval.engine import Engine
from retrieval.reasons import Code, reason
from retrieval.store.journal.records import JournalStats
from retrieval.types import Changes, Failure, Progress, Stats
from tests.e2e import reports
from tests.e2e.looks import look, page_look
from tests.e2e.serving import bot_in_thread
from tests.retrieval.making import report

FOLDER = Path(__file__).parent / "snapshots"
README = Path(__file__).parents[3] / "bot" / "README.md"


def kept(name: str, shown: str) -> None:
    """Compare a message with its snapshot, and the snapshot with the page that shows it."""
    path = FOLDER / f"{name}.txt"
    block = re.compile(rf"(<!-- {name} -->\n```text\n).*?(```\n)", re.DOTALL)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(shown, "utf-8")
        README.write_text(block.sub(lambda found: found[1] + shown + found[2], README.read_text("utf-8")), "utf-8")
    assert shown == path.read_text("utf-8")
    written = block.search(README.read_text("utf-8"))
    assert written, f"bot/README.md shows no {name}"
    assert written[0] == f"{written[1]}{shown}{written[2]}"


def test_private_answer(standin, bot):  # noqa: ARG001
    person = standin.person("小明")
    answer = person.waits_for_reply(to=person.says("承担重大攻关项目能拿到多少资金支持？"), timeout=10)

    kept("answer", look(answer))


@pytest.mark.usefixtures("office")
def test_not_found_follow_up_and_report(standin):
    person = standin.person("小明")
    missing = person.waits_for_reply(to=person.says("体育馆的羽毛球场收费标准是哪个部门批准的？"), timeout=10)
    kept("not-found", look(missing))

    person.waits_for_reply(to=person.says("江城博物馆每天开放到晚上几点？"), timeout=10)
    kept("follow-up", look(person.waits_for_reply(to=person.says("那东湖公园呢？"), timeout=10)))

    answer = person.waits_for_reply(to=person.says("滨江区社区图书馆总藏书多少册？"), timeout=10)
    person.presses(answer, "全文").waits_for_answer()
    kept("report", look(answer))


def test_news_of_what_somebody_keeps(standin, town):
    person = standin.person("小明")
    with bot_in_thread(standin, town, clock=lambda: datetime(2024, 4, 1, tzinfo=UTC)):
        person.waits_for_reply(to=person.says("/watch 城北菜市场几点开门？"), timeout=10)
        person.waits_for_reply(to=person.says("/watch 来源：晚报 副馆长"), timeout=10)
        kept("subscriptions", look(person.waits_for_reply(to=person.says("/watches"), timeout=10)))

        text = "城北菜市场重新开业\n江城晚报 2024-04-01\n\n城北菜市场每天早上6点开门，摊位租金不变。\n"
        (town / "seeds" / "market.txt").write_text(text, "utf-8")
        with Engine(town / "wenju.db", town / "seeds") as engine:
            engine.reindex()
        kept("news", look(person.waits_for_reply(timeout=20)))


@pytest.mark.usefixtures("office")
def test_what_may_answer_and_what_is_lacking(standin):
    person = standin.person("小明")
    possible = person.waits_for_reply(to=person.says("江城博物馆的副馆长是谁？"), timeout=10)
    kept("possible", look(possible))

    person.presses(possible, "〔1〕").waits_for_answer()
    assert "馆长沈青说，夜间开放之后，每晚大约有600人前来参观。" in possible.text
    assert "更多 ▾" in possible.labels


def test_a_row_of_a_table_and_what_rows_say_together(standin, town):
    (town / "seeds" / "fees.md").write_text(reports.FEES, "utf-8")
    with bot_in_thread(standin, town):
        person = standin.person("小明")
        kept("table", look(person.waits_for_reply(to=person.says("网球场的晚间票价是多少？"), timeout=10)))
        kept("table-largest", look(person.waits_for_reply(to=person.says("哪个场地的白天票价最高？"), timeout=10)))
        kept("table-list", look(person.waits_for_reply(to=person.says("各场地的晚间票价分别是多少？"), timeout=10)))
        file = person.waits_for_reply(to=person.says("/export md"), timeout=10).document["file_id"]

        # Quoted in another chat, it is as much.
        quoted = person.chooses(person.asks_inline("各场地的晚间票价分别是多少？", timeout=10)).text
        assert "羽毛球馆：60 元\n乒乓球馆：30 元\n网球场：80 元\n攀岩墙：35 元" in quoted
        largest = person.asks_inline("哪个场地的白天票价最高？", timeout=10)
        assert "网球场，50 元" in largest.results[0]["description"]
        assert "据表计算（4 行）" in person.chooses(largest).text

    exported = standin.world.files[file][1].decode()
    assert "有明确依据 · 据表计算（4 行）\n\n- 白天票价最高：网球场，50 元 〔1〕" in exported
    assert "- 网球场：80 元\n- 攀岩墙：35 元" in exported
    assert "1. 《南山体育馆场地收费公示》 江城日报 · 2024-03-01 · 表 1 第 3 行" in exported


@pytest.fixture
def ferry(tmp_path):
    """An index of what a ferry costs, in several years."""
    with Engine(tmp_path / "index.db", tmp_path) as engine:
        notices = (
            (6, date(2021, 4, 1), "2021年5月1日"),
            (8, date(2024, 4, 1), "2024年5月1日"),
            (10, date(2026, 2, 1), "2027年1月1日"),
        )
        for price, published, begins in notices:
            text = f"旧港区渡轮船票价格为每张{price}元，自{begins}起执行。"
            key, title = f"{published}.md", "旧港区关于渡轮船票价格的通知"
            engine.add(report(text, key=key, title=title, source="旧港区交通局", published=published))
        yield engine


def test_a_figure_that_changes(ferry):
    answer = ferry.search("旧港区渡轮船票多少钱？", today=date(2026, 5, 4))

    kept("changed", page_look(answer_page(answer, 1, ZH, Links("wenju_bot"))))
    assert "\n2024-04-01 的报告说法不同：8元 ›\n" in page_look(answer_page(answer, 1, ZH, Links("wenju_bot"), rank=2))
    coming = page_look(answer_page(answer, 1, ZH, Links("wenju_bot"), rank=3))
    assert "**2027-01-01 起施行**" in coming
    assert "\n此前：8元（2024-04-01） ›\n" in coming


def test_what_reports_said_over_the_years(ferry):
    timeline = ferry.timeline("渡轮船票", today=date(2026, 5, 4))

    kept("timeline", page_look(timeline_page(timeline, ZH, Links("wenju_bot"))))


def test_stats():
    stats = Stats(57, 412, 98_000, 4_000_000, "6626a7f3a8a5f6be", date(2024, 3, 18), datetime(2024, 3, 19, tzinfo=UTC))
    days = tuple((date(2024, 3, 13 + number), count) for number, count in enumerate((0, 4, 11, 9, 2, 23, 16)))
    asked = JournalStats(65, 54, 8, 12, 19, 2, 0.021, 0.064, days)

    kept("stats", page_look(stats_page(stats, asked, ZH)))


def test_reindex_progress_and_result():
    kept("reindex-progress", page_look(progress_page(Progress("index", 128, 400), 100.0, ZH)))
    assert page_look(progress_page(Progress("index", 128, 400), 2.0, ZH)) == "正在更新索引：建立索引 32%\n"
    assert page_look(progress_page(Progress("tokenize", 384, 400), 100.0, ZH)).endswith("重新切词 96%，不到一分钟了\n")
    assert page_look(progress_page(Progress("merge", 0, 0), 8.0, ZH)) == "正在更新索引：整理索引\n"
    scan = Progress("recognise", 3, 12, "旧稿/通知.pdf")
    assert page_look(progress_page(scan, 2.0, ZH)) == "正在更新索引：识别 通知.pdf 第 3/12 页\n"

    failed = (Failure("旧稿/会议.txt", reason(Code.EMPTY_FILE)),)
    kept("reindex-done", page_look(changes_page(Changes(12, 3, 1, 384, failed, 399, 3120, 6.42), ZH)))
