"""A figure is the same however it is written."""

from decimal import Decimal

import pytest

from retrieval.analysis.figures import find_figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("3.5万元", [(35000, "元")]),
        ("35,000元", [(35000, "元")]),
        ("三万五千元", [(35000, "元")]),
        ("一亿二千万元", [(120_000_000, "元")]),
        ("百分之五十", [(50, "%")]),
        ("50%", [(50, "%")]),
        ("五成", [(50, "%")]),
        ("百分之三点五", [("3.5", "%")]),
        ("三个月", [(3, "个月")]),
        ("3月", [(3, "月")]),
        ("二〇二二年九月四日", [(2022, "年"), (9, "月"), (4, "日")]),
        ("2022年9月4号", [(2022, "年"), (9, "月"), (4, "日")]),
        ("两千零二十二", [(2022, "")]),
        ("100多人", [(100, "人")]),
        ("三亿", [(300_000_000, "")]),
        ("一般情况下统一安排", []),
    ],
)
def test_figures_of_a_text(text, figures):
    assert list(find_figures(text)) == [(Decimal(number), unit) for number, unit in figures]
