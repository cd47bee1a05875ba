"""What offices write besides text, web pages and PDF: Word, slides, sheets, OpenDocument, OFD, RTF, books, mail.

One module a format. `parts` takes XML out of ZIP archives within bounds, `hypertext` makes lines of what mails and
books are written in. What of the lines is title, source and
date is known next door, in `papers`.
"""

from typing import Final

PACKED: Final = frozenset(
    {".docx", ".docm", ".dotx", ".pptx", ".pptm", ".ppsx", ".potx", ".xlsx", ".xlsm", ".xlsb", ".odt", ".ott", ".odp"}
    | {".ods", ".epub", ".ofd"}
)
"""Endings of documents that are ZIP archives."""
