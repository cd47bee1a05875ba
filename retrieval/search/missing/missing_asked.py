"""What a question asks of a thing, where the words that answer say nothing of it, however little it weighs.

A word counts by its rarity elsewhere, and beside a rare name an everyday word counts for nothing: how many died is not
told by how many were hurt, nor the first round by the second. What is looked for here decides by itself.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from retrieval.analysis import QuestionTerms
from retrieval.doors import late_pattern
from retrieval.search.extraction.context import HitText
from retrieval.search.extraction.contraries import OFFICES
from retrieval.search.extraction.expected import Expected
from retrieval.search.extraction.located import Located
from retrieval.search.missing.saying import KNOWN, find_ordinals, known_share

_HOW_MANY: Final = "了?(?:多少|几)"
_NUMBERS: Final = re.compile("(?:多少|几)[个名位]?人?")

_DEEDS: Final = (
    (f"死{_HOW_MANY}|(?:多少|几)[个名位]?人死", "死|亡|遇难|丧生|罹难|牺牲|殉职|溺|尸|身故"),
    (f"伤{_HOW_MANY}|(?:多少|几)[个名位]?人受?伤", "伤"),
    (f"卖了(?:多少|几)(?!钱)|卖出去?{_HOW_MANY}", "卖|售|销|交付|出货"),
    (f"罚{_HOW_MANY}", "罚|处"),
    (f"赔{_HOW_MANY}", "赔|偿|补"),
    (f"捐{_HOW_MANY}", "捐"),
    (f"亏{_HOW_MANY}", "亏|损|负|-"),
    (f"抓到?{_HOW_MANY}", "抓|捕|获|落网|归案|刑|查"),
    (f"失[踪联]{_HOW_MANY}", "失"),
    (f"判{_HOW_MANY}", "判|刑|徒|役"),
    (f"骗{_HOW_MANY}", "骗|诈"),
    (f"花{_HOW_MANY}", "花|费|资|支|用|耗|价|元"),
    (f"投资?{_HOW_MANY}", "投"),
    (f"招{_HOW_MANY}", "招|聘|录"),
    (f"[赚挣]{_HOW_MANY}", "赚|挣|利|收|盈|得"),
    ("[拿领]了?(?:多少|几)", "拿|领|收|得|获|薪|酬|奖|费|补|标准|每[年月天人]|发[放给]|[下补增]发"),
    ("出生", "生|岁|籍"),
    ("去世|病逝|过世", "世|逝|亡|卒|年"),
    ("成立|创办|创立", "成立|创|建|组|设|始"),
    ("上市", "上市|挂牌|发行|开[售卖]|上架|发售|推出|发布"),
    ("上映", "映|登陆|定档"),
    ("登陆", "登[陆岛]"),
    ("开工|开建", "开工|动工|开建|建"),
    ("预购|预订|预售", "预"),
    ("停产", "停"),
    ("上学|读书|毕业", "学|读|毕业|校"),
    ("结婚", "婚"),
    ("退役", "退"),
    ("复工|开学", "复工|开学|返"),
)
"""What is asked of, and what one of says it in the sentence that answers, or in the title."""

_ROLES: Final = (
    f"副?(?:{OFFICES}|董事长|总裁|c[ef]o|老板|创始人|法人代表|法人|政委|主教练|教练|导演|队长|负责人|发言人|代言人|司令|理事长"
    "|秘书长|会长|社长|董秘|妻子|丈夫|女儿|儿子|[父母]亲|[男女]友|编剧|作者|主演|主持人|经纪人|裁判|[冠亚季]军|投资人|股东)"
)
_ALSO: Final = {
    "老板": "董事长|创始人|总裁|负责人|店主|ceo",
    "ceo": "首席执行官|总裁",
    "总裁": "ceo|首席执行官",
    "cfo": "首席财务官|财务总监",
    "负责人": "主任|长",
    "妻子": "老婆|夫人|太太|妻",
    "丈夫": "老公|夫",
    "父亲": "爸|父",
    "母亲": "妈|母",
    "法人": "法定代表人",
    "法人代表": "法定代表人",
    "导演": "执导",
    "主演": "演|饰",
    "教练": "主帅|执教",
    "主教练": "主帅|执教",
    "冠军": "夺冠|夺魁|折桂|卫冕|捧杯|金牌|第一名|头名",
    "亚军": "银牌|第二名",
    "季军": "铜牌|第三名",
    "发言人": "发言",
    "代言人": "代言",
    "作者": "著|写",
    "创始人": "创办|创立|创建",
}
"""What else says who somebody is."""

_BEFORE: Final = 5
"""Characters before the words of asking in which the role stands that is asked for: 的院长现在是."""


class _Which(NamedTuple):
    """Which one of several is asked for.

    Attributes:
        asks: Matches what says so in the question.
        told: Of a pattern: what says the same in what is shown; `{unit}` stands for the last character of what is asked
            for.
        near: Whether it has to stand in the sentence that answers.
    """

    asks: re.Pattern[str]
    told: str
    near: bool = False


_EXTREME: Final = "最|第[一1]|首|冠|极|顶|之[王久]"

_WHICH_ONE: Final = (
    _Which(
        re.compile("第[一1](?![一二三四五六七八九十百0-9时线的名大位])[^,。]"),
        r"第[一1](?!\d)|首[次届个批轮场家款期季趟支座]|初次|头[一回次个]|[一1]{unit}",
    ),
    _Which(re.compile(r"第[二2](?![十百\d])[^,。]"), r"第[二2](?![十百\d])|再[次度]|又|[二2]{unit}"),
    _Which(re.compile("首[个款家批台座部条趟次封场列艘架支](?!推)"), "首|第[一1]|最[早先初]|初"),
    _Which(re.compile("最后一?[个封次名班趟场批]"), "最后|末"),
    _Which(re.compile("上(?:一次|次|回)"), "上一?[次回]|前一?次|此前"),
    _Which(re.compile("下一?(?:次|趟|届|轮|班)"), "下一?[次趟届轮班]"),
    # A bound is told as one: 不超过50万元 is the most.
    _Which(
        re.compile("最[高多大长]"),
        f"{_EXTREME}|不得?(?:超过|多于|高于)|以内|上限|至多|封顶|(?<![有权期无局])限(?!于|制|公司)",
        near=True,
    ),
    _Which(
        re.compile("最晚"), rf"{_EXTREME}|不得?[晚迟]于|以内|截[止至]|期限|(?<![目日此以提])前|\d\s?日前", near=True
    ),
    _Which(
        re.compile("最[低少小短]"), rf"{_EXTREME}|不得?[低少小短]于|下限|至少|以上|[\d元年月日天名岁%]\s?起", near=True
    ),
    _Which(re.compile("最早"), rf"{_EXTREME}|不得?早于|至少|以后|之后|[\d日号月天时点分年]\s?(?:起|开始)", near=True),
    _Which(re.compile("最[快慢贵远近深重轻强弱热冷]"), _EXTREME, near=True),
)
_QUARTER: Final = late_pattern("季[度报]")
"""Its ordinals are looked for as contraries."""
_AT_THE_END: Final = "的是"
_COUNTED: Final = 2
"""Ordinals above are told as such alone: no word like 首 or 再 says the third."""

_LEVEL: Final = late_pattern("(?<![一二三四五六七八九十第])([一二三四五六七八九十])(级|期|类|档|号线|环|标段|季(?!度))")
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")

_SORTS: Final = (
    (
        "职[务位]|官职|身份",
        f"{OFFICES}|董事|监事|经理|教授|[委议队会店]员|研究员|[律厨教]师|工程师|[法军]官|[学院]士|大[臣夫使]|任职|职务|[担时现出]任|创始人",
    ),
    ("学历|学位", "本科|[硕博学]士|[大中]专|[高初]中|学历|毕业"),
    ("民族", "族"),
    ("星座", "座"),
    ("罪名?", "罪"),
    ("颜色", "色|[红黄蓝绿白黑紫灰橙青粉金银]"),
)
"""What sort of thing is asked for (什么职务), and what is one, in the words that answer."""

_EXCLUDED: Final = "(?:不包括|不包含|不含|不计|未计|不列入)"
_ANY_EXCLUDED: Final = late_pattern(_EXCLUDED)

_HOW: Final = late_pattern("(?:怎么|如何|怎样|咋)(?!回事|样)([^,;。?]{1,4})")
_WAYS: Final = late_pattern(
    "通过|按(?!揭)|依[照据法]|根据|参照|(?<![已曾财])经(?![济理营常典费纪历])|凭|(?<![支坚维保])持(?![续有股])|登[录陆]|采[取用]"
    "|[利使运]用|用[于来以]|(?<!许)可(?![能怜爱])|(?<![供反相效适])应(?![对急用])|须|(?<!刚)需(?!求)|先|要|请|不得|禁止|以(?![上下来前后内外及])"
    "|申[请报领办]|办理|提交|提供|提出|填[写报]|携带|前往|拨打|扫码|点击|下载|预约|报名|联系|步骤|流程|方式|方法|程序|途径|渠道|措施"
    "|进行|开展|实[行施]|协商|计算|公式|等于|将|把|给予|加强|推[进动]|负责|做好|避免|防止|确保|注意|处理|调整|恢复|直接|自动|免费"
)
"""What tells how something is done, or goes."""
_RATED: Final = late_pattern("收|费|算|计|补|赔|奖|罚|处|缴|交|付|定|分|发|扣|给|卖|涨|降|变|走|去|坐|到")
"""Of what is asked how it is done, and told by a figure: 怎么收费, 怎么补贴; or by a place: 怎么走."""

_ORIGIN: Final = late_pattern("(?:哪[里儿]|何地|[什甚]么地方)的?人(?![口数])")
_ORIGIN_TOLD: Final = late_pattern("籍|人(?=[,。、;)]|$)|生于|出生|来自|老家")

_USED: Final = late_pattern(
    "(?:(?<![采使利应作运适费])用的?|搭载的?|配备?的?)是?[什甚]么(?!名|方|办|手|证|材料|原料|工具|东西|技术|设备|仪器|器材"
    "|软件|系统|平台|语言|品牌|牌子|型号|药|货币|武器|身份|理由|颜色)([\u4e00-\u9fff]{2})"
)
"""What is asked for by the thing, and not by the sort of which the answer is one: 身份证 is told without 证件."""

_THINGS: Final = frozenset({"measure", "count", "money"})
"""Kinds of whose words of asking the noun behind says what is measured: 多大硬盘."""


def missing_asked(located: Located) -> list[str]:
    """What a question asks of a thing and the answer says nothing of, as the normalised question writes it.

    Args:
        located: Where to look in the hit.
    """
    context = located.context
    asked, title = context.lookup.question.asked, context.texts[0].title
    window = context.text[slice(*located.shown)]
    start = context.part(located.answer)[0]
    sentence = context.sentence_at(start, context.part(located.answer))
    answering = f"{title}\n{context.text[slice(*sentence)]}"
    words = context.text[slice(*context.part(located.answer))]
    missing = [*_which_one(context.lookup.question, f"{title}\n{window}", answering)]
    missing += _levels(asked, f"{title}\n{window}")
    missing += _sorts(asked, words)
    # Why somebody retired is told beside that he did.
    if context.expected.kind not in {"reason", "manner"}:
        missing += _deeds(asked, answering)
    if context.expected.kind == "manner":
        missing += _how(asked, window)
    missing += _excluded(context, title, window)
    if context.expected.kind == "person":
        missing += _role(context.expected, asked, answering)
    if (match := _ORIGIN.search(asked)) and not _ORIGIN_TOLD.search(words):
        missing.append(match.group())
    if (match := _USED.search(asked)) and match[1] not in f"{title}\n{context.text}":
        missing.append(match[1])
    if context.expected.kind in _THINGS:
        missing += _thing(context, located, title)
    return missing


def _which_one(question: QuestionTerms, shown: str, answering: str) -> Iterator[str]:
    asked, told = question.asked, set(find_ordinals(shown))
    ordinals = find_ordinals(asked).items()
    others = [match for number, match in ordinals if match[2] and number > _COUNTED and number not in told]
    for match in [*others, *_compared(asked, shown, answering)]:
        if not _QUARTER.match(asked, match.end() - 1):
            # 第二小学, not 第二小.
            ends = (word.start + len(word.text) for word in question.words_of(asked))
            yield asked[match.start() : next((end for end in ends if end >= match.end()), None)].rstrip(_AT_THE_END)


def _compared(asked: str, shown: str, answering: str) -> Iterator[re.Match[str]]:
    for which in _WHICH_ONE:
        for match in which.asks.finditer(asked):
            told = which.told.format(unit=re.escape(match.group()[-1]))
            if not re.search(told, answering if which.near else shown):
                yield match


def _levels(asked: str, shown: str) -> Iterator[str]:
    """Levels and the like (三级, 二期) that are not shown, in whichever figures."""
    for match in _LEVEL.finditer(asked):
        numeral, unit = match.groups()
        number = "一二三四五六七八九十".index(numeral)
        spoken = "两" if numeral == "二" else numeral
        if not re.search(f"(?:{numeral}|{spoken}|{number + 1}|{_ROMAN[number]}){unit}|第{numeral}", shown):
            yield match.group()


def _sorts(asked: str, words: str) -> Iterator[str]:
    for asks, looks in _SORTS:
        match = re.search(f"[什甚]么(?:样的)?({asks})", asked)
        if match and not re.search(looks, words):
            yield match[1]


def _deeds(asked: str, answering: str) -> Iterator[str]:
    for asks, says in _DEEDS:
        match = re.search(asks, asked)
        if match and not re.search(says, answering):
            yield _NUMBERS.sub("", match.group())


def _how(asked: str, shown: str) -> Iterator[str]:
    """What is asked how it is done, where what is shown tells of no way: 工资怎么谈 over 工资每月6500元."""
    match = _HOW.search(asked)
    if match and not _RATED.match(match[1]) and not _WAYS.search(shown):
        yield match.group()


def _role(expected: Expected, asked: str, shown: str) -> Iterator[str]:
    """The role of the person asked for, where nothing that is shown says it."""
    start, end = expected.focus
    match = re.search(_ROLES, asked[max(0, start - _BEFORE) : end])
    if match:
        role = match.group()
        # 政委 is not told by 副政委.
        if not re.search(f"(?<!副){role}", shown) and not (role in _ALSO and re.search(_ALSO[role], shown)):
            yield role


def _excluded(context: HitText, title: str, window: str) -> Iterator[str]:
    """Words that are told only to say that they are not meant: 不包括博彩."""
    if not _ANY_EXCLUDED.search(window):
        return  # hardly any text excludes something, and each word would have its own pattern compiled
    for term in context.lookup.terms:
        word = term[2:]
        if term.startswith("w:") and len(word) > 1 and word in window and word not in title:
            found = re.findall(f"{_EXCLUDED}[^,。;]{{0,3}}{re.escape(word)}", window)
            if found and len(found) == window.count(word):
                yield word


def _thing(context: HitText, located: Located, title: str) -> Iterator[str]:
    """Nouns in or right behind the words of asking that are not shown: 多大硬盘 over the size of a memory."""
    question, (start, end) = context.lookup.question, context.expected.focus
    shown = f"{title}\n{context.text[slice(*located.shown)]}"
    said = context.says(*located.shown) | context.titled
    for word in question.words_of(question.asked):
        term, asks = f"w:{word.text}", word.text[0] in "多几"
        if asks or not word.kind.startswith("n") or len(word.text) == 1 or not start <= word.start <= end:
            continue
        told = term not in question.own or said[context.lookup.terms.index(term)]
        if not told and known_share(word.text, shown) < KNOWN:
            yield word.text
