"""A stranger who tries: what is said to them where a folder is closed is what would be said were it not there at all.

Two towns have the same open reports; in one of them there are closed ones, too. Whoever knows their titles, numbers,
files and sources, and what the bot's links and buttons look like, hears the same in both.
"""

import re

import pytest

from retrieval.engine import Engine
from retrieval.types import mark_of
from tests.e2e.serving import bot_in_thread
from tests.e2e.standin import Standin
from tests.rights.piles import MARKS, lay_out_without
from tests.rights.test_chat_doors import PATIENT

CLOSED = "人事"
MARK = MARKS[CLOSED]
SECRET = f"{MARK}的阅览室晚上7点关门，“{MARK}书友会”每周六活动。"
NUMBERS = range(14, 18)
"""Of the closed reports; the open ones have 1 to 12, and 13 is a closed file that cannot be read."""

SAID = (
    # What is closed by its title, number, file, source, folder, words and links.
    f"/report {MARK}大桥通车",
    f"/report {MARK}",
    "/report 14",
    "/report r15#1",
    f"/report {CLOSED}/{MARK}阅览.md",
    f"/report 《{MARK}阅览室》 {MARK}报 · 2024-02-03 · 第 1 段",
    f"“{SECRET}” 《{MARK}阅览室》 {MARK}报 · 2024-02-03 · 第 1 段",
    f"/start r15p1m{mark_of(SECRET)}",
    "/start r15",
    f"https://t.me/wenju_test_bot?start=r15p1m{mark_of(SECRET)}",
    f"/sources {MARK}",
    "/sources 大桥",
    "/sources 报",
    "/sources",
    f"/use {CLOSED}",
    "/use",
    f"来源：{MARK}报 阅览室几点关门？",
    f"/ask 来源：{MARK} 自：2024-02-03 至：2024-02-03 押金",
    "自：2024-02-03 至：2024-02-03 借书证押金",
    "/timeline 借书证押金",
    f"/timeline {MARK}",
    f"{MARK}在哪里？",
    "麒磷岭书友会每周几活动？",
    f"{MARK}的书友会星期几活动？",
    "借书证押金是多少元？",
    "青石大桥全长多少米？",
    "阅览室几点关门？",
    "全部场地的价格是多少？",
    "火星基地的预算？",
    "还有呢？",
    "/new 麒麟岭大桥",
    "/help",
    "/privacy",
    "/start",
    f"/watch {MARK}书友会",
    "/watches",
    "/export md",
    f"/grant {CLOSED} 5",
    f"/remove {MARK}阅览室",
    "/stats",
    "/feed",
    "/nichts",
)
PRESSED = (
    *(f"f|{number}|{page}" for number in NUMBERS for page in (1, -1)),
    f"f|15|-1|{mark_of(SECRET)}",
    "d|15|1|0",
    "d|15|1|1",
    "o|15|1|0",
    "so|15|1|0|15|0",
    "si|0|15|0",
    "si|1|15|0",
    "sg|0|0",
    "sg|1|0",
    "s|0",
    "u|15",
    "e|15|0",
    "as|15",
    "wn|1",
    "c|{asked}|1|15",
    "v|{asked}|15|1",
    "m|{asked}|1|15|0|9|0|7",
    "p|{asked}|4",
    "r|{asked}|1|0",
)


class Ear:
    """Someone's whole conversation with a bot, as they could keep it."""

    def __init__(self, standin):
        self.standin = standin
        self.person = standin.person("外人")
        self.person.starts()

    def hears(self, text):
        message = self.person.waits_for_reply(to=self.person.says(text), timeout=20)
        document = message.document
        file = self.standin.world.files[document["file_id"]][1].decode() if document else ""
        return self._plain(f"{message.text} {message.labels} {file}")

    def presses(self, message, data):
        before = len(message.edits)
        told = self.person.presses(message, data=data).waits_for_answer(20)
        return self._plain(f"{told.get('text')} {message.edits[before:]}")

    def asks_inline(self, text):
        self.person.asks_inline(text, timeout=20)
        return self._plain(repr(self.standin.calls_of("answerInlineQuery")[-1].params.get("results")))

    @staticmethod
    def _plain(told):
        """Without the numbers of questions, which tell the time."""
        return re.sub(r"\d{15,}", "N", told)


def conversation(folder, *, with_closed):
    """What a stranger hears, each thing behind what they did."""
    seeds = lay_out_without(folder, CLOSED)
    with Engine(folder / "wenju.db", seeds) as engine:
        engine.reindex()
        assert {report.id for report in engine.sources()} == set(range(1, 13))
    if with_closed:
        (folder / "all" / CLOSED).rename(seeds / CLOSED)
        (seeds / CLOSED / "龙.pdf").write_bytes(b"%PDF-")
        (seeds / "_access.yaml").write_text(f"{CLOSED}: []\n", "utf-8")
    with Standin() as standin, bot_in_thread(standin, folder, **PATIENT) as bot:
        whole = {report.id for report in bot._services.whole.sources()}
        assert (set(NUMBERS) <= whole) is with_closed
        ear = Ear(standin)
        shown = ear.person.waits_for_reply(to=ear.person.says("借书证押金是多少元？"), timeout=20)
        asked = re.search(r"\|(\d{10,})", str(shown.buttons))[1]
        told = [(text, ear.hears(text)) for text in SAID]
        told += [(data, ear.presses(shown, data.format(asked=asked))) for data in PRESSED]
        told += [(f"inline {text}", ear.asks_inline(text)) for text in (MARK, "大桥通车", "借书证押金", "麒磷岭书友会")]
        told += [(f"description {call.method}", str(call.params)) for call in standin.calls_of("setMyDescription")]
    return told


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        for pace in ("PRIVATE_PACE", "GROUP_PACE"):
            patch.setattr(f"bot.telegram.transport.pace.{pace}", (0.0, 1))
        return [conversation(tmp_path_factory.mktemp("town"), with_closed=with_closed) for with_closed in (True, False)]


def test_a_stranger_hears_what_they_would_hear_were_it_not_there(both):
    closed, without = both

    assert [one for one, other in zip(closed, without, strict=True) if one != other] == []
