"""原文件: the file that was cited comes back as it is, and what is gone or has changed is said."""

import pytest

from retrieval.engine import Engine
from retrieval.readers.scans.drawing import can_draw
from tests.e2e.serving import bot_in_thread
from tests.retrieval.readers.pdfs import centred, make_pdf, page

QUESTION = "滨江区社区图书馆总藏书多少册？"


@pytest.fixture
def person(standin):
    return standin.person("小明")


def unfolded(person, question=QUESTION):
    answer = person.waits_for_reply(to=person.says(question), timeout=20)
    person.presses(answer, "更多").waits_for_answer()
    return answer


def reindex(town):
    with Engine(town / "wenju.db", town / "seeds") as engine:
        engine.reindex()


def sent_file(standin, message):
    return standin.world.files[(message.document or message.photo)["file_id"]][1]


@pytest.mark.usefixtures("office")
def test_the_stored_file_is_sent_with_its_citation(standin, town, person):
    answer = unfolded(person)

    person.presses(answer, "原文件").waits_for_answer()
    sent = person.waits_for_reply(timeout=10)

    assert sent.document["file_name"] == "library.md"
    assert sent_file(standin, sent) == (town / "seeds" / "library.md").read_bytes()
    assert "《滨江区新建三座社区图书馆》 江城晚报 · 2024-03-18 · 第 1 段" in sent.text
    assert sent.marked("text_link")


@pytest.mark.usefixtures("office")
def test_a_file_that_changed_or_is_gone_is_said_and_not_sent(standin, town, person):
    answer = unfolded(person)
    file = town / "seeds" / "library.md"

    file.write_text("# 别的\n\n别的话。\n", "utf-8")
    assert "改过" in person.presses(answer, "原文件").waits_for_answer()["text"]
    file.unlink()
    assert "不在" in person.presses(answer, "原文件").waits_for_answer()["text"]
    assert len(standin.sent(person.chat)) == 1


def test_a_file_that_was_taken_in_again_is_not_sent_as_if_it_had_been_cited(standin, town, person):
    file = town / "seeds" / "library.md"
    with bot_in_thread(standin, town):
        moved, changed = unfolded(person), unfolded(person)
        said = "3月17日，滨江区三座社区图书馆同时开门迎客，总藏书12万册。"
        text = file.read_text("utf-8")

        file.write_text(text.replace(said, f"三座都在江边。\n\n{said}"), "utf-8")
        reindex(town)
        person.presses(moved, "原文件").waits_for_answer()
        assert "第 2 段" in person.waits_for_reply(timeout=10).text

        file.write_text(text.replace(said, said.replace("12", "15")), "utf-8")
        reindex(town)
        assert "改过" in person.presses(changed, "原文件").waits_for_answer()["text"]


def test_who_may_not_ask_gets_no_file(standin, town, admin):
    stranger = standin.person("小红")
    with bot_in_thread(standin, town, admins=(admin.id,), access="allowlist"):
        answer = unfolded(admin)
        data = answer.buttons[answer.labels.index("原文件")]["callback_data"]
        assert "没有使用权限" in stranger.presses(answer, data=data).waits_for_answer()["text"]
        assert len(standin.sent(admin.chat)) == 1


@pytest.mark.skipif(not can_draw(), reason="the libraries that draw pages are not installed")
def test_of_a_pdf_the_page_comes_as_a_picture_and_then_the_file(standin, town, person):
    data = make_pdf(
        [
            page(centred("关于泳池开放的通知"), "各区体育中心：", footer="1"),
            page("泳池周六开放，票价十元。", footer="2"),
        ]
    )
    (town / "seeds" / "ferry.pdf").write_bytes(data)
    with bot_in_thread(standin, town):
        answer = unfolded(person, "泳池周六开放票价多少元？")
        person.presses(answer, "原文件").waits_for_answer()
        picture = person.waits_for_reply(timeout=20)
        person.presses(picture, "整份文件").waits_for_answer()
        file = person.waits_for_reply(timeout=10)

    assert sent_file(standin, picture).startswith(b"\xff\xd8")
    assert "第 2 页" in picture.text
    assert sent_file(standin, file) == data
