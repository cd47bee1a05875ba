"""An inverted index with the scores of rank_bm25, in segments that never change once they are written.

Texts become postings (`inversion`), postings become bytes (`codec`), and those lie in SQLite as segments, read through
a cache, retired and merged (`segments`, `segment`, `merge`). `bm25` asks all of them; `maxscore` finds the best
passages of one without scoring the others, by upper `bounds`, and `compiled` does so as machine code. It may know the
store and the terms of `analysis`: passages are numbers here, and nobody cites anything.
"""
