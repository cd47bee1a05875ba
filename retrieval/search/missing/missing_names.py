"""Names of a question that a report has nowhere, or only in parts: 淄博银行 is not told by 淄博 and another bank."""

import re
from collections.abc import Sequence
from typing import Final

from retrieval.analysis import QuestionTerms
from retrieval.search.extraction.contraries import OFFICES
from retrieval.search.missing.saying import KNOWN, known_share
from retrieval.search.nameable import nameable_text
from retrieval.types import Report

_NAMED_SO: Final = frozenset(
    {"银行", "公司", "集团", "大学", "学院", "中学", "小学", "医院", "法院", "检察院", "工会", "协会", "机场", "火车站"}
    | {"高铁", "地铁", "电视台", "博物馆", "图书馆", "体育馆", "派出所", "分公司", "支公司", "分行", "支行", "分局"}
    | {"营业部"}
)
"""Words that a name ends with: what stands before them tells which one."""

WITHIN_A_NAME: Final = 6
"""Characters that may stand between the parts of a name: 淄博市商业银行."""

_OFFICE: Final = len("主席")
"""Characters behind a name that are compared: whose chair it is."""


def missing_names(question: QuestionTerms, report: Report) -> list[str]:
    """Names of the question that a report has only in parts, or without what is asked of them.

    淄博 and 银行 stand there, 淄博银行 nowhere.

    Args:
        question: The question.
        report: The report.
    """
    names = [(one, kind) for one, kind in question.pairs if kind in _NAMED_SO and one + kind in question.asked]
    whole = nameable_text(report) if names else ""
    gap = rf"[^,。;!?\n]{{0,{WITHIN_A_NAME}}}"
    missing = []
    for one, kind in names:
        if len(one) == 1:
            continue
        # 高速铁路 is written 高铁, too.
        first, second = f"{re.escape(one)}{gap}", r"\w?".join(kind)
        behind = question.asked.partition(one + kind)[2].lstrip("的")
        # 贷款银行 is no name, nor is 参观博物馆. But 编剧工会主席 is told by no 演员工会主席.
        if one in question.names and not re.search(first + second, whole):
            missing.append(one + kind)
        elif one in question.names or re.match(OFFICES, behind):
            office = f"{second}的?{re.escape(behind[:_OFFICE])}"
            if len(behind) >= _OFFICE and re.search(office, whole) and not re.search(first + office, whole):
                missing.append(one + kind)
    return missing


def missing_subject(question: QuestionTerms, words: Sequence[str], report: Report) -> list[str]:
    """The name that a question begins with, which is what it is about, where the report has it nowhere.

    Any other word (缴纳, 老人, 购置) is said in many ways, so that it counts by its weight alone.

    Args:
        question: The question.
        words: Those of it that are not shown.
        report: The report.
    """
    first = [word for word in words if word in question.names and question.asked.startswith(word)]
    return [word for word in first if known_share(word, nameable_text(report)) < KNOWN]
