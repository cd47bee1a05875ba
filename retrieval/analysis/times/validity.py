"""From when to when a rule holds, as it says so itself: 自2024年1月1日起施行, 有效期五年, 《…》同时废止, （更正）.

Patterns for what offices write, over dates that `dates` finds. What is said of anything but the rule
(驾驶证有效期10年) is not read.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from retrieval.analysis.figures import read_numeral
from retrieval.analysis.normalisation import normalise
from retrieval.analysis.times.dates import find_dates
from retrieval.doors import late_pattern

# Of both scripts: most reports say nothing of the kind, and are not normalised. Where every alternative begins with one
# character, Python passes over all others at once, in a tenth of the time.
_CUES: Final = late_pattern(
    "施行|执行|執行|实施|實施|生效|有效期|废止|廢止|失效|更正|勘[误誤]|为[准準]|為[准準]|试行|試行|启用|啟用|订正|訂正"
    "|补充|補充|有[误誤]|错[误誤]|錯[误誤]|疏漏|笔[误誤]|筆[误誤]|日起|月起"
)

_RULE: Final = "办法|通知|规定|规则|细则|条例|意见|方案|公告|通告|标准|决定|措施|章程|制度|政策|说明|指南|规范|价格"
_OWN: Final = late_pattern(f"本(?:{_RULE})|施行|试行|执行|实施|印发")
_SENTENCE: Final = late_pattern("[^。;\n]+")

_BEGINS: Final = late_pattern(
    "\\s?(?:零时|0时|24时)?(?:起|开始)[^。;]{0,30}?(?:施行|执行|实施|生效|实行|启用)|正式(?:施行|实施|生效|启用)"
)
# 自2026年5月1日起，票价调整为36元 says no word for being in force.
_FROM: Final = late_pattern("(?:自|从)\\s?$")
_CHANGES: Final = late_pattern(
    "\\s?(?:零时|0时|24时)?起[^。;]{0,40}?(?:调整|提高|降低|上调|下调|改为|变更|延长|缩短|增加|减少|恢复|取消|上涨|按|为|免)"
)
_WITH_ISSUE: Final = late_pattern("自(?:印发|发布|公布|公告|下发|颁布|即)之?日起[^,。;]{0,4}?(?:施行|执行|实施|生效)")
_UNTIL: Final = late_pattern(
    "(?:有效期限?|执行期限?|试行期限?|执行|施行|试行|实施|延长)(?:为|自.{2,24})?(?:截?至|截?止到?|到)\\s?$"
)
_UP_TO: Final = late_pattern("(?:至|到)\\s?$")
_IN_FORCE: Final = late_pattern("有效|施行|执行|试行|实施")
_FOR: Final = late_pattern(
    "(?:有效期限?|试行期?限?|暂行期?限?)(?:为|是|定为|暂定)?\\s?"
    "(?P<much>[0-9]+|[一二两三四五六七八九十]+)\\s?(?P<unit>年|个月)"
)
_REPEALED: Final = late_pattern(
    "《(?P<title>[^》]{4,80})》[^。;\n]{0,60}?(?:废止|失效|停止执行|不再执行)"
    "|废止[^。;\n《]{0,10}《(?P<other>[^》]{4,80})》"
)
_CORRECTS: Final = late_pattern(
    "[(（\\[【](?:更正|勘误|订正|修正)(?:版|稿|件)?[)）\\]】]|更正(?:启事|公告|通知|说明|声明|函|如下|为)"
    "|勘误|特此(?:更正|订正)|以(?:此|本[^,。;]{1,4})为准|(?:有误|错误|疏漏|笔误)[^。;]{0,30}?(?:应为|应是|应该是|改为|实为)"
)
_ADDS: Final = late_pattern("补充(?:通知|公告|通告|说明)")
_NO_LONGER: Final = late_pattern(
    "\\s?(?:零时|0时)?(?:起|开始)[^。;]{0,6}?(?:废止|停止(?:执行|施行|使用)|失效|不再(?:执行|施行|适用))"
)

# 五月一日, as laws and old notices write it; years are in digits by then.
_WRITTEN_DAY: Final = late_pattern(
    "(?P<month>十[一二]?|[一二三四五六七八九])月(?:(?P<day>三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号])?"
)

_NEAR: Final = 60
"""Characters before a day that may say what it is: some sentences are whole files."""

_BEFORE: Final = 400
"""Days before its publication that a rule may begin."""


@dataclass(frozen=True, slots=True)
class Validity:
    """From when to when a rule holds, as far as its text says so.

    Attributes:
        begins: The first day on which it holds.
        ends: The last one.
        repeals: The titles, normalised, of what it puts out of force.
        corrects: Whether it corrects what was said before.
    """

    begins: date | None = None
    ends: date | None = None
    repeals: tuple[str, ...] = ()
    corrects: bool = False


def find_validity(title: str, text: str, published: date | None) -> Validity:
    """Read from when to when a report's rule holds.

    Args:
        title: Its headline.
        text: Its body, a line a paragraph.
        published: When: 自发布之日起 counts from then.
    """
    lines = [title, *(line for line in text.split("\n") if _CUES.search(line))]
    if len(lines) == 1 and not _CUES.search(title):
        return Validity()
    headline, *told = (_WRITTEN_DAY.sub(_in_digits, normalise(line)) for line in lines)
    day = published and date(published.year, published.month, published.day)
    begins: list[tuple[bool, int, date]] = []
    ends: list[date] = []
    lasting: list[tuple[int, str]] = []
    for number, sentence in enumerate(found.group() for line in told for found in _SENTENCE.finditer(line)):
        own = "本" in sentence
        mentions = list(find_dates(sentence, day))
        in_force = _IN_FORCE.search(sentence) is not None
        for mention in mentions:
            before = sentence[max(0, mention.span.start - _NEAR) : mention.span.start]
            goes_on = in_force and mentions[0].span.end < mention.span.start
            if _NO_LONGER.match(sentence, mention.span.end):
                # A rule says so of itself, or of another one, which it names.
                if "《" in sentence or not own:
                    begins.append((False, number, mention.period.first))
                else:
                    ends.append(mention.period.first - timedelta(days=1))
            elif _BEGINS.match(sentence, mention.span.end) or (
                _FROM.search(before) and _CHANGES.match(sentence, mention.span.end)
            ):
                begins.append((own, number, mention.period.first))
            elif _UNTIL.search(before) or (_UP_TO.search(before) and goes_on):
                ends.append(mention.period.last)
        if day and _WITH_ISSUE.search(sentence):
            begins.append((own, number, day))
        if (spell := _FOR.search(sentence)) and (not sentence[: spell.start()].strip() or _OWN.search(sentence)):
            lasting.append((int(read_numeral(spell["much"])), spell["unit"]))
    if day:
        # What lies long before is told of the rule before this one.
        begins = [each for each in begins if (day - each[2]).days <= _BEFORE]
        ends = [last for last in ends if last >= day]
    # A rule tells when it begins at its end, and sometimes before that when a part of it does.
    first = max(begins)[2] if begins else None
    last = max(ends) if ends else None
    if last is None and lasting and (start := first or day):
        last = _later(start, *lasting[-1])
    repeals = tuple(dict.fromkeys(_repealed([headline, *told])))
    corrects = _ADDS.search(headline) is not None or any(_CORRECTS.search(line) for line in (headline, *told))
    return Validity(first, last, repeals, corrects)


def _in_digits(found: re.Match[str]) -> str:
    day = f"{read_numeral(found['day'])}日" if found["day"] else ""
    return f"{read_numeral(found['month'])}月{day}"


def _repealed(lines: list[str]) -> Iterator[str]:
    for line in lines:
        for found in _REPEALED.finditer(line):
            yield found["title"] or found["other"]


def _later(start: date, much: int, unit: str) -> date | None:
    """The last day of so many years or months from a day on; None where no calendar goes so far."""
    months = start.year * 12 + start.month - 1 + much * (12 if unit == "年" else 1)
    year, month = months // 12, months % 12 + 1
    if not 1 <= year <= date.max.year:
        return None
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1])) - timedelta(days=1)
