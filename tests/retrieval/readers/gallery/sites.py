"""What the pages of the gallery that follow known systems share."""

from tests.retrieval.readers.gallery import Specimen


def page(name, text, encoding, title, source, published, paragraphs, written=None):
    """A file of this text; characters that a page's encoding lacks stand as references."""
    errors = "xmlcharrefreplace" if "htm" in name else "strict"
    return Specimen(name, text.encode(encoding, errors), title, source, published, paragraphs, written)


def lines(items, before="<p>", after="</p>\n"):
    return "".join(before + item + after for item in items)
