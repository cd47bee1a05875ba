"""Of an extreme only what is told of that very thing is clear: the longest road is not the longest country road."""

import pytest

from tests.retrieval.making import report

STORIES = {
    "lake": ("翠湖的鱼群", "翠湖是北山省岛屿最多的湖泊，湖中常年有渔船百余艘。"),
    "road": ("青石公路通车", "青石公路是云门市最长的乡间公路，全长86公里，沿线设有九个车站。"),
    "firm": ("东河重工的厂房", "东河重工是西岛产值最大的企业，去年产值为340亿元。"),
    "hall": ("白沙剧院落成", "白沙剧院是白沙市座位最多的剧院，可容纳2300名观众。"),
    "bridge": ("青江大桥的跨度", "青江大桥是青江上跨度最大的公路大桥，主跨1020米。"),
    "tea": ("云门春茶上市", "云门毛尖是今年价格最高的绿茶，每斤卖到1800元。"),
    "tower": ("江陵电视塔", "江陵电视塔高310米，是江陵市最高建筑，塔顶设有观光厅。"),
    "grain": ("水稻品种试种", "北山省产量最高的水稻品种是青优7号，亩产812公斤。"),
    "school": ("云门学校的规模", "云门市人数最多的小学是青石小学，在校学生3100人。"),
}


@pytest.fixture(scope="module")
def asked(unchanged):
    return unchanged(*(report(text, key=f"{key}.md", title=title) for key, (title, text) in STORIES.items())).search


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("北山省岛屿最多的水库是哪个", "最多的水库"),
        ("云门市最长的公路有多少公里", "最长的公路"),
        ("产值最大的企业去年产值多少", "最大的企业"),
        ("白沙市座位最多的体育馆能容纳多少观众", "最多的体育馆"),
        ("青江上跨度最大的铁路大桥主跨多少米", "最大的铁路大桥"),
        ("今年价格最高的红茶每斤卖多少钱", "最高的红茶"),
        ("北山省产量最高的小麦品种是什么", "最高的小麦品种"),
        ("云门市人数最多的中学有多少学生", "最多的中学"),
    ],
)
def test_an_extreme_of_something_else_is_never_clear(asked, question, lacking):
    answer = asked(question)

    assert answer.support != "clear"
    assert not answer.answered or lacking in answer.lacks


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("北山省岛屿最多的湖泊是哪个", "翠湖"),
        ("云门市最长的乡间公路有多少公里", "86公里"),
        ("西岛产值最大的企业去年产值多少", "340亿元"),
        ("白沙市座位最多的剧院能容纳多少观众", "2300名"),
        ("青江上跨度最大的公路大桥主跨多少米", "1020米"),
        ("今年价格最高的绿茶每斤卖多少钱", "1800元"),
        ("江陵市最高的建筑有多少米", "310米"),
        ("北山省产量最高的水稻品种亩产多少公斤", "812公斤"),
    ],
)
def test_an_extreme_of_the_thing_itself_is_clear(asked, question, told):
    answer = asked(question)
    hit = answer.hits[0]

    assert told in hit.passage.text[hit.answer.start : hit.answer.end]
    assert answer.support == "clear"
