"""One SQLite file, which is text, index and truth: its schema, its transactions, its rows.

`database` opens it and says what its errors mean, `migrations` are its schema, `lock` lets one writer in at a time;
`catalogue` holds files, reports and passages (as `rows` writes them), `reposts` which reports tell the same story,
`journal` what was asked and how it was judged. No other room sees an error of SQLite. How postings are coded,
and what answers a question, it does not know.
"""
