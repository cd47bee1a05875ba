"""Reports of a town that does not exist, for conversations with several hits, links and dates."""

from pathlib import Path

SOURCE = "江城晚报"

REPORTS = {
    "library.md": """---
标题: 滨江区新建三座社区图书馆
来源: 江城晚报
日期: 2024-03-18
链接: https://example.org/library?id=1&from=app
---

3月17日，滨江区三座社区图书馆同时开门迎客，总藏书12万册。

图书馆每天开放到晚上9点，凭身份证就能借书，每次最多10本。
""",
    "museum.md": """---
标题: 江城博物馆延长开放时间
来源: 江城晚报
日期: 2024-02-02
---

江城博物馆从本月起每天开放到晚上8点，周一闭馆。

馆长沈青说，夜间开放之后，每晚大约有600人前来参观。
""",
    "pool.md": """---
标题: 南山体育馆泳池周末开放
来源: 江城日报
日期: 2023-07-09
---

南山体育馆的泳池周六、周日开放到晚上7点，成人票价20元。

学生凭学生证入场，票价10元。
""",
    "park.txt": """东湖公园夜间开放
江城日报 2023-05-01 08:00

东湖公园每天开放到晚上10点，入园免费。

公园管理处提醒，夜间请走有路灯的步道。

文/江城日报记者 何雨
""",
}

FEES = """---
标题: 南山体育馆场地收费公示
来源: 江城日报
日期: 2024-03-01
---

南山体育馆的收费从今年起按场地和时段计算。

表1 各场地收费情况（单位：元）

| 场地 | 白天票价 | 晚间票价 | 管理员 |
|---|---|---|---|
| 羽毛球馆 | 40 | 60 | 何雨 |
| 乒乓球馆 | 20 | 30 | 林岚 |
| 网球场 | 50 | 80 | 周明 |
| 攀岩墙 | 35 | 35 | 沈青 |
"""
"""A report with a table, not among the others."""

QUESTION = "每天开放到晚上几点？"
"""All of them say something about it."""


def write(folder: Path) -> None:
    """Put the reports into a corpus folder."""
    folder.mkdir(exist_ok=True)
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
