"""What offices write besides text, web pages and PDF: Word, slides, sheets, OpenDocument, OFD, RTF, books, mail.

One module a format. `parts` takes XML out of ZIP archives within bounds, `markup` turns hypertext into lines, `papers`
(a room up) says of the lines what is title, source and date.
"""
