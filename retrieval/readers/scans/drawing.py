"""A page of a PDF as a picture, for people to look at; drawn in a process of its own, which a bad file may end.

python -m retrieval.readers.scans.drawing PAGE < document.pdf > page.jpg
"""

import io
import subprocess
import sys
from contextlib import suppress
from typing import Final

from retrieval.extras import is_installed

_SECONDS: Final = 20
_MEMORY: Final = 1 << 30
_LONG_SIDE: Final = 2000
"""Pixels: the smallest print can be read, and Telegram takes it (both sides together at most 10,000)."""

_QUALITY: Final = 85


def can_draw() -> bool:
    """Whether the libraries of the extra `ocr` that draw pages are there."""
    return is_installed("pypdfium2", "PIL")


def draw_page(data: bytes, page: int) -> bytes | None:
    """Draw a page.

    Args:
        data: A PDF.
        page: From 1.

    Returns:
        A JPEG; None where the page cannot be drawn, or not in time.
    """
    if not can_draw():
        return None
    command = [sys.executable, "-m", __name__, str(page)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.stdout if done.returncode == 0 and done.stdout else None


def _draw() -> None:
    """Draw the page of the document on standard input."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    import pypdfium2

    page = pypdfium2.PdfDocument(sys.stdin.buffer.read())[int(sys.argv[1]) - 1]
    picture = page.render(scale=_LONG_SIDE / max(*page.get_size(), 1)).to_pil().convert("RGB")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    sys.stdout.buffer.write(out.getvalue())


if __name__ == "__main__":
    _draw()
