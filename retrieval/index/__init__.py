"""An inverted index with the scores of rank_bm25, in segments that never change once they are written.

Texts become postings (`inversion`), postings become bytes (`codec`), and those lie in SQLite as segments, read through
a cache, retired and merged (`segments`, `segment`, `merge`). `bm25` asks all of them; `maxscore` finds the best
passages of one without scoring the others, by upper `bounds`, and `compiled` does so as machine code. It may know the
store and the terms of `analysis`: passages are numbers here, and nobody cites anything.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.index.bm25 import InvertedBM25
    from retrieval.index.inversion import Texts, invert, invert_texts
    from retrieval.index.maxscore import Scorer
    from retrieval.index.segment import make_segment
    from retrieval.index.segments import SMALL, SegmentStore

__all__ = [
    "SMALL",
    "InvertedBM25",
    "Scorer",
    "SegmentStore",
    "Texts",
    "invert",
    "invert_texts",
    "make_segment",
]

__getattr__ = loading(
    __name__,
    {
        "bm25": ("InvertedBM25",),
        "inversion": ("Texts", "invert", "invert_texts"),
        "maxscore": ("Scorer",),
        "segment": ("make_segment",),
        "segments": ("SMALL", "SegmentStore"),
    },
)
