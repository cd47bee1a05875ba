"""What of an index somebody may see: it answers their questions and looks things up, and knows nothing of the rest.

All ways to a report go through here, so that none can forget whose they are: `Engine.within` gives to whoever asks
what is theirs, and what is handed out there can only be narrowed further.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from retrieval.errors import Replaced, ReportNotFound
from retrieval.holdings.inventory import Inventory
from retrieval.holdings.library import Library
from retrieval.open_index import OpenIndex
from retrieval.reasons import Code
from retrieval.search import Searcher, Selection, Selections, extent
from retrieval.types import ALL_REPORTS, Answer, Filters, Hit, Reach, folded_name

if TYPE_CHECKING:
    from retrieval.meaning import Encoder
    from retrieval.types import Timeline

_Result = TypeVar("_Result")

_ANEW: Final = 4
"""Times that a question is begun anew before somebody is told that what it needs changes all the time."""


class AllAsked:
    """What all that ask one index share: its searcher, and what filters let through.

    Args:
        index: The index.
        encoder: What works out meanings, once it is wanted; None where words alone answer.
    """

    def __init__(self, index: OpenIndex, encoder: "Callable[[], Encoder | None]") -> None:
        self._index = index
        self._encoder = encoder
        self.selections = Selections(index.catalogue)

    @cached_property
    def searcher(self) -> Searcher:
        """It keeps passages and reports for all; whoever asks it says which of them may be found."""
        meanings, encoder = None, self._encoder()
        if self._index.vectors is not None and encoder is not None:
            from retrieval.search import Meanings

            meanings = Meanings(self._index.vectors, encoder, self._index.options.encode_seconds)
        return Searcher(self._index.catalogue, self._index.reposts, self._index.options, meanings=meanings)


class Holdings(Library, Inventory):
    """What of one index somebody may see; may be shared between threads.

    Args:
        index: The index.
        asked: What all that ask it share.
        reach: Who sees it, and which collections of it.
        chosen: The name of the collection that they chose; "" for none.
    """

    def __init__(self, index: OpenIndex, asked: AllAsked, reach: Reach, chosen: str = "") -> None:
        super().__init__(index, reach)
        self._asked = asked
        self.corpus = index.corpus
        self.chosen = chosen

    def within(self, reach: Reach) -> "Holdings":
        """The same for somebody, or of some collections: never more than what is here."""
        return Holdings(self._index, self._asked, self.reach.within(reach), self.chosen)

    def only(self, collection: str) -> "Holdings":
        """The same of one collection, by its name as people write it.

        Raises:
            RulesError: There is none of that name.
        """
        name = self.collection(collection).name
        reach = Reach(self.reach.subject, self.reach.owner, frozenset({folded_name(name)}))
        return Holdings(self._index, self._asked, self.reach.within(reach), name)

    def is_shut(self) -> bool:
        """Whether nothing may be asked here, because nobody knows who may ask what; owners may all the same.

        That is no empty pile, and must not be told as one.
        """
        if self.reach.owner:
            return False
        with self._index.store.reading():
            return self._index.rules().broken

    def done_within(self, reach: Reach, method: str, *values: object, **named: object) -> object:
        """What a method gives of what is within a reach: for who asks from another process."""
        return getattr(self.within(reach), method)(*values, **named)

    def search(
        self,
        question: str,
        *,
        k: int = 5,
        filters: Filters = ALL_REPORTS,
        today: date | None = None,
        shown: Collection[int] = (),
    ) -> Answer:
        """As `Answering.search`."""

        def search() -> Answer:
            tokenizer = self._index.tokenizer_of_index()
            reports = self._selection(filters).asking_first(shown)
            return self._asked.searcher.search(
                question, tokenizer, reports, k, today or datetime.now().astimezone().date()
            )

        return self._of_one_state(search)

    def timeline(self, question: str, *, filters: Filters = ALL_REPORTS, today: date | None = None) -> "Timeline":
        """As `Answering.timeline`."""
        # A plain question does not wait until this is loaded.
        from retrieval.search import timeline_of

        def timeline() -> "Timeline":
            tokenizer = self._index.tokenizer_of_index()
            reports = self._selection(filters)
            return timeline_of(
                self._asked.searcher, question, tokenizer, reports, today or datetime.now().astimezone().date()
            )

        return self._of_one_state(timeline)

    def locate(self, question: str, passage: int) -> Hit:
        """As `Answering.locate`."""

        def locate() -> Hit | None:
            terms = self._index.tokenizer_of_index().question(question)
            self.passage(passage)
            return self._asked.searcher.locate(terms, self._selection(ALL_REPORTS), passage)

        found = self._of_one_state(locate)
        if found is None:
            raise ReportNotFound(Code.NO_PASSAGE_NUMBER, number=passage)
        return found

    def further(self, question: str, shown: Sequence[Hit], k: int) -> tuple[Hit, ...]:
        """As `Answering.further`."""

        def further() -> tuple[Hit, ...]:
            terms = self._index.tokenizer_of_index().question(question)
            return self._asked.searcher.further(terms, self._selection(ALL_REPORTS), shown, k)

        return self._of_one_state(further)

    def _selection(self, filters: Filters) -> Selection:
        """What may answer; inside a `Store.reading`."""
        collections = self._index.collections(self.reach)
        return self._asked.selections.of(self._index.segments.index(), filters, collections)

    def _of_one_state(self, read: Callable[[], _Result]) -> _Result:
        """What is read of one state of the index, begun anew where a report that it needs is replaced meanwhile."""
        for _ in range(_ANEW):
            with suppress(Replaced), self._index.store.reading():
                return read()
        with self._index.store.reading():
            return read()

    def extent(self, filters: Filters = ALL_REPORTS) -> tuple[int, date | None]:
        """How many reports are searched, and when the newest of them was published."""
        with self._index.store.reading():
            return extent(self._records, filters)
