"""No question is lost: to a kill, to a redelivery, to a stop."""

QUESTION = "承担重大攻关项目能拿到多少资金支持？"


def test_a_question_is_answered(standin, serving):
    person = standin.person()
    question = person.says(QUESTION)

    assert "50%" in person.waits_for_reply(to=question, timeout=20).text


def test_in_thread(standin, bot):
    person = standin.person()
    question = person.says(QUESTION)

    assert "50%" in person.waits_for_reply(to=question, timeout=20).text
