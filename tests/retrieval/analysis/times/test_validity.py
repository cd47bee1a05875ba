from datetime import date

import pytest

from retrieval.analysis import Validity, find_validity

PUBLISHED = date(2024, 6, 1)


def read(text, title="关于停车收费的通知"):
    return find_validity(title, text, PUBLISHED)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("本规定自2027年1月1日起施行。", date(2027, 1, 1)),
        ("新价格從2024年7月1日開始執行。", date(2024, 7, 1)),
        ("从明年3月1日起，按新办法执行。", date(2025, 3, 1)),
        ("本办法自印发之日起实施。", PUBLISHED),
        ("自2024年8月1日起，过江单程票价调整为3元。", date(2024, 8, 1)),
        ("2024年8月1日起风，船期顺延。", None),
        ("原规定自2012年1月1日起施行。", None),
        ("本方案自二〇二四年七月一日起实施。", date(2024, 7, 1)),
        ("本批复自二〇二四年十二月三十一日起执行。", date(2024, 12, 31)),
        ("本规定由财政局负责解释。", None),
    ],
)
def test_the_day_from_which_a_rule_holds(text, day):
    assert read(text).begins == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("本通知有效期至2026年6月30日。", date(2026, 6, 30)),
        ("执行期限为2024年1月1日至2024年12月31日。", date(2024, 12, 31)),
        ("本办法自2024年7月1日起施行，有效期三年。", date(2027, 6, 30)),
        ("本办法自发布之日起试行，试行期6个月。", date(2024, 11, 30)),
        ("本办法自2025年1月1日起停止执行。", date(2024, 12, 31)),
        ("本办法有效期至二〇二六年十月二十日。", date(2026, 10, 20)),
        ("健康证有效期一年，到期应重新办理。", None),
    ],
)
def test_the_day_until_which_a_rule_holds(text, day):
    assert read(text).ends == day


def test_what_it_puts_out_of_force_and_what_it_corrects():
    assert read("《旧港区停车收费办法》同时废止。").repeals == ("旧港区停车收费办法",)
    assert read("一", "关于废止《旧港区停车收费办法》的决定").repeals == ("旧港区停车收费办法",)
    assert read("一", "关于停车收费的通知（更正）").corrects
    assert read("数字有误，以此为准。", "启事").corrects
    assert read("因排版错误，公报中产量应为84万吨。").corrects
    assert read("名额增加为40个。", "关于停车收费的补充通知").corrects
    assert not read("另有补充通知。").corrects
    assert read("每小时五元。") == Validity()
