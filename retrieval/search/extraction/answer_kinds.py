"""Which kind of answer a question asks for: a table of patterns, and what an answer of each kind looks like.

The kinds are the expected answer types of question answering (Li and Roth, Learning Question Classifiers, 2002), as
far as patterns can tell their answers. Everything here reads normalised text. A new way to ask belongs into `TABLE`:
the first of its lines whose words of asking match is the kind. Where these
say little (多少, 什么, or none at all), what is asked about decides (净利润 is money).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

AnswerKind = Literal[
    "reason", "decision", "contact", "rank", "age", "percentage", "money", "clock", "date", "duration", "measure",
    "count", "number", "person", "place", "organisation", "name", "list", "manner", "definition", "which", "other",
]  # fmt: skip

FIGURE_KINDS: Final[frozenset[AnswerKind]] = frozenset(
    {"rank", "age", "percentage", "money", "clock", "date", "duration", "measure", "count", "number", "contact"}
)
"""Kinds whose answers are figures: where none stands, there is no answer."""

NAME_KINDS: Final[frozenset[AnswerKind]] = frozenset({"person", "place", "organisation", "name", "which"})
"""Kinds whose answers are a few words: names, or words of a kind that the question names."""

SHORT_KINDS: Final[frozenset[AnswerKind]] = FIGURE_KINDS | NAME_KINDS | {"decision"}
"""Kinds whose answers are less than a sentence."""

NUMBER: Final = (
    r"(?:\d+(?:,\d{3})*(?:\.\d+)?|[零〇一二三四五六七八九十百千两]+(?:点[零〇一二三四五六七八九]+)?"
    r"|[数几上](?=[十百千万亿]))\s?[百千]?[万亿]*[余多来]?\s?"
)
"""Of a pattern: a number as it is written, with what rounds it."""

_MONEY: Final = "元|美元|美金|欧元|英镑|日元|港元|港币|韩元|卢布|卢比|块|角|分钱|人民币|圆|美分"
_SIZES: Final = (
    "平方公里|平方千米|平方米|平方英[里尺]|立方米|立方英尺|公里|千米|英里|英尺|公尺|公分|呎|哩|厘米|毫米|微米|纳米|米|公斤|千克|毫克|克|斤|吨|公顷|亩|升|毫升|英寸|寸|海里|里|尺|度"
    "|千瓦时|千瓦|瓦时|毫安时|瓦|伏|赫兹|[gmtk]b|[gmk]hz|tops|[cmk]?m²|kwh|kw|mah|nm|mm|cm|km|kg|hz|fps|帧|像素|节|倍|℃|°"
)
_UNITS_OF: Final = {
    "长": "公里|千米|厘米|毫米|米|公尺|公分|英尺|英里|呎|哩|里|海里|分钟|小时|年|天",
    "高": "公里|千米|厘米|毫米|米|公尺|公分|英尺|呎|℃|度|层",
    "远": "公里|千米|米|里|海里|光年",
    "重": "公斤|千克|毫克|克|斤|吨|kg|g",
    "深": "公里|千米|厘米|米|公尺|英尺|呎",
    "宽": "公里|厘米|毫米|米",
    "厚": "厘米|毫米|米",
    "快": "公里|千米|米|迈|倍|秒|mb|gb",
    "大": "平方公里|平方千米|平方米|公顷|亩|英寸|寸|厘米|毫米|米|岁|级|度|吨|[gmtk]b|倍",
    "粗": "厘米|毫米|米",
}
_COUNTED: Final = (
    "个名位人家户项次条种类座所间层栋批期届台辆部册本张份篇件场班套只支枚艘架头匹棵株颗粒块片门款起例宗单笔对双组队排级处道根段集首幅"
    "核卷桶箱瓶杯盒袋员发趟站口眼把顶扇尊节章轮拨伙群代"
)
_CLOCK: Final = (
    r"\d{1,2}\s?[时点:](?:\s?\d{1,2}\s?分?|半|整)?"
    "|[一二三四五六七八九十]+[点时](?:半|整|[一二三四五六七八九十]+分)?|零时|24小时|全天"
)
_DATE: Final = (
    r"(?:\d{2,4}\s?年\s?)?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号]|[底初末]|[上中下]旬|份)?|\d{1,2}\s?[日号](?![楼线馆院])"
    r"|(?<!\d)\d{4}\s?年[底初末]?|[今昨明前后当次本去][天日晚年](?!然|间)|[上下]午|[上下本这][周月]|周[一二三四五六日末]"
    r"|星期[一二三四五六日天]|\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?|[一二三四五六七八九十]+月|世纪|年代|年间"
    "|(?<![近每满第隔约为达共期了])(?<![零〇元一二三四五六七八九十])[零〇元一二三四五六七八九十]+年(?!级|[来前后内间多])"
    r"|(?:公元)?前?(?<![\d.])\d{3,4}年|[春夏秋冬][季天初末]|[早晚初盛仲][春夏秋冬]|时期|[夏商周秦汉晋隋唐宋辽金元明清]朝|王朝"
    "|春节|元旦|国庆|清明|端午|中秋|目前|近日|即日"
)
_SPELL: Final = "(?:个半)?(?:年|个?月|天|日|周|星期|个?小时|钟头|分钟|秒|个?工作日|世纪|昼夜|季度|学期|期)"
_WRITTEN_TO: Final = (
    r"https?://|www\.|[a-z0-9-]+\.(?:com|cn|org|net|gov)|@|\d{3,4}-\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)"
    r"|(?<!\d)\d{3,5}-?\d{3,8}(?!\d)|微信|公众号|热线|邮箱|地址|位于"
)

_RULING: Final = (
    "[不未没无非勿]|禁止|严禁|谢绝|拒绝|杜绝|一律|可以|仍?可(?![能是怕爱])|允许|准许|能够|[应必]?须|应[当该]|必须|属于|视为|[仍依]然?|照[常旧样]|维持|保持"
    "|已[经被]?|确(?:实|系|认)|属实|[否承]认|证实|澄清|辟谣|谣言|虚假|驳回|取消|暂停|停止|叫停|免[收交缴费予除]|建议|推迟|暂缓|例外|除外"
)
"""Of a pattern: what decides whether something is so or may be."""

_LISTING: Final = re.compile(
    "哪些|哪几|分别|各是|都有[什哪]|有[什哪][么些]"
    "|[二两三四五六七八九十\\d]+(?:个|项|大|条|类|点|方面)[^，。]{0,12}(?:是什么|有什么|是啥|指什么)"
)

_SAYING_LITTLE: Final[frozenset[AnswerKind]] = frozenset({"number", "definition"})
"""Kinds of words of asking that leave it to others what is wanted."""

_WHAT: Final = "(?:[什甚]么|啥)"
_HOW_MANY: Final = r"(?:多少|(?<!哪)几(?![乎何内个]?(?:$|\W)))"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the table.

    Attributes:
        kind: The kind of answer.
        cues: Characters of which a question has one, or the line is passed over: compiling all patterns takes 10 ms.
        asks: Matches the words of asking; its groups `unit` and `size` say what is counted, and which extent is asked.
        looks: Matches an answer; "" where only the words around tell.
        about: Matches words whose answers are of the kind, whichever way they are asked for.
        unless: Matches what asks for something else, which then counts.
    """

    kind: AnswerKind
    cues: str
    asks: str
    looks: str = ""
    about: str = ""
    unless: str = ""


TABLE: Final = (
    _Line(
        "reason",
        "为因缘何咋怎",
        f"(?<![称名作认成])为{_WHAT}|(?<![称名作认成])为何|{_WHAT}原因|缘何|何以|咋会|怎么会|原因(?:是|有|为)?(?:{_WHAT}|哪些|何)?[?]?$",
        "因|由于|为了|原因|导致|出于|鉴于|以便|旨在|所以|使得|造成|引发|源于|考虑到",
    ),
    _Line(
        "decision",
        "是能会可算要该行对吗嘛没么不否",
        r"[是能可]否|有没有|(\w)不\1|(\w\w)不\2|[吗嘛](?:\W|$)|(?<![出淹沉埋吞湮隐])没有?[?]?$|(?<![什甚怎那这多])么[?]?$",
        _RULING,
        # 有什么补贴吗 asks what.
        unless=r"(?:谁|哪|[什甚]么|啥|何|多少|几[点时个])(?!都)",
    ),
    _Line(
        "contact",
        "话机箱网链线真编信号官址联",
        f"(?:电话|手机号?|邮箱|网址|链接|热线|传真|邮编|微信号?|公众号|官网|地址)(?:号码?|地址)?(?:[是在为有叫]|[?]?$)(?:{_WHAT}|哪|何|多少|几|[?]?$)"
        f"|(?:电话|手机号?|传真|邮编)号?码?(?:多少|几)|联系方式|怎么联系|(?:{_WHAT}|哪个)(?:电话|热线|邮箱|网址|号码|公众号)",
        _WRITTEN_TO,
        unless=f"{_WHAT}时[间候]|何时|哪一?[年天月日]|几[月日号点]|多少[个条部台次]",
    ),
    _Line(
        "rank",
        "第排名几",
        f"第几|排名?第?(?:几|多少)|排行第?几|名列第?几|[几][等级](?!个)|(?:{_WHAT}|第几)名次",
        f"第{NUMBER}|{NUMBER}[等级位名]|首位|首次|榜首|[冠亚季]军|[金银铜]牌|居首|末位|倒数",
    ),
    _Line(
        "age",
        "大岁龄",
        "多大(?:年纪|年龄|岁数|了)|几岁|多少岁|年龄(?:是|有)?多[少大]",
        rf"{NUMBER}(?:周)?岁|\d{{2}}后|[12]\d{{3}}年(?:\d+月)?(?:\d+日)?出?生",
    ),
    _Line(
        "percentage",
        "分比率速幅额长升降减提高涨跌占折%成收",
        "百分之(?:几|多少)|(?:几|多少)个?(?:%|成)|几分之几|(?:比例|占比|比重|[增降利税汇比][率重]|增速|[涨跌降增升]幅|份额|[^效频速]率)[^,;。?]{0,6}(?:多少|几|多[高大])"
        "|(?:多少|几)个?百分点|(?:增长|上升|下降|降低|减少|提高|上涨|下跌|收窄|[涨跌降占升])了?多少[?]?$|几折|占.{0,8}多少[?]?$",
        rf"{NUMBER}(?:%|‰|个百分点|成|折|倍|个基点|{_MONEY})|分之|过半|一半|翻[番倍]|全免|全额|{NUMBER}",
    ),
    # What is granted is told as a sum or as a share.
    _Line(
        "money",
        "多少几",
        "(?:多少|几成)(?:资金支持|资金|补[贴助]|奖[励金]|资助|支持|配套|赔偿|优惠)|(?:补贴|补助|资助|奖励|报销|减免|优惠|赔偿)(?:多少|几成)",
        rf"[¥￥$]\s?\d|{NUMBER}(?:{_MONEY}|%|成|折|倍)|分之|一半|半价|{NUMBER}(?<=[万亿])(?![人名台辆件个户亩吨次])|免费|全额|全免|[0-9]:[0-9]",
    ),
    _Line(
        "money",
        "钱元金资费块价薪润收入值产融本房预投额贵亏赔罚赚花奖欠补贴卖付骗挣税租票标保款",
        "多少(?:钱|[万亿]?元|亿?美元|人民币|资金|工资|费用|港元|欧元|英镑|日元|投资|经费|补贴|奖金|租金|罚款|奖励|赔款)|几块|几元"
        "|什么价|多少价|多贵|[亏赔罚赚花奖欠补卖转捐付退骗挣][贴助了]?多少(?=[万亿,;。]|[?]?$)",
        rf"[¥￥$]\s?\d|{NUMBER}(?:{_MONEY})|{NUMBER}(?<=[万亿])(?![人名台辆件个户亩吨次])|免费|[免不][收交缴]|取消|不收费",
        "价格|[售票房单报出]价|起拍价|工资|月薪|年薪|收费|费用|学费|利润|营收|收入|总资产|市值|融资|注册资本|票房|预算|投资"
        r"|[成销交]\w{1,2}额|[金总余]额|额度|保费|赔款|关税|个税|[租押]金|房租|门票",
    ),
    _Line(
        "clock",
        "点时",
        f"几点|几时(?!候)|(?:[开关]门|营业|开放|办公|[上下]班|办理|发车)时间|{_WHAT}时间(?:[关上下]|开(?![始展通幕工])|办公|营业)",
        _CLOCK,
    ),
    _Line(
        "date",
        "时哪几何多日期年月间",
        f"{_WHAT}时[候间]|何时|哪一?[天日年月]|几[月号日]|何年|哪个(?:月|年|时期|朝代|世纪|季节|年代|时间)|多会儿|{_WHAT}(?:日[期子]|年代)"
        f"|[从到至]几",
        f"{_DATE}|{_CLOCK}|{NUMBER}(?:天|年|个?月|小时)[内后前]",
        "日期|时间|生日",
    ),
    _Line(
        "duration",
        "久长几少限期寿",
        "多久|多长时间|(?:多少|几)个?(?:年|天|小时|分钟|月|周|日|秒|工作日|季度|学期)",
        f"{NUMBER}{_SPELL}|长期|永久|终身|{_DATE}",
        "时长|期限|有效期|时限|任期|工期|周期|寿命",
    ),
    _Line(
        "measure",
        "多积量度程航速温度容产放浓像池存拔吨扔跳跑游掷推",
        "(?<=[有是达约了才能到离跑走])多(?P<size>[长高远重深宽厚快大粗])|多(?P<size_>[远高重长深宽厚大])|[扔跳跑游掷推]了?多少"
        "|多少(?:平方|公里|米|公斤|千克|克|斤|吨|亩|公顷|升|度|千瓦|里|厘米|毫米|寸)",
        f"{NUMBER}(?:{_SIZES})",
        "面积|体积|重量|[长高宽]度|[体全身]长|身高|直径|[水吃]深|里程|续航|速度|温度|容量|[产总]量|排放量|用量|浓度|像素|电池|内存|海拔|装机",
    ),
    _Line(
        "count",
        "多几量数口模存号分",
        rf"{_HOW_MANY}(?P<unit>[^,;。?了的是在呢啊]{{1,6}})|几比几",
        NUMBER,
        "[数销]量|[人总次个]数|人口|规模|库存|比分",
    ),
    _Line("number", "多几", "多少|几[?]?$", rf"{NUMBER}|[一两]", "数字|编号|版本号?|代码"),
    _Line(
        "person",
        "谁人哪位长席任记授师员演手理者",
        f"谁|何人|哪一?[位名]|哪[一几]?个?(?:人|名人|球员|选手|运动员|演员|歌手|导演|教授|专家|院士|老师|副?[行主市县区省院校部会][长席]|皇帝|作家|科学家|学者"
        f"|明星|艺人|官员|领导|作者|总统|将军|国王|诗人)|{_WHAT}人(?![口数群员])"
        "|(?:董事长|总裁|总经理|[行局市院校部会队]长|主[席任]|书记|总[统理]|首相|教练|导演|主演|创始人|负责人|发言人|经理|ceo|司令|作者|[原真本]名"
        f"|[女男]友|妻子|丈夫|[父母]亲|儿子|女儿|夫人)(?:是|叫|名叫|为)?(?:{_WHAT}|哪|谁)?(?:名字?)?[?]?$",
    ),
    _Line(
        "place",
        "哪何地里国省城址籍总置点",
        f"哪[里儿边]|(?<!如)何[地处]|{_WHAT}地方|[在去到]哪(?![些个一两几种类项家次届款位名年月天]|[二三四五六七八九]?[个家座所])|哪一?[个座处条所片]?[省市区县国州城镇村乡岛洲海湖河山地街路]"
        f"|{_WHAT}(?:国家|城市|省份?|地点|位置)|哪几?个?(?:国家|城市|地方|省份?|地区|地点|场所|场馆)",
        about="地点|位置|发源地|出生地|籍贯|总部",
    ),
    _Line(
        "organisation",
        "哪什甚啥",
        f"(?:哪一?[家所支届个]?|{_WHAT})(?:公司|单位|部门|机构|学校|大学|银行|企业|医院|集团|法院|车企|品牌|媒体|组织|协会|研究所|学院|球队|队伍|队|俱乐部|厂商"
        "|局|政府|报|平台|网站|中学|高校|派出所)|哪[家所]",
    ),
    _Line(
        "name",
        "叫名称谓",
        f"叫{_WHAT}|{_WHAT}名|名字|名称[是为叫]?|何名|[称]为|[又被俗简全]称|别名|称作|[原学书]名|英文名",
        "《[^》]+》|[「“\"][^」”\"]{1,20}[」”\"]|[a-z][a-z0-9.+-]+|名为|叫做?|称为?",
    ),
    _Line(
        "list",
        "哪有包分列都几",
        f"哪些|哪[几两三四五六七八九十]|{_WHAT}等|分别|有{_WHAT}(?!用)|包[括含]{_WHAT}|列举|都有[谁哪什]|几[个种类项条点][^,?]{{0,6}}(?:分别|是{_WHAT}|哪)",
        "、|一是|[(（]?[一1][)）、.]|以及|包括|分别|和|等",
    ),
    _Line(
        "manner",
        "怎如咋何什甚啥",
        f"怎么(?!会|样[?]?$)|如何|怎样|咋(?!会)|{_WHAT}(?:办法|方法|方式|措施|手段|途径|流程|程序|步骤|手续)"
        f"|(?:{_WHAT}(?:样的)?|有何|哪项|哪一?种)[^,;。?的是]{{0,6}}(?:政策|措施|举措|规定|要求|安排|部署|指示|待遇)",
        "通过|按照?|经|凭|持|登录|采取|利用|以|可|应|需|先|进行|使用|采用",
    ),
    _Line(
        "definition",
        "什甚啥何定含",
        f"(?:是|指|指的是|叫做){_WHAT}(?:意思|东西|病|样)?的?[?]?$|{_WHAT}[是叫]|{_WHAT}意思|何[为谓]|定义|含义",
        "是|指|称|即|为",
    ),
    _Line("which", "哪什甚啥何是为", f"哪|{_WHAT}|何|[是为][?]$"),
)  # fmt: skip

_HEAD: Final = (
    rf"(?:哪一?[个种类款项所座条支部届家名位块只门份级场本颗批起次]?|{_WHAT}(?:样的)?|何)"
    r"(?P<head>[^?,;。是的在了呢有被为把和与做才最能会叫可让]{1,6})"
)
"""哪个城市, 什么品种: what is asked for follows the word of asking."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a question wants to know.

    Attributes:
        kind: The kind of answer.
        focus: Where the words of asking stand in the question: start and end.
        unit: What is counted, as it is asked (名 of 多少名); "" where nothing is.
        head: What is asked for (城市 of 哪个城市); "" where no word says so.
        looks: What an answer of the kind looks like; None where no pattern tells.
        exact: The same with the very unit that was asked for.
    """

    kind: AnswerKind
    focus: tuple[int, int]
    unit: str
    head: str
    looks: re.Pattern[str] | None
    exact: re.Pattern[str] | None


def expected_answer(asked: str) -> Expected:
    """Which kind of answer a normalised question asks for; "other" where no line of the table matches."""
    asking = next(_matching(asked, "asks"), None)
    if asking is None or asking[0].kind in _SAYING_LITTLE:
        for line, found in _matching(asked, "about"):
            if asking is None:
                asking = line, found
            # The words of asking stay the focus: what is asked of a thing stands beside them.
            elif asking[0].kind == "number" or found.end() == asking[1].start():
                asking = line, asking[1]
            break
    elif asking[0].kind == "count":
        # 多少押金 counts nothing.
        unit = asking[1].groupdict().get("unit") or ""
        asking = next((line for line, found in _matching(unit, "about") if not found.start()), asking[0]), asking[1]
    if asking is None:
        return Expected("other", (len(asked), len(asked)), "", "", None, None)
    line, found = asking
    groups = found.groupdict()
    unit, size = groups.get("unit") or "", groups.get("size") or groups.get("size_")
    head = _compiled(_HEAD).search(asked)
    looks = _compiled(line.looks) if line.looks else None
    exact = looks
    if size:
        exact = _compiled(f"{NUMBER}(?:{_UNITS_OF[size]})")
    elif unit and line.kind in {"count", "rank"}:
        exact = _compiled(f"{NUMBER}[{_COUNTED}]?{re.escape(unit.strip()[:1])}")
    return Expected(line.kind, found.span(), unit, head["head"] if head else "", looks, exact)


def _matching(asked: str, column: Literal["asks", "about"]) -> Iterator[tuple[_Line, re.Match[str]]]:
    for line in TABLE:
        pattern: str = getattr(line, column)
        if pattern and (column == "about" or not set(line.cues).isdisjoint(asked)):
            found = _compiled(pattern).search(asked)
            if found and not (line.unless and _compiled(line.unless).search(asked)):
                yield line, found


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def asks_for_list(asked: str) -> bool:
    """Whether a normalised question wants several things told one by one: 分别是多少, 五个聚焦是什么."""
    return _LISTING.search(asked) is not None
