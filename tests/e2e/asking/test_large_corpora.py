"""Adding and correcting one report is the same work among very many others, by each way that people have."""

from collections import Counter
from pathlib import Path

import pytest

from bot.cli import main
from retrieval.engine import Engine
from tests.e2e.counting import counted
from tests.e2e.serving import bot_in_thread

FEW, MANY, IN_A_FOLDER = 100, 3_000, 50
"""Reports of the corpora, and of each of their folders: who goes through the corpus goes through the folders."""


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Working folders, indexed, by the number of their reports."""
    made = {}
    for size in (FEW, MANY):
        made[size] = tmp_path_factory.mktemp(str(size))
        for number in range(size):
            path = made[size] / "seeds" / f"{number // IN_A_FOLDER:03}" / f"{number:05}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            words = "".join(chr(0x4E00 + (number * 37 + place * place * 11) % 8_000) for place in range(12))
            path.write_text(f"第{number}号公告\n\n{words}，编号{number}。\n", "utf-8")
        with Engine(made[size] / "wenju.db", made[size] / "seeds") as engine:
            assert engine.reindex().added == size
    return made


def pool(name: str) -> str:
    return f"{name}泳池开放\n江城晚报 2024-05-06 07:08\n\n{name}的泳池周六开放，票价十元。\n"


def assert_same(few: Counter[str], many: Counter[str]) -> None:
    """To look at 2,900 more files, or rows, would make several times as many; a tree is a level higher now and then."""
    assert few["files"] > 0
    assert many["files"] == few["files"]
    assert few["statements"] > 0
    assert many["statements"] <= 1.3 * few["statements"]
    assert many["tens"] <= 1.3 * few["tens"]


def test_adding_and_editing_by_command_is_the_same_work_among_few_and_many(corpora, tmp_path):
    file = tmp_path / "南山.txt"
    file.write_text(pool("南山"), "utf-8")
    added, edited = {}, {}

    for size, folder in corpora.items():
        at = ["--db", str(folder / "wenju.db"), "--corpus", str(folder / "seeds")]
        with counted(folder / "seeds") as work:
            assert main(["add", str(file), *at]) == 0
            added[size] = work.copy()
        with counted(folder / "seeds") as work:
            assert main(["edit", "南山.txt", "--source", "江城日报", *at]) == 0
            edited[size] = work.copy()

    assert_same(added[FEW], added[MANY])
    assert_same(edited[FEW], edited[MANY])


def test_adding_and_editing_by_chat_is_the_same_work_among_few_and_many(corpora, standin):
    admin = standin.person("管理员")
    added, edited = {}, {}

    for number, (size, folder) in enumerate(corpora.items(), start=1):
        with counted(folder / "seeds") as work, bot_in_thread(standin, folder, admins=(admin.id,)):
            # What is done once after the start, beside all else and with this one, is done.
            standin.waits_for_call("getMyShortDescription", 3 * number, timeout=20)
            admin.waits_for_reply(to=admin.sends_file("西山.txt", pool("西山").encode()), timeout=20)
            before = work.copy()
            message = admin.waits_for_reply(to=admin.sends_file("北山.txt", pool("北山").encode()), timeout=20)
            assert "已收录" in message.text
            added[size] = work - before

            admin.presses(message, "改来源").waits_for_answer()
            wanted = admin.waits_for_reply(to=message)
            before = work.copy()
            corrected = admin.waits_for_reply(to=admin.says("江城日报", reply_to=wanted), timeout=20)
            assert "江城日报" in corrected.text
            edited[size] = work - before

    assert_same(added[FEW], added[MANY])
    assert_same(edited[FEW], edited[MANY])
