"""Words that exclude each other: what is said of the one answers nothing that is asked of the other.

男子50米蝶泳冠军 is not told by a clause about 女子50米蝶泳, nor where to renew a card that has expired (过期) by a line
on cards that were lost (丢失), though both share all other words. A line of `_GROUPS` is a group: characters, one of
which is in whatever says a side, and the sides, patterns of normalised text. That a text has both, or neither, tells
nothing. Two sides are also said in one: 中小学 is 小学 and 中学, 出入境 both ways.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from retrieval.analysis import NAME_CLASSES, QuestionTerms, Word
from retrieval.doors import late_pattern

OFFICES: Final = "(?:[行局厅市县区省院校部处所站队会科州镇乡村司署台社馆厂]长|主[席任]|书记|总裁|总经理|总统|首相)"
"""Of a pattern: offices that somebody holds."""

# 男子 is also who did something.
_EVENT: Final = r"(?=[^,。;]{0,4}(?:\d|米|组|[单双]人|[单双]打|团体|接力|赛|冠军|决赛|[篮足排手]球|举重|跳[高远水]))"

_GROUPS: Final[tuple[tuple[str, ...], ...]] = (
    ("男女", f"男(?:[单双足篮排性生]|子{_EVENT})", f"女(?:[单双足篮排性生]|子{_EVENT})"),
    # What is compared with last year is this year's.
    ("年", "(?<![比较与])去年(?!同期|[末底])|上年度", "今年(?!同期)|本年度", "前年", "明年|来年"),
    (
        "半中季月",
        r"上半年|(?<!下)半年[度报]|中报|[1一]\s?[-—~至到]\s?6月",
        "下半年",
        "[一首]季[度报]|第1季度?",
        "二季度|第2季度?",
        "三季[度报]|第3季度?",
        "四季度|第4季度?",
    ),
    ("国海", "国内", "国际|国外|海外"),
    ("境", "境内", "境外"),
    # What goes both ways together tells neither share.
    ("口", "(?<!出)进口", "(?<!进)出口", "进出口"),
    ("境", "入境", "出境"),
    ("流", "流入", "流出"),
    ("城农", "城镇|城乡", "农村|城乡"),
    ("成儿", "成人|(?<!未)成年人", "儿童|未成年"),
    ("室", "室内", "室外"),
    ("始启幕工束止官", "开始|启动|开幕|开工", "结束|终止|闭幕|完工|收官"),
    ("场", "主场", "客场"),
    ("任新辞", "上任|就任|履新", "离任|卸任|辞职|辞任"),
    ("会加出", "入会|加入", "退会|退出"),
    ("白日夜", "白天|日间", "夜间|夜晚"),
    ("工周节双星", "工作日", "周末|节假日|双休日|周[六日]|星期[六日天]"),
    ("线", "线上", "线下"),
    ("生世逝", "出生|诞生", "去世|逝世|病逝|辞世"),
    ("婚", "结婚", "离婚"),
    ("门馆", "开门|开馆", "关门|闭馆"),
    ("班", "上班", "下班"),
    ("行", "上行", "下行"),
    ("最", "最高", "最低"),
    ("最", "最大", "最小"),
    ("最", "最多", "最少"),
    ("最", "最早", "最晚|最迟"),
    ("最", "最长", "最短"),
    ("学中", "小学", "中学|初中|高中"),
    ("科士", "本科", "硕士", "博士"),
    ("军牌", "冠军|金牌", "亚军|银牌", "季军|铜牌"),
    ("期失丢盗损坏", "过期|到期|失效|逾期", "丢失|遗失|丢了|弄丢|被盗|挂失", "损坏|破损|损毁|摔坏"),
    # 行长 is no 副行长, and who holds an office is not who held it.
    ("长主书总首", f"(?<!副){OFFICES}", f"副{OFFICES}"),
    ("任原前", "现任", f"原[^,。;]{{0,4}}{OFFICES}|前任|前{OFFICES}|时任"),
)

_ALSO: Final = (
    ("男", "男"),
    ("女", "女"),
    ("国内", "全国|我国|境内"),
    ("城镇", "市区|城市"),
    ("农村", "乡村|村民"),
    ("成人", "大人|全票"),
    ("儿童", "孩|少儿|幼儿"),
    ("室内", "馆内"),
    ("室外", "户外|露天"),
    ("白天", "日场|昼"),
    ("夜间", "晚上|夜里|凌晨"),
    ("工作日", "平[日时]|周[一二三四五]|星期[一二三四五]|每[天日]"),
    ("周末", "每[天日]"),
    ("线上", "网上|在线|手机|app|小程序"),
    ("线下", "现场|窗口|大厅|柜台"),
    ("出生", "生于|生[年卒]|{years}"),
    ("去世", "卒于|卒年|生卒|享年|{years}"),
    ("开门", "{hours}|开放|营业"),
    ("关门", "{hours}"),
    ("上班", "{hours}"),
    ("下班", "{hours}"),
    ("过期", "期满|届满"),
    ("冠军", "夺冠|夺魁|折桂|卫冕|捧杯|第一名|头名"),
    ("亚军", "第二名"),
    ("季军", "第三名"),
    ("小学", "九年一贯"),
    ("中学", "九年一贯"),
)
"""By how the pattern of a side begins: what says that side too, be it beside the contrary or not."""

_YEARS: Final = r"\d{3,4}年?\s?[—–~至-]{1,2}\s?\d{3,4}年?"
_HOURS: Final = r"\d{1,2}(?:[时点]半?|:\d\d)?\s?[—–~至到-]{1,2}\s?\d{1,2}(?:[时点]|:\d\d)"

# 东河国际会展中心 is no 国际会展.
_OF_NAMES: Final = frozenset({"国际", "海外"})

_NOT: Final = re.compile("非([\u4e00-\u9fff]{2})")

_BETWEEN: Final = "、,/和及与或第"
"""What may part the halves of a joined word: 中、小学."""


class _Side(NamedTuple):
    pattern: re.Pattern[str]
    also: re.Pattern[str] | None


def may_be_contrary(question: QuestionTerms, text: str) -> bool:
    """Whether some part of a normalised text may say the contrary of a question at all; arguments as of `contrary`."""
    return "非" in question.asked or "非" in text or bool(_sides(question.asked))


def contrary(question: QuestionTerms, said: str) -> str:
    """The word of a question beside which a normalised text says the contrary alone; "" where it does not.

    Args:
        question: The question.
        said: A clause, say.
    """
    if word := _unlike(question.asked, said):
        return word
    for match, own, others in _sides(question.asked):
        if not any(other.search(said) for other in others) or _says(own, others, said):
            continue
        # The words are found last: hardly any clause comes so far.
        if not _is_whole(match, question.words_of(question.asked)):
            continue
        words = question.words_of(said)
        found = (each for other in others for each in other.finditer(said))
        if any(_is_whole(each, words) and not _is_in_name(each, words) for each in found):
            return match.group()
    return ""


def _unlike(asked: str, said: str) -> str:
    """The word that only one of question and text has with 非 before it: 制造业 and 非制造业."""
    for own, other in ((asked, said), (said, asked)):
        for match in _NOT.finditer(own):
            word = match[1]
            if match.group() not in other and word in other and own.count(word) == own.count(match.group()):
                return match.group() if own is asked else word
    return ""


@lru_cache(maxsize=4)  # Asked of each clause.
def _sides(asked: str) -> list[tuple[re.Match[str], _Side, list[re.Pattern[str]]]]:
    """Of each group of which a question has one side: where it says it, that side and the others."""
    found = []
    for cues, *group in _GROUPS:
        if set(cues).isdisjoint(asked):
            continue  # compiling all takes 3 ms
        sides = [_side(pattern) for pattern in group]
        asked_for = [(match, side) for side in sides if (match := side.pattern.search(asked))]
        # 男女各多少 asks for both.
        if len(asked_for) == 1:
            match, own = asked_for[0]
            others = [side for side in sides if side is not own]
            if not any(_is_joined(other, [own.pattern], asked) for other in others):
                found.append((match, own, [other.pattern for other in others]))
    return found


def _says(own: _Side, others: Sequence[re.Pattern[str]], said: str) -> bool:
    """Whether a text says one side, by its own words or together with another."""
    return bool(own.pattern.search(said) or (own.also and own.also.search(said)) or _is_joined(own, others, said))


def _is_joined(side: _Side, others: Sequence[re.Pattern[str]], text: str) -> bool:
    """Whether a text joins a side with another one, so that both are said."""
    words = (word for other in others for match in other.finditer(text) for word in _halves(match, text))
    return any(side.pattern.fullmatch(word) for word in words)


def _halves(match: re.Match[str], text: str) -> Iterator[str]:
    """What a word is with the character before it, or behind it, for its own: 中学 of 中小学, 室外 of 室内外."""
    word = match.group()
    if before := text[: match.start()].rstrip(_BETWEEN)[-1:]:
        yield before + word[1:]
    if behind := text[match.end() :].lstrip(_BETWEEN)[:1]:
        yield word[:-1] + behind


def _is_whole(match: re.Match[str], words: Sequence[Word]) -> bool:
    """Whether no word of a text lies half in a match and half out of it, as 目前 in 目前任."""
    return not any(
        word.start < edge < word.start + len(word.text)
        and not (word.start <= match.start() and match.end() <= word.start + len(word.text))
        for word in words
        for edge in match.span()
    )


def _is_in_name(match: re.Match[str], words: Sequence[Word]) -> bool:
    """Whether a match belongs to a name that begins before it."""
    if match.group() not in _OF_NAMES:
        return False
    before = next((word for word in words if word.start + len(word.text) == match.start()), None)
    return before is not None and before.kind.startswith(NAME_CLASSES)


@cache
def _side(pattern: str) -> _Side:
    also = [words.format(years=_YEARS, hours=_HOURS) for begins, words in _ALSO if pattern.startswith(begins)]
    return _Side(re.compile(pattern), late_pattern("|".join(also)) if also else None)
