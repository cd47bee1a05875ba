"""Collections of reports, and who may ask which.

A collection is a folder of the first level below the corpus folder; a report outside of all is in the general one.
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

GENERAL: Final = "通用"
"""The collection of reports in no folder, and of those in a folder of this name."""

_ALSO_GENERAL: Final = "general"
_EITHER: Final = frozenset({GENERAL, _ALSO_GENERAL})


def collection_of(key: str) -> str:
    """The collection of a report, or of a file, by its key; what is inside `2024.zip` is where that is."""
    folder, slash, _ = key.partition("/")
    return folder if slash and folder and folder[-1] not in "!:" else GENERAL


def folded_name(collection: str) -> str:
    """A collection's name as people may write it: in any width and case."""
    return unicodedata.normalize("NFKC", collection).casefold().strip()


def meant_by(name: str, there: Iterable[str]) -> str:
    """The collection that people mean by a name, `folded_name`: by `general` the general one, but for such a folder.

    A slash behind it says that the folder is meant; a fullwidth one is of its name.

    Args:
        name: As people write it.
        there: The names of the collections that are there.
    """
    folded = folded_name(name)
    if folded == _ALSO_GENERAL and folded not in map(folded_name, there):
        return GENERAL
    return _without_slash(name)


def _without_slash(written: str) -> str:
    # Folded, the ／ in which a name ends would be a slash too.
    return folded_name(written.strip().removesuffix("/"))


def named_in_file(written: str) -> frozenset[str]:
    """The collections that a file of rules means by a name, `folded_name`, whichever are there.

    `general` may stand for the general one or for a folder of that name, and which of them is there may change: it is
    both, so that a rule never leaves what it was written for. `general/` is that folder alone.
    """
    return _EITHER if folded_name(written) == _ALSO_GENERAL else frozenset({_without_slash(written)})


def name_in_file(collection: str) -> str:
    """How a collection is named in a file, so that nothing else is meant."""
    folded = folded_name(collection)
    return f"{collection}/" if folded == _ALSO_GENERAL or folded.endswith("/") else collection


@dataclass(frozen=True, slots=True)
class Reach:
    """Who asks, and of which collections they want to hear.

    Attributes:
        subject: The number of the person or group; None for nobody in particular: what is open to everybody let in.
        owner: Whether all collections are open to them.
        only: The collections that were chosen, `folded_name`; None for all that are open to them.
    """

    subject: int | None = None
    owner: bool = False
    only: frozenset[str] | None = None

    def within(self, other: "Reach") -> "Reach":
        """What both reach: who asks stays who they are, and chooses among what was chosen before."""
        if self.only is None or other.only is None:
            only = other.only if self.only is None else self.only
        else:
            only = self.only & other.only
        subject = other.subject if self.owner else self.subject
        return Reach(subject, self.owner and other.owner, only)


EVERYTHING: Final = Reach(owner=True)
"""The reach of the owner at a terminal, and of what works for all."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Which collections are not open to everybody let in, and who may ask those.

    Attributes:
        closed: For each of them, `folded_name`, the numbers of persons and groups that may ask it.
        broken: Whether the rules could not be understood: then nobody may ask anything but owners.
        either: Those of the two that `general` may stand for which have no other rule than one for that.
    """

    closed: Mapping[str, frozenset[int]] = field(default_factory=dict)
    broken: bool = False
    either: frozenset[str] = frozenset()

    @classmethod
    def all_of(cls, entries: Mapping[str, frozenset[int]]) -> Self:
        """The rules of a file, by names as it has them: where several are of one collection, who may by all of them."""
        named = {written: named_in_file(written) for written in entries}
        rules = [(name, entries[written]) for written, names in named.items() for name in names]
        own = {name for names in named.values() if len(names) == 1 for name in names}
        return cls(_closed(rules), either=_EITHER.intersection(name for name, _ in rules) - own)

    def admit(self, reach: Reach, collection: str) -> bool:
        """Whether somebody may ask a collection, and wants to."""
        name = folded_name(collection)
        if reach.only is not None and name not in reach.only:
            return False
        if reach.owner:
            return True
        allowed = self.closed.get(name)
        return not self.broken and (allowed is None or reach.subject in allowed)

    def subjects(self, collection: str) -> frozenset[int] | None:
        """Who may ask a collection, by number, beside owners; None for everybody let in."""
        return frozenset() if self.broken else self.closed.get(folded_name(collection))

    def astray(self, there: Iterable[str]) -> list[str]:
        """The collections with a rule that are not among those of some names."""
        known = set(map(folded_name, there))
        # A rule for `general` is of both; one of them is enough.
        if known & _EITHER:
            known |= self.either
        return [name for name in self.closed if name not in known]

    def as_text(self) -> str:
        """For the settings of an index, where all that read it find them; "" for none."""
        if self.broken:
            return _BROKEN
        if not self.closed:
            return ""
        closed = {name: sorted(numbers) for name, numbers in sorted(self.closed.items())}
        return json.dumps({"form": _FORM, "closed": closed, "either": sorted(self.either)})

    @classmethod
    def from_text(cls, text: str | None) -> Self:
        """What `as_text` wrote; what nobody understands lets nobody in."""
        if not text:
            return cls()
        try:
            kept = json.loads(text)
            if kept.get("form") == _FORM:
                return cls(_closed(_read(kept["closed"])), either=_EITHER.intersection(kept["either"]))
            # Of before 通用 and a folder `general/` were two: by either name a rule was of both.
            both = [(name, who) for known, who in _read(kept) for name in (_EITHER if known in _EITHER else {known})]
            return cls(_closed(both), either=_EITHER.intersection(name for name, _ in both))
        except (ValueError, TypeError, AttributeError, KeyError):
            return cls(broken=True)


def _read(kept: Mapping[str, Iterable[int]]) -> list[tuple[str, frozenset[int]]]:
    return [(folded_name(name), frozenset(map(int, numbers))) for name, numbers in kept.items()]


def _closed(rules: Iterable[tuple[str, frozenset[int]]]) -> dict[str, frozenset[int]]:
    """Who may ask each collection: where several rules are of one, who may by all of them."""
    closed: dict[str, frozenset[int]] = {}
    for name, subjects in rules:
        closed[name] = closed.get(name, subjects) & subjects
    return closed


@dataclass(frozen=True, slots=True)
class RuleChange:
    """Who may ask a collection, by the numbers of persons and groups; None for everybody let in.

    Attributes:
        collection: Its name.
        before: Who might ask it before.
        now: Who may ask it now.
    """

    collection: str
    before: frozenset[int] | None
    now: frozenset[int] | None


_BROKEN: Final = '"broken"'

_FORM: Final = 2
"""Of the text of rules; since the form of before has lists alone, its programs let nobody in by this one."""
