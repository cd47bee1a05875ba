"""/use: it narrows what is asked and listed from then on, and nothing of what was cited or asked before."""

import io
import re

import docx
import pytest

from retrieval.engine import Engine
from retrieval.types import mark_of
from tests.e2e.serving import bot_in_thread
from tests.retrieval.making import write_report

CANTEEN, PARK = "食堂中午十一点开饭，晚上六点开饭。", "园区的停车场每小时收费五元。"
ASKED = "食堂中午几点开饭？"


@pytest.fixture
def folder(tmp_path):
    write_report(tmp_path / "seeds", "人事/a.md", CANTEEN, title="食堂通知")
    write_report(tmp_path / "seeds", "园区/b.md", PARK, title="停车收费")
    return tmp_path


@pytest.fixture
def bot(standin, folder, admin):
    with bot_in_thread(standin, folder, admins=(admin.id,)) as bot:
        yield bot


@pytest.fixture
def admin(standin):
    return standin.person("管理员")


def says(person, words, **more):
    return person.waits_for_reply(to=person.says(words, **more), timeout=20)


def test_what_was_cited_before_opens_as_before(standin, bot, admin):
    person, engine = standin.person("小明"), bot._services.whole
    answer = says(person, ASKED)
    assert "十一点" in answer.text
    report = engine.find("食堂通知")
    mark, (passage,) = mark_of(report.paragraphs[0]), engine.passages(report.id)
    question = re.search(r"\|(\d{10,})", str(answer.buttons))[1]
    for one in (person, admin):
        assert "只问“园区”" in says(one, "/use 园区").text

    for words in (
        f"/start r{report.id}p1m{mark}",
        f"/report {report.id}",
        "/report 食堂通知",
        f"/report r{report.id}#1",
    ):
        assert CANTEEN in says(person, words).text, words
    for data in (
        f"f|{report.id}|1",
        f"c|{question}|1|{passage.id}",
        f"p|{question}|1",
        f"m|{question}|1|{report.id}|0|{len(CANTEEN)}|0|{mark}",
        f"o|{report.id}|1|0",
        f"si|0|{report.id}|0",
    ):
        told = person.presses(answer, data=data).waits_for_answer(20)
        assert not told.get("show_alert"), (data, told)
    assert "只看" not in says(person, f"/start r{report.id}p1m{mark}").text
    person.reacts(answer, "👎")
    assert "哪里不好" in person.waits_for_reply(to=answer, timeout=20).text
    assert "食堂通知" in says(admin, f"/remove {report.id}").text


@pytest.mark.usefixtures("bot")
def test_earlier_questions_are_answered_anew_from_what_was_asked_then(standin):
    person = standin.person("小明")
    says(person, "/use 园区")
    assert "没有找到" in says(person, ASKED).text
    says(person, "/use 全部")
    assert "十一点" in says(person, "食堂晚上几点开饭？").text
    says(person, "/use 园区")

    sent = person.waits_for_reply(to=person.says("/export md"), timeout=20)

    written = standin.world.files[sent.document["file_id"]][1].decode()
    first, second = written.split(ASKED)[1].split("食堂晚上几点开饭？")
    assert CANTEEN not in first
    assert CANTEEN in second


def test_more_of_another_folder_begins_with_its_best(standin, folder):
    for number in range(3):
        write_report(folder / "seeds", f"人事/c{number}.md", f"第{number}食堂中午十二点开饭。", title=f"食堂{number}")
        write_report(folder / "seeds", f"园区/d{number}.md", f"园区第{number}食堂中午一点开饭。", title=f"园区{number}")
    person = standin.person("小明")
    with bot_in_thread(standin, folder):
        says(person, "/use 人事")
        says(person, ASKED)
        says(person, "/use 园区")
        more = says(person, "还有呢？")
        assert any(label.startswith("1/") for label in more.labels), more.labels
        assert "一点开饭" in more.text


def test_all_folders_can_be_reached_however_many(standin, folder):
    for number in range(90):
        write_report(folder / "seeds", f"{number:02}科/a.md", f"第{number}科的规定。", title=f"{number}科")
    person = standin.person("小明")
    with bot_in_thread(standin, folder):
        page, seen = says(person, "/use"), set()
        for _ in range(3):
            seen |= {label.partition(" ·")[0] for label in page.labels if "·" in label}
            if "▶" in page.labels:
                person.presses(page, "▶").waits_for_answer(20)
        assert len(seen) == 92
        last = next(label for label in page.labels if "·" in label)
        person.presses(page, last).waits_for_answer(20)
        assert f"✓ {last}" in page.labels


def test_while_the_rules_are_broken_nobody_is_told_that_there_is_nothing(standin, bot, folder, admin):
    person, group = standin.person("小明"), standin.group("群", admin)
    answer = says(person, ASKED)
    foreign = standin.group("邻居群")
    foreign.members.clear()
    foreign.members[person.id] = "member"
    (folder / "seeds" / "_access.yaml").write_text("人事: [张三]\n", "utf-8")
    # By another process, so that the bot learns of it from the index alone.
    with Engine(folder / "wenju.db", folder / "seeds") as other:
        assert other.take_rules()

    for words in ("/use", "/sources", "/start", ASKED, "/report 1"):
        assert says(person, words).text == "谁能问哪些报告，现在的设置有错，管理员改好之前暂时不能问。", words
    assert "暂时不能问" in person.presses(answer, data="s|0").waits_for_answer(20)["text"]
    assert "暂时不能问" in person.asks_inline(ASKED, timeout=20).button["text"]
    person.calls_guest(f"@{standin.world.bot.username} {ASKED}", foreign)
    assert "暂时不能问" in person.waits_for_reply(chat=foreign, timeout=20).text
    assert admin.asks_inline(ASKED, timeout=20).results
    assert "编号" in says(person, "/privacy").text
    assert "暂时不能问" in says(admin, f"/ask {ASKED}", chat=group).text
    assert "十一点" in says(admin, ASKED).text

    (folder / "seeds" / "_access.yaml").write_text("", "utf-8")
    assert bot._services.whole.take_rules() is None
    assert "十一点" in says(person, ASKED).text


@pytest.mark.usefixtures("bot")
def test_a_file_that_nobody_writes_is_not_written(standin):
    person = standin.person("小明")
    says(person, ASKED)

    assert "看不懂“pdf”" in says(person, "/export pdf").text
    sent = person.waits_for_reply(to=person.says("/export word"), timeout=20)
    assert docx.Document(io.BytesIO(standin.world.files[sent.document["file_id"]][1])).paragraphs
