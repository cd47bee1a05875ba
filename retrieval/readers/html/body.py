"""Where on a page its article stands: the element that holds it, its first line and its last."""

import logging
import re
from collections.abc import Sequence
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from retrieval.analysis import DATE
from retrieval.readers import metadata, patterns
from retrieval.readers.html.lines import PageLine
from retrieval.readers.related import LONGEST_HEADLINE

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

# Lines shorter than this may stand anywhere on a page; they count as found only where they stand alone.
_TELLING = 12
_MOSTLY_LINKS = 0.6
_ONLY_LINKS = 0.9
_LEAST_PROSE = 25
# Signs within Chinese sentences, of either width; a text in Latin letters alone has words enough.
_PROSE = re.compile(r"[，。；！？：]|[\u4e00-\u9fff][,.;!?]|^[^\u2e80-\u9fff]{25}")
# The elements in which the systems that make most Chinese pages put the text, and nothing else: TRS, the State
# Council's, WeChat, Founder's newspapers, Discuz, WordPress, VSB and Sudy (universities), portals, schema.org.
_TEXT_ELEMENT = re.compile(
    r"(?:UCAP-CONTENT|TRS_(?:Editor|UEDITOR)|trs_editor_view|js_content|ozoom|founder-content|postmessage_\d+|entry-content"
    r"|v(?:sb|_news)_content\w*|wp_articlecontent|rm_txt_con|artibody|detailContent|post_body|mp-editor|pressrelease"
    r"|articleBody|article-content)",
    re.IGNORECASE,
)
_MOST_NAMES = 300
# Of the prose of what may be the article: below it, an element named so is something else on the page.
_TEXT_SHARE = 0.6
# One child with this share of an element's prose is the article, and what stands beside it is not: comments on
# forums, hints below the text. Less, and the text may go on in the next child.
_NARROW_SHARE = 0.8
_SECTIONS = frozenset(
    (
        "body",
        "div",
        "section",
        "article",
        "main",
        "form",
        "center",
        "table",
        "tbody",
        "tr",
        "td",
        "founder-content",
        "dl",
        "dd",
    )
)

_ADVERTISEMENT = re.compile(
    r"(?:广告|廣告|推广|ADVERTISEMENT|AD)|(?:点击|打开|下载|長按|长按|扫码|扫描|识别).{0,20}(?:APP|客户端|二维码|公众号|查看更多|更多精彩).{0,20}"
    r"|.{0,40}(?:点我|點我|立即|马上)(?:下载|下載|打开).{0,12}"
    r"|字号|图集|×|加载更多|知道了|已输入\d+字|关键词\s*>>.*|打印.{0,3}字体.{0,20}|感谢您的反馈.{0,40}"
    r"|.{0,60}(?:版权所有|All Rights Reserved).{0,60}|(?:地址|传真|电话|技术支持|联系邮箱|邮编)[:：].{0,80}"
    r"|.{0,12}(?:报料|爆料|投稿)(?:电话|热线|邮箱|微信)?[:：].{0,60}|(?:(?:我要|点击)?(?:举报|纠错|评论|收藏|点赞|分享|\+1|\d+赞|[\s|【】]))+"
    r"|关注.{0,20}(?:公众号|微信号).{0,10}|点击(?:上方|下方)?蓝字.{0,12}|(?:微信|QQ|新浪微博|朋友圈|字体|分享|打印|收藏|纠错|[\s|:：·])+",
    re.IGNORECASE,
)
# What sites say about a text rather than what it says.
_NOTE = re.compile(r"[（(【]?(?:原标题|原標題|(?:平台|免责|版权|特别|郑重)声明|声明)[】)）]?\s*[:：]")
_REPORTER = re.compile(
    r"(?:本报|本網|本网|本刊|本台)?(?:见习|特约|实习|全媒体)?(?:记者|記者|通讯员)[\s:：]*(?P<name>[^，。：]{2,20})"
)
_END = re.compile(r"[（(【\[]?(?:完|全文完|END)[】\])）]?", re.IGNORECASE)
# Below the end of a text stand its date and its makers, a line each.
_MOST_BELOW_END = 6
_LONGEST_BELOW_END = 40
_LONGEST_OPENING = 80
_MOST_OPENING_LINES = 6
# 三天前, a time to machines.
_LONGEST_TIME = 20


def find_body(root: Any, lines: Sequence[PageLine]) -> tuple[int, int]:  # noqa: ANN401  # lxml has no types
    """The first line of the article and the one behind its last; (0, 0) where the page has none.

    Args:
        root: The tree of the page, without its surroundings.
        lines: Its lines.
    """
    first, last = _extent(root, lines)
    container, marked = _container(root, lines[first:last])
    if container is None:
        return first, last
    inside = set(container.iter())
    held = [place for place, line in enumerate(lines) if line.element in inside]
    if marked:
        return held[0], held[-1] + 1
    return max(first, held[0]), min(last, held[-1] + 1)


def body_lines(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines of an article without the advertisements, buttons, links and rules among them."""
    return [
        line
        for line in lines
        if not _ADVERTISEMENT.fullmatch(line.text)
        and not patterns.RULE.fullmatch(line.text)
        and not patterns.BODY_LABEL.fullmatch(line.text)
        and patterns.PAGE_FURNITURE.sub("", line.text).strip(patterns.SEPARATORS)
        and not _is_link(line)
        and not _NOTE.match(line.text)
    ]


def opening_length(lines: Sequence[PageLine]) -> int:
    """How many lines at the top of an article are about it: all up to the last that states a date or a maker."""
    length = 0
    for place, line in enumerate(lines[:_MOST_OPENING_LINES]):
        text = line.text
        about = len(text) <= _LONGEST_OPENING and metadata.read_metadata(text) is not None
        if not about and (len(text) > _LONGEST_OPENING or text.endswith(("。", "！", "？", "：", ":"))):
            break
        timed = line.moment and len(text) <= _LONGEST_TIME
        if about or timed or _REPORTER.fullmatch(text) or _is_about(text):
            length = place + 1
    return length


def part_end(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part a text from the few short lines below a line that says it ends (完)."""
    for place in range(max(1, len(texts) - _MOST_BELOW_END - 1), len(texts)):
        if _END.fullmatch(texts[place]) and all(len(text) <= _LONGEST_BELOW_END for text in texts[place:]):
            return list(texts[:place]), list(texts[place + 1 :])
    return list(texts), []


def reporter(line: str) -> str | None:
    """The name on a line that names a reporter and nothing else."""
    found = _REPORTER.fullmatch(line)
    return found["name"].strip() if found else None


def squeeze(text: str) -> str:
    """A text without white space and cell borders, to compare what was laid out in different ways."""
    return "".join(text.replace("|", "").split())


def _extent(root: Any, lines: Sequence[PageLine]) -> tuple[int, int]:  # noqa: ANN401  # lxml has no types
    """The lines between the first and the last that trafilatura takes for the article."""
    whole, alone = _extracted(root)
    if whole:
        squeezed = [squeeze(line.text) for line in lines]
        hits = [
            place for place, text in enumerate(squeezed) if text in alone or (len(text) >= _TELLING and text in whole)
        ]
        if hits:
            return hits[0], hits[-1] + 1
    prose = [place for place, line in enumerate(lines) if _is_prose(line)]
    return (prose[0], prose[-1] + 1) if prose else (0, 0)


def _extracted(root: Any) -> tuple[str, frozenset[str]]:  # noqa: ANN401  # lxml has no types
    """What trafilatura takes for the article, without white space: as one string, and its lines."""
    try:
        text = trafilatura.extract(
            lxml_html.tostring(root, encoding="unicode"),
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            with_metadata=False,
        )
    except Exception:  # noqa: BLE001  # the border of a library fed with anything at all; lines of prose remain
        text = None
    found = frozenset(squeezed for line in (text or "").split("\n") if (squeezed := squeeze(line)))
    return squeeze(text or ""), found


def _container(root: Any, lines: Sequence[PageLine]) -> tuple[Any, bool]:  # noqa: ANN401  # lxml has no types
    """The element that holds the prose of these lines and as little else as can be; whether its name says so."""
    own: dict[Any, int] = {}
    for line in lines:
        if _is_prose(line):
            own[line.element] = own.get(line.element, 0) + len(line.text)
    weights, heaviest = _weigh(root, own)
    total = weights.get(root, 0)
    if not total:
        return None, False
    named = [
        element
        for element in root.iter(etree.Element)
        if weights.get(element, 0) >= _TEXT_SHARE * total and _is_named(element)
    ]
    if named:
        return max(named, key=lambda element: weights[element]), True
    node = root
    while (child := heaviest.get(node)) is not None and weights[child] >= _NARROW_SHARE * weights[node]:
        beside = own.get(node, 0) + sum(own.get(other, 0) for other in node if other is not child)
        if beside or child.tag not in _SECTIONS:
            break
        node = child
    return node, False


def _weigh(root: Any, own: dict[Any, int]) -> tuple[dict[Any, int], dict[Any, Any]]:  # noqa: ANN401  # lxml has no types
    """The prose in each element with what is below it, and the child that holds most of it; in one walk upwards."""
    weights = dict(own)
    heaviest: dict[Any, Any] = {}
    for element in reversed(list(root.iter(etree.Element))):
        weight = weights.get(element, 0)
        parent = element.getparent()
        if weight and element is not root and parent is not None:
            weights[parent] = weights.get(parent, 0) + weight
            if weight >= weights.get(heaviest.get(parent), 0):
                heaviest[parent] = element
    return weights, heaviest


def _is_named(element: Any) -> bool:  # noqa: ANN401  # lxml has no types
    names = f"{element.tag} {element.get('id') or ''} {element.get('class') or ''} {element.get('itemprop') or ''}"
    return any(map(_TEXT_ELEMENT.fullmatch, names[:_MOST_NAMES].split()))


def _is_prose(line: PageLine) -> bool:
    """Whether a line reads like a text and not like a menu or an imprint."""
    return len(line.text) >= _LEAST_PROSE and line.linked < _MOSTLY_LINKS and _PROSE.search(line.text) is not None


def _is_about(text: str) -> bool:
    return patterns.AGENCY.match(text) is not None or (
        DATE.search(text) is not None and not patterns.SENTENCE_MARK.search(text)
    )


def _is_link(line: PageLine) -> bool:
    """Whether a line is a way to another page: nothing but a link, or mostly one and no sentence."""
    if line.linked > _ONLY_LINKS:
        return len(line.text) <= LONGEST_HEADLINE
    return line.linked > _MOSTLY_LINKS and not line.text.endswith(("。", "！", "？", "”"))
