"""@bot QUESTION in any chat."""

import pytest

from tests.e2e.reports import QUESTION
from tests.e2e.serving import bot_in_thread


@pytest.fixture
def person(standin):
    return standin.person("小明")


@pytest.mark.usefixtures("office")
def test_passages_are_offered_and_sent_with_their_citation(person):
    asked = person.asks_inline(QUESTION, timeout=10)

    assert len(asked.results) == 4
    assert (asked.is_personal, asked.cache_time) == (True, 0)
    assert asked.button is None
    for number, result in enumerate(asked.results):
        sent = person.chooses(asked, number)
        assert result["title"] in sent.text
        assert "段（共" in sent.text
        (button,) = sent.buttons
        assert "?start=r" in button["url"]


@pytest.mark.usefixtures("bot")
def test_of_a_single_report_several_passages_are_offered_the_best_first(person):
    asked = person.asks_inline("承担重大攻关项目能拿到多少资金支持？", timeout=20)

    assert 1 < len(asked.results) <= 10
    assert "50%" in asked.results[0]["description"]
    sent = [person.chooses(asked, number).text for number in range(len(asked.results))]
    assert len(set(sent)) == len(sent)


@pytest.mark.usefixtures("office")
def test_the_link_of_a_quoted_passage_opens_it(person):
    asked = person.asks_inline("学生票价多少元？", timeout=10)
    parameter = person.chooses(asked).buttons[0]["url"].partition("?start=")[2]

    opened = person.waits_for_reply(to=person.starts(parameter), timeout=10)

    assert "票价10元" in opened.text
    assert opened.labels == ["全文"]


@pytest.mark.usefixtures("office")
def test_passages_that_do_not_answer_are_offered_as_such(person):
    asked = person.asks_inline("学生宿舍的火星移民票价", timeout=10)

    assert asked.results
    assert asked.button["text"] == "没有直接的答案，这些段落最接近"


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("query", ["", "？？", "很" * 256, "今天天气怎么样"])
def test_nothing_to_offer_leads_into_the_bot(person, query):
    asked = person.asks_inline(query, timeout=10)

    assert asked.results == []
    assert asked.button["text"]


def test_inline_respects_access_and_is_not_logged_as_unanswered(standin, town, admin, person):
    with bot_in_thread(standin, town, admins=(admin.id,), access="allowlist"):
        assert person.asks_inline(QUESTION, timeout=10).results == []
        assert len(admin.asks_inline(QUESTION, timeout=10).results) == 4
        admin.asks_inline("火星移民", timeout=10)

        assert "都答上来了" in admin.waits_for_reply(to=admin.says("/unanswered")).text
