"""Questions with their answers as a document to take along: its citations numbered, as Markdown or as a Word file.

`transcript` puts together what it says, the same for both; `as_markdown` and `as_word` write it.
"""
