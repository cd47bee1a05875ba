"""PDF documents.

`parsing` takes lines at their places out of the file, `layout` joins them into paragraphs without headers and page
numbers, `reader` makes a report of these. Only `parsing` knows pypdf.
"""
