"""What admins are answered where others read: by every handler that the bot has, found in the application, nothing.

An admin may ask all there is; the group in which they do may not. So what concerns admins alone goes into their private
chat, and the group hears that it does.
"""

import re
from itertools import chain

import pytest

from bot.telegram.menus import ADMINS
from retrieval.corpus.fetch import Fetcher
from retrieval.types import mark_of
from tests.e2e.serving import bot_in_thread
from tests.e2e.standin import Standin
from tests.retrieval.web import lookup, only_inside
from tests.rights.piles import MARKS, lay_out
from tests.rights.test_chat_doors import COMMANDS, PATIENT, PRESSES, doors, kind_of

CLOSED = "人事"
SOMEBODY, ADDRESS, BROKEN = 770077123, "https://news.example/rss?token=geheim", "坏掉的名单.pdf"

MORE = {
    "/grant": ["/grant 人世 5", "/grant 人世", f"/grant 人事 {SOMEBODY}", "/grant 人事 770077124", "/grant 2024 5"],
    "/revoke": ["/revoke", "/revoke 人事 5"],
    "/feed": ["/feed", f"/feed add {ADDRESS}", "/feed add https://news.example/b 每 6h", "/feed remove x"],
    "/remove": ["/remove", "/remove 收费表", "/remove 9999"],
    "/report": ["/report 收费表"],
    "/allow": [f"/allow {SOMEBODY}"],
    "/deny": [f"/deny {SOMEBODY}"],
    "/stats": ["/stats 30"],
}
"""What admins say besides, by the command."""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    seeds = folder / "seeds"
    lay_out(seeds)
    (seeds / CLOSED / BROKEN).write_bytes(b"%PDF-")
    (seeds / "feeds.toml").write_text(f'[[feed]]\nurl = "{ADDRESS}"\n', "utf-8")
    (seeds / "_access.yaml").write_text(f"{CLOSED}: [{SOMEBODY}]\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        for pace in ("PRIVATE_PACE", "GROUP_PACE"):
            patch.setattr(f"bot.telegram.transport.pace.{pace}", (0.0, 1))
        # Progress is told so often that none of it goes unseen.
        patch.setattr("bot.telegram.underway.REFRESH", 0.02)
        patch.setattr("bot.telegram.underway.SOON", 0.0)
        with Standin() as standin:
            admin, other = standin.person("管理员"), standin.person("小明")
            fetcher = Fetcher(allowed=only_inside, lookup=lookup)
            with bot_in_thread(standin, folder, admins=(admin.id,), fetcher=fetcher, **PATIENT) as bot:
                admin.waits_for_reply(to=admin.starts(), timeout=20)
                yield standin, admin, other, standin.group("群", admin, other), bot._services.whole


def closed_report(engine):
    report = next(engine.report(one.id) for one in engine.sources() if one.key.startswith(f"{CLOSED}/"))
    return {
        "id": report.id,
        "key": report.key,
        "length": len(report.paragraphs[0]),
        "mark": mark_of(report.paragraphs[0]),
        "passage": engine.passages(report.id)[0].id,
    }


def shown_in(standin, chat, start):
    """All that was shown in a chat since: what is sent there, and what becomes of it later."""
    calls = [call for call in standin.calls[start:] if str(call.params.get("chat_id")) == str(chat.id)]
    return "\n".join(
        f"{call.method} {call.params} {[data.decode('utf-8', 'replace') for _, data, _ in call.files.values()]}"
        for call in calls
    )


def secrets_in(said):
    hidden = [MARKS[CLOSED], CLOSED, BROKEN, str(SOMEBODY), "geheim", "?start=i"]
    return [word for word in hidden if word in said]


def test_a_group_learns_nothing_of_what_its_admin_is_answered(office):
    standin, admin, _, group, engine = office
    one, start = closed_report(engine), len(standin.calls)
    duplicate = (engine.corpus / one["key"]).read_bytes()
    old = admin.waits_for_reply(to=admin.says("/ask 借书证押金是多少元？", chat=group), timeout=20)
    commands = [door for door in doors() if door.startswith("/")]
    words = chain.from_iterable((*COMMANDS[door], *MORE.get(door, ())) for door in commands)
    said = [admin.says(each.format(**one), chat=group) for each in words]
    said.append(admin.sends_file("又一份.md", duplicate, caption="/add", chat=group))
    said.append(admin.says("/add", chat=group, reply_to=admin.sends_file("再一份.md", duplicate, chat=group)))
    asked = {"asked": re.search(r"\|(\d{10,})", str(old.buttons))[1]}
    data = chain.from_iterable(PRESSES[kind_of(door)] for door in doors() if door.startswith("^"))
    for press in [admin.presses(old, data=each.format(**one, **asked)) for each in data]:
        press.waits_for_answer(20)
    for message in said:
        standin.waits_until(lambda message=message: standin.replies_to(message), message.text, 20)
    standin.waits_until(lambda: any("用时" in one.text for one in standin.sent()), "the end of a reindex", 60)
    standin.waits_until_acknowledged(20)

    assert secrets_in(shown_in(standin, group, start)) == []
    private = shown_in(standin, admin.chat, start)
    assert secrets_in(private) == [MARKS[CLOSED], CLOSED, BROKEN, str(SOMEBODY), "geheim", "?start=i"]


def test_each_command_for_admins_is_answered_in_private_and_the_group_hears_that_alone(office):
    standin, admin, other, group, _ = office
    refused = {
        command
        for command in (door[1:] for door in doors() if door.startswith("/"))
        if "只有管理员能做" in other.waits_for_reply(to=other.says(f"/{command}", chat=group), timeout=20).text
    }
    assert refused == set(ADMINS), "the menu of admins has all that they alone may do"

    for command in sorted(refused):
        before = len(standin.sent(admin.chat))
        hint = admin.waits_for_reply(to=admin.says(f"/{command}", chat=group), timeout=20)
        answers = standin.waits_until(lambda before=before: standin.sent(admin.chat)[before:], command, 20)
        assert (command, hint.text) == (command, "我私下回复你了。")
        assert answers[0].text, command


def test_an_admin_who_cannot_be_written_to_is_told_what_to_do_and_nothing_is_done(office):
    standin, admin, other, group, engine = office
    one = closed_report(engine)
    work = (f"/grant {CLOSED} 5", "/feed", "/feed add https://news.example/c", f"/remove {one['id']}")
    work += (f"/deny {other.id}", "/deny", "/add https://news.example/report.html")

    def state():
        files = {file: file.read_bytes() for file in engine.corpus.rglob("*") if file.is_file()}
        heard = other.waits_for_reply(to=other.says("/ask 借书证押金是多少元？", chat=group), timeout=20).text
        return files, engine.rules(), [source.id for source in engine.sources()], heard

    before = state()
    admin.blocks_bot()
    try:
        told = [admin.waits_for_reply(to=admin.says(words, chat=group), timeout=20).text for words in work]
        sent = admin.sends_file("新来的.md", "新来的\n\n一句新话。\n".encode(), caption="/add", chat=group)
        told.append(admin.waits_for_reply(to=sent, timeout=20).text)
        shown = standin.sent(group)[-1]
        told += [admin.presses(shown, data=data).waits_for_answer(20)["text"] for data in ("uc", f"au|{one['id']}")]
    finally:
        admin.blocks_bot(blocked=False)

    assert all(f"https://t.me/{standin.world.bot.username}" in words for words in told), told
    assert state() == before


def test_in_private_nobody_is_told_of_an_answer_in_private(office):
    standin, admin, *_ = office
    page = admin.waits_for_reply(to=admin.says("/grant"), timeout=20)

    answer = admin.presses(page, data="ag|0", inaccessible=True).waits_for_answer(20)

    assert not answer.get("text")
    assert standin.sent(admin.chat)[-1].text == page.text
    for data in (f"{kind}|{'9' * 19}" for kind in ("au", "as", "ag", "af", "g")):
        assert "按钮" in admin.presses(page, data=data).waits_for_answer(20)["text"], data


def test_corrections_begun_in_a_group_go_on_in_private(office):
    standin, admin, _, group, engine = office
    one = closed_report(engine)
    before = admin.waits_for_reply(to=admin.says("/help", chat=group), timeout=20)

    assert "私下" in admin.presses(before, data=f"as|{one['id']}").waits_for_answer(20)["text"]
    question = standin.sent(admin.chat)[-1]
    corrected = admin.waits_for_reply(to=admin.says("鲸鱼湾日报", reply_to=question), timeout=20)

    assert re.search(f"r{one['id']}《.*{MARKS[CLOSED]}.*》\n来源：鲸鱼湾日报", corrected.text)
