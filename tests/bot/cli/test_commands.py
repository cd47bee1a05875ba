"""The commands, each over a real index in a real folder."""

import hashlib
import json
import re
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import pytest

from retrieval.store import Store, sole_writer
from tests.bot.conftest import ANSWERED, DECLINED, Wenju
from tests.retrieval.readers.pdfs import centred, make_pdf, page

POOL = """\
泳池开放
江城晚报 2024-05-06 07:08

区里的泳池周六开放，票价十元。

文/江城晚报记者 周明
摄影/何雨

相关阅读
去年的泳池
江城晚报 2023-05-06
"""


def test_the_first_question_builds_the_index(wenju: Wenju, workplace: Path):
    run = wenju("ask", ANSWERED)

    assert run.status == 0
    assert "**读者凭身份证就能办理借书证，押金一律取消，" in run.out
    assert "seeds" in run.err
    assert (workplace / "wenju.db").is_file()


def test_the_citation_names_the_paragraph(wenju: Wenju, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WENJU_WINDOW", "45")

    run = wenju("ask", ANSWERED)

    assert "〔1〕《市图书馆新馆将于国庆开放》 城市晚报 · 2024-09-20 · 第 4 段" in run.out


def test_the_citation_of_a_pdf_names_the_page(wenju: Wenju, workplace: Path):
    notice = [
        page(centred("关于泳池开放的通知"), "各区体育中心：", footer="1"),
        page("泳池周六开放，票价十元。", footer="2"),
    ]
    (workplace / "seeds" / "通知.pdf").write_bytes(make_pdf(notice))

    run = wenju("ask", "泳池的票价是多少？")

    assert "《关于泳池开放的通知》 第 2 段 · 第 2 页" in run.out
    assert wenju("ask", "泳池的票价是多少？", "--json").json["hits"][0]["pages"] == [2, 2]


def test_a_citation_is_printed_to_be_kept(wenju: Wenju, workplace: Path):
    file = workplace / "seeds" / "subway.md"
    wenju("reindex")
    said = wenju("show", "subway.md#2").out.splitlines()[-1].partition("  ")[2]

    plain = wenju("cite", "subway.md#2")
    page = wenju("cite", "subway.md#2", "--html", "--mark", said[:5]).out
    form = wenju("cite", f"“{said}” 《地铁九号线北延段开始试运行》 第 2 段", "--json").json

    assert plain.out.startswith(f"“{said}”\n《地铁九号线北延段开始试运行》")
    assert f"<mark>{said[:5]}</mark>" in page
    assert (form["text"], form["paragraphs"]) == (said, [2, 2])
    assert form["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert "不在里面的话" in wenju("cite", "subway.md#2", "--mark", "不在里面的话").err
    assert "没有写明段落" in wenju("cite", "subway.md").err


def test_the_second_question_is_answered_without_a_word_about_the_index(wenju: Wenju):
    first = wenju("ask", ANSWERED)

    again = wenju("ask", ANSWERED)

    assert (again.out, again.err) == (first.out, "")


def test_a_question_that_the_reports_do_not_answer_is_declined(wenju: Wenju):
    run = wenju("ask", DECLINED)

    assert run.status == 0
    assert run.out.startswith("报告里没有这个问题的答案")
    assert "也没有相近的段落" in run.out
    assert "〔1〕" not in run.out


def test_a_question_that_is_declined_shows_what_comes_near(wenju: Wenju):
    run = wenju("ask", "借书证能在火星上用吗？")

    assert run.out.index("报告里没有这个问题的答案") < run.out.index("最接近的段落") < run.out.index("〔1〕")


def test_small_talk_is_no_question(wenju: Wenju):
    said, form = wenju("ask", "你好，请问你是谁？"), wenju("ask", "答非所问", "--json").json

    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("我是问据")
    assert said.out.count("\n") == 1
    assert form == {"question": "答非所问", "answered": False, "confidence": 0.0, "hits": [], "small_talk": "complaint"}


def test_answers_in_english(wenju: Wenju, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WENJU_LANGUAGE", "en")

    run = wenju("ask", ANSWERED)

    assert "城市晚报 · 2024-09-20 · paragraph 4" in run.out


def test_k_bounds_the_passages(wenju: Wenju):
    question = "新馆和北延段什么时候开放？"

    assert len(wenju("ask", question, "-k", 1, "--json").json["hits"]) == 1
    assert len(wenju("ask", question, "-k", 2, "--json").json["hits"]) == 2


def test_ask_format_md(wenju: Wenju):
    printed = wenju("ask", "--format", "md", ANSWERED).out

    assert printed.startswith(f"# {ANSWERED}\n\n有明确依据\n\n> ")
    assert "**" in printed
    assert "〔1〕" in printed
    assert re.search(r"\n## 出处\n\n1\. 《.+》 .+ 第 \d+ 段", printed)


def test_ask_json(wenju: Wenju):
    answer = wenju("ask", ANSWERED, "--json").json

    assert list(answer) == ["question", "answered", "confidence", "hits", "support", "label"]
    assert (answer["support"], answer["label"]) == ("clear", "有明确依据")
    assert answer["question"] == ANSWERED
    assert answer["answered"] is True
    hit = answer["hits"][0]
    keys = ["rank", "score", "passage_id", "report", "paragraphs", "text", "window", "sentence", "highlights"]
    assert list(hit) == [*keys, "reference", "citation"]
    assert hit["citation"] == "《市图书馆新馆将于国庆开放》 城市晚报 · 2024-09-20 · 第 4 段"
    assert hit["sentence"]["text"] in wenju("show", hit["reference"]).out
    assert list(hit["report"]) == ["id", "key", "title", "source", "published", "url"]
    assert hit["report"] | {"id": 0} == {
        "id": 0,
        "key": "图书馆 新馆.md",
        "title": "市图书馆新馆将于国庆开放",
        "source": "城市晚报",
        "published": "2024-09-20T10:30+08:00",
        "url": "https://example.org/library",
    }
    for name in ("window", "sentence"):
        span = hit[name]
        assert list(span) == ["start", "end", "text"]
        assert hit["text"][span["start"] : span["end"]] == span["text"]
    assert "押金" in hit["sentence"]["text"]
    assert "押金" in [hit["text"][start:end] for start, end in hit["highlights"]]
    first, last = hit["paragraphs"]
    assert 1 <= first <= 4 <= last <= 5


def test_explain_shows_what_made_a_passage_win(wenju: Wenju):
    answer = wenju("ask", ANSWERED, "--json", "--explain").json
    hit = answer["hits"][0]

    assert answer["support"] in ("clear", "possible")
    assert sum(hit["shares"].values()) == pytest.approx(hit["score"], abs=1e-3)
    assert all(name in wenju("ask", ANSWERED, "--explain").out for name in hit["shares"])


def test_reindex_counts_what_it_did(wenju: Wenju, workplace: Path):
    added = wenju("reindex", "--json")
    (workplace / "seeds" / "subway.md").unlink()
    removed = wenju("reindex", "--json")

    keys = ["added", "updated", "removed", "unchanged", "failed", "reports", "passages", "seconds"]
    assert list(added.json) == keys
    assert (added.status, added.json["added"], added.json["reports"]) == (0, 2, 2)
    assert (removed.json["removed"], removed.json["unchanged"], removed.json["reports"]) == (1, 1, 1)


def test_reindex_names_files_that_failed_and_says_so_in_its_status(wenju: Wenju, workplace: Path):
    (workplace / "seeds" / "empty.txt").touch()

    run = wenju("reindex")
    as_json = wenju("reindex", "--full", "--json")

    assert run.status == 3
    assert [line for line in run.err.splitlines() if "empty.txt" in line]
    assert "新增 2" in run.out
    assert as_json.status == 3
    (failed,) = as_json.json["failed"]
    assert list(failed) == ["key", "code", "reason"]
    assert failed["code"] == "EMPTY_FILE"
    assert failed["key"] == "empty.txt"


def test_reindex_full_reads_everything_again(wenju: Wenju):
    wenju("reindex")
    wenju("remove", "subway.md")

    assert wenju("reindex", "--json").json["reports"] == 1
    assert wenju("reindex", "--full", "--json").json["reports"] == 2


def test_sources_lists_reports_newest_first(wenju: Wenju):
    wenju("reindex")

    run = wenju("sources")
    lines = run.out.splitlines()

    assert "地铁九号线北延段开始试运行" in lines[1]
    assert "市图书馆新馆将于国庆开放" in lines[2]


def test_sources_json(wenju: Wenju):
    wenju("reindex")

    newest, library = wenju("sources", "--json").json

    keys = ["id", "key", "title", "source", "published", "url", "bylines", "paragraphs", "passages", "related"]
    assert list(library) == keys
    assert newest["published"] == "2025-03-02"
    assert newest["url"] is None
    assert library["paragraphs"] == 5
    assert library["passages"] >= 1
    assert library["bylines"] == library["related"] == []


def test_sources_of_an_empty_index(wenju: Wenju):
    wenju("reindex")
    for report in wenju("sources", "--json").json:
        wenju("remove", str(report["id"]))

    assert "还没有报告" in wenju("sources").out
    assert wenju("sources", "--json").json == []


@pytest.mark.parametrize("reference", ["图书馆 新馆.md", "市图书馆新馆将于国庆开放"])
def test_show_prints_a_report(wenju: Wenju, reference: str):
    wenju("reindex")

    run = wenju("show", reference)

    assert run.out.startswith("市图书馆新馆将于国庆开放\n")
    assert "1  记者昨日获悉" in run.out
    assert "5  为了方便夜班工人" in run.out


def test_show_finds_a_report_by_its_id(wenju: Wenju):
    wenju("reindex")
    number = wenju("sources", "--json").json[0]["id"]

    assert wenju("show", f"r{number}").out == wenju("show", number).out == wenju("show", "subway.md").out


def test_show_prints_the_paragraphs_that_a_citation_names(wenju: Wenju):
    wenju("reindex")

    one = wenju("show", "subway.md#2")
    two = wenju("show", "subway.md#2-3")

    assert "最高时速一百公里" in one.out
    assert "起步价" not in one.out
    assert "第 2 段" in one.out
    assert "起步价三元" in two.out
    assert "第 2–3 段" in two.out


def test_names_and_related_reports_are_listed(wenju: Wenju, workplace: Path):
    (workplace / "seeds" / "pool.txt").write_text(POOL, "utf-8")
    wenju("reindex")

    shown = wenju("show", "pool.txt").out
    pool = next(source for source in wenju("sources", "--json").json if source["key"] == "pool.txt")

    assert "文/江城晚报记者 周明  摄影/何雨\n" in shown
    assert "相关阅读\n《去年的泳池》 · 江城晚报 · 2023-05-06\n" in shown
    assert pool["bylines"][1] == {"role": "摄影", "name": "何雨"}
    assert pool["related"] == [{"title": "去年的泳池", "source": "江城晚报", "published": "2023-05-06"}]


def test_show_says_which_paragraphs_there_are(wenju: Wenju):
    wenju("reindex")

    run = wenju("show", "subway.md#9")

    assert (run.status, run.out) == (1, "")
    assert run.err == "wenju: 《地铁九号线北延段开始试运行》只有第 1 到 3 段。\n"


def test_remove_keeps_the_file_and_takes_the_report_out(wenju: Wenju, workplace: Path):
    wenju("reindex")

    run = wenju("remove", "subway.md")

    assert run.status == 0
    assert "地铁九号线北延段开始试运行" in run.out
    assert (workplace / "seeds" / "subway.md").is_file()
    assert [source["key"] for source in wenju("sources", "--json").json] == ["图书馆 新馆.md"]
    assert wenju("show", "subway.md").status == 1


def test_stats(wenju: Wenju):
    wenju("reindex")

    run = wenju("stats")
    stats = wenju("stats", "--json").json

    assert "2025-03-02" in run.out
    assert list(stats) == ["reports", "passages", "tokens", "database_bytes", "fingerprint", "indexed_at"]
    assert stats["reports"] == 2
    assert stats["tokens"] > 100
    assert stats["indexed_at"].endswith("+00:00")
    assert stats["fingerprint"] in run.out


def test_version(wenju: Wenju):
    assert wenju("--version").out == f"wenju {version('wenju')}\n"


def test_help_lists_every_command(wenju: Wenju):
    run = wenju("--help")

    assert run.status == 0
    for command in ("repl", "ask", "reindex", "sources", "show", "remove", "stats"):
        assert f"  {command} " in run.out


def test_options_before_and_after_the_command(wenju: Wenju, workplace: Path):
    (workplace / "seeds").rename(workplace / "我的 报告")

    before = wenju("--db", "before.db", "--corpus", "我的 报告", "reindex", "--json")
    after = wenju("reindex", "--json", "--corpus", "我的 报告", "--db", "after.db")
    both = wenju("--db", "nowhere/wenju.db", "sources", "--db", "after.db", "--json")

    assert before.json["added"] == after.json["added"] == 2
    assert (workplace / "before.db").is_file()
    assert len(both.json) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask"], "QUESTION"),
        (["ask", "一", "二"], "二"),
        (["ask", "-k", "0", "问"], "-k"),
        (["ask", "-k", "三", "问"], "-k"),
        (["ask", "--jsno", "问"], "--jsno"),
        (["aks", "问"], "aks"),
        (["show"], "REPORT"),
        (["--db"], "--db"),
        (["--", "--x"], "--x"),
    ],
)
def test_wrong_usage_is_told_in_one_line(wenju: Wenju, arguments: list[str], said: str):
    run = wenju(*arguments)

    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("wenju: ")
    assert run.err.count("\n") == 1
    assert said in run.err


@pytest.mark.parametrize("question", ["", "  \n", "？！……", "什么", "\x00\x1b", "——", "问" * 10_000])
def test_a_question_without_words_or_end_is_refused_in_one_line(wenju: Wenju, question: str):
    wenju("reindex")

    run = wenju("ask", question)

    assert (run.status, run.out) == (1, "")
    assert run.err.startswith("wenju: ")
    assert run.err.count("\n") == 1
    assert len(run.err) < 300


def test_a_missing_corpus_is_named(wenju: Wenju):
    run = wenju("--corpus", "nowhere", "ask", ANSWERED)

    assert (run.status, run.out) == (1, "")
    assert "nowhere" in run.err.splitlines()[-1]
    assert "Traceback" not in run.err


def test_a_corpus_in_which_nothing_can_be_read(wenju: Wenju, workplace: Path):
    (workplace / "bad").mkdir()
    (workplace / "bad" / "empty.txt").touch()

    run = wenju("--corpus", "bad", "ask", ANSWERED)

    assert (run.status, run.out) == (1, "")
    assert "empty.txt" in run.err
    assert "bad" in run.err.splitlines()[-1]


def test_an_index_of_another_folder_is_not_mistaken_for_the_one_named(wenju: Wenju, workplace: Path):
    wenju("reindex")
    (workplace / "other").mkdir()
    (workplace / "seeds" / "subway.md").rename(workplace / "other" / "subway.md")

    refused = wenju("ask", ANSWERED, "--corpus", "other")
    same = wenju("ask", ANSWERED, "--corpus", workplace / "seeds")

    assert (refused.status, refused.out) == (1, "")
    assert "other" in refused.err
    assert "reindex" in refused.err
    assert same.status == 0


def test_a_file_that_is_no_database_is_left_alone(wenju: Wenju, workplace: Path):
    (workplace / "notes.db").write_text("这不是数据库，只是一些笔记。" * 100, "utf-8")

    run = wenju("--db", "notes.db", "ask", ANSWERED)

    assert run.status == 1
    assert run.err.count("\n") == 1
    assert "notes.db" in run.err
    assert (workplace / "notes.db").read_text("utf-8").startswith("这不是数据库")


def test_a_bad_setting_is_a_usage_error(wenju: Wenju, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WENJU_THRESHOLD", "high")

    run = wenju("stats")

    assert (run.status, run.out) == (2, "")
    assert "WENJU_THRESHOLD" in run.err
    assert "'high'" in run.err
    assert run.err.count("\n") == 1


@pytest.mark.parametrize(("k", "bound"), [("0", "1"), ("101", "100"), ("999999999999", "100")])
def test_k_has_bounds_and_the_help_tells_them(wenju: Wenju, k: str, bound: str):
    run = wenju("ask", ANSWERED, "-k", k, WENJU_LANGUAGE="en")

    assert run.status == 2
    assert f"equal to {bound} " in run.err
    assert run.err.count("\n") == 1
    assert "at most 100" in wenju("ask", "--help").out


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (["--since", "gestern"], "'gestern' is no date; write it as"),
        (["--until", "2024-13"], "'2024-13' is no date; write it as"),
        (["--since", "2025", "--until", "2024-09"], "since 2025-01-01 and until 2024-09-30 exclude each other"),
    ],
)
def test_filters_that_no_report_could_match_are_told(wenju: Wenju, filters: list[str], told: str):
    run = wenju("ask", ANSWERED, *filters, WENJU_LANGUAGE="en")

    assert (run.status, run.out) == (2, "")
    assert told in run.err
    assert run.err.count("\n") == 1


def test_filters_that_no_report_matches_are_told_apart_from_reports_without_an_answer(wenju: Wenju):
    assert "没有符合这些条件的报告。" in wenju("ask", ANSWERED, "--source", "晨报").out
    assert "没有符合这些条件的报告。" not in wenju("ask", DECLINED, "--source", "晚报").out


def test_a_corpus_folder_that_was_renamed_is_named_anew_and_that_is_all(wenju: Wenju, workplace: Path):
    wenju("reindex", "--corpus", "seeds")
    (workplace / "seeds").rename(workplace / "报告")

    moved = wenju("ask", ANSWERED, "--corpus", "报告")
    (workplace / "别的").mkdir()
    other = wenju("ask", ANSWERED, "--corpus", "别的", WENJU_LANGUAGE="en")

    assert (moved.status, moved.err) == (0, "")
    assert "押金一律取消" in moved.out
    assert other.status == 1
    assert "报告, not of 别的; run `wenju reindex --corpus 别的`" in other.err


def test_a_moved_folder_is_asked_while_somebody_reindexes(wenju: Wenju, workplace: Path):
    wenju("reindex", "--corpus", "seeds")
    (workplace / "seeds").rename(workplace / "报告")
    store = Store(workplace / "wenju.db")

    with closing(store), sole_writer(store, "reindex"):
        asked = wenju("ask", ANSWERED, "--corpus", "报告")

    assert (asked.status, asked.err) == (0, "")
    assert "押金一律取消" in asked.out


SEQUENCES = "\x1b[31m红\x1b]0;坏\x07\x1b]8;;http://x\x1b\\\x1bPq\x1b\\\x9b\u202e"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", f"票价{SEQUENCES}公告\n江城{SEQUENCES}晚报 2024-05-06 07:08\n\n泳池票价{SEQUENCES}十元。\n"),
        ("a.md", f"---\ntitle: 票价{SEQUENCES}公告\nsource: 江城{SEQUENCES}晚报\n---\n\n泳池票价{SEQUENCES}十元。\n"),
        (
            "a.jsonl",
            json.dumps(
                {
                    "title": f"票价{SEQUENCES}公告",
                    "source": f"江城{SEQUENCES}晚报",
                    "text": f"泳池票价{SEQUENCES}十元。",
                }
            ),
        ),
    ],
)
def test_control_sequences_in_a_report_are_dropped_whole(wenju: Wenju, workplace: Path, name: str, text: str):
    (workplace / "seeds" / name).write_text(text, "utf-8")

    hit = wenju("ask", "泳池票价多少？", "--json").json["hits"][0]

    assert (hit["report"]["title"], hit["report"]["source"]) == ("票价红公告", "江城红晚报")
    assert hit["text"] == "泳池票价红十元。"


def test_a_file_name_with_a_line_break_stays_on_its_line(wenju: Wenju, workplace: Path):
    (workplace / "seeds" / "坏\nr1  假报告.md").write_text("# 票价公告\n\n泳池票价十元。\n", "utf-8")
    (workplace / "seeds" / "空\r\n的.txt").touch()
    (workplace / "seeds" / "分\u2028行.md").write_text("# 泳池公告\n\n泳池票价十元。\n", "utf-8")

    failed = wenju("reindex").err.splitlines()

    assert [line.split("：")[0] for line in failed] == ["未能读取 坏 r1  假报告.md", "未能读取 空 的.txt"]
    assert "坏 r1  假报告.md" in wenju("doctor").out
    assert any(line.endswith("分行.md") for line in wenju("sources").out.splitlines())


def test_escape_sequences_in_a_report_never_reach_the_terminal(wenju: Wenju, workplace: Path):
    hostile = "---\ntitle: 警报[bold]测试\n---\n\n警报器的价格是\x1b[31m九十\x1b]0;坏\x07元，[red]含税[/red]。\n"
    (workplace / "seeds" / "hostile.md").write_text(hostile, "utf-8")

    run = wenju("ask", "警报器的价格是多少？")

    assert "\x1b" not in run.out
    assert "\x07" not in run.out
    assert "[red]含税[/red]" in run.out
    assert "警报[bold]测试" in run.out
