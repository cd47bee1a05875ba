"""Markdown, with or without front matter -> `Report`."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, dropwhile, pairwise, takewhile
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from retrieval.errors import ReadError
from retrieval.readers import fields, metadata, patterns
from retrieval.readers.assembly import Layer, assemble, damage_note
from retrieval.readers.decoding import decode, printable
from retrieval.readers.front_matter import opens_with_front_matter, split_front_matter
from retrieval.readers.grids import ReadTable, above_table, read_grid
from retrieval.reasons import Code
from retrieval.types import Origin, Report

if TYPE_CHECKING:
    from markdown_it.token import Token

_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff—…“”‘’]")
_HEAD_BYTES = 1024
_VISIBLE = ("text", "text_special", "code_inline", "image")
_TAG = re.compile("<[^<>]*>")
_FRONT_MATTER = Origin("given", "front matter")
_ABOVE = 3
# A table among the first blocks may tell of the report.
_HEAD_BLOCKS = 3
_LABEL_AND_VALUE = 2
# 首页 > 新闻, 江城 › 要闻 › 正文, 原文链接; a > b may be the text.
_WAY = re.compile(
    r"(?:(?:您?(?:现在|当前)?的?(?:所在)?位置\s*[:：]\s*)?(?:网站|本站|返回)?(?:首页|首頁|主页|Home)\s*[>›»]"
    r"|(?:[^>›»]{1,12}\s*[>›»]\s*){2})(?:[^>›»]{1,12}\s*[>›»]\s*)*[^>›»]{0,12}"
    r"|(?:原文链接|原文鏈接|url source)",
    re.IGNORECASE,
)
# What a program that makes Markdown of pages writes above their text, on a line of its own.
_PROGRAM_LABEL = re.compile(r"\s*Markdown Content:\s*", re.IGNORECASE)
# Rows that say something about a report and are neither its source nor its date.
_OF_DOCUMENT = re.compile(
    rf"{patterns.TITLE_LABEL.pattern}|(?:关键[词字]|主题词?|分类|类别|栏目|标签|标识|字数|页数|版本|语言|格式|摘要|文号|编号|索引号"
    rf"|(?:阅读|浏览|点击|访问)(?:量|数|次数)?|keywords?|tags?|category)\s*：",
    re.IGNORECASE,
)
# The heads of a table of labels and values.
_HEADS = re.compile(
    r"(?:项目?|項目|字段|属性|名称|标签|类别|栏目|信息|key|name|field|item)：(?:内\s?容|值|说明|信息|value|content)",
    re.IGNORECASE,
)
_SOFT = "\x1f"
"""Where a line of the source ends inside a paragraph."""

_UNSEEN_HTML = ("<!--", "<script", "<style", "<?", "<!")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or a heading of the source; `level` is 0 for what is no heading.

    A row of a table says something of what the table is about.
    """

    text: str
    level: int = 0
    is_row: bool = False


class MarkdownReader:
    """Reads `.md` and `.markdown`, and whatever opens with front matter."""

    suffixes = frozenset({".md", ".markdown"})
    is_light = True

    def recognises(self, data: bytes) -> bool:
        """Whether a file opens with front matter."""
        return opens_with_front_matter(data[:_HEAD_BYTES])

    def read(self, data: bytes, key: str) -> Report:
        """Read Markdown as plain paragraphs.

        A list item, a table row with its header, a heading, a line of code is a paragraph of its own; the texts of
        links stay, their addresses go. The title is the front matter's, else that of the `#` heading that opens the
        text.

        Raises:
            ReadError: It is no text, or nothing but a title stands in it.
        """
        decoded = decode(data, key)
        front, source = split_front_matter(decoded.text)
        title = front.title
        tables: list[ReadTable] = []
        blocks = list(_blocks(source, tables, titled=title is not None))
        above, blocks = _part_above_heading(blocks)
        if blocks and _heads_text(blocks) and title in (None, blocks[0].text):
            title = fields.one_line(patterns.TITLE_LABEL.sub("", blocks.pop(0).text, count=1), fields.LONGEST_TITLE)
        lines = [block.text for block in (*above, *blocks)]
        origin = Origin("found", "heading")
        if title is None and _opens_with_title(blocks):
            title, lines = metadata.take_title(lines)
            origin = Origin("found", "first line")
        rows = len(list(dropwhile(lambda block: not block.is_row, blocks)))
        head, opening = metadata.take_head(lines[: len(lines) - rows])
        lines = [*opening, *lines[len(lines) - rows :]]
        # A row is data, be it a date and a number.
        behind = len(list(takewhile(lambda block: not block.is_row, reversed(blocks)))) if rows else len(lines)
        tail, end = metadata.take_tail(lines[len(lines) - behind :])
        body = [*lines[: len(lines) - behind], *end]
        if not body:
            raise ReadError(key, Code.NO_BODY)
        return assemble(
            data,
            key,
            "markdown",
            title=title,
            title_origin=_FRONT_MATTER if front.title else origin,
            layers=(
                Layer(front.about, _FRONT_MATTER),
                Layer(head, Origin("found", "below the title")),
                Layer(tail, Origin("found", "below the text")),
            ),
            paragraphs=body,
            notes=damage_note(decoded.damaged),
            tables=tables,
        )


def _part_above_heading(blocks: list[_Block]) -> tuple[list[_Block], list[_Block]]:
    """Part what says where the report is from, and the way to it through a site, from the only `#` heading below it.

    Returns:
        The former without the way, and the rest; nothing and all where other text stands above that heading.
    """
    headings = [place for place, block in enumerate(blocks) if block.level == 1]
    above = blocks[: headings[0]] if len(headings) == 1 else []
    stated = [metadata.read_metadata(block.text) for block in above]
    if not above or not all(about or _WAY.fullmatch(block.text) for about, block in zip(stated, above, strict=True)):
        return [], blocks
    return [block for about, block in zip(stated, above, strict=True) if about], blocks[headings[0] :]


def _heads_text(blocks: Sequence[_Block]) -> bool:
    """Whether the first block is the title by its level, or is a lower heading with a source right below it."""
    if blocks[0].level > 1 and len(blocks) > 2:
        below = metadata.read_metadata(blocks[1].text)
        return below is not None and below.source is not None and metadata.read_metadata(blocks[0].text) is None
    return blocks[0].level == 1


def _opens_with_title(blocks: Sequence[_Block]) -> bool:
    """Whether the first line, which is no heading, is a title all the same: it says so, or a source stands below it."""
    if len(blocks) < 2 or blocks[0].level:
        return False
    below = takewhile(bool, (metadata.read_metadata(block.text) for block in blocks[1:]))
    return patterns.TITLE_LABEL.match(blocks[0].text) is not None or any(each and each.source for each in below)


def _blocks(source: str, tables: list[ReadTable], *, titled: bool) -> Iterator[_Block]:
    """The blocks of Markdown in order, each line of theirs that a reader sees apart a block of its own.

    Args:
        source: The text.
        tables: The tables among them are added to these.
        titled: Whether the title stands elsewhere; else the first line is no caption.
    """
    above = [""] if titled else []
    for number, (block, level) in enumerate(_raw_blocks(source)):
        is_row = False
        if isinstance(block, str):
            label = _PROGRAM_LABEL.match(block) if number <= _HEAD_BLOCKS else None
            block = block[label.end() :] if label else block
            lines = [stripped for line in _seen_apart(block) if (stripped := line.strip())]
        else:
            about = [] if number > _HEAD_BLOCKS else _labelled_rows(block)
            read = None if about else read_grid(block, above=above_table(above), heads=1)
            tables += [read] if read else []
            said = list(read.paragraphs()) if read else [" | ".join(filter(None, row)) for row in block if any(row)]
            lines, is_row = about or said, not about
        above = [*above, *lines][-_ABOVE:]
        yield from (_Block(line, level, is_row) for line in lines)


def _labelled_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows of a table that says where the report is from and nothing else, a line each; [] of any other."""
    lines = [f"{row[0]}：{row[1]}" for row in rows if len(row) == _LABEL_AND_VALUE and row[1]]
    if len(lines) < len(rows) or len(lines) < _LABEL_AND_VALUE:
        return []
    # The first row of a table in Markdown heads it: 项目, 内容.
    lines = lines[1:] if _HEADS.fullmatch(lines[0]) else lines
    about = {line: found for line in lines if (found := metadata.read_metadata(line))}
    others = [line for line in lines if line not in about]
    told = any(found.source or found.published for found in about.values()) and all(map(_OF_DOCUMENT.match, others))
    return [*about, *others] if told else []


def _seen_apart(block: str) -> list[str]:
    """The lines of a block; those of its source too where it opens with where the report is from, line by line."""
    lines = []
    for line in block.split("\n"):
        parts = [printable(part) for part in line.split(_SOFT)]
        apart = _lines_of_its_origin(parts)
        lines += parts[:apart]
        if rest := parts[apart:]:
            seams = [_between(before, after) for before, after in pairwise(rest)]
            lines.append("".join(chain.from_iterable(zip(rest, (*seams, ""), strict=True))))
    return lines


def _lines_of_its_origin(parts: list[str]) -> int:
    """How many lines say where the report is from and when, a title among them; none where none names a source.

    2024年5月6日 or 时间：2024年5月6日 alone may be the text.
    """
    if len(parts) < 2:
        return 0
    titled = int(patterns.TITLE_LABEL.match(parts[0].strip()) is not None)
    found = list(takewhile(bool, (metadata.read_metadata(part.strip()) for part in parts[titled:])))
    return titled + len(found) if any(each and len(each.source or "") > 1 for each in found) else 0


def _raw_blocks(source: str) -> Iterator[tuple[str | list[list[str]], int]]:
    """The blocks, each with the level of a heading: a text, or the rows of a table."""
    parser = _parser()
    # Definitions of links, found by the block rules, looked up by the inline rules.
    references: dict[str, object] = {}
    level = 0
    table: list[list[str]] | None = None
    for token in parser.parse(source, references):
        match token.type:
            case "heading_open":
                level = int(token.tag[1:])
            case "heading_close":
                level = 0
            case "table_open":
                table = []
            case "table_close":
                yield table or [], 0
                table = None
            case "tr_open" if table is not None:
                table.append([])
            case "inline" if table:
                cell = _inline_text(parser, token.content, references)
                table[-1].append(" ".join(printable(cell).split()))
            case "inline":
                yield _inline_text(parser, token.content, references), level
            case "fence" | "code_block":
                yield token.content, 0
            case "html_block" if not token.content.lstrip().lower().startswith(_UNSEEN_HTML):
                yield html.unescape(_TAG.sub(" ", token.content)), 0


@cache
def _parser() -> MarkdownIt:
    """Made once: making it takes as long as reading a short report."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("inline")
    # Addresses go; what a link with a bad one says stays without its marks.
    parser.validateLink = bool  # type: ignore[assignment,method-assign]
    return parser


def _inline_text(parser: MarkdownIt, content: str, references: dict[str, object]) -> str:
    """What a reader sees of a paragraph's source; a hard line break is a line feed, a soft one `_SOFT`."""
    tokens: list[Token] = []
    parser.inline.parse(content, parser, references, tokens)
    pieces: list[str] = []
    for token in tokens:
        if token.type == "hardbreak" or (token.type == "html_inline" and token.content.lower().startswith("<br")):
            pieces.append("\n")
        elif token.type == "softbreak":
            pieces.append(_SOFT)
        elif token.type in _VISIBLE:
            pieces.append(token.content.replace(_SOFT, " "))
    return "".join(pieces)


def _between(before: str, after: str) -> str:
    """What stands where a source line ends inside a paragraph: nothing beside Chinese, else a space."""
    return "" if _CJK.match(before[-1:]) or _CJK.match(after[:1]) else " "
