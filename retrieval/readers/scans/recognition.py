"""Pictures of pages -> their lines, each at its place and with whether it was read for sure; by rapidocr.

Its models come with the package, so nothing is fetched. PDF pages are drawn by pypdfium2, pictures opened by Pillow.
"""

import io
import math
import warnings
from collections.abc import Iterator
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from retrieval.errors import ReadError
from retrieval.readers.decoding import printable
from retrieval.readers.limited import begin_page
from retrieval.readers.pdf.layout import Line
from retrieval.readers.pdf.pieces import PlacedText, lines_of_pieces
from retrieval.reasons import Code

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_SCANNED_PAGES: Final = 200
"""Pages of one file: a page takes about five seconds of the processor."""

_LONG_SIDE = 2000
_MOST_PIXELS = 100_000_000
# Of print read right all letters reached this (two pages of 300 and 100 dpi); those read wrongly had .55 to .78.
_SURE = 0.85
# A line's box is higher than its letters by about a quarter, and of one page's lines it differs by as much.
_HEIGHT_OF_LETTERS = 0.8
_SAME_HEIGHT = 0.18
_FEWEST_LETTERS = 3
# Of the width of a page, half a letter about.
_SAME_LEFT = 0.012


def pages_of_pdf(data: bytes, key: str) -> Iterator["Image"]:
    """Draw the pages of a PDF, one after the other.

    Raises:
        ReadError: It cannot be drawn, or has too many pages.
    """
    import pypdfium2

    # A document that opens may have pages that do not.
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > MOST_SCANNED_PAGES:
            raise ReadError(key, Code.PDF_PAGES, pages=len(document), limit=MOST_SCANNED_PAGES)
        for number, page in enumerate(document, start=1):
            begin_page(key, number, len(document))
            yield page.render(scale=_LONG_SIDE / max(*page.get_size(), 1)).to_pil()
            page.close()
    except pypdfium2.PdfiumError as error:
        raise ReadError(key, Code.PDF_DAMAGED, problem="PdfiumError") from error


def pages_of_picture(data: bytes, key: str) -> Iterator["Image"]:
    """Open a picture, of a `.tif` one page after the other, upright.

    Raises:
        ReadError: It is damaged, or has too many pixels or pages.
    """
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data))
            if (pages := getattr(picture, "n_frames", 1)) > MOST_SCANNED_PAGES:
                raise ReadError(key, Code.PDF_PAGES, pages=pages, limit=MOST_SCANNED_PAGES)
            for number, page in enumerate(ImageSequence.Iterator(picture), start=1):
                begin_page(key, number, pages)
                if page.width * page.height > _MOST_PIXELS:
                    raise ReadError(key, Code.LARGE_PICTURE, limit=_MOST_PIXELS)
                upright = ImageOps.exif_transpose(page)
                upright.thumbnail((_LONG_SIDE, _LONG_SIDE))
                yield upright
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise ReadError(key, Code.PDF_DAMAGED, problem=type(error).__name__) from error


def recognised_lines(page: "Image") -> list[Line]:
    """The lines of a page, from above."""
    found = _recogniser()(np.asarray(page.convert("RGB")), return_word_box=True, return_single_char_box=True)
    if found.txts is None:
        return []
    lefts = _lefts([float(box[:, 0].min()) for box in found.boxes], page.width)
    heights = [float(box[:, 1].max() - box[:, 1].min()) for box in found.boxes]
    pieces = [
        PlacedText(text, left, float(page.height - box[:, 1].max()), size, sure=_is_sure(letters))
        for raw, left, box, size, letters in zip(
            found.txts, lefts, found.boxes, _sizes(found.txts, heights), found.word_results, strict=True
        )
        if (text := printable(raw).replace("\n", " ").strip())
    ]
    return lines_of_pieces(pieces)


def _is_sure(letters: Any) -> bool:  # noqa: ANN401  # triples of a letter, how sure it is, and its place
    return all(float(score) >= _SURE for letter, score, *_ in letters if letter.isalnum())


def _lefts(places: list[float], width: int) -> list[float]:
    """Where lines begin, those that begin nearly together at one place."""
    found: dict[float, float] = {}
    first = -math.inf
    for place in sorted(places):
        if place - first > _SAME_LEFT * width:
            first = place
        found[place] = first
    return [found[place] for place in places]


def _sizes(texts: tuple[str, ...], heights: list[float]) -> list[float]:
    """Sizes of letters: those that are nearly as high as most are as high, so that lines of one paragraph agree."""
    usual = median(heights)
    return [
        round(
            _HEIGHT_OF_LETTERS
            * (usual if len(text) < _FEWEST_LETTERS or abs(height - usual) <= _SAME_HEIGHT * usual else height),
            1,
        )
        for text, height in zip(texts, heights, strict=True)
    ]


@cache
def _recogniser() -> Any:  # noqa: ANN401  # rapidocr has no types
    from rapidocr import RapidOCR

    # The classifier of orientation turns lines upside down that are not: two of 31 were lost.
    return RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
