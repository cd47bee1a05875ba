"""Results of an engine as bytes, for another process: hits as few plain values, each report once.

What a report says is sent once and named by a number afterwards, as long as both sides remember it. So an answer takes
32 us to pack and 52 to unpack, twice as long with new reports; plainly pickled 269 and 316, for its many spans and the
whole text of its reports. Among 64 answers to different questions each takes 70 and 75.
"""

import io
import pickle
from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import fields
from itertools import chain
from operator import attrgetter
from typing import Any, Final

from retrieval.types import Answer, Byline, Hit, Origin, Passage, Reading, RelatedReport, Report, Span

REPORTS: Final = 2_048
"""Reports that both sides remember, about 10 MB."""


Known = dict[int, Report]
"""The reports sent so far, by number."""


class Packer:
    """The sender's side."""

    def __init__(self) -> None:
        self._numbers: OrderedDict[int, tuple[int, Report]] = OrderedDict()
        self._last = 0
        self._reduced: dict[type, Callable[[Any], tuple[Any, ...]]] = {
            **_BY_FIELDS,
            Report: self._reduce,
            Hit: _taken_apart,
        }

    def pack(self, result: object) -> bytes:
        """The bytes that an `Unpacker` reads."""
        stream = io.BytesIO()
        pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
        pickler.dispatch_table = self._reduced
        pickler.dump(result)
        return stream.getvalue()

    def _reduce(self, report: Report) -> tuple[Any, ...]:
        # By identity: the engine keeps the reports it shows, and this keeps them alive.
        known = self._numbers.get(id(report))
        if known is not None:
            self._numbers.move_to_end(id(report))
            return _report, (known[0],)
        self._last += 1
        self._numbers[id(report)] = self._last, report
        forgotten = self._numbers.popitem(last=False)[1][0] if len(self._numbers) > REPORTS else 0
        return _report, (self._last, forgotten, *_FIELDS_OF_REPORT(report))


def _fields_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the fields of a value of some kind, in the order of its constructor."""
    return attrgetter(*(field.name for field in fields(kind)))


def _by_fields(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What takes a value of some kind apart for its constructor."""
    fields_of = _fields_of(kind)
    return lambda value: (kind, fields_of(value))


# A frozen dataclass is restored by a loop over its fields in Python; its constructor takes a third of the time.
_BY_FIELDS: Final[dict[type, Callable[[Any], tuple[Any, ...]]]] = {
    kind: _by_fields(kind) for kind in (Answer, Byline, Origin, Reading, RelatedReport)
}
_FIELDS_OF_REPORT: Final = _fields_of(Report)


def _taken_apart(hit: Hit) -> tuple[Any, ...]:
    """A hit as few plain values: a state for each of its spans took .3 ms an answer, this takes .05."""
    passage = hit.passage
    spans = array("I", chain.from_iterable((s.start, s.end) for s in (hit.window, hit.sentence, *hit.highlights)))
    place = passage.id, passage.report_id, passage.ordinal, passage.paragraphs, passage.start, passage.end, passage.text
    return _put_together, (hit.report, place, hit.score, spans, hit.shares, hit.reposts, hit.agreeing)


def _put_together(
    report: Report,
    place: tuple[Any, ...],
    score: float,
    spans: Sequence[int],
    *rest: Any,  # noqa: ANN401
) -> Hit:
    window, sentence, *highlights = map(Span, spans[::2], spans[1::2])
    return Hit(report, Passage(*place), score, window, sentence, tuple(highlights), *rest)


def _report(number: int, forgotten: int = 0, *values: object) -> Report:
    """Stands for a report in what is sent; `Unpacker` knows which."""
    raise NotImplementedError


class Unpacker(pickle.Unpickler):
    """The receiver's side: reads what a `Packer` wrote.

    Args:
        packed: One result.
        known: What was sent before; changed to what the sender remembers.
    """

    def __init__(self, packed: bytes, known: Known) -> None:
        super().__init__(io.BytesIO(packed))
        self._known = known

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        """As that of `pickle.Unpickler`, but for reports."""
        return self._take if (module, name) == (__name__, _report.__name__) else super().find_class(module, name)

    def _take(self, number: int, forgotten: int = 0, *values: Any) -> Report:  # noqa: ANN401
        if values:
            self._known[number] = Report(*values)
            self._known.pop(forgotten, None)
        return self._known[number]
