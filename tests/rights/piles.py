"""A folder of four collections, each with words that stand in no other one, and what is looked for of those hidden."""

from dataclasses import fields, is_dataclass

from hypothesis import strategies as st

from retrieval.types import GENERAL, Arrival, Group, ListedReport, Passage, Report

MARKS = {GENERAL: "鲸鱼湾", "人事": "麒麟岭", "园区": "凤凰坡", "Archiv": "玄武礁"}
"""A word of each collection, which stands in the title, the text, the source and the file's name of its reports."""

SUBJECTS = (11, 22, -1001)

STORY = (
    "昨日上午九时，青石大桥正式通车，全长三千二百米，双向八车道，设计时速八十公里，总投资四十二亿元。",
    "大桥北起青龙大道，南接白鹭湖隧道，沿线设互通立交三座，预留轻轨通道，主塔高一百七十八米，为斜拉结构。",
    "市交通局负责人介绍，工程历时四年半，高峰时有两千三百名工人同时施工，浇筑混凝土六十五万立方米。",
)
"""What all of them tell."""

QUESTIONS = (
    *("青石大桥全长多少米？", "借书证押金是多少元？", "阅览室几点关门？", "麒磷岭书友会"),
    *(f"{mark}在哪里？" for mark in MARKS.values()),
)
"""What is asked; 麒磷岭 sounds like 麒麟岭."""


def lay_out(folder):
    """Write the reports; a story, a rule with another figure each, a table and a plain one for each collection."""
    for number, (collection, mark) in enumerate(MARKS.items()):
        below = folder if collection == GENERAL else folder / collection
        below.mkdir(parents=True, exist_ok=True)
        source = f"{mark}报"
        rule = f"借书证押金每证{number + 3}0元，自2024年{number + 1}月1日起执行。"
        table = f"| 项目 | 价格 |\n| --- | --- |\n| {mark}场地 | {number + 1}0元 |\n| 球拍 | 5元 |"
        reports = {
            f"{mark}大桥": (f"{mark}大桥通车", *STORY, f"{mark}讯，记者现场报道。"),
            f"{mark}押金": (f"{mark}关于借书证押金的通知", rule),
            f"{mark}阅览": (f"{mark}阅览室", f"{mark}的阅览室晚上{number + 6}点关门，“{mark}书友会”每周六活动。"),
            f"{mark}表": (f"{mark}收费表", table),
        }
        for name, (title, *paragraphs) in reports.items():
            head = f"---\ntitle: {title}\nsource: {source}\ndate: 2024-0{number + 1}-03\n---\n\n"
            (below / f"{name}.md").write_text(head + "\n\n".join(paragraphs) + "\n", "utf-8")


def lay_out_without(folder, closed):
    """Write the reports but those of one collection into `seeds`, and those into `all`; the folder of the first."""
    lay_out(folder / "all")
    seeds = folder / "seeds"
    seeds.mkdir()
    for path in (folder / "all").iterdir():
        if path.name != closed:
            path.rename(seeds / path.name)
    return seeds


tables = st.dictionaries(
    st.sampled_from(list(MARKS)), st.none() | st.sets(st.sampled_from(SUBJECTS), max_size=2), max_size=len(MARKS)
)
"""Access tables: for some collections who may ask them, None for everybody let in."""

CLOSING = {"人事": {11}, "园区": {-1001}, "Archiv": set()}
"""A table that closes something to everybody: what chance draws may close nothing, and then nothing is tried."""


def as_file(table):
    """What `_access.yaml` says of it."""
    who = {one: "everyone" if subjects is None else sorted(subjects) for one, subjects in table.items()}
    return "".join(f"{collection}: {subjects}\n" for collection, subjects in who.items())


def open_to(table, subject):
    """The collections that somebody may ask."""
    return {one for one in MARKS if table.get(one) is None or subject in table[one]}


def hidden_words(seen):
    """What must stand nowhere: the words of the collections that are not seen, and the names of their folders."""
    hidden = MARKS.keys() - seen
    return {MARKS[one] for one in hidden} | (hidden - {GENERAL})


def numbers_in(value):
    """The numbers of all reports that a value holds or names."""
    if isinstance(value, Report | ListedReport):
        yield value.id
    elif isinstance(value, Passage):
        yield value.report_id
    elif isinstance(value, Arrival):
        yield value.report
    elif isinstance(value, Group):
        yield value.sample
    if is_dataclass(value):
        for field in fields(value):
            yield from numbers_in(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from numbers_in(list(value.items()))
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from numbers_in(one)
