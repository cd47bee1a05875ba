"""What sites put around an article: its original title, its editor, headlines under 相关阅读, comments."""

import re
from collections.abc import Container, Sequence

from retrieval.readers import metadata, patterns
from retrieval.types import RelatedReport

_ORIGINAL_TITLE = re.compile(r"[（(【\[]?原(?:标题|標題|题)[:：]\s*(?P<rest>.*)", re.DOTALL)
# What a text begins with where nothing parts it from the title before it.
_BEGINS = re.compile(
    r"来源[:：]|[\u4e00-\u9fff]{0,6}(?:编辑|记者|作者)[:：丨\s]|(?:本报|新华社|中新[社网]"
    r"|[\u4e00-\u9fff]{2,6}[网报社])?[\u4e00-\u9fff]{0,6}\d{1,2}月\d{1,2}日|本报讯|\S{2,6}讯$|据\S{2,10}|近日|记者"
    r"|消息"
)
_SURELY_BEGINS = re.compile(
    r"来源[:：]|每经编辑|(?:[\u4e00-\u9fff]{2}|澎湃|海报)新闻记者"
    r"|[\u4e00-\u9fff]{2,3}社[\u4e00-\u9fff]{2,3}\d{1,2}月\d{1,2}日电|(?:本报|[\u4e00-\u9fff]{2})讯$"
)
_LONGEST_LAST = 200
_LONGEST_TITLE = 60
_LEAST_TITLE = 5
# At the very end of a text, once or several times.
_LAST = re.compile(
    r"\s*(?:返回\S{2,6}[，,]\s?查看更多|[（(【\[]?(?:责任编辑|責任編輯|责编|本文编辑)\s*[:：丨"
    r"|]?\s*[^，。！？；：:（(【\[]{0,20}[）)】\]]?|举报/反馈|(?:点击)?阅读原文|点击查看原文>*)\s*$"
)
_LAST_SOURCE = re.compile(
    r"\s*[（(]?(?:(?:文章|本文|(?<![\u4e00-\u9fff]))来源[:：]|本文(?:来自|源自|转自|选自|首发于))\s*"
    r"(?P<name>[^，。！？；：:“”\s）)]{2,20})[）)]?\s*$"
)


def part_frame(paragraphs: Sequence[str]) -> tuple[str | None, str | None, list[str]]:
    """Part a text from what its site wrote into it: the title it had elsewhere, its source and editor at the end.

    Returns:
        That title, that source, and the text; None for what is not there.
    """
    texts = list(paragraphs)
    title = source = None
    if texts and (found := _ORIGINAL_TITLE.match(texts[0])):
        title, rest = _part_title(found["rest"])
        texts[0:1] = [rest] if rest else []
    while texts and source is None:
        # Spaces would be tried each, and a text may be a million of them.
        text, end = texts[-1][:-_LONGEST_LAST], texts[-1][-_LONGEST_LAST:]
        if (last := _LAST.search(end)) and last[0].strip():
            texts[-1] = (text + end[: last.start()]).rstrip()
        elif stated := _LAST_SOURCE.search(end):
            source, texts[-1] = stated["name"], (text + end[: stated.start()]).rstrip()
        else:
            break
        if not texts[-1]:
            texts.pop()
    return title, source, texts or list(paragraphs)


def _part_title(text: str) -> tuple[str | None, str]:
    """Part a title from the text that follows it on the line, as far as a space, a repetition or its opening shows."""
    for length in range(min(_LONGEST_TITLE, len(text) // 2), _LEAST_TITLE, -1):
        if text[length:].lstrip().startswith(text[:length]):
            return text[:length], text[length:].lstrip()[length:].lstrip()
    title, _, rest = text.partition(" ")
    while rest:
        piece, _, further = rest.partition(" ")
        if len(title) + len(piece) > _LONGEST_TITLE or not further or "，" in piece or _BEGINS.match(piece):
            break
        title, rest = f"{title} {piece}", further
    if len(title) <= 2 * _LONGEST_TITLE and (begins := _SURELY_BEGINS.search(title, _LEAST_TITLE)):
        return title[: begins.start()], f"{title[begins.start() :]} {rest}".strip()
    if len(title) <= _LONGEST_TITLE:
        return title.rstrip("）)】]") if not rest else title, rest.lstrip()
    begins = _BEGINS.search(text, _LEAST_TITLE, 2 * _LONGEST_TITLE)
    return (text[: begins.start()], text[begins.start() :]) if begins else (None, text)


def part_related(lines: list[str], own: Container[str] = ()) -> tuple[list[str], list[str]]:
    """Part the body from the headlines under 相关阅读, and drop what readers of the page commented.

    Args:
        lines: The text.
        own: Those of its lines that surely are no headlines of others.
    """
    body: list[str] = []
    related: list[str] = []
    current = body
    for line in lines:
        if len(line) > metadata.LONGEST_HEADLINE or line in own:
            # No headline: whatever it stands below, it is text, and text is never dropped for a guess.
            current = body
        elif body and patterns.COMMENTS_HEADING.fullmatch(line):
            break
        elif body and patterns.RELATED_HEADING.fullmatch(line):
            current = related
            continue
        current.append(line)
    return body, related


def parse_related(lines: list[str]) -> list[RelatedReport]:
    """Pair each headline with the "source date" line below it, where there is one."""
    found: list[RelatedReport] = []
    titles: list[str] = []
    for line in lines:
        about = metadata.read_metadata(line)
        if about is None:
            titles.append(line)
            continue
        found.extend(RelatedReport(title, None, None) for title in titles[:-1])
        if titles:
            found.append(RelatedReport(titles[-1], about.source, about.published))
        titles.clear()
    found.extend(RelatedReport(title, None, None) for title in titles)
    return found
