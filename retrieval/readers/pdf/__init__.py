"""PDF documents, opened in a process of their own: a broken or hostile one takes nothing else with it.

`reader` starts that process and makes a report of what it says, `worker` runs in it and gives lines at their places,
`layout` joins them into paragraphs without headers and page numbers. Only `worker` knows pypdf.
"""
