"""Names of a question that a report has nowhere, or only in parts: 淄博银行 is not told by 淄博 and another bank."""

import re
from collections.abc import Sequence
from typing import Final

from retrieval.analysis import QuestionTerms
from retrieval.doors import late_pattern
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

_HOUSES: Final = (
    (_NAMED_SO - {"公司", "工会", "协会"})
    | {"控股", "股份", "证券", "保险", "信托", "基金", "人寿", "财险", "期货", "租赁", "资本", "投资"}
    | {"实业", "地产", "置业", "物业", "物流", "科技", "电器", "电子", "汽车", "重工", "能源", "电力"}
    | {"矿业", "钢铁", "化工", "医药", "食品", "乳业", "酒业", "传媒", "影业", "航空", "酒店", "超市"}
    | {"高校", "高中", "初中", "职高", "技校", "幼儿园", "党校", "书院", "研究院"}
)
"""What tells houses of one name apart: 海川集团 is not 海川物流. Any of them is a 公司."""

WITHIN_A_NAME: Final = 6
"""Characters that may stand between the parts of a name: 淄博市商业银行."""

_ANY_HOUSE: Final = late_pattern("|".join(sorted(_HOUSES)))

_CUT: Final = len("海川")
"""Words of one character that a name is cut into, and the fewest characters of a name."""

_OFFICE: Final = len("主席")
"""Characters behind a name that are compared: whose chair it is."""

_PLAIN_WORDS: Final = re.compile("[的最各本该这那某几每全]")
"""What no name holds: 人数最多的中学, 本市各大学."""


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


def missing_houses(question: QuestionTerms, report: Report) -> list[str]:
    """Houses of the question of which a report names only another one of the same name: 海川物流 for 海川集团.

    Args:
        question: The question.
        report: The report.
    """
    missing = list[str]()
    for match in _ANY_HOUSE.finditer(question.asked):
        # Not by the words of the question, for the dictionary cuts 中|学校|长, and most names: 海|川.
        before = [word.text for word in question.words_of(question.asked) if word.start < match.start()][-_CUT:]
        name = before[-1] if before and len(before[-1]) > 1 else "".join(before)
        if len(name) < _CUT or _PLAIN_WORDS.search(name) or not question.asked.endswith(name, 0, match.start()):
            continue
        whole, first = nameable_text(report), re.escape(name)
        told = rf"{first}[^,。;!?\n]{{0,{WITHIN_A_NAME}}}" + r"\w?".join(match.group())
        # The name alone may be short for the whole of it.
        if re.search(rf"{first}\w{{0,2}}(?:{_ANY_HOUSE.pattern})", whole) and not re.search(told, whole):
            missing.append(name + match.group())
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
