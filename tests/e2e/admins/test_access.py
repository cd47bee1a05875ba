"""Access by chat: closed modes, invitations, menus, and silence where the bot is not meant."""

import pytest

from tests.e2e.serving import bot_in_thread

QUESTION = "承担重大攻关项目能拿到多少资金支持？"
ANSWER = "50%"


def test_an_invitation_lets_in_whoever_opens_it_first(standin, folder):
    admin, friend, stranger = standin.person("管理员"), standin.person("朋友"), standin.person("生人")
    with bot_in_thread(standin, folder, access="invite", admins=(admin.id,)):
        assert str(friend.id) in friend.waits_for_reply(to=friend.says(QUESTION), timeout=20).text

        admin.says("/invite")
        code = admin.waits_for_reply(timeout=20).text.split("start=")[1].split()[0]
        friend.starts(code)

        assert ANSWER in friend.waits_for_reply(to=friend.says(QUESTION), timeout=20).text
        refusal = stranger.waits_for_reply(to=stranger.starts(code), timeout=20)
        assert "没有使用权限" in refusal.text
        assert "没有使用权限" in stranger.waits_for_reply(to=stranger.says(QUESTION), timeout=20).text


def test_an_allowed_group_may_ask_and_its_people_elsewhere_may_not(standin, folder):
    person, other = standin.person("甲"), standin.person("乙")
    group = standin.group("群", person)
    closed = standin.group("别的群", other)
    with bot_in_thread(standin, folder, access="allowlist", allowed=(group.id,)):
        asked = person.says(f"/ask {QUESTION}", chat=group)
        assert ANSWER in person.waits_for_reply(to=asked, timeout=20).text

        assert "没有使用权限" in person.waits_for_reply(to=person.says(QUESTION), timeout=20).text
        refused = other.waits_for_reply(to=other.says(f"/ask {QUESTION}", chat=closed), timeout=20)
        assert "没有使用权限" in refused.text
        assert "在群里发 /allow" in refused.text
        assert str(other.id) in refused.text


def test_who_was_shut_out_may_still_have_everything_deleted(standin, folder):
    admin, person = standin.person("管理员"), standin.person()
    with bot_in_thread(standin, folder, admins=(admin.id,)):
        person.waits_for_reply(to=person.says(QUESTION), timeout=20)
        admin.waits_for_reply(to=admin.says(f"/deny {person.id}"), timeout=20)

        assert "没有使用权限" in person.waits_for_reply(to=person.says(QUESTION), timeout=20).text
        assert "已删除" in person.waits_for_reply(to=person.says("/forget"), timeout=20).text


@pytest.mark.parametrize("language", ["zh-hans", "en", "de"])
def test_menus_show_admins_what_others_do_not_see(standin, folder, language):
    admin = standin.person("管理员", language_code=language)
    person = standin.person(language_code=language)
    group = standin.group("群", person)
    with bot_in_thread(standin, folder, admins=(admin.id,)):
        person.waits_for_reply(to=person.says(QUESTION), timeout=20)
        # The menu of an admin who had not written before comes with the first message.
        admin.waits_for_reply(to=admin.says(QUESTION), timeout=20)

        assert {"ask", "sources", "privacy"} <= set(person.sees_commands())
        assert "reindex" not in person.sees_commands()
        assert "reindex" not in person.sees_commands(group)
        assert "ask" in person.sees_commands(group)
        assert {"ask", "reindex", "stats", "allow"} <= set(admin.sees_commands())
