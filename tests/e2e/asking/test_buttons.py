"""Buttons below answers, pressed by whoever, whenever, and by people who forge what a button sends."""

import pytest

from bot.telegram.pages.citations import Links
from retrieval.engine import Engine
from tests.e2e.reports import QUESTION
from tests.e2e.serving import bot_in_thread
from tests.retrieval.making import write_report


@pytest.fixture
def person(standin):
    return standin.person("小明")


@pytest.fixture
def answer(office, person):  # noqa: ARG001
    return person.waits_for_reply(to=person.says(QUESTION), timeout=10)


def titles(message):
    return message.text[message.text.index("《") :]


def test_paging_goes_through_all_hits_and_back(person, answer):
    first = answer.text
    seen = {titles(answer)}
    for place in ("2/4", "3/4", "4/4"):
        person.presses(answer, "下一条").waits_for_answer()
        assert place in answer.labels
        seen.add(titles(answer))
    assert len(seen) == 4
    assert "下一条 ▶" not in answer.labels

    for _ in range(3):
        person.presses(answer, "◀ 上一条").waits_for_answer()
    assert answer.text == first


def test_context_and_full_text_open_and_return(person, answer):
    first = answer.text
    person.presses(answer, "全文").waits_for_answer()
    (marked,) = [words for words in answer.marked("bold") if "〔" in words]
    assert marked[3:] in first.replace(" ", "")
    assert "〔1〕" in answer.text
    assert "〔2〕" in answer.text
    person.presses(answer, "↩").waits_for_answer()
    assert answer.text == first
    person.presses(answer, "更多").waits_for_answer()
    assert len(answer.markup["inline_keyboard"]) == 2
    person.presses(answer, "上下文").waits_for_answer()
    assert "第 1–2 段（共 2 段）" in answer.text
    assert answer.labels == ["↩ 返回"]
    person.presses(answer, "↩").waits_for_answer()
    assert answer.text == first


def test_of_paragraphs_that_say_the_same_only_the_cited_one_is_marked(standin, town, person):
    same = "江南泵站的值班电话是5551234，全天有人接听。"
    paragraphs = [
        "防汛值班安排如下。",
        same,
        *(f"第{number}号泵站照常运行。" * 20 for number in range(20)),
        same,
        "以上。",
    ]
    write_report(town / "seeds", "pumps.md", *paragraphs, title="江南泵站防汛值班")
    with bot_in_thread(standin, town):
        answer = person.waits_for_reply(to=person.says("江南泵站的值班电话是多少？"), timeout=20)
        person.presses(answer, "全文").waits_for_answer()
        first = marked_paragraphs(answer)
        while "▶" in answer.labels:
            person.presses(answer, "▶").waits_for_answer()
            last = marked_paragraphs(answer)
        assert first + last == ["〔2〕"]
        while "◀" in answer.labels:
            person.presses(answer, "◀").waits_for_answer()
        assert marked_paragraphs(answer) == ["〔2〕"]


def marked_paragraphs(message):
    return [words[: words.index("〕") + 1] for words in message.marked("bold") if words.startswith("〔")]


def test_a_judgement_counts_once_a_person_and_the_last_one_holds(standin, person, admin, answer):
    other = standin.person("小红")
    for who, thumb in ((person, "👍"), (person, "👍"), (other, "👎"), (other, "👍")):
        assert "谢谢" in who.presses(answer, thumb).waits_for_answer()["text"]

    stats = admin.waits_for_reply(to=admin.says("/stats")).text
    assert "2 次评价，👍 占 100%" in stats


def test_several_people_page_their_own_messages_and_each_others(standin, person, answer):
    other = standin.person("小红")
    theirs = other.waits_for_reply(to=other.says("学生票价多少元？"), timeout=10)
    unchanged = theirs.text

    other.presses(answer, "下一条").waits_for_answer()
    assert "2/4" in answer.labels
    person.presses(answer, "下一条").waits_for_answer()
    assert "3/4" in answer.labels
    assert theirs.text == unchanged


def test_a_follow_up_keeps_saying_what_it_was_taken_for_but_only_in_its_own_chat(standin, person, answer):  # noqa: ARG001
    follow = person.waits_for_reply(to=person.says("那东湖公园呢？"), timeout=10)
    data = follow.buttons[follow.labels.index("下一条 ▶")]["callback_data"]
    person.presses(follow, data=data).waits_for_answer()
    assert follow.text.startswith("承接上一问：东湖公园")

    other = standin.person("小红")
    theirs = other.waits_for_reply(to=other.says("学生票价多少元？"), timeout=10)
    other.presses(theirs, data=data).waits_for_answer()
    assert "承接" not in theirs.text


def test_pressing_twice_and_the_label_between_do_no_harm(person, answer):
    data = answer.buttons[answer.labels.index("下一条 ▶")]["callback_data"]
    person.presses(answer, data=data).waits_for_answer()
    assert person.presses(answer, data=data).waits_for_answer()["text"] == ""
    assert person.presses(answer, "2/4").waits_for_answer()["text"] == ""
    assert "2/4" in answer.labels


def test_buttons_older_than_the_index_answer_politely(town, person, admin, answer):
    person.presses(answer, "更多").waits_for_answer()
    context = answer.buttons[answer.labels.index("上下文")]["callback_data"]
    person.presses(answer, "收起").waits_for_answer()
    (town / "seeds" / "library.md").write_text("# 新馆\n\n新馆每天开放到晚上6点。\n", "utf-8")
    for name in ("museum.md", "park.txt", "pool.md"):
        (town / "seeds" / name).unlink()
    shown = admin.waits_for_reply(to=admin.says("/reindex"))
    admin.standin.waits_until(lambda: "更新好了" in shown.text, "the end of the reindex", 20)

    assert "报告有更新" in person.presses(answer, data=context).waits_for_answer()["text"]
    assert "报告有更新" in person.presses(answer, "下一条").waits_for_answer()["text"]
    assert "报告有更新" in person.presses(answer, "👍").waits_for_answer()["text"]


def test_after_an_addition_paging_goes_on_and_says_that_this_is_the_latest(town, person, admin, answer):
    (town / "seeds" / "new.md").write_text("# 北岸书店\n\n北岸书店每天开放到晚上11点。\n", "utf-8")
    shown = admin.waits_for_reply(to=admin.says("/reindex"))
    admin.standin.waits_until(lambda: "更新好了" in shown.text, "the end of the reindex", 20)

    assert "按最新的显示" in person.presses(answer, "下一条").waits_for_answer()["text"]
    assert "2/5" in answer.labels

    question = answer.buttons[answer.labels.index("更多 ▾")]["callback_data"].split("|")[1]
    assert "按最新的显示" in person.presses(answer, data=f"r|{question}|1|0").waits_for_answer()["text"]


def test_a_button_of_a_message_out_of_sight(person, answer):
    person.presses(answer, "下一条", inaccessible=True).waits_for_answer()
    assert "2/4" in answer.labels


def test_buttons_of_a_forgotten_question_say_so_and_the_report_still_opens(standin, person, answer):
    other = standin.person("小红")
    theirs = other.waits_for_reply(to=other.says(QUESTION), timeout=10)
    person.waits_for_reply(to=person.says("/forget"))
    first = answer.text

    for label in ("下一条", "👍"):
        assert "不在记录里" in person.presses(answer, label).waits_for_answer()["text"]
    assert answer.text == first
    person.presses(answer, "更多").waits_for_answer()
    assert "复制引用" in answer.labels
    person.presses(answer, "全文").waits_for_answer()
    assert "〔1〕" in answer.text
    assert "不在记录里" in person.presses(answer, "↩").waits_for_answer()["text"]
    other.presses(theirs, "下一条").waits_for_answer()
    assert "2/4" in theirs.labels


FORGED = [
    "x",
    "p|",
    "p|1",
    "p|1|1",
    "p|1|1|1",
    "p|999999999999999999|1",
    "c|1|1|999",
    "f|999|1",
    "v|1|1|5",
    "v|1|1|1",
    "o|1|1",
    "e|1|77",
    "r|1|1|0",
    "sg|7|0",
    "sg|-1|0",
    "si|0|999|0",
    "si|9|1|0",
    "so|999|1|0|1|0",
    "e|x|y",
    "p|1; DROP TABLE question|1",
    "<b>",
    "n|1",
    "m|1|1|999|0|5|0",
    "m|1|1|1|5|2|0",
    "m|1|1|1|0|999999999|0",
    "m|1|1|1|999999999|999999999|0",
    "f|1|1|1|1|1|1",
    "\u202e💥",
    "|" * 60,
]


def test_forged_data_gets_a_polite_answer_and_breaks_nothing(standin, person, answer):
    for data in FORGED:
        assert person.presses(answer, data=data).waits_for_answer()["text"], data
    for data in ("f|1|999999999999999999", "s|-5", "s|999999999999999999", "sg|0|-5", "si|1|1|999999999999999999"):
        person.presses(answer, data=data).waits_for_answer()

    assert person.waits_for_reply(to=person.says(QUESTION), timeout=10).text
    refused = {call.error for call in standin.calls if call.code == 400 and call.method != "setmycommands"}
    assert all("not modified" in error for error in refused)


def test_sources_are_paged_opened_and_left_again(person, answer):  # noqa: ARG001
    listed = person.waits_for_reply(to=person.says("/sources"))
    assert listed.text.splitlines()[2].startswith("r")
    newest_first = [line for line in listed.text.splitlines() if line.startswith("r")]
    assert "滨江区" in newest_first[0]
    assert "东湖公园" in newest_first[-1]

    person.presses(listed, 0).waits_for_answer()
    assert "《滨江区新建三座社区图书馆》" in listed.text
    person.presses(listed, "↩").waits_for_answer()
    assert "收录了 4 篇报告" in listed.text


def test_an_old_button_and_an_old_link_tell_that_the_cited_words_were_changed(town, person, office):  # noqa: ARG001
    path = town / "seeds" / "museum.md"
    old = path.read_text("utf-8")
    with Engine(town / "wenju.db", town / "seeds") as engine:
        link = Links("bot").place(engine.find("museum.md"), 2).partition("start=")[2]
        answer = person.waits_for_reply(to=person.says("博物馆夜间开放以后每晚大约多少人参观？"), timeout=10)
        path.write_text(old.replace("600人", "900人"), "utf-8")
        engine.reindex()

        assert "报告有更新" in person.presses(answer, "更多 ▾").waits_for_answer()["text"]
        person.presses(answer, "全文").waits_for_answer()
        assert "第 2 段在" in answer.text
        assert answer.text.index("大约有600人") < answer.text.index("大约有900人")
        opened = person.waits_for_reply(to=person.starts(link), timeout=10).text
        assert opened.index("大约有600人") < opened.index("大约有900人")

        named = person.waits_for_reply(to=person.says("/report 博物馆延长开放#2"), timeout=10).text
        assert named.index("大约有600人") < named.index("大约有900人")

        path.write_text(old.replace("江城博物馆从", "先说明一句。\n\n江城博物馆从"), "utf-8")
        engine.reindex()
        opened = person.waits_for_reply(to=person.starts(link), timeout=10).text
        assert "原来是第 2 段，现在是第 3 段" in opened
        assert "大约有600人" in opened

        path.write_text(
            old.replace("标题: 江城博物馆", "标题: 别的地方").partition("江城博物馆从")[0] + "别的事。\n", "utf-8"
        )
        engine.remove(engine.find("museum.md").id)
        engine.reindex(full=True)
        opened = person.waits_for_reply(to=person.starts(link), timeout=10).text
        assert "第 2 段已经不在这篇报告里" in opened
