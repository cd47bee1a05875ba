"""When an index last changed: the whole of it, and each collection, for those who may not see the whole."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Self

from retrieval.types.reach import collection_of

_WHOLE: Final = "indexed_at"
_EACH: Final = "collections_at"
_MICROSECONDS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class ChangeTimes:
    """What stands of it with the settings of an index, and is written in the transaction of each change.

    Attributes:
        whole: When anything of it changed, in UTC; None before the first time.
        each: When something of each collection came, changed or went, by its name, in microseconds.
    """

    whole: datetime | None
    each: Mapping[str, int]

    @classmethod
    def read(cls, setting: Callable[[str], str | None]) -> Self:
        """What the settings say.

        Args:
            setting: Gives one by its name.
        """
        whole = setting(_WHOLE)
        return cls(datetime.fromisoformat(whole) if whole else None, json.loads(setting(_EACH) or "{}"))

    def changed_now(self, keys: Iterable[str] = ()) -> Self:
        """The same after a change of the reports of these keys."""
        now = datetime.now(UTC)
        moment = int(now.timestamp() * _MICROSECONDS)
        return type(self)(now, {**self.each, **{collection_of(key): moment for key in keys}})

    def as_settings(self) -> dict[str, str]:
        """What to store, by name."""
        whole = self.whole.isoformat(timespec="microseconds") if self.whole else ""
        return {_WHOLE: whole, _EACH: json.dumps(self.each, ensure_ascii=False)}

    def of(self, seen: Callable[[str], bool]) -> datetime | None:
        """When some collections last changed, in UTC; None where nobody knows of any change of theirs.

        Args:
            seen: Tells by its name whether one is meant; of one that is there no more its end counts as a change.
        """
        moments = [moment for name, moment in self.each.items() if seen(name)]
        return datetime.fromtimestamp(max(moments) / _MICROSECONDS, UTC) if moments else None
