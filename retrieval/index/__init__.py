"""An inverted index with the scores of rank_bm25, in segments that never change once they are written.

Texts become postings (`inversion`), postings become bytes (`codec`, `gaps`), and those lie in SQLite as segments,
written, retired and merged (`segments`, `merge`, `merge_policy`) and read through a cache (`postings_cache`). `bm25`
asks all of them; `maxscore` finds the best passages of one without scoring the others, by upper `bounds` on what terms
add (`saturation`), and `compiled` does so as machine code. It may know the store and the terms of `analysis`: passages
are numbers here, and nobody cites anything.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.index.bm25 import InvertedBM25
    from retrieval.index.inversion import TitledPassages, invert, invert_texts
    from retrieval.index.maxscore import Scorer
    from retrieval.index.merge_policy import SMALL_MERGE
    from retrieval.index.segment import make_segment
    from retrieval.index.segments import SegmentStore

__all__ = [
    "SMALL_MERGE",
    "InvertedBM25",
    "Scorer",
    "SegmentStore",
    "TitledPassages",
    "invert",
    "invert_texts",
    "make_segment",
]

__getattr__ = loading(
    __name__,
    {
        "bm25": ("InvertedBM25",),
        "inversion": ("TitledPassages", "invert", "invert_texts"),
        "maxscore": ("Scorer",),
        "merge_policy": ("SMALL_MERGE",),
        "segment": ("make_segment",),
        "segments": ("SegmentStore",),
    },
)
