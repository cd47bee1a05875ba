"""The process that opens one PDF: a file on standard input, its lines as JSON on standard output.

Run by path, apart from the package: a hostile file may cost this process its life and nothing else. Answers are
`{"pages": [[[text, x, y, size], …], …], "title": …, "made": …}`, or `{"refused": …}` with the name of a
`retrieval.reasons.Code` and the values of its sentence.
"""

import io
import json
import logging
import sys
import warnings
from contextlib import suppress

MOST_SECONDS = 60
MOST_MEMORY = 1 << 30
MOST_PAGES = 3_000
MOST_CHARACTERS = 5_000_000


def main() -> None:
    """Read, answer, leave."""
    _limit()
    # What pypdf finds odd about a file is nothing to tell its owner.
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    try:
        answer = _read(sys.stdin.buffer.read())
    except MemoryError:
        answer = {"refused": "PDF_COSTLY"}
    except RecursionError:
        answer = {"refused": "PDF_NESTED"}
    except Exception as error:  # noqa: BLE001  # the border of a third-party parser fed with anything at all
        name = type(error).__name__
        answer = {"refused": "PDF_BOMB"} if "Limit" in name else {"refused": "PDF_DAMAGED", "problem": name}
    sys.stdout.write(json.dumps(answer))


def _limit() -> None:
    # Neither is there on every system; the parent's own time limit always holds.
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _read(data: bytes) -> dict[str, object]:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"refused": "PDF_ENCRYPTED"}
    count = len(reader.pages)
    if count > MOST_PAGES:
        return {"refused": "PDF_PAGES", "pages": count, "limit": MOST_PAGES}
    pages: list[list[tuple[str, float, float, float]]] = []
    left = MOST_CHARACTERS
    for page in reader.pages:
        lines = _lines(page)
        if not lines and (contents := page.get_contents()) is not None:
            # extract_text() says nothing of a page whose content it could not unpack.
            contents.get_data()
        left -= sum(len(line[0]) for line in lines)
        if left < 0:
            return {"refused": "PDF_LONG", "limit": MOST_CHARACTERS}
        pages.append(lines)
    about = reader.metadata
    return {
        "pages": pages,
        "title": str((about and about.title) or ""),
        "made": str((about and about.get("/CreationDate")) or ""),
    }


def _lines(page: object) -> list[tuple[str, float, float, float]]:
    """The lines of a page in the order of its content, with the place and the size of their first letters."""
    lines: list[tuple[str, float, float, float]] = []
    text: list[str] = []
    place = (0.0, 0.0, 0.0)

    def end() -> None:
        if joined := "".join(text).strip():
            lines.append((joined, *place))
        text.clear()

    def visit(piece: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        nonlocal place
        for number, part in enumerate(piece.split("\n")):
            if number:
                end()
            if part.strip() and not text:
                x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                scale = (abs(tm[0] * tm[3] - tm[1] * tm[2]) * abs(cm[0] * cm[3] - cm[1] * cm[2])) ** 0.5
                place = (round(float(x), 1), round(float(y), 1), round(float(size) * float(scale), 1))
            if part and (text or part.strip()):
                text.append(part)

    page.extract_text(visitor_text=visit)  # type: ignore[attr-defined]  # pypdf is no import of this package's
    end()
    return lines


if __name__ == "__main__":
    main()
