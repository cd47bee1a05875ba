"""How good the answers are, by the same engine that answers people.

Question sets (`sets`) are asked (`evaluate`) and measured (`measures`), a plain BM25 stands beside for comparison
(`peer`), and `calibrate` proposes a threshold from the judgements of an index's own readers. Nothing of `retrieval`
imports it. The weights are fitted outside of the package, by `benchmarks.fit`.
"""
