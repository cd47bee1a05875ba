"""Papers of offices, in whatever format they come: what of their lines is title, source, date, and what is body.

`official` knows the layout of such papers, `contents` finds their tables of contents.
"""
