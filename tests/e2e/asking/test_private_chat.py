"""A person alone with the bot: answers, follow-ups, what is not in the reports."""

import re

import pytest

from bot.texts.scripts import to_traditional
from tests.e2e.reports import QUESTION

HAN = re.compile("[\u4e00-\u9fff]")
ONE_REPORT = "滨江区社区图书馆总藏书多少册？"


@pytest.fixture
def person(standin):
    return standin.person("小明")


def asked(person, text):
    """Say something and wait for the reply to it."""
    return person.waits_for_reply(to=person.says(text), timeout=10)


@pytest.mark.usefixtures("office")
def test_an_answer_is_one_message_with_sentence_citation_link_and_confidence(standin, person):
    number = next(line for line in asked(person, "/sources").text.splitlines() if "滨江区" in line).partition(" ")[0][
        1:
    ]
    before = len(standin.sent(person.chat))
    question = person.says(ONE_REPORT)
    answer = person.waits_for_reply(to=question, timeout=10)

    assert "总藏书12万册" in answer.marked("bold")[0]
    assert any("图书馆" in words for words in answer.marked("underline"))
    assert "《滨江区新建三座社区图书馆》 江城晚报 · 2024-03-18 · 第 1 段（共 2 段）" in answer.text
    assert "\n有明确依据" in answer.text
    links = [entity["url"] for entity in answer.entities if entity["type"] == "text_link"]
    assert links[0] == "https://example.org/library?id=1&from=app"
    assert re.fullmatch(rf"https://t\.me/wenju_test_bot\?start=r{number}p1m\d+", links[1])
    assert answer.labels[-4:] == ["全文", "👍", "👎", "更多 ▾"]
    assert '"is_disabled":true' in answer.params["link_preview_options"].replace(" ", "")
    assert len(standin.sent(person.chat)) == before + 1


def test_what_answers_stands_first_and_the_passage_around_it_is_folded_without_it(bot, person):  # noqa: ARG001
    answer = asked(person, "承担重大攻关项目能拿到多少资金支持？")

    (folded,) = answer.marked("expandable_blockquote")
    said, *_ = answer.text.split("\n\n")
    assert "50%" in said[:100]
    assert "50%" in answer.marked("bold")[0]
    assert answer.text.endswith(folded)
    assert len(answer.text) - len(folded) <= 350
    assert "第一个聚焦" in folded
    assert "第二个聚焦" in folded
    assert said not in folded


@pytest.mark.usefixtures("office")
def test_a_citation_opens_its_paragraph_whoever_got_the_message(standin, person):
    answer = asked(person, "学生票价多少元？")
    links = [entity["url"] for entity in answer.entities if entity["type"] == "text_link"]
    other = standin.person("小红")

    opened = other.waits_for_reply(to=other.starts(links[0].partition("?start=")[2]), timeout=10)

    assert len(set(links)) == 1
    assert opened.marked("bold") == ["学生凭学生证入场，票价10元。"]
    assert "第 2 段（共 2 段）" in opened.text


@pytest.mark.usefixtures("office")
def test_the_copy_button_holds_a_citation_within_its_limit(person):
    answer = asked(person, ONE_REPORT)
    said = answer.text

    person.presses(answer, "更多").waits_for_answer()
    copied = answer.buttons[answer.labels.index("复制引用")]["copy_text"]["text"]
    assert answer.text == said
    assert copied.startswith(
        "“3月17日，滨江区三座社区图书馆同时开门迎客，总藏书12万册。” 《滨江区新建三座社区图书馆》 "
    )
    assert "江城晚报 · 2024-03-18 · 第 1 段 https://t.me/" in copied
    assert copied.endswith("https://example.org/library?id=1&from=app")

    for pasted in (copied, said, f"/report {copied}"):
        assert asked(person, pasted).text.count("总藏书12万册") == 1
    assert "〔1〕3月17日" in asked(person, f"/report {copied}").marked("bold")[1]
    assert asked(person, copied).text.startswith("你打开的是：")
    assert "打开的是" not in asked(person, f"{ONE_REPORT} {copied}？").text


@pytest.mark.usefixtures("office")
def test_what_no_report_says_is_declined_with_the_way_to_the_nearest(person, admin):
    answer = asked(person, "火星移民计划的负责人是谁？")

    assert "没有找到答案" in answer.text
    assert "查了 4 篇报告" in answer.text
    assert "2024-03-18" in answer.text
    assert answer.labels in (["仍看最接近的段落", "有新报告时告诉我"], ["有新报告时告诉我"])
    listed = asked(admin, "/unanswered")
    assert "1 次" in listed.text
    assert "火星移民计划的负责人是谁？" in listed.text


@pytest.mark.usefixtures("office")
def test_the_nearest_passages_are_shown_as_such(person):
    answer = asked(person, "体育馆的羽毛球场收费标准是哪个部门批准的？")
    assert answer.labels == ["仍看最接近的段落", "有新报告时告诉我"]

    person.presses(answer, "仍看").waits_for_answer()

    assert answer.text.startswith("没有直接的答案")
    assert "南山体育馆" in answer.text
    assert "有明确依据" not in answer.text


def test_a_slip_of_the_keyboard_is_offered_mended_and_asked_on_a_press(bot, person):  # noqa: ARG001
    answer = asked(person, "首刚园在哪里？")
    assert answer.labels[0] == "你是不是想问：首钢园在哪里？"

    person.presses(answer, 0).waits_for_answer()

    mended = person.waits_for_reply(to=answer, timeout=10)
    assert mended.text.startswith("问：首钢园在哪里？")
    assert "首钢园" in "".join(mended.marked("bold"))


@pytest.mark.usefixtures("office")
def test_follow_ups_lean_on_the_question_before_and_say_so(person):
    asked(person, "江城博物馆每天开放到晚上几点？")

    about = asked(person, "那东湖公园呢？")
    more = asked(person, "还有呢？")
    alone = asked(person, ONE_REPORT)

    assert about.text.startswith("承接上一问：东湖公园")
    assert "晚上10点" in about.text
    assert more.text.startswith("承接上一问：东湖公园")
    assert "《东湖公园夜间开放》" not in more.text
    assert "承接" not in alone.text


@pytest.mark.usefixtures("office")
def test_a_question_that_names_nothing_asks_of_what_was_talked_about(person):
    asked(person, "江城博物馆周几闭馆？")

    head = asked(person, "馆长是谁？")
    later = asked(person, "他说什么了")

    assert head.text.startswith("承接上一问：江城博物馆馆长是谁？")
    assert "沈青" in "".join(head.marked("bold"))
    assert later.text.startswith("承接上一问：江城博物馆")


@pytest.mark.usefixtures("office")
def test_more_after_nothing_was_found_shows_the_nearest_passages_one_by_one(person):
    declined = asked(person, "体育馆的羽毛球场收费标准是哪个部门批准的？")

    nearest, next_one = asked(person, "还有吗"), asked(person, "更多")

    assert "《" not in declined.text
    assert nearest.labels[0] == "1/4"
    assert next_one.labels[1] == "2/4"


@pytest.mark.usefixtures("office")
def test_a_reply_leans_on_the_answer_it_replies_to(person):
    first = asked(person, "江城博物馆每天开放到晚上几点？")
    asked(person, ONE_REPORT)

    follow = person.waits_for_reply(to=person.says("那东湖公园呢？", reply_to=first), timeout=10)

    assert follow.text.startswith("承接上一问：东湖公园每天开放到晚上几点？")


@pytest.mark.usefixtures("office")
def test_new_starts_afresh_and_others_are_not_leaned_on(standin, person):
    other = standin.person("小红")
    asked(person, "江城博物馆每天开放到晚上几点？")

    assert "承接" not in asked(other, "那东湖公园呢？").text
    asked(person, "/new")
    assert "承接" not in asked(person, "那东湖公园呢？").text
    asked(person, "江城博物馆每天开放到晚上几点？")
    anew = asked(person, "/new 那东湖公园呢？")
    assert "承接" not in anew.text
    assert "东湖公园" in anew.text
    assert asked(person, "那江城博物馆呢？").text.startswith("承接上一问")
    said = person.says("/new 东湖公园开放到几点？")
    answer = person.waits_for_reply(to=said, timeout=10)
    person.edits(said, "/new 那江城博物馆呢？")
    person.waits_for_edit(answer, timeout=10)
    assert "承接" not in answer.text
    said = person.says("/new 东湖公园开放到几点？", reply_to=answer)
    answer = person.waits_for_reply(to=said, timeout=10)
    person.edits(said, "/new 那南山体育馆呢？")
    person.waits_for_edit(answer, timeout=10)
    assert "承接" not in answer.text


@pytest.mark.usefixtures("office")
def test_who_names_what_to_forget_is_told_that_all_would_go(person):
    asked(person, "江城博物馆每天开放到晚上几点？")

    assert "请单独发 /forget" in asked(person, "/forget 上一个问题").text
    assert asked(person, "/forget").text == "已删除你的 1 条记录。"


@pytest.mark.usefixtures("office")
def test_more_without_a_question_before_is_asked_back(person):
    assert asked(person, "还有呢？").text == "请先提一个问题，再说“还有呢”。"


@pytest.mark.usefixtures("office")
def test_small_talk_gets_one_line_with_a_way_on_and_is_no_question(person, admin):
    hello, wrong, done = asked(person, "你好！"), asked(person, "答非所问"), asked(person, "好的谢谢🙏")

    assert "\n" not in hello.text + wrong.text + done.text
    assert (hello.text, len(hello.labels)) == ("你好，我是问据。直接问就行；怎么用，看 /help。", 1)
    assert "👎" in wrong.text
    assert not wrong.labels
    assert "不客气" in done.text
    person.presses(hello, 0).waits_for_answer()
    assert person.waits_for_reply(timeout=10).text.startswith(f"问：{hello.labels[0]}")
    assert "1 人问了 1 个问题" in asked(admin, "/stats").text
    assert "都答上来了" in asked(admin, "/unanswered").text


@pytest.mark.usefixtures("office")
def test_small_talk_leaves_what_was_talked_about_alone(person):
    asked(person, "江城博物馆每天开放到晚上几点？")
    asked(person, "谢谢")

    assert "承接上一问：东湖公园" in asked(person, "那东湖公园呢？").text


@pytest.mark.usefixtures("office")
def test_english_and_traditional_speakers_are_answered_in_their_own(standin):
    english = standin.person("Ann", language_code="en-GB")
    taiwan = standin.person("小華", language_code="zh-hant")

    said = asked(english, "江城博物馆每天开放到晚上几点？").text
    assert said.startswith("Possibly related: ") or "\nClearly supported" in said
    answer = asked(taiwan, "江城博物館每天開放到晚上幾點？")
    assert answer.text.startswith("可能相關：") or "\n有明確依據" in answer.text
    assert "复" not in "".join(answer.labels)
    assert "江城博物馆" in answer.text


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("code", ["zh-hant", "zh-TW", "zh-HK"])
def test_the_bot_speaks_traditional_to_who_reads_it(standin, code):
    reader, other = standin.person("小華", language_code=code), standin.person("小明", language_code="zh-hans")
    said = ("火星移民计划的负责人是谁？", "/help", "/privacy", "/ask", "/new", "/forget", "/nonsense", "？？？", "不对")
    for words in said:
        theirs, plain = asked(reader, words), asked(other, words)
        assert theirs.text == to_traditional(plain.text).replace(str(other.id), str(reader.id))
        assert HAN.sub("", theirs.text) != theirs.text != plain.text
        assert theirs.labels == list(map(to_traditional, plain.labels))


@pytest.mark.usefixtures("office")
def test_the_bot_speaks_english_to_who_does(standin):
    reader = standin.person("Ann", language_code="en-GB")
    for words in ("火星移民计划的负责人是谁？", "/help", "/privacy", "/new", "/forget", "/nonsense", "？？？", "不对"):
        said = asked(reader, words)
        assert not HAN.search(said.text + "".join(said.labels)), said.text


@pytest.mark.usefixtures("office")
def test_a_question_too_long_or_empty_is_explained(person):
    assert "太长" in asked(person, "图书馆" * 300).text
    assert "可以查找的词" in asked(person, "？？？").text


@pytest.mark.usefixtures("office")
def test_what_is_no_text_gets_a_word(person):
    contact = person.shares_a_contact()

    assert "文字" in person.waits_for_reply(to=contact).text


@pytest.mark.usefixtures("office")
def test_several_hits_are_counted(person):
    answer = asked(person, QUESTION)

    assert "1/4" in answer.labels
    assert "下一条 ▶" in answer.labels
    assert "◀ 上一条" not in answer.labels
