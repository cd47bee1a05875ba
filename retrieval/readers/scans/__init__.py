"""Pages that are pictures: scans as PDF, and `.jpg`, `.png`, `.tif`.

`recognition` makes pictures of pages and lines of pictures, `reader` makes reports of these by the layout of PDF. Only
`recognition` knows the libraries, which are the extra `ocr`.
"""
