"""What is saved of a page, and under which name, whatever its address is and its server claims of it."""

from datetime import UTC, datetime

import pytest

from retrieval.corpus import content_to_save, file_name
from retrieval.corpus.fetch import FetchedPage


@pytest.mark.parametrize("charset", ["punycode", "Punycode", "idna", "undefined", "zlib", "nonsense", "a\0b", ""])
def test_a_charset_that_no_text_is_written_in_is_not_believed(charset):
    """Punycode is decoded in a time that grows with the square of the length: hours for what a page may have."""
    content = b"a-" + b"a" * 2_000_000

    page = FetchedPage("http://news.example/a", content, "text/plain", charset, datetime.now(UTC))

    assert content_to_save(page) == content


@pytest.mark.parametrize("end", ["", "/", "//", "/?a=b", "/.", "/.."])
def test_the_front_page_of_a_site_has_a_name(end):
    link = f"http://news.example{end}"

    name = file_name(link, FetchedPage(link, b"", "text/html", None, datetime.now(UTC)))

    assert name.startswith("news-example-")
    assert name.endswith(".html")
