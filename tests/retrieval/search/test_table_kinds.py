"""Tables as offices write them, asked as people ask: lay words, totals, notes, empty cells, years, several pages."""

from datetime import date

import pytest

from retrieval.engine import Engine

TODAY = date(2026, 3, 2)
REPORTS = {
    "决算": """---
title: 沙河区各街道财政收支情况
date: 2026-02-10
---
经汇总，现将上年度收支情况公布如下。

各街道收支情况（单位：万元）

| 街道 | 财政收入 | 财政支出 | 完成率（%） | 备注 |
|---|---|---|---|---|
| 梧桐街道 | 1,100.5 | 980 | 91.2 | |
| 银杏街道 | 870 | 905.5 | 88.0 | 含上年结转 |
| 石榴街道 | １０２０ | 760 | 95.4 | |
| 海棠街道 | 640 | 610 | — | 试点* |
| 合计 | 3630.5 | 3255.5 | | |

注：数据为快报数。
""",
    "人口": """---
title: 沙河区人口统计
date: 2025-11-20
---
各村人口

| 村名 | 常住人口（人） | 耕地面积（亩） | 值班电话 |
|---|---|---|---|
| 上湾村 | 1520 | 2310 | 5550101 |
| 下湾村 | 980 | 1780 | 5550102 |
| 岭脚村 | 2040 | 3055 | 5550103 |
| 塘边村 | 1310 | 1200 | 5550104 |

面积为确权面积。
""",
    "指标": """---
title: 沙河区主要经济指标
date: 2026-01-28
---
主要指标（单位：亿元）

| 指标 | 2023年 | 2024年 | 2025年 |
|---|---|---|---|
| 地区生产总值 | 88.2 | 95.1 | 93.6 |
| 固定资产投资 | 30.5 | 33 | 36.1 |
| 进出口总额 | 1.1 | 0.9 | 1.3 |
""",
    "项目": """---
title: 沙河区重点工程一览
date: 2025-12-01
---
表1 重点工程投资

| 工程 | 总投资 | 进度 |
|---|---|---|
| 东堤加固 | 1.1亿 | 40% |
| 西站改造 | 9500万 | 75% |
| 南桥新建 | 2.3亿 | 12% |

续表1 重点工程投资

| 工程 | 总投资 | 进度 |
|---|---|---|
| 北环拓宽 | 3.6亿 | 60% |
| 中心公园 | 4200万 | 100% |
""",
    "航线": """---
title: 沙河港航线表
date: 2025-09-01
---
| 航线名 | 首航 | 末航 | 票价（元） |
|---|---|---|---|
| 环岛航线 | 7:30 | 17:30 | 25 |
| 夜游航线 | 19:00 | 0:30 | 98 |
| 跨湾专线 | 6:40 | 20:10 | 40 |
""",
    "票务": """---
title: 沙河水族馆票价表
date: 2025-05-01
---
票价（单位：元）

| 票种 | 去年 | 今年 |
|---|---|---|
| 成人票 | 60 | 75 |
| 儿童票 | 30 | 35 |
""",
}


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kinds")
    corpus = folder / "reports"
    corpus.mkdir()
    for name, text in REPORTS.items():
        (corpus / f"{name}.md").write_text(text, "utf-8")
    with Engine(folder / "index.db", corpus) as engine:
        engine.reindex()
        yield engine


def bold(engine, question):
    answer = engine.search(question, today=TODAY)
    hit = answer.hits[0]
    return answer.support, hit.passage.text[hit.answer.start : hit.answer.end]


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("梧桐街道挣了多少", "财政收入：1,100.5 万元"),
        ("银杏街道花了多少万", "财政支出：905.5 万元"),
        ("石榴的财政收入是多少万元", "财政收入：１０２０ 万元"),
        ("上湾村有多少人", "常住人口：1520 人"),
        ("岭脚村的地有多大", "耕地面积：3055 亩"),
        ("塘边村打哪个电话", "值班电话：5550104"),
        ("去年沙河区固定资产投资是多少亿", "2025年：36.1 亿元"),
        ("2024年度沙河区进出口总额", "2024年：0.9 亿元"),
        ("北环拓宽总投资多少", "总投资：3.6亿"),
        ("水族馆2024年儿童票多少钱", "去年：30 元"),
        ("去年水族馆成人票多少钱", "今年：75 元"),
    ],
)
def test_a_cell_is_found_by_the_words_of_those_who_ask(offices, question, cell):
    assert bold(offices, question) == ("clear", cell)


@pytest.mark.parametrize(
    ("question", "how", "value", "names"),
    [
        ("财政收入最高的是哪个街道", "largest", "1,100.5 万元", ["梧桐街道"]),
        ("哪个街道花得最多", "largest", "980 万元", ["梧桐街道"]),
        ("财政收入前三的街道", "top", "3", ["梧桐街道", "石榴街道", "银杏街道"]),
        ("财政支出第二高的是哪个街道", "top", "2", ["梧桐街道", "银杏街道"]),
        ("常住人口最少的两个村", "bottom", "2", ["下湾村", "塘边村"]),
        ("常住人口平均是多少", "average", "1462.5 人", None),
        ("各街道财政支出合计多少万元", None, "财政支出：3255.5 万元", None),
        ("常住人口一共多少", "sum", "5850 人", None),
        ("上湾村比下湾村常住人口多多少", "difference", "540 人", ["上湾村", "下湾村"]),
        ("地区生产总值2025年比2024年少多少", "difference", "1.5 亿元", ["2024年", "2025年"]),
        ("地区生产总值哪一年最高", "largest", "95.1 亿元", ["2024年"]),
        ("常住人口超过1500人的村有哪些", "within", "＞ 1500人", ["上湾村", "岭脚村"]),
        ("财政支出不到800万元的街道", "within", "＜ 800万元", ["石榴街道", "海棠街道"]),
        ("总投资最多的工程是哪个", "largest", "3.6亿", ["北环拓宽"]),
        ("总投资2亿元以上的工程", "within", "≥ 2亿元", ["南桥新建", "北环拓宽"]),
        ("总投资一共多少", "sum", "8.37亿", None),
        ("各项工程总投资合计多少", "sum", "8.37亿", None),
        ("各项工程总投资分别是多少", "list", "", None),
        ("首航最早的航线", "earliest", "6:40", ["跨湾专线"]),
        ("票价最高的航线", "largest", "98 元", ["夜游航线"]),
    ],
)
def test_rows_are_ranked_added_and_compared_without_the_row_of_their_sum(offices, question, how, value, names):
    answer = offices.search(question, today=TODAY)

    assert answer.support == "clear"
    if how is None:
        assert answer.tally is None
        assert bold(offices, question)[1] == value
        return
    assert (answer.tally.how, answer.tally.value) == (how, value)
    if names:
        assert [item.name for item in answer.tally.items] == names


@pytest.mark.parametrize(
    "question",
    [
        "海棠街道的完成率是多少",  # an empty cell
        "完成率平均是多少",  # of rates with one that is not known
        "梧桐街道挣了多少个亿的利润",  # no such column
        "2022年沙河区固定资产投资是多少",  # no such year
        "财政收入超过1000个的街道",  # another unit
        "梧桐街道比桂花街道多多少财政收入",  # no such row
        "上湾村平均多少人",
        "值班电话最大的村",
        "末航最晚的航线",  # after midnight
        "票价合计多少",  # nobody adds prices
        "票价最低的专线",  # one of them, or of those that are called so
    ],
)
def test_what_is_not_sure_is_not_clear(offices, question):
    answer = offices.search(question, today=TODAY)

    assert answer.support != "clear", answer.tally


FARES = """---
title: 白鹭渡口票价表
source: 白鹭渡口
date: {day}
---
票价（单位：元）

| 票种 | 平日 | 假日 |
|---|---|---|
| 成人票 | {adult} | 12 |
| 学生票 | 4 | 6 |
| 车辆票 | 20 | 30 |
"""


def said(engine, question):
    answer = engine.search(question, today=TODAY)
    hit = answer.hits[0]
    versions = [(each.report.key, each.figure) for each in hit.versions]
    return answer.support, hit.report.key, hit.passage.text[hit.answer.start : hit.answer.end], versions


def test_the_table_of_the_newest_year_answers_and_tells_what_stood_in_the_others(engine, corpus):
    for year, adult in ((2023, 8), (2025, 10)):
        (corpus / f"{year}.md").write_text(FARES.format(day=f"{year}-03-01", adult=adult), "utf-8")
    engine.reindex()

    assert said(engine, "白鹭渡口成人票平日多少钱") == ("clear", "2025.md", "平日：10 元", [("2023.md", "8 元")])
    assert said(engine, "白鹭渡口2023年成人票平日多少钱") == ("clear", "2023.md", "平日：8 元", [])
    assert said(engine, "白鹭渡口学生票平日多少钱") == ("clear", "2025.md", "平日：4 元", [])


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("更正启事", "《白鹭渡口票价表》中成人票平日票价有误，应为9元。"),
        ("白鹭渡口票价表调整通知", "自2025年4月1日起，白鹭渡口成人票平日票价调整为9元。"),
    ],
)
def test_what_is_said_later_in_words_comes_before_the_table(engine, corpus, title, text):
    (corpus / "a.md").write_text(FARES.format(day="2025-03-01", adult=10), "utf-8")
    later = f"---\ntitle: {title}\nsource: 白鹭渡口\ndate: 2025-03-03\n---\n{text}\n"
    (corpus / "b.md").write_text(later, "utf-8")
    engine.reindex()

    _, key, bold_words, versions = said(engine, "白鹭渡口成人票平日多少钱")
    assert (key, versions) == ("b.md", [("a.md", "10 元")])
    assert "9元" in bold_words
    assert said(engine, "白鹭渡口车辆票平日多少钱")[:3] == ("clear", "a.md", "平日：20 元")
