"""What a follow-up names, put into the question before: 日元 in the place of 卢布, 营业收入 in that of 净利润.

A thing takes the place of one of its kind: a time, a place, what ends alike, a name of what was talked about. An
attribute takes the place of the attribute and leaves alone what it is said of; so does what the report just shown tells
of that.
"""

from collections.abc import Callable, Iterator

from bot.talk.followup_words import (
    AFTER_THAT,
    ASKING,
    BEFORE_THAT,
    COUNTED,
    DAY,
    KINDS,
    LEADING_PLACE,
    OF_ATTRIBUTES,
    PLACE,
    PROVINCES,
    TIME,
    VENUE,
    YEAR,
)
from bot.talk.question_parts import Wording, is_attribute, is_verb, says


def of_same_kind(named: Wording, before: Wording) -> str | None:
    """The question before with a time, a place or another thing in the place of one of its kind.

    Args:
        named: What was named, by itself.
        before: The question.

    Returns:
        None where the question has none of that kind.
    """
    years = list(YEAR.finditer(before.text))
    for relative, step in ((BEFORE_THAT, -1), (AFTER_THAT, 1)):
        if years and relative.fullmatch(named.normal):
            return before.with_part(str(int(years[-1].group()) + step), *years[-1].span())
    for start, end in (*_times(named, before), *_places(named, before), *_members(named, before)):
        return before.with_part(named.text, start, end)
    return None


def of_another(named: Wording, before: Wording, told: Callable[[str], bool], *, owned: bool) -> str:
    """The question before, asked about something else, or something else asked of the same.

    Args:
        named: What was named, and is no time and no place in the place of another.
        before: The question.
        told: Whether the report just shown says a text.
        owned: Whether 的 stands behind what was named: 想重新加入的呢, after 认为脱欧是错误的英国人占多少.
    """
    parts = before.parts
    if owned and (at := parts.subject.find("的")) > 0:
        return f"{named.text}{before.text[at:]}"
    if named.normal in OF_ATTRIBUTES:
        return f"{parts.event}{named.text}"
    if alike := _alike(named, before):
        return before.with_part(named.text, *alike)
    if not told(named.normal) and (venue := _venue(named, before)):
        return before.with_part(named.text, *venue)
    if is_attribute(named.normal):
        return f"{parts.subject}{named.text}"
    asking = ASKING.match(before.parts.asking)
    if asking and all(map(is_verb, named.words)):
        # 闭幕呢, after 什么时候开幕.
        return f"{parts.subject}{parts.between}{asking.group()}{named.text}"
    is_name = named.names or (named.unknown and not told(named.normal))
    of_a_name = before.subject.names or before.subject.unknown
    if (is_name and not of_a_name) or not before.text.startswith(parts.subject):
        return f"{named.text}{before.text}"
    end = len(parts.subject)
    if not is_name and (of_a_name or TIME.match(named.normal) or all(word.kind == "t" for word in named.words)):
        # One of its parts, or when: 图书馆|周末|开到几点.
        return before.with_part(named.text, end, end)
    return f"{_but_for_times(named, before.subject)}{before.text[end:].lstrip('了过着')}"


def _but_for_times(named: Wording, subject: Wording) -> str:
    """What was named in the place of a subject, up to its time; a time before that stays too: 8月18日收盘."""
    start, end = 0, len(subject.text)
    for found in TIME.finditer(subject.normal):
        if found.start() == start:
            start = found.end()
        else:
            end = min(end, found.start())
    return subject.with_part(named.text, start, end) if start < end else named.text


def _times(named: Wording, before: Wording) -> Iterator[tuple[int, int]]:
    """Where in the question stands a time, for another one; of 7月27日 only the day, for 28日."""
    if not TIME.fullmatch(named.normal):
        return
    for found in reversed(list(TIME.finditer(before.normal))):
        day = DAY.search(found.group()) if DAY.fullmatch(named.normal) else None
        yield found.start() + (day.start() if day else 0), found.end()


def _places(named: Wording, before: Wording) -> Iterator[tuple[int, int]]:
    """Where in the question stands a place, for another one."""
    if not PLACE.fullmatch(named.normal) and [word.kind for word in named.words] != ["ns"]:
        return
    places = [found.span() for pattern in (PROVINCES, LEADING_PLACE) for found in pattern.finditer(before.normal)]
    places += [(word.start, word.start + len(word.text)) for word in before.words if word.kind == "ns"]
    yield from sorted(places, key=lambda place: (-place[1], place[0]))


def _members(named: Wording, before: Wording) -> Iterator[tuple[int, int]]:
    """Where in the question stands another member of the same kind, the last and longest first."""
    for members in KINDS:
        if named.normal in members:
            places = [(before.normal.rfind(other), other) for other in members]
            found = [(start, start + len(other)) for start, other in places if start >= 0]
            yield from sorted(found, key=lambda place: (-place[1], place[0]))


def _alike(named: Wording, before: Wording) -> tuple[int, int] | None:
    """Where in the question stands what ends as the thing named does: 企业, 标准版 and 豪华版, 首架 and 第二架."""
    if counted := COUNTED.fullmatch(named.normal):
        for found in COUNTED.finditer(before.normal):
            if found["of"] == counted["of"]:
                return found.span()
    if not named.words:
        return None
    one, words = named.words[-1].text, before.words
    if before.parts.attribute and not is_attribute(named.normal):
        # 云岭药业 ends as 营业 does, but is who has 营业收入.
        words = before.subject.words
    for at in range(len(words) - 1, -1, -1):
        other = words[at]
        end = other.start + len(other.text)
        whole = len(other.text) > 1 or one == other.text
        if whole and named.normal.endswith(other.text) and named.normal != other.text:
            # As long as what was named, as far as words go that belong together.
            missing = len(named.normal) - len(other.text)
            while at > 0 and missing > 0 and says(words[at - 1]) and _touch(before, at):
                at -= 1
                missing -= len(words[at].text)
            return words[at].start, end
        if (
            one[-1] == other.text[-1]
            and one != other.text
            and min(len(one), len(other.text)) > 1
            and not is_verb(other)
        ):
            return other.start, end
    return None


def _venue(named: Wording, before: Wording) -> tuple[int, int] | None:
    """Where in the question stands the name of a venue, for another's: 青禾县|东湖公园, for 图书馆."""
    asked_from = len(before.text) - len(before.parts.asking)
    own, others = VENUE.search(named.normal), list(VENUE.finditer(before.normal, 0, asked_from))
    if not own or own.end() != len(named.normal) or not others:
        return None
    start, end = 0, others[-1].end()
    # Whatever has a name of its own is not of the place that was named.
    for around in (TIME, LEADING_PLACE) if not own.start() else (TIME,):
        found = around.match(before.normal[start:end])
        if found and start + found.end() < others[-1].start():
            start += found.end()
    return start, end


def _touch(before: Wording, at: int) -> bool:
    """Whether nothing stands between a word and the one before it."""
    previous = before.words[at - 1]
    return previous.start + len(previous.text) == before.words[at].start
