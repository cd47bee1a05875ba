"""The questions: a share of each open set beside the corpus, and 200 fixed ones about the news."""

import json
from itertools import product
from pathlib import Path

SUBJECTS = (
    "新能源汽车", "智能手机", "人工智能大模型", "半导体出口", "房地产市场", "央行降息", "高考录取", "世界杯预选赛",
    "台风登陆", "暴雨灾害", "地铁新线", "高铁票价", "医保报销", "疫苗接种", "国产大飞机", "空间站任务", "春节档电影",
    "电商促销", "外卖骑手", "养老金调整", "食品安全抽检", "网络诈骗", "股票回购", "上市公司财报", "光伏组件",
    "动力电池", "自动驾驶", "云计算服务", "短视频平台", "游戏版号", "机器人大会", "城市更新", "乡村旅游", "粮食收购",
    "碳排放交易", "跨境贸易", "国际油价", "黄金价格", "职业教育", "冬季运动会",
)  # fmt: skip
FORMS = (
    "{}什么时候开始？",
    "{}的负责人说了什么？",
    "关于{}有哪些新的规定？",
    "{}今年增长了多少？",
    "哪些地方受到{}的影响最大？",
)
NEWS = [form.format(subject) for subject, form in product(SUBJECTS, FORMS)]

EACH = 100
"""Questions of each open set."""


def questions(sets: Path) -> list[str]:
    """All questions, in a fixed order; those of the open sets only where the folder has them."""
    asked = list(NEWS)
    for path in sorted(sets.glob("*/queries.jsonl")):
        lines = path.read_text("utf-8").splitlines()
        asked += [json.loads(line)["text"] for line in lines[:: max(len(lines) // EACH, 1)][:EACH]]
    return asked
