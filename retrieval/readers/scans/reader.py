"""Scans and pictures -> `Report`; needs the extra `ocr`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from retrieval.errors import ReadError
from retrieval.extras import require
from retrieval.readers.pdf.placed import placed_report
from retrieval.reasons import Code
from retrieval.types import Report

if TYPE_CHECKING:
    from PIL.Image import Image


_MARKS: Final = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
# Fewer characters are a logo, or a stamp on a photo.
_LEAST_CHARACTERS = 15


class PictureReader:
    """Reads `.jpg`, `.png` and `.tif`, and PDF whose pages are pictures."""

    suffixes = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff"})
    is_light = False

    def recognises(self, data: bytes) -> bool:
        """Whether its first bytes are those of a picture."""
        return data.startswith(_MARKS)

    def read(self, data: bytes, key: str) -> Report:
        """Recognise the text of each page; the time that is allowed is allowed for each.

        Raises:
            UnsupportedFormat: The extra `ocr` is not installed.
            ReadError: It is damaged, too large, or no text is recognised in it.
        """
        require("ocr", "rapidocr", "onnxruntime", "pypdfium2", "PIL", key=key, task=Code.READING_SCANS)
        from retrieval.readers.scans.recognition import pages_of_pdf, pages_of_picture

        if self.recognises(data):
            return _report(pages_of_picture(data, key), data, key, "picture")
        if b"%PDF-" in data[:1024]:
            return _report(pages_of_pdf(data, key), data, key, "scan")
        raise ReadError(key, Code.MISNAMED, ending="picture")


def _report(pictures: Iterator["Image"], data: bytes, key: str, format_name: str) -> Report:
    from retrieval.readers.scans.recognition import recognised_lines

    pages = [recognised_lines(picture) for picture in pictures]
    if sum(len(line.text) for page in pages for line in page) < _LEAST_CHARACTERS:
        raise ReadError(key, Code.PICTURE_NO_TEXT)
    return placed_report(data, key, format_name, pages, recognised=True)
