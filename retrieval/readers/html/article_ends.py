"""Where an article begins and ends among the lines of a page: below its headline, before what is of others."""

import re
from collections.abc import Sequence
from typing import Any

from retrieval.readers import metadata, patterns
from retrieval.readers.html.elements import (
    SECTIONS,
    child_holding,
    is_or_holds,
    is_text_element,
    places_held,
    smallest_holding_both,
    upwards,
)
from retrieval.readers.html.lines import PageLine
from retrieval.readers.html.trimming import (
    MOSTLY_LINKS,
    NUMBERED,
    ONLY_LINKS,
    block_of,
    closes,
    is_furniture,
    is_prose,
    squeeze,
)

# A sentence of a short notice, which no menu holds.
_SENTENCE = re.compile(r"[\u4e00-\u9fff].*[，。；！？]")
# Of the lines of prose in a list of other articles, this share at least has a headline to follow or a time of its own.
_TEASED = 0.5
_LEAST_TEASERS = 2
_LEAST_HEADLINE = 6
# What a site says about itself or about the text above, together with words of law.
_SPEAKS_OF_ITSELF = re.compile(
    r"本[网網站刊报報]|本平台|本网站|本網站|本(?:文(?!件)|作品|文章|内容|公众号)|此(?:文(?!件)|内容|文章)|该文(?!件)|以上(?:内容|文章|信息)"
    r"|用户(?:发表|上传|发布)|(?:风险|责任|后果)自[担负]"
)
# Notices of offices say these too, and then not of who may copy a text.
_ASKS = re.compile(r"未经|未經|非經|如需|如有|如果我们|您的图片|我们(?:将|会|立即)|请(?:联系|点击|注明)|[，。]\s*侵权")
_RIGHTS = re.compile(r"版权|版權|著作权|著作權")
_SPEAKS_TO_OWNERS = re.compile(
    r"我们|我們|您的|授权|授權|[版著]权部|小编|后台|作者|本[网網站刊报報文]|[删刪]|归.{0,12}所有|所有[，。]|侵[权權犯].{0,6}[，。]?请.{0,4}(?:联系|告知)(?!.{0,12}[局委厅部])"
)
_OF_COPIES = re.compile(r"(?:转|轉)[载載]|摘编|镜像|稿酬|广告合作|点击这里|侵权.{0,20}(?:删|刪|联系|聯繫|告知|处理|撤)")
# Below a text alone: what sites advertise there.
_PROMOTES = re.compile(
    r"(?:欢迎|歡迎|敬请)(?:关注|關注|搜寻|搜索|订阅|訂閱|下载|加入).{0,60}|.{0,30}(?:更多|都在|打开|下载).{0,20}(?:APP|客户端|公众号|小程序).{0,10}"
    r"|(?:下载|打开)[^。]{0,14}(?:APP|客户端)[，,！!\s][^。]{0,60}(?:[！!]|早知道|更多.{0,6}|精彩.{0,6})"
    r"|.{0,20}(?:APP|公众号|Instagram|Telegram|小程序|微信)[！!，,].{0,10}(?:欢迎|歡迎|关注|扫码|搜).{0,60}",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"版权|版權|著作权|著作權|(?<![经經])(?:授权|授權)|(?:转|轉)载|轉載|摘编|镜像|侵权|侵權|法律责任|立场|仅代表|不代表|个人观点|投资建议|稿酬"
    r"|广告合作|删除|免责|真实性|投诉|举报|点击这里|(?:风险|责任|后果)自[担负]"
)
_LITTLE_BELOW = 0.15
# What else a site offers: goods, cases, courses. Other articles stand under RELATED_HEADING.
_THINGS = r"(?:产品|產品|商品|新品|服务|课程|案例|视频|影片|图集|专题|职位|项目|图书|好书|景点|酒店|机型|车型)"
_OFFERS = re.compile(
    rf"[【\[■●▼☆★]?\s*(?:(?:推荐|推薦|相关|相關|热门|熱門|热销|热卖|同类|更多|最新|其他|精选){_THINGS}(?:推荐|推薦|展示)?|{_THINGS}(?:推荐|推薦))\s*[】\]]?\s*[:：]?"
)
_END = re.compile(r"[（(【\[—–\-·*~\s]*(?:完|全文完|(?:THE\s)?END)[】\])）—–\-·*~\s]*", re.IGNORECASE)
# Below the end of a text stand its date and its makers, a line each.
_MOST_BELOW_END = 6
_LONGEST_BELOW_END = 40


def below_headline(lines: Sequence[PageLine], place: int, first: int, last: int, opening: str) -> tuple[int, int]:
    """Look at what weighs most from the headline: an article begins below it, however short, and other ones do not.

    Args:
        lines: The lines of the page.
        place: That of its headline.
        first: The first line of what weighs most.
        last: The line behind its last.
        opening: How the page says that its text begins, without white space; "" where it does not.

    Returns:
        The first line of the article and the one behind its last.
    """
    if first <= place < last:
        first = place + 1
    start = next((at for at in range(place + 1, len(lines)) if _begins_text(lines[at], opening)), None)
    if start is None:
        return first, last
    headline, element = lines[place].element, lines[start].element
    named = next((node for node in upwards(element) if is_text_element(node)), None)
    if named is not None and not is_or_holds(named, headline):
        held = places_held(lines, named)
        return held[0], held[-1] + 1
    if last <= start:
        return start, start + 1
    if start >= first:
        return first, last
    common = smallest_holding_both(element, lines[first].element)
    block = child_holding(common, element)
    held = [at for at in places_held(lines, block) if start <= at < first] if block is not None else [start]
    heaviest = next((at for at in range(first, last) if is_prose(lines[at])), first)
    between = lines[held[-1] + 1 : heaviest]
    other = child_holding(common, lines[first].element)
    headed = other is not None and other.tag in SECTIONS and any(line.heading for line in between)
    # Teasers may stand below what goes on here.
    is_other = any(line.heading or _stands_beside(line) for line in lines[held[-1] + 1 : heaviest + 2])
    if (is_other and teases(lines[first:last])) or headed or _parted(between):
        return start, held[-1] + 1
    is_lead = is_or_holds(common, headline) and block is not None and block.tag in SECTIONS
    return (first if is_lead else start), last


def to_last_sentence(lines: Sequence[PageLine], first: int, last: int) -> int:
    """The line behind the last of an article, with short sentences in the next element of the same kind."""
    if last <= first:
        return last
    block = block_of(lines[last - 1].element)
    home, kind = block.getparent(), (block.tag, _kind(block.getparent()))
    while last < len(lines):
        line = lines[last]
        block = block_of(line.element)
        parent = block.getparent()
        is_next = parent is home or (parent is not None and home is not None and parent.getparent() is home.getparent())
        if not is_next or (block.tag, _kind(parent)) != kind or not _goes_on(line):
            break
        last += 1
    return last


def _kind(element: Any) -> tuple[object, str]:  # noqa: ANN401  # lxml has no types
    return (element.tag, element.get("class") or "") if element is not None else (None, "")


def _goes_on(line: PageLine) -> bool:
    return (
        line.text.endswith(("。", "！", "？", "”"))
        and not line.heading
        and line.linked < MOSTLY_LINKS
        and not is_furniture(line)
        and not closes(line.text)
        and metadata.read_metadata(line.text) is None
    )


def without_teasers(lines: Sequence[PageLine], first: int, last: int) -> int:
    """The line behind the last of an article, without the list of other articles that may stand below it."""
    homes: set[Any] = set()
    listed, beside = _listed_from(lines, first, last)
    left = sum(beside)
    for place in range(first, last):
        line = lines[place]
        if place > first:
            left -= beside[place - first - 1]
        if is_prose(line) or line.text.endswith("。"):
            homes.add(block_of(line.element).getparent())
        if block_of(line.element) in homes:
            continue
        if homes and line.heading and any(map(_states_date, lines[place + 1 : place + 3])):
            return place
        # Inside the text it is a heading of its own.
        if homes and _OFFERS.fullmatch(line.text) and homes.isdisjoint(upwards(line.element)):
            return place
        begins = patterns.RELATED_HEADING.fullmatch(line.text) or (line.linked >= ONLY_LINKS and not is_prose(line))
        if begins and place >= listed and left > _LEAST_TEASERS:
            return place
    return last


def _listed_from(lines: Sequence[PageLine], first: int, last: int) -> tuple[int, list[bool]]:
    """Where nothing but a list of other articles begins, a headline or a time to each text; which lines are those."""
    beside = [_stands_beside(line) for line in lines[first:last]]
    for place in range(last - 1, first - 1, -1):
        at = place - first
        if is_prose(lines[place]) and not any(beside[max(0, at - 2) : at + 2]):
            return place + 1, beside
    return first, beside


def _begins_text(line: PageLine, opening: str) -> bool:
    """Whether a line below a headline is of its text: running text, or what the page says that its text begins with."""
    if line.heading or line.linked >= MOSTLY_LINKS or is_furniture(line):
        return False
    if opening and squeeze(line.text).startswith(opening):
        return True
    if metadata.read_metadata(line.parted) is not None or metadata.read_metadata(line.text) is not None:
        return False
    return _SENTENCE.search(line.text) is not None


def teases(lines: Sequence[PageLine]) -> bool:
    """Whether most running text of these lines is of other articles or comments, with a headline or time each."""
    prose = sum(map(is_prose, lines))
    return prose > 0 and sum(map(_stands_beside, lines)) >= max(_LEAST_TEASERS, _TEASED * prose)


def _stands_beside(line: PageLine) -> bool:
    """Whether a line is what stands beside the summary of an article: a link of its length, a time."""
    if line.linked >= MOSTLY_LINKS:
        return len(line.text) >= _LEAST_HEADLINE and not is_prose(line)
    return _states_date(line)


def _states_date(line: PageLine) -> bool:
    stated = map(metadata.read_metadata, (line.text, line.parted))
    return any(found is not None and found.published is not None for found in stated)


def _parted(between: Sequence[PageLine]) -> bool:
    """Whether what stands between two texts says that the second is another one."""
    links = sum(line.linked >= MOSTLY_LINKS for line in between)
    return links > 1 or any(closes(line.text) for line in between)


def without_terms(texts: Sequence[str]) -> list[str]:
    """A text without the terms of its site at its end: who may copy it, whose opinion it is, whom to write to."""
    end = len(texts)
    while end > 1 and (_promotes(texts[end - 1]) or _is_terms(texts[end - 1])):
        end -= 1
    for place in range(max(1, end - _MOST_BELOW_END), end):
        if not _is_terms(texts[place]):
            continue
        if sum(map(len, texts[place + 1 : end])) <= _LITTLE_BELOW * sum(map(len, texts[:place])):
            # What a site offers below its terms.
            return list(texts[:place])
    return list(texts[:end])


def _promotes(text: str) -> bool:
    return _PROMOTES.fullmatch(text) is not None and NUMBERED.match(text) is None


def _is_terms(text: str) -> bool:
    if NUMBERED.match(text):
        return False
    if _SPEAKS_OF_ITSELF.search(text) and _TERMS.search(text):
        return True
    return _ASKS.search(text) is not None and (_OF_COPIES.search(text) is not None or _of_rights(text))


def _of_rights(text: str) -> bool:
    """Whether a site speaks of the rights to what it shows; an office speaks of the rights of others."""
    return _RIGHTS.search(text) is not None and _SPEAKS_TO_OWNERS.search(text) is not None


def part_end(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part a text from the few short lines below a line that says it ends (完)."""
    for place in range(max(1, len(texts) - _MOST_BELOW_END - 1), len(texts)):
        if _END.fullmatch(texts[place]) and all(len(text) <= _LONGEST_BELOW_END for text in texts[place:]):
            return list(texts[:place]), list(texts[place + 1 :])
    return list(texts), []


def own_paragraphs(lines: Sequence[PageLine]) -> frozenset[str]:
    """Sentences without links in the element in which a text begins: its own, below whatever heading."""
    prose = [line for line in lines if is_prose(line)]
    home = block_of(prose[0].element).getparent() if prose else None
    return frozenset(
        line.text
        for line in prose
        if not line.linked and line.text.endswith("。") and block_of(line.element).getparent() is home
    )
