"""The lines of an official paper (a notice, minutes, an opinion) -> title, source and date, and what is body.

Such papers keep to one layout (GB/T 9704): a masthead with the issuing body, a number, the title, the addressee,
the text, and below it who signed and when. PDF and Word files share these rules.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from retrieval.analysis import DATE, parse_published
from retrieval.readers import fields, metadata, patterns
from retrieval.readers.assembly import Layer
from retrieval.readers.metadata import Metadata
from retrieval.readers.papers.contents import contents_lines
from retrieval.types import Origin

_LONGEST_TITLE_LINE = 60
_LONGEST_TITLE = 120
_MOST_TITLE_LINES = 4
_MASTHEAD_LINES = 10
_OPENING_LINES = 12
# Below the signature stand attachments, copies and the printer's note.
_CLOSING_LINES = 25
_LONGEST_SIGNATURE = 40

_BODY = (
    "委员会|委|部|局|厅|办公室|办|院|会|中心|公司|政府|署|司|处|学校|大学|学院|社|组|银行|集团|总队|支队|法院|检察院|所|馆|站|室|科|"
    "委員會|廳|辦公室|辦|會|處|學校|大學|學院|銀行|集團|館|署"
)
_ORGANISATION = re.compile(
    rf"(?:[\u4e00-\u9fff（）()·、]|[ \u3000]){{2,{_LONGEST_SIGNATURE}}}?(?:{_BODY})(?:（章）|\(章\))?"
)
_RED_HEAD = re.compile(r"(?P<name>[\u4e00-\u9fff ]{2,40}?)\s*文\s?件")
_NUMBER = re.compile(r"[\u4e00-\u9fffA-Za-z]{1,16}[〔\[（(【]\s?\d{4}\s?[〕\]）)】]\s?(?:第\s?)?\d{1,5}\s?[号號]")
_FURNITURE = re.compile(
    r"特急|加急|急件|平急|内部(?:资料|文件)?|公开|秘密|机密|绝密|[★\d]{1,8}|签发人[:：].*|[（(]?\d{4}年第?\d+[号期][）)]?|第?\s?\d+\s?[号期]"
)
# The kinds of papers, as their titles end.
_KIND = re.compile(
    r".*(?:通知|意见|公告|函|决定|办法|报告|批复|通告|方案|纪要|记录|规定|条例|规划|细则|通报|令|解读|计划|公报|指南|须知|说明|倡议书|总结|要点"
    r"|意見|決定|辦法|報告|批覆|紀要|記錄|規定|條例|規劃|細則|通報|計劃|公報|指引|說明)(?:[（(].{1,20}[)）])?"
)
_TITLE_ISSUER = re.compile(r"(?P<name>[\u4e00-\u9fff、 ]{2,40}?)[关關]於?于?")
# 临溪市人民政府2021年政府信息公开工作年度报告, 临溪市水务局公告. Alone on a line a name may end in more words.
_TITLE_OF_OFFICE = re.compile(
    r"(?P<name>[\u4e00-\u9fff（）()·]{2,36}?(?:政府|委员会|[^格布全大结困僵危残战时变]局|厅|办公室|公司|大学|学院|学校|集团|银行|法院|检察院|[^为]中心|协会|医院|研究院|研究所|图书馆|管委会"
    r"|委員會|廳|辦公室|學院|學校|集團|銀行|檢察院|協會|醫院))"
    r"(?=(?:19|20)\d{2}\s?[年—-]|[二〇○零一]{2}[〇○零一二三四五六七八九]{2}年|年度|第[一二三四]季度|[上下]半年"
    r"|(?:公告|通告|公报|通报|令|决定|通知|公示|函)(?:[（(].{1,20}[)）])?$)"
)
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|第[一二三四五六七八九十\d]+[章条節节條]|\d+[.、．])"
)
_MEETING_TIME = re.compile(r"(?:会议|會議)?(?:时\s*间|時\s*間|日\s*期)\s*[:：]")
_EDITED_BY = re.compile(r"(?P<name>.{2,40}?)\s*(?:编|编印|主办|编辑)")
_MONTH = re.compile(
    r"[（(]?\s*(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*[）)]?"
)
_COVER_LINES = 12
_COVER_LABEL = re.compile(r"[\u4e00-\u9fff]{2,6}\s*[:：]\s*")
_SENTENCE = re.compile(r"[。！？!?；;]")

_CHINESE_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | {
    "○": "0", "Ｏ": "0", "零": "0", "O": "0",
}  # fmt: skip
_CHINESE_DATE = re.compile(
    r"(?P<year>[〇○Ｏ零O一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """What the layout of a paper says.

    Attributes:
        title: Its title; None where none was seen.
        title_origin: Where that stands.
        layers: Source and dates, the surest first.
        body: Places of the lines that are body.
        written: The date below its signature.
    """

    title: str | None
    title_origin: Origin
    layers: tuple[Layer, ...]
    body: tuple[int, ...]
    written: date | None


def understand_paper(lines: Sequence[str], titles: Sequence[int] = (), title_origin: Origin | None = None) -> Paper:
    """Part a paper into title, metadata and body.

    Args:
        lines: Its paragraphs, stripped, none empty.
        titles: Places of those that the file's own layout marks as its title, ascending and adjoining.
        title_origin: How they are marked.
    """
    masthead, issuer = _read_masthead(lines, titles[0] if titles else _MASTHEAD_LINES, known_title=bool(titles))
    start = masthead[-1] + 1 if masthead else 0
    if titles and title_origin:
        places, origin = list(titles), title_origin
    else:
        places, origin = _find_title(lines, start), Origin("found", "first lines")
        if len(places) > 2 and is_organisation(lines[places[0]]):
            # Above a project and its kind of paper; above 关于…的通知 it belongs to the title.
            issuer = issuer or fields.one_line(lines[places[0]].replace(" ", ""), metadata.LONGEST_NAME)
            masthead.append(places.pop(0))
    title = _join_title([lines[place] for place in places]) if places else None
    after = places[-1] + 1 if places else start
    numbers = [place for place in masthead if _NUMBER.fullmatch(lines[place])]
    while places and after < len(lines) and _FURNITURE.fullmatch(lines[after]):
        after += 1
    head, body_start = _read_head(lines, after)
    contents = contents_lines(lines)
    if places and contents and (cover := _read_cover(lines[after : min(contents)])):
        head, body_start = head.under(cover), min(contents)
    # What stands between the masthead and a title that the file marks is nobody's.
    between = [place for place in range(places[0]) if place not in masthead] if places else []
    signed, written = _find_signature(lines, body_start)
    layers = [
        Layer(Metadata(source=issuer), Origin("given", "masthead")),
        Layer(head, Origin("found", "below the title")),
        Layer(Metadata(source=signed, published=written), Origin("found", "signature")),
        Layer(_opening_date(lines[body_start : body_start + _OPENING_LINES]), Origin("found", "time of the meeting")),
        Layer(Metadata(source=_issuer_in_title(title)), Origin("found", "title")),
    ]
    body = sorted({*numbers, *between, *range(body_start, len(lines))} - contents)
    return Paper(title, origin, tuple(layers), tuple(body), written)


def chinese_date(text: str) -> date | None:
    """Read a date in Arabic or Chinese digits (二〇二二年九月三日); None where there is none."""
    if found := _CHINESE_DATE.search(text):
        year = "".join(_CHINESE_DIGITS[digit] for digit in found["year"])
        try:
            return date(int(year), _small_number(found["month"]), _small_number(found["day"]))
        except ValueError:
            return None
    return parse_published(re.sub(r"(?<=\d)\s+(?=[年月日])|(?<=[年月])\s+(?=\d)", "", text))


def is_organisation(line: str) -> bool:
    """Whether a line is the name of an office and nothing else."""
    return _ORGANISATION.fullmatch(line) is not None and "关于" not in line and "關於" not in line


def _small_number(text: str) -> int:
    tens, ten, ones = text.partition("十")
    if not ten:
        return int(_CHINESE_DIGITS[text]) if len(text) == 1 else 0
    return 10 * int(_CHINESE_DIGITS.get(tens, "1")) + int(_CHINESE_DIGITS.get(ones, "0"))


def _read_masthead(lines: Sequence[str], before: int, *, known_title: bool) -> tuple[list[int], str | None]:
    """The places of what stands above the title, and the issuing body that it names."""
    places: list[int] = []
    issuer = None
    for place, line in enumerate(lines[: min(before, _MASTHEAD_LINES)]):
        if red := _RED_HEAD.fullmatch(line):
            issuer = issuer or fields.one_line(red["name"].replace(" ", ""), metadata.LONGEST_NAME)
        elif is_organisation(line) and (known_title or _NUMBER.fullmatch("".join(lines[place + 1 : place + 2]))):
            # A letterhead; without a title that is marked as such, its number tells it from one.
            issuer = issuer or fields.one_line(line.replace(" ", ""), metadata.LONGEST_NAME)
        elif not (_NUMBER.fullmatch(line) or _FURNITURE.fullmatch(line)):
            if known_title:
                continue
            break
        places.append(place)
    return places, issuer


def _find_title(lines: Sequence[str], start: int) -> list[int]:
    """The places of the title's lines: short ones that are no sentences, up to one that names a kind of paper."""
    places: list[int] = []
    length = 0
    for place in range(start, min(len(lines), start + _MOST_TITLE_LINES)):
        line = lines[place]
        length += len(line)
        if not _may_be_title(line) or length > _LONGEST_TITLE:
            break
        places.append(place)
        if _KIND.fullmatch(line):
            return places
    return places[:1]


def _read_head(lines: Sequence[str], start: int) -> tuple[Metadata, int]:
    """What stands below the title about the paper, and where its body begins."""
    if start + 1 < len(lines) and _ORGANISATION.fullmatch(lines[start]) and _only_date(lines[start + 1]):
        name = fields.one_line(lines[start], metadata.LONGEST_NAME)
        return Metadata(source=name, published=chinese_date(lines[start + 1])), start + 2
    if start + 1 < len(lines) and _ORGANISATION.fullmatch(lines[start]) and _MONTH.fullmatch(lines[start + 1]):
        return Metadata(source=fields.one_line(lines[start], metadata.LONGEST_NAME)), start + 2
    head, rest = metadata.take_head(list(lines[start:]))
    if head.source and (editor := _EDITED_BY.fullmatch(head.source)) and _ORGANISATION.fullmatch(editor["name"]):
        head = replace(head, source=editor["name"])
    return head, len(lines) - len(rest)


def _read_cover(lines: Sequence[str]) -> Metadata | None:
    """What a cover says, which has nothing but short lines between the title and the table of contents."""
    if len(lines) > _COVER_LINES or any(len(line) > _LONGEST_SIGNATURE or _SENTENCE.search(line) for line in lines):
        return None
    names = (_COVER_LABEL.sub("", line) for line in lines)
    return Metadata(
        source=next((fields.one_line(name, metadata.LONGEST_NAME) for name in names if is_organisation(name)), None),
        published=next((chinese_date(line) for line in lines if _only_date(_COVER_LABEL.sub("", line))), None),
    )


def _may_be_title(line: str) -> bool:
    return not (
        len(line) > _LONGEST_TITLE_LINE
        or _SENTENCE.search(line)
        or line.endswith(("：", ":", "，", ","))
        or _NUMBERED.match(line)
        or _NUMBER.fullmatch(line)
        or metadata.read_metadata(line)
        or _MEETING_TIME.match(line)
        or (_CHINESE_DATE.search(line) and len(line) < 20)
    )


def _join_title(lines: Sequence[str]) -> str:
    title = lines[0]
    for line in lines[1:]:
        latin = title[-1:].isascii() and line[:1].isascii()
        title += f" {line}" if latin else line
    return title


def _find_signature(lines: Sequence[str], start: int) -> tuple[str | None, date | None]:
    """Who signed a paper and when: a line with nothing but a date, below one with nothing but a body's name."""
    for place in range(len(lines) - 1, max(start, len(lines) - _CLOSING_LINES) - 1, -1):
        line = lines[place].strip("（）() ")
        if len(line) > 30 or (day := chinese_date(line)) is None or not _only_date(line):
            continue
        above = lines[place - 1] if place > start else ""
        organisation = _ORGANISATION.fullmatch(above) if not _SENTENCE.search(above) else None
        name = fields.one_line(re.sub(r"[（(]章[)）]$", "", above), metadata.LONGEST_NAME) if organisation else None
        return name, day
    return None, None


def _only_date(line: str) -> bool:
    if chinese_date(line) is None:
        return False
    without = _CHINESE_DATE.sub("", DATE.sub("", re.sub(r"\s+", "", line)))
    return not without.strip(patterns.SEPARATORS)


def _opening_date(lines: Sequence[str]) -> Metadata:
    for line in lines:
        if _MEETING_TIME.match(line) and (day := chinese_date(line)):
            return Metadata(published=day)
    return Metadata()


def _issuer_in_title(title: str | None) -> str | None:
    for pattern in (_TITLE_ISSUER, _TITLE_OF_OFFICE):
        found = pattern.match(title or "")
        if found and _ORGANISATION.fullmatch(found["name"]):
            return fields.one_line(found["name"], metadata.LONGEST_NAME)
    return None
