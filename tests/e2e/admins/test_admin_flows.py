"""What admins do by chat: reindex with progress, add and correct and undo reports, statistics, letting people in."""

import csv
import io
import re

import pytest

from retrieval.store.database import Store
from retrieval.store.lock import sole_writer
from tests.e2e.reports import QUESTION
from tests.e2e.serving import bot_in_thread

BOOKSHOP = "北岸书店开张\n江城晚报 2024-04-05 09:30\n\n北岸书店昨天开张，店里有一台放了四十年的打字机。\n".encode()


def says(person, text, **more):
    return person.waits_for_reply(to=person.says(text, **more), timeout=10)


def ends(standin, message):
    standin.waits_until(lambda: "秒" in message.text or "没有更新" in message.text, "the end of the reindex", 60)
    return message.text


@pytest.mark.usefixtures("office")
def test_reindex_is_one_message_with_progress_counts_and_failures_by_name(standin, town, admin, monkeypatch):
    # Looks at the progress so often that none of this short run goes unseen.
    monkeypatch.setattr("bot.telegram.underway.REFRESH", 0.02)
    for number in range(400):
        (town / "seeds" / f"{number}.md").write_text(
            f"# 公告{number}\n\n" + f"第{number}号公告的正文。\n\n" * 30, "utf-8"
        )
    (town / "seeds" / "空.txt").write_bytes(b"")

    shown = says(admin, "/reindex")
    text = ends(standin, shown)

    assert "新增 400" in text
    assert "失败 1" in text
    assert "空.txt：" in text
    assert "共 404 篇报告" in text
    assert any(re.fullmatch(r"正在更新索引：建立索引 \d+%(，.+)?", version.text) for version in shown.edits)
    assert len(standin.sent(admin.chat)) == 1


@pytest.mark.usefixtures("office")
def test_a_reindex_asked_for_in_a_group_is_one_message_in_private_whatever_becomes_of_the_group(
    standin, town, admin, monkeypatch
):
    monkeypatch.setattr("bot.telegram.underway.REFRESH", 0.02)
    for number in range(800):
        (town / "seeds" / f"{number}.md").write_text(f"# 公告{number}\n\n" + f"第{number}号公告。\n\n" * 30, "utf-8")
    admin.waits_for_reply(to=admin.starts(), timeout=10)
    group = standin.group("江城", admin, kind="group")

    hint = says(admin, "/reindex", chat=group)
    new = admin.upgrades(group, silently=True)
    standin.waits_until(lambda: "新增 800" in standin.sent(admin.chat)[-1].text, "the end of it", 60)

    assert hint.text == "我私下回复你了。"
    assert len(standin.sent(admin.chat)) == 2
    assert standin.sent(new) == []


@pytest.mark.usefixtures("office")
def test_while_the_index_is_being_changed_admins_are_refused_politely_and_questions_answered(standin, town, admin):
    person = standin.person("小明")
    store = Store(town / "wenju.db")
    with sole_writer(store, "reindex"):
        shown = says(admin, "/reindex")
        standin.waits_until(lambda: "正在更新索引，请稍等" in shown.text, "a refusal", 10)
        assert "请稍等" in says(admin, "/remove 1").text
        assert "请稍等" in admin.waits_for_reply(to=admin.sends_file("书店.txt", BOOKSHOP), timeout=10).text
        assert "晚上" in says(person, QUESTION).text
        assert "晚上" in says(admin, QUESTION).text
    store.close()
    assert "未变 4" in ends(standin, says(admin, "/reindex"))


@pytest.mark.usefixtures("office")
def test_a_document_becomes_a_report_at_once_and_is_corrected_and_undone(standin, town, admin):
    sent = admin.sends_file("北岸书店.txt", BOOKSHOP)
    added = admin.waits_for_reply(to=sent, timeout=10)
    assert added.text.splitlines() == [
        "已收录 r5《北岸书店开张》",
        "来源：江城晚报",
        "日期：2024-04-05",
        "1 段，存为 北岸书店.txt",
    ]
    assert "打字机" in says(admin, "北岸书店里有什么放了四十年？").text

    admin.presses(added, "改来源").waits_for_answer()
    wanted = admin.waits_for_reply(to=added)
    corrected = says(admin, "江城读书周刊", reply_to=wanted)
    assert "来源：江城读书周刊" in corrected.text
    admin.presses(corrected, "改日期").waits_for_answer()
    wanted = admin.waits_for_reply(to=corrected)
    assert "不是有效的日期" in says(admin, "昨天", reply_to=wanted).text
    corrected = says(admin, "2024年4月1日 15:52", reply_to=wanted)
    assert "日期：2024-04-01" in corrected.text
    assert "date: 2024-04-01T15:52+08:00" in (town / "seeds" / "北岸书店.txt.yaml").read_text("utf-8")
    admin.presses(corrected, "改有效期").waits_for_answer()
    wanted = admin.waits_for_reply(to=corrected)
    assert "不是有效的日期" in says(admin, "明年", reply_to=wanted).text
    corrected = says(admin, "2024-04-02 起 至 2024年12月31日", reply_to=wanted)
    assert corrected.text.endswith("施行日期：2024-04-02\n有效期至：2024-12-31")
    corrected = says(admin, "有效期至2025年6月30日止", reply_to=wanted)
    assert corrected.text.endswith("施行日期：2024-04-02\n有效期至：2025-06-30")
    assert "没有" in says(admin, "代替《没有这一篇》", reply_to=wanted).text
    corrected = says(admin, "代替《江城博物馆延长开放时间》", reply_to=wanted)
    assert corrected.text.endswith("代替：museum.md")
    assert "valid_until: '2025-06-30'" in (town / "seeds" / "北岸书店.txt.yaml").read_text("utf-8")
    assert "江城读书周刊 · 2024-04-01" in says(admin, "/report 5").text
    assert "未变 5" in ends(standin, says(admin, "/reindex"))

    admin.presses(corrected, "撤销").waits_for_answer()
    assert "已撤销" in corrected.text
    assert "没有这篇报告" in says(admin, "/report 5").text
    assert not (town / "seeds" / "北岸书店.txt").exists()


@pytest.mark.usefixtures("office")
def test_add_by_reply_in_a_group_and_the_same_file_twice(standin, admin):
    admin.waits_for_reply(to=admin.starts(), timeout=10)
    group = standin.group("编辑部", admin)
    sent = admin.sends_file("书店.md", BOOKSHOP, chat=group)

    hint = says(admin, "/add", chat=group, reply_to=sent)
    captioned = admin.sends_file("又一次.txt", BOOKSHOP, caption="/add", chat=group)
    other = admin.waits_for_reply(to=captioned, timeout=10)

    added, again = standin.sent(admin.chat)[-2:]
    assert "已收录 r5" in added.text
    assert not standin.replies_to(sent)
    assert "与 r5" in again.text
    assert hint.text == other.text == "我私下回复你了。"
    assert ".md" in says(admin, "/add").text
    assert ".md" in says(admin, "/add https://news.example/a 园区").text


@pytest.mark.usefixtures("office")
def test_commands_that_stand_alone_do_nothing_where_words_follow(standin, admin):
    for command in ("stats", "unanswered", "invite", "reindex"):
        assert f"/{command} 后面不用写别的，“30 天”看不懂" in says(admin, f"/{command} 30 天").text
    assert len(standin.sent(admin.chat)) == 4


@pytest.mark.usefixtures("office")
def test_remove_takes_a_report_out_and_leaves_its_file(town, admin):
    assert "滨江区" in says(admin, "/remove 1").text
    assert "没有这篇报告" in says(admin, "/report 1").text
    assert (town / "seeds" / "library.md").exists()
    assert "没有这篇报告" in says(admin, "/remove 1").text
    assert "/remove 1" in says(admin, "/remove").text


@pytest.mark.usefixtures("office")
def test_stats_count_questions_answers_and_judgements(standin, admin):
    person = standin.person("小明")
    answer = says(person, QUESTION)
    says(person, "火星移民计划的负责人是谁？")
    person.presses(answer, "👍").waits_for_answer()

    text = says(admin, "/stats").text
    assert "报告 4 篇" in text
    assert "1 人问了 2 个问题，答上来 50%" in text
    assert "1 次评价，👍 占 100%" in text
    assert re.search(r"95% 在 \d+\.\d\d 秒以内", text)


@pytest.mark.usefixtures("office")
def test_the_report_of_the_week_is_sent_to_an_admin(standin, admin):
    person = standin.person("小明")
    person.presses(says(person, QUESTION), "👍").waits_for_answer()
    says(standin.person("小红"), "火星移民计划的负责人是谁？")

    def page():
        stats = says(admin, "/stats")
        admin.presses(stats, "一周报告").waits_for_answer()
        document = admin.waits_for_reply(to=stats).document
        return standin.world.files[document["file_id"]][1].decode()

    assert "不到 3 个人查过报告" in page()
    says(standin.person("小刚"), "火星移民计划的负责人是谁？")
    page = page()
    assert "· 1 问题 · 👍 1 · 👎 0 100%" in page
    assert "火星移民计划的负责人是谁？" in page
    assert str(person.id) not in page


@pytest.mark.usefixtures("office")
def test_stats_before_anybody_asked_say_so(admin):
    assert says(admin, "/stats").text == "报告 4 篇，段落 4 个，最新一篇 2024-03-18。\n近 7 天还没有人提问。"


@pytest.mark.usefixtures("office")
def test_unanswered_questions_most_asked_first_and_as_csv(standin, admin):
    for person in (standin.person("小明"), standin.person("小红")):
        says(person, "火星移民计划的负责人是谁？")
    says(admin, "=HYPERLINK(1) 月球背面基地预算")

    listed = says(admin, "/unanswered")
    lines = [line for line in listed.text.splitlines() if " · " in line]
    assert lines[0].startswith("2 次")
    assert "火星" in lines[0]
    assert lines[1].startswith("1 次")

    admin.presses(listed, "导出").waits_for_answer()
    document = admin.waits_for_reply(to=listed).document
    rows = list(csv.reader(io.StringIO(standin.world.files[document["file_id"]][1].decode("utf-8-sig"))))
    assert rows[0] == ["问题", "次数", "最近一次", "不满意"]
    assert rows[1][:2] == ["火星移民计划的负责人是谁？", "2"]
    assert rows[2][0].startswith("'=")


@pytest.mark.usefixtures("office")
def test_a_list_that_shows_not_all_unanswered_questions_says_so(admin, monkeypatch):
    monkeypatch.setattr("bot.telegram.handlers.admins.statistics.SHOWN", 2)
    for planet in ("火星", "金星"):
        says(admin, f"{planet}移民计划的负责人是谁？")
    assert "CSV" not in says(admin, "/unanswered").text
    says(admin, "木星移民计划的负责人是谁？")

    assert says(admin, "/unanswered").text.endswith("……还有，全部在 CSV 里。")


@pytest.mark.usefixtures("office")
def test_names_of_any_length_are_refused_in_words_that_fit_into_a_message(admin):
    for command in ("use", "grant", "revoke", "remove", "report", "add", "allow", "feed", "stats", "export"):
        told = says(admin, f"/{command} {'甲' * 2000} {'乙' * 2000} 5").text
        assert "出了点问题" not in told, command


def test_people_and_groups_are_let_in_and_shut_out(standin, town, admin):
    person, guest = standin.person("小明"), standin.person("小红")
    with bot_in_thread(standin, town, admins=(admin.id,), access="invite"):
        assert "没有使用权限" in says(person, QUESTION).text
        assert str(person.id) in says(admin, f"/allow {person.id}").text
        assert "晚上" in says(person, QUESTION).text
        assert "不能再用" in says(admin, f"/deny {person.id}").text
        assert "没有使用权限" in says(person, QUESTION).text

        code = says(admin, "/invite").text.partition("?start=")[2].strip()
        assert "我是问据" in guest.waits_for_reply(to=guest.starts(code), timeout=10).text
        assert "晚上" in says(guest, QUESTION).text
        assert "没有使用权限" in person.waits_for_reply(to=person.starts(code), timeout=10).text

        group = standin.group("江城", admin, standin.person("小刚"))
        assert says(admin, "/allow", chat=group).text == "我私下回复你了。"
        assert str(group.id) in standin.sent(admin.chat)[-1].text
        assert "管理员不能" in says(admin, f"/deny {admin.id}").text
        for wrong in ("/allow", "/allow 小明", "/deny 1 2"):
            assert "数字编号" in says(admin, wrong).text
