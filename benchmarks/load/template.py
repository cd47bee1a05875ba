"""Reports and questions of one template: each report is like every other one, the worst that comparing them meets."""

import itertools
import random
from collections.abc import Iterator

from benchmarks.load.piles import Story
from tests.starter_questions import ANSWERABLE

PLACES = "青山 白河 东湖 南岭 西川 北原 云溪 石门 长桥 古渡 松林 柳湾 金沙 银滩 玉泉 龙潭".split(" ")  # noqa: SIM905
THINGS = "图书馆 体育馆 水库 大桥 地铁 医院 学校 公园 粮仓 码头 机场 车站 工业园 养老院 博物馆 污水厂".split(" ")  # noqa: SIM905
DOINGS = "开工建设 通过验收 免费开放 完成改造 投入使用 公开招标 扩大规模 延长服务 降低收费 加强巡查".split(" ")  # noqa: SIM905
PEOPLE = "市民 工人 企业 学生 老人 农户 游客 司机 医生 教师".split(" ")  # noqa: SIM905


def make_sentence(chance: random.Random) -> str:
    """One sentence as a local paper might have it."""
    place, thing, doing, people = map(chance.choice, (PLACES, THINGS, DOINGS, PEOPLE))
    month, number, money = chance.randint(1, 12), chance.randint(2, 9000), chance.randint(1, 500)
    return chance.choice(
        (
            f"{place}{thing}将在{month}月{doing}，预计惠及{number}名{people}。",
            f"据介绍，{place}区为{thing}安排资金{money}万元，由{people}代表监督使用。",
            f"{people}反映，{place}{thing}的服务比去年好了，满意的占{chance.randint(40, 99)}%。",
            f"负责人说，{thing}{doing}以后，{place}一带每年可以少走{number}公里。",
        )
    )


def make_question(number: int) -> str:
    """A question: every third about the starter report, the others about what is made here."""
    chance = random.Random(number)
    if number % 3 == 0:
        return f"{chance.choice(ANSWERABLE).text}（{number}）"
    place, thing, doing, people = map(chance.choice, (PLACES, THINGS, DOINGS, PEOPLE))
    forms = (
        f"{place}{thing}几月{doing}？",
        f"{place}区为{thing}安排了多少资金？",
        f"{people}对{place}{thing}满意吗？",
        f"{thing}{doing}以后{place}少走多少公里？",
    )
    return chance.choice(forms)


def questions_of_template() -> Iterator[str]:
    """Questions of which none comes twice."""
    known: set[str] = set()
    for number in itertools.count():
        question = make_question(number)
        if question not in known:
            known.add(question)
            yield question


def make_templated(count: int) -> Iterator[Story]:
    """Reports of 20 passages of about 500 characters each."""
    chance = random.Random(7)
    for number in range(count):
        yield {
            "title": f"{chance.choice(PLACES)}{chance.choice(THINGS)}{chance.choice(DOINGS)}（{number}）",
            "source": "江城晚报",
            "date": f"2024-{number % 12 + 1:02}-15",
            "text": "\n\n".join("".join(make_sentence(chance) for _ in range(16)) for _ in range(20)),
        }
