"""Follow-ups: what 那小微企业呢？, 还有呢？ and 什么时候的事？ mean after the question before.

Only forms that say nothing by themselves are taken for follow-ups, so that a self-contained question is never changed;
each is put together by rules, so that what was understood can be shown, and corrected by asking in full.
"""

import re
from dataclasses import dataclass

_END = r"[？?！!。.…~～\s]*"

_MORE = re.compile(
    rf"(?:那|那么)?(?:还有|还有没有|还有别的|还有其他|还有其它|别的|其他|其它|更多|继续|接着|接着说|再来一条|下一条|還有|還有沒有|繼續|其他的|别的|別的)"
    rf"(?:的|吗|嗎|呢|什么|什麼|吧)*{_END}"
    rf"|(?:more|any(?:thing)? (?:more|else)|what else|go on|next){_END}",
    re.IGNORECASE,
)

# 那曲, 那坡, 那霸 and 那英 are names, not 那 before one.
_TOPIC = re.compile(
    rf"(?:那么|那麼|那(?![曲坡霸英])|(?=[^那])|(?=那[曲坡霸英]))(?P<topic>[^，,。？?！!；;\n]{{1,15}}?)(?:的话|的話)?[呢呐]{_END}"
    rf"|(?:(?:and )?what about|how about|and) (?P<english>[^?!.\n]{{1,40}}?){_END}",
    re.IGNORECASE,
)
_ASKING = (
    "什么时候|什麼時候|啥时候|何时|何時|哪一?年|哪一?天|几号|幾號|几月几号|在?哪里|在?哪裡|在?哪儿|什么地方|什麼地方"
    "|谁|誰|为什么|為什麼|为何|為何|怎么回事|怎么做|怎么办|怎么申请|如何申请|多少钱|多少|多久|有哪些|哪些|几个"
)
_ASKS = re.compile(f"{_ASKING}|什么|什麼|怎么|怎麼|怎样|如何|几|哪|吗|嗎|是不是|能不能|有没有", re.IGNORECASE)
_ASPECT = re.compile(
    rf"(?:那么|那麼|那|这|這)?(?:它|这个|這個|那个|这些|那些|这件事|那件事|这事|那事)?(?:都)?(?:是|是在|要|由|有)?(?P<asking>{_ASKING})"
    rf"(?:的事情?|的事兒|的|发生的?|發生的?|开始的?|说的|說的|办的|举行的?|公布的?|呢|啊|呀|了)?{_END}"
    rf"|(?P<english>(?:and )?(?:when|where|who|why|how much|how many|how long)"
    rf"(?: (?:is|was|were|did) (?:it|that|this|they))?(?: (?:happen|said|say))?){_END}",
    re.IGNORECASE,
)

_TIME = re.compile(
    r"(?:(?:\d{4}|[〇零一二三四五六七八九]{4})年?|今年|去年|前年|明年|上半年|下半年)"
    r"(?:年?[底末初]|[上下]半年|第?[一二三四1-4]季度|\d{1,2}月(?:份|\d{1,2}[日号])?)?|\d{1,2}月(?:份|\d{1,2}[日号])?"
)
_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南"
    "|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|全国|全市|全省|全区"
)
_PLACE = re.compile(rf"(?:{_PROVINCES})[省市]?|[\u4e00-\u9fff]{{2,3}}[省市县州]")
# The predicate of a question begins here; the last of these before the word of asking counts.
_PREDICATE = re.compile(
    "每[天年周月日]|目前|现在|平均|一共有|总共有|可以|应该|需要|有|是|能|可|要|需|会|在|叫|达到|增长|下降"
)
# Where the words before a noun end that do not belong to it.
_BORDER = frozenset("的对给在向为把和与及由从到被比是有，,、：: 《“")


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line means.

    Attributes:
        question: What to search for.
        follows: Whether it leans on the question before.
        more: Whether it wants the next hit of that question.
    """

    question: str
    follows: bool = False
    more: bool = False


def understand(text: str, previous: str | None) -> Understood:
    """Add what a follow-up leaves unsaid.

    Args:
        text: What somebody wrote.
        previous: The question it may lean on, as it was understood; None where there is none.

    Returns:
        The text itself, unchanged, where it stands by itself or there is nothing to lean on.
    """
    line = text.strip()
    if previous is None:
        return Understood(text, more=bool(_MORE.fullmatch(line)))
    if _MORE.fullmatch(line):
        return Understood(previous, follows=True, more=True)
    before = previous.rstrip("？?！!。 ")
    if aspect := _ASPECT.fullmatch(line):
        if aspect["english"]:
            return Understood(f"{before}, {aspect['english'].strip()}?", follows=True)
        return Understood(f"{before}，{aspect['asking']}？", follows=True)
    if (topic := _TOPIC.fullmatch(line)) and (named := _named(topic)):
        return Understood(_about(named, before), follows=True)
    return Understood(text)


def _named(found: re.Match[str]) -> str | None:
    """What a follow-up names; None for a question that ends in 呢 but asks by itself."""
    if found["english"]:
        return None if _ASPECT.fullmatch(found["english"]) else found["english"].strip()
    topic = found["topic"].strip("“”\"'《》 ")
    return None if not topic or _ASKS.search(topic) else topic


def _about(topic: str, before: str) -> str:
    """The question before, asked about something else."""
    for same_kind in (_TIME, _PLACE):
        if same_kind.fullmatch(topic) and (found := same_kind.search(before)):
            return f"{before[: found.start()]}{topic}{before[found.end() :]}？"
    if noun := _alike(topic, before):
        start, end = noun
        return f"{before[:start]}{topic}{before[end:]}？"
    asked = _ASKS.search(before)
    predicates = [found.start() for found in _PREDICATE.finditer(before, 2, asked.start())] if asked else []
    if predicates:
        return f"{topic}{before[predicates[-1] :]}？"
    return f"{topic} {before}？"


def _alike(topic: str, before: str) -> tuple[int, int] | None:
    """A noun of the question that ends as the topic does (企业, 项目): where it starts and ends."""
    tail = topic[-2:]
    place = before.find(tail)
    if len(topic) < 3 or place < 0 or topic in before:
        return None
    start = place
    while start > 0 and before[start - 1] not in _BORDER:
        start -= 1
    if place - start > len(topic) + 2:
        # No border near: then the noun is taken to be as long as the topic.
        start = max(place - (len(topic) - 2), 0)
    return start, place + len(tail)
