"""The parts of a question: what it talks about, what it asks of that, and the rest of what it says.

湖南银行上半年净利润是多少 talks about 湖南银行上半年 and asks for its 净利润; 英特尔为什么放弃收购高塔 tells an event.
The words of asking and the classes of words tell them apart; where these leave it open, more is taken to be talked
about than less.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.talk.followup_words import (
    ADVERBIAL,
    ASKING,
    ATTRIBUTE_ENDS,
    ATTRIBUTES,
    AUXILIARIES,
    BEFORE_ATTRIBUTE,
    COMPLEMENTS,
    EMPTY,
    LIGHT_VERBS,
    OF_PLACES,
    OFFICE_OF,
)
from retrieval.analysis import Word, normalise

WordsOf = Callable[[str], Sequence[Word]]
"""Cuts a normalised text into words, each with its class."""

_ENDS = "？?！!。.，,、；;～~… \n\t"
NAMES = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz"})
"""Classes of words that are names, of people, places, organisations and other things."""

_COPULAS = frozenset({"是", "为", "有"})


@dataclass(frozen=True, slots=True)
class Parts:
    """A question, taken apart.

    Attributes:
        subject: What it talks about, with its time and its place.
        attribute: The noun asked of that; "" where something else is asked, such as what it does.
        between: What stands between that and the word of asking: 是, 卖, 要召回.
        asking: From the word of asking to the end; "" without one.
        event: All that it says, without the words of asking.
    """

    subject: str
    attribute: str
    between: str
    asking: str
    event: str


class Wording:
    """A line or a question, with its words and parts.

    Args:
        text: As somebody wrote it.
        words_of: For its words.

    Attributes:
        text: Without what stands around it; normalised where that moves characters.
        normal: The same, normalised: of one length with it.
    """

    def __init__(self, text: str, words_of: WordsOf) -> None:
        text = text.strip(_ENDS)
        self.normal = normalise(text)
        self.text = text if len(self.normal) == len(text) else self.normal
        self._words_of = words_of

    @cached_property
    def words(self) -> Sequence[Word]:
        """Its words, without punctuation."""
        return self._words_of(self.normal)

    @cached_property
    def parts(self) -> Parts:
        """What it talks about, and what it asks of that."""
        return _parts_of(self)

    @cached_property
    def subject(self) -> "Wording":
        """What it talks about."""
        return Wording(self.parts.subject, self._words_of)

    def part(self, start: int, end: int) -> "Wording":
        """Some of its characters."""
        return Wording(self.text[start:end], self._words_of)

    def with_part(self, other: str, start: int, end: int) -> str:
        """Its text with another one in the place of some characters."""
        return f"{self.text[:start]}{other}{self.text[end:]}"

    @property
    def names(self) -> bool:
        """Whether a word of it is a name by the dictionary, a title, or written in letters."""
        return "《" in self.text or any(word.kind in NAMES or word.text[0].isascii() for word in self.words)

    @property
    def unknown(self) -> bool:
        """Whether it has a name that the dictionary does not know, and so is cut into characters: 全|红|婵."""
        return any(in_pieces(one, other) for one, other in zip(self.words, self.words[1:], strict=False))


def is_attribute(word: str) -> bool:
    """Whether a word is said of something, such as 净利润, 董事长, 面积."""
    return word in ATTRIBUTES or ATTRIBUTE_ENDS.fullmatch(word) is not None


def is_verb(word: Word) -> bool:
    """Whether a word says what somebody does, or helps to say it."""
    return word.text in AUXILIARIES or word.text in LIGHT_VERBS or (word.kind[:1] == "v" and word.kind != "vn")


def says(word: Word) -> bool:
    """Whether a word says something by itself."""
    return word.text not in EMPTY and word.kind[:1] not in ("r", "u", "y", "p", "c", "d", "e")


def end_of_holder(subject: Wording, office: str) -> int:
    """Up to where a subject names what has an office; 0 where it does not: 县城公交 has no 县长."""
    for word in reversed(subject.words):
        end = word.start + len(word.text)
        is_place = word.kind == "ns" and office in OF_PLACES
        if is_place or (end > 1 and word.text[-1] in OFFICE_OF[office]):
            return end
    return 0


def in_pieces(one: Word, other: Word) -> bool:
    """Whether two words are single characters side by side, and the second does not only complete the first."""
    return len(one.text) == len(other.text) == 1 and one.start + 1 == other.start and other.text not in COMPLEMENTS


def _parts_of(question: Wording) -> Parts:
    found = list(ASKING.finditer(question.normal))
    start, end = found[0].span() if found else (len(question.text), len(question.text))
    asking, event = question.text[start:], _without([match.span() for match in found], question.text)
    before = [word for word in question.words if word.start + len(word.text) <= start]
    behind = [word for word in question.words if word.start >= end and says(word)]
    if not any(map(says, before)):
        # 谁…: all that is said of whom is talked about.
        return Parts(event, "", "", asking, event)
    border = _end_of_subject(before) if found else start
    between = question.text[border:start]
    # 净利润|是|多少 asks for the noun; 霸座男子|多大|年纪 for the one behind.
    if not behind and all(word.text in _COPULAS for word in before if word.start >= border):
        at = _attribute_start([word for word in before if word.start < border])
        if at is not None:
            return Parts(question.text[:at].rstrip("的"), question.text[at:border], between, asking, event)
    # Behind 为什么 and 怎么 goes on what happened, and to what: 为什么|不收购高塔.
    tells = (
        found
        and ADVERBIAL.match(found[0].group())
        and any(word.kind[:1] in ("n", "") and not is_verb(word) for word in behind)
    )
    return Parts(event if tells else question.text[:border], "", between, asking, event)


def _end_of_subject(before: Sequence[Word]) -> int:
    """Where the words end that are talked about; behind them stand verbs and what belongs to those."""
    last = len(before)
    while last > 1 and _belongs_to_verb(before, last - 1):
        last -= 1
    if not any(map(says, before[:last])):
        last = len(before)
    return before[last - 1].start + len(before[last - 1].text)


def _belongs_to_verb(before: Sequence[Word], at: int) -> bool:
    """Whether a word, behind which all do, belongs to the verb that asks: 要召回|多少辆, 给了|谁, 是每股|多少."""
    word, previous = before[at], before[at - 1].text
    if word.text in AUXILIARIES or word.text == "的" or word.text[0] == "每" or previous == "被":
        return True
    if word.kind == "t":
        # 开放到|晚上|几点
        return is_verb(before[at - 1])
    # What stands behind 的 is a thing, whatever class its word has: 救人的邻居.
    if not is_verb(word) or previous == "的" or is_attribute(word.text) or is_attribute(previous + word.text):
        return False
    # A character before a longer verb is the end of a name: 功能包|新增.
    return len(word.text) > 1 or at + 1 == len(before) or len(before[at + 1].text) == 1


def _attribute_start(subject: Sequence[Word]) -> int | None:
    """Where the attribute begins with which a subject ends; None where it ends in none."""
    first = len(subject) - 1
    if first < 1:
        return None
    if not is_attribute(subject[first].text) and subject[first - 1].text != "的":
        first -= 1
        if not is_attribute(subject[first].text + subject[first + 1].text):
            return None
    while first > 1 and subject[first - 1].text in BEFORE_ATTRIBUTE:
        first -= 1
    return subject[first].start if any(map(says, subject[:first])) else None


def _without(spans: Sequence[tuple[int, int]], text: str) -> str:
    """A text without its words of asking, and without what is left hanging then."""
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text.strip(_ENDS).rstrip("是的呢")
