"""Numbers that Word counts itself: 第一条, 一、, （一）, 1.1, which stand in no paragraph but in its list.

Format: ECMA-376 part 1, 17.9 (`word/numbering.xml`) and 17.18.59 (how a number is written).
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from retrieval.readers.office.parts import attribute, elements, local_name

_DEEPEST = 8
_LARGEST = 99_999
_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# Behind these a text follows at once.
_CLOSING = tuple("、，：；）】』」》．")


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    begins_anew: bool = False
    legal: bool = False


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    abstract: str = ""


class Numbering:
    """Counts the items of a document's lists as its paragraphs come.

    Args:
        xml: `word/numbering.xml`; None where there is none.
        key: The document's key, for errors.

    Raises:
        ReadError: It is damaged.
    """

    def __init__(self, xml: bytes | None, key: str) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: defaultdict[str, list[int | None]] = defaultdict(lambda: [None] * (_DEEPEST + 1))
        self._begun: set[str] = set()
        if xml:
            self._load(xml, key)

    def next_mark(self, number: str, level: int) -> str:
        """What stands before the next paragraph of a list, the white space behind it included.

        Args:
            number: The list, `w:numId`.
            level: The level, from 0.

        Returns:
            "" for bullets, and where the document has no such list.
        """
        found = self._lists.get(number)
        level = min(max(level, 0), _DEEPEST)
        if found is None or level not in found.levels:
            return ""
        counts = self._counts[found.abstract]
        if number not in self._begun:
            # A list that begins anew with numbers of its own.
            self._begun.add(number)
            for place, own in found.levels.items():
                if own.begins_anew:
                    counts[place] = None
        before = counts[level]
        counts[level] = found.levels[level].start if before is None else before + 1
        counts[level + 1 :] = [None] * (_DEEPEST - level)
        return self._written(found, counts, level)

    @staticmethod
    def _written(found: _List, counts: list[int | None], level: int) -> str:
        own = found.levels[level]
        if own.form in ("bullet", "none"):
            return ""
        mark = own.text
        for place in range(level + 1):
            at = found.levels.get(place, _Level())
            count = counts[place]
            form = "decimal" if own.legal else at.form
            mark = mark.replace(f"%{place + 1}", write_number(at.start if count is None else count, form))
        return mark if not mark or mark.endswith(_CLOSING) else f"{mark} "

    def _load(self, xml: bytes, key: str) -> None:
        abstracts: dict[str, dict[int, _Level]] = defaultdict(dict)
        abstract = number = ""
        place = -1
        level = _Level()
        for kind, element in elements(xml, key):
            name, value = local_name(element.tag), attribute(element, "val")
            if kind == "start":
                if name == "abstractNum":
                    abstract, number = attribute(element, "abstractNumId"), ""
                elif name == "num":
                    number = attribute(element, "numId")
                    self._lists[number] = _List()
                elif name == "abstractNumId" and number:
                    self._lists[number] = _List(dict(abstracts.get(value, {})), value)
                elif name in ("lvl", "lvlOverride"):
                    place = _whole(attribute(element, "ilvl"), -1)
                    level = _Level()
                elif name == "startOverride" and number and place in self._lists[number].levels:
                    found = self._lists[number].levels
                    found[place] = replace(found[place], start=_whole(value, 1), begins_anew=True)
                elif name == "start":
                    level = replace(level, start=_whole(value, 1))
                elif name == "numFmt":
                    level = replace(level, form=value)
                elif name == "lvlText":
                    level = replace(level, text=value[:40])
                elif name == "isLgl":
                    level = replace(level, legal=value not in ("0", "false"))
            elif name == "lvl" and 0 <= place <= _DEEPEST:
                (self._lists[number].levels if number else abstracts[abstract])[place] = level


def write_number(number: int, form: str) -> str:
    """Write a number as a list does.

    Args:
        number: From 0.
        form: The name of the form in Word, `chineseCounting` say; unknown ones are written in Arabic digits.
    """
    if not 0 < number <= _LARGEST:
        return str(number)
    match form:
        case (
            "chineseCounting"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "chineseCountingThousand"
            | ("taiwaneseCountingThousand" | "koreanCounting")
        ):
            return _in_chinese(number, _DIGITS, "十百千万")
        case "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal":
            return _in_chinese(number, _LEGAL_DIGITS, "拾佰仟万")
        case "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital":
            return "".join(_DIGITS[int(digit)] for digit in str(number))
        case "ideographTraditional" if number <= len(_STEMS):
            return _STEMS[number - 1]
        case "ideographZodiac" if number <= len(_BRANCHES):
            return _BRANCHES[number - 1]
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if number <= len(_CIRCLED):
            return _CIRCLED[number - 1]
        case "decimalEnclosedParen":
            return f"({number})"
        case "decimalEnclosedFullstop":
            return f"{number}."
        case "decimalZero":
            return f"{number:02}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 8 + 1)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman" if number < 4000:
            written, rest = "", number
            for size, sign in _ROMAN:
                written += sign * (rest // size)
                rest %= size
            return written if form == "lowerRoman" else written.upper()
        case _:
            return str(number)


def _in_chinese(number: int, digits: str, units: str) -> str:
    """一百零五, 十二: as people count."""
    if number >= 10_000:
        rest = number % 10_000
        between = "零" if 0 < rest < 1000 else ""
        return (
            _in_chinese(number // 10_000, digits, units)
            + units[3]
            + between
            + (_in_chinese(rest, digits, units) if rest else "")
        )
    written = ""
    gap = False
    for unit, size in ((units[2], 1000), (units[1], 100), (units[0], 10), ("", 1)):
        digit, number = divmod(number, size)
        if digit:
            written += ("零" if gap else "") + digits[digit] + unit
            gap = False
        elif written:
            gap = True
    # 一十二 is said as 十二.
    return written.removeprefix("一") if written.startswith(f"一{units[0]}") else written


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else otherwise
