"""What changes an index in a cluster, for whoever holds the lease: loaded by writers alone.

`cluster_writer` puts reports in and takes them out, `joined_terms` makes terms of their texts, `repost_pairs` finds
which are reposts (with a `mark_table` while a corpus is loaded), and `recovery` finishes what a writer that died has
begun.
"""
