"""Text -> the values of a report's fields: its title, its source, its address."""

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from retrieval.analysis import DATE
from retrieval.readers import patterns
from retrieval.readers.decoding import printable

LONGEST_TITLE = 200
_LONGEST_URL = 2_000
_LONGEST_SENTENCE = 60
_SENTENCE = re.compile(r".{1,200}?[。！？!?]+[”’」』）)]*", re.DOTALL)
_DATELINE = re.compile(
    r"^(?:【[^】]{2,12}】\s*|[\u4e00-\u9fff]{2,12}?\s?(?:\d{1,2}月)?\d{1,2}日(?:电|讯"
    r"|消息)\s*(?:[（(][^）)]{1,40}[）)])?[:：，,]?\s*|(?:本报讯|快讯)[:：\s]*)"
)
# Names that programs give, and numbers and hashes.
_NO_TITLE = re.compile(
    r"[\W\d_]*|[0-9a-fA-F_-]{6,}|(?:新建|未命名|无标题|文本文档|文档|文件|网页|微信|下载|附件|index|default|content"
    r"|article|document|file|untitled|message|text|page|news|doc|show|view|detail)"
    r"[\W\d_]*(?:文本)?(?:文档|文件|网页)?[\W\d_]*|(?:t|art|content|show|news|doc|a|c|n|s)[_-]?\d[\d_-]*",
    re.IGNORECASE,
)

NOBODY = frozenset(
    (
        "本院",
        "本校",
        "我院",
        "我校",
        "学校",
        "网络",
        "互联网",
        "網路",
        "本站",
        "本网",
        "本站原创",
        "本刊",
        "本报",
        "原创",
        "综合",
        "转载",
        "未知",
        "其他",
    )
)
"""What pages write where they name nobody."""

_REGIONS = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃"
    "|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_CITIES = (
    "广州|深圳|杭州|南京|武汉|成都|西安|苏州|郑州|长沙|东莞|沈阳|青岛|合肥|佛山|宁波|昆明|大连|福州|厦门|哈尔滨|济南|温州|南宁|长春|泉州|石家庄|贵阳|南昌|金华|常州"
    "|无锡|嘉兴|太原|徐州|南通|兰州|海口|乌鲁木齐|呼和浩特|银川|西宁|拉萨|珠海|中山|惠州|绍兴|台州|烟台|潍坊|洛阳|唐山|保定|廊坊|扬州|镇江|汕头|桂林|三亚"
)
# Where an account wrote from; offices and papers have more in their names.
_PLACE = re.compile(
    rf"(?:中国)?(?:{_REGIONS})(?:省|市|自治区|特别行政区)?(?:[\u4e00-\u9fff]{{1,4}}[市州盟区县]|{_CITIES})?"
    rf"|(?:{_CITIES})市?|中国|海外|美国|日本|英国"
)
# The names that most people have; one more character is too little for a name, four are rarely one.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾"
    "夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤冀倪翟阎樊聂鲍柴甄張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇魏呂盧鍾譚陸賈鄒"
)
_PERSON = re.compile(
    rf"(?:[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|(?:欧阳|司马|上官|诸葛"
    rf"|司徒)[\u4e00-\u9fff]{{1,2}})(?:[ 、,，](?:[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}))*"
)
_NO_NAME = re.compile(
    r"©|\bcopyright\b|版权|版權|all rights|https?:|\bwww\.|\.(?:com|cn|net|org)\b|\{\{|\$\{|%s|官方[账帐]号"
    r"|公众平台|最新推荐|最后(?:编辑|更新|修改)|[发编][布表辑]于"
    r"|^我[来要]|^字[体號号]|属地|点击[量数率:：（(\d]|^点击|^\+?\s*关注|浏览[量数:：（(\d]|^浏览|阅读[量数:：（(\d]|^阅读"
    r"|[評评][論论]\s?[（(\d]|\d\s*条?[評评][論论]|^[評评][論论]$|楼主|本帖|发消息|加好友|粉丝|积分|^(?:分类|栏目"
    r"|标签)\b|分鐘|分钟|閱讀|小时前|电梯直达|posted|@"
    r"|沙发|powered by|phpwind|登录|登入|注册|字号|首页|首頁|^(?:undefined|null|none"
    r"|未知|无|默认|admin\w*|root|system|管理员|超级管理员)$"
    r"|^[\d\W_]+$|^.$|^\d+\s?[楼#]$|[:：]|^(?:听|播报|朗读|语音)(?:新闻|全文)?$|^[AP]M$|答案$|(?:日期|时间)$|^.{0,4}[于於]$|^(?:多云|小雨|中雨|大雨|阴天|晴天|晴转\S+|星期.|周.)$|^[次人条个万]$|目前|当前|现在|您|欢迎"
    r"|^(?:数字|电子)[报版]$|参与(?:评论|讨论|跟[贴帖])?$|跟[贴帖]$|[条次]$|^(?:[于於]\s*)?(?:发布|发表|更新|发稿|编辑|作者|记者|来源|日期|时间|发布时间|发布日期)?(?:时间"
    r"|日期)?$|记者\s|[更更]新$|^第.{1,4}版|\d:\d\d",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(r"\s*[（(]\s*(?:ID|微信号|公众号|微信公众号)\s*[:：].*$", re.IGNORECASE)
_SITE = re.compile(r"(?<=\S)\s*[（(](?:https?://)?[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}/?[）)]$", re.ASCII)
_LABEL = re.compile(rf"^(?:{patterns.SOURCE_LABELS}|本文来源于?|来自于?)\s*[:：/]?\s*", re.IGNORECASE)
# 云溪网[整理].
_ADDRESS = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?:https?://)?[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}$", re.ASCII)
_HOW_MADE = re.compile(r"\s*[\[【(（](?:整理|综合|编译|原创|转载)?[\]】)）]?$|\s+供稿$")
# What pages show beside a name in the same breath: its column, counts.
_COLUMN = re.compile(
    r"[\d,.万kKwW+]+|.{0,4}(?:新闻|要闻|动态|时政|社会|财经|国际|国内|地方|体育|娱乐|科技|教育|健康|文化|头条|资讯"
    r"|公告|民生|经济|综合|热点|图片|视频)"
)


def one_line(text: str, longest: int) -> str:
    """Make any value fit for a field: printable, on one line, at most `longest` characters."""
    line = " ".join(printable(text[: 4 * longest]).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def title_from_key(key: str) -> str:
    """The name of a report's file without the ending; "" where it tells nothing: a number, 新建文本文档."""
    name = one_line(PurePosixPath(key).stem, LONGEST_TITLE)
    return "" if _NO_TITLE.fullmatch(name) else name


def first_sentence(text: str) -> str:
    """The first sentence of a text without its dateline, cut where it is long for a title."""
    text = _DATELINE.sub("", text, count=1) or text
    found = _SENTENCE.match(text)
    return one_line(found[0] if found else text, _LONGEST_SENTENCE)


def parse_url(text: str) -> str | None:
    """Keep a web address; None for anything else (`javascript:`, a path, white space inside)."""
    url = text.strip()
    if len(url) > _LONGEST_URL or url != printable(url) or any(map(str.isspace, url)):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host else None


_COLUMN_NAME = re.compile(
    r"(?:国内|国际|社会|时政|财经|体育|娱乐|科技|教育|地方|综合|图片|视频|热点|滚动|本地|今日|最新|民生|法治|军事"
    r"|文化|健康|汽车|房产|城事|生活|学校|校园|学院|公司|工作|政务|部门|基层|媒体)"
    r"(?:新闻|要闻|动态|资讯|快讯|频道|聚焦)?|要闻|头条|公告|公示|通知公告|公告公示|新闻中心|新闻动态|新闻资讯|通知"
    r"|动态|新闻|资讯|快讯|正文|杂谈"
)


_BRACKETS = {"）": "（", ")": "(", "]": "[", "］": "［", "】": "【", "」": "「"}

# 《江畔日报》（2023年05月09日 第04版）.
_QUOTED = re.compile(r"《(?P<name>[^》]{2,20})》?\s*(?:[（(]|$)")


def source_name(text: str) -> str | None:
    """The name of a source without labels, columns and counts; None where it can be none.

    Args:
        text: What stands at the place for one, on one line.
    """
    if (quoted := _QUOTED.match(text.strip())) is not None:
        text = quoted["name"]
    if patterns.FROM_DEVICE.search(text):
        return None
    text = _SITE.sub("", " ".join(text.replace("©", " ").split()))
    name = unframed(_LABEL.sub("", unframed(text)))
    name = name.partition("，自由的百科全书")[0]
    name = _IDENTIFIER.sub("", name)
    if (day := DATE.search(name)) and day.start():
        name = unframed(name[: day.start()])
    name = f"{name}》" if "《" in name and "》" not in name else name
    name = name if "《" in name else name.partition("》")[0]
    name = _HOW_MADE.sub("", _ADDRESS.sub("", name))
    first, *rest = name.split(" ") or [""]
    if rest and patterns.PUBLISHER_NAME.fullmatch(first) and all(map(_COLUMN.fullmatch, rest)):
        name = first
    if not name or _NO_NAME.search(name) or _PLACE.fullmatch(name) or _COLUMN_NAME.fullmatch(name):
        return None
    return name


def unframed(text: str) -> str:
    """A name without what parts it from others; a bracket that closes one opened inside it is its own."""
    name = text.strip(patterns.SEPARATORS)
    rest = text[text.find(name) + len(name) :].lstrip()
    opening = _BRACKETS.get(rest[:1])
    return f"{name}{rest[0]}" if opening and name.rfind(opening) > name.rfind(rest[0]) else name


def is_place(name: str) -> bool:
    """Whether a name is that of a province, a large city or a country, from which accounts write."""
    return _PLACE.fullmatch(name) is not None


def is_office(name: str) -> bool:
    """Whether what a label says of who published is an office or an outlet, and not who filled in the form."""
    return patterns.OFFICE_NAME.fullmatch(name) is not None and not is_person(name)


def is_person(name: str) -> bool:
    """Whether a name is that of a person or several, as far as it looks."""
    return _PERSON.fullmatch(name) is not None and not patterns.PUBLISHER_NAME.fullmatch(name)
