"""Which reports there are, by source and by month; questions asked of some of them; where else a story stands."""

import pytest

from tests.e2e.reports import QUESTION
from tests.e2e.serving import bot_in_thread


@pytest.fixture
def person(standin):
    return standin.person("小明")


def says(person, text):
    return person.waits_for_reply(to=person.says(text), timeout=10)


def press(person, message, label):
    person.presses(message, label).waits_for_answer()


@pytest.mark.usefixtures("office")
def test_reports_are_listed_by_source_and_opened_from_there(person):
    listed = says(person, "/sources")
    press(person, listed, "按来源")
    assert listed.labels[:2] == ["江城日报 · 2", "江城晚报 · 2"]

    press(person, listed, "江城晚报 · 2")
    assert listed.text.startswith("江城晚报：2 篇报告")
    assert "三座社区图书馆" in listed.text
    assert "东湖公园" not in listed.text

    of_the_source = listed.text
    press(person, listed, next(label for label in listed.labels if label.startswith("r")))
    assert "〔1〕" in listed.text
    press(person, listed, "↩")
    assert listed.text == of_the_source
    press(person, listed, "↩")
    press(person, listed, "全部")
    assert "4 篇" in listed.text


@pytest.mark.usefixtures("office")
def test_reports_are_listed_by_month(person):
    listed = says(person, "/sources")
    press(person, listed, "按月份")
    assert listed.labels[:4] == ["2024-03 · 1", "2024-02 · 1", "2023-07 · 1", "2023-05 · 1"]

    press(person, listed, "2023-05")
    assert "东湖公园夜间开放" in listed.text
    press(person, listed, "r")
    assert "〔2〕" in listed.text


def test_many_sources_are_paged_and_buttons_outlive_a_restart(standin, town, person):
    for number in range(20):
        text = f"第{number}号通知\n来源：单位{number:02}\n\n第{number}号设施每周检修一次。\n"
        (town / "seeds" / f"n{number}.txt").write_text(text, "utf-8")
    with bot_in_thread(standin, town):
        listed = says(person, "/sources")
        press(person, listed, "按来源")
        press(person, listed, "▶")
        assert "2/3" in listed.labels

    with bot_in_thread(standin, town):
        press(person, listed, "▶")
        assert "3/3" in listed.labels
        press(person, listed, "单位19 · 1")
        assert "第19号通知" in listed.text


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("--source 日报", "只看：来源含“日报”"),
        ("来源：日报", "只看：来源含“日报”"),
        ("—until 2023", "只看：到 2023-12-31 为止"),
        ("自：2023-01 至：2023年7月", "只看：2023-01-01 起 · 到 2023-07-31 为止"),
    ],
)
def test_a_question_of_some_reports_is_answered_from_them_alone(person, words, only):
    for text in (f"/ask {words} {QUESTION}", f"/ask {QUESTION} {words}"):
        answer = says(person, text)
        assert answer.text.startswith(only)
        assert "1/2" in answer.labels
        for _ in range(2):
            assert "江城日报" in answer.text
            if "下一条 ▶" in answer.labels:
                press(person, answer, "下一条")
                assert answer.text.startswith(only)


@pytest.mark.usefixtures("office")
def test_what_some_reports_do_not_say_is_declined_with_their_number_and_date(person):
    answer = says(person, "/ask 来源：日报 火星移民计划的负责人是谁？")
    assert "查了 2 篇报告，最新一篇到 2023-07-09" in answer.text

    nothing = says(person, "/ask 来源：没有的报 几点关门？")
    assert nothing.text.startswith("只看：来源含“没有的报”")
    assert "没有这样的报告" in nothing.text
    assert nothing.labels == ["有新报告时告诉我"]


@pytest.mark.usefixtures("office")
def test_a_follow_up_is_asked_of_the_same_reports_and_a_new_question_of_all(person):
    assert "只看" in says(person, f"/ask 来源：日报 {QUESTION}").text
    more = says(person, "还有呢？")
    assert "只看：来源含“日报”" in more.text
    assert "2/2" in more.labels
    press(person, more, "◀")
    assert "只看：来源含“日报”" in more.text

    assert "只看" not in says(person, QUESTION).text


@pytest.mark.usefixtures("office")
def test_a_long_question_leaves_room_for_the_reports_it_was_asked_of(person):
    says(person, f"/ask 来源：日报 {QUESTION}{'我很想知道' * 90}")

    assert "只看：来源含“日报”" in says(person, "还有呢？").text


@pytest.mark.usefixtures("office")
def test_a_filter_that_is_no_date_is_explained(person):
    assert "“过去”不是日期" in says(person, f"/ask --since 过去 {QUESTION}").text
    assert "--since" in says(person.standin.person("Ann", language_code="en"), "/help").text
    assert "来源：" in says(person, "/help").text


def test_a_story_told_by_several_is_shown_once_with_a_button_that_lists_them(standin, town, person):
    text = (town / "seeds" / "library.md").read_text("utf-8")
    for day, source in (("2024-03-20", "转载网"), ("2024-03-17", "抢先报"), ("2024-03-19", "汇编网")):
        copy = text.replace("江城晚报", source).replace("2024-03-18", day)
        (town / "seeds" / f"{day}.md").write_text(copy, "utf-8")
    with bot_in_thread(standin, town):
        answer = says(person, "图书馆每次最多借几本？")
        shown = answer.text
        assert shown.count("《滨江区新建三座社区图书馆》") == 1

    with bot_in_thread(standin, town):
        assert "另有 3 篇转载" in answer.text
        press(person, answer, "更多")
        press(person, answer, "另有 3 篇转载")
        places = [answer.text.index(source) for source in ("抢先报", "江城晚报", "汇编网", "转载网")]
        assert places == sorted(places)
        assert "4 处" in answer.text
        assert answer.text.count("第 2 段") == 4
        press(person, answer, "↩")
        assert answer.text == shown


def test_a_story_told_by_very_many_is_listed_page_by_page(standin, town, person):
    text = (town / "seeds" / "library.md").read_text("utf-8")
    for number in range(1, 18):
        copy = text.replace("江城晚报", f"转载网{number:02}").replace("2024-03-18", f"2024-04-{number:02}")
        (town / "seeds" / f"c{number}.md").write_text(copy, "utf-8")
    with bot_in_thread(standin, town):
        answer = says(person, "图书馆每次最多借几本？")
        press(person, answer, "更多")
        press(person, answer, "另有 17 篇转载")
        assert "1. " in answer.text
        assert "江城晚报" in answer.text
        press(person, answer, "▶")
        press(person, answer, "▶")
        assert "18. " in answer.text
        assert "转载网17" in answer.text


def test_reports_that_say_the_same_are_named_below_the_citation(standin, town, person):
    (town / "seeds" / "cards.md").write_text(
        "---\n标题: 借书<证>怎么办\n来源: 生活报\n日期: 2024-03-20\n---\n\n"
        "图书馆每天开放到晚上九点，读者凭身份证就能借书，每次最多十本。\n",
        "utf-8",
    )
    with bot_in_thread(standin, town):
        answer = says(person, "图书馆每次最多借几本？")
        assert "另有 1 篇报告也这样说：《" in answer.text
        line = next(line for line in answer.text.splitlines() if "也这样说" in line)
        assert line.endswith(("》 · 2024-03-20 · 第 1 段", "》 · 2024-03-18 · 第 2 段"))
        press(person, answer, "下一条")
        assert "也这样说" not in answer.text


@pytest.mark.usefixtures("office")
def test_reports_are_found_by_words_of_their_title_or_source(person):
    found = says(person, "/sources 晚報")
    assert found.text.startswith("标题或来源里有“晚報”的报告 2 篇，新的在前：")
    assert "三座社区图书馆" in found.text
    assert "东湖公园" not in found.text
    press(person, found, "江城晚报 · 2")
    assert found.text.startswith("江城晚报：2 篇报告")

    found = says(person, "/sources 东湖公园")
    assert "报告 1 篇" in found.text
    press(person, found, found.labels[0])
    assert "〔1〕" in found.text

    assert says(person, "/sources 火星").text == (
        "没有报告的标题或来源里有“火星”。收录了哪些，看 /sources；要问内容，直接发问题就行。"
    )
