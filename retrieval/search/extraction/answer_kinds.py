"""What is asked and what answers it: the table of patterns, for expected answer types, of each way to ask.

The kinds are the expected answer types of question answering (Li and Roth, Learning Question Classifiers, 2002), as
far as patterns can tell their answers. All is of normalised text. A new way to ask belongs into `TABLE`.
"""

from typing import Final, Literal, NamedTuple

from retrieval.search.extraction.answer_patterns import (
    ASKING_ITSELF,
    CALENDAR,
    CLOCK,
    CURRENCIES,
    DATE_LINE,
    LOOSE_PERSON,
    NUMBER,
    ORGANISATION,
    PERSON,
    PLACE_NAME,
    QUOTED,
    RULING,
    SIZES,
    SPELL,
    WRITER,
    WRITTEN_TO,
)

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

SAYING_LITTLE: Final[frozenset[AnswerKind]] = frozenset({"number", "definition"})
"""Kinds of words of asking that leave it to others what is wanted."""

_WHAT: Final = "(?:[什甚]么|啥)"
_IS_HOW_MUCH: Final = "(?:是|为|有|达到?)?(?:多少|几|多[高大])"
_NO_SHARES: Final = "效频速汇功辨心新样帧码倍积育赔射阻曲斜"
_SHARE: Final = rf"{NUMBER}(?:%|‰|个百分点|成|折|倍|个基点)|分之|过半|一半|翻[番倍]|全[免额]|免息"
_RATIO: Final = r"(?<![\d:])\d+(?:\.\d+)?\s?[:/比]\s?\d+(?![\d:])"
_HOW_MANY: Final = r"(?:多少|(?<!哪)几(?![乎何内个]?(?:$|\W)))"


class WayToAsk(NamedTuple):
    """One line of the table.

    Attributes:
        kind: The kind of answer.
        cues: Characters of which a question has one of each word, or the line is passed over: it saves 10 ms.
        asks: Matches the words of asking; its groups `unit` and `size` say what is counted, and which extent is asked.
        looks: Matches what may be an answer; "" where only the words around tell.
        about: Matches words whose answers are of the kind, whichever way they are asked for.
        unless: Matches what asks for something else, which then counts.
        surely: Matches what surely looks like an answer; "": all that `looks` does.
        never: Matches what looks like an answer and is none.
    """

    kind: AnswerKind
    cues: str
    asks: str
    looks: str = ""
    about: str = ""
    unless: str = ""
    surely: str = ""
    never: str = ""


TABLE: Final = (
    WayToAsk(
        "reason",
        "为因缘何咋怎",
        f"(?<![称名作认成译视誉改选分变])为(?:{_WHAT}(?!样的)|何(?![?]?$))|{_WHAT}原因|缘何|何以|咋会|怎么会"
        f"|(?:原因|缘故|理由)(?:是|有|为)?(?:{_WHAT}|哪些|何)?[?]?$",
        "因|由于|为了|原因|导致|出于|鉴于|以便|旨在|所以|使得|造成|引发|源于|考虑到|以[免防]|受[惠益累]于|[归得]益于"
        "|[,;](?:以|为)(?=纪念|克服|防止|避免|确保|保障|促进|[加增]强|提[高升]|方便)",
    ),
    WayToAsk(
        "decision",
        "是能会可算要该行对吗嘛没么不否",
        r"[是能可]否|有没有|(\w)不\1|(\w\w)不\2|[吗嘛](?:\W|$)|(?<![出淹沉埋吞湮隐])没有?[?]?$|(?<![什甚怎那这多])么[?]?$",
        RULING,
        never=ASKING_ITSELF,
        # 有什么补贴吗 asks what.
        unless=r"(?:谁|哪|[什甚]么|啥|何|多少|几[点时个])(?!都)",
    ),
    WayToAsk(
        "contact",
        "话机箱网链线真编信号官址联",
        f"(?:电话|手机号?|邮箱|网址|链接|热线|传真|邮编|微信号?|公众号|官网|地址)(?:号码?|地址)?(?:[是在为有叫]|[?]?$)(?:{_WHAT}|哪|何|多少|几|[?]?$)"
        f"|(?:电话|手机号?|传真|邮编)号?码?(?:多少|几)|联系方式|怎么联系|(?:{_WHAT}|哪个)(?:电话|热线|邮箱|网址|号码|公众号)",
        WRITTEN_TO,
        unless=f"{_WHAT}时[间候]|何时|哪一?[年天月日]|几[月日号点]|多少[个条部台次]",
    ),
    WayToAsk(
        "rank",
        "第排名几",
        f"第几|排名?第?(?:几|多少)|排行第?几|名列第?几|[几][等级](?!个)|(?:{_WHAT}|第几)名次",
        f"第{NUMBER}|{NUMBER}[等级位名]|首位|首次|榜首|[冠亚季]军|[金银铜]牌|居首|末位|倒数",
    ),
    WayToAsk(
        "age",
        "大岁龄",
        "多大(?:年纪|年龄|岁数|了)|几岁|多少岁|年龄(?:是|有)?多[少大]",
        rf"{NUMBER}(?:周)?岁|\d{{2}}后|[12]\d{{3}}年(?:\d+月)?(?:\d+日)?出?生",
    ),
    # A rate that is a share is told as one alone; 汇率, 功率, 分辨率 and their like are none.
    WayToAsk(
        "percentage",
        "率比幅 几多",
        f"(?:比重|占比|[增降涨跌]幅|[^{_NO_SHARES}]率){_IS_HOW_MUCH}",
        rf"{_SHARE}|{NUMBER}/\s?[0-9十百千万]",
    ),
    WayToAsk("percentage", "例 几多", f"[比配]例{_IS_HOW_MUCH}", f"{_SHARE}|{_RATIO}"),
    WayToAsk(
        "percentage",
        "分比率速幅额长升降减提高涨跌占折%成收薪 几多",
        "百分之(?:几|多少)|(?:几|多少)个?(?:%|成)|几分之几|(?:比例|占比|比重|[增降利税汇比][率重]|增速|[涨跌降增升]幅|份额|[^效频速]率)[^,;。?]{0,6}(?:多少|几|多[高大])"
        "|(?:多少|几)个?百分点|(?:增长|上升|下降|降低|减少|提高|上涨|下跌|收窄|[涨跌降占升])了?[薪资]?多少[?]?$|[涨加]薪多少|几折|占.{0,8}多少[?]?$",
        rf"{NUMBER}(?:%|‰|个百分点|成|折|倍|个基点|{CURRENCIES})|分之|过半|一半|翻[番倍]|全免|全额|{NUMBER}",
    ),
    # What is granted is told as a sum or as a share.
    WayToAsk(
        "money",
        "多少几",
        "(?:多少|几成)[^,;。?的]{0,4}(?:资金支持|资金|补[贴助]|奖[励金]|资助|支持|配套|赔偿|优惠)|(?:补贴|补助|资助|奖励|报销|减免|优惠|赔偿)(?:多少|几成)",
        rf"[¥￥$]\s?\d|{NUMBER}(?:{CURRENCIES}|%|成|折|倍)|分之|一半|半价|{NUMBER}(?<=[万亿])(?![人名台辆件个户亩吨次])|免费|全额|全免|[0-9]:[0-9]",
    ),
    WayToAsk(
        "money",
        "钱元金资费块价薪润收入值产融本房预投额贵亏赔罚赚花奖欠补贴卖付骗挣税租票标保款贿污用财捐集口",
        "多少(?:钱|[万亿]?元|亿?美元|人民币|资金|工资|费用|港元|欧元|英镑|日元|投资|经费|补贴|奖金|租金|罚款|奖励|赔款)|几块|几元"
        "|什么价|多少价|多贵|[亏赔罚赚花奖欠补卖转捐付退骗挣][贴助了]?多少(?=[万亿,;。]|[?]?$)"
        "|(?:[受行]贿|贪污|挪用|敛财|集资|索赔|募捐|募集|拖欠|[进出]口|诈骗)了?多少(?=[万亿,;。]|[?]?$)",
        rf"[¥￥$]\s?\d|{NUMBER}(?:{CURRENCIES})|{NUMBER}(?<=[万亿])(?![人名台辆件个户亩吨次])|免费|[免不][收交缴]|取消|不收费",
        "价格|[售票房单报出]价|起拍价|工资|月薪|年薪|收费|费用|学费|利润|营收|收入|总资产|市值|融资|注册资本|票房|预算|投资"
        r"|价[?]?$|[成销交]\w{1,2}额|[金总余限]额|额度|保费|赔款|关税|个税|[租押]金|房租|门票|\w{1,4}(?<![免消浪付收])费(?=$|[?是为有给要多])"
        "|[捐贷存罚善欠货]款",
    ),
    WayToAsk(
        "clock",
        "点时",
        f"几点|几时(?!候)|(?:[开关]门|营业|开放|办公|[上下]班|办理|发车)时间|{_WHAT}时间(?:[关上下]|开(?![始展通幕工])|办公|营业)",
        CLOCK,
        never=DATE_LINE,
    ),
    WayToAsk(
        "date",
        "时哪几何多日期年月间",
        f"{_WHAT}时[候间]|何时|哪一?[天日年月]|几[月号日]|何年|哪个(?:月|年|时期|朝代|世纪|季节|年代|时间)|多会儿|{_WHAT}(?:日[期子]|年代)"
        f"|[从到至]几",
        f"{CALENDAR}|{CLOCK}|{NUMBER}(?:天|年|个?月|小时)[内后前]",
        "日期|时间|生日",
        never=DATE_LINE,
    ),
    # 目前 tells no number of months.
    WayToAsk(
        "duration",
        "多几",
        "(?:多少|几)个?(?:(?P<unit>小时|分钟|秒)|年|天|月|周|日|工作日|季度|学期)",
        f"{NUMBER}{SPELL}|长期|永久|终身|{CALENDAR}",
        never=DATE_LINE,
        surely=f"{NUMBER}{SPELL}|长期|永久|终身|半年",
    ),
    WayToAsk(
        "duration",
        "多",
        "多久|多长时间",
        f"{NUMBER}{SPELL}|长期|永久|终身|{CALENDAR}",
        "时长|期限|有效期|时限|任期|工期|周期|寿命",
        never=DATE_LINE,
    ),
    WayToAsk(
        "measure",
        "多",
        "(?<=[有是达约了才能到离跑走])多(?P<size>[长高远重深宽厚快大粗])|多(?P<size_>[远高重长深宽厚大])|[扔跳跑游掷推]了?多少|(?:[蓄降进排]水|降雨|酒精|浓度|含量)量?(?:是|有|为)?多少"
        "|多少(?:平方|公里|米|公斤|千克|克|斤|吨|亩|公顷|升|度|千瓦|里|厘米|毫米|寸)",
        f"{NUMBER}(?:{SIZES})",
        "面积|体积|重量|[长高宽]度|[体全身]长|身高|直径|[水吃]深|里程|续航|速度|温度|容量|[产总]量|排放量|用量|浓度|像素|电池|内存|海拔|装机",
    ),
    WayToAsk(
        "count",
        "比",
        "几比几|比分(?:是)?多少",
        r"(?<![\d:.-])(?!0\d)\d{1,3}\s?[-–—:]\s?(?!0\d)\d{1,3}(?![\d:-]|[日号时])|[\d一二三四五六七八九十零]+比[\d一二三四五六七八九十零]+",
        never=r"(?:[日号午晚晨]|时间[为是:]?)\s?\d{1,2}:\d\d|\d{1,2}:\d\d\s?(?:[前后起在-]|至|到|开)",
    ),
    WayToAsk(
        "count",
        "多几",
        rf"{_HOW_MANY}(?P<unit>[^,;。?了的是在呢啊]{{1,6}})|几比几",
        NUMBER,
        "[数销]量|[人总次个]数|人口|规模|库存|比分",
    ),
    WayToAsk("count", "几", "(?<!哪)几(?P<unit>个)[?]?$", NUMBER),
    WayToAsk("number", "多几", "多少|几个?[?]?$", rf"(?<![a-z]){NUMBER}|[一两]", "数字|编号|版本号?|代码"),
    WayToAsk(
        "person",
        "谁人哪位长席任记授师员演手理者",
        f"谁|何人|哪一?[位名]|哪[一几]?个?(?:人|名人|球员|选手|运动员|演员|歌手|导演|教授|专家|院士|老师|副?[行主市县区省院校部会][长席]|皇帝|作家|科学家|学者"
        f"|明星|艺人|官员|领导|作者|总统|将军|国王|诗人)|{_WHAT}人(?![口数群员])"
        "|(?:董事长|总裁|总经理|[行局市院校部会队]长|主[席任]|书记|总[统理]|首相|教练|导演|主演|创始人|负责人|发言人|经理|ceo|司令|作者|[原真本]名"
        f"|[女男]友|妻子|丈夫|[父母]亲|儿子|女儿|夫人)(?:是|叫|名叫|为)?(?:{_WHAT}|哪|谁)?(?:名字?)?[?]?$",
        LOOSE_PERSON,
        surely=PERSON,
        # Who wrote the story, or took its picture.
        never=WRITER,
    ),
    WayToAsk(
        "place",
        "哪何地里国省城址籍总置点",
        f"哪[里儿边]|(?<!如)何[地处]|{_WHAT}地方|[在去到]哪(?![些个一两几种类项家次届款位名年月天]|[二三四五六七八九]?[个家座所])|哪一?[个座处条所片]?[省市区县国州城镇村乡岛洲海湖河山地街路]"
        f"|{_WHAT}(?:国家|城市|省份?|地点|位置)|哪几?个?(?:国家|城市|地方|省份?|地区|地点|场所|场馆)",
        PLACE_NAME,
        about="地点|位置|发源地|出生地|籍贯|总部",
    ),
    WayToAsk(
        "organisation",
        "哪什甚啥",
        f"(?:哪一?[家所支届个]?|{_WHAT})(?:公司|单位|部门|机构|学校|大学|银行|企业|医院|集团|法院|车企|品牌|媒体|组织|协会|研究所|学院|球队|队伍|队|俱乐部|厂商"
        "|局|政府|报|平台|网站|中学|高校|派出所)|哪[家所]",
        ORGANISATION,
    ),
    WayToAsk(
        "name",
        "叫名称谓",
        f"叫{_WHAT}|{_WHAT}名|名字|名称[是为叫]?|何名|[称]为|[又被俗简全]称|别名|称作|[原学书]名|英文名",
        "《[^》]+》|[「“\"][^」”\"]{1,20}[」”\"]|[a-z][a-z0-9.+-]+|名为|叫做?|称为?",
    ),
    WayToAsk(
        "list",
        "哪有包分列都几",
        f"哪些|哪[几两三四五六七八九十]|{_WHAT}等|分别|有{_WHAT}(?!用)|包[括含]{_WHAT}|列举|都有[谁哪什]|几[个种类项条点][^,?]{{0,6}}(?:分别|是{_WHAT}|哪)",
        "、|一是|[(（]?[一1][)）、.]|以及|包括|分别|和|等",
    ),
    WayToAsk(
        "manner",
        "怎如咋何什甚啥",
        f"怎么(?!会|样[?]?$)|如何|怎样|咋(?!会)|{_WHAT}(?:办法|方法|方式|措施|手段|途径|流程|程序|步骤|手续)"
        f"|(?:{_WHAT}(?:样的)?|有何|哪项|哪一?种)[^,;。?的是]{{0,6}}(?:政策|措施|举措|规定|要求|安排|部署|指示|待遇)",
        "通过|按照?|经|凭|持|登录|采取|利用|以|可|应|需|先|进行|使用|采用",
    ),
    WayToAsk(
        "definition",
        "什甚啥何定含",
        f"(?:是|指|指的是|叫做){_WHAT}(?:意思|东西|病|样)?的?[?]?$|{_WHAT}[是叫]|{_WHAT}意思|何[为谓]|定义|含义",
        "是|指|称|即|为",
    ),
    WayToAsk("which", "哪什甚啥何是为", f"哪|{_WHAT}|何|[是为][?]$", QUOTED),
)  # fmt: skip

HEAD_ASKED: Final = (
    rf"(?:哪一?[个种类款项所座条支部届家名位块只门份级场本颗批起次]?|{_WHAT}(?:样的)?|何)"
    r"(?P<head>[^?,;。是的在了呢有被为把和与做才最能会叫可让]{1,6})"
)
"""哪个城市, 什么品种: what is asked for follows the word of asking."""

LISTING: Final = (
    "哪些|哪几|分别|各是|都有[什哪]|有[什哪][么些]"
    r"|[二两三四五六七八九十\d]+(?:个|项|大|条|类|点|方面)[^，。]{0,12}(?:是什么|有什么|是啥|指什么)"
)
"""Of a question that wants several things told one by one: 分别是多少, 五个聚焦是什么."""

CoarseKind = Literal["person", "time", "place", "number"]

_NUMERAL: Final = "0-9零〇一二三四五六七八九十百千万亿两"

COARSE: Final[dict[CoarseKind, tuple[str, str]]] = {
    # The surnames of most people, 人 and 者 of roles, and the dot inside transcribed names.
    "person": (
        "谁|何人|哪一?位|[什甚]么人|哪个人",
        (
            "[人者·王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢"
            "蒋蔡贾丁魏薛叶阎余潘杜]|先生|女士"
        ),
    ),
    "time": (
        "何时|何年|[什甚]么时[候间]|啥时候|哪一?[年天日月]|几[月日号点]|多久|几年|几天",
        f"[{_NUMERAL}](?:年|月|日|号|时|点|天|周|小时|分钟|世纪)|[今昨明去][天日年]|时期|朝",
    ),
    "place": (
        "哪里|哪儿|何地|何处|[什甚]么地方|在哪|哪一?个?(?:省|市|区|县|国|州|地|城)",
        "[省市区县州国镇乡村街路岛山江河湖洲]|位于|地处",
    ),
    "number": (
        "多少|几[^乎何内]|(?<=[有是达])多[大长高远重深宽厚快]|多久",
        f"[0-9]|[{_NUMERAL}][个名人家项次位岁元米亩吨年月天种条座倍成部所场]|分之",
    ),
}
"""The same in four coarse kinds, by which windows are chosen: those of `TABLE` show policy notices less well there."""
