"""What a person types to narrow down the reports: `--since 2022-09`, `:until 2022年`, `来源：晚报`.

In a question the words stand before it or behind it: `--source 晚报 几点关门？`, `几点关门？ 自：2022-09 至：2023`.
"""

import re
from dataclasses import dataclass, field

from retrieval.dates import Period, parse_period
from retrieval.errors import WenjuError
from retrieval.types import Filters

_NAMES = {
    **dict.fromkeys(("since", "自", "从", "從"), "since"),
    **dict.fromkeys(("until", "至", "到"), "until"),
    **dict.fromkeys(("source", "来源", "來源"), "source"),
}
# Phones make a dash of two hyphens.
_WORD = (
    r"(?:(?:--|—|–|——)(?P<option>since|until|source)(?:\s*[=＝:：]\s*|\s+)|(?P<label>自|从|從|至|到|来源|來源)\s*[:：]\s*)"
    r"(?P<value>[\"“「][^\"”」]{1,60}[\"”」]|[^\s\"“「]\S{0,59})"
)
_BEFORE = re.compile(rf"\s*{_WORD}(?:\s+|$)", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:^|\s+){_WORD}\s*$", re.IGNORECASE)
_QUOTES = '"“”「」'


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A question and the reports it is asked of.

    Attributes:
        question: Without the words of the filters.
        filters: Which reports may answer.
        words: The filters as they were typed, so that they can be kept with a question; "" without any.
    """

    question: str
    filters: Filters = field(default_factory=Filters)
    words: str = ""


class FilterError(WenjuError):
    """A filter is no date.

    Args:
        text: What was typed.
    """

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no date; write it as 2022, 2022-09 or 2022-09-04")
        self.text = text


def read_filters(since: str | None = None, until: str | None = None, source: str | None = None) -> Filters:
    """Read filters; an empty text is none.

    Args:
        since: The first day, or the month or year that begins with it.
        until: The last day, or the month or year that ends with it.
        source: A part of a source's name.

    Raises:
        FilterError: A date is none.
    """
    return Filters(
        since=_period(since).first if since else None,
        until=_period(until).last if until else None,
        source=(source or "").strip() or None,
    )


def part_filters(text: str) -> Narrowed:
    """Part the filters from a question.

    Args:
        text: As it was typed.

    Raises:
        FilterError: The date of a filter is none.
    """
    values: dict[str, str] = {}
    words: list[str] = []
    while found := _BEFORE.match(text) or _BEHIND.search(text):
        name = _NAMES[(found["option"] or found["label"]).lower()]
        values.setdefault(name, found["value"].strip(_QUOTES))
        words.append(found.group().strip())
        text = f"{text[: found.start()]}{text[found.end() :]}"
    return Narrowed(text.strip(), read_filters(**values), " ".join(words)) if words else Narrowed(text)


def _period(text: str) -> Period:
    period = parse_period(text)
    if period is None:
        raise FilterError(text)
    return period
