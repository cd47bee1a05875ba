"""What is left of a headline without years, figures and the words that notices have: those of one series share it."""

import re
from functools import lru_cache
from typing import Final

from retrieval.analysis.figures import without_figures
from retrieval.analysis.normalisation import normalise_name
from retrieval.doors import late_pattern

_MARKS: Final = late_pattern(
    "[(（\\[【][^)）\\]】]*[)）\\]】]|《|》|更正|启事|勘误|关于|调整|做好|进一步|规范|印发|发布|公布|修订|修改|试行|暂行|最新"
    "|提高|降低|上调|下调|延长|缩短|再次|重新|核定"
    "|有关|事项|的|通知|公告|通告|年度|年|月|日|第|号|公示|说明|工作|标准|办法|方案"
)
# Numbers that are names stay, as letters: line 1 and line 2 are no series.
_NUMBER_NAMES: Final = late_pattern(
    r"(?:第[一二三四五六七八九十0-9]+|[0-9]+[号路])(?=[线路楼院桥井库口厂机馆园村]|公交|地铁|中学|小学|高中|初中|幼儿园|医院|人民医院|社区|街道|中心)"
)
_AS_LETTERS: Final = str.maketrans("0123456789一二三四五六七八九十", "abcdefghijABCDEFGHIJ")
_NOTICE: Final = late_pattern(
    "通知|公告|通告|公示|办法|规定|规则|细则|条例|标准|方案|意见|决定|制度|措施|价格|收费|指南|更正"
)


@lru_cache(maxsize=4096)  # a question compares its candidates pair by pair, and the same reports are asked again
def stem_of(title: str) -> str:
    """A headline without years, figures and the words that notices have; numbers of lines, schools and so on stay."""
    named = _NUMBER_NAMES.sub(lambda match: match.group().translate(_AS_LETTERS), normalise_name(title))
    return re.sub(r"[\W_]+", "", without_figures(_MARKS.sub("", named)))


def names_rule(title: str) -> bool:
    """Whether a headline is that of a notice or a rule, of which a later one may take the place."""
    return _NOTICE.search(normalise_name(title)) is not None
