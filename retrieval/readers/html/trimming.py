"""The lines of an article without what its site puts above, among and below them."""

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from retrieval.analysis import DATE
from retrieval.readers import metadata, patterns
from retrieval.readers.html.lines import BLOCKS, PageLine
from retrieval.readers.metadata import LONGEST_HEADLINE

MOSTLY_LINKS = 0.6
ONLY_LINKS = 0.9
_PARTLY_LINKS = 0.5
_ADVERTISEMENT = re.compile(
    r"(?:广告|廣告|推广|ADVERTISEMENT|AD)|(?:[^，。]{0,12}(?:隱私權|隐私政策|隱私政策|Cookie)[^，。]{0,12}|(?=.*(?:我[们們]|本[网網站]|您|继续|繼續)).{0,12}(?:隱私權|隐私政策|隱私政策|Cookie).{0,40})|点(?:分享|收藏|点赞"
    r"|在看|个在看)|.{0,4}加入.{0,20}好友.{0,20}|(?:点击)?(?:加载|展开|查看|阅读|显示)(?:全文|更多|剩余.{0,6}|图片)"
    r"|(?:赞|喜欢|点赞|收藏|打赏|评论)\s*[（(]\s*\d*\s*[)）]|(?:生成|分享)海报|目录|目錄|向上滑动看下一个|(?:自动播放开关)+"
    r"|正在加载[.…]*|转播到\S{2,8}|精彩视频推荐|自动播放(?:开关|[:：\s]*(?:开启|关闭|已.{0,4}|下一.{0,6}))?|轻触阅读原文|继续滑动看下一个"
    r"|(?:[^。]{0,8}[，,！!\s])?(?:喜欢|觉得[^。]{0,4}|请|欢迎|记得|别忘了?|顺手|随手|不妨|就|快来|帮忙|给我们?|为我们?){0,3}点(?:个|亮|一下)?[“「]?(?:在看|小红心|赞(?![助扬成同美叹誉]))[”」]?[^。\d一二三四五六七八九十百千]{0,16}|(?=.{0,20}[顶踩]一下)(?:[顶踩]一下|[（(\d%）)\s])+"
    r"|字号|(?:标签|分类|关键词|标籤|分類)\s*[:：]|End of .{0,20}|图集|×|加载更多|知道了|已输入\d+字"
    r"|关键词\s*>>.*|打印.{0,3}字体.{0,20}|(?:封面|题|头|首|配|文中)?图片?(?:来源|源自)\s*[:：/|｜].{2,20}"
    r"|(?!.{0,6}(?:咨询|监督|受理|报名|办理)).{0,12}(?:热线|客服)(?:电话)?[:：][\d\s（(）)小时-]{5,30}|感谢您的反馈.{0,40}|◤.{2,14}◢"
    r"|.{0,40}尽在.{2,14}(?:APP|客户端|公众号)[！!。]?"
    r"|.{0,6}(?:继续|繼續)往下(?:阅读|閱讀)[.…]*"
    r"|.{0,60}(?:版权所有|All Rights Reserved).{0,60}|技术支持[:：].{0,80}"
    r"|.{0,12}(?:报料|爆料|投稿)(?:电话|热线|邮箱|微信)?[:：].{0,60}|(?:(?:我要|点击)?(?:举报|纠错|评论|收藏|点赞"
    r"|分享|\+1|\d+赞|[\s|【】]))+"
    r"|关注.{0,20}(?:公众号|微信号).{0,10}|点击(?:上方|下方)?蓝字.{0,12}|(?:微信|QQ|新浪微博|朋友圈|字体|分享|打印"
    r"|收藏|纠错|[\s|:：·])+",
    re.IGNORECASE,
)
# An item of a list or an article of a rule says nothing of the site that it stands on.
NUMBERED = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,6}[条章节款项]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．](?!\d)"
)
# What a code or a program is wanted for: an instruction, which no site gives for itself.
_INSTRUCTS = re.compile(
    r"填写|填报|办理|提交|签到|登记|缴[费纳]|交费|付款|支付|报名|预约|查询|注册|申[请领报]|佩戴|入场|进站|投票|核验|报修|领取.{0,4}[证表票号]|报到|上传"
)
_PROMISES = re.compile(
    r"关注|關注|公众号|公眾號|官方微[信博]|更多|精彩|加群|入群|进群|交流群|读者群|订阅|訂閱|APP|客户端|手机.{0,2}(?:阅读|看|访问)|分享|下载.{0,8}(?:APP|客户端)|好礼|早知道|加入",
    re.IGNORECASE,
)
# Nothing but that there is a code.
_CODE_ALONE = re.compile(
    r"(?:[请用微信手机长長按扫掃描码识別别图中上下左右方侧面此该本以一，！!：:“”\s]|二[维維][码碼]|QR)+"
)
_CODES = re.compile(
    r"(?:点击|打开|下载|長按|长按|扫码|扫描|识别).{0,20}(?:APP|客户端|二维码|公众号|查看更多|更多精彩).{0,20}"
    r"|.{0,40}(?:点我|點我|立即|马上)(?:下载|下載|打开).{0,12}"
    r"|[^。]{0,30}(?:扫描|扫码|长按|掃描|识别)[^。]{0,12}(?:二维码|二維碼|QR)[^。]{0,40}",
    re.IGNORECASE,
)
# What sites say about a text rather than what it says.
_NOTE = re.compile(
    r"[（(【]?(?:(?:本文|文章)?原(?:标题|標題)|(?:平台|免责|版权|特别|郑重|广告)声明|声明)(?:[】)）]|[】)）]?\s*[:：])"
    r"|(?:原创文章[，,]\s*作者[:：]|.{0,20}转载请注明).{0,80}$|.{0,40}未经.{0,10}(?:授权|许可|允许"
    r"|同意).{0,10}(?:不得|禁止|严禁|谢绝|请勿).{0,10}(?:转载|转发|摘编|复制|镜像|刊载|轉載).{0,10}$"
)
_REPORTER = re.compile(
    r"(?:(?:撰?文|采写)\s*[|｜丨/／]\s*)?(?:(?:本报|本網|本网|本刊|本台)?(?:见习|特约|实习|全媒体)?(?:记者|記者|通讯员)[\s:：]*|[\u4e00-\u9fff]{2,8}(?:记者|記者)[\s:：／/|｜丨]+)"
    r"(?P<name>[^，。：]{2,20})"
)
_CELL = " | "
_AROUND_SUMMARY = re.compile(r"^(?:摘要|导读|提要|核心提示)[:：]|(?:\.{3,}|…+)$")
_CLAUSE = re.compile(r"[，。；！？、…]|\.{3}")
# Lines that end an article on all sites that have them.
_CLOSING = re.compile(
    r"[（(【\[]?\s*(?:(?:本文)?(?:责任编辑|責任編輯|责编|責編|责校|值班编辑)\s*[:：/丨|]|本文(?:来源|來源)\s*[:：]"
    r"|【?纠错】?\s*【?责任编辑"
    r"|(?:\d{1,4}\s?[楼#]\s*)?(?:发表|回复|评论)(?:于|时间[:：])\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}:\d{2}"
    r"|(?:作者|楼主|网友|层主)\s*[:：]\s*\S{1,20}\s+(?:发表|回复)?(?:时间|于)?\s*[:：]?\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}:\d{2}"
    r"|返回\S{2,8}[，,]\s*查看更多|举报[/／]反馈|(?:上|下)一[篇条][:：]|上一[篇条]\s*\|?\s*下一[篇条]"
    r"|(?:本文)?(?:文章)?标签[:：]|阅读原文$"
    r"|特别声明[:：]以上|声明[:：]该文观点|(?:我来说两句|发表评论|网友评论|最新评论|全部评论|热门评论|精彩评论"
    r"|写评论)(?:$|[\s(（\d])"
    r"|(?:我要|打印|关闭)(?:纠错|本页|窗口)|【?(?:打印|关闭|大\s*中\s*小)】?\s*【?(?:关闭|打印)】?$|打开APP|展开全文$|(?:分类|分類|归档|Tags?|Categories)\s*[:：]|(?:主办单位|承办单位|版权所有|备案号|网站标识码|公安备案|ICP备案?)\s*[:：]|建议使用\d+)"
)
_EDITORS = re.compile(
    r"[（(【\[]?\s*(?:网络|本期|新媒体|执行)?(?:编辑|編輯|审核|审校|校对|终审|监制|来源|稿源)\s*[:：/丨|]|(?:责任|视频|图片|新媒体)?(?:编辑|校对|审核|责编|监制|终审|排版)\s+[\u4e00-\u9fff·]{2,4}(?=\s|$)|(?:参考(?:资料|文献)|参考来源)(?:\s*[:：]|$|\s*\d)"
)
_LONGEST_CLOSING = 60
# Of the characters below them, those above the line that names an editor.
_LATE = 1.0
_LEAST_PARAGRAPH = 25
# Signs within Chinese sentences, of either width; a text in Latin letters alone has words enough.
_PROSE = re.compile(r"[，。；！？：]|[\u4e00-\u9fff][,.;!?]|^[^\u2e80-\u9fff]{25}")
_LONGEST_OPENING = 80
_SAYS = re.compile(r"[。！？]|[：:]$")
_MOST_OPENING_LINES = 6
# From a day to a day: no paper is published so long.
_SPAN = re.compile(r"\d[日号]?\s?(?:起?至|到)\s?(?:20\d\d年?|\d{1,2}月|\d{1,2}日)")
# Ways to other pages only where they are links.
_MAY_BE_WORDS = re.compile(r"进入|返回|来自|更新|回复|发布|发表|往期|放大|缩小|.{2,4}导航|.{1,8}(?:创作者|博主)")
# 三天前, a time to machines.
_LONGEST_TIME = 20


def body_lines(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines of an article without the advertisements, buttons, links and rules among them."""
    return [
        line
        for place, line in enumerate(lines)
        if not is_furniture(line) and not _is_link(line) and not _heads_links(line, lines[place + 1 : place + 3])
    ]


def part_labelled_rows(lines: Sequence[PageLine]) -> tuple[list[PageLine], list[PageLine]]:
    """Part the text in a table of labels (来信内容 | …, 回复内容 | …) from the rows that say who answered when."""
    if not any(patterns.BODY_LABEL.fullmatch(line.text.partition(_CELL)[0]) for line in lines if _CELL in line.text):
        return list(lines), []
    text: list[PageLine] = []
    about: list[PageLine] = []
    for line in lines:
        label, _, value = line.text.partition(_CELL)
        if value and patterns.BODY_LABEL.fullmatch(label):
            text.append(replace(line, text=value, parted=value, shown=""))
        else:
            states = DATE.fullmatch(value) or metadata.read_metadata(line.text)
            (about if value and states else text).append(line)
    return text, about


def _heads_links(line: PageLine, following: Sequence[PageLine]) -> bool:
    """Whether a line is the heading of what lists other articles."""
    if len(line.text) > _LEAST_PARAGRAPH or patterns.SENTENCE_MARK.search(line.text) or not line.heading:
        return False
    return len(following) > 1 and all(map(_is_link, following))


def within_text(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines of an article without short ones above and below its text that stand in other elements than that."""
    prose = [place for place, line in enumerate(lines) if is_prose(line)]
    if not prose:
        return list(lines)
    blocks = Counter(block_of(lines[place].element) for place in prose)
    homes = {block if count > 1 else block.getparent() for block, count in blocks.items()}
    return [
        line
        for place, line in enumerate(lines)
        if prose[0] <= place <= prose[-1] or _is_at_home(line, homes) or _signs(line.text)
    ]


def is_prose(line: PageLine) -> bool:
    """Whether a line reads like a text and not like a menu or an imprint."""
    return len(line.text) >= _LEAST_PARAGRAPH and line.linked < MOSTLY_LINKS and _PROSE.search(line.text) is not None


def block_of(element: Any) -> Any:  # noqa: ANN401  # lxml has no types
    """The element around another that begins lines of its own."""
    while element.tag not in BLOCKS and element.getparent() is not None:
        element = element.getparent()
    return element


def _is_at_home(line: PageLine, homes: AbstractSet[Any]) -> bool:
    block = block_of(line.element)
    return block in homes or block.getparent() in homes


def _signs(text: str) -> bool:
    """Whether a line may be of those that open or sign a paper: a sentence, a date, an office, to whom it goes."""
    return (
        text.endswith(("：", ":", "）", ")", "”", "」"))
        or patterns.SENTENCE_MARK.search(text) is not None
        or metadata.read_metadata(text) is not None
        or patterns.PUBLISHER_NAME.fullmatch(text) is not None
    )


def is_furniture(line: PageLine) -> bool:
    """Whether a line is an advertisement, a button, a rule, or what a site says about the text."""
    return (
        _ADVERTISEMENT.fullmatch(line.text) is not None
        or _offers_code(line.text)
        or patterns.RULE.fullmatch(line.text) is not None
        or patterns.BODY_LABEL.fullmatch(line.text) is not None
        or patterns.ANSWERED_BY.fullmatch(line.text) is not None
        or not patterns.PAGE_FURNITURE.sub("", line.text).strip(patterns.SEPARATORS)
        or (_is_note(line.text) and not _holds_text(line.text))
        or _is_toolbar(line)
    )


def _offers_code(text: str) -> bool:
    """Whether a line offers a code to scan or a program, and does not say what to do with it."""
    if _CODES.fullmatch(text) is None or NUMBERED.match(text) or _INSTRUCTS.search(text):
        return False
    return _PROMISES.search(text) is not None or _CODE_ALONE.fullmatch(text) is not None


def _is_note(text: str) -> bool:
    return _NOTE.match(text) is not None and NUMBERED.match(text) is None


def _holds_text(text: str) -> bool:
    """Whether the text of an article stands behind its title of elsewhere, on one line."""
    return "原" in text[:4] and len(text) > LONGEST_HEADLINE and "。" in text


def _is_toolbar(line: PageLine) -> bool:
    """Whether several ways to other pages, or to another look of this one, stand side by side and nothing else."""
    parts = line.parted.split(" | ")
    linked = line.linked >= MOSTLY_LINKS
    return len(parts) > 1 and all(
        (patterns.NAVIGATION.fullmatch(part) and (linked or not _MAY_BE_WORDS.match(part)))
        or not patterns.PAGE_FURNITURE.sub("", part).strip(patterns.SEPARATORS)
        for part in parts
    )


def without_summary(texts: list[str], title: str) -> list[str]:
    """A text without what stands above it and says how it begins, or 【its title】 and what it is about."""
    begins = _AROUND_SUMMARY.sub("", squeeze(texts[0])) if texts else ""
    if len(texts) > 1 and len(begins) >= _LEAST_PARAGRAPH // 2 and squeeze("".join(texts[1:])).startswith(begins):
        return texts[1:]
    for place, text in enumerate(texts[:2]):
        named = f"【{squeeze(title)}】"
        if title and squeeze(text).startswith(named) and len(texts) > place + 1:
            if any(len(above) >= _LEAST_PARAGRAPH // 2 for above in texts[:place]):
                return texts
            rest = text.partition("】")[2].strip()
            return texts[place + 1 :] if _is_said(rest, texts[place + 1 :]) else [rest, *texts[place + 1 :]]
    return texts


def _is_said(summary: str, texts: Sequence[str]) -> bool:
    """Whether a text says all that stands above it, clause by clause."""
    text = squeeze("".join(texts))
    return all(clause in text for clause in map(squeeze, _CLAUSE.split(summary)) if clause)


def closes(text: str) -> bool:
    """Whether a line ends an article, so that what follows is something else: its editor, a way to other pages."""
    return len(text) <= _LONGEST_CLOSING and (_CLOSING.match(text) is not None or _EDITORS.match(text) is not None)


def cut_closing(lines: Sequence[PageLine]) -> tuple[list[PageLine], list[PageLine]]:
    """Part the lines of an article from a line that closes it and what stands below."""
    written = 0
    total = sum(len(line.text) for line in lines)
    for place, line in enumerate(lines):
        text = line.text
        if written and len(text) <= _LONGEST_CLOSING:
            # Others are named above a text as well.
            late = written >= _LATE * (total - written)
            if _CLOSING.match(text) or (late and (_EDITORS.match(text) or _is_note(text))):
                return list(lines[:place]), list(lines[place:])
        if len(text) >= _LEAST_PARAGRAPH or patterns.SENTENCE_MARK.search(text):
            written += len(text)
    return list(lines), []


def opening_length(lines: Sequence[PageLine]) -> int:
    """How many lines at the top of an article are about it: all up to the last that states a date or a maker."""
    length = 0
    for place, line in enumerate(lines[:_MOST_OPENING_LINES]):
        text = line.text
        about = len(text) <= _LONGEST_OPENING and any(map(metadata.read_metadata, (text, line.parted)))
        if not about and (len(text) > _LONGEST_OPENING or _SAYS.search(text)):
            break
        timed = (line.moment or patterns.TIME_AGO.search(line.parted)) and len(text) <= _LONGEST_TIME
        if about or timed or _REPORTER.fullmatch(text) or _is_about(text):
            length = place + 1
    return length


def reporter(line: str) -> str | None:
    """The name on a line that names a reporter and nothing else."""
    found = _REPORTER.fullmatch(line)
    return found["name"].strip() if found else None


def _is_about(text: str) -> bool:
    day = DATE.search(text)
    states_day = day is not None and not metadata.is_of_something(text[: day.start()])
    return patterns.AGENCY.match(text) is not None or (
        states_day and not patterns.SENTENCE_MARK.search(text) and not _SPAN.search(text)
    )


def _is_link(line: PageLine) -> bool:
    """Whether a line is a way to another page: nothing but a link, or mostly one and no sentence."""
    if line.linked > ONLY_LINKS:
        return len(line.text) <= LONGEST_HEADLINE
    if line.linked >= _PARTLY_LINKS and len(line.text) < _LEAST_PARAGRAPH:
        return patterns.SENTENCE_MARK.search(line.text[-1]) is None
    return line.linked > MOSTLY_LINKS and not line.text.endswith(("。", "！", "？", "”"))


def squeeze(text: str) -> str:
    """A text without white space and cell borders, to compare what was laid out in different ways."""
    return "".join(text.replace("|", "").split())
