"""The index in an OpenSearch cluster beside the same in an SQLite file: answers, times, and nodes that are killed."""
