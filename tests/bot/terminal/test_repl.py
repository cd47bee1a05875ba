"""The REPL without a terminal: every line is answered, in order, and nothing else is printed."""

from pathlib import Path

from tests.bot.conftest import ANSWERED, DECLINED, Run, Wenju


def repl(wenju: Wenju, *lines: str, **environment: str) -> Run:
    return wenju("repl", stdin="".join(f"{line}\n" for line in lines).encode(), **environment)


def test_each_line_is_answered_with_its_citation(wenju: Wenju):
    run = repl(wenju, ANSWERED, "", "地铁列车最高时速是多少？")

    assert run.status == 0
    assert run.out.index("押金一律取消") < run.out.index("最高时速一百公里")
    assert run.out.count("〔1〕") == 2
    assert "问>" not in run.out
    assert "\x1b" not in run.out


def test_no_line_is_no_answer(wenju: Wenju):
    assert repl(wenju).out == ""


def test_a_line_without_an_end_is_answered_too(wenju: Wenju):
    assert "押金一律取消" in wenju("repl", stdin=ANSWERED.encode()).out


def test_small_talk_gets_a_line_and_leaves_the_answer_before_alone(wenju: Wenju):
    run = repl(wenju, ANSWERED, "謝謝！", "1", "谢谢，借书证要交多少押金？")

    assert "不客气。还有问题，接着问就行；怎么用，看 :help。" in run.out.splitlines()
    assert run.out.count("〔1〕") == 3
    assert "▶ 第 1–5 段" in run.out


def test_follow_ups_lean_on_the_question_before_and_say_so(wenju: Wenju):
    run = repl(wenju, "市图书馆新馆藏书多少册？", "建筑面积呢", "那地铁九号线多长？")

    assert "承接上一问：市图书馆新馆建筑面积？" in run.out.splitlines()
    assert run.out.count("承接上一问") == 1
    assert repl(wenju, "建筑面积呢").out.count("承接") == 0


def test_asking_for_more_goes_on_with_the_answer(wenju: Wenju):
    run = repl(wenju, "还有呢", DECLINED, "还有吗？")

    assert run.out.startswith("请先提一个问题")
    assert "没有更多了" in run.out


def test_a_follow_up_is_asked_of_the_same_reports(wenju: Wenju):
    run = repl(wenju, "来源：晚报 新馆藏书多少册？", "建筑面积呢", "来源：交通 建筑面积呢")

    assert run.out.count("只看：来源含“晚报”") == 2
    assert run.out.count("只看：来源含“交通”") == 1


def test_bad_lines_do_not_stop_the_good_ones(wenju: Wenju):
    lines = [b"\xff\xfe\x80", b"\x00\x1b[31m", "？！".encode(), "长".encode() * 800_000, ANSWERED.encode()]

    run = wenju("repl", stdin=b"\n".join(lines))

    assert run.status == 0
    assert "没有可以查找的词" in run.out
    assert "问题太长了" in run.out
    assert "押金一律取消" in run.out


def test_a_digit_opens_that_passage_in_its_context(wenju: Wenju):
    run = repl(wenju, ANSWERED, "1", "１", "9")

    assert run.out.count("▶ 第 1–5 段") == 2
    assert "没有第 9 条" in run.out


def test_a_part_of_a_title_lists_reports_to_choose_from_by_digit(wenju: Wenju, workplace: Path):
    for year in (2022, 2023):
        (workplace / "seeds" / f"{year}.md").write_text(f"# {year}年停水通知\n\n{year}年停水。\n", "utf-8")

    run = repl(wenju, ":show 停水通知", "2", "9", "1", ":show 《地铁九号线北延段开始试运行》", "1", ":show 停电")

    lines = run.out.splitlines()
    assert lines[:3] == [
        "有 2 篇报告的标题里有“停水通知”，输入序号打开：",
        "1  r2 《2023年停水通知》",
        "2  r1 《2022年停水通知》",
    ]
    assert run.out.index("1  2022年停水。") < run.out.index("没有第 9 条") < run.out.index("1  2023年停水。")
    assert "起步价三元" in run.out
    assert "请先提一个问题" in run.out
    assert "没有找到这篇报告" in run.out


def test_more_goes_through_the_hits_to_the_end(wenju: Wenju, workplace: Path):
    for number in range(2, 7):
        text = f"# 第{number}分馆\n\n第{number}分馆的借书证也不收押金。\n"
        (workplace / "seeds" / f"{number}.md").write_text(text, "utf-8")

    run = repl(wenju, "借书证押金", ":more", "：ｍｏｒｅ", ":more")

    ranks = [f"〔{rank}〕" for rank in range(1, 7)]
    places = [run.out.index(rank) for rank in ranks]
    assert places == sorted(places)
    assert "没有更多了" in run.out


def test_before_a_question_there_is_nothing_to_open(wenju: Wenju):
    run = repl(wenju, "1", ":more")

    assert run.out.count("请先提一个问题") == 2


def test_sources_show_and_help(wenju: Wenju):
    run = repl(wenju, ":sources", ":show subway.md#3", ":show", ":show 没有的报告", ":show subway.md#7", ":help")

    assert "地铁九号线北延段开始试运行" in run.out
    assert "起步价三元" in run.out
    assert "请写明报告" in run.out
    assert "没有找到这篇报告" in run.out
    assert "只有第 1 到 3 段" in run.out
    assert ":reindex" in run.out


def test_what_was_cited_opens_after_another_folder_was_chosen(wenju: Wenju, workplace: Path):
    (workplace / "seeds" / "人事").mkdir()
    (workplace / "seeds" / "人事" / "a.md").write_text("# 休假通知\n\n满一年的职工每年休假五天。\n", "utf-8")
    wenju("reindex")

    run = repl(wenju, ":in 人事", ":show subway.md#3", ":show 地铁九号线北延段开始试运行", ":sources")

    assert run.out.count("起步价三元") == 2
    assert "subway.md" not in run.out.rpartition("休假通知")[2]


def test_reindex_takes_in_what_was_added_since(wenju: Wenju, workplace: Path):
    wenju("reindex")
    (workplace / "seeds" / "zoo.md").write_text("# 动物园\n\n动物园的大熊猫今年七岁，名叫团团。\n", "utf-8")

    run = repl(wenju, "大熊猫叫什么名字？", ":reindex", "大熊猫叫什么名字？", ":reindex --full")

    assert "新增 1" in run.out
    assert run.out.index("新增 1") < run.out.index("名叫团团")
    assert run.out.count("未变 3，失败 0；共 3 篇报告") == 1


def test_quit_leaves_the_rest_unread(wenju: Wenju):
    run = repl(wenju, ":QUIT", ANSWERED)

    assert (run.status, run.out) == (0, "")


def test_an_unknown_command_is_explained(wenju: Wenju):
    assert "没有 :quiet now 这个命令" in repl(wenju, ":quiet now").out


def test_a_declined_question_is_no_failure(wenju: Wenju):
    run = repl(wenju, DECLINED)

    assert run.status == 0
    assert "报告里没有这个问题的答案" in run.out


def test_in_english(wenju: Wenju):
    run = repl(wenju, ANSWERED, ":x", WENJU_LANGUAGE="en")

    assert "paragraph" in run.out
    assert "There is no command :x" in run.out


def test_a_damaged_index_ends_it_with_a_line_and_a_status(wenju: Wenju, workplace: Path):
    (workplace / "wenju.db").write_bytes(b"no database " * 1000)

    run = repl(wenju, ANSWERED)

    assert (run.status, run.out) == (1, "")
    assert run.err.startswith("wenju: ")
    assert "wenju.db" in run.err


def test_filters_that_exclude_each_other_are_told_and_not_kept(wenju: Wenju):
    told = "起始日期 2025-01-01 晚于截止日期 2024-12-31"

    by_command = repl(wenju, ":since 2025", ":until 2024", "北延段有多长？")
    by_question = repl(wenju, ":since 2025", "至：2024 北延段有多长？", "北延段有多长？")

    for run in (by_command, by_question):
        assert told in run.out
        assert "全长十一公里" in run.out


def test_filters_that_no_report_matches_are_told(wenju: Wenju):
    assert "没有符合这些条件的报告。" in repl(wenju, "来源：晨报 北延段有多长？").out
