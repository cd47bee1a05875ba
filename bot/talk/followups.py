"""Follow-ups: what 那小微企业呢？, 她拿了什么奖牌？ and 卖了多少钱？ mean after the question before.

A follow-up names another thing or another attribute (营业收入呢), points at what was talked about (她, 这家公司), or
asks without saying of what. It is put together with the question before by rules, so that what was understood can be
shown, and corrected by asking in full. What names by itself what it asks about is never changed: where no word points
back, every word of it has to be one that needs something it is said of. Where the report just shown says the others
side by side, it is asked first, and the question stays as it is.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.talk.followup_words import (
    ADDED,
    ANYBODY,
    ASKING,
    ASPECT,
    ATTRIBUTES,
    BEFORE_ATTRIBUTE,
    GOES_ON,
    KINDS,
    LIGHT_VERBS,
    MORE,
    OF_ALL_REPORTS,
    OF_OTHERS,
    OFFICE_OF,
    OWNED,
    PERSONS,
    PREPOSITION,
    SUCH,
    SUCH_TIMES,
    THERE,
    THINGS,
    TIME,
    TITLE,
    TOPIC,
    WHO_OR_WHICH,
)
from bot.talk.question_parts import NAMES, Wording, WordsOf, end_of_holder, in_pieces, is_attribute, is_verb, says
from bot.talk.replacement import of_another, of_same_kind
from bot.talk.small_talk import recognise
from retrieval.analysis import Word, normalise

_LONGEST = 30
"""Characters of a line that leans on what was talked about without a word such as 呢."""

_NEAR = 80
"""Characters within which a report says all words of a question that it may answer."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line means.

    Attributes:
        question: What to search for.
        follows: Whether it leans on the question before.
        more: Whether it wants the next hit of that question.
        beside: Whether the report just shown is to be asked first.
    """

    question: str
    follows: bool = False
    more: bool = False
    beside: bool = False


def understand(
    text: str,
    previous: str | None,
    words_of: WordsOf,
    shown: Callable[[], str] = lambda: "",
    *,
    answered: bool = True,
) -> Understood:
    """Add what a follow-up leaves unsaid.

    Args:
        text: What somebody wrote.
        previous: The question it may lean on, as it was understood; None where there is none.
        words_of: Cuts a normalised text into words.
        shown: The text of the report just shown, with its title; asked for where it decides.
        answered: Whether that question was: of what no report knows, only what points at it is asked.

    Returns:
        The text itself, unchanged, where it stands by itself or there is nothing to lean on.
    """
    line = Wording(_behind_small_talk(text), words_of)
    more = MORE.fullmatch(line.normal) is not None
    if previous is None or not line.text:
        return Understood(text, more=more)
    if more:
        return Understood(previous, follows=True, more=True, beside=True)
    meant = _Leaning(line, Wording(previous, words_of), shown, answered=answered).meant()
    if meant is None or meant == line.text:
        return Understood(text, beside=meant is not None)
    return Understood(f"{meant}？", follows=True, beside=True)


class _Leaning:
    """A line beside the question before it.

    Args:
        line: The line.
        before: The question.
        shown: As for `understand`.
        answered: As for `understand`.
    """

    def __init__(self, line: Wording, before: Wording, shown: Callable[[], str], *, answered: bool) -> None:
        self._line = line
        self._before = before
        self._shown = shown
        self._answered = answered

    def meant(self) -> str | None:
        """The line put together with the question before.

        Returns:
            The line itself where nothing has to be added and yet the report shown may answer it; None where it stands
            by itself.
        """
        if meant := self._asked_of_all() or self._asked_of_another():
            return meant
        if len(self._line.text) > _LONGEST or TITLE.search(self._line.text):
            return None
        return self._pointed() or self._asked_without()

    def _asked_of_all(self) -> str | None:
        """为什么？ and 后来呢？ ask of all that was said."""
        if found := ASPECT.fullmatch(self._line.normal):
            return f"{self._before.parts.event}，{found['asking'] or found['english']}"
        if found := GOES_ON.fullmatch(self._line.normal.rstrip("呢呀啊")):
            return f"{self._before.parts.event}，{found.group()}怎么样"
        return None

    def _asked_of_another(self) -> str | None:
        """日元呢？ asks the same of another thing, or something else of the same."""
        found = TOPIC.fullmatch(self._line.normal)
        if not found:
            return None
        named = self._line.part(*found.span("english" if found["english"] else "topic"))
        if found["english"]:
            return None if ASPECT.fullmatch(named.normal) else f"{named.text} {self._before.text}"
        owned = named.normal.endswith("的")
        named = named.part(0, len(named.text) - owned)
        if not named.text.strip("“”\"'") or ASKING.search(named.normal):
            return None
        before = PREPOSITION.match(named.normal)
        for name in (named, named.part(before.end(), len(named.text))) if before else (named,):
            if same := of_same_kind(name, self._before):
                return same
        if not (found["then"] or found["what"]):
            return None
        if its := OWNED.match(named.normal):
            return f"{self._before.parts.subject}{named.text[its.end() :]}"
        return of_another(named, self._before, lambda text: _without_gaps(text) in self._report, owned=owned)

    def _pointed(self) -> str | None:
        """她 and 这家公司 are who was talked about before, 那里 and 当时 where and when that was."""
        for word in self._line.words:
            if found := self._points(word):
                end, referent = found
                return self._line.with_part(referent, word.start, end)
            if says(word) and not is_verb(word):
                # What stands before may be what is meant: 王石说他几岁开始登山.
                return None
        return None

    def _points(self, word: Word) -> tuple[int, str] | None:
        """Up to where stands what points back, beginning with a word, and what it points at."""
        line, subject = self._line, self._before.parts.subject
        if person := PERSONS.match(line.normal, word.start):
            return person.end(), self._person()
        for pattern in (THINGS, THERE):
            found = pattern.match(line.normal, word.start)
            if found and found.end() < len(line.normal):
                return found.end(), subject
        found = SUCH.match(line.normal, word.start)
        if not found or SUCH_TIMES.match(line.normal, word.start):
            return None
        if found["noun"]:
            return found.end(), subject
        noun = next((other for other in line.words if other.start >= found.end()), None)
        if noun and noun.text in self._before.normal:
            return noun.start + len(noun.text), subject
        return (noun.start, subject) if noun and noun.text in self._report else None

    def _person(self) -> str:
        """The last person named in the subject before, else all of the subject."""
        subject = self._before.subject
        for at in range(len(subject.words) - 1, -1, -1):
            if subject.words[at].kind.startswith("nr"):
                start, end = subject.words[at].start, subject.words[at].start + len(subject.words[at].text)
                # A name that the dictionary does not know is cut into characters: 汪|萌.
                for other in subject.words[at + 1 :]:
                    if other.start != end or end - start > 2 or len(other.text) > 1 or not says(other):
                        break
                    end += 1
                if subject.normal[:start].endswith("的"):
                    # 偷超市的老伯
                    break
                before = subject.words[at - 1] if at else None
                if before and says(before) and len(before.text) == 1 and before.start + 1 == start and end - start < 3:
                    start -= 1
                return subject.text[start:end] if end - start > 1 else subject.text
        return subject.text

    def _asked_without(self) -> str | None:
        """卖了多少钱？ asks of what was talked about; 大股东是谁？ may do so, where the report shown tells of them."""
        line, subject = self._line, self._before.subject
        if OF_OTHERS.search(line.normal) or not (ASKING.search(line.normal) or is_attribute(line.normal)):
            return None
        if WHO_OR_WHICH.match(line.normal) and TIME.search(line.normal):
            # 哪些工程6月开工 says of what kind, and when.
            return None
        content = self._content
        if not self._answered and not all(map(is_verb, content)):
            return None
        other = [word for at, word in enumerate(content) if not _needs_more(at, content)]
        if not self._told_together([word.text for word in other]):
            return None
        # What only the report knows is asked of what has a name or of what lacks a subject, unless it has a name too.
        lacks = subject.names or subject.unknown or is_verb(line.words[0])
        if any(map(_is_named, other)) or (other and not lacks):
            return line.text
        if any(len(word.text) > 1 and word.text in subject.normal for word in content):
            return line.text
        added = ADDED.match(line.normal)
        end = len(subject.text)
        if office := next((word.text for word in content if word.text in OFFICE_OF), None):
            end = end_of_holder(subject, office)
            if not end:
                return line.text if office in self._report else None
        return f"{subject.text[:end]}{line.text[added.end() if added else 0 :]}"

    @cached_property
    def _content(self) -> Sequence[Word]:
        """The words of the line that say something, without times, what asks or goes on, and what is done to whom."""
        normal = self._line.normal
        spans = [found.span() for pattern in (ASKING, TIME) for found in pattern.finditer(normal)]
        if found := GOES_ON.match(normal):
            spans.append(found.span())
        return [
            word
            for word in self._line.words
            if says(word)
            and not any(start <= word.start < end for start, end in spans)
            # 被罚: to whom, has been said before.
            and normal[word.start - 1 : word.start] != "被"
        ]

    @cached_property
    def _report(self) -> str:
        """What the report just shown says."""
        return _without_gaps(normalise(self._shown()))

    def _told_together(self, words: Sequence[str]) -> bool:
        """Whether the report just shown says some words side by side; true of none."""
        if not words:
            return True
        return OF_ALL_REPORTS.isdisjoint(words) and any(
            all(word in self._report[max(found.start() - _NEAR, 0) : found.end() + _NEAR] for word in words)
            for found in re.finditer(re.escape(words[0]), self._report)
        )


def _needs_more(at: int, content: Sequence[Word]) -> bool:
    """Whether a word says nothing without a thing that it is said of."""
    word, beside = content[at], list(pairwise(content[max(at - 1, 0) : at + 2]))
    if is_attribute(word.text) or any(word.text in empty for empty in (LIGHT_VERBS, BEFORE_ATTRIBUTE, ANYBODY)):
        return True
    if any(one.text + other.text in ATTRIBUTES for one, other in beside):
        return True
    # One character by itself: several are a name that the dictionary does not know.
    return is_verb(word) and len(word.text) == 1 and not any(in_pieces(one, other) for one, other in beside)


def _is_named(word: Word) -> bool:
    """Whether a word is a name, by the dictionary or unknown to it, or money: what may be talked about by itself."""
    return word.kind in NAMES or not word.kind or any(word.text in kind for kind in KINDS)


def _behind_small_talk(text: str) -> str:
    """What is left of a line behind thanks and the like: 谢谢，那小微企业呢."""
    rest = text.strip()
    while found := re.match(r"([^，,。！!；;～~\s]{1,20})[，,。！!；;～~\s]+(?=\S)", rest):
        if recognise(found[1]) is None:
            break
        rest = rest[found.end() :]
    return rest


def _without_gaps(text: str) -> str:
    return "".join(text.split())
