"""What is said other than by a plain message: captions, edits, reactions, voice; and why an answer is no good."""

from io import BytesIO

import pytest
from docx import Document

from tests.e2e.serving import bot_in_thread

PARK, POOL = "东湖公园每天开放到晚上几点？", "南山体育馆泳池成人票价多少钱？"


@pytest.fixture
def person(standin):
    return standin.person()


def asked(person, words: str):
    return person.waits_for_reply(to=person.says(words), timeout=20)


@pytest.mark.usefixtures("office")
def test_a_caption_is_a_question_in_private_and_in_groups(standin, person):
    group = standin.group("江城", person)
    name = f"@{standin.world.bot.username}"
    assert "晚上10点" in person.waits_for_reply(to=person.sends_photo(PARK), timeout=20).text
    assert "晚上10点" in person.waits_for_reply(to=person.sends_file("a.pdf", b"x", caption=PARK), timeout=20).text
    assert "只有管理员" in person.waits_for_reply(to=person.sends_file("a.txt", b"x"), timeout=20).text

    silent = person.sends_photo(PARK, chat=group)
    for caption in (f"{name} {PARK}", f"/ask {PARK}"):
        told = person.waits_for_reply(to=person.sends_photo(caption, chat=group), timeout=20)
        assert "晚上10点" in told.text
    document = person.sends_file("a.pdf", b"x", caption=f"{name} {PARK}", chat=group)
    assert "晚上10点" in person.waits_for_reply(to=document, timeout=20).text
    assert not standin.replies_to(silent)


@pytest.mark.usefixtures("office")
def test_of_an_album_one_word_is_said_and_of_a_voice_a_friendly_one(standin, person):
    first, second = (person.sends_photo(caption, album="1") for caption in (PARK, ""))
    third, fourth = (person.sends_photo(album="2") for _ in range(2))
    assert "听不懂语音" in person.waits_for_reply(to=person.sends_voice(), timeout=20).text

    assert "晚上10点" in standin.replies_to(first)[0].text
    assert "只看得懂文字" in standin.replies_to(third)[0].text
    assert not standin.replies_to(second)
    assert not standin.replies_to(fourth)


def test_an_edited_question_is_answered_anew_in_the_same_message(standin, town, person):
    group = standin.group("江城", person)
    with bot_in_thread(standin, town):
        question = person.says(PARK)
        answer = person.waits_for_reply(to=question, timeout=20)
        person.edits(question, POOL)
        assert "20元" in person.waits_for_edit(answer, timeout=20).text
        person.edits(question, "/help")
        person.edits(question, "你好")
        assert "问据" in person.waits_for_edit(answer, timeout=20).text
        person.edits(question, "您好")
        assert "听不懂语音" in person.waits_for_reply(to=person.sends_voice(), timeout=20).text

        unheard = person.says(PARK, chat=group)
        person.edits(unheard, f"/ask {PARK}")
        assert "晚上10点" in person.waits_for_reply(to=unheard, timeout=20).text
    away = person.says(PARK)
    person.edits(away, POOL)
    with bot_in_thread(standin, town):
        person.edits(question, PARK)
        assert "晚上10点" in person.waits_for_edit(answer, timeout=20).text
        assert "20元" in person.waits_for_edit(person.waits_for_reply(to=away, timeout=20), timeout=20).text
    assert len(standin.replies_to(question)) == len(standin.replies_to(away)) == 1


@pytest.mark.usefixtures("office")
def test_why_an_answer_is_no_good_is_asked_and_told_to_admins(standin, person, admin):
    answer, other = asked(person, PARK), asked(person, POOL)
    person.presses(answer, "👎").waits_for_answer()
    why = person.waits_for_reply(to=answer, timeout=20)
    assert why.labels == ["答非所问", "过时", "出处不对", "其他"]
    assert "👎" in standin.person().presses(why, "过时").waits_for_answer()["text"]
    person.presses(why, "过时").waits_for_answer()
    assert "记下了：过时" in why.text

    person.reacts(other, "👎")
    assert person.waits_for_reply(to=other, timeout=20).text == "哪里不好？"
    listed = asked(admin, "/unanswered")
    assert f"{PARK} · 👎 过时 1" in listed.text
    assert f"{POOL} · 👎 没说原因 1" in listed.text
    admin.presses(listed, "导出 CSV").waits_for_answer()
    (file,) = [message.document for message in standin.sent(admin.chat) if message.document]
    assert "过时 1" in standin.world.files[file["file_id"]][1].decode("utf-8-sig")

    person.reacts(other, "👍")
    person.presses(answer, "👍").waits_for_answer()
    assert "都答上来了" in asked(admin, "/unanswered").text
    assert "收到 2 次评价，👍 占 100%" in asked(admin, "/stats").text


@pytest.mark.usefixtures("office")
def test_the_conversation_is_taken_along_as_word_or_markdown(standin, person):
    assert "还没有问过" in asked(person, "/export").text
    for words in (PARK, "那江城博物馆呢？", "谢谢", "体育馆的羽毛球场\uffff收费标准是哪个部门批准的？", PARK):
        asked(person, words)
    other = standin.person()
    asked(other, POOL)

    def sent(command: str) -> tuple[str, bytes]:
        document = asked(person, command).document
        return document["file_name"], standin.world.files[document["file_id"]][1]

    name, data = sent("/export md")
    text = data.decode()
    assert name.endswith(".md")
    assert f"## {PARK}" in text
    assert "**东湖公园每天开放到晚上10点，入园免费。**" in text
    assert "## 那江城博物馆呢？（江城博物馆每天开放到晚上几点？）" in text
    assert "报告里没有这个问题的答案。" in text
    assert "1. 《东湖公园夜间开放》 江城日报 · 2023-05-01 · 第 1 段" in text
    assert text.count("《东湖公园夜间开放》 江城日报 · 2023-05-01 · 第 1 段") == 1
    assert "谢谢" not in text
    assert POOL not in text

    name, data = sent("/export")
    assert name.endswith(".docx")
    written = Document(BytesIO(data))
    words = [paragraph.text for paragraph in written.paragraphs]
    assert PARK in words
    assert "〔1〕《东湖公园夜间开放》 江城日报 · 2023-05-01 · 第 1 段" in words
    assert any(run.bold and "晚上10点" in run.text for paragraph in written.paragraphs for run in paragraph.runs)
