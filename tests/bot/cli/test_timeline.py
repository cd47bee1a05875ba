"""`wenju timeline` and `:timeline`: a line a report, the oldest first, with the course of its figure."""

from pathlib import Path

import pytest

from bot.terminal.console import open_console
from bot.terminal.timeline_lines import show_timeline
from bot.texts import ZH
from retrieval.engine import Engine
from tests.bot.conftest import DECLINED, Wenju
from tests.bot.terminal.test_console import Terminal

LINES = [
    "2021-04-01  旧港区渡轮船票价格为每张**6元**。  《渡轮票价》 交通局 · 第 1 段 · r1#1",
    "2024-04-01  旧港区渡轮船票价格为每张**8元**。  《渡轮票价》 交通局 · 第 1 段 · r2#1（另有 1 篇转载）",
    "2025-04-01  旧港区渡轮船票价格为每张**12元**。  《渡轮票价》 交通局 · 第 1 段 · r4#1",
]


@pytest.fixture(autouse=True)
def notices(workplace: Path):
    notices = (
        ("2021-04-01", 6, "交通局"),
        ("2024-04-01", 8, "交通局"),
        ("2024-04-02", 8, "晚报"),
        ("2025-04-01", 12, "交通局"),
    )
    for day, price, source in notices:
        text = f"---\ntitle: 渡轮票价\nsource: {source}\ndate: {day}\n---\n\n旧港区渡轮船票价格为每张{price}元。\n"
        (workplace / "seeds" / f"{day}.md").write_text(text, "utf-8")


def test_each_report_is_a_line_with_its_citation_below_the_course(wenju: Wenju):
    run = wenju("timeline", "渡轮船票")

    assert run.status == 0
    assert run.out.splitlines() == ["3 篇报告说到，早的在前：", "▁▂▇ 6元 → 12元", "", *LINES]
    narrowed = wenju("timeline", "渡轮船票", "--since", "2024-01-01", "--source", "交通").out.splitlines()
    assert narrowed[:3] == ["只看：2024-01-01 起 · 来源含“交通”", "2 篇报告说到，早的在前：", "▁▇ 8元 → 12元"]


def test_what_is_not_there_is_said_as_ask_says_it(wenju: Wenju):
    assert wenju("timeline", DECLINED).out == "报告里没有这个问题的答案。\n"
    assert wenju("timeline", "渡轮船票", "--source", "没有的报").out.endswith("没有符合这些条件的报告。\n")
    assert wenju("timeline", "？！").status == 1


def test_json_points_to_the_figure_in_its_sentence(wenju: Wenju):
    form = wenju("timeline", "渡轮船票", "--json").json

    assert list(form) == ["question", "unit", "entries"]
    assert (form["unit"], [entry["value"] for entry in form["entries"]]) == ("元", [6, 8, 12])
    second = form["entries"][1]
    span = second["figure"]
    assert second["sentence"][span["start"] : span["end"]] == span["text"] == "8元"
    assert (second["day"], second["reference"], second["paragraphs"]) == ("2024-04-01", "r2#1", [1, 1])
    assert [place["report"]["source"] for place in second["reposts"]] == ["晚报"]
    assert wenju("timeline", DECLINED, "--json").json == {"question": DECLINED, "unit": None, "entries": []}


def test_in_the_repl_it_is_of_a_question_or_of_the_latest_one(wenju: Wenju):
    lines = (":timeline", "来源：交通 旧港区渡轮船票多少钱？", ":timeline", "2", ":source 晚报", ":timeline 渡轮船票")
    run = wenju("repl", stdin="\n".join(lines).encode())

    assert run.out.startswith("请先提一个问题")
    at = run.out.index("3 篇报告说到")
    assert run.out[:at].endswith("只看：来源含“交通”\n")
    assert run.out[at:].startswith("3 篇报告说到，早的在前：\n▁▂▇ 6元 → 12元\n\n" + LINES[0])
    # The answer is still there to be opened, and the filter of the prompt holds.
    assert "▶ 第 1 段" in run.out[at:]
    assert (
        "只看：来源含“晚报”\n1 篇报告说到，早的在前：\n\n2024-04-02  旧港区渡轮船票价格为每张8元。  《渡轮票价》 晚报"
        in run.out
    )


def test_on_a_terminal_the_figure_is_bold_and_a_report_smuggles_nothing_in(
    workplace: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TERM", "xterm-256color")
    terminal = Terminal()
    bad = "---\ntitle: 渡轮\x1b[2J票价\ndate: 2026-01-01\n---\n\n旧港区渡轮船票价格为每张15元\x1b[31m。\n"
    (workplace / "seeds" / "bad.md").write_text(bad, "utf-8")
    with Engine(workplace / "index.db", workplace / "seeds") as engine:
        engine.reindex()
        show_timeline(open_console(terminal), engine.timeline("渡轮船票"), ZH)

    out = terminal.getvalue()
    assert "每张\x1b[1m15元\x1b[0m" in out
    assert "\x1b[2J" not in out
    assert "\x1b[31m" not in out
