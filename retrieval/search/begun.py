"""A question, and what was found out about it so far, on its way through the search."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from retrieval.analysis import QuestionTerms
from retrieval.arrays import Floats
from retrieval.backend import StoryRecords, TermIndex
from retrieval.search.filters import Selection
from retrieval.search.hits import Said
from retrieval.search.judging.confidence import rarities
from retrieval.search.lookups import Lookup
from retrieval.search.ranking import Ranked, idf_terms
from retrieval.search.variants import with_variants
from retrieval.store import Story

if TYPE_CHECKING:
    from retrieval.search.meanings.joining import Meant

Index = TermIndex | Selection
"""The state of the index to look in, or what is selected of it."""


@dataclass(slots=True)
class Begun:
    """A question, and what was found out about it so far: with reposts among its hits it is searched for more of them.

    Attributes:
        lookup: What is looked up of it.
        index: Where.
        idf: How rare its terms are there.
        weights: How much each of its own terms says, in the order of `Lookup.terms`.
        ranked: Its candidates; None without any.
        meant: What it means, where not words alone answer it.
        said: What those of them say that were laid out, by place.
        stories: The stories of the candidates' reports that others tell too.
        today: The day it is, where that is known.
        crowd: Passages that are not looked at, since their reports only tell again what candidates tell.
    """

    lookup: Lookup
    index: Index
    idf: dict[str, float]
    weights: Floats
    ranked: Ranked | None = None
    meant: "Meant | None" = None
    said: dict[int, Said] = field(default_factory=dict)
    stories: dict[int, Story] = field(default_factory=dict)
    today: date | None = None
    crowd: frozenset[int] = frozenset()

    def tell_stories(self, reposts: StoryRecords, reports: Sequence[int]) -> None:
        """Take note of the stories of some reports that others which may be seen tell too."""
        found = reposts.stories(reports)
        self.stories |= self.index.seen(found) if isinstance(self.index, Selection) else found

    @classmethod
    def of(cls, terms: QuestionTerms, index: Index) -> "Begun":
        """A question nothing is known of yet but how else its names stand there, and how rare its terms are."""
        terms = with_variants(terms, index)
        lookup = Lookup.of(terms)
        idf = index.idfs(idf_terms(terms))
        return cls(lookup, index, idf, rarities(terms, lookup.terms, idf, index.corpus_size))
