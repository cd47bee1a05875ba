"""The chat as somebody to whom collections are closed: every handler that the bot has, found in the application.

They send what others were sent, numbers and words of what is closed to them included, and whatever the bot calls
Telegram with meanwhile is looked through.
"""

import contextlib
import re
from datetime import UTC, datetime
from functools import partial
from itertools import chain

import pytest
from hypothesis import example, given

from bot.telegram.handlers import all_handlers
from retrieval.types import mark_of
from tests.e2e.serving import bot_in_thread
from tests.e2e.standin import Standin
from tests.examples import AS_FOUND, examples
from tests.rights.piles import CLOSING, MARKS, QUESTIONS, SUBJECTS, as_file, hidden_words, lay_out, open_to, tables
from tests.rights.test_holdings import All

ASKED = QUESTIONS[:2]

PATIENT = {"questions_per_minute": 100_000, "group_questions_per_minute": 100_000, "sends_per_second": 10_000}


def doors():
    """What each handler hears: a command, a kind of press by its pattern, or its own name."""
    for handler in all_handlers():
        if hasattr(handler, "commands"):
            yield from (f"/{command}" for command in handler.commands)
        elif pattern := getattr(handler, "pattern", None):
            yield pattern.pattern
        else:
            yield handler.callback.__name__


# How each is opened, for a report that is closed to who does: what they say, and the data of buttons that they press.
COMMANDS = {
    "/start": ["/start", "/start r{id}", "/start r{id}p1", "/start r{id}p1m{mark}"],
    "/help": ["/help"],
    "/privacy": ["/privacy"],
    "/forget": [],
    "/report": ["/report {id}", "/report r{id}#1", "/report {key}", "/report 大桥通车"],
    "/sources": ["/sources", "/sources 大桥", "/sources 报"],
    "/use": ["/use", "/use 随便"],
    "/watch": [f"/watch {ASKED[1]}"],
    "/watches": ["/watches", "/watches 8"],
    "/export": ["/export", "/export md"],
    "/timeline": ["/timeline 借书证押金", "/timeline"],
    "/ask": [f"/ask {question}" for question in ASKED],
    "/new": [f"/new {ASKED[0]}"],
    "/reindex": ["/reindex"],
    "/add": ["/add https://example.org/x"],
    "/remove": ["/remove {id}"],
    "/stats": ["/stats"],
    "/unanswered": ["/unanswered"],
    "/allow": ["/allow 5"],
    "/deny": ["/deny 5"],
    "/invite": ["/invite"],
    "/grant": ["/grant", "/grant 随便 5"],
    "/revoke": ["/revoke 随便 5"],
    "/feed": ["/feed"],
    "on_words": [
        ASKED[1],
        "那阅览室呢？",
        "还有呢？",
        "“押金” 《押金的通知》 第 1 段",
        "https://t.me/x?start=r{id}p1m{mark}",
    ],
    "on_unknown_command": ["/nichts"],
}
PRESSES = {
    "p": ["p|{asked}|1", "p|{asked}|2", "p|{asked}|4"],
    "m": ["m|{asked}|1|{id}|0|{length}|2|{mark}"],
    "c": ["c|{asked}|1|{passage}"],
    "f": ["f|{id}|1", "f|{id}|-1|{mark}", "f|{id}|-1|{asked}|1|{mark}"],
    "d": ["d|{id}|1|0", "d|{id}|1|1"],
    "n": ["n"],
    "v": ["v|{asked}|{passage}|1"],
    "y": ["y|{asked}|0"],
    "s": ["s|0", "s|1"],
    "o": ["o|{id}|1|0"],
    "sg": ["sg|0|0", "sg|1|0"],
    "si": ["si|0|{id}|0", "si|1|{id}|0"],
    "so": ["so|{id}|1|0|{id}|0"],
    "r": ["r|{asked}|1|0"],
    "u": ["u|{id}"],
    "ul": ["ul|0", "ul|1"],
    "w": ["w|{asked}"],
    "ws": ["ws|1"],
    "wn": ["wn|1"],
    "wh": ["wh|8"],
    "wu": ["wu"],
    "e": ["e|{id}|0", "e|{id}|1"],
    "g": ["g|{asked}"],
    "a[sdv]": ["as|{id}"],
    "au": ["au|{id}"],
    "ag": ["ag|0"],
    "af": ["af|0"],
    "uc": ["uc"],
    "wk": ["wk"],
}
OTHERS = {
    "on_unknown",
    "on_no_text",
    "on_document",
    "on_correction",
    "on_reaction",
    "on_edited",
    "on_inline",
    "on_guest",
}
"""What is opened by itself, in the walk below."""


def kind_of(pattern):
    """The kind of button in a pattern: ^p(\\||$), ^e\\|\\d+\\|\\d+$, ^uc$."""
    return re.match(r"\^((?:[a-z]|\[[a-z]+\])+)", pattern)[1]


def test_every_handler_has_its_case():
    found = {kind_of(door) if door.startswith("^") else door for door in doors()}

    assert found == COMMANDS.keys() | PRESSES.keys() | OTHERS


class Town:
    """A bot over the pile, and those who write to it: 11 and 22 of the tables, and the group of 22."""

    def __init__(self, standin, bot):
        self.standin, self.engine = standin, bot._services.whole
        self.insider, self.stranger = standin.person("自己人"), standin.person("外人")
        self.insider.starts()
        self.stranger.starts()
        self.group = standin.group("群", self.stranger)
        self.numbers = dict(zip(SUBJECTS, (self.insider.id, self.stranger.id, self.group.id), strict=True))
        self.all_ = All(self.engine)
        self.reports = {
            report.id: {
                "id": report.id,
                "key": report.key,
                "length": len(report.paragraphs[0]),
                "mark": mark_of(report.paragraphs[0]),
                "passage": self.engine.passages(report.id)[0].id,
            }
            for report in map(self.engine.report, self.all_.reports)
        }
        self.waits_until_described(set(MARKS))
        # While all is open: what is asked now has buttons that others may send later.
        answers = [self.insider.waits_for_reply(to=self.insider.says(question), timeout=10) for question in ASKED]
        self.asked = [re.search(r"\|(\d{10,})", str(answer.buttons))[1] for answer in answers]
        self.shown = self.stranger.waits_for_reply(to=self.stranger.says(ASKED[0]), timeout=10)

    def sets(self, table):
        renamed = {
            one: None if subjects is None else {self.numbers[number] for number in subjects}
            for one, subjects in table.items()
        }
        (self.engine.corpus / "_access.yaml").write_text(as_file(renamed), "utf-8")
        assert self.engine.take_rules() is None
        self.waits_until_described(open_to(table, None))

    def waits_until_described(self, seen):
        """Wait until what Telegram shows of the bot, in each language, quotes the newest of what all may ask alone."""
        newest = next((mark for one, mark in reversed(MARKS.items()) if one in seen), None)

        def quotes():
            shown = [self.standin.world.profile.get(("description", language), "") for language in ("", "zh", "en")]
            return [{mark for mark in MARKS.values() if mark in words} for words in shown]

        self.standin.waits_until(lambda: quotes() == 3 * [{newest} - {None}], f"{newest} in the description", 30)

    def closed(self, seen):
        """A report of two collections at most that are not seen, another one of each."""
        hidden = sorted(MARKS.keys() - seen)[:2]
        return [
            next(self.reports[number] for number, its in list(self.all_.collections.items())[place:] if its == one)
            for place, one in enumerate(hidden)
        ]

    @contextlib.contextmanager
    def watched(self, seen, *, done):
        """Look through all that the bot says until `done` was answered."""
        start = len(self.standin.calls)
        found = []
        yield found
        person = self.stranger
        person.waits_for_reply(to=person.says("/new", chat=done), timeout=20)
        self.standin.waits_until_acknowledged(20)
        said = "\n".join(
            f"{call.method} {call.params} {[data.decode('utf-8', 'replace') for _, data, _ in call.files.values()]}"
            for call in self.standin.calls[start:]
        )
        # What others are told when they ask in vain says nothing of what there is.
        found += [word for word in hidden_words(seen) if word in said]
        closed = {number for number, its in self.all_.collections.items() if its not in seen}
        found += [number for number in map(int, re.findall(r"\br(\d{1,6})(?:p\d+|#| |\"|')", said)) if number in closed]

    def walks(self, seen):
        """Open every door in private."""
        person = self.stranger
        with self.watched(seen, done=person.chat) as found:
            said, presses = [], []
            for one in self.closed(seen):
                said += [person.says(words.format(**one)) for words in chain.from_iterable(COMMANDS.values())]
                for number, data in enumerate(chain.from_iterable(PRESSES.values())):
                    pressed = data.format(asked=self.asked[number % 2], **one)
                    presses.append(person.presses(self.shown, data=pressed))
            person.presses(self.shown, data="zz|1")
            person.shares_a_contact()
            person.sends_file("x.txt", b"x", caption=ASKED[0])
            person.says("新华社", reply_to=self.shown)
            person.reacts(self.shown, "👎")
            person.edits(person.says(ASKED[0]), ASKED[1])
            for press in presses:
                press.waits_for_answer(20)
            for question in ("押金", ASKED[0]):
                person.asks_inline(question, timeout=20)
        assert all(map(self.standin.replies_to, said)), "every door answers"
        return found

    def walks_in_group(self, seen):
        with self.watched(seen, done=self.group) as found:
            for words in ("/sources", "/timeline 借书证押金", f"/ask {ASKED[0]}", f"/ask {ASKED[1]}", "/use"):
                self.stranger.waits_for_reply(to=self.stranger.says(words, chat=self.group), timeout=20)
        return found

    def walks_as_guest(self, seen):
        elsewhere = self.standin.group("别处", self.stranger)
        with self.watched(seen, done=self.stranger.chat) as found:
            before = len(self.standin.calls_of("answerGuestQuery"))
            self.stranger.calls_guest(f"@{self.standin.world.bot.username} {ASKED[1]}", elsewhere)
            self.standin.waits_for_call("answerGuestQuery", before + 1, 20)
        return found


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    folder = tmp_path_factory.mktemp("doors")
    lay_out(folder / "seeds")
    with pytest.MonkeyPatch.context() as patch:
        # A year of one chat passes in some seconds.
        for pace in ("PRIVATE_PACE", "GROUP_PACE"):
            patch.setattr(f"bot.telegram.transport.pace.{pace}", (0.0, 1))
        patch.setattr("bot.telegram.gate.COMMANDS_A_MINUTE", 100_000)
        clock = partial(datetime.now, UTC)
        with Standin() as standin, bot_in_thread(standin, folder, clock=clock, **PATIENT) as bot:
            yield Town(standin, bot)


@examples(3, phases=AS_FOUND)
@given(table=tables)
@example(table=CLOSING)
def test_no_door_of_the_chat_shows_what_is_closed(town, table):
    town.sets(table)

    assert town.walks(open_to(table, 22)) == []
    assert town.walks_in_group(open_to(table, -1001)) == []
    assert town.walks_as_guest(open_to(table, None)) == []


def test_what_is_open_is_answered_and_groups_go_by_their_own_right(town):
    town.sets({"人事": {11, -1001}, "Archiv": set(), "园区": {22}})
    group, question = town.group, "/ask 借书证押金是多少元？"

    def told(person, chat=None):
        message = person.waits_for_reply(to=person.says(question, chat=chat), timeout=20)
        listed = person.waits_for_reply(to=person.says("/sources", chat=chat), timeout=20)
        if "▶" in str(listed.labels):
            person.presses(listed, "较早").waits_for_answer()
        return {mark for mark in MARKS.values() if mark in message.text + listed.text + str(listed.edits)}

    assert told(town.insider) == {"鲸鱼湾", "麒麟岭"}
    assert told(town.stranger) == {"鲸鱼湾", "凤凰坡"}
    # 22 may ask 园区, the others of the group may not; the group may ask 人事, which 22 may not.
    assert told(town.stranger, group) == {"鲸鱼湾", "麒麟岭"}


def test_a_chat_asks_the_folder_that_it_has_chosen(town):
    town.sets({"Archiv": set()})
    person = town.insider

    def says(words, chat=None):
        return person.waits_for_reply(to=person.says(words, chat=chat), timeout=20)

    listed = says("/use")
    assert [label.partition(" ·")[0] for label in listed.labels] == ["人事", "园区", "通用", "✓ 全部"]
    person.presses(listed, "园区").waits_for_answer()
    answer = says("阅览室几点关门？")
    assert "只看：园区" in answer.text
    assert "凤凰坡" in answer.text
    assert "没有文件夹“Archiv”；有：人事, 园区, 通用" in says("/use Archiv").text
    assert "收录了 4 篇" in says("/sources").text
    assert "问全部" in says("/use 全部").text
    assert "收录了 12 篇" in says("/sources").text

    # In a group its admins choose.
    assert "群管理员" in says("/use 人事", town.group).text
    leader = town.stranger
    leader.waits_for_reply(to=leader.says("/use 人事", chat=town.group), timeout=20)
    assert "只看：人事" in says("/ask 阅览室几点关门？", town.group).text
    leader.waits_for_reply(to=leader.says("/use 全部", chat=town.group), timeout=20)
