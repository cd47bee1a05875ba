"""Looking after reports by command: take in, check, correct, group, filter, report."""

import json
import os
import re
import socket
from pathlib import Path

import pytest

from tests.bot.conftest import ANSWERED, Wenju

POOL = "泳池开放\n\n区里的泳池周六开放，票价十元。\n"


@pytest.fixture
def pool(tmp_path: Path) -> Path:
    path = tmp_path / "pool.txt"
    path.write_text(POOL, "utf-8")
    return path


def test_a_file_is_added_and_what_is_doubtful_said(wenju: Wenju, workplace: Path, pool: Path):
    run = wenju("add", pool)

    assert run.status == 0
    assert "《泳池开放》 · pool.txt" in run.out
    assert "来源、日期" in run.out
    assert (workplace / "seeds" / "pool.txt").read_text("utf-8") == POOL
    assert "票价十元" in wenju("ask", "泳池票价多少").out


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("missing.txt", "missing.txt"),
        ("http://127.0.0.1:9/x", "no public address"),
        ("file:///etc/passwd", "no web address; give one that begins with https://"),
        ("seeds", "it is a folder, a pipe or a device; name a file"),
        ("/dev/zero", "it is a folder, a pipe or a device; name a file"),
    ],
)
def test_what_cannot_be_added_is_told_in_one_line(wenju: Wenju, workplace: Path, what: str, told: str):
    before = sorted((workplace / "seeds").iterdir())

    run = wenju("add", what, WENJU_LANGUAGE="en")

    assert run.status == 1
    assert told in run.err
    assert run.err.count("\n") == 1
    assert sorted((workplace / "seeds").iterdir()) == before


@pytest.mark.timeout(60)
@pytest.mark.parametrize("folder", [".", "seeds"])
def test_a_pipe_or_a_socket_is_refused_at_once(wenju: Wenju, workplace: Path, folder: str):
    os.mkfifo(workplace / folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(f"{folder}/socket.txt")
        for name in ("pipe.txt", "socket.txt"):
            run = wenju("add", f"{folder}/{name}", WENJU_LANGUAGE="en")

            assert run.status == 1
            assert f"{name}: it is a folder, a pipe or a device" in run.err


def test_links_that_lead_in_a_circle_are_told_in_a_line_each(wenju: Wenju, workplace: Path):
    """As a file, as the folder of reports of an index that is there, and as the index."""
    assert wenju("reindex").status == 0
    for name in ("loop.md", "loop", "loop.db"):
        (workplace / name).symlink_to(name)

    runs = [
        wenju("add", "loop.md"),
        wenju("ask", ANSWERED, "--corpus", "loop"),
        wenju("reindex", "--corpus", "loop"),
        wenju("collections", "--corpus", "loop"),
        wenju("ask", ANSWERED, "--db", "loop.db"),
        wenju("doctor", "--db", "loop.db"),
        wenju("doctor", "--corpus", "loop"),
    ]

    assert [run.status for run in runs] == [1, 1, 1, 0, 1, 1, 1]
    assert not [run.err for run in runs if "Error" in run.err or run.err.count("\n") > 1]


@pytest.mark.timeout(60)
def test_a_pipe_where_a_correction_would_stand_does_not_hold_up_a_reindex(wenju: Wenju, workplace: Path):
    os.mkfifo(workplace / "seeds" / "subway.md.yaml")

    run = wenju("reindex")

    assert run.status == 3
    assert "subway.md.yaml" in run.err
    assert "新增 1" in run.out


def test_check_lists_a_doubtful_text_and_a_moment_by_the_clock_that_is_set(wenju: Wenju, workplace: Path):
    rows = "".join(f"<p>第{place}号窗口办理社保</p>" for place in range(12))
    text = "各窗口自六月一日起调整办理事项，请市民先看清牌子再排队，免得白跑一趟。"
    page = (
        '<!doctype html><title>窗口调整</title><meta name="PubDate" content="2024-05-06T22:00:00Z">'
        f'<meta name="ContentSource" content="江城晚报"><h1>窗口调整</h1><p>{text}</p>{rows}'
    )
    (workplace / "seeds" / "windows.html").write_text(page, encoding="utf-8")

    wenju("reindex", WENJU_TIME_ZONE="Europe/London")

    (form,) = wenju("check", "--json").json
    assert (form["doubtful"], form["published"]) == (["body"], "2024-05-06T23:00+01:00")
    assert "正文（多是短行）" in wenju("check").out


def test_check_lists_what_is_doubtful_until_it_is_corrected(wenju: Wenju, pool: Path):
    wenju("reindex")
    number = re.match(r"r\d+", wenju("add", pool).out)
    assert number

    assert "《泳池开放》" in wenju("check").out
    (form,) = wenju("check", "--json").json
    assert (form["key"], form["doubtful"]) == ("pool.txt", ["source", "published"])
    assert form["origins"]["source"]["certainty"] == "missing"

    run = wenju("edit", number[0], "--source", "江城晚报", "--date", "2024-05-06")
    assert "来源: – → 江城晚报" in run.out
    assert "日期: – → 2024-05-06" in run.out

    assert wenju("check", "--json").json == []
    wenju("reindex", "--full")
    assert "江城晚报 · 2024-05-06" in wenju("ask", "泳池票价多少").out


def test_check_lists_a_correction_whose_report_is_gone(wenju: Wenju, workplace: Path):
    wenju("reindex")
    wenju("edit", "subway.md", "--source", "晚报")
    (workplace / "seeds" / "subway.md").unlink()
    (workplace / "seeds" / "other.yaml").write_text("a: [1, 2]\n")
    wenju("reindex")

    assert wenju("check", "--json").json == [{"id": None, "key": "subway.md", "doubtful": ["report"]}]
    assert wenju("check").out.startswith("subway.md.yaml：更正还在，它的报告不在了")


def test_a_paragraph_that_was_edited_is_shown_with_what_it_said_before(wenju: Wenju, workplace: Path):
    wenju("reindex")
    path = workplace / "seeds" / "subway.md"
    path.write_text(path.read_text("utf-8").replace("起步价三元", "起步价四元"), "utf-8")
    wenju("reindex")

    shown = wenju("show", "subway.md#3").out
    assert shown.index("起步价四元") < shown.index("改过，改之前是：") < shown.index("起步价三元")
    assert "改之前" not in wenju("show", "subway.md#2").out
    assert wenju("repl", stdin=b":show subway.md#3\n").out.count("起步价三元") == 1


def test_a_newer_notice_is_named_by_check_until_its_owner_says_what_holds(wenju: Wenju, workplace: Path):
    for year, price in ((2022, "六"), (2025, "八")):
        text = f"---\n标题: {year}年渡轮票价通知\n来源: 交通局\n日期: {year}-03-01\n---\n\n渡轮票价为每张{price}元。\n"
        (workplace / "seeds" / f"ferry-{year}.md").write_text(text, "utf-8")
    wenju("reindex")

    listed = wenju("check").out
    assert "似乎已被代替" in listed
    assert listed.index("2022年渡轮票价通知") < listed.index("似乎已被代替") < listed.index("2025年渡轮票价通知")
    (found,) = [each for each in json.loads(wenju("check", "--json").out) if "replaced_by" in each]
    assert (found["key"], found["replaced_by"]["key"]) == ("ferry-2022.md", "ferry-2025.md")

    edited = wenju("edit", "ferry-2022.md", "--valid-until", "2025年2月28日", "--valid-from", "2022-04-01")
    assert "有效期至: – → 2025-02-28" in edited.out
    assert "施行日期: – → 2022-04-01" in edited.out
    assert "似乎已被代替" not in wenju("check").out
    wenju("edit", "ferry-2022.md", "--valid-until", "", "--valid-from", "")
    assert "代替: – → ferry-2022.md" in wenju("edit", "ferry-2025.md", "--replaces", "ferry-2022.md").out
    assert "似乎已被代替" not in wenju("check").out
    assert (workplace / "seeds" / "ferry-2025.md.yaml").read_text("utf-8") == "replaces: ferry-2022.md\n"


def test_an_edit_that_says_nothing_or_nonsense_is_refused(wenju: Wenju):
    wenju("reindex")

    assert wenju("edit", "subway.md").status == 2
    run = wenju("edit", "subway.md", "--date", "9月31日")
    assert run.status == 1
    assert "“9月31日”不是有效的日期" in run.err


@pytest.mark.parametrize(
    ("options", "answered"),
    [
        (("--since", "2024-09"), True),
        (("--since", "2024-10"), False),
        (("--until", "2024年9月20日"), True),
        (("--until", "2023"), False),
        (("--source", "晚報"), True),
        (("--source", "交通"), False),
    ],
)
def test_filters_of_ask(wenju: Wenju, options: tuple[str, str], answered: bool):
    assert wenju("ask", ANSWERED, *options, "--json").json["answered"] is answered


def test_an_answer_says_which_reports_it_was_asked_of(wenju: Wenju):
    assert wenju("ask", ANSWERED, "--source", "晚报。").out.startswith("只看：来源含“晚报”\n")
    assert "只看" not in wenju("ask", ANSWERED).out


def test_a_filter_that_is_no_date_is_wrong_usage(wenju: Wenju):
    run = wenju("ask", ANSWERED, "--since", "过去")

    assert run.status == 2
    assert "“过去”不是日期" in run.err


def test_filters_of_the_repl_hold_until_they_are_dropped(wenju: Wenju):
    wenju("reindex")

    run = wenju("repl", stdin=f":since 2025\n{ANSWERED}\n:since\n{ANSWERED}\n:until x\n".encode())

    assert run.out.index("只看：2025-01-01 起") < run.out.index("没有这个问题的答案") < run.out.index("只看：–")
    assert run.out.index("只看：–") < run.out.index("押金一律取消") < run.out.index("“x”不是日期")


def test_a_question_typed_into_a_pipe_may_bring_its_own_filters(wenju: Wenju):
    wenju("reindex")

    run = wenju("repl", stdin=f"--source 无此报 {ANSWERED}\n{ANSWERED} 自：2024-09\n{ANSWERED}".encode())

    assert (
        run.out.index("没有符合这些条件的报告") < run.out.index("只看：2024-09-01 起") < run.out.index("押金一律取消")
    )
    assert run.out.startswith("只看：来源含“无此报”")
    assert run.out.count("只看") == 2


@pytest.mark.parametrize(
    "command", [["sources"], ["stats"], ["check"], ["show", "1"], ["remove", "1"], ["edit", "1", "--title", "x"]]
)
def test_a_command_over_an_index_that_is_not_there_makes_none(wenju: Wenju, workplace: Path, command: list[str]):
    run = wenju(*command)

    assert run.status == 1
    assert "请用 wenju reindex" in run.err
    assert [path.name for path in workplace.iterdir() if path.name.startswith("wenju.db")] == []


def test_sources_by_source_and_by_month(wenju: Wenju, pool: Path):
    wenju("reindex")
    wenju("add", pool)

    months = wenju("sources", "--by", "month", "--json").json
    assert [(group["month"], len(group["reports"])) for group in months] == [("2025-03", 1), ("2024-09", 1), ("", 1)]
    sources = wenju("sources", "--by", "source", "--json").json
    assert [group["source"] for group in sources] == ["交通日报", "城市晚报", ""]
    shown = wenju("sources", "--by", "source").out
    assert shown.index("交通日报  (1)") < shown.index("城市晚报  (1)") < shown.index("（无）  (1)")


def notices(workplace: Path, count: int) -> None:
    for number in range(count):
        text = f"---\ntitle: 第{number}号通知\nsource: 日报{number % 3}\n---\n\n周五停水一天。\n"
        (workplace / "seeds" / f"n{number}.md").write_text(text, "utf-8")


def test_a_long_list_ends_with_how_to_see_more(wenju: Wenju, workplace: Path):
    notices(workplace, 110)
    wenju("reindex")

    first, few, everything = wenju("sources"), wenju("sources", "--limit", "3"), wenju("sources", "--all")

    assert first.out.count("\n") == 1 + 100 + 1
    assert "还有 12 篇" in first.out.splitlines()[-1]
    assert few.out.count("\n") == 1 + 3 + 1
    assert everything.out.count("\n") == 1 + 112
    assert "还有" not in everything.out
    assert len(wenju("sources", "--json").json) == 112
    assert len(wenju("sources", "--json", "--limit", "3").json) == 3
    assert wenju("sources", "--all", "--limit", "3").status == 2


def test_groups_stand_together_the_largest_first(wenju: Wenju, workplace: Path):
    notices(workplace, 8)
    wenju("reindex")

    groups = wenju("sources", "--by", "source", "--json").json
    shown = wenju("sources", "--by", "source", "--limit", "4").out

    counts = [(group["source"], len(group["reports"])) for group in groups]
    assert counts == [("日报0", 3), ("日报1", 3), ("日报2", 2), ("交通日报", 1), ("城市晚报", 1)]
    assert shown.index("日报0  (3)") < shown.index("日报1  (3)")
    assert "日报2" not in shown
    assert "还有 6 篇" in shown


def test_columns_stand_below_each_other(wenju: Wenju):
    wenju("reindex")

    head, *rows = wenju("sources").out.splitlines()

    def columns(line: str, word: str) -> int:
        return sum(1 if character.isascii() else 2 for character in line[: line.index(word)])

    assert {columns(row, day) for row, day in zip(rows, ("2025-03-02", "2024-09-20"), strict=True)} == {
        columns(head, "日期")
    }


def test_reposts_stand_below_the_citation_and_in_json(wenju: Wenju, workplace: Path):
    original = workplace / "seeds" / "图书馆 新馆.md"
    copy = original.read_text("utf-8").replace("城市晚报", "转载网").replace("2024-09-20 10:30", "2024-09-21")
    (workplace / "seeds" / "copy.md").write_text(copy, "utf-8")

    out = wenju("ask", ANSWERED).out
    (hit,) = [hit for hit in wenju("ask", ANSWERED, "--json").json["hits"] if "reposts" in hit]

    assert "另有 1 篇转载：\n    《市图书馆新馆将于国庆开放》" in out
    assert {hit["report"]["source"], hit["reposts"][0]["report"]["source"]} == {"城市晚报", "转载网"}
    assert hit["reposts"][0]["paragraphs"] == [4, 4]


def test_the_report_of_a_reindex_says_what_was_read_how_and_how_sure(wenju: Wenju, workplace: Path, pool: Path):
    pool.replace(workplace / "seeds" / "pool.txt")
    (workplace / "seeds" / "<b>空.txt").write_bytes(b"")

    assert wenju("reindex", "--report", "r.json").status == 3
    form = json.loads(Path("r.json").read_text("utf-8"))
    assert [failure["key"] for failure in form["failed"]] == ["<b>空.txt"]
    read = {item["key"]: item for item in form["read"]}
    assert len(read) == 3
    assert read["pool.txt"]["doubtful"] == ["source", "published"]
    assert read["subway.md"]["origins"]["source"]["certainty"] == "given"

    wenju("reindex", "--report", "r.HTML")
    page = Path("r.HTML").read_text("utf-8")
    assert "&lt;b&gt;空.txt" in page
    assert "<b>" not in page
    assert page.count('class="doubtful"') == 2


def test_a_report_file_of_another_kind_is_refused_before_anything_is_done(wenju: Wenju, workplace: Path):
    run = wenju("reindex", "--report", "r.pdf")

    assert run.status != 0
    assert "r.pdf" in run.err
    assert not (workplace / "wenju.db").exists()
    assert "写不进去" in wenju("reindex", "--report", "nowhere/r.json").err


def test_an_index_whose_name_is_too_long_is_named(wenju: Wenju):
    name = "长" * 300
    run = wenju("--db", name, "stats")

    assert run.status == 1
    assert f"索引 {name} 打不开" in run.err
    assert "--db" in run.err


def test_a_report_that_says_the_same_is_named_with_the_first_hit(wenju: Wenju, workplace: Path):
    (workplace / "seeds" / "other.md").write_text(
        "---\ntitle: 怎样办理借书证\nsource: 生活报\n---\n\n"
        "据悉，读者凭身份证就能办理借书证，押金一律取消，每人每次最多借20册，借期为45天。\n",
        "utf-8",
    )

    out = wenju("ask", ANSWERED).out
    first, second, *_ = wenju("ask", ANSWERED, "--json").json["hits"]

    assert first["agreeing"] == [{"rank": 2, "report": second["report"], "paragraphs": [4, 4]}]
    assert "agreeing" not in second
    assert f"另有 1 篇报告也这样说：〔2〕《{second['report']['title']}》" in out
