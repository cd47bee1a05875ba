"""The name of an office in a question: its own notices need not say it, and it answers nothing by itself."""

from datetime import date

import pytest

from tests.retrieval.making import report

OFFICE = "翠屏河区少年宫"


def notice(text, key, title):
    return report(text, key=key, title=title, source=OFFICE, published=date(2026, 5, 4))


@pytest.mark.parametrize(
    ("asked", "key"), [("泳池月卡多少钱", "pool"), ("琴房一小时多少钱", "piano"), ("琴房乐谱要自己带吗", "piano")]
)
def test_a_notice_answers_that_does_not_name_its_office_as_the_question_does(engine, asked, key):
    engine.add_all(
        [
            notice("单次票30元，月卡360元，最后入场20:00。", "pool", "泳池开放须知"),
            notice("琴房每小时15元，须自带乐谱。", "piano", "琴房须知"),
        ]
    )

    answer = engine.search(OFFICE + asked)

    assert answer.answered
    assert answer.hits[0].report.key == key


@pytest.mark.parametrize("asked", ["招多少人", "今年招多少保安"])
def test_a_notice_of_something_else_does_not_answer_for_saying_part_of_its_office(engine, asked):
    engine.add_all(
        [
            notice("国庆期间少年宫接待学员4.7万人次，比去年多，最多一天9100人。", "crowd", "国庆客流"),
            notice("据报名情况，今年国庆少年宫将迎来学员约5万人次，10月3日最多。", "forecast", "客流预测"),
        ]
    )

    assert not engine.search(OFFICE + asked).answered
