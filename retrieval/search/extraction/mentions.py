"""What in a text looks like an answer of the kind asked for: figures with their unit, names, words of a named kind.

What the question says itself is none, nor are a news story's own date line and the names of those who wrote it.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from retrieval.doors import late_pattern
from retrieval.search.extraction.answer_kinds import AnswerKind, Expected

Stretch = tuple[int, int]
"""Start and end in a normalised text."""

_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾"
    "夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷"
    "詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农"
    "司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝曺"
)
# Characters that foreign names are written with.
_SOUNDS: Final = (
    "阿埃艾安奥澳巴班邦贝本比彼别宾波伯勃博布查达戴丹道德邓迪蒂丁杜顿多厄恩尔法凡范菲费芬丰弗福夫盖冈高戈格葛根古哈海罕汉豪赫黑亨洪侯胡华怀霍基吉"
    "加贾简杰金津卡凯坎康考柯科克肯孔库夸昆拉莱赖兰朗劳勒雷里利莉丽连廉林琳龙卢鲁露伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密明缪莫姆摩默穆纳娜奈南内尼妮宁"
    "纽农努诺欧帕潘庞培佩彭皮平珀普奇齐恰钱乔切琼丘让热荣茹儒瑞若萨塞赛桑瑟森沙莎山尚舍申圣施史舒思斯丝索苏所塔泰坦汤唐陶特腾提田廷图托瓦万旺威韦维魏"
    "温文翁沃乌武伍西希夏香肖谢辛欣兴休修许雪逊雅亚延扬尧叶耶伊易因英永尤于约云赞泽曾扎詹张章珍朱茱兹子祖佐"
)
_ROLES: Final = (
    "先生|女士|董事长|总裁|总经理|行长|主席|主任|书记|局长|处长|部长|市长|县长|区长|省长|院长|校长|教授|院士|研究员|医生|记者|总统|总理|首相|大臣"
    "|队长|教练|导演|演员|歌手|创始人|负责人|发言人|经理|司令|将军|上将|警官|民警|律师|ceo|主演|选手|运动员|球员|作者|主编|出品人|会长|秘书长|理事长|队员|主播"
)
_PLACES: Final = "省市区县州旗盟乡镇村街路道岛国港湾山江河湖海洋洲寺馆园场站厅楼院桥厂校坊巷弄里店"
_HAN: Final = "\u4e00-\u9fff"

_PERSON: Final = (
    f"(?:{_ROLES})[、:为是由]?[{_SURNAMES}][{_HAN}]{{1,2}}"
    f"|(?<![{_HAN}])[{_SURNAMES}][{_HAN}]{{1,2}}(?=[^{_HAN}]|{_ROLES}|表示|说|介绍|担任|出任|[任在和与的])"
    f"|[{_HAN}]{{1,8}}(?:·[{_HAN}]{{1,8}})+|[{_SOUNDS}]{{3,}}|[{_SURNAMES}]某|[a-z]+ [a-z]+"
)
_ORGANISATION: Final = (
    f"[{_HAN}a-z0-9]{{2,}}(?:公司|集团|银行|大学|学院|医院|[局委部所院厂社队会厅办站馆店]|中心|协会|学会|机构|检察院"
    "|俱乐部|科技|股份|证券|基金)"
)

# By kind: what surely looks like an answer, and what may.
_LOOKS: Final[dict[AnswerKind, tuple[str, str]]] = {
    "person": (_PERSON, f"[{_SURNAMES}][{_HAN}]{{1,2}}|[{_SOUNDS}]{{2,}}|(?:{_ROLES})"),
    "place": (f"[{_HAN}]{{1,6}}[{_PLACES}]|位于|地处|在[{_HAN}]{{2,6}}", ""),
    "organisation": (_ORGANISATION, ""),
}
_NAMED: Final = '《[^》]+》|[“"「『][^”"」』]{1,24}[”"」』]|[a-z][a-z0-9.+-]+'

ASKS: Final = late_pattern(
    r"(?:(?<![^。!?;\n])|(?<=[。!?;\n]\s))[^。!?;\n]*[?]|(\w)不\1|(\w\w)不\2|[是能可]否|有没有|有无"
)
"""What asks in a text itself, and so decides nothing: a question, or 能不能 in a sentence that repeats one."""

_DATE_LINE: Final = r"(?:\d{1,2}\s?月)?\s?\d{1,2}\s?日\s?(?:上午|下午)?(?:消息|讯|电|获悉)"
_WRITER: Final = f"(?:记者|编辑|通讯员|摄|作者|责编|来源)[:/ ]*[{_HAN}]{{2,4}}"


@dataclass(frozen=True, slots=True)
class Mentions:
    """What in a text may be the answer, in its order.

    Attributes:
        exact: What surely is of the kind, with the very unit asked for.
        loose: What may be.
    """

    exact: tuple[Stretch, ...]
    loose: tuple[Stretch, ...]


def find_mentions(expected: Expected, asked: str, text: str) -> Mentions:
    """What in a normalised text looks like the answer to a question.

    Args:
        expected: What it wants to know.
        asked: The normalised question.
        text: Where to look.
    """
    exact, loose = _patterns(expected)
    ours = _not_the_answer(expected.kind, text)

    def found(pattern: re.Pattern[str] | None) -> tuple[Stretch, ...]:
        places = [match.span() for match in pattern.finditer(text)] if pattern else []
        return tuple(
            (start, end)
            for start, end in places
            # 可以 answers 可以…吗.
            if (said := text[start:end].strip())
            and (expected.kind == "decision" or said not in asked)
            and not any(a <= start < b for a, b in ours)
        )

    first = found(exact)
    return Mentions(first, first if loose is exact else found(loose))


def _patterns(expected: Expected) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    if expected.kind in _LOOKS:
        exact, loose = _LOOKS[expected.kind]
        return _compiled(exact), _compiled(loose or exact)
    if expected.kind == "which":
        head = expected.head[:2]
        return _compiled(re.escape(head)) if len(head) > 1 else None, _compiled(_NAMED)
    return expected.exact, expected.looks


def _not_the_answer(kind: AnswerKind, text: str) -> list[Stretch]:
    """The date line of a story asked when, who wrote it where asked who, what only asks where asked whether."""
    if kind in {"date", "clock", "duration"}:
        return [match.span() for match in _compiled(_DATE_LINE).finditer(text)]
    if kind == "decision":
        return [match.span() for match in ASKS.finditer(text)]
    return [match.span() for match in _compiled(_WRITER).finditer(text)] if kind == "person" else []


@cache  # Some take 2 ms to compile, and a question needs one of them.
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
