"""Filters are read where they are meant, however they are typed, and words of a question are left alone."""

from datetime import date

import pytest

from bot.errors import FilterError
from bot.talk.filter_values import period_of, read_filters
from bot.talk.narrowing import Narrowed, part_filters
from retrieval.types import Filters

Y2022 = date(2022, 1, 1)
E2023 = date(2023, 12, 31)


@pytest.mark.parametrize(
    ("text", "question", "filters"),
    [
        ("--source 晚报 几点关门？", "几点关门？", Filters(source="晚报")),
        ("几点关门？ 来源：晚报 自：2022", "几点关门？", Filters(since=Y2022, source="晚报")),
        ("自：2022？", "", Filters(since=Y2022)),
        ("自：２０２２ 几点？", "几点？", Filters(since=Y2022)),
        ("自：2022，至：2023 几点", "几点", Filters(since=Y2022, until=E2023)),
        ("自：2022，至：2023，几点", "几点", Filters(since=Y2022, until=E2023)),
        ("几点关门？ 来源：晚报。", "几点关门？", Filters(source="晚报")),
        ("几点关门？ --since 2022；", "几点关门？", Filters(since=Y2022)),
        ("--source ‘江城 晚报’ 几点", "几点", Filters(source="江城 晚报")),
        ("--source “江城 晚报” 几点", "几点", Filters(source="江城 晚报")),
        ("—since ２０２２ 几点", "几点", Filters(since=Y2022)),
        ("来源：晚报 几点关门？\n谢谢", "几点关门？\n谢谢", Filters(source="晚报")),
        ("--source 晚报\n几点关门？", "几点关门？", Filters(source="晚报")),
    ],
)
def test_filters_are_parted_from_the_question(text, question, filters):
    narrowed = part_filters(text)

    assert (narrowed.question, narrowed.filters) == (question, filters)
    assert part_filters(f"{narrowed.words} 问").filters == filters


@pytest.mark.parametrize(
    "text",
    [
        "从: 北京 到: 上海 高铁几点",
        "时间 从：9点 到：5点",
        "以下说法对吗\n来源：新华社",
        "来源：新华社 自：2022\n以下说法对吗",
        "以下说法对吗\n\n自：2022 来源：新华社",
        "--source --since",
        "--source -x 几点",
        "来源：",
        "水源来源：东湖",
    ],
)
def test_words_of_a_question_are_no_filters(text):
    assert part_filters(text) == Narrowed(text)


def test_an_option_without_a_value_does_not_take_the_next_one_for_it():
    assert part_filters("--source --since 2022 x").filters.source is None


@pytest.mark.parametrize("text", ["--since 前阵子 几点", "几点 --until 改天"])
def test_an_option_that_is_no_date_is_refused(text):
    with pytest.raises(FilterError):
        part_filters(text)


@pytest.mark.parametrize(
    "text",
    [
        "自：2023-13 泳池",
        "泳池几点 至：2023-02-30",
        "自：二月三十 泳池",
        "从：2023/99 泳池",
        "自：前天下午 泳池",
        "自：abc 泳池",
        "泳池 至：13/2023",
    ],
)
def test_what_is_meant_as_a_time_and_is_none_is_refused(text):
    with pytest.raises(FilterError):
        part_filters(text)


@pytest.mark.parametrize("text", ["自：1号楼 到：2号楼 多远", "到：3号线 几点", "自：T3 至：T2 多远"])
def test_a_place_behind_a_label_is_no_time(text):
    assert part_filters(text).question == text


@pytest.mark.parametrize("text", ["自：2023 至：2022 几点", "几点 --since 2022-09-02 --until 2022-09-01"])
def test_filters_that_exclude_each_other_are_refused(text):
    with pytest.raises(FilterError, match="exclude each other"):
        part_filters(text)


def test_a_value_by_itself_is_read_as_one_in_a_question_is():
    assert read_filters(" ２０２２？", "“2023”", "‘晚报’。") == Filters(Y2022, E2023, "晚报")


# A quadratic reading would run into this limit.
@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", [f"a{' ' * 200_000}b", "--since " * 50_000, f"自：2022 {' ' * 200_000}b"])
def test_runs_of_blanks_take_no_time(text):
    assert part_filters(text).question


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("昨天", date(2024, 2, 29), date(2024, 2, 29)),
        ("上周", date(2024, 2, 19), date(2024, 2, 25)),
        ("本週", date(2024, 2, 26), date(2024, 3, 3)),
        ("上个月", date(2024, 2, 1), date(2024, 2, 29)),
        ("上個月", date(2024, 2, 1), date(2024, 2, 29)),
        ("去年？", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_a_time_may_be_counted_from_today(word, first, last):
    period = period_of(word, date(2024, 3, 1))

    assert period is not None
    assert (period.first, period.last) == (first, last)


def test_a_place_beside_a_label_is_no_time():
    assert period_of("北京") is None
    assert period_of("昨天下午茶") is None
    assert part_filters("自：昨天 几点关门？").question == "几点关门？"


def test_labels_without_end_are_parted_in_no_time():
    text = "自：2022 " + "来源：a" * 150 + " x y\n几点关门"
    assert part_filters(text).filters == Filters(since=date(2022, 1, 1))
