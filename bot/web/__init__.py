"""A citation as a web page, to be kept as a file or read at an address that nobody can guess.

`citation_page` makes the page, `web_addresses` the addresses under `WENJU_PUBLIC_URL`; who serves them is for
`bot.telegram.transport`, whose server listens already.
"""

from bot.web.citation_page import POLICY, CitedText, citation_html
from bot.web.marking import WordsNotFound, beginning_of, marked_in
from bot.web.web_addresses import WebAddresses, WebPlace

__all__ = [
    "POLICY",
    "CitedText",
    "WebAddresses",
    "WebPlace",
    "WordsNotFound",
    "beginning_of",
    "citation_html",
    "marked_in",
]
