"""/timeline: of a question, of the answer it replies to, of the question asked last; and what is said without one."""

import pytest

from tests.e2e.serving import bot_in_thread


@pytest.fixture
def harbour(standin, town):
    for day, price in (("2021-04-01", 6), ("2024-04-01", 8)):
        text = f"---\ntitle: 渡轮票价\nsource: 交通局\ndate: {day}\n---\n\n旧港区渡轮船票价格为每张{price}元。\n"
        (town / "seeds" / f"{day}.md").write_text(text, "utf-8")
    with bot_in_thread(standin, town, questions_per_minute=8) as running:
        yield running


@pytest.mark.usefixtures("harbour")
def test_a_timeline_is_of_a_question_of_an_answer_or_of_the_question_before(standin):
    person = standin.person("小明")

    def says(text, **how):
        return person.waits_for_reply(to=person.says(text, **how), timeout=10)

    assert "/timeline 渡轮船票" in says("/timeline").text

    told = says("/timeline 渡轮船票")
    assert told.text.splitlines()[:2] == ["2 篇报告说到，早的在前：", "▁▇ 6元 → 8元"]
    assert "2021-04-01 旧港区渡轮船票价格为每张6元。 《渡轮票价》 交通局 · 第 1 段（共 1 段）" in told.text
    links = [entity["url"] for entity in told.entities if entity["type"] == "text_link"]
    assert len(links) == 4
    assert all(link.startswith("https://t.me/") for link in links)

    answer = says("自：2020 旧港区渡轮船票多少钱？")
    says("东湖公园每天开放到晚上几点？")
    assert says("/timeline").text.startswith("问：东湖公园每天开放到晚上几点？\n\n1 篇报告说到")
    replied = says("/timeline", reply_to=answer).text
    assert replied.startswith("问：旧港区渡轮船票多少钱？\n只看：2020-01-01 起\n\n2 篇报告说到")

    assert says("/timeline 火星移民计划的负责人是谁？").text.startswith("报告里没有找到答案。\n查了 6 篇报告")
    assert says("/timeline 来源：没有的报 渡轮船票").text.endswith(
        "没有这样的报告。请换个条件再问；收录了哪些，看 /sources。"
    )
    # It counts as a question.
    assert "问得太快了" in says("/timeline 渡轮船票").text
