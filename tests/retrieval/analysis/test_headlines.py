"""What headlines of one series share, and those of two do not."""

import pytest

from retrieval.analysis import stem_of


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("关于2023年度供暖收费标准的通知", "关于调整2024年供暖收费标准的通知", True),
        ("供水价格公告（第3号）", "供水价格公告（第4号）", True),
        ("地铁1号线票价通知", "地铁2号线票价通知", False),
        ("第一中学食堂价格公告", "第二中学食堂价格公告", False),
        ("12路公交线路调整", "21路公交线路调整", False),
    ],
)
def test_years_and_numbers_of_papers_do_not_part_a_series_and_numbers_of_things_do(one, other, same):
    assert (stem_of(one) == stem_of(other)) == same
