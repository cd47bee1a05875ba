"""PDF documents, and what else consists of lines at places on pages.

`parsing` takes pieces of text out of the file, `pieces` puts lines together of them, `layout` joins these into
paragraphs without headers and page numbers, `placed` makes a report of these. Only `parsing` knows pypdf.
"""
