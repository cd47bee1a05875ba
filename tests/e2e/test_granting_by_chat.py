"""/grant and /revoke as an admin types them: whom they mean, what they close, and lists of any length."""

import pytest

from bot.telegram.pages.markup import utf16_length
from tests.e2e.serving import bot_in_thread
from tests.retrieval.making import write_report


@pytest.fixture
def folder(tmp_path):
    for name in ("人事", "年报", "年报 2023", "年报2022", "园区"):
        write_report(tmp_path / "seeds", f"{name}/a.md", f"{name}里的规定。", title=f"{name}规定")
    write_report(tmp_path / "seeds", "b.md", "别处的规定。", title="别处规定")
    return tmp_path


@pytest.fixture
def engine(standin, folder, admin):
    with bot_in_thread(standin, folder, admins=(admin.id,)) as bot:
        yield bot._services.whole


def says(person, words, **more):
    return person.waits_for_reply(to=person.says(words, **more), timeout=20).text


@pytest.mark.usefixtures("engine")
def test_a_grant_that_closes_a_folder_to_others_says_so(admin):
    assert says(admin, "/grant 人事 770077123") == (
        "“人事”现在能问的：770077123。\n之前所有人都能问它，现在别人不能问了。要放开：/grant 人事 所有人"
    )
    assert says(admin, "/grant 人事 770077124") == "“人事”现在能问的：770077123, 770077124。"
    assert says(admin, "/grant 人事") == "“人事”现在能问的：770077123, 770077124。"
    assert says(admin, "/grant ＧＥＮＥＲＡＬ 770077123").startswith("“通用”现在能问的：770077123。\n之前所有人")
    assert says(admin, "/grant general") == "“通用”现在能问的：770077123。"
    assert says(admin, "/grant 人事 所有人") == "“人事”现在能问的：所有人。"
    assert says(admin, "/revoke 人事 所有人").startswith("“人事”现在能问的：只有管理员。\n之前所有人")
    assert "/grant 文件夹 编号" in says(admin, "/grant 人世")
    assert "没有文件夹“人世”；有：" in says(admin, "/grant 人世 5")


def test_a_number_in_the_name_of_a_folder_is_no_person(standin, engine, admin):
    group = standin.group("群", admin)
    admin.waits_for_reply(to=admin.starts(), timeout=20)

    # It is the folder of that name ...
    assert says(admin, "/grant 年报 2023") == "“年报 2023”现在能问的：所有人。"
    assert says(admin, "/grant 年报 2023", chat=group) == "我私下回复你了。"
    assert standin.sent(admin.chat)[-1].text.startswith(f"“年报 2023”现在能问的：{group.id}。")
    # ... or may be: nobody has that number.
    asked = says(admin, "/grant 年报 2022")
    assert "没有见过编号 2022 的人或群" in asked
    assert "年报2022" in asked
    assert engine.rules().closed == {"年报 2023": {group.id}}
    # Whoever is known, or whose number stands in no name, is meant.
    assert says(admin, f"/grant 年报 2023 {admin.id}").startswith("“年报 2023”现在能问的：")
    assert says(admin, "/grant 年报 770077123").startswith("“年报”现在能问的：770077123。")


def test_in_a_topic_the_group_is_meant_and_nobody_who_opened_the_topic(standin, engine, admin):
    boss = standin.person("群主")
    forum = standin.group("论坛", boss, admin, topics=("财政",))
    (topic,) = forum.topics
    admin.waits_for_reply(to=admin.starts(), timeout=20)

    def told(words, **more):
        before = len(standin.sent(admin.chat))
        says(admin, words, chat=forum, thread=topic, **more)
        return standin.waits_until(lambda: standin.sent(admin.chat)[before:], words, 20)[0].text

    assert told("/grant 人事").startswith(f"“人事”现在能问的：{forum.id}。")
    assert told("/grant 人事", reply_to=boss.says("我能问吗？", chat=forum, thread=topic)).startswith(
        f"“人事”现在能问的：{forum.id}, {boss.id}。"
    )
    assert told("/revoke 人事") == f"“人事”现在能问的：{boss.id}。"
    assert str(forum.id) in told("/deny")
    assert str(forum.id) in told("/allow")
    assert engine.rules().closed == {"人事": {boss.id}}


def test_lists_of_any_length_are_turned_page_by_page(standin, folder, admin):
    for number in range(150):
        write_report(folder / "seeds", f"第{number:03}处/a.md", f"第{number}处的规定。", title=f"{number}处")
    rules = f"? {'甲' * 5000}\n: []\n"
    rules += "".join(f"第{number:03}处: [{', '.join(str(10**9 + n) for n in range(30))}]\n" for number in range(150))
    (folder / "seeds" / "_access.yaml").write_text(rules, "utf-8")
    feeds = "".join(f'[[feed]]\nurl = "https://news.example/{"x" * 150}/{n:02}"\n' for n in range(60))
    (folder / "seeds" / "feeds.toml").write_text(feeds, "utf-8")

    def pages(page):
        seen = [page.text]
        while "▶" in page.labels:
            admin.presses(page, "▶").waits_for_answer(20)
            seen.append(page.text)
        return seen

    with bot_in_thread(standin, folder, admins=(admin.id,)):
        rules_shown = pages(admin.waits_for_reply(to=admin.says("/grant"), timeout=20))
        feeds_shown = pages(admin.waits_for_reply(to=admin.says("/feed"), timeout=20))
        alone = says(admin, "/grant 第007处")

    assert max(map(utf16_length, rules_shown + feeds_shown)) <= 4096
    assert [f"第{number:03}处" in "".join(rules_shown) for number in range(150)] == [True] * 150
    assert "1000000009, ……还有 20 个" in rules_shown[0]
    assert "1000000029。" in alone
    assert "甲" * 200 in rules_shown[-1]
    assert [f"/{number:02} · " in "".join(feeds_shown) for number in range(60)] == [True] * 60
    assert all("/feed add" in text for text in feeds_shown)


@pytest.mark.usefixtures("engine")
def test_words_that_a_feed_is_not_told_by_are_named(folder, admin):
    file, url = folder / "seeds" / "feeds.toml", "https://news.example/rss"

    assert "看不懂“每 6h”" in says(admin, f"/feed add {url} 每 6h")
    assert "看不懂“年报”" in says(admin, f"/feed add {url} folder 2024 年报")
    assert "看不懂“every 6h”" in says(admin, f"/feed add {url} every 12h every 6h")
    for strange in ("folder=“a”b", 'folder ""', "folder “a b", "folder '’"):
        assert f"看不懂“{strange}”" in says(admin, f"/feed add {url} every 12h {strange}")
    assert not file.exists()
    assert "已加入" in says(admin, f"/feed add {url} Every＝6h folder “2024 年报” --most-a-day 5 below {url}/a")
    assert file.read_text("utf-8") == (
        f'[[feed]]\nurl = "{url}"\nevery = "6h"\nfolder = "2024 年报"\nmost_a_day = 5\nbelow = "{url}/a"\n'
    )
