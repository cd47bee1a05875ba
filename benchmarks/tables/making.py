"""Tables of words drawn from lists. Of each list the first half is for looking at, the second is kept aside."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_PLACES: Final = (
    "紫竹石桥东门柳林青云白塔双河金鸡云湖望江北苑南庄长岭玉泉松山海棠清溪竹园凤鸣大营高坪杨柳朝阳梅岭",
    "古渡新丰五里桃源临港兴安枫林马鞍鹿鸣沙洲太和永宁罗家石塘平湖天池三河铜山霞光龙泉茶亭莲花嘉禾塔前",
)
_KINDS: Final = (
    (("街道", "街道"), ("泵站", "泵站"), ("小学", "学校名称"), ("水库", "水库")),
    (("镇", "乡镇"), ("医院", "医疗机构"), ("公园", "公园名称"), ("车站", "站点")),
)
_PARTS: Final = (("班次", ("早班", "中班", "夜班")), ("类别", ("日常类", "专项类", "应急类")))
_FIGURES: Final = (
    ("营业收入", "年度支出", "年度预算", "投资额", "补助资金", "维修费用"),
    ("年末决算", "上半年产值", "采购经费", "贷款余额", "环保投入", "租金收入"),
)
_COUNTS: Final = (
    (("职工人数", "人"), ("床位数", "张"), ("占地面积", "亩"), ("检查次数", "次"), ("完成率", "%")),
    (("登记户数", "户"), ("车辆数", "辆"), ("绿化面积", "公顷"), ("培训场次", "场"), ("入学率", "%")),
)
_DAYS: Final = ("开工日期", "竣工时间")
_SAID: Final = (
    {
        "负责人": ("张伟", "李娜", "王芳", "刘洋", "陈静", "杨帆", "赵磊", "黄勇", "周敏", "吴涛", "徐丽", "孙强"),
        "办理地点": ("一号厅", "二号厅", "三号厅", "东楼", "西楼", "南门", "北门", "便民大厅"),
    },
    {
        "联系人": ("何平", "郭亮", "马超", "罗兰", "梁栋", "宋佳", "郑爽", "谢婷", "韩雪", "唐亮", "冯军", "邓超"),
        "存放位置": ("甲库", "乙库", "丙库", "地下室", "顶层", "前厅", "后院", "档案室"),
    },
)
_SUBJECTS: Final = (
    ("财政收支", "设施运行", "年度工作", "重点项目"),
    ("资金使用", "基础信息", "检查结果", "建设进展"),
)
_AREAS: Final = ("临溪市", "云岭县", "海州区")
_ASKS: Final = (
    "{label}的{column}是多少？",
    "{label}{column}多少",
    "请问{label}的{column}？",
    "{column}，{label}是多少",
)
_ASKS_WORDS: Final = ("{label}的{column}是什么？", "{label}{column}", "请问{label}的{column}是？")


@dataclass(frozen=True)
class Made:
    """A made table.

    Attributes:
        title: Of its report.
        caption: What stands above it.
        unit: What its plain figures count.
        header: What stands above each column: one name, or two one below the other.
        labels: How many of its first columns say what a row is about; all but the last of them are merged downwards.
        rows: Its cells.
    """

    title: str
    caption: str
    unit: str
    header: tuple[tuple[str, ...], ...]
    labels: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Asked:
    """A question for a cell.

    Attributes:
        question: The question.
        labels: What the row is about.
        column: What stands above the cell.
        cell: The cell; "" where the table has no such row or column.
    """

    question: str
    labels: tuple[str, ...]
    column: tuple[str, ...]
    cell: str


def make_table(draw: random.Random, rows: int, *, aside: bool) -> Made:
    """A table of so many rows, of the words to look at or of those kept aside."""
    own = int(aside)
    ending, label = draw.choice(_KINDS[own])
    labels = draw.choice((1, 1, 2))
    kind, parts = _PARTS[own]
    figures: list[tuple[str, ...]] = [(name,) for name in draw.sample(_FIGURES[own], 2)]
    if draw.random() < 0.4:
        name = figures.pop()[0]
        figures += [(name, "2024年"), (name, "2025年")]
    name, unit = draw.choice(_COUNTS[own])
    said = [(word,) for word in draw.sample([*sorted(_SAID[own]), _DAYS[own]], 2)]
    header = ((label,), *([(kind,)] if labels > 1 else []), *figures, (f"{name}（{unit}）",), *said)
    names = _names(draw, -(-rows // len(parts)) if labels > 1 else rows, ending, own)
    heads = [(name, part) for name in names for part in parts][:rows] if labels > 1 else [(name,) for name in names]
    cells = tuple((*head, *(_cell(draw, column[0], own) for column in header[labels:])) for head in heads)
    subject = draw.choice(_SUBJECTS[own])
    title = f"{draw.choice(_AREAS)}{label}{subject}公告"
    return Made(title, f"表1 各{label}{subject}情况", "万元", header, labels, cells)


def _names(draw: random.Random, count: int, ending: str, own: int) -> list[str]:
    places = [_PLACES[own][at : at + 2] for at in range(0, len(_PLACES[own]), 2)]
    pairs = [one + other for one in places for other in places if one != other]
    chosen = places[:count] + draw.sample(pairs, max(0, count - len(places)))
    draw.shuffle(chosen)
    return [place + ending for place in chosen]


def _cell(draw: random.Random, column: str, own: int) -> str:
    if column in _DAYS:
        return f"2025年{draw.randint(1, 12)}月{draw.randint(1, 28)}日"
    if words := _SAID[own].get(column):
        return draw.choice(words)
    return f"{draw.randint(30, 99)}.{draw.randint(1, 9)}" if column.endswith("（%）") else str(draw.randint(12, 9876))


def cells_asked(made: Made, draw: random.Random, most: int) -> Iterator[Asked]:
    """A sample of a table's cells, each asked for."""
    places = [(row, column) for row in range(len(made.rows)) for column in range(made.labels, len(made.header))]
    for row, column in draw.sample(places, min(most, len(places))):
        cells = made.rows[row]
        yield _asked(draw, cells[: made.labels], made.header[column], cells[column])


def near_misses(made: Made, draw: random.Random, most: int, *, aside: bool) -> Iterator[Asked]:
    """Questions that the table does not answer: for rows, columns and years that are not in it."""
    own = int(aside)
    for number in range(most):
        cells = draw.choice(made.rows)
        column = draw.choice(made.header[made.labels :])
        head = cells[: made.labels]
        match number % 4:
            case 0:  # A row of another table.
                head = (_PLACES[1 - own][:2] + head[0][2:], *head[1:])
            case 1:  # A longer name.
                head = ("小" + head[0], *head[1:])
            case 2:
                column = (draw.choice(_FIGURES[1 - own]),)
            case _:
                column = ("2019年", *column)
        yield _asked(draw, head, column, "")


def _asked(draw: random.Random, labels: tuple[str, ...], column: tuple[str, ...], cell: str) -> Asked:
    named = tuple(name.split("（")[0] for name in column)
    asks = _ASKS_WORDS if named[0] in {*_DAYS, *_SAID[0], *_SAID[1]} else _ASKS
    spoken = "".join(draw.sample(named, len(named)))
    return Asked(draw.choice(asks).format(label="".join(labels), column=spoken), labels, named, cell)
