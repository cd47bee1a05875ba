"""What people without rights try, and what files with bad names and bad content do: nothing."""

import hashlib

import pytest

from tests.e2e.reports import QUESTION
from tests.e2e.serving import bot_in_thread

TEXT = "开张\n江城晚报 2024-04-05\n\n店里有一台放了四十年的打字机。\n".encode()
COMMANDS = (
    "/reindex",
    "/add",
    "/remove 1",
    "/stats",
    "/unanswered",
    "/allow 1",
    "/deny 1",
    "/invite",
    "/Reindex",
    "/stats@wenju_test_bot",
)


@pytest.fixture
def stranger(standin):
    return standin.person("陌生人")


def state_of(folder):
    """The corpus, file by file."""
    return {
        path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "wenju.db" not in path.name
    }


@pytest.mark.usefixtures("office")
def test_a_stranger_is_refused_by_command_button_document_and_correction(standin, town, admin, stranger):
    before = state_of(town)
    group = standin.group("江城", stranger, admin)
    for command in COMMANDS:
        assert "只有管理员" in stranger.waits_for_reply(to=stranger.says(command), timeout=10).text
    for command in COMMANDS[:2]:
        assert "只有管理员" in stranger.waits_for_reply(to=stranger.says(command, chat=group), timeout=10).text
    sent = stranger.sends_file("a.txt", TEXT, caption="/add")
    assert "只有管理员" in stranger.waits_for_reply(to=sent, timeout=10).text
    answer = stranger.waits_for_reply(to=stranger.says(QUESTION), timeout=10)
    for forged in ("as|1", "ad|1", "au|1", "uc", "wk"):
        assert "只有管理员" in stranger.presses(answer, data=forged).waits_for_answer()["text"]
    for command in ("reindex", "remove-1", "stats"):
        assert "我是问据" in stranger.waits_for_reply(to=stranger.starts(command), timeout=10).text
    for command in ("/reindex", "/remove 1"):
        offered = stranger.asks_inline(command, timeout=10)
        assert all("《" in result["sends"]["text"] for result in offered.results)

    admin.waits_for_reply(to=admin.starts(), timeout=10)
    admin.waits_for_reply(to=admin.sends_file("b.txt", TEXT, caption="/add", chat=group), timeout=10)

    def as_it_was_before():
        """The last answer to the admin, as if an earlier version had given it in the group."""
        message = standin.sent(admin.chat)[-1]
        message.chat = group
        standin.world.messages[group.id, message.id] = message
        return message

    added = as_it_was_before()
    assert "只有管理员" in stranger.presses(added, "撤销").waits_for_answer()["text"]
    admin.presses(added, "改来源").waits_for_answer()
    wanted = as_it_was_before()
    tried = stranger.says("假报社", chat=group, reply_to=wanted)
    assert "只有管理员" in stranger.waits_for_reply(to=tried, timeout=10).text
    (town / "seeds" / "b.txt").unlink()
    assert state_of(town) == before


def test_outside_an_allowlist_nothing_is_answered_by_any_way(standin, town, admin, stranger):
    with bot_in_thread(standin, town, admins=(admin.id,), access="allowlist"):
        answer = admin.waits_for_reply(to=admin.says(QUESTION), timeout=10)
        data = answer.buttons[answer.labels.index("下一条 ▶")]["callback_data"]

        for said in (QUESTION, "/sources", "/report 1", "/start r1p1", "/stats", "/start iforgedcode"):
            reply = stranger.waits_for_reply(to=stranger.says(said), timeout=10)
            assert reply.text.startswith("你还没有使用权限")
        assert "没有使用权限" in stranger.presses(answer, data=data).waits_for_answer()["text"]
        assert stranger.asks_inline(QUESTION, timeout=10).results == []
        assert "1/4" in answer.labels
        assert "/forget" in stranger.waits_for_reply(to=stranger.says("/privacy"), timeout=10).text


@pytest.mark.usefixtures("office")
def test_names_of_files_stay_inside_the_corpus_folder(town, admin):
    names = [
        "../../outside.txt",
        "..\\..\\windows.md",
        "/etc/passwd.txt",
        "a\0b.txt",
        "长" * 300 + ".txt",
        "CON.txt",
        "nul.md",
        "COM1.txt",
        ".hidden.txt",
        "_words.txt",
        "README.md",
        "换\n行.txt",
        "\u202etxt.exe.md",
        "....//x.md",
    ]
    before = state_of(town)
    for number, name in enumerate(names):
        sent = admin.sends_file(name, TEXT + f"第{number}份。\n".encode())
        assert "已收录" in admin.waits_for_reply(to=sent, timeout=10).text, name

    new = [path for path in state_of(town) if path not in before]
    assert len(new) == len(names)
    assert all(path.parts[0] == "seeds" and len(path.parts) == 2 for path in new)
    assert not {path.name for path in new} & {"_words.txt", "README.md", "CON.txt", "nul.md", "COM1.txt"}
    assert all(len(path.name.encode()) <= 255 and not path.name.startswith(".") for path in new)
    stats = admin.waits_for_reply(to=admin.says("/stats")).text
    assert f"报告 {4 + len(names)} 篇" in stats


@pytest.mark.usefixtures("office")
def test_an_existing_file_is_never_overwritten(town, admin):
    before = state_of(town)

    added = admin.waits_for_reply(to=admin.sends_file("library.md", TEXT), timeout=10)

    assert "library-2.md" in added.text
    assert before.items() <= state_of(town).items()


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("name", "data", "size", "said"),
    [
        ("大.txt", TEXT, 21 << 20, "超过了"),
        ("表.xlsx", b"PK\x03\x04" + b"\0" * 100, None, "没有收下："),
        ("旧.ppt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, None, "另存为 .docx"),
        ("程序.exe", b"MZ\0\0", None, "没有收下：不认识 .exe 这种文件"),
        ("无后缀", bytes(range(256)) * 40, None, "没有收下：不是文本"),
        ("其实是图.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, None, "没有收下"),
        ("空.txt", b"\n", None, "没有收下"),
        ("乱码.txt", bytes(range(256)) * 40, None, "没有收下"),
    ],
    ids=[
        "too large",
        "wrong type",
        "old slides",
        "program",
        "no ending",
        "an image in disguise",
        "nothing in it",
        "no text",
    ],
)
def test_a_file_that_is_no_report_is_refused_with_a_reason_and_not_kept(town, admin, name, data, size, said):
    before = state_of(town)

    reply = admin.waits_for_reply(to=admin.sends_file(name, data, size=size), timeout=10)

    assert said in reply.text
    assert name in reply.text
    assert state_of(town) == before
