"""Files of the corpus folder written: under a safe name, whole or not at all, put back where what follows fails.

A name from a chat is hostile until proven otherwise: it may climb (`../`), hide (`.x`), hold NUL, be 300 characters
long or be one that Windows keeps for devices. What is kept of it here is safe on Linux, macOS and Windows.
"""

import os
import re
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path, PurePosixPath

from retrieval.errors import CorpusError, UnsupportedFormat
from retrieval.readers import is_known_kind, refusal_by_name, takes
from retrieval.reasons import Code

LONGEST_FILE_NAME = 120
"""Bytes of a file's name in UTF-8; Linux allows 255, eCryptfs 143."""

_NAMELESS = "报告"
_FORBIDDEN = re.compile(r'[<>:"|?*\\/]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)


def safe_name(name: str) -> str:
    """The name a file gets in the corpus folder.

    Args:
        name: As it was sent: anything.

    Returns:
        A name without folders, at most `LONGEST_FILE_NAME` bytes, with an ending that a reader takes.

    Raises:
        UnsupportedFormat: No reader takes files with that ending.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in last)
    kept = " ".join(_FORBIDDEN.sub(" ", kept).split())
    # The x makes an ending of ".txt" alone.
    path = PurePosixPath(f"x{kept}")
    ending = path.suffix.lower()
    stem = path.stem[1:]
    # A leading dot, underscore or tilde hides a file from the corpus; Windows drops dots and spaces at the end.
    stem = stem.strip(" ._~#").replace("..", ".") or _NAMELESS
    if _DEVICE.fullmatch(stem.split(".")[0].strip()) or not takes(f"{stem}{ending}"):
        stem = f"{_NAMELESS}-{stem.replace('.', '-')}"
    room = LONGEST_FILE_NAME - len(ending.encode())
    stem = stem.encode()[:room].decode("utf-8", "ignore").rstrip(" .")
    if not is_known_kind(f"x{ending}"):
        refusal = refusal_by_name(f"x{ending}")
        raise UnsupportedFormat(kept or _NAMELESS, refusal.code, **refusal.values)
    return f"{stem}{ending}"


def numbered(path: Path) -> Iterator[Path]:
    """The path, then the same with -2, -3 and so on before its ending."""
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it, even where the machine stops in between.

    Raises:
        CorpusError: The folder cannot be written, or the name is too long.
    """
    # A dot in front: neither a walk through the folder nor a watcher takes it for a report.
    temporary = path.with_name(f".wenju-{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CorpusError(Code.UNWRITABLE_PATH, path=path, problem=error.strerror or error) from error


@contextmanager
def kept_on_failure(*paths: Path) -> Iterator[None]:
    """Put files back as they were where the block fails in whatever way, by Ctrl-C too.

    Raises:
        CorpusError: One of them cannot be read before, or not be put back.
    """
    before = {path: _bytes_of(path) for path in paths}
    try:
        yield
    except BaseException:
        for path, data in before.items():
            if data == _bytes_of(path):
                continue
            if data is None:
                path.unlink(missing_ok=True)
            else:
                write_whole(path, data)
        raise


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CorpusError(Code.UNREADABLE_PATH, path=path, problem=error.strerror or error) from error
