"""A question to a table: one row is found, shown and cited; clear only where nothing of the question is left over."""

from datetime import date

import pytest

from retrieval.engine import Engine

LEDGER = """# 云溪县渡口客流公报

发布日期：2025-04-02

现将一季度各渡口有关情况公布如下。

表1 各渡口运营情况（单位：万元）

| 渡口 | 班次 | 票款收入 | 检修支出 | 值班电话 |
|---|---|---|---|---|
{rows}
"""
SHIFTS = ("早班", "晚班")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    corpus = folder / "reports"
    corpus.mkdir()
    names = [f"{one}{other}渡" for one in "南石青白" for other in "岸矶沙滩坪"]
    rows = [
        f"| {name} | {shift} | {100 + 7 * place} | {40 + 3 * place} | 555{place:04} |"
        for place, (name, shift) in enumerate((name, shift) for name in names for shift in SHIFTS)
    ]
    (corpus / "公报.md").write_text(LEDGER.format(rows="\n".join(rows)), "utf-8")
    (corpus / "旧闻.md").write_text(
        "# 青岸渡恢复通航\n\n青岸渡昨天恢复通航，检修支出由县里承担，值班电话没有变。", "utf-8"
    )
    with Engine(folder / "index.db", corpus) as engine:
        engine.reindex()
        yield engine


def shown(engine, question):
    answer = engine.search(question)
    hit = answer.hits[0]
    text = hit.passage.text
    return answer.support, text[hit.window.start : hit.window.end], text[hit.answer.start : hit.answer.end]


def test_the_row_asked_for_stands_alone_and_its_cell_is_bold(ledger):
    row = "各渡口运营情况 · 白坪渡 · 晚班 · 票款收入：373 万元；检修支出：157 万元；值班电话：5550039"

    assert shown(ledger, "白坪渡晚班的检修支出是多少？") == ("clear", row, "检修支出：157 万元")
    assert shown(ledger, "白坪渡晚班值班电话") == ("clear", row, "值班电话：5550039")
    hit = ledger.search("白坪渡晚班的票款收入是多少？").hits[0]
    table, cited = hit.report.row_at(hit.paragraphs.start)
    assert (table.number, cited.number) == (1, 40)


@pytest.mark.parametrize(
    "question",
    [
        "小白坪渡晚班的检修支出是多少？",  # a longer name
        "白坪渡中班的检修支出是多少？",  # no such shift
        "白坪渡晚班的燃油支出是多少？",  # no such column
        "白坪渡晚班2019年的检修支出是多少？",  # no such year
        "白坪渡的检修支出是多少？",  # two rows
        "晚班的检修支出是多少？",  # twenty rows
        "渡口 班次 票款收入 检修支出",  # the header itself
    ],
)
def test_what_names_no_one_cell_is_not_clear(ledger, question):
    answer = ledger.search(question)

    assert answer.support != "clear"
    hit = answer.hits[0]
    assert "\n" not in hit.passage.text[hit.window.start : hit.window.end] or not hit.passage.tabular


def test_a_row_in_two_reports_that_say_different_things_is_not_clear(engine, corpus):
    for number, rows in enumerate(("| 白坪渡 | 晚班 | 1 | 2 | 3 |", "| 白坪渡 | 晚班 | 1 | 9 | 3 |")):
        (corpus / f"{number}.md").write_text(LEDGER.format(rows=rows), "utf-8")
    engine.reindex()

    assert shown(engine, "白坪渡晚班的检修支出是多少？")[0] == "possible"
    assert shown(engine, "白坪渡晚班的票款收入是多少？")[0] == "clear"


@pytest.mark.parametrize("newest", [0, 1, 2])
def test_of_the_tables_of_several_years_the_newest_comes_first(engine, corpus, newest):
    for number in range(3):
        year = 2025 if number == newest else 2021 + number
        text = LEDGER.format(rows=f"| 白坪渡 | 晚班 | 1 | {number} | 3 |").replace("2025-", f"{year}-")
        (corpus / f"{number}.md").write_text(text, "utf-8")
    engine.reindex()

    assert shown(engine, "白坪渡晚班的检修支出是多少？")[::2] == ("clear", f"检修支出：{newest} 万元")
    versions = engine.search("白坪渡晚班的检修支出是多少？").hits[0].versions
    assert {each.figure for each in versions} == {f"{number} 万元" for number in range(3) if number != newest}
    assert shown(engine, "2025年白坪渡晚班的检修支出是多少？")[::2] == ("clear", f"检修支出：{newest} 万元")


def test_a_report_is_read_again_as_it_was_stored(ledger):
    (report,) = (ledger.report(each.id) for each in ledger.sources() if each.title == "云溪县渡口客流公报")

    (table,) = report.tables
    assert (table.caption, table.columns[2].name, table.columns[2].unit) == ("各渡口运营情况", "票款收入", "万元")
    assert [len(report.tables[0].rows), table.labels] == [40, (0, 1)]
    rows = {row.paragraph for row in table.rows}
    for passage in ledger.passages(report.id):
        assert rows.issuperset(passage.paragraphs) == passage.tabular
        assert passage.tabular or rows.isdisjoint(passage.paragraphs)


@pytest.mark.parametrize(
    ("question", "how", "value", "items"),
    [
        ("哪个渡口检修支出最多？", "largest", "157 万元", ["白坪渡 · 晚班"]),
        ("晚班里票款收入最少的渡口是哪个", "smallest", "107 万元", ["南岸渡 · 晚班"]),
        ("一共有多少个渡口？", "count", "20", None),
        ("检修支出合计多少？", "sum", "3940 万元", None),
        ("早班检修支出一共多少", "sum", "1940 万元", None),
        ("各渡口早班的检修支出分别是多少", "list", "", None),
    ],
)
def test_questions_over_rows_are_answered_with_the_rows_they_rest_on(ledger, question, how, value, items):
    answer = ledger.search(question)

    assert (answer.support, answer.tally.how, answer.tally.value) == ("clear", how, value)
    assert answer.tally.computed == (how != "list")
    report = answer.hits[0].report
    for item in answer.tally.items:
        table, row = report.row_at(item.paragraph)
        assert row.number == item.row
        assert item.name in table.label(row)
    if items:
        assert [item.name for item in answer.tally.items] == items
    else:
        assert len(answer.tally.items) == (20 if how in ("count", "list") or "早班" in question else 40)


def test_the_row_that_has_a_value_is_an_answer_like_any_other(ledger):
    assert shown(ledger, "哪个渡口的票款收入是149万元？")[::2] == ("clear", "南滩渡 · 晚班")
    assert ledger.search("哪个渡口的票款收入是149万元？").tally is None


@pytest.mark.parametrize(
    "question",
    [
        "值班电话合计多少？",  # nobody adds numbers to call
        "票款收入超过200元以上300元以下的渡口有几个？",  # two conditions
        "票款收入与检修支出的差最大的渡口是哪个？",
        "哪个渡口的燃油支出最多？",
        "哪个渡口的票款收入是999万元？",
    ],
)
def test_nothing_is_computed_where_it_would_be_a_guess(ledger, question):
    answer = ledger.search(question)

    assert answer.tally is None
    assert answer.support != "clear"


def test_digits_of_other_scripts_are_asked_in_without_an_error(ledger):
    """They stay as they are written: ٣, ३ and ๓ are no Chinese numeral."""
    for digit in "٣३๓":
        assert ledger.search(f"票款收入前{digit}名的渡口是哪些？").hits
        assert ledger.search(f"检修支出倒数第{digit}的渡口是哪个？").hits


def test_a_sum_that_stands_there_is_cited_and_part_of_a_table_is_not_added(engine, corpus):
    rows = "| 南岸渡 | 早班 | 100 | 40 | 1 |\n| 石岸渡 | 早班 | 200 | 50 | 2 |"
    (corpus / "a.md").write_text(LEDGER.format(rows=f"{rows}\n| 合计 | | 300 | 91 | |"), "utf-8")
    engine.reindex()

    assert shown(engine, "检修支出合计多少？")[2] == "检修支出：91 万元"
    assert engine.search("检修支出合计多少？").tally is None
    assert engine.search("哪个渡口票款收入最多？").tally.items[0].name == "石岸渡"

    (corpus / "a.md").write_text(LEDGER.format(rows=rows).replace("各渡口", "部分渡口"), "utf-8")
    engine.reindex()
    assert engine.search("检修支出合计多少？").tally is None


PITFALLS = {
    "增速": """# 松陵区各镇经济增速通报

| 镇 | 增加值增速（%） | 增速排名 | 用时（小时） |
|---|---|---|---|
| 松岭镇 | -8.2 | 3 | 5 |
| 石浦镇 | 5.1 | 1 | 9 |
| 云泉镇 | 3.4 | 2 | 2 |
""",
    "检查": """# 桥梁检查记录

| 桥梁 | 检查日期 | 上次维修 |
|---|---|---|
| 东桥 | 2024-03-05 | 12 |
| 西桥 | 2025-01-20 | 30 |
| 北桥 | 2023-11-11 | 7 |
""",
    "粮库": """# 粮库收储情况

| 序号 | 粮库 | 收储数量（吨） | 月租（元） |
|---|---|---|---|
| 1 | 甲库 | 100 | 7 |
| 2 | 乙库 | 200 | 8 |
| 合计 | | 310 | |
""",
    "绿道": """# 绿道建设里程

| 绿道 | 建设投资（万元） |
|---|---|
| 沿河绿道 | 40 |
| 环山绿道 | 60 |
| 平均值 | 50 |
""",
    "渔港": """# 渔港泊位情况

| 渔港 | 泊位造价（万元） |
|---|---|
| 沙头港 | 40 |
| 沙尾港 | 60 |
| 沙区合计 | 100 |
| 岩头港 | 70 |
""",
    "公园": """# 云泉公园票价表

本票价表有效期至2022年12月31日。

| 游客 | 票价（元） |
|---|---|
| 成年游客 | 40 |
| 学生游客 | 20 |
""",
    "招工": """# 船厂招工表

| 工种 | 名额 | 学历 |
|---|---|---|
| 焊工 | 2 | 不限 |
| 钳工 | 5 | 中专 |
""",
    "产量": """# 历年茶叶产量

| 年份 | 茶叶产量（吨） |
|---|---|
| 2021 | 12.5 |
| 2022 | 11.8 |
""",
    "存款": """# 县信用社存款情况

| 月份 | 存款余额（万元） |
|---|---|
| 1月 | 500 |
| 2月 | 510 |
""",
    "线路": """# 缆车长度

| 缆车 | 缆长 | 坡度 |
|---|---|---|
| 12号缆车 | 35 | 20 |
| 2号缆车 | 3 |  |
""",
}


@pytest.fixture(scope="module")
def pitfalls(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pitfalls")
    corpus = folder / "reports"
    corpus.mkdir()
    for name, text in PITFALLS.items():
        (corpus / f"{name}.md").write_text(text, "utf-8")
    with Engine(folder / "index.db", corpus) as engine:
        engine.reindex()
        yield engine


@pytest.mark.parametrize(
    ("question", "value", "items"),
    [
        ("哪个镇增加值增速最高？", "5.1%", ["石浦镇"]),
        ("哪个镇增加值增速最低？", "-8.2%", ["松岭镇"]),
        ("检查日期最近的是哪座桥梁？", "2025-01-20", ["西桥"]),
        ("哪个粮库收储数量最多？", "200 吨", ["乙库"]),
        ("哪个工种名额最多？", "5", ["钳工"]),
        ("哪一年茶叶产量最高？", "12.5 吨", ["2021年"]),
        ("哪个绿道建设投资最高？", "60 万元", ["环山绿道"]),
        ("建设投资合计多少？", "100 万元", ["沿河绿道", "环山绿道"]),
        ("哪个渔港泊位造价最高？", "70 万元", ["岩头港"]),
        ("泊位造价合计多少？", "170 万元", ["沙头港", "沙尾港", "岩头港"]),
    ],
)
def test_signs_dates_and_rows_that_sum_up_others_are_understood(pitfalls, question, value, items):
    tally = pitfalls.search(question).tally

    assert (tally.value, [item.name for item in tally.items]) == (value, items)


@pytest.mark.parametrize(
    "question",
    [
        "哪个镇增速排名最高？",  # the highest rank is the lowest number
        "哪个镇用时最快？",  # the fastest takes the least
        "上次维修最近的是哪座桥梁？",  # no day, and no distance
        "存款余额合计多少？",  # what there is at the end of each month
        "哪个镇的增加值增速是8.2%？",  # the sign is not read in a question
    ],
)
def test_what_may_mean_the_other_end_is_not_computed(pitfalls, question):
    answer = pitfalls.search(question)

    assert answer.tally is None
    assert answer.support != "clear"


def test_a_sum_that_the_table_says_is_cited_wherever_its_label_stands(pitfalls):
    assert shown(pitfalls, "收储数量合计多少？")[2] == "收储数量：310 吨"


def test_a_row_whose_words_are_a_part_of_another_is_cited_by_itself(pitfalls):
    assert shown(pitfalls, "2号缆车的缆长是多少？")[1:] == ("2号缆车 · 缆长：3", "缆长：3")


def test_a_row_of_what_is_no_longer_in_force_says_until_when_it_was(pitfalls):
    answer = pitfalls.search("成年游客的票价是多少？", today=date(2025, 6, 1))

    assert (answer.support, answer.hits[0].ended) == ("clear", date(2022, 12, 31))


YEARLY = """# 石桥县人口与就业主要数据

发布日期：2026-01-20

现将近年招生与人口数据公布如下。

| 类别 | 指标 | 2023年 | 2024年 | 2025年 |
|---|---|---|---|---|
| 人口 | 常住人口（万人） | 41.3 | 40.9 | 40.2 |
| 人口 | 出生率（‰） | 6.4 | 6.7 | 6.1 |
| 招生 | 小学招生（人） | 3100 | 2980 | 2860 |
| 招生 | 初中招生（人） | 2700 | 2810 | 2905 |
"""


@pytest.mark.parametrize(
    ("question", "bold"),
    [
        ("石桥县2024年常住人口多少？", "2024年：40.9"),
        ("石桥县2024年人口多少？", None),  # which of two rows
        ("石桥县2024年户籍人口多少？", None),
        ("2024年小学招生招了多少人？", "2024年：2980"),
    ],
)
def test_a_row_is_named_without_the_unit_behind_what_it_is_about(engine, corpus, question, bold):
    (corpus / "数据.md").write_text(YEARLY, "utf-8")
    engine.reindex()

    support, _, said = shown(engine, question)
    assert (support == "clear") == (bold is not None)
    assert bold in (None, said)


def test_a_difference_is_told_in_the_unit_that_stands_with_what_its_row_is_about(engine, corpus):
    (corpus / "数据.md").write_text(YEARLY, "utf-8")
    engine.reindex()

    assert engine.search("2025年比2023年常住人口少多少？").tally.value == "1.1 万人"


def test_what_each_of_some_rows_has_together_is_a_sum(engine, corpus):
    rows = "| 龙门水库 | 上汶县 | 2.31 |\n| 响水水库 | 上汶县 | 0.52 |\n| 白鹤水库 | 下汶县 | 1.08 |"
    text = f"# 水库蓄水情况\n\n发布日期：2025-07-18\n\n| 水库 | 所在县 | 蓄水量（亿立方米） |\n|---|---|---|\n{rows}\n"
    (corpus / "水库.md").write_text(text, "utf-8")
    engine.reindex()

    assert engine.search("上汶县各水库蓄水量一共多少？").tally.value == "2.83 亿立方米"
