"""`wenju feed` and `wenju refresh --feeds`: sources are named, fetched and seen, in the terminal."""

from functools import partial
from pathlib import Path

import pytest

from retrieval.corpus.fetch import Fetcher
from tests.bot.conftest import Wenju
from tests.retrieval.web import lookup, only_inside, serving

URL = "https://example.org/rss.xml"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch):
    """A site on loopback, which alone the commands may reach."""
    monkeypatch.setattr("retrieval.intake.Fetcher", partial(Fetcher, allowed=only_inside, lookup=lookup))
    with serving() as web:
        yield web


def test_a_feed_is_named_listed_and_taken_out(wenju: Wenju, workplace: Path):
    added = wenju("feed", "add", URL, "--every", "6h", "--most-a-day", 5, "--folder", "通知")
    listed = wenju("feed", "list")
    form = wenju("feed", "list", "--json").json
    again = wenju("feed", "add", URL)
    removed = wenju("feed", "remove", URL)

    assert added.out.startswith(f"已加入 {URL}：serve 每隔 6h 看一次")
    assert listed.out.startswith(f"{URL} · 每隔 6h · 一天最多 5 篇 · 收进 通知/\n    上次 –")
    assert form == [
        {"url": URL, "below": "", "every": "6h", "most_a_day": 5, "folder": "通知", "looked_at": None, "reason": None}
        | {"taken": 0, "known": 0, "waiting": 0, "failed": 0, "failures": []}
    ]
    assert (again.status, "这个网址已经有了" in again.err) == (1, True)
    assert (removed.status, wenju("feed", "list").out) == (0, "还没有自动收取的来源。\n加一个：wenju feed add 网址\n")
    assert not (workplace / "wenju.db").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add"], "要写来源的网址"),
        (["list", URL], "list 不写"),
        (["add", "rss.xml"], "不是网址"),
        (["add", URL, "--every", "1m"], "30m、6h 或 1d"),
        (["remove", URL], "没有来源"),
        (["look"], "add"),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_line(wenju: Wenju, workplace: Path, arguments: list[str], said: str):
    run = wenju("feed", *arguments)

    assert run.status in (1, 2)
    assert said in run.err
    assert run.err.count("\n") == 1
    assert not (workplace / "seeds" / "feeds.toml").exists()


def test_a_round_says_what_came_in_and_what_is_broken(wenju: Wenju, web):
    wenju("reindex")
    page = web.text("/a.txt", "泳池开放\n江城晚报 2024-05-06\n\n区里的泳池周六开放，票价十元。\n")
    web.text("/rss", f"<rss><channel><item><link>{page}</link></item></channel></rss>")
    wenju("feed", "add", web.url("/rss"))
    wenju("feed", "add", web.url("/gone"))

    first, second = wenju("refresh", "--feeds"), wenju("refresh", "--feeds")
    (rss, gone) = wenju("feed", "list", "--json").json

    assert first.status == 3
    assert "《泳池开放》 · 江城晚报 · 2024-05-06" in first.out
    assert first.out.endswith("看了 2 个来源：1 篇新报告，原来就有 0，等待 0，失败 1。\n")
    assert f"未能读取 {web.url('/gone')}：网站答 404 Not Found" in first.err
    assert "0 篇新报告" in second.out
    assert (rss["taken"], rss["reason"], "404" in gone["reason"]) == (1, None, True)
    assert "404" in wenju("feed", "list").out
    assert web.asked.count("/a.txt") == 1
    assert "十元" in wenju("ask", "泳池票价多少？").out


def test_a_wrong_file_is_one_line_that_names_it(wenju: Wenju, workplace: Path):
    wenju("reindex")
    (workplace / "seeds" / "feeds.toml").write_text(f'[[feed]]\nurl = "{URL}"\nevery = 5\n', "utf-8")

    for run in (wenju("feed", "list"), wenju("refresh", "--feeds"), wenju("feed", "add", "https://b.example/")):
        assert (run.status, run.err.count("\n")) == (1, 1)
        assert f"feeds.toml 第 1 个来源（{URL}）：every = 5 不是文字" in run.err
